"""What clauses promise (`provides:`) against what the audit finds in their words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from clausekit import resources
from clausekit.analysis import analyse
from clausekit.analysis.values import Analysis
from clausekit.builder import agreement_document
from clausekit.builder.locale import DATA
from clausekit.builder.trial import Promise, companions, promised, trial
from clausekit.cli.progress import with_progress
from clausekit.errors import ClausekitError, SourceError
from clausekit.language import pack
from clausekit.library import FullVariant, Library
from clausekit.library.spelling import WORDINGS, WordingName
from clausekit.library.suggestions import in_order
from clausekit.model import Evidence

_SHOWN = 60
"""Characters of a quote."""


def broken_promises(library: Library, clauses: Collection[str]) -> tuple[SourceError, ...]:
    """Every promise of these clauses that their words do not keep, and what they give that is not promised, at the line
    of `provides`. Each wording is audited in every language that agreements are both written and read in."""
    known = {*pack.codes()} & {*resources.names(DATA)}
    tried = [
        partial(_broken, library, full, wording, language)
        for full in library.variants
        if full.clause.clause in clauses
        for language in sorted(known & full.variant.text.keys() & full.clause.title.keys())
        for wording in WORDINGS
    ]
    return in_order(error for look in with_progress(tried, len(tried)) for error in look())


def _broken(library: Library, full: FullVariant, wording: WordingName, language: str) -> Iterator[SourceError]:
    source = library.source(full.clause.clause)
    try:
        variants = (*companions(library, full), full)
        if any(language not in one.variant.text or language not in one.clause.title for one in variants):
            return
        analysis = analyse(agreement_document(trial(library, variants, wording, language)))
    except ClausekitError as error:
        yield source.error(("variants", full.name), f"cannot be audited: {error}")
        return
    for reason in _reasons(analysis, variants, f"the {wording} words ({language})"):
        yield source.error(("variants", full.name, "provides"), reason)


def _reasons(analysis: Analysis, variants: tuple[FullVariant, ...], words: str) -> Iterator[str]:
    exits, terms = promised(variants)
    wanted: dict[Promise | str, str] = {one: _said(one) for one in sorted(exits, key=str)}
    wanted |= {name: name for name in sorted(terms)}
    found: dict[Promise | str, tuple[Evidence, ...]] = {
        Promise(one.side, one.trigger, one.notice_days, one.cure_days): one.evidence for one in analysis.exits
    }
    found |= {name: term.evidence for name, term in analysis.terms.items() if term.answer == "present"}
    for promise, said in wanted.items():
        if promise not in found:
            yield f"'provides' promises {said}, and the audit does not find it in {words}"
    for promise, evidence in found.items():
        if promise not in wanted:
            said = _said(promise) if isinstance(promise, Promise) else promise
            yield f"the audit finds {said} in {words}, and 'provides' does not promise it{_quote(evidence)}"
    for doubt in analysis.doubts:
        yield f"the audit cannot judge {words}: {doubt}"


def _said(promise: Promise) -> str:
    days = ((promise.notice_days, "notice"), (promise.cure_days, "to mend"))
    stated = (f", {number} days {what}" for number, what in days if number is not None)
    return f"an exit of the {promise.side} for {promise.trigger}{''.join(stated)}"


def _quote(evidence: tuple[Evidence, ...]) -> str:
    said = " ".join(evidence[0].quote.split()) if evidence else ""
    shown = said if len(said) <= _SHOWN else f"{said[:_SHOWN].rstrip()}…"
    return f": “{shown}”" if shown else ""
