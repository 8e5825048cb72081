"""What became of each clause between two agreements: told by where the clauses came from, where the files say it, else
by their headings, else by their words."""

from __future__ import annotations

import re
from collections import Counter
from typing import Literal, NamedTuple

from clausekit.analysis.evidence import evidence_at
from clausekit.analysis.values import Analysis
from clausekit.analysis.whereabouts import outline_of
from clausekit.model import Document, Evidence
from clausekit.ooxml.provenance import digest
from clausekit.text import fold

_MARKUP = re.compile(r"[*#\\]|<br>")
_ALIKE = 0.5
"""Share of words in common (Dice) from which two clauses without a heading in common are the same one."""

SectionKind = Literal["changed", "added", "removed"]


class Variant(NamedTuple):
    """Where the words of a clause came from. id: the full id of the variant ("exit-refund-only")."""

    id: str
    version: int


class SectionChange(NamedTuple):
    """One clause that is not what it was. title: its heading now, or its last one; before, after: the variants, None
    where not known; ours, theirs: all its words."""

    kind: SectionKind
    title: str
    before: Variant | None
    after: Variant | None
    ours: Evidence | None
    theirs: Evidence | None


class SectionChanges(NamedTuple):
    """The changes in the order of the new agreement, what is gone last; and how many clauses are the same."""

    changes: tuple[SectionChange, ...]
    same: int


class _Section(NamedTuple):
    """A clause of one side. words: folded, without the printed numbers and the signs of Markdown."""

    clause: str
    variant: Variant | None
    title: str
    words: str
    evidence: Evidence


def section_changes(ours: Analysis, theirs: Analysis, *references: str) -> SectionChanges:
    """What happened to the clauses of `ours` in `theirs`. Numbers of other sections, written as one of `references`
    says ("Section {number}"), do not count."""
    old, new = _sections(ours), _sections(theirs)
    forms = [fold(one).text for one in references]
    pairs = _pairs(old, new)
    changes, same = [], 0
    for index, section in enumerate(new):
        there = old[pairs[index]] if index in pairs else None
        if there is None:
            changes.append(SectionChange("added", section.title, None, section.variant, None, section.evidence))
        elif digest(there.words, *forms) != digest(section.words, *forms):
            variants, evidence = (there.variant, section.variant), (there.evidence, section.evidence)
            changes.append(SectionChange("changed", section.title, *variants, *evidence))
        else:
            same += 1
    gone = (section for index, section in enumerate(old) if index not in pairs.values())
    changes += [SectionChange("removed", one.title, one.variant, None, one.evidence, None) for one in gone]
    return SectionChanges(tuple(changes), same)


def _sections(analysis: Analysis) -> list[_Section]:
    """The clauses that the document was built with; where it does not say, what stands below each main heading."""
    document, outline = analysis.document, outline_of(analysis)

    def section(clause: str, variant: Variant | None, start: int, end: int) -> _Section:
        said = [
            _MARKUP.sub("", block.text[place.label :]).strip()
            for block, place in zip(document.blocks, outline, strict=True)
            if start <= block.start < end
        ]
        evidence = evidence_at(document, outline, start, end)
        return _Section(clause, variant, said[0], fold("\n".join(said)).text, evidence)

    marks = [mark for mark in document.clauses if mark.state != "removed"]
    if marks:
        return [section(mark.clause, Variant(mark.id, mark.version), mark.start, mark.end) for mark in marks]
    body = [(block, place) for block, place in zip(document.blocks, outline, strict=True) if block.part == "body"]
    top = _level(document)
    found = [index for index, (block, _) in enumerate(body) if block.kind == "heading" and block.level == top]
    heads = [index for index in found if body[index][0].number or body[index][1].label] or found
    # What follows the last number is no clause: there the signatures stand.
    numbers = [index for index, (block, place) in enumerate(body) if block.number or place.label]
    last = numbers[-1] + 1 if heads and numbers and numbers[-1] > heads[-1] else len(body)
    ranges = zip(heads, [*heads[1:], last], strict=True)
    return [section("", None, body[head][0].start, body[end - 1][0].end) for head, end in ranges if end - head > 1]


def _level(document: Document) -> int:
    """The outline level of the clauses: the topmost that more than one heading has."""
    levels = Counter(block.level for block in document.blocks if block.kind == "heading")
    return min((level for level, count in levels.items() if count > 1), default=1)


def _pairs(old: list[_Section], new: list[_Section]) -> dict[int, int]:
    """New section → old section."""
    pairs: dict[int, int] = {}

    def pair(likeness: list[tuple[float, int, int]]) -> None:
        for _, index, before in sorted(likeness, key=lambda one: (-one[0], one[1], one[2])):
            if index not in pairs and before not in pairs.values():
                pairs[index] = before

    every = [(index, before) for index in range(len(new)) for before in range(len(old))]
    pair([(1.0, i, j) for i, j in every if new[i].clause and new[i].clause == old[j].clause])
    pair([(1.0, i, j) for i, j in every if fold(new[i].title).text == fold(old[j].title).text])
    words = [[Counter(one.words.split()) for one in side] for side in (new, old)]
    open_ = [(i, j) for i, j in every if i not in pairs and j not in pairs.values()]
    alike = [(_likeness(words[0][i], words[1][j]), i, j) for i, j in open_ if not (new[i].clause and old[j].clause)]
    pair([one for one in alike if one[0] >= _ALIKE])
    return pairs


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    return 2 * (one & other).total() / max((one.total() + other.total()), 1)
