"""Several analyses of one contract as one: a contract in two languages says the same thing twice, or one half each."""

from __future__ import annotations

from collections.abc import Sequence

from clausekit.analysis.evidence import block_at
from clausekit.analysis.values import (
    FACT_NAMES,
    SIDES,
    TERM_NAMES,
    TRIGGERS,
    Analysis,
    Exit,
    Fact,
    FactName,
    Party,
    Searched,
    Term,
    TermName,
)  # fmt: skip
from clausekit.model import Document, Evidence
from clausekit.saying import Said

_MOST_EVIDENCE = 5


def joined(document: Document, analyses: Sequence[Analysis]) -> Analysis:
    """One analysis of `document` out of those of its languages, the language with most words first."""
    doubts = tuple(dict.fromkeys(doubt for one in analyses for doubt in one.doubts))
    return Analysis(
        document=document,
        language=analyses[0].language,
        parties=_parties(analyses),
        exits=tuple(_exits(analyses)),
        terms={name: _term([one.terms[name] for one in analyses], bool(doubts)) for name in TERM_NAMES},
        facts={name: _fact(analyses, name) for name in FACT_NAMES},
        doubts=doubts,
        searched=Searched(len(document.text.split()), len(document.blocks), document.unread),
    )


def placed(analysis: Analysis, document: Document) -> Analysis:
    """The analysis of a part of `document`, its evidence counted by the paragraphs of the whole."""

    def whole(evidence: Evidence) -> Evidence:
        return evidence._replace(paragraph=block_at(document, evidence.start) + 1)

    exits = (one._replace(evidence=tuple(map(whole, one.evidence))) for one in analysis.exits)
    terms = {name: one._replace(evidence=tuple(map(whole, one.evidence))) for name, one in analysis.terms.items()}
    facts = {
        name: None if fact is None else fact._replace(evidence=tuple(map(whole, fact.evidence)))
        for name, fact in analysis.facts.items()
    }
    return analysis._replace(exits=tuple(exits), terms=terms, facts=facts)


def doubtful(analysis: Analysis, reason: Said) -> Analysis:
    """The analysis with one more doubt: what was not found can no longer be called missing."""
    terms: dict[TermName, Term] = {
        name: Term("cannot_tell") if term.answer == "missing" else term for name, term in analysis.terms.items()
    }
    return analysis._replace(doubts=(*analysis.doubts, reason), terms=terms)


def _parties(analyses: Sequence[Analysis]) -> tuple[Party, ...]:
    """The party of each side: its first name, and the words for it in every language."""
    found = []
    for side in SIDES:
        same = [party for one in analyses for party in one.parties if party.side == side]
        if same:
            terms = tuple(dict.fromkeys(term for party in same for term in party.terms))
            found.append(Party(side, next((party.name for party in same if party.name), ""), terms))
    return tuple(found)


def _exits(analyses: Sequence[Analysis]) -> list[Exit]:
    """One exit for each side and trigger; its days are those of the first language that states some."""
    found = []
    for side in SIDES:
        for trigger in TRIGGERS:
            same = [exit_ for one in analyses for exit_ in one.exits if (exit_.side, exit_.trigger) == (side, trigger)]
            if same:
                found.append(_merged(same))
    return found


def _merged(same: Sequence[Exit]) -> Exit:
    evidence = tuple(dict.fromkeys(one for exit_ in same for one in exit_.evidence))[:_MOST_EVIDENCE]
    return same[0]._replace(
        notice_days=next((one.notice_days for one in same if one.notice_days is not None), None),
        cure_days=next((one.cure_days for one in same if one.cure_days is not None), None),
        lock_in_days=next((one.lock_in_days for one in same if one.lock_in_days is not None), None),
        evidence=evidence,
    )


def _term(terms: Sequence[Term], doubt: bool) -> Term:
    present = [term for term in terms if term.answer == "present"]
    if not present:
        return Term("cannot_tell" if doubt else "missing")
    evidence = tuple(dict.fromkeys(one for term in present for one in term.evidence))[:_MOST_EVIDENCE]
    return present[0]._replace(evidence=evidence)


def _fact(analyses: Sequence[Analysis], name: FactName) -> Fact | None:
    return next((fact for one in analyses if (fact := one.facts[name]) is not None), None)
