"""One exit as one place of the contract gives it, and all of them together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from clausekit.analysis.timing import Timing
from clausekit.analysis.values import SIDES, TRIGGERS, Exit, Side, Trigger
from clausekit.expressions import Expression
from clausekit.language.pack import Pack
from clausekit.model import Evidence
from clausekit.saying import Said, said
from clausekit.text import fold

CURABLE = ("breach", "nonpayment", "conduct", "scope", "ethics")
"""What the other side can put right within a time that it is given."""


_BLANK = Expression(r"[(\[]\s*[*_\u25cf\u2022\u2026]{1,12}\s*[)\]]")


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
    curing: bool = False
    """True where its words say something of putting right."""


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
        shared, curing = len(sides) == 2, timing.paying if named == "nonpayment" else timing.curing
        result.append(Found(side, named, timing.notice, cure, evidence, weight, lock_in, how, shared, curing))
    return result


def merged(found: Sequence[Found], pack: Pack) -> tuple[Exit, ...]:
    """One exit per side and trigger, the clearest evidence first."""
    exits = []
    for side in SIDES:
        for trigger in TRIGGERS:
            same = [one for one in found if one.side == side and one.trigger == trigger]
            if not same:
                continue
            # Of several rights for breach that for "any other" breach is the general one, else the one that both have.
            breach = trigger == "breach"
            same.sort(
                key=lambda one: (breach and (_is_special(one, pack), not one.shared), one.weight, one.evidence.start)
            )
            evidence = tuple(dict.fromkeys(one.evidence for one in same))[:5]
            first = same[0]
            # Where the clearest words have a number that is blanked out, no other number is theirs.
            told = same[:1] if _BLANK.search(first.evidence.quote) else same
            notice = next((one.notice_days for one in told if one.notice_days is not None), first.notice_days)
            cure = next((one.cure_days for one in told if one.cure_days is not None), None)
            if trigger in ("breach", "nonpayment") and cure is None:
                # Notice of a breach that can be put right until it ends the contract is a time to cure by another name.
                cure = next((one.notice_days for one in same if one.curing and one.notice_days), None)
            lock_in = None if any(one.lock_in_days is None for one in same) else first.lock_in_days
            exits.append(Exit(side, trigger, notice, cure, evidence, _because(first), lock_in))
    return tuple(exits)


def _is_special(found: Found, pack: Pack) -> bool:
    """True where a right with a time to cure does not say that it is for "any other" breach."""
    words = fold(found.evidence.quote).text
    return found.cure_days is None or not any(said in words for said in pack.data["any_other"])


def _because(found: Found) -> Said:
    """Why these words count."""
    if found.trigger == "non_renewal":
        return said("because.stops_renewal")
    if found.how == "granted":
        return said("because.free" if found.trigger == "convenience" else "because.condition")
    return said(f"because.{found.how}")
