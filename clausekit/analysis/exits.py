"""The exits: each grant with what opens it, its periods and its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from clausekit.analysis.evidence import evidence_at
from clausekit.analysis.outline import Place
from clausekit.analysis.reading import Reader, Reading
from clausekit.analysis.rights import Grant, grants, sides_of
from clausekit.analysis.timing import Timing, ahead_of_expiry, timing_of
from clausekit.analysis.triggers import conditions_of, guilty_sides, triggers_of
from clausekit.analysis.values import SIDES, TRIGGERS, Exit, Side, Trigger
from clausekit.language.pack import Pack
from clausekit.language.patterns import possible
from clausekit.model import Document, Evidence
from clausekit.saying import Said, said

_CURABLE = ("breach", "nonpayment", "conduct", "scope", "ethics")
"""What the other side can put right within a time that it is given."""


_NEXT = 2
"""How many units after a right another may say that the other side has it too."""

_FURTHER = 12
"""How many units after a right another of the same section still speaks of the time to cure."""

_LONGEST_QUOTE = 600
"""How long a quote may grow to take in the words that lead into a list, in characters."""


class _Found(NamedTuple):
    """One exit as one place gives it; `how` the right is said there: as a grant's kind, in a list or by an event."""

    side: Side
    trigger: Trigger
    notice_days: int | None
    cure_days: int | None
    evidence: Evidence
    weight: int
    lock_in_days: int | None = None
    how: str = "granted"
    shared: bool = False
    """True for a right that both sides have by the same words."""


class _Event(NamedTuple):
    """A happening that the contract defines as a default: what it is, whose, and the words."""

    triggers: tuple[Trigger, ...]
    guilty: tuple[Side, ...]
    cure_days: int | None
    evidence: Evidence


def find_exits(
    document: Document, readings: Sequence[Reading], reader: Reader, places: Sequence[Place], pack: Pack
) -> tuple[Exit, ...]:
    """All exits of a contract, one per side and trigger, in total order; `reader` gives what stands before a unit."""
    granted = [(reading, grants(reading, pack)) for reading in readings]
    events = [
        event for reading, rights in granted if not rights for event in _events_of(document, reading, places, pack)
    ]
    found: list[_Found] = []
    last: tuple[Reading, Sequence[_Found]] | None = None
    renews = any(_renews(reading, pack) for reading in readings)
    for index, (reading, rights) in enumerate(granted):
        if renews:
            found += _renewal_exits(document, reading, places, pack)
        following = [later for later, _ in granted[index + 1 : index + 4] if _same_provision(reading, later, places)]
        own: list[_Found] = []
        for grant in rights:
            exits = _exits_of(document, reading, grant, events, places, pack)
            if any(one.trigger == "other" for one in exits):
                exits = _as_said_before(exits, document, reader.earlier(reading, 2), pack)
            if renews and _before_expiry(reading, grant, pack):
                exits = [one._replace(trigger="non_renewal") if one.trigger == "convenience" else one for one in exits]
            curing = [later for later, others in granted[index + 1 : index + _FURTHER] if not others]
            told_there = [later for later in curing if _same_section(reading, later, places) and _of_cure(later, pack)]
            own += _with_cure(exits, document, reading, [*following, *told_there], pack)
        told = [reading, *following, *reader.earlier(reading, 1)] if own else ()
        found += [*own, *_unpaid(own, document, told, places, pack)]
        if not own and last and reading.order - last[0].order <= _NEXT and _same_section(last[0], reading, places):
            found += _likewise(document, reading, last[1], places, pack)
        last = (reading, own) if own else last
    found += _tail_exits(document, granted, places, pack)
    return _merged(found)


def _as_said_before(exits: list[_Found], document: Document, earlier: Sequence[Reading], pack: Pack) -> list[_Found]:
    """The exits with what opens them read from the sentences before, where those name it: "The Client does not pay. If
    the sum is still outstanding after ten days, the Consultant may terminate"."""
    for before in earlier:
        if grants(before, pack):
            break
        share = list(range(before.own, len(before.symbols)))
        triggers = conditions_of(before, share, False, pack)
        if triggers:
            cure = timing_of(document, before, share, pack).cure
            guilty = guilty_sides(before, share, pack)
            return [
                one._replace(trigger=trigger, cure_days=cure if trigger in _CURABLE else None)
                for one in exits
                for trigger in (triggers if one.trigger == "other" and guilty != (one.side,) else (one.trigger,))
                if not (trigger == "nonpayment" and one.side == "client")
            ]
    return exits


def _likewise(
    document: Document, reading: Reading, before: Sequence[_Found], places: Sequence[Place], pack: Pack
) -> list[_Found]:
    """The exits that the sentence before gives to one side, given to the other: "The Client has the same right"."""
    matches = (
        pattern.search(reading.own_symbols) for pattern in possible(pack.patterns["same_right"], reading.present)
    )
    match = next((match for match in matches if match), None)
    if match is None:
        return []
    sides = sides_of(reading, reading.own + match.start("actor"), pack)
    evidence = evidence_at(document, places, *reading.unit.own)
    return [
        one._replace(side=side, trigger="breach" if one.trigger == "nonpayment" else one.trigger, evidence=evidence)
        for one in before
        for side in sides
        if side != one.side
    ]


