"""SARIF 2.1.0 as code scanning takes it: required keys, all rules declared, fingerprints that survive moved lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from analyses import analysis_of, exit_of

from clausekit.analysis import analyse
from clausekit.findings import Waived
from clausekit.readers import read
from clausekit.reporters import Audited, Failure, Look, Report, reporter
from clausekit.rules import check, shipped

SAMPLES = Path(__file__).parent.parent.parent / "samples" / "contracts"

TEXT = {"type": "object", "properties": {"text": {"type": "string", "minLength": 1}}, "required": ["text"]}
LOCATION = {
    "type": "object",
    "required": ["physicalLocation"],
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "properties": {
                "artifactLocation": {
                    "type": "object",
                    "required": ["uri"],
                    "properties": {"uri": {"type": "string", "pattern": r"^[A-Za-z0-9._~:/%@!$&'()*+,;=-]+$"}},
                },
                "region": {
                    "type": "object",
                    "required": ["startLine"],
                    "additionalProperties": False,
                    "properties": {
                        key: {"type": "integer", "minimum": 1}
                        for key in ("startLine", "startColumn", "endLine", "endColumn")
                    },
                },
            },
        },
        "logicalLocations": {"type": "array", "items": {"type": "object", "required": ["fullyQualifiedName"]}},
    },
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["version", "runs", "$schema"],
    "properties": {
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "minItems": 1,
            "maxItems": 1,
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name", "rules"],
                                "properties": {
                                    "rules": {
                                        "type": "array",
                                        "items": {
                                            "type": "object",
                                            "required": ["id", "shortDescription", "fullDescription", "help"],
                                            "properties": {
                                                "shortDescription": TEXT,
                                                "fullDescription": TEXT,
                                                "help": TEXT,
                                                "defaultConfiguration": {
                                                    "type": "object",
                                                    "properties": {"level": LEVEL, "enabled": {"type": "boolean"}},
                                                },
                                            },
                                        },
                                    }
                                },
                            }
                        },
                    },
                    "invocations": {
                        "type": "array",
                        "items": {"type": "object", "required": ["executionSuccessful"]},
                    },
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["ruleId", "message", "locations", "partialFingerprints"],
                            "properties": {
                                "message": TEXT,
                                "level": LEVEL,
                                "locations": {"type": "array", "minItems": 1, "maxItems": 1, "items": LOCATION},
                                "partialFingerprints": {
                                    "type": "object",
                                    "additionalProperties": {"type": "string", "minLength": 1},
                                },
                                "suppressions": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "required": ["kind"],
                                        "properties": {"kind": {"enum": ["inSource", "external"]}},
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}
"""What the standard (3.13 to 3.51) and code scanning demand of the parts that we write."""


def log_of(*audited: Audited, errors: tuple[Failure, ...] = ()) -> dict[str, Any]:
    text = reporter("sarif")(Report("provider", audited, errors), Look())
    log: dict[str, Any] = json.loads(text)
    jsonschema.validate(log, SCHEMA)
    return log


def audited_text(text: str, path: str = "contract.txt") -> Audited:
    analysis = analyse(read(path, text.encode()))
    return Audited(analysis, check(analysis, "provider"))


def sample(name: str) -> str:
    return (SAMPLES / name).read_text(encoding="utf-8")


def results_of(log: dict[str, Any]) -> list[dict[str, Any]]:
    results: list[dict[str, Any]] = log["runs"][0]["results"]
    return results


def test_every_rule_is_declared_also_where_it_finds_nothing() -> None:
    log = log_of(Audited(analysis_of(exit_of(notice=30)), ()))
    (run,) = log["runs"]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == [rule.code for rule in shipped()]
    assert run["results"] == []


def test_a_result_points_at_its_rule_by_index() -> None:
    log = log_of(audited_text(sample("lock-in.txt")))
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert results_of(log)
    for result in results_of(log):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_in_a_text_file_the_region_holds_the_quote() -> None:
    text = sample("lock-in.txt")
    audited = audited_text(text)
    lines = text.split("\n")
    (result,) = (result for result in results_of(log_of(audited)) if result["ruleId"] == "EXIT006")
    (finding,) = (finding for finding in audited.findings if finding.rule == "EXIT006")
    region = result["locations"][0]["physicalLocation"]["region"]
    assert finding.location is not None
    words = "\n".join(lines[region["startLine"] - 1 : region["endLine"]])
    ends = len(words) - len(lines[region["endLine"] - 1]) + region["endColumn"] - 1
    assert words[region["startColumn"] - 1 : ends] == finding.location.quote
    assert result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "3.3"


def test_in_markdown_the_line_is_that_of_the_paragraph() -> None:
    text = sample("no-way-out.md")
    (result,) = (
        result for result in results_of(log_of(audited_text(text, "contract.md"))) if result["ruleId"] == "EXIT002"
    )
    line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
    assert "The Client may terminate" in text.splitlines()[line - 1]


def test_what_is_missing_stands_at_line_1_without_a_section() -> None:
    (result,) = (
        result for result in results_of(log_of(audited_text(sample("no-way-out.md")))) if result["ruleId"] == "EXIT001"
    )
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 1}
    assert "logicalLocations" not in location


def test_a_fingerprint_stays_when_lines_move_and_clauses_get_other_numbers() -> None:
    text = sample("lock-in.txt")
    moved = "A COVER PAGE\n\nwith some lines\n\n" + text.replace("3.3 ", "9.7  ").replace("sixty (60)", "sixty  (60)")
    before, after = (
        {result["ruleId"]: result["partialFingerprints"] for result in results_of(log_of(audited_text(words)))}
        for words in (text, moved)
    )
    assert before == after


def test_a_fingerprint_changes_with_the_words() -> None:
    text = sample("lock-in.txt")
    before, after = (
        {result["ruleId"]: result["partialFingerprints"] for result in results_of(log_of(audited_text(words)))}
        for words in (text, text.replace("sixty (60)", "seventy (70)"))
    )
    assert before["EXIT006"] != after["EXIT006"]


def test_a_waived_finding_is_a_suppressed_result() -> None:
    audited = audited_text(sample("no-way-out.md"))
    waived = audited._replace(
        findings=audited.findings[1:], waived=(Waived(audited.findings[0], "suppression", "signed before 2020"),)
    )
    suppressed = [result for result in results_of(log_of(waived)) if "suppressions" in result]
    assert [result["suppressions"][0]["justification"] for result in suppressed] == ["signed before 2020"]


@pytest.mark.parametrize(
    ("path", "uri", "relative"),
    [
        ("contracts/müller & co.txt", "contracts/m%C3%BCller%20%26%20co.txt", True),
        ("/srv/c#1.txt", "file:///srv/c%231.txt", False),
    ],
)
def test_a_path_is_a_uri(path: str, uri: str, relative: bool) -> None:
    (result, *_) = results_of(log_of(audited_text(sample("no-way-out.md"), path)))
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == uri
    assert artifact.get("uriBaseId") == ("%SRCROOT%" if relative else None)


def test_a_file_that_could_not_be_read_makes_the_run_unsuccessful() -> None:
    (run,) = log_of(errors=(Failure("a.doc", "is an old Word file"),))["runs"]
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "is an old Word file"


def test_there_is_no_clock_in_it() -> None:
    audited = audited_text(sample("lock-in.txt"))
    text = reporter("sarif")(Report("provider", (audited,)), Look())
    assert text == reporter("sarif")(Report("provider", (audited,)), Look())
    assert "TimeUtc" not in text
