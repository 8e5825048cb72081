"""A pattern over the symbols of tagged text, compiled when it is first asked: of a text that has what it needs.

A language has hundreds of patterns and one contract needs a quarter of them: compiling all of them took as long as
reading the contract.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, reduce
from itertools import chain, count
from operator import or_
from typing import Any

from clausekit.expressions import Expression

_PIECES = re.compile(
    r"\\.|\(\?P<\w+>\[(?P<named>[^\]^][^\]]*)\]\)(?![?*{])|(?P<open>\()|(?P<shut>\))|(?P<or>\|)|\[\^[^\]]*\]|\[(?P<maybe>[^\]]+)\][?{]|\[(?P<one>[^\]]+)\]"
)


class Pattern(Expression):
    """A regular expression over symbols, with what a text must have for it to match: one symbol out of each of the sets
    `needs`, in this order. It is compiled for the first text that has them so."""

    __slots__ = ("index", "needs")

    def __init__(self, source: str, needs: Sequence[str], index: int = 0) -> None:
        """`needs` are the symbols of each set, in the order in which the expression asks for them; `index` says which
        of a pack's patterns it is, from 0."""
        super().__init__(source)
        self.needs = needs
        self.index = index

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
        for need in self.needs:
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


_ASKED = 3
"""Of how many of a pattern's needs a text is asked first, those that the fewest symbols meet."""


class Patterns(dict[str, tuple[Pattern, ...]]):
    """Name → the patterns of a pack, in the order of its file; none for a name that it does not have."""

    def __init__(self, lines: Mapping[str, Sequence[tuple[str, Sequence[str]]]]) -> None:
        """`lines`: name → regular expressions, each with its needs."""
        index = count()
        super().__init__(
            (name, tuple(Pattern(source, needs, next(index)) for source, needs in written))
            for name, written in lines.items()
        )
        self._met: tuple[dict[str, int], ...] = tuple({} for _ in range(_ASKED))
        self._free = [0] * _ASKED
        for pattern in chain.from_iterable(self.values()):
            bit = 1 << pattern.index
            needs = sorted(pattern.needs, key=len)[:_ASKED]
            for met, need in zip(self._met, needs, strict=False):
                for symbol in need:
                    met[symbol] = met.get(symbol, 0) | bit
            for rank in range(len(needs), _ASKED):
                self._free[rank] |= bit

    def __missing__(self, name: str) -> tuple[Pattern, ...]:
        return ()

    def within(self, symbols: str) -> int:
        """Which patterns a text of these symbols may match, one bit for each: asked once for all names, since most
        texts lack what most patterns need."""
        present = set(symbols)
        found = -1
        for met, free in zip(self._met, self._free, strict=True):
            for symbol in present:
                if symbol in met:
                    free |= met[symbol]
            found &= free
        return found


def possible(patterns: Sequence[Pattern], within: int) -> list[Pattern]:
    """Those of the patterns of one name that stand in `within`, as `Patterns.within` gives it."""
    found: list[Pattern] = []
    if patterns:
        left = within >> patterns[0].index & (1 << len(patterns)) - 1
        while left:
            lowest = left & -left
            found.append(patterns[lowest.bit_length() - 1])
            left ^= lowest
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
