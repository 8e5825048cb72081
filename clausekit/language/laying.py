"""A language file as plain data that loads in no time: each concept a symbol, each phrase its steps, each pattern a
regular expression over symbols. A wheel carries it; from a checkout it is made at each start."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from clausekit.language.characters import Characters
from clausekit.language.patterns import needs_of
from clausekit.language.tagging import FILLER, NUMBER, Phrases
from clausekit.text import fold

TAGGERS: Mapping[str, type[Phrases]] = {"words": Phrases, "characters": Characters}
"""What a pack says under `tokens` → how its texts are tagged."""

PARTY_CONCEPTS = ("provider", "client")
"""Concepts whose phrases come from the contract itself: the names it uses for the two sides."""

_SYMBOLS = "".join(map(chr, (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord(FILLER)), *range(0xA1, 0x1000))))
"""One for each concept. Below U+0100 where they last: a class of such characters compiles in half the time."""

_PIECE = re.compile(
    r"\s*(?:(?P<gap>\.\.(?P<most>\d*)(?:!\{(?P<but>[\w|]+)\})?)|(?P<group><(?P<name>\w+):)|(?P<close>>)"
    r"|(?P<concept>!?\{[\w|]+\})|(?P<plain>[,;:().#w^$])|(?P<open>\[)|(?P<shut>\])|(?P<or>/))(?P<mark>\??)"
)


_DEFAULTS: Mapping[str, Any] = {
    "tokens": "words", "verb": "middle", "skipped": [], "kept_before": {}, "possessives": [], "contracted": {},
    "undertakings": {}, "groups": {}, "patterns": {}, "terms": {}, "facts": {}, "parties": {}, "doubts": {},
    "section_words": [], "references": [], "joiners": [], "abbreviations": [], "unit_adjectives": [], "at_once": [],
    "list_joiners": [], "goes_on": [], "page_marks": [], "list_leads": [], "letters": "", "labels": [],
    "any_other": [], "at_most": [],
}  # fmt: skip
"""What a language file may leave out."""


def laid(given: Mapping[str, Any]) -> dict[str, Any]:
    """The data of a language file as JSON can carry it: `symbols`, `phrases`, `patterns` (name → regular expressions,
    each with what it needs), and under `data` the rest of the file with its defaults. Raises ValueError where a pattern
    names what is not there."""
    data = {**_DEFAULTS, **given}
    concepts: Mapping[str, list[Any]] = data.pop("concepts")
    lines: Mapping[str, list[str]] = data.pop("patterns")
    strange = (f"{name}: {one!r}" for name, entries in concepts.items() for one in entries if not isinstance(one, str))
    unquoted = next(strange, "")
    if unquoted:
        raise ValueError(f"{unquoted} is no word; YAML takes yes, no, on and off for answers: write them in quotes")
    symbols = dict(zip((*PARTY_CONCEPTS, *concepts), _SYMBOLS, strict=False))
    entries = {symbols[name]: [fold(entry).text for entry in entries] for name, entries in concepts.items()}
    return {
        "symbols": symbols,
        "phrases": TAGGERS[data["tokens"]].lay(entries, data["skipped"], data["kept_before"]),
        "patterns": {
            name: [_with_needs(expression(line, symbols, data["groups"])) for line in written]
            for name, written in lines.items()
        },
        "data": data,
    }


def _with_needs(source: str) -> tuple[str, list[str]]:
    return source, needs_of(source)


def expression(line: str, symbols: Mapping[str, str], groups: Mapping[str, list[str]]) -> str:
    """One pattern over concepts as a regular expression over symbols.

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
                symbols_of(name, symbols, groups) for name in piece["concept"].lstrip("!").strip("{}").split("|")
            )
            out.append(f"[{'^' if negated else ''}{chars}]{piece['mark']}")
        elif piece["plain"] in "^$":
            out.append(piece["plain"])
        else:
            out.append(re.escape({"w": FILLER, "#": NUMBER}.get(piece["plain"], piece["plain"])) + piece["mark"])
    return "".join(out)


def _gap(most: int, but: str, symbols: Mapping[str, str], groups: Mapping[str, list[str]]) -> str:
    if not but:
        return f"[^;.]{{0,{most}}}?"
    barred = "".join(symbols_of(name, symbols, groups) for name in but.split("|"))
    object_ = f"{symbols['to']}[{barred}]|" if "to" in symbols else ""
    return f"(?:{object_}[^;.{barred}]){{0,{most}}}?"


def symbols_of(name: str, symbols: Mapping[str, str], groups: Mapping[str, list[str]]) -> str:
    """The symbols of a concept, or of all concepts of a group. Raises ValueError where there is none of that name."""
    if name in groups:
        return "".join(symbols_of(inner, symbols, groups) for inner in groups[name])
    if name not in symbols:
        raise ValueError(f"there is no concept or group named {name!r}")
    return symbols[name]
