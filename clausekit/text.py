"""Comparing words whatever their spelling in Unicode, with a way back to the exact source words; how wide they are."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from clausekit.expressions import Expression

_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u2002": " ", "\u2003": " ", "\u3000": " ",
        "\u318d": "\u00b7", "\u0901": "\u0902",
        "\n": " ", "\r": " ", "\t": " ", "\u000b": " ", "\u000c": " ", "\u2028": " ", "\u2029": " ",
        **dict.fromkeys(map(chr, (*range(0x2460, 0x2474), *range(0x24EA, 0x2500))), " "),
    }
)  # fmt: skip
"""Signs with one meaning and many shapes. A circled number counts paragraphs and must not run into the next number."""

_LEFT_OUT = "\u200b\u200c\u200d\u00ad\ufeff\u093c\u0a3c"
"""Zero-width characters and the soft hyphen stand in words that they do not change; the nukta (the dot of रिफ़ंड, ਰਿਫ਼ੰਡ)
is written or not as people like."""


LETTER = r"[\w\u0300-\u036f\u0900-\u0963\u0971-\u0dff]"
"""For patterns: a letter, a digit or a sign that stands on one. Python's \\w leaves out the vowel signs of India."""


_BETWEEN = re.compile(r"\s{8,}|\*\*")


class Folded(NamedTuple):
    """Text in the one spelling that words are compared in.

    text     lower case, NFC, plain quotes, hyphens and blanks
    offsets  offsets[i] is where character i of `text` came from; None where the two line up one to one
    """

    text: str
    offsets: tuple[int, ...] | None

    def source(self, index: int, length: int) -> int:
        """The offset in the source of `index`; `length` is the length of the source."""
        if self.offsets is None:
            return index
        return self.offsets[index] if index < len(self.offsets) else length


def fold(text: str) -> Folded:
    """Fold `text` for comparison. The common case, where no character changes its length, costs two passes in C."""
    plain = text.translate(_PLAIN)
    folded = plain.lower()
    if len(folded) == len(text) and (plain.isascii() or _is_simple(folded)):
        return Folded(folded, None)
    return _fold_slowly(text)


def squeezed(folded: Folded) -> Folded:
    """The same with every long run of blanks cut to one blank, or one line break where it holds some: a pattern that
    takes any blanks has nothing to try over and over where the words of another language were blanked out. The stars of
    Markdown around strong words are left out."""
    out: list[str] = []
    offsets: list[int] = []
    last = 0
    for run in _BETWEEN.finditer(folded.text):
        one = "" if run[0] == "**" else "\n" if "\n" in run[0] else " "
        out += (folded.text[last : run.start()], one)
        offsets += range(last, run.start() + len(one))
        last = run.end()
    if not out:
        return folded
    own = [*offsets, *range(last, len(folded.text))]
    text = "".join((*out, folded.text[last:]))
    return Folded(text, tuple(own if folded.offsets is None else (folded.offsets[at] for at in own)))


def _is_simple(text: str) -> bool:
    return unicodedata.is_normalized("NFKC", text) and not any(mark in text for mark in _LEFT_OUT)


def searchable(text: str) -> Folded:
    """`text` for looking for pieces of words: lower case and NFC, with a map back; where it is so, at no cost."""
    lower = text.lower()
    if (
        len(lower) == len(text)
        and unicodedata.is_normalized("NFC", text)
        and not any(map(text.__contains__, _LEFT_OUT))
    ):
        return Folded(lower, None)
    return fold(text)


def _fold_slowly(text: str) -> Folded:
    """Fold cluster by cluster (a base character and what combines with it), noting where each came from."""
    out: list[str] = []
    offsets: list[int] = []
    for match in _CLUSTER.finditer(text):
        start, end = match.span()
        if match["ascii"]:
            out.append(match["ascii"].translate(_PLAIN).lower())
            offsets.extend(range(start, end))
        else:
            cluster = _folded_cluster(match.group())
            out.append(cluster)
            offsets.extend([start] * len(cluster))
    return Folded("".join(out), tuple(offsets))


_COMBINING = (
    r"\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0a01-\u0a03\u0a3c-\u0a51\u0a70\u0a71\u0a75"
    r"\u1160-\u11ff\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\u00ad"
)
"""What belongs to the character before it: marks of Latin, Devanagari, Gurmukhi; joiners; Hangul vowels and finals."""

_CLUSTER = Expression(rf"(?P<ascii>[\x00-\x7f]+(?![{_COMBINING}]))|.[{_COMBINING}]*", re.DOTALL)


@lru_cache(maxsize=4096)
def _folded_cluster(cluster: str) -> str:
    folded = unicodedata.normalize("NFKC", cluster.translate(_PLAIN)).lower()
    return "".join(char for char in folded if char not in _LEFT_OUT and unicodedata.category(char) != "Cf")


def has_no_case(char: str) -> bool:
    """True for a letter of a script without capitals (Hangul, Devanagari)."""
    return char.isalpha() and char.lower() == char.upper()


def width_of(text: str) -> int:
    """Columns that `text` takes on a terminal: wide characters take two, combining and invisible ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
