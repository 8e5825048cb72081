"""Tables of clients, CSV or an Excel workbook, as rows of text by column."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from clausekit.builder.workbook import workbook_lines
from clausekit.errors import SourceError, because
from clausekit.saying import told


class Row(NamedTuple):
    """One row. number: as the file counts it, the heads being row 1; cells: column → text, without the empty ones."""

    number: int
    cells: Mapping[str, str]


def read_table(path: Path) -> tuple[Row, ...]:
    """The rows below the heads. Raises SourceError where the file is no table, or two columns have the same head."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise SourceError(str(path), told("cannot be read: {reason}", reason=because(error))) from error
    lines = workbook_lines(path, data) if data.startswith(b"PK") else _csv(path, data)
    number, heads = next(iter(lines), (1, []))
    heads = [head.strip() for head in heads]
    twice = next((head for head in heads if head and heads.count(head) > 1), None)
    if twice:
        raise SourceError(str(path), told("the column {column!r} stands twice", column=twice), number)
    if not any(heads):
        raise SourceError(str(path), told("the first row must name the columns, such as client.name"))
    return tuple(_rows(path, heads, lines[1:]))


def _rows(path: Path, heads: Sequence[str], lines: Sequence[tuple[int, list[str]]]) -> Iterator[Row]:
    for number, cells in lines:
        if any(cell.strip() for cell in cells[len(heads) :]):
            raise SourceError(
                str(path), told("row {number} has more cells than there are columns; quote the commas", number=number)
            )
        found = {head: cell.strip() for head, cell in zip(heads, cells, strict=False) if head and cell.strip()}
        if found:
            yield Row(number, found)


def _csv(path: Path, data: bytes) -> list[tuple[int, list[str]]]:
    """Commas, semicolons or tabs between the cells: what the first line has most of."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise SourceError(str(path), told("is not UTF-8 text; save it as CSV UTF-8")) from None
    first = text.partition("\n")[0]
    between = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    lines: list[tuple[int, list[str]]] = []
    try:
        for number, cells in enumerate(reader, 1):
            lines.append((number, cells))
    except csv.Error as error:
        raise SourceError(
            str(path), told("cannot be read as CSV: {reason}", reason=str(error)), reader.line_num
        ) from None
    return lines
