"""Checking rule files, with file:line:column for every mistake. The shipped ones were checked by a test and are not
checked again when they are used."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from typing import Any

from clausekit import yamlfile
from clausekit.errors import SourceError, SourceErrors
from clausekit.findings import SEVERITIES
from clausekit.rules.catalogue import rule_of
from clausekit.rules.kinds import KINDS, PERIODS
from clausekit.rules.values import SCOPES, Rule
from clausekit.saying import Told, told
from clausekit.words import SIDES, TERM_NAMES, TRIGGERS
from clausekit.yamlfile import Source, Trail

PLACES = ("side", "other", "days", "limit", "reason")
"""What a message may have in braces: the side audited for, the other side, a period, the period it is measured by,
the reason of a doubt."""

TEXTS = ("what", "why", "bad", "good", "reference")
REQUIRED = ("rule", "name", "kind", "scope", "sides", "severity", "outcomes", *TEXTS)
KEYS = (*REQUIRED, "aliases", "options", "fix")

_CODE = re.compile(r"[A-Z]{2,12}\d{3}")
_NAME = re.compile(r"[a-z0-9{}]+(-[a-z0-9{}]+)*")

Mistakes = Iterator[tuple[Trail, Told]]


def mistakes(source: Source) -> tuple[SourceError, ...]:
    """Every mistake in one rule file, in file order."""
    if not isinstance(source.data, dict):
        return (source.error((), told("a rule is a mapping with the keys {known}", known=", ".join(REQUIRED))),)
    found = [source.error(trail, reason) for trail, reason in _mistakes(source.data, Path(source.path).stem)]
    return tuple(sorted(found, key=lambda error: (error.line, error.column, error.reason)))


def check_rules(folder: Path) -> tuple[SourceError, ...]:
    """Every mistake in the rule files of a folder, and names that two rules share."""
    return _folder_mistakes(_sources(folder))


def load_rules(folder: Path) -> tuple[Rule, ...]:
    """The rules of a folder, by code. Raises SourceErrors with every mistake in them."""
    sources = _sources(folder)
    found = _folder_mistakes(sources)
    if found:
        raise SourceErrors(found)
    return tuple(rule_of(source.data) for source in sources)


def option_mistakes(kind: str, name: str, value: Any, trail: Trail) -> Mistakes:
    """What is wrong with the option `name` of a rule of that kind."""
    options = KINDS[kind].options
    if name not in options:
        yield trail, _unknown_key(name, ("severity", *options))
    else:
        yield from _OPTIONS[options[name]](value, trail)


def _sources(folder: Path) -> list[Source]:
    return [yamlfile.load(path) for path in sorted(folder.glob("*.yaml"))]


def _folder_mistakes(sources: list[Source]) -> tuple[SourceError, ...]:
    found: list[SourceError] = []
    owner: dict[str, str] = {}
    for source in sources:
        found.extend(mistakes(source))
        data = source.data if isinstance(source.data, dict) else {}
        stem = Path(source.path).stem
        for trail, name in (
            (("name",), data.get("name")),
            *((("aliases", index), alias) for index, alias in enumerate(_aliases(data))),
        ):
            first = owner.setdefault(str(name), stem)
            if first != stem:
                found.append(source.error(trail, told("{first} is called {name!r} already", first=first, name=name)))
    return tuple(found)


def _mistakes(data: dict[Any, Any], stem: str) -> Mistakes:
    yield from _keys(data, (), REQUIRED, KEYS)
    if "rule" in data and (not _CODE.fullmatch(str(data["rule"])) or data["rule"] != stem):
        yield (
            ("rule",),
            told("the code is capitals and three digits, and the file has its name: EXIT001 in EXIT001.yaml"),
        )
    if "name" in data and not _NAME.fullmatch(str(data["name"])):
        yield ("name",), told("the name is lower case with hyphens, such as no-{side}-exit")
    if not isinstance(data.get("aliases", []), list):
        yield ("aliases",), told("should be a list of names")
    for index, alias in enumerate(_aliases(data)):
        if not _NAME.fullmatch(str(alias)):
            yield ("aliases", index), told("an alias is lower case with hyphens")
    if "scope" in data:
        yield from _one_of(data["scope"], ("scope",), SCOPES)
    if "sides" in data:
        yield from _some_of(data["sides"], ("sides",), SIDES)
    for key, check in (("severity", _severity), ("fix", _clause)):
        if key in data:
            yield from _by_side(data[key], (key,), check)
    for key in TEXTS:
        if key in data:
            yield from _texts(data[key], (key,))
    if "kind" in data:
        yield from _kind(data)


def _aliases(data: dict[Any, Any]) -> list[Any]:
    given = data.get("aliases")
    return given if isinstance(given, list) else []


def _kind(data: dict[Any, Any]) -> Mistakes:
    """The options and outcomes fit the kind."""
    if not isinstance(data["kind"], str) or data["kind"] not in KINDS:
        yield from _one_of(data["kind"], ("kind",), tuple(KINDS))
        return
    kind = KINDS[data["kind"]]
    options = data.get("options", {})
    yield from _keys(options, ("options",), tuple(kind.options), tuple(kind.options))
    if isinstance(options, dict):
        for name, type_ in kind.options.items():
            if name in options:
                yield from _OPTIONS[type_](options[name], ("options", name))
    outcomes = data.get("outcomes", {})
    yield from _keys(outcomes, ("outcomes",), (), kind.outcomes)
    if not outcomes:
        yield ("outcomes",), told("a rule speaks of one outcome at least: {known}", known=", ".join(kind.outcomes))
    if isinstance(outcomes, dict):
        for name, outcome in outcomes.items():
            yield from _outcome(outcome, ("outcomes", name))


def _outcome(outcome: Any, trail: Trail) -> Mistakes:
    yield from _keys(outcome, trail, ("message",), ("message", "severity"))
    if not isinstance(outcome, dict):
        return
    if "severity" in outcome:
        yield from _severity(outcome["severity"], (*trail, "severity"))
    if "message" in outcome:
        yield from _texts(outcome["message"], (*trail, "message"))
        yield from _places(outcome["message"], (*trail, "message"))


def _places(texts: Any, trail: Trail) -> Mistakes:
    for language, text in texts.items() if isinstance(texts, dict) else ():
        try:
            places = {place for _, place, _, _ in Formatter().parse(str(text)) if place is not None}
        except ValueError as error:
            yield (*trail, language), told("the braces do not close: {reason}", reason=str(error))
            continue
        for place in sorted(places - set(PLACES)):
            yield (
                (*trail, language),
                told("{{{place}}} is unknown; a message may use {known}", place=place, known=", ".join(PLACES)),
            )


def _keys(given: Any, trail: Trail, required: tuple[str, ...], known: tuple[str, ...]) -> Mistakes:
    if not isinstance(given, dict):
        yield (
            trail,
            (
                told("should be a mapping with {known}", known=", ".join(required))
                if required
                else told("should be a mapping")
            ),
        )
        return
    for key in given:
        if key not in known:
            yield (*trail, key), _unknown_key(key, known)
    for key in required:
        if key not in given:
            yield trail, told("the key {key!r} is missing", key=key)


def _texts(given: Any, trail: Trail) -> Mistakes:
    if not isinstance(given, dict) or not isinstance(given.get("en"), str):
        yield trail, told("should be words by language, English at least: {en: …}")
        return
    for language, text in given.items():
        if not isinstance(text, str) or not text.strip():
            yield (*trail, language), told("should be words")


def _by_side(given: Any, trail: Trail, check: Callable[[Any, Trail], Mistakes]) -> Mistakes:
    if not isinstance(given, dict):
        yield from check(given, trail)
        return
    yield from _keys(given, trail, (), SIDES)
    for side, value in given.items():
        yield from check(value, (*trail, side))


def _one_of(given: Any, trail: Trail, known: tuple[str, ...]) -> Mistakes:
    if given not in known:
        yield trail, told("{value!r} is unknown; known are {known}", value=given, known=", ".join(known))


def _unknown_key(key: object, known: tuple[str, ...]) -> Told:
    """Why the key cannot stand here, with those that can."""
    if not known:
        return told("the key {key!r} is unknown; known are none here", key=key)
    return told("the key {key!r} is unknown; known are {known}", key=key, known=", ".join(known))


def _some_of(given: Any, trail: Trail, known: tuple[str, ...]) -> Mistakes:
    if not isinstance(given, list):
        yield trail, told("should be a list out of {known}", known=", ".join(known))
        return
    for index, value in enumerate(given):
        yield from _one_of(value, (*trail, index), known)


def _severity(given: Any, trail: Trail) -> Mistakes:
    return _one_of(given, trail, SEVERITIES)


def _clause(given: Any, trail: Trail) -> Mistakes:
    if not _NAME.fullmatch(str(given)):
        yield trail, told("should be the id of a clause and its variant, such as exit-substitute-or-refund")


def _days(given: Any, trail: Trail) -> Mistakes:
    if not isinstance(given, int) or isinstance(given, bool) or given < 0:
        yield trail, told("should be a whole number of days")


def _phrases(given: Any, trail: Trail) -> Mistakes:
    if not isinstance(given, list) or not given:
        yield trail, told("should be a list of words to look for")
        return
    for index, phrase in enumerate(given):
        if not isinstance(phrase, str) or not phrase.strip():
            yield (*trail, index), told("should be words")


_OPTIONS: dict[str, Callable[[Any, Trail], Mistakes]] = {
    "days": _days,
    "phrases": _phrases,
    "triggers": lambda given, trail: _some_of(given, trail, TRIGGERS),
    "term": lambda given, trail: _one_of(given, trail, TERM_NAMES),
    "period": lambda given, trail: _one_of(given, trail, tuple(PERIODS)),
}
