"""Changing words inside a paragraph of a Word document: the runs around them are split, nothing else is touched."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple
from xml.sax.saxutils import escape

from clausekit.analysis.evidence import block_at
from clausekit.model import Document
from clausekit.redline.comments import reference
from clausekit.redline.edits import CannotPlace, Marking, Replacement
from clausekit.redline.letters import Letter, Paragraph, paragraph_of
from clausekit.redline.source import Node, Splice
from clausekit.redline.story import Story
from clausekit.redline.xml import element, to_bytes

Cut = tuple[Node, int, int, str | None]
"""Words of a w:t that go, from and to, and what comes in their place; None where that has come already. Nothing goes
where the two are the same."""


class _Touched(NamedTuple):
    """A run with the words of it that change; `inserted` where it is a tracked insertion of one's own already."""

    run: Node
    cuts: list[Cut]
    inserted: bool


def change_splices(
    story: Story, document: Document, replacements: Sequence[Replacement], marking: Marking, comment: int | None
) -> list[Splice]:
    """The bytes to change in the main part; `comment` is the id of the comment beside the words that change in the last
    paragraph. Raises CannotPlace where the words are not free to be changed."""
    story.check_prefix()
    splices: list[Splice] = []
    parts = [(block, list(own)) for block, own in groupby(replacements, lambda one: block_at(document, one.start))]
    if len({document.blocks[block].source for block, _ in parts}) < len(parts):
        raise CannotPlace("one_paragraph")
    for at, own in parts:
        paragraph = paragraph_of(story, document.blocks[at], marking.author)
        beside = comment if at == parts[-1][0] else None
        splices += _in_paragraph(story, paragraph, own, marking, beside)
    return splices


def _in_paragraph(
    story: Story, paragraph: Paragraph, replacements: Sequence[Replacement], marking: Marking, comment: int | None
) -> list[Splice]:
    touched: dict[int, _Touched] = {}
    for replacement in replacements:
        _collect(paragraph, replacement, touched)
    runs = list(touched.values())
    splices = []
    for index, (run, cuts, inserted) in enumerate(runs):
        marks = marking._replace(tracked=marking.tracked and not inserted)
        before = element("commentRangeStart", id=comment) if comment is not None and index == 0 else ""
        after = ""
        if comment is not None and index == len(runs) - 1:
            anchor = reference(comment, story.styles_there)
            after = element("commentRangeEnd", id=comment)
            after += element("ins", anchor, **story.change(marking)) if marks.tracked else anchor
        new = to_bytes(before) + _rewritten(paragraph.data, run, cuts, story, marks) + to_bytes(after)
        splices.append(Splice(paragraph.start + run.start, paragraph.start + run.end, new))
    return splices


def _collect(paragraph: Paragraph, replacement: Replacement, touched: dict[int, _Touched]) -> None:
    """Add the pieces of one replacement to the runs that they stand in."""
    first = replacement.start + paragraph.offset
    if not replacement.old:
        _put_in(paragraph.letters, first, replacement.new, touched)
        return
    found = paragraph.letters[first : first + len(replacement.old)]
    if "".join(letter.char for letter in found) != replacement.old:
        raise CannotPlace("words_moved")
    new: str | None = replacement.new
    for letter in found:
        if letter.run is None or letter.text is None:
            raise CannotPlace("words_in_field")
        cuts = touched.setdefault(letter.run.start, _Touched(letter.run, [], letter.inserted)).cuts
        if cuts and cuts[-1][0] is letter.text and cuts[-1][2] == letter.at and new is None:
            cuts[-1] = (*cuts[-1][:2], letter.at + 1, cuts[-1][3])
        else:
            cuts.append((letter.text, letter.at, letter.at + 1, new))
        new = None


def _put_in(letters: Sequence[Letter], at: int, new: str, touched: dict[int, _Touched]) -> None:
    """Words put in behind the letter before them, in whose looks they stand."""
    if not 0 < at <= len(letters):
        raise CannotPlace("words_moved")
    letter = letters[at - 1]
    if letter.run is None or letter.text is None or letter.field is not None:
        raise CannotPlace("words_in_field")
    own = touched.setdefault(letter.run.start, _Touched(letter.run, [], letter.inserted))
    own.cuts.append((letter.text, letter.at + 1, letter.at + 1, new))


def _rewritten(data: bytes, run: Node, cuts: Sequence[Cut], story: Story, marking: Marking) -> bytes:
    """A run with some of its words deleted and new ones in their place; the rest stays in runs of the same looks."""
    opening, closing = data[run.start : run.inner], data[run.tail : run.end]
    properties = run.child("rPr")
    look = b"" if properties is None else data[properties.start : properties.end]
    out: list[bytes] = []
    kept: list[bytes] = []

    def flush() -> None:
        if kept:
            out.append(opening + look + b"".join(kept) + closing)
            kept.clear()

    for child in run.children:
        if child is properties:
            continue
        own = [cut for cut in cuts if cut[0] is child]
        if not own:
            kept.append(data[child.start : child.end])
            continue
        if not marking.tracked:
            kept.append(_text(_replaced(child.text, own)))
            continue
        at = 0
        for _, start, end, new in own:
            if child.text[at:start]:
                kept.append(_text(child.text[at:start]))
            flush()
            if end > start:
                old = opening + look + _text(child.text[start:end], "delText") + closing
                out.append(_tracked("del", old, story, marking))
            if new:
                out.append(_tracked("ins", opening + look + _text(new) + closing, story, marking))
            at = end
        if child.text[at:]:
            kept.append(_text(child.text[at:]))
    flush()
    return b"".join(out)


def _replaced(text: str, cuts: Sequence[Cut]) -> str:
    for _, start, end, new in reversed(cuts):
        text = text[:start] + (new or "") + text[end:]
    return text


def _text(words: str, tag: str = "t") -> bytes:
    return to_bytes(f'<w:{tag} xml:space="preserve">{escape(words)}</w:{tag}>')


def _tracked(kind: str, run: bytes, story: Story, marking: Marking) -> bytes:
    empty = to_bytes(element(kind, "x", **story.change(marking)))
    head, _, tail = empty.partition(b">x<")
    return head + b">" + run + b"<" + tail
