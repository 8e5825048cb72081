"""The baseline: what was found before a team began, so that only what is new counts. A JSON file to commit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from clausekit.errors import SourceError, because
from clausekit.findings import Finding, Waived
from clausekit.rules.fingerprint import fingerprints
from clausekit.rules.spoken import telling
from clausekit.saying import said, told
from clausekit.settings.suppressing import relative
from clausekit.words import Side

VERSION = 1


class Baseline(NamedTuple):
    """`contracts`: path from the baseline's folder → fingerprint → code of the rule."""

    side: Side
    contracts: Mapping[str, Mapping[str, str]]

    def known(self, path: str, folder: Path) -> frozenset[str]:
        """The fingerprints of the contract at `path`; `folder` is the one that the baseline lies in."""
        return frozenset(self.contracts.get(relative(path, folder), ()))

    def split(
        self, path: str, findings: tuple[Finding, ...], folder: Path
    ) -> tuple[tuple[Finding, ...], tuple[Waived, ...]]:
        """The findings that are new, and those that were there before."""
        known = self.known(path, folder)
        if not known:
            return findings, ()
        marked = list(zip(findings, fingerprints(findings), strict=True))
        return (
            tuple(finding for finding, mark in marked if mark not in known),
            tuple(Waived(finding, "baseline") for finding, mark in marked if mark in known),
        )


def load_baseline(path: Path, side: Side) -> Baseline:
    """Read a baseline made for `side`. Raises SourceError where it cannot be used."""
    try:
        data = json.loads(path.read_bytes())
        baseline = _checked(data)
    except FileNotFoundError:
        raise SourceError(str(path), told("there is no such baseline; make it with --update-baseline")) from None
    except OSError as error:
        raise SourceError(str(path), told("cannot be read: {reason}", reason=because(error))) from error
    except (ValueError, RecursionError):
        reason = told("is no baseline of version {version}; make a new one with --update-baseline", version=VERSION)
        raise SourceError(str(path), reason) from None
    if baseline.side != side:
        raise SourceError(
            str(path),
            telling(
                "is a baseline for the {side}; audit for that side, or make another", side=said(f"side.{baseline.side}")
            ),
        )
    return baseline


def updated(old: Baseline, found: Mapping[str, tuple[Finding, ...]], unread: frozenset[str], folder: Path) -> Baseline:
    """The baseline with what was found now. Contracts that were not looked at, or could not be read, keep their
    entries while the file is there."""
    kept = {
        place: marks
        for place, marks in old.contracts.items()
        if (folder / place).exists() or place in {relative(path, folder) for path in unread}
    }
    now = {
        relative(path, folder): dict(zip(fingerprints(findings), (finding.rule for finding in findings), strict=True))
        for path, findings in found.items()
    }
    return Baseline(old.side, {place: marks for place, marks in {**kept, **now}.items() if marks})


def gone(baseline: Baseline, found: Mapping[str, tuple[Finding, ...]], folder: Path) -> int:
    """How many entries for these contracts are no longer found."""
    return sum(len(baseline.known(path, folder) - set(fingerprints(findings))) for path, findings in found.items())


def written(baseline: Baseline) -> bytes:
    """The file: sorted, one line a finding, so that a review shows what came and went."""
    contracts = {place: dict(sorted(marks.items())) for place, marks in sorted(baseline.contracts.items())}
    data = {"baseline": VERSION, "side": baseline.side, "contracts": contracts}
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _checked(data: Any) -> Baseline:
    """Raises ValueError where the data is no baseline."""
    contracts = data.get("contracts") if isinstance(data, dict) else None
    if (
        not isinstance(contracts, dict)
        or data.get("baseline") != VERSION
        or data.get("side") not in ("provider", "client")
        or not all(isinstance(marks, dict) for marks in contracts.values())
    ):
        raise ValueError
    return Baseline(data["side"], contracts)
