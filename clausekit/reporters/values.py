"""What a report is made of, and how it should look."""

from __future__ import annotations

from typing import NamedTuple

from clausekit.analysis.values import Analysis, Side
from clausekit.findings import Finding, Waived
from clausekit.rules import Rule, in_language, shipped
from clausekit.saying import Told


class Audited(NamedTuple):
    """One contract, as read, analysed and checked for a side. `waived` are findings that do not count."""

    analysis: Analysis
    findings: tuple[Finding, ...]
    waived: tuple[Waived, ...] = ()


class Failure(NamedTuple):
    """A file that could not be read: `path` as the user gave it, `reason` what is wrong and what to do."""

    path: str
    reason: Told


class Report(NamedTuple):
    """One run: the contracts in the order in which they were given, and the files that could not be read.

    rules     the rules that were asked, by code
    settings  the file of settings that was used, "" for none
    """

    side: Side
    documents: tuple[Audited, ...]
    errors: tuple[Failure, ...] = ()
    rules: tuple[Rule, ...] = ()
    settings: str = ""

    def rule(self, code: str, language: str) -> Rule | None:
        """The rule that a finding names, with its texts in `language` too."""
        return next((rule for rule in in_language(self.rules or shipped(), language) if rule.code == code), None)


class Look(NamedTuple):
    """How a report for a person looks: `width` in columns, `colour` with ANSI escapes, `language` of its words."""

    width: int = 80
    colour: bool = False
    language: str = "en"
