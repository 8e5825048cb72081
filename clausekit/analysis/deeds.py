"""Who performs and who pays, counted over the text: what stands right behind and right before the words for a party."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from clausekit.words import SIDES

STRENGTHS: Mapping[str, float] = {"strong": 3.0, "plain": 2.0, "weak": 1.0, "neutral": 0.0}
"""How much a word tells, by the pack's word for it."""
_FIRST = 30
"""Mentions looked at wherever they stand: the recitals and what follows them say who performs."""
_MOST = 90
"""Mentions looked at in all, for each word for a party."""
_NEAR = 60
"""How near a telling word must stand to a later mention, in characters."""
_AHEAD = 70
_BACK = 48
_SENTENCE = 140
_REACH = 8
"""Words looked at behind a mention."""


class Deeds(NamedTuple):
    """Words that tell the side of the party they stand next to.

    fillers  words passed over ("shall", "hereby")
    distant  word next to the party → word further off in the sentence → how much both tell ("pay … to X")
    signs    word or pair of words → how much it tells: above 0 the provider, below 0 the client
    """

    fillers: frozenset[str]
    signs: Mapping[str, float]
    distant: Mapping[str, Mapping[str, float]]


class Usage(NamedTuple):
    """What a language says about deeds.

    suffixes  may follow a party's word directly ("'s")
    modals    verbs that bind a party ("shall")
    telling   pieces of words around which it is told who performs and who pays ("reimburse")
    """

    suffixes: tuple[str, ...]
    modals: frozenset[str]
    telling: tuple[str, ...]
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
        return Tally(
            self.mentions + other.mentions,
            self.acts + other.acts,
            self.provider + other.provider,
            self.client + other.client,
        )


def usage_of(data: Mapping[str, Any]) -> Usage:
    """The deeds of the pack's section `parties`."""
    return Usage(
        tuple(data["suffixes"]),
        frozenset(data["modals"]),
        tuple(data["telling"]),
        _deeds(data["after"]),
        _deeds(data["before"]),
    )


def signed(part: Mapping[str, Any]) -> dict[str, float]:
    """{side: {strength: [words]}} → {word: weight}, above 0 for the provider and below 0 for the client."""
    return {
        phrase: STRENGTHS[strength] * (1 if side == "provider" else -1)
        for side in SIDES
        for strength, phrases in part.get(side, {}).items()
        for phrase in phrases
    }


def _deeds(part: Mapping[str, Any]) -> Deeds:
    distant = {word: signed(further) for word, further in part.get("distant", {}).items()}
    return Deeds(frozenset(part["fillers"]), signed(part), distant)


def telling_places(text: str, usage: Usage) -> list[tuple[int, int]]:
    """The stretches of `text` around the words that tell who performs and who pays, in order, without overlap."""
    places: list[int] = []
    for word in usage.telling:
        at = text.find(word)
        while at >= 0:
            places.append(at)
            at = text.find(word, at + _NEAR)
    stretches: list[tuple[int, int]] = []
    for place in sorted(places):
        if stretches and place - _NEAR <= stretches[-1][1]:
            stretches[-1] = stretches[-1][0], place + _NEAR
        else:
            stretches.append((place - _NEAR, place + _NEAR))
    return stretches


def tally(text: str, term: str, usage: Usage, telling: Sequence[tuple[int, int]], longer: Sequence[str] = ()) -> Tally:
    """Count what the party called `term` does in `text`; mentions that are part of a `longer` word are another's.

    Looked at are the first mentions and all that stand near one of the places `telling`.
    """
    mentions = acts = 0
    provider = client = 0.0
    for at in _mentions(text, term, telling, longer):
        mentions += 1
        words = _behind(text, at + len(term), usage.suffixes)
        acts += bool(words) and words[0] in usage.modals
        for sign in (_ahead_sign(words, usage.after), _back_sign(text, at, usage.before)):
            if sign > 0:
                provider += sign
            else:
                client -= sign
    return Tally(mentions, acts, provider, client)


def _mentions(text: str, term: str, telling: Sequence[tuple[int, int]], longer: Sequence[str]) -> Iterator[int]:
    """The mentions to look at: the first, then those near the telling places."""
    size = len(term)
    seen = 0
    at = text.find(term)
    while at >= 0 and seen < _FIRST:
        if _stands_alone(text, at, at + size) and not any(_is_part(text, at, term, other) for other in longer):
            seen += 1
            yield at
        at = text.find(term, at + size)
    if at < 0:
        return
    behind = at
    for start, end in telling[bisect_left(telling, (at, at)) :]:
        at = text.find(term, max(behind, start), end)
        while at >= 0 and seen < _MOST:
            behind = at + size
            if _stands_alone(text, at, behind) and not any(_is_part(text, at, term, other) for other in longer):
                seen += 1
                yield at
            at = text.find(term, behind, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    return not (text[end : end + 1].isalnum() or (start and text[start - 1].isalnum()))


def _is_part(text: str, at: int, term: str, longer: str) -> bool:
    return text.startswith(longer, at - longer.find(term))


def _behind(text: str, end: int, suffixes: tuple[str, ...]) -> list[str]:
    after = text[end : end + _AHEAD].lower()
    if after.startswith(suffixes):
        after = after[next(len(suffix) for suffix in suffixes if after.startswith(suffix)) :]
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
    while words and words[-1] in deeds.fillers:
        words.pop()
    if not words:
        return 0.0
    sign = deeds.signs.get(" ".join(words[-2:])) or deeds.signs.get(words[-1])
    if sign is not None or words[-1] not in deeds.distant:
        return sign or 0.0
    further = deeds.distant[words[-1]]
    sentence = text[max(0, at - _SENTENCE) : at].replace(";", ".").rpartition(". ")[2].lower()
    return next((further[word] for word in reversed(sentence.split()) if word in further), 0.0)
