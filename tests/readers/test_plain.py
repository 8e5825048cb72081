"""Plain text: nothing is lost, and paragraphs are those a person sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.errors import EmptyFile, UnsupportedFile
from clausekit.model import Document
from clausekit.readers import read

LAYOUT = st.text(alphabet=st.sampled_from(list("aB1.(), \t\n\f\r\v-•제조Điều\u2028\u00a0;")), max_size=300)


def document(text: str) -> Document:
    return read("contract.txt", text.encode())


def words(text: str) -> list[str]:
    return [" ".join(block.text.split()) for block in document(text).blocks]


@given(st.one_of(LAYOUT, st.text()))
def test_blocks_are_runs_of_the_text_in_order_and_cover_every_letter(text: str) -> None:
    try:
        got = document(text)
    except EmptyFile:
        assert not text.removeprefix("\ufeff").strip()
        return
    except UnsupportedFile:
        assert "\0" in text or text.lstrip()[:1] in "<{%PGIBMR7"
        return
    end = 0
    for block in got.blocks:
        assert block.text == got.text[block.start : block.end]
        assert block.text == block.text.strip()
        assert got.text[end : block.start].strip() == ""
        end = block.end
    assert got.text[end:].strip() == ""


def test_a_wrapped_paragraph_is_one_block() -> None:
    text = "This Agreement is made between Studio North\nand the Client, and takes effect on the\nfirst.\n\nIt ends."
    assert words(text) == [text.split("\n\n")[0].replace("\n", " "), "It ends."]


def test_every_line_is_a_paragraph_where_lines_are_not_wrapped() -> None:
    text = "A line that goes on for a long time. " * 8 + "\nShort.\n" + "Another line that goes on. " * 9
    assert len(words(text)) == 3


def test_a_sentence_cut_by_a_line_end_goes_on() -> None:
    text = "x " * 100 + "the Provider may end this\nagreement at any time."
    assert len(words(text)) == 1


@pytest.mark.parametrize(
    "begin",
    [
        "1. ",
        "12.3 ",
        "(a) ",
        "a) ",
        "(iv) ",
        "ARTICLE V ",
        "Section 4. ",
        "- ",
        "• ",
        "제1조 (목적) ",
        "Điều 1. ",
        "② ",
        "धारा 3 ",
    ],
)
def test_a_line_that_begins_a_provision_begins_a_block(begin: str) -> None:
    text = f"The parties agree on what follows here, on all of it, as follows:\n{begin}The Provider works."
    assert len(words(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "as the parties have long agreed and as it is set out in Section\n5. Nothing here ends it.",
        "the rights that the Client has under clauses (a) and\n(b) above of this Agreement stay.",
        "all of the rights of the Provider as they are set out in Article\nIV. hereof remain in force.",
    ],
)
def test_a_wrapped_reference_begins_no_block(text: str) -> None:
    assert len(words(text)) == 1


def test_a_typed_number_stays_in_the_text() -> None:
    block = document("7.2 Either party may terminate.").blocks[0]
    assert (block.number, block.text[:3]) == ("", "7.2")


def test_lines_are_counted_from_one_and_form_feeds_make_pages() -> None:
    blocks = document("One.\n\nTwo.\f\nThree.").blocks
    assert [(block.source, block.page) for block in blocks] == [(1, 1), (3, 1), (4, 2)]


def test_without_form_feeds_there_are_no_pages() -> None:
    assert document("One.").blocks[0].page is None


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("TERMINATION", 1),
        ("12. Termination.", 1),
        ("## When you can leave", 2),
        ("12.1 Termination for Convenience", 2),
        ("ARTICLE V", 1),
        ("Term and Termination", 2),
        ("제12조(계약의 해지)", 1),
        ("Điều 5. Chấm dứt hợp đồng", 1),
    ],
)
def test_an_obvious_heading_is_one(line: str, level: int) -> None:
    block = document(f"{line}\n\nSome words.").blocks[0]
    assert (block.kind, block.level) == ("heading", level)


@pytest.mark.parametrize(
    "line",
    ["Either party may terminate.", "Name: John Smith", "12. Either party may terminate this Agreement at any time.",
     "of the Agreement", "(a) any Fees due;", "____________", "$500"],
)  # fmt: skip
def test_what_may_be_a_sentence_is_no_heading(line: str) -> None:
    assert document(f"{line}\n\nSome words.").blocks[0].kind != "heading"


def test_a_bullet_is_an_item() -> None:
    assert document("- one thing").blocks[0].kind == "item"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_encodings_are_told_apart(encoding: str) -> None:
    assert read("a.txt", "계약 “ended”".encode(encoding)).text == "계약 “ended”"


def test_windows_text_is_read_where_it_is_no_utf_8() -> None:
    assert read("a.txt", "the “Client” – Müller".encode("cp1252")).text == "the “Client” – Müller"


def test_line_ends_of_every_system_become_one_kind() -> None:
    assert read("a.txt", b"a\r\nb\rc\nd").text == "a\nb\nc\nd"


def test_blanks_alone_are_an_empty_file() -> None:
    with pytest.raises(EmptyFile):
        document(" \n\t\n")
