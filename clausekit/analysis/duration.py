"""When a contract takes effect and when it ends, as calendar dates."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest
from typing import Any, NamedTuple

from clausekit.analysis.dates import Dated, DateWords, date_words, dates_in, later, lengths_in, years_in
from clausekit.analysis.preamble import OPENING, phrase_ends, phrase_places, plain_opening
from clausekit.analysis.sentences import sentence_around
from clausekit.expressions import Expression
from clausekit.model import Document

_BEFORE, _AFTER = 70, 60
"""How far from a date the words may stand that say what date it is, in characters."""

_BEHIND = 30
"""How far behind a length a word may stand that makes it one of a notice, in characters."""
_NAMED = 3
"""The rank of a date that the contract itself names its effective date."""
_STRIDE = 150
"""Places nearer together than this are looked at together, in characters."""
_SAID = 420
"""How far the length or the last day may stand behind the words that say that the contract runs, in characters."""


class TermWords(NamedTuple):
    """What a language says about the time a contract runs.

    defined     words behind the date the contract takes effect: `(the "Effective Date")`
    effective   words before that date: "effective as of"
    made        words before the date the contract is made: "entered into as of", "dated"
    list_ends   words behind which dates in the opening are of other papers
    pieces      pieces that a length of time holds: "month"
    anchors     pieces of words of a sentence that tells how long the contract runs: "shall continue"
    sayings     what says that the contract runs or ends; its length or last day follows
    not_about   words of sentences about what goes on after the contract
    until       words before the last day: "until", "ending on"
    since       words before the first day: "commencing on"
    aside       a remark between commas, passed over: ", unless sooner terminated,"
    breaks      words behind which a date or length is of something after the first term: "renew"
    of_notice   words right behind a length that make it one of a notice
    other_start a day that a length counts from, other than the day the contract takes effect
    """

    dates: DateWords
    defined: Sequence[str]
    effective: Sequence[str]
    made: Sequence[str]
    list_ends: Sequence[str]
    pieces: Sequence[str]
    anchors: Sequence[str]
    sayings: Sequence[Expression]
    not_about: Sequence[str]
    until: Expression
    since: Expression
    aside: Expression
    breaks: Expression
    of_notice: Expression
    other_start: Expression


class Day(NamedTuple):
    """A date the contract gives, and the characters `start` to `end` that say so."""

    day: date
    start: int
    end: int


def term_words(data: Mapping[str, Any]) -> TermWords:
    """Compile the pack's `dates` and `term`."""
    term = data["term"]
    return TermWords(
        date_words(data["dates"]),
        term["defined"],
        term["effective"],
        term["made"],
        term["list_ends"],
        term["pieces"],
        term["anchors"],
        [Expression(saying, re.IGNORECASE) for saying in term["sayings"]],
        term["not_about"],
        Expression(term["until"], re.IGNORECASE),
        Expression(term["since"], re.IGNORECASE),
        Expression(term["aside"], re.IGNORECASE),
        Expression(term["breaks"], re.IGNORECASE),
        Expression(term["of_notice"], re.IGNORECASE),
        Expression(term["other_start"]),
    )


def effective_date(document: Document, words: TermWords) -> Day | None:
    """The day a contract takes effect: the date it names so, else the date it is made."""
    plain = plain_opening(document.text)
    ends = phrase_ends(plain, words.list_ends)
    best: tuple[int, Dated] | None = None
    found = list(dates_in(document.text[:OPENING], words.dates))
    for dated, following in zip_longest(found, found[1:]):
        before = plain[max(0, dated.start - _BEFORE) : dated.start]
        after = plain[dated.end : min(dated.end + _AFTER, following.start if following else OPENING)]
        rank = _rank(before, after, words)
        if rank == 1 and ends and ends[0] < dated.start:
            rank = 0
        if rank > (best[0] if best else 0):
            best = rank, dated
        if rank == _NAMED:
            break
    return Day(best[1].day, *sentence_around(document, best[1].start, best[1].end)) if best else None


def _rank(before: str, after: str, words: TermWords) -> int:
    """How surely the date between these words is the effective date: named so, 2 said so, 1 the date of making."""
    if any(word in after for word in words.defined):
        return _NAMED
    if any(before.rstrip(' :,(*_"\u201d').endswith(word) for word in words.effective):
        return 2
    return int(any(word in before for word in words.made))


def expiry(document: Document, lower: str, effective: Day | None, words: TermWords) -> Day | None:
    """The last day of a contract's first term: a stated date, else its first day and a stated length."""
    for start, end in _term_sentences(document, lower, words):
        said = _said(document.text[start:end], words)
        day = (_stated(said, words) or _computed(said, effective, words)) if said else None
        if day:
            return Day(day, start, end)
    return None


def _term_sentences(document: Document, lower: str, words: TermWords) -> Iterator[tuple[int, int]]:
    # A year counts only where a last day may be named: most years of a contract stand in other dates.
    years = [year for year in years_in(lower) if words.until.search(lower, max(0, year - _BEFORE), year)]
    hits = sorted([*years, *phrase_places(lower, words.pieces)])
    last = near = -1
    for at in hits:
        if at < max(last, near):
            continue
        window = lower[max(0, at - _SAID) : at + 2 * _STRIDE]
        near = at + _STRIDE
        if any(map(window.__contains__, words.anchors)):
            near = -1
            start, end = sentence_around(document, at, at)
            last = end
            if not any(map(lower[start:end].__contains__, words.not_about)):
                yield start, end


def _said(sentence: str, words: TermWords) -> str | None:
    """What a sentence says of how long the contract runs: the words from there on."""
    starts = [match.start() for saying in words.sayings if (match := saying.search(sentence))]
    return words.aside.sub(" ", sentence[min(starts) :])[:_SAID] if starts else None


def _stated(said: str, words: TermWords) -> date | None:
    for dated in dates_in(said, words.dates):
        before = said[max(0, dated.start - _BEFORE) : dated.start]
        until = list(words.until.finditer(before))
        if until and len(before[until[-1].end() :].split()) < 5 and not _since(before[until[-1].start() :], words):
            return dated.day
    return None


def _since(before: str, words: TermWords) -> bool:
    return words.since.search(before) is not None


def _computed(said: str, effective: Day | None, words: TermWords) -> date | None:
    first = next(lengths_in(said, words.dates), None)
    if first is None or words.other_start.search(said) or words.breaks.search(said[: first.start]):
        return None
    if words.of_notice.search(said[first.end : first.end + _BEHIND]):
        return None
    begun = next(
        (
            dated.day
            for dated in dates_in(said, words.dates)
            if _since(said[max(0, dated.start - 40) : dated.start], words)
        ),
        effective.day if effective else None,
    )
    return later(begun, first) if begun else None
