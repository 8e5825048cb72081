"""Markdown: block marks make the structure, and every block is still a run of the file."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sayings import english

from clausekit.errors import EmptyFile
from clausekit.model import Document
from clausekit.readers import read

PIECES = st.sampled_from(
    ["# ", "## T", "word", "(a) ", "- ", "1. ", "| a | b |", "|---|---|", "***", "---", "\n", "\n\n", "  ", "> ", "```",
     "<!-- ", "-->", "**b**", "===", "<p>", "\t", "x: y"]
)  # fmt: skip


def document(text: str) -> Document:
    return read("contract.md", text.encode())


def shapes(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind, block.level, block.text) for block in document(text).blocks]


@given(st.lists(PIECES, max_size=40).map("".join))
def test_blocks_are_runs_of_the_file_in_order(text: str) -> None:
    try:
        got = document(text)
    except EmptyFile:
        return
    end = 0
    for block in got.blocks:
        assert block.text == got.text[block.start : block.end]
        assert block.text.strip() == block.text != ""
        assert block.start >= end
        end = block.end


def test_headings_by_number_signs_and_by_underline_lose_their_marks() -> None:
    text = "# Terms #\n\n## **Ending it**\n\nTitle\n=====\n\nPart\n----\n\nWords."
    assert [shape for shape in shapes(text) if shape[0] == "heading"] == [
        ("heading", 1, "Terms"),
        ("heading", 2, "Ending it"),
        ("heading", 1, "Title"),
        ("heading", 2, "Part"),
    ]


def test_a_bold_line_that_looks_like_a_heading_is_one() -> None:
    assert shapes("**12. Termination**\n\nWords.")[0] == ("heading", 1, "12. Termination")


def test_emphasis_inside_a_sentence_stays_where_it_is() -> None:
    assert shapes("The **Client** pays.") == [("paragraph", 0, "The **Client** pays.")]


def test_list_items_know_their_depth() -> None:
    assert shapes("- one\n  - two\n- three") == [("item", 0, "one"), ("item", 1, "two"), ("item", 0, "three")]


def test_a_typed_number_that_is_also_printed_stays_in_the_text() -> None:
    assert [block.text for block in document("1. one\n2. two").blocks] == ["1. one", "2. two"]


def test_a_number_that_is_printed_otherwise_is_given_beside_the_text() -> None:
    blocks = document("1. one\n1. two\n1. three").blocks
    assert [(block.number, block.text) for block in blocks] == [("", "1. one"), ("2.", "two"), ("3.", "three")]


def test_a_list_goes_on_after_an_indented_paragraph_and_not_after_a_plain_one() -> None:
    def numbers(text: str) -> list[str]:
        return [block.number for block in document(text).blocks if block.kind == "item"]

    assert numbers("1. one\n\n   more of it\n\n1. two") == ["", "2."]
    assert numbers("1. one\n\nplain words\n\n1. another") == ["", ""]


def test_a_wrapped_paragraph_is_one_block() -> None:
    assert len(document("Either party may\nterminate this\nAgreement.").blocks) == 1


@pytest.mark.parametrize("text", ["one line  \nand the next", "as follows:\n(a) the Client pays"])
def test_a_hard_break_and_a_provision_begin_a_block(text: str) -> None:
    assert len(document(text).blocks) == 2


def test_table_cells_are_blocks_and_the_rule_is_not() -> None:
    text = "| Period | Limit |\n|---|:--:|\n| Base | $1 |"
    assert shapes(text) == [("cell", 0, word) for word in ("Period", "Limit", "Base", "$1")]


def test_front_matter_and_comments_are_told_and_not_read() -> None:
    got = document("---\ntitle: secret\n---\n\nWords.\n\n<!-- hidden\n\nnote -->\nMore.")
    assert [block.text for block in got.blocks] == ["Words.", "More."]
    assert [(english(note.where), note.grave) for note in got.unread] == [("line 1", False), ("line 7", False)]


def test_lines_count_from_one() -> None:
    assert [block.source for block in document("# A\n\nWords.\n").blocks] == [1, 3]


def test_a_quoted_line_loses_its_mark() -> None:
    assert shapes("> Either party may end it.") == [("paragraph", 0, "Either party may end it.")]
