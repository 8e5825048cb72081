"""Who the opening of a contract names: each party with the words that the contract goes on to call it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

OPENING = 14_000
"""How far into a contract its parties may first be named, in characters: behind a cover page and a table of contents."""
_LIST = 4_000
"""How long a list of parties with their addresses may be, in characters."""

_BRACKET = re.compile(r"[(\uff08]([^()\uff08\uff09]{1,240})[)\uff09]?")
_QUOTED = re.compile(
    r"""["\u201c\u201d\u201e\u00ab]\s*([^"\u201c\u201d\u201e\u00ab\u00bb]{1,60}?)\s*["\u201c\u201d\u00bb]"""
)
_BARE = re.compile(r"""["'\u2018\u201c\u02ba-]*([^\W\d_][\w&.'\u2019/-]*(?:\s+[^\W\d_][\w&.'\u2019/-]*){0,3})""")


class Actor(NamedTuple):
    """Somebody whom the opening defines: `name` as written, `terms` what it is called from then on.

    start, end  where the definition stands in the text
    listed      True inside the list of parties ("between … and …")
    """

    name: str
    terms: tuple[str, ...]
    start: int
    end: int
    listed: bool


class Words(NamedTuple):
    """What a language says about the opening of a contract, from its pack."""

    introducers: re.Pattern[str]
    joiners: re.Pattern[str]
    list_ends: re.Pattern[str]
    definers: frozenset[str]
    not_parties: frozenset[str]
    name_ends: re.Pattern[str]


def words_of(data: Mapping[str, Any]) -> Words:
    """Compile the part of the pack's `parties` that tells how an opening names them."""
    return Words(
        any_word(data["introducers"]),
        any_word(data["joiners"]),
        any_word(data["list_ends"]),
        frozenset(data["definers"]),
        frozenset(data["not_parties"]),
        any_word(data["name_ends"]),
    )


def any_word(words: Sequence[str]) -> re.Pattern[str]:
    """A pattern for any one of these words or phrases as whole words, in any case, over any blanks."""
    longest_first = sorted(words, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def actors(text: str, words: Words) -> tuple[Actor, ...]:
    """Everybody whom the opening defines with a word of their own, in reading order."""
    opening = text[:OPENING]
    found = list(_definitions(opening, words))
    first, last = _list_of_parties(opening, found, words)
    out: list[Actor] = []
    before = first
    for start, end, terms in found:
        listed = first <= start < last
        name = (
            _name(opening[max(before, start - 600) : start], words)
            if listed
            else _name(opening[max(0, start - 200) : start], words)
        )
        if listed:
            before = end
        out.append(Actor(name, terms, start, end, listed))
    return tuple(out)


def _definitions(opening: str, words: Words) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    for bracket in _BRACKET.finditer(opening):
        terms = tuple(dict.fromkeys(term for term in _terms(bracket[1], words) if _may_be_party(term, words)))
        if terms:
            yield bracket.start(), bracket.end(), terms


def _terms(bracket: str, words: Words) -> Iterator[str]:
    quoted = _QUOTED.findall(bracket)
    if quoted:
        for term in quoted:
            yield _without_definers(term, words)
        return
    term = _without_definers(bracket, words)
    bare = _BARE.fullmatch(term)
    if bare and (bare[1][0].isupper() or not bare[1][0].islower()):
        yield bare[1]


def _without_definers(term: str, words: Words) -> str:
    rest = term.strip(" ,.;:\n\t").split()
    while rest and rest[0].strip("\"'\u201c\u201d,").lower() in words.definers:
        rest = rest[1:]
    return " ".join(rest).strip(" ,.;:")


def _may_be_party(term: str, words: Words) -> bool:
    if not term or not (term[0].isalnum()) or term[0].isdigit() and term.replace(",", "").isdigit():
        return False
    last = term.split()[-1].lower()
    return last not in words.not_parties and (not term[0].islower())


def _list_of_parties(opening: str, found: Sequence[tuple[int, int, tuple[str, ...]]], words: Words) -> tuple[int, int]:
    """Where the list of parties stands: from its introducer to the recitals, (0, 0) where there is none."""
    for introducer in words.introducers.finditer(opening):
        first = introducer.end()
        end = words.list_ends.search(opening, first, first + _LIST)
        last = end.start() if end else min(len(opening), first + _LIST // 2)
        if sum(first <= start < last for start, _, _ in found) >= 2:
            return first, last
    return 0, 0


def _name(before: str, words: Words) -> str:
    """The name at the head of the words between two definitions: without what joins it, and without its address."""
    cut = 0
    for joiner in words.joiners.finditer(before):
        rest = before[joiner.end() :].lstrip(" \n\t:-,")
        if rest[:1].isupper() or rest[:4] == "the " or rest[:1] in "[{_":
            cut = joiner.end()
            break
    name = before[cut:].lstrip(" \n\t:-,;.)")
    end = words.name_ends.search(name)
    if end:
        name = name[: end.start()]
    return " ".join(name.split(",")[0].split())[:120]
