"""The exits: each grant with what opens it, its periods and its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from clausekit.analysis.evidence import evidence_at
from clausekit.analysis.outline import Place
from clausekit.analysis.reading import Reading
from clausekit.analysis.rights import Grant, grants, sides_of
from clausekit.analysis.values import SIDES, TRIGGERS, Exit, Side, Trigger
from clausekit.language.pack import Pack
from clausekit.language.periods import periods
from clausekit.model import Document, Evidence
from clausekit.text import fold

CONDITIONS: tuple[Trigger, ...] = (
    "breach", "nonpayment", "insolvency", "force_majeure", "inability", "conduct", "scope", "ethics",
    "change_of_control",
)  # fmt: skip
"""The triggers that have a concept of their own in a language pack."""


class _Found(NamedTuple):
    side: Side
    trigger: Trigger
    notice_days: int | None
    cure_days: int | None
    evidence: Evidence
    weight: int


def find_exits(
    document: Document, readings: Sequence[Reading], places: Sequence[Place], pack: Pack
) -> tuple[Exit, ...]:
    """All exits of a contract, one per side and trigger, in total order."""
    found: list[_Found] = []
    for reading in readings:
        found += _renewal_exits(document, reading, places, pack)
        for grant in grants(reading, pack):
            found += _exits_of(document, reading, grant, places, pack)
    return _merged(found)


def _exits_of(document: Document, reading: Reading, grant: Grant, places: Sequence[Place], pack: Pack) -> list[_Found]:
    share = _share(reading, grant)
    triggers = _triggers(reading, grant, share, pack)
    if not triggers:
        return []
    evidence = _evidence(document, reading, grant, places)
    notice, cure = _periods(document, reading, share, pack)
    result = []
    for trigger in triggers:
        for side in grant.sides:
            named = trigger
            if trigger == "nonpayment" and side == "client":
                if len(grant.sides) == 2:
                    continue
                named = "breach"
            days = notice if named not in ("breach", "nonpayment") or notice is not None else None
            result.append(
                _Found(side, named, days, cure if named in ("breach", "nonpayment") else None, evidence, len(triggers))
            )
    return result


def _share(reading: Reading, grant: Grant) -> list[int]:
    """The symbols that speak of this grant."""
    return list(range(grant.start, grant.stop))


def _triggers(reading: Reading, grant: Grant, share: list[int], pack: Pack) -> list[Trigger]:
    symbols = reading.symbols
    except_ = pack.symbols["except"]
    names = {pack.symbols[trigger]: trigger for trigger in CONDITIONS}
    hits: set[Trigger] = set()
    for index in share:
        trigger = names.get(symbols[index])
        if trigger is None or (grant.kind != "only" and except_ in symbols[max(0, index - 5) : index]):
            continue
        hits.add(trigger)
    free = any(symbols[index] in pack.any_of("convenience") for index in share)
    conditional = any(symbols[index] in pack.any_of("if", "event") for index in share)
    noticed = any(symbols[index] in pack.any_of("notice", "at_any_time") for index in share)
    if grant.kind == "automatic":
        return [trigger for trigger in CONDITIONS if trigger in hits and trigger in ("insolvency", "breach")]
    if free and not hits:
        return ["convenience"]
    if hits:
        return [trigger for trigger in CONDITIONS if trigger in hits]
    if conditional:
        return ["other"]
    return ["convenience"] if noticed or free else []


def _evidence(document: Document, reading: Reading, grant: Grant, places: Sequence[Place]) -> Evidence:
    unit = reading.unit
    start, end = unit.own
    if grant.end < reading.own and unit.leads:
        lead = unit.leads[-1]
        if end - lead.start <= 600:
            start = lead.start
    return evidence_at(document, places, start, end)


def _periods(document: Document, reading: Reading, share: list[int], pack: Pack) -> tuple[int | None, int | None]:
    """Days of notice and days to cure in the words of a grant."""
    if not share:
        return None, None
    notice: int | None = None
    cure: int | None = None
    for first, last in _runs(reading, share):
        raw = document.text[first:last]
        folded = fold(raw)
        for period in periods(folded.text, pack.periods):
            start = first + folded.source(period.start, len(raw))
            role = _role(reading, start, pack)
            if role == "notice" and notice is None:
                notice = period.days
            elif role == "cure" and cure is None:
                cure = period.days
        if notice is None and any(word in folded.text for word in pack.data["at_once"]):
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


def _role(reading: Reading, at: int, pack: Pack) -> str:
    """What a period at this place of the document counts: notice or time to cure, by the nearest such word."""
    index = min(range(len(reading.starts)), key=lambda i: abs(reading.starts[i] - at))
    notice = _nearest(reading.symbols, index, pack.symbols["notice"])
    cure = _nearest(reading.symbols, index, pack.symbols["cure"])
    return "cure" if cure is not None and (notice is None or cure <= notice + 4) else "notice"


def _nearest(symbols: str, index: int, symbol: str) -> int | None:
    distances = [abs(i - index) for i, char in enumerate(symbols) if char == symbol and abs(i - index) <= 14]
    return min(distances, default=None)


def _renewal_exits(document: Document, reading: Reading, places: Sequence[Place], pack: Pack) -> list[_Found]:
    """The right to stop a renewal that would come by itself."""
    symbols = reading.symbols
    renews = any(pattern.search(symbols) for pattern in pack.patterns["auto_renewal"])
    found = []
    names = ("non_renewal", "declines_renewal") if renews else ("declines_renewal",)
    for name in names:
        for pattern in pack.patterns[name]:
            match = pattern.search(symbols)
            if match is None:
                continue
            sides = sides_of(reading, match.start("actor"), pack)
            evidence = evidence_at(document, places, *reading.unit.own)
            notice, _ = _periods(document, reading, list(range(match.start(), len(symbols))), pack)
            if notice is None:
                notice, _ = _periods(document, reading, list(range(len(symbols))), pack)
            found += [_Found(side, "non_renewal", notice or None, None, evidence, 1) for side in sides]
        if found:
            break
    return found


def _merged(found: Sequence[_Found]) -> tuple[Exit, ...]:
    """One exit per side and trigger, the clearest evidence first."""
    exits = []
    for side in SIDES:
        for trigger in TRIGGERS:
            same = [one for one in found if one.side == side and one.trigger == trigger]
            if not same:
                continue
            same.sort(key=lambda one: (one.weight, one.evidence.start))
            evidence = tuple(dict.fromkeys(one.evidence for one in same))[:5]
            first = same[0]
            notice = next((one.notice_days for one in same if one.notice_days is not None), first.notice_days)
            cure = next((one.cure_days for one in same if one.cure_days is not None), None)
            exits.append(Exit(side, trigger, notice, cure, evidence))
    return tuple(exits)
