"""The ways a language has to say one thing, as its pack lists them: patterns, where they count, what undoes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, reduce
from operator import or_
from typing import NamedTuple

from clausekit.language.pack import Pack


class Way(NamedTuple):
    """One way to say something.

    says     patterns that say it, each with what it cannot match without (`_needs`)
    where    where they count: a word that the caller gives each unit
    unless   patterns that take an overlapping passage back
    because  the reason in one plain sentence
    """

    says: tuple[tuple[re.Pattern[str], tuple[int, ...]], ...]
    where: str
    unless: tuple[re.Pattern[str], ...]
    because: str


_PIECES = re.compile(r"(?P<open>\((?:\?:|\?P<\w+>))|(?P<shut>\))|\[\^[^\]]*\]|\[(?P<one>[^\]]+)\](?![?{])")


def ways_of(pack: Pack, name: str) -> list[Way]:
    """The ways that the pack's table `terms` lists for `name`."""
    return [
        Way(
            tuple((pattern, _needs(pattern)) for pattern in pack.patterns[way["says"]]),
            way["where"],
            pack.patterns.get(way.get("unless", ""), ()),
            way["because"],
        )
        for way in pack.data["terms"][name]
    ]


def said(way: Way, symbols: str, present: int) -> tuple[int, int] | None:
    """Where a unit says it (first and past-the-last symbol); `present`: the bits of its symbols."""
    for pattern, needs in way.says:
        for need in needs:
            if not present & need:
                break
        else:
            for match in pattern.finditer(symbols):
                if not _taken_back(symbols, match, way.unless):
                    return match.span()
    return None


def bits(symbols: Iterable[str]) -> int:
    """One bit for each symbol that occurs."""
    return reduce(or_, map(_bit, set(symbols)), 0)


@cache
def _bit(symbol: str) -> int:
    return 1 << ord(symbol)


@cache
def _needs(pattern: re.Pattern[str]) -> tuple[int, ...]:
    """What a pattern cannot match without: the bits of each class of symbols neither optional nor in a group."""
    needs, depth = [], 0
    for piece in _PIECES.finditer(pattern.pattern):
        if piece["open"]:
            depth += 1
        elif piece["shut"]:
            depth -= 1
        elif depth == 0 and piece["one"]:
            needs.append(bits(piece["one"]))
    return tuple(needs)


def _taken_back(symbols: str, match: re.Match[str], unless: Iterable[re.Pattern[str]]) -> bool:
    return any(
        other.start() < match.end() and other.end() > match.start()
        for pattern in unless
        for other in pattern.finditer(symbols)
    )
