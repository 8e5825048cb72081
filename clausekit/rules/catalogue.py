"""The rules that ship with clausekit, as values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from clausekit import resources
from clausekit.rules.values import Outcome, Rule
from clausekit.words import Side

_T = TypeVar("_T")


@cache
def shipped() -> tuple[Rule, ...]:
    """All shipped rules, by code."""
    return tuple(rule_of(resources.load("rules", name)) for name in resources.names("rules"))


def rule_of(data: Mapping[str, Any]) -> Rule:
    """A rule from the data of its file, which `source.mistakes` has found right."""
    sides: tuple[Side, ...] = tuple(data["sides"])
    outcomes = {
        name: Outcome(outcome["message"], outcome.get("severity")) for name, outcome in data["outcomes"].items()
    }
    return Rule(
        code=data["rule"],
        name=data["name"],
        aliases=tuple(data.get("aliases", ())),
        kind=data["kind"],
        scope=data["scope"],
        sides=sides,
        severity=_by_side(data["severity"], sides),
        options=data.get("options", {}),
        outcomes=outcomes,
        what=data["what"],
        why=data["why"],
        bad=data["bad"],
        good=data["good"],
        reference=data["reference"],
        fix=_by_side(data.get("fix", {}), sides),
    )


def _by_side(given: _T | Mapping[Side, _T], sides: tuple[Side, ...]) -> Mapping[Side, _T]:
    """A value that holds for every side, or a mapping that says it for each."""
    return given if isinstance(given, Mapping) else dict.fromkeys(sides, given)
