"""Defined terms: what is used is defined, what is defined is used."""

from __future__ import annotations

import pytest
from agreements import CLAUSES, DEAL, LEAVING, deal_from, library_of, template_of

from clausekit.builder import build
from clausekit.builder.terms import LooseTerm, known_terms, loose_terms, texts_of

NOTE = LEAVING.replace("clause: leaving", "clause: note").replace(
    "Either party may end this Agreement at any time by written notice.", "{words}"
)
TEMPLATE = """
template: small
version: 1
title: {en: Small agreement}
about: {en: For tests.}
slots:
  - {clause: note}
  - {clause: work}
"""
DEFINED_ELSEWHERE = LEAVING.replace("this Agreement at", "the **Frame** at")


def loose(words: str, description: str = "a website", deal: str = DEAL) -> list[LooseTerm]:
    """The loose terms of an agreement with a clause of these words, then WORK, which defines the Work."""
    facts = deal.partition("facts:")[0] + f'facts:\n  work: {{description: "{description}"}}\n'
    library = library_of({**CLAUSES, "leaving": DEFINED_ELSEWHERE, "note": NOTE.replace("{words}", words)})
    given = deal_from(facts)
    agreement = build(given, library, template_of(TEMPLATE))
    found = loose_terms(agreement, known_terms(library, "en"), texts_of(given))
    return [one for one in found if one.clause]


def test_a_term_that_is_defined_and_used_is_in_order() -> None:
    assert loose("The Work is good.") == []


def test_a_term_that_nothing_uses_is_told_with_its_place() -> None:
    assert loose("Nothing is said.") == [LooseTerm("unused", "Work", "work-project", "2.")]


def test_the_place_where_a_term_is_defined_is_no_use_of_it() -> None:
    found = loose("This is the **Plan**. The Work is good.")
    assert found == [LooseTerm("unused", "Plan", "note-at-once", "1.")]


@pytest.mark.parametrize("used", ["each Plan", "all Plans"])
@pytest.mark.parametrize("defined", ["Plan", "Plans"])
def test_the_singular_and_the_plural_are_one_term(defined: str, used: str) -> None:
    assert loose(f"This is called **{defined}**. They keep {used} of the Work.") == []


def test_part_of_another_word_is_no_use() -> None:
    found = loose("This is the **Plan**. The Planning of the Work is hard.")
    assert [one.term for one in found] == ["Plan"]


def test_a_term_that_only_an_absent_clause_defines_is_told_where_it_is_used() -> None:
    assert loose("This holds under the Frame, too. The Work is good.") == [
        LooseTerm("undefined", "Frame", "note-at-once", "1.")
    ]


@pytest.mark.parametrize("words", ["Frame by frame, they look at the Work.", "A frame for the Work."])
def test_a_word_at_the_head_of_a_sentence_or_without_a_capital_is_no_term(words: str) -> None:
    assert loose(words) == []


def test_a_word_that_the_deal_brings_is_no_term() -> None:
    assert loose("The Work is good.", description="build the Frame of a house") == []


def test_what_the_parties_are_called_is_looked_at_too() -> None:
    library = library_of({"note": NOTE.replace("{words}", "The {{ provider.term }} keeps this Agreement.")})
    deal = deal_from(DEAL.partition("facts:")[0])
    agreement = build(deal, library, template_of(TEMPLATE.replace("  - {clause: work}\n", "")))
    assert loose_terms(agreement, (), texts_of(deal)) == (LooseTerm("unused", "Client", "", ""),)
