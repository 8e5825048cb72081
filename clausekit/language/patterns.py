"""A pattern over the symbols of tagged text, compiled when a text first has what it cannot match without.

A language has hundreds of patterns and one contract needs a quarter of them: compiling all of them took as long as
reading the contract.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_PIECES = re.compile(
    r"\\.|(?P<open>\()|(?P<shut>\))|(?P<or>\|)|\[\^[^\]]*\]|\[(?P<maybe>[^\]]+)\][?{]|\[(?P<one>[^\]]+)\]"
)
_END = 2**31


class Pattern:
    """A regular expression over symbols, asked as one of `re` is.

    source  the regular expression
    needs   what a text must have for it to match: one symbol out of each of these sets
    """

    __slots__ = ("_compiled", "needs", "source")

    def __init__(self, source: str) -> None:
        """Nothing is compiled yet: a mistake in `source` shows when it first is."""
        self.source = source
        self._compiled: re.Pattern[str] | None = None
        self.needs = _needs(source)

    def search(self, symbols: str, start: int = 0, stop: int = _END) -> re.Match[str] | None:
        """The first match in `symbols[start:stop]`."""
        compiled = self._compiled or self._compile(symbols)
        return compiled.search(symbols, start, stop) if compiled else None

    def match(self, symbols: str, start: int = 0, stop: int = _END) -> re.Match[str] | None:
        """The match that begins at `start`."""
        compiled = self._compiled or self._compile(symbols)
        return compiled.match(symbols, start, stop) if compiled else None

    def finditer(self, symbols: str, start: int = 0, stop: int = _END) -> Iterator[re.Match[str]]:
        """All matches in `symbols[start:stop]`, in order."""
        compiled = self._compiled or self._compile(symbols)
        return compiled.finditer(symbols, start, stop) if compiled else iter(())

    def _compile(self, symbols: str) -> re.Pattern[str] | None:
        if any(need.isdisjoint(symbols) for need in self.needs):
            return None
        self._compiled = re.compile(self.source)
        return self._compiled


def _needs(source: str) -> tuple[frozenset[str], ...]:
    """The classes of symbols in a regular expression that are neither optional nor in a group."""
    needs, depth = [], 0
    for piece in _PIECES.finditer(source):
        if piece["open"]:
            depth += 1
        elif piece["shut"]:
            depth -= 1
        elif piece["or"] and depth == 0:
            return ()
        elif piece["one"] and depth == 0:
            needs.append(frozenset(piece["one"]))
    return tuple(needs)
