"""Inserting paragraphs into a Word document, as tracked insertions (ECMA-376 17.13.5.18 and 17.13.5.20)."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from clausekit.model import Document
from clausekit.ooxml.names import w
from clausekit.redline.comments import declared, reference
from clausekit.redline.edits import CannotPlace, Insertion, Line, Marking
from clausekit.redline.source import Splice
from clausekit.redline.story import Story
from clausekit.redline.xml import element, paragraph_properties, run_properties, text_run, to_bytes

_BLOCKS = (w("p"), w("tbl"), w("sdt"), w("customXml"), w("altChunk"))
_CLOSERS = frozenset(
    w(name)
    for name in (
        "bookmarkEnd", "commentRangeEnd", "permEnd", "proofErr", "moveFromRangeEnd", "moveToRangeEnd",
        "customXmlInsRangeEnd", "customXmlDelRangeEnd", "customXmlMoveFromRangeEnd", "customXmlMoveToRangeEnd",
    )
)  # fmt: skip
_OPEN_RANGES = (w("moveFromRangeStart"), w("moveToRangeStart"))
_ENDS_OF_RANGES = (w("moveFromRangeEnd"), w("moveToRangeEnd"))


class Spot(NamedTuple):
    """A place between blocks: the offset in the part's bytes.

    `last` is the paragraph before it where none follows (the document ends, or a table comes). A mark that is rejected
    joins its paragraph with the next one; there the mark of `last` is the one to be marked inserted, and the last of
    the new paragraphs takes over the mark that it had.
    """

    offset: int
    last: etree._Element | None


def insertion_splices(
    story: Story, document: Document, insertion: Insertion, marking: Marking, bookmark: str, comment: int | None
) -> list[Splice]:
    """The bytes to put into the main part. `bookmark` is the name around the clause, `comment` the id of the comment
    beside it. Raises CannotPlace where no paragraph can stand there."""
    spot = _spot(story, document, insertion.after)
    mark = story.take_id()
    count = len(insertion.lines)
    out: list[str] = []
    for index, line in enumerate(insertion.lines):
        inner = ""
        if index == 0:
            inner = element("bookmarkStart", id=mark, name=bookmark)
            if comment is not None:
                inner += element("commentRangeStart", id=comment)
        inner += _tracked(_runs(story, document, line), story, marking)
        if index == 0 and comment is not None:
            inner += element("commentRangeEnd", id=comment)
            inner += _tracked(reference(comment, story.styles_there), story, marking)
        if index == count - 1:
            inner += element("bookmarkEnd", id=mark)
        last = spot.last is not None and index == count - 1
        model = spot.last if last and spot.last is not None else _model(story, document, line.model)
        properties = _properties(model, line.numbered, story, marking, last)
        out.append(element("p", properties, inner))
    new = to_bytes("".join(declared(xml, story.namespaces) for xml in out))
    splices = [Splice(spot.offset, spot.offset, new)]
    if spot.last is not None and marking.tracked:
        splices.append(_marked_inserted(story, spot.last, marking))
    return splices


def _tracked(runs: str, story: Story, marking: Marking) -> str:
    return element("ins", runs, **story.change(marking)) if marking.tracked else runs


def _runs(story: Story, document: Document, line: Line) -> str:
    """The words of a line in the looks of its model: its label and words plain, its title as titles there are."""
    model = _model(story, document, line.model)
    looks = story.run_looks(model)
    body = _look(looks.body)
    if line.title and not line.text:
        return text_run(line.label + line.title, body)
    if not line.title:
        return text_run(line.label + line.text, body)
    title = _look(looks.title) if looks.title is not None else body
    label = text_run(line.label, _look(looks.label)) if line.label else ""
    return label + text_run(line.title, title) + text_run(f" {line.text}", body)


def _look(properties: etree._Element | None) -> str:
    inner = run_properties(properties)
    return element("rPr", inner) if inner else ""


def _properties(model: etree._Element, numbered: bool, story: Story, marking: Marking, last: bool) -> str:
    """w:pPr of a new paragraph: the model's, with the mark inserted, unless it is the one that the document had."""
    if last:
        return story.properties_text(model)
    own = model.find(w("pPr"))
    inner = paragraph_properties(own, numbered, story.is_listed(model))
    look = run_properties(None if own is None else own.find(w("rPr")))
    mark = element("ins", **story.change(marking)) if marking.tracked else ""
    return element("pPr", inner, element("rPr", mark, look)) if inner or look or mark else ""


