"""The edits that may mend a finding, the best first: a change of words, then the clause in each place, then others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from clausekit.analysis.evidence import block_at
from clausekit.analysis.values import Analysis
from clausekit.findings import Finding
from clausekit.library import FullVariant, Library
from clausekit.redline.amending import amendments
from clausekit.redline.draft import Draft
from clausekit.redline.edits import CannotPlace, Change, Edit, Insertion, Replacement, Where
from clausekit.redline.mutual import mutual_changes
from clausekit.redline.places import Site, candidates
from clausekit.redline.proof import gives_the_same, keeps_everything
from clausekit.redline.sections import ending_section, outline
from clausekit.redline.smallest import smallest_changes
from clausekit.redline.speech import Speech
from clausekit.redline.wording import Voice, voice, words_of
from clausekit.rules import Rule
from clausekit.rules.kinds import other
from clausekit.words import Side


class Case(NamedTuple):
    """A finding in a contract, and all that is needed to mend it for `side`; `made`: the edits made before."""

    draft: Draft
    analysis: Analysis
    finding: Finding
    rule: Rule
    side: Side
    library: Library
    own: Speech
    made: tuple[Edit, ...] = ()


class Attempt(NamedTuple):
    """An edit, and what must hold of the contract before and after it besides that the finding is gone."""

    edit: Edit
    holds: Callable[[Analysis, Analysis], bool]


def attempts(case: Case) -> Iterator[Attempt]:
    """What to try, in order. Raises CannotPlace where no clause mends the finding."""
    finding, own = case.finding, case.own
    if not finding.fix:
        raise CannotPlace("no_clause", message=finding.message)
    keeps = partial(keeps_everything, rule=case.rule)
    fix = case.library.variant(finding.fix)
    periods = [*smallest_changes(case.analysis, finding, case.rule, fix, own)]
    for replacements, days in periods:
        yield _reworded(case, replacements, days, keeps)
    if periods:
        # A clause beside the long period would leave it standing.
        return
    speaking = voice(case.analysis, own)
    if case.rule.kind == "one_sided_exit":
        for replacements in mutual_changes(case.analysis, finding, other(case.side), own):
            yield _reworded(case, replacements, None, partial(gives_the_same, gainer=case.side))
    terms = {thing: speaking.terms[names[0]] for thing, names in own.texts["names"].items()}
    for one in amendments(case.analysis, finding, terms, own):
        yield _reworded(case, (one.replacement,), one.days, keeps)
    if case.draft.holds(finding.fix):
        raise CannotPlace("put_in_before", clause=finding.fix)
    for name in dict.fromkeys((fix.name, *fix.clause.ladder)):
        yield from _insertions(case, case.library.variant((fix.clause.clause, name)), speaking)


def _reworded(
    case: Case, replacements: tuple[Replacement, ...], days: int | None, holds: Callable[[Analysis, Analysis], bool]
) -> Attempt:
    change = Change(replacements, _where(case.analysis, replacements, case.own))
    return Attempt(Edit(case.finding, "", change, case.own.comment_on_change(case.finding, days)), holds)


def _insertions(case: Case, variant: FullVariant, speaking: Voice) -> Iterator[Attempt]:
    own = case.own
    keeps = partial(keeps_everything, rule=case.rule)
    words = words_of(variant, case.library, speaking, own)
    found = outline(case.analysis, own)
    made = (edit.change for edit in case.made)
    added = frozenset(line.words for change in made if isinstance(change, Insertion) for line in change.lines)
    site = Site(case.draft.document, found, own, case.draft.deeper, added)
    for insertion in candidates(site, ending_section(found, case.analysis, own), words):
        yield Attempt(Edit(case.finding, words.variant.id, insertion, own.comment(case.finding)), keeps)


def _where(analysis: Analysis, replacements: tuple[Replacement, ...], own: Speech) -> Where:
    place = outline(analysis, own).where[block_at(analysis.document, replacements[-1].start)]
    return Where(
        "change" if place.section else "change_plain" if place.heading else "here", place.section, place.heading
    )
