"""How output for a person looks here: as wide as the terminal, in colour only where that is wanted."""

from __future__ import annotations

import os
import shutil
import sys

from clausekit.reporters.values import Look

_NARROWEST, _USUAL, _WIDEST = 40, 80, 100
"""Columns: lines longer than the last are hard to read."""


def terminal_look() -> Look:
    """The look for standard output: colour only on a terminal, and not with NO_COLOR (https://no-color.org)."""
    columns = shutil.get_terminal_size((_USUAL, 24)).columns
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Look(min(max(columns, _NARROWEST), _WIDEST), colour)
