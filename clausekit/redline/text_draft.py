"""Plain text and Markdown: edits as CriticMarkup ({++new++}, {~~old~>new~~}, {>>why<<}), or plain where accepted."""

from __future__ import annotations

import re
from typing import NamedTuple

from clausekit.analysis.evidence import block_at
from clausekit.model import Document
from clausekit.readers import reader
from clausekit.redline.edits import CannotPlace, Edit, Insertion, Line, Marking, Replacement
from clausekit.redline.links import Link

_ANCHOR = re.compile(r"\W*\w*")
_GONE = re.compile(r"\{~~(?s:.)*?~>|\{--(?s:.)*?--\}|\{>>(?s:.)*?<<\}")
"""What is not there any more when all marks are accepted: words that go, and comments."""


class TextDraft(NamedTuple):
    """A text file.

    lines   as it reads when all edits are accepted
    marked  the same with the marks, one entry per line of `lines`; an entry may hold several lines, and None stands
            for a line that an entry before it holds
    end     what stands at the end of most lines, before the line feed: "\\r" or nothing
    """

    format: str
    lines: tuple[str, ...]
    marked: tuple[str | None, ...]
    end: str
    document: Document

    def edited(self, edit: Edit, marking: Marking) -> TextDraft:
        """With one more edit. Raises CannotPlace where it cannot be written."""
        note = f"{{>>{edit.comment}<<}}" if marking.comments else ""
        if isinstance(edit.change, Insertion):
            return self._inserted(edit.change, note, marking)
        draft = self
        for index, replacement in enumerate(reversed(edit.change.replacements)):
            draft = draft._reworded(replacement, "" if index else note, marking)
        return draft

    def deeper(self, block: int) -> int | None:
        """Text has no automatic lists."""
        return None

    def links(self) -> tuple[Link, ...]:
        """Text has no fields."""
        return ()

    def holds(self, clause: str) -> bool:
        """Text has no bookmarks: the audit alone tells."""
        return False

    def content(self, marking: Marking) -> bytes:
        """The whole file."""
        return "\n".join(line for line in self.marked if line is not None).encode("utf-8")

    def _reworded(self, one: Replacement, note: str, marking: Marking) -> TextDraft:
        """With some words changed, which may go over the end of a line."""
        at = block_at(self.document, one.start)
        block = self.document.blocks[at]
        start = one.start - block.start
        anchor = one.old or (_ANCHOR.match(block.text, start) or [""])[0]
        pattern = re.compile(r"\s+".join(map(re.escape, anchor.split())))
        if not anchor.strip():
            raise CannotPlace("words_moved")
        rank = len(pattern.findall(block.text[:start]))
        first, last = self._rows(at)
        text = "\n".join(self.lines[first:last])
        marks = "\n".join(line for line in self.marked[first:last] if line is not None)
        hits, shown = list(pattern.finditer(text)), _accepted(pattern, marks)
        inside = _inside(block.text, text)
        own = [index for index, hit in enumerate(hits) if inside.start <= hit.start() < inside.stop]
        if len(hits) != len(shown) or len(own) != len(pattern.findall(block.text)):
            raise CannotPlace("words_twice")
        hit, seen = hits[own[rank]], shown[own[rank]]
        new = one.new if one.old else one.new + hit[0]
        lines = f"{text[: hit.start()]}{new}{text[hit.end() :]}".split("\n")
        written = f"{marks[: seen.start()]}{_shown(one, seen[0], note, marking)}{marks[seen.end() :]}"
        return self._with(
            [*self.lines[:first], *lines, *self.lines[last:]],
            [
                *self.marked[:first],
                written,
                *([None] * (len(lines) - 1)),
                *self.marked[last:],
            ],
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
            marks = f"{{++{words}++}}{note if index == 0 else ''}" if marking.tracked else words
            new += [self.end, words + self.end]
            shown += [self.end, marks + self.end]
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
        text = "\n".join(lines).encode("utf-8")
        return TextDraft(
            self.format, tuple(lines), tuple(marked), self.end, reader(self.format)(self.document.path, text)
        )


def _inside(words: str, text: str) -> range:
    """Where a block stands in the lines that hold it: all of them, where it cannot be told from its neighbours."""
    found = list(re.finditer(r"\s+".join(map(re.escape, words.split())), text))
    return range(*found[0].span()) if len(found) == 1 else range(len(text))


def _accepted(words: re.Pattern[str], marks: str) -> list[re.Match[str]]:
    """The places of some words that are left when all marks are accepted."""
    gone = [match.span() for match in _GONE.finditer(marks)]
    return [hit for hit in words.finditer(marks) if not any(start <= hit.start() < end for start, end in gone)]


def _shown(one: Replacement, there: str, note: str, marking: Marking) -> str:
    """A change of the words that are `there` as it is written into the file."""
    if not marking.tracked:
        return one.new if one.old else one.new + there
    if not one.old:
        return f"{{++{one.new}++}}{note}{there}"
    return f"{{~~{there}~>{one.new}~~}}{note}" if one.new else f"{{--{there}--}}{note}"


def text_draft(path: str, data: bytes, document: Document) -> TextDraft:
    """Open a text file to write into it; one that is not in UTF-8 comes out in UTF-8."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise CannotPlace("not_utf8") from error
    lines = tuple(re.sub(r"\r(?!\n)", "\n", text).split("\n"))
    end = "\r" if 2 * sum(line.endswith("\r") for line in lines) > len(lines) else ""
    return TextDraft(document.format, lines, lines, end, document)
