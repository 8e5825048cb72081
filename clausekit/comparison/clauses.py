"""Which paragraph became which: found by their words, so that one that was moved or rewritten is still the same one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from clausekit.analysis.evidence import evidence_at
from clausekit.analysis.outline import Place
from clausekit.analysis.values import Analysis
from clausekit.analysis.whereabouts import outline_of
from clausekit.comparison.values import ClauseChange
from clausekit.model import Block, Document, Evidence
from clausekit.text import fold

_ALIKE = 0.5
"""Share of words that two paragraphs have in common (Dice) from which they are taken for the same one rewritten."""
_COMMON = 40
"""A word that stands in more paragraphs than this leads to no candidate: it says too little."""


class _Side(NamedTuple):
    """The paragraphs of one contract: their indices among its blocks, their folded words, and where all blocks are."""

    document: Document
    outline: tuple[Place, ...]
    indices: tuple[int, ...]
    words: tuple[tuple[str, ...], ...]

    def evidence(self, paragraph: int) -> Evidence:
        """The whole of a paragraph."""
        block = self.document.blocks[self.indices[paragraph]]
        return evidence_at(self.document, self.outline, block.start, block.end)


def clause_changes(ours: Analysis, theirs: Analysis) -> tuple[ClauseChange, ...]:
    """What happened to the paragraphs of ours, in the order of theirs; removed ones come where they stood. Numbers,
    case, quotes and spacing do not count."""
    old, new = _side(ours), _side(theirs)
    pairs = _pairs(old.words, new.words)
    stayed = _longest_rising(sorted(pairs.items()))
    found: list[tuple[float, ClauseChange]] = []
    for before, after in pairs.items():
        if old.words[before] != new.words[after]:
            found.append((after, ClauseChange("rewritten", old.evidence(before), new.evidence(after))))
        elif before not in stayed:
            found.append((after, ClauseChange("moved", old.evidence(before), new.evidence(after))))
    kept = set(pairs.values())
    found += [
        (after, ClauseChange("added", None, new.evidence(after)))
        for after in range(len(new.words))
        if after not in kept
    ]
    for before in range(len(old.words)):
        if before not in pairs:
            follows = max((pairs[earlier] for earlier in pairs if earlier < before), default=-1)
            found.append((follows + 0.5, ClauseChange("removed", old.evidence(before), None)))
    return tuple(change for _, change in sorted(found, key=lambda pair: pair[0]))


def _side(analysis: Analysis) -> _Side:
    outline = outline_of(analysis)
    kept = [
        (index, words)
        for index, (block, place) in enumerate(zip(analysis.document.blocks, outline, strict=True))
        if (words := _words(block, place))
    ]
    return _Side(analysis.document, outline, tuple(index for index, _ in kept), tuple(words for _, words in kept))


def _words(block: Block, place: Place) -> tuple[str, ...]:
    """The words of a block without the printed number at its head: numbers shift when a clause comes or goes."""
    return tuple(fold(block.text[place.label :]).text.split())


def _pairs(old: Sequence[tuple[str, ...]], new: Sequence[tuple[str, ...]]) -> dict[int, int]:
    """Paragraph of ours → paragraph of theirs: first those with the same words in order, then the most alike."""
    pairs: dict[int, int] = {}
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for after, words in enumerate(new):
        where[words].append(after)
    for before, words in enumerate(old):
        if where[words]:
            pairs[before] = where[words].pop(0)
    taken = set(pairs.values())
    bags_old = {before: Counter(words) for before, words in enumerate(old) if before not in pairs}
    bags_new = {after: Counter(words) for after, words in enumerate(new) if after not in taken}
    holding: dict[str, list[int]] = defaultdict(list)
    for after, bag in bags_new.items():
        for word in bag:
            holding[word].append(after)
    scored = []
    for before, bag in bags_old.items():
        near = {after for word in bag if len(holding.get(word, ())) <= _COMMON for after in holding.get(word, ())}
        for after in near:
            score = _dice(bag, bags_new[after])
            if score >= _ALIKE:
                scored.append((-score, abs(before - after), before, after))
    for _, _, before, after in sorted(scored):
        if before not in pairs and after not in taken:
            pairs[before] = after
            taken.add(after)
    return pairs


def _dice(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / (one.total() + other.total())


def _longest_rising(pairs: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The paragraphs of ours that kept their order: a longest run of pairs that rises on both sides."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int | None] = []
    for at, (_, after) in enumerate(pairs):
        place = bisect_left(tails, after)
        before.append(ends[place - 1] if place else None)
        tails[place : place + 1] = [after]
        ends[place : place + 1] = [at]
    kept = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(pairs[last][0])
        last = before[last]
    return frozenset(kept)
