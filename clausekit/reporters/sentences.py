"""Sentences that every report for people says the same way: who is who, where words stand, what was read, what is
waived."""

from __future__ import annotations

from clausekit.analysis.values import Analysis, Side
from clausekit.findings import Waived
from clausekit.model import Evidence
from clausekit.reporters.layout import clean
from clausekit.rules import Phrases, other
from clausekit.saying import Word


def party_line(analysis: Analysis, side: Side, words: Phrases) -> str:
    """Who is taken for whom: everything else is wrong where this is."""
    names: dict[Side, str] = {}
    for party in analysis.parties:
        terms = ", ".join(term for term in party.terms if term != party.name)
        names.setdefault(party.side, clean(f"{party.name} ({terms})" if terms and party.name else party.name or terms))
    none = words.phrase("not_named")
    return words.phrase(
        "you",
        side=words.phrase(f"side.{side}"),
        own=names.get(side) or none,
        other=words.phrase(f"side.{other(side)}"),
        theirs=names.get(other(side)) or none,
    )


def place(evidence: Evidence, words: Phrases) -> str:
    """Where the words stand, as a person finds them: "section 12.3", else the page, else the paragraph."""
    if evidence.section:
        return words.phrase("place.section", section=clean(evidence.section))
    if evidence.page is not None:
        return words.phrase("place.page", page=evidence.page)
    return words.phrase("place.paragraph", paragraph=evidence.paragraph)


def waiver(waived: Waived, words: Phrases) -> str:
    """Why a finding does not count, and until when."""
    line = words.phrase(f"waived.{waived.by}", reason=clean(waived.reason))
    return f"{line} {words.phrase('waived.until', date=waived.until)}" if waived.until else line


def what_was_read(analysis: Analysis, words: Phrases) -> str:
    """ "5,120 words in 240 paragraphs, docx, English." """
    language = analysis.language.partition("-")[0]
    known = words.texts["language"].get(language, language) if language else words.phrase("searched.no_language")
    return words.phrase(
        "searched.line",
        words=words.counted("searched.words", analysis.searched.words),
        blocks=words.counted("searched.blocks", analysis.searched.blocks),
        format=words.word(Word(analysis.document.format, f"searched.formats.{analysis.document.format}")),
        language=known,
    )
