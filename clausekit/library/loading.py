"""Reading clause files: the shipped ones, with folders of one's own laid over them file by file.

A folder holds clauses (`exit.yaml`) and, in a folder for each language, their translations (`ko/exit.yaml`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from clausekit import resources
from clausekit.errors import SourceError, SourceErrors
from clausekit.library.catalogue import Entry, Library
from clausekit.library.checking import checked_file
from clausekit.library.checks import CHECKS, Shelf
from clausekit.library.copies import is_checked
from clausekit.library.laying import moves, shaken
from clausekit.library.models import clause_of
from clausekit.library.spelling import LANGUAGE
from clausekit.library.suggestions import in_order, suggestion
from clausekit.library.translations import Translated, misfits, translated, translation_of
from clausekit.library.word_checks import WORD_CHECKS, facts_used
from clausekit.saying import told


class Reading(NamedTuple):
    """What could be read of some clause files, and every mistake in them, in file order."""

    library: Library
    errors: tuple[SourceError, ...]


def load_library(overlays: Sequence[Path] = (), languages: Collection[str] = ()) -> Library:
    """The shipped clauses with `overlays` (folders, or single files) laid over them; a later one wins.

    A file takes the place of the shipped one with the same name, whole. `languages` are those besides English whose
    words are wanted; no file of another language is opened. Raises SourceErrors with every mistake in all files, each
    at its line and column.
    """
    reading = read_library(overlays, languages)
    if reading.errors:
        raise SourceErrors(reading.errors)
    return reading.library


def check_library(overlays: Sequence[Path] = (), languages: Collection[str] = ()) -> tuple[SourceError, ...]:
    """Every mistake in the library as `load_library` would read it; empty where there is none."""
    return read_library(overlays, languages).errors


def read_library(overlays: Sequence[Path] = (), languages: Collection[str] = ()) -> Reading:
    """The same without raising: what could be read of the library, and every mistake in it."""
    return read_folders((resources.shipped("clauses"), *overlays), languages)


def read_folders(places: Sequence[Path], languages: Collection[str] = ()) -> Reading:
    """Read, and check against each other, the clause files of `places` alone (folders, or single files).

    Files that were checked together when the wheel was made are not checked again, unless another lies over one that
    they name; where nothing lies over them, each is read when it is asked for.
    """
    errors: list[SourceError] = []
    files, translations = _files(places, languages, errors)
    checked = {
        name for name, path in files.items() if all(map(is_checked, (path, *translations.get(name, {}).values())))
    }
    if not errors and len(checked) == len(files):
        return Reading(Library(_Shipped(files, translations)), ())
    entries: dict[str, Entry] = {}
    for name in sorted(files):
        try:
            entry = read_clause(files[name])
        except SourceErrors as several:
            errors.extend(several.errors)
        except SourceError as error:
            errors.append(error)
        else:
            entries[name] = _with_translations(entry, translations.get(name, {}), errors)
    shelf = Shelf(entries, frozenset(files) - frozenset(entries), cache(lambda: facts_used(entries.values())))
    own = [entry for name, entry in entries.items() if name not in checked]
    moved = {entry.clause.clause for entry in own if _moves(entry)}
    looked_at = (*own, *shaken(entries, checked & entries.keys(), moved))
    for check in (*CHECKS, *WORD_CHECKS):
        for entry in looked_at:
            errors.extend(check(entry, shelf))
    return Reading(Library(MappingProxyType(entries)), in_order(errors))


def _moves(entry: Entry) -> bool:
    """Whether a clause of one's own takes something away that clauses checked before may rely on."""
    shipped = resources.shipped("clauses") / f"{entry.clause.clause}.yaml"
    return is_checked(shipped) and moves(entry.clause, read_clause(shipped).clause)


class _Shipped(Mapping[str, Entry]):
    """The clauses of checked files, each read once when it is first asked for."""

    def __init__(self, files: Mapping[str, Path], translations: Mapping[str, Mapping[str, Path]]) -> None:
        self._files = {name: files[name] for name in sorted(files)}
        self._translations = translations
        self._read: dict[str, Entry] = {}

    def __getitem__(self, name: str) -> Entry:
        if name not in self._read:
            entry = read_clause(self._files[name])
            self._read[name] = _with_translations(entry, self._translations.get(name, {}), [])
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def _files(
    places: Sequence[Path], languages: Collection[str], errors: list[SourceError]
) -> tuple[dict[str, Path], dict[str, dict[str, Path]]]:
    """The clause files by name, and by name and language the translations, of all places laid over each other."""
    files: dict[str, Path] = {}
    translations: dict[str, dict[str, Path]] = {}
    for place in places:
        for path in clause_files(place):
            if path.suffix == ".yaml":
                files[path.stem] = path
                # The words of a shipped clause are not those of the changed one that lies over it.
                translations.pop(path.stem, None)
            else:
                errors.append(SourceError(str(path), told("is not read; give it the ending .yaml")))
        for language in languages:
            for path in translation_files(place, language):
                if path.stem in files:
                    translations.setdefault(path.stem, {})[language] = path
                else:
                    reason = told(
                        "translates the clause {clause!r}, which is not there{hint}",
                        clause=path.stem,
                        hint=suggestion(path.stem, files),
                    )
                    errors.append(SourceError(str(path), reason))
    return files, translations


def _with_translations(entry: Entry, files: Mapping[str, Path], errors: list[SourceError]) -> Entry:
    """The clause with the words of these translations; a mistake in one leaves that language out and is noted."""
    found: dict[str, Translated] = {}
    clause = entry.clause
    for language, path in files.items():
        try:
            given = read_translation(path, language)
        except SourceErrors as several:
            errors.extend(several.errors)
            continue
        except SourceError as error:
            errors.append(error)
            continue
        wrong = tuple(misfits(clause, given))
        errors.extend(wrong)
        if not wrong:
            clause = translated(clause, given)
            found[language] = given
    return entry._replace(clause=clause, translations=MappingProxyType(found))


def translation_files(place: Path, language: str) -> tuple[Path, ...]:
    """The translations into `language` in a folder of clauses, sorted; none where it has no folder for them."""
    return tuple(sorted(place.joinpath(language).glob("*.yaml"))) if place.is_dir() else ()


def translated_languages(overlays: Sequence[Path] = ()) -> tuple[str, ...]:
    """The languages besides English that the shipped clauses or `overlays` have a folder for, sorted."""
    folders = (folder for place in (resources.shipped("clauses"), *overlays) if place.is_dir()
               for folder in place.iterdir() if folder.is_dir())  # fmt: skip
    return tuple(sorted({folder.name for folder in folders if re.match(LANGUAGE, folder.name)}))


def clause_files(place: Path) -> tuple[Path, ...]:
    """The clause files of a folder, sorted, or the one file given. Raises SourceError where there is neither."""
    if place.is_dir():
        return tuple(sorted(path for path in place.iterdir() if path.suffix in (".yaml", ".yml")))
    if not place.exists():
        raise SourceError(str(place), told("there is no such file or folder"))
    return (place,)


def read_clause(path: Path) -> Entry:
    """Read one clause file by itself. Raises SourceError or SourceErrors with every mistake of its shape."""
    data, origin = checked_file("clause", path, told("a clause starts with its id, such as 'clause: exit'"))
    return Entry(clause_of(data), origin)


def read_translation(path: Path, language: str) -> Translated:
    """Read the words of a clause in one language; raises as `read_clause` does."""
    data, origin = checked_file(
        "translation", path, told("a translation starts with the clause, such as 'clause: exit'")
    )
    return Translated(language, translation_of(data), origin)
