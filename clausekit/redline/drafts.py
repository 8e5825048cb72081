"""Opening a contract to write into it: by its format."""

from __future__ import annotations

from clausekit.errors import UnsupportedFile
from clausekit.readers import read
from clausekit.redline.draft import Draft, word_draft
from clausekit.redline.edits import CannotPlace
from clausekit.redline.text_draft import text_draft
from clausekit.rules import telling
from clausekit.saying import told


def draft_of(path: str, data: bytes) -> Draft:
    """A contract that can be written into. Raises InputError where it cannot be read, where nothing may be written
    into it, or where it is of a format that nobody marks up (a PDF)."""
    document = read(path, data)
    if document.format == "docx":
        return word_draft(path, data, document)
    if document.format in ("markdown", "text"):
        try:
            return text_draft(path, data, document)
        except CannotPlace as error:
            raise UnsupportedFile(path, telling("{reason}", reason=error.said)) from error
    raise UnsupportedFile(
        path,
        told(
            "is a {format} file, which nobody can mark up; ask for the Word file, or send the words "
            "that `clausekit clauses show` prints",
            format=document.format.upper(),
        ),
    )
