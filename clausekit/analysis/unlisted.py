"""Parties that no definition in the opening names: labelled lines, explained words, bare names, and whoever acts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from clausekit.analysis.names import first_name, has_formal_name
from clausekit.analysis.preamble import OPENING, QUOTED, Actor, Words, phrase_ends, plain_opening
from clausekit.expressions import Expression

_LABELLED = Expression(
    r"(?:^|[\n\t]|  )[^\w\n({\[]{0,6}(?P<label>[^\s:\uff1a](?:[^\n:\uff1a]{1,40}?))[ \t*_]*[:\uff1a][ \t*_]*"
    r"(?P<name>(?:[^\s]|[ \t](?![ \t]))*)"
)
_PIECE = Expression(r"[^()\[\]/,\"\u201c\u201d*_]+")
_COVER = 5_000
"""How far into a contract a cover page reaches, in characters."""
_ACTING = 6
"""Words looked at, of those that act most."""
_TELLING = 3
"""How much a role must tell to be looked for in the whole text."""
_MARKS = " \t\n*_\"'\u201c\u201d\u2018\u2019(["


def labelled_actors(text: str, words: Words, labels: Collection[str]) -> Iterator[Actor]:
    """Lines of a cover page or a block of parties: `Client: Acme Ltd`, `Party A (Shipper): …`."""
    for line in _LABELLED.finditer(text[:_COVER]):
        terms = tuple(piece for match in _PIECE.finditer(line["label"]) if (piece := match.group().strip()))
        if len(terms) < 3 and any(term.lower() in labels for term in terms):
            yield Actor(terms, line["name"], True)


def explained_actors(text: str, words: Words, labels: Collection[str]) -> Iterator[Actor]:
    """Words that a list of definitions explains: `"Customer" or "you" means the company that …`."""
    opening = text[:OPENING]
    for meaning in phrase_ends(plain_opening(text), words.meanings):
        terms: tuple[str, ...] = ()
        start = meaning
        for quoted in reversed(list(QUOTED.finditer(opening, max(0, meaning - 120), meaning))):
            if len(opening[quoted.end() : start].split()) > 2:
                break
            terms, start = (quoted[1].strip(_MARKS + ","), *terms), quoted.start()
        named = opening[meaning : meaning + 60]
        formal = has_formal_name(named, words.names)
        if terms and (formal or any(term.lower() in labels for term in terms)):
            yield Actor(tuple(dict.fromkeys(filter(None, terms))), named if formal else "", True)


def bare_actors(text: str, words: Words) -> Iterator[Actor]:
    """The names of "an agreement between Acme and Bolt", for contracts that go on to use just these names."""
    opening = text[:OPENING]
    for introducer in phrase_ends(plain_opening(text), words.introducers):
        window = opening[introducer : introducer + 160].split()
        joiner = next((index for index, word in enumerate(window) if word.lower() in words.joiners), 0)
        left, right = " ".join(window[:joiner]), " ".join(window[joiner + 1 :])
        names = first_name(left, words.names), first_name(right, words.names)
        if all(names) and left.startswith(names[0]) and right.startswith(names[1]):
            for name in names:
                yield Actor(_short_forms(name, words), name, True)


def _short_forms(name: str, words: Words) -> tuple[str, ...]:
    """The name itself, and without its legal form: "Acme, Inc." → "Acme"."""
    kept = name.replace(",", " ").split()
    while len(kept) > 1 and kept[-1].replace(".", "").lower() in words.names.forms:
        kept.pop()
    return tuple(dict.fromkeys((name, " ".join(kept))))


def acting_actors(text: str, words: Words, modals: Collection[str]) -> Iterator[Actor]:
    """Whoever shall, will or may do something most often: "Supplier shall …", "we may …"."""
    counts: Counter[tuple[str, ...]] = Counter()
    for modal in modals:
        at = text.find(f" {modal} ")
        while at >= 0:
            actor = _subject(text[max(0, at - 48) : at].split(), words)
            if actor:
                counts[actor] += 1
            at = text.find(f" {modal} ", at + 1)
    for terms, count in counts.most_common(_ACTING):
        if count > 1 or terms[0] in words.calls:
            yield Actor(terms)


def role_actors(text: str, roles: Mapping[str, float], passing: Collection[str]) -> Iterator[Actor]:
    """Words that tell a side by themselves, for contracts without an opening: "Supplier", "Customer"."""
    for role, weight in roles.items():
        if abs(weight) >= _TELLING and role not in passing:
            term = " ".join(map(str.capitalize, role.split()))
            if f"{term} " in text:
                yield Actor((term,))


def _subject(before: Sequence[str], words: Words) -> tuple[str, ...]:
    """The words for whoever acts: a pronoun with its forms, or the capitalised words that stand last."""
    last = before[-1].strip(_MARKS) if before else ""
    if last.lower() in words.calls:
        return words.calls[last.lower()]
    kept: list[str] = []
    for token in reversed(before[-4:]):
        bare = token.strip(_MARKS)
        if (
            not any(map(str.isupper, bare))
            or bare[0].islower()
            or not bare[-1].isalnum()
            or bare.lower() in words.definers
        ):
            break
        kept.insert(0, bare)
        if bare != token:
            break
    term = " ".join(kept)
    return (term,) if kept and not {term.lower(), kept[-1].lower()} & (words.not_parties | words.passing) else ()


def _is_name_word(word: str) -> bool:
    return any(map(str.isupper, word)) and not word[0].islower() and word[-1].isalnum()
