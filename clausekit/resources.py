"""Where the files that ship with clausekit lie, in a wheel and in a checkout."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from clausekit import yamlfile

PACKAGE = Path(__file__).parent
_CHECKOUT = PACKAGE.parent


def shipped(kind: str) -> Path:
    """The folder of `kind` ("clauses", "templates", "languages", "rules"), beside it in a checkout."""
    inside = PACKAGE / "data" / kind
    return inside if inside.is_dir() else _CHECKOUT / kind


def names(kind: str) -> tuple[str, ...]:
    """The names (without ending) of the shipped YAML files of `kind`, sorted."""
    return tuple(sorted(path.stem for path in shipped(kind).glob("*.yaml")))


def load(kind: str, name: str) -> Any:
    """The data of one shipped YAML file.

    A wheel carries a JSON copy beside each file of data (made when the wheel is built), which loads in a fiftieth of
    the time; in a checkout there is none and the YAML is read.
    """
    path = shipped(kind) / f"{name}.yaml"
    compiled = path.with_suffix(".json")
    if compiled.is_file():
        return json.loads(compiled.read_bytes())
    return yamlfile.load(path).data


def stored(kind: str, name: str) -> Any | None:
    """What a wheel carries ready made under `kind`, None in a checkout, where it has to be made."""
    copy = PACKAGE / "data" / kind / f"{name}.json"
    return json.loads(copy.read_bytes()) if copy.is_file() else None
