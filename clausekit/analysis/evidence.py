"""Turning a run of a document's text into evidence: the exact quote and where it stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Protocol

from clausekit.model import Document, Evidence


class _Place(Protocol):
    """What evidence needs to know of the place of a block; `outline.Place` has it."""

    @property
    def section(self) -> str: ...

    @property
    def heading(self) -> str: ...


def block_at(document: Document, offset: int) -> int:
    """Index of the block that holds the character at `offset`: the last one that begins at or before it, or 0."""
    return max(0, bisect_right(document.blocks, offset, key=lambda block: block.start) - 1)


def evidence_at(document: Document, places: Sequence[_Place], start: int, end: int) -> Evidence:
    """The characters `start` to `end` of the document's text as evidence, without blanks at either edge.

    `places` is the outline, one place for each block; where it is empty, section and heading are "".
    """
    quote = document.text[start:end]
    start += len(quote) - len(quote.lstrip())
    quote = quote.strip()
    if not document.blocks:
        return Evidence(quote, "", "", 0, None, start, start + len(quote))
    index = block_at(document, start)
    section, heading = (places[index].section, places[index].heading) if places else ("", "")
    end = start + len(quote)
    clause = next((mark.id for mark in document.clauses if mark.start <= start < mark.end), "")
    return Evidence(quote, section, heading, index + 1, document.blocks[index].page, start, end, clause)
