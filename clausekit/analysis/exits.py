"""The exits: each grant with what opens it, its periods and its evidence."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from clausekit.analysis.beside import (
    as_said_before,
    cure_elsewhere,
    lacks_cure,
    likewise,
    of_cure,
    same_provision,
    unpaid,
    with_cure,
    with_notice,
)
from clausekit.analysis.entries import Found, entries, merged
from clausekit.analysis.evidence import evidence_at
from clausekit.analysis.outline import Place
from clausekit.analysis.reading import Reader, Reading
from clausekit.analysis.rights import Grant, grants, sides_of
from clausekit.analysis.timing import Timing, ahead_of_expiry, timing_of
from clausekit.analysis.triggers import conditions_of, guilty_sides, points_back, told_of_its_end, triggers_of
from clausekit.analysis.values import SIDES, Exit, Side, Trigger
from clausekit.language.pack import Pack
from clausekit.language.patterns import possible
from clausekit.language.tagging import FILLER
from clausekit.model import Document, Evidence

_LONGEST_NOTICE = 366
"""No renewal is declined earlier, in days; what is longer is the term itself."""
_MOST_ITEMS = 12
"""How many items before the last of a list are looked at."""
_LONGEST_QUOTE = 600
"""How long a quote may grow to take in the words that lead into a list, in characters."""


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
    known = any(pack.symbols[side] in reading.symbols for reading in readings for side in SIDES)
    granted = [
        (reading, [one for one in grants(reading, pack) if not (known and _another_may(document, reading, one, pack))])
        for reading in readings
    ]
    events = [
        event for reading, rights in granted if not rights for event in _events_of(document, reading, places, pack)
    ]
    found: list[Found] = []
    last: tuple[Reading, Sequence[Found]] | None = None
    renews = any(_renews(reading, pack) for reading in readings)
    for index, (reading, rights) in enumerate(granted):
        stopped = _renewal_exits(document, reading, places, pack) if renews else []
        found += stopped
        following = [later for later, _ in granted[index + 1 : index + 4] if same_provision(reading, later, places)]
        own: list[Found] = []
        for grant in rights:
            exits = _exits_of(document, reading, grant, events, places, pack)
            if any(one.trigger == "other" for one in exits):
                exits = as_said_before(exits, document, reader.earlier(reading, 2), pack)
            if renews and _before_expiry(reading, grant, pack):
                if stopped and grant.actor == grant.end:
                    # "until so ended by like notice" goes on with who may stop the renewal and names nobody.
                    continue
                exits = [one._replace(trigger="non_renewal") if one.trigger == "convenience" else one for one in exits]
            exits = with_notice(exits, document, following, pack)
            if lacks_cure(exits):
                # "… shall have ten days to put it right. Should it fail to do so, …"
                before = [one for one in reader.earlier(reading, 1) if same_provision(one, reading, places)]
                curing = [*following, *of_cure(reading, granted[index + 1 :], places, pack)]
                curing += [one for one in before if not grants(one, pack)]
                exits = with_cure(exits, document, curing, pack)
            own += exits
        told = [reading, *following, *reader.earlier(reading, 1)] if own else ()
        found += [*own, *unpaid(own, document, told, places, pack)]
        if not own and last:
            found += likewise(document, reading, *last, places, pack)
        last = (reading, own) if own else last
    found += _tail_exits(document, granted, reader, places, pack)
    without = [reading for reading, rights in granted if not rights]
    return merged([*found, *cure_elsewhere(found, document, without, places, pack)], pack)


def _another_may(document: Document, reading: Reading, grant: Grant, pack: Pack) -> bool:
    """True in "may be terminated by Acme" where Acme is neither side: a name that nothing knows stands behind "by"."""
    if pack.verb_last or grant.actor != grant.end:
        return False
    by = reading.symbols.find(pack.symbols["by"] + FILLER, grant.end, grant.end + 5)
    if by < 0:
        return False
    ending, name = (document.text[reading.spans.starts[at] : reading.spans.ends[at]] for at in (grant.end, by + 1))
    return name[:1].isupper() and not ending.isupper()


def _before_expiry(reading: Reading, grant: Grant, pack: Pack) -> bool:
    """True where the right is to give notice before the term runs out, and nothing says that it is free at any time."""
    said = set(reading.symbols[grant.start : grant.stop])
    if said & set(pack.any_of("convenience", "at_any_time")):
        return False
    return any(pattern.search(reading.symbols, grant.start, grant.stop) for pattern in pack.patterns["before_expiry"])


def _tail_exits(
    document: Document,
    granted: Sequence[tuple[Reading, Sequence[Grant]]],
    reader: Reader,
    places: Sequence[Place],
    pack: Pack,
) -> list[Found]:
    """Exits of a list of conditions whose right stands behind its last item: "If (i) …; or (ii) …, A may terminate".
    The other items are asked of the `reader`, as they may hold no word of an end."""
    found: list[Found] = []
    lasts = {reading.unit.group: (reading, rights) for reading, rights in granted if reading.unit.group >= 0}
    for group, (last, rights) in lasts.items():
        own = [grant for grant in rights if grant.end >= last.own and grant.kind == "granted"]
        lead = last.symbols[: last.own]
        if not own or not set(lead) & set(pack.any_of("if", "event")):
            continue
        for reading in reader.earlier(last, _MOST_ITEMS):
            if reading.unit.group != group:
                break
            share = list(range(reading.own, len(reading.symbols)))
            if not share or grants(reading, pack):
                continue
            cure = timing_of(document, reading, share, pack).cure
            guilty = guilty_sides(reading, share, pack)
            sides = tuple(side for side in own[-1].sides if guilty != (side,))
            evidence = evidence_at(document, places, reading.unit.own.start, last.unit.own.end)
            if len(evidence.quote) > _LONGEST_QUOTE:
                evidence = evidence_at(document, places, *reading.unit.own)
            for trigger in conditions_of(reading, share, False, pack):
                found += entries(sides, trigger, Timing(cure=cure), evidence, 3, "list")
    return found


def _renews(reading: Reading, pack: Pack) -> bool:
    """True where words of renewal stand that comes by itself, whatever is said beside them."""
    return any(pattern.search(reading.symbols) for pattern in possible(pack.patterns["auto_renewal"], reading.maybe))


def _may_renew(reading: Reading, pack: Pack) -> bool:
    """True in "the Client may renew this Agreement", which is a choice."""
    return any(pattern.search(reading.symbols) for pattern in possible(pack.patterns["chosen_renewal"], reading.maybe))


def _events_of(document: Document, reading: Reading, places: Sequence[Place], pack: Pack) -> list[_Event]:
    """What this unit defines as an event of default, if it does: "The following are Events of Default: (a) …"."""
    if not any(
        pattern.search(reading.symbols) for pattern in possible(pack.patterns["event_definition"], reading.maybe)
    ):
        return []
    share = list(range(reading.own, len(reading.symbols)))
    hits = conditions_of(reading, share, False, pack)
    lead = reading.symbols[: reading.own]
    if not hits or any(pattern.search(lead) for pattern in pack.patterns["event_of_debt"]):
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
) -> list[Found]:
    share = list(range(grant.start, grant.stop))
    triggers = triggers_of(reading, grant, share, pack)
    evidence = _evidence(document, reading, grant)
    place = evidence_at(document, places, *evidence)
    timing = timing_of(document, reading, share, pack, grant.end)
    found: list[Found] = []
    for trigger in triggers:
        entitled = _entitled(reading, grant, share, trigger, pack)
        found += entries(entitled, trigger, timing, place, len(triggers), grant.kind)
    wrong = pack.any_of("default_event", "cause", "breach", "innocent")
    if any(reading.symbols[index] in wrong for index in share) or (events and points_back(reading, grant, pack)):
        for event in events:
            entitled = tuple(side for side in _entitled(reading, grant, share, None, pack) if event.guilty != (side,))
            for trigger in event.triggers:
                told = timing._replace(cure=event.cure_days)
                found += entries(entitled, trigger, told, event.evidence, len(event.triggers) + 1, "event")
        if events:
            found = [one for one in found if one.trigger != "other"]
        else:
            # "For cause" or "upon a default" that nothing defines is the other side's default.
            found = [one._replace(trigger="breach") if one.trigger == "other" else one for one in found]
    return found


def _entitled(
    reading: Reading, grant: Grant, share: list[int], trigger: Trigger | None, pack: Pack
) -> tuple[Side, ...]:
    """Whose the right is for this trigger: of a right of both, only the one's who did nothing wrong."""
    if len(grant.sides) < len(SIDES):
        return grant.sides
    guilty = guilty_sides(reading, share, pack, trigger)
    if guilty == SIDES and grant.kind == "automatic":
        guilty = told_of_its_end(reading, grant, pack) or SIDES
    return tuple(side for side in SIDES if side not in guilty) if len(guilty) == 1 else SIDES


