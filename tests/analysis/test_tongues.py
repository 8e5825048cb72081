"""Contracts in two languages: each part is read by its own pack, and every place stays what it is."""

from __future__ import annotations

from sayings import SCANNED

from clausekit.analysis.joining import doubtful, joined
from clausekit.analysis.tongues import spoken
from clausekit.analysis.values import TERM_NAMES, Analysis, Exit, Party, Searched, Term
from clausekit.model import Block, Document, Evidence, document_of
from clausekit.saying import Said

ENGLISH = "Either party may terminate this Agreement on thirty days' written notice to the other party."
KOREAN = "당사자 일방은 삼십일 전에 상대방에게 서면으로 통지하고 언제든지 이 계약을 해지할 수 있다."
GERMAN = "Jede Partei kann diesen Vertrag mit einer Frist von dreißig Tagen schriftlich kündigen, auch früher."
VIETNAMESE = "Mỗi bên có quyền chấm dứt hợp đồng này bằng cách thông báo cho bên kia trước 30 ngày."


def document(*texts: str) -> Document:
    return document_of("a.txt", "text", [Block(text, 0) for text in texts])


def test_a_contract_in_one_language_is_not_touched() -> None:
    for code, text in (("en", ENGLISH), ("ko", KOREAN), ("vi", VIETNAMESE)):
        whole = document(text, text)
        assert spoken(whole).parts == {code: whole}


def test_two_columns_are_two_documents_with_the_same_places() -> None:
    whole = document(ENGLISH, KOREAN, ENGLISH, KOREAN)
    parts = spoken(whole).parts
    assert set(parts) == {"en", "ko"}
    for code, text in (("en", ENGLISH), ("ko", KOREAN)):
        assert len(parts[code].text) == len(whole.text)
        assert parts[code].text.split() == [*text.split(), *text.split()]
        assert [block.start for block in parts[code].blocks] == [block.start for block in whole.blocks]
        for block in parts[code].blocks:
            assert parts[code].text[block.start : block.end] == block.text


def test_english_and_vietnamese_share_a_script_and_are_told_apart() -> None:
    assert set(spoken(document(ENGLISH, VIETNAMESE)).parts) == {"en", "vi"}


def test_a_line_in_a_column_is_in_its_language_whatever_it_tells_and_a_column_of_numbers_is_in_none() -> None:
    rows = [
        ("1.", ENGLISH, VIETNAMESE),
        ("2.", "Studio North LLC, 18 Harbour Lane, Galway, Ireland", "Studio North LLC"),
    ]
    cells = [Block(text, 0, "cell", column=at) for row in rows for at, text in enumerate(row, 1)]
    parts = spoken(document_of("a.html", "html", cells)).parts
    assert "Harbour Lane" in parts["en"].text
    assert [block.text for block in parts["vi"].blocks if block.column == 3] == [VIETNAMESE, "Studio North LLC"]


def test_where_two_languages_take_turns_a_line_that_does_not_tell_is_in_the_one_whose_turn_it_is() -> None:
    section = ("2. Notice", "Điều 2. Thông báo", ENGLISH, VIETNAMESE)
    whole = document(*(ENGLISH, VIETNAMESE) * 4, *section, *section)
    parts = spoken(whole).parts
    assert "2. Notice" in parts["en"].text and "2. Notice" not in parts["vi"].text
    assert "Điều 2. Thông báo" in parts["vi"].text


def test_one_that_takes_two_turns_does_not_turn_all_that_follows_around() -> None:
    whole = document(*(ENGLISH, VIETNAMESE) * 5, ENGLISH, "3. Notice", VIETNAMESE, *(ENGLISH, VIETNAMESE) * 5)
    parts = spoken(whole).parts
    assert parts["en"].text.count("thirty days") == parts["vi"].text.count("30 ngày") == 11
    assert "30 ngày" not in parts["en"].text


def test_what_is_half_in_the_other_language_does_not_miss_its_turn() -> None:
    half = "1.1 Studio làm việc này: design and build a website for the shop of the Client, with a checkout and pages."
    whole = document(*(ENGLISH, VIETNAMESE) * 5, ENGLISH, half, *(ENGLISH, VIETNAMESE) * 5)
    assert half in spoken(whole).parts["vi"].text


def test_two_languages_one_after_the_other_take_no_turns() -> None:
    whole = document(*(ENGLISH,) * 9, "4. Notice", *(VIETNAMESE,) * 9, "Điều 4.")
    parts = spoken(whole).parts
    assert "4. Notice" in parts["en"].text
    assert "Điều 4." in parts["vi"].text


def test_a_heading_of_one_word_belongs_to_the_words_before_it() -> None:
    parts = spoken(document(KOREAN, "NDA", KOREAN)).parts
    assert set(parts) == {"ko"}


def test_a_heading_in_the_script_of_the_words_behind_it_belongs_to_them() -> None:
    whole = document(KOREAN, "2. Termination", ENGLISH, "제3조 (해지)", KOREAN)
    parts = spoken(whole).parts
    assert "2. Termination" in parts["en"].text
    assert "2. Termination" not in parts["ko"].text
    assert "제3조 (해지)" in parts["ko"].text


def test_a_language_without_a_pack_is_counted_as_unknown() -> None:
    assert spoken(document(GERMAN)) == ({}, 1.0)
    found = spoken(document(KOREAN, GERMAN, GERMAN))
    assert set(found.parts) == {"ko"}
    assert found.unknown > 0.5


def analysis(language: str, *exits: Exit, refund: str = "missing", doubts: tuple[Said, ...] = ()) -> Analysis:
    terms = {name: Term("missing") for name in TERM_NAMES} | {"refund_or_credit": Term(refund)}  # type: ignore[arg-type]
    parties = (Party("provider", "", (language,)),)
    return Analysis(document(""), language, parties, exits, terms, {}, doubts, Searched(1, 1, ()))  # type: ignore[arg-type]


def evidence(start: int) -> Evidence:
    return Evidence("words", "", "", 1, None, start, start + 5)


def test_what_either_language_says_counts() -> None:
    facts = dict.fromkeys(("governing_law", "effective_date", "expires", "notice_form"))
    english = analysis("en", Exit("client", "breach", None, None, (evidence(0),)))._replace(facts=facts)
    korean = analysis(
        "ko", Exit("client", "breach", 30, 10, (evidence(9),)), Exit("provider", "breach", 5, None, (evidence(9),)),
        refund="present",
    )._replace(facts=facts)  # fmt: skip
    whole = joined(document(ENGLISH), [english, korean])
    assert [(one.side, one.trigger, one.notice_days, one.cure_days) for one in whole.exits] == [
        ("provider", "breach", 5, None),
        ("client", "breach", 30, 10),
    ]
    assert [one.start for one in whole.exits[1].evidence] == [0, 9]
    assert whole.terms["refund_or_credit"].answer == "present"
    assert whole.terms["release"].answer == "missing"
    assert whole.parties == (Party("provider", "", ("en", "ko")),)
    assert whole.language == "en"


def test_a_doubt_takes_back_what_was_called_missing() -> None:
    doubted = doubtful(analysis("en", refund="present"), SCANNED)
    assert doubted.doubts == (SCANNED,)
    assert doubted.terms["refund_or_credit"].answer == "present"
    assert doubted.terms["release"].answer == "cannot_tell"
