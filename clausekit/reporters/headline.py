"""The answer in one sentence, and an exit in a few words: what every report for people says the same way."""

from __future__ import annotations

from clausekit.analysis.values import TRIGGERS, Analysis, Exit, Side
from clausekit.rules import Phrases, other

_NAMED = 2
"""Reasons that the sentence names; the others it counts."""


def headline(analysis: Analysis, side: Side, words: Phrases) -> str:
    """Can this side leave, and how: the easiest way, in one sentence."""
    exits = [exit_ for exit_ in analysis.exits if exit_.side == side]
    free = [exit_ for exit_ in exits if exit_.trigger == "convenience"]
    for_cause = [exit_ for exit_ in exits if exit_.trigger != "non_renewal"]
    if free:
        easiest = min(free, key=lambda exit_: (exit_.lock_in_days or 0, exit_.notice_days or 0))
        how = f"{notice(easiest.notice_days, words)}, {words.phrase('no_reason_needed')}"
        if easiest.lock_in_days:
            lock_in = words.counted("days", easiest.lock_in_days)
            return words.phrase("headline.lock_in", lock_in=lock_in, exit=how)
        return words.phrase("headline.present", exit=how)
    if for_cause:
        return words.phrase("headline.for_cause", exit=_reasons(for_cause, words))
    if exits:
        easiest = min(exits, key=lambda exit_: exit_.notice_days or 0)
        return words.phrase("headline.renewal_only", exit=notice(easiest.notice_days, words))
    if analysis.doubts:
        return words.phrase(
            "headline.cannot_tell", reason="; ".join(words.said(doubt).rstrip(". ") for doubt in analysis.doubts)
        )
    return words.phrase("headline.missing", side=words.phrase(f"side.{side}"))


def trigger(exit_: Exit, words: Phrases) -> str:
    """What opens the exit: "when the client does not pay"."""
    return words.phrase(f"trigger.{exit_.trigger}", other=words.phrase(f"side.{other(exit_.side)}"))


def conditions(exit_: Exit, words: Phrases) -> str:
    """How long it takes: "30 days' notice", "after 15 days to put it right"; "" where nothing is stated."""
    parts = []
    if exit_.cure_days is not None:
        parts.append(_period("cure", exit_.cure_days, words))
    # A reminder or notice that starts the time to mend is that time, and would be named twice.
    if exit_.notice_days != exit_.cure_days and (exit_.notice_days or (exit_.notice_days == 0 and not parts)):
        parts.append(notice(exit_.notice_days, words))
    elif exit_.notice_days is None and exit_.trigger in ("convenience", "non_renewal"):
        parts.append(notice(None, words))
    if exit_.lock_in_days:
        parts.append(words.phrase("opens_after", lock_in=words.counted("days", exit_.lock_in_days)))
    return ", ".join(parts)


def notice(days: int | None, words: Phrases) -> str:
    """The notice in words: "30 days' notice", "at once", "no notice period stated"."""
    return words.phrase("notice.none") if days is None else _period("notice", days, words)


def _period(key: str, days: int, words: Phrases) -> str:
    return words.counted(key, days) if days else words.phrase(f"{key}.at_once")


def _reasons(exits: list[Exit], words: Phrases) -> str:
    """The first reasons for leaving, each once, the commonest kinds first."""
    ordered = sorted(exits, key=lambda exit_: TRIGGERS.index(exit_.trigger))
    reasons = list(dict.fromkeys(trigger(exit_, words) for exit_ in ordered))
    named = ", ".join(reasons[:_NAMED])
    more = len(reasons) - _NAMED
    return f"{named} {words.counted('more_reasons', more)}" if more > 0 else named
