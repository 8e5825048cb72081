"""Words put in, left out or changed where a contract is weak, as the file of its language lists them for a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from clausekit.analysis.evidence import block_at
from clausekit.analysis.values import Analysis
from clausekit.findings import Finding
from clausekit.redline.edits import Replacement
from clausekit.redline.speech import Speech


class Amendment(NamedTuple):
    """One change that may mend a finding; `days`: the period that it makes, None where it makes none."""

    replacement: Replacement
    days: int | None


def amendments(analysis: Analysis, finding: Finding, terms: Mapping[str, str], own: Speech) -> Iterator[Amendment]:
    """What to try, in order: at the finding's place, or anywhere where it has none. `terms` are what the contract calls
    things ("agreement")."""
    document = analysis.document
    if finding.location is not None:
        chosen = [document.blocks[block_at(document, finding.location.start)]]
    else:
        chosen = [block for block in document.blocks if block.part == "body"]
    for entry in own.texts.get("amendments", {}).get(finding.rule, ()):
        days = entry.get("days")
        new = str(entry["new"]).format(days=own.counted(days) if days else "", **terms)
        for block in chosen:
            for match in re.finditer(entry["find"], block.text):
                start = block.start + match.start("old")
                if finding.location is None or _touches(finding, start, block.start + match.end()):
                    yield Amendment(Replacement(start, match["old"], new), days)


def _touches(finding: Finding, start: int, end: int) -> bool:
    """True where the change lies in, or right at the end of, the words that the finding is about."""
    where = finding.location
    return where is None or (start <= where.end and end >= where.start)
