"""The lines of one PDF page in reading order, each with its place on the page.

PDFium gives the characters in the order in which the page draws them and ends lines where the baseline moves. Here the
lines get their geometry, the two halves of a line that runs over a gutter are parted, and columns are put in order.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

_PIECE = re.compile(r"[^\r\n\ufffe\u0002]+(\ufffe|\u0002)?")
"""A line as PDFium gives it; U+FFFE (older: U+0002) stands for a hyphen at a line end, where PDFium goes on."""
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_BLANKS = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_CONTROLS = dict.fromkeys((*range(32), 0x200B, 0xFEFF, 0xFFFE, 0xFFFF))
_CLEAN = {**_CONTROLS, **_LIGATURES, 0xAD: "-"}
"""The soft hyphen too: in the standard encodings of PDF its code is that of the printed hyphen (ISO 32000-1 D.2)."""


class Line(NamedTuple):
    """A line of words. Points from the lower left corner of the page as it is shown.

    hyphen  the line ends in a hyphen that may only part a word
    spaced  the file itself has a blank at the line's end
    font    the name of the font of the first character
    row     lines with one row stand side by side
    column  0 where the page has one column or the line runs over both, 1 for the left one, 2 for the right one
    """

    text: str
    left: float
    right: float
    bottom: float
    size: float
    page: int
    row: float
    hyphen: bool = False
    spaced: bool = False
    font: str = ""
    column: int = 0


class _Box(NamedTuple):
    left: float
    right: float
    bottom: float
    top: float


def lines_of(page: pdfium.PdfPage, textpage: pdfium.PdfTextPage, number: int) -> list[Line]:
    """The lines of a page (`number` from 1) in reading order."""
    frame = _Frame(page, textpage)
    lines = [line for row, piece in enumerate(_pieces(textpage)) for line in _parts(frame, piece, number, row)]
    gutter = _gutter(lines)
    return _mended(_by_columns(lines, *gutter)) if gutter else _by_rows(_mended(lines))


class _Piece(NamedTuple):
    """Characters first … last (indices of PDFium) and their text."""

    text: str
    first: int
    last: int
    hyphen: bool


class _Frame:
    """The page's characters in the coordinates of the page as it is shown."""

    def __init__(self, page: pdfium.PdfPage, textpage: pdfium.PdfTextPage) -> None:
        self.textpage = textpage
        self._rotation = page.get_rotation()
        self._width, self._height = page.get_size()
        self._rect = raw.FS_RECTF()
        self._name = ctypes.create_string_buffer(128)
        self._flags = ctypes.c_int()

    def box(self, index: int) -> _Box:
        """Where a character stands, at the full height of its font."""
        rect = self._rect
        raw.FPDFText_GetLooseCharBox(self.textpage, index, rect)
        if self._rotation == 90:
            return _Box(rect.bottom, rect.top, self._height - rect.right, self._height - rect.left)
        if self._rotation == 180:
            return _Box(
                self._width - rect.right, self._width - rect.left, self._height - rect.top, self._height - rect.bottom
            )
        if self._rotation == 270:
            return _Box(self._width - rect.top, self._width - rect.bottom, rect.left, rect.right)
        return _Box(rect.left, rect.right, rect.bottom, rect.top)

    def gaps(self, piece: _Piece, wide: float) -> bool:
        """True where the piece may hold a gap wider than `wide`: a quick look at its rectangles."""
        edges = sorted(rectangle[:2] for rectangle in self._rectangles(piece))
        if len(edges) < 2:
            return False
        reach = edges[0][1]
        for left, right in edges[1:]:
            if left - reach > wide:
                return True
            reach = max(reach, right)
        return False

    def turns_back(self, piece: _Piece) -> bool:
        """True where letters of a line were drawn after others of it that stand to the right of them: a font without
        some letters (of Vietnamese, say) has them drawn from another font, and after all others of the line."""
        level, reach = 0.0, 0.0
        for left, right, bottom, top in self._rectangles(piece):
            if not bottom < level < top:
                level, reach = (bottom + top) / 2, right
            elif left < right < reach - _OVERLAP:
                return True
            reach = max(reach, right)
        return False

    def _rectangles(self, piece: _Piece) -> Iterator[tuple[float, float, float, float]]:
        """Where the runs of letters of a piece stand, in the order in which they were drawn: the first 200."""
        count = raw.FPDFText_CountRects(self.textpage, piece.first, piece.last - piece.first + 1)
        return map(self._rectangle, range(min(count, 200)))

    def _rectangle(self, index: int) -> tuple[float, float, float, float]:
        """The left, right, bottom and top edge of a run of letters on the page as it is shown."""
        left, top, right, bottom = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetRect(self.textpage, index, left, top, right, bottom)
        across, along = (left.value, right.value), (bottom.value, top.value)
        (first, last), (low, high) = (along, across) if self._rotation in (90, 270) else (across, along)
        return min(first, last), max(first, last), min(low, high), max(low, high)

    def font(self, index: int) -> str:
        """The name of a character's font."""
        length = raw.FPDFText_GetFontInfo(self.textpage, index, self._name, 128, self._flags)
        return self._name.value.decode("utf-8", "replace") if 0 < length <= 128 else ""


