"""The rules that ship: their files are right, their examples do what they say, their fixes exist and mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit import resources
from clausekit.analysis import analyse
from clausekit.library import Library, load_library
from clausekit.readers import read
from clausekit.rules import Rule, check, shipped
from clausekit.rules.source import check_rules

FRAME = Path(__file__).with_name("frame.txt").read_text(encoding="utf-8")
RULES = shipped()

SHOWN = [rule for rule in RULES if rule.kind != "clause_altered"]
"""The rules that words alone can show; what was done to a file of ours is shown in tests/writers/test_provenance.py."""

each_rule = pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
each_fix = pytest.mark.parametrize(
    ("rule", "side"),
    [(rule, side) for rule in RULES for side in rule.fix],
    ids=lambda value: value.code if isinstance(value, Rule) else value,
)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def found(example: str, rule: Rule, side: str) -> list[str]:
    """The messages of `rule` for an ordinary contract with the example in it."""
    text = FRAME.replace("{example}", example.strip())
    findings = check(analyse(read("example.txt", text.encode())), side)
    return [finding.message for finding in findings if finding.rule == rule.code]


def test_rule_files_have_no_mistakes() -> None:
    assert check_rules(resources.shipped("rules")) == ()


def test_there_are_rules_for_every_group() -> None:
    assert {rule.code[:-3] for rule in RULES} >= {
        "EXIT", "REFUND", "PAY", "FEE", "RENEW", "RELEASE", "HANDOVER", "CONDUCT", "SCOPE", "ETHICS", "DOUBT",
    }  # fmt: skip


@each_rule
def test_the_bad_example_raises_the_rule(rule: Rule) -> None:
    for side in rule.sides:
        assert found(rule.bad["en"], rule, side) or side != rule.sides[0], f"{rule.code} for the {side}"


@each_rule
def test_the_good_example_does_not_raise_the_rule(rule: Rule) -> None:
    for side in rule.sides:
        assert found(rule.good["en"], rule, side) == []


@each_fix
def test_the_fix_is_in_the_library_and_gives_what_is_missing(rule: Rule, side: str, library: Library) -> None:
    provides = library.variant(rule.fix[side]).variant.provides
    triggers = {exit_.trigger for exit_ in provides.exits if exit_.side == side}
    if rule.kind == "no_exit":
        assert triggers
    elif rule.kind == "missing_exit":
        assert triggers & {*rule.options["triggers"], *rule.options["unless"]}
    elif rule.kind == "one_sided_exit":
        assert "convenience" in triggers
    elif rule.kind == "missing_term":
        assert rule.options["term"] in provides.terms
    elif rule.kind == "auto_renewal":
        assert "auto_renewal" not in provides.terms
    elif rule.kind == "term_present":
        assert rule.options["term"] not in provides.terms
