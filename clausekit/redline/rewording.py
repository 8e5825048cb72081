"""Changing words inside a paragraph of a Word document: the runs around them are split, nothing else is touched."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.sax.saxutils import escape

from clausekit.model import Document
from clausekit.redline.comments import reference
from clausekit.redline.edits import CannotPlace, Change, Marking, Replacement
from clausekit.redline.source import Node, Splice, fragment
from clausekit.redline.story import Story
from clausekit.redline.xml import element, to_bytes

_LEFT_OUT = frozenset(
    {"pPr", "rPr", "del", "moveFrom", "instrText", "delText", "drawing", "pict", "object", "AlternateContent"}
)
_LETTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_AROUND = frozenset({"p", "hyperlink", "smartTag", "sdt", "sdtContent", "r"})


class Letter(NamedTuple):
    """A character of a paragraph: the run and the w:t that it stands in, and where in that; None where it may not be
    changed (in a field, in somebody's tracked change)."""

    char: str
    run: Node | None
    text: Node | None
    at: int


Cut = tuple[Node, int, int, str | None]
"""Words of a w:t that go, from and to, and what comes in their place; None where that has come already."""


def change_splices(
    story: Story, document: Document, change: Change, marking: Marking, comment: int | None
) -> list[Splice]:
    """The bytes to change in the main part. Raises CannotPlace where the words are not free to be changed."""
    story.check_prefix()
    block = document.blocks[change.block]
    span = story.spans.get(story.paragraphs[block.source - 1])
    if span is None or block.part != "body":
        raise CannotPlace("the words stand in a note, a header or a text box")
    data = story.data[span.start : span.end]
    letters = list(_letters(fragment(data)))
    text = "".join(letter.char for letter in letters)
    at = text.find(block.text)
    if at < 0 or text.find(block.text, at + 1) >= 0:
        raise CannotPlace("the words stand among others that are shown differently")
    offset = at - block.start
    touched: dict[int, tuple[Node, list[Cut]]] = {}
    for replacement in change.replacements:
        _collect(letters, replacement, offset, touched)
    runs = list(touched.values())
    splices = []
    for index, (run, cuts) in enumerate(runs):
        before = element("commentRangeStart", id=comment) if comment is not None and index == 0 else ""
        after = ""
        if comment is not None and index == len(runs) - 1:
            anchor = reference(comment, story.styles_there)
            after = element("commentRangeEnd", id=comment)
            after += element("ins", anchor, **story.change(marking)) if marking.tracked else anchor
        new = to_bytes(before) + _rewritten(data, run, cuts, story, marking) + to_bytes(after)
        splices.append(Splice(span.start + run.start, span.start + run.end, new))
    return splices


def _letters(paragraph: Node) -> Iterator[Letter]:
    """Every character that is shown."""

    def walk(node: Node, run: Node | None, free: bool) -> Iterator[Letter]:
        for child in node.children:
            if child.name in _LEFT_OUT:
                continue
            if child.name == "t":
                for at, char in enumerate(child.text):
                    yield Letter(char, run if free else None, child, at)
            elif child.name in _LETTERS:
                yield Letter(_LETTERS[child.name], None, None, 0)
            else:
                yield from walk(child, child if child.name == "r" else run, free and child.name in _AROUND)

    # Fields begin and end with marks between runs; a paragraph that has such marks is left alone.
    yield from walk(paragraph, None, not _has_fields(paragraph))


def _has_fields(node: Node) -> bool:
    return any(child.name == "fldChar" or _has_fields(child) for child in node.children)


def _collect(
    letters: Sequence[Letter],
    replacement: Replacement,
    offset: int,
    touched: dict[int, tuple[Node, list[Cut]]],
) -> None:
    """Add the pieces of one replacement to the runs that they stand in: (w:t, from, to, new words or None)."""
    first = replacement.start + offset
    found = letters[first : first + len(replacement.old)]
    if "".join(letter.char for letter in found) != replacement.old:
        raise CannotPlace("the words are not where they were read")
    new: str | None = replacement.new
    for letter in found:
        if letter.run is None or letter.text is None:
            raise CannotPlace("the words are part of a field or of a tracked change")
        _, cuts = touched.setdefault(letter.run.start, (letter.run, []))
        if cuts and cuts[-1][0] is letter.text and cuts[-1][2] == letter.at and new is None:
            cuts[-1] = (*cuts[-1][:2], letter.at + 1, cuts[-1][3])
        else:
            cuts.append((letter.text, letter.at, letter.at + 1, new))
        new = None


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
