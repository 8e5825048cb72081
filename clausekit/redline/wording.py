"""The words of a clause as this contract would write them: its names for the parties, its terms, its tone."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from clausekit.analysis.values import Analysis
from clausekit.builder.agreement import plain
from clausekit.builder.locale import locale
from clausekit.builder.paragraphs import pieces, typographic
from clausekit.builder.rendering import WordsError, render
from clausekit.errors import LibraryError
from clausekit.library import FullVariant, Library
from clausekit.library.facts import Fact
from clausekit.library.spelling import WordingName
from clausekit.redline.edits import CannotPlace
from clausekit.redline.speech import Speech
from clausekit.words import SIDES, Side

_DEFINED = 10
"""How often a term must be used to weigh as much as one definition of it."""


class Words(NamedTuple):
    """A clause ready to insert. pieces: (1 a paragraph, 2 an item, 3 a sub-item; its words)."""

    variant: FullVariant
    title: str
    pieces: tuple[tuple[int, str], ...]


class Voice(NamedTuple):
    """How a contract speaks.

    parties   side → what the contract calls it
    articles  sides whose name takes "the"
    terms     the library's term → the contract's
    wording   formal where it says "shall"
    """

    parties: Mapping[Side, str]
    articles: frozenset[Side]
    terms: Mapping[str, str]
    wording: WordingName


def voice(analysis: Analysis, speech: Speech) -> Voice:
    """Hear it from the contract's own words."""
    text = analysis.document.text
    parties = {side: _party(analysis, side, speech) for side in SIDES}
    terms = {speech.names(thing)[0]: _term(text, thing, speech) for thing in ("agreement", "services", "fees")}
    articles = frozenset(side for side, name in parties.items() if _takes_article(text, name, speech, side))
    formal = len(re.findall(r"\bshall\b", text)) > len(text) / 4000
    return Voice(parties, articles, terms, "formal" if formal else "plain")


def words_of(variant: FullVariant, library: Library, own: Voice, language: str) -> Words:
    """The clause in the contract's voice.

    A variant that needs facts which only a deal can give is not written: the nearest one of its clause that needs none
    takes its place. Raises CannotPlace where there is none.
    """
    clause = variant.clause
    for name in dict.fromkeys((variant.name, clause.default, *clause.ladder)):
        full = library.variant((clause.clause, name))
        facts = _defaults(full, language)
        if facts is None or language not in full.variant.text:
            continue
        try:
            return _rendered(full, facts, own, language)
        except WordsError:
            continue
    raise CannotPlace("needs_facts", clause=clause.clause)


def _rendered(full: FullVariant, facts: Mapping[str, Fact], own: Voice, language: str) -> Words:
    filled = render(full.words(language, own.wording), {**_names(own, full, facts), **facts}, locale(language).tag)
    found = tuple((piece.depth, _adapted(plain(piece.runs), own)) for piece in pieces(filled))
    return Words(full, typographic(full.clause.title[language]), found)


def _names(own: Voice, full: FullVariant, facts: Mapping[str, Fact]) -> dict[str, Any]:
    def ref(clause: str) -> str:
        raise LibraryError(f"the contract has no clause {clause!r} to refer to")

    return {
        **{side: {"term": own.parties[side], "name": own.parties[side]} for side in SIDES},
        "facts": {full.clause.clause.replace("-", "_"): facts},
        "has": lambda clause: False,
        "ref": ref,
    }


def _defaults(full: FullVariant, language: str) -> dict[str, Fact] | None:
    """The facts of a clause as its files give them; None where they leave one to the deal."""
    values = {name: parameter.default_in(language) for name, parameter in full.parameters.items()}
    if any(value is None for value in values.values()):
        return None
    return {name: full.parameters[name].read(value) for name, value in values.items()}


def _party(analysis: Analysis, side: Side, speech: Speech) -> str:
    """What the contract calls a side most often. Where it says "you" or "we", its name stands instead: the words of a
    clause are in the third person."""
    pronouns = set(speech.texts["pronouns"])
    party = next((party for party in analysis.parties if party.side == side), None)
    if party is not None:
        terms = [term for term in party.terms if term.lower() not in pronouns]
        if terms:
            return max(terms, key=lambda term: len(re.findall(rf"\b{re.escape(term)}\b", analysis.document.text)))
        if party.name and party.name.lower() not in pronouns:
            return party.name
    return str(speech.texts["side"][side])


def _takes_article(text: str, name: str, speech: Speech, side: Side) -> bool:
    if name == speech.texts["side"][side]:
        return True
    bare = len(re.findall(rf"\b{re.escape(name)}(?!\w)", text))
    with_article = len(re.findall(rf"(?i:\bthe)\s+[\"“*_]{{0,3}}{re.escape(name)}(?!\w)", text))
    return 2 * with_article >= bare


def _term(text: str, thing: str, speech: Speech) -> str:
    """The contract's term for a thing: the one it uses most where it uses it as a name, else the plain word."""
    names = speech.names(thing)
    before = r"\b(?:[Tt]his|[Tt]he|THIS)\s+" if thing == "agreement" else r"(?<=[a-z,] )"
    counts = {}
    for name in names:
        if name[0].isupper():
            used = len(re.findall(rf"{before}{name}\b(?!\s+[A-Z])", text))
            counts[name] = used + _DEFINED * len(re.findall(rf"[“\"*]{name}[”\"*]", text))
    most = max(counts.values())
    if most == 0:
        return names[-1] if thing != "agreement" else _plain_agreement(text, names)
    return next(name for name, count in counts.items() if count == most)


def _plain_agreement(text: str, names: Sequence[str]) -> str:
    small = [name for name in names if name[0].islower()]
    counts = {name: len(re.findall(rf"\b[Tt]his {name}\b", text)) for name in small}
    return max(small, key=lambda name: counts[name])


def _adapted(words: str, own: Voice) -> str:
    """The library's words with the contract's terms, and without an article before a name that takes none."""
    for term, theirs in own.terms.items():
        if term != theirs:
            words = re.sub(rf"\b{term}\b", lambda _, theirs=theirs: theirs, words)  # type: ignore[misc]
    for side in SIDES:
        if side not in own.articles:
            words = re.sub(rf"\b[Tt]he {re.escape(own.parties[side])}\b", lambda _, side=side: own.parties[side], words)  # type: ignore[misc]
    return words[:1].upper() + words[1:]
