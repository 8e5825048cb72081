"""PDF: lines become the paragraphs that a person sees, and a page without text is never passed over."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_maker import column, pdf
from sayings import english

from clausekit.errors import ClausekitError, DamagedFile, EmptyFile, EncryptedFile, InputError
from clausekit.model import Document
from clausekit.readers import read

PROSE = [
    "Either party may terminate this Agreement at any time by giving the",
    "other party thirty days of written notice, and the Client shall then",
    "pay for the work that was done until the day on which it ends.",
]
LONG = PROSE[:2]


def document(data: bytes) -> Document:
    return read("contract.pdf", data)


def texts(*pages: list[tuple[float, float, str]], **how: object) -> list[str]:
    return [block.text for block in document(pdf(*pages, **how)).blocks]  # type: ignore[arg-type]


def test_lines_of_a_paragraph_are_joined_with_a_blank() -> None:
    assert texts(column(PROSE)) == [" ".join(PROSE)]


def test_blocks_are_runs_of_the_text_with_their_page() -> None:
    got = document(pdf(column(PROSE), column(["A second page."])))
    assert all(got.text[block.start : block.end] == block.text for block in got.blocks)
    assert [block.page for block in got.blocks] == [1, 2]


def test_a_gap_begins_a_paragraph() -> None:
    assert len(texts(column(LONG) + column(LONG, top=700))) == 2


def test_an_indent_begins_a_paragraph() -> None:
    lines = column(PROSE)
    first = [(92.0, 724.0, LONG[0]), (72.0, 712.0, LONG[1])]
    assert len(texts(lines + first)) == 2


def test_a_line_that_ends_early_ends_its_paragraph() -> None:
    assert len(texts(column([*LONG, "It ends.", *LONG]))) == 2


def test_a_number_begins_a_paragraph_and_may_hang_out() -> None:
    hanging = [(72.0, 760.0, f"1.1  {LONG[0]}"), (92.0, 748.0, LONG[1]), (72.0, 736.0, f"1.2  {LONG[0]}")]
    assert [text[:3] for text in texts(hanging)] == ["1.1", "1.2"]


def test_a_number_in_brackets_that_repeats_its_words_begins_no_paragraph() -> None:
    lines = [
        "Either party may terminate this Agreement for any reason upon fifteen",
        "(15) days advance notice to the other.",
    ]
    assert texts(column(lines)) == [" ".join(lines)]


def test_the_second_item_of_a_list_begins_a_paragraph() -> None:
    lines = ["(1) the Client fails to pay an invoice of the Provider in due time, or", "(2) the Client is insolvent."]
    assert texts(column(lines)) == lines


def test_a_line_that_hangs_out_and_breaks_off_goes_on_below() -> None:
    lines = [
        *column([*LONG, "pay for the work."]),
        (72.0, 724.0, f"b. {LONG[0]}"),
        (92.0, 712.0, f"Agreement, {LONG[1]}"),
    ]
    assert texts(lines)[-1] == f"b. {LONG[0]} Agreement, {LONG[1]}"


def test_a_centred_title_is_a_heading_of_its_own() -> None:
    blocks = document(pdf([(250, 772, "TERMINATION"), *column(PROSE)])).blocks
    assert [(block.kind, block.text[:11]) for block in blocks] == [
        ("heading", "TERMINATION"),
        ("paragraph", "Either part"),
    ]


def test_a_sentence_runs_on_over_a_page_with_header_footer_and_page_number() -> None:
    pages = [
        [(72.0, 810.0, "Service Agreement"), *column(lines), (290.0, 40.0, str(number)), (72.0, 30.0, "Ref. 12/2024")]
        for number, lines in enumerate([LONG, PROSE[2:], ["It is done."], ["So is this."]], 1)
    ]
    blocks = document(pdf(*pages)).blocks
    assert blocks[0].text == " ".join(PROSE)
    assert [(block.text, block.part) for block in blocks if block.part != "body"] == [
        ("Service Agreement", "header"),
        ("Ref. 12/2024", "footer"),
    ]


def test_a_new_provision_on_the_next_page_is_not_joined() -> None:
    assert len(texts(column(LONG), column(["2. Fees are due in thirty days."]))) == 2


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"left line {index} goes on through its column" for index in range(12)]
    right = [f"right line {index} goes on in the other one" for index in range(12)]
    rows = [line for pair in zip(column(left, 60), column(right, 320), strict=True) for line in pair]
    got = " ".join(texts([(60.0, 790.0, "A TITLE THAT RUNS OVER BOTH OF THE COLUMNS OF THIS WHOLE PAGE HERE"), *rows]))
    assert got.index("left line 11") < got.index("right line 0")


def test_letters_that_another_font_draws_afterwards_stand_in_their_words() -> None:
    # Six points a letter; the letters with accents come last, as where a font lacks them.
    line = [(72, 700, "Un caf"), (114, 700, " au lait l"), (180, 700, "-bas et"), (108, 700, "é"), (174, 700, "à")]
    assert read("a.pdf", pdf(line, font="Courier")).text == "Un café au lait là-bas et"


def test_a_row_of_a_table_stays_together() -> None:
    assert texts([(72.0, 760.0, "Studio:"), (320.0, 760.0, "Client:")]) == ["Studio: Client:"]


@pytest.mark.parametrize(
    ("elsewhere", "joined"),
    [
        ("The termination is free of charge for both of the parties here.", "termination"),
        ("Nothing of that kind stands here at all, not once.", "termina-tion"),
    ],
)
def test_a_parted_word_is_joined_where_the_document_knows_it(elsewhere: str, joined: str) -> None:
    lines = ["The Client shall bear all of the costs that come of any such termina-", "tion of this Agreement by it."]
    assert joined in texts(column([elsewhere, ""]) + column(lines, top=700))[1]


def test_a_hyphen_before_a_capital_stays() -> None:
    lines = ["The Provider shall be bound by the covenant that is called Non-", "Competition for a year."]
    assert "Non-Competition" in texts(column(lines))[0]


def test_a_page_without_text_is_grave_where_something_is_drawn_on_it() -> None:
    got = document(pdf(column(PROSE), []))
    assert got.unread == ()
    got = document(pdf(column(PROSE), [], extra=" 0 0 400 400 re f"))
    assert [(english(note.where), note.grave) for note in got.unread] == [("page 2", True)]


def test_a_scan_is_sent_to_ocr() -> None:
    with pytest.raises(InputError, match="OCR"):
        document(pdf([], extra=" 0 0 400 400 re f"))


def test_a_blank_file_is_empty() -> None:
    with pytest.raises(EmptyFile):
        document(pdf([]))


def test_an_encrypted_file_is_told_so() -> None:
    password = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'61' * 32}> /U <{'62' * 32}> >> /ID [<00><00>]"
    with pytest.raises(EncryptedFile):
        document(pdf(column(PROSE), trailer=password))


def test_a_broken_file_is_damaged() -> None:
    with pytest.raises(DamagedFile):
        document(b"%PDF-1.7\nnothing of the kind")


def test_a_truncated_file_is_read_as_far_as_it_goes_or_refused() -> None:
    whole = pdf(column(PROSE))
    for end in range(0, len(whole), 61):
        try:
            document(whole[:end])
        except ClausekitError as error:
            assert "\n" not in str(error)


def test_a_font_that_draws_hindi_over_latin_letters_is_grave() -> None:
    got = document(pdf(column(PROSE), font="KrutiDev010"))
    assert [(note.grave, "KrutiDev010" in english(note.what)) for note in got.unread] == [(True, True)]


def test_a_printed_hyphen_with_the_code_of_a_soft_one_is_a_hyphen() -> None:
    assert texts(column(["pre\xadseason"])) == ["pre-season"]


@given(
    st.lists(
        st.tuples(st.floats(20, 560), st.floats(20, 820), st.sampled_from(["word", "1. Fees", "a-", "X", "—"])),
        max_size=12,
    )
)
def test_lines_set_anywhere_give_blocks_that_are_runs(lines: list[tuple[float, float, str]]) -> None:
    try:
        got = document(pdf([(round(x, 1), round(y, 1), text) for x, y, text in lines]))
    except EmptyFile:
        return
    assert all(got.text[block.start : block.end] == block.text for block in got.blocks)
    assert all(block.text.strip() == block.text for block in got.blocks)
