"""Folding: one spelling to compare words in, and the way back to the exact source words."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.text import fold, searchable, squeezed


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("“Party’s” NOTICE—30\u00a0days", '"party\'s" notice-30 days'),
        ("３０일", "30일"),
        ("①30일", " 30일"),
        ("chấm dứt", "chấm dứt"),
        (unicodedata.normalize("NFD", "chấm dứt"), "chấm dứt"),
        (unicodedata.normalize("NFD", "계약 해지"), "계약 해지"),
        ("समा\u200dप्त", "समाप्त"),
        ("क्\u200cष", "क्ष"),
        ("पाँच", "पांच"),
        ("ज़रूरी", "जरूरी"),
        ("ﬁle", "file"),
        ("갑ㆍ을", "갑·을"),
        ("can\u00adcel", "cancel"),
    ],
)
def test_a_text_has_one_spelling(text: str, folded: str) -> None:
    assert fold(text).text == folded


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("word", ["chấm dứt", "해지", "रिफ़ंड", "ਰਿਫ਼ੰਡ", "File"])
def test_a_place_leads_back_to_the_source_words(form: str, word: str) -> None:
    written = unicodedata.normalize(form, word)  # type: ignore[arg-type]
    text = f"“Ｘ” {written}, {written}."
    folded = fold(text)
    wanted = fold(word).text
    at = folded.text.rindex(wanted)
    start, end = folded.source(at, len(text)), folded.source(at + len(wanted), len(text))
    assert text[start:end] == written


@given(st.text(max_size=40))
def test_places_never_go_back_and_stay_within_the_source(text: str) -> None:
    folded = fold(text)
    places = [folded.source(index, len(text)) for index in range(len(folded.text) + 1)]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once or any(ord(char) > 0x7F for char in once)


def test_a_plain_text_is_searched_as_it_is() -> None:
    assert searchable("Either Party may cancel.").offsets is None
    decomposed = unicodedata.normalize("NFD", "chấm dứt")
    assert searchable(decomposed).text == "chấm dứt"


def test_the_stars_around_strong_words_are_left_out_and_places_kept() -> None:
    source = "the “**Studio**” and"
    folded = squeezed(fold(source))
    assert folded.text == 'the "studio" and'
    assert source[folded.source(folded.text.index("studio"), len(source)) :].startswith("Studio")


def test_long_runs_of_blanks_are_cut_and_keep_their_places() -> None:
    source = "Một" + " " * 40 + "\n" + " " * 40 + "hai ba"
    folded = squeezed(fold(source))
    assert folded.text in ("một hai ba", "một\nhai ba")
    assert [source[folded.source(at, len(source))].lower() for at in (0, 4, 8)] == ["m", "h", "b"]
