"""Dates, numbers and money are written as the Unicode CLDR has it, or the file of the language says why not.

The files are our own, so that a lawyer can read and change them; Babel brings CLDR to compare with, in tests alone.
"""

from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from babel.dates import format_date, get_month_names
from babel.localedata import locale_identifiers
from babel.numbers import format_decimal, format_percent

from clausekit import resources
from clausekit.builder.locale import locale

TAGS = [
    f"{language}-{country}"
    for language in resources.names("agreement")
    for country in resources.load("agreement", language)["countries"]
]
DAYS = (date(2026, 3, 2), date(2026, 11, 30))
NUMBERS = (7, 1234, 123456, 12345678, 7.5, 1234.25)


def plain(written: str) -> str:
    """Which blanks do not break is a matter of looks."""
    return " ".join(written.replace("\u00a0", " ").replace("\u202f", " ").split())


def cldr(tag: str) -> dict[str, list[str]]:
    """What CLDR says of the language in that country, or of the language where it knows nothing of the two together."""
    known = locale_identifiers()
    own = Locale.parse(tag if tag.replace("-", "_") in known else tag.partition("-")[0], sep="-")
    before = plain(own.currency_formats["standard"].pattern).startswith("¤")
    return {
        "date": [plain(format_date(day, "long", own)) for day in DAYS],
        "month_names": [str(name) for _, name in sorted(get_month_names("wide", "format", own).items())],
        "number": [format_decimal(number, locale=own) for number in NUMBERS],
        "percent": [plain(format_percent(0.075, format=own.percent_formats[None].pattern.replace("0%", "0.#%"),
                                         locale=own))],
        "money": ["before" if before else "after"],
    }  # fmt: skip


def ours(tag: str) -> dict[str, list[str]]:
    """The same as an agreement writes it."""
    speech = locale(tag)
    return {
        "date": [plain(speech.date(day)) for day in DAYS],
        "month_names": list(speech.words["month_names"]),
        "number": [speech.number(number) for number in NUMBERS],
        "percent": [plain(speech.percent(7.5))],
        "money": ["before" if speech.money(9, "EUR").startswith("EUR") else "after"],
    }


@pytest.mark.parametrize("tag", TAGS)
def test_it_is_as_in_cldr_or_the_file_says_why_not(tag: str) -> None:
    reasons = locale(tag).words.get("unlike_cldr", {})
    theirs = cldr(tag)
    unlike = {what: (said, theirs[what]) for what, said in ours(tag).items() if said != theirs[what]}
    assert {what: pair for what, pair in unlike.items() if what not in reasons} == {}


@pytest.mark.parametrize("language", resources.names("agreement"))
def test_no_reason_is_given_for_what_is_alike(language: str) -> None:
    tags = [tag for tag in TAGS if tag.startswith(f"{language}-")]
    for what, reason in resources.load("agreement", language).get("unlike_cldr", {}).items():
        assert any(ours(tag)[what] != cldr(tag)[what] for tag in tags), what
        assert len(reason.split()) > 4
