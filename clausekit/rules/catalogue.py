"""The rules that ship with clausekit, as values."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from clausekit import resources
from clausekit.rules.values import Outcome, Rule, Texts
from clausekit.words import Side

_T = TypeVar("_T")


@cache
def shipped() -> tuple[Rule, ...]:
    """All shipped rules, by code."""
    return tuple(rule_of(resources.load("rules", name)) for name in resources.names("rules"))


def in_language(rules: tuple[Rule, ...], language: str) -> tuple[Rule, ...]:
    """The rules with their texts in `language` beside the English ones, where data/explanations/<language>.yaml has
    them."""
    if language not in resources.names("explanations"):
        return rules
    texts = resources.load("explanations", language)
    return tuple(_translated(rule, language, texts.get(rule.code, {})) for rule in rules)


def _translated(rule: Rule, language: str, texts: Mapping[str, Any]) -> Rule:
    def with_(known: Texts, words: str | None) -> Texts:
        return {**known, language: words} if words else known

    said = texts.get("outcomes", {})
    outcomes = {
        name: outcome._replace(message=with_(outcome.message, said.get(name)))
        for name, outcome in rule.outcomes.items()
    }
    return rule._replace(
        outcomes=outcomes,
        what=with_(rule.what, texts.get("what")),
        why=with_(rule.why, texts.get("why")),
        bad=with_(rule.bad, texts.get("bad")),
        good=with_(rule.good, texts.get("good")),
        reference=with_(rule.reference, texts.get("reference")),
    )


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
