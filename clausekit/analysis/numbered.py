"""The numbers of the items of a list within running text: "(a) … (b) …", "(i) … (ii) …"."""

from __future__ import annotations

import itertools
import re
from functools import cache

from clausekit.analysis.speech import Speech

_ROMAN_NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")

_WORD = 20
"""Characters looked at for the last word."""

_MOST = 26
"""How many items a list has at most."""


def enumerators(text: str, speech: Speech, skip_first: bool = False) -> list[int]:
    """Where the items of an inline list begin: "(a) … (b) …", in sequence from the first."""
    if speech.first.search(text) is None:
        return []
    own = speech.letters[:1]
    found: list[tuple[int, str]] = []
    for match in speech.enumerator.finditer(text):
        if skip_first and match.start() == 0:
            continue
        before = text[: match.start()].rstrip()
        word = re.split(r"[\s,;:(]", before)[-1].lower().rstrip(".") if before else ""
        if word in speech.references or word.rstrip("s") in speech.references:
            continue
        if match[1].isdigit() and before and before[-1] not in ":;,.\u2014" and word not in speech.joiners:
            continue
        found.append((match.start(), match[1]))
    best: list[int] = []
    for first in ("a", "i", "1", "A", "I", *own):
        cuts: list[int] = []
        for position, value in found:
            if value == _nth(first, len(cuts), speech.letters):
                cuts.append(position)
        if len(cuts) >= 2 and (not best or cuts[0] < best[0]):
            best = cuts
    if not best and not skip_first:
        # "may end: (a) …. (b) …": items that are sentences of their own
        best = [position for position, value in found[:1] if value in "ai1AI" and text[:position].rstrip()[-1:] == ":"]
    return best


def later_items(text: str, number: str, speech: Speech) -> list[int]:
    """Where the items behind the one of this `number` begin, in words that go on with a list: "… (4) …; or (5) …"."""
    marks = [(match.start(), match[1]) for match in speech.enumerator.finditer(text)]
    marks = [(at, mark) for at, mark in marks if _is_parted(text[:at].rstrip(), speech)]
    best: list[int] = []
    for sequence in _sequences(speech.letters) if marks else ():
        following = sequence[sequence.index(number) + 1 :] if number in sequence else ()
        cuts: list[int] = []
        for at, mark in marks:
            if len(cuts) < len(following) and mark == following[len(cuts)]:
                cuts.append(at)
        best = max(best, cuts, key=len)
    return best


def _is_parted(before: str, speech: Speech) -> bool:
    """True where the words before a number end an item, or lead over to the last one."""
    word = re.split(r"[\s,;:(]", before[-_WORD:])[-1].lower()
    return before[-1:] in (";", ",", ".") or word in speech.joiners


@cache
def _sequences(letters: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(_nth(first, index, letters) for index in range(_MOST)) for first in ("a", "i", "1", "A", "I"))


def _nth(first: str, index: int, letters: str) -> str:
    if letters.startswith(first):
        return letters[index : index + 1]
    if first == "1":
        return str(index + 1)
    if first in "iI":
        numeral = _ROMAN_NUMERALS[index] if index < len(_ROMAN_NUMERALS) else ""
        return numeral.upper() if first == "I" else numeral
    return chr(ord(first) + index) if index < 26 else ""


def is_next(text: str, item: int, label: str, speech: Speech) -> bool:
    """True where a paragraph with this label goes on with the list whose item begins at `item`: "(c)" after "(b)"."""
    number, known = speech.enumerator.match(text, item), label.strip(" ().\t\n")
    if number is None or not known:
        return False
    return any((number[1], known) in itertools.pairwise(sequence) for sequence in _sequences(speech.letters))
