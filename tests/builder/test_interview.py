"""The interview: what is asked, in which order, what an answer may be, and that the answers make a deal that builds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from agreements import TEMPLATE, library_of, template_of
from hypothesis import given, settings
from hypothesis import strategies as st

from clausekit import resources
from clausekit.builder import build, deal_of, load_template
from clausekit.builder.interview import (
    Draft,
    Interview,
    Question,
    answered,
    deal_data,
    interview,
    interview_texts,
    misfit,
    next_question,
    questions,
    still_asked,
)
from clausekit.builder.skeleton import deal_text
from clausekit.library import Library, Parameter, load_library
from clausekit.library.facts import WrongFact

TYPED = {"date": "2026-05-05", "list": "one; two"}
"""What somebody types for a fact that has no default; 20 for a number, a word for words."""

ASKING = """
questions:
  - {ask: {en: Is it paid?}, clause: money}
  - {ask: {en: How?}, clause: money, choose: [fixed, parts]}
  - {ask: {en: How does one leave?}, clause: leaving, choose: [at-once, later]}
  - {ask: {en: What is done?}, fills: [work.description]}
  - {ask: {en: How much?}, fills: [money.amount]}
"""


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


@pytest.fixture
def small() -> Interview:
    return interview(template_of(TEMPLATE + ASKING), library_of())


def typed_for(question: Question) -> str:
    if question.default is not None:
        return question.default
    kind = question.parameter.type if question.parameter else "text"
    return TYPED.get(kind, "EUR" if kind in ("text", "long_text") else "20")


def all_answers(about: Interview, **said: str) -> Draft:
    """A draft with everything answered: by `said` (key with _ for .), else by default or by something that fits."""
    draft: dict[str, Any] = {}
    while question := next_question(about, draft):
        typed = said.get(question.keys[0].replace(".", "_"), typed_for(question))
        draft = answered(draft, question, question.read(typed))
    return draft


def keys(about: Interview, draft: Draft) -> list[str]:
    return [question.keys[0] for question in questions(about, draft)]


@pytest.mark.parametrize("name", resources.names("templates"))
def test_the_answers_to_a_templates_questions_make_an_agreement(name: str, library: Library) -> None:
    about = interview(load_template(name), library)
    agreement = build(deal_of(deal_data(about, all_answers(about))), library, about.template)
    assert agreement.sections


@given(st.data())
@settings(max_examples=15)
@pytest.mark.parametrize("name", [name for name in resources.names("templates") if name != "service-agreement"])
def test_every_way_through_the_questions_ends_in_an_agreement(name: str, library: Library, data: st.DataObject) -> None:
    about = interview(load_template(name), library)
    draft: dict[str, Any] = {}
    while question := next_question(about, draft):
        options = [option.value for option in question.options]
        draft = answered(
            draft, question, question.read(data.draw(st.sampled_from(options)) if options else typed_for(question))
        )
    assert build(deal_of(deal_data(about, draft)), library, about.template).sections


def test_a_clause_that_is_left_out_leaves_its_questions_out(small: Interview) -> None:
    taken, left = all_answers(small), all_answers(small, clauses_money="no")
    assert "facts.money.amount" in taken
    assert "facts.money.amount" not in left
    assert "clauses.money" in left


def test_facts_that_no_question_asks_for_are_asked_for_at_the_end(small: Interview) -> None:
    assert keys(small, all_answers(small))[-2:] == ["facts.money.amount", "facts.money.currency"]


def test_another_variant_does_away_with_the_answers_for_the_first(small: Interview) -> None:
    draft = all_answers(small)
    changed = still_asked(small, {**draft, "clauses.money": "parts", "clauses.leaving": "later"})
    assert "facts.money.amount" not in changed
    assert next_question(small, changed) is not None


def test_an_empty_answer_to_what_is_optional_is_left_out_of_the_deal(small: Interview) -> None:
    data = deal_data(small, all_answers(small))
    assert "address" not in data["client"]
    assert "signatory" not in data["provider"]


def test_one_answer_may_fill_several_facts(library: Library) -> None:
    about = interview(load_template("event-day"), library)
    facts = deal_data(about, all_answers(about))["facts"]
    assert facts["event-day"]["event_date"] == facts["cancellation"]["event_date"] == date(2026, 5, 5)


@pytest.mark.parametrize(
    "kind, typed, value",
    [
        ("money", "12,000", 12000),
        ("money", "99.50", 99.5),
        ("percent", "30%", 30),
        ("days", "14", 14),
        ("date", "2026-03-02", date(2026, 3, 2)),
        ("list", "a logo; a website, with five pages", ("a logo", "a website, with five pages")),
        ("text", "  {{ x }} ", "{{ x }}"),
    ],
)
def test_what_is_typed_is_read_as_what_the_fact_is(kind: Any, typed: str, value: object) -> None:
    assert Question(("facts.a.b",), "?", parameter=Parameter(kind, {})).read(typed) == value


@pytest.mark.parametrize(
    "kind, typed, reason",
    [
        ("money", "twelve", "must be an amount"),
        ("days", "1.5", "must be a whole number of days"),
        ("date", "2 March", "must be a date such as 2026-03-02"),
        ("list", " ; ", "must not be empty"),
        ("text", "", "must not be empty"),
        ("text", "a\x07", "holds the character U\\+0007"),
    ],
)
def test_what_does_not_fit_is_told_in_words(kind: Any, typed: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        Question(("facts.a.b",), "?", parameter=Parameter(kind, {})).read(typed)


@pytest.mark.parametrize(
    "typed, value", [("1", "include"), ("y", "include"), ("No", "leave-out"), ("leave-out", "leave-out")]
)
def test_a_choice_is_made_by_its_number_its_name_or_a_letter(typed: str, value: str, small: Interview) -> None:
    question = next(one for one in questions(small, {}) if one.keys == ("clauses.money",))
    assert question.read(typed) == value


def test_a_choice_that_is_none_is_told_with_the_choices(small: Interview) -> None:
    question = next(one for one in questions(small, {}) if one.keys == ("clauses.money",))
    with pytest.raises(ValueError, match="must be one of: yes, no"):
        question.read("3")


def test_what_does_not_fit_is_told_in_the_language_of_the_questions() -> None:
    question = Question(("facts.a.b",), "?", parameter=Parameter("days", {}, min=5))
    for typed, vietnamese, korean in (
        ("", "không được để trống", "비워 둘 수 없습니다"),
        ("soon", "phải là số ngày nguyên, ví dụ 30", "이렇게 적어 주십시오: 일수를 나타내는 정수, 이를테면 30"),
        ("4", "phải từ 5 trở lên", "5 이상이어야 합니다"),
    ):
        with pytest.raises(WrongFact) as error:
            question.read(typed)
        assert misfit(error.value, interview_texts("vi")) == vietnamese
        assert misfit(error.value, interview_texts("ko")) == korean
        assert misfit(error.value, interview_texts("en")) == str(error.value)


@pytest.mark.parametrize("code", ["ko", "vi"])
def test_an_interview_in_another_language_makes_an_agreement_in_it(code: str) -> None:
    clauses = load_library((), (code,))
    about = interview(load_template("letter-agreement", (), (code,)), clauses, code)
    draft = all_answers(about, facts_fees_currency="USD")
    agreement = build(deal_of(deal_data(about, draft)), clauses, about.template)
    assert agreement.language.startswith(code)
    assert draft["provider.term"] == resources.load("agreement", code)["labels"]["provider"]
    assert f"language: {code}" in deal_text(about, draft, "deal.yaml")


def test_the_agreement_may_be_in_another_language_than_the_questions() -> None:
    clauses = load_library((), ("vi",))
    about = interview(load_template("service-agreement", (), ("vi",)), clauses, "vi", "en-GB")
    asked = {one.keys[0]: one for one in questions(about, {})}
    assert asked["provider.name"].ask.startswith("Họ tên của bạn")
    assert asked["provider.term"].default == "Provider"
    assert deal_data(about, {})["language"] == "en-GB"


def test_a_default_that_is_words_is_proposed_in_the_language_of_the_agreement() -> None:
    clauses = load_library((), ("vi",))
    taken = {"clauses.boundaries": "urgent-rate"}
    for written, words in (("vi", "thứ Hai đến thứ Sáu"), ("en", "Monday to Friday")):
        about = interview(load_template("retainer", (), ("vi",)), clauses, "vi", written)
        assert words in deal_text(about, taken, "deal.yaml")
