"""Who the opening of a contract names: each party with the words that the contract goes on to call it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from clausekit.analysis.names import NameWords, first_name, has_formal_name, last_name

OPENING = 14_000
"""How far into a contract its parties may first be named, in characters: behind a cover page and a table of contents."""
_LIST = 4_000
"""How long a list of parties with their addresses may be, in characters."""
_NAME = 400
"""How far before its definition a name may stand, in characters."""

_BRACKET = re.compile(r"[(\uff08]([^()\uff08\uff09]{1,240})[)\uff09]?")
QUOTED = re.compile(
    '["\u201c\u201d\u201e\u00ab\u02ba]\\s*([^"\u201c\u201d\u201e\u00ab\u00bb\u02ba]{1,60}?)\\s*["\u201c\u201d\u00bb\u02ba]'
)
_BARE = re.compile(
    r"[\"'\u2018\u201c\u201d-]*([^\W\d_][\w&.'\u2019/-]*(?:\s+[^\W\d_][\w&.'\u2019/-]*){0,3})[\"\u201c\u201d]?"
)
_QUOTE_MARKS = "*_\"'\u201c\u201d\u2018\u2019"


_ALONE = re.compile(
    r"^[ \t]*[\"\u201c]([^\"\u201c\u201d\n]{1,40})[\"\u201d](?:[ \t]*/[ \t]*[\"\u201c]([^\"\u201c\u201d\n]{1,40})[\"\u201d])?[ \t]*$",
    re.MULTILINE,
)
"""A line that holds nothing but the words for a party, below its address."""


class Actor(NamedTuple):
    """Somebody whom a contract names: `name` as written, `terms` what it is called from then on; `listed` where it
    stands in the list of parties ("between … and …")."""

    name: str
    terms: tuple[str, ...]
    listed: bool = False

    def also(self, terms: Iterable[str]) -> Actor:
        """The same actor, called by these words too."""
        return self._replace(terms=tuple(dict.fromkeys((*self.terms, *terms))))


class Words(NamedTuple):
    """What a language says about the opening of a contract."""

    introducers: re.Pattern[str]
    list_ends: re.Pattern[str]
    callings: re.Pattern[str]
    meanings: re.Pattern[str]
    joiners: re.Pattern[str]
    definers: frozenset[str]
    not_parties: frozenset[str]
    passing: frozenset[str]
    names: NameWords


class _Definition(NamedTuple):
    start: int
    end: int
    terms: tuple[str, ...]
    quoted: bool = True


def words_of(data: Mapping[str, Any]) -> Words:
    """Compile what the pack's section `parties` says about openings."""
    return Words(
        any_word(data["introducers"]),
        any_word(data["list_ends"]),
        any_word(data["callings"]),
        any_word(data["meanings"]),
        any_word(data["joiners"]),
        frozenset(data["definers"]),
        frozenset(data["not_parties"]),
        frozenset(data["passing"]),
        NameWords(frozenset(data["small_words"]), frozenset(data["articles"]), frozenset(data["legal_forms"])),
    )


def any_word(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any one of these words or phrases as whole words, in any case, over any blanks."""
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def listed_actors(text: str, words: Words) -> tuple[Actor, ...]:
    """The parties of the list in the opening ("between A (“X”) and B (“Y”)"), in order; () where there is none."""
    opening = text[:OPENING]
    found = _definitions(opening, words)
    for introducer in words.introducers.finditer(opening):
        first = introducer.end()
        end = words.list_ends.search(opening, first, first + _LIST)
        last = end.start() if end else first + _LIST // 2
        inside = [definition for definition in found if first <= definition.start < last]
        if len(inside) < 2:
            continue
        out: list[Actor] = []
        for (_, begin, _, _), (start, _, terms, quoted) in pairwise([_Definition(0, first, ()), *inside]):
            before = opening[begin:start]
            joined = _after_joiner(before, words)
            if out and joined is None and ";" not in before and "\n\n" not in before:
                # "Acme Ltd ("Acme"), a company of England (the "Agent")": a second word for the same party.
                out[-1] = out[-1].also(terms)
            else:
                named = joined if out and joined else words.introducers.split(before)[-1]
                out.append(Actor(first_name(named, words.names) or terms[0], terms, quoted))
        if len(out) > 1:
            return tuple(out)
    return ()


def _after_joiner(before: str, words: Words) -> str | None:
    """The words behind the "and" that leads to the next party; None where it joins something else, or is not there."""
    for joiner in words.joiners.finditer(before):
        behind = before[joiner.end() :].lstrip(" \n\t:,-\u2013")
        if not behind or not behind[0].islower() or behind[:4] == "the ":
            return behind
    return None


def defined_actors(text: str, words: Words) -> tuple[Actor, ...]:
    """Everybody whom the opening gives a word of their own, listed or not, in reading order."""
    opening = text[:OPENING]
    out: list[Actor] = []
    before = 0
    for start, end, terms, _ in _definitions(opening, words):
        if out and _describes(opening[before:start], words):
            out[-1] = out[-1].also(terms)
        else:
            out.append(Actor(last_name(opening[max(0, start - _NAME) : start], words.names) or terms[0], terms))
        before = end
    return tuple(out)


def _describes(between: str, words: Words) -> bool:
    """True where the words between two definitions only describe the first: `("Acme"), a company of England (the …)`."""
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
        terms = _parties_of(_terms(bracket[1], words), words)
        behind = opening[bracket.end() : bracket.end() + 12].split()
        if terms and not (behind and behind[0].strip(",.").replace(".", "").lower() in words.names.forms):
            yield _Definition(bracket.start(), bracket.end(), terms, QUOTED.search(bracket[1]) is not None)


def _called(opening: str, words: Words) -> Iterator[_Definition]:
    """Definitions without brackets: `hereinafter referred to as the "Agency"`."""
    for calling in words.callings.finditer(opening):
        quoted = list(QUOTED.finditer(opening, calling.end(), calling.end() + 120))
        if not quoted or len(opening[calling.end() : quoted[0].start()].split()) > 3:
            continue
        terms = _parties_of((_without_definers(match[1], words) for match in quoted), words)
        if terms and "(" not in opening[max(0, calling.start() - 40) : calling.start()]:
            yield _Definition(calling.start(), quoted[-1].end(), terms)


def _alone(opening: str, words: Words) -> Iterator[_Definition]:
    for line in _ALONE.finditer(opening):
        terms = _parties_of((term for term in line.groups() if term), words)
        if terms:
            yield _Definition(line.start(), line.end(), terms)


def _terms(bracket: str, words: Words) -> Iterator[str]:
    quoted = QUOTED.findall(bracket)
    for term in quoted:
        yield _without_definers(term, words)
    if not quoted:
        bare = _BARE.fullmatch(_without_definers(bracket, words))
        if bare:
            yield bare[1]


def _without_definers(term: str, words: Words) -> str:
    rest = re.split(r"['\u2019]\s", term)[0].split()
    while rest and rest[0].strip(_QUOTE_MARKS + ",:-").lower() in words.definers:
        rest = rest[1:]
    return " ".join(rest).strip(" ,.;:*_")


def _parties_of(terms: Iterable[str], words: Words) -> tuple[str, ...]:
    return tuple(dict.fromkeys(term for term in terms if _may_be_party(term, words)))


def _may_be_party(term: str, words: Words) -> bool:
    if len(term) < 2 or term == term.lower() != term.upper() or not any(map(str.isalpha, term)):
        return False
    return term.split()[-1].lower() not in words.not_parties
