"""Every sample contract is audited, and the answer is the one that samples.yaml expects."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from clausekit import yamlfile
from clausekit.analysis import analyse
from clausekit.analysis.values import SIDES, TERM_NAMES, Analysis
from clausekit.readers import read
from clausekit.rules import check

FOLDER = Path(__file__).parent.parent.parent / "samples" / "contracts"
EXPECTED: dict[str, Any] = yamlfile.load(Path(__file__).with_name("samples.yaml")).data

each_sample = pytest.mark.parametrize("name", sorted(EXPECTED))


def analysis_of(name: str) -> Analysis:
    return analyse(read(str(FOLDER / name)))


def test_every_sample_has_an_expectation() -> None:
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(EXPECTED)


@each_sample
def test_the_exits_of_a_sample_are_found(name: str) -> None:
    analysis = analysis_of(name)
    for side in SIDES:
        expected = EXPECTED[name][side]
        found = {exit_.trigger: exit_ for exit_ in analysis.exits if exit_.side == side}
        assert analysis.answer(side) == expected["answer"], side
        assert sorted(found) == sorted(expected["exits"]), side
        for trigger, periods in expected["exits"].items():
            for period, days in periods.items():
                assert getattr(found[trigger], f"{period}_days") == days, f"{side} {trigger} {period}"


@each_sample
def test_the_terms_of_a_sample_are_found(name: str) -> None:
    analysis = analysis_of(name)
    assert [term for term in TERM_NAMES if analysis.terms[term].answer == "present"] == [
        term for term in TERM_NAMES if term in EXPECTED[name]["terms"]
    ]


@each_sample
def test_the_rules_raised_for_the_provider_are_those_expected(name: str) -> None:
    findings = check(analysis_of(name), "provider")
    assert sorted({finding.rule for finding in findings if finding.severity != "note"}) == EXPECTED[name]["raised"]


@each_sample
def test_every_quote_stands_in_the_sample_letter_for_letter(name: str) -> None:
    analysis = analysis_of(name)
    quotes = [one for source in (*analysis.exits, *analysis.terms.values()) for one in source.evidence]
    assert all(analysis.document.text[one.start : one.end] == one.quote for one in quotes)
