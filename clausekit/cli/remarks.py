"""Remarks on an agreement that was built: no reason not to write it."""

from __future__ import annotations

from collections.abc import Iterable

from clausekit.builder.terms import LooseTerm
from clausekit.rules import Phrases


def loose_lines(terms: Iterable[LooseTerm], words: Phrases) -> list[str]:
    """A line for each term that nothing uses or nothing defines."""
    return [words.phrase(f"build.term_{one.kind if one.clause else 'in_opening'}", **one._asdict()) for one in terms]
