"""What is to be written into a contract, as values: clauses to insert and words to change, in terms of its blocks."""

from __future__ import annotations

from typing import NamedTuple

from clausekit.findings import Finding
from clausekit.model import Evidence


class Line(NamedTuple):
    """A paragraph to insert.

    text      its words
    model     the block whose looks it takes on
    label     the number typed before its words, with what parts the two ("3.5 "); "" where none is typed
    title     words before `text` that look like a title, or the whole of a heading; "" where there are none
    numbered  True where it goes on with the automatic list that the model is in
    """

    text: str
    model: int
    label: str = ""
    title: str = ""
    numbered: bool = False

    @property
    def words(self) -> str:
        """Everything that is printed, but for an automatic number."""
        return self.label + " ".join(filter(None, (self.title, self.text)))


class Insertion(NamedTuple):
    """Paragraphs to insert after the block `after`, both counted from 0. where: the place for a person."""

    after: int
    lines: tuple[Line, ...]
    where: str


class Replacement(NamedTuple):
    """`new` for the words `old`, which are `Document.text[start:start + len(old)]`."""

    start: int
    old: str
    new: str


class Change(NamedTuple):
    """Words to change inside the block `block`, in order. where: the place for a person."""

    block: int
    replacements: tuple[Replacement, ...]
    where: str


class Edit(NamedTuple):
    """One mend. clause: the full id of the variant, "" where only words change; comment: for the other side."""

    finding: Finding
    clause: str
    change: Insertion | Change
    comment: str

    @property
    def beside(self) -> Evidence | None:
        """The words that an inserted clause is meant to replace, and that still stand in the contract."""
        return self.finding.location if isinstance(self.change, Insertion) else None


class Marking(NamedTuple):
    """How edits are written.

    author    whose changes they are
    day       ISO 8601 date and time that they carry; "" for none
    tracked   as changes to accept or reject; else as plain words
    comments  with a comment beside each
    """

    author: str
    day: str = ""
    tracked: bool = True
    comments: bool = True


class CannotPlace(Exception):
    """The edit cannot be written where it should stand; the message says why, for a person."""
