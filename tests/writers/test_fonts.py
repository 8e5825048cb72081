"""Fonts and languages of agreements in scripts that Word must be told about."""

from __future__ import annotations

import re

import pytest

from clausekit.builder.agreement import Agreement, Fonts
from clausekit.builder.numbers import levels_of, numbered, section_number
from clausekit.writers.docx import docx_parts
from tests.agreements import agreement_of

KOREAN = Fonts("Times New Roman", "Malgun Gothic", "Noto Sans CJK KR", "east_asia")
HINDI = Fonts("Times New Roman", "Nirmala UI", "Noto Sans Devanagari", "complex")


@pytest.fixture(params=[("ko-KR", "용역 계약서", KOREAN), ("hi-IN", "सेवा अनुबंध", HINDI)], ids=["ko", "hi"])
def agreement(request: pytest.FixtureRequest) -> Agreement:
    language, title, fonts = request.param
    return agreement_of()._replace(language=language, title=title, fonts=fonts)


def test_every_run_names_its_fonts_and_its_language(agreement: Agreement) -> None:
    for name in ("document", "header", "footer"):
        runs = re.findall(r"<w:r>.*?</w:r>", docx_parts(agreement)[f"word/{name}.xml"])
        assert runs
        for run in runs:
            assert run.count("<w:rFonts ") == 1
            assert f'w:eastAsia="{agreement.language}" w:bidi="{agreement.language}"' in run


def test_the_font_to_take_instead_is_named(agreement: Agreement) -> None:
    table = docx_parts(agreement)["word/fontTable.xml"]
    assert f'<w:font w:name="{agreement.fonts.own}"><w:altName w:val="{agreement.fonts.instead}"/>' in table


def test_letters_of_india_are_marked_as_complex_and_others_are_not(agreement: Agreement) -> None:
    document = docx_parts(agreement)["word/document.xml"]
    marked = [run for run in re.findall(r"<w:r>.*?</w:r>", document) if "<w:cs/>" in run]
    assert ["सेवा अनुबंध" in run for run in marked] == ([True] if agreement.fonts is HINDI else [])


def test_latin_letters_are_broken_over_lines_as_in_english(agreement: Agreement) -> None:
    assert '<w:lang w:val="en-US" ' in docx_parts(agreement)["word/styles.xml"]


def test_an_english_agreement_says_it_once_for_all() -> None:
    parts = docx_parts(agreement_of())
    assert "<w:rFonts" not in parts["word/document.xml"]
    assert 'w:ascii="Times New Roman" w:hAnsi="Times New Roman"' in parts["word/styles.xml"]


def test_a_language_counts_in_its_own_way() -> None:
    levels = levels_of(
        {
            "sections": [
                {"format": "decimal", "text": "제%1조"},
                {"format": "decimalEnclosedCircle", "text": "%2"},
                {"format": "decimal", "text": "%3."},
                {"format": "ganada", "text": "%4."},
            ]
        },
        "sections",
    )
    assert list(numbered([0, 1, 2, 3, 3, 1, 0], levels)) == ["제1조", "①", "1.", "가.", "나.", "②", "제2조"]
    assert section_number(2, levels) == "제3조"
