"""The contract itself, paragraph by paragraph, with the words that prove something marked."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from clausekit.model import Block, Document
from clausekit.reporters.layout import clean
from clausekit.reporters.web.markup import Content, Markup, element, joined, link
from clausekit.reporters.web.proofs import Mark, Proofs
from clausekit.rules import Phrases

_DEEPEST_HEADING = 6
_DEEPEST_ITEM = 4

_STEERING = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A)))
"""Direction overrides: they could make the words read otherwise than they were judged."""
_STEERING.update(dict.fromkeys(code for code in (*range(0x20), *range(0x7F, 0xA0)) if chr(code) not in "\t\n"))


def contract(document: Document, proofs: Proofs, level: int, words: Phrases) -> Markup:
    """Every block of the document; its headings begin at the HTML heading `level`."""
    return joined(*(_block(block, proofs.marks, level, words) for block in document.blocks), by="\n")


def _block(block: Block, marks: tuple[Mark, ...], level: int, words: Phrases) -> Markup:
    here = [mark for mark in marks if mark.start < block.end and mark.end > block.start]
    content: list[Content] = []
    if block.part != "body":
        content.append(element("span", words.phrase(f"page.part.{block.part}"), class_="part"))
    if block.number:
        content.append(element("span", clean(block.number), class_="number"))
        content.append(" ")
    content += _pieces(block, here, words)
    if block.kind == "heading":
        return element(f"h{min(level + max(block.level, 1) - 1, _DEEPEST_HEADING)}", *content, dir="auto")
    kind = f"item depth-{min(block.level, _DEEPEST_ITEM)}" if block.kind == "item" else block.kind
    return element("p", *content, class_=None if kind == "paragraph" else kind, dir="auto")


def _pieces(block: Block, marks: list[Mark], words: Phrases) -> Iterator[Markup]:
    """The words of a block, cut wherever a mark begins or ends; after each mark the ways back."""
    cuts = sorted(
        {block.start, block.end}
        | {min(max(cut, block.start), block.end) for mark in marks for cut in (mark.start, mark.end)}
    )
    for start, end in pairwise(cuts):
        over = [mark for mark in marks if mark.start < end and mark.end > start]
        text = block.text[start - block.start : end - block.start].translate(_STEERING)
        if not over:
            yield joined(text)
            continue
        begun = [mark for mark in over if max(mark.start, block.start) == start and mark.start >= block.start]
        for mark in begun[:-1]:
            yield element("span", id=mark.anchor, class_="anchor")
        inner = min(over, key=lambda mark: mark.end - mark.start)
        yield element("mark", text, id=begun[-1].anchor if begun else None, class_=inner.tone)
        for mark in over:
            if mark.end == end:
                yield _ways_back(mark, words)


def _ways_back(mark: Mark, words: Phrases) -> Markup:
    links = (
        link(use.anchor, use.label, class_=use.tone, aria_label=words.phrase("page.back", what=use.label))
        for use in mark.uses
    )
    return element("span", Markup("<wbr>"), joined(*links, by="<wbr>"), class_="back")
