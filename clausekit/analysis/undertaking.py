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
    if re.search(rf"\b(?:{'|'.join(section['frames'])})\b", lower):
        return ()
    return tuple(
        one for one, several in zip(section["one"], section["several"], strict=True) if _is_one(lower, one, several)
    )


def _is_one(lower: str, one: str, several: str) -> bool:
    return bool(re.search(rf"\b{one}\b", lower)) and not re.search(
        rf"\b(?:{several}|(?:each|any|every) {one})\b", lower
    )
