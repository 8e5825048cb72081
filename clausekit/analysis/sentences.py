"""The sentence around a place in the text, for a quote that a person can read."""

from __future__ import annotations

import re

from clausekit.analysis.evidence import block_at
from clausekit.model import Document

_END = re.compile(
    r"(?<![ .][A-Z])[.!?\u0964\u3002][\"'\u201d\u2019)\]]*(?:\s+(?=[^\sa-z])(?!(?:19|20)\d\d\b)|(?=\s*$))"
)
"""A full stop behind anything but a single capital (an initial, "U.S."), and a new sentence or nothing behind it."""
_LONGEST = 900
"""A sentence is cut so many characters before and behind the place, should it have no end."""


def sentence_around(document: Document, start: int, end: int) -> tuple[int, int]:
    """Where the sentence that holds the characters `start` to `end` begins and ends, within its own block."""
    text = document.text
    first, last = max(0, start - _LONGEST), min(len(text), end + _LONGEST)
    if document.blocks:
        block = document.blocks[block_at(document, start)]
        first, last = max(first, min(block.start, start)), min(last, max(block.end, end))
    for stop in _END.finditer(text, first, start):
        first = stop.end()
    stop_behind = _END.search(text, end, last)
    return first, stop_behind.end() if stop_behind else last
