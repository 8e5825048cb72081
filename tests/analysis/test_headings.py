"""Which heading a provision stands under."""

from __future__ import annotations

import pytest

from clausekit.analysis.outline import labels_of, places
from clausekit.language import pack
from clausekit.model import Block, document_of


@pytest.mark.parametrize("title", ["Leaving without a reason", "If we cannot finish", "Term and Termination", "FEES"])
def test_a_heading_by_its_style_is_one_whatever_its_capitals(title: str) -> None:
    blocks = [
        Block("Start and end", 0, "heading", 1, "4."),
        Block("The provider performs these services with reasonable care.", 0, "item", 1, "4.1"),
        Block(title, 0, "heading", 1, "5."),
        Block("The client pays every invoice within fourteen days.", 0, "item", 1, "5.1"),
    ]
    where = places(document_of("contract.docx", "docx", blocks), labels_of(pack.load("en").data))
    assert [place.heading for place in where] == ["Start and end", "Start and end", title, title]


def test_a_sentence_that_only_has_a_number_is_no_heading() -> None:
    blocks = [
        Block("Start and end", 0, "heading", 1, "4."),
        Block("Either party may leave without a reason", 0, "paragraph", 0, "5."),
    ]
    where = places(document_of("contract.docx", "docx", blocks), labels_of(pack.load("en").data))
    assert [place.heading for place in where] == ["Start and end", "Start and end"]
