"""What a contract says of itself: its law, the date it takes effect, the date it ends, the form of its notices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from clausekit.analysis.outline import Place
from clausekit.analysis.values import FACT_NAMES, Fact, FactName, Party
from clausekit.model import Document


def find_facts(
    document: Document, data: Mapping[str, Any], parties: tuple[Party, ...], places: Sequence[Place] = ()
) -> Mapping[FactName, Fact | None]:
    """All four facts, None where the contract does not say."""
    return dict.fromkeys(FACT_NAMES)
