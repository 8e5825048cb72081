"""Word files: every part that holds words of the contract, in the order a person reads them.

The body comes first, then foot- and endnotes, headers and footers, each once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from lxml import etree

from clausekit.errors import DamagedFile, EmptyFile, InputError
from clausekit.model import Block, Document, Part, Unread, document_of
from clausekit.ooxml.names import w
from clausekit.ooxml.package import Package, open_package
from clausekit.ooxml.revisions import rejected
from clausekit.readers.docx_body import read_children
from clausekit.readers.docx_clauses import clause_marks
from clausekit.readers.docx_numbering import numberings
from clausekit.readers.docx_story import Story
from clausekit.readers.docx_styles import Styles
from clausekit.readers.numerals import printed
from clausekit.saying import said, told

_CHANGES = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "pPrChange", "rPrChange")))
"""Elements that are tracked changes (17.13.5)."""
_STORIES = ("footnotes", "endnotes", "header", "footer")
"""Kinds of parts that hold words beside the main one."""

_NOTES: tuple[tuple[Part, str, str], ...] = (
    ("footnote", "footnotes", "decimal"),
    ("endnote", "endnotes", "lowerRoman"),
)


def read(path: str, data: bytes) -> Document:
    """Read a Word file (DOCX, DOCM, DOTX; transitional or strict).

    Raises EncryptedFile, UnsupportedFile, DamagedFile as package.open_package does, EmptyFile where it has no words,
    InputError where it has nothing but pictures.
    """
    return _document(path, open_package(path, data))


def read_original(path: str, data: bytes) -> Document:
    """The same file as it was before its tracked changes: insertions out, deletions in, moves and former properties
    back. Raises as `read` does."""
    return _document(path, _Original(*open_package(path, data)))


def is_marked(path: str, data: bytes) -> bool:
    """True where the file holds any tracked change. Raises as `open_package` does."""
    package = open_package(path, data)
    links = (link for link in package.related(package.main) if not link.external)
    parts = (package.main, *(link.target for link in links if link.type.rsplit("/", 1)[-1] in _STORIES))
    roots = map(package.xml, parts)
    return any(root is not None and next(root.iter(*_CHANGES), None) is not None for root in roots)


class _Original(Package):
    """A package whose parts are read with every tracked change rejected."""

    def xml(self, part: str) -> etree._Element | None:
        root = super().xml(part)
        return None if root is None else rejected(root)


def _document(path: str, package: Package) -> Document:
    root = package.xml(package.main)
    body = None if root is None else root.find(w("body"))
    if root is None or body is None:
        raise DamagedFile(path, told("{part} has no body; it is no Word file, or a damaged one", part=package.main))
    links = package.related(package.main)
    parts = {link.type.rsplit("/", 1)[-1]: link.target for link in reversed(links) if not link.external}
    sheet = _xml(package, parts, "styles")
    styles = Styles(sheet)
    main = Story("body", package.main, root, styles, numberings(_xml(package, parts, "numbering"), styles))
    read_children(main, body)
    main.finish()
    targets = {link.id: link.target for link in links}
    stories = [main, *_notes(package, parts, main), *_margins(package, targets, main)]
    blocks = [block for story in stories for block in story.blocks]
    unread = tuple(note for story in stories for note in story.unread()) + _comments(package, parts)
    if not blocks:
        if main.pictures:
            raise InputError(path, told("holds pictures and no text (scanned?); run OCR on it first"))
        if any(note.grave for note in unread):
            reason = told(
                "no text could be read: it stands in drawings, embedded documents or the like; "
                "print it to PDF and give that"
            )
            raise InputError(path, reason)
        raise EmptyFile(path, told("the document has no text; there is nothing to read"))
    document = document_of(path, "docx", blocks, unread, _language(sheet, blocks))
    return document._replace(clauses=clause_marks(package, body, document.blocks))


def _xml(package: Package, parts: Mapping[str, str], kind: str) -> etree._Element | None:
    return package.xml(parts[kind]) if kind in parts else None


def _notes(package: Package, parts: Mapping[str, str], main: Story) -> Iterator[Story]:
    """Footnotes, then endnotes, in the order in which the body refers to them, under their printed numbers."""
    for part, kind, format in _NOTES:
        wanted = list(dict.fromkeys(id for reference, id in main.references if reference == part))
        root = _xml(package, parts, kind) if wanted else None
        if root is None:
            continue
        notes = {note.get(w("id")): note for note in root.iterchildren(w(part))}
        story = Story(part, parts[kind], root, main.styles, {})
        for count, id in enumerate(wanted, 1):
            if id in notes:
                first = len(story.blocks)
                read_children(story, notes[id])
                story.finish()
                if len(story.blocks) > first:
                    story.blocks[first] = story.blocks[first]._replace(number=printed(count, format))
        yield story


def _margins(package: Package, targets: Mapping[str, str], main: Story) -> Iterator[Story]:
    """Headers and footers: every part once, and once where several say the same."""
    said: set[tuple[str, ...]] = set()
    for part in ("header", "footer"):
        for name in dict.fromkeys(targets.get(id, "") for reference, id in main.references if reference == part):
            root = package.xml(name) if name else None
            if root is None:
                continue
            story = Story("header" if part == "header" else "footer", name, root, main.styles, {})
            read_children(story, root)
            story.finish()
            words = tuple(block.text for block in story.blocks)
            if words in said:
                story.blocks.clear()
            said.add(words)
            yield story


def _comments(package: Package, parts: Mapping[str, str]) -> tuple[Unread, ...]:
    """Comments are remarks about the contract, not words of it."""
    root = _xml(package, parts, "comments")
    count = 0 if root is None else len(root.findall(w("comment")))
    return (Unread(said("unread.in.part", part=parts["comments"]), said("unread.comments", n=count)),) if count else ()


def _language(styles: etree._Element | None, blocks: list[Block]) -> str:
    """The language that the styles declare (17.3.2.20) for the script that most letters are in; "" for none."""
    declared = None if styles is None else styles.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}/{w('lang')}")
    if declared is None:
        return ""
    words = "".join(block.text for block in islice(blocks, 200))[:5000]
    letters = [char for char in words if char.isalpha()]
    latin = sum(char < "\u0530" or "\u1e00" <= char < "\u2000" for char in letters)
    eastern = sum("\u1100" <= char < "\u1200" or "\u2e80" <= char < "\ud800" for char in letters)
    complex_script = len(letters) - latin - eastern
    most = max((latin, "val"), (eastern, "eastAsia"), (complex_script, "bidi"), key=lambda pair: pair[0])[1]
    return declared.get(w(most)) or ""
