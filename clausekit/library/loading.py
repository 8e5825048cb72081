"""Reading clause files: the shipped ones, with folders of one's own laid over them file by file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from pydantic import ValidationError

from clausekit import resources, yamlfile
from clausekit.errors import SourceError, SourceErrors
from clausekit.library.catalogue import Entry, Library
from clausekit.library.checks import CHECKS, Shelf
from clausekit.library.mistakes import in_order, source_errors
from clausekit.library.models import Clause
from clausekit.library.word_checks import WORD_CHECKS, facts_used


class Reading(NamedTuple):
    """What could be read of some clause files, and every mistake in them, in file order."""

    library: Library
    errors: tuple[SourceError, ...]


def load_library(overlays: Sequence[Path] = ()) -> Library:
    """The shipped clauses with `overlays` (folders, or single files) laid over them; a later one wins.

    A file takes the place of the shipped one with the same name, whole. Raises SourceErrors with every mistake in all
    files, each at its line and column.
    """
    reading = read_library(overlays)
    if reading.errors:
        raise SourceErrors(reading.errors)
    return reading.library


def check_library(overlays: Sequence[Path] = ()) -> tuple[SourceError, ...]:
    """Every mistake in the library as `load_library` would read it; empty where there is none."""
    return read_library(overlays).errors


def read_library(overlays: Sequence[Path] = ()) -> Reading:
    """The same without raising: what could be read of the library, and every mistake in it."""
    return read_folders((resources.shipped("clauses"), *overlays))


def read_folders(places: Sequence[Path]) -> Reading:
    """Read, and check against each other, the clause files of `places` alone (folders, or single files)."""
    errors: list[SourceError] = []
    entries: dict[str, Entry] = {}
    files: dict[str, Path] = {}
    for place in places:
        for path in clause_files(place):
            if path.suffix == ".yaml":
                files[path.stem] = path
            else:
                errors.append(SourceError(str(path), "is not read; give it the ending .yaml"))
    for name in sorted(files):
        try:
            entries[name] = read_clause(files[name])
        except SourceErrors as several:
            errors.extend(several.errors)
        except SourceError as error:
            errors.append(error)
    shelf = Shelf(entries, frozenset(files) - frozenset(entries), facts_used(entries.values()))
    for check in (*CHECKS, *WORD_CHECKS):
        for entry in entries.values():
            errors.extend(check(entry, shelf))
    return Reading(Library(MappingProxyType(entries)), in_order(errors))


def clause_files(place: Path) -> tuple[Path, ...]:
    """The clause files of a folder, sorted, or the one file given. Raises SourceError where there is neither."""
    if place.is_dir():
        return tuple(sorted(path for path in place.iterdir() if path.suffix in (".yaml", ".yml")))
    if not place.exists():
        raise SourceError(str(place), "there is no such file or folder")
    return (place,)


def read_clause(path: Path) -> Entry:
    """Read one clause file by itself. Raises SourceError or SourceErrors with every mistake of its shape."""
    source = yamlfile.load(path)
    if source.data is None:
        raise SourceError(str(path), "the file is empty; a clause starts with its id, such as 'clause: exit'")
    try:
        return Entry(Clause.model_validate(source.data), source)
    except ValidationError as error:
        raise SourceErrors(source_errors(error, source, Clause)) from None
