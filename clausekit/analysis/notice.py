"""In which form notices must be given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from clausekit.analysis.preamble import phrase_places
from clausekit.analysis.sentences import sentence_around
from clausekit.model import Document

_REACH = 700
"""How far the forms may stand behind the word for writing, in characters: they often come in the next sentence."""
_NEAR = 160


class NoticeWords(NamedTuple):
    """What a language says about notices: words for them and for writing, pieces of every form,
    and forms by their reported names."""

    subjects: Sequence[str]
    written: Sequence[str]
    pieces: Sequence[str]
    forms: Mapping[str, Sequence[str]]
    written_notice: str


class Notice(NamedTuple):
    """The form of notices ("registered mail, courier"), and the characters `start` to `end` that say so."""

    form: str
    start: int
    end: int


def notice_words(data: Mapping[str, Any]) -> NoticeWords:
    """The pack's `notice`."""
    return NoticeWords(data["subjects"], data["written"], data["pieces"], data["forms"], data["written_notice"])


def notice_form(document: Document, lower: str, words: NoticeWords) -> Notice | None:
    """The form of notices: the sentence that names most forms; mere writing where none names any."""
    best: tuple[int, Notice] | None = None
    for at in _written(lower, words):
        if best and not any(map(lower[at - _NEAR : at + _REACH].__contains__, words.pieces)):
            continue
        start, end = sentence_around(document, at, at)
        forms, last = _forms(lower, start, max(end, at + _REACH), words)
        if best is None or len(forms) > best[0]:
            form = ", ".join(forms) or words.written_notice
            best = len(forms), Notice(form, start, sentence_around(document, last, last)[1] if last > end else end)
    return best[1] if best else None


def _written(lower: str, words: NoticeWords) -> Iterator[int]:
    for at in phrase_places(lower, words.written):
        near = lower[max(0, at - _NEAR) : at + _NEAR]
        if any(map(near.__contains__, words.subjects)):
            yield at


def _forms(lower: str, start: int, end: int, words: NoticeWords) -> tuple[list[str], int]:
    """The forms named from `start` to `end`, and where the last of them stands."""
    found: list[str] = []
    last = start
    for form, phrases in words.forms.items():
        places = [at for phrase in phrases if (at := lower.find(phrase, start, end)) >= 0]
        if places:
            found.append(form)
            last = max(last, min(places))
    return found, last
