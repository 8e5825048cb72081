"""Printing for the one who reads: as wide as the terminal and in colour for a person, plain UTF-8 for a program."""

from __future__ import annotations

import os
import sys

import click

from clausekit.cli.ui import ui_language
from clausekit.errors import OutputError, because
from clausekit.reporters.values import Look
from clausekit.saying import told

_NARROWEST, _USUAL, _WIDEST = 40, 80, 100
"""Columns; longer lines are hard to read."""


def terminal_look() -> Look:
    """The look for standard output: colour only for a person who has not asked for none (https://no-color.org)."""
    watched = sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    width = max(_NARROWEST, min(_columns(), _WIDEST))
    return Look(width, watched and not os.environ.get("NO_COLOR"), ui_language())


def say(text: str) -> None:
    """Print `text`, which ends its own lines: in the terminal's encoding for a person, else in UTF-8.

    Raises OutputError where it cannot be written (disk full), and BrokenPipeError where nobody reads on.
    """
    encoding = sys.stdout.encoding
    content = text.encode(encoding, "replace").decode(encoding) if sys.stdout.isatty() else utf8(text)
    try:
        click.echo(content, nl=False)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(told("standard output: cannot be written: {reason}", reason=because(error))) from error


def utf8(text: str) -> bytes:
    """`text` in UTF-8. What is no Unicode (a file name can be so) comes out escaped, which JSON reads back."""
    return text.encode("utf-8", "backslashreplace")


def _columns() -> int:
    """The width of the terminal: what COLUMNS says, else what the terminal says, else the usual."""
    said = os.environ.get("COLUMNS", "")
    if said.isdecimal():
        return int(said)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return _USUAL
