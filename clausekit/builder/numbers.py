"""The numbers of an agreement: 1. / 1.1 / (a) / (i). The writers print from the same levels as the audit in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clausekit.readers.numerals import printed


class Level(NamedTuple):
    """format: a number format of ECMA-376 17.18.59; text: %1 … %4 stand for the counts of the levels (17.9.11)."""

    format: str
    text: str


LEVELS = (
    Level("decimal", "%1."),
    Level("decimal", "%1.%2"),
    Level("lowerLetter", "(%3)"),
    Level("lowerRoman", "(%4)"),
)
"""Section heading, subsection, item, sub-item."""

_PLACE = re.compile(r"%([1-9])")


def numbered(depths: Iterable[int]) -> Iterator[str]:
    """The printed number of each paragraph, given their levels (0 = section heading) in order."""
    counts = [0] * len(LEVELS)
    for depth in depths:
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (len(LEVELS) - depth - 1)
        yield _PLACE.sub(lambda place: printed(max(counts[int(place[1]) - 1], 1), LEVELS[int(place[1]) - 1].format),
                         LEVELS[depth].text)  # fmt: skip


def section_number(position: int) -> str:
    """How a reference prints the number of the section at `position` (from 0): without the full stop at its end, as
    Word does it for a REF field with \\r (17.16.5.51)."""
    heading = LEVELS[0].text.replace("%1", printed(position + 1, LEVELS[0].format))
    return heading.rstrip(".")
