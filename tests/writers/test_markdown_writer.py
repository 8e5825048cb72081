"""Markdown: the words of the agreement, and no fact becomes markup."""

from __future__ import annotations

import pytest
from agreements import agreement_of, deal_with
from golden import assert_golden

from clausekit.readers import read
from clausekit.writers import WRITERS, writer
from clausekit.writers.markdown import write


def test_the_agreement_is_as_it_was_last_looked_at() -> None:
    deal = deal_with(clauses={"money": "parts", "leaving": "later"}, facts={"leaving": {"notice_days": 30}})
    facts = {**deal.content.facts, "money": {"currency": "EUR", "parts": ("one", "two")}}
    agreement = agreement_of(deal._replace(content=deal.content._replace(facts=facts)))
    assert_golden("markdown/small.md", write(agreement).decode())


@pytest.mark.parametrize(
    "fact, written",
    [
        ("**bold** _x_", r"\*\*bold\*\* \_x\_"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("[a](javascript:x)", r"\[a\](javascript:x)"),
        ("one\n\n# two", r"one<br><br>\# two"),
        ("a & b &amp;", r"a \& b \&amp;"),
    ],
)
def test_a_fact_that_looks_like_markup_stays_words(fact: str, written: str) -> None:
    assert f": {written}. This" in write(agreement_of(deal_with(facts={"work": {"description": fact}}))).decode()


def test_our_reader_finds_the_sections() -> None:
    document = read("agreement.md", write(agreement_of()))
    assert [block.text for block in document.blocks if block.kind == "heading"] == [
        "Small agreement",
        "1. Work",
        "2. The client’s money",
        "3. Leaving",
    ]


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_writer_of_the_table_writes_bytes(suffix: str) -> None:
    assert writer(suffix)(agreement_of())
