"""A finding: what a rule found in a contract, why it matters and what mends it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from clausekit.model import Evidence

Severity = Literal["error", "warning", "note"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note")


class Finding(NamedTuple):
    """rule: stable code ("EXIT001"); name: readable ("no-provider-exit"); message: one or two plain sentences;
    location: the words concerned, None for something missing; fix: the clause of the library that mends it, or ""."""

    rule: str
    name: str
    severity: Severity
    message: str
    location: Evidence | None = None
    fix: str = ""


class Waived(NamedTuple):
    """A finding that does not count, and why.

    by      "suppression" (somebody said so, with a reason) or "baseline" (it was there before the baseline was made)
    reason  why, in somebody's own words; "" for a baseline
    until   the last day on which it does not count, as ISO 8601; "" for no end
    """

    finding: Finding
    by: Literal["suppression", "baseline"]
    reason: str = ""
    until: str = ""
