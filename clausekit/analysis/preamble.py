"""Who the opening of a contract names: each party with the words that the contract goes on to call it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from clausekit.analysis.names import NameWords, first_name, has_formal_name, last_name
from clausekit.words import SIDES

OPENING = 14_000
"""How far into a contract its parties may first be named, in characters: behind a cover and a table of contents."""
_LIST = 4_000
"""How long a list of parties with their addresses may be, in characters; without recitals after it, half of that."""
_NAME = 400
"""How far before its definition a name may stand, in characters."""

_BRACKET = re.compile(r"[(\uff08]([^()\uff08\uff09]{1,240})[)\uff09]?")
_OPENED, _CLOSED = '["\u201c\u201d\u201e\u00ab\u02ba]', '["\u201c\u201d\u00bb\u02ba]'
QUOTED = re.compile(_OPENED + r"\s*([^\"\u201c\u201d\u201e\u00ab\u00bb\u02ba]{1,60}?)\s*" + _CLOSED)
_BARE = re.compile(
    r"[\"'\u2018\u201c\u201d-]*([^\W\d_][\w&.'\u2019/-]*(?:\s+[^\W\d_][\w&.'\u2019/-]*){0,3})[\"\u201c\u201d]?"
)
_ALONE = re.compile(
    r"^[ \t]*[\"\u201c]([^\"\u201c\u201d\n]{1,40})[\"\u201d]"
    r"(?:[ \t]*/[ \t]*[\"\u201c]([^\"\u201c\u201d\n]{1,40})[\"\u201d])?[ \t]*$",
    re.MULTILINE,
)
"""A line that holds nothing but the words for a party, below its address."""
_EDGES = "*_\"'\u201c\u201d\u2018\u2019"


class Actor(NamedTuple):
    """Somebody whom a contract names.

    terms   what it is called from then on
    before  the words before its definition, which hold its name
    listed  True where it stands in the list of parties ("between … and …"), so that its name comes first in `before`
    """

    terms: tuple[str, ...]
    before: str = ""
    listed: bool = False

    def also(self, terms: Iterable[str]) -> Actor:
        """The same actor, called by these words too."""
        return self._replace(terms=tuple(dict.fromkeys((*self.terms, *terms))))

    def name(self, words: Words) -> str:
        """Its name as written; where none is found, the first word it is called by."""
        found = (first_name if self.listed else last_name)(self.before, words.names)
        last = found.split()[-1].lower() if found else ""
        return self.terms[0] if last in words.not_parties - words.names.forms or not found else found


class Words(NamedTuple):
    """What a language says about the opening of a contract; phrases are in lower case with single blanks.

    counted   words for a party that only number it ("First Party"), although the last of them alone names none
    calls     pronoun of a side → all its forms ("we" → we, We, us, Us, our, Our)
    speaking  the pronouns of whoever writes ("we", "i")
    spoken_to those of whoever is written to ("you")
    """

    introducers: tuple[str, ...]
    list_ends: tuple[str, ...]
    callings: tuple[str, ...]
    meanings: tuple[str, ...]
    joiners: frozenset[str]
    definers: frozenset[str]
    not_parties: frozenset[str]
    counted: frozenset[str]
    passing: frozenset[str]
    names: NameWords
    calls: Mapping[str, tuple[str, ...]]
    speaking: tuple[str, ...]
    spoken_to: tuple[str, ...]


class _Definition(NamedTuple):
    start: int
    end: int
    terms: tuple[str, ...]
    quoted: bool = True


def words_of(data: Mapping[str, Any]) -> Words:
    """The part of the pack's section `parties` that is about openings."""
    return Words(
        tuple(data["introducers"]),
        tuple(data["list_ends"]),
        tuple(data["callings"]),
        tuple(data["meanings"]),
        frozenset(data["joiners"]),
        frozenset(data["definers"]),
        frozenset(data["not_parties"]),
        frozenset(data.get("counted", ())),
        frozenset(data["passing"]),
        NameWords(frozenset(data["small_words"]), frozenset(data["articles"]), frozenset(data["legal_forms"])),
        {
            word: tuple(form for one in group for form in dict.fromkeys((one, one[:1].upper() + one[1:])))
            for groups in data["pronouns"].values()
            for group in groups
            for word in group
        },
        *(tuple(group[0] for group in data["pronouns"].get(side, ())) for side in SIDES),
    )


