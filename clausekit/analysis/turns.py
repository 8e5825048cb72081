"""Contracts in which two languages take turns, paragraph by paragraph: whose turn a paragraph is that does not tell."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_LEAST_PAIRS = 8
"""So many paragraphs beside each other, both of a known language, are needed to say that two take turns."""
_CLEAR = 0.8
"""So many of these pairs change the language where two take turns."""


def in_turn(told: Sequence[str | None], first: str, second: str) -> list[str] | None:
    """The language of each paragraph, where `first` and `second` take turns; None where they do not.

    told: the language of each as far as it can be told by itself, "" or None where it cannot, and never for certain:
    half of a Vietnamese paragraph may be an English name. So that way is taken which goes against the fewest
    paragraphs, the turns that are left out (one language says in one paragraph what the other says in two) counted in.
    """
    pair = (first, second)
    known = [(one, other) for one, other in pairwise(told) if one in pair and other in pair]
    if len(known) < _LEAST_PAIRS or sum(one != other for one, other in known) < len(known) * _CLEAR:
        return None
    costs = (0, 0)
    steps: list[tuple[int, int]] = []
    for code in told:
        step = _before(0, costs), _before(1, costs)
        steps.append(step)
        costs = _cost(0, step[0], costs, code == second), _cost(1, step[1], costs, code == first)
    return [pair[own] for own in _back(steps, int(costs[1] < costs[0]))]


def _cost(own: int, before: int, costs: tuple[int, int], against: bool) -> int:
    """What the way costs that comes from `before` to `own`, where that goes against the words or does not."""
    return costs[before] + int(before == own) + int(against)


def _before(own: int, costs: tuple[int, int]) -> int:
    """Whose turn it was before one of `own`, by what both ways have cost: the other's, unless that costs more."""
    return 1 - own if costs[1 - own] <= costs[own] + 1 else own


def _back(steps: Sequence[tuple[int, int]], last: int) -> list[int]:
    """The way that ends with `last`, from its beginning."""
    way = []
    for step in reversed(steps):
        way.append(last)
        last = step[last]
    return way[::-1]
