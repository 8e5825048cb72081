"""The kinds of rule: each a pure function (view, options) → hits. Rules are YAML, kinds are code and few."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from clausekit.analysis.evidence import evidence_at
from clausekit.analysis.values import Analysis, Side
from clausekit.analysis.whereabouts import outline_of
from clausekit.model import Evidence
from clausekit.rules.values import Hit, View
from clausekit.rules.wording import find_words

Options = Mapping[str, Any]
OptionType = Literal["days", "triggers", "term", "period", "phrases"]
PERIODS = {"notice": "notice_days", "cure": "cure_days", "lock_in": "lock_in_days"}
"""What a rule calls a period → the field of an Exit that holds it."""


class Kind(NamedTuple):
    """`look` finds; `options` are the keys it asks for and their types; `outcomes` the names its hits may have."""

    look: Callable[[View, Options], Iterator[Hit]]
    options: Mapping[str, OptionType]
    outcomes: tuple[str, ...]


def other(side: Side) -> Side:
    """The other side."""
    return "client" if side == "provider" else "provider"


def no_exit(view: View, options: Options) -> Iterator[Hit]:
    """No exit at all."""
    if not view.exits and not view.analysis.doubts:
        yield Hit("missing")


def missing_exit(view: View, options: Options) -> Iterator[Hit]:
    """No exit for any of `triggers`, and none for `unless` that would do as well; where there is one for `weaker`, that
    one does in part. Silent where there is no exit at all: `no_exit` says that."""
    enough = {*options["triggers"], *options["unless"]}
    if not view.exits or view.analysis.doubts or any(exit_.trigger in enough for exit_ in view.exits):
        return
    weaker = next((exit_ for exit_ in view.exits if exit_.trigger in options["weaker"]), None)
    yield Hit("in_part", _first(weaker.evidence)) if weaker else Hit("missing")


def one_sided_exit(view: View, options: Options) -> Iterator[Hit]:
    """The other side may leave at all, or for convenience, and this side may not."""
    if view.analysis.doubts:
        return
    mine, theirs = view.of(view.side), view.of(other(view.side))
    if theirs and not mine:
        yield Hit("at_all", _first(theirs[0].evidence))
        return
    theirs = view.of(other(view.side), "convenience")
    if theirs and not view.of(view.side, "convenience"):
        yield Hit("convenience", _first(theirs[0].evidence))


def period_longer_than(view: View, options: Options) -> Iterator[Hit]:
    """The shortest `period` among the exits for `triggers` is longer than `days`; for a notice, as long as the whole
    contract. An exit that states no period opens at once."""
    exits = [exit_ for exit_ in view.exits if exit_.trigger in options["triggers"]]
    if not exits:
        return
    field = PERIODS[options["period"]]
    easiest = min(exits, key=lambda exit_: getattr(exit_, field) or 0)
    days = getattr(easiest, field) or 0
    location = _first(easiest.evidence)
    length = _length(view.analysis)
    if options["period"] == "notice" and length and days >= length:
        yield Hit("longer_than_contract", location, days, length)
    elif days > options["days"]:
        yield Hit("too_long", location, days, options["days"])


def period_missing(view: View, options: Options) -> Iterator[Hit]:
    """An exit for `triggers` states no `period`, or none to speak of."""
    field = PERIODS[options["period"]]
    for exit_ in view.exits:
        if exit_.trigger in options["triggers"] and not getattr(exit_, field):
            yield Hit("missing", _first(exit_.evidence))
            return


def missing_term(view: View, options: Options) -> Iterator[Hit]:
    """The contract does not say what `term` says. Silent where it may say so elsewhere."""
    if view.analysis.terms[options["term"]].answer == "missing" and not view.analysis.doubts:
        yield Hit("missing")


def term_present(view: View, options: Options) -> Iterator[Hit]:
    """The contract says what `term` says."""
    term = view.analysis.terms[options["term"]]
    if term.answer == "present":
        yield Hit("present", _first(term.evidence))


def auto_renewal(view: View, options: Options) -> Iterator[Hit]:
    """The contract renews by itself, and this side cannot stop it, or must say so more than `days` before. Silent
    where the side may leave for convenience: then the renewal does not hold it."""
    term = view.analysis.terms["auto_renewal"]
    if term.answer != "present" or view.of(view.side, "convenience"):
        return
    stops = view.of(view.side, "non_renewal")
    if not stops:
        if not view.analysis.doubts:
            yield Hit("cannot_be_stopped", _first(term.evidence))
        return
    easiest = min(stops, key=lambda exit_: exit_.notice_days or 0)
    if (easiest.notice_days or 0) > options["days"]:
        yield Hit("narrow_window", _first(easiest.evidence), easiest.notice_days, options["days"])


def doubt(view: View, options: Options) -> Iterator[Hit]:
    """The contract cannot be judged: not at all for this side, or not for what was not found."""
    outcome = "answer_unknown" if view.analysis.answer(view.side) == "cannot_tell" else "rest_unknown"
    for reason in view.analysis.doubts:
        yield Hit(outcome, reason=reason)


def words_present(view: View, options: Options) -> Iterator[Hit]:
    """The contract holds one of `phrases`, whatever their case, quotes and spacing."""
    place = find_words(view.analysis, options["phrases"])
    if place:
        yield Hit("present", place)


def words_missing(view: View, options: Options) -> Iterator[Hit]:
    """The contract holds none of `phrases`. Silent where it may say so elsewhere."""
    if not view.analysis.doubts and not find_words(view.analysis, options["phrases"]):
        yield Hit("missing")


def clause_altered(view: View, options: Options) -> Iterator[Hit]:
    """A clause that the file was built with is not there any more, or not in the same words."""
    for mark in view.analysis.document.clauses:
        if mark.state == "removed":
            yield Hit("removed", reason=f"{mark.id}, version {mark.version}")
        elif mark.state == "changed":
            place = evidence_at(view.analysis.document, outline_of(view.analysis), mark.start, mark.end)
            yield Hit("changed", place, reason=f"{mark.id}, version {mark.version}")


KINDS: dict[str, Kind] = {
    "no_exit": Kind(no_exit, {}, ("missing",)),
    "missing_exit": Kind(
        missing_exit, {"triggers": "triggers", "unless": "triggers", "weaker": "triggers"}, ("missing", "in_part")
    ),
    "one_sided_exit": Kind(one_sided_exit, {}, ("at_all", "convenience")),
    "period_longer_than": Kind(
        period_longer_than,
        {"triggers": "triggers", "period": "period", "days": "days"},
        ("too_long", "longer_than_contract"),
    ),
    "period_missing": Kind(period_missing, {"triggers": "triggers", "period": "period"}, ("missing",)),
    "missing_term": Kind(missing_term, {"term": "term"}, ("missing",)),
    "term_present": Kind(term_present, {"term": "term"}, ("present",)),
    "auto_renewal": Kind(auto_renewal, {"days": "days"}, ("cannot_be_stopped", "narrow_window")),
    "words_present": Kind(words_present, {"phrases": "phrases"}, ("present",)),
    "words_missing": Kind(words_missing, {"phrases": "phrases"}, ("missing",)),
    "clause_altered": Kind(clause_altered, {}, ("changed", "removed")),
    "doubt": Kind(doubt, {}, ("answer_unknown", "rest_unknown")),
}


def _first(evidence: tuple[Evidence, ...]) -> Evidence | None:
    return evidence[0] if evidence else None


def _length(analysis: Analysis) -> int | None:
    """Days from the date the contract takes effect to the date it expires; None where it does not say both."""
    start, end = analysis.facts["effective_date"], analysis.facts["expires"]
    if start is None or end is None:
        return None
    try:
        return (date.fromisoformat(end.value) - date.fromisoformat(start.value)).days
    except ValueError:
        return None
