"""Texts that are kept as they were last looked at: `CLAUSEKIT_ACCEPT=1 pytest …` takes the new ones."""

from __future__ import annotations

import os
from pathlib import Path

GOLDENS = Path(__file__).parent / "goldens"


def assert_golden(name: str, text: str) -> None:
    """`text` is what stands in tests/goldens/`name`, line by line."""
    path = GOLDENS / name
    if os.environ.get("CLAUSEKIT_ACCEPT"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    kept = path.read_text(encoding="utf-8") if path.exists() else ""
    assert text.splitlines() == kept.splitlines(), (
        f"{name} has changed; look at the difference, and if it is what you want: CLAUSEKIT_ACCEPT=1 pytest"
    )
