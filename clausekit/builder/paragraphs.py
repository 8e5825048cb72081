"""From rendered words to paragraphs: blank lines part subsections, "- " begins an item, "  - " a sub-item, `**` a term.

Only what stands in the words themselves is structure; a value that was filled in is text, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from clausekit.builder.agreement import Reference, Run, Runs, Term, Text
from clausekit.builder.rendering import Filled, WordsError
from clausekit.saying import told

_ITEM = re.compile(r"(\s*)- ")
_BLANK_LINE = re.compile(r"\n\s*\n")
_BOLD = re.compile(r"(\*\*)")
_OPENING_QUOTE = re.compile(r"(?P<before>(?:^|[\s(\[\u2014\u2013])(?:\*\*)?)(?P<quote>['\"])(?=\S)")


class Piece(NamedTuple):
    """A paragraph that has no number yet. depth: 1 a subsection, 2 an item, 3 a sub-item."""

    depth: int
    runs: Runs


def pieces(filled: Filled) -> tuple[Piece, ...]:
    """The paragraphs of rendered words, in order. Raises WordsError where a `**` is not closed."""
    found: list[tuple[int, list[str]]] = []
    for chunk in _BLANK_LINE.split(filled.text):
        begun = False
        for line in filter(str.strip, chunk.split("\n")):
            item = _ITEM.match(line)
            if item:
                found.append((3 if len(item[1]) >= 2 else 2, [line[item.end() :].strip()]))
            elif begun:
                found[-1][1].append(line.strip())
            else:
                found.append((1, [line.strip()]))
            begun = True
    return tuple(Piece(depth, runs_of(filled, " ".join(lines))) for depth, lines in found)


def runs_of(filled: Filled, text: str) -> Runs:
    """One paragraph's words as runs. Raises WordsError where a `**` is not closed."""
    parts = _BOLD.split(typographic(text))
    if parts.count("**") % 2:
        raise WordsError(_odd_line(filled.words), told("a ** opens bold words and none closes them"))
    return tuple(_joined(_runs(filled, parts)))


def typographic(words: str) -> str:
    """Words as they are printed: “curly” quotation marks and apostrophes for the straight ones that people type."""
    if "'" not in words and '"' not in words:
        return words
    opened = _OPENING_QUOTE.sub(lambda found: found["before"] + ("“" if found["quote"] == '"' else "‘"), words)
    return opened.replace('"', "”").replace("'", "’")


def _odd_line(words: str) -> int:
    """The line of a `**` that stands alone, as near as can be told."""
    return next((number for number, line in enumerate(words.split("\n"), 1) if line.count("**") % 2), 1)


def _runs(filled: Filled, parts: list[str]) -> Iterator[Run]:
    bold = False
    for part in parts:
        if part == "**":
            bold = not bold
            continue
        for piece in filled.pieces(part):
            yield piece if isinstance(piece, Reference) else Term(piece) if bold else Text(piece)


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of the same kind as one run."""
    last: Run | None = None
    for run in runs:
        if last is not None and not isinstance(run, Reference) and type(run) is type(last):
            last = type(run)(last.text + run.text)
            continue
        if last is not None:
            yield last
        last = run
    if last is not None:
        yield last
