"""Periods in words and digits: "thirty (30) days' prior written notice" is 30 days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from clausekit.text import LETTER, fold

_LONGEST = 120
"""How many characters the number of a period takes at most: "one hundred and eighty (180) consecutive calendar"."""


class Period(NamedTuple):
    """A length of time as written: whole days (a month 30, a year 365), None where the number is blanked out."""

    days: int | None
    start: int
    end: int


class PeriodWords(NamedTuple):
    """A language's periods as one pattern, with its number words and units.

    unit          a unit alone: what a period ends with, and quick to look for
    multipliers   number words that multiply the one before them ("hundred")
    not_periods   what looks like a period and is none (the dates of Korean: 2026년 3월 1일), None where nothing does
    """

    pattern: re.Pattern[str]
    unit: re.Pattern[str]
    numbers: Mapping[str, int]
    multipliers: frozenset[str]
    units: Mapping[str, int]
    not_periods: re.Pattern[str] | None
    anniversaries: re.Pattern[str] | None
    ordinals: Mapping[str, int]


def periods(text: str, words: PeriodWords) -> list[Period]:
    """All periods in folded `text`, in order."""
    found = []
    if words.not_periods is not None:
        text = words.not_periods.sub(lambda match: " " * len(match.group()), text)
    for match in _written(text, words):
        written = match["unit"]
        unit = words.units[written if written in words.units else re.sub(r"\s", "", written)]
        if match["blank"]:
            found.append(Period(None, match.start(), match.end()))
            continue
        number = _number(match["digits"], match["words"], words)
        if number is not None:
            found.append(Period(round(number * unit), match.start(), match.end()))
    return found


def _written(text: str, words: PeriodWords) -> Iterator[re.Match[str]]:
    """The units in `text`, each with the number before it if it has one. Most words are no unit, and to look for one
    and then before it takes a tenth of the time of looking for a number everywhere."""
    behind = 0
    for unit in words.unit.finditer(text):
        match = words.pattern.search(text, max(behind, unit.start() - _LONGEST), unit.end())
        if match is not None:
            behind = match.end()
            yield match


def anniversaries(text: str, words: PeriodWords) -> list[Period]:
    """All anniversaries in folded `text` as the days that have gone by then: "the third anniversary" is 1095."""
    if words.anniversaries is None:
        return []
    return [
        Period(words.ordinals[match["ordinal"]] * 365, match.start(), match.end())
        for match in words.anniversaries.finditer(text)
    ]


def _number(digits: str | None, written: str | None, words: PeriodWords) -> float | None:
    if digits:
        return float(digits.replace(",", ""))
    total = last = 0
    before = ""
    for word in re.split(r"[\s-]+", written or ""):
        value = words.numbers.get(word)
        if value is None:
            return None
        if word == before:  # said twice it is one for each (एक-एक माह)
            continue
        before = word
        if word in words.multipliers:
            total, last = total + (last or 1) * value, 0
        elif last == 1 < value:  # "a thirty day notice": no number, but an article
            last = value
        else:
            total, last = total + last, value
    return total + last


def compile_words(data: Mapping[str, Any]) -> PeriodWords:
    """The pattern for the periods of a language, from the `numbers`, `units` and `unit_adjectives` of its pack."""
    numbers: Mapping[str, int] = {fold(word).text: value for word, value in data["numbers"].items()}
    units: Mapping[str, int] = {fold(word).text: days for word, days in data["units"].items()}
    words = _alternatives(numbers)
    loose = data["tokens"] == "characters"
    unit = (
        "|".join(r"\s*".join(map(re.escape, one)) for one in _longest_first(units)) if loose else _alternatives(units)
    )
    adjectives = rf"(?:(?:{_alternatives(data['unit_adjectives'])})[\s-]+)?" if data["unit_adjectives"] else ""
    edge = "" if loose else rf"(?!{LETTER})"
    pattern = re.compile(
        rf"(?:(?P<words>(?<!{LETTER})(?:{words})(?:[\s-]+(?:{words}))*)(?!{LETTER})[\s-]*)?"
        rf"(?:[(\[]?\s*[_\s]*(?P<digits>\d+(?:\.\d+)?)[_\s]*[)\]]?(?:\s*\([^()\d.,;]{{2,24}}\))?"
        rf"|(?P<blank>[(\[]\s*[*_.\s\u25cf\u2022]{{1,12}}[)\]]|_{{2,}}))?"
        rf"[\s-]*{adjectives}(?P<unit>{unit}){edge}"
    )
    ordinals: Mapping[str, int] = data.get("ordinals", {})
    years = data.get("anniversaries", ())
    return PeriodWords(
        pattern,
        re.compile(rf"(?:{unit}){edge}"),
        numbers,
        frozenset(data.get("multipliers", [word for word, value in numbers.items() if value == 100])),
        units,
        re.compile("|".join(data["not_periods"])) if data.get("not_periods") else None,
        re.compile(rf"\b(?P<ordinal>{_alternatives(ordinals)})\b[^.;]{{0,12}}?(?:{_alternatives(years)})")
        if ordinals and years
        else None,
        ordinals,
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, _longest_first(words)))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=len, reverse=True)
