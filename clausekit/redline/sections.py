"""The provisions of a contract as a row of sections, with the one about its end, for finding where a clause belongs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import decimal

from clausekit.analysis.outline import Place, labels_of, places
from clausekit.analysis.values import Analysis
from clausekit.language.pack import load
from clausekit.model import Block, Document
from clausekit.redline.speech import Speech

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_LONGEST_TITLE = 100


class Section(NamedTuple):
    """A section of the first level.

    head, end  its first block and the one after its last, counted from 0
    number     as printed, without what stands around it ("3", "V"); "" where sections have none
    automatic  True where Word counts the number
    title      its heading, "" where it has none
    bare       True where the first block is a heading and nothing more
    subs       the numbered provisions right below it that are sentences of their own
    """

    head: int
    end: int
    number: str
    automatic: bool
    title: str
    bare: bool
    subs: tuple[int, ...]


class Outline(NamedTuple):
    """The sections, in order; `where` is the place of every block; `end` the block that follows the provisions."""

    sections: tuple[Section, ...]
    where: tuple[Place, ...]
    end: int


def outline(analysis: Analysis, speech: Speech) -> Outline:
    """The main row of sections: not those of schedules, nor lists that count anew."""
    document = analysis.document
    where = places(document, labels_of(load(analysis.language or "en").data))
    heads = _numbered_heads(document, where)
    if len(heads) < 2:
        heads = _headings(document)
    stop = _stop(document, heads, speech)
    row = _main_row([head for head in heads if head < stop], where, analysis)
    last = row[-1] if row else 0
    after_row = [head for head in heads if last < head < stop]
    end = min([*after_row, _stop(document, [last], speech)])
    bounds = [*row[1:], end][: len(row)]
    return Outline(
        tuple(_section(document, where, head, after) for head, after in zip(row, bounds, strict=True)), where, end
    )


def ending_section(found: Outline, analysis: Analysis, speech: Speech) -> Section | None:
    """The section about the end of the contract: the one that gives the most exits, else the one that is called so."""
    votes: Counter[int] = Counter()
    for exit_ in analysis.exits:
        if exit_.trigger != "non_renewal" and exit_.evidence:
            block = exit_.evidence[0].paragraph - 1
            votes.update(one.head for one in found.sections if one.head <= block < one.end)
    named = [one for one in found.sections if speech.ending.search(one.title)]
    if votes:
        most = max(votes.values())
        best = [one for one in found.sections if votes[one.head] == most]
        return next((one for one in best if one in named), best[0])
    return named[-1] if named else None


def value(number: str) -> int:
    """A number as printed as a whole number: 12, "XII" and "l" are 12; 0 where it is none."""
    bare = number.strip(".()").lower()
    if bare.isdigit():
        return int(bare)
    if bare and all(char in _ROMAN for char in bare):
        total = 0
        for char, after in zip(bare, [*bare[1:], ""], strict=True):
            worth = _ROMAN[char]
            total += -worth if after and _ROMAN[after] > worth else worth
        return total
    return ord(bare) - 96 if len(bare) == 1 and bare.isalpha() else 0


def bare(section: str) -> str:
    """The number alone: "ARTICLE V." is "V", "제 3 조" is "3"."""
    found = re.findall(r"[\w.]+", section)
    last = found[-1].strip(".") if found else ""
    digits = re.search(r"\d+(?:\.\d+)*", section)
    return digits[0] if digits and any(char.isalpha() and not char.isascii() for char in last) else last


def in_digits_of(written: str, number: int) -> str:
    """The number in the digits in which another one is written: "३", 4 → "४"."""
    zero = ord(written[0]) - decimal(written[0])
    return "".join(chr(zero + int(digit)) for digit in str(number))


def roman(number: int) -> str:
    """12 → "xii"."""
    out = ""
    for worth, letters in ((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")):
        count, number = divmod(number, worth)
        out += letters * count
    return out


def _numbered_heads(document: Document, where: Sequence[Place]) -> list[int]:
    return [
        index
        for index, (block, place) in enumerate(zip(document.blocks, where, strict=True))
        if block.part == "body" and block.kind != "cell" and place.opens and place.depth == 1 and not place.listed
        and value(bare(place.section))
    ]  # fmt: skip


def _headings(document: Document) -> list[int]:
    """Unnumbered headings of the level that most have; the title of the document is none."""
    found = [
        (index, block.level)
        for index, block in enumerate(document.blocks)
        if index and block.part == "body" and block.kind == "heading"
    ]
    level = Counter(level for _, level in found).most_common(1)
    return [index for index, own in found if own == level[0][0]]


def _stop(document: Document, heads: Sequence[int], speech: Speech) -> int:
    """Where the provisions end: at the signatures, at the first schedule, or with the body."""
    first = heads[0] if heads else 0
    last = next((i for i, block in enumerate(document.blocks) if block.part != "body"), len(document.blocks))
    for index in range(first + 1, last):
        block = document.blocks[index]
        if speech.signatures.match(block.text) or (_is_title(block) and speech.schedule.match(_full(block))):
            return index
    return last


def _main_row(heads: list[int], where: Sequence[Place], analysis: Analysis) -> list[int]:
    """The longest row of heads whose numbers count up; one in which the exits stand is preferred."""
    rows: list[list[int]] = []
    before = 0
    for head in heads:
        number = value(bare(where[head].section))
        if not rows or (number and number <= before):
            rows.append([])
        rows[-1].append(head)
        before = number
    proof = [exit_.evidence[0].paragraph - 1 for exit_ in analysis.exits if exit_.evidence]

    def rank(row: list[int]) -> tuple[int, int]:
        after = next((other[0] for other in rows if other[0] > row[0]), len(where))
        return sum(row[0] <= block < after for block in proof) if len(row) > 1 else 0, len(row)

    return max(rows, key=rank, default=[])


def _section(document: Document, where: Sequence[Place], head: int, end: int) -> Section:
    block, place = document.blocks[head], where[head]
    subs = [
        index
        for index in range(head + 1, end)
        if where[index].opens and where[index].depth == 2 and document.blocks[index].kind != "cell"
    ]
    number = bare(place.section) if place.opens else ""
    return Section(
        head, end, number, bool(block.number) and place.opens, place.heading, _is_title(block, place.label),
        tuple(subs) if _are_sentences(document, where, subs) else (),
    )  # fmt: skip


def _are_sentences(document: Document, where: Sequence[Place], subs: Sequence[int]) -> bool:
    """True where the provisions stand on their own; not where they are the items of a sentence that leads to them."""
    if not subs or document.blocks[subs[0] - 1].text.rstrip().endswith((":", ",", "-", "—", "–")):
        return False
    last = document.blocks[subs[-1]].text[where[subs[-1]].label :].strip()
    return bool(last) and not last[0].islower() and not last.endswith((";", ",", "; and", "; or"))


def _is_title(block: Block, label: int = 0) -> bool:
    words = block.text[label:].strip()
    if block.kind == "heading":
        return True
    return 0 < len(words) <= _LONGEST_TITLE and words[-1] not in ".;," and words.count(" ") < 10


def _full(block: Block) -> str:
    return f"{block.number} {block.text}".strip()
