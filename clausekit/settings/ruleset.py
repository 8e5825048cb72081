"""The rules as settled: the shipped ones, own ones over and beside them, and changes to severity and options."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from clausekit.errors import SourceError, SourceErrors
from clausekit.findings import SEVERITIES
from clausekit.rules import Rule, shipped
from clausekit.rules.lookup import UnknownRule, find
from clausekit.rules.source import load_rules, option_mistakes
from clausekit.rules.values import Outcome
from clausekit.saying import told
from clausekit.yamlfile import Source, Trail

OFF = "off"


def rules_of(source: Source, folder: Path) -> tuple[Rule, ...]:
    """The rules by code. `source` is a file of settings that `checking` has found right, `folder` the one it is in.

    Raises SourceErrors for mistakes in own rules, or for settings that name a rule or an option that there is not.
    """
    rules = {rule.code: rule for rule in shipped()}
    errors: list[SourceError] = []
    for index, name in enumerate(source.data.get("rules", ())):
        if not (folder / name).is_dir():
            errors.append(source.error(("rules", index), told("{path} is no folder", path=folder / name)))
            continue
        for rule in load_rules(folder / name):
            errors += _taken_names(rule, rules, source, ("rules", index))
            rules[rule.code] = rule
    known = tuple(rules.values())
    for name, change in source.data.get("rule", {}).items():
        rule_found = _found(name, known, source, ("rule", name), errors)
        if rule_found is None:
            continue
        found = _change_mistakes(rule_found, change, source, ("rule", name))
        errors += found
        if not found:
            rules[rule_found.code] = changed(rules[rule_found.code], change)
    for index, entry in enumerate(source.data.get("suppress", ())):
        _found(entry["rule"], known, source, ("suppress", index, "rule"), errors)
    if errors:
        raise SourceErrors(tuple(errors))
    off = {
        find(name, known).code for name, change in source.data.get("rule", {}).items() if change.get("severity") == OFF
    }
    return tuple(rule for code, rule in sorted(rules.items()) if code not in off)


def changed(rule: Rule, change: dict[str, Any]) -> Rule:
    """The rule with another severity, for everything that it finds, and other options."""
    severity = change.get("severity", OFF)
    options = {key: value for key, value in change.items() if key != "severity"}
    rule = rule._replace(options={**rule.options, **options})
    if severity == OFF:
        return rule
    return rule._replace(
        severity=dict.fromkeys(rule.sides, severity),
        outcomes={name: Outcome(outcome.message, None) for name, outcome in rule.outcomes.items()},
    )


def _found(name: str, rules: tuple[Rule, ...], source: Source, trail: Trail, errors: list[SourceError]) -> Rule | None:
    try:
        return find(name, rules)
    except UnknownRule as error:
        errors.append(source.error(trail, error.told))
        return None


def _change_mistakes(rule: Rule, change: dict[str, Any], source: Source, trail: Trail) -> list[SourceError]:
    errors = []
    for key, value in change.items():
        if key == "severity":
            if value not in (*SEVERITIES, OFF):
                reason = told(
                    "{value!r} is unknown; known are {known}", value=value, known=", ".join((*SEVERITIES, OFF))
                )
                errors.append(source.error((*trail, key), reason))
        else:
            errors += [source.error(*mistake) for mistake in option_mistakes(rule.kind, key, value, (*trail, key))]
    return errors


def _taken_names(rule: Rule, rules: dict[str, Rule], source: Source, trail: Trail) -> list[SourceError]:
    """An own rule may take the place of another with its code, but not the name of another."""
    owners = {name: other.code for other in rules.values() if other.code != rule.code for name in other.names()}
    return [
        source.error(
            trail,
            told(
                "the rule {code} in it is called {name!r}, and so is {owner}",
                code=rule.code,
                name=name,
                owner=owners[name],
            ),
        )
        for name in rule.names()
        if name in owners
    ]
