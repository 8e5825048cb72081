"""One module per form of a report behind one table: a `Report` in, text out. No clock, no printing."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Mapping
from typing import NamedTuple, cast

from clausekit.reporters.values import Audited, Failure, Look, Report

Reporter = Callable[[Report, Look], str]


class Form(NamedTuple):
    """`module` has `render(report, look)`, imported when the form is asked for; `suffix` is the ending of its files.

    With `for_programs` it is not made for people to read. With `linked` it also has `index(report, links, look)`, a
    page that leads to the report of each contract.
    """

    module: str
    suffix: str
    for_programs: bool = False
    linked: bool = False


FORMS = {
    "terminal": Form("clausekit.reporters.terminal", ".txt"),
    "json": Form("clausekit.reporters.json_report", ".json", for_programs=True),
    "sarif": Form("clausekit.reporters.sarif", ".sarif", for_programs=True),
    "html": Form("clausekit.reporters.web.report", ".html", linked=True),
    "markdown": Form("clausekit.reporters.markdown", ".md", linked=True),
    "csv": Form("clausekit.reporters.table", ".csv", for_programs=True),
}


def reporter(form: str) -> Reporter:
    """What renders a report as `form`, one of the keys of FORMS."""
    return cast(Reporter, importlib.import_module(FORMS[form].module).render)


def indexer(form: str, links: Mapping[str, str]) -> Reporter:
    """What renders the index beside the reports of each contract: a table with `links` (path of the contract → URL of
    its report), or where the form has none, the whole report."""
    if not FORMS[form].linked:
        return reporter(form)
    index = importlib.import_module(FORMS[form].module).index
    return lambda report, look: cast(str, index(report, links, look))


__all__ = ["FORMS", "Audited", "Failure", "Form", "Look", "Report", "Reporter", "indexer", "reporter"]
