"""Checking clausekit.toml, with file:line:column for every mistake."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from clausekit import resources
from clausekit.errors import SourceError
from clausekit.findings import SEVERITIES
from clausekit.saying import Told, told
from clausekit.words import SIDES
from clausekit.yamlfile import Source, Trail

KEYS = ("side", "language", "fail_on", "rules", "baseline", "author", "rule", "suppress")
SUPPRESSION = ("rule", "file", "reason", "until")
NEVER = "never"

Mistakes = Iterator[tuple[Trail, Told]]


def mistakes(source: Source) -> list[SourceError]:
    """Every mistake but those that need the rules, in file order; `ruleset` finds these."""
    found = [source.error(trail, reason) for trail, reason in _mistakes(source.data)]
    return sorted(found, key=lambda error: (error.line, error.column, error.reason))


def _mistakes(data: dict[str, Any]) -> Mistakes:
    for key in data:
        if key not in KEYS:
            yield (key,), told("the key {key!r} is unknown; known are {known}", key=key, known=", ".join(KEYS))
    for key, known in (
        ("side", SIDES),
        ("language", resources.names("messages")),
        ("fail_on", (*SEVERITIES, NEVER)),
    ):
        if key in data and data[key] not in known:
            yield (key,), told("{value!r} is unknown; known are {known}", value=data[key], known=", ".join(known))
    if "baseline" in data and not _is_words(data["baseline"]):
        yield ("baseline",), told('should be the name of a file, such as "clausekit-baseline.json"')
    if "author" in data and not _is_words(data["author"]):
        yield ("author",), told('should be a name, such as "Studio North"')
    rules = data.get("rules", [])
    if not isinstance(rules, list) or not all(map(_is_words, rules)):
        yield ("rules",), told('should be a list of folders with rules of your own, such as ["playbook/"]')
    changes = data.get("rule", {})
    if not isinstance(changes, dict):
        yield ("rule",), told("should be tables by rule, such as [rule.EXIT005]")
    else:
        for name, change in changes.items():
            if not isinstance(change, dict):
                yield (
                    ("rule", name),
                    told("should be a table: [rule.{name}] and below it severity and options", name=name),
                )
    suppressions = data.get("suppress", [])
    if not isinstance(suppressions, list) or not all(isinstance(entry, dict) for entry in suppressions):
        yield ("suppress",), told("should be a list of tables, each begun with [[suppress]]")
        return
    for index, entry in enumerate(suppressions):
        yield from _suppression(entry, ("suppress", index))


def _suppression(entry: dict[str, Any], trail: Trail) -> Mistakes:
    for key in entry:
        if key not in SUPPRESSION:
            yield (
                (*trail, key),
                told("the key {key!r} is unknown; known are {known}", key=key, known=", ".join(SUPPRESSION)),
            )
    for key in SUPPRESSION:
        if key not in entry:
            yield (
                trail,
                told("the key {key!r} is missing; a suppression has {known}", key=key, known=", ".join(SUPPRESSION)),
            )
        elif key != "until" and not _is_words(entry[key]):
            yield (*trail, key), told("should be words in quotes")
    if "until" in entry and not _is_date(entry["until"]):
        yield (*trail, "until"), told("should be a date without quotes, such as 2027-12-31")


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _is_date(value: Any) -> bool:
    return isinstance(value, date) and not isinstance(value, datetime)
