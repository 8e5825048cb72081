"""The report as remarks beside the words of the contract: the answer first, then each finding at its place."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.model import Evidence
from clausekit.reporters.headline import headline
from clausekit.reporters.layout import clean
from clausekit.reporters.order import grave_and_notes
from clausekit.reporters.sentences import waiver
from clausekit.reporters.values import Audited, Look, Report
from clausekit.rules import phrases


def remarks(audited: Audited, report: Report, look: Look) -> Iterator[tuple[Evidence | None, str]]:
    """The words concerned (None for the contract as a whole) and what is to be said of them."""
    words = phrases(look.language)
    yield None, f"{clean(headline(audited.analysis, report.side, words))} {words.phrase('not_advice')}"
    grave, notes = grave_and_notes(audited.findings)
    for finding in (*grave, *notes):
        severity = words.phrase(f"severity.{finding.severity}")
        said = [words.phrase("finding", severity=severity, rule=finding.rule, message=clean(finding.message))]
        rule = report.rule(finding.rule, look.language)
        if rule:
            said.append(words.phrase("why", why=words.words(rule.why)))
        if finding.fix:
            said.append(words.phrase("fix", clause=finding.fix))
        yield finding.location, " ".join(said)
    for waived in audited.waived:
        finding = waived.finding
        yield finding.location, f"{finding.rule}: {clean(finding.message)} {waiver(waived, words)}"
