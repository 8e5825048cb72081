"""The closed word lists that contracts, clauses and reports share: sides, triggers and terms of an exit."""

from __future__ import annotations

from typing import Literal

Side = Literal["provider", "client"]
SIDES: tuple[Side, ...] = ("provider", "client")

Trigger = Literal[
    "convenience", "breach", "nonpayment", "insolvency", "non_renewal", "inability", "conduct", "scope", "ethics",
    "force_majeure", "change_of_control", "other",
]  # fmt: skip
TRIGGERS: tuple[Trigger, ...] = (
    "convenience", "breach", "nonpayment", "insolvency", "non_renewal", "inability", "conduct", "scope", "ethics",
    "force_majeure", "change_of_control", "other",
)  # fmt: skip

TermName = Literal[
    "auto_renewal", "pay_for_work_done", "refund_or_credit", "early_termination_fee", "substitute_or_transition",
    "release",
]  # fmt: skip
TERM_NAMES: tuple[TermName, ...] = (
    "auto_renewal", "pay_for_work_done", "refund_or_credit", "early_termination_fee", "substitute_or_transition",
    "release",
)  # fmt: skip
