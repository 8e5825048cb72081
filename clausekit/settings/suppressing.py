"""Findings that somebody has decided to live with. Nothing is dropped: they are told with the reason."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from pathlib import Path
from typing import NamedTuple

from clausekit.findings import Finding, Waived
from clausekit.saying import Told, told
from clausekit.settings.values import Settings, Suppression


class Sifted(NamedTuple):
    """The findings of one contract, and the suppressions (by index) that held for one of them."""

    counting: tuple[Finding, ...]
    waived: tuple[Waived, ...]
    used: frozenset[int]


def suppressed(path: str, findings: tuple[Finding, ...], settings: Settings, today: str) -> Sifted:
    """Take out what a suppression holds for; one that is past `today` (ISO 8601) no longer does."""
    place = relative(path, settings.folder)
    holding = {
        index: one for index, one in enumerate(settings.suppressions) if one.until >= today and matches(place, one)
    }
    counting: list[Finding] = []
    waived: list[Waived] = []
    used: set[int] = set()
    for finding in findings:
        index = next((index for index, one in holding.items() if one.rule == finding.rule), None)
        if index is None:
            counting.append(finding)
        else:
            used.add(index)
            waived.append(Waived(finding, "suppression", holding[index].reason, holding[index].until))
    return Sifted(tuple(counting), tuple(waived), frozenset(used))


def remarks(settings: Settings, paths: Iterable[str], used: frozenset[int], today: str) -> Iterator[Told]:
    """Suppressions that ran out, and those that hold for one of the contracts and found nothing to suppress."""
    places = [relative(path, settings.folder) for path in paths]
    for index, one in enumerate(settings.suppressions):
        if not any(matches(place, one) for place in places):
            continue
        if one.until < today:
            yield told(
                "{place}: the suppression of {rule} for {file} ran out on {until}; it counts again",
                place=one.place, rule=one.rule, file=one.file, until=one.until,
            )  # fmt: skip
        elif index not in used:
            yield told(
                "{place}: the suppression of {rule} for {file} is not needed; take it out",
                place=one.place, rule=one.rule, file=one.file,
            )  # fmt: skip


def relative(path: str, folder: Path) -> str:
    """The path from `folder`, with "/" on every system; as it is where there is no way."""
    try:
        return Path(os.path.relpath(path, folder)).as_posix()
    except ValueError:  # on different drives
        return Path(path).as_posix()


def matches(place: str, suppression: Suppression) -> bool:
    """True where the pattern fits the whole path, or without a "/" the name."""
    pattern = suppression.file
    return fnmatchcase(place, pattern) or ("/" not in pattern and fnmatchcase(place.rpartition("/")[2], pattern))
