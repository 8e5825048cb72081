"""The Korean particle that fits the word before it: 은 or 는, 이 or 가, 을 or 를, 과 or 와, 으로 or 로."""

from __future__ import annotations

from clausekit.errors import Unfit
from clausekit.saying import told

PAIRS = (("은", "는"), ("이", "가"), ("을", "를"), ("과", "와"), ("으로", "로"), ("이라", "라"), ("이나", "나"))
"""Behind a final consonant, behind a vowel."""

_FIRST, _LAST, _FINALS, _RIEUL = 0xAC00, 0xD7A3, 28, 8
_DIGITS = {"0": 21, "1": _RIEUL, "2": 0, "3": 16, "4": 0, "5": 0, "6": 1, "7": _RIEUL, "8": _RIEUL, "9": 0}
"""The final consonant of each digit's name, as its place among the finals (영, 일, 이, 삼, …)."""
_LATIN = {"l": _RIEUL, "m": 16, "n": 4, "g": 21}
"""Final letters that are heard as a final consonant; the others are spoken with a vowel behind them."""


def with_particle(word: str, particle: str) -> str:
    """`word` with the one of the pair of `particle` that fits. Raises Unfit where there is no such particle."""
    pair = next((pair for pair in PAIRS if particle in pair), None)
    if pair is None:
        known = ", ".join("/".join(pair) for pair in PAIRS)
        raise Unfit(told("there is no particle {particle!r}; there are: {known}", particle=particle, known=known))
    final = _final(word)
    if final is None:
        return f"{word}{pair[0]}({pair[1]})"
    # 으로 becomes 로 behind ㄹ too: 서울로.
    closed = final and not (final == _RIEUL and pair[0] == "으로")
    return word + pair[0 if closed else 1]


def _final(word: str) -> int | None:
    """The place of the final consonant of the last letter among the finals, 0 where it ends in a vowel, None where it
    cannot be told."""
    last = next((char for char in reversed(word) if char.isalnum()), "")
    if last and _FIRST <= ord(last) <= _LAST:
        return (ord(last) - _FIRST) % _FINALS
    if last.isascii():
        return _DIGITS.get(last, _LATIN.get(last.lower(), 0)) if last else None
    return None
