"""The pieces of a contract that are judged one by one: a sentence, or a list item together with the words that lead
into its list ("Either party may terminate: (a) if …; (b) if …" is two units with one lead)."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from clausekit.analysis.numbered import enumerators, is_next, later_items
from clausekit.analysis.outline import Place
from clausekit.analysis.speech import Speech
from clausekit.model import Block, Document
from clausekit.text import has_no_case


class Segment(NamedTuple):
    """A run of the document's text: characters `start` to `end`."""

    start: int
    end: int


class Unit(NamedTuple):
    """One piece to judge.

    own    the sentence or list item itself
    leads  the words that lead into the lists it stands in, outermost first
    tail   words after the list that belong to its lead ("…, then the other party may terminate"), None where none
    block  index of the block it begins in
    group  which list it belongs to (index of the unit's list in the document), -1 for a plain sentence
    """

    own: Segment
    leads: tuple[Segment, ...]
    tail: Segment | None
    block: int
    group: int


class _Lead(NamedTuple):
    depth: int
    segments: tuple[Segment, ...]
    group: int
    loose: bool
    """True where the items carry no number of their own, so the list ends with the first item that does not go on."""


_COUNT = re.compile(r"(?<=\s)(?:\d{1,2}|[ivx]{1,4}|[IVX]{1,4}|[a-zA-Z])$")
_SENTENCE_END = re.compile(
    r"""[.!?\u0964\u3002]["'\u201d\u2019)\]]*(?:\s+|(?<=[\u0964\u3002]))|[;:](?:\s+[a-z]{2,3})?\s+(?=\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?\s+[A-Z])"""
)
_DOTTED = re.compile(r"(\d{1,2}(?:\.\d{1,2})+)\.?\s")
"""The number of an item of a list that stands in one paragraph with what leads to it."""
_FIRST = ("1", "01")
_SHORT_LEAD = 60
"""A lead of so many characters says little itself ("If the Client:"): what opens a right may stand in any of its items,
and the right behind the last."""
_LONG_LINE = 25
"""A line of so many characters without an end is no title."""


def units(document: Document, places: Sequence[Place], speech: Speech, hits: Sequence[int]) -> Iterator[Unit]:
    """The units of the document's body, in reading order, of every paragraph that holds one of `hits` (where words
    stand that matter, sorted) or that a list leads to which does."""
    leads: list[_Lead] = []
    groups = 0
    before: Block | None = None
    running: Unit | None = None
    for first, last in _passages(document, places, speech):
        block, place = document.blocks[first], places[first]
        end = document.blocks[last].end
        start = block.start + place.label
        text = document.text[start:end]
        if not text.strip():
            continue
        if block.kind == "heading" and not place.opens:
            leads.clear()
        while leads and not _belongs(leads[-1], place, before, speech):
            leads.pop()
        outer = leads[-1].segments if leads else ()
        group = leads[-1].group if leads else -1
        if running and is_next(document.text, running.own.start, document.text[block.start : start], speech):
            outer, group = running.leads, running.group
        closing = text.rstrip()
        opens = closing.endswith((":", "\u2014", "\u2013", "-")) or _leads_on(
            document, places, last, closing, place, speech
        )
        short = bool(outer) and outer[-1].end - outer[-1].start <= _SHORT_LEAD
        matters = short or holds(hits, start, end) or any(holds(hits, lead.start, lead.end) for lead in outer)
        if matters or opens:
            sentences = list(_sentences(text, start, speech))
            if matters:
                number = document.text[block.start : start].strip(" ().\t\n") if place.listed and outer else ""
                pieces = _list_goes_on(document.text, sentences, number, speech)
                found = list(_units_of(document.text, pieces, outer, first, group, groups + 1, speech))
                groups = max(groups, *(unit.group for unit in found))
                yield from found
                running = _running(document.text, found, block.start, start, speech)
            else:
                running = None
            if opens:
                groups += 1
                loose = not _next_is_labelled(places, last, place)
                lead = _lead_of(document.text, sentences, speech)
                leads.append(_Lead(place.depth, (*outer, lead), groups, loose))
        else:
            running = None
        before = document.blocks[last]


def _list_goes_on(text: str, sentences: list[Segment], number: str, speech: Speech) -> list[Segment]:
    """The sentences of an item with this number ("" for none), parted where the next items of its list begin."""
    if not number:
        return sentences
    first = sentences[0]
    cuts = [first.start + cut for cut in later_items(text[first.start : first.end], number, speech)]
    edges = [first.start, *cuts, first.end]
    return [*(_trimmed(text, start, end, 0) for start, end in itertools.pairwise(edges)), *sentences[1:]]


