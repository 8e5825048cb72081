"""From findings to edits: one finding after the other, each mended by the first edit that proves to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from clausekit.analysis import analyse
from clausekit.analysis.values import Analysis
from clausekit.errors import LibraryError
from clausekit.findings import SEVERITIES, Finding
from clausekit.library import Library
from clausekit.redline.attempts import Case, attempts
from clausekit.redline.draft import Draft
from clausekit.redline.edits import CannotPlace, Edit, Insertion, Marking
from clausekit.redline.renumbering import references
from clausekit.redline.sections import outline
from clausekit.redline.speech import speech
from clausekit.rules import Phrases, Rule, check, in_language, phrases, shipped
from clausekit.rules.lookup import find
from clausekit.words import Side


class Wanted(NamedTuple):
    """What is to be mended.

    only      codes of rules; empty = everything that is graver than a note
    rules     those that are asked; None = the shipped ones
    language  of what findings and reasons say
    kept      codes of findings that stay as they are, each with the reason; `only` goes over it
    """

    side: Side
    only: frozenset[str] = frozenset()
    rules: tuple[Rule, ...] | None = None
    language: str = "en"
    kept: Mapping[str, str] = MappingProxyType({})

    def findings(self, analysis: Analysis) -> tuple[Finding, ...]:
        """What the rules find in a contract."""
        return check(analysis, self.side, self.rules, self.language)

    def rule(self, code: str) -> Rule:
        """The rule of a finding, with its texts in the language of what is said."""
        return find(code, in_language(self.rules or shipped(), self.language))


class Unmended(NamedTuple):
    """A finding that stays, and why."""

    finding: Finding
    reason: str


class Mended(NamedTuple):
    """The contract with the edits made, in the order in which they were made, and what is left."""

    draft: Draft
    edits: tuple[Edit, ...]
    left: tuple[Unmended, ...]


def mended(draft: Draft, wanted: Wanted, library: Library, marking: Marking) -> Mended:
    """Mend one finding after the other, the gravest first; the contract is audited anew after each, so that a clause
    that mends several findings goes in once.

    Raises LibraryError where nothing can be written in the contract's language.
    """
    edits: list[Edit] = []
    left: list[Unmended] = []
    words = phrases(wanted.language)
    while True:
        analysis = analyse(draft.document)
        seen = {_identity(one.finding) for one in left}
        findings = [one for one in _open(analysis, wanted) if _identity(one) not in seen]
        if not findings:
            return Mended(draft, tuple(edits), tuple(left))
        own = speech(analysis.language)
        finding = findings[0]
        if finding.rule in wanted.kept and finding.rule not in wanted.only:
            left.append(Unmended(finding, wanted.kept[finding.rule]))
            continue
        try:
            case = Case(draft, analysis, finding, wanted.rule(finding.rule), wanted.side, library, own, tuple(edits))
            draft, edit = _mend(case, wanted, marking)
            edits.append(edit)
        except CannotPlace as error:
            left.append(Unmended(finding, _reason(error, words)))
        except LibraryError as error:
            left.append(Unmended(finding, str(error)))


def _open(analysis: Analysis, wanted: Wanted) -> list[Finding]:
    found = wanted.findings(analysis)
    chosen = [one for one in found if (one.rule in wanted.only if wanted.only else one.severity != "note")]
    return sorted(chosen, key=lambda one: SEVERITIES.index(one.severity))


def _identity(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.location.quote if finding.location else ""


def _reason(error: CannotPlace, words: Phrases) -> str:
    return words.phrase(f"mending.refusals.{error.key}", **error.values)


def _mend(case: Case, wanted: Wanted, marking: Marking) -> tuple[Draft, Edit]:
    """The first edit that makes the finding go away and nothing else. Raises CannotPlace with the reason of the first
    that did not."""
    reason: CannotPlace | None = None
    for attempt in attempts(case):
        try:
            after, edit = _written(case, attempt.edit, marking)
        except CannotPlace as error:
            reason = reason or error
            continue
        analysis = analyse(after.document)
        if any(one.rule == case.finding.rule for one in wanted.findings(analysis)):
            reason = reason or CannotPlace("old_words")
        elif not set(analysis.doubts) <= set(case.analysis.doubts):
            reason = reason or CannotPlace("in_doubt")
        elif not attempt.holds(case.analysis, analysis):
            reason = reason or CannotPlace("something_lost")
        else:
            return after, edit
    raise reason or CannotPlace("no_place")


def _written(case: Case, edit: Edit, marking: Marking) -> tuple[Draft, Edit]:
    """The draft with the edit in it, and with the references to the numbers that it moves along."""
    draft = case.draft
    after = draft.edited(edit, marking)
    if not isinstance(edit.change, Insertion):
        return after, edit
    before, now = (
        (document, outline(analysis, case.own).where)
        for document, analysis in (
            (draft.document, case.analysis),
            (after.document, case.analysis._replace(document=after.document)),
        )
    )
    moved = references(before, now, draft.links, case.own)
    if not moved:
        return after, edit
    edit = edit._replace(change=edit.change._replace(references=moved))
    return draft.edited(edit, marking), edit
