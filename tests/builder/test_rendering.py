"""Words are filled in safely: what goes wrong has its line, and a fact is text whatever it holds."""

from __future__ import annotations

import pytest
from agreements import CLAUSES, PAID, WORK, agreement_of, deal_from, deal_with, library_of, template_of
from hypothesis import example, given
from hypothesis import strategies as st

from clausekit.builder import agreement_document, build
from clausekit.builder.agreement import Term, Text, plain
from clausekit.builder.deal import unprintable
from clausekit.errors import SourceError

ANYTHING = st.text(st.characters(exclude_categories=["Cs"]).filter(lambda char: not unprintable(char)), min_size=1)
WRITTEN = ANYTHING.filter(str.strip)


def error_in(words: str) -> str:
    """What is said of a clause whose plain words have `words` in their second paragraph."""
    work = WORK.replace(PAID, words)
    assert work != WORK
    with pytest.raises(SourceError) as caught:
        build(deal_from(), library_of({**CLAUSES, "work": work}), template_of())
    assert caught.value.snippet.strip() == words
    return str(caught.value)


@pytest.mark.parametrize(
    "words, reason",
    [
        ("{{ nobody }}", "'nobody' is undefined"),
        ("{{ description|dayz }}", "there is no filter 'dayz'"),
        ("{{ description|days }}", "cannot be filled in: "),
        ("{% if %}", "Expected an expression, got 'end of statement block'"),
        ("{{ description.__class__ }}", "'description.__class__' is undefined"),
        ("{{ range(1000) }}", "words cannot call anything but ref and has"),
        ("{{ 9**9**9 }}", "words cannot calculate"),
        ("{% include 'fees' %}", "words cannot take in other files"),
        ('{{ ref("other") }}', "the clause 'other' is not in this agreement, so nothing can refer to it"),
        ("a **bold that never ends", "a ** opens bold words and none closes them"),
    ],
)
def test_a_mistake_in_the_words_is_told_at_its_line_of_the_clause_file(words: str, reason: str) -> None:
    said = error_in(words)
    assert said.startswith("clauses/work.yaml:20:"), said
    assert reason in said


def test_words_of_which_nothing_is_left_are_a_mistake() -> None:
    work = "\n".join("          {% if false %}x{% endif %}" if "{{" in line else line for line in WORK.split("\n"))
    with pytest.raises(SourceError, match="no words are left when the facts are filled in"):
        build(deal_from(), library_of({**CLAUSES, "work": work}), template_of())


@given(WRITTEN, WRITTEN, WRITTEN)
@example("A & B <b>", "{{ client.name }}", "**x** {% if %}\n\n- a\n  - b")
@example("עו״ד כהן ושות'", 'The "Best" Co', "one\n\ntwo\n- three")
@example("x" * 300, "A\u2028B", "\ufeff1. a\n2. b")
def test_facts_are_printed_as_they_are(name: str, term: str, description: str) -> None:
    deal = deal_with(client={"name": name, "term": term}, facts={"work": {"description": description}})
    agreement = agreement_of(deal)
    said = plain(agreement.sections[0].paragraphs[0].runs)
    stop = "" if description.endswith(".") else "."
    assert said == f"The Studio does this for the {term.strip()}: {description}{stop} This is called the Work."
    assert agreement.parties[1].name == name.strip()
    assert [run.text for run in agreement.sections[0].paragraphs[0].runs if isinstance(run, Term)] == ["Work"]


@given(WRITTEN)
@example("**a**\n\n- b")
def test_a_fact_changes_nothing_around_it(description: str) -> None:
    usual = agreement_of()
    strange = agreement_of(deal_with(facts={"work": {"description": description}}))
    assert [(p.depth, p.number) for s in strange.sections for p in s.paragraphs] == [
        (p.depth, p.number) for s in usual.sections for p in s.paragraphs
    ]
    assert strange.sections[1:] == usual.sections[1:]


def test_one_full_stop_ends_a_sentence() -> None:
    agreement = agreement_of(deal_with(facts={"work": {"description": "work until 9 p.m."}}))
    assert "9 p.m. This is called" in plain(agreement.sections[0].paragraphs[0].runs)


def test_a_list_of_references_stays_a_list_of_references() -> None:
    words = '{{ [ref("money"), ref("leaving")]|listed }} go on.'
    work = WORK.replace(PAID, words)
    agreement = build(deal_from(), library_of({**CLAUSES, "work": work}), template_of())
    first, joint, second, rest = agreement.sections[0].paragraphs[1].runs
    assert (first.text, joint, second.text, rest) == (
        "Section\u00a02",
        Text(" and "),
        "Section\u00a03",
        Text(" go on."),
    )
    assert "Section\u00a02 and Section\u00a03 go on." in agreement_document(agreement).text
