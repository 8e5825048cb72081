"""Which language a text is in: by its script first, then by its commonest words. Small files, no pack is loaded."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from clausekit import resources
from clausekit.text import LETTER

SAMPLE = 10_000
"""How much of a text tells its language, in characters."""

_KIND = "detect"
_RANGE = re.compile("(.)-(.)")
_LETTERS = re.compile(rf"(?:(?![\d_]){LETTER})+")
_LATIN = re.compile(r"[^\W\d_]+")
"""The same for a text without signs that stand on letters, in a third of the time."""


class Tongue(NamedTuple):
    """How one language is known: the letters of its script (first and last of each range),
    its commonest words, and the least share of these."""

    code: str
    name: str
    script: tuple[tuple[str, str], ...]
    common: frozenset[str]
    least: float

    def writes(self, letter: str) -> bool:
        """True where `letter` is of this script."""
        return any(first <= letter <= last for first, last in self.script)


@cache
def tongues() -> tuple[Tongue, ...]:
    """The languages that clausekit reads, by code; a file under data/detect for each."""
    return tuple(_tongue(resources.load(_KIND, name)) for name in resources.names(_KIND))


def _tongue(data: Mapping[str, Any]) -> Tongue:
    return Tongue(
        data["language"],
        data["name"],
        tuple((first, last) for first, last in _RANGE.findall(data["script"])),
        frozenset(unicodedata.normalize("NFC", word) for word in data["common"]),
        float(data["least"]),
    )


def language_of(text: str) -> str:
    """The code of the language that a text is in, "" where it is none of those that clausekit reads."""
    sample = unicodedata.normalize("NFC", text[:SAMPLE]).lower()
    words = (_LATIN if is_plain_latin(sample) else _LETTERS).findall(sample)
    if not words:
        return ""
    counts, joined = Counter(words), "".join(words)
    letters = {letter: joined.count(letter) for letter in set(joined)}
    best, most = "", 0.0
    for tongue in tongues():
        own = sum(count for letter, count in letters.items() if tongue.writes(letter))
        if own * 2 <= len(joined):
            continue
        share = sum(counts[word] for word in tongue.common) / len(words)
        if share >= tongue.least and (not best or share > most):
            best, most = tongue.code, share
    return best


def letters_in(text: str) -> int:
    """How many letters (of any script) a text has."""
    return sum(map(len, _LETTERS.findall(text)))


def is_in_script_of(code: str, text: str) -> bool:
    """True where most letters of a text are of the script of this language ("": of none)."""
    letters = "".join(_LETTERS.findall(unicodedata.normalize("NFC", text).lower()))
    tongue = next((one for one in tongues() if one.code == code), None)
    return tongue is not None and sum(map(tongue.writes, letters)) * 2 > len(letters)


def is_plain_latin(text: str) -> bool:
    """True where hardly a character is beyond ASCII: neither Vietnamese nor another script takes part in the text."""
    return len(text) - len(text.encode("ascii", "ignore")) <= len(text) * 0.03
