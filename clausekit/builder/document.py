"""An agreement as the document that our reader reads back from the Word file, to be audited before it is written.

It is put together of rows: what stands beside each other when the agreement is in two languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from clausekit.builder.agreement import Agreement, Section, Signature, Text, plain
from clausekit.builder.bilingual import Bilingual, Paper, section_pairs, side_by_side, signatures_of
from clausekit.model import Block, ClauseMark, Document, Kind, document_of
from clausekit.readers.lines import paragraphs_in

_Row = tuple[Block, ...]


def agreement_document(agreement: Agreement, path: str = "agreement") -> Document:
    """The agreement with its printed numbers; `path` is the name that reports will show."""
    signatures = _signatures(agreement.signatures)
    sections = [_joined(_section(section)) for section in agreement.sections]
    return _document(
        path, agreement, _joined(_head(agreement)), sections, (*_block(plain(agreement.signing)), *signatures)
    )


def bilingual_document(pair: Bilingual, path: str = "agreement") -> Document:
    """The same for an agreement in two columns, as they are read: row by row, the left cell before the right one."""
    first, second = pair
    signing = (_row(plain(agreement.signing)) for agreement in pair)
    return _document(
        path,
        first,
        _beside(_head(first), _head(second)),
        [_beside(_section(left), _section(right)) for left, right in section_pairs(pair)],
        (*_beside(*((one,) for one in signing)), *_signatures(signatures_of(pair))),
    )


def paper_document(paper: Paper, path: str = "agreement") -> Document:
    """The document of an agreement in one language or two."""
    return bilingual_document(paper, path) if isinstance(paper, Bilingual) else agreement_document(paper, path)


def _document(path: str, agreement: Agreement, head: _Row, sections: list[_Row], foot: _Row) -> Document:
    """The rows as one document; `agreement` says the language and where each clause came from."""
    document = document_of(path, "docx", [*head, *chain.from_iterable(sections), *foot], language=agreement.language)
    return document._replace(clauses=tuple(_marks(agreement, document, len(head), sections)))


def _marks(agreement: Agreement, document: Document, index: int, sections: list[_Row]) -> Iterator[ClauseMark]:
    """Each clause with the place of its words; the first one begins with the block at `index`."""
    for section, blocks in zip(agreement.sections, sections, strict=True):
        first, index = index, index + len(blocks)
        start, end = document.blocks[first].start, document.blocks[index - 1].end
        yield ClauseMark(section.clause, section.variant, section.version, "same", start, end)


def _joined(rows: Iterable[_Row]) -> _Row:
    return tuple(chain.from_iterable(rows))


def _beside(left: Iterable[_Row], right: Iterable[_Row]) -> _Row:
    """Rows of two columns, as they are read."""
    rows = side_by_side(left, right)
    return tuple(_in_cell(block, at) for row in rows for at, cell in enumerate(row, 1) for block in cell or ())


def _in_cell(block: Block, column: int) -> Block:
    """In a table a paragraph is a cell, whatever it is outside."""
    inside = block._replace(column=column)
    return inside if block.kind == "heading" else inside._replace(kind="cell", level=0)


def _head(agreement: Agreement) -> Iterator[_Row]:
    return _letter_head(agreement) if agreement.form == "letter" else _agreement_head(agreement)


def _section(section: Section) -> Iterator[_Row]:
    yield _row(section.title, "heading", 1, section.number)
    for paragraph in section.paragraphs:
        yield _row(plain(paragraph.runs), "item", paragraph.depth, paragraph.number)


def _agreement_head(agreement: Agreement) -> Iterator[_Row]:
    yield _row(agreement.title, "heading", 1)
    yield _row(plain(agreement.opening))
    for party in agreement.parties:
        yield tuple(_cells(party.label, *map(plain, party.lines)))
    yield _row(plain(agreement.agreed))


def _letter_head(agreement: Agreement) -> Iterator[_Row]:
    """Who writes, when, to whom, about what: the lines of the provider come first."""
    for index, party in enumerate(agreement.parties):
        yield _joined(_row(plain(line)) for line in party.lines)
        if index == 0:
            yield _row(plain((Text(agreement.day),)))
    yield _row(agreement.title, "heading", 1)
    yield _row(plain(agreement.salutation))
    yield _row(plain(agreement.opening))


def _signatures(signatures: tuple[Signature, ...]) -> Iterator[Block]:
    yield from _cells(*(signature.name for signature in signatures))
    for line in zip(*(signature.lines for signature in signatures), strict=True):
        for label, value in line:
            yield from _cells(label, value)


def _cells(*texts: str) -> Iterator[Block]:
    for text in texts:
        yield from _block(text, "cell")


def _row(text: str, kind: Kind = "paragraph", level: int = 0, number: str = "") -> _Row:
    return tuple(_block(text, kind, level, number))


def _block(text: str, kind: Kind = "paragraph", level: int = 0, number: str = "") -> Iterator[Block]:
    """A paragraph; a fact with line breaks in it makes several of one, as it does for the reader."""
    for words in filter(None, paragraphs_in(text.strip())):
        yield Block(words, 0, kind, level, number)
        number = ""
