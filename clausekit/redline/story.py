"""The main part of a Word document, as a tree to understand it and as bytes to add to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from lxml import etree

from clausekit.ooxml.names import W, w
from clausekit.readers.docx_numbering import Counter, Numbers, numberings
from clausekit.readers.docx_styles import Look, Styles, paragraph_look
from clausekit.redline.edits import CannotPlace, Marking
from clausekit.redline.parts import Parts
from clausekit.redline.source import CONTAINERS, Span, Splice, block_spans, fragment, namespaces
from clausekit.redline.xml import to_bytes

_MOST_ID = 2**31 - 1
_CONTAINERS = frozenset(w(name) for name in CONTAINERS)
_NOT_THERE = (w("del"), w("moveFrom"), w("txbxContent"))


class RunLooks(NamedTuple):
    """w:rPr of a paragraph's number, of the title that runs into it, and of its words; None where there is none."""

    label: etree._Element | None
    title: etree._Element | None
    body: etree._Element | None


class Story:
    """The main part, read once.

    data, root    its bytes and its tree; body: the w:body in it
    paragraphs    every w:p in order: the n-th is `Block.source` n
    spans         blocks (paragraphs, tables, and what stands between them) → where they stand in the bytes
    styles        the styles; styles_there: their names
    """

    def __init__(self, parts: Parts) -> None:
        self.data, self.root = parts.document()
        body = self.root.find(w("body"))
        assert body is not None, "the reader has found a body"
        self.body = body
        self.paragraphs = list(self.root.iter(w("p")))
        blocks = [one for one in self.root.iter() if _is_block(one)]
        places = block_spans(self.data)
        if len(blocks) != len(places):
            raise CannotPlace("two_ways")
        self.spans: dict[etree._Element, Span] = dict(zip(blocks, places, strict=True))
        sheet = parts.xml(parts.related("styles")) if parts.related("styles") else None
        self.styles = Styles(sheet)
        self.styles_there = frozenset(
            () if sheet is None else (one.get(w("styleId"), "") for one in sheet.iter(w("style")))
        )
        lists = parts.related("numbering")
        self._lists = numberings(parts.xml(lists) if lists else None, self.styles)
        self._ids = _free_ids(parts)
        self.namespaces = namespaces(self.data)
        self._in_fields: frozenset[etree._Element] | None = None

    def take_id(self) -> int:
        """An id that nothing in the package has (17.13.5: ids are unique among annotations)."""
        return next(self._ids)

    def change(self, marking: Marking) -> dict[str, object]:
        """The attributes of one tracked change."""
        return {"id": self.take_id(), "author": marking.author, **({"date": marking.day} if marking.day else {})}

    def check_prefix(self) -> None:
        """Raises CannotPlace where the prefix w means nothing, or something else, inside the body."""
        own = self.namespaces.get(self.namespaces[" root"].rpartition(":")[0], W)
        if self.namespaces.get("w") != own:
            raise CannotPlace("unusual_names")

    def is_in_field(self, paragraph: etree._Element) -> bool:
        """True where a field that began before the paragraph (a table of contents) is still open at its head."""
        if self._in_fields is None:
            self._in_fields = frozenset(_in_fields(self.root))
        return paragraph in self._in_fields

    def look(self, paragraph: etree._Element) -> Look:
        """What a paragraph's properties and styles say."""
        properties = paragraph.find(w("pPr"))
        return self.styles.look(self.styles.default) if properties is None else paragraph_look(properties, self.styles)

    def is_listed(self, paragraph: etree._Element) -> bool:
        """True where Word counts the paragraph in a list."""
        return self._list_of(paragraph) is not None

    def deeper(self, paragraph: etree._Element) -> etree._Element | None:
        """A paragraph in the next level of the same list, None where there is none with a number."""
        numbers = self._list_of(paragraph)
        depth = self._depth(paragraph)
        if numbers is None or depth is None:
            return None
        for other in self.paragraphs:
            own = self._list_of(other)
            if own is not None and own.abstract == numbers.abstract and self._depth(other) == depth + 1:
                return other
        return None

    def _list_of(self, paragraph: etree._Element) -> Numbers | None:
        return self._lists.get(self.look(paragraph).number or "")

    def _depth(self, paragraph: etree._Element) -> int | None:
        counted = Counter(self._lists).next(self.look(paragraph))
        return None if counted is None or not counted[0] else counted[1]

    def run_looks(self, paragraph: etree._Element) -> RunLooks:
        """How the runs of a paragraph look: the first one, the first with a word, and the longest."""
        runs = [run for run in paragraph.iter(w("r")) if _is_plain(run, paragraph)]
        texts = ["".join(text.text or "" for text in run.iter(w("t"))) for run in runs]
        filled = [(run, text) for run, text in zip(runs, texts, strict=True) if text.strip()]
        if not filled:
            return RunLooks(None, None, None)
        longest = max(filled, key=lambda pair: len(pair[1]))[0]
        titled = next((run for run, text in filled if sum(map(str.isalpha, text)) > 2), longest)
        return RunLooks(filled[0][0].find(w("rPr")), titled.find(w("rPr")), longest.find(w("rPr")))

    def properties_text(self, paragraph: etree._Element) -> str:
        """w:pPr of a paragraph as it stands in the file, "" where it has none. Raises CannotPlace where it cannot be
        said twice: it holds the end of a section, or tracked changes with their ids."""
        properties = paragraph.find(w("pPr"))
        if properties is None:
            return ""
        if any(one.tag == w("sectPr") or one.get(w("id")) is not None for one in properties.iter()):
            raise CannotPlace("section_end")
        span = self.spans[paragraph]
        data = self.data[span.start : span.end]
        node = fragment(data).child("pPr")
        return "" if node is None else data[node.start : node.end].decode("utf-8", "replace")

    def mark_splice(self, paragraph: etree._Element, mark: str) -> Splice:
        """What puts `mark` at the head of the properties of a paragraph's mark (17.3.1.29)."""
        self.check_prefix()
        span = self.spans[paragraph]
        node = fragment(self.data[span.start : span.end])
        properties = node.child("pPr")
        if node.inner == node.end or (properties is not None and properties.inner == properties.end):
            raise CannotPlace("empty_last")
        look = None if properties is None else properties.child("rPr")
        if properties is None:
            at, new = node.inner, f"<w:pPr><w:rPr>{mark}</w:rPr></w:pPr>"
        elif look is None:
            after = [child.start for child in properties.children if child.name in ("sectPr", "pPrChange")]
            at, new = min([properties.tail, *after]), f"<w:rPr>{mark}</w:rPr>"
        elif look.inner == look.end:
            raise CannotPlace("empty_mark")
        else:
            at, new = look.inner, mark
        return Splice(span.start + at, span.start + at, to_bytes(new))


