"""Printed numbers: they stand in no text and have to be those that Word shows."""

from __future__ import annotations

import pytest
from docx_maker import docx, numbered, p
from hypothesis import given
from hypothesis import strategies as st

from clausekit.readers import read
from clausekit.readers.numerals import printed, roman


def level(depth: int, text: str, format: str = "decimal", extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{format}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(*levels: str, id: int = 0, extra: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{id}">{extra}{"".join(levels)}</w:abstractNum>'


def num(id: int, abstract: int = 0, overrides: str = "") -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>{overrides}</w:num>'


def numbers(body: str, numbering: str, **parts: str) -> list[str]:
    return [block.number for block in read("a.docx", docx(body, numbering=numbering, **parts)).blocks]


LEGAL = abstract(level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter")) + num(1)


def test_levels_count_and_start_again_below_a_higher_one() -> None:
    body = "".join(numbered("x", level=depth) for depth in (0, 1, 2, 2, 1, 2, 0, 1))
    assert numbers(body, LEGAL) == ["1.", "1.1", "(a)", "(b)", "1.2", "(a)", "2.", "2.1"]


def test_a_paragraph_in_no_list_has_no_number_and_counts_for_nothing() -> None:
    assert numbers(numbered("x") + p("y") + numbered("z"), LEGAL) == ["1.", "", "2."]


def test_number_zero_takes_a_paragraph_out_of_the_list_of_its_style() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    out = '<w:pStyle w:val="L"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    body = p("x", '<w:pStyle w:val="L"/>') + p("y", out)
    assert numbers(body, LEGAL, styles=styles) == ["1.", ""]


def test_an_empty_numbered_paragraph_is_counted() -> None:
    assert numbers(numbered("x") + numbered("<w:r/>") + numbered("z"), LEGAL) == ["1.", "3."]


def test_an_empty_paragraph_that_ends_a_section_is_not_counted() -> None:
    end = p("<w:r/>", '<w:numPr><w:numId w:val="1"/></w:numPr><w:sectPr/>')
    assert numbers(numbered("x") + end + numbered("z"), LEGAL) == ["1.", "2."]


def test_a_list_of_a_style_has_the_level_that_is_linked_to_the_style() -> None:
    linked = abstract(
        level(0, "%1.", extra='<w:pStyle w:val="One"/>'), level(1, "%1.%2", extra='<w:pStyle w:val="Two"/>')
    )
    styles = "".join(
        f'<w:style w:styleId="{name}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        for name in ("One", "Two")
    )
    body = "".join(p("x", f'<w:pStyle w:val="{name}"/>') for name in ("One", "Two", "Two", "One"))
    assert numbers(body, linked + num(1), styles=styles) == ["1.", "1.1", "1.2", "2."]


def test_two_instances_of_one_list_go_on_counting() -> None:
    assert numbers(numbered("x", 1) + numbered("y", 2), LEGAL + num(2)) == ["1.", "2."]


def test_an_instance_with_a_start_begins_there_once() -> None:
    fresh = num(2, overrides='<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    assert numbers(numbered("a", 1) + numbered("b", 2) + numbered("c", 2), LEGAL + fresh) == ["1.", "5.", "6."]


def test_an_instance_that_starts_anew_below_leaves_the_levels_above_alone() -> None:
    starts = "".join(f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="1"/></w:lvlOverride>' for n in range(9))
    body = numbered("a") + numbered("b") + numbered("c", level=1) + numbered("d", 2, 1) + numbered("e", level=1)
    assert numbers(body, LEGAL + num(2, overrides=starts)) == ["1.", "2.", "2.1", "2.1", "2.2"]


def test_an_instance_may_print_a_level_its_own_way() -> None:
    own = num(2, overrides=f'<w:lvlOverride w:ilvl="0">{level(0, "Article %1", "upperRoman")}</w:lvlOverride>')
    assert numbers(numbered("a", 2), LEGAL + own) == ["Article I"]


@pytest.mark.parametrize(
    ("restart", "last"), [("", "1"), ('<w:lvlRestart w:val="0"/>', "3"), ('<w:lvlRestart w:val="1"/>', "1")]
)
def test_a_level_starts_again_as_it_says(restart: str, last: str) -> None:
    lists = abstract(level(0, "%1"), level(1, "%2", extra=restart)) + num(1)
    body = "".join(numbered("x", level=depth) for depth in (0, 1, 1, 0, 1))
    assert numbers(body, lists)[-1] == last


def test_a_level_that_starts_again_only_below_the_first_ignores_the_second() -> None:
    lists = abstract(level(0, "%1"), level(1, "%2"), level(2, "%3", extra='<w:lvlRestart w:val="1"/>')) + num(1)
    body = "".join(numbered("x", level=depth) for depth in (0, 1, 2, 1, 2, 0, 2))
    assert numbers(body, lists)[2::2] == ["1", "2", "1"]


def test_legal_numbering_prints_all_levels_in_decimal() -> None:
    lists = abstract(level(0, "%1.", "upperRoman"), level(1, "%1.%2", extra="<w:isLgl/>")) + num(1)
    assert numbers(numbered("x") + numbered("y", level=1), lists) == ["I.", "1.1"]


def test_a_level_that_has_not_come_yet_is_printed_as_its_start() -> None:
    assert numbers(numbered("x", level=1), LEGAL) == ["1.1"]


def test_a_list_that_names_a_list_style_is_the_list_of_that_style() -> None:
    style = '<w:style w:type="numbering" w:styleId="S"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    lists = abstract(level(0, "§%1"), extra='<w:styleLink w:val="S"/>')
    lists += abstract(id=1, extra='<w:numStyleLink w:val="S"/>') + num(1) + num(2, 1)
    assert numbers(numbered("x", 1) + numbered("y", 2), lists, styles=style) == ["§1", "§2"]


def test_a_bullet_has_no_number_and_its_depth() -> None:
    block = read("a.docx", docx(numbered("x", level=1), numbering=abstract(level(1, "", "bullet")) + num(1))).blocks[0]
    assert (block.number, block.kind, block.level) == ("", "item", 1)


def test_a_numbered_bold_title_is_a_heading() -> None:
    title = "<w:r><w:rPr><w:b/></w:rPr><w:t>Termination</w:t></w:r>"
    block = read("a.docx", docx(numbered(title), numbering=LEGAL)).blocks[0]
    assert (block.number, block.kind, block.level) == ("1.", "heading", 1)


def test_a_deleted_paragraph_is_not_counted() -> None:
    gone = numbered("<w:del><w:r><w:delText>x</w:delText></w:r></w:del>").replace(
        "</w:pPr>", "<w:rPr><w:del/></w:rPr></w:pPr>"
    )
    assert numbers(numbered("a") + gone + numbered("b"), LEGAL) == ["1.", "2."]


def test_a_list_that_is_not_there_numbers_nothing() -> None:
    assert numbers(numbered("x", 9), LEGAL) == [""]


@pytest.mark.parametrize(
    ("format", "value", "text"),
    [
        ("decimalZero", 7, "07"), ("lowerRoman", 14, "xiv"), ("upperRoman", 1999, "MCMXCIX"), ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"), ("lowerLetter", 28, "bb"), ("upperLetter", 53, "AAA"), ("ordinal", 1, "1st"),
        ("ordinal", 12, "12th"), ("ordinal", 23, "23rd"), ("cardinalText", 42, "Forty-two"),
        ("ordinalText", 21, "Twenty-first"), ("ordinalText", 30, "Thirtieth"), ("ordinalText", 100, "One hundredth"),
        ("none", 3, ""), ("hex", 26, "1A"), ("decimalEnclosedCircle", 3, "③"), ("decimalEnclosedCircle", 21, "21"),
        ("ganada", 3, "다"), ("ganada", 15, "가가"), ("chosung", 2, "ㄴ"), ("koreanCounting", 1, "일"),
        ("koreanCounting", 12, "십이"), ("koreanCounting", 20, "이십"), ("koreanDigital", 10, "일영"),
        ("koreanLegal", 21, "스물하나"), ("hindiNumbers", 10, "१०"), ("hindiVowels", 2, "ख"),
        ("vietnameseCounting", 15, "mười lăm"), ("vietnameseCounting", 21, "hai mươi mốt"),
        ("chineseCountingThousand", 10, "十"), ("chineseCountingThousand", 110, "一百一十"),
        ("ideographTraditional", 2, "乙"), ("numberInDash", 4, "- 4 -"), ("noSuchFormat", 9, "9"), 
        ("lowerRoman", 0, "0"),
    ],
)  # fmt: skip
def test_number_formats(format: str, value: int, text: str) -> None:
    assert printed(value, format) == text


@given(st.integers(-5, 200_000), st.sampled_from(["lowerRoman", "lowerLetter", "cardinalText", "ordinalText",
       "ganada", "koreanCounting", "koreanLegal", "vietnameseCounting", "chicago"]))  # fmt: skip
def test_every_number_prints_as_something(value: int, format: str) -> None:
    assert printed(value, format)


@given(st.integers(1, 3999))
def test_roman_numbers_say_their_value(value: int) -> None:
    worth = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
    digits = [worth[letter] for letter in roman(value)]
    signed = [digit if digit >= after else -digit for digit, after in zip(digits, [*digits[1:], 0], strict=True)]
    assert sum(signed) == value
