"""Laying out words for a terminal: wrapping by the width that characters take, shortening, colour."""

from __future__ import annotations

from unicodedata import category

from clausekit.analysis.values import Answer
from clausekit.findings import Severity
from clausekit.text import width_of as width_of

_COLOURS = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "cyan": "36"}
ANSWER_COLOURS: dict[Answer, str] = {"present": "green", "missing": "red", "cannot_tell": "yellow"}
SEVERITY_COLOURS: dict[Severity, str] = {"error": "red", "warning": "yellow", "note": "cyan"}
_SHORTENED = " … "


def clean(text: str) -> str:
    """`text` in one line without control characters: a contract must not steer the terminal it is shown in."""
    if not text.isascii() or not text.isprintable():
        text = "".join(" " if char.isspace() else char for char in text if char.isspace() or _is_shown(char))
    return " ".join(text.split())


def shorten(text: str, length: int) -> str:
    """`text` in at most `length` characters, with … for what is left out of its middle, cut between words."""
    if len(text) <= length:
        return text
    half = (length - len(_SHORTENED)) // 2
    head, tail = text[:half], text[-half:]
    return head.rpartition(" ")[0] + _SHORTENED + tail.partition(" ")[2] if " " in head and " " in tail else head + "…"


def wrap(text: str, width: int, first: str = "", rest: str | None = None) -> list[str]:
    """`text` in lines of at most `width` columns; `first` stands before the first line, `rest` (blanks of the same
    width) before the others. A word that is too long for a line stands alone and sticks out: it may be a path."""
    rest = " " * width_of(first) if rest is None else rest
    lines: list[str] = []
    line, empty = first, True
    for word in text.split():
        if not empty and width_of(line) + 1 + width_of(word) > width:
            lines.append(line)
            line, empty = rest, True
        line += word if empty else f" {word}"
        empty = False
    return [*lines, line.rstrip()]


def paint(text: str, colour: bool, *styles: str) -> str:
    """`text` in ANSI `styles` (bold, dim, red, …), or as it is without `colour`."""
    return f"\x1b[{';'.join(_COLOURS[style] for style in styles)}m{text}\x1b[0m" if colour and text else text


def _is_shown(char: str) -> bool:
    """False for controls, direction overrides and halves of surrogates; joiners inside words stay."""
    return (
        category(char) not in ("Cc", "Cs", "Co")
        and not "\u202a" <= char <= "\u202e"
        and not "\u2066" <= char <= "\u2069"
    )
