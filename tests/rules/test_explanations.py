"""The examples of the rules in other languages do what they say, as those in English do (test_shipped_rules.py)."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit import resources
from clausekit.analysis import analyse
from clausekit.readers import read
from clausekit.rules import Rule, check, shipped

HERE = Path(__file__).parent
CODES = resources.names("explanations")
RULES = [rule for rule in shipped() if rule.kind != "clause_altered"]

each = pytest.mark.parametrize(
    ("code", "rule"), [(code, rule) for code in CODES for rule in RULES], ids=lambda one: getattr(one, "code", one)
)


def found(code: str, example: str, rule: Rule, side: str) -> list[str]:
    """The messages of `rule` for an ordinary contract in the language `code` with the example in it."""
    text = (HERE / f"frame_{code}.txt").read_text(encoding="utf-8").replace("{example}", example.strip())
    findings = check(analyse(read("example.txt", text.encode())), side)
    return [finding.message for finding in findings if finding.rule == rule.code]


@each
def test_the_bad_example_raises_the_rule(code: str, rule: Rule) -> None:
    assert found(code, resources.load("explanations", code)[rule.code]["bad"], rule, rule.sides[0])


@each
def test_the_good_example_does_not_raise_the_rule(code: str, rule: Rule) -> None:
    for side in rule.sides:
        assert found(code, resources.load("explanations", code)[rule.code]["good"], rule, side) == []
