"""Finding clausekit.toml. What reads it is imported only where there is one: most audits have none."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import cast

from clausekit.rules import shipped
from clausekit.settings.values import Settings

NAME = "clausekit.toml"
_READER = "clausekit.settings.loading"


def settings_for(paths: Iterable[str]) -> Settings:
    """The settings for these files and folders: those of the nearest clausekit.toml in the folder that holds them all,
    or above it, as git looks for its folder. Without one, nothing is settled.

    Raises SourceError or SourceErrors where the file is wrong.
    """
    folder = _shared_folder(paths)
    found = next((here / NAME for here in (folder, *folder.parents) if (here / NAME).is_file()), None)
    return load_settings(_from_here(found)) if found else Settings("", folder, shipped())


def load_settings(path: Path) -> Settings:
    """The settings in the file at `path`. Raises SourceError or SourceErrors with every mistake in it."""
    return cast(Settings, importlib.import_module(_READER).read_settings(path))


def _shared_folder(paths: Iterable[str]) -> Path:
    """The folder that holds all the paths, absolute; standard input is in the current one."""
    folders = {
        os.path.abspath(path if Path(path).is_dir() else Path(path).parent)  # noqa: PTH100 (a link stays a link)
        for path in paths
    }
    try:
        return Path(os.path.commonpath(folders)) if folders else Path.cwd()
    except ValueError:  # on different drives
        return Path.cwd()


def _from_here(path: Path) -> Path:
    """The path as a person would write it in the current folder: reports name it, and are the same on every machine."""
    try:
        return Path(os.path.relpath(path))
    except ValueError:  # on different drives
        return path