def _in_fields(root: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs at whose head a field is open."""
    fields = 0
    for one in root.iter(w("fldChar"), w("p")):
        if one.tag == w("fldChar"):
            fields += {"begin": 1, "end": -1}.get(one.get(w("fldCharType"), ""), 0)
        elif fields > 0:
            yield one


def _is_block(one: etree._Element) -> bool:
    parent = one.getparent()
    return parent is not None and parent.tag in _CONTAINERS


def _is_plain(run: etree._Element, paragraph: etree._Element) -> bool:
    for parent in run.iterancestors():
        if parent is paragraph:
            return True
        if parent.tag in _NOT_THERE or parent.tag == w("hyperlink"):
            return False
    return False


def _free_ids(parts: Parts) -> Iterator[int]:
    """Numbers that no annotation in any part of the document has."""
    used: set[int] = set()
    for name in {*parts.package.names.values(), *parts.changed}:
        if not name.lower().endswith(".xml") or name.startswith(("docProps/", "customXml/", "[")):
            continue
        data = parts.read(name) or b""
        if b"wordprocessingml" not in data:
            continue
        root = parts.xml(name)
        for one in () if root is None else root.iter():
            id = one.get(w("id"))
            if id and id.lstrip("-").isdigit():
                used.add(int(id))
    first = max([0, *(id for id in used if id < _MOST_ID - 1_000_000)]) + 1
    return (id for id in count(first) if id not in used)
