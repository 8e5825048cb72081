"""Facts of the deal against parameters of the clauses: everything that does not fit is told at once."""

from __future__ import annotations

import pytest
from agreements import CLAUSES, DEAL, deal_from, library_of, template_of

from clausekit.builder import build
from clausekit.errors import SourceErrors


def mistakes(deal: str, **clauses: str) -> list[str]:
    with pytest.raises(SourceErrors) as caught:
        build(deal_from(deal), library_of({**CLAUSES, **clauses}), template_of())
    return str(caught.value).splitlines()


def test_missing_unused_and_wrong_facts_are_listed_at_once_in_the_order_of_the_file() -> None:
    deal = DEAL.replace("work: {description: a website}", "work: {descripton: a website}").replace(
        "{currency: EUR, amount: 1200}", "{amount: much, due_days: -1}\n  other: {x: 1}"
    )
    assert mistakes(deal) == [
        "deal.yaml:7:3: facts.work.description is missing (long_text: What the provider does)",
        "deal.yaml:7:10: facts.work.descripton is not used: 'work-project' has no such fact;"
        " did you mean 'description'?",
        "deal.yaml:8:3: facts.money.currency is missing (text: The currency)",
        "deal.yaml:8:11: facts.money.amount must be an amount without currency and separators, such as 12000 or 99.50",
        "deal.yaml:8:25: facts.money.due_days must be a whole number of days, such as 30",
        "deal.yaml:9:11: facts.other.x is not used: there is no clause 'other'",
    ]


def test_a_deal_without_facts_is_told_every_one_that_it_lacks() -> None:
    deal = DEAL.partition("facts:")[0]
    assert [line.partition(" is missing")[0] for line in mistakes(deal)] == [
        "deal.yaml:2:1: facts.money.amount",
        "deal.yaml:2:1: facts.money.currency",
        "deal.yaml:2:1: facts.work.description",
    ]


def test_a_fact_of_another_variant_is_not_used() -> None:
    (mistake,) = mistakes(DEAL.replace("amount: 1200", "amount: 1200, parts: [a]"))
    assert mistake.endswith("facts.money.parts is not used: it belongs to another variant than 'money-fixed';"
                            " take it out, or choose that variant")  # fmt: skip


def test_a_fact_of_a_clause_that_is_out_is_not_used() -> None:
    (mistake,) = mistakes(DEAL.replace("facts:", "clauses: {money: leave-out, leaving: leave-out}\nfacts:")
                          .replace("  money: {currency: EUR, amount: 1200}\n", "  leaving: {notice_days: 3}\n"),
                          work=CLAUSES["work"])  # fmt: skip
    assert mistake.endswith("facts.leaving.notice_days is not used: the clause 'leaving' is not in the agreement;"
                            " take the fact out, or include the clause")  # fmt: skip


def test_facts_of_another_variant_may_stay_when_the_variant_is_chosen_on_the_command_line() -> None:
    deal = deal_from(DEAL.replace("EUR, amount: 1200", "EUR, amount: 1200, parts: [a, b]"))
    agreement = build(deal.with_choices({"money": "fixed"}), library_of(), template_of())
    assert agreement.sections[1].variant == "fixed"


def test_a_fact_that_no_document_can_show_is_refused() -> None:
    (mistake,) = mistakes(DEAL.replace("a website", '"a web\\x07site"'))
    assert (
        mistake
        == "deal.yaml:7:10: facts.work.description holds the character U+0007, which no document can show; take it out"
    )


def test_what_the_words_say_of_a_side_must_be_in_the_deal() -> None:
    work = CLAUSES["work"].replace("It is paid", "Write to {{ client.email }}. It is paid")
    (mistake,) = mistakes(DEAL, work=work)
    assert mistake == "deal.yaml:5:1: client.email is missing; the words of 'work-project' need it"
