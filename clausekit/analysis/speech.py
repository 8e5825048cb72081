"""How a language writes sentences and lists: what its pack says of them, compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from clausekit.analysis.compiled import once
from clausekit.text import LETTER


class Speech(NamedTuple):
    """What a language says about sentences and lists.

    abbreviations  words before a full stop that ends nothing
    references     words before a number that only refers ("section 5")
    joiners        words that may stand before the last item of a list
    item_ends      how an item of a list ends that is not the last
    stops          those of them that end more than a phrase
    goes_on        the end of a block whose sentence goes on in the next
    page_mark      a block that only counts pages
    list_leads     words that lead into a list although a full stop follows (다음 각 호의 경우 … 해지할 수 있다.)
    letters        letters that count items, where they are not a, b, c
    enumerator     the number of an item within a sentence
    first          that of a first item
    """

    abbreviations: frozenset[str]
    references: frozenset[str]
    joiners: tuple[str, ...]
    item_ends: tuple[str, ...]
    stops: tuple[str, ...]
    goes_on: re.Pattern[str]
    page_mark: re.Pattern[str]
    list_leads: re.Pattern[str] | None
    letters: str
    enumerator: re.Pattern[str]
    first: re.Pattern[str]


@once
def speech_of(data: Mapping[str, Any]) -> Speech:
    """The part of a language pack that is about sentences, compiled."""
    last = data["list_joiners"]
    words = "|".join(map(re.escape, data["goes_on"]))
    own = f"|[{data['letters']}]" if data["letters"] else ""
    marks = "|".join([*data["page_marks"], r"[a-z]{1,3}-\d{1,3}", "[ivxlc]{1,6}"])
    return Speech(
        frozenset(map(str, data["abbreviations"])),
        frozenset(map(str, data["references"])),
        tuple(map(str, data["joiners"])),
        (*_ITEM_ENDS, *(f"{sign} {word}" for sign in ";," for word in last)),
        (":", ";", *(f"; {word}" for word in last)),
        re.compile(rf"(?:[:;,\u2013\u2014-]{rf'|(?<!{LETTER})(?:{words})' if words else ''})\s*$"),
        re.compile(rf"[\W\d_]*(?:{marks})?[\W\d_]*", re.IGNORECASE),
        re.compile("|".join(data["list_leads"])) if data["list_leads"] else None,
        data["letters"],
        re.compile(rf"(?:(?<=\s)|^|(?<=[,;:\u2014]))\(([a-zA-Z]{{1,5}}|\d{{1,2}}{own})\)\s*(?=\S)"),
        re.compile(rf"\([ai1AI{data['letters'][:1]}]\)"),
    )


_ITEM_ENDS = (":", ";", ",", "\u2014", "\u2013", "-")
