"""A unit as the pack sees it: its symbols, and where in the document each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from clausekit.analysis.outline import Place
from clausekit.analysis.units import Segment, Unit, holds
from clausekit.analysis.values import Party
from clausekit.language.pack import Pack
from clausekit.language.patterns import bits, possible
from clausekit.language.tagging import Phrases, Spans, Tagged
from clausekit.model import Document
from clausekit.text import Folded, fold

JOINT = ":"
"""The symbol between a lead and what it leads to."""


_ITEM_MARK = re.compile(r"\(\w{1,5}\)\s*")
"""The number of a list item, which is no word of it: the "(i)" of a list is not a person who says I."""


_BEHIND = 3
"""How many units behind one that ends something are read in the same block, whatever words they hold."""


class Reading(NamedTuple):
    """One unit, tagged.

    symbols  the leads, a joint after each, then the unit's own words
    spans    where each symbol's words stand in the document's text
    present  which symbols occur, as `bits`
    maybe    which patterns of the pack they may match, as `Patterns.within` gives it
    own      index of the first symbol of the unit's own words
    heading  the symbols of the nearest heading
    order    which unit of the document it is, from 0
    above    the symbols of the headings that enclose that one
    """

    unit: Unit
    symbols: str
    spans: Spans
    present: int
    maybe: int
    own: int
    heading: str
    order: int = 0
    above: str = ""

    @property
    def own_symbols(self) -> str:
        """The symbols of the unit's own words."""
        return self.symbols[self.own :]


def own_phrases(parties: Sequence[Party], pack: Pack, itself: Sequence[str] = ()) -> Phrases:
    """The pack's phrases with the words that this contract uses for its two sides, of the concepts `provider` and
    `client`, and for `itself` and for what a side is to it ("the employment of the Contractor"), of the concept
    `contract`."""
    by_side: dict[str, list[str]] = {pack.symbols["contract"]: [*itself]} if itself else {}
    for party in parties:
        names = [fold(word).text for word in (*party.terms, party.name) if word.strip()]
        for name in names:
            words = [name + ending for ending in ("", *pack.data["possessives"])]
            said = next((said for ending, said in pack.data["contracted"].items() if name.endswith(ending)), "")
            symbols = pack.symbols[party.side] + (pack.symbols[said] if said else "")
            by_side.setdefault(symbols, []).extend(words)
        held = pack.data["undertakings"].get("held", ())
        by_side.setdefault(pack.symbols["contract"], []).extend(f"{post} {name}" for post in held for name in names)
    return pack.phrases.names(by_side)


def on_ending(places: Sequence[Place], own: Phrases, pack: Pack) -> frozenset[int]:
    """The blocks under a heading that speaks of the end ("Effect of Termination"), at whatever level: what is said
    there is about the end although no word of it says so ("The Supplier shall help in the changeover")."""
    over = set(pack.any_of("over"))
    titles = {title for place in places for title in (place.heading, *place.above)}
    about = {title for title in titles if not over.isdisjoint(own.tag(fold(title).text).symbols)}
    return frozenset(index for index, place in enumerate(places) if not about.isdisjoint((place.heading, *place.above)))


