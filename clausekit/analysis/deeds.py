"""Who performs and who pays, counted over the text: what stands right behind and right before the words for a party."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from clausekit.words import SIDES

_MENTIONS = 60
"""Mentions looked at for each word: services and payment stand in the first part of a contract."""
_AHEAD = 70
_BACK = 48
_REACH = 8
"""Words looked at behind a mention."""


class Deeds(NamedTuple):
    """Words that tell the side of the party they stand next to.

    fillers  words passed over ("shall", "hereby")
    signs    word or pair of words → how much it tells: above 0 the provider, below 0 the client
    """

    fillers: frozenset[str]
    signs: Mapping[str, float]


class Usage(NamedTuple):
    """What a language says about deeds. `suffixes` may follow a party's word directly ("'s"); `modals` are the verbs
    that bind a party ("shall")."""

    suffixes: tuple[str, ...]
    modals: frozenset[str]
    after: Deeds
    before: Deeds


class Tally(NamedTuple):
    """What was counted for one word: its mentions, those that bind it to something, and what tells for each side."""

    mentions: int = 0
    acts: int = 0
    provider: float = 0.0
    client: float = 0.0

    def plus(self, other: Tally) -> Tally:
        """Both together."""
        return Tally(*(mine + its for mine, its in zip(self, other, strict=True)))


def usage_of(data: Mapping[str, Any]) -> Usage:
    """The deeds of the pack's section `parties`."""
    return Usage(tuple(data["suffixes"]), frozenset(data["modals"]), _deeds(data["after"]), _deeds(data["before"]))


def signed(part: Mapping[str, Any]) -> dict[str, float]:
    """{side: {weight: [words]}} → {word: weight}, above 0 for the provider and below 0 for the client."""
    return {
        phrase: float(weight) * (1 if side == "provider" else -1)
        for side in SIDES
        for weight, phrases in part[side].items()
        for phrase in phrases
    }


def _deeds(part: Mapping[str, Any]) -> Deeds:
    return Deeds(frozenset(part["fillers"]), signed(part))


def tally(text: str, term: str, usage: Usage, longer: Sequence[str] = ()) -> Tally:
    """Count what the party called `term` does in `text`; mentions that are part of a `longer` word are another's."""
    mentions = acts = 0
    provider = client = 0.0
    at = text.find(term)
    while at >= 0 and mentions < _MENTIONS:
        end = at + len(term)
        if _stands_alone(text, at, end) and not any(_is_part(text, at, term, other) for other in longer):
            mentions += 1
            words = _behind(text, end, usage.suffixes)
            acts += bool(words) and words[0] in usage.modals
            for sign in (_ahead_sign(words, usage.after), _back_sign(text, at, usage.before)):
                if sign > 0:
                    provider += sign
                else:
                    client -= sign
        at = text.find(term, end)
    return Tally(mentions, acts, provider, client)


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (text[end : end + 1].isalnum() or (start and text[start - 1].isalnum()))


def _is_part(text: str, at: int, term: str, longer: str) -> bool:
    return text.startswith(longer, at - longer.find(term))


def _behind(text: str, end: int, suffixes: Sequence[str]) -> list[str]:
    after = text[end : end + _AHEAD].lower()
    for suffix in suffixes:
        if after.startswith(suffix):
            after = after[len(suffix) :]
            break
    return after.split()


def _ahead_sign(words: Sequence[str], deeds: Deeds) -> float:
    for index, word in enumerate(words[:_REACH]):
        bare = word.rstrip(",.;:)")
        pair = f"{bare} {words[index + 1].rstrip(',.;:)')}" if index + 1 < len(words) else ""
        if pair in deeds.signs:
            return deeds.signs[pair]
        if bare in deeds.signs:
            return deeds.signs[bare]
        if bare not in deeds.fillers or bare != word:
            return 0.0
    return 0.0


def _back_sign(text: str, at: int, deeds: Deeds) -> float:
    words = text[max(0, at - _BACK) : at].lower().split()
    index = len(words) - 1
    while index >= 0 and words[index] in deeds.fillers:
        index -= 1
    if index < 0:
        return 0.0
    if index and f"{words[index - 1]} {words[index]}" in deeds.signs:
        return deeds.signs[f"{words[index - 1]} {words[index]}"]
    return deeds.signs.get(words[index], 0.0)
