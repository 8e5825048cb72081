"""An agreement in two languages: one table without lines, the first language on the left, the second on the right.

What stands beside each other is one row, so that the two texts go on together over the pages; a long row may break, a
short one moves to the next page as a whole, for LibreOffice heeds neither widows nor orphans where a row breaks; a
heading stays with the row below it. The last clause and the line above the signatures are a table of their own, every
paragraph of which asks to be kept with the next: LibreOffice heeds that for whole tables only. The words of the left
column are numbered by list 1 through their styles, those of the right one by list 2, which each paragraph names itself.
Everything carries the font and the language of its column.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from clausekit.builder.agreement import Agreement, Runs, Section
from clausekit.builder.bilingual import BETWEEN, Bilingual, section_pairs, side_by_side
from clausekit.writers.word.body import SPACED, bookmarks, party_lines, runs_xml, signatures_xml
from clausekit.writers.word.contents import contents_end, contents_head, contents_pairs, control
from clausekit.writers.word.fonts import in_language
from clausekit.writers.word.frame import page_of, section_xml
from clausekit.writers.word.numbering import SECOND_LIST, STYLES
from clausekit.writers.word.origins import mark_of
from clausekit.writers.word.tables import Column, loose_row, table
from clausekit.writers.word.xml import NOTHING, Xml, joined, paragraph, part, run, w

_GAP = 284
"""Between the columns, in twentieths of a point."""
_SHORT = 360
"""Up to how many letters stay on one page: some ten lines of a column."""
_LABEL = 1900
"""The labels of the signatures in two languages."""
_KEEP = w("keepNext")
_EMPTY = paragraph("BodyText")
_MARKUP = re.compile(r"<[^>]*>")


class _Column(NamedTuple):
    """One of the two. marks: clause → bookmark at its heading; list: of its numbers, 0 where the styles say it; first:
    the id of its first bookmark."""

    agreement: Agreement
    marks: Mapping[str, str]
    list: int
    first: int


_Cell = tuple[Xml, ...]
_Row = tuple[_Cell | None, _Cell | None]


def columns_xml(pair: Bilingual) -> Xml:
    """The part document.xml."""
    return part("document", w("body", *_body(pair), section_xml(pair.first, heads=len(pair))))


def _body(pair: Bilingual) -> Iterator[Xml]:
    count = len(pair.first.sections)
    left = _Column(pair.first, bookmarks(pair.first.sections), 0, 1)
    right = _Column(pair.second, bookmarks(pair.second.sections, "b"), SECOND_LIST, 2 * count + 1)
    width = page_of(pair.first).text_width
    head = list(side_by_side(_head(left), _head(right)))
    clauses = []
    for position, (ours, theirs) in enumerate(section_pairs(pair), 1):
        last = position == count and bool(pair.first.signatures)
        own = _section(left, ours, position, last), _section(right, theirs, position, last)
        clauses.append(_within(position, count + position, list(side_by_side(*own))))
    signing = _words(left, "Signing", pair.first.signing, True), _words(right, "Signing", pair.second.signing, True)
    yield from _pages(pair, width, _rows(head, *clauses[:-1]), (left.marks, right.marks))
    yield paragraph("TableEnd")
    yield _table(pair, width, _rows(*clauses[-1:], [signing]))
    if pair.first.signatures:
        yield paragraph("TableEnd", properties=_KEEP)
        yield _signatures(pair, width)
    yield paragraph("TableEnd")


def _rows(*parts: Sequence[_Row]) -> list[_Row]:
    return [cells for one in parts for cells in one if any(cells)]


def _pages(pair: Bilingual, width: int, rows: Sequence[_Row], marks: Iterable[Mapping[str, str]]) -> Iterator[Xml]:
    """The rows as a table; as two where a table of contents comes between the title and the rest, for a content control
    goes around whole tables."""
    if not pair.first.contents:
        yield _table(pair, width, rows)
        return
    listed = [tuple(map(contents_head, pair)), *contents_pairs(pair, marks)]
    yield _table(pair, width, rows[:1])
    yield paragraph("TableEnd")
    yield control(_table(pair, width, [((ours,), (theirs,)) for ours, theirs in listed]), contents_end())
    yield _table(pair, width, rows[1:])


def _within(position: int, id: int, cells: Sequence[_Row]) -> list[tuple[_Cell, _Cell]]:
    """The rows of a clause inside the bookmark that says where it came from: from the first cell to the last one."""
    starts, ends = w("bookmarkStart", id=id, name=mark_of(position)), w("bookmarkEnd", id=id)
    rows = [(left or (), right or ()) for left, right in cells]
    first, last = rows[0], rows[-1]
    rows[0] = ((_opened(first[0][0], starts),), first[1])
    rows[-1] = (rows[-1][0], (_closed((last[1] or (_EMPTY,))[0], ends),))
    return rows


def _opened(one: Xml, mark: Xml) -> Xml:
    """The paragraph with a mark before its words."""
    return Xml(one.replace("</w:pPr>", f"</w:pPr>{mark}", 1))


def _closed(one: Xml, mark: Xml) -> Xml:
    """The paragraph with a mark behind its words."""
    return Xml(f"{one.removesuffix('</w:p>')}{mark}</w:p>")


def _table(pair: Bilingual, width: int, cells: Sequence[_Row]) -> Xml:
    columns = Column((width + _GAP) // 2), Column((width - _GAP) // 2)
    rows = (
        loose_row(
            columns, _spoken(left, pair.first), _spoken(right, pair.second), gap=_GAP, whole=_is_short(left, right)
        )
        for left, right in cells
    )
    return table("Columns", columns, *rows)


def _is_short(*cells: _Cell | None) -> bool:
    return max(sum(map(_length, cell or ())) for cell in cells) <= _SHORT


def _length(one: Xml) -> int:
    """How many letters a paragraph has; those of East Asia are as wide as two."""
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in _MARKUP.sub("", one))


def _spoken(cell: _Cell | None, agreement: Agreement) -> _Cell:
    """The paragraphs of a cell, each in the font and the language of its column; a cell is never without one."""
    return tuple(in_language(one, agreement) for one in cell or (_EMPTY,))


def _head(column: _Column) -> Iterator[_Cell]:
    return _letter_head(column) if column.agreement.form == "letter" else _agreement_head(column)


def _agreement_head(column: _Column) -> Iterator[_Cell]:
    agreement = column.agreement
    yield (paragraph("Title", run(agreement.title)),)
    yield _words(column, "BodyText", agreement.opening, True)
    for party in agreement.parties:
        yield (paragraph("PartyLabel", run(party.label)), *party_lines(party, column.marks, SPACED))
    yield _words(column, "Agreed", agreement.agreed, True)


def _letter_head(column: _Column) -> Iterator[_Cell]:
    agreement = column.agreement
    for index, party in enumerate(agreement.parties):
        yield tuple(party_lines(party, column.marks, SPACED if index else NOTHING))
        if index == 0:
            yield (paragraph("LetterDate", run(agreement.day)),)
    yield (paragraph("Title", run(agreement.title)),)
    yield _words(column, "BodyText", agreement.salutation)
    yield _words(column, "BodyText", agreement.opening)


def _section(column: _Column, section: Section, position: int, before_signatures: bool) -> Iterator[_Cell]:
    """A clause in one language: its heading, then each paragraph. The last clause stays with the signatures below."""
    id = column.first + position - 1
    mark = w("bookmarkStart", id=id, name=column.marks[section.clause])
    yield (_numbered(column, 0, before_signatures, mark, run(section.title), w("bookmarkEnd", id=id)),)
    for one, after in zip_longest(section.paragraphs, section.paragraphs[1:]):
        leads = before_signatures or (after is not None and after.depth > one.depth)
        yield (_numbered(column, one.depth, leads, *runs_xml(one.runs, column.marks)),)


def _numbered(column: _Column, depth: int, keep: bool, *content: Xml) -> Xml:
    """A paragraph with a number of its column."""
    own = w("numPr", w("ilvl", val=depth), w("numId", val=column.list)) if column.list else NOTHING
    return paragraph(STYLES[depth], *content, properties=joined(_KEEP if keep else NOTHING, own))


def _words(column: _Column, style: str, runs: Runs, keep: bool = False) -> _Cell:
    """A paragraph without a number; nothing where there are no words."""
    properties = _KEEP if keep else NOTHING
    return (paragraph(style, *runs_xml(runs, column.marks), properties=properties),) if runs else ()


def _signatures(pair: Bilingual, width: int) -> Xml:
    """One table for both languages: a signature counts for both."""
    parties = zip(pair.first.signatures, pair.second.signatures, strict=True)
    blanks = [
        [(_label(pair, ours, theirs), in_language(run(value), pair.first))
         for (ours, value), (theirs, _) in zip(left.lines, right.lines, strict=True)]
        for left, right in parties
    ]  # fmt: skip
    names = [in_language(run(signature.name), pair.first) for signature in pair.first.signatures]
    return signatures_xml(names, list(zip(*blanks, strict=True)), width, _LABEL, _GAP)


def _label(pair: Bilingual, left: str, right: str) -> Xml:
    if left == right:
        return in_language(run(left), pair.first)
    return joined(in_language(run(f"{left}{BETWEEN}"), pair.first), in_language(run(right), pair.second))
