"""An agreement as a Word file in the look of somebody's own document: see `word.letterhead` and `word.dressing`."""

from __future__ import annotations

from pathlib import Path

from clausekit.builder.bilingual import Bilingual, Paper
from clausekit.errors import MissingFile, because
from clausekit.ooxml.archive import zip_bytes
from clausekit.saying import told
from clausekit.writers.docx import encoded_parts
from clausekit.writers.word.dressing import dressed
from clausekit.writers.word.letterhead import Letterhead, letterhead


def read_letterhead(path: Path) -> Letterhead:
    """The look of a Word file. Raises InputError."""
    try:
        return letterhead(str(path), path.read_bytes())
    except OSError as error:
        raise MissingFile(str(path), told("cannot be read: {reason}", reason=because(error))) from error


def write_in(paper: Paper, look: Letterhead) -> bytes:
    """The bytes of the Word file; the same agreement in the same look gives the same bytes. In two columns the indents
    of the letterhead have no room."""
    fitting = look._replace(indents={}) if isinstance(paper, Bilingual) else look
    return zip_bytes(dressed(encoded_parts(paper), fitting))
