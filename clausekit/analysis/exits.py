"""The exits: each grant with what opens it, its periods and its evidence."""

from __future__ import annotations

from bisect import bisect_right
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


_CURABLE = ("breach", "nonpayment", "conduct", "scope", "ethics")
"""What the other side can put right within a time that it is given."""


_LONGEST_QUOTE = 600
"""How long a quote may grow to take in the words that lead into a list, in characters."""


class _Found(NamedTuple):
    side: Side
    trigger: Trigger
    notice_days: int | None
    cure_days: int | None
    evidence: Evidence
    weight: int


class _Event(NamedTuple):
    """A happening that the contract defines as a default: what it is, whose, and the words."""

    triggers: tuple[Trigger, ...]
    guilty: tuple[Side, ...]
    cure_days: int | None
    evidence: Evidence


def find_exits(
    document: Document, readings: Sequence[Reading], places: Sequence[Place], pack: Pack
) -> tuple[Exit, ...]:
    """All exits of a contract, one per side and trigger, in total order."""
    granted = [(reading, grants(reading, pack)) for reading in readings]
    events = [
        event for reading, rights in granted if not rights for event in _events_of(document, reading, places, pack)
    ]
    found: list[_Found] = []
    renews = any(_renews(reading, pack) for reading in readings)
    for reading, rights in granted:
        if renews:
            found += _renewal_exits(document, reading, places, pack)
        for grant in rights:
            found += _exits_of(document, reading, grant, events, places, pack)
    found += _tail_exits(document, granted, places, pack)
    return _merged(found)


def _tail_exits(
    document: Document, granted: Sequence[tuple[Reading, Sequence[Grant]]], places: Sequence[Place], pack: Pack
) -> list[_Found]:
    """Exits of a list of conditions whose right stands behind its last item: "If (i) …; or (ii) …, A may terminate"."""
    found: list[_Found] = []
    lists: dict[int, list[tuple[Reading, Sequence[Grant]]]] = {}
    for reading, rights in granted:
        if reading.unit.group >= 0:
            lists.setdefault(reading.unit.group, []).append((reading, rights))
    for items in lists.values():
        last, rights = items[-1]
        own = [grant for grant in rights if grant.end >= last.own and grant.kind == "granted"]
        lead = last.symbols[: last.own]
        if len(items) < 2 or not own or not set(lead) & set(pack.any_of("if", "event")):
            continue
        for reading, others in items[:-1]:
            share = list(range(reading.own, len(reading.symbols)))
            if others or not share:
                continue
            _, cure = _periods(document, reading, share, pack)
            guilty = _guilty(reading, share, pack)
            sides = tuple(side for side in own[-1].sides if guilty != (side,))
            evidence = evidence_at(document, places, reading.unit.own.start, last.unit.own.end)
            if len(evidence.quote) > _LONGEST_QUOTE:
                evidence = evidence_at(document, places, *reading.unit.own)
            for trigger in _conditions(reading, share, False, pack):
                found += _found(sides, trigger, None, cure, evidence, 3)
    return found


def _renews(reading: Reading, pack: Pack) -> bool:
    return any(pattern.search(reading.symbols) for pattern in pack.patterns["auto_renewal"])


def _events_of(document: Document, reading: Reading, places: Sequence[Place], pack: Pack) -> list[_Event]:
    """What this unit defines as an event of default, if it does: "The following are Events of Default: (a) …"."""
    if not any(pattern.search(reading.symbols) for pattern in pack.patterns["event_definition"]):
        return []
    share = list(range(reading.own, len(reading.symbols)))
    hits = _conditions(reading, share, False, pack)
    if not hits:
        return []
    _, cure = _periods(document, reading, share, pack)
    return [_Event(tuple(hits), _guilty(reading, share, pack), cure, evidence_at(document, places, *reading.unit.own))]


def _exits_of(
    document: Document,
    reading: Reading,
    grant: Grant,
    events: Sequence[_Event],
    places: Sequence[Place],
    pack: Pack,
) -> list[_Found]:
    share = list(range(grant.start, grant.stop))
    triggers = _triggers(reading, grant, share, pack)
    evidence = _evidence(document, reading, grant)
    place = evidence_at(document, places, *evidence)
    notice, cure = _periods(document, reading, share, pack)
    sides = grant.sides
    guilty = _guilty(reading, share, pack) if len(sides) == 2 else SIDES
    if len(guilty) == 1:
        sides = tuple(side for side in SIDES if side not in guilty)
    found = [found_ for trigger in triggers for found_ in _found(sides, trigger, notice, cure, place, len(triggers))]
    if any(reading.symbols[index] in pack.any_of("default_event", "cause", "breach") for index in share):
        for event in events:
            entitled = tuple(side for side in sides if event.guilty != (side,))
            for trigger in event.triggers:
                found += _found(entitled, trigger, notice, event.cure_days, event.evidence, len(event.triggers) + 1)
    return found


def _found(
    sides: Sequence[Side], trigger: Trigger, notice: int | None, cure: int | None, evidence: Evidence, weight: int
) -> list[_Found]:
    """One trigger for each side. Not to be paid is the provider's trouble; a client's "failure to pay" is a breach."""
    result = []
    for side in sides:
        named: Trigger = trigger
        if trigger == "nonpayment" and side == "client":
            if len(sides) == 2:
                continue
            named = "breach"
        cures = cure if named in _CURABLE else None
        if named == "breach" and cures is None:
            cures = notice or None
        result.append(_Found(side, named, notice, cures, evidence, weight))
    return result


