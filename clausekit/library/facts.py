"""The types that a fact of a deal can have, and whether a value is one of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

FactTypeName = Literal[
    "days", "months", "hours", "count", "percent", "money", "text", "long_text", "date", "choice", "list"
]
Fact = int | float | str | date | tuple[str, ...]


class WrongFact(ValueError):
    """A value that does not fit, with English words that follow the fact's name ("must be …").

    kind   what is wrong, for who says it in another language: empty, type, choices, min, max
    value  what would fit: the type, the choices in one line, the bound; "" for empty
    """

    def __init__(self, kind: Literal["empty", "type", "choices", "min", "max"], value: object, reason: str) -> None:
        self.kind = kind
        self.value = value
        super().__init__(reason)


class FactType(NamedTuple):
    """what     the value in words, to follow "must be"
    read     the value as a Fact; raises ValueError where it is no such value
    numeric  True where a smallest and a largest value make sense
    """

    what: str
    read: Callable[[object], Fact]
    numeric: bool = False


def _whole(value: object) -> Fact:
    if type(value) is int and value >= 0:
        return value
    raise ValueError


def _number(value: object) -> Fact:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and value >= 0:
        return value
    raise ValueError


def _text(value: object) -> Fact:
    if isinstance(value, str):
        return value
    raise ValueError


def _date(value: object) -> Fact:
    if type(value) is date:
        return value
    if isinstance(value, str):
        return date.fromisoformat(value)
    raise ValueError


def _list(value: object) -> Fact:
    if isinstance(value, list | tuple) and all(isinstance(item, str) and item.strip() for item in value):
        return tuple(value)
    raise ValueError


FACT_TYPES: dict[FactTypeName, FactType] = {
    "days": FactType("a whole number of days, such as 30", _whole, numeric=True),
    "months": FactType("a whole number of months, such as 12", _whole, numeric=True),
    "hours": FactType("a whole number of hours, such as 48", _whole, numeric=True),
    "count": FactType("a whole number, such as 3", _whole, numeric=True),
    "percent": FactType("a number of percent without the sign, such as 50", _number, numeric=True),
    "money": FactType("an amount without currency and separators, such as 12000 or 99.50", _number, numeric=True),
    "text": FactType("text; put it in quotes", _text),
    "long_text": FactType("text; put it in quotes", _text),
    "date": FactType("a date such as 2026-03-02", _date),
    "choice": FactType("one of the choices, as text", _text),
    "list": FactType("a list of texts, such as [logo, website]", _list),
}

WORDS: tuple[FactTypeName, ...] = ("text", "long_text", "list")
"""The types whose values are words of some language."""

EXAMPLES: Mapping[FactTypeName, Fact] = MappingProxyType(
    {
        "days": 30,
        "months": 12,
        "hours": 48,
        "count": 3,
        "percent": 50,
        "money": 12000,
        "text": "…",
        "long_text": "…",
        "date": date(2026, 3, 2),
        "choice": "…",
        "list": ("…",),
    }
)
"""A value of each type, where any will do."""


def read_fact(
    value: object, type: FactTypeName, min: float | None = None, max: float | None = None, choices: tuple[str, ...] = ()
) -> Fact:
    """`value` as a fact of `type`; a list becomes a tuple and an ISO date a date.

    Raises WrongFact, with words that follow the fact's name ("must be …"), where it is none or out of bounds.
    """
    try:
        fact = FACT_TYPES[type].read(value)
    except ValueError:
        raise WrongFact("type", type, f"must be {FACT_TYPES[type].what}") from None
    if type == "choice" and fact not in choices:
        raise WrongFact("choices", ", ".join(choices), f"must be one of: {', '.join(choices)}")
    if isinstance(fact, int | float):
        if min is not None and fact < min:
            raise WrongFact("min", min, f"must be {min} or more")
        if max is not None and fact > max:
            raise WrongFact("max", max, f"must be {max} or less")
    return fact
