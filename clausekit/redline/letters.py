"""The characters of a paragraph of a Word document: where each stands in the XML, and whether it may be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from clausekit.model import Block
from clausekit.redline.edits import CannotPlace
from clausekit.redline.source import Node, fragment
from clausekit.redline.story import Story

_LEFT_OUT = frozenset({"pPr", "rPr", "del", "moveFrom", "delText", "drawing", "pict", "object", "AlternateContent"})
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_AROUND = frozenset({"p", "hyperlink", "smartTag", "sdt", "sdtContent", "r", "fldSimple"})
_NUMBER = re.compile(r"\s*REF\s+\"?(?P<bookmark>[^\s\"]+)\"?(?=[^\"]*\\[rnw]\b)", re.IGNORECASE)


class Field:
    """A field of Word (17.16.2): what it asks for, and whether its result has begun."""

    __slots__ = ("instruction", "shows")

    def __init__(self, instruction: str = "", shows: bool = False) -> None:
        self.instruction = instruction
        self.shows = shows

    @property
    def bookmark(self) -> str:
        """The bookmark whose paragraph number it shows (17.16.5.51, switches n, r and w); "" for another field."""
        found = _NUMBER.match(self.instruction)
        return found["bookmark"] if found else ""


class Letter(NamedTuple):
    """A character of a paragraph.

    run, text, at  the run and the w:t that it stands in, and where in that; None where it may not be changed: it is in
                   somebody else's tracked change, or in a field that shows something else than a number
    field          the innermost field whose result it is part of
    inserted       True where it is in a tracked insertion of one's own, which may be changed without a mark
    """

    char: str
    run: Node | None
    text: Node | None
    at: int
    field: Field | None
    inserted: bool


class Paragraph(NamedTuple):
    """The paragraph of a block: its bytes are those at `start` in the part; `Document.text[i]` is the letter
    `i + offset`."""

    start: int
    data: bytes
    letters: tuple[Letter, ...]
    offset: int


def paragraph_of(story: Story, block: Block, author: str = "") -> Paragraph:
    """The paragraph of a block as `author` may change it. Raises CannotPlace where its words are not found there."""
    source = story.paragraphs[block.source - 1]
    span = story.spans.get(source)
    if span is None or block.part != "body":
        raise CannotPlace("words_in_note")
    data = story.data[span.start : span.end]
    letters = tuple(_letters(fragment(data), story.is_in_field(source), author))
    text = "".join(letter.char for letter in letters)
    at = text.find(block.text)
    if at < 0 or text.find(block.text, at + 1) >= 0:
        raise CannotPlace("shown_differently")
    return Paragraph(span.start, data, letters, at - block.start)


def _letters(paragraph: Node, inside: bool, author: str) -> Iterator[Letter]:
    """Every character that is shown; `inside` a field that began in an earlier paragraph none may be changed."""
    fields: list[Field] = [Field(shows=True)] if inside else []

    def walk(node: Node, run: Node | None, free: bool, inserted: bool) -> Iterator[Letter]:
        for child in node.children:
            if child.name in _LEFT_OUT:
                continue
            if child.name == "fldChar":
                _step(fields, child.attributes.get("fldCharType", ""))
            elif child.name == "instrText":
                if fields:
                    fields[-1].instruction += child.text
            elif child.name == "fldSimple":
                fields.append(Field(child.attributes.get("instr", ""), True))
                yield from walk(child, run, free, inserted)
                fields.pop()
            elif child.name == "t" or child.name in _CHARACTERS:
                plain = free and child.name == "t" and all(field.bookmark for field in fields)
                field = fields[-1] if fields else None
                for at, char in enumerate(child.text if child.name == "t" else _CHARACTERS[child.name]):
                    yield Letter(char, run if plain else None, child if plain else None, at, field, inserted)
            else:
                own = child.name == "ins" and author != "" and child.attributes.get("author") == author
                inner = free and (own or child.name in _AROUND)
                yield from walk(child, child if child.name == "r" else run, inner, inserted or own)

    yield from walk(paragraph, None, True, False)


def _step(fields: list[Field], mark: str) -> None:
    """Go over a mark at which a field begins, shows its result, or ends (17.16.18)."""
    if mark == "begin":
        fields.append(Field())
    elif mark == "separate" and fields:
        fields[-1].shows = True
    elif mark == "end" and fields:
        fields.pop()
