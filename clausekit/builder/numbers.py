"""The numbers of an agreement: 1. / 1.1 / (a) / (i), or 1. / (a) / (i) where only the headings are counted, or as its
language counts. The writers print from the same levels as the audit in memory."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from clausekit.readers.numerals import printed


class Level(NamedTuple):
    """format: a number format of ECMA-376 17.18.59; text: %1 … %4 stand for the counts of the levels (17.9.11)."""

    format: str
    text: str


Levels = tuple[Level, ...]
Numbering = Literal["sections", "headings"]

_HEADING, _ITEM, _SUB_ITEM = Level("decimal", "%1."), Level("lowerLetter", "(%3)"), Level("lowerRoman", "(%4)")

LEVELS: Mapping[Numbering, Levels] = MappingProxyType(
    {
        "sections": (_HEADING, Level("decimal", "%1.%2"), _ITEM, _SUB_ITEM),
        "headings": (_HEADING, Level("none", ""), _ITEM, _SUB_ITEM),
    }
)
"""Section heading, subsection, item, sub-item, in a language that does not say how it counts."""

_PLACE = re.compile(r"%([1-9])")


def levels_of(given: Mapping[str, Iterable[Mapping[str, str]]], numbering: Numbering) -> Levels:
    """The levels as a language's data says (`numbering`), ours where it does not."""
    return tuple(Level(**level) for level in given[numbering]) if numbering in given else LEVELS[numbering]


def numbered(depths: Iterable[int], levels: Levels = LEVELS["sections"]) -> Iterator[str]:
    """The printed number of each paragraph, given their levels (0 = section heading) in order; "" for one without."""
    counts = [0] * len(levels)
    for depth in depths:
        counts[depth] += 1
        counts[depth + 1 :] = [0] * (len(levels) - depth - 1)
        yield _PLACE.sub(lambda place: printed(max(counts[int(place[1]) - 1], 1), levels[int(place[1]) - 1].format),
                         levels[depth].text)  # fmt: skip


def runs_on(level: Level) -> bool:
    """Whether the number has words in it ("Điều 1.", "제1조"): the title goes on behind a blank, as in a sentence, and
    not at a stop of its own."""
    return any(map(str.isalpha, level.text))


def section_number(position: int, levels: Levels = LEVELS["sections"]) -> str:
    """How a reference prints the number of the section at `position` (from 0): without the full stop at its end, as
    Word does it for a REF field with \\r (17.16.5.51)."""
    heading = levels[0]
    return heading.text.replace("%1", printed(position + 1, heading.format)).rstrip(".")
