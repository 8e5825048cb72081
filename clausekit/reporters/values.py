"""What a report is made of, and how it should look."""

from __future__ import annotations

from typing import NamedTuple

from clausekit.analysis.values import Analysis, Side
from clausekit.findings import Finding


class Audited(NamedTuple):
    """One contract, as read, analysed and checked for a side."""

    analysis: Analysis
    findings: tuple[Finding, ...]


class Failure(NamedTuple):
    """A file that could not be read: `path` as the user gave it, `reason` what is wrong and what to do."""

    path: str
    reason: str


class Report(NamedTuple):
    """One run: the contracts in the order in which they were given, and the files that could not be read."""

    side: Side
    documents: tuple[Audited, ...]
    errors: tuple[Failure, ...] = ()


class Look(NamedTuple):
    """How a report for a person looks: `width` in columns, `colour` with ANSI escapes, `language` of its words."""

    width: int = 80
    colour: bool = False
    language: str = "en"
