"""What the sentences around a right say about it: what opens it, the time to cure, that the other side has it too."""

from __future__ import annotations

from collections.abc import Sequence

from clausekit.analysis.entries import CURABLE, Found
from clausekit.analysis.evidence import evidence_at
from clausekit.analysis.outline import Place
from clausekit.analysis.reading import Reading
from clausekit.analysis.rights import Grant, grants, sides_of
from clausekit.analysis.timing import timing_of
from clausekit.analysis.triggers import conditions_of, guilty_sides
from clausekit.analysis.values import SIDES
from clausekit.language.pack import Pack
from clausekit.language.patterns import possible
from clausekit.model import Document

_NEXT = 2
"""How many units after a right another may say that the other side has it too."""

_LAST = 9
"""The weight of words that only add to what is said elsewhere, in conditions."""

_FURTHER = 12
"""How many units after a right another of the same section still speaks of the time to cure."""


def as_said_before(exits: list[Found], document: Document, earlier: Sequence[Reading], pack: Pack) -> list[Found]:
    """The exits with what opens them read from the sentences before, where those name it: "The Client does not pay. If
    the sum is still outstanding after ten days, the Consultant may terminate"."""
    for before in earlier:
        if grants(before, pack):
            break
        share = list(range(before.own, len(before.symbols)))
        triggers = conditions_of(before, share, False, pack)
        if "force_majeure" in triggers:
            # The failure that such a sentence names too is the one that it excuses.
            triggers = ["force_majeure"]
        if triggers:
            cure = timing_of(document, before, share, pack).cure
            guilty = guilty_sides(before, share, pack)
            return [
                one._replace(trigger=trigger, cure_days=cure if trigger in CURABLE else None)
                for one in exits
                if not (one.trigger == "other" and one.shared and guilty == (one.side,))
                for trigger in (triggers if one.trigger == "other" and guilty != (one.side,) else (one.trigger,))
                if not (trigger == "nonpayment" and one.side == "client")
            ]
    return exits


def likewise(
    document: Document,
    reading: Reading,
    right: Reading,
    exits: Sequence[Found],
    places: Sequence[Place],
    pack: Pack,
) -> list[Found]:
    """The exits that the sentence `right` gives to one side, given to the other by `reading`: "The Client shall have
    the same right"."""
    if reading.order - right.order > _NEXT or not _same_section(right, reading, places):
        return []
    matches = (pattern.search(reading.own_symbols) for pattern in possible(pack.patterns["same_right"], reading.maybe))
    match = next((match for match in matches if match), None)
    if match is None:
        return []
    sides = sides_of(reading, reading.own + match.start("actor"), pack)
    evidence = evidence_at(document, places, *reading.unit.own)
    return [
        one._replace(side=side, trigger="breach" if one.trigger == "nonpayment" else one.trigger, evidence=evidence)
        for one in exits
        for side in sides
        if side != one.side
    ]


def unpaid(
    exits: Sequence[Found], document: Document, provision: Sequence[Reading], places: Sequence[Place], pack: Pack
) -> list[Found]:
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


def of_cure(
    reading: Reading, after: Sequence[tuple[Reading, Sequence[Grant]]], places: Sequence[Place], pack: Pack
) -> list[Reading]:
    """Those of the next units that give time to put a breach right, in the same section and with no right of their
    own: "The Client shall have thirty days to cure any default named here"."""
    wrong = pack.any_of("breach", "fail", "default_event")
    return [
        later
        for later, rights in after[: _FURTHER - 1]
        if not rights
        and pack.symbols["cure"] in later.own_symbols
        and not set(later.own_symbols).isdisjoint(wrong)
        and _same_section(reading, later, places)
    ]


def lacks_cure(exits: Sequence[Found]) -> bool:
    """Whether one of the exits is for what can be put right, with no time for that."""
    return any(one.trigger in ("breach", "nonpayment") and one.cure_days is None for one in exits)


def with_cure(exits: list[Found], document: Document, beside: Sequence[Reading], pack: Pack) -> list[Found]:
    """The exits with the time to cure that the sentences beside them give: "The breaching party will have thirty days
    to cure"."""
    for other in beside:
        if pack.symbols["cure"] not in other.own_symbols:
            continue
        share = list(range(other.own, len(other.symbols)))
        timing = timing_of(document, other, share, pack)
        if timing.told is not None:
            times = {"breach": timing.told}
            if "nonpayment" in conditions_of(other, share, False, pack):
                times["nonpayment"] = timing.unpaid or timing.told
            return [one._replace(cure_days=times.get(one.trigger)) if one.cure_days is None else one for one in exits]
        # "If it is cured within that time, …": the time is that of the notice.
        exits = [one._replace(curing=one.curing or one.trigger == "breach") for one in exits]
    return exits


def cure_elsewhere(
    found: Sequence[Found], document: Document, readings: Sequence[Reading], places: Sequence[Place], pack: Pack
) -> list[Found]:
    """For each side whose rights for breach state no time to cure: the right again, with the time that a sentence
    elsewhere gives who is in breach ("neither party may end this Agreement for a breach without thirty days to cure").
    """
    rights = {side: [one for one in found if one.trigger == "breach" and one.side == side] for side in SIDES}
    open_sides = [side for side in SIDES if rights[side] and all(one.cure_days is None for one in rights[side])]
    again: list[Found] = []
    for reading in readings if open_sides else ():
        own = set(reading.own_symbols)
        if pack.symbols["cure"] not in own or not own.isdisjoint(pack.any_of("right_word")):
            continue
        share = list(range(reading.own, len(reading.symbols)))
        cure = timing_of(document, reading, share, pack).told
        # "Except as provided in clause 3, a breach not remedied within ten days is …" takes no breach out.
        excepted = reading.own_symbols[:1] in tuple(pack.any_of("except"))
        if cure is None or "breach" not in conditions_of(reading, share, excepted, pack):
            continue
        guilty = guilty_sides(reading, share, pack)
        evidence = evidence_at(document, places, *reading.unit.own)
        entitled = [side for side in open_sides if guilty != (side,)]
        again += [rights[side][0]._replace(cure_days=cure, evidence=evidence, weight=_LAST) for side in entitled]
        open_sides = [side for side in open_sides if side not in entitled]
    return again


def with_notice(exits: list[Found], document: Document, following: Sequence[Reading], pack: Pack) -> list[Found]:
    """The exits with the time of notice that the sentences after them give: "The period of notice is one month"."""
    if not any(one.trigger == "convenience" and one.notice_days is None for one in exits):
        return exits
    for later in following:
        if not any(pattern.search(later.own_symbols) for pattern in pack.patterns["notice_period"]):
            continue
        notice = timing_of(document, later, list(range(later.own, len(later.symbols))), pack).notice
        if notice is not None:
            return [
                one._replace(notice_days=notice) if one.trigger == "convenience" and one.notice_days is None else one
                for one in exits
            ]
    return exits


def same_provision(reading: Reading, later: Reading, places: Sequence[Place]) -> bool:
    """True where two units stand in one paragraph, or in paragraphs of the same number."""
    first, second = places[reading.unit.block], places[later.unit.block]
    return reading.unit.block == later.unit.block or (first.section == second.section and not second.opens)


def _same_section(reading: Reading, later: Reading, places: Sequence[Place]) -> bool:
    """True where two units stand in one section of the first level."""
    roots = [places[one.unit.block].section.split(".")[0].split("(")[0] for one in (reading, later)]
    return bool(roots[0]) and roots[0] == roots[1]
