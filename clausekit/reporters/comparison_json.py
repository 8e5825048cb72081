"""A comparison as JSON, for programs: fixed keys, no clock."""

from __future__ import annotations

import json
from typing import Any

from clausekit import __version__
from clausekit.comparison import Change, ClauseChange, Comparison
from clausekit.model import Evidence
from clausekit.reporters.comparison import sentence
from clausekit.reporters.values import Look
from clausekit.rules import Phrases, phrases

SCHEMA_VERSION = 1


def render(comparison: Comparison, look: Look) -> str:
    """The comparison as JSON text with a line end."""
    words = phrases(look.language)
    unmarked = comparison.unmarked
    data = {
        "schema_version": SCHEMA_VERSION,
        "clausekit": __version__,
        "side": comparison.side,
        "ours": comparison.ours.document.path,
        "theirs": comparison.theirs.document.path,
        "worse": comparison.is_worse,
        "doubts": [phrases().said(doubt) for doubt in comparison.doubts],
        "changes": [_change(change, comparison, words) for change in comparison.changes],
        "clauses": [_clause(clause) for clause in comparison.clauses],
        "unmarked": None if unmarked is None else [_clause(clause) for clause in unmarked],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _change(change: Change, comparison: Comparison, words: Phrases) -> dict[str, Any]:
    return {
        "kind": change.kind,
        "effect": change.effect,
        "side": change.holder,
        "name": change.name,
        "before": change.before,
        "after": change.after,
        "unmarked": change.unmarked,
        "message": sentence(change, comparison, words),
        "ours": _evidence(change.ours),
        "theirs": _evidence(change.theirs),
    }


def _clause(clause: ClauseChange) -> dict[str, Any]:
    return {"kind": clause.kind, "ours": _evidence(clause.ours), "theirs": _evidence(clause.theirs)}


def _evidence(evidence: Evidence | None) -> dict[str, Any] | None:
    return None if evidence is None else evidence._asdict()
