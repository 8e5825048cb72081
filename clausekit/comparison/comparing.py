"""Two contracts in, what became of ours out. Pure."""

from __future__ import annotations

from clausekit.analysis.values import Analysis
from clausekit.comparison.clauses import clause_changes
from clausekit.comparison.rights import changes
from clausekit.comparison.values import EFFECTS, Change, Comparison
from clausekit.words import Side


def compare(ours: Analysis, theirs: Analysis, side: Side, original: Analysis | None = None) -> Comparison:
    """What changed from ours to theirs, for `side`. `original` is theirs as it was before its tracked changes, None
    where it has none: what differs between ours and that was changed beside them."""
    found = list(changes(ours, theirs, side))
    if original is not None:
        silent = {_key(change) for change in changes(ours, original, side)}
        found = [change._replace(unmarked=_key(change) in silent) for change in found]
    ordered = sorted(found, key=lambda change: (EFFECTS.index(change.effect), _place(change)))
    return Comparison(
        side=side,
        ours=ours,
        theirs=theirs,
        changes=tuple(ordered),
        clauses=clause_changes(ours, theirs),
        unmarked=None if original is None else clause_changes(ours, original),
        doubts=theirs.doubts,
    )


def _key(change: Change) -> tuple[object, ...]:
    return (change.kind, change.holder, change.name, change.after)


def _place(change: Change) -> int:
    where = change.ours or change.theirs
    return where.start if where else -1