def phrase_places(text: str, phrases: Iterable[str]) -> Iterator[int]:
    """Where any of these phrases begins in `text`, phrase by phrase."""
    for phrase in phrases:
        at = text.find(phrase)
        while at >= 0:
            yield at
            at = text.find(phrase, at + len(phrase))


def phrase_ends(text: str, phrases: Iterable[str], start: int = 0, end: int | None = None) -> list[int]:
    """Where these phrases end in `text` (in lower case, blanks for line breaks), whole words only, in order."""
    last = len(text) if end is None else end
    found: list[int] = []
    for phrase in phrases:
        at = text.find(phrase, start, last)
        while at >= 0:
            behind = at + len(phrase)
            if not (text[behind : behind + 1].isalnum() or (at and text[at - 1].isalnum())):
                found.append(behind)
            at = text.find(phrase, behind, last)
    return sorted(found)


def plain_opening(text: str) -> str:
    """The opening in lower case with a blank for each line break, character for character as long as the opening."""
    opening = text[:OPENING].replace("\n", " ")
    lower = opening.lower()
    return lower if len(lower) == len(opening) else opening


def listed_actors(text: str, words: Words) -> tuple[Actor, ...]:
    """The parties of the list in the opening ("between A (“X”) and B (“Y”)"), in order; () where there is none."""
    plain = plain_opening(text)
    introducers = phrase_ends(plain, words.introducers)
    for index, first in enumerate(introducers):
        ends = phrase_ends(plain, words.list_ends, first, first + _LIST)
        last = ends[0] if ends else first + _LIST // 2
        inside = _definitions(text[first : min(last, OPENING)], words)
        if len(inside) > 1:
            # A title names the parties too ("AGREEMENT between A and B … is made between A …"): the nearest counts.
            nearest = max(begin for begin in introducers[index:] if begin <= first + inside[0].start)
            out = _listed(text[first:last], inside, nearest - first, words)
            if len(out) > 1:
                return tuple(out)
    return ()


def _listed(region: str, definitions: Sequence[_Definition], begin: int, words: Words) -> list[Actor]:
    out: list[Actor] = []
    in_quotes = False
    for start, end, terms, quoted in definitions:
        before = region[begin:start]
        joined = _after_joiner(before, words)
        if out and joined is None and ";" not in before and "\n\n" not in before:
            # "Acme Ltd ("Acme"), a company of England (the "Agent")": a second word for the same party; but of
            # "Acme AG, Halle (Saale) ("Acme")" only the word in quotes is one.
            if quoted:
                out[-1] = out[-1].also(terms) if in_quotes else out[-1]._replace(terms=terms)
        else:
            out.append(Actor(terms, joined if out and joined else before, True))
            in_quotes = False
        in_quotes = in_quotes or quoted
        begin = end
    return out


def _after_joiner(before: str, words: Words) -> str | None:
    """The words behind the "and" that leads to the next party; None where it joins something else, or is not there."""
    at = 0
    for word in before.split():
        at = before.index(word, at) + len(word)
        if word.strip(":-\u2013").lower() in words.joiners:
            behind = before[at:].lstrip(" \n\t:,-\u2013")
            if not behind or not behind[0].islower() or behind[:4] == "the " or _is_pronoun(behind, words):
                return behind
    return None


def _is_pronoun(behind: str, words: Words) -> bool:
    """True for "you, the customer named below"."""
    return re.split(r"\W", behind, maxsplit=1)[0] in words.calls


