"""From an analysis to findings: what each kind finds, what it keeps silent about, and in which order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from analyses import analysis_of, exit_of
from hypothesis import given
from hypothesis import strategies as st
from sayings import SCANNED, about

from clausekit.analysis.values import TERM_NAMES, TRIGGERS, Analysis, Exit
from clausekit.findings import Finding
from clausekit.rules import check, kinds, shipped
from clausekit.rules.kinds import Kind
from clausekit.rules.values import Hit, View
from clausekit.saying import said

ALL = tuple(TERM_NAMES)


def codes(analysis: Analysis, side: str = "provider") -> list[str]:
    return [finding.rule for finding in check(analysis, side)]


def finding(analysis: Analysis, code: str, side: str = "provider") -> Finding:
    (one,) = (found for found in check(analysis, side) if found.rule == code)
    return one


def test_a_contract_without_an_exit_is_an_error_that_fits_the_side() -> None:
    provider, client = (finding(analysis_of(), "EXIT001", side) for side in ("provider", "client"))
    assert (provider.name, client.name) == ("no-provider-exit", "no-client-exit")
    assert "you, the provider," in provider.message
    assert "you, the client," in client.message
    assert provider.severity == client.severity == "error"
    assert provider.location is None
    assert provider.fix == "exit-substitute-or-refund"


def test_only_the_other_side_can_leave() -> None:
    analysis = analysis_of(exit_of("client", "convenience", 10))
    assert finding(analysis, "EXIT002").message == "Only the client can end this contract; you cannot."
    assert finding(analysis, "EXIT002").location == analysis.exits[0].evidence[0]
    assert "EXIT002" not in codes(analysis, "client")


def test_only_the_other_side_can_leave_without_a_reason() -> None:
    analysis = analysis_of(exit_of("client", "convenience", 10), exit_of("provider", "breach"))
    assert "without a reason" in finding(analysis, "EXIT002").message
    assert "EXIT001" not in codes(analysis)


def test_a_fair_contract_has_nothing_but_notes() -> None:
    exits = [exit_of(side, trigger, notice=30, cure=15) for side in ("provider", "client")
             for trigger in ("convenience", "breach")]  # fmt: skip
    findings = check(analysis_of(*exits, terms=("pay_for_work_done", "refund_or_credit")), "provider")
    assert {found.severity for found in findings} == {"note"}


def test_a_protected_provider_is_told_nothing() -> None:
    exits = [exit_of("provider", trigger, notice=30, cure=15) for trigger in TRIGGERS]
    terms = tuple(term for term in ALL if term != "early_termination_fee")
    assert codes(analysis_of(*exits, terms=terms)) == []


@pytest.mark.parametrize(
    ("days", "found"), [(None, False), (0, False), (90, False), (91, True), (365, True)]
)  # fmt: skip
def test_notice_above_ninety_days_is_long(days: int | None, found: bool) -> None:
    assert ("EXIT005" in codes(analysis_of(exit_of(notice=days)))) is found


def test_the_shortest_of_several_notices_counts() -> None:
    assert "EXIT005" not in codes(analysis_of(exit_of(notice=180), exit_of(notice=30)))


def test_a_notice_as_long_as_the_contract_is_an_error() -> None:
    facts = {"effective_date": "2026-01-01", "expires": "2026-03-02"}
    long = finding(analysis_of(exit_of(notice=60), facts=facts), "EXIT005")
    assert long.severity == "error"
    assert "60 days" in long.message
    assert "EXIT005" not in codes(analysis_of(exit_of(notice=59), facts=facts))


def test_a_date_that_is_none_leaves_the_length_open() -> None:
    facts = {"effective_date": "2026-01-01", "expires": "the end of the project"}
    assert "EXIT005" not in codes(analysis_of(exit_of(notice=60), facts=facts))


def test_a_lock_in_is_named_unless_another_right_is_open() -> None:
    locked = exit_of(notice=30, lock_in=365)
    assert "365 days" in finding(analysis_of(locked), "EXIT006").message
    assert "EXIT006" not in codes(analysis_of(locked, exit_of(notice=60)))


def test_late_pay_that_is_not_named_is_a_warning_and_beside_a_breach_right_a_note() -> None:
    assert finding(analysis_of(exit_of(trigger="insolvency")), "EXIT003").severity == "warning"
    beside_breach = finding(analysis_of(exit_of(trigger="breach")), "EXIT003")
    assert beside_breach.severity == "note"
    assert beside_breach.location is not None
    for trigger in ("convenience", "nonpayment"):
        assert "EXIT003" not in codes(analysis_of(exit_of(trigger="breach"), exit_of(trigger=trigger)))


def test_a_long_time_to_mend_is_named_and_no_time_only_when_it_hits_this_side() -> None:
    mine, theirs = exit_of("provider", "breach", cure=120), exit_of("client", "breach", cure=None)
    assert {"EXIT004", "EXIT007"} <= set(codes(analysis_of(mine, theirs)))
    assert "EXIT004" not in codes(analysis_of(exit_of("provider", "breach", cure=60)))
    assert "EXIT007" not in codes(analysis_of(exit_of("provider", "breach", cure=None)))


@pytest.mark.parametrize(
    ("exits", "found"),
    [
        ((), True),
        ((exit_of(trigger="non_renewal", notice=61),), True),
        ((exit_of(trigger="non_renewal", notice=60),), False),
        ((exit_of(trigger="convenience", notice=30),), False),
    ],
)
def test_a_renewal_that_holds_this_side_is_a_trap(exits: tuple[Exit, ...], found: bool) -> None:
    assert ("RENEW001" in codes(analysis_of(*exits, terms=("auto_renewal",)))) is found


def test_a_refund_matters_more_to_the_client() -> None:
    analysis = analysis_of(exit_of(), exit_of("client"))
    assert finding(analysis, "REFUND001", "provider").severity == "note"
    assert finding(analysis, "REFUND001", "client").severity == "warning"
    assert "PAY001" not in codes(analysis, "client")


def test_a_doubt_silences_what_is_missing_and_is_told_once_for_each_reason() -> None:
    doubts = (about("the master agreement"), SCANNED)
    findings = check(analysis_of(doubts=doubts), "provider")
    assert [found.rule for found in findings] == ["DOUBT001", "DOUBT001"]
    assert {found.severity for found in findings} == {"error"}
    assert any("the master agreement" in finding.message for finding in findings)


def test_a_doubt_beside_an_exit_is_a_warning() -> None:
    analysis = analysis_of(exit_of(notice=120), doubts=(SCANNED,))
    assert finding(analysis, "DOUBT001").severity == "warning"
    assert "EXIT005" in codes(analysis)


def test_findings_without_a_place_stand_first_then_by_place_code_and_message() -> None:
    analysis = analysis_of(
        exit_of("client", "breach", start=50), exit_of(notice=120, start=9), exit_of(notice=180, start=9)
    )
    findings = check(analysis, "provider")
    places = [(found.location.start if found.location else -1, found.rule, found.message) for found in findings]
    assert places == sorted(places)
    assert places[0][0] == -1 < places[-1][0]


def test_a_rule_that_crashes_is_a_finding_that_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(view: View, options: Mapping[str, Any]) -> Iterator[Hit]:
        raise ZeroDivisionError("oops")

    monkeypatch.setitem(kinds.KINDS, "no_exit", Kind(crash, {}, ("missing",)))
    crashed = finding(analysis_of(), "EXIT001")
    assert crashed.severity == "error"
    assert "EXIT001" in crashed.message
    assert "ZeroDivisionError: oops" in crashed.message
    assert "PAY001" in codes(analysis_of())


exits = st.builds(
    exit_of,
    side=st.sampled_from(("provider", "client")),
    trigger=st.sampled_from(TRIGGERS),
    notice=st.none() | st.integers(0, 400),
    cure=st.none() | st.integers(0, 400),
    lock_in=st.none() | st.integers(0, 400),
    start=st.integers(0, 500),
)
analyses = st.builds(
    lambda exits, terms, doubts: analysis_of(*exits, terms=tuple(terms), doubts=tuple(doubts)),
    exits=st.lists(exits, max_size=6),
    terms=st.sets(st.sampled_from(TERM_NAMES)),
    doubts=st.lists(st.sampled_from((SCANNED, said("doubt.too_short", n=3))), max_size=2),
)


@given(analysis=analyses, side=st.sampled_from(("provider", "client")))
def test_no_analysis_makes_a_rule_crash_and_the_order_of_rules_does_not_matter(analysis: Analysis, side: str) -> None:
    findings = check(analysis, side)
    assert not [found for found in findings if "left out of this report" in found.message]
    assert findings == check(analysis, side, tuple(reversed(shipped())))


@given(analysis=analyses, side=st.sampled_from(("provider", "client")))
def test_exit001_speaks_exactly_when_the_answer_is_missing(analysis: Analysis, side: str) -> None:
    assert ("EXIT001" in codes(analysis, side)) is (analysis.answer(side) == "missing")
