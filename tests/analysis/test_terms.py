"""Ways of saying what happens when a contract ends, and near misses, as a table that a lawyer can read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from sayings import english

from clausekit import yamlfile
from clausekit.analysis.analysis import analyse_with
from clausekit.analysis.values import TERM_NAMES, Party, Term, TermName
from clausekit.language import pack as packs
from clausekit.model import Block, document_of

CASES = yamlfile.load(Path(__file__).parent / "terms_en.yaml").data
PARTIES = (Party("provider", "Consultant", ("Consultant",)), Party("client", "Client", ("Client",)))


def terms(*paragraphs: str, heading: str = "Miscellaneous") -> Mapping[TermName, Term]:
    """The six terms of a document of one heading and these paragraphs, between Consultant and Client."""
    blocks = [Block(heading, 0, "heading", 1), *(Block(text, 0) for text in paragraphs)]
    return analyse_with(document_of("contract.txt", "text", blocks), packs.load("en"), PARTIES).terms


def sentences(kind: str) -> list[tuple[TermName, str]]:
    return [(name, words) for name in TERM_NAMES for words in CASES[name][kind]]


def test_the_table_speaks_of_all_six_terms() -> None:
    assert set(CASES) == set(TERM_NAMES)
    assert all(len(CASES[name]["says"]) >= 10 and len(CASES[name]["not"]) >= 5 for name in TERM_NAMES)


@pytest.mark.parametrize(("name", "words"), sentences("says"))
def test_a_way_of_saying_it_is_found(name: TermName, words: str) -> None:
    term = terms(words)[name]
    assert term.answer == "present"
    assert [evidence.quote for evidence in term.evidence] == [words]
    assert english(term.reason or "").endswith(".")


@pytest.mark.parametrize(("name", "words"), sentences("not"))
def test_a_near_miss_is_not_taken_for_it(name: TermName, words: str) -> None:
    assert terms(words)[name].evidence == ()


def test_a_sentence_after_one_on_the_end_says_what_follows() -> None:
    said = "Neither party shall thereafter have any further obligation to the other."
    assert terms(f"Either party may terminate this Agreement on notice. {said}")["release"].evidence[0].quote == said


def test_the_same_sentence_elsewhere_says_nothing_of_the_end() -> None:
    said = "Neither party shall thereafter have any further obligation to the other."
    assert terms("Consultant may assign this Agreement to an affiliate.", said)["release"].answer != "present"


def test_a_heading_on_the_effects_of_the_end_counts_for_what_stands_below() -> None:
    said = "Neither party shall thereafter have any further obligation to the other."
    assert terms(said, heading="Effect of Termination")["release"].answer == "present"


def test_what_stands_below_a_heading_on_the_end_is_read_although_no_word_of_it_says_so() -> None:
    said = "Consultant shall in good faith cooperate in the changeover."
    below = terms("8. EFFECT OF TERMINATION", f"8.4 Cooperation. {said}")
    assert below["substitute_or_transition"].evidence[0].quote == said
    assert terms("8. SAFETY", f"8.4 Cooperation. {said}")["substitute_or_transition"].evidence == ()


def test_an_item_that_needs_its_lead_is_quoted_with_it() -> None:
    text = "Upon termination of this Agreement, Client shall pay (a) all fees earned before that date; and (b) a bonus."
    evidence = terms(text)["pay_for_work_done"].evidence[0]
    assert "Client shall pay" in evidence.quote and "all fees earned" in evidence.quote


def test_a_term_that_is_not_there_is_missing_and_has_no_words() -> None:
    short = terms("This Agreement is governed by the laws of Kenya.")
    assert {term.evidence for term in short.values()} == {()}


def test_what_goes_on_behind_an_end_in_the_same_paragraph_is_read() -> None:
    right = "Client may terminate this Agreement on ten days' notice."
    said = "In such event there shall be paid a lump sum of three per cent of the value of what is left undone."
    assert terms(f"{right} {said}")["early_termination_fee"].evidence[0].quote == said
    assert terms(said)["early_termination_fee"].evidence == ()


def test_an_item_below_a_heading_on_the_end_is_read_with_its_lead() -> None:
    items = ["Client shall pay:", "(a) the fees for the stages completed; and", "(b) expenses."]
    assert terms(*items, heading="After the end")["pay_for_work_done"].answer == "present"
    assert terms(*items)["pay_for_work_done"].evidence == ()