def defined_actors(text: str, words: Words) -> tuple[Actor, ...]:
    """Everybody whom the opening gives a word of their own, listed or not, in reading order."""
    opening = text[:OPENING]
    out: list[Actor] = []
    before = 0
    for start, end, terms, _ in _definitions(opening, words):
        if out and _describes(opening[before:start], words):
            out[-1] = out[-1].also(terms)
        else:
            out.append(Actor(terms, opening[max(0, start - _NAME) : start]))
        before = end
    return tuple(out)


def _describes(between: str, words: Words) -> bool:
    """True where the words between two definitions only describe the first: `("Acme"), a company of Kent (the …)`."""
    head = between.lstrip(" ,\n\t").split(None, 1)
    return (
        len(between) < 200
        and (not head or head[0].lower() in words.names.articles)
        and _after_joiner(between, words) is None
        and not has_formal_name(between, words.names)
    )


def _definitions(opening: str, words: Words) -> list[_Definition]:
    return sorted({*_in_brackets(opening, words), *_called(opening, words), *_alone(opening, words)})


def _in_brackets(opening: str, words: Words) -> Iterator[_Definition]:
    for bracket in _BRACKET.finditer(opening):
        quoted = QUOTED.findall(bracket[1])
        terms = _called_so(quoted, words) if quoted else _parties_of(_bare_term(bracket[1], words), words)
        behind = opening[bracket.end() : bracket.end() + 12].split() if terms else ()
        if terms and not (behind and behind[0].strip(",.").replace(".", "").lower() in words.names.forms):
            yield _Definition(bracket.start(), bracket.end(), terms, bool(quoted))


def _called(opening: str, words: Words) -> Iterator[_Definition]:
    """Definitions without brackets: `hereinafter referred to as the "Agency" or "Vane"`."""
    for end in phrase_ends(plain_opening(opening), words.callings):
        quoted = QUOTED.search(opening, end, end + 80)
        if not quoted or len(opening[end : quoted.start()].split()) > 3 or "(" in opening[max(0, end - 60) : end]:
            continue
        terms = [quoted[1]]
        behind = QUOTED.match(opening, quoted.end() + len(" or "), quoted.end() + 60)
        if behind:
            terms.append(behind[1])
        parties = _parties_of(terms, words)
        if parties:
            yield _Definition(end, (behind or quoted).end(), parties)


def _alone(opening: str, words: Words) -> Iterator[_Definition]:
    for line in _ALONE.finditer(opening):
        terms = _parties_of(filter(None, line.groups()), words)
        if terms:
            yield _Definition(line.start(), line.end(), terms)


def _bare_term(bracket: str, words: Words) -> tuple[str, ...]:
    bare = _BARE.fullmatch(_without_definers(bracket, words))
    return (bare[1],) if bare and not bare[1][0].islower() else ()


def _without_definers(term: str, words: Words) -> str:
    rest = re.split(r"['\u2019]\s", term)[0].split()
    while rest and rest[0].strip(_EDGES + ",:-").lower() in words.definers:
        rest = rest[1:]
    return " ".join(rest).strip(" ,.;:*_")


def _parties_of(terms: Iterable[str], words: Words) -> tuple[str, ...]:
    bare = (_without_definers(term, words) for term in terms)
    return tuple(dict.fromkeys(term for term in bare if _may_be_party(term, words)))


def _called_so(quoted: Iterable[str], words: Words) -> tuple[str, ...]:
    """The words for a party out of quoted ones; a pronoun (Acme Ltd ("Acme", "we")) brings all its forms."""
    out: list[str] = []
    for term in quoted:
        out += words.calls.get(term.strip(_EDGES + " ,").lower(), ()) or _parties_of([term], words)
    return tuple(dict.fromkeys(out))


def _may_be_party(term: str, words: Words) -> bool:
    if len(term) < 2 or term == term.lower() != term.upper() or not any(map(str.isalpha, term)):
        return False
    return term.lower() in words.counted or term.split()[-1].lower() not in words.not_parties
