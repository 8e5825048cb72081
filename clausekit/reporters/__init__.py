"""One module per form of a report behind one table: a `Report` in, text out. No clock, no printing."""

from __future__ import annotations

from collections.abc import Callable

from clausekit.reporters.json_report import render_json, report_schema
from clausekit.reporters.terminal import render_terminal
from clausekit.reporters.values import Audited, Failure, Look, Report

Reporter = Callable[[Report, Look], str]

REPORTERS: dict[str, Reporter] = {
    "terminal": render_terminal,
    "json": render_json,
}

__all__ = ["REPORTERS", "Audited", "Failure", "Look", "Report", "Reporter", "report_schema"]
