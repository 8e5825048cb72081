"""Comparing words whatever their spelling in Unicode, with a way back to the exact source words; how wide they are."""

from __future__ import annotations

import unicodedata
from typing import NamedTuple

_PLAIN = str.maketrans(
    {
        "\u2018": "'", "\u2019": "'", "\u201a": "'", "\u201b": "'", "\u02bc": "'", "\u00b4": "'", "\u2032": "'",
        "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"', "\u2033": '"',
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-",
        "\u00a0": " ", "\u2007": " ", "\u202f": " ", "\u2009": " ", "\u2002": " ", "\u2003": " ", "\u3000": " ",
        "\n": " ", "\r": " ", "\t": " ", "\u000b": " ", "\u000c": " ", "\u2028": " ", "\u2029": " ",
    }
)  # fmt: skip


_INVISIBLE = "\u200b\u200c\u200d\u00ad\ufeff"
"""Zero-width characters and the soft hyphen: they stand in words that they do not change."""


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


def _is_simple(text: str) -> bool:
    return unicodedata.is_normalized("NFKC", text) and not any(mark in text for mark in _INVISIBLE)


def _fold_slowly(text: str) -> Folded:
    """Fold cluster by cluster (a base character and what combines with it), noting where each came from."""
    out: list[str] = []
    offsets: list[int] = []
    index = 0
    while index < len(text):
        end = index + 1
        while end < len(text) and _continues(text[end]):
            end += 1
        cluster = unicodedata.normalize("NFKC", text[index:end].translate(_PLAIN)).lower()
        for char in cluster:
            if unicodedata.category(char) != "Cf":
                out.append(char)
                offsets.append(index)
        index = end
    return Folded("".join(out), tuple(offsets))


def _continues(char: str) -> bool:
    """True where `char` belongs to the cluster before it: a combining mark, a joiner, or a Hangul vowel or final."""
    if char < "\u0300":
        return False
    return "\u1160" <= char <= "\u11ff" or unicodedata.category(char) in ("Mn", "Mc", "Me", "Cf")


def width_of(text: str) -> int:
    """Columns that `text` takes on a terminal: wide characters take two, combining and invisible ones none."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
