"""The ways a language has to say one thing, as its pack lists them: patterns, where they count, what undoes them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from clausekit.language.pack import Pack
from clausekit.language.patterns import Pattern, possible


class Way(NamedTuple):
    """One way to say something.

    says     patterns that say it
    where    where they count: a word that the caller gives each unit
    unless   patterns that take an overlapping passage back
    because  why it counts: the key of the reason below `because` in the messages
    """

    says: tuple[Pattern, ...]
    where: str
    unless: tuple[Pattern, ...]
    because: str


@cache
def ways_of(pack: Pack, name: str) -> tuple[Way, ...]:
    """The ways that the pack's table `terms` lists for `name`."""
    return tuple(
        Way(
            pack.patterns[way["says"]],
            way["where"],
            pack.patterns[way.get("unless", "")],
            way["because"],
        )
        for way in pack.data["terms"].get(name, ())
    )


def span_of(way: Way, symbols: str, maybe: int) -> tuple[int, int] | None:
    """Where a unit says it (first and past-the-last symbol); `maybe`: which patterns they may match."""
    for pattern in possible(way.says, maybe):
        for match in pattern.finditer(symbols):
            if not _taken_back(symbols, match, way.unless):
                return match.span()
    return None


def _taken_back(symbols: str, match: re.Match[str], unless: Iterable[Pattern]) -> bool:
    return any(
        other.start() < match.end() and other.end() > match.start()
        for pattern in unless
        for other in pattern.finditer(symbols)
    )
