"""A line of a file with a caret under the place that is meant, in as many columns as a terminal has."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate

from clausekit.text import width_of

_LEFT_OUT = "…"


def pointed(line: str, column: int, width: int) -> tuple[str, str]:
    """The line, cut at both ends to `width` columns where it is longer, and the line below it with the caret.

    `column` counts characters from 1; the caret is placed by columns, since some characters take two and some none.
    """
    line = line.replace("\t", " ")
    before, after = line[: column - 1], line[column - 1 :]
    if width_of(line) > width:
        room = max(width // 2, width - width_of(after))
        if width_of(before) > room:
            before = _LEFT_OUT + before[len(before) - _fitting(reversed(before), room - 1) :]
        room = width - width_of(before)
        if width_of(after) > room:
            after = after[: _fitting(after, room - 1)] + _LEFT_OUT
    return before + after, " " * width_of(before) + "^"


def _fitting(chars: Iterable[str], width: int) -> int:
    """How many of `chars`, from the first on, go into `width` columns."""
    return sum(total <= width for total in accumulate(map(width_of, chars)))
