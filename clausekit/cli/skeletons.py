"""Files to start from, which ship with clausekit."""

from __future__ import annotations

from string import Template

from clausekit import resources


def skeleton(name: str, **values: str) -> str:
    """The text of the skeleton `name`, with its $places filled in."""
    text = (resources.shipped("skeletons") / f"{name}.txt").read_text(encoding="utf-8")
    return Template(text).substitute(values) if values else text
