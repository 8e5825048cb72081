"""Words of languages that divide them by blanks: Hindi, Punjabi and Vietnamese, in every spelling that Unicode has."""

from __future__ import annotations

import unicodedata

import pytest

from clausekit.language.tagging import Phrases
from clausekit.text import fold

PHRASES = Phrases(
    Phrases.lay(
        {
            "E": ["chấm dứt", "समाप्त", "ਸਮਾਪਤ"],
            "R": ["रिफंड", "ਰਿਫੰਡ", "hoàn tiền"],
            "M": ["कर सकता|सकती|सकते है|हैं", "ਕਰ ਸਕਦਾ|ਸਕਦੀ ਹੈ", "có quyền"],
            "C": ["अनुबंध*", "hợp đồng"],
        }
    )
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ग्राहक अनुबंध समाप्त कर सकता है।", "wCEM."),
        ("अनुबंधों की समाप्ति", "Cww"),
        ("ਗਾਹਕ ਸਮਾਪਤ ਕਰ ਸਕਦਾ ਹੈ।", "wEM."),
        ("Bên A có quyền chấm dứt hợp đồng.", "wwMEC."),
        ("रिफ़ंड", "R"),
        ("रिफ\u093cंड", "R"),
        ("ਰਿਫ਼ੰਡ", "R"),
        ("समा\u200dप्त", "E"),
        ("३० दिन", "#w"),
        ("੩੦ ਦਿਨ", "#w"),
        ("३०॥", "#."),
    ],
)
def test_words_with_signs_on_them_are_whole(text: str, expected: str) -> None:
    assert PHRASES.tag(fold(text).text).symbols == expected


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
@pytest.mark.parametrize("text", ["Bên A có quyền chấm dứt hợp đồng.", "रिफ़ंड ਰਿਫ਼ੰਡ", "계약 해지"])
def test_the_form_of_unicode_does_not_matter(form: str, text: str) -> None:
    written = unicodedata.normalize(form, text)  # type: ignore[arg-type]
    assert fold(written).text == fold(text).text


@pytest.mark.parametrize(
    "text", ["Either may TERMINATE it.", "non-payment", "(pro-rata)", "\u201cTerminat\u00edon\u201d\nof it"]
)
def test_a_piece_of_a_word_is_found_where_the_word_begins(text: str) -> None:
    found = PHRASES.places(["terminat", "non-payment", "pro rat"], text)
    assert [text[at : at + 3].lower() for at in found] in (["ter"], ["non"], ["pro"])


def test_a_piece_of_a_word_is_not_found_within_another_word() -> None:
    assert PHRASES.places(["ends", "cure"], "It sends a secure link.") == []


def test_a_piece_in_other_letters_is_found_anywhere() -> None:
    assert PHRASES.places(["समाप्त"], "यह असमाप्त है") == [4]
