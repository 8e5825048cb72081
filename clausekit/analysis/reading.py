"""A unit as the pack sees it: its symbols, and where in the document each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from clausekit.analysis.outline import Place
from clausekit.analysis.units import Segment, Unit, holds
from clausekit.analysis.values import Party
from clausekit.language.pack import Pack
from clausekit.language.tagging import Phrases, Tagged
from clausekit.model import Document
from clausekit.text import fold

JOINT = ":"
"""The symbol between a lead and what it leads to."""


_ITEM_MARK = re.compile(r"\(\w{1,5}\)\s*")
"""The number of a list item, which is no word of it: the "(i)" of a list is not a person who says I."""


class Reading(NamedTuple):
    """One unit, tagged.

    symbols  the leads, a joint after each, then the unit's own words
    starts   where each symbol's words begin in the document's text, in characters
    ends     where they end
    own      index of the first symbol of the unit's own words
    heading  the symbols of the nearest heading
    """

    unit: Unit
    symbols: str
    starts: list[int]
    ends: list[int]
    own: int
    heading: str

    @property
    def own_symbols(self) -> str:
        """The symbols of the unit's own words."""
        return self.symbols[self.own :]


def own_phrases(parties: Sequence[Party], pack: Pack) -> Phrases:
    """The words that this contract uses for its two sides, as phrases of the concepts `provider` and `client`."""
    by_side: dict[str, list[str]] = {}
    for party in parties:
        words = [fold(word).text for word in (*party.terms, party.name) if word.strip()]
        by_side.setdefault(pack.symbols[party.side], []).extend(words)
    return pack.phrases.names(by_side)


def read_units(
    document: Document,
    units: Sequence[Unit],
    places: Sequence[Place],
    pack: Pack,
    own: Phrases,
    hits: Sequence[int],
) -> Iterator[Reading]:
    """Tag the units that hold one of the pack's anchors (`hits`), in their own words or in what leads to them."""
    leading = set(pack.any_of("may", "if", "event", "end", "cause", "default_event"))
    tagged: dict[Segment, Tagged] = {}
    headings: dict[str, str] = {}

    def tag(segment: Segment) -> Tagged:
        known = tagged.get(segment)
        if known is None:
            known = tagged[segment] = tag_segment(document.text, segment, pack, own)
        return known

    for unit in units:
        held = holds(hits, *unit.own)
        if not held and not any(holds(hits, *lead) for lead in unit.leads):
            continue
        leads = tuple(lead for lead in unit.leads if holds(hits, *lead) or (held and set(tag(lead).symbols) & leading))
        unit = unit._replace(leads=leads)
        pieces = [tag(segment) for segment in (*leads, unit.own)]
        symbols = JOINT.join(
            piece.symbols.rstrip(JOINT) if piece is not pieces[-1] else piece.symbols for piece in pieces
        )
        starts: list[int] = []
        ends: list[int] = []
        for piece in pieces[:-1]:
            kept = len(piece.symbols.rstrip(JOINT))
            edge = piece.ends[kept - 1] if kept else unit.own.start
            starts += [*piece.starts[:kept], edge]
            ends += [*piece.ends[:kept], edge]
        own_at = len(starts)
        starts += pieces[-1].starts
        ends += pieces[-1].ends
        title = places[unit.block].heading
        if title not in headings:
            headings[title] = pack.phrases.tag(fold(title).text, own).symbols
        yield Reading(unit, symbols, starts, ends, own_at, headings[title])


def tag_segment(text: str, segment: Segment, pack: Pack, own: Phrases) -> Tagged:
    """Tag a run of the document's text; places are those of the document."""
    offset = segment.start
    mark = _ITEM_MARK.match(text, segment.start, segment.end)
    if mark is not None:
        offset = mark.end()
    raw = text[offset : segment.end]
    folded = fold(raw)
    piece = pack.phrases.tag(folded.text, own)
    if folded.offsets is None:
        return Tagged(piece.symbols, [at + offset for at in piece.starts], [at + offset for at in piece.ends])
    length = len(raw)
    return Tagged(
        piece.symbols,
        [offset + folded.source(at, length) for at in piece.starts],
        [offset + folded.source(at, length) for at in piece.ends],
    )


def anchors_in(text: str, pack: Pack) -> list[int]:
    """Where the pack's anchors stand, in order; found with the fastest search there is, as most of a contract holds
    none."""
    where = pack.phrases.searchable(text)
    hits: list[int] = []
    for anchor in pack.data["anchors"]:
        at = where.text.find(anchor)
        while at >= 0:
            hits.append(at)
            at = where.text.find(anchor, at + 1)
    return sorted(where.source(hit, len(text)) for hit in hits)


def ahead_of(symbols: str, index: int, most: int, pack: Pack) -> str:
    """The symbols right before `index`, up to `most`; where the verb stands last, those right behind it: such languages
    put behind a word what English puts before it ("if …", "except for …")."""
    return symbols[index + 1 : index + 1 + most] if pack.verb_last else symbols[max(0, index - most) : index]


def invert(symbols: Mapping[str, str]) -> dict[str, str]:
    """Symbol → concept name."""
    return {symbol: name for name, symbol in symbols.items()}
