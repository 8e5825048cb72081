"""Regular expressions that are compiled when they are first asked: what few texts need is to cost no start."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any


class Expression:
    """A regular expression, asked as one of `re` is; a mistake in `source` shows when it is first asked."""

    __slots__ = ("finditer", "flags", "fullmatch", "match", "search", "source", "sub")

    search: Callable[..., re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    sub: Callable[..., str]

    def __init__(self, source: str, flags: int = 0) -> None:
        """`flags` as of `re.compile`."""
        self.source = source
        self.flags = flags

    def __getattr__(self, name: str) -> Callable[..., Any]:
        """What is asked before it is compiled."""
        if name not in Expression.__slots__:
            raise AttributeError(name)
        return self._first(name)

    def _first(self, name: str) -> Callable[..., Any]:
        return lambda *asked: getattr(self._compiled(), name)(*asked)

    def _compiled(self) -> re.Pattern[str]:
        """Compile it and from now on ask it without this step between."""
        compiled = re.compile(self.source, self.flags)
        self.search, self.match, self.fullmatch = compiled.search, compiled.match, compiled.fullmatch
        self.finditer, self.sub = compiled.finditer, compiled.sub
        return compiled
