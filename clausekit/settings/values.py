"""Settings as values."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from clausekit.rules import Rule
from clausekit.words import Side


class Suppression(NamedTuple):
    """A finding that somebody has decided to live with.

    rule    the code of the rule
    file    which contracts: a pattern over the path from the folder of the settings, or over the name alone where it
            has no "/"
    reason  why, in somebody's own words
    until   the last day on which it holds (ISO 8601)
    place   where it stands, for messages: "clausekit.toml:12"
    """

    rule: str
    file: str
    reason: str
    until: str
    place: str


class Settings(NamedTuple):
    """What is settled; None and "" where the settings do not say.

    path      the file they stand in, "" where there is none
    folder    the folder that paths in them start from
    rules     the rules that are asked: the shipped ones, changed and joined by own ones
    baseline  the file of the baseline
    author    whose changes those are that `fix` makes
    """

    path: str
    folder: Path
    rules: tuple[Rule, ...]
    side: Side | None = None
    language: str = ""
    fail_on: str | None = None
    suppressions: tuple[Suppression, ...] = ()
    baseline: Path | None = None
    author: str = ""
