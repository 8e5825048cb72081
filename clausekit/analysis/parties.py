"""Who performs and who pays: the parties of a contract, each with the words the contract uses for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import copysign
from typing import Any, NamedTuple

from clausekit.analysis import preamble, unlisted
from clausekit.analysis.compiled import once
from clausekit.analysis.deeds import Tally, Usage, signed, tally, telling_places, usage_of
from clausekit.analysis.preamble import Actor
from clausekit.analysis.speakers import speaking
from clausekit.analysis.values import Party
from clausekit.model import Document
from clausekit.words import SIDES

_LEAST = 1.5
"""How far the two sides must lean apart to be told apart: the wrong way round is worse than no answer."""
_TOLD_BY_ROLE = {0: 0.0, 1: 1.0, 2: 4.0, 3: 6.0}
"""How far a word tells a side by itself, by its strength: who is called Licensee is the client, whatever is counted."""
_TOLD_BY_DEEDS = 5.0
"""How far what was counted tells a side at most."""

_DEFINED_ONLY = 3
"""Below so many mentions a word for a party is defined and then not used as it is written there."""


class _Lexicon(NamedTuple):
    """The pack's section `parties`, compiled. `roles` are words that tell a side by themselves (above 0: provider),
    `labels` the words before the colon of a labelled line."""

    opening: preamble.Words
    usage: Usage
    roles: Mapping[str, float]
    labels: frozenset[str]
    binding: tuple[str, ...]


class _Candidate(NamedTuple):
    """An actor with what was counted for it; `role` is what its words alone tell (above 0: the provider)."""

    actor: Actor
    tally: Tally
    role: float

    @property
    def lean(self) -> float:
        """Above 0 it looks like the provider, below 0 like the client."""
        told = self.tally.provider + self.tally.client
        role = copysign(_TOLD_BY_ROLE[round(abs(self.role))], self.role)
        return role + _TOLD_BY_DEEDS * (self.tally.provider - self.tally.client) / (told + 4)

    @property
    def weight(self) -> float:
        """How surely it is a party at all."""
        return 4 * self.actor.listed + min(self.tally.acts, 12) + min(self.tally.mentions, 20) / 5 + 2 * abs(self.role)

    def is_party(self, most: int) -> bool:
        """True where this is surely a party: it is bound to something, not much less often than who is bound `most`."""
        if self.actor.listed:
            return self.tally.mentions > 1 and (self.tally.acts > 0 or self.role != 0)
        bound = max(self.tally.acts, (self.tally.provider + self.tally.client) * 2 / 3)
        return bound >= max(2, most // 5) or (self.tally.mentions > 2 and self.role != 0)


@once
def _lexicon(data: Mapping[str, Any]) -> _Lexicon:
    roles = signed(data["roles"])
    return _Lexicon(
        preamble.words_of(data),
        usage_of(data),
        roles,
        frozenset([*roles, *data["party_labels"]]),
        tuple(data["binding"]),
    )


_Source = Callable[[str, _Lexicon], Iterable[Actor]]
_SOURCES: tuple[_Source, ...] = (
    lambda text, words: preamble.listed_actors(text, words.opening),
    lambda text, words: preamble.defined_actors(text, words.opening),
    lambda text, words: unlisted.labelled_actors(text, words.opening, words.labels),
    lambda text, words: unlisted.bare_actors(text, words.opening),
    lambda text, words: (
        *unlisted.explained_actors(text, words.opening, words.labels),
        *unlisted.acting_actors(text, words.opening, words.binding),
    ),
    lambda text, words: unlisted.role_actors(text, words.roles, words.opening.passing),
)
"""Where parties are looked for, the surest first; each adds to what those before it found."""


def find_parties(document: Document, data: Mapping[str, Any]) -> tuple[Party, ...]:
    """The parties, provider first; none where it cannot be told who is who. `data` is the pack's section `parties`."""
    lexicon = _lexicon(data)
    best = sorted(_pair(_candidates(document.text, lexicon)), key=lambda one: -one.lean)
    if len(best) < 2 or best[0].lean - best[1].lean < _LEAST:
        return ()
    actors = speaking([one.actor for one in best], lexicon.opening)
    return tuple(
        Party(side, _unlabelled(actor.name(lexicon.opening), data["roles"][side]), actor.terms)
        for side, actor in zip(SIDES, actors, strict=True)
    )


def _unlabelled(name: str, roles: Mapping[str, Sequence[str]]) -> str:
    """A name without the label of a form or a table before it: "Provider Studio North LLC", "Client:** Brightline". A
    word that hardly tells a role ("Studio") is the beginning of a name unless a sign sets it apart."""
    label, _, rest = name.partition(" ")
    word = label.strip(":*_ ").lower()
    known = {
        word for strength, words in roles.items() if strength != "weak" or label.endswith((":", "*")) for word in words
    }
    return rest if word in known and rest[:1].isupper() else name


def _candidates(text: str, lexicon: _Lexicon) -> list[_Candidate]:
    """Everybody who may be a party, the surest first; found by the first sources that give two."""
    telling = telling_places(text, lexicon.usage)
    actors: list[Actor] = []
    for source in _SOURCES:
        actors = _merged([*actors, *source(text, lexicon)])
        every = [term for actor in actors for term in actor.terms]
        found = [_candidate(text, actor, every, telling, lexicon) for actor in actors]
        most = max((one.tally.acts for one in found), default=0)
        found = [one for one in found if one.is_party(most)]
        if len(found) >= 2:
            return sorted(found, key=lambda one: -one.weight)
    return []


def _pair(found: Sequence[_Candidate]) -> list[_Candidate]:
    """The two that are most surely the parties: the surest, and the surest of the rest, better one that leans away."""
    if len(found) < 2:
        return []
    first = found[0]
    second = max(found[1:], key=lambda one: one.weight + 4 * (one.lean * first.lean < 0))
    return [first, second]


def _merged(actors: Sequence[Actor]) -> list[Actor]:
    """The same actors with those that share a word made one."""
    out: list[Actor] = []
    for actor in actors:
        words = {term.lower() for term in actor.terms}
        same = next((index for index, known in enumerate(out) if words & {term.lower() for term in known.terms}), None)
        if same is None:
            out.append(actor)
        else:
            surer = actor if actor.listed and not out[same].listed else out[same]
            out[same] = surer._replace(terms=out[same].also(actor.terms).terms)
    return out


def _candidate(
    text: str, actor: Actor, every: Sequence[str], telling: Sequence[tuple[int, int]], lexicon: _Lexicon
) -> _Candidate:
    total, role = Tally(), 0.0
    for term in actor.terms:
        longer = [other for other in every if term in other and other != term]
        counted = tally(text, term, lexicon.usage, telling, longer)
        if counted.mentions < _DEFINED_ONLY:
            # Defined in capitals and then written small, or the other way round.
            other = term.title() if term.isupper() else term.upper()
            counted = counted.plus(tally(text, other, lexicon.usage, telling, longer))
        total = total.plus(counted)
        role = role or _role(term, lexicon.roles)
    return _Candidate(actor, total, role)


def _role(term: str, roles: Mapping[str, float]) -> float:
    lower = term.lower()
    return roles.get(lower, 0.0) or roles.get(lower.split()[-1], 0.0)