def _evidence(document: Document, reading: Reading, grant: Grant) -> tuple[int, int]:
    """The run of text that proves a grant: the unit's own words, with the lead where that holds the right."""
    start, end = reading.unit.own
    if grant.end < reading.own and reading.unit.leads:
        lead = reading.unit.leads[-1]
        if end - lead.start <= _LONGEST_QUOTE:
            start = lead.start
    return start, end


def _renewal_exits(document: Document, reading: Reading, places: Sequence[Place], pack: Pack) -> list[Found]:
    """The right to stop a renewal that would come by itself; `non_renewal_open` names nobody, so it is anybody's."""
    symbols = reading.symbols
    found: list[Found] = []
    by_itself = _renews(reading, pack) and not _may_renew(reading, pack)
    names = ("non_renewal", "non_renewal_open", "declines_renewal") if by_itself else ("declines_renewal",)
    for name in names:
        for pattern in possible(pack.patterns[name], reading.maybe):
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
                # What stands behind "renews" is how long it renews for.
                lengths = (at for at in range(match.start()) if symbols[at] in pack.any_of("renewing", "renewal"))
                ahead = list(range(next(lengths, match.start())))
                before = timing_of(document, reading, ahead, pack).notice if ahead else None
                notice = before if before is None or before <= _LONGEST_NOTICE else None
            if notice is None and not pack.verb_last:
                notice = ahead_of_expiry(document, reading, match.start(), pack)
            found += [Found(side, "non_renewal", notice or None, None, evidence, 1) for side in sides]
        if found:
            break
    return found
