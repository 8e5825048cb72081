"""TOML that people edit: loaded with the line of every key kept for messages, as `yamlfile` does for YAML."""

from __future__ import annotations

import re
from pathlib import Path

from clausekit.errors import SourceError
from clausekit.saying import told
from clausekit.yamlfile import Place, Source, Trail, read_text

_MARK = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)")
_KEY = r"(?:[A-Za-z0-9_-]+|\"[^\"\n]*\"|'[^'\n]*')"
_TABLE = re.compile(rf"\s*(\[\[?)\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*\]")
_ENTRY = re.compile(rf"\s*({_KEY}(?:\s*\.\s*{_KEY})*)\s*=")
_PART = re.compile(_KEY)
_FENCE = re.compile(r"\"\"\"|'''")


def load(path: Path) -> Source:
    """Read a TOML file. Raises SourceError (with file:line:column) where it is missing, no UTF-8 or no TOML."""
    import tomllib

    text = read_text(path, "TOML")
    lines = tuple(text.splitlines())
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        reason = str(error)
        mark = _MARK.search(reason)
        line, column = (int(mark[1]), int(mark[2])) if mark and mark[1] else (max(len(lines), 1), 1)
        said = _MARK.sub("", reason).strip()
        raise SourceError(
            str(path), told("not valid TOML: {reason}", reason=said), line, column, lines[line - 1] if lines else ""
        ) from None
    return Source(str(path), data, _places(lines), lines, {})


def _places(lines: tuple[str, ...]) -> dict[Trail, Place]:
    """Where the keys stand: tables, tables of a list by their index, and the entries below them. Inline tables have
    the place of the entry that holds them."""
    places: dict[Trail, Place] = {(): Place(1, 1)}
    counts: dict[Trail, int] = {}
    here: Trail = ()
    fence = ""
    for number, line in enumerate(lines, 1):
        if fence:
            fence = "" if fence in line else fence
            continue
        table, entry = _TABLE.match(line), _ENTRY.match(line)
        if table:
            here = tuple(_bare(part) for part in _PART.findall(table[2]))
            if table[1] == "[[":
                index = counts.get(here, 0)
                counts[here] = index + 1
                places.setdefault(here, Place(number, table.start(1) + 1))
                here = (*here, index)
            _note(places, here, Place(number, table.start(1) + 1))
        elif entry:
            trail = (*here, *(_bare(part) for part in _PART.findall(entry[1])))
            _note(places, trail, Place(number, entry.start(1) + 1))
        marks = _FENCE.findall(line)
        if len(marks) % 2:
            fence = marks[-1]
    return places


def _note(places: dict[Trail, Place], trail: Trail, place: Place) -> None:
    """The place of `trail`, and of its parents where they have none of their own ([rule.EXIT005] makes `rule` too)."""
    for length in range(1, len(trail) + 1):
        places.setdefault(trail[:length], place)


def _bare(key: str) -> str:
    return key[1:-1] if key[0] in "\"'" else key
