"""Comparing what an audit found with what careful readers found. Pure; sums are made of the single contracts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from accuracy_labels import FIELDS, PERIODS, Label, party_words

from clausekit.analysis.values import SIDES, Analysis

_IN_EXIT_LABELS: Mapping[str, tuple[str, ...]] = {
    "Termination For Convenience": ("provider.convenience", "client.convenience"),
    "Renewal Term": ("auto_renewal",),
    "Notice Period To Terminate Renewal": ("provider.non_renewal", "client.non_renewal"),
}
"""CUAD's category → the fields of an exit label that say the same."""


class Counts(NamedTuple):
    """How often a field was found rightly, found though not there, and missed."""

    right: int = 0
    false: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was found that is there; 1 where nothing was found."""
        return self.right / (self.right + self.false) if self.right + self.false else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was found; 1 where nothing is there."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both; 1 where nothing is there and nothing was found."""
        either = 2 * self.right + self.false + self.missed
        return 2 * self.right / either if either else 1.0


class Share(NamedTuple):
    """So many of so many."""

    right: int = 0
    of: int = 0

    @property
    def value(self) -> float:
        """Between 0 and 1; 1 of nothing."""
        return self.right / self.of if self.of else 1.0


class Score(NamedTuple):
    """What can be counted of one contract, or of many.

    fields   each field's counts
    periods  of the labelled periods whose exit was found, those that are right to the day
    parties  1 of 1 where provider and client are the right way round, 0 of 1 where they are crossed; 0 of 0 where one
             of them was not found or the names do not tell
    quotes   of all quotes of exits, terms and facts, those that stand word for word in the file
    """

    fields: Mapping[str, Counts]
    periods: Share = Share()
    parties: Share = Share()
    quotes: Share = Share()

    @property
    def micro(self) -> Counts:
        """All fields together."""
        return total(self.fields.values())


def total(counts: Iterable[Counts]) -> Counts:
    """The counts added up."""
    return Counts(*map(sum, zip(Counts(), *counts, strict=True)))


def shares(parts: Iterable[Share]) -> Share:
    """The shares added up."""
    return Share(*map(sum, zip(Share(), *parts, strict=True)))


def together(fields: Iterable[str], scores: Iterable[Score]) -> Score:
    """The scores of many contracts as one; each must have these fields."""
    each = list(scores)
    return Score(
        fields={name: total(score.fields[name] for score in each) for name in fields},
        periods=shares(score.periods for score in each),
        parties=shares(score.parties for score in each),
        quotes=shares(score.quotes for score in each),
    )


def found_exits_and_terms(analysis: Analysis) -> dict[str, str]:
    """Which of FIELDS the audit found, each with its clearest quote."""
    found = {
        field: exit_.evidence[0].quote
        for exit_ in reversed(analysis.exits)
        if (field := f"{exit_.side}.{exit_.trigger}") in FIELDS
    }
    return found | {name: term.evidence[0].quote for name, term in analysis.terms.items() if term.answer == "present"}


def found_cuad(analysis: Analysis) -> dict[str, str]:
    """Which of CUAD's categories the audit found, each with its clearest quote, at the level of the document.

    CUAD asks whether there is any such clause: a right of one side is enough.
    """
    triggers = {exit_.trigger: exit_.evidence[0].quote for exit_ in reversed(analysis.exits)}
    renewal, law = analysis.terms["auto_renewal"], analysis.facts["governing_law"]
    found = {
        "Termination For Convenience": triggers.get("convenience"),
        "Renewal Term": renewal.evidence[0].quote if renewal.answer == "present" else None,
        "Notice Period To Terminate Renewal": triggers.get("non_renewal"),
        "Governing Law": " ".join(each.quote for each in law.evidence) if law else None,
    }
    return {category: quote for category, quote in found.items() if quote is not None}


def carefully_read(label: Label) -> list[str]:
    """Which of CUAD's categories an exit label says are there, as if the careful reader were a program.

    Exit labels tell nothing of the governing law.
    """
    return [name for name, fields in _IN_EXIT_LABELS.items() if any(label.fields[field] for field in fields)]


def counted(label: Mapping[str, bool], found: Iterable[str]) -> dict[str, Counts]:
    """Field by field, what was found against what is there."""
    names = frozenset(found)
    return {
        field: Counts(there and field in names, not there and field in names, there and field not in names)
        for field, there in label.items()
    }


def score(label: Label, analysis: Analysis, written: str | None) -> Score:
    """One contract; `written` is the text of its file, None where that is no text that quotes can be looked up in."""
    return Score(
        fields=counted(label.fields, found_exits_and_terms(analysis)),
        periods=right_periods(label, analysis),
        parties=right_way_round(label, analysis),
        quotes=verbatim(analysis, written) if written is not None else Share(),
    )


class Period(NamedTuple):
    """The days of a right, as found and as labelled; None where none are stated."""

    right: str
    found: int | None
    labelled: int | None


def periods(label: Label, analysis: Analysis) -> list[Period]:
    """The periods of the exits found that are labelled as present."""
    return [
        Period(right, getattr(exit_, PERIODS[exit_.trigger]), label.periods[right])
        for exit_ in analysis.exits
        if (right := f"{exit_.side}.{exit_.trigger}") in label.periods
    ]


def right_periods(label: Label, analysis: Analysis) -> Share:
    """Of those periods, the ones found to the day; "none stated" is an answer too."""
    pairs = periods(label, analysis)
    return Share(sum(pair.found == pair.labelled for pair in pairs), len(pairs))


def right_way_round(label: Label, analysis: Analysis) -> Share:
    """Do the found parties share more words with those of their own side than with those of the other?"""
    found = {
        side: frozenset[str]().union(
            *(party_words(" ".join((party.name, *party.terms))) for party in analysis.parties if party.side == side)
        )
        for side in SIDES
    }
    if not found["provider"] or not found["client"]:
        return Share()
    straight = sum(len(label.parties[side] & found[side]) for side in SIDES)
    crossed = len(label.parties["provider"] & found["client"]) + len(label.parties["client"] & found["provider"])
    return Share() if straight == crossed else Share(straight > crossed, 1)


def verbatim(analysis: Analysis, written: str) -> Share:
    """Of all quotes, those that stand in the file letter for letter; only the white space may differ."""
    text = _even(written)
    proofs = (*analysis.exits, *analysis.terms.values(), *(fact for fact in analysis.facts.values() if fact))
    quotes = [evidence.quote for proof in proofs for evidence in proof.evidence]
    return Share(sum(_even(quote) in text for quote in quotes), len(quotes))


def same_fields(one: Analysis, other: Analysis) -> Share:
    """Of the 15 fields, those on which two files of one contract give the same answer."""
    first, second = found_exits_and_terms(one), found_exits_and_terms(other)
    return Share(sum((field in first) == (field in second) for field in FIELDS), len(FIELDS))


def _even(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
