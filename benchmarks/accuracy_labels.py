"""What careful readers found in contracts: the labels that an audit is measured by.

Two kinds are read. Exit labels are one JSON file per contract, named after it (`contract.txt.json`): who can end the
contract on which trigger, with how many days, and what happens to the money. The labels of the Contract Understanding
Atticus Dataset (CUAD, CC BY 4.0) are one file for all contracts: its `master_clauses.csv`, or the same as JSON,
contract → category → {"answer": …, "clauses": …}.
"""

from __future__ import annotations

import ast
import csv
import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from clausekit.analysis.values import SIDES, TERM_NAMES, Side, Trigger

TRIGGERS: tuple[Trigger, ...] = ("convenience", "breach", "nonpayment", "insolvency", "non_renewal")
"""The labelled ones; the label `other` is not scored."""

FIELDS = (
    *(f"{side}.{trigger}" for side in SIDES for trigger in TRIGGERS if (side, trigger) != ("client", "nonpayment")),
    *TERM_NAMES,
)
"""The 15 fields, each present or not. Only the provider can end a contract because it is not paid."""

PERIODS: Mapping[str, str] = {"convenience": "notice_days", "breach": "cure_days", "non_renewal": "notice_days"}
"""Trigger → the key that holds its period in days, both in a label and in an exit."""

CUAD_CATEGORIES = (
    "Termination For Convenience",
    "Renewal Term",
    "Notice Period To Terminate Renewal",
    "Governing Law",
)

_SMALL_WORDS = frozenset({"the", "inc", "ltd", "llc", "corp", "company", "a", "of", "and"})


class Label(NamedTuple):
    """One contract as its labeller read it.

    contract  the file name of its text
    fields    each of FIELDS, or of CUAD_CATEGORIES: is it there?
    quotes    field → the words that prove it, "" where it is not there
    periods   "side.trigger" → days, or None where the contract states none; only for rights that are there; CUAD: empty
    parties   the words of each side's name, lower case; CUAD: empty
    """

    contract: str
    fields: Mapping[str, bool]
    quotes: Mapping[str, str]
    periods: Mapping[str, int | None]
    parties: Mapping[Side, frozenset[str]]


def is_set_aside(contract: str) -> bool:
    """True for the fixed third of contracts, by the file name of the text, whose misses nobody looks at."""
    return int(hashlib.sha256(contract.encode()).hexdigest(), 16) % 3 == 0


def party_words(text: str) -> frozenset[str]:
    """The words that tell one party from another, lower case."""
    return frozenset(re.findall(r"\w+", text.lower())) - _SMALL_WORDS


def labels_in(folder: Path) -> list[Label]:
    """The exit labels of a folder, by name."""
    return [_label(path) for path in sorted(folder.glob("*.json"))]


def _label(path: Path) -> Label:
    data = json.loads(path.read_text(encoding="utf-8"))
    answers = {field: _answer(data, field) for field in FIELDS}
    return Label(
        contract=path.name.removesuffix(".json"),
        fields={field: answer["present"] for field, answer in answers.items()},
        quotes={field: answer.get("quote") or "" for field, answer in answers.items()},
        periods={
            f"{side}.{trigger}": data["exits"][side][trigger].get(key)
            for side in SIDES
            for trigger, key in PERIODS.items()
            if data["exits"][side][trigger]["present"]
        },
        parties={side: party_words(f"{data[side]['name'] or ''} {data[side]['term'] or ''}") for side in SIDES},
    )


def _answer(data: Mapping[str, Any], field: str) -> Mapping[str, Any]:
    side, dot, trigger = field.partition(".")
    answer: Mapping[str, Any] = data["exits"][side][trigger] if dot else data[field]
    return answer


def cuad_labels(path: Path) -> list[Label]:
    """CUAD's labels from `master_clauses.csv` or from JSON, by name."""
    raw = _csv(path) if path.suffix.lower() == ".csv" else json.loads(path.read_text(encoding="utf-8"))
    return [
        Label(
            contract=name,
            fields={each: raw[name][each]["answer"].strip() not in ("", "No") for each in CUAD_CATEGORIES},
            quotes={each: _clauses(raw[name][each]["clauses"]) for each in CUAD_CATEGORIES},
            periods={},
            parties={},
        )
        for name in sorted(raw)
    ]


def _clauses(cell: str) -> str:
    """The clauses of a cell, which is a list as Python writes it; the cell as it stands where it is none."""
    try:
        return " … ".join(ast.literal_eval(cell or "[]"))
    except (SyntaxError, TypeError, ValueError):
        return cell


def _csv(path: Path) -> dict[str, dict[str, dict[str, str]]]:
    """The table by contract. One of its columns is "… Renewal- Answer", with a blank, so blanks are evened out."""
    with path.open(encoding="utf-8-sig", newline="") as lines:
        rows = [{key.replace("- ", "-"): value for key, value in row.items()} for row in csv.DictReader(lines)]
    return {
        f"{Path(row['Filename']).stem}.txt": {
            each: {"answer": row[f"{each}-Answer"], "clauses": row[each]} for each in CUAD_CATEGORIES
        }
        for row in rows
    }