class Reader:
    """Tags units on demand; a segment that leads into several units, or is asked for again, is tagged once."""

    def __init__(
        self, document: Document, units: Sequence[Unit], places: Sequence[Place], pack: Pack, own: Phrases
    ) -> None:
        """Read `units` in reading order, `places` of the blocks, `own` the contract's words for its sides."""
        self._document, self._units, self._places, self._pack, self._own = document, units, places, pack, own
        self._tagged: dict[Segment, Tagged] = {}
        self._headings: dict[str, str] = {}

    def readings(self, hits: Sequence[int], ending: frozenset[int] = frozenset()) -> Iterator[Reading]:
        """The units that hold one of the pack's anchors (`hits`), in their own words or in what leads to them, and
        those of the blocks `ending`; and what goes on in the same block behind one that ends something ("In that event
        …")."""
        over, whole = bits(self._pack.any_of("over")), self._pack.patterns["contract_end"]
        block, most = -1, -1
        leading = set(self._pack.any_of("may", "if", "event", "end", "cause", "default_event"))
        for index, unit in enumerate(self._units):
            held = holds(hits, *unit.own)
            goes_on = unit.block in ending or (unit.block == block and index <= most)
            if not goes_on and not held and not any(holds(hits, *lead) for lead in unit.leads):
                continue
            leads = tuple(
                lead
                for lead in unit.leads
                if (goes_on and not held) or holds(hits, *lead) or (held and set(self._tag(lead).symbols) & leading)
            )
            reading = self._read(unit._replace(leads=leads), index)
            if reading.present & over and any(
                pattern.search(reading.symbols) for pattern in possible(whole, reading.maybe)
            ):
                block, most = unit.block, index + _BEHIND
            yield reading

    def earlier(self, reading: Reading, count: int) -> list[Reading]:
        """The `count` units before this one under the same heading, the nearest first, whether or not they hold an
        anchor."""
        first, heading = max(0, reading.order - count), self._places[reading.unit.block].heading
        return [
            self._read(self._units[index], index)
            for index in range(reading.order - 1, first - 1, -1)
            if self._places[self._units[index].block].heading == heading
        ]

    def _tag(self, segment: Segment) -> Tagged:
        known = self._tagged.get(segment)
        if known is None:
            known = self._tagged[segment] = tag_segment(self._document.text, segment, self._own)
        return known

    def _heading(self, title: str) -> str:
        if title not in self._headings:
            self._headings[title] = self._own.tag(fold(title).text).symbols
        return self._headings[title]

    def _read(self, unit: Unit, index: int) -> Reading:
        pieces = [self._tag(segment) for segment in (*unit.leads, unit.own)]
        last = pieces[-1]
        symbols = "".join(piece.symbols.rstrip(JOINT) + JOINT for piece in pieces[:-1]) + last.symbols
        own_at = len(symbols) - len(last.symbols)
        place = self._places[unit.block]
        heading, above = self._heading(place.heading), "".join(map(self._heading, place.above))
        spans = Spans(partial(_spans, pieces, unit.own.start))
        maybe = self._pack.patterns.within(symbols)
        return Reading(unit, symbols, spans, bits(symbols), maybe, own_at, heading, index, above)


def _spans(pieces: Sequence[Tagged], edge: int) -> tuple[list[int], list[int]]:
    """Where the symbols of leads, each with a joint behind it, and of the last piece begin and end; `edge` is where a
    lead without words stands."""
    starts: list[int] = []
    ends: list[int] = []
    *leads, last = pieces
    for piece in leads:
        kept = len(piece.symbols.rstrip(JOINT))
        begins, stops = piece.spans.both()
        joint = stops[kept - 1] if kept else edge
        starts += [*begins[:kept], joint]
        ends += [*stops[:kept], joint]
    begins, stops = last.spans.both()
    return starts + begins, ends + stops


def tag_segment(text: str, segment: Segment, own: Phrases) -> Tagged:
    """Tag a run of the document's text with a contract's own phrases; spans are those of the document."""
    offset = segment.start
    mark = _ITEM_MARK.match(text, segment.start, segment.end)
    if mark is not None:
        offset = mark.end()
    folded = fold(text[offset : segment.end])
    tagged = own.tag(folded.text)
    return Tagged(tagged.symbols, Spans(partial(_moved, tagged.spans, folded, offset, segment.end - offset)))


def _moved(spans: Spans, folded: Folded, offset: int, length: int) -> tuple[list[int], list[int]]:
    """`spans` of folded words as those of the source, which is `length` characters long and begins at `offset`."""
    starts, ends = spans.both()
    return [offset + folded.source(at, length) for at in starts], [offset + folded.source(at, length) for at in ends]


def ahead_of(symbols: str, index: int, most: int, pack: Pack) -> str:
    """The symbols right before `index`, up to `most`; where the verb stands last, those right behind it: such languages
    put behind a word what English puts before it ("if …", "except for …")."""
    return symbols[index + 1 : index + 1 + most] if pack.verb_last else symbols[max(0, index - most) : index]


def invert(symbols: Mapping[str, str]) -> dict[str, str]:
    """Symbol → concept name."""
    return {symbol: name for name, symbol in symbols.items()}
