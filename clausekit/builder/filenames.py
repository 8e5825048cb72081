"""File names made of the names of people and companies."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

_LONGEST = 80
"""Characters of a file name without its ending."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
"""Names that Windows keeps for devices."""


def file_names(names: Iterable[str]) -> Iterator[str]:
    """A file name, without ending, for each of the names: safe on every system, and none twice, whatever its case."""
    taken: set[str] = set()
    for name in names:
        stem = unique = _safe(name)
        count = 1
        while unique.casefold() in taken:
            count += 1
            unique = f"{stem}-{count}"
        taken.add(unique.casefold())
        yield unique


def _safe(name: str) -> str:
    words = re.sub(r"[\W_]+", "-", unicodedata.normalize("NFC", name).lower()).strip("-")
    while len(words.encode()) > 2 * _LONGEST or len(words) > _LONGEST:
        words = words[:-1].rstrip("-")
    return f"{words}-agreement" if _RESERVED.fullmatch(words) else words or "agreement"
