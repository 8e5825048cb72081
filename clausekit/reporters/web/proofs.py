"""Which words of a contract prove what: the marks in the text, and the anchors that lead there and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from clausekit.analysis.values import SIDES, Fact, FactName, Side, Term, TermName
from clausekit.findings import SEVERITIES
from clausekit.model import Evidence
from clausekit.reporters.values import Audited
from clausekit.reporters.web.rows import rows_of
from clausekit.rules import Phrases

Tone = str
"""How a mark looks: the severity of a finding, or the side of an exit, "term" or "fact"."""
_LOUDEST: tuple[Tone, ...] = (*SEVERITIES, "provider", "client", "term", "fact")


class Use(NamedTuple):
    """One thing that words prove: where the report says so, a label to lead back with, how it is marked."""

    anchor: str
    label: str
    tone: Tone


class Mark(NamedTuple):
    """Words of the contract, `start` to `end`, and what they prove."""

    anchor: str
    start: int
    end: int
    uses: tuple[Use, ...]

    @property
    def tone(self) -> Tone:
        """The most important of what they prove."""
        return min((use.tone for use in self.uses), key=_LOUDEST.index)


class Proofs(NamedTuple):
    """The marks of one contract in order of place; anchors begin with `prefix`, so that contracts share a page."""

    prefix: str
    marks: tuple[Mark, ...]

    def anchor(self, evidence: Evidence) -> str:
        """The anchor of the mark on these words. Raises StopIteration for words that prove nothing."""
        return next(mark.anchor for mark in self.marks if (mark.start, mark.end) == (evidence.start, evidence.end))


def finding_anchor(prefix: str, index: int) -> str:
    """Of the finding with this index in `Audited.findings`."""
    return f"{prefix}finding-{index + 1}"


def exit_anchor(prefix: str, side: Side, index: int) -> str:
    """Of the row with this index among the ways out of `side`."""
    return f"{prefix}{side}-{index + 1}"


def term_anchor(prefix: str, name: TermName) -> str:
    """Of a term."""
    return f"{prefix}term-{name}"


def fact_anchor(prefix: str, name: FactName) -> str:
    """Of a fact."""
    return f"{prefix}fact-{name}"


def proofs_of(audited: Audited, prefix: str, words: Phrases) -> Proofs:
    """The marks of one contract: its findings, both sides' exits, the terms and facts, by their clearest words."""
    uses: dict[tuple[int, int], list[Use]] = {}
    for evidence, use in _uses(audited, prefix, words):
        uses.setdefault((evidence.start, evidence.end), []).append(use)
    places = sorted(uses, key=lambda place: (place[0], -place[1]))
    return Proofs(
        prefix,
        tuple(
            Mark(f"{prefix}words-{number}", start, end, tuple(uses[start, end]))
            for number, (start, end) in enumerate(places, 1)
        ),
    )


def _uses(audited: Audited, prefix: str, words: Phrases) -> Iterator[tuple[Evidence, Use]]:
    analysis = audited.analysis
    for finding in dict.fromkeys(audited.findings):
        if finding.location:
            anchor = finding_anchor(prefix, audited.findings.index(finding))
            yield finding.location, Use(anchor, finding.rule, finding.severity)
    for side in SIDES:
        for index, row in enumerate(rows_of(analysis, side, words)):
            label = f"{words.phrase(f'side.{side}')}: {row.reason}"
            for evidence in row.proofs:
                yield evidence, Use(exit_anchor(prefix, side, index), label, side)
    terms: Iterable[tuple[TermName, Term]] = analysis.terms.items()
    for name, term in terms:
        for evidence in term.evidence[:1]:
            yield evidence, Use(term_anchor(prefix, name), words.phrase(f"term.{name}"), "term")
    facts: Iterable[tuple[FactName, Fact | None]] = analysis.facts.items()
    for fact_name, fact in facts:
        for evidence in fact.evidence[:1] if fact else ():
            yield evidence, Use(fact_anchor(prefix, fact_name), words.phrase(f"page.fact.{fact_name}"), "fact")
