"""The report as JSON: the published form (data/report.schema.json), the same bytes for the same contract."""

from __future__ import annotations

import json
from typing import Any

from clausekit import __version__
from clausekit.analysis.values import Analysis, Exit, Fact, Side, Term
from clausekit.findings import Finding, Waived
from clausekit.model import Evidence
from clausekit.reporters.values import Audited, Look, Report
from clausekit.resources import PACKAGE
from clausekit.rules import phrases
from clausekit.saying import Said

SCHEMA_VERSION = 1
"""Counts up when a key goes or changes its meaning; new keys do not count."""

_OPEN = 4
"""Levels of the report that are laid out line by line. What is deeper (an exit, a finding) stands in one line: a person
can read it, `diff` can compare it, and it costs a tenth of the time of full indentation."""

_ENCODER = json.JSONEncoder(ensure_ascii=False)


def render(report: Report, look: Look) -> str:
    """The report as JSON text with a line end. `look` changes nothing: the form is for programs."""
    return _laid_out(as_data(report), 0) + "\n"


def report_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) that every report fits."""
    schema: dict[str, Any] = json.loads(PACKAGE.joinpath("data", "report.schema.json").read_bytes())
    return schema


def as_data(report: Report) -> dict[str, Any]:
    """The report as plain data."""
    return {
        "schema_version": SCHEMA_VERSION,
        "clausekit": __version__,
        "side": report.side,
        "settings": report.settings,
        "documents": [_document(audited, report.side) for audited in report.documents],
        "errors": [failure._asdict() for failure in report.errors],
    }


def _laid_out(value: Any, level: int) -> str:
    """`value` as JSON, with one line for each entry down to the level _OPEN."""
    if not value or level == _OPEN or not isinstance(value, (dict, list)):
        return _ENCODER.encode(value)
    indent = " " * (level + 1)
    if isinstance(value, dict):
        entries = [f"{_ENCODER.encode(key)}: {_laid_out(entry, level + 1)}" for key, entry in value.items()]
    else:
        entries = [_laid_out(entry, level + 1) for entry in value]
    first, last = ("{", "}") if isinstance(value, dict) else ("[", "]")
    return f"{first}\n{indent}" + f",\n{indent}".join(entries) + f"\n{indent[1:]}{last}"


def _document(audited: Audited, side: Side) -> dict[str, Any]:
    analysis = audited.analysis
    return {
        "path": analysis.document.path,
        "format": analysis.document.format,
        "language": analysis.language,
        "answer": analysis.answer(side),
        "doubts": [_said(doubt) for doubt in analysis.doubts],
        "parties": [{"side": party.side, "name": party.name, "terms": list(party.terms)} for party in analysis.parties],
        "exits": [_exit(exit_) for exit_ in analysis.exits],
        "terms": {name: _term(term) for name, term in analysis.terms.items()},
        "facts": {name: _fact(fact) for name, fact in analysis.facts.items()},
        "findings": [_finding(finding) for finding in audited.findings],
        "waived": [_waived(waived) for waived in audited.waived],
        "searched": _searched(analysis),
    }


def _said(what: Said | None) -> str:
    """A saying in English: what programs read does not change with the language of who runs them."""
    return phrases().said(what) if what else ""


def _exit(exit_: Exit) -> dict[str, Any]:
    return {
        "side": exit_.side,
        "trigger": exit_.trigger,
        "notice_days": exit_.notice_days,
        "cure_days": exit_.cure_days,
        "lock_in_days": exit_.lock_in_days,
        "reason": _said(exit_.reason),
        "evidence": _evidence(exit_.evidence),
    }


def _term(term: Term) -> dict[str, Any]:
    return {"answer": term.answer, "reason": _said(term.reason), "evidence": _evidence(term.evidence)}


def _fact(fact: Fact | None) -> dict[str, Any] | None:
    return None if fact is None else {"value": fact.value, "evidence": _evidence(fact.evidence)}


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "severity": finding.severity,
        "message": finding.message,
        "location": finding.location._asdict() if finding.location else {},
        "fix": {"clause": finding.fix} if finding.fix else {},
    }


def _waived(waived: Waived) -> dict[str, Any]:
    return {"by": waived.by, "reason": waived.reason, "until": waived.until, "finding": _finding(waived.finding)}


def _searched(analysis: Analysis) -> dict[str, Any]:
    searched = analysis.searched
    return {
        "words": searched.words,
        "blocks": searched.blocks,
        "unread": [
            {"where": _said(unread.where), "what": _said(unread.what), "grave": unread.grave}
            for unread in searched.unread
        ],
    }


def _evidence(evidence: tuple[Evidence, ...]) -> list[dict[str, Any]]:
    return [one._asdict() for one in evidence]
