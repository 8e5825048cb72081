"""A language pack: one YAML file of words and patterns, compiled for use. A new language is a new file, no code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from clausekit import resources
from clausekit.language.laying import TAGGERS, laid, symbols_of
from clausekit.language.patterns import Patterns
from clausekit.language.periods import PeriodWords, compile_words
from clausekit.language.tagging import Phrases

_NEVER = "\uf8ff"


@dataclass(frozen=True, eq=False, slots=True)
class Pack:
    """What the analysis needs of a language.

    code      "en"
    phrases   the tree of all phrases
    symbols   concept name → its symbol
    patterns  name → compiled patterns over symbols, in the order of the file
    periods   how periods are written
    data      the rest of the file: numbers, units, anchors, sentence ends, …

    A concept or pattern that the file does not have is one that never occurs.
    """

    code: str
    phrases: Phrases
    symbols: Mapping[str, str]
    patterns: Patterns
    periods: PeriodWords
    data: Mapping[str, Any]

    @property
    def verb_last(self) -> bool:
        """True where the verb stands last (Korean, Hindi): what it acts on, and the "if" of a condition, come before
        it."""
        return bool(self.data["verb"] == "last")

    def any_of(self, *concepts: str) -> str:
        """The symbols of these concepts (or groups of concepts) in one string."""
        return _any_of(self, concepts)


@cache
def _any_of(pack: Pack, concepts: tuple[str, ...]) -> str:
    groups = pack.data["groups"]
    return "".join(
        symbols_of(name, pack.symbols, groups) for name in concepts if name in groups or name in pack.symbols
    )


@lru_cache
def load(code: str) -> Pack:
    """The pack of language `code`. Raises KeyError where none is shipped, ValueError where the file is wrong."""
    if code not in resources.names("languages"):
        raise KeyError(code)
    data = resources.stored("laid", code) or laid(resources.load("languages", code))
    return pack_of(data)


def codes() -> tuple[str, ...]:
    """The languages that a pack is shipped for."""
    return resources.names("languages")


class _Symbols(dict[str, str]):
    """Concept → its symbol; that of a concept which the pack does not have stands in no text."""

    def __missing__(self, name: str) -> str:
        return _NEVER


def pack_of(given: Mapping[str, Any]) -> Pack:
    """The pack that `laid` gave as plain data."""
    data = given["data"]
    return Pack(
        data["language"],
        TAGGERS[data["tokens"]](given["phrases"], data["skipped"], data["kept_before"]),
        _Symbols(given["symbols"]),
        Patterns(given["patterns"]),
        compile_words(data),
        data,
    )