def _pieces(textpage: pdfium.PdfTextPage) -> Iterator[_Piece]:
    text = textpage.get_text_range()
    for match in _PIECE.finditer(text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        stop = match.start() + len(words.rstrip("\ufffe\u0002 \t\u00a0")) - 1
        if stop < start:
            continue
        first = raw.FPDFText_GetCharIndexFromTextIndex(textpage, start)
        last = raw.FPDFText_GetCharIndexFromTextIndex(textpage, stop)
        if first >= 0 and last >= first:
            yield _Piece(text[start : match.end()], first, last, match.group(1) is not None)


def _parts(frame: _Frame, piece: _Piece, page: int, row: float) -> Iterator[Line]:
    """The piece as one line; or as several where PDFium ran over a line end or over a gutter."""
    begin, end = frame.box(piece.first), frame.box(piece.last)
    size = max(begin.top - begin.bottom, 1.0)
    drops = abs(begin.bottom - end.bottom) > 0.6 * size
    text = piece.text
    whole = len(text.rstrip("\ufffe\u0002 \t\u00a0")) == piece.last - piece.first + 1
    if whole and not text.isascii() and not _RIGHT_TO_LEFT.search(text) and frame.turns_back(piece):
        yield from _by_place(frame, piece, page, row)
        return
    upright = abs(begin.left - end.left) > size or not drops
    if not upright or (not drops and not frame.gaps(piece, 1.6 * size)):
        yield _line(frame, text, piece.first, begin, end, page, row, piece.hyphen)
        return
    if not whole:
        yield _line(frame, text, piece.first, begin, end, page, row, piece.hyphen)
        return
    start, before = piece.first, begin
    for index in range(piece.first + 1, piece.last + 1):
        if text[index - piece.first].isspace():
            continue
        box = frame.box(index)
        if box.right <= box.left:
            continue
        dropped = abs(box.bottom - before.bottom) > 0.6 * size
        if dropped or box.left - before.right > 1.6 * size:
            words = text[start - piece.first : index - piece.first]
            yield _line(frame, words, start, frame.box(start), before, page, row, False)
            start = index
            row = row + _FRACTION if dropped else row
        before = box
    yield _line(frame, text[start - piece.first :], start, frame.box(start), before, page, row, piece.hyphen)


def _by_place(frame: _Frame, piece: _Piece, page: int, row: float) -> Iterator[Line]:
    """The piece with its letters in the order in which they stand, blanks where they stand apart; as several lines
    where they stand far apart."""
    chars = [(frame.box(piece.first + index), index) for index, char in enumerate(piece.text) if not char.isspace()]
    chars = sorted((box, index) for box, index in chars if box.right > box.left)
    if not chars:
        return
    size = max(chars[0][0].top - chars[0][0].bottom, 1.0)
    words, start = piece.text[chars[0][1]], chars[0]
    for before, after in pairwise(chars):
        gap = after[0].left - before[0].right
        if gap > _FAR * size:
            yield _line(frame, words, piece.first + start[1], start[0], before[0], page, row, False)
            words, start = "", after
        words += (" " if words and gap > _APART * size else "") + piece.text[after[1]]
    yield _line(frame, words, piece.first + start[1], start[0], chars[-1][0], page, row, piece.hyphen)


_OVERLAP = 1.0
"""How far letters may overlap that were drawn one after the other, in points."""
_APART, _FAR = 0.12, 1.6
"""How far letters stand apart between which there is a blank, and those of two columns, in heights of the font."""
_PROSE = 0.35
"""Part of a column's lines that must be as long as prose, lest a table or two signature blocks pass for columns."""
_FRACTION = 1 / 1024
"""Rows that PDFium took for one lie between whole rows."""


def _line(frame: _Frame, text: str, first: int, begin: _Box, end: _Box, page: int, row: float, hyphen: bool) -> Line:
    clean = _BLANKS.sub(" ", text).translate(_CLEAN)
    words = clean.strip()
    return Line(
        words + "-" if hyphen else words,
        min(begin.left, end.left),
        max(begin.right, end.right),
        begin.bottom,
        max(begin.top - begin.bottom, 1.0),
        page,
        row,
        hyphen or words[-1:] in ("-", "\u2010"),
        clean[-1:] == " ",
        frame.font(first),
    )


def _mended(lines: list[Line]) -> list[Line]:
    """Lines that PDFium broke at a raised mark or a change of font, put together again."""
    out: list[Line] = []
    for line in lines:
        last = out[-1] if out else line
        gap = (line.left - last.right) / last.size
        if out and abs(line.bottom - last.bottom) < 0.3 * last.size and -0.2 < gap < 0.6:
            blank = " " if gap > 0.15 or last.spaced else ""
            out[-1] = line._replace(
                text=f"{last.text}{blank}{line.text}", left=last.left, size=last.size, font=last.font, row=last.row
            )
        else:
            out.append(line)
    return out


def _gutter(lines: list[Line]) -> tuple[float, float] | None:
    """The blank strip between two columns: (left, right) edge; None where the page has one column.

    A gutter has many lines on both sides that are long enough to be prose, side by side, and few across it.
    """
    if len(lines) < 16:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    width = right - left
    starts = sorted({round(line.left) for line in lines if left + 0.3 * width < line.left < left + 0.75 * width})
    best: tuple[int, float] | None = None
    for start in starts:
        beside = [line for line in lines if line.left >= start - 1]
        before = [line for line in lines if line.right <= start - 1]
        across = len(lines) - len(beside) - len(before)
        if min(len(beside), len(before)) < 8 or across > 0.3 * len(lines):
            continue
        prose = sum(line.right - line.left > 0.25 * width for line in beside)
        prose_before = sum(line.right - line.left > 0.25 * width for line in before)
        if min(prose / len(beside), prose_before / len(before)) < _PROSE:
            continue
        top, bottom = max(line.bottom for line in beside), min(line.bottom for line in beside)
        if sum(bottom <= line.bottom <= top for line in before) < 0.5 * len(before):
            continue
        if best is None or across < best[0]:
            best = across, float(start)
    if best is None:
        return None
    edge = best[1] - 1
    return max((line.right for line in lines if line.right <= edge), default=edge), edge


def _by_columns(lines: list[Line], left: float, right: float) -> list[Line]:
    """Lines across the gutter part the page into bands; in a band the left column comes first."""
    out: list[Line] = []
    columns: tuple[list[Line], list[Line]] = ([], [])
    for line in sorted(lines, key=lambda line: (-line.bottom, line.left)):
        if line.right <= left + 1:
            columns[0].append(line._replace(column=1))
        elif line.left >= right:
            columns[1].append(line._replace(column=2))
        else:
            out += [*columns[0], *columns[1], line]
            columns = ([], [])
    return [*out, *columns[0], *columns[1]]


def _by_rows(lines: list[Line]) -> list[Line]:
    """One column: what stands in one row is one line. The drawing order holds unless it jumps about."""
    rows: list[Line] = []
    for line in lines:
        if rows and rows[-1].row == line.row:
            last = rows[-1]
            rows[-1] = line._replace(text=f"{last.text} {line.text}", left=last.left, font=last.font)
        else:
            rows.append(line)
    jumps = sum(after.bottom > before.bottom + 2 * before.size for before, after in pairwise(rows))
    if len(rows) > 8 and jumps > 0.2 * len(rows):
        rows.sort(key=lambda line: (-round(line.bottom / 2), line.left))
    return rows
