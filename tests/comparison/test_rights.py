"""What became of exits, periods and terms, by meaning: for the side that compares."""

from __future__ import annotations

import pytest
from analyses import analysis_of, exit_of
from hypothesis import given
from hypothesis import strategies as st
from sayings import SCANNED

from clausekit.analysis.values import TERM_NAMES, TRIGGERS, Analysis
from clausekit.comparison import compare
from clausekit.words import SIDES, Side


def told(ours: Analysis, theirs: Analysis, side: Side = "provider") -> list[tuple[str, str, str | None, str]]:
    return [(change.kind, change.effect, change.holder, change.name) for change in compare(ours, theirs, side).changes]


BOTH = (exit_of("provider"), exit_of("client"))


def test_a_mutual_exit_that_only_the_other_side_keeps_is_one_sided() -> None:
    assert told(analysis_of(*BOTH), analysis_of(exit_of("client"))) == [
        ("exit_one_sided", "worse", "provider", "convenience")
    ]


def test_an_exit_that_is_gone_for_both_is_gone() -> None:
    assert told(analysis_of(*BOTH), analysis_of()) == [
        ("exit_removed", "worse", "provider", "convenience"),
        ("exit_removed", "better", "client", "convenience"),
    ]


def test_a_new_exit_of_the_other_side_is_worse_and_one_of_ours_better() -> None:
    assert told(analysis_of(), analysis_of(*BOTH)) == [
        ("exit_added", "worse", "client", "convenience"),
        ("exit_added", "better", "provider", "convenience"),
    ]


@pytest.mark.parametrize("period", ["notice", "cure", "lock_in"])
def test_a_longer_wait_is_worse_for_who_leaves_and_better_for_who_is_left(period: str) -> None:
    def with_days(days: int | None) -> Analysis:
        return analysis_of(*(exit_of(side, **{period: days}) for side in SIDES))  # type: ignore[arg-type]

    assert [change[1:3] for change in told(with_days(30), with_days(60))] == [
        ("worse", "provider"),
        ("better", "client"),
    ]
    assert [change[1:3] for change in told(with_days(30), with_days(0))] == [
        ("worse", "client"),
        ("better", "provider"),
    ]
    assert told(with_days(None), with_days(0)) == []


def test_the_easiest_of_several_exits_counts() -> None:
    ours = analysis_of(exit_of(notice=60), exit_of(notice=10))
    assert told(ours, analysis_of(exit_of(notice=10))) == []


@pytest.mark.parametrize(
    ("term", "side", "effect"),
    [
        ("pay_for_work_done", "provider", "worse"),
        ("pay_for_work_done", "client", "neutral"),
        ("refund_or_credit", "client", "worse"),
        ("release", "provider", "worse"),
        ("auto_renewal", "provider", "better"),
        ("early_termination_fee", "client", "better"),
    ],
)
def test_what_a_lost_term_means_depends_on_whom_it_protects(term: str, side: Side, effect: str) -> None:
    ours, theirs = analysis_of(*BOTH, terms=(term,)), analysis_of(*BOTH)  # type: ignore[arg-type]
    assert told(ours, theirs, side) == [("term_removed", effect, None, term)]


def test_a_fact_that_changed_is_told_and_is_neither_good_nor_bad() -> None:
    ours, theirs = (analysis_of(*BOTH, facts={"governing_law": law}) for law in ("Vermont", "Texas"))
    (change,) = compare(ours, theirs, "provider").changes
    assert (change.effect, change.before, change.after) == ("neutral", "Vermont", "Texas")


def test_with_a_doubt_nothing_is_called_gone() -> None:
    theirs = analysis_of(doubts=(SCANNED,))
    comparison = compare(analysis_of(*BOTH, terms=("release",), facts={"expires": "2027-01-01"}), theirs, "provider")
    assert comparison.changes == ()
    assert comparison.doubts == (SCANNED,)


days = st.none() | st.integers(0, 400)
analyses = st.builds(
    lambda exits, terms: analysis_of(*exits, terms=tuple(terms)),
    st.lists(st.builds(exit_of, st.sampled_from(SIDES), st.sampled_from(TRIGGERS), days, days, days), max_size=6),
    st.sets(st.sampled_from(TERM_NAMES)),
)


@given(analyses, st.sampled_from(SIDES))
def test_a_contract_that_came_back_as_it_was_has_no_change(analysis: Analysis, side: Side) -> None:
    comparison = compare(analysis, analysis, side)
    assert comparison.changes == comparison.clauses == ()
    assert not comparison.is_worse


@given(analyses, analyses, st.sampled_from(SIDES))
def test_the_way_back_turns_worse_into_better(ours: Analysis, theirs: Analysis, side: Side) -> None:
    def counted(one: Analysis, other: Analysis) -> list[int]:
        effects = [change.effect for change in compare(one, other, side).changes]
        return [effects.count(effect) for effect in ("worse", "better", "neutral")]  # type: ignore[arg-type]

    worse, better, neutral = counted(ours, theirs)
    assert counted(theirs, ours) == [better, worse, neutral]
