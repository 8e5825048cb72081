"""References that Word itself keeps up: fields that show the number of the paragraph that a bookmark stands in."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from lxml import etree

from clausekit.model import Document
from clausekit.ooxml.names import w
from clausekit.redline.edits import CannotPlace
from clausekit.redline.letters import Letter, paragraph_of
from clausekit.redline.story import Story


class Link(NamedTuple):
    """A reference whose target is known: it shows `text`, which stands at `start` of the document's text, and means the
    block `target`."""

    start: int
    text: str
    target: int


def links_of(story: Story, document: Document) -> tuple[Link, ...]:
    """All of the body whose target is there, in order."""
    targets = _targets(story, document)
    return tuple(link for link in _links(story, document, targets) if link.text.strip())


def _links(story: Story, document: Document, targets: dict[str, int]) -> Iterator[Link]:
    for block in document.blocks:
        if block.part != "body" or not _has_fields(story.paragraphs[block.source - 1]):
            continue
        try:
            paragraph = paragraph_of(story, block)
        except CannotPlace:
            continue
        for field, found in groupby(enumerate(paragraph.letters), lambda pair: pair[1].field):
            if field is not None and field.bookmark in targets:
                letters = list(found)
                yield Link(letters[0][0] - paragraph.offset, _words(letters), targets[field.bookmark])


def _words(letters: list[tuple[int, Letter]]) -> str:
    return "".join(letter.char for _, letter in letters)


def _targets(story: Story, document: Document) -> dict[str, int]:
    """Bookmark → the block of the body that it stands in, or stands before."""
    blocks = {block.source: index for index, block in reversed([*enumerate(document.blocks)]) if block.part == "body"}
    sources = {paragraph: source for source, paragraph in enumerate(story.paragraphs, 1)}
    found: dict[str, int] = {}
    waiting: list[str] = []
    inside: etree._Element | None = None
    for one in story.root.iter(w("p"), w("bookmarkStart")):
        if one.tag == w("p"):
            inside = one
            for name in waiting:
                _note(found, name, blocks.get(sources[one]))
            waiting = []
        elif inside is not None and inside in one.iterancestors():
            _note(found, one.get(w("name"), ""), blocks.get(sources[inside]))
        else:
            waiting.append(one.get(w("name"), ""))
    return found


def _note(found: dict[str, int], name: str, block: int | None) -> None:
    if name and block is not None:
        found[name] = block


def _has_fields(paragraph: etree._Element) -> bool:
    return next(paragraph.iter(w("fldChar"), w("fldSimple")), None) is not None
