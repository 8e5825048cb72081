"""Checked copies: a wheel carries, beside each clause and template file, what checking it came to.

The copy counts only as long as the file is the one that was checked: who edits a file in an installed package gets it
read and checked like any other. A checkout and an editable install have no copies.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from clausekit import resources

INDEX = "checked.json"
"""The file of data that lists what was checked: the path of each file within the data → its stamp."""

Stamp = list[int]
"""Size and CRC-32 of a file: enough to notice an edit."""


def stamp(content: bytes) -> Stamp:
    """The stamp of a file with this content."""
    return [len(content), zlib.crc32(content)]


def is_checked(path: Path) -> bool:
    """Whether the file was checked when the wheel was made, and is still the same."""
    if not path.is_relative_to(_data()):
        return False
    known = _index().get(path.relative_to(_data()).as_posix())
    return known is not None and stamp(path.read_bytes()) == known


def copy_of(path: Path) -> Any:
    """What checking the file came to, as plain data; for a file that `is_checked`."""
    return json.loads(path.with_suffix(".json").read_bytes())


def _data() -> Path:
    return resources.PACKAGE / "data"


@cache
def _index() -> Mapping[str, Stamp]:
    path = _data() / INDEX
    return MappingProxyType(json.loads(path.read_bytes()) if path.is_file() else {})
