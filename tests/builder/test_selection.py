"""Which clauses are in, in which variant, and what is said when they cannot be."""

from __future__ import annotations

import pytest
from agreements import DEAL, TEMPLATE, deal_from, library_of, template_of

from clausekit.builder.selection import Given, select
from clausekit.errors import SourceError, SourceErrors


def chosen(deal: str = DEAL, template: str = TEMPLATE) -> list[str]:
    return [full.id for full in select(Given(deal_from(deal), template_of(template), library_of()))]


def mistakes(deal: str = DEAL, template: str = TEMPLATE) -> list[str]:
    with pytest.raises((SourceError, SourceErrors)) as caught:
        chosen(deal, template)
    return str(caught.value).splitlines()


def test_the_clauses_come_in_the_order_of_the_template_in_their_default_variant() -> None:
    assert chosen() == ["work-project", "money-fixed", "leaving-at-once"]


def test_the_template_chooses_a_variant_and_the_deal_another() -> None:
    template = TEMPLATE.replace("money, optional", "money, variant: parts, optional").replace(
        "leaving,", "leaving, variant: later,"
    )
    assert chosen(template=template) == ["work-project", "money-parts", "leaving-later"]
    assert chosen(DEAL + "clauses: {money: fixed}\n", template)[1] == "money-fixed"


def test_a_variant_can_be_named_by_its_full_id() -> None:
    assert chosen(DEAL + "clauses: {leaving: leaving-later}\n")[2] == "leaving-later"


def test_an_optional_clause_can_be_left_out() -> None:
    template = TEMPLATE.replace("\"has('money')\"", "\"not has('money')\"")
    assert chosen(DEAL + "clauses: {money: leave-out}\n", template) == ["work-project", "leaving-at-once"]


def test_a_clause_that_is_out_can_be_included() -> None:
    template = TEMPLATE.replace("optional: true", "optional: out")
    assert chosen(template=template) == ["work-project"]
    assert chosen(DEAL + "clauses: {money: include}\n", template) == ["work-project", "money-fixed", "leaving-at-once"]


def test_choosing_a_variant_of_a_clause_that_is_out_includes_it() -> None:
    template = TEMPLATE.replace("optional: true", "optional: out")
    assert "money-fixed" in chosen(DEAL + "clauses: {money: fixed}\n", template)


def test_a_condition_decides_unless_the_deal_does() -> None:
    without = TEMPLATE.replace("\"has('money')\"", "\"has('money-parts')\"")
    assert chosen(template=without) == ["work-project", "money-fixed"]
    assert chosen(DEAL + "clauses: {leaving: include}\n", without)[2] == "leaving-at-once"


def test_a_condition_can_ask_for_a_fact_the_language_and_the_wording() -> None:
    asking = "\"facts.money.currency == 'EUR' and language == 'en' and wording == 'plain'\""
    assert "leaving-at-once" in chosen(template=TEMPLATE.replace("\"has('money')\"", asking))


def test_a_clause_that_the_template_insists_on_cannot_be_left_out() -> None:
    assert mistakes(DEAL + "clauses: {work: leave-out}\n")[0] == (
        "deal.yaml:9:11: the template 'small' does not let you leave out 'work'; choose a variant of it"
    )


def test_unknown_clauses_and_variants_are_all_told_with_the_nearest() -> None:
    assert mistakes(DEAL + "clauses: {wrok: include, money: fixd, leaving: soon}\n") == [
        "deal.yaml:9:11: the template 'small' has no place for 'wrok'; did you mean 'work'?",
        "deal.yaml:9:26: the clause 'money' has no variant 'fixd'; did you mean 'fixed'? (it has: fixed, parts),"
        " or write include or leave-out",
        "deal.yaml:9:39: the clause 'leaving' has no variant 'soon' (it has: at-once, later),"
        " or write include or leave-out",
    ]


def test_unknown_clauses_and_variants_of_the_template_are_told_in_the_template() -> None:
    template = TEMPLATE.replace("clause: work", "clause: wrok").replace("money,", "money, variant: fixd,")
    first, second = mistakes(template=template)
    assert first.startswith("templates/small.yaml:7:6: there is no clause 'wrok'; did you mean 'work'?")
    assert second.startswith("templates/small.yaml:8:21: the clause 'money' has no variant 'fixd'")


def test_what_a_variant_requires_must_be_in() -> None:
    template = TEMPLATE.replace("{clause: work}", "{clause: work, optional: true}")
    assert mistakes(DEAL + "clauses: {work: leave-out}\n", template) == [
        "deal.yaml:9:1: 'money-fixed' needs the clause 'work', which is not in; include 'work'"
        " or choose another variant of 'money'"
    ]


def test_variants_that_conflict_are_told_once() -> None:
    assert mistakes(DEAL + "clauses: {money: parts}\n") == [
        "deal.yaml:9:11: 'money-parts' does not go together with 'leaving-at-once'; leave one of them out"
        " or choose another variant"
    ]


@pytest.mark.parametrize(
    "condition, reason",
    [
        ("has('mony')", "there is no clause or variant 'mony'; did you mean 'money'?"),
        ("has(", "unexpected 'end of template'"),
        ("maybe", "'maybe' is undefined"),
        ("''.__class__.__mro__", "'….__class__' is undefined"),
    ],
)
def test_a_condition_that_cannot_be_answered_is_told_in_the_template(condition: str, reason: str) -> None:
    (mistake,) = mistakes(template=TEMPLATE.replace("has('money')", condition))
    assert mistake.startswith("templates/small.yaml:9:23: the condition cannot be answered: ")
    assert reason in mistake
