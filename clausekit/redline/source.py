"""Where the elements of an XML part stand in its bytes, so that an edit adds to a part and rewrites nothing of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from xml.parsers import expat

CONTAINERS = frozenset({"body", "sdtContent", "customXml", "tc", "txbxContent"})
"""Elements, without their prefix, whose children are blocks: paragraphs, tables and the marks between them."""


class Span(NamedTuple):
    """An element of a part as `data[start:end]`."""

    start: int
    end: int


class Splice(NamedTuple):
    """`new` takes the place of `data[start:end]`; an insertion where the two are the same."""

    start: int
    end: int
    new: bytes


class Node:
    """An element of a fragment: its bytes are `data[start:end]`, what is inside it `data[inner:tail]`; the names of its
    attributes are without their prefix."""

    __slots__ = ("attributes", "children", "end", "inner", "name", "start", "tail", "text")

    def __init__(self, name: str, start: int, attributes: Mapping[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.start = start
        self.inner = self.tail = self.end = start
        self.children: list[Node] = []
        self.text = ""

    def child(self, name: str) -> Node | None:
        """The first child of that name."""
        return next((node for node in self.children if node.name == name), None)


def spliced(data: bytes, splices: Iterable[Splice]) -> bytes:
    """`data` with all splices done; they must not overlap. Of two at one place the first given comes first."""
    out: list[bytes] = []
    at = 0
    for splice in sorted(splices, key=lambda splice: splice.start):
        out += (data[at : splice.start], splice.new)
        at = splice.end
    return b"".join((*out, data[at:]))


def block_spans(data: bytes) -> list[Span]:
    """Every child of an element in CONTAINERS, in the order in which they begin."""
    spans: list[list[int]] = []
    open_: list[tuple[str, int]] = []
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        at = -1
        if open_ and open_[-1][0] in CONTAINERS:
            at = len(spans)
            spans.append([parser.CurrentByteIndex, 0])
        open_.append((_local(name), at))

    def end(name: str) -> None:
        _, at = open_.pop()
        if at >= 0:
            spans[at][1] = _end(data, spans[at][0], parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.Parse(data, True)
    return [Span(*span) for span in spans]


def fragment(data: bytes) -> Node:
    """The tree of one element given alone, such as a paragraph cut out of its part; prefixes need no declaration."""
    root = Node("", 0, {})
    open_ = [root]
    parser = expat.ParserCreate(encoding="utf-8" if _is_utf8(data) else "iso-8859-1")
    parser.buffer_text = True

    def start(name: str, attributes: dict[str, str]) -> None:
        own = {_local(key): value for key, value in attributes.items()}
        node = Node(_local(name), parser.CurrentByteIndex, own)
        node.inner = _past(data, parser.CurrentByteIndex)
        open_[-1].children.append(node)
        open_.append(node)

    def end(name: str) -> None:
        node = open_.pop()
        node.tail = parser.CurrentByteIndex
        node.end = _end(data, node.start, node.tail)

    def text(words: str) -> None:
        open_[-1].text += words

    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.Parse(data, True)
    return root.children[0]


def last_tag(data: bytes) -> tuple[Splice, bytes]:
    """What to do to put something at the end of the root element: a splice with nothing new in it yet, and the end
    tag that must follow where the root was empty (`<w:comments/>`)."""
    closing = data.rstrip()
    while closing.endswith(b"-->"):
        closing = closing[: closing.rindex(b"<!--")].rstrip()
    if closing.endswith(b"/>"):
        at = closing.rindex(b"<")
        name = closing[at + 1 : -2].split()[0]
        return Splice(len(closing) - 2, len(closing), b">"), b"</" + name + b">"
    at = closing.rindex(b"</")
    return Splice(at, at, b""), b""


def namespaces(data: bytes) -> dict[str, str]:
    """The prefixes that the root element declares; "" is the default namespace."""
    found: dict[str, str] = {}
    parser = expat.ParserCreate()

    def start(name: str, attributes: dict[str, str]) -> None:
        if not found:
            found[" root"] = name
            for key, value in attributes.items():
                if key == "xmlns" or key.startswith("xmlns:"):
                    found[key.partition(":")[2]] = value

    parser.StartElementHandler = start
    parser.Parse(data, True)
    return found


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _end(data: bytes, start: int, told: int) -> int:
    """Just past an element; expat tells the end of <w:tab/> behind the tag, and that of others before their end tag."""
    return told if data[told - 2 : told] == b"/>" and _past(data, start) == told else _past(data, told)


def _past(data: bytes, at: int) -> int:
    """Just past the tag that begins at `at`; a > may stand in an attribute."""
    quote = 0
    for index in range(at, len(data)):
        char = data[index]
        if quote:
            if char == quote:
                quote = 0
        elif char in b"\"'":
            quote = char
        elif char == 0x3E:
            return index + 1
    return len(data)
