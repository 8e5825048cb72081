"""The ways out of one side as rows: exits that say the same are one row with all their proofs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from clausekit.analysis.values import Analysis, Exit, Side
from clausekit.model import Evidence
from clausekit.reporters.headline import conditions, trigger
from clausekit.reporters.web.markup import Markup, element
from clausekit.rules import Phrases
from clausekit.saying import Said


class Row(NamedTuple):
    """One way out: `exits` are those of the analysis that say it, `reason` and `conditions` what they say."""

    exits: tuple[Exit, ...]
    reason: str
    conditions: str

    @property
    def exit(self) -> Exit:
        """The first of them; the others differ only in their words."""
        return self.exits[0]

    @property
    def proofs(self) -> tuple[Evidence, ...]:
        """The clearest words of each exit, each once."""
        return tuple(dict.fromkeys(exit_.evidence[0] for exit_ in self.exits if exit_.evidence))


def because(reason: Said | None, phrases: Phrases) -> Iterator[Markup]:
    """Why the words that prove an exit or a term count."""
    if reason:
        yield element("small", phrases.said(reason), class_="because")


def rows_of(analysis: Analysis, holder: Side, phrases: Phrases) -> list[Row]:
    """The rows of one side in the order of the analysis."""
    found: dict[tuple[str, str], list[Exit]] = {}
    for exit_ in analysis.exits:
        if exit_.side == holder:
            found.setdefault((trigger(exit_, phrases), conditions(exit_, phrases)), []).append(exit_)
    return [Row(tuple(exits), reason, how) for (reason, how), exits in found.items()]
