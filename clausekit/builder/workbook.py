"""The first sheet of an Excel workbook (ECMA-376-1 18.3): a zip of XML, so nothing but lxml is needed to read it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from lxml import etree

from clausekit.errors import SourceError
from clausekit.saying import told

_MOST_BYTES = 64 * 1024 * 1024
"""Unpacked bytes of one part of a workbook."""
_DAY_FORMATS = frozenset({14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 57})
"""The built-in number formats that write a day (18.8.30)."""
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
_FIRST_DAY = date(1899, 12, 30)
"""Day 0 of a workbook, as it counts from March 1900 on (18.17.4.1)."""
_SHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")


def workbook_lines(path: Path, data: bytes) -> list[tuple[int, list[str]]]:
    """The number and the texts of each row of the first sheet. Raises SourceError where it is no sound workbook."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        if any(entry.file_size > _MOST_BYTES for entry in archive.infolist()):
            raise SourceError(str(path), told("unpacks to more than {most} MB; it is not read", most=_MOST_BYTES >> 20))
        parts = set(archive.namelist())

        def part(name: str) -> etree._Element | None:
            return etree.fromstring(archive.read(name), parser) if name in parts else None

        sheet = part(next((name for name in sorted(parts, key=_sheet_order) if _SHEET.fullmatch(name)), ""))
        strings, styles = part("xl/sharedStrings.xml"), part("xl/styles.xml")
    except (zipfile.BadZipFile, etree.XMLSyntaxError, RuntimeError, NotImplementedError, EOFError) as error:
        raise SourceError(
            str(path), told("is a damaged workbook ({kind}); save it as CSV", kind=type(error).__name__)
        ) from None
    if sheet is None:
        raise SourceError(str(path), told("is no Excel workbook; save the table as CSV or XLSX"))
    shared = [] if strings is None else [_said(one, "t") for one in strings.iterchildren("{*}si")]
    days = _day_styles(styles)
    return [(_number(row, number), _cells(row, shared, days)) for number, row in enumerate(sheet.iter("{*}row"), 1)]


def _sheet_order(name: str) -> tuple[int, str]:
    return len(name), name


def _day_styles(styles: etree._Element | None) -> frozenset[str]:
    """The numbers of the cell styles that write a number as a day."""
    if styles is None:
        return frozenset()
    own = {one.get("numFmtId"): one.get("formatCode", "") for one in styles.iter("{*}numFmt")}
    formats = (one.get("numFmtId", "0") for group in styles.iter("{*}cellXfs") for one in group.iterchildren("{*}xf"))
    return frozenset(
        str(index)
        for index, format in enumerate(formats)
        if (format.isdecimal() and int(format) in _DAY_FORMATS)
        or re.search("[yd]", _QUOTED.sub("", own.get(format, "")), re.IGNORECASE)
    )


def _cells(row: etree._Element, shared: Sequence[str], days: frozenset[str]) -> list[str]:
    """The texts of a row, with "" for a cell that is left out."""
    cells: list[str] = []
    for cell in row.iterchildren("{*}c"):
        column = _column(cell.get("r", "")) if cell.get("r") else len(cells)
        cells += [""] * (column - len(cells))
        cells.append(_text(cell, shared, days))
    return cells


def _column(reference: str) -> int:
    """ "AB12" → 27, at most that of the last column of Excel, XFD."""
    count = 0
    for letter in re.sub("[^A-Z]", "", reference.upper())[:3]:
        count = count * 26 + ord(letter) - ord("A") + 1
    return max(count - 1, 0)


def _text(cell: etree._Element, shared: Sequence[str], days: frozenset[str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _said(cell, "t")
    value = _said(cell, "v")
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    if kind != "n" or not value:
        return value
    try:
        number = float(value)
    except ValueError:
        return value
    if cell.get("s") in days and 60 < number < 3_000_000:
        return (_FIRST_DAY + timedelta(days=int(number))).isoformat()
    return f"{number:.0f}" if number.is_integer() else repr(number)


def _said(element: etree._Element, name: str) -> str:
    """The text of the elements `name` within."""
    return "".join(one.text or "" for one in element.iter(f"{{*}}{name}"))


def _number(row: etree._Element, usual: int) -> int:
    given = row.get("r", "")
    return int(given) if given.isdecimal() and len(given) < 8 else usual
