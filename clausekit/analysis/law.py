"""Which law governs a contract: the bare name of the country or state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from clausekit.analysis.preamble import phrase_places
from clausekit.analysis.sentences import sentence_around
from clausekit.expressions import Expression
from clausekit.model import Document

_RUN = re.compile(r"[A-Z][\w'\u2019-]+(?:\s+(?:of\s+|and\s+|the\s+)?[A-Z][\w'\u2019-]+){0,4}")
_LONGEST = 100
_SURE = 3
"""The rank of a known place in a sentence about the contract itself."""
_BEHIND = 220
_FURTHEST = 350
"""How far the name of the law may stand from the word for governing, in characters."""


class LawWords(NamedTuple):
    """What a language says about the law of a contract.

    piece       what every sentence on the law holds: "law"
    anchors     words that make it one about which law governs ("governed")
    leads       leads to the name: "laws of the"
    state       a kind of place that has a law of its own, wherever it stands near an anchor: "State of"
    adjective   names the law by an adjective (group name): "by English law"
    adjectives  adjective → place
    kind        the kind of a place before its name: "State of"
    second      leads from a wide place to the one that counts: "and of the"
    wide        places that hold others with laws of their own
    elsewhere   leads to a place that is only described: "state in which the work is done"
    not_about   words before a law that tells what a party is, not what governs the contract
    subjects    what is governed: "agreement"
    not_places  words with a capital behind "laws of the" that are no place: "Territory"
    places      names of countries and states, in lower case → as written, the longest first
    """

    piece: str
    anchors: Sequence[str]
    leads: Expression
    state: Expression
    adjective: Expression
    adjectives: Mapping[str, str]
    kind: Expression
    second: Expression
    wide: frozenset[str]
    elsewhere: Expression
    not_about: Sequence[str]
    subjects: Sequence[str]
    not_places: frozenset[str]
    places: Mapping[str, str]


class Law(NamedTuple):
    """The law found: its name, and the characters `start` to `end` that say so."""

    name: str
    start: int
    end: int


def law_words(data: Mapping[str, Any]) -> LawWords:
    """Compile the pack's `governing_law`."""
    return LawWords(
        data["piece"],
        data["anchors"],
        Expression(data["leads"], re.IGNORECASE),
        Expression(data["state"], re.IGNORECASE),
        Expression(data["adjective"]),
        data["adjectives"],
        Expression(data["kind"], re.IGNORECASE),
        Expression(data["second"], re.IGNORECASE),
        frozenset(data["wide"]),
        Expression(data["elsewhere"], re.IGNORECASE),
        data["not_about"],
        data["subjects"],
        frozenset(data["not_places"]),
        {place.lower(): place for place in sorted(data["places"], key=len, reverse=True)},
    )


def governing_law(document: Document, lower: str, words: LawWords) -> Law | None:
    """The law that governs the contract; `lower` is its text in lower case, character for character."""
    best: tuple[int, Law] | None = None
    for law, rank in _candidates(document, lower, words):
        if best is None or rank > best[0]:
            best = rank, law
        if rank == _SURE:
            break
    return best[1] if best else None


def _candidates(document: Document, lower: str, words: LawWords) -> Iterator[tuple[Law, int]]:
    seen = -1
    for at in phrase_places(lower, (words.piece,)):
        near = lower[max(0, at - _FURTHEST) : at + _BEHIND]
        if at < seen or not any(map(near.__contains__, words.anchors)):
            continue
        start, end = sentence_around(document, at, at)
        name, known = _named(document.text[max(start, at - _FURTHEST) : min(end, at + _FURTHEST)], words)
        subject = any(map(lower[start:at].__contains__, words.subjects))
        if name and (known or subject) and any(map(lower[start:end].__contains__, words.anchors)):
            seen = end
            yield Law(name, start, end), 2 * known + subject


def _named(window: str, words: LawWords) -> tuple[str, bool]:
    """The place whose law a window of text names, and whether it is one that the pack knows; "" for none."""
    unknown = ""
    for lead in words.leads.finditer(window):
        before = window[max(0, lead.start() - 60) : lead.start()].lower()
        if any(word in before for word in words.not_about):
            continue
        plain = " ".join(window[lead.end() : lead.end() + _LONGEST].replace("\u2019", "'").split())
        name, rest = _known_place(plain, words)
        if name:
            second = words.second.match(rest)
            return (_known_place(rest[second.end() :], words)[0] if second and name in words.wide else "") or name, True
        unknown = unknown or _unknown_place(plain, words)
    for state in words.state.finditer(window):
        name, _ = _known_place(window[state.end() : state.end() + _LONGEST], words)
        if name:
            return name, True
    for adjective in words.adjective.finditer(window):
        name = words.adjectives.get(adjective["name"]) or words.places.get(adjective["name"].lower(), "")
        if name:
            return name, True
    return unknown, False


def _known_place(plain: str, words: LawWords) -> tuple[str, str]:
    """The known place that `plain` begins with, behind the kind of place it is, and the rest; "" where none is."""
    for kind in (None, *words.kind.finditer(plain)):
        rest = plain[kind.end() if kind else 0 :].lstrip(" ,\"'[")
        lower = rest.lower()
        for place, written in words.places.items():
            if lower.startswith(place) and not lower[len(place) : len(place) + 1].isalpha():
                return written, rest[len(place) :]
    return "", plain


def _unknown_place(plain: str, words: LawWords) -> str:
    """A place that the pack does not know: only described, or a name in capitals."""
    if words.elsewhere.match(plain):
        return re.split(r"[,;.(]", plain)[0].strip()
    kind = words.kind.match(plain)
    run = _RUN.match(plain[kind.end() :] if kind else plain)
    name = run.group() if run else ""
    return "" if name.isupper() or name in words.not_places else name
