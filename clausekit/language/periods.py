"""Periods in words and digits: "thirty (30) days' prior written notice" is 30 days."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple


class Period(NamedTuple):
    """A length of time as written: whole days (a month 30, a year 365), None where the number is blanked out."""

    days: int | None
    start: int
    end: int


class PeriodWords(NamedTuple):
    """A language's periods as one pattern, with its number words and units."""

    pattern: re.Pattern[str]
    numbers: Mapping[str, int]
    units: Mapping[str, int]
    anniversaries: re.Pattern[str] | None
    ordinals: Mapping[str, int]


def periods(text: str, words: PeriodWords) -> list[Period]:
    """All periods in folded `text`, in order."""
    found = []
    for match in words.pattern.finditer(text):
        unit = words.units[match["unit"].replace(" ", "")]
        if match["blank"]:
            found.append(Period(None, match.start(), match.end()))
            continue
        number = _number(match["digits"], match["words"], words.numbers)
        if number is not None:
            found.append(Period(round(number * unit), match.start(), match.end()))
    return found


def anniversaries(text: str, words: PeriodWords) -> list[Period]:
    """All anniversaries in folded `text` as the days that have gone by then: "the third anniversary" is 1095."""
    if words.anniversaries is None:
        return []
    return [
        Period(words.ordinals[match["ordinal"]] * 365, match.start(), match.end())
        for match in words.anniversaries.finditer(text)
    ]


def _number(digits: str | None, words: str | None, numbers: Mapping[str, int]) -> float | None:
    if digits:
        return float(digits.replace(",", ""))
    total = 0
    for word in re.split(r"[\s-]+", words or ""):
        value = numbers.get(word)
        if value is None:
            return None
        total = total * value if value == 100 and total else total + value
    return total


def compile_words(data: Mapping[str, Any]) -> PeriodWords:
    """The pattern for the periods of a language, from the `numbers`, `units` and `unit_adjectives` of its pack."""
    numbers: Mapping[str, int] = data["numbers"]
    units: Mapping[str, int] = data["units"]
    words = _alternatives(numbers)
    pattern = re.compile(
        rf"(?:(?P<words>\b(?:{words})(?:[\s-]+(?:{words}))*)\b[\s-]*)?"
        rf"(?:[(\[]?\s*[_\s]*(?P<digits>\d+(?:\.\d+)?)[_\s]*[)\]]?(?:\s*\([a-z\s-]{{3,24}}\))?"
        rf"|(?P<blank>[(\[]\s*[*_.\s\u25cf\u2022]{{1,12}}[)\]]|_{{2,}}))?"
        rf"[\s-]*(?:(?:{_alternatives(data['unit_adjectives'])})[\s-]+)?(?P<unit>{_alternatives(units)})(?!\w)"
    )
    ordinals: Mapping[str, int] = data.get("ordinals", {})
    years = data.get("anniversaries", ())
    return PeriodWords(
        pattern,
        numbers,
        units,
        re.compile(rf"\b(?P<ordinal>{_alternatives(ordinals)})\b[^.;]{{0,12}}?(?:{_alternatives(years)})")
        if ordinals and years
        else None,
        ordinals,
    )


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
