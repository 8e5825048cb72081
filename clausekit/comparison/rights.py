"""What became of the exits, their periods, and the protections around them. Told by meaning, not by words: it does not
matter whether a paragraph was rewritten or moved."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from clausekit.analysis.values import FACT_NAMES, SIDES, TERM_NAMES, TRIGGERS, Analysis, Exit, Trigger
from clausekit.comparison.values import Change, Effect
from clausekit.model import Evidence
from clausekit.words import Side, TermName

Period = Literal["notice_days", "cure_days", "lock_in_days"]
PERIODS: tuple[Period, ...] = ("notice_days", "cure_days", "lock_in_days")

_GOOD_FOR: dict[TermName, tuple[Side, ...]] = {
    "pay_for_work_done": ("provider",),
    "refund_or_credit": ("client",),
    "substitute_or_transition": ("client",),
    "release": ("provider", "client"),
}
"""Whom a term protects. What a contract says on renewal and on a fee for leaving early holds both sides."""
_BAD: tuple[TermName, ...] = ("auto_renewal", "early_termination_fee")

_OPPOSITE: dict[Effect, Effect] = {"worse": "better", "better": "worse", "neutral": "neutral"}


def changes(ours: Analysis, theirs: Analysis, side: Side) -> Iterator[Change]:
    """Every difference in meaning for `side`. What cannot be told in theirs is not called removed."""
    for holder in (side, *(other for other in SIDES if other != side)):
        for trigger in TRIGGERS:
            yield from _exit_changes(ours, theirs, holder, trigger, side)
    for name in TERM_NAMES:
        yield from _term_changes(ours, theirs, name, side)
    for fact in FACT_NAMES:
        before, after = ours.facts[fact], theirs.facts[fact]
        if before and (before.value != after.value if after else not theirs.doubts):
            yield Change(
                "fact_changed", "neutral", None, fact, before.value, after.value if after else None,
                _first(before.evidence), _first(after.evidence) if after else None,
            )  # fmt: skip


def _exit_changes(ours: Analysis, theirs: Analysis, holder: Side, trigger: Trigger, side: Side) -> Iterator[Change]:
    before, after = _easiest(ours, holder, trigger), _easiest(theirs, holder, trigger)
    own = holder == side
    if before and after:
        for period in PERIODS:
            old, new = getattr(before, period), getattr(after, period)
            if (old or 0) != (new or 0):
                # A longer wait is bad for the one who leaves and good for the one who is left.
                effect: Effect = "worse" if ((new or 0) > (old or 0)) == own else "better"
                yield Change(period, effect, holder, trigger, old, new, _proof(before), _proof(after))
    elif before and not theirs.doubts:
        shared = all(_easiest(ours, other, trigger) for other in SIDES)
        kept = next((exit_ for other in SIDES if other != holder and (exit_ := _easiest(theirs, other, trigger))), None)
        one_sided = kept if shared else None
        yield Change(
            "exit_one_sided" if one_sided else "exit_removed", "worse" if own else "better", holder, trigger,
            ours=_proof(before), theirs=_proof(one_sided) if one_sided else None,
        )  # fmt: skip
    elif after and not ours.doubts:
        yield Change("exit_added", "better" if own else "worse", holder, trigger, theirs=_proof(after))


def _term_changes(ours: Analysis, theirs: Analysis, name: TermName, side: Side) -> Iterator[Change]:
    before, after = ours.terms[name], theirs.terms[name]
    gain: Effect = "worse" if name in _BAD else "better" if side in _GOOD_FOR[name] else "neutral"
    if before.answer == "present" and after.answer == "missing":
        yield Change("term_removed", _OPPOSITE[gain], None, name, ours=_first(before.evidence))
    elif before.answer == "missing" and after.answer == "present":
        yield Change("term_added", gain, None, name, theirs=_first(after.evidence))


def _easiest(analysis: Analysis, holder: Side, trigger: Trigger) -> Exit | None:
    """The exit that is open soonest and has the shortest notice."""
    exits = [exit_ for exit_ in analysis.exits if (exit_.side, exit_.trigger) == (holder, trigger)]
    return min(exits, key=lambda exit_: (exit_.lock_in_days or 0, exit_.notice_days or 0), default=None)


def _proof(exit_: Exit) -> Evidence | None:
    return _first(exit_.evidence)


def _first(evidence: tuple[Evidence, ...]) -> Evidence | None:
    return evidence[0] if evidence else None
