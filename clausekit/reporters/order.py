"""What comes first in a report: the worst contract, the gravest finding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from clausekit.analysis.values import Answer, Side
from clausekit.findings import SEVERITIES, Finding
from clausekit.reporters.values import Audited, Report

WORST_FIRST: tuple[Answer, ...] = ("missing", "cannot_tell", "present")


def worst_first(report: Report) -> list[Audited]:
    """The contracts by how bad they are; equally bad ones stay in the order given."""
    return sorted(report.documents, key=lambda audited: _badness(audited, report.side))


def grave_and_notes(findings: Sequence[Finding]) -> tuple[list[Finding], list[Finding]]:
    """Errors before warnings, by rule; and the notes apart from them."""
    ordered = sorted(findings, key=lambda finding: (SEVERITIES.index(finding.severity), finding.rule))
    return (
        [finding for finding in ordered if finding.severity != "note"],
        [finding for finding in ordered if finding.severity == "note"],
    )


def _badness(audited: Audited, side: Side) -> tuple[int, ...]:
    severities = Counter(finding.severity for finding in audited.findings)
    return (WORST_FIRST.index(audited.analysis.answer(side)), *(-severities[severity] for severity in SEVERITIES))
