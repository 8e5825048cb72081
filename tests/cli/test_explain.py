"""`clausekit explain`: a rule by any of its names, or all of them."""

from __future__ import annotations

import pytest

from clausekit.cli.main import run
from clausekit.rules import shipped


@pytest.mark.parametrize("name", [name for rule in shipped() for name in rule.names()])
def test_a_rule_is_found_by_each_of_its_names(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", name]) == 0
    shown = capsys.readouterr().out
    assert name in shown.splitlines()[0]
    for heading in ("What it finds", "Why it matters", "What to aim for", "Found in", "Not found in"):
        assert f"\n{heading}\n  " in shown


def test_a_code_may_be_written_small(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "exit001"]) == 0
    assert capsys.readouterr().out.startswith("EXIT001  no-provider-exit, no-client-exit")


def test_without_a_name_all_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain"]) == 0
    shown = capsys.readouterr().out
    assert [line.split()[0] for line in shown.splitlines() if line[:1].isupper()][:-1] == [
        rule.code for rule in shipped()
    ]


def test_an_unknown_rule_is_one_line_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["explain", "EXIT01"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "there is no rule 'EXIT01'; did you mean EXIT001" in shown.err
    assert shown.err.count("\n") == 1
