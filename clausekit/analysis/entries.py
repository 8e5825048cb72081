"""One exit as one place of the contract gives it, and all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from clausekit.analysis.timing import Timing
from clausekit.analysis.values import SIDES, TRIGGERS, Exit, Side, Trigger
from clausekit.model import Evidence
from clausekit.saying import Said, said

CURABLE = ("breach", "nonpayment", "conduct", "scope", "ethics")
"""What the other side can put right within a time that it is given."""


class Found(NamedTuple):
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


def entries(
    sides: Sequence[Side], trigger: Trigger, timing: Timing, evidence: Evidence, weight: int, how: str
) -> list[Found]:
    """One trigger for each side. Not to be paid is the provider's trouble; a client's "failure to pay" is a breach."""
    result = []
    for side in sides:
        named: Trigger = trigger
        if trigger == "nonpayment" and side == "client":
            if len(sides) == 2:
                continue
            named = "breach"
        cure = timing.cure if named in CURABLE else None
        if named == "nonpayment" and timing.unpaid is not None:
            cure = timing.unpaid
        lock_in = timing.lock_in if named == "convenience" else None
        result.append(Found(side, named, timing.notice, cure, evidence, weight, lock_in, how, len(sides) == 2))
    return result


def merged(found: Sequence[Found]) -> tuple[Exit, ...]:
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


def _because(found: Found) -> Said:
    """Why these words count."""
    if found.trigger == "non_renewal":
        return said("because.stops_renewal")
    if found.how == "granted":
        return said("because.free" if found.trigger == "convenience" else "because.condition")
    return said(f"because.{found.how}")
