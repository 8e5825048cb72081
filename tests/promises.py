"""What a variant promises (`provides:`), and what the auditor finds in the agreement that is built with it."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.analysis.values import Analysis
from clausekit.builder import Agreement
from clausekit.builder.trial import SAMPLES as SAMPLES
from clausekit.builder.trial import Promise, trial
from clausekit.builder.trial import companions as companions
from clausekit.builder.trial import facts_of as facts_of
from clausekit.builder.trial import promised as promised
from clausekit.library import FullVariant, Library
from clausekit.library.spelling import WordingName


def agreement_with(
    library: Library, variants: list[FullVariant], wording: WordingName, language: str = "en"
) -> Agreement:
    """An agreement of just these variants."""
    return trial(library, variants, wording, language)


def found(analysis: Analysis) -> tuple[frozenset[Promise], frozenset[str]]:
    """The exits and terms that the auditor found."""
    exits = (Promise(one.side, one.trigger, one.notice_days, one.cure_days) for one in analysis.exits)
    return frozenset(exits), frozenset(name for name, term in analysis.terms.items() if term.answer == "present")


def every_variant(library: Library) -> Iterator[FullVariant]:
    """All variants of all clauses, in order."""
    return iter(library.variants)
