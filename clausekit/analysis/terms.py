"""The six terms around an exit: what happens to the money, the work and the duties when the contract ends."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from clausekit.analysis.evidence import evidence_at
from clausekit.analysis.outline import Place
from clausekit.analysis.reading import Reading
from clausekit.analysis.values import TERM_NAMES, Term, TermName
from clausekit.language.pack import Pack
from clausekit.model import Document, Evidence


def find_terms(
    document: Document, readings: Sequence[Reading], places: Sequence[Place], pack: Pack, doubtful: bool
) -> Mapping[TermName, Term]:
    """All six terms. With `doubtful`, a term that was not found is `cannot_tell`."""
    found: dict[TermName, list[Evidence]] = {name: [] for name in TERM_NAMES}
    ends = pack.any_of("end", "ending")
    before_ends, before_block = False, -1
    for reading in readings:
        in_unit = any(symbol in ends for symbol in reading.symbols)
        in_heading = any(symbol in ends for symbol in reading.heading)
        near = in_unit or in_heading or (before_ends and before_block == reading.unit.block)
        for name in TERM_NAMES:
            if name != "auto_renewal" and not near:
                continue
            if any(pattern.search(reading.symbols) for pattern in pack.patterns[name]):
                found[name].append(evidence_at(document, places, *reading.unit.own))
        before_ends, before_block = in_unit, reading.unit.block
    return {
        name: Term("present", tuple(found[name][:5])) if found[name] else Term("cannot_tell" if doubtful else "missing")
        for name in TERM_NAMES
    }
