"""The report as SARIF 2.1.0 (OASIS), for code scanning: every rule declared, every finding with a stable fingerprint.

A contract is no source code: a finding has its section as a logical location, and a line and columns only where the
file is text. Code scanning wants a line for everything, so that what has none stands at line 1.
"""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from clausekit import __version__
from clausekit.findings import Finding, Severity
from clausekit.model import Document, Evidence
from clausekit.reporters.sentences import place
from clausekit.reporters.values import Audited, Failure, Look, Report
from clausekit.rules import Phrases, Rule, phrases, shipped
from clausekit.rules.fingerprint import fingerprints
from clausekit.words import Side

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "note"}
_BY_LINES = ("text", "markdown")
"""Formats whose files have the lines that a block's `source` counts."""


def render(report: Report, look: Look) -> str:
    """The report as one SARIF log with one run; no clock in it."""
    words = phrases(look.language)
    rules = report.rules or shipped()
    run = {
        "tool": {
            "driver": {
                "name": "clausekit",
                "version": __version__,
                "semanticVersion": __version__,
                "rules": [_rule(rule, report.side, words) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "automationDetails": {"id": f"clausekit/{report.side}/"},
        "invocations": [
            {
                "executionSuccessful": not report.errors,
                "toolExecutionNotifications": [_failure(failure) for failure in report.errors],
            }
        ],
        "artifacts": [{"location": _artifact(audited.analysis.document.path)} for audited in report.documents],
        "results": [
            result for audited in report.documents for result in _results(audited, [rule.code for rule in rules], words)
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule, side: Side, words: Phrases) -> dict[str, Any]:
    what, why = words.words(rule.what), words.words(rule.why)
    severity = rule.severity.get(side, "note")
    help_text = f"{why}\n\n{words.words(rule.reference)}"
    return {
        "id": rule.code,
        "name": _pascal(rule.name_for(side)),
        "shortDescription": {"text": what},
        "fullDescription": {"text": f"{what} {why}"},
        "help": {"text": help_text, "markdown": help_text},
        "defaultConfiguration": {"level": _LEVELS[severity], "enabled": side in rule.sides},
        "properties": {
            "tags": ["contract"],
            "precision": "high",
            "problem.severity": "recommendation" if severity == "note" else severity,
        },
    }


def _pascal(name: str) -> str:
    return "".join(part[:1].upper() + part[1:] for part in name.split("-"))


def _results(audited: Audited, codes: list[str], words: Phrases) -> list[dict[str, Any]]:
    document = audited.analysis.document
    findings = [*audited.findings, *(waived.finding for waived in audited.waived)]
    reasons = [None] * len(audited.findings) + [waived.reason or waived.by for waived in audited.waived]
    results = []
    for finding, mark, reason in zip(findings, fingerprints(findings), reasons, strict=True):
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(finding, words)},
            "locations": [_location(document, finding.location)],
            # Code scanning tells alerts apart by the first; the second is for programs that compare runs themselves.
            "partialFingerprints": {"primaryLocationLineHash": f"{mark}:1", "clausekitFinding/v1": mark},
        }
        if finding.rule in codes:
            result["ruleIndex"] = codes.index(finding.rule)
        if reason is not None:
            result["suppressions"] = [{"kind": "external", "justification": reason}]
        results.append(result)
    return results


def _message(finding: Finding, words: Phrases) -> str:
    parts = [finding.message]
    if finding.location:
        parts.append(words.phrase("quote", place=place(finding.location, words), quote=finding.location.quote))
    if finding.fix:
        parts.append(words.phrase("fix", clause=finding.fix))
    return "\n".join(parts)


def _location(document: Document, evidence: Evidence | None) -> dict[str, Any]:
    location: dict[str, Any] = {
        "physicalLocation": {
            "artifactLocation": _artifact(document.path),
            "region": _region(document, evidence),
        }
    }
    if evidence is not None:
        name = evidence.section or f"paragraph {evidence.paragraph}"
        logical: dict[str, Any] = {"name": name, "fullyQualifiedName": name, "kind": "section"}
        if evidence.heading and evidence.section:
            logical["decoratedName"] = f"{evidence.section} {evidence.heading}"
        location["logicalLocations"] = [logical]
    return location


def _region(document: Document, evidence: Evidence | None) -> dict[str, Any]:
    """Lines and columns count from 1, the end column lies behind the last character (SARIF 3.30.5 to 3.30.8)."""
    if evidence is None or document.format not in _BY_LINES:
        return {"startLine": 1}
    if document.format == "text":
        text = document.text
        return {
            "startLine": text.count("\n", 0, evidence.start) + 1,
            "startColumn": evidence.start - text.rfind("\n", 0, evidence.start),
            "endLine": text.count("\n", 0, evidence.end) + 1,
            "endColumn": evidence.end - text.rfind("\n", 0, evidence.end),
        }
    return {"startLine": max(1, document.blocks[evidence.paragraph - 1].source)}


def _artifact(path: str) -> dict[str, Any]:
    """A relative path is one of the repository; it is written with "/" and without what a URI cannot hold."""
    pure = PurePath(path)
    uri = quote(pure.as_posix(), errors="replace")
    if pure.is_absolute():
        return {"uri": f"file://{uri if uri.startswith('/') else '/' + uri}"}
    return {"uri": uri, "uriBaseId": "%SRCROOT%"}


def _failure(failure: Failure) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": failure.reason},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(failure.path)}}],
    }