def _model(story: Story, document: Document, block: int) -> etree._Element:
    return story.paragraphs[document.blocks[block].source - 1]


def _spot(story: Story, document: Document, after: int) -> Spot:
    """Where paragraphs after a block can stand, so that their removal leaves what was there."""
    block = document.blocks[after]
    if block.part != "body":
        raise CannotPlace("in_note")
    anchor = _free(story, document, after, _model(story, document, after))
    _check_mark(anchor)
    end = story.spans[anchor].end
    following = anchor.getnext()
    while following is not None and following.tag not in _BLOCKS:
        if following.tag in _CLOSERS:
            end = story.spans[following].end
        following = following.getnext()
    _check_open(story, following if following is not None else anchor, following is None)
    if anchor.tag == w("tbl"):
        # LibreOffice leaves an empty paragraph behind where a tracked one right after a table is rejected.
        raise CannotPlace("in_table")
    if following is not None and following.tag == w("p"):
        return Spot(end, None)
    if anchor.tag != w("p"):
        raise CannotPlace("before_table")
    if end != story.spans[anchor].end:
        raise CannotPlace("bookmark_behind")
    return Spot(end, anchor)


def _free(story: Story, document: Document, after: int, paragraph: etree._Element) -> etree._Element:
    """The paragraph itself, or the table or form field around it that a paragraph can follow."""
    anchor = paragraph
    for parent in paragraph.iterancestors():
        if parent is story.body:
            break
        if parent.tag == w("sdtContent") and _is_open(parent) and anchor.getparent() is parent:
            if any(after_.tag in _BLOCKS for after_ in anchor.itersiblings()):
                break
            continue
        anchor = parent
    if anchor is paragraph:
        inside_block = (
            after + 1 < len(document.blocks) and document.blocks[after + 1].source == document.blocks[after].source
        )
        if inside_block and document.blocks[after + 1].part == "body":
            raise CannotPlace("one_paragraph")
        return anchor
    rest = document.blocks[after + 1 :]
    follows = next((block for block in rest if block.part == "body"), None)
    if follows is not None and anchor in story.paragraphs[follows.source - 1].iterancestors():
        raise CannotPlace("one_table")
    return anchor


def _is_open(content: etree._Element) -> bool:
    """True for a content control that is neither locked nor filled from data (17.5.2)."""
    control = content.getparent()
    properties = None if control is None else control.find(w("sdtPr"))
    if properties is None:
        return True
    return all(properties.find(w(name)) is None for name in ("lock", "dataBinding", "docPartObj"))


def _check_mark(anchor: etree._Element) -> None:
    mark = anchor.find(f"{w('pPr')}/{w('rPr')}")
    if mark is not None and any(mark.find(w(name)) is not None for name in ("del", "moveFrom", "moveTo")):
        raise CannotPlace("tracked_end")
    if mark is not None and any(mark.find(w(name)) is not None for name in ("vanish", "specVanish")):
        raise CannotPlace("runs_on")


def _check_open(story: Story, stop: etree._Element, whole: bool) -> None:
    """No field and no tracked move may be open where the words are put."""
    fields = moves = 0
    for one in story.root.iter():
        if one is stop and not whole:
            break
        if one.tag == w("fldChar"):
            fields += {"begin": 1, "end": -1}.get(one.get(w("fldCharType"), ""), 0)
        elif one.tag in _OPEN_RANGES:
            moves += 1
        elif one.tag in _ENDS_OF_RANGES:
            moves -= 1
    if fields > 0:
        raise CannotPlace("in_field")
    if moves > 0:
        raise CannotPlace("in_move")


def _marked_inserted(story: Story, last: etree._Element, marking: Marking) -> Splice:
    """The mark of the paragraph that was the last is inserted now; the mark it had is at the end of the new words."""
    return story.mark_splice(last, element("ins", **story.change(marking)))
