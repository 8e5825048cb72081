"""What an analysis says of a contract: parties, exits, terms and facts, each with the words that prove it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from clausekit.model import Document, Evidence, Unread
from clausekit.saying import Said
from clausekit.words import SIDES as SIDES
from clausekit.words import TERM_NAMES as TERM_NAMES
from clausekit.words import TRIGGERS as TRIGGERS
from clausekit.words import Side as Side
from clausekit.words import TermName as TermName
from clausekit.words import Trigger as Trigger

FactName = Literal["governing_law", "effective_date", "expires", "notice_form"]
FACT_NAMES: tuple[FactName, ...] = ("governing_law", "effective_date", "expires", "notice_form")

Answer = Literal["present", "missing", "cannot_tell"]


class Party(NamedTuple):
    """One party: `name` as the contract writes it, `terms` the words the contract uses for it ("Consultant")."""

    side: Side
    name: str
    terms: tuple[str, ...] = ()


class Exit(NamedTuple):
    """One side's right to end the contract before it simply runs out.

    notice_days, cure_days  whole days, 0 = at once, None = none stated; a month is 30, a year 365
    lock_in_days            the right opens only after so many days; None where it is open from the start
    evidence                the words that give it, the clearest first
    reason                  why these words count
    """

    side: Side
    trigger: Trigger
    notice_days: int | None
    cure_days: int | None
    evidence: tuple[Evidence, ...]
    reason: Said | None = None
    lock_in_days: int | None = None


class Term(NamedTuple):
    """What happens around an exit; `evidence` is empty unless the answer is present."""

    answer: Answer
    evidence: tuple[Evidence, ...] = ()
    reason: Said | None = None


class Fact(NamedTuple):
    """What the contract says of itself; dates are ISO 8601."""

    value: str
    evidence: tuple[Evidence, ...] = ()


class Searched(NamedTuple):
    """How much was read, so that "missing" can be believed."""

    words: int
    blocks: int
    unread: tuple[Unread, ...]


class Analysis(NamedTuple):
    """Everything that rules and reports need to know of one contract.

    language  the language pack used ("en"), "" where none fits
    parties   provider first
    exits     in total order: side, trigger, then place
    terms     all six, always
    facts     all four, always; None where the contract does not say
    doubts    why the contract cannot be judged as a whole; empty where it can. With a doubt, what was not found is
              `cannot_tell`, never `missing`
    """

    document: Document
    language: str
    parties: tuple[Party, ...]
    exits: tuple[Exit, ...]
    terms: Mapping[TermName, Term]
    facts: Mapping[FactName, Fact | None]
    doubts: tuple[Said, ...]
    searched: Searched

    def answer(self, side: Side) -> Answer:
        """Can this side get out at all?"""
        if any(exit_.side == side for exit_ in self.exits):
            return "present"
        return "cannot_tell" if self.doubts else "missing"
