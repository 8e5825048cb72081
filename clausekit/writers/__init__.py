"""One module per format behind one table: an agreement in, the bytes of a file out. Pure: no clock and no file."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import cast

from clausekit.builder.bilingual import Paper

Writer = Callable[[Paper], bytes]

WRITERS = {
    ".docx": "clausekit.writers.docx",
    ".md": "clausekit.writers.markdown",
    ".html": "clausekit.writers.html",
}
"""Ending of the file → the module whose `write(paper)` makes its bytes, imported when it is asked for."""


def writer(suffix: str) -> Writer:
    """The writer for the ending `suffix`, one of the keys of WRITERS."""
    return cast(Writer, importlib.import_module(WRITERS[suffix]).write)
