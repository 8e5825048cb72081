"""What clauses promise (`provides:`) against what the audit finds in their words."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
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
from clausekit.rules import telling
from clausekit.saying import Said, Told, said, told

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
        yield source.error(("variants", full.name), told("cannot be audited: {reason}", reason=error.told))
        return
    for reason in _reasons(analysis, variants, _where(wording, language)):
        yield source.error(("variants", full.name, "provides"), reason)


def _reasons(analysis: Analysis, variants: tuple[FullVariant, ...], where: Mapping[str, Said]) -> Iterator[Told]:
    exits, terms = promised(variants)
    wanted: list[Promise | str] = [*sorted(exits, key=str), *sorted(terms)]
    found: dict[Promise | str, tuple[Evidence, ...]] = {
        Promise(one.side, one.trigger, one.notice_days, one.cure_days): one.evidence for one in analysis.exits
    }
    found |= {name: term.evidence for name, term in analysis.terms.items() if term.answer == "present"}
    for promise in wanted:
        if promise not in found:
            yield telling(
                "'provides' promises {given}, and the audit does not find it in the {wording} words ({language})",
                given=_said(promise),
                **where,
            )
    for promise, evidence in found.items():
        if promise not in wanted:
            yield _unpromised(_said(promise), _quote(evidence), where)
    for doubt in analysis.doubts:
        yield telling("the audit cannot judge the {wording} words ({language}): {doubt}", doubt=doubt, **where)


def _unpromised(given: Told, quote: str, where: Mapping[str, Said]) -> Told:
    if not quote:
        return telling(
            "the audit finds {given} in the {wording} words ({language}), and 'provides' does not promise it",
            given=given,
            **where,
        )
    return telling(
        "the audit finds {given} in the {wording} words ({language}), and 'provides' does not promise it: “{quote}”",
        given=given,
        quote=quote,
        **where,
    )


def _where(wording: WordingName, language: str) -> Mapping[str, Said]:
    return {"wording": said(f"library.wording.{wording}"), "language": said(f"language.{language}")}


def _said(promise: Promise | str) -> Told:
    """What is promised in words, with the id that it has in the file."""
    if not isinstance(promise, Promise):
        return telling("{id!r} ({term})", id=promise, term=said(f"term.{promise}"))
    side, trigger, notice, cure = promise
    other = said("side.client" if side == "provider" else "side.provider")
    who = {"side": said(f"side.{side}"), "trigger": said(f"trigger.{trigger}", other=other), "id": trigger}
    if notice is None and cure is None:
        return telling("an exit of the {side} {trigger} ({id!r})", **who)
    if cure is None:
        return telling("an exit of the {side} {trigger} ({id!r}), {notice} days notice", notice=notice, **who)
    if notice is None:
        return telling("an exit of the {side} {trigger} ({id!r}), {cure} days to mend", cure=cure, **who)
    return telling(
        "an exit of the {side} {trigger} ({id!r}), {notice} days notice, {cure} days to mend",
        notice=notice,
        cure=cure,
        **who,
    )


def _quote(evidence: tuple[Evidence, ...]) -> str:
    words = " ".join(evidence[0].quote.split()) if evidence else ""
    return words if len(words) <= _SHOWN else f"{words[:_SHOWN].rstrip()}…"
