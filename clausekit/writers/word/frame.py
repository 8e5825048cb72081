"""What stands around the body: the head and the foot of the pages, their size, and the properties of the document."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from clausekit.builder.agreement import Agreement, Form
from clausekit.builder.bilingual import Bilingual
from clausekit.builder.deal import PageName
from clausekit.writers.word.fonts import in_language
from clausekit.writers.word.parts import FOOTER, HEADER
from clausekit.writers.word.xml import NOTHING, Xml, escaped, field, joined, paragraph, part, run, w

_PLACE = re.compile(r"\{(page|pages)\}")
_FIELDS = {"page": "PAGE", "pages": "NUMPAGES"}


class Page(NamedTuple):
    """A paper with its margins: at both sides, above and below, in twentieths of a point."""

    width: int
    height: int
    side: int
    top: int = 1474
    bottom: int = 1304

    @property
    def text_width(self) -> int:
        return self.width - 2 * self.side


_HEAD_LINE = 216
"""What a line of the head takes, in twentieths of a point."""
_PAGES: Mapping[tuple[Form, PageName], Page] = MappingProxyType(
    {
        ("agreement", "a4"): Page(11906, 16838, 1474),
        ("agreement", "letter"): Page(12240, 15840, 1584),
        ("letter", "a4"): Page(11906, 16838, 1304, 1191, 1134),
        ("letter", "letter"): Page(12240, 15840, 1247, 936, 907),
    }
)
"""Margins of 26 mm and 28 mm: lines of some 80 letters, which a reader does not lose. A letter has less, for its size
of type and its two pages."""


def page_of(agreement: Agreement) -> Page:
    """The paper and the margins of an agreement."""
    return _PAGES[agreement.form, agreement.page]


def section_xml(agreement: Agreement, heads: int = 1) -> Xml:
    """The one section of the document (17.6.17). The first page has the title and no head: titlePg asks for a head of
    its own for it, and there is none (17.10.6).

    heads: how many lines the head has; each but one begins it higher, so that its rule stays off the words below
    """
    page = page_of(agreement)
    return w(
        "sectPr",
        _reference("header", "default", HEADER),
        _reference("footer", "default", FOOTER),
        _reference("footer", "first", FOOTER),
        w("pgSz", w=page.width, h=page.height),
        w(
            "pgMar",
            top=page.top,
            right=page.side,
            bottom=page.bottom,
            left=page.side,
            header=page.top // 2 - (heads - 1) * _HEAD_LINE,
            footer=page.bottom // 2 - 28,
            gutter=0,
        ),
        w("titlePg"),
    )


def _reference(kind: str, where: str, id: str) -> Xml:
    return Xml(f'<w:{kind}Reference w:type="{where}" r:id="{id}"/>')


def header_xml(agreement: Agreement) -> Xml:
    """The head of the pages: what the document is and of what day."""
    return part("hdr", _head(agreement))


def footer_xml(agreement: Agreement) -> Xml:
    """The foot of the pages: the page and how many there are."""
    return part("ftr", paragraph("Footer", _foot(agreement)))


def header_of_two_xml(pair: Bilingual) -> Xml:
    """The head of the pages in both languages, each on a line."""
    return part("hdr", *(in_language(_head(agreement), agreement) for agreement in pair))


def footer_of_two_xml(pair: Bilingual) -> Xml:
    """The foot of the pages in both languages, on one line."""
    left, right = (in_language(_foot(agreement), agreement) for agreement in pair)
    return part("ftr", paragraph("Footer", left, run("  ·  "), right))


def _head(agreement: Agreement) -> Xml:
    return paragraph("Header", run(f"{agreement.title}\t{agreement.day}"), properties=_tab(agreement))


def _foot(agreement: Agreement) -> Xml:
    words = _PLACE.split(agreement.page_label)
    return joined(*(field(_FIELDS[word], "1") if index % 2 else run(word) for index, word in enumerate(words)))


def _tab(agreement: Agreement) -> Xml:
    """A tab at the right margin, where the style's own cannot know the width of the page."""
    return w("tabs", w("tab", val="right", pos=page_of(agreement).text_width))


def core_xml(agreement: Agreement) -> Xml:
    """Title, author and language, and nothing else: no program, no dates, no user (ECMA-376-2 11.1)."""
    names = " / ".join(party.name for party in agreement.parties)
    subject = f"<dc:subject>{escaped(_line(names))}</dc:subject>" if names else NOTHING
    return Xml(
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties'
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escaped(_line(agreement.title))}</dc:title>{subject}"
        f"<dc:creator>{escaped(_line(agreement.author))}</dc:creator>"
        f"<dc:language>{escaped(agreement.language)}</dc:language></cp:coreProperties>\n"
    )


def _line(text: str) -> str:
    return " ".join(text.split())
