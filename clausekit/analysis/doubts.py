"""Why a contract cannot be judged as a whole: unread pages, terms that stand elsewhere, a language without a pack.

A doubt never takes away what was found; it turns "missing" into "cannot tell".
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from clausekit.analysis.reading import Reading
from clausekit.analysis.values import Party
from clausekit.language.pack import Pack
from clausekit.model import Document, Unread
from clausekit.saying import Said, said
from clausekit.text import fold

FEWEST_WORDS = 40
"""Fewer words than this are no contract that could be judged."""

OPENING = 3_000
"""Where a contract says that its terms stand elsewhere, in characters from its beginning."""


def unread_doubts(unread: Sequence[Unread]) -> tuple[Said, ...]:
    """One doubt for everything that was not read and may hold words of the contract."""
    return tuple(said("doubt.unread", where=one.where, what=one.what) for one in unread if one.grave)


def too_short(document: Document) -> tuple[Said, ...]:
    """A doubt where there is too little text to judge."""
    count = len(document.text.split(None, FEWEST_WORDS))
    return (said("doubt.too_short", n=count),) if count < FEWEST_WORDS else ()


def elsewhere(document: Document, data: Mapping[str, Any], found_exits: bool) -> tuple[Said, ...]:
    """A doubt where the contract says that its terms stand in another document.

    An amendment changes a contract that is not here, whatever it says itself; a cover page, an order or a statement
    of work is doubtful only where it has no exit of its own.
    """
    opening = fold(document.text[:OPENING]).text
    amendment = _search(data.get("amendment", ()), opening)
    if amendment:
        return (said("doubt.amendment", quote=_quote(document, amendment)),)
    refers = None if found_exits else _search(data.get("refers", ()), opening)
    if refers:
        return (said("doubt.elsewhere", quote=_quote(document, refers)),)
    return ()


def _quote(document: Document, match: re.Match[str]) -> str:
    """The words that a pattern found, on one line; the opening is folded one to one or very nearly."""
    return " ".join(document.text[match.start() : match.end()].split())[:160]


@lru_cache
def _compile(source: str) -> re.Pattern[str]:
    return re.compile(source)


def _search(lines: Sequence[str], opening: str) -> re.Match[str] | None:
    return _compile("|".join(f"(?:{line})" for line in lines)).search(opening) if lines else None


def sides_unknown(parties: Sequence[Party], readings: Sequence[Reading], pack: Pack) -> tuple[Said, ...]:
    """A doubt where somebody may end the contract but the text does not tell who performs and who pays."""
    if parties:
        return ()
    right = re.compile(f"[{pack.any_of('may')}][^.;]{{0,20}}?[{pack.any_of('end')}]")
    if any(right.search(reading.symbols) for reading in readings):
        return (said("doubt.sides"),)
    return ()
