"""Comments beside paragraphs of somebody's Word file. Nothing else of it is touched."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from lxml import etree

from clausekit.errors import InputError
from clausekit.model import Block
from clausekit.ooxml.names import w
from clausekit.redline.comments import reference, with_comment
from clausekit.redline.edits import CannotPlace, Marking
from clausekit.redline.parts import parts_of
from clausekit.redline.refusal import refuse_if_closed
from clausekit.redline.source import Span, Splice, fragment, spliced
from clausekit.redline.story import Story
from clausekit.redline.xml import element, to_bytes
from clausekit.rules import telling
from clausekit.saying import told


class Remark(NamedTuple):
    """`words` beside a block as the Word reader gave it; None is the first paragraph of the body."""

    block: Block | None
    words: str


def commented(path: str, data: bytes, remarks: Iterable[Remark], marking: Marking) -> bytes:
    """The Word file with a comment for each remark; one whose block cannot bear a comment (it stands in a note, a text
    box or a form) is beside the first paragraph of the body.

    Raises InputError where nothing may be written into it.
    """
    parts = parts_of(path, data)
    refuse_if_closed(parts)
    try:
        story = Story(parts)
        story.check_prefix()
    except CannotPlace as error:
        raise InputError(
            path,
            telling("no comment can be written into it: {reason}", reason=error.said),
        ) from None
    places = {paragraph: place for paragraph in story.paragraphs if (place := _inside(story, paragraph))}
    if not places:
        raise InputError(path, told("no comment can be written into it: it has no paragraph of its own"))
    first = next(iter(places))
    splices: list[Splice] = []
    for remark in remarks:
        own = story.paragraphs[remark.block.source - 1] if remark.block and remark.block.part == "body" else first
        place = places.get(own, places[first])
        id = story.take_id()
        splices.append(Splice(place.start, place.start, to_bytes(element("commentRangeStart", id=id))))
        end = element("commentRangeEnd", id=id) + reference(id, story.styles_there)
        splices.append(Splice(place.end, place.end, to_bytes(end)))
        parts = with_comment(parts, id, remark.words, marking, story.styles_there)
    return parts.with_part(parts.main, spliced(story.data, splices)).content()


def _inside(story: Story, paragraph: etree._Element) -> Span | None:
    """Where the words of a paragraph stand in the part, behind its properties; None where it has no words, or is in
    something that is no block of the body."""
    span = story.spans.get(paragraph)
    if span is None or paragraph.find(f".//{w('t')}") is None:
        return None
    node = fragment(story.data[span.start : span.end])
    properties = node.child("pPr")
    begins = properties.end if properties else node.inner
    return Span(span.start + begins, span.start + node.tail)
