"""Who performs and who pays: the parties of a contract, each with the words the contract uses for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from clausekit.analysis import preamble, unlisted
from clausekit.analysis.deeds import Tally, Usage, signed, tally, usage_of
from clausekit.analysis.preamble import Actor
from clausekit.analysis.values import Party
from clausekit.model import Document
from clausekit.words import SIDES


class _Lexicon(NamedTuple):
    opening: preamble.Words
    usage: Usage
    roles: Mapping[str, float]
    labels: frozenset[str]


class _Candidate(NamedTuple):
    """An actor with what was counted for it; `role` is what its words alone tell (above 0: the provider)."""

    actor: Actor
    tally: Tally
    role: float

    @property
    def lean(self) -> float:
        """Above 0 it looks like the provider, below 0 like the client."""
        told = self.tally.provider + self.tally.client
        return self.role + 6 * (self.tally.provider - self.tally.client) / (told + 4)

    @property
    def weight(self) -> float:
        """How surely it is a party at all."""
        return 4 * self.actor.listed + min(self.tally.acts, 12) + min(self.tally.mentions, 20) / 5 + abs(self.role)


_CACHE: dict[int, tuple[Mapping[str, Any], _Lexicon]] = {}


def _lexicon(data: Mapping[str, Any]) -> _Lexicon:
    if id(data) not in _CACHE:
        roles = signed(data["roles"])
        _CACHE[id(data)] = (
            data,
            _Lexicon(preamble.words_of(data), usage_of(data), roles, frozenset([*roles, *data["party_labels"]])),
        )
    return _CACHE[id(data)][1]


def candidates(document: Document, data: Mapping[str, Any]) -> list[_Candidate]:
    lexicon = _lexicon(data)
    text = document.text
    actors: list[Actor] = []
    for source in _SOURCES:
        new = list(source(text, lexicon))
        actors = _merged([*new, *actors])
        every = [term for actor in actors for term in actor.terms]
        found = [_candidate(text, actor, every, lexicon) for actor in actors]
        found = [one for one in found if one.tally.mentions >= 2 and (one.tally.acts or one.role)]
        if len(found) >= 2:
            return sorted(found, key=lambda one: -one.weight)
    return []


_SOURCES = (
    lambda text, lexicon: preamble.listed_actors(text, lexicon.opening),
    lambda text, lexicon: preamble.defined_actors(text, lexicon.opening),
    lambda text, lexicon: unlisted.labelled_actors(text, lexicon.opening, lexicon.labels),
    lambda text, lexicon: unlisted.bare_actors(text, lexicon.opening),
    lambda text, lexicon: unlisted.role_actors(text, lexicon.roles),
)


def find_parties(document: Document, data: Mapping[str, Any]) -> tuple[Party, ...]:
    """The parties, provider first; none where it cannot be told who is who."""
    best = candidates(document, data)[:2]
    if len(best) < 2:
        return ()
    best.sort(key=lambda one: -one.lean)
    return tuple(Party(side, one.actor.name, one.actor.terms) for side, one in zip(SIDES, best, strict=True))


def _merged(actors: Sequence[Actor]) -> list[Actor]:
    out: dict[str, Actor] = {}
    for actor in actors:
        key = next((t.lower() for t in actor.terms if t.lower() in out), actor.terms[0].lower())
        if key not in out:
            out[key] = actor
    return list(out.values())


def _candidate(text: str, actor: Actor, every: Sequence[str], lexicon: _Lexicon) -> _Candidate:
    total, role = Tally(), 0.0
    for term in actor.terms:
        longer = [other for other in every if term in other and other != term]
        total = total.plus(tally(text, term, lexicon.usage, longer))
        role = role or _role(term, lexicon.roles)
    return _Candidate(actor, total, role)


def _role(term: str, roles: Mapping[str, float]) -> float:
    lower = term.lower()
    return roles.get(lower, 0.0) or roles.get(lower.split()[-1], 0.0)
