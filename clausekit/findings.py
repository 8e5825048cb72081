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
