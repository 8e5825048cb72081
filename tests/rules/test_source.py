"""Mistakes in rule files are told with their line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from clausekit import resources, yamlfile
from clausekit.rules.source import check_rules, mistakes

GOOD = resources.shipped("rules").joinpath("EXIT005.yaml").read_text(encoding="utf-8")


def told(text: str) -> list[str]:
    """The mistakes as a person sees them."""
    return [str(error) for error in mistakes(yamlfile.parse(text, "EXIT005.yaml"))]


def test_a_shipped_rule_has_none() -> None:
    assert told(GOOD) == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "reason"),
    [
        ("kind: period_longer_than", "kind: period_longer", 4, "'period_longer' is unknown; known are no_exit"),
        ("kind: period_longer_than", "kind: [a]", 4, "is unknown"),
        ("severity: warning", "severity: fatal", 7, "'fatal' is unknown; known are error, warning, note"),
        ("severity: warning", "severity: {provider: x, buyer: note}", 7, "the key 'buyer' is unknown"),
        ("scope: own", "scope: mine", 5, "'mine' is unknown; known are own, other, contract"),
        ("sides: [provider, client]", "sides: provider", 6, "should be a list"),
        ("sides: [provider, client]", "sides: [provider, buyer]", 6, "'buyer' is unknown"),
        ("scope: own", "scope: own\nscopes: own", 6, "the key 'scopes' is unknown"),
        ("rule: EXIT005", "rule: EXIT006", 1, "EXIT001 in EXIT001.yaml"),
        ("name: long-notice", "name: Long notice", 2, "lower case with hyphens"),
        ("aliases: [notice-too-long]", "aliases: notice-too-long", 3, "should be a list of names"),
        ("aliases: [notice-too-long]", "aliases: [Too Long]", 3, "lower case with hyphens"),
        ("  days: 90", "  days: ninety", 11, "a whole number of days"),
        ("  days: 90", "  days: -1", 11, "a whole number of days"),
        ("  days: 90\n", "", 8, "the key 'days' is missing"),
        ("  period: notice", "  period: warning", 10, "'warning' is unknown; known are notice, cure, lock_in"),
        ("  triggers: [convenience]", "  triggers: [conveniance]", 9, "'conveniance' is unknown"),
        ("outcomes:\n  too_long:", "outcomes: {}\nothers:\n  too_long:", 12, "one outcome at least: too_long"),
        ("  too_long:", "  long:", 13, "the key 'long' is unknown"),
        ("{days}' notice; more", "{dais}' notice; more", 15, "{dais} is unknown"),
        ("{days}' notice; more", "{days' notice; more", 15, "braces do not close"),
        ("      en: You can leave, but", "      fr: You can leave, but", 14, "English at least"),
        ("fix: termination-for-convenience-mutual", "fix: Some Clause", 30, "the id of a clause"),
    ],
)
def test_a_mistake_is_told_at_its_place(right: str, wrong: str, line: int, reason: str) -> None:
    assert GOOD.count(right) == 1
    mistakes = told(GOOD.replace(right, wrong))
    here = [mistake for mistake in mistakes if re.match(rf"EXIT005\.yaml:{line}:\d+: ", mistake)]
    assert any(reason in mistake for mistake in here), mistakes


def test_the_offending_line_is_shown() -> None:
    (error,) = mistakes(yamlfile.parse(GOOD.replace("scope: own", "scope: mine"), "EXIT005.yaml"))
    assert error.snippet == "scope: mine"


@pytest.mark.parametrize("text", ["", "- a", "42", "outcomes: [1]\noptions: x\nkind: no_exit", "kind: {}"])
def test_a_file_that_is_no_rule_is_a_mistake_and_no_crash(text: str) -> None:
    assert told(text)


def test_two_rules_may_not_share_a_name(tmp_path: Path) -> None:
    for code in ("AAA001", "AAA002"):
        (tmp_path / f"{code}.yaml").write_text(GOOD.replace("EXIT005", code), encoding="utf-8")
    told = list(map(str, check_rules(tmp_path)))
    assert len(told) == 2
    assert "AAA002.yaml:2:1: AAA001 is called 'long-notice' already" in told[0]
