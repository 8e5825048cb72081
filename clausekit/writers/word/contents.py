"""The table of contents: a TOC field (ECMA-376 17.16.5.68) and what it shows until Word works it out anew.

\\o "1-1" takes the headings of the clauses, \\h makes each entry a link to its heading, \\n prints no page numbers.
These depend on the fonts and the printer of whoever opens the file: only a layout knows them, and a wrong one is worse
than none in a paper that people sign. Without them what stands here is what Word makes of the field, and a clause is
found by its own number. It stands in a content control of the gallery "Table of Contents" (17.5.2.12), so that Word
knows it for one, and a reader of contracts can tell it from their words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from clausekit.builder.agreement import Agreement, Section
from clausekit.builder.numbers import runs_on
from clausekit.ooxml.contents import GALLERY
from clausekit.writers.word.xml import NOTHING, Xml, joined, paragraph, run, w

_INSTRUCTION = Xml('<w:instrText xml:space="preserve"> TOC \\o "1-1" \\n \\h </w:instrText>')


def contents_xml(agreement: Agreement, marks: Mapping[str, str]) -> Xml:
    """The page with what stands above the entries and the entries; what follows them begins on the next page.

    marks: clause → the bookmark at its heading
    """
    gallery = w("docPartObj", w("docPartGallery", val=GALLERY), w("docPartUnique"))
    head = paragraph("TOCHeading", run(agreement.contents))
    between = " " if runs_on(agreement.levels[0]) else "\t"
    last = paragraph("TableEnd", _mark("end"), w("r", w("br", type="page")))
    return w("sdt", w("sdtPr", gallery), w("sdtContent", head, *_entries(agreement.sections, marks, between), last))


def _entries(sections: Sequence[Section], marks: Mapping[str, str], between: str) -> Iterator[Xml]:
    for position, section in enumerate(sections):
        number = f"{section.number}{between}" if section.number else ""
        begins = joined(_mark("begin"), w("r", _INSTRUCTION), _mark("separate")) if position == 0 else NOTHING
        link = w("hyperlink", run(f"{number}{section.title}"), anchor=marks[section.clause], history=1)
        yield paragraph("TOC1", begins, link)


def _mark(kind: str) -> Xml:
    """Where a field begins, where its result does, where it ends (17.16.18)."""
    return w("r", w("fldChar", fldCharType=kind))
