"""HTML, as saved from a web page: a table of tags and what is done with each, on the parser of the standard library."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html.parser import HTMLParser

from clausekit.errors import EmptyFile
from clausekit.model import Block, Document, Kind, Part, Unread, document_of
from clausekit.readers.html_tables import Cell, Tables
from clausekit.readers.lines import heading_level
from clausekit.readers.numerals import printed
from clausekit.readers.plain import decode
from clausekit.saying import Said, said, told

_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\n\r\f\u00a0]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)

_LEFT_OUT = frozenset(
    {"script", "style", "head", "noscript", "template", "svg", "math", "select", "textarea", "button"}
)
"""Elements without words of the contract, with all that they hold."""
_FOREIGN = {"iframe": "unread.frame", "object": "unread.object", "embed": "unread.object"}
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "div", "dl",
     "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
     "html", "legend", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
     "th", "thead", "tr", "ul"}
)  # fmt: skip
"""Elements that begin and end a paragraph."""
_VOID = frozenset(
    {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
)
_MARGINS: Mapping[str, Part] = {"nav": "header", "footer": "footer"}
_LIST_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}


def read(path: str, data: bytes) -> Document:
    """Read an HTML page. Raises EmptyFile where it shows no words, UnsupportedFile where it is no text."""
    reader = _Reader()
    reader.feed(_decoded(path, data))
    reader.close()
    reader.end_block()
    if not reader.blocks:
        raise EmptyFile(path, told("the page shows no words; there is nothing to read"))
    columns = map(reader.tables.column, reader.paths)
    blocks = [block._replace(column=column) for block, column in zip(reader.blocks, columns, strict=True)]
    return document_of(path, "html", blocks, tuple(reader.unread), reader.language)


def _decoded(path: str, data: bytes) -> str:
    declared = _CHARSET.search(data[:2048])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode(declared.group(1).decode("ascii"), "replace")
        except LookupError:
            pass
    return decode(path, data)


class _Reader(HTMLParser):
    """Gathers words into blocks as the tags come, and with each the cells around it; forgiving, as browsers are."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.paths: list[tuple[Cell, ...]] = []
        self.tables = Tables()
        self.unread: list[Unread] = []
        self.language = ""
        self._open: list[str] = []
        self._left_out: list[int] = []
        self._lists: list[tuple[str, int]] = []
        self._words: list[str] = []
        self._number = ""
        self._line = 0

    def _place(self) -> Said:
        return said("unread.in.line", number=self.getpos()[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang", self.language)
        if tag in _BLOCKS:
            self.end_block()
        if tag == "br":
            self._words.append("\n")
        if tag in _FOREIGN:
            self.unread.append(Unread(self._place(), said(_FOREIGN[tag]), True))
        if tag in _VOID:
            return
        if tag in ("p", "li", "td", "th", "tr", "dt", "dd"):
            self._close_like(tag)
        self._open.append(tag)
        self.tables.begin(tag, given.get("colspan", ""))
        hidden = "hidden" in given or _HIDDEN.search(given.get("style", ""))
        if hidden and tag not in ("html", "body"):
            self.unread.append(Unread(self._place(), said("unread.hidden")))
        if tag in _LEFT_OUT or hidden:
            self._left_out.append(len(self._open))
        if tag in ("ol", "ul"):
            start = int(given["start"]) if given.get("start", "").isdigit() else 1
            self._lists.append(
                (_LIST_FORMATS.get(given.get("type", ""), "decimal") if tag == "ol" else "bullet", start)
            )
        elif tag == "li" and self._lists:
            format, count = self._lists[-1]
            count = int(given["value"]) if given.get("value", "").isdigit() else count
            self._number = "" if format == "bullet" else f"{printed(count, format)}."
            self._lists[-1] = format, count + 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.end_block()
        if tag in self._open:
            while self._open and self._pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._left_out:
            return
        if not self._words and data.strip():
            self._line = self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
        self._words.append(data if "pre" in self._open else _BLANKS.sub(" ", data))

    def end_block(self) -> None:
        """What was gathered is a block, where it has words."""
        text = "\n".join(line.strip() for line in _joined(self._words).split("\n")).strip()
        self._words = []
        if not text:
            return
        number, self._number = self._number, ""
        kind, level = self._kind(text)
        part: Part = next((_MARGINS[tag] for tag in self._open if tag in _MARGINS), "body")
        self.blocks.append(Block(text, 0, kind, level, number, part, None, self._line))
        self.paths.append(self.tables.path())

    def _kind(self, text: str) -> tuple[Kind, int]:
        for tag in reversed(self._open):
            if len(tag) == 2 and tag[0] == "h" and tag[1] in "123456":
                return "heading", int(tag[1])
            if tag == "li":
                return "item", max(len(self._lists) - 1, 0)
            if tag in ("td", "th"):
                return "cell", 0
        level = heading_level(text)
        return ("heading", level) if level else ("paragraph", 0)

    def _close_like(self, tag: str) -> None:
        """Some end tags may be left out: <li>, <p>, <td>, <tr> … close the one before (HTML 13.1.2.4)."""
        stop = {"li": ("ol", "ul"), "td": ("tr", "table"), "th": ("tr", "table"), "tr": ("table",)}.get(tag, ("body",))
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth] == tag:
                while len(self._open) > depth:
                    self._pop()
                return
            if self._open[depth] in stop or (tag == "p" and self._open[depth] in _BLOCKS):
                return

    def _pop(self) -> str:
        if self._left_out and self._left_out[-1] == len(self._open):
            self._left_out.pop()
        tag = self._open.pop()
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        if tag == "table":
            self.tables.end()
        return tag


def _joined(words: list[str]) -> str:
    """Pieces of text as one, without two blanks where pieces met."""
    return re.sub(r" {2,}", " ", "".join(words))
