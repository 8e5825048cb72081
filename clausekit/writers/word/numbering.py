"""numbering.xml: one list of four levels, each linked to the style of its paragraphs (ECMA-376 17.9.23)."""

from __future__ import annotations

from functools import cache

from clausekit.builder.agreement import Fonts
from clausekit.builder.numbers import Level, Levels, runs_on
from clausekit.writers.word.fonts import fonts_xml
from clausekit.writers.word.xml import NOTHING, Xml, joined, part, w

STYLES = ("Heading1", "Clause2", "Clause3", "Clause4")
"""Level of the list → the style whose paragraphs it numbers. A paragraph names its style and nothing else."""

LIST, SECOND_LIST = 1, 2
_INDENTS = ((709, 709), (709, 709), (1276, 567), (1843, 567))
"""Level → where its text begins, and how far to the left of that its number stands, in twentieths of a point."""
_NARROW = ((454, 454), (454, 454), (908, 454), (1362, 454))
"""The same where subsections have no number ("4.12" takes room)."""


_COLUMN = ((454, 454), (567, 567), (964, 397), (1361, 397))
"""The same in a column of half the width."""


@cache
def two_lists_xml(levels: tuple[Levels, Levels], fonts: tuple[Fonts, Fonts]) -> Xml:
    """The part with a list for each of two columns; only the paragraphs of the first are numbered by their styles."""
    kinds = [
        w(
            "abstractNum",
            w("multiLevelType", val="multilevel"),
            *(
                _level(depth, level, *_COLUMN[depth], styled=number == 0, look=fonts_xml(own))
                for depth, level in enumerate(one)
            ),
            abstractNumId=number,
        )
        for number, (one, own) in enumerate(zip(levels, fonts, strict=True))
    ]
    nums = (w("num", w("abstractNumId", val=id - LIST), numId=id) for id in (LIST, SECOND_LIST))
    return part("numbering", *kinds, *nums)


@cache
def numbering_xml(levels: Levels) -> Xml:
    """The part."""
    indents = _INDENTS if levels[1].text else _NARROW
    written = joined(*(_level(depth, level, *indents[depth]) for depth, level in enumerate(levels)))
    abstract = w("abstractNum", w("multiLevelType", val="multilevel"), written, abstractNumId=0)
    return part("numbering", abstract, w("num", w("abstractNumId", val=0), numId=LIST))


def _level(depth: int, level: Level, left: int, hanging: int, *, styled: bool = True, look: Xml = NOTHING) -> Xml:
    own = (look, NOTHING if depth == 0 else w("b", val=0))
    return w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=level.format),
        w("pStyle", val=STYLES[depth]) if styled else NOTHING,
        w("suff", val="space" if runs_on(level) else "tab"),
        w("lvlText", val=level.text),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=0, firstLine=0)) if runs_on(level) else _hanging(left, hanging),
        w("rPr", *own) if any(own) else NOTHING,
        ilvl=depth,
    )


def _hanging(left: int, hanging: int) -> Xml:
    return w("pPr", w("tabs", w("tab", val="num", pos=left)), w("ind", left=left, hanging=hanging))
