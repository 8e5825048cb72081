"""An agreement as a Word file (WordprocessingML, ECMA-376 transitional).

The parts are written as text by a few functions (`word.xml`), not through python-docx: it cannot make numbering,
fields, bookmarks or footers without raw XML underneath, and its template brings settings and metadata of its own.
Measured on the 172 paragraphs of a service agreement: 6.5 ms here, 52 ms for python-docx adding the same paragraphs
without numbers, tables and fields, and 85 ms more to import it. That what is filled in can never be markup is a matter
of types: only `word.xml.escaped` makes XML of text.
"""

from __future__ import annotations

from clausekit.builder.agreement import Agreement
from clausekit.builder.bilingual import Bilingual, Paper, joint
from clausekit.ooxml.archive import zip_bytes
from clausekit.ooxml.provenance import PART
from clausekit.writers.word.body import document_xml
from clausekit.writers.word.columns import columns_xml
from clausekit.writers.word.fonts import spoken
from clausekit.writers.word.frame import core_xml, footer_of_two_xml, footer_xml, header_of_two_xml, header_xml
from clausekit.writers.word.numbering import numbering_xml, two_lists_xml
from clausekit.writers.word.origins import origins_of_two_xml, origins_xml
from clausekit.writers.word.parts import (
    content_types_xml,
    font_table_xml,
    package_relationships_xml,
    relationships_xml,
    shipped_xml,
    styles_xml,
)
from clausekit.writers.word.xml import Xml


def write(paper: Paper) -> bytes:
    """The bytes of the Word file; the same agreement gives the same bytes."""
    return zip_bytes(encoded_parts(paper))


def encoded_parts(paper: Paper) -> dict[str, bytes]:
    """Part name → its bytes, in the order in which they stand in the file."""
    parts = bilingual_parts(paper) if isinstance(paper, Bilingual) else docx_parts(paper)
    return {name: xml.encode("utf-8") for name, xml in parts.items()}


def docx_bytes(agreement: Agreement) -> bytes:
    """The bytes of the Word file; the same agreement gives the same bytes."""
    return write(agreement)


def docx_parts(agreement: Agreement) -> dict[str, Xml]:
    """Part name → its XML, in the order in which they stand in the file."""
    return {
        "[Content_Types].xml": content_types_xml(),
        "_rels/.rels": package_relationships_xml(),
        "docProps/core.xml": core_xml(agreement),
        "word/document.xml": spoken(document_xml(agreement), agreement),
        "word/_rels/document.xml.rels": relationships_xml(),
        PART: origins_xml(agreement),
        "word/styles.xml": styles_xml(agreement.language, agreement.form, agreement.fonts),
        "word/numbering.xml": numbering_xml(agreement.levels),
        "word/settings.xml": shipped_xml("settings", agreement.language),
        "word/fontTable.xml": font_table_xml(agreement.fonts),
        "word/header.xml": spoken(header_xml(agreement), agreement),
        "word/footer.xml": spoken(footer_xml(agreement), agreement),
    }


def bilingual_bytes(pair: Bilingual) -> bytes:
    """The bytes of the Word file of an agreement in two columns."""
    return write(pair)


def bilingual_parts(pair: Bilingual) -> dict[str, Xml]:
    """The parts of an agreement in two columns: the styles are those of the first language."""
    first, second = pair
    both = first._replace(title=joint(first.title, second.title), language=f"{first.language}, {second.language}")
    return {
        **docx_parts(first._replace(sections=())),
        "docProps/core.xml": core_xml(both),
        "word/document.xml": columns_xml(pair),
        PART: origins_of_two_xml(pair),
        "word/numbering.xml": two_lists_xml((first.levels, second.levels), (first.fonts, second.fonts)),
        "word/fontTable.xml": font_table_xml(first.fonts, second.fonts),
        "word/header.xml": header_of_two_xml(pair),
        "word/footer.xml": footer_of_two_xml(pair),
    }
