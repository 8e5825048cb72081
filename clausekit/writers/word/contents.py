"""The table of contents: a TOC field (ECMA-376 17.16.5.68) and what it shows until Word works it out anew.

\\o "1-1" takes the headings of the clauses, \\h makes each entry a link to its heading, \\n prints no page numbers.
These depend on the fonts and the printer of whoever opens the file: only a layout knows them, and a wrong one is worse
than none in a paper that people sign. Without them what stands here is what Word makes of the field, and a clause is
found by its own number. It stands in a content control of the gallery "Table of Contents" (17.5.2.12), so that Word
knows it for one, and a reader of contracts can tell it from their words.

In two languages a field of its own would list both columns below each other. There each entry is made of references to
its heading (17.16.5.51), which Word keeps up too, so that the titles stand beside each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from clausekit.builder.agreement import Agreement, Section
from clausekit.builder.bilingual import Bilingual, listed_pairs
from clausekit.builder.numbers import runs_on
from clausekit.ooxml.contents import GALLERY
from clausekit.writers.word.xml import NOTHING, Xml, field, joined, paragraph, run, w

_INSTRUCTION = Xml('<w:instrText xml:space="preserve"> TOC \\o "1-1" \\n \\h </w:instrText>')
_NEXT_PAGE = w("r", w("br", type="page"))


def contents_xml(agreement: Agreement, marks: Mapping[str, str]) -> Xml:
    """The page with what stands above the entries and the entries; what follows them begins on the next page.

    marks: clause → the bookmark at its heading
    """
    last = paragraph("TableEnd", _mark("end"), _NEXT_PAGE)
    return control(contents_head(agreement), *_entries(agreement.sections, marks, _between(agreement)), last)


def control(*content: Xml) -> Xml:
    """The content control around a table of contents."""
    gallery = w("docPartObj", w("docPartGallery", val=GALLERY), w("docPartUnique"))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", *content))


def contents_head(agreement: Agreement) -> Xml:
    """What stands above the entries."""
    return paragraph("TOCHeading", run(agreement.contents))


def contents_end() -> Xml:
    """What ends the page of a table of contents that is no field."""
    return paragraph("TableEnd", _NEXT_PAGE)


def contents_pairs(pair: Bilingual, marks: Iterable[Mapping[str, str]]) -> Iterator[tuple[Xml, Xml]]:
    """The entries of each clause in both languages; `marks` are those of each column."""
    first, second = marks
    for left, right in listed_pairs(pair):
        yield _referring(pair.first, left, first[left.clause]), _referring(pair.second, right, second[right.clause])


def _referring(agreement: Agreement, section: Section, mark: str) -> Xml:
    """An entry that shows the number and the words of the heading at the bookmark `mark`. A reference prints no full
    stop behind the number."""
    number = section.number.rstrip(".")
    title = field(f"REF {mark} \\h", section.title)
    if not number:
        return paragraph("TOC1", title, properties=w("ind", left=0, firstLine=0))
    between = run(f"{section.number.removeprefix(number)}{_between(agreement)}")
    return paragraph("TOC1", field(f"REF {mark} \\r \\h", number), between, title)


def _between(agreement: Agreement) -> str:
    """What divides a number from its title."""
    return " " if runs_on(agreement.levels[0]) else "\t"


def _entries(sections: Sequence[Section], marks: Mapping[str, str], between: str) -> Iterator[Xml]:
    for position, section in enumerate(sections):
        number = f"{section.number}{between}" if section.number else ""
        begins = joined(_mark("begin"), w("r", _INSTRUCTION), _mark("separate")) if position == 0 else NOTHING
        link = w("hyperlink", run(f"{number}{section.title}"), anchor=marks[section.clause], history=1)
        yield paragraph("TOC1", begins, link)


def _mark(kind: str) -> Xml:
    """Where a field begins, where its result does, where it ends (17.16.18)."""
    return w("r", w("fldChar", fldCharType=kind))
