"""What the expressions in the words of a clause come to: names, facts, filters, tests and conditions.

Only what stands in the tables here can happen: nothing of Python is within reach of the words.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from clausekit.errors import Unfit
from clausekit.library.grammar import Node, cannot
from clausekit.saying import Told, told

Names = Mapping[str, Any]
"""What names stand for: a value, or for provider, client and facts a mapping; ref and has are functions."""

Filters = Mapping[str, Callable[..., Any]]

_FIRST_LETTER = re.compile(r"[^-\s({\[<]+")


class Undefined(LookupError):
    """The words ask for something that is not there."""

    def __init__(self, reason: Told) -> None:
        self.told = reason
        super().__init__(reason)


def value_of(node: Node, names: Names, filters: Filters) -> Any:
    """What an expression comes to. Raises Undefined, or what a filter or an operator raises."""
    match node:
        case ["value", _, constant]:
            return constant
        case ["name", _, name]:
            return _named(names, name, name)
        case ["get", _, owner, name]:
            return _named(value_of(owner, names, filters), name, f"{_path(owner)}.{name}")
        case ["ref" | "has" as asked, _, clause]:
            return _named(names, asked, asked)(clause)
        case ["filter", _, of, name, arguments]:
            return _filter(filters, name)(*(value_of(one, names, filters) for one in (of, *arguments)))
        case ["test", _, of, "defined", []]:
            return _is_defined(of, names, filters)
        case ["test", _, of, name, arguments]:
            return _test(name)(*(value_of(one, names, filters) for one in (of, *arguments)))
        case ["choose", _, test, then, otherwise]:
            return value_of(then if value_of(test, names, filters) else otherwise, names, filters)
        case ["and", _, left, right]:
            return value_of(left, names, filters) and value_of(right, names, filters)
        case ["or", _, left, right]:
            return value_of(left, names, filters) or value_of(right, names, filters)
        case ["not", _, of]:
            return not value_of(of, names, filters)
        case ["compare", _, first, steps]:
            return _compared(value_of(first, names, filters), steps, names, filters)
        case ["list", _, items]:
            return [value_of(item, names, filters) for item in items]
        case ["join", _, items]:
            return "".join(str(value_of(item, names, filters)) for item in items)
        case ["add" | "sub" as sign, _, left, right]:
            return getattr(operator, sign)(value_of(left, names, filters), value_of(right, names, filters))
    raise Unfit(cannot(node[2]))


def _named(owner: object, name: str, path: str) -> Any:
    if not isinstance(owner, Mapping) or name not in owner:
        raise Undefined(told("{name!r} is undefined", name=path))
    return owner[name]


def _path(node: Node) -> str:
    """How an expression is written, as far as a message needs it."""
    match node:
        case ["name", _, name]:
            return str(name)
        case ["get", _, owner, name]:
            return f"{_path(owner)}.{name}"
    return "…"


def _is_defined(node: Node, names: Names, filters: Filters) -> bool:
    """Whether the name is there. What it is looked for in must be, as Jinja has it."""
    match node:
        case ["name", _, name]:
            return name in names
        case ["get", _, owner, name]:
            there = value_of(owner, names, filters)
            return isinstance(there, Mapping) and name in there
    value_of(node, names, filters)
    return True


def _filter(filters: Filters, name: str) -> Callable[..., Any]:
    if name not in filters:
        raise Undefined(told("there is no filter {name!r}", name=name))
    return filters[name]


def _test(name: str) -> Callable[..., Any]:
    if name not in _TESTS:
        raise Undefined(told("there is no test {name!r}", name=name))
    return _TESTS[name]


def _compared(left: Any, steps: list[list[Any]], names: Names, filters: Filters) -> bool:
    """a < b < c, as it is read."""
    for sign, expression in steps:
        right = value_of(expression, names, filters)
        if not _SIGNS[sign](left, right):
            return False
        left = right
    return True


_SIGNS: Mapping[str, Callable[[Any, Any], bool]] = MappingProxyType(
    {
        "eq": operator.eq, "ne": operator.ne, "lt": operator.lt, "lteq": operator.le, "gt": operator.gt,
        "gteq": operator.ge, "in": lambda item, items: item in items, "notin": lambda item, items: item not in items,
    }
)  # fmt: skip

_TESTS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {
        "divisibleby": lambda value, by: value % by == 0,
        "even": lambda value: value % 2 == 0,
        "none": lambda value: value is None,
        "odd": lambda value: value % 2 == 1,
    }
)
"""The tests of `wording.TESTS` except `defined`, which asks about the name and not about its value."""

PLAIN: Filters = MappingProxyType(
    {
        "capitalize": lambda value: str(value).capitalize(),
        "first": lambda items: next(iter(items)),
        "join": lambda items, between="": str(between).join(map(str, items)),
        "last": lambda items: next(reversed(items)),
        "length": len,
        "lower": lambda value: str(value).lower(),
        "title": lambda value: _FIRST_LETTER.sub(lambda word: word[0][:1].upper() + word[0][1:].lower(), str(value)),
        "trim": lambda value: str(value).strip(),
        "upper": lambda value: str(value).upper(),
    }
)
"""The filters of `wording.PLAIN_FILTERS`."""
