"""One module per form of a report behind one table: a `Report` in, text out. No clock, no printing."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import NamedTuple, cast

from clausekit.reporters.values import Audited, Failure, Look, Report

Reporter = Callable[[Report, Look], str]


class Form(NamedTuple):
    """`module` has `render(report, look)`, imported when the form is asked for; `suffix` is the ending of its files."""

    module: str
    suffix: str


FORMS = {
    "terminal": Form("clausekit.reporters.terminal", ".txt"),
    "json": Form("clausekit.reporters.json_report", ".json"),
    "sarif": Form("clausekit.reporters.sarif", ".sarif"),
    "html": Form("clausekit.reporters.web.report", ".html"),
    "markdown": Form("clausekit.reporters.markdown", ".md"),
    "csv": Form("clausekit.reporters.table", ".csv"),
}


def reporter(form: str) -> Reporter:
    """What renders a report as `form`, one of the keys of FORMS."""
    return cast(Reporter, importlib.import_module(FORMS[form].module).render)


__all__ = ["FORMS", "Audited", "Failure", "Form", "Look", "Report", "Reporter", "reporter"]
