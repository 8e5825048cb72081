"""Plain text and Markdown: edits as CriticMarkup ({++new++}, {~~old~>new~~}, {>>why<<}), or plain where accepted."""

from __future__ import annotations

import re
from typing import NamedTuple

from clausekit.model import Document
from clausekit.readers import reader
from clausekit.redline.edits import CannotPlace, Edit, Insertion, Line, Marking, Replacement

_BLANK = ""


class TextDraft(NamedTuple):
    """A text file.

    lines   as it reads when all edits are accepted
    marked  the same with the marks, one entry per line of `lines`; an entry may hold several lines, and None stands
            for a line that an entry before it holds
    """

    format: str
    lines: tuple[str, ...]
    marked: tuple[str | None, ...]
    newline: str
    document: Document

    def edited(self, edit: Edit, marking: Marking) -> TextDraft:
        """With one more edit. Raises CannotPlace where it cannot be written."""
        note = f"{{>>{edit.comment}<<}}" if marking.comments else ""
        if isinstance(edit.change, Insertion):
            return self._inserted(edit.change, note, marking)
        draft = self
        for replacement in reversed(edit.change.replacements):
            draft = draft._reworded(edit.change.block, replacement, note, marking)
            note = ""
        return draft

    def deeper(self, block: int) -> int | None:
        """Text has no automatic lists."""
        return None

    def holds(self, clause: str) -> bool:
        """Text has no bookmarks: the audit alone tells."""
        return False

    def content(self, marking: Marking) -> bytes:
        """The whole file."""
        return self.newline.join(line for line in self.marked if line is not None).encode("utf-8")

    def _reworded(self, block: int, replacement: Replacement, note: str, marking: Marking) -> TextDraft:
        """With some words changed, which may go over the end of a line."""
        first, last = self._rows(block)
        text = "\n".join(self.lines[first:last])
        marks = "\n".join(line for line in self.marked[first:last] if line is not None)
        words = re.compile(r"\s+".join(map(re.escape, replacement.old.split())))
        if len(words.findall(text)) != 1 or len(words.findall(marks)) != 1:
            raise CannotPlace("the words to change stand there twice")
        lines = words.sub(lambda match: replacement.new, text).split("\n")
        shown = words.sub(
            lambda match: (f"{{~~{match[0]}~>{replacement.new}~~}}" if marking.tracked else replacement.new) + note,
            marks,
        ).replace("\n", self.newline)
        return self._with(
            [*self.lines[:first], *lines, *self.lines[last:]],
            [*self.marked[:first], shown, *([None] * (len(lines) - 1)), *self.marked[last:]],
        )

    def _rows(self, block: int) -> tuple[int, int]:
        """The lines of a block: the first, counted from 0, and the one after the last."""
        return self.document.blocks[block].source - 1, self._end_of(block)

    def _inserted(self, insertion: Insertion, note: str, marking: Marking) -> TextDraft:
        row = self._end_of(insertion.after)
        new: list[str] = []
        shown: list[str] = []
        for index, line in enumerate(insertion.lines):
            words = self._words(line)
            new += [_BLANK, words]
            shown += [_BLANK, f"{{++{words}++}}{note if index == 0 else ''}" if marking.tracked else words]
        return self._with(
            [*self.lines[:row], *new, *self.lines[row:]], [*self.marked[:row], *shown, *self.marked[row:]]
        )

    def _words(self, line: Line) -> str:
        """A heading of a Markdown file begins with the signs of the heading that it is modelled on."""
        model = self.document.blocks[line.model]
        signs = re.match(r"#{1,6} ", self.lines[model.source - 1].lstrip()) if self.format == "markdown" else None
        return (signs[0] if signs and line.title and not line.text else "") + line.words

    def _end_of(self, block: int) -> int:
        """The line after the block's last one."""
        source = self.document.blocks[block].source
        row = source
        following = next((one.source for one in self.document.blocks[block + 1 :] if one.source > source), None)
        while row < len(self.lines) and self.lines[row].strip() and (following is None or row < following - 1):
            row += 1
        return row

    def _with(self, lines: list[str], marked: list[str | None]) -> TextDraft:
        text = self.newline.join(lines).encode("utf-8")
        return TextDraft(
            self.format, tuple(lines), tuple(marked), self.newline, reader(self.format)(self.document.path, text)
        )


def text_draft(path: str, data: bytes, document: Document) -> TextDraft:
    """Open a text file to write into it; one that is not in UTF-8 comes out in UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotPlace("it is not in UTF-8; save it so and try again") from error
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = tuple(text.split(newline))
    return TextDraft(document.format, lines, lines, newline, document)
