"""A pattern over the symbols of tagged text, compiled when it is first asked: of a text that has what it needs.

A language has hundreds of patterns and one contract needs a quarter of them: compiling all of them took as long as
reading the contract.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache, reduce
from operator import or_
from typing import Any

from clausekit.expressions import Expression

_PIECES = re.compile(
    r"\\.|\(\?P<\w+>\[(?P<named>[^\]^][^\]]*)\]\)(?![?*{])|(?P<open>\()|(?P<shut>\))|(?P<or>\|)|\[\^[^\]]*\]|\[(?P<maybe>[^\]]+)\][?{]|\[(?P<one>[^\]]+)\]"
)


class Pattern(Expression):
    """A regular expression over symbols, with what a text must have for it to match: one symbol out of each of the sets
    `needs`, as `bits`, and in this order, `order`. It is compiled for the first text that has them so."""

    __slots__ = ("needs", "order")

    def __init__(self, source: str, needs: Sequence[str]) -> None:
        """`needs` are the symbols of each set, in the order in which the expression asks for them."""
        super().__init__(source)
        # What few symbols would do for is the likeliest to be missing.
        self.needs = tuple(sorted(map(bits, needs), key=int.bit_count))
        self.order = tuple(needs)

    def _first(self, name: str) -> Callable[..., Any]:
        return lambda *asked: (
            getattr(self._compiled(), name)(*asked)
            if self._in_order(*asked)
            else iter(())
            if name == "finditer"
            else None
        )

    def _in_order(self, symbols: str, start: int = 0, stop: int | None = None) -> bool:
        """False where the symbols from `start` to `stop` cannot match, for they lack what is needed in this order."""
        at, end = start, len(symbols) if stop is None else stop
        for need in self.order:
            found = [place for symbol in need if (place := symbols.find(symbol, at, end)) >= 0]
            if not found:
                return False
            at = min(found) + 1
        return True


def bits(symbols: Iterable[str]) -> int:
    """One bit for each symbol that occurs."""
    return reduce(or_, map(_bit, set(symbols)), 0)


@cache
def _bit(symbol: str) -> int:
    return 1 << ord(symbol)


def possible(patterns: Iterable[Pattern], present: int) -> list[Pattern]:
    """Those of `patterns` that a text with the symbols `present` (as `bits`) may match."""
    found = []
    for pattern in patterns:
        for need in pattern.needs:
            if not present & need:
                break
        else:
            found.append(pattern)
    return found


def needs_of(source: str) -> list[str]:
    """The classes of symbols in a regular expression that are neither optional nor one of several: whatever it matches
    has one symbol of each."""
    needs: list[str] = []
    depth = 0
    for piece in _PIECES.finditer(source):
        if piece["open"]:
            depth += 1
        elif piece["shut"]:
            depth -= 1
        elif piece["or"] and depth == 0:
            return []
        elif depth == 0 and (piece["one"] or piece["named"]):
            needs.append(piece["one"] or piece["named"])
    return needs
