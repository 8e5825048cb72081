"""What a contract says of itself, by patterns that a language pack lists: its law, its dates, how notices are given."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from clausekit.analysis.compiled import once
from clausekit.analysis.evidence import evidence_at
from clausekit.analysis.outline import Place
from clausekit.analysis.sentences import sentence_around
from clausekit.analysis.values import FACT_NAMES, Fact, FactName
from clausekit.model import Document
from clausekit.text import fold


class _Saying(NamedTuple):
    """says: over folded text; value: what it means, "" where the groups year, month and day, or `value`, say it."""

    says: re.Pattern[str]
    value: str


@once
def _sayings(data: Mapping[str, Any]) -> Mapping[FactName, list[_Saying]]:
    return {
        name: [_Saying(re.compile(one["says"]), one.get("value", "")) for one in data.get(name, ())]
        for name in FACT_NAMES
    }


def find_stated(document: Document, data: Mapping[str, Any], places: Sequence[Place]) -> dict[FactName, Fact | None]:
    """All four facts, None where the contract does not say; `data` is the pack's section `facts`.

    The first saying that is found counts, in the order of the pack.
    """
    text = fold(document.text)
    length = len(document.text)
    found: dict[FactName, Fact | None] = dict.fromkeys(FACT_NAMES)
    for name, sayings in _sayings(data).items():
        for saying in sayings:
            for match in saying.says.finditer(text.text):
                value = saying.value or _value(match)
                if value and found[name] is None:
                    start, end = (text.source(at, length) for at in match.span())
                    found[name] = Fact(value, (evidence_at(document, places, *sentence_around(document, start, end)),))
    return found


def _value(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("year"):
        try:
            return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
        except ValueError:
            return ""
    return " ".join((groups.get("value") or "").split())
