"""An agreement as the document that our reader reads back from the Word file, to be audited before it is written."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.builder.agreement import Agreement, Section, Text, plain
from clausekit.model import Block, ClauseMark, Document, Kind, document_of
from clausekit.readers.lines import paragraphs_in


def agreement_document(agreement: Agreement, path: str = "agreement") -> Document:
    """The agreement with its printed numbers; `path` is the name that reports will show."""
    document = document_of(path, "docx", list(_blocks(agreement)), language=agreement.language)
    return document._replace(clauses=tuple(_marks(agreement, document)))


def _marks(agreement: Agreement, document: Document) -> Iterator[ClauseMark]:
    """Each clause with the place of its words."""
    index = len(list(_head(agreement)))
    for section in agreement.sections:
        first, index = index, index + len(list(_section(section)))
        start, end = document.blocks[first].start, document.blocks[index - 1].end
        yield ClauseMark(section.clause, section.variant, section.version, "same", start, end)


def _blocks(agreement: Agreement) -> Iterator[Block]:
    yield from _head(agreement)
    for section in agreement.sections:
        yield from _section(section)
    yield from _block(plain(agreement.signing))
    yield from _cells(*(signature.name for signature in agreement.signatures))
    for line in zip(*(signature.lines for signature in agreement.signatures), strict=True):
        for label, value in line:
            yield from _cells(label, value)


def _head(agreement: Agreement) -> Iterator[Block]:
    return _letter_head(agreement) if agreement.form == "letter" else _agreement_head(agreement)


def _section(section: Section) -> Iterator[Block]:
    yield from _block(section.title, "heading", 1, section.number)
    for paragraph in section.paragraphs:
        yield from _block(plain(paragraph.runs), "item", paragraph.depth, paragraph.number)


def _agreement_head(agreement: Agreement) -> Iterator[Block]:
    yield from _block(agreement.title, "heading", 1)
    yield from _block(plain(agreement.opening))
    for party in agreement.parties:
        yield from _cells(party.label, *map(plain, party.lines))
    yield from _block(plain(agreement.agreed))


def _letter_head(agreement: Agreement) -> Iterator[Block]:
    """Who writes, when, to whom, about what: the lines of the provider come first."""
    for index, party in enumerate(agreement.parties):
        for line in (*party.lines, *(((Text(agreement.day),),) if index == 0 else ())):
            yield from _block(plain(line))
    yield from _block(agreement.title, "heading", 1)
    yield from _block(plain(agreement.salutation))
    yield from _block(plain(agreement.opening))


def _cells(*texts: str) -> Iterator[Block]:
    for text in texts:
        yield from _block(text, "cell")


def _block(text: str, kind: Kind = "paragraph", level: int = 0, number: str = "") -> Iterator[Block]:
    """A paragraph; a fact with line breaks in it makes several of one, as it does for the reader."""
    for words in filter(None, paragraphs_in(text.strip())):
        yield Block(words, 0, kind, level, number)
        number = ""
