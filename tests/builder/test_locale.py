"""Numbers, money, periods, dates and lists as an agreement in English writes them."""

from __future__ import annotations

from datetime import date

import pytest

from clausekit.builder.locale import locale
from clausekit.errors import LibraryError

EN = locale("en")


@pytest.mark.parametrize(
    "printed, expected",
    [
        (EN.days(1), "1 day"),
        (EN.days(30), "30 days"),
        (EN.months(12), "12 months"),
        (EN.hours(1500), "1,500 hours"),
        (EN.percent(7.5), "7.5%"),
        (EN.money(12000, "EUR"), "EUR 12,000"),
        (EN.money(99.5, "EUR"), "EUR 99.50"),
        (EN.money(1234567.891), "1,234,567.89"),
        (EN.number(12000), "12,000"),
        (EN.date(date(2026, 3, 2)), "2 March 2026"),
        (locale("en-US").date(date(2026, 3, 2)), "March 2, 2026"),
        (EN.printed(("a", "b")), "a and b"),
        (EN.printed(date(2026, 3, 2)), "2 March 2026"),
        (EN.printed(2), "2"),
    ],
)
def test_values_are_written_in_english(printed: str, expected: str) -> None:
    assert printed.replace("\u00a0", " ") == expected


@pytest.mark.parametrize("printed", [EN.days(30), EN.money(5, "EUR"), EN.date(date(2026, 3, 2)), EN.section("4")[0]])
def test_nothing_breaks_between_a_number_and_its_unit(printed: str) -> None:
    assert " " not in printed


@pytest.mark.parametrize(
    "items, expected",
    [
        ((), ""),
        (("a",), "a"),
        (("a", "b"), "a and b"),
        (("a", "b", "c"), "a, b and c"),
        (("a, with b", "c", "d"), "a, with b; c; and d"),
    ],
)
def test_lists_are_written_out(items: tuple[str, ...], expected: str) -> None:
    assert EN.listed(items) == expected


@pytest.mark.parametrize(
    "language, reason", [("xx", "agreements cannot be built in 'xx' yet"), ("en-ZZ", "choose en, en-GB, en-US")]
)
def test_a_language_or_country_without_data_is_refused(language: str, reason: str) -> None:
    with pytest.raises(LibraryError, match=reason):
        locale(language)


@pytest.mark.parametrize(
    ("language", "number", "printed"),
    [
        ("en", "4", "Section\u00a04"),
        ("vi", "Điều\u00a04", "Điều\u00a04"),
        ("vi", "4", "Điều\u00a04"),
        ("ko", "제4조", "제4조"),
        ("ko", "4", "제4조"),
    ],
)
def test_a_reference_says_the_word_for_a_section_once(language: str, number: str, printed: str) -> None:
    assert "".join(locale(language).section(number)) == printed


@pytest.mark.parametrize(
    ("language", "printed"),
    [("vi", "Ngày 02 tháng 3 năm 2026"), ("en-GB", "2 March 2026"), ("ko", "2026년 3월 2일")],
)
def test_a_date_on_a_line_of_its_own_begins_with_a_capital(language: str, printed: str) -> None:
    assert locale(language).day(date(2026, 3, 2)).replace("\u00a0", " ") == printed
