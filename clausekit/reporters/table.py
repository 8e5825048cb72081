"""The report as CSV (RFC 4180), one line a contract, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from clausekit.analysis.values import FACT_NAMES, SIDES, TERM_NAMES, Analysis, Side
from clausekit.findings import SEVERITIES
from clausekit.reporters.headline import headline
from clausekit.reporters.layout import clean
from clausekit.reporters.values import Audited, Look, Report
from clausekit.rules import Phrases, phrases, spoken

_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet takes for the beginning of a formula, in its wide forms too."""
_MARK = "\ufeff"
"""Without it a common spreadsheet takes UTF-8 for the code page of the machine."""


def render(report: Report, look: Look) -> str:
    """A header, one line for each contract in the order given, then one for each file that could not be read.

    The names of the columns are fixed, for programs; the sentences are in the language of `look`.
    """
    words = phrases(look.language)
    out = io.StringIO()
    rows = [_contract(audited, report.side, words) for audited in report.documents]
    columns = list(_contract_columns())
    writer = csv.DictWriter(out, columns, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    for failure in report.errors:
        row = {
            "path": failure.path,
            "side": report.side,
            "answer": "unreadable",
            "sentence": spoken(failure.reason, look.language),
        }
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return _MARK + out.getvalue()


def _contract_columns() -> Iterator[str]:
    yield from ("path", "side", "answer", "sentence")
    yield from SEVERITIES
    yield from ("rules", "to_mend", "waived")
    for side in SIDES:
        yield from (side, f"{side}_ways_out", f"{side}_shortest_notice_days")
    yield from TERM_NAMES
    yield from FACT_NAMES
    yield from ("format", "language", "words", "unread")


def _contract(audited: Audited, side: Side, words: Phrases) -> dict[str, object]:
    analysis = audited.analysis
    severities = Counter(finding.severity for finding in audited.findings)
    return {
        "path": analysis.document.path,
        "side": side,
        "answer": analysis.answer(side),
        "sentence": headline(analysis, side, words),
        **{severity: severities[severity] for severity in SEVERITIES},
        "rules": " ".join(dict.fromkeys(finding.rule for finding in audited.findings)),
        "to_mend": " ".join(finding.message for finding in audited.findings if finding.severity != "note"),
        "waived": " ".join(dict.fromkeys(waived.finding.rule for waived in audited.waived)),
        **_sides(analysis),
        **{name: analysis.terms[name].answer for name in TERM_NAMES},
        **{name: fact.value for name in FACT_NAMES if (fact := analysis.facts[name])},
        "format": analysis.document.format,
        "language": analysis.language,
        "words": analysis.searched.words,
        "unread": len(analysis.searched.unread),
    }


def _sides(analysis: Analysis) -> dict[str, object]:
    """For each side its name, its ways out, and the notice of the shortest way out without a reason."""
    columns: dict[str, object] = {}
    for side in SIDES:
        exits = [exit_ for exit_ in analysis.exits if exit_.side == side]
        notices = [exit_.notice_days for exit_ in exits if exit_.trigger == "convenience"]
        stated = [days for days in notices if days is not None]
        columns[side] = next((party.name for party in analysis.parties if party.side == side), "")
        columns[f"{side}_ways_out"] = " ".join(dict.fromkeys(exit_.trigger for exit_ in exits))
        columns[f"{side}_shortest_notice_days"] = min(stated) if stated else ""
    return columns


def _cell(value: object) -> object:
    """Words in one line that no spreadsheet runs as a formula; numbers stay numbers."""
    if not isinstance(value, str):
        return value
    words = clean(value)
    return f"'{words}" if words.startswith(_FORMULA) else words
