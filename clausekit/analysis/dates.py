"""Calendar dates and lengths of time in a contract's own words."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from clausekit.expressions import Expression

_CENTURIES = ("19", "20")
_BEFORE, _AFTER = 48, 24
"""How far the parts of a date may stand before and behind its year, in characters."""


class Dated(NamedTuple):
    """A date as written: characters `start` to `end`."""

    start: int
    end: int
    day: date


class Span(NamedTuple):
    """A length of time as written ("five (5) years"): characters `start` to `end`, whole months and days."""

    start: int
    end: int
    months: int
    days: int


class DateWords(NamedTuple):
    """What a language says about dates: patterns with the groups day, month and year; month names to numbers; a
    pattern for a length of time with the groups number and unit; number words; units in months or days."""

    patterns: tuple[Expression, ...]
    months: Mapping[str, int]
    length: Expression
    anniversary: Expression
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    units: Mapping[str, tuple[int, int]]


def date_words(data: Mapping[str, Any]) -> DateWords:
    """Compile the pack's `dates`; `{month}`, `{number}` and `{unit}` in its patterns stand for any such word."""
    months = {name.lower(): number for number, names in enumerate(data["months"], 1) for name in names}
    numbers = {word: value for value, words in enumerate(data["numbers"], 1) for word in words}
    ordinals = {word: value for value, words in enumerate(data["ordinals"], 1) for word in words}
    units = {word: (value["months"], value["days"]) for value in data["units"] for word in value["words"]}
    filled = {
        "{month}": f"(?P<month>{_any(months)})",
        "{number}": rf"(?P<number>{_any(numbers)}|\d{{1,3}})",
        "{ordinal}": f"(?P<ordinal>{_any(ordinals)})",
        "{unit}": f"(?P<unit>{_any(units)})",
    }
    return DateWords(
        tuple(Expression(_fill(pattern, filled), re.IGNORECASE) for pattern in data["patterns"]),
        months,
        Expression(_fill(data["length"], filled), re.IGNORECASE),
        Expression(_fill(data["anniversary"], filled), re.IGNORECASE),
        numbers,
        ordinals,
        units,
    )


def _any(words: Mapping[str, Any]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _fill(pattern: str, filled: Mapping[str, str]) -> str:
    for name, words in filled.items():
        pattern = pattern.replace(name, words)
    return pattern


def years_in(text: str, start: int = 0, end: int | None = None) -> list[int]:
    """Where the years of a stretch of text begin, in order."""
    last = len(text) if end is None else min(end, len(text))
    found: list[int] = []
    for century in _CENTURIES:
        at = text.find(century, start, last)
        while at >= 0:
            year = text[at : at + 5]
            if (
                year[2:4].isdecimal()
                and len(year) > 3
                and not year[4:].isdecimal()
                and not text[max(0, at - 1) : at].isdecimal()
            ):
                found.append(at)
            at = text.find(century, at + 2, last)
    return sorted(found)


def dates_in(text: str, words: DateWords, start: int = 0, end: int | None = None) -> Iterator[Dated]:
    """The dates of a stretch of text, in order."""
    for year in years_in(text, start, end):
        first, last = max(start, year - _BEFORE), year + 4 + _AFTER
        for pattern in words.patterns:
            found = next((match for match in pattern.finditer(text, first, last) if match.start("year") == year), None)
            day = _day(found, words) if found else None
            if found and day:
                yield Dated(found.start(), found.end(), day)
                break


def _day(match: re.Match[str], words: DateWords) -> date | None:
    month = match["month"].lower()
    number = words.months.get(month) or int(month)
    try:
        return date(int(match["year"]), number, int(match["day"]))
    except ValueError:
        return None


def lengths_in(text: str, words: DateWords) -> Iterator[Span]:
    """The lengths of time of a piece of text, in order; "the fifth anniversary" is five years."""
    found = [
        *(_length(match, words) for match in words.length.finditer(text)),
        *(
            Span(match.start(), match.end(), 12 * words.ordinals[match["ordinal"].lower()], 0)
            for match in words.anniversary.finditer(text)
        ),
    ]
    yield from sorted(found)


def _length(match: re.Match[str], words: DateWords) -> Span:
    written = match["number"].lower()
    number = int(written) if written.isdigit() else words.numbers[written]
    months, days = words.units[match["unit"].lower()]
    return Span(match.start(), match.end(), number * months, number * days)


def later(day: date, span: Span) -> date:
    """The day that lies `span` after `day`; the last day of the month where that month has no such day."""
    month = day.year * 12 + day.month - 1 + span.months
    year, month = divmod(month, 12)
    moved = date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    return date.fromordinal(moved.toordinal() + span.days)
