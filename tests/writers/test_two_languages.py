"""Agreements in two languages side by side: read back as they were audited, and each column sound by itself."""

from __future__ import annotations

import re
from itertools import permutations
from pathlib import Path

import pytest
from lxml import etree
from ooxml_integrity import check
from sample_deals import DEALS, complete_languages, pair_of

from clausekit.analysis import analyse
from clausekit.analysis.values import Analysis
from clausekit.builder import agreement_document
from clausekit.builder.bilingual import Bilingual
from clausekit.builder.document import bilingual_document
from clausekit.builder.numbers import section_number
from clausekit.ooxml.names import w
from clausekit.readers import read
from clausekit.writers import writer
from clausekit.writers.docx import bilingual_bytes, bilingual_parts, docx_parts

STUDIO = next(path for path in DEALS if path.stem == "design-studio")
LETTER = next(path for path in DEALS if path.stem == "logo-letter")


PAIRS = ["+".join(one) for one in permutations(complete_languages(), 2)]
CASES = [(LETTER, asked) for asked in PAIRS] + [(STUDIO, "en+vi"), (STUDIO, "ko+hi")]
each_case = pytest.mark.parametrize(("path", "asked"), CASES, ids=lambda one: getattr(one, "stem", one))


@each_case
def test_what_is_audited_in_memory_is_what_is_read_back(path: Path, asked: str) -> None:
    pair = pair_of(path, asked)
    written, wanted = read("agreement.docx", bilingual_bytes(pair)), bilingual_document(pair)
    found = [(one.text, one.number, one.kind, one.level) for one in written.blocks if one.part == "body"]
    assert found == [(one.text, one.number, one.kind, one.level) for one in wanted.blocks]
    assert written.clauses == wanted.clauses
    assert {clause.state for clause in written.clauses} == {"same"}
    assert written.unread == ()


@pytest.mark.parametrize("asked", ["en+vi", "ko+hi"])
def test_references_lead_to_headings_of_their_own_column(asked: str) -> None:
    pair = pair_of(STUDIO, asked)
    root = etree.fromstring(bilingual_parts(pair)["word/document.xml"].encode())
    marks = [mark.get(w("name")) or "" for mark in root.iter(w("bookmarkStart"))]
    places = [name for name in marks if not name.startswith("_ck_")]
    assert len(places) == len(set(places)) == 2 * len(pair.first.sections)
    ids = [mark.get(w("id")) for mark in root.iter(w("bookmarkStart"))]
    assert len(ids) == len(set(ids))
    fields = [one for one in root.iter(w("fldSimple")) if {"REF", "\\r"} <= set((one.get(w("instr")) or "").split())]
    assert fields
    for field in fields:
        name = (field.get(w("instr")) or "").split()[1]
        position, column = divmod(places.index(name), 2)
        cell = next(field.iterancestors(w("tc")))
        row = cell.getparent()
        assert row is not None
        assert row.findall(w("tc")).index(cell) == column
        assert "".join(field.itertext()) == section_number(position, pair[column].levels)


def test_each_column_counts_in_a_list_of_its_own_and_the_file_is_sound(tmp_path: Path) -> None:
    pair = pair_of(STUDIO, "en+ko")
    numbering = etree.fromstring(bilingual_parts(pair)["word/numbering.xml"].encode())
    assert [one.get(w("numId")) for one in numbering.iter(w("num"))] == ["1", "2"]
    output = tmp_path / "agreement.docx"
    output.write_bytes(bilingual_bytes(pair))
    assert [str(finding) for finding in check(output)] == []
    assert bilingual_bytes(pair) == bilingual_bytes(pair_of(STUDIO, "en+ko"))


def test_every_run_says_the_language_of_its_column() -> None:
    root = etree.fromstring(bilingual_parts(pair_of(STUDIO, "en+vi"))["word/document.xml"].encode())
    tables = [one for one in root.iter(w("tbl")) if len(one.findall(f"{w('tblGrid')}/*")) == 2]
    for row in (row for table in tables for row in table.iter(w("tr"))):
        for cell, tag in zip(row.findall(w("tc")), ("en-GB", "vi-VN"), strict=True):
            assert {one.get(w("val")) for one in cell.iter(w("lang"))} <= {tag}
            assert all(run.find(f"{w('rPr')}/{w('lang')}") is not None for run in cell.iter(w("r")))


@pytest.mark.parametrize(
    ("asked", "second"),
    [
        ("en+vi", ["1.\tServices | Điều 1. Công việc", "2.\tDates | Điều 2. Thời hạn"]),
        ("hi+en", ["1.\tसेवाएँ | Services", "2.\tतारीखें | Dates"]),
    ],
)
def test_the_contents_list_both_titles_beside_each_other_and_a_number_that_both_print_once(
    asked: str, second: list[str]
) -> None:
    _, *entries = contents_of(pair_of(STUDIO, asked))
    assert [" | ".join(map(said, row)).replace("\u00a0", " ") for row in entries[:2]] == second


def test_an_entry_of_the_contents_refers_to_the_heading_in_its_column() -> None:
    pair = pair_of(STUDIO, "en+vi")
    head, *entries = contents_of(pair)
    assert list(map(said, head)) == ["Contents", "Mục lục"]
    root = etree.fromstring(bilingual_parts(pair)["word/document.xml"].encode())
    headings = {mark.get(w("name")): said(mark.getparent()) for mark in root.iter(w("bookmarkStart"))}
    for row, sections in zip(entries, zip(*(one.sections for one in pair), strict=True), strict=True):
        for cell, section in zip(row, sections, strict=True):
            fields = [(one.get(w("instr")) or "").split() for one in cell.iter(w("fldSimple"))]
            assert [rest for _, _, *rest in fields] == [["\\r", "\\h"], ["\\h"]]
            assert {headings[name] for _, name, *_ in fields} == {section.title}