def _running(text: str, found: Sequence[Unit], begin: int, start: int, speech: Speech) -> Unit | None:
    """The last item among the units of a paragraph, where its list may go on in the next, with its printed number:
    that in its own words, else the label of the paragraph (characters `begin` to `start`)."""
    items = (unit for unit in reversed(found) if unit.leads and speech.enumerator.match(text, unit.own.start))
    last = next(items, None)
    if last is None and found[-1].leads and speech.enumerator.match(text[begin:start]):
        return found[-1]._replace(own=Segment(begin, found[-1].own.end))
    return last


def _passages(document: Document, places: Sequence[Place], speech: Speech) -> Iterator[tuple[int, int]]:
    """Runs of blocks that make one paragraph: a sentence broken by a page or a blank line goes on in the next block."""
    index, count = 0, len(document.blocks)
    while index < count:
        block = document.blocks[index]
        last = index
        if block.part in ("header", "footer", "comment") or _is_page_mark(block, speech):
            index += 1
            continue
        while block.kind not in ("heading", "cell"):
            step = _goes_on_at(document, places, last, speech)
            if step is None:
                break
            last = step
        yield index, last
        index = last + 1


def _goes_on_at(document: Document, places: Sequence[Place], last: int, speech: Speech) -> int | None:
    """The block in which the unfinished sentence of block `last` goes on: the next one that begins in lower case,
    past what a page break puts between (page numbers, running heads)."""
    block = document.blocks[last]
    tail = block.text.rstrip()
    if not tail or tail[-1] in ".:;?!\u0964\u3002":
        return None
    for step in range(last + 1, min(last + 5, len(document.blocks))):
        following = document.blocks[step]
        if following.part != block.part or following.kind == "cell":
            return None
        if not _is_page_mark(following, speech) and not places[step].opens and _goes_on(block, following, speech):
            return step
        if (places[step].opens and not _is_page_mark(following, speech)) or len(following.text) > 90:
            return None
    return None


def _goes_on(block: Block, following: Block, speech: Speech) -> bool:
    """True where `following` does not begin like a new sentence, or `block` ends with a word that none ends with ("in
    case | The Client …"). In a script without capitals a line that is long enough to be no title goes on."""
    first = following.text.lstrip()[:1]
    return (
        first.islower()
        or (has_no_case(first) and len(block.text) >= _LONG_LINE)
        or (len(block.text) >= _LONG_LINE and _ends_within(block.text.rstrip(), speech))
    )


def _ends_within(closing: str, speech: Speech) -> bool:
    """True where the last word is one that a sentence does not end with; a sign there may end the item of a list."""
    return closing[-1:].isalpha() and speech.goes_on.search(closing.lower()) is not None


def _is_page_mark(block: Block, speech: Speech) -> bool:
    """True for a block that only counts pages: "- 12 -", "Page 3 of 9"."""
    return len(block.text) < 160 and bool(block.text) and speech.page_mark.fullmatch(block.text.strip()) is not None


def _belongs(lead: _Lead, place: Place, before: Block | None, speech: Speech) -> bool:
    """True while a block at `place` is still an item (or below an item) of the list that `lead` opened."""
    if place.opens:
        return place.depth > lead.depth
    if place.depth < lead.depth or before is None:
        return False
    if not lead.loose and place.depth == lead.depth:
        return False
    closing = before.text.rstrip().lower()
    return closing.endswith(speech.item_ends)


def _next_is_labelled(places: Sequence[Place], last: int, place: Place) -> bool:
    return last + 1 < len(places) and places[last + 1].opens and places[last + 1].depth > place.depth


def _leads_on(
    document: Document, places: Sequence[Place], last: int, closing: str, place: Place, speech: Speech
) -> bool:
    """True where a block without an end, or one that says so, goes straight over into deeper numbered blocks."""
    if document.blocks[last].kind == "heading" or not _next_is_labelled(places, last, place):
        return False
    announced = speech.list_leads is not None and speech.list_leads.search(closing) is not None
    return announced or bool(speech.goes_on.search(closing.lower())) or closing[-1:].isalpha()


def _lead_of(text: str, sentences: Sequence[Segment], speech: Speech) -> Segment:
    """The sentence that leads into the list behind a block: the last, or the last that says so."""
    said = (one for one in reversed(sentences) if speech.list_leads and speech.list_leads.search(text, *one))
    return next(said, sentences[-1])


