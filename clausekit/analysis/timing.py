"""The periods of a right: days of notice and days to cure, told apart by the words around them."""

from __future__ import annotations

from bisect import bisect_right

from clausekit.analysis.reading import Reading
from clausekit.language.pack import Pack
from clausekit.language.periods import periods
from clausekit.model import Document
from clausekit.text import fold


def periods_of(document: Document, reading: Reading, share: list[int], pack: Pack) -> tuple[int | None, int | None]:
    """Days of notice and days to cure in the words of a grant."""
    if not share:
        return None, None
    best: dict[str, tuple[int, int | None]] = {}
    at_once = False
    for first, last in _runs(reading, share):
        raw = document.text[first:last]
        folded = fold(raw)
        for period in periods(folded.text, pack.periods):
            start = first + folded.source(period.start, len(raw))
            role, distance = _role(reading, start, pack)
            if role and (role not in best or distance < best[role][0]):
                best[role] = (distance, period.days)
        at_once = at_once or any(word in folded.text for word in pack.data["at_once"])
    notice = best["notice"][1] if "notice" in best else None
    cure = best["cure"][1] if "cure" in best else None
    if notice is None and "notice" not in best and at_once:
        notice = 0
    return notice, cure


def _runs(reading: Reading, share: list[int]) -> list[tuple[int, int]]:
    """The stretches of document text that the symbols of a share cover: one for each lead, one for the own words."""
    runs: list[tuple[int, int]] = []
    for segment in (*reading.unit.leads, reading.unit.own):
        inside = [i for i in share if segment.start <= reading.starts[i] and reading.ends[i] <= segment.end]
        if inside:
            runs.append((reading.starts[inside[0]], reading.ends[inside[-1]]))
    return runs


def _role(reading: Reading, at: int, pack: Pack) -> tuple[str, int]:
    """What a period at this place of the document counts, notice or time to cure, and how far the word that says so
    is, in symbols; ("", 0) where it counts something else.

    In a condition ("if the breach is not cured within 30 days after notice") a period is the time to cure, or only
    the length of something ("if force majeure lasts 30 days").
    """
    symbols = reading.symbols
    index = bisect_right(reading.starts, at) - 1
    cure = _nearest(symbols, index, pack.any_of("cure"), 14)
    for before in range(index - 1, max(-1, index - 60), -1):
        if symbols[before] in pack.any_of("if", "event", "cause"):
            if cure is not None:
                return "cure", cure
            wrong = _nearest(symbols, index, pack.any_of("fail", "lacking", "not", "breach", "must_not"), 16)
            return ("cure", wrong + 5) if wrong is not None else ("", 0)
        if symbols[before] in pack.any_of("end", "may") or symbols[before] in ";.:":
            break
    notice = _nearest(symbols, index, pack.any_of("notice"), 12)
    if cure is not None and (notice is None or cure <= notice + 4):
        return "cure", cure
    return ("notice", notice) if notice is not None else ("", 0)


def _nearest(symbols: str, index: int, wanted: str, most: int) -> int | None:
    """How far the nearest of `wanted` is from `index`; one before counts as a little farther than one behind."""
    distances = [
        at - index if at >= index else index - at + 2
        for at in range(max(0, index - most), min(len(symbols), index + most))
        if symbols[at] in wanted
    ]
    return min(distances, default=None)
