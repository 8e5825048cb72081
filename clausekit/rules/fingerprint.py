"""A name for a finding that stays the same when the lines around it move, for telling old findings from new ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from clausekit.findings import Finding
from clausekit.text import fold

_LENGTH = 16
"""Hexadecimal digits."""


def fingerprints(findings: Sequence[Finding]) -> tuple[str, ...]:
    """One fingerprint for each finding of one contract: from its rule and the words concerned, whatever their place,
    section number, case and spacing. The second finding with the same rule and words is another one."""
    from hashlib import sha256  # 3 ms that an audit without a baseline does not need

    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        words = " ".join(fold(finding.location.quote).text.split()) if finding.location else ""
        key = f"{finding.rule}\0{words}"
        found.append(sha256(f"{key}\0{seen[key]}".encode("utf-8", "replace")).hexdigest()[:_LENGTH])
        seen[key] += 1
    return tuple(found)
