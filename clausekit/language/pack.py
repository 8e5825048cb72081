"""A language pack: one YAML file of words and patterns, compiled for use. A new language is a new file, no code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from clausekit import resources
from clausekit.language.characters import Characters
from clausekit.language.patterns import Pattern, needs_of
from clausekit.language.periods import PeriodWords, compile_words
from clausekit.language.tagging import FILLER, NUMBER, Phrases
from clausekit.text import fold

_SYMBOLS = "".join(map(chr, (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord(FILLER)), *range(0xA1, 0x1000))))
"""One for each concept. Below U+0100 where they last: a class of such characters compiles in half the time."""

_NEVER = "\uf8ff"

PARTY_CONCEPTS = ("provider", "client")
"""Concepts whose phrases come from the contract itself: the names it uses for the two sides."""

_PIECE = re.compile(
    r"\s*(?:(?P<gap>\.\.(?P<most>\d*)(?:!\{(?P<but>[\w|]+)\})?)|(?P<group><(?P<name>\w+):)|(?P<close>>)"
    r"|(?P<concept>!?\{[\w|]+\})|(?P<plain>[,;:().#w^$])|(?P<open>\[)|(?P<shut>\])|(?P<or>/))(?P<mark>\??)"
)


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
    patterns: Mapping[str, tuple[Pattern, ...]]
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
        _symbols_of(name, pack.symbols, groups) for name in concepts if name in groups or name in pack.symbols
    )


@lru_cache
def load(code: str) -> Pack:
    """The pack of language `code`. Raises KeyError where none is shipped, ValueError where the file is wrong."""
    if code not in resources.names("languages"):
        raise KeyError(code)
    return compile_pack(resources.load("languages", code))


def codes() -> tuple[str, ...]:
    """The languages that a pack is shipped for."""
    return resources.names("languages")


class _Symbols(dict[str, str]):
    """Concept → its symbol; that of a concept which the pack does not have stands in no text."""

    def __missing__(self, name: str) -> str:
        return _NEVER


class _Patterns(dict[str, tuple[Pattern, ...]]):
    """Name → patterns; none for a name that the pack does not have."""

    def __missing__(self, name: str) -> tuple[Pattern, ...]:
        return ()


TAGGERS: Mapping[str, type[Phrases]] = {"words": Phrases, "characters": Characters}
"""What a pack says under `tokens` → how its texts are tagged."""

_DEFAULTS: Mapping[str, Any] = {
    "tokens": "words", "verb": "middle", "skipped": [], "kept_before": {}, "possessives": [],
    "groups": {}, "patterns": {}, "terms": {}, "facts": {}, "parties": {}, "doubts": {},
    "section_words": [], "references": [], "joiners": [], "abbreviations": [], "unit_adjectives": [], "at_once": [],
    "list_joiners": [], "goes_on": [], "page_marks": [], "list_leads": [], "letters": "", "labels": [],
}  # fmt: skip
"""What a language file may leave out."""


def compile_pack(given: Mapping[str, Any]) -> Pack:
    """Compile the data of a language file. Raises ValueError where a pattern names what is not there."""
    data = {**_DEFAULTS, **given}
    concepts: Mapping[str, list[str]] = data["concepts"]
    symbols = _Symbols(zip((*PARTY_CONCEPTS, *concepts), _SYMBOLS, strict=False))
    tagger = TAGGERS[data["tokens"]]
    entries = {symbols[name]: [fold(entry).text for entry in entries] for name, entries in concepts.items()}
    laid = tagger.lay(entries, data["skipped"], data["kept_before"])
    phrases = tagger(laid, data["skipped"], data["kept_before"])
    groups = data["groups"]
    patterns = _Patterns(
        (name, tuple(compile_pattern(line, symbols, groups) for line in lines))
        for name, lines in data["patterns"].items()
    )
    return Pack(data["language"], phrases, symbols, patterns, compile_words(data), data)


def compile_pattern(line: str, symbols: Mapping[str, str], groups: Mapping[str, list[str]]) -> Pattern:
    """Compile one pattern over concepts.

    `{a|b}` one of these concepts or groups; `!{a}` any one piece but these; `..4` up to four pieces, not over a
    semicolon or a sentence's end; `..` up to sixty; `..4!{a}` the same with no `a` among them but as an object
    ("to the a"); `<name: …>` a named part; `[ … / … ]` one of several;
    `?` behind a piece: may be absent; `w` a plain word, `#` a number, and `, ; : ( ) .` themselves.
    """
    out: list[str] = []
    at = 0
    line = line.strip()
    while at < len(line):
        piece = _PIECE.match(line, at)
        if piece is None or piece.end() == at:
            raise ValueError(f"pattern {line!r}: cannot read {line[at:]!r}")
        at = piece.end()
        if piece["gap"]:
            out.append(_gap(int(piece["most"] or 60), piece["but"] or "", symbols, groups))
            continue
        if piece["group"]:
            out.append(f"(?P<{piece['name']}>")
        elif piece["open"]:
            out.append("(?:")
        elif piece["or"]:
            out.append("|")
        elif piece["close"] or piece["shut"]:
            out.append(")" + piece["mark"])
        elif piece["concept"]:
            negated = piece["concept"].startswith("!")
            chars = "".join(
                _symbols_of(name, symbols, groups) for name in piece["concept"].lstrip("!").strip("{}").split("|")
            )
            out.append(f"[{'^' if negated else ''}{chars}]{piece['mark']}")
        elif piece["plain"] in "^$":
            out.append(piece["plain"])
        else:
            out.append(re.escape({"w": FILLER, "#": NUMBER}.get(piece["plain"], piece["plain"])) + piece["mark"])
    source = "".join(out)
    return Pattern(source, needs_of(source))


def _gap(most: int, but: str, symbols: Mapping[str, str], groups: Mapping[str, list[str]]) -> str:
    if not but:
        return f"[^;.]{{0,{most}}}?"
    barred = "".join(_symbols_of(name, symbols, groups) for name in but.split("|"))
    object_ = f"{symbols['to']}[{barred}]|" if "to" in symbols else ""
    return f"(?:{object_}[^;.{barred}]){{0,{most}}}?"


def _symbols_of(name: str, symbols: Mapping[str, str], groups: Mapping[str, list[str]]) -> str:
    if name in groups:
        return "".join(_symbols_of(inner, symbols, groups) for inner in groups[name])
    if name not in symbols:
        raise ValueError(f"there is no concept or group named {name!r}")
    return symbols[name]
