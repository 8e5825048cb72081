"""What a comparison says."""

from __future__ import annotations

from typing import Literal, NamedTuple

from clausekit.analysis.values import Analysis
from clausekit.model import Evidence
from clausekit.saying import Said
from clausekit.words import Side

Effect = Literal["worse", "better", "neutral"]
"""For the side that compares."""
EFFECTS: tuple[Effect, ...] = ("worse", "better", "neutral")

Kind = Literal[
    "exit_removed", "exit_one_sided", "exit_added", "notice_days", "cure_days", "lock_in_days", "term_removed",
    "term_added", "fact_changed",
]  # fmt: skip

ClauseKind = Literal["removed", "added", "rewritten", "moved"]


class Change(NamedTuple):
    """What became of one exit, period, protection or fact.

    holder         whose exit it is, None for a term or fact
    name           the trigger, term or fact
    before, after  days of a period or the value of a fact, None where there is none or it is no such thing
    ours, theirs   the words that prove it in either contract
    unmarked       True where it was done without a tracked change, in a file that has some
    """

    kind: Kind
    effect: Effect
    holder: Side | None
    name: str
    before: int | str | None = None
    after: int | str | None = None
    ours: Evidence | None = None
    theirs: Evidence | None = None
    unmarked: bool = False


class ClauseChange(NamedTuple):
    """One paragraph that was removed, added, rewritten or moved; the evidence is the whole of it."""

    kind: ClauseKind
    ours: Evidence | None
    theirs: Evidence | None


class Comparison(NamedTuple):
    """Ours against theirs for `side`.

    changes   the worst first, then in order of place
    clauses   what happened to the paragraphs, in the order of theirs; removed ones stand where they stood
    unmarked  the same for what was changed beside the tracked changes; None where theirs has no tracked changes
    doubts    why theirs cannot be judged as a whole: with a doubt, nothing is called removed
    """

    side: Side
    ours: Analysis
    theirs: Analysis
    changes: tuple[Change, ...]
    clauses: tuple[ClauseChange, ...]
    unmarked: tuple[ClauseChange, ...] | None
    doubts: tuple[Said, ...]

    @property
    def is_worse(self) -> bool:
        """True where anything got worse."""
        return any(change.effect == "worse" for change in self.changes)
