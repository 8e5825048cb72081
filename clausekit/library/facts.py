"""The types that a fact of a deal can have, and whether a value is one of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Literal, NamedTuple

from clausekit.errors import Unfit
from clausekit.saying import Told, told

FactTypeName = Literal[
    "days", "months", "hours", "count", "percent", "money", "text", "long_text", "date", "choice", "list"
]
Fact = int | float | str | date | tuple[str, ...]


class WrongFact(Unfit):
    """A value that does not fit, with words that follow the fact's name ("must be …").

    kind   what is wrong, for who says it in another language: empty, type, choices, min, max
    value  what would fit: the type, the choices in one line, the bound; "" for empty
    """

    def __init__(self, kind: Literal["empty", "type", "choices", "min", "max"], value: object, reason: Told) -> None:
        self.kind = kind
        self.value = value
        super().__init__(reason)


class FactType(NamedTuple):
    """must     what a value must be, in words that follow the fact's name
    read     the value as a Fact; raises ValueError where it is no such value
    numeric  True where a smallest and a largest value make sense
    """

    must: Told
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
    "days": FactType(told("must be a whole number of days, such as 30"), _whole, numeric=True),
    "months": FactType(told("must be a whole number of months, such as 12"), _whole, numeric=True),
    "hours": FactType(told("must be a whole number of hours, such as 48"), _whole, numeric=True),
    "count": FactType(told("must be a whole number, such as 3"), _whole, numeric=True),
    "percent": FactType(told("must be a number of percent without the sign, such as 50"), _number, numeric=True),
    "money": FactType(
        told("must be an amount without currency and separators, such as 12000 or 99.50"), _number, numeric=True
    ),
    "text": FactType(told("must be text; put it in quotes"), _text),
    "long_text": FactType(told("must be text; put it in quotes"), _text),
    "date": FactType(told("must be a date such as 2026-03-02"), _date),
    "choice": FactType(told("must be one of the choices, as text"), _text),
    "list": FactType(told("must be a list of texts, such as [logo, website]"), _list),
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
        raise WrongFact("type", type, FACT_TYPES[type].must) from None
    if type == "choice" and fact not in choices:
        raise WrongFact("choices", ", ".join(choices), told("must be one of: {known}", known=", ".join(choices)))
    if isinstance(fact, int | float):
        if min is not None and fact < min:
            raise WrongFact("min", min, told("must be {min} or more", min=min))
        if max is not None and fact > max:
            raise WrongFact("max", max, told("must be {max} or less", max=max))
    return fact
