"""From findings to edits: which clause mends what, where it goes, and the proof that the finding is gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from clausekit.analysis import analyse
from clausekit.analysis.values import Analysis
from clausekit.errors import LibraryError
from clausekit.findings import SEVERITIES, Finding
from clausekit.library import FullVariant, Library
from clausekit.model import Document
from clausekit.redline.draft import Draft
from clausekit.redline.edits import CannotPlace, Change, Edit, Insertion, Marking, Replacement
from clausekit.redline.places import Site, candidates
from clausekit.redline.sections import ending_section, outline, value
from clausekit.redline.smallest import smallest_changes
from clausekit.redline.speech import Speech, speech
from clausekit.redline.wording import Voice, voice, words_of
from clausekit.rules import Rule, check, shipped
from clausekit.rules.lookup import find
from clausekit.words import Side


class Wanted(NamedTuple):
    """What is to be mended.

    only      codes of rules; empty = everything that is graver than a note
    rules     those that are asked; None = the shipped ones
    language  of what findings say
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
        """The rule of a finding."""
        return find(code, self.rules or shipped())


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
    while True:
        analysis = analyse(draft.document)
        seen = {_identity(one.finding) for one in left}
        findings = [one for one in _open(analysis, wanted) if _identity(one) not in seen]
        if not findings:
            return Mended(draft, tuple(edits), tuple(left))
        own = speech(analysis.language)
        finding = findings[0]
        try:
            if finding.rule in wanted.kept and finding.rule not in wanted.only:
                raise CannotPlace(wanted.kept[finding.rule])
            draft, edit = _mend(draft, analysis, finding, wanted, library, marking, own)
            edits.append(edit)
        except (CannotPlace, LibraryError) as error:
            left.append(Unmended(finding, str(error)))


def _open(analysis: Analysis, wanted: Wanted) -> list[Finding]:
    found = wanted.findings(analysis)
    chosen = [one for one in found if (one.rule in wanted.only if wanted.only else one.severity != "note")]
    return sorted(chosen, key=lambda one: SEVERITIES.index(one.severity))


def _identity(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.location.quote if finding.location else ""


def _mend(
    draft: Draft, analysis: Analysis, finding: Finding, wanted: Wanted, library: Library, marking: Marking, own: Speech
) -> tuple[Draft, Edit]:
    """The first edit that makes the finding go away. Raises CannotPlace with the reason of the last that did not."""
    rule = wanted.rule(finding.rule)
    if not finding.fix:
        raise CannotPlace(f"no clause mends it; it is for you to decide. {finding.message}")
    fix = library.variant(finding.fix)
    reason = ""
    for edit in _edits(draft, analysis, finding, rule, fix, library, own):
        try:
            after = draft.edited(edit, marking)
            if isinstance(edit.change, Insertion):
                _check_numbers(draft.document, after.document, own)
        except CannotPlace as error:
            reason = reason or str(error)
            continue
        if not any(one.rule == finding.rule for one in wanted.findings(analyse(after.document))):
            return after, edit
        reason = reason or "the words that stand in the contract already would still hold; they must be changed by hand"
    raise CannotPlace(reason or "no place was found for it")


def _edits(
    draft: Draft, analysis: Analysis, finding: Finding, rule: Rule, fix: FullVariant, library: Library, own: Speech
) -> Iterator[Edit]:
    """The edits to try: the smallest change of words first, then the clause in each place, then other variants."""
    changed = False
    for replacements, days in smallest_changes(analysis, finding, rule, fix, own):
        changed = True
        comment = own.comment(finding, own.counted(days))
        yield Edit(finding, "", _change(analysis, replacements, own), comment)
    if changed:
        return
    ladder = dict.fromkeys((fix.name, *fix.clause.ladder))
    if draft.holds(finding.fix):
        raise CannotPlace(f"{finding.fix} was put in already, and the audit does not see it; look at it by hand")
    speaking = voice(analysis, own)
    for name in ladder:
        yield from _insertions(
            draft, analysis, finding, library.variant((fix.clause.clause, name)), library, own, speaking
        )


def _insertions(
    draft: Draft,
    analysis: Analysis,
    finding: Finding,
    variant: FullVariant,
    library: Library,
    own: Speech,
    speaking: Voice,
) -> Iterator[Edit]:
    try:
        words = words_of(variant, library, speaking, analysis.language)
    except LibraryError:
        return
    found = outline(analysis, own)
    site = Site(draft.document, found, own, draft.deeper)
    for insertion in candidates(site, ending_section(found, analysis, own), words):
        yield Edit(finding, words.variant.id, insertion, own.comment(finding))


def _change(analysis: Analysis, replacements: tuple[Replacement, ...], own: Speech) -> Change:
    start = replacements[0].start
    blocks = analysis.document.blocks
    block = next(i for i, one in enumerate(blocks) if one.start <= start <= one.end)
    place = outline(analysis, own).where[block]
    key = "change" if place.section else "change_plain"
    title = f" ({place.heading})" if place.section and place.heading else place.heading
    return Change(block, replacements, own.texts["where"][key].format(number=place.section, title=title))


def _check_numbers(before: Document, after: Document, own: Speech) -> None:
    """No reference in the contract may come to name another section than it did."""
    kept = len(before.blocks)
    extra = len(after.blocks) - kept
    first = next(
        (i for i, (one, two) in enumerate(zip(before.blocks, after.blocks, strict=False)) if one.text != two.text), kept
    )
    moved = {
        one.number.strip(".()")
        for one, two in zip(before.blocks[first:], after.blocks[first + extra :], strict=False)
        if one.number != two.number and one.part == "body"
    }
    if any(
        one.text != two.text for one, two in zip(before.blocks[first:], after.blocks[first + extra :], strict=False)
    ):
        raise CannotPlace("it would change how the words after it are read")
    numbers = {value(number) for number in moved if value(number)} | moved
    for match in own.reference.finditer(before.text):
        named = match[1].strip(".")
        if named in numbers or value(named.split(".")[0]) in numbers:
            raise CannotPlace(f"it would give another number to section {named}, which the contract refers to")
