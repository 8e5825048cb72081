"""What is to be written into a contract, as values: clauses to insert and words to change, in terms of its blocks."""

from __future__ import annotations

from typing import NamedTuple

from clausekit.findings import Finding
from clausekit.model import Evidence
from clausekit.saying import Said


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


class Where(NamedTuple):
    """A place in a contract for a person: which of `where` in the messages, and what stands in its {places}: the
    section's number and heading, the numbers of the first and the last new provision. "" where there is none."""

    kind: str
    number: str = ""
    heading: str = ""
    first: str = ""
    last: str = ""


class Replacement(NamedTuple):
    """`new` for the words `old`, which are `Document.text[start:start + len(old)]`; both stand in one block. Where
    `old` is "", `new` is put in at `start`."""

    start: int
    old: str
    new: str


class Insertion(NamedTuple):
    """Paragraphs to insert after the block `after`, counted from 0.

    references  references to numbers that move along, in the order of the text
    """

    after: int
    lines: tuple[Line, ...]
    where: Where
    references: tuple[Replacement, ...] = ()


class Change(NamedTuple):
    """Words to change, in the order of the text."""

    replacements: tuple[Replacement, ...]
    where: Where


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
    """The edit cannot be written where it should stand.

    key     why, as a key of `refusals` in the messages
    values  what stands in the {places} of that message
    """

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(key)

    @property
    def said(self) -> Said:
        """Why, to be put into the reader's language."""
        return Said(f"mending.refusals.{self.key}", tuple((name, str(value)) for name, value in self.values.items()))
