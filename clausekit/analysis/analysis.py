"""The analysis as a whole: a document in, everything that rules and reports need out. Pure, computed once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from clausekit.analysis import doubts
from clausekit.analysis.exits import find_exits
from clausekit.analysis.facts import find_facts
from clausekit.analysis.joining import doubtful, joined, placed
from clausekit.analysis.named import find_named
from clausekit.analysis.outline import Place, labels_of, places
from clausekit.analysis.parties import find_parties
from clausekit.analysis.reading import Reader, on_ending, own_phrases
from clausekit.analysis.speech import speech_of
from clausekit.analysis.stated import find_stated
from clausekit.analysis.terms import find_terms
from clausekit.analysis.tongues import spoken
from clausekit.analysis.undertaking import undertakings
from clausekit.analysis.units import units
from clausekit.analysis.values import FACT_NAMES, TERM_NAMES, Analysis, Fact, FactName, Party, Searched, Term
from clausekit.language import pack as packs
from clausekit.language.pack import Pack
from clausekit.model import Document
from clausekit.saying import Said, said

_UNREAD_LANGUAGE = 0.4
"""Where so much of a contract is in a language without a pack, what was not found may stand there."""

FINDERS: Mapping[str, Callable[[Document, Mapping[str, Any]], tuple[Party, ...]]] = {
    "openings": find_parties,
    "patterns": find_named,
}
"""How a pack's section `parties` is read (its `by`)."""


def analyse(document: Document) -> Analysis:
    """Judge a contract: its parties, exits, terms and facts, or why it cannot be judged."""
    written = spoken(document)
    known = packs.codes()
    found = [_analysed(part, packs.load(code)) for code, part in written.parts.items() if code in known]
    if len(written.parts) > 1:
        found = [placed(one, document) for one in found]
    if not found:
        return unsupported(document)
    analysis = found[0] if len(found) == 1 else joined(document, found)
    if written.unknown >= _UNREAD_LANGUAGE:
        return doubtful(analysis, said("doubt.part_of_it", languages=languages()))
    return analysis


def _analysed(document: Document, pack: Pack) -> Analysis:
    """The part of a contract that is in one language: what stands beside it in another does not come between."""
    document = document._replace(blocks=tuple(block for block in document.blocks if block.text.strip()))
    section = pack.data["parties"]
    parties = FINDERS[section["by"]](document, section) if section else ()
    return analyse_with(document, pack, parties)


def languages() -> tuple[Said, ...]:
    """The languages that contracts are read in."""
    return tuple(said(f"language.{code}") for code in packs.codes())


def unsupported(document: Document) -> Analysis:
    """What can be said of a contract in a language without a pack: nothing, with the reason."""
    reason = doubts.too_short(document) or (said("doubt.language", languages=languages()),)
    return Analysis(
        document=document,
        language="",
        parties=(),
        exits=(),
        terms={name: Term("cannot_tell") for name in TERM_NAMES},
        facts=dict.fromkeys(FACT_NAMES),
        doubts=(*doubts.unread_doubts(document.unread), *reason),
        searched=_searched(document),
    )


def analyse_with(document: Document, pack: Pack, parties: tuple[Party, ...]) -> Analysis:
    """The same for a known language and known parties."""
    speech = speech_of(pack.data)
    outline = places(document, labels_of(pack.data))
    hits = pack.phrases.places(pack.data["anchors"], document.text)
    own = own_phrases(parties, pack, undertakings(document.text, pack.data["undertakings"]))
    ending = on_ending(outline, own, pack)
    begins = (document.blocks[index].start + outline[index].label for index in ending)
    pieces = list(units(document, outline, speech, sorted({*hits, *begins})))
    reader = Reader(document, pieces, outline, pack, own)
    readings = list(reader.readings(hits, ending))
    exits = find_exits(document, readings, reader, outline, pack)
    reasons = (
        *doubts.unread_doubts(document.unread),
        *doubts.too_short(document),
        *doubts.elsewhere(document, pack.data["doubts"], bool(exits)),
        *doubts.sides_unknown(parties, readings, pack),
    )
    return Analysis(
        document=document,
        language=pack.code,
        parties=parties,
        exits=exits,
        terms=find_terms(document, readings, outline, pack, bool(reasons)),
        facts=_facts(document, pack, parties, outline),
        doubts=reasons,
        searched=_searched(document),
    )


def _facts(
    document: Document, pack: Pack, parties: tuple[Party, ...], outline: Sequence[Place]
) -> Mapping[FactName, Fact | None]:
    section = pack.data["facts"]
    if section.get("by") == "patterns":
        return find_stated(document, section, outline)
    return find_facts(document, section, parties, outline) if section else dict.fromkeys(FACT_NAMES)


def _searched(document: Document) -> Searched:
    return Searched(len(document.text.split()), len(document.blocks), document.unread)
