"""The analysis as a whole: a document in, everything that rules and reports need out. Pure, computed once."""

from __future__ import annotations

from clausekit.analysis import doubts
from clausekit.analysis.exits import find_exits
from clausekit.analysis.facts import find_facts
from clausekit.analysis.outline import labels_of, places
from clausekit.analysis.parties import find_parties
from clausekit.analysis.reading import anchors_in, own_phrases, read_units
from clausekit.analysis.terms import find_terms
from clausekit.analysis.units import speech_of, units
from clausekit.analysis.values import FACT_NAMES, TERM_NAMES, Analysis, Party, Searched, Term
from clausekit.language import pack as packs
from clausekit.language.pack import Pack
from clausekit.model import Document


def analyse(document: Document) -> Analysis:
    """Judge a contract: its parties, exits, terms and facts, or why it cannot be judged."""
    pack = packs.load("en")
    if not doubts.speaks(document, pack.data):
        return unsupported(document)
    return analyse_with(document, pack, find_parties(document, pack.data["parties"]))


def unsupported(document: Document) -> Analysis:
    """What can be said of a contract in a language without a pack: nothing, with the reason."""
    reason = doubts.too_short(document) or ("its language is none that clausekit reads (English)",)
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
    hits = anchors_in(document.text, pack)
    pieces = list(units(document, outline, speech, hits))
    readings = list(read_units(document, pieces, outline, pack, own_phrases(parties, pack), hits))
    exits = find_exits(document, readings, outline, pack)
    reasons = (
        *doubts.unread_doubts(document.unread),
        *doubts.too_short(document),
        *doubts.elsewhere(document, pack.data["doubts"], bool(exits)),
    )
    return Analysis(
        document=document,
        language=pack.code,
        parties=parties,
        exits=exits,
        terms=find_terms(document, readings, outline, pack, bool(reasons)),
        facts=find_facts(document, pack.data["facts"], parties),
        doubts=reasons,
        searched=_searched(document),
    )


def _searched(document: Document) -> Searched:
    return Searched(len(document.text.split()), len(document.blocks), document.unread)