def _sentences(text: str, offset: int, speech: Speech) -> Iterator[Segment]:
    """The sentences of a passage; `offset` is where `text` begins in the document."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        after = text[match.end() : match.end() + 1]
        if not after or after.islower():
            continue
        before = text[max(start, match.start() - 14) : match.start()]
        if text[match.start()] == "." and (_is_abbreviation(before, speech) or _counts_an_item(before, speech)):
            continue
        if text[start : match.end()].strip():
            yield _trimmed(text, start, match.end(), offset)
        start = match.end()
    if text[start:].strip():
        yield _trimmed(text, start, len(text), offset)


def _is_abbreviation(before: str, speech: Speech) -> bool:
    word = re.split(r"[\s(\"'\u201c]", before)[-1].lower()
    return word in speech.abbreviations or (len(word) == 1 and word.isalpha())


def _counts_an_item(before: str, speech: Speech) -> bool:
    """True where what stands before a full stop counts an item of a list: "if: i. …; ii. …; or iii. …"."""
    number = _COUNT.search(before)
    return number is not None and before[: number.start()].rstrip().lower().endswith(speech.stops)


def _units_of(
    text: str,
    sentences: Sequence[Segment],
    outer: tuple[Segment, ...],
    block: int,
    group: int,
    fresh: int,
    speech: Speech,
) -> Iterator[Unit]:
    """The units of one paragraph; a sentence may go on with a list that an earlier one began."""
    begun: tuple[Segment, ...] = ()
    number = ""
    around, about = outer, group
    for sentence, lead in zip(sentences, _led(text, sentences), strict=True):
        if lead is None:
            outer, group = around, about
        elif outer != (*around, lead):
            outer, group, fresh = (*around, lead), fresh, fresh + 1
        for segment in _parted(text, sentence, number, speech):
            leads = begun if begun and _continues_list(text, segment, speech) else outer
            for unit in _inline(text, segment, leads, block, group, fresh, speech):
                if unit.leads != outer:
                    begun = unit.leads
                    item = speech.enumerator.match(text, unit.own.start)
                    number = item[1] if item else number
                fresh = max(fresh, unit.group + 1)
                yield unit


def _led(text: str, sentences: Sequence[Segment]) -> list[Segment | None]:
    """For each sentence of a paragraph the one whose list it is an item of, by its number: "9.1 A may end it if: 9.1.1
    B does not pay; 9.1.2 …"."""
    led: list[Segment | None] = []
    lead: Segment | None = None
    above = ""
    for sentence in sentences:
        number = _DOTTED.match(text, sentence.start, sentence.end)
        over, _, last = number[1].rpartition(".") if number else ("", "", "")
        before = led and sentences[len(led) - 1]
        if before and text[before.end - 1] == ":" and last in _FIRST:
            lead, above = before, over
        elif over != above:
            lead, above = None, ""
        led.append(lead)
    return led


def _parted(text: str, sentence: Segment, number: str, speech: Speech) -> list[Segment]:
    """A sentence behind the item of a list with this number ("" for none), parted where it leads over to the next one:
    "If it cures, the contract goes on; (b) upon …"."""
    cuts = later_items(text[sentence.start : sentence.end], number, speech) if number else []
    cuts = [sentence.start + cut for cut in cuts if text[sentence.start : sentence.start + cut].rstrip().endswith(";")]
    edges = [sentence.start, *cuts, sentence.end]
    return [_trimmed(text, start, end, 0) for start, end in itertools.pairwise(edges) if start < end]


def holds(hits: Sequence[int], start: int, end: int) -> bool:
    """True where one of the sorted `hits` lies from `start` on and before `end`."""
    index = bisect_left(hits, start)
    return index < len(hits) and hits[index] < end


def _continues_list(text: str, segment: Segment, speech: Speech) -> bool:
    """True for a sentence that begins with a later number of a list begun before it: "(ii) by either party …"."""
    match = speech.enumerator.match(text[segment.start : segment.start + 8])
    return match is not None and match[1] not in ("a", "i", "1", "A", "I", speech.letters[:1])


def _trimmed(text: str, start: int, end: int, offset: int) -> Segment:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Segment(offset + start, offset + end)


def _inline(
    text: str, segment: Segment, leads: tuple[Segment, ...], block: int, group: int, fresh: int, speech: Speech
) -> Iterator[Unit]:
    """The units of one sentence: itself, or the items of a list within it."""
    cuts = enumerators(text[segment.start : segment.end], speech)
    if not cuts:
        yield Unit(segment, leads, None, block, group)
        return
    head = _trimmed(text, segment.start, segment.start + cuts[0], 0)
    if text[head.start : head.end].endswith(";"):
        yield Unit(head, leads, None, block, group)
        inner = leads
    else:
        inner = (*leads, head) if head.end > head.start else leads
    edges = [segment.start + cut for cut in cuts] + [segment.end]
    for start, end in itertools.pairwise(edges):
        item = _trimmed(text, start, end, 0)
        if len(enumerators(text[item.start : item.end], speech, skip_first=True)) >= 2:
            yield from _inline_below(text, item, inner, block, fresh, speech)
        else:
            yield Unit(item, inner, None, block, fresh)


def _inline_below(
    text: str, item: Segment, leads: tuple[Segment, ...], block: int, group: int, speech: Speech
) -> Iterator[Unit]:
    cuts = enumerators(text[item.start : item.end], speech, skip_first=True)
    head = _trimmed(text, item.start, item.start + cuts[0], 0)
    edges = [item.start + cut for cut in cuts] + [item.end]
    for start, end in itertools.pairwise(edges):
        yield Unit(_trimmed(text, start, end, 0), (*leads, head), None, block, group)