def _guilty(reading: Reading, share: list[int], pack: Pack) -> tuple[Side, ...]:
    """Whose breach or insolvency these words speak of: the side named nearest before the condition, else both."""
    names = {pack.symbols[side]: side for side in SIDES}
    for index in sorted(index for _, index in _condition_hits(reading, share, False, pack)):
        for before in range(index - 1, max(share[0], index - 12) - 1, -1):
            symbol = reading.symbols[before]
            if symbol in names:
                return (names[symbol],)
            if symbol in pack.any_of("either", "other"):
                return SIDES
        for after in range(index + 1, min(share[-1] + 1, index + 10)):
            symbol = reading.symbols[after]
            if symbol in names and reading.symbols[after - 1] in pack.any_of("by", "to"):
                return (names[symbol],)
    return SIDES


def _condition_hits(reading: Reading, share: list[int], excepted: bool, pack: Pack) -> list[tuple[Trigger, int]]:
    """The triggers whose words stand in the share, with the symbol where each begins; what is said not to be so ("no
    default") or taken out ("other than for breach") only if `excepted`."""
    if not share:
        return []
    symbols, stop = reading.symbols, share[-1] + 1
    out = pack.symbols["except"]
    none = pack.symbols["none"]
    hits = []
    for trigger in CONDITIONS:
        for pattern in pack.patterns[f"when_{trigger}"]:
            for match in pattern.finditer(symbols, share[0], stop):
                at = match.start()
                if excepted or (out not in symbols[max(0, at - 5) : at] and none not in symbols[max(0, at - 2) : at]):
                    hits.append((trigger, at))
                    break
    return hits


def _conditions(reading: Reading, share: list[int], excepted: bool, pack: Pack) -> list[Trigger]:
    """The triggers whose words stand in the share, in the order of `CONDITIONS`."""
    hits = {trigger for trigger, _ in _condition_hits(reading, share, excepted, pack)}
    return [trigger for trigger in CONDITIONS if trigger in hits]


def _triggers(reading: Reading, grant: Grant, share: list[int], pack: Pack) -> list[Trigger]:
    """What opens the right: the conditions named in its words; none but notice is convenience."""
    hits = _conditions(reading, share, grant.kind == "only", pack)
    if grant.kind == "automatic":
        return [trigger for trigger in hits if trigger in ("insolvency", "breach")]
    if hits:
        return hits
    if reading.symbols.endswith(":"):
        return []
    if _says_free(reading, grant, share, pack) or pack.symbols["convenience"] in reading.heading:
        return ["convenience"]
    if reading.symbols[grant.actor] == pack.symbols["innocent"]:
        return ["breach"]
    conditional = set(pack.any_of("if", "event", "cause", "default_event"))
    if grant.end < reading.own:
        near = set(reading.own_symbols)
        lead_in = set(reading.symbols[max(grant.end, reading.own - 8) : reading.own])
        if lead_in & conditional and not any(
            pattern.match(reading.own_symbols) for pattern in pack.patterns["item_by_notice"]
        ):
            return ["other"]
    else:
        near = {reading.symbols[index] for index in share if index <= grant.end + 25}
    if near & conditional:
        return ["other"]
    if pack.symbols["elsewhere"] in reading.symbols[grant.end : grant.end + 8]:
        return []
    return ["convenience"] if near & set(pack.any_of("notice", "at_any_time", "discretion")) else []


def _says_free(reading: Reading, grant: Grant, share: list[int], pack: Pack) -> bool:
    """True where the words say that no reason is needed; "if for any reason you fail …" does not."""
    free, conditional, barred = pack.symbols["convenience"], pack.any_of("if", "event"), pack.any_of("must_not")
    begin = reading.own if grant.end < reading.own else min(grant.start, grant.actor)
    for index in share:
        if reading.symbols[index] != free or set(reading.symbols[max(0, index - 2) : index]) & set(conditional):
            continue
        if not set(reading.symbols[min(begin, index) : index]) & set(barred):
            return True
    return False


def _evidence(document: Document, reading: Reading, grant: Grant) -> tuple[int, int]:
    """The run of text that proves a grant: the unit's own words, with the lead where that holds the right."""
    start, end = reading.unit.own
    if grant.end < reading.own and reading.unit.leads:
        lead = reading.unit.leads[-1]
        if end - lead.start <= _LONGEST_QUOTE:
            start = lead.start
    return start, end


def _periods(document: Document, reading: Reading, share: list[int], pack: Pack) -> tuple[int | None, int | None]:
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
            wrong = _nearest(symbols, index, pack.any_of("fail", "lacking", "not", "breach", "cure", "must_not"), 16)
            return ("cure", wrong) if wrong is not None else ("", 0)
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


def _renewal_exits(document: Document, reading: Reading, places: Sequence[Place], pack: Pack) -> list[_Found]:
    """The right to stop a renewal that would come by itself."""
    symbols = reading.symbols
    found: list[_Found] = []
    names = ("non_renewal", "declines_renewal") if _renews(reading, pack) else ("declines_renewal",)
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
