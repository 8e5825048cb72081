"""What a contract says of itself: its law, the date it takes effect, the date it ends, the form of its notices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from clausekit.analysis.compiled import once
from clausekit.analysis.duration import TermWords, effective_date, expiry, term_words
from clausekit.analysis.evidence import evidence_at
from clausekit.analysis.law import LawWords, governing_law, law_words
from clausekit.analysis.notice import NoticeWords, notice_form, notice_words
from clausekit.analysis.outline import Place
from clausekit.analysis.values import FACT_NAMES, Fact, FactName, Party
from clausekit.model import Document


class _FactWords(NamedTuple):
    law: LawWords
    term: TermWords
    notice: NoticeWords


@once
def _fact_words(data: Mapping[str, Any]) -> _FactWords:
    return _FactWords(law_words(data["governing_law"]), term_words(data), notice_words(data["notice"]))


def find_facts(
    document: Document, data: Mapping[str, Any], parties: tuple[Party, ...], places: Sequence[Place] = ()
) -> Mapping[FactName, Fact | None]:
    """All four facts, None where the contract does not say; `data` is the pack's section `facts`.

    Each fact has the sentence that says so as evidence, with section and heading where `places` (the outline) is given.
    """
    words = _fact_words(data)
    lower = document.text.lower()
    if len(lower) != len(document.text):
        # A letter that changes its length in lower case would move every place behind it.
        lower = document.text
    out: dict[FactName, Fact | None] = dict.fromkeys(FACT_NAMES)

    def note(name: FactName, value: str, start: int, end: int) -> None:
        out[name] = Fact(value, (evidence_at(document, places, start, end),))

    law = governing_law(document, lower, words.law)
    if law:
        note("governing_law", *law)
    effective = effective_date(document, words.term)
    if effective:
        note("effective_date", effective.day.isoformat(), effective.start, effective.end)
    expires = expiry(document, lower, effective, words.term)
    if expires:
        note("expires", expires.day.isoformat(), expires.start, expires.end)
    notice = notice_form(document, lower, words.notice)
    if notice:
        note("notice_form", *notice)
    return out
