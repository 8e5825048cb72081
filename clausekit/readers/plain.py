"""Plain text: the document's text is the file's own text, and the blocks are runs of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from clausekit.errors import EmptyFile, UnsupportedFile
from clausekit.model import Block, Document, Kind
from clausekit.readers.lines import BULLET, begins_provision, heading_level
from clausekit.saying import told

_RUN_IN = re.compile(
    r"[.;:”\")]\s+((?:\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d{1,2}\.|ARTICLE\s[IVXLC\d]{1,5}\.?|Section\s\d{1,2}(?:\.\d{1,2})*\.)"
    r"\s+[A-Z“\"][A-Za-z])"
)
"""A numbered provision after the end of a sentence, in the middle of a line."""
_LONG = 400
"""Letters. A shorter paragraph is left as it is."""
_UNWRAPPED = 130
"""A line longer than this was not wrapped by hand or by a fixed-width printer; each line is a paragraph then."""
_STOPS = ".;:!?。"
_RUNNING = 6
"""A title that stands so often is the head of a page; no contract has so many parts of one name."""
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
        raise UnsupportedFile(path, told("is no text file; give a DOCX, PDF, text or Markdown file"))
    else:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("cp1252", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def read(path: str, data: bytes) -> Document:
    """Read a text file. Raises EmptyFile where it holds nothing but blanks, UnsupportedFile where it is no text."""
    text = decode(path, data)
    blocks = tuple(_heads_apart(tuple(_blocks(text))))
    if not blocks:
        raise EmptyFile(path, told("the file is empty; there is nothing to read"))
    return Document(path, "text", text, blocks)


def _heads_apart(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, with a title that stands on page after page as the head of a page from its second time on."""
    counts = Counter(block.text for block in blocks if block.kind == "heading")
    running = {title for title, count in counts.items() if count >= _RUNNING and not title[0].isdigit()}
    seen: set[str] = set()
    for block in blocks:
        again = block.kind == "heading" and block.text in seen
        yield block._replace(kind="paragraph", part="header") if again and block.text in running else block
        seen.add(block.text)


def _blocks(text: str) -> Iterator[Block]:
    paged = "\f" in text
    page, seen = 1, 0
    for start, line, words in _paragraphs(text.replace("\f", "\n") if paged else text):
        for begin, end in _provisions(words) if len(words) > _LONG else ((0, len(words)),):
            first = start + begin
            if paged:
                page += text.count("\f", seen, first)
                seen = first
            block = text[first : start + end]
            level = heading_level(block)
            kind: Kind = "heading" if level else "item" if BULLET.match(block) else "paragraph"
            yield Block(block, first, kind, level, "", "body", page if paged else None, line - page + 1)


def _paragraphs(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each paragraph begins, its first line (from 1) and its words."""
    run: list[str] = []
    offset = begin = 0
    number = 1
    lines = text.split("\n")
    spaced = _double_spaced(lines)
    for number, line in enumerate(lines, 1):
        if (line and not line.isspace()) or (run and spaced and number < len(lines) and lines[number].strip()):
            if not run:
                begin = offset
            run.append(line)
        elif run:
            yield from _split(run, begin, number - len(run))
            run = []
        offset += len(line) + 1
    if run:
        yield from _split(run, begin, number - len(run) + 1)


def _double_spaced(lines: list[str]) -> bool:
    """True for a text that a blank line follows every line of, also inside sentences: some PDF converters write so.

    Such lines are short (they were wrapped) and stand alone, hardly any two together; and sentences go over them.
    """
    if len(lines) < 40 or max(map(len, lines)) > _UNWRAPPED:
        return False
    full = [line.strip() for line in lines if line and not line.isspace()]
    together = sum(1 for line, after in pairwise(lines) if line.strip() and after.strip())
    width = sorted(map(len, full))[int(0.9 * (len(full) - 1))]
    cut = sum(1 for line in full if len(line) > 0.8 * width and line[-1] not in _STOPS)
    return together < 0.05 * len(full) and cut > 0.2 * len(full)


def _split(lines: list[str], offset: int, number: int) -> Iterator[tuple[int, int, str]]:
    """The paragraphs of lines without a blank line between them."""
    if len(lines) == 1:
        line = lines[0]
        yield offset + len(line) - len(line.lstrip()), number, line.strip()
        return
    width = max(map(len, lines))
    kept: list[str] = []
    before = ""
    for line in lines:
        words = line.strip()
        if kept and words and before and (begins_provision(words, before) or _ends_by_choice(before, words, width)):
            whole = "\n".join(kept)
            yield offset + len(whole) - len(whole.lstrip()), number, whole.strip()
            offset += len(whole) + 1
            number += len(kept)
            kept = []
        kept.append(line)
        before = line.rstrip() or before
    whole = "\n".join(kept)
    yield offset + len(whole) - len(whole.lstrip()), number, whole.strip()


def _provisions(paragraph: str) -> Iterator[tuple[int, int]]:
    """Where the numbered provisions inside a long paragraph begin and end.

    Text taken out of a page by a machine often has no line ends left: "… of it. 3.2 Term. …".
    """
    begin = 0
    for match in _RUN_IN.finditer(paragraph):
        if not paragraph.endswith("No.", 0, match.start() + 1):
            yield begin, match.start() + 1
            begin = match.start(1)
    yield begin, len(paragraph)


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