def contents_of(pair: Bilingual) -> list[list[etree._Element]]:
    """The rows of the table of contents, cell by cell."""
    root = etree.fromstring(bilingual_parts(pair)["word/document.xml"].encode())
    (control,) = root.iter(w("sdtContent"))
    return [row.findall(w("tc")) for row in control.iter(w("tr"))]


def said(element: etree._Element) -> str:
    return "".join("\t" if one.tag == w("tab") else one.text or "" for one in element.iter(w("t"), w("tab")))


def test_a_web_page_links_both_titles_to_their_headings() -> None:
    page = writer(".html")(pair_of(STUDIO, "hi+en")).decode()
    assert '<a href="#services"><span>1.</span> <span>सेवाएँ</span></a>' in page
    assert '<a href="#services-2"><span>Services</span></a>' in page
    assert 'id="services-2"' in page


AUDITED = [(LETTER, asked) for asked in PAIRS] + [(path, "en+vi") for path in DEALS]


@pytest.mark.parametrize(("path", "asked"), AUDITED, ids=lambda one: getattr(one, "stem", one))
def test_the_audit_of_two_columns_is_that_of_its_languages(path: Path, asked: str) -> None:
    pair = pair_of(path, asked)
    whole = analyse(bilingual_document(pair))
    alone = [analyse(agreement_document(agreement)) for agreement in pair]
    assert exits(whole) == exits(alone[0]) | exits(alone[1])
    present = [{name for name, term in one.terms.items() if term.answer == "present"} for one in (whole, *alone)]
    assert present[0] == present[1] | present[2]
    assert set(whole.doubts) <= {doubt for one in alone for doubt in one.doubts}


@pytest.mark.parametrize(("path", "asked"), CASES, ids=lambda one: getattr(one, "stem", one))
def test_the_audit_is_the_same_from_a_word_file_a_web_page_and_markdown(path: Path, asked: str) -> None:
    pair = pair_of(path, asked)
    word, page, markdown = (analyse(read(f"a{one}", writer(one)(pair))) for one in (".docx", ".html", ".md"))
    assert exits(page) == exits(markdown) == exits(word)
    assert said_terms(page) == said_terms(markdown) == said_terms(word)


def said_terms(analysis: Analysis) -> set[str]:
    return {name for name, term in analysis.terms.items() if term.answer == "present"}


def exits(analysis: Analysis) -> set[tuple[object, ...]]:
    return {(one.side, one.trigger, one.notice_days, one.cure_days) for one in analysis.exits}


@pytest.mark.corpus
@pytest.mark.parametrize("asked", ["en+vi", "hi+ko"])
def test_the_schema_of_ecma_376_accepts_every_part(asked: str, corpus: Path) -> None:
    schema = etree.XMLSchema(etree.parse(corpus / "xsd" / "wml-driver.xsd"))
    parts = bilingual_parts(pair_of(STUDIO, asked))
    for name in [name for name in parts if re.fullmatch(r"word/\w+\.xml", name)]:
        assert schema.validate(etree.fromstring(parts[name].encode())), f"{name}: {schema.error_log}"


def test_a_short_row_stays_on_one_page_and_a_long_one_may_break() -> None:
    """A paragraph of three lines would leave one of them behind: LibreOffice knows no widows where a row breaks."""
    root = etree.fromstring(bilingual_parts(pair_of(STUDIO, "en+ko"))["word/document.xml"].encode())
    tables = [one for one in root.iter(w("tbl")) if len(one.findall(f"{w('tblGrid')}/*")) == 2]
    rows = [row for table in tables for row in table.iter(w("tr"))]
    whole = {len("".join(row.itertext())): row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows}
    assert all(stays for length, stays in whole.items() if length < 300)
    assert not any(stays for length, stays in whole.items() if length > 720)
    assert set(whole.values()) == {True, False}


def test_the_second_signature_begins_where_the_second_language_does() -> None:
    root = etree.fromstring(bilingual_parts(pair_of(STUDIO, "en+ko"))["word/document.xml"].encode())
    grids = [[int(one.get(w("w")) or 0) for one in table.iter(w("gridCol"))] for table in root.iter(w("tbl"))]
    *texts, signatures = grids
    assert {text[0] for text in texts} == {sum(signatures[:3])}


@pytest.mark.parametrize("path", [STUDIO, LETTER], ids=["agreement", "letter"])
def test_a_head_of_two_lines_begins_higher_than_one_of_one_line(path: Path) -> None:
    """Else its rule stands on the first words of the page."""
    pair = pair_of(path, "en+vi")
    one, two = (
        next(etree.fromstring(xml.encode()).iter(w("pgMar")))
        for xml in (docx_parts(pair.first)["word/document.xml"], bilingual_parts(pair)["word/document.xml"])
    )
    assert int(one.get(w("header")) or 0) - int(two.get(w("header")) or 0) >= 200
    assert int(two.get(w("header")) or 0) > 340  # 6 mm, which every printer reaches
    assert one.get(w("top")) == two.get(w("top"))
