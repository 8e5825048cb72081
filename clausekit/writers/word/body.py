"""document.xml: the title, the parties, the numbered clauses and the signatures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

from clausekit.builder.agreement import Agreement, Paragraph, Party, Reference, Run, Runs, Section, Term
from clausekit.writers.word.contents import contents_xml
from clausekit.writers.word.frame import page_of, section_xml
from clausekit.writers.word.numbering import STYLES
from clausekit.writers.word.origins import mark_of
from clausekit.writers.word.tables import Column, row, table
from clausekit.writers.word.xml import NOTHING, Xml, field, joined, paragraph, part, run, w

_LONGEST_BOOKMARK = 40
"""Word's own limit for the name of a bookmark."""
_LABEL = 1100
"""The labels of the signatures, in twentieths of a point."""
_GAP = 480
"""Between the signatures of two parties."""
SPACED = w("spacing", after=160)
"""What ends the last address with room below it, whatever the title of a letterhead leaves above itself."""
_KEEP = w("keepNext")


def document_xml(agreement: Agreement) -> Xml:
    """The part."""
    return part("document", w("body", *_body(agreement), section_xml(agreement)))


def bookmarks(sections: Sequence[Section], column: str = "") -> dict[str, str]:
    """Clause → the name of the bookmark at its heading. A name that begins with _ is hidden in Word's own lists.

    column: a letter that tells the second of two columns from the first
    """
    return {
        section.clause: f"_{column}{position}_{section.clause.replace('-', '_')}"[:_LONGEST_BOOKMARK]
        for position, section in enumerate(sections, 1)
    }


def _body(agreement: Agreement) -> Iterator[Xml]:
    marks = bookmarks(agreement.sections)
    yield from (_letter_head if agreement.form == "letter" else _agreement_head)(agreement, marks)
    for id, section in enumerate(agreement.sections, 1):
        last = id == len(agreement.sections) and bool(agreement.signatures)
        yield from _section(id, section, marks, last)
    if agreement.signing:
        yield paragraph("Signing", *runs_xml(agreement.signing, marks))
    if agreement.signatures:
        blanks = [[(run(label), run(value)) for label, value in one.lines] for one in agreement.signatures]
        names = [run(one.name) for one in agreement.signatures]
        yield signatures_xml(names, list(zip(*blanks, strict=True)), page_of(agreement).text_width, _LABEL, _GAP)
        # A document cannot end with a table (17.2.2): Word wants a paragraph after it, here one that takes no room.
        yield paragraph("TableEnd")


def _agreement_head(agreement: Agreement, marks: dict[str, str]) -> Iterator[Xml]:
    yield paragraph("Title", run(agreement.title))
    if agreement.contents:
        yield contents_xml(agreement, marks)
    if agreement.opening:
        yield paragraph("BodyText", *runs_xml(agreement.opening, marks), properties=_KEEP)
    if agreement.parties:
        yield _parties(agreement.parties, page_of(agreement).text_width, marks)
    if agreement.agreed:
        yield paragraph("Agreed", *runs_xml(agreement.agreed, marks), properties=_KEEP)


def _letter_head(agreement: Agreement, marks: dict[str, str]) -> Iterator[Xml]:
    """Who writes, when, to whom, about what."""
    for index, party in enumerate(agreement.parties):
        yield from party_lines(party, marks, SPACED if index else NOTHING)
        if index == 0:
            yield paragraph("LetterDate", run(agreement.day))
    yield paragraph("Title", run(agreement.title))
    for words in (agreement.salutation, agreement.opening):
        if words:
            yield paragraph("BodyText", *runs_xml(words, marks))


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
    return paragraph(STYLES[one.depth], *runs_xml(one.runs, marks), ends, properties=_KEEP if leads else NOTHING)


def runs_xml(runs: Runs, marks: Mapping[str, str]) -> Iterable[Xml]:
    """The words of a paragraph; `marks` as `bookmarks` gives them."""
    return (_run(one, marks) for one in runs)


def _run(one: Run, marks: Mapping[str, str]) -> Xml:
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
            tuple(party_lines(party, marks)),
        )
        for party in parties
    )
    return table("Parties", columns, *rows)


def party_lines(party: Party, marks: Mapping[str, str], last: Xml = NOTHING) -> Iterator[Xml]:
    """How a party is reached; `last` are properties of the last line."""
    for index, line in enumerate(party.lines):
        style = "PartyLine" if index else "PartyName"
        properties = last if index == len(party.lines) - 1 else NOTHING
        yield paragraph(style, *runs_xml(line, marks), properties=properties)


def signatures_xml(
    parties: Sequence[Xml], lines: Sequence[Sequence[tuple[Xml, Xml]]], width: int, label: int, gap: int
) -> Xml:
    """One column a party: its name, a line to sign on, then what is filled in and what is left blank. Every paragraph
    stays with the next and no row splits, so that the table always stands on one page (17.3.1.15, 17.4.6).

    lines: for each line the label and the value of each party; width, label, gap: of the whole, of the labels and
    between the parties, in twentieths of a point
    """
    value = (width - gap * (len(parties) - 1)) // len(parties) - label
    columns = tuple(
        column
        for position, _ in enumerate(parties)
        for column in ((Column(gap),) if position else ()) + (Column(label), Column(value))
    )
    names = row(_spans(len(parties), gap, label + value), *_between(
        (paragraph("SignatureName", name, properties=_KEEP),) for name in parties
    ))  # fmt: skip
    rows = (
        row(columns, *_signature_cells(line, number, len(lines)), rule=frozenset(range(1, len(columns), 3)),
            height=680 if number == 0 else 400)
        for number, line in enumerate(lines)
    )  # fmt: skip
    return table("Signatures", columns, names, *rows)


def _spans(count: int, gap: int, width: int) -> tuple[Column, ...]:
    """Columns of the row with the names: a party's label and value as one."""
    return tuple(
        column
        for position in range(count)
        for column in ((Column(gap),) if position else ()) + (Column(width, span=2),)
    )


def _between(cells: Iterable[tuple[Xml, ...]]) -> Iterator[tuple[Xml, ...]]:
    """The cells with an empty one between each two."""
    for position, cell in enumerate(cells):
        if position:
            yield (paragraph("SignatureLine", properties=_KEEP),)
        yield cell


def _signature_cells(line: Sequence[tuple[Xml, Xml]], number: int, count: int) -> Iterator[tuple[Xml, ...]]:
    keep = _KEEP if number < count - 1 else NOTHING
    for position, (label, value) in enumerate(line):
        if position:
            yield (paragraph("SignatureLine", properties=keep),)
        yield (paragraph("SignatureLabel", label, properties=keep),)
        yield (paragraph("SignatureLine", value, properties=keep),)
