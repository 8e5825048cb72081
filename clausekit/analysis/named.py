"""Who performs and who pays, by patterns that a language pack lists: for languages whose openings are all of one kind.

The order of words is the pack's affair: every pattern is a regular expression over folded text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from clausekit.analysis.compiled import once
from clausekit.analysis.deeds import signed
from clausekit.analysis.values import Party
from clausekit.model import Document
from clausekit.text import Folded, fold, squeezed
from clausekit.words import SIDES, Side

OPENING = 14_000
"""How far into a contract its parties may first be named, in characters."""
_LEAST = 2.0
"""How far the two sides must lean apart to be told apart."""
_TELLS = 1.0
"""How much a word must lean by itself to stand for a side without a definition."""
_MOST_DEEDS = 40


class _Lexicon(NamedTuple):
    """The pack's section `parties`.

    definitions  what gives a party its word: groups `term` and, where it stands there, `name`
    not_parties  defined words that are no party, or end in such a word
    roles        words that tell a side by themselves (above 0: provider)
    deeds        side → patterns with {term} for the word of a party: what it does that only that side does
    edges        what stands around a word in running text: before, behind
    loose        True where a blank within a word means nothing (Korean, whose lines break anywhere)
    """

    definitions: Sequence[re.Pattern[str]]
    not_parties: Sequence[str]
    roles: Mapping[str, float]
    deeds: Mapping[Side, Sequence[str]]
    edges: tuple[str, str]
    loose: bool


class _Actor(NamedTuple):
    terms: tuple[str, ...]
    name: str
    lean: float
    defined: bool


@once
def _lexicon(data: Mapping[str, Any]) -> _Lexicon:
    deeds: Mapping[Side, Sequence[str]] = {side: data.get("deeds", {}).get(side, ()) for side in SIDES}
    roles = {fold(word).text: weight for word, weight in signed(data.get("roles", {})).items()}
    return _Lexicon(
        [re.compile(pattern) for pattern in data.get("definitions", ())],
        [fold(word).text for word in data.get("not_parties", ())],
        roles,
        deeds,
        (data.get("before_term", ""), data.get("behind_term", "")),
        bool(data.get("loose", False)),
    )


def find_named(document: Document, data: Mapping[str, Any]) -> tuple[Party, ...]:
    """The parties, provider first; none where it cannot be told who is who."""
    words = _lexicon(data)
    text = squeezed(fold(document.text))
    defined = _defined(document.text, text, words)
    told = [one for one in defined if abs(one.lean) >= _TELLS]
    pair = _pair(told) or _pair(_sides([*defined, *_by_role(document.text, text, words)])) or _pair(defined)
    return tuple(Party(side, one.name, one.terms) for side, one in zip(SIDES, pair, strict=True)) if pair else ()


def _pair(actors: Sequence[_Actor]) -> tuple[_Actor, _Actor] | None:
    """The one that leans most to the provider, and the one that leans most to the client."""
    if len(actors) < 2:
        return None
    ordered = sorted(actors, key=lambda one: -one.lean)
    provider, client = ordered[0], ordered[-1]
    return (provider, client) if provider.lean - client.lean >= _LEAST else None


def _sides(actors: Sequence[_Actor]) -> list[_Actor]:
    """Everybody who leans to one side as one party: a firm that is called by its name and "we"."""
    sides = []
    for sign in (1, -1):
        same = [one for one in actors if one.lean * sign >= _TELLS]
        if same:
            terms = tuple(dict.fromkeys(term for one in same for term in one.terms))
            name = next((one.name for one in same if one.name), "")
            sides.append(
                _Actor(terms, name, max((one.lean for one in same), key=abs), any(one.defined for one in same))
            )
    return sides


def _defined(source: str, text: Folded, words: _Lexicon) -> list[_Actor]:
    """Everybody whom the opening gives a word of their own; the same word twice is the same party."""
    found: dict[str, str] = {}
    for pattern in words.definitions:
        for match in pattern.finditer(text.text, 0, OPENING):
            term = match["term"].strip()
            if term and not term.endswith(tuple(words.not_parties)):
                name = _name(_source(source, text, *match.span("name")), words) if match.groupdict().get("name") else ""
                found[term] = found.get(term) or name
    return [_actor((term,), name, text.text, words, defined=True) for term, name in found.items()]


def _by_role(source: str, text: Folded, words: _Lexicon) -> list[_Actor]:
    """For each side, the words of it that stand in the text, as one party."""
    actors = []
    for sign in (1, -1):
        terms = tuple(
            term for term, weight in words.roles.items()
            if weight * sign >= _TELLS and len(_mentions(term, text.text, words)) > 1
        )  # fmt: skip
        if terms:
            surest = sorted(terms, key=lambda term: -abs(words.roles[term]) * len(_mentions(term, text.text, words)))
            actors.append(_actor(tuple(surest), "", text.text, words, defined=False))
    return actors


def _actor(terms: tuple[str, ...], name: str, text: str, words: _Lexicon, defined: bool) -> _Actor:
    called = (*terms, *(re.sub(r"\s", "", term) for term in terms), *fold(name).text.split())
    role = max((words.roles.get(word, 0.0) for word in called), key=abs)
    counts = {side: sum(_deeds(term, side, text, words) for term in terms) for side in SIDES}
    told = counts["provider"] + counts["client"]
    lean = role + 6 * (counts["provider"] - counts["client"]) / (told + 4)
    return _Actor(terms, name, lean, defined)


def _deeds(term: str, side: Side, text: str, words: _Lexicon) -> int:
    named = _named(term, words)
    return sum(
        min(_MOST_DEEDS, len(re.findall(pattern.replace("{term}", named), text))) for pattern in words.deeds[side]
    )


def _mentions(term: str, text: str, words: _Lexicon) -> list[str]:
    return re.findall(_named(term, words), text)


def _named(term: str, words: _Lexicon) -> str:
    before, behind = words.edges
    written = r"\s?".join(map(re.escape, re.sub(r"\s", "", term))) if words.loose else re.escape(term)
    return f"(?:{before}{written}{behind})"


def _source(source: str, text: Folded, start: int, end: int) -> str:
    """The words of the document that a stretch of folded text came from."""
    return source[text.source(start, len(source)) : text.source(end, len(source))]


def _name(written: str, words: _Lexicon) -> str:
    """A name on one line, without the line or cell before it that only says whose name it is."""
    label, _, rest = written.strip().partition("\n")
    name = rest if fold(label).text.strip(" :") in words.roles else written
    return " ".join(name.split()).strip(" ,:·*")
