"""document.xml: the title, the parties, the numbered clauses and the signatures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest

from clausekit.builder.agreement import Agreement, Paragraph, Party, Reference, Run, Runs, Section, Signature, Term
from clausekit.writers.word.contents import contents_xml
from clausekit.writers.word.frame import page_of, section_xml
from clausekit.writers.word.numbering import STYLES
from clausekit.writers.word.origins import mark_of
from clausekit.writers.word.tables import Column, row, table
from clausekit.writers.word.xml import NOTHING, Xml, field, joined, paragraph, part, run, w

_LONGEST_BOOKMARK = 40
"""Word's own limit for the name of a bookmark."""
_KEEP = w("keepNext")


def document_xml(agreement: Agreement) -> Xml:
    """The part."""
    return part("document", w("body", *_body(agreement), section_xml(agreement)))


def bookmarks(sections: Sequence[Section]) -> dict[str, str]:
    """Clause → the name of the bookmark at its heading. A name that begins with _ is hidden in Word's own lists."""
    return {
        section.clause: f"_{position}_{section.clause.replace('-', '_')}"[:_LONGEST_BOOKMARK]
        for position, section in enumerate(sections, 1)
    }


def _body(agreement: Agreement) -> Iterator[Xml]:
    marks = bookmarks(agreement.sections)
    yield from (_letter_head if agreement.form == "letter" else _agreement_head)(agreement, marks)
    for id, section in enumerate(agreement.sections, 1):
        last = id == len(agreement.sections) and bool(agreement.signatures)
        yield from _section(id, section, marks, last)
    if agreement.signing:
        yield paragraph("Signing", *_runs(agreement.signing, marks))
    if agreement.signatures:
        yield _signatures(agreement.signatures, page_of(agreement).text_width)
        # A document cannot end with a table (17.2.2): Word wants a paragraph after it, here one that takes no room.
        yield paragraph("TableEnd")


def _agreement_head(agreement: Agreement, marks: dict[str, str]) -> Iterator[Xml]:
    yield paragraph("Title", run(agreement.title))
    if agreement.contents:
        yield contents_xml(agreement, marks)
    if agreement.opening:
        yield paragraph("BodyText", *_runs(agreement.opening, marks), properties=_KEEP)
    if agreement.parties:
        yield _parties(agreement.parties, page_of(agreement).text_width, marks)
    if agreement.agreed:
        yield paragraph("Agreed", *_runs(agreement.agreed, marks), properties=_KEEP)


def _letter_head(agreement: Agreement, marks: dict[str, str]) -> Iterator[Xml]:
    """Who writes, when, to whom, about what."""
    for index, party in enumerate(agreement.parties):
        for first, line in zip_longest((True,), party.lines):
            yield paragraph("PartyName" if first else "PartyLine", *_runs(line, marks))
        if index == 0:
            yield paragraph("LetterDate", run(agreement.day))
    yield paragraph("Title", run(agreement.title))
    for words in (agreement.salutation, agreement.opening):
        if words:
            yield paragraph("BodyText", *_runs(words, marks))


def _section(id: int, section: Section, marks: dict[str, str], before_signatures: bool) -> Iterator[Xml]:
    """A clause. The last words before the signatures stay with them: nobody signs a page with nothing else on it."""
    around = len(marks) + id
    ends = w("bookmarkEnd", id=around)
    yield paragraph(
        STYLES[0],
        w("bookmarkStart", id=around, name=mark_of(id)),
        w("bookmarkStart", id=id, name=marks[section.clause]),
        run(section.title),
        w("bookmarkEnd", id=id),
        NOTHING if section.paragraphs else ends,
    )
    for one, after in zip_longest(section.paragraphs, section.paragraphs[1:]):
        leads = before_signatures if after is None else after.depth > one.depth
        yield _paragraph(one, leads, marks, ends if after is None else NOTHING)


def _paragraph(one: Paragraph, leads: bool, marks: dict[str, str], ends: Xml) -> Xml:
    """A numbered paragraph; one that leads into a list stays with the first item of it."""
    return paragraph(STYLES[one.depth], *_runs(one.runs, marks), ends, properties=_KEEP if leads else NOTHING)


def _runs(runs: Runs, marks: dict[str, str]) -> Iterable[Xml]:
    return (_run(one, marks) for one in runs)


def _run(one: Run, marks: dict[str, str]) -> Xml:
    if isinstance(one, Reference):
        # 17.16.5.51: \r prints the number of the bookmarked paragraph, \h makes it a link.
        number = field(f"REF {marks[one.clause]} \\r \\h", one.number)
        return joined(run(one.before), number, run(one.after))
    return run(one.text, "DefinedTerm" if isinstance(one, Term) else "")


def _parties(parties: Sequence[Party], width: int, marks: dict[str, str]) -> Xml:
    label = width // 6
    columns = (Column(label), Column(width - label))
    rows = (
        row(
            columns,
            (paragraph("PartyLabel", run(party.label)),),
            tuple(
                paragraph("PartyName" if first else "PartyLine", *_runs(line, marks))
                for first, line in zip_longest((True,), party.lines)
            ),
        )
        for party in parties
    )
    return table("Parties", columns, *rows)


def _signatures(signatures: Sequence[Signature], width: int) -> Xml:
    """One column a party: its name, a line to sign on, then what is filled in and what is left blank. Every paragraph
    stays with the next and no row splits, so that the table always stands on one page (17.3.1.15, 17.4.6)."""
    gap = 480
    label = 1100
    value = (width - gap * (len(signatures) - 1)) // len(signatures) - label
    columns = tuple(
        column
        for position, _ in enumerate(signatures)
        for column in ((Column(gap),) if position else ()) + (Column(label), Column(value))
    )
    lines = list(zip(*(signature.lines for signature in signatures), strict=True))
    names = row(_spans(signatures, gap, label + value), *_between(
        (paragraph("SignatureName", run(signature.name), properties=_KEEP),) for signature in signatures
    ))  # fmt: skip
    rows = (
        row(columns, *_signature_cells(line, number, len(lines)), rule=frozenset(range(1, len(columns), 3)),
            height=680 if number == 0 else 400)
        for number, line in enumerate(lines)
    )  # fmt: skip
    return table("Signatures", columns, names, *rows)


def _spans(signatures: Sequence[Signature], gap: int, width: int) -> tuple[Column, ...]:
    """Columns of the row with the names: a party's label and value as one."""
    return tuple(
        column
        for position, _ in enumerate(signatures)
        for column in ((Column(gap),) if position else ()) + (Column(width, span=2),)
    )


def _between(cells: Iterable[tuple[Xml, ...]]) -> Iterator[tuple[Xml, ...]]:
    """The cells with an empty one between each two."""
    for position, cell in enumerate(cells):
        if position:
            yield (paragraph("SignatureLine", properties=_KEEP),)
        yield cell


def _signature_cells(line: tuple[tuple[str, str], ...], number: int, count: int) -> Iterator[tuple[Xml, ...]]:
    keep = _KEEP if number < count - 1 else NOTHING
    for position, (label, value) in enumerate(line):
        if position:
            yield (paragraph("SignatureLine", properties=keep),)
        yield (paragraph("SignatureLabel", run(label), properties=keep),)
        yield (paragraph("SignatureLine", run(value), properties=keep),)
