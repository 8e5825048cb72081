"""In which column the words of a web page stand, told from its tables as their tags come."""

from __future__ import annotations

from typing import NamedTuple

_MOST_SPANNED = 1000
"""HTML 4.9.11: a cell takes no more columns."""


class Cell(NamedTuple):
    """The cell that is open in a table: the table's number in the page, its column (from 1, 0 for none yet), and the
    last column that it takes."""

    table: int
    column: int = 0
    last: int = 0


class Tables:
    """The tables that are open, the outermost first. A cell that goes on into rows below it is not followed."""

    def __init__(self) -> None:
        self._open: list[Cell] = []
        self._widths: list[int] = []

    def begin(self, tag: str, span: str) -> None:
        """A start tag; `span` is its colspan."""
        if tag == "table":
            self._open.append(Cell(len(self._widths)))
            self._widths.append(0)
        elif tag == "tr" and self._open:
            self._open[-1] = Cell(self._open[-1].table)
        elif tag in ("td", "th") and self._open:
            self._open[-1] = self._next(self._open[-1], span)

    def _next(self, before: Cell, span: str) -> Cell:
        column = before.last + 1
        self._widths[before.table] = max(self._widths[before.table], column)
        wide = int(span) if span.isascii() and span.isdecimal() else 1
        return Cell(before.table, column, before.last + min(max(wide, 1), _MOST_SPANNED))

    def end(self) -> None:
        """The end of the innermost table."""
        if self._open:
            self._open.pop()

    def path(self) -> tuple[Cell, ...]:
        """The cells around what stands here."""
        return tuple(cell for cell in self._open if cell.column)

    def column(self, path: tuple[Cell, ...]) -> int:
        """The column of what stood in these cells, once the page is read; 0 outside tables. A table with nothing beside
        each other is there for the look, so it is the column in the outermost table that has several."""
        return next((cell.column for cell in path if self._widths[cell.table] > 1), int(bool(path)))
