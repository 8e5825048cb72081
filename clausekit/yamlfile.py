"""YAML that people edit: loaded safely, with the line and column of every key and value kept for messages."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

from clausekit.errors import SourceError

Trail = tuple[str | int, ...]
"""The way from the top of a file to a value: ("variants", "refund-only", "text")."""


class Place(NamedTuple):
    """Line and column, both from 1."""

    line: int
    column: int


class Source(NamedTuple):
    """A YAML file as data, and where each part of it stands.

    places   trail → place of the value; for a mapping's entry the place of its key
    lines    the file's lines, to show the offending one
    """

    path: str
    data: Any
    places: dict[Trail, Place]
    lines: tuple[str, ...]

    def error(self, trail: Trail, reason: str) -> SourceError:
        """The mistake `reason` at `trail`, or at its nearest parent that stands in the file."""
        while trail and trail not in self.places:
            trail = trail[:-1]
        place = self.places.get(trail, Place(1, 1))
        line = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        return SourceError(self.path, reason, place.line, place.column, line)


def load(path: Path) -> Source:
    """Read a YAML file. Raises SourceError (with file:line:column) where it is missing, no UTF-8 or no YAML."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise SourceError(str(path), "there is no such file") from None
    except IsADirectoryError:
        raise SourceError(str(path), "is a folder, not a YAML file") from None
    except UnicodeDecodeError:
        raise SourceError(str(path), "is not UTF-8 text; save it as UTF-8") from None
    except OSError as error:
        raise SourceError(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    return parse(text, str(path))


def parse(text: str, path: str = "<text>") -> Source:
    """The same for text that is already in memory; `path` is the name used in messages.

    Aliases are refused (a few lines of them unfold to gigabytes) and so is a key that stands twice.
    """
    import yaml

    lines = tuple(text.splitlines())
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        node = loader.get_single_node()
        places: dict[Trail, Place] = {}
        if node is not None:
            _note_places(node, (), places, set(), path, lines)
        data = loader.construct_document(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
        raise SourceError(
            path, f"not valid YAML: {error.problem or error.context}", *place, _line(lines, place)
        ) from None
    except yaml.YAMLError as error:
        raise SourceError(path, f"not valid YAML: {str(error).splitlines()[0]}") from None
    except (ValueError, RecursionError) as error:
        raise SourceError(path, f"not valid YAML: {error}") from None
    finally:
        loader.dispose()
    return Source(path, data, places, lines)


def _line(lines: tuple[str, ...], place: Place) -> str:
    return lines[place.line - 1] if place.line <= len(lines) else ""


def _note_places(
    node: Any, trail: Trail, places: dict[Trail, Place], seen: set[int], path: str, lines: tuple[str, ...]
) -> None:
    place = Place(node.start_mark.line + 1, node.start_mark.column + 1)
    places.setdefault(trail, place)
    if id(node) in seen:
        raise SourceError(path, "aliases (*name) are not allowed; write the value out", *place, _line(lines, place))
    seen.add(id(node))
    if node.id == "mapping":
        keys = set()
        for key, value in node.value:
            here = Place(key.start_mark.line + 1, key.start_mark.column + 1)
            if key.value in keys:
                raise SourceError(path, f"the key {key.value!r} stands twice", *here, _line(lines, here))
            keys.add(key.value)
            places[(*trail, key.value)] = here
            _note_places(value, (*trail, key.value), places, seen, path, lines)
    elif node.id == "sequence":
        for index, value in enumerate(node.value):
            _note_places(value, (*trail, index), places, seen, path, lines)
