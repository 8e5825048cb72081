"""What a rule is: data over an analysis. Its kind, the code that looks, stands in `kinds`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, NamedTuple

from clausekit.analysis.values import Analysis, Exit, Side, Trigger
from clausekit.findings import Severity
from clausekit.model import Evidence
from clausekit.saying import Said

Scope = Literal["own", "other", "contract"]
SCOPES: tuple[Scope, ...] = ("own", "other", "contract")
"""Whose exits a rule looks at: those of the side audited for, those of the other side, or both."""

Texts = Mapping[str, str]
"""Language → words: {"en": "…"}. English is always there."""


class Outcome(NamedTuple):
    """One thing that a rule can find; `severity` is None where it is the rule's own."""

    message: Texts
    severity: Severity | None


class Rule(NamedTuple):
    """One rule as its YAML file says it (docs/write-a-rule.md explains each key).

    name      readable; "{side}" in it stands for the side audited for
    sides     the sides it speaks for
    severity  by side
    options   what its kind asks for (thresholds, triggers, the term)
    outcomes  what it speaks of, by the names that its kind gives to what it can find
    fix       by side, the clause of the library that mends it; a side without one is not in it
    """

    code: str
    name: str
    aliases: tuple[str, ...]
    kind: str
    scope: Scope
    sides: tuple[Side, ...]
    severity: Mapping[Side, Severity]
    options: Mapping[str, Any]
    outcomes: Mapping[str, Outcome]
    what: Texts
    why: Texts
    bad: Texts
    good: Texts
    reference: Texts
    fix: Mapping[Side, str]

    def name_for(self, side: Side) -> str:
        """The name as it stands in a report for `side`."""
        return self.name.replace("{side}", side)

    def names(self) -> tuple[str, ...]:
        """Everything that a person may call this rule by: code, names, aliases."""
        return (self.code, *dict.fromkeys(self.name_for(side) for side in self.sides), *self.aliases)


class View(NamedTuple):
    """An analysis as a rule sees it: from one side, with the exits that are in the rule's scope."""

    analysis: Analysis
    side: Side
    exits: tuple[Exit, ...]

    def of(self, side: Side, *triggers: Trigger) -> tuple[Exit, ...]:
        """All exits of `side`; with triggers, those among them."""
        return tuple(
            exit_ for exit_ in self.analysis.exits if exit_.side == side and (not triggers or exit_.trigger in triggers)
        )


class Hit(NamedTuple):
    """One thing that a kind found: the outcome's name and the values for its message.

    days, limit  whole days
    reason       what the analysis says, in words or as a saying
    """

    outcome: str
    location: Evidence | None = None
    days: int | None = None
    limit: int | None = None
    reason: str | Said = ""
