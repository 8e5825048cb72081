"""Tables (ECMA-376 17.4): fixed widths. Rows never split over two pages, but for long loose ones."""

from __future__ import annotations

from typing import NamedTuple

from clausekit.writers.word.xml import NOTHING, Xml, w


class Column(NamedTuple):
    """width in twentieths of a point; span: how many columns of the grid it takes."""

    width: int
    span: int = 1


def table(style: str, columns: tuple[Column, ...], *rows: Xml) -> Xml:
    """A table in a table style of styles.xml; `columns` are those of its grid."""
    properties = w(
        "tblPr",
        w("tblStyle", val=style),
        w("tblW", w=sum(column.width for column in columns), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="0000"),
    )
    return w("tbl", properties, w("tblGrid", *(w("gridCol", w=column.width) for column in columns)), *rows)


def row(
    columns: tuple[Column, ...],
    *cells: tuple[Xml, ...],
    rule: frozenset[int] = frozenset(),
    height: int = 0,
) -> Xml:
    """One row: the paragraphs of each cell, a line under the cells `rule`, a least height in twentieths of a point."""
    room = w("trHeight", val=height, hRule="atLeast") if height else NOTHING
    filled = (
        _cell(column, cell, index in rule) for index, (column, cell) in enumerate(zip(columns, cells, strict=True))
    )
    return w("tr", w("trPr", w("cantSplit"), room), *filled)


def loose_row(columns: tuple[Column, ...], *cells: tuple[Xml, ...], gap: int, whole: bool) -> Xml:
    """One row that may go on over the page, unless it is to stay `whole` (17.4.6); every cell but the last keeps the
    `gap` free to its right."""
    last = len(columns) - 1
    room = w("tcMar", w("right", w=gap, type="dxa"))
    return w("tr", w("trPr", w("cantSplit")) if whole else NOTHING, *(
        w("tc", w("tcPr", w("tcW", w=column.width, type="dxa"), room if index < last else NOTHING), *cell)
        for index, (column, cell) in enumerate(zip(columns, cells, strict=True))
    ))  # fmt: skip


def _cell(column: Column, paragraphs: tuple[Xml, ...], rule: bool) -> Xml:
    properties = w(
        "tcPr",
        w("tcW", w=column.width, type="dxa"),
        w("gridSpan", val=column.span) if column.span > 1 else NOTHING,
        w("tcBorders", w("bottom", val="single", sz=4, space=0, color="404040")) if rule else NOTHING,
    )
    return w("tc", properties, *paragraphs)
