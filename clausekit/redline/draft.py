"""A contract being mended: what every format that can be written into offers, and the Word file as one of them."""

from __future__ import annotations

import re
from typing import NamedTuple, Protocol

from clausekit.model import Document
from clausekit.readers import read
from clausekit.redline.comments import with_comment
from clausekit.redline.edits import CannotPlace, Edit, Insertion, Marking
from clausekit.redline.insertion import insertion_splices
from clausekit.redline.links import Link, links_of
from clausekit.redline.parts import Parts, parts_of
from clausekit.redline.refusal import refuse_if_closed
from clausekit.redline.rewording import change_splices
from clausekit.redline.source import spliced
from clausekit.redline.story import Story

_LONGEST_BOOKMARK = 40


class Draft(Protocol):
    """A contract with the edits so far; every edit gives a new one.

    document  as it reads when all of them are accepted
    """

    @property
    def document(self) -> Document: ...

    def edited(self, edit: Edit, marking: Marking) -> Draft:
        """With one more edit. Raises CannotPlace where it cannot be written."""
        ...

    def deeper(self, block: int) -> int | None:
        """A block in the next level of the automatic list that `block` is in."""
        ...

    def links(self) -> tuple[Link, ...]:
        """The references whose target the file itself names."""
        ...

    def holds(self, clause: str) -> bool:
        """True where an edit of this program has put the clause in already."""
        ...

    def content(self, marking: Marking) -> bytes:
        """The whole file."""
        ...


class WordDraft(NamedTuple):
    """A Word file."""

    parts: Parts
    document: Document

    def edited(self, edit: Edit, marking: Marking) -> WordDraft:
        """With one more edit. Raises CannotPlace where it cannot be written."""
        story = Story(self.parts)
        comment = story.take_id() if marking.comments else None
        if isinstance(edit.change, Insertion):
            name = self._bookmark(edit.clause)
            splices = insertion_splices(story, self.document, edit.change, marking, name, comment)
            splices += change_splices(story, self.document, edit.change.references, marking, None)
        else:
            splices = change_splices(story, self.document, edit.change.replacements, marking, comment)
        parts = self.parts.with_part(self.parts.main, spliced(story.data, splices))
        if comment is not None:
            parts = with_comment(parts, comment, edit.comment, marking, story.styles_there)
        return WordDraft(parts, read(self.document.path, parts.words()))

    def deeper(self, block: int) -> int | None:
        """A block in the next level of the automatic list that `block` is in."""
        story = Story(self.parts)
        found = story.deeper(story.paragraphs[self.document.blocks[block].source - 1])
        if found is None:
            return None
        source = story.paragraphs.index(found) + 1
        blocks = enumerate(self.document.blocks)
        return next((index for index, one in blocks if one.source == source and one.part == "body"), None)

    def links(self) -> tuple[Link, ...]:
        """The fields that show the number of a paragraph."""
        return links_of(Story(self.parts), self.document)

    def holds(self, clause: str) -> bool:
        """True where a bookmark says that the clause was put in before."""
        data = self.parts.read(self.parts.main) or b""
        return re.search(rb"[\"']" + _stem(clause).encode() + rb"_\d+[\"']", data) is not None

    def content(self, marking: Marking) -> bytes:
        """The whole file."""
        return self.parts.content()

    def _bookmark(self, clause: str) -> str:
        """A name that is not taken. One that begins with _ is hidden in Word's own lists."""
        data = self.parts.read(self.parts.main) or b""
        names = (f"{_stem(clause)}_{number}" for number in range(1, 10_000))
        free = next((name for name in names if f'"{name}"'.encode() not in data), None)
        if free is None:
            raise CannotPlace("stands_there")
        return free


def word_draft(path: str, data: bytes, document: Document) -> WordDraft:
    """Open a Word file to write into it. Raises InputError where nothing may be written into it."""
    parts = parts_of(path, data)
    refuse_if_closed(parts)
    return WordDraft(parts, document)


def _stem(clause: str) -> str:
    return f"_ck_{clause.replace('-', '_')}"[: _LONGEST_BOOKMARK - 5]
