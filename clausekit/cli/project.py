"""The folders of a user's own whose files lie over the shipped ones."""

from __future__ import annotations

from pathlib import Path

from clausekit import resources


def own_folders(kind: str, *places: Path) -> tuple[Path, ...]:
    """The folders named `kind` ("clauses", "templates") in `places`, each once, without the shipped one; a later one
    lies over an earlier one."""
    shipped = resources.shipped(kind).resolve()
    found = {place.joinpath(kind).resolve(): place / kind for place in places if place.joinpath(kind).is_dir()}
    return tuple(folder for real, folder in found.items() if real != shipped)
