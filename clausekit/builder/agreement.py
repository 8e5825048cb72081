"""An agreement as a value: what the builder makes and every writer takes.

Words are runs of three kinds, so that a writer knows what it prints: plain text, a term where it is defined, and a
reference to another clause. The text of a run is text, whatever characters it holds.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

from clausekit.builder.deal import PageName
from clausekit.builder.numbers import LEVELS, Levels
from clausekit.words import Side


class Text(NamedTuple):
    """Words."""

    text: str


class Term(NamedTuple):
    """A term where it is defined."""

    text: str


class Reference(NamedTuple):
    """A reference to a clause of the agreement: `before`, its printed `number` and `after` are read as one."""

    clause: str
    before: str
    number: str
    after: str = ""

    @property
    def text(self) -> str:
        return f"{self.before}{self.number}{self.after}"


Run: TypeAlias = Text | Term | Reference
Runs: TypeAlias = tuple[Run, ...]

Form = Literal["agreement", "letter"]
"""agreement: a title, then a table of the parties; letter: from one party to the other, with a salutation."""


class Paragraph(NamedTuple):
    """A numbered paragraph. depth: 1 a subsection, 2 an item, 3 a sub-item; number: as printed ("4.2", "(a)")."""

    depth: int
    number: str
    runs: Runs


class Section(NamedTuple):
    """A clause as it is printed. number: of its heading, as printed ("4."); clause and variant: where it came from."""

    clause: str
    variant: str
    version: int
    number: str
    title: str
    paragraphs: tuple[Paragraph, ...]


class Party(NamedTuple):
    """One side in the opening. label: what it is ("Provider"); lines: its name with its term, then how to reach it."""

    side: Side
    name: str
    label: str
    lines: tuple[Runs, ...]


class Signature(NamedTuple):
    """Where one side signs. lines: label and what is filled in already, "" for a blank to fill in by hand."""

    name: str
    lines: tuple[tuple[str, str], ...]


class Fonts(NamedTuple):
    """What an agreement is printed in.

    latin    the font of Latin letters and digits
    own      the font of the language's script; `instead` is named beside it for where it is not installed
    script   what the script is to Word: each kind has a font of its own (17.3.2.26)
    """

    latin: str
    own: str
    instead: str
    script: Literal["latin", "east_asia", "complex"]


PLAIN_FONTS = Fonts("Times New Roman", "Times New Roman", "Liberation Serif", "latin")


class Agreement(NamedTuple):
    """A whole agreement, ready to be written.

    language    the language tag of all words ("en-GB")
    author      whose document it is: the provider
    day         the date of the agreement, as printed on a line of its own
    opening     the words before the parties, () where the template has none; likewise `agreed`, which comes after
                them, and `signing`, which comes before the signatures
    page_label  the foot of each page, with {page} and {pages} to fill in
    form        how it is laid out
    levels      how its paragraphs are counted
    fonts       what it is printed in
    salutation  of a letter, () where it is none
    contents    what stands above the table of contents, "" where there is none
    """

    title: str
    language: str
    author: str
    page: PageName
    day: str
    opening: Runs
    parties: tuple[Party, ...]
    agreed: Runs
    sections: tuple[Section, ...]
    signing: Runs
    signatures: tuple[Signature, ...]
    page_label: str
    form: Form = "agreement"
    levels: Levels = LEVELS["sections"]
    fonts: Fonts = PLAIN_FONTS
    salutation: Runs = ()
    contents: str = ""


def plain(runs: Runs) -> str:
    """The text of some runs."""
    return "".join(run.text for run in runs)
