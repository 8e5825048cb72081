"""What a walk through one part of a Word file collects: its blocks, and notes of what was not read."""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from lxml import etree

from clausekit.model import Block, Kind, Part, Unread
from clausekit.ooxml.names import w
from clausekit.readers.docx_numbering import Counter, Numbers
from clausekit.readers.docx_styles import PLAIN, Look, Styles, paragraph_look
from clausekit.readers.legacy_fonts import legacy_language, warning
from clausekit.readers.lines import NAMED, heading_level, paragraphs_in
from clausekit.saying import Said, said

_PROPERTIES, _MARK, _SECTION = w("pPr"), w("rPr"), w("sectPr")
_DELETED, _MOVED = w("del"), w("moveFrom")
_LONGEST_HEADING = 150
_LONGEST_TITLE_WORDS = 9


class Story:
    """A walk in progress. It is made for one part, filled by the handlers of docx_body and then thrown away.

    part, name  the kind of part, and its name in the package for messages
    look        how the current run looks; paragraph_look: how its paragraph makes it look
    fields      the fields that are open, True where their result is being read
    unended     the part has a field that begins and never ends: every field is read as if it were its result
    form        what an old form field shows, until the field ends
    references  what other parts are named, in order: (part, id)
    pictures    how many pictures came by
    """

    def __init__(
        self, part: Part, name: str, root: etree._Element, styles: Styles, lists: Mapping[str, Numbers]
    ) -> None:
        self.part = part
        self.name = name
        self.styles = styles
        self.look = PLAIN
        self.paragraph_look = PLAIN
        self.fields: list[bool] = []
        marks = Tally(mark.get(w("fldCharType")) for mark in root.iter(w("fldChar")))
        self.unended = marks["begin"] != marks["end"]
        self.form = ""
        self.references: list[tuple[Part, str]] = []
        self.pictures = 0
        self.blocks: list[Block] = []
        self._counter = Counter(lists)
        self._places = {paragraph: place for place, paragraph in enumerate(root.iter(w("p")), 1)}
        self._notes: dict[tuple[Said, bool], list[int]] = {}
        self._fonts: Tally[str] = Tally()
        self._pieces: list[str] = []
        self._strong = True
        self._place = 0
        self._section = False
        self._cells = 0
        self._column = 0
        self._asides: list[Block] = []

    def begin(self, paragraph: etree._Element) -> None:
        """A paragraph begins. Words that wait from one whose mark is deleted go before its own."""
        properties = paragraph.find(_PROPERTIES)
        self._place = self._places[paragraph]
        self._section = properties is not None and properties.find(_SECTION) is not None
        self.paragraph_look = (
            self.styles.look(self.styles.default) if properties is None else paragraph_look(properties, self.styles)
        )

    def end(self, paragraph: etree._Element) -> None:
        """A paragraph ends; where its mark is deleted (17.13.5.15) or moved away, the next one goes on with it."""
        properties = paragraph.find(_PROPERTIES)
        mark = None if properties is None else properties.find(_MARK)
        if mark is None or (mark.find(_DELETED) is None and mark.find(_MOVED) is None):
            self._close()

    def add(self, text: str) -> None:
        """Words of the current paragraph, unless they are hidden or inside the instruction of a field."""
        if False in self.fields:
            return
        if self.look.hidden:
            if text.strip():
                self.note(said("unread.hidden"))
            return
        self._pieces.append(text)
        if text.strip():
            self._strong = self._strong and bool(self.look.strong)
            self._fonts[self.look.font or self.styles.font or ""] += len(text)

    def note(self, what: Said, grave: bool = False) -> None:
        """Something is not read; `grave` where it may be words of the contract."""
        self._notes.setdefault((what, grave), []).append(self._place)

    @contextmanager
    def cell(self, column: int) -> Iterator[None]:
        """Inside the cell of a table in this column, from 1: no paragraph goes on over its border."""
        self._flush()
        around, self._column = self._column, column
        self._cells += 1
        yield
        self._cells -= 1
        self._flush()
        self._column = around

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Inside a text box: its paragraphs come after the one that it is anchored in."""
        kept = self.part, self.blocks, self._pieces, self._strong, self._place, self.paragraph_look, self.look
        fields, cells = self.fields, self._cells
        self.part = "textbox" if self.part == "body" else self.part
        self.blocks, self._pieces, self._strong, self.fields, self._cells = [], [], True, [], 0
        yield
        self._flush()
        self._asides += self.blocks
        self.part, self.blocks, self._pieces, self._strong, self._place, self.paragraph_look, self.look = kept
        self.fields, self._cells = fields, cells

    def finish(self) -> None:
        """The part, or one footnote of it, is at its end."""
        self._flush()
        self.fields.clear()

    def unread(self) -> tuple[Unread, ...]:
        """What was not read, one entry per kind of thing."""
        for font, letters in sorted(self._fonts.items()):
            language = legacy_language(font)
            if language and letters > 1:
                self._notes[warning(font, language), True] = [0]
        return tuple(Unread(_where(self.name, places), what, grave) for (what, grave), places in self._notes.items())

    def _flush(self) -> None:
        if self._pieces:
            self._close()

    def _close(self) -> None:
        text = "".join(self._pieces).strip()
        # Word prints no number before an empty paragraph that is only there to end a section.
        numbered = None if self._section and not text else self._counter.next(self.paragraph_look)
        strong, self._pieces, self._strong = self._strong, [], True
        if text:
            number, depth = ("", 0) if numbered is None else numbered
            for line in paragraphs_in(text):
                kind, level = _kind(line, number, self.paragraph_look, strong, self._cells > 0)
                if kind == "paragraph" and numbered is not None:
                    kind, level = "item", depth
                self.blocks.append(Block(line, 0, kind, level, number, self.part, None, self._place, self._column))
                number = ""
        asides, self._asides = self._asides, []
        self.blocks += asides


def _kind(text: str, number: str, look: Look, strong: bool, in_cell: bool) -> tuple[Kind, int]:
    """Heading by its outline level, or by its looks and words where a writer formats by hand; else cell, paragraph.

    Lawyers number whole clauses with heading styles: what reads as a sentence is no heading.
    """
    level = 1 if look.title else 0 if look.outline is None or look.outline > 8 else look.outline + 1
    if level and _reads_as_title(text):
        return "heading", level
    if in_cell:
        return "cell", 0
    if strong or text.isupper() or NAMED.match(text):
        level = heading_level(f"{number} {text}" if number else text)
        if level:
            return "heading", level
    return "paragraph", 0


def _reads_as_title(text: str) -> bool:
    return len(text) <= _LONGEST_HEADING and (text[-1] not in ".;:,。" or text.count(" ") < _LONGEST_TITLE_WORDS)


_SHOWN = 3
"""Paragraphs that are named of those in which something was not read; the others are counted."""


def _where(name: str, places: list[int]) -> Said:
    known = sorted({place for place in places if place})
    if not known:
        return said("unread.in.part", part=name)
    if len(known) == 1:
        return said("unread.in.paragraph", part=name, number=known[0])
    shown = ", ".join(map(str, known[:_SHOWN]))
    if len(known) <= _SHOWN:
        return said("unread.in.paragraphs", part=name, numbers=shown)
    return said("unread.in.many_paragraphs", part=name, numbers=shown, more=len(known) - _SHOWN)
