"""The folders of a user's own whose files lie over the shipped ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from clausekit import resources
from clausekit.settings.finding import NAME


def own_folders(kind: str, *places: Path) -> tuple[Path, ...]:
    """The folders named `kind` ("clauses", "templates") in `places` and in the projects they belong to, each once,
    without the shipped one; a later one lies over an earlier one."""
    shipped = resources.shipped(kind).resolve()
    around = [folder for place in places for folder in (*_project(place), place)]
    found = {folder.joinpath(kind).resolve(): folder / kind for folder in around if folder.joinpath(kind).is_dir()}
    return tuple(folder for real, folder in found.items() if real != shipped)


def _project(place: Path) -> Iterator[Path]:
    """The nearest folder above `place` that `clausekit init` has made a project."""
    absolute = place.resolve()
    above = (folder for folder in (absolute, *absolute.parents) if folder.joinpath(NAME).is_file())
    yield from (folder for folder in tuple(above)[:1] if folder != absolute)
