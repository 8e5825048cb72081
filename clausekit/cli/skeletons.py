"""Files to start from, which ship with clausekit, with comments in the user's language."""

from __future__ import annotations

from string import Template

from clausekit import resources
from clausekit.cli.ui import ENGLISH


def skeleton(name: str, language: str, **values: str) -> str:
    """The text of the skeleton `name` in `language`, in English where there is none in it, with its $places filled
    in."""
    folder = resources.shipped("skeletons")
    file = next(path for code in (language, ENGLISH) if (path := folder / code / f"{name}.txt").is_file())
    text = file.read_text(encoding="utf-8")
    return Template(text).substitute(values) if values else text