def _same_provision(reading: Reading, later: Reading, places: Sequence[Place]) -> bool:
    """True where two units stand in one paragraph, or in paragraphs of the same number."""
    first, second = places[reading.unit.block], places[later.unit.block]
    return reading.unit.block == later.unit.block or (first.section == second.section and not second.opens)


def _same_section(reading: Reading, later: Reading, places: Sequence[Place]) -> bool:
    """True where two units stand in one section of the first level."""
    roots = [places[one.unit.block].section.split(".")[0].split("(")[0] for one in (reading, later)]
    return bool(roots[0]) and roots[0] == roots[1]


def _of_cure(reading: Reading, pack: Pack) -> bool:
    """True for a sentence that gives time to put a breach right, whoever's: "You have thirty days to cure a default"."""
    own = set(reading.own_symbols)
    return pack.symbols["cure"] in own and not own.isdisjoint(pack.any_of("breach", "fail", "default_event"))


def _unpaid(
    exits: Sequence[_Found], document: Document, provision: Sequence[Reading], places: Sequence[Place], pack: Pack
) -> list[_Found]:
    """The provider's right for non-payment where a right for breach gives non-payment a time to cure of its own
    ("thirty days to cure, except for non-payment, which must be cured within seven days") or calls it a breach."""
    breach = next((one for one in exits if one.trigger == "breach" and one.side == "provider"), None)
    if breach is None or any(one.trigger == "nonpayment" for one in exits):
        return []
    for reading in provision:
        own = reading.own_symbols
        told = pack.symbols["cure"] in own or any(pattern.search(own) for pattern in pack.patterns["called_breach"])
        if told and any(pattern.search(own) for pattern in pack.patterns["when_nonpayment"]):
            timing = timing_of(document, reading, list(range(reading.own, len(reading.symbols))), pack)
            cure = timing.cure if timing.unpaid is None else timing.unpaid
            evidence = evidence_at(document, places, *reading.unit.own)
            return [breach._replace(trigger="nonpayment", cure_days=cure, evidence=evidence)]
    return []


def _before_expiry(reading: Reading, grant: Grant, pack: Pack) -> bool:
    """True where the right is to give notice before the term runs out, and nothing says that it is free at any time."""
    said = set(reading.symbols[grant.start : grant.stop])
    if said & set(pack.any_of("convenience", "at_any_time")):
        return False
    return any(pattern.search(reading.symbols, grant.start, grant.stop) for pattern in pack.patterns["before_expiry"])


def _with_cure(
    exits: list[_Found], document: Document, reading: Reading, following: Sequence[Reading], pack: Pack
) -> list[_Found]:
    """The exits with the time to cure that the next sentences of the same paragraph give: "The breaching party will
    have thirty days to cure"."""
    if not any(one.trigger == "breach" and one.cure_days is None for one in exits):
        return exits
    for later in following:
        if pack.symbols["cure"] not in later.own_symbols:
            continue
        cure = timing_of(document, later, list(range(later.own, len(later.symbols))), pack).cure
        if cure is not None:
            return [
                one._replace(cure_days=cure) if one.trigger == "breach" and one.cure_days is None else one
                for one in exits
            ]
    return exits


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
            cure = timing_of(document, reading, share, pack).cure
            guilty = guilty_sides(reading, share, pack)
            sides = tuple(side for side in own[-1].sides if guilty != (side,))
            evidence = evidence_at(document, places, reading.unit.own.start, last.unit.own.end)
            if len(evidence.quote) > _LONGEST_QUOTE:
                evidence = evidence_at(document, places, *reading.unit.own)
            for trigger in conditions_of(reading, share, False, pack):
                found += _found(sides, trigger, Timing(cure=cure), evidence, 3, "list")
    return found


def _renews(reading: Reading, pack: Pack) -> bool:
    return any(pattern.search(reading.symbols) for pattern in possible(pack.patterns["auto_renewal"], reading.present))


def _events_of(document: Document, reading: Reading, places: Sequence[Place], pack: Pack) -> list[_Event]:
    """What this unit defines as an event of default, if it does: "The following are Events of Default: (a) …"."""
    if not any(
        pattern.search(reading.symbols) for pattern in possible(pack.patterns["event_definition"], reading.present)
    ):
        return []
    share = list(range(reading.own, len(reading.symbols)))
    hits = conditions_of(reading, share, False, pack)
    if not hits:
        return []
    cure = timing_of(document, reading, share, pack).cure
    guilty = guilty_sides(reading, share, pack)
    if guilty == SIDES:
        # "If the Client: (a) admits …": whose event it is may stand in the lead alone.
        guilty = guilty_sides(reading, list(range(len(reading.symbols))), pack)
    return [_Event(tuple(hits), guilty, cure, evidence_at(document, places, *reading.unit.own))]


