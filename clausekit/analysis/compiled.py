"""Compiling a section of a language pack once, however many contracts are read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar

T = TypeVar("T")


def once(compile_section: Callable[[Mapping[str, Any]], T]) -> Callable[[Mapping[str, Any]], T]:
    """The same function, but a section that it has compiled before (the very same object) is not compiled again."""
    known: dict[int, tuple[Mapping[str, Any], T]] = {}

    @wraps(compile_section)
    def compiled(section: Mapping[str, Any]) -> T:
        # The section is kept beside its result, so that no other object can ever get its id.
        if id(section) not in known:
            known[id(section)] = section, compile_section(section)
        return known[id(section)][1]

    return compiled
