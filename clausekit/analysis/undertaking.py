"""What a small contract calls itself: one for a single project says "the project" where others say "this Agreement"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_MOST = 40_000
"""Characters; a longer contract has a word of its own for itself, and means by "the project" something within it."""


def undertakings(text: str, section: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The words for one undertaking that stand for the whole contract in `text`; none where it speaks of several of
    them, or of orders under one frame. `section` is the pack's `undertakings`, empty where it has none."""
    if not section or len(text) > _MOST:
        return ()
    lower = text.lower()
    pairs = [pair for pair in zip(section["one"], section["several"], strict=True) if pair[0] in lower]
    if not pairs or any(_holds(lower, frame, frame) for frame in section["frames"]):
        return ()
    return tuple(one for one, several in pairs if _is_one(lower, one, several))


def _is_one(lower: str, one: str, several: str) -> bool:
    return (
        _holds(lower, one, one)
        and not _holds(lower, several, several)
        and not _holds(lower, one, f"(?:each|any|every) {one}")
    )


def _holds(lower: str, piece: str, pattern: str) -> bool:
    """True where the words stand in the text; to look for a piece of them first is much the faster."""
    return piece in lower and re.search(rf"\b{pattern}\b", lower) is not None
