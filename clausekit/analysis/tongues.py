"""Contracts in two languages, in columns or paragraph by paragraph: one document for each, every place unchanged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from clausekit.analysis.turns import in_turn
from clausekit.language.detection import SAMPLE, is_in_script_of, is_plain_latin, language_of, letters_in
from clausekit.model import Document

_LEAST_LETTERS = 30
"""A block with fewer letters is in the language of the one before it: a name, a number, a heading of one word."""
_SHARE = 0.15
"""A language takes part in a contract where so much of its letters is in it; less is a name or a quotation."""


_CLEAR = 0.75
"""So much of the letters in a column is in its language."""


class Spoken(NamedTuple):
    """What a document is written in.

    parts    language → the document with every word of other languages blanked out; the language with most words first
    unknown  the share of letters that are in no language that clausekit reads
    """

    parts: dict[str, Document]
    unknown: float


def spoken(document: Document) -> Spoken:
    """The languages of a document. A document in one language is not copied."""
    if is_plain_latin(document.text):
        code = language_of(document.text)
        return Spoken({code: document}, 0.0) if code else Spoken({}, 1.0)
    codes = _by_block(document)
    counts: Counter[str] = Counter()
    for block, code in zip(document.blocks, codes, strict=True):
        counts[code] += letters_in(block.text)
    total = counts.total() or 1
    taking_part = [code for code, count in counts.most_common() if code and count >= total * _SHARE]
    unknown = counts[""] / total
    if not taking_part:
        code = language_of(document.text)
        return Spoken({code: document}, unknown) if code else Spoken({}, 1.0)
    if len(taking_part) == 1:
        return Spoken({taking_part[0]: document}, unknown if unknown >= _SHARE else 0.0)
    return Spoken({code: _only(document, codes, code) for code in taking_part}, unknown)


def _by_block(document: Document) -> list[str]:
    """The language of each block. One that is too short to tell is in that of the block before it, unless it is in the
    script of the block behind it alone: the English heading of an English section of a Punjabi contract."""
    told = [
        language_of(block.text[:600]) if letters_in(block.text[:200]) >= _LEAST_LETTERS else None
        for block in document.blocks
    ]
    codes: list[str] = []
    last = language_of(document.text[:SAMPLE])
    columns = _columns(document, told)
    turns = None if columns else _turns(document, told)
    if turns:
        return turns
    for at, (block, alone) in enumerate(zip(document.blocks, told, strict=True)):
        code = columns.get(block.column, alone)
        if code is not None:
            last = code
            codes.append(code)
            continue
        behind = next((later for later in told[at + 1 :] if later is not None), last)
        other = behind != last and not is_in_script_of(last, block.text) and is_in_script_of(behind, block.text)
        codes.append(behind if other else last)
    return codes


def _turns(document: Document, told: Sequence[str | None]) -> list[str] | None:
    """The language of each block, where the two that most is said in take turns."""
    counts: Counter[str] = Counter()
    for block, code in zip(document.blocks, told, strict=True):
        counts[code or ""] += letters_in(block.text)
    del counts[""]
    most = [code for code, _ in counts.most_common(2)]
    return in_turn(told, *most) if len(most) == 2 else None


def _columns(document: Document, told: Sequence[str | None]) -> dict[int, str]:
    """The language of each of two columns side by side, where nearly all that is said in each is in one and the two
    differ: a line in it that holds little but a name and an address belongs to its column. {} for other contracts. A
    narrow column of numbers beside them is none of the two."""
    counts: dict[int, Counter[str]] = {}
    for block, code in zip(document.blocks, told, strict=True):
        if code and block.column:
            counts.setdefault(block.column, Counter())[code] += letters_in(block.text)
    total = sum(found.total() for found in counts.values())
    wide = {column: found for column, found in counts.items() if found.total() >= total * _SHARE}
    most = {column: found.most_common(1)[0] for column, found in wide.items()}
    clear = {column: code for column, (code, count) in most.items() if count >= wide[column].total() * _CLEAR}
    return clear if len(clear) == len(set(clear.values())) == 2 else {}


def _only(document: Document, codes: Sequence[str], code: str) -> Document:
    """The document with blanks for the words of other languages, so that every place stays what it is."""
    text = list(document.text)
    blocks = []
    for block, spoken_here in zip(document.blocks, codes, strict=True):
        if spoken_here == code:
            blocks.append(block)
        else:
            text[block.start : block.end] = " " * len(block.text)
            blocks.append(block._replace(text=" " * len(block.text), number=""))
    return document._replace(text="".join(text), blocks=tuple(blocks))
