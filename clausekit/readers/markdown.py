"""Markdown: the document's text is the file's own text, and the blocks are runs of it without the block marks.

Marks inside a line (emphasis, links) stay in the text, so that a quote can be found in the file letter for letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from clausekit.errors import EmptyFile
from clausekit.model import Block, Document, Kind, Unread
from clausekit.readers.lines import begins_provision, heading_level
from clausekit.readers.plain import decode
from clausekit.saying import said, told

_HEADING = re.compile(r" {0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_RULE = re.compile(r" {0,3}([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_ITEM = re.compile(r"([ \t]*)(?:[-*+]|(\d{1,9})[.)])[ \t]+(?=\S)")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-{1,}:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
_CELL = re.compile(r"(?:\\\||[^|\n])+")
_TAGS = re.compile(r"[ \t]*(?:</?[A-Za-z][^<>]*>[ \t]*)+$")
_LINK = re.compile(r" {0,3}\[[^\]^][^\]]*\]:[ \t]*\S+")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_FRONT_MATTER = re.compile(r"---[ \t]*\n(?:[^\n]*\n)*?(?:---|\.\.\.)[ \t]*(?:\n|$)")
_KEY = re.compile(r"^[\w-]+:", re.MULTILINE)
_COMMENT = re.compile(r"^[ \t]*<!--(?:.|\n)*?-->", re.MULTILINE)
_EMPHASIS = re.compile(r"(\*\*|__|\*|_)(?=\S)(.*\S)\1$", re.DOTALL)


class _Line(NamedTuple):
    """A line as it stands in the file: `start` its offset, `number` from 1."""

    text: str
    start: int
    number: int


def read(path: str, data: bytes) -> Document:
    """Read a Markdown file. Raises EmptyFile where it holds no words, UnsupportedFile where it is no text."""
    text = decode(path, data)
    skipped = _skipped(text)
    blocks = tuple(_Reader(text).blocks(_lines(text, skipped)))
    if not blocks:
        raise EmptyFile(path, told("the file has no words; there is nothing to read"))
    unread = tuple(
        Unread(
            said("unread.in.line", number=text.count("\n", 0, start) + 1),
            said("unread.front_matter" if start == 0 else "unread.comment"),
        )
        for start, _ in skipped
    )
    return Document(path, "markdown", text, blocks, unread)


def _skipped(text: str) -> list[tuple[int, int]]:
    """Where front matter and comments stand: words about the document, not of it."""
    front = _FRONT_MATTER.match(text)
    spans = [front.span()] if front and _KEY.search(front.group()) else []
    begin = spans[0][1] if spans else 0
    return spans + [match.span() for match in _COMMENT.finditer(text, begin)]


def _lines(text: str, skipped: list[tuple[int, int]]) -> Iterator[_Line]:
    """The lines of the text; the skipped parts are blank."""
    gaps = iter(skipped)
    gap = next(gaps, None)
    start = 0
    for number, line in enumerate(text.split("\n"), 1):
        end = start + len(line)
        while gap and gap[1] <= start:
            gap = next(gaps, None)
        if gap and gap[0] < end:
            after = min(gap[1], end) - start
            yield _Line(" " * after + line[after:], start, number)
        else:
            yield _Line(line, start, number)
        start = end + 1


class _Reader:
    """Gathers lines into paragraphs; what is gathered is always one run of the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._open: list[_Line] = []
        self._kind: Kind = "paragraph"
        self._level = 0
        self._number = ""
        self._start = 0
        self._counts: dict[int, int] = {}

    def blocks(self, lines: Iterator[_Line]) -> Iterator[Block]:
        fence = ""
        table = False
        for line in lines:
            mark = _FENCE.match(line.text)
            if mark and (not fence or mark.group(1) == fence):
                yield from self._close()
                fence = "" if fence else mark.group(1)
            elif not line.text.strip():
                yield from self._close()
                table = False
            elif fence:
                self._add(line, 0)
            elif _TABLE_RULE.match(line.text) and "|" in line.text:
                header, self._open = self._open, []
                for one in header:
                    yield from self._cells(one)
                table = True
            elif table or line.text.lstrip().startswith("|"):
                yield from self._close()
                yield from self._cells(line)
            else:
                yield from self._prose(line)
        yield from self._close()

    def _prose(self, line: _Line) -> Iterator[Block]:
        heading, underline = _HEADING.match(line.text), _UNDERLINE.match(line.text)
        item = _ITEM.match(line.text)
        if heading:
            yield from self._close()
            self._counts.clear()
            if heading.group(2):
                first, last = heading.span(2)
                yield self._heading(line.start + first, line.start + last, len(heading.group(1)), line.number)
        elif underline and self._open and self._kind == "paragraph":
            first, last = self._span()
            number = self._open[0].number
            self._open = []
            self._counts.clear()
            yield self._heading(first, last, 1 if underline.group(1)[0] == "=" else 2, number)
        elif _RULE.match(line.text) or _TAGS.match(line.text) or _LINK.match(line.text):
            yield from self._close()
        elif item and (item.group(2) is None or not self._open or self._breaks(line) or self._kind == "item"):
            yield from self._close()
            self._begin_item(line, item)
        else:
            if self._open and self._breaks(line):
                yield from self._close()
            quote = _QUOTE.match(line.text)
            if not self._open and not line.text[:1].isspace():
                self._counts.clear()
            if not quote or quote.end() < len(line.text):
                self._add(line, quote.end() if quote else len(line.text) - len(line.text.lstrip()))

    def _breaks(self, line: _Line) -> bool:
        """A line end that makes a new paragraph: a hard break before it, or a provision after it."""
        before = self._open[-1].text
        return before.endswith(("  ", "\\")) or begins_provision(line.text.strip(), before.rstrip())

    def _begin_item(self, line: _Line, item: re.Match[str]) -> None:
        """17 in "17." stays in the text unless the renderer prints another number there."""
        indent = len(item.group(1).expandtabs(4))
        for deeper in [depth for depth in self._counts if depth > indent]:
            del self._counts[deeper]
        begin, number = item.end(), ""
        if item.group(2) is not None:
            typed = int(item.group(2))
            printed = self._counts[indent] + 1 if self._counts.get(indent) else typed
            self._counts[indent] = printed
            begin, number = (len(item.group(1)), "") if typed == printed else (item.end(), f"{printed}.")
        else:
            self._counts[indent] = 0
        self._add(line, begin)
        self._kind, self._number = "item", number
        self._level = sorted(self._counts).index(indent)

    def _add(self, line: _Line, begin: int) -> None:
        if not self._open:
            self._start = line.start + begin
        self._open.append(line)

    def _span(self) -> tuple[int, int]:
        last = self._open[-1]
        end = last.start + len(last.text.rstrip())
        words = self._text[self._start : end]
        return self._start + len(words) - len(words.lstrip()), end

    def _close(self) -> Iterator[Block]:
        if not self._open:
            return
        first, last = self._span()
        number = self._open[0].number
        words = self._text[first:last]
        level = 0
        if self._kind == "paragraph":
            inner = _EMPHASIS.match(words)
            level = heading_level(inner.group(2).strip("*_") if inner else words)
        if level:
            yield self._heading(first, last, level, number)
        elif words.strip():
            yield Block(words, first, self._kind, self._level, self._number, source=number)
        self._open, self._kind, self._level, self._number = [], "paragraph", 0, ""

    def _heading(self, first: int, last: int, level: int, line: int) -> Block:
        """A heading without the emphasis around it."""
        words = self._text[first:last]
        inner = _EMPHASIS.match(words)
        while inner:
            first, words = first + inner.start(2), inner.group(2)
            inner = _EMPHASIS.match(words)
        return Block(words, first, "heading", level, source=line)

    def _cells(self, line: _Line) -> Iterator[Block]:
        for cell in _CELL.finditer(line.text):
            words = cell.group().strip()
            if words:
                begin = line.start + cell.start() + len(cell.group()) - len(cell.group().lstrip())
                yield Block(words, begin, "cell", source=line.number)
