"""The report as the contract itself with comments in the margin."""

from __future__ import annotations

from pathlib import Path

from clausekit.errors import InputError, because
from clausekit.redline.edits import Marking
from clausekit.redline.remarks import Remark, commented
from clausekit.reporters import Look, Report
from clausekit.reporters.remarks import remarks
from clausekit.saying import told

_AUTHOR = "clausekit"


def word_report(report: Report, look: Look) -> bytes:
    """The one contract of the report with a comment for its answer and for each finding. Raises InputError where it is
    no Word file, or none that may be written into."""
    (audited,) = report.documents
    document = audited.analysis.document
    if document.format != "docx":
        raise InputError(document.path, told("comments can be written into a Word file only; choose another --format"))
    said = [
        Remark(document.blocks[evidence.paragraph - 1] if evidence else None, words)
        for evidence, words in remarks(audited, report, look)
    ]
    try:
        data = Path(document.path).read_bytes()
    except OSError as error:
        raise InputError(document.path, told("cannot be read again: {reason}", reason=because(error))) from error
    return commented(document.path, data, said, Marking(_AUTHOR))
