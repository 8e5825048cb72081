"""The forms of a report as bytes to write: those of the reporters, and the contract with comments."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from typing import cast

from clausekit.cli.look import utf8
from clausekit.reporters import FORMS, Look, Report, indexer, reporter

WORD = "docx"
_WORD_REPORT = "clausekit.cli.word_report"
"""Imported when it is asked for: it needs lxml."""

CHOICES = (*FORMS, WORD)


def suffix_of(form: str) -> str:
    """What follows the name of a contract in the name of its report."""
    return ".comments.docx" if form == WORD else FORMS[form].suffix


def rendered(form: str, report: Report, look: Look) -> bytes:
    """The report as the bytes of a file. Raises InputError for a Word report of a contract that cannot have one."""
    if form == WORD:
        return cast(bytes, importlib.import_module(_WORD_REPORT).word_report(report, look))
    return utf8(reporter(form)(report, look))


def rendered_index(form: str, report: Report, links: Mapping[str, str], look: Look) -> bytes:
    """The index beside the reports, in their form or in HTML where they are Word files."""
    return utf8(indexer(index_form(form), links)(report, look))


def index_form(form: str) -> str:
    """The form of an index for reports of that form."""
    return "html" if form == WORD else form
