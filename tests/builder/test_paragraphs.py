"""Words become numbered paragraphs, lists and bold terms."""

from __future__ import annotations

import pytest

from clausekit.builder.agreement import Term, Text, plain
from clausekit.builder.paragraphs import pieces, typographic
from clausekit.builder.rendering import Filled, WordsError


def shape(words: str) -> list[tuple[int, str]]:
    return [(piece.depth, plain(piece.runs)) for piece in pieces(Filled(words, ()))]


def test_blank_lines_part_paragraphs_and_lines_are_joined() -> None:
    assert shape("One\nand more.\n\n\nTwo.\n") == [(1, "One and more."), (1, "Two.")]


def test_dashes_make_items_and_indented_ones_sub_items() -> None:
    words = "Either:\n- one that\n  goes on; or\n  - deeper\n- two.\n\nAfter."
    assert shape(words) == [(1, "Either:"), (2, "one that goes on; or"), (3, "deeper"), (2, "two."), (1, "After.")]


def test_a_dash_inside_a_line_is_a_dash() -> None:
    assert shape("a - b\n-c") == [(1, "a - b -c")]


def test_stars_make_defined_terms() -> None:
    (piece,) = pieces(Filled("The **Work** is work.", ()))
    assert piece.runs == (Text("The "), Term("Work"), Text(" is work."))


def test_stars_that_nothing_closes_are_a_mistake() -> None:
    with pytest.raises(WordsError):
        pieces(Filled("The **Work is work.", ()))


@pytest.mark.parametrize(
    "typed, printed",
    [
        ("the client's 30 days' notice", "the client’s 30 days’ notice"),
        ('the "Work" (the "Job")', "the “Work” (the “Job”)"),
        ('**"Work"** and the **Work**\'s end', "**“Work”** and the **Work**’s end"),
        ("'so' he said", "‘so’ he said"),
        ("no quotes", "no quotes"),
    ],
)
def test_typed_quotation_marks_are_printed_curly(typed: str, printed: str) -> None:
    assert typographic(typed) == printed
