"""Which paragraph became which, by their words."""

from __future__ import annotations

import random

from analyses import analysis_of
from hypothesis import given
from hypothesis import strategies as st

from clausekit.analysis.values import Analysis
from clausekit.comparison.clauses import clause_changes
from clausekit.model import Block, document_of

CLAUSES = (
    "1. Services. The Provider designs the website and delivers drafts every second week.",
    "2. Fees. The Client pays four thousand dollars each month within thirty days of an invoice.",
    "3. Ending. Either party may end this agreement on thirty days' notice in writing.",
    "4. Secrets. Each party keeps what the other tells it in confidence for five years.",
    "5. Law. The law of Vermont governs this agreement and its courts decide all disputes.",
)


def analysis(*clauses: str) -> Analysis:
    return analysis_of()._replace(document=document_of("x.txt", "text", [Block(text, 0) for text in clauses]))


def told(ours: tuple[str, ...], theirs: tuple[str, ...]) -> list[tuple[str, str]]:
    """Kind and first words after the number."""
    found = []
    for change in clause_changes(analysis(*ours), analysis(*theirs)):
        where = change.theirs or change.ours
        assert where is not None
        found.append((change.kind, where.quote.split()[1].rstrip(".")))
    return found


def test_a_removed_clause_stands_where_it_stood() -> None:
    assert told(CLAUSES, (*CLAUSES[:2], *CLAUSES[3:])) == [("removed", "Ending")]


def test_other_numbers_quotes_and_blanks_are_no_change() -> None:
    theirs = [clause.replace("'", "’").replace(" ", "  ") for clause in CLAUSES]
    assert told(
        CLAUSES, ("1. New. Something else entirely stands here now.", *(f"{n}{c[1:]}" for n, c in enumerate(theirs, 2)))
    ) == [("added", "New")]


def test_a_clause_that_moved_and_was_rewritten_is_still_the_same_one() -> None:
    rewritten = CLAUSES[2].replace("thirty", "ninety")
    assert told(CLAUSES, (rewritten, *CLAUSES[:2], *CLAUSES[3:])) == [("rewritten", "Ending")]


def test_a_clause_that_only_moved_is_told_alone() -> None:
    assert told(CLAUSES, (CLAUSES[4], *CLAUSES[:4])) == [("moved", "Law")]


def test_another_clause_in_its_place_is_removed_and_added() -> None:
    theirs = (*CLAUSES[:4], "5. Seat. Arbitrators in Zurich hear whatever quarrel comes up.")
    assert sorted(told(CLAUSES, theirs)) == [("added", "Seat"), ("removed", "Law")]


@given(st.permutations(CLAUSES), st.sets(st.integers(0, 4)), st.randoms(use_true_random=False))
def test_every_paragraph_is_accounted_for(order: list[str], dropped: set[int], chance: random.Random) -> None:
    theirs = [clause for index, clause in enumerate(order) if index not in dropped]
    changes = clause_changes(analysis(*CLAUSES), analysis(*theirs))
    removed = [change for change in changes if change.kind == "removed"]
    assert len(removed) == len(CLAUSES) - len(theirs)
    assert not [change for change in changes if change.kind in ("added", "rewritten")]
    moved = {change.theirs.quote for change in changes if change.kind == "moved" and change.theirs}
    stayed = [clause for clause in theirs if clause not in moved]
    assert stayed == [clause for clause in CLAUSES if clause in stayed]
