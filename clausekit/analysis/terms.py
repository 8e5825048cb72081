"""The six terms around an exit: what happens to the money, the work and the duties when the contract ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from clausekit.analysis.evidence import evidence_at
from clausekit.analysis.outline import Place
from clausekit.analysis.reading import Reading
from clausekit.analysis.units import Segment
from clausekit.analysis.values import TERM_NAMES, Term, TermName
from clausekit.analysis.ways import span_of, ways_of
from clausekit.language.pack import Pack
from clausekit.language.patterns import bits, possible
from clausekit.model import Document
from clausekit.saying import said

_NEXT = 500
"""How many characters after a sentence on the contract's end another of the same paragraph still says what follows."""
_FURTHER = 12
"""How many units after one on the contract's end another of the same section still speaks of what follows."""
_UNABLE = 3
"""How many units after one on somebody who cannot perform another of the same section still speaks of that."""
_LONGEST_QUOTE = 700
_MOST_EVIDENCE = 5


def find_terms(
    document: Document, readings: Sequence[Reading], places: Sequence[Place], pack: Pack, doubtful: bool
) -> Mapping[TermName, Term]:
    """All six terms. With `doubtful`, a term that was not found is `cannot_tell`."""
    ways = [(name, way) for name in TERM_NAMES for way in ways_of(pack, name)]
    found: dict[TermName, dict[Segment, str]] = {name: {} for name in TERM_NAMES}
    for reading, where in _placed(readings, places, pack):
        for name, way in ways:
            if way.where in where and len(found[name]) < _MOST_EVIDENCE:
                span = span_of(way, reading.symbols, reading.maybe)
                if span is not None:
                    found[name].setdefault(_segment(reading, *span), way.because)
    missing = Term("cannot_tell" if doubtful else "missing")
    return {name: _present(document, places, found[name]) if found[name] else missing for name in TERM_NAMES}


def _present(document: Document, places: Sequence[Place], found: Mapping[Segment, str]) -> Term:
    """A term that was found: where, and why the first place counts."""
    evidence = tuple(evidence_at(document, places, *segment) for segment in found)
    return Term("present", evidence, said(f"because.{next(iter(found.values()))}"))


def _placed(
    readings: Sequence[Reading], places: Sequence[Place], pack: Pack
) -> Iterator[tuple[Reading, frozenset[str]]]:
    """Each unit with where it stands (what the `where` of a way may ask for)."""
    over, unable = bits(pack.any_of("over")), bits(pack.any_of("inability", "force_majeure", "absent"))
    effect = bits(pack.any_of("effect"))
    # "After the end", "On termination"
    behind = tuple(pack.any_of("to", "opens_after", "later", "adverbial")) if not pack.verb_last else ()
    whole, part = pack.patterns["contract_end"], pack.patterns["part_end"]
    other = pack.patterns["other_end"]
    block, until, said_in, said_at = -1, 0, "", -_FURTHER - 1
    unable_in, unable_at = "", -_UNABLE - 1
    for reading in readings:
        unit, symbols = reading.unit, reading.symbols
        present, maybe = reading.present, reading.maybe
        where = {"anywhere"}
        section = places[unit.block].section.split(".")[0].split("(")[0]
        ends = present & over != 0
        elsewhere = ends and any(pattern.search(symbols) for pattern in possible(other, maybe))
        here = ends and not elsewhere and any(pattern.search(symbols) for pattern in possible(whole, maybe))
        if elsewhere:
            where = {"anywhere"}  # "upon termination of the lease" speaks of no end of this contract
        elif here:
            where |= {"here", "near", "ended"}
        elif unit.block == block and unit.own.start < until:
            where |= {"near", "ended"}
        elif bits(reading.heading) & over or bits(reading.above) & over:
            follows = bits(reading.heading + reading.above) & effect or reading.heading[:1] in behind
            where |= {"near", "ended"} if follows else {"ended"}
        elif section and section == said_in and reading.order - said_at <= _FURTHER:
            where |= {"near", "ended"}
        elif ends and any(pattern.search(symbols) for pattern in possible(part, maybe)):
            where.add("ended")
        if present & unable:
            unable_in, unable_at = section, reading.order
        if section == unable_in and reading.order - unable_at <= _UNABLE:
            where.add("unable")
        yield reading, frozenset(where)
        if here:
            block, until = unit.block, unit.own.end + _NEXT
            if any(pattern.search(symbols) for pattern in possible(pack.patterns["grant"], maybe)):
                said_in, said_at = section, reading.order


def _segment(reading: Reading, start: int, stop: int) -> Segment:
    """The words that prove it: the unit's own, the lead that says it alone, or both where it takes both."""
    own = reading.unit.own
    if start >= reading.own:
        return own
    first, last = reading.spans.starts[start], reading.spans.ends[stop - 1]
    for lead in reading.unit.leads:
        if lead.start <= first < lead.end:
            if last <= lead.end:
                return lead
            return Segment(lead.start, own.end) if own.end - lead.start <= _LONGEST_QUOTE else own
    return own
