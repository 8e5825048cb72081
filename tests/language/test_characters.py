"""Korean: phrases over characters, one filler a word, particles, quotes, Chinese characters in brackets."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.language.characters import Characters
from clausekit.text import fold

PHRASES: Mapping[str, list[str]] = {
    "A": ["^갑"],
    "B": ["^을"],
    "S": ["+은$", "+는$", "+이$", "+가$"],
    "T": ["+에게"],
    "C": ["계약", "본 계약"],
    "E": ["해지", "해제"],
    "M": ["할 수 있", "수 있"],
    "I": ["위반* 경우", "때에는"],
    "N": ["서면 ?으로 통지|통보"],
}
TAGGER = Characters(PHRASES)


def symbols(text: str) -> str:
    return TAGGER.tag(fold(text).text).symbols


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("갑은 계약을 해지할 수 있다.", "ASCEM."),
        ("갑은계약을해지할수있다.", "ACEM."),
        ("갑은 계약을 해\n지할 수 있다.", "ASCEM."),
        ("“갑”은 이 계약을 해지(解止)할 수 있다.", "ASwCEM."),
        ("갑은 을에게 서면으로 통지하고", "ASBTN"),
        ("갑은 을에게 서면 통보하고", "ASBTN"),
        ("계약을 위반하였을 경우", "CI"),
        ("계약을 위반한 경우에는", "CI"),
        ("계약을 위반", "Cw"),
        ("물건을 납품한다", "ww"),
        ("제10조", "#"),
        ("본 계약", "C"),
        ("하도급계약의 해제", "CE"),
        ("(갑), (을)", "(A),(B)"),
        ("해지、해제。", "E,E."),
    ],
)
def test_a_sentence_becomes_concepts_and_one_filler_a_word(text: str, expected: str) -> None:
    assert symbols(text) == expected


def test_a_particle_is_no_party() -> None:
    assert "B" not in symbols("“계약”을 물품을 10%을 (용역)을 체결한다")
    assert symbols("을은 을이 “을” 「을」 갑·을").count("B") == 5


def test_every_symbol_stands_where_its_words_stand() -> None:
    text = "갑은 계약을 해 지할 수 있다."
    tagged = TAGGER.tag(text)
    words = [text[start:end] for start, end in zip(*tagged.spans.both(), strict=True)]
    assert words == ["갑", "은", "계약", "해 지", "할 수 있", "."]


def test_the_names_of_a_contract_count_where_a_word_begins() -> None:
    own = TAGGER.names({"B": ["한빛 (주)"], "A": ["회사"]})
    assert own.tag("회사는 한빛(주)에게 자회사를 판다").symbols == "ASBTww"


def test_anchors_are_found_in_a_broken_word() -> None:
    text = "계약을 해\n 지한다"
    where = TAGGER.searchable(text)
    assert where.source(where.text.find("해지"), len(text)) == text.index("해")


@given(st.text(alphabet="갑을은이계약해지할수있다위반한경우 ,.()“”(解止)10%\n", max_size=60))
def test_whatever_is_tagged_places_are_in_order_and_within_the_text(text: str) -> None:
    tagged = TAGGER.tag(text)
    assert len(tagged.symbols) == len(tagged.spans.starts) == len(tagged.spans.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(*tagged.spans.both(), strict=True))
    assert tagged.spans.starts == sorted(tagged.spans.starts)


@given(st.sampled_from(["갑은 계약을 해지할 수 있다.", "을이 위반한 경우 갑은 해제할 수 있다."]), st.randoms())
def test_blanks_between_words_that_belong_together_do_not_matter(text: str, random) -> None:  # type: ignore[no-untyped-def]
    squeezed = "".join(char for char in text if char != " " or random.random() < 0.5)
    kept = [symbol for symbol in symbols(squeezed) if symbol in "CEM"]
    assert kept == [symbol for symbol in symbols(text) if symbol in "CEM"]
