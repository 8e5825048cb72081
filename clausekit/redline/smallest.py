"""The smallest change of words that mends a weak exit: a shorter period, or no lock-in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clausekit.analysis.values import Analysis, Exit
from clausekit.findings import Finding
from clausekit.language.pack import load
from clausekit.language.periods import PeriodWords, periods
from clausekit.library import FullVariant
from clausekit.readers.numerals import printed
from clausekit.redline.edits import Replacement
from clausekit.redline.sections import in_digits_of
from clausekit.redline.speech import Speech
from clausekit.rules import Rule
from clausekit.rules.kinds import PERIODS
from clausekit.text import LETTER, fold


def smallest_changes(
    analysis: Analysis, finding: Finding, rule: Rule, fix: FullVariant | None, speech: Speech
) -> Iterator[tuple[tuple[Replacement, ...], int]]:
    """Changes that may mend the finding, each with the days that it makes; the caller tries them in turn. None for
    rules that find something missing."""
    where = finding.location
    if where is None or not analysis.language:
        return
    kind = {"period_longer_than": str(rule.options.get("period", "")), "auto_renewal": "notice"}.get(rule.kind, "")
    if not kind:
        return
    field = PERIODS[kind]
    words = load(analysis.language).periods
    for exit_ in analysis.exits:
        old = getattr(exit_, field)
        if not old or where not in exit_.evidence:
            continue
        for start, end in ((where.start, where.end), _block(analysis, where.start)):
            if kind == "lock_in":
                for change in _without_lock_in(analysis.document.text, start, end, old, words, speech):
                    yield change, 0
            else:
                new = _target(exit_, field, rule, fix)
                for change in _shorter(analysis.document.text, start, end, old, new, words, speech):
                    yield change, new


def _block(analysis: Analysis, at: int) -> tuple[int, int]:
    return next((block.start, block.end) for block in analysis.document.blocks if block.start <= at <= block.end)


def _target(exit_: Exit, field: str, rule: Rule, fix: FullVariant | None) -> int:
    """The period that the library proposes for such an exit, never more than the rule allows."""
    limit = int(rule.options["days"])
    promised = () if fix is None else fix.variant.provides.exits
    for promise in promised:
        value = getattr(promise, field) if promise.trigger == exit_.trigger else None
        if isinstance(value, str) and fix is not None:
            value = fix.parameters[value].default
        if isinstance(value, int) and value:
            return min(value, limit)
    return min(30, limit)


def _shorter(
    text: str, start: int, end: int, old: int, new: int, words: PeriodWords, speech: Speech
) -> Iterator[tuple[Replacement, ...]]:
    """Every period of `old` days in the text, made one of `new` days: numbers and unit only."""
    piece = text[start:end]
    folded = fold(piece)
    units = {fold(unit).text: days for unit, days in speech.texts["units"].items()}

    def place(at: int) -> int:
        return start + folded.source(at, len(piece))

    for period in periods(folded.text, words):
        if period.days != old:
            continue
        match = words.pattern.match(folded.text, period.start)
        if match is None:
            continue
        numbers = [*_numbers(folded.text, match.start(), match.start("unit"), words)]
        found = [*_renumbered(text, [(place(at), place(stop)) for at, stop in numbers], new, words, speech)]
        unit = text[place(match.start("unit")) : place(match.end("unit"))]
        in_days = units.get(match["unit"])
        if len(found) < len(numbers) or not found or in_days is None:
            continue
        plain = in_days.replace("'", "’" if "’" in unit else "'")
        written = plain.upper() if unit.isupper() else plain
        if written != unit:
            found.append(Replacement(place(match.start("unit")), unit, written))
        yield tuple(found)


def _numbers(text: str, start: int, end: int, words: PeriodWords) -> Iterator[tuple[int, int]]:
    """The runs of digits and of number words between two places: "sixty" and "60" in "sixty (60)"."""
    names = "|".join(sorted(map(re.escape, words.numbers), key=len, reverse=True))
    pattern = re.compile(rf"\d+(?:\.\d+)?|(?<!{LETTER})(?:{names})(?:[\s-]+(?:and\s+)?(?:{names}))*(?!{LETTER})")
    for match in pattern.finditer(text, start, end):
        yield match.start(), match.end()


def _renumbered(
    text: str, numbers: Sequence[tuple[int, int]], new: int, words: PeriodWords, speech: Speech
) -> Iterator[Replacement]:
    """The numbers with `new` in their place, in digits or in words as each is; none where the language has no word for
    it here."""
    for start, end in numbers:
        old = text[start:end]
        if old[0].isdecimal() or old.lower() in ("a", "an"):
            yield Replacement(start, old, in_digits_of(old, new) if old[0].isdecimal() else str(new))
            continue
        word = _in_words(new, words, speech)
        if word:
            styled = word.upper() if old.isupper() else word.capitalize() if old[0].isupper() else word
            yield Replacement(start, old, styled)


def _in_words(number: int, words: PeriodWords, speech: Speech) -> str:
    """30 → "thirty"; "" where neither the language pack has a word for the number, nor a way to spell it is known."""
    if speech.texts.get("spelled"):
        return printed(number, speech.texts["spelled"]).lower()
    return next((word for word, value in words.numbers.items() if value == number), "")


def _without_lock_in(
    text: str, start: int, end: int, days: int, words: PeriodWords, speech: Speech
) -> Iterator[tuple[Replacement, ...]]:
    """The words "After the first twelve months, " at the head of a sentence, left out."""
    folded = fold(text[start:end])
    if folded.offsets is not None:
        return
    for period in periods(folded.text, words):
        head = max(folded.text.rfind(". ", 0, period.start) + 2, 0) if ". " in folded.text[: period.start] else 0
        comma = text.find(", ", start + period.end, end)
        lead = re.match(speech.texts["lock_in"], text[start + head : start + period.start])
        if period.days == days and lead and comma > 0 and comma + 2 < end:
            at = start + head + lead.start(1)
            word = re.compile(r"\w+").match(text, comma + 2, end)
            if word:
                new = word[0][0].upper() + word[0][1:]
                yield (Replacement(at, text[at : word.end()], new),)
