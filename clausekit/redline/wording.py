"""The words of a clause as this contract would write them: its names for the parties, its terms, its tone."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from clausekit.analysis.values import Analysis
from clausekit.builder.agreement import plain
from clausekit.builder.josa import with_particle
from clausekit.builder.locale import locale
from clausekit.builder.paragraphs import pieces, typographic
from clausekit.builder.rendering import WordsError, render
from clausekit.errors import LibraryError
from clausekit.library import FullVariant, Library
from clausekit.library.facts import Fact
from clausekit.library.spelling import WordingName
from clausekit.redline.edits import CannotPlace
from clausekit.redline.speech import Speech
from clausekit.redline.spelling import as_spelled
from clausekit.saying import told
from clausekit.words import SIDES, Side

_QUOTES = (("“", "”"), ('"', '"'), ("‘", "’"), ("'", "'"), ("「", "」"), ("『", "』"), ("«", "»"))
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
    terms = {names[0]: _term(text, thing, speech) for thing, names in speech.texts["names"].items()}
    parties = {side: _party(analysis, side, speech) for side in SIDES}
    articles = frozenset(side for side, name in parties.items() if _takes_article(text, name, speech, side))
    formal = len(re.findall(speech.voice("formal"), text)) > len(text) / 4000
    return Voice(parties, articles, terms, "formal" if formal else "plain")


def words_of(variant: FullVariant, library: Library, own: Voice, speech: Speech) -> Words:
    """The clause in the contract's voice.

    A variant that needs facts which only a deal can give is not written: the nearest one of its clause that needs none
    takes its place. Raises CannotPlace where there is none.
    """
    clause = variant.clause
    for name in dict.fromkeys((variant.name, clause.default, *clause.ladder)):
        full = library.variant((clause.clause, name))
        facts = _defaults(full, speech.language)
        if facts is None or speech.language not in full.variant.text:
            continue
        try:
            return _rendered(full, facts, own, speech)
        except WordsError:
            continue
    raise CannotPlace("needs_facts", clause=clause.clause)


def _rendered(full: FullVariant, facts: Mapping[str, Fact], own: Voice, speech: Speech) -> Words:
    language = speech.language
    filled = render(full.words(language, own.wording), {**_names(own, full, facts), **facts}, locale(language).tag)
    found = tuple((piece.depth, _adapted(plain(piece.runs), own, speech, piece.depth)) for piece in pieces(filled))
    return Words(full, typographic(full.clause.title[language]), found)


def _names(own: Voice, full: FullVariant, facts: Mapping[str, Fact]) -> dict[str, Any]:
    def ref(clause: str) -> str:
        raise LibraryError(told("the contract has no clause {clause!r} to refer to", clause=clause))

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
    text = analysis.document.text
    party = next((party for party in analysis.parties if party.side == side), None)
    if party is not None:
        terms = [as_spelled(text, term) for term in party.terms if not speech.is_pronoun(term)]
        if terms:
            return _as_quoted(text, max(terms, key=lambda term: len(_named(text, term, speech))), speech)
        if party.name and not speech.is_pronoun(party.name):
            return party.name
    return str(speech.texts["side"][side])


def _named(text: str, name: str, speech: Speech) -> list[str]:
    """Every place where the text has the name."""
    return [match[0] for match in re.finditer(speech.voice("name", name=name), text)]


def _as_quoted(text: str, name: str, speech: Speech) -> str:
    """The name in the quotation marks in which the contract writes it most of the time, if it does."""
    most = len(_named(text, name, speech)) / 2
    quoted = (f"{opening}{name}{closing}" for opening, closing in _QUOTES)
    return next((form for form in quoted if text.count(form) > max(most, 1)), name)


def _takes_article(text: str, name: str, speech: Speech, side: Side) -> bool:
    if "article" not in speech.texts["voice"]:
        return False
    if name == speech.texts["side"][side]:
        return True
    bare = len(_named(text, name, speech))
    with_article = len(re.findall(rf"{speech.voice('article')}[\"“*_]{{0,3}}{re.escape(name)}(?!\w)", text))
    return 2 * with_article >= bare


def _term(text: str, thing: str, speech: Speech) -> str:
    """The contract's term for a thing: the one it uses most where it uses it as a name, else the plain word."""
    names = speech.names(thing)
    used = speech.texts["voice"]["used"].get(thing)
    counts = {}
    for name in names:
        if not name[0].islower():
            found = len(re.findall(used.replace("{name}", name), text)) if used else 0
            counts[name] = found + _DEFINED * len(re.findall(speech.voice("defined", name=name), text))
    most = max(counts.values(), default=0)
    if most:
        return next(name for name, count in counts.items() if count == most)
    plain = speech.texts["voice"].get("plain", {}).get(thing)
    small = [name for name in names if name[0].islower()]
    if plain and small:
        return max(small, key=lambda name: len(re.findall(plain.replace("{name}", name), text)))
    return names[-1]


def _adapted(words: str, own: Voice, speech: Speech, depth: int) -> str:
    """The library's words with the contract's terms, and without an article before a name that takes none; a paragraph
    begins with a capital, an item as it did."""
    for term, theirs in own.terms.items():
        if term != theirs:
            words = re.sub(speech.voice("term", name=term), partial(_in_place, theirs), words)
    for side in SIDES:
        if side not in own.articles and "article" in speech.texts["voice"]:
            bare = own.parties[side]
            words = re.sub(rf"{speech.voice('article')}{re.escape(bare)}\b", lambda _, bare=bare: bare, words)  # type: ignore[misc]
    return words[:1].upper() + words[1:] if depth == 1 else words


def _in_place(term: str, match: re.Match[str]) -> str:
    """The term, with the particle that hung on the word before it fitted to it."""
    particle = match.groupdict().get("particle")
    return with_particle(term, particle) if particle else term
