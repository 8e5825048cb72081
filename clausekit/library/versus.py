"""Two variants side by side: what the one gives that the other does not, and how their words differ."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from typing import Generic, NamedTuple, TypeVar

from clausekit.library.catalogue import FullVariant
from clausekit.library.models import Parameter, PromisedExit
from clausekit.library.spelling import WordingName

_Item = TypeVar("_Item")
_WORD = re.compile(r"\{\{.*?\}\}[^\s]*|\{%.*?%\}|\S+")


class Sorted(NamedTuple, Generic[_Item]):
    """What both have, and what only one of them has, each in the order of its own."""

    both: tuple[_Item, ...]
    first: tuple[_Item, ...]
    second: tuple[_Item, ...]


class Piece(NamedTuple):
    """A run of words: `first` in the one and `second` in the other; the same where the two do not differ, "" where one
    has nothing there."""

    first: str
    second: str

    @property
    def same(self) -> bool:
        return self.first == self.second


class Versus(NamedTuple):
    """What changes in the bargain from the first variant to the second. facts: by name; an exit or a fact whose days or
    type differ stands on both sides."""

    first: FullVariant
    second: FullVariant
    exits: Sorted[PromisedExit]
    terms: Sorted[str]
    requires: Sorted[str]
    conflicts: Sorted[str]
    facts: Sorted[tuple[str, Parameter]]
    paragraphs: tuple[tuple[Piece, ...], ...]


def versus(first: FullVariant, second: FullVariant, language: str, wording: WordingName) -> Versus:
    """The two compared; raises LibraryError where one has no words in the language."""
    one, other = first.variant, second.variant
    return Versus(
        first,
        second,
        _sorted(one.provides.exits, other.provides.exits),
        _sorted(one.provides.terms, other.provides.terms),
        _sorted(one.requires, other.requires),
        _sorted(one.conflicts, other.conflicts),
        _sorted(first.parameters.items(), second.parameters.items(), _kind),
        paragraphs(first.words(language, wording), second.words(language, wording)),
    )


def paragraphs(first: str, second: str) -> tuple[tuple[Piece, ...], ...]:
    """The paragraphs of two texts in pairs, each as runs of words; those that are like each other are a pair."""
    ours, theirs = _split(first), _split(second)
    found: list[tuple[Piece, ...]] = []
    start = 0
    for index, words in enumerate(ours):
        likely = [(difflib.SequenceMatcher(None, words, theirs[at]).ratio(), -at) for at in range(start, len(theirs))]
        best, at = max(likely, default=(0.0, 0))
        if best < 0.4:
            found.append((Piece(" ".join(ours[index]), ""),))
            continue
        found += [(Piece("", " ".join(theirs[between])),) for between in range(start, -at)]
        found.append(_pieces(words, theirs[-at]))
        start = 1 - at
    return (*found, *((Piece("", " ".join(words)),) for words in theirs[start:]))


def _split(text: str) -> list[list[str]]:
    return [_WORD.findall(part) for part in re.split(r"\n\s*\n|\n(?=\s*- )", text.strip())]


def _pieces(first: list[str], second: list[str]) -> tuple[Piece, ...]:
    matches = difflib.SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    return tuple(Piece(" ".join(first[a:b]), " ".join(second[c:d])) for _, a, b, c, d in matches)


def _kind(fact: tuple[str, Parameter]) -> object:
    """What makes a fact another one: not how it is explained."""
    return fact[0], fact[1]._replace(about={})


def _sorted(
    first: Iterable[_Item], second: Iterable[_Item], key: Callable[[_Item], object] = lambda item: item
) -> Sorted[_Item]:
    """The items of both, told apart by their keys."""
    ours, theirs = tuple(first), tuple(second)
    keys, their_keys = [key(item) for item in ours], [key(item) for item in theirs]
    return Sorted(
        tuple(item for item, own in zip(ours, keys, strict=True) if own in their_keys),
        tuple(item for item, own in zip(ours, keys, strict=True) if own not in their_keys),
        tuple(item for item, own in zip(theirs, their_keys, strict=True) if own not in keys),
    )
