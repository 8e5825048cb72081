"""YAML that people edit: loaded safely, with the line and column of every key and value kept for messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from clausekit.errors import SourceError, because
from clausekit.saying import Told, told

Trail = tuple[str | int, ...]
"""The way from the top of a file to a value: ("variants", "refund-only", "text")."""


_HINTS = (
    ("mapping values are not allowed", Told("a colon within words? put them in quotes")),
    (
        "cannot start any token",
        Told("a tab, or words that start with @, ` or %? indent with blanks, put words in quotes"),
    ),
    ("expected ',' or", Told("a bracket that is not closed, or a colon within words? put them in quotes")),
    ("did not find expected key", Told("indentation that is off, or words after a closing quote or bracket?")),
    ("expected <block end>", Told("indentation that is off, or words after a closing quote or bracket?")),
    ("unexpected end of stream", Told("a quote that is not closed?")),
)
"""What the parser says → what it mostly is."""


class Place(NamedTuple):
    """Line and column, both from 1."""

    line: int
    column: int


class Source(NamedTuple):
    """A YAML file as data, and where each part of it stands; data that comes from no file has no lines.

    places   trail → place of the value; for a mapping's entry the place of its key
    lines    the file's lines, to show the offending one
    blocks   trail → first and last line (from 1) of the content of a block scalar (`|` or `>`)
    """

    path: str
    data: Any
    places: dict[Trail, Place]
    lines: tuple[str, ...]
    blocks: dict[Trail, tuple[int, int]]

    def error(self, trail: Trail, reason: Told) -> SourceError:
        """The mistake `reason` at `trail`, or at its nearest parent that stands in the file."""
        while trail and trail not in self.places:
            trail = trail[:-1]
        place = self.places.get(trail, Place(1, 1) if self.lines else Place(0, 0))
        line = self.lines[place.line - 1] if 0 < place.line <= len(self.lines) else ""
        return SourceError(self.path, reason, place.line, place.column, line)

    def words(self, trail: Trail) -> str:
        """The text at `trail` as it stands in the file, line by line: for a block scalar neither dedented nor folded,
        so that its line n is line n for `error_in_words` too."""
        if trail in self.blocks:
            first, last = self.blocks[trail]
            return "\n".join(self.lines[first - 1 : last])
        value = self.data
        for step in trail:
            value = value[step]
        return str(value)

    def error_in_words(self, trail: Trail, number: int, reason: Told, column: int = 0) -> SourceError:
        """The mistake `reason` in line `number` (from 1) of the words at `trail`; `column` counts from 1, 0 is the
        first word there. Words that are no block scalar have no lines of their own: the mistake is at their key."""
        if trail not in self.blocks:
            return self.error(trail, reason)
        first, last = self.blocks[trail]
        here = min(first + max(number, 1) - 1, last)
        line = self.lines[here - 1]
        return SourceError(self.path, reason, here, column or len(line) - len(line.lstrip()) + 1, line)


Origin = Source | Path
"""A file as it was read, or where it lies when only a checked copy of it was."""


def source_of(origin: Origin) -> Source:
    """The file as it is read for a message. Raises as `load` does."""
    return origin if isinstance(origin, Source) else load(origin)


def load(path: Path) -> Source:
    """Read a YAML file. Raises SourceError (with file:line:column) where it is missing, no UTF-8 or no YAML."""
    return parse(read_text(path, "YAML"), str(path))


def read_text(path: Path, format: str) -> str:
    """The text of a file that people edit, which should be `format` ("YAML"). Raises SourceError where it is missing,
    a folder, no UTF-8 or cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SourceError(str(path), told("there is no such file; check the name")) from None
    except IsADirectoryError:
        raise SourceError(str(path), told("is a folder, not a {format} file", format=format)) from None
    except UnicodeDecodeError:
        raise SourceError(str(path), told("is not UTF-8 text; save it as UTF-8")) from None
    except OSError as error:
        raise SourceError(str(path), told("cannot be read: {reason}", reason=because(error))) from error


def parse(text: str, path: str = "<text>") -> Source:
    """The same for text that is already in memory; `path` is the name used in messages.

    Aliases are refused (a few lines of them unfold to gigabytes) and so is a key that stands twice.
    """
    import yaml

    source = Source(path, None, {}, tuple(text.splitlines()), {})
    try:
        return _load(getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text), source)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = str(error.problem or error.context)
        hint = next((hint for said, hint in _HINTS if said in problem), None)
        reason = told("not valid YAML: {reason} ({hint})", reason=problem, hint=hint) if hint else _not_yaml(problem)
        raise _error(source, mark, reason) from None
    except yaml.YAMLError as error:
        raise SourceError(path, _not_yaml(str(error).splitlines()[0])) from None
    except (ValueError, RecursionError) as error:
        raise SourceError(path, _not_yaml(str(error))) from None


def _not_yaml(reason: str) -> Told:
    return told("not valid YAML: {reason}", reason=reason)


def _load(loader: Any, source: Source) -> Source:
    try:
        node = loader.get_single_node()
        if node is None:
            return source
        _note_places(node, (), source, set())
        return source._replace(data=loader.construct_document(node))
    finally:
        loader.dispose()


def _place(mark: Any) -> Place:
    return Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)


def _error(source: Source, mark: Any, reason: Told) -> SourceError:
    return source._replace(places={(): _place(mark)}).error((), reason)


def _note_places(node: Any, trail: Trail, source: Source, seen: set[int]) -> None:
    """Fill the (still empty) places and blocks of `source` from `node` and what it holds."""
    source.places.setdefault(trail, _place(node.start_mark))
    if id(node) in seen:
        raise _error(source, node.start_mark, told("aliases (*name) are not allowed; write the value out"))
    seen.add(id(node))
    if node.id == "mapping":
        keys = set()
        for key, value in node.value:
            if key.id != "scalar":
                raise _error(source, key.start_mark, told("a key must be a plain word"))
            if key.tag != "tag:yaml.org,2002:str":
                # YAML 1.1 takes a bare 3, on or no for something else, and "no" is a language.
                reason = told("YAML does not take the key {key} for text; put it in quotes", key=key.value)
                raise _error(source, key.start_mark, reason)
            if key.value in keys:
                raise _error(source, key.start_mark, told("the key {key!r} stands twice", key=key.value))
            keys.add(key.value)
            source.places[(*trail, key.value)] = _place(key.start_mark)
            _note_places(value, (*trail, key.value), source, seen)
    elif node.id == "sequence":
        for index, value in enumerate(node.value):
            _note_places(value, (*trail, index), source, seen)
    elif node.style in ("|", ">"):
        # The start mark of a block scalar is its header. The end mark is the start of the line after it, or the end
        # of a file without a last line break.
        first, last = node.start_mark.line + 2, node.end_mark.line + (1 if node.end_mark.column else 0)
        if first <= last:
            source.blocks[trail] = (first, last)