def _exits_of(
    document: Document,
    reading: Reading,
    grant: Grant,
    events: Sequence[_Event],
    places: Sequence[Place],
    pack: Pack,
) -> list[_Found]:
    share = list(range(grant.start, grant.stop))
    triggers = triggers_of(reading, grant, share, pack)
    evidence = _evidence(document, reading, grant)
    place = evidence_at(document, places, *evidence)
    timing = timing_of(document, reading, share, pack)
    sides = grant.sides
    guilty = guilty_sides(reading, share, pack) if len(sides) == 2 else SIDES
    if len(guilty) == 1:
        sides = tuple(side for side in SIDES if side not in guilty)
    found = [one for trigger in triggers for one in _found(sides, trigger, timing, place, len(triggers), grant.kind)]
    if any(reading.symbols[index] in pack.any_of("default_event", "cause", "breach") for index in share):
        for event in events:
            entitled = tuple(side for side in sides if event.guilty != (side,))
            for trigger in event.triggers:
                told = timing._replace(cure=event.cure_days)
                found += _found(entitled, trigger, told, event.evidence, len(event.triggers) + 1, "event")
        if events:
            found = [one for one in found if one.trigger != "other"]
        else:
            # "For cause" or "upon a default" that nothing defines is the other side's default.
            found = [one._replace(trigger="breach") if one.trigger == "other" else one for one in found]
    return found


def _found(
    sides: Sequence[Side], trigger: Trigger, timing: Timing, evidence: Evidence, weight: int, how: str
) -> list[_Found]:
    """One trigger for each side. Not to be paid is the provider's trouble; a client's "failure to pay" is a breach."""
    result = []
    for side in sides:
        named: Trigger = trigger
        if trigger == "nonpayment" and side == "client":
            if len(sides) == 2:
                continue
            named = "breach"
        cure = timing.cure if named in _CURABLE else None
        if named == "nonpayment" and timing.unpaid is not None:
            cure = timing.unpaid
        lock_in = timing.lock_in if named == "convenience" else None
        result.append(_Found(side, named, timing.notice, cure, evidence, weight, lock_in, how, len(sides) == 2))
    return result


def _evidence(document: Document, reading: Reading, grant: Grant) -> tuple[int, int]:
    """The run of text that proves a grant: the unit's own words, with the lead where that holds the right."""
    start, end = reading.unit.own
    if grant.end < reading.own and reading.unit.leads:
        lead = reading.unit.leads[-1]
        if end - lead.start <= _LONGEST_QUOTE:
            start = lead.start
    return start, end


def _renewal_exits(document: Document, reading: Reading, places: Sequence[Place], pack: Pack) -> list[_Found]:
    """The right to stop a renewal that would come by itself; `non_renewal_open` names nobody, so it is anybody's."""
    symbols = reading.symbols
    found: list[_Found] = []
    names = ("non_renewal", "non_renewal_open", "declines_renewal") if _renews(reading, pack) else ("declines_renewal",)
    for name in names:
        for pattern in possible(pack.patterns[name], reading.present):
            match = pattern.search(symbols)
            if match is None:
                continue
            named = "actor" in match.groupdict()
            sides = sides_of(reading, match.start("actor"), pack) if named else SIDES
            evidence = evidence_at(document, places, *reading.unit.own)
            timing = timing_of(document, reading, list(range(match.start(), len(symbols))), pack)
            # In "unless, thirty days before, notice is given" nothing is put right: it is the notice that is timed.
            notice = timing.notice if timing.cure is None else timing.cure
            if notice is None:
                notice = timing_of(document, reading, list(range(len(symbols))), pack).notice
            if notice is None and not pack.verb_last:
                notice = ahead_of_expiry(document, reading, match.start(), pack)
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
            # Of several rights for breach the one that both have is the general one.
            same.sort(key=lambda one: (trigger == "breach" and not one.shared, one.weight, one.evidence.start))
            evidence = tuple(dict.fromkeys(one.evidence for one in same))[:5]
            first = same[0]
            notice = next((one.notice_days for one in same if one.notice_days is not None), first.notice_days)
            cure = next((one.cure_days for one in same if one.cure_days is not None), None)
            if trigger == "breach" and cure is None:
                # Notice of a breach that ends the contract only days later is a time to cure by another name.
                cure = notice or None
            lock_in = None if any(one.lock_in_days is None for one in same) else first.lock_in_days
            exits.append(Exit(side, trigger, notice, cure, evidence, _because(first), lock_in))
    return tuple(exits)


def _because(found: _Found) -> Said:
    """Why these words count."""
    if found.trigger == "non_renewal":
        return said("because.stops_renewal")
    if found.how == "granted":
        return said("because.free" if found.trigger == "convenience" else "because.condition")
    return said(f"because.{found.how}")
