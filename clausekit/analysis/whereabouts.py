"""The outline of a contract that is analysed already, for what quotes it later."""

from __future__ import annotations

from clausekit.analysis.outline import Place, labels_of, places
from clausekit.analysis.values import Analysis
from clausekit.language import pack as packs

_ENGLISH = "en"


def outline_of(analysis: Analysis) -> tuple[Place, ...]:
    """The place of every block of its document, by the section words of its language, or by English ones."""
    code = analysis.language if analysis.language in packs.codes() else _ENGLISH
    return places(analysis.document, labels_of(packs.load(code).data))
