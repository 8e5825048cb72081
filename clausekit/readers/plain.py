"""Plain text: the document's text is the file's own text, and the blocks are runs of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clausekit.errors import EmptyFile, UnsupportedFile
from clausekit.model import Block, Document, Kind
from clausekit.readers.lines import BULLET, begins_provision, heading_level

_RUN = re.compile(r"[^\s](?:[^\n\f]*[^\s])?(?:[^\S\n\f]*\n[^\S\n\f]*[^\s](?:[^\n\f]*[^\s])?)*")
"""Lines up to the next blank line or form feed, without the blanks around them."""
_RUN_IN = re.compile(
    r"(?<=[.;:”\")])\s+"
    r"((?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|(?<!No\.\s)\d{1,2}\.|ARTICLE\s[IVXLC\d]{1,5}\.?|Section\s\d{1,2}(?:\.\d{1,2})*\.)"
    r"\s+[A-Z“\"][A-Za-z])"
)
"""A numbered provision after the end of a sentence, in the middle of a line."""
_LONG = 400
"""Letters. A shorter paragraph is left as it is."""
_UNWRAPPED = 130
"""A line longer than this was not wrapped by hand or by a fixed-width printer; each line is a paragraph then."""
_NARROW = 30
"""Lines that are all shorter than this are an address or a signature block, not wrapped prose."""


def decode(path: str, data: bytes) -> str:
    r"""The characters of a text file, with every line end as "\n".

    UTF-8 with or without mark, UTF-16 and UTF-32 with their mark, else Windows-1252, in which every byte is something.
    Raises UnsupportedFile where the bytes are no text at all.
    """
    if data.startswith((b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff")):
        text = data.decode("utf-32", "replace")
    elif data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", "replace")
    elif b"\x00" in data:
        raise UnsupportedFile(path, "is no text file; give a DOCX, PDF, text or Markdown file")
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read(path: str, data: bytes) -> Document:
    """Read a text file. Raises EmptyFile where it holds nothing but blanks, UnsupportedFile where it is no text."""
    text = decode(path, data)
    blocks = tuple(_blocks(text))
    if not blocks:
        raise EmptyFile(path, "the file is empty; there is nothing to read")
    return Document(path, "text", text, blocks)


def _blocks(text: str) -> Iterator[Block]:
    paged = "\f" in text
    line, page, seen = 1, 1, 0
    for run in _RUN.finditer(text):
        lines = run.group()
        start = run.start()
        for first, last in _paragraphs(lines) if "\n" in lines else ((0, len(lines)),):
            for words, offset in _provisions(lines[first:last]) if last - first > _LONG else ((lines[first:last], 0),):
                begin = start + first + offset
                line += text.count("\n", seen, begin)
                if paged:
                    page += text.count("\f", seen, begin)
                seen = begin
                level = heading_level(words)
                kind: Kind = "heading" if level else "item" if BULLET.match(words) else "paragraph"
                yield Block(words, begin, kind, level, "", "body", page if paged else None, line)


def _paragraphs(run: str) -> Iterator[tuple[int, int]]:
    """Where the paragraphs of several lines without a blank line between them begin and end."""
    lines = run.split("\n")
    width = max(map(len, lines))
    before = lines[0].rstrip()
    start, end = 0, len(before)
    offset = len(lines[0]) + 1
    for raw in lines[1:]:
        line = raw.strip()
        if begins_provision(line, before) or _ends_by_choice(before, line, width):
            yield start, end
            start = offset + len(raw) - len(raw.lstrip())
        end = offset + len(raw.rstrip())
        offset += len(raw) + 1
        before = raw.rstrip()
    yield start, end


def _provisions(paragraph: str) -> Iterator[tuple[str, int]]:
    """The numbered provisions inside a long paragraph, each with its offset.

    Text taken out of a page by a machine often has no line ends left: "… of it. 3.2 Term. …".
    """
    begin = 0
    for match in _RUN_IN.finditer(paragraph):
        yield paragraph[begin : match.start(1)].rstrip(), begin
        begin = match.start(1)
    yield paragraph[begin:], begin


def _ends_by_choice(before: str, line: str, width: int) -> bool:
    """True where the line end after `before` is the author's, not the wrapping's.

    A wrapped line is left only where the next word does not fit; an unwrapped one only with its paragraph, apart from
    sentences cut by a page.
    """
    if width < _NARROW:
        return True
    if width > _UNWRAPPED:
        return not (line[0].islower() and before[-1:] not in ".;:!?")
    return len(before) + 1 + len(line.split(None, 1)[0]) < 0.85 * width
