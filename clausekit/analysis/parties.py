"""Who performs and who pays: the parties of a contract, each with the words the contract uses for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from clausekit.analysis import preamble
from clausekit.analysis.preamble import Actor
from clausekit.analysis.values import Party
from clausekit.model import Document
from clausekit.words import SIDES, Side

_MENTIONS = 60


class _Deeds(NamedTuple):
    fillers: frozenset[str]
    sides: Mapping[str, float]


class _Lexicon(NamedTuple):
    opening: preamble.Words
    suffixes: tuple[str, ...]
    modals: frozenset[str]
    roles: Mapping[str, float]
    after: _Deeds
    before: _Deeds


class _Tally(NamedTuple):
    actor: Actor
    mentions: int
    acts: int
    provider: int
    client: int
    role: float

    @property
    def lean(self) -> float:
        n = self.provider + self.client
        return self.role + 5 * (self.provider - self.client) / (n + 4)

    @property
    def weight(self) -> float:
        return 4 * self.actor.listed + min(self.acts, 12) + min(self.mentions, 20) / 10 + abs(self.role)


_CACHE: dict[int, tuple[Mapping[str, Any], _Lexicon]] = {}


def _lexicon(data: Mapping[str, Any]) -> _Lexicon:
    if id(data) not in _CACHE:
        sign = {"provider": 1.0, "client": -1.0}
        roles = {
            term: sign[side] * int(weight)
            for side in SIDES
            for weight, terms in data["roles"][side].items()
            for term in terms
        }

        def deeds(part: Mapping[str, Any]) -> _Deeds:
            return _Deeds(frozenset(part["fillers"]), {phrase: sign[side] for side in SIDES for phrase in part[side]})

        _CACHE[id(data)] = (
            data,
            _Lexicon(
                preamble.words_of(data),
                tuple(data["suffixes"]),
                frozenset(data["modals"]),
                roles,
                deeds(data["after"]),
                deeds(data["before"]),
            ),
        )
    return _CACHE[id(data)][1]


def find_parties(document: Document, data: Mapping[str, Any]) -> tuple[Party, ...]:
    lexicon = _lexicon(data)
    text = document.text
    actors = preamble.actors(text, lexicon.opening)
    tallies = [_tally(text, actor, lexicon) for actor in _merged(actors)]
    tallies = [t for t in tallies if t.mentions >= 2 and (t.actor.listed or t.acts >= 2)]
    tallies.sort(key=lambda tally: -tally.weight)
    best = tallies[:2]
    if len(best) < 2:
        return ()
    best.sort(key=lambda tally: -tally.lean)
    return tuple(Party(side, t.actor.name, t.actor.terms) for side, t in zip(SIDES, best, strict=True))


def _merged(actors: Sequence[Actor]) -> list[Actor]:
    out: dict[str, Actor] = {}
    for actor in actors:
        key = next((t.lower() for t in actor.terms if t.lower() in out), actor.terms[0].lower())
        if key not in out:
            out[key] = actor
    return list(out.values())


def _tally(text: str, actor: Actor, lexicon: _Lexicon) -> _Tally:
    mentions = acts = provider = client = 0
    role = 0.0
    for term in actor.terms:
        role = role or _role(term, lexicon)
        m, a, p, c = _scan(text, term, lexicon)
        mentions += m
        acts += a
        provider += p
        client += c
    return _Tally(actor, mentions, acts, provider, client, role)


def _role(term: str, lexicon: _Lexicon) -> float:
    lower = term.lower()
    return lexicon.roles.get(lower) or lexicon.roles.get(lower.split()[-1], 0.0) or 0.0


def _scan(text: str, term: str, lexicon: _Lexicon) -> tuple[int, int, int, int]:
    mentions = acts = provider = client = 0
    length = len(term)
    at = text.find(term)
    while at >= 0 and mentions < _MENTIONS:
        end = at + length
        if not (text[end : end + 1].isalnum() or (at and text[at - 1].isalnum())):
            mentions += 1
            after = text[end : end + 70].lower()
            for suffix in lexicon.suffixes:
                if after.startswith(suffix):
                    after = after[len(suffix) :]
                    break
            words = after.split()
            if words and words[0] in lexicon.modals:
                acts += 1
            deed = _deed(words, lexicon.after) + _deed_before(
                text[max(0, at - 40) : at].lower().split(), lexicon.before
            )
            if deed > 0:
                provider += 1
            elif deed < 0:
                client += 1
        at = text.find(term, end)
    return mentions, acts, provider, client


def _deed(words: Sequence[str], deeds: _Deeds) -> float:
    for word in words[:8]:
        bare = word.rstrip(",.;:)")
        if bare in deeds.sides:
            return deeds.sides[bare]
        if bare not in deeds.fillers or bare != word:
            return 0.0
    return 0.0


def _deed_before(words: list[str], deeds: _Deeds) -> float:
    index = len(words) - 1
    while index >= 0 and words[index] in deeds.fillers:
        index -= 1
    if index < 0:
        return 0.0
    if index and f"{words[index - 1]} {words[index]}" in deeds.sides:
        return deeds.sides[f"{words[index - 1]} {words[index]}"]
    return deeds.sides.get(words[index], 0.0)
