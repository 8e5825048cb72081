"""Finding plain words in a contract, for rules that a team writes itself. No patterns: they would have to be safe."""

from __future__ import annotations

from collections.abc import Iterable

from clausekit.analysis.evidence import evidence_at
from clausekit.analysis.values import Analysis
from clausekit.analysis.whereabouts import outline_of
from clausekit.model import Evidence
from clausekit.text import fold


def find_words(analysis: Analysis, phrases: Iterable[str]) -> Evidence | None:
    """The first place of any of `phrases` as whole words, or None."""
    wanted = [" ".join(fold(phrase).text.split()) for phrase in phrases]
    document = analysis.document
    for block in document.blocks:
        folded = fold(block.text)
        text, starts = _squeezed(folded.text)
        found = [(text.find(phrase), phrase) for phrase in wanted]
        for index, phrase in sorted(pair for pair in found if pair[0] >= 0):
            end = index + len(phrase)
            if _is_edge(text, index) and _is_edge(text, end):
                first = block.start + folded.source(starts[index], len(block.text))
                last = block.start + folded.source(starts[end - 1] + 1, len(block.text))
                return evidence_at(document, outline_of(analysis), first, last)
    return None


def _squeezed(text: str) -> tuple[str, list[int]]:
    """`text` with runs of blanks as one, and where each character came from."""
    kept = [index for index, char in enumerate(text) if char != " " or (index and text[index - 1] != " ")]
    return "".join(text[index] for index in kept), kept


def _is_edge(text: str, index: int) -> bool:
    """True where no word goes on over `index`."""
    return index in (0, len(text)) or not (text[index - 1].isalnum() and text[index].isalnum())
