"""Parties that no definition in the opening names: labelled lines, bare names, roles, and plain "we" and "you"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from clausekit.analysis.names import first_name
from clausekit.analysis.preamble import OPENING, Actor, Words
from clausekit.words import SIDES, Side

_LABELLED = re.compile(
    r"(?:^|[\n\t]|  )[^\w\n({\[]{0,6}(?P<label>[^\s:\uff1a](?:[^\n:\uff1a]{1,40}?))[ \t*_]*[:\uff1a][ \t*_]*"
    r"(?P<name>(?:[^\s]|[ \t](?![ \t]))*)"
)
_PIECE = re.compile(r"[^()\[\]/,\"\u201c\u201d*_]+")
_COVER = 5_000
_FEWEST = 3
"""Mentions below which a role is no party: a contract speaks of its parties all the time."""


class Pronouns(NamedTuple):
    """The words by which a plainly written contract calls the provider and the client: "we", "you"."""

    provider: tuple[str, ...]
    client: tuple[str, ...]


def labelled_actors(text: str, words: Words, labels: Collection[str]) -> Iterator[Actor]:
    """Lines of a cover page or a block of parties: `Client: Acme Ltd`, `Party A (Shipper): …`."""
    for line in _LABELLED.finditer(text[:_COVER]):
        terms = tuple(piece for match in _PIECE.findall(line["label"]) if (piece := match.strip()))
        if len(terms) < 3 and any(term.lower() in labels for term in terms):
            yield Actor(first_name(line["name"], words.names) or terms[0], terms)


def bare_actors(text: str, words: Words) -> Iterator[Actor]:
    """The names of "an agreement between Acme and Bolt", for contracts that go on to use just these names."""
    opening = text[:OPENING]
    for introducer in words.introducers.finditer(opening):
        window = " ".join(opening[introducer.end() : introducer.end() + 160].split())
        joiner = words.joiners.search(window)
        if joiner:
            left = first_name(window[: joiner.start()], words.names)
            right = first_name(window[joiner.end() :], words.names)
            if left and right and window.startswith(left):
                yield Actor(left, _short_forms(left, words))
                yield Actor(right, _short_forms(right, words))


def _short_forms(name: str, words: Words) -> tuple[str, ...]:
    """The name itself, and without its legal form: "Acme, Inc." → "Acme"."""
    kept = name.replace(",", " ").split()
    while len(kept) > 1 and kept[-1].replace(".", "").lower() in words.names.forms:
        kept.pop()
    return tuple(dict.fromkeys((name, " ".join(kept))))


def role_actors(text: str, roles: Mapping[str, float]) -> Iterator[Actor]:
    """Roles that a contract without an opening speaks of as its parties: "Supplier", "Customer"."""
    for role, weight in roles.items():
        if abs(weight) >= 2:
            term = " ".join(map(str.capitalize, role.split()))
            if text.count(term) >= _FEWEST:
                yield Actor(term, (term,))


def speaking_actors(text: str, pronouns: Pronouns, known: Sequence[Actor]) -> Iterator[Actor]:
    """ "We" and "you" of a contract in plain words, where both speak often enough."""
    for words in pronouns:
        if sum(text.count(f" {word} ") for word in words) < _FEWEST:
            return
    for words in pronouns:
        yield Actor(words[0], words)
