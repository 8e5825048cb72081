"""A deal with blanks: everything that is missing is told at once, each at its line."""

from __future__ import annotations

import pytest
from agreements import DEAL, library_of, template_of

from clausekit import yamlfile
from clausekit.builder import read_deal
from clausekit.builder.blanks import every_mistake
from clausekit.builder.deal import Deal
from clausekit.builder.selection import Given
from clausekit.errors import SourceErrors


def found_for(deal: Deal) -> Given:
    return Given(deal, template_of(), library_of())


def told(text: str) -> list[str]:
    source = yamlfile.parse(text, "deal.yaml")
    with pytest.raises(SourceErrors) as caught:
        read_deal(source)
    return [str(one) for one in every_mistake(caught.value, source, found_for).errors]


def test_blanks_and_missing_facts_are_told_together() -> None:
    text = DEAL.replace("date: 2026-03-02", "date:").replace("name: Copperleaf Ltd, ", "").replace("amount: 1200", "")
    assert [one.split(": ", 1)[1] for one in told(text)] == [
        "'date' must be a date such as 2026-03-02",
        "the key 'name' is missing",
        "facts.money.amount is missing (money: The price)",
    ]


def test_a_whole_side_that_is_missing_is_a_blank_too() -> None:
    text = DEAL.replace("client: {name: Copperleaf Ltd, kind: a limited company}\n", "").replace(
        "work: {desc", "work: {dsc"
    )
    reasons = "\n".join(told(text))
    assert "the key 'client' is missing" in reasons
    assert "facts.work.description is missing" in reasons


def test_where_more_than_blanks_is_wrong_only_that_is_told() -> None:
    (reason,) = told(DEAL.replace("date: 2026-03-02", "date: soon").replace("amount: 1200", ""))
    assert "'date' must be a date" in reason
