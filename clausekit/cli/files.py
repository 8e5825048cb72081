"""Which files a command is to read: files as named, folders walked in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePath

STDIN = "-"


def files_of(paths: Iterable[str], suffixes: frozenset[str]) -> tuple[str, ...]:
    """Each path, each once; a folder gives the files in it and below whose ending is one of `suffixes`, sorted.

    A file that is named is taken whatever its ending. Hidden files and folders are left out of a walk, and so are
    the `~$` files that a word processor leaves beside an open document; links to folders are not followed. A folder
    that cannot be listed comes out as itself, so that reading it says why.
    """
    found: dict[str, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_walk(path, suffixes) if Path(path).is_dir() else (path,)))
    return tuple(found)


def _walk(folder: str, suffixes: frozenset[str]) -> list[str]:
    found: list[str] = []

    def unlisted(error: OSError) -> None:
        found.append(str(error.filename))

    for here, folders, files in os.walk(folder, onerror=unlisted):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [str(Path(here, name)) for name in files if _is_contract(name, suffixes)]
    return sorted(found, key=lambda path: PurePath(path).parts)


def _is_contract(name: str, suffixes: frozenset[str]) -> bool:
    return not name.startswith((".", "~$")) and PurePath(name).suffix.lower() in suffixes
