"""Reading a deal that is plainly right without loading pydantic, which would take longer than building the agreement.

`quick_deal` takes only what `shapes.DealShape` takes too, and makes the same of it; everything else gives None and is
read by the shape, which says what is wrong. A test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from clausekit.library.facts import read_fact
from clausekit.library.spelling import KEBAB, LANGUAGES, SNAKE, WORDINGS

_PARTY = ("name", "term", "kind", "address", "email")


class _Unclear(Exception):
    """Not plainly right."""


def quick_deal(data: object, pages: tuple[str, ...], unprintable: Callable[[str], str]) -> dict[str, Any] | None:
    """The data of a deal file with every key there, None where it is not plainly right."""

    def line(value: object) -> str:
        if not isinstance(value, str) or not value.strip() or unprintable(value):
            raise _Unclear
        return value.strip()

    def party(value: object) -> dict[str, Any]:
        found = _keys(value, {*_PARTY, "signatory"}, {"name"})
        who = found.get("signatory")
        return {**{key: _maybe(line, found.get(key)) for key in _PARTY}, "signatory": _maybe(signatory, who)}

    def signatory(value: object) -> dict[str, Any]:
        found = _keys(value, {"name", "title"}, {"name"})
        return {"name": line(found["name"]), "title": _maybe(line, found.get("title"))}

    readers: Mapping[str, Callable[[Any], Any]] = {
        "template": _spelled(KEBAB),
        "language": _spelled(LANGUAGES),
        "wording": _one_of(WORDINGS),
        "page": _one_of(pages),
        "date": _day,
        "provider": party,
        "client": party,
        "clauses": _table(KEBAB, _spelled(KEBAB)),
        "facts": _table(KEBAB, _table(SNAKE, _fact)),
    }
    usual = {"template": "service-agreement", "language": "en", "wording": "plain", "page": "a4", "clauses": {},
             "facts": {}}  # fmt: skip
    try:
        given = {**usual, **_keys(data, set(readers), {"date", "provider", "client"})}
        return {key: read(given[key]) for key, read in readers.items()}
    except _Unclear:
        return None


def _keys(value: object, known: set[str], needed: set[str]) -> dict[Any, Any]:
    if not isinstance(value, dict) or not needed <= value.keys() <= known or any(value[key] is None for key in needed):
        raise _Unclear
    return value


def _maybe(read: Callable[[Any], Any], value: object) -> Any:
    return None if value is None else read(value)


def _spelled(pattern: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if not isinstance(value, str) or value.endswith("\n") or not re.search(pattern, value):
            raise _Unclear
        return value

    return read


def _one_of(words: tuple[str, ...]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if value not in words:
            raise _Unclear
        return str(value)

    return read


def _table(pattern: str, read: Callable[[Any], Any]) -> Callable[[object], dict[str, Any]]:
    name = _spelled(pattern)

    def read_table(value: object) -> dict[str, Any]:
        if not isinstance(value, dict):
            raise _Unclear
        return {name(key): read(one) for key, one in value.items()}

    return read_table


def _day(value: object) -> Any:
    try:
        return read_fact(value, "date")
    except ValueError:
        raise _Unclear from None


def _fact(value: object) -> Any:
    if isinstance(value, list):
        return tuple(value)
    if value is None or (isinstance(value, int | float | str | date | tuple) and not isinstance(value, bool)):
        return value
    raise _Unclear
