"""Word files: sound, reproducible, and read back as what was built."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from agreements import DEAL, agreement_of, deal_from, deal_with
from golden import assert_golden
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from ooxml_integrity import check
from sample_deals import DEALS, NAMES, sample

from clausekit.builder import Agreement, agreement_document
from clausekit.builder.deal import unprintable
from clausekit.builder.numbers import section_number
from clausekit.ooxml.names import w
from clausekit.ooxml.provenance import PREFIX
from clausekit.readers import read
from clausekit.writers.docx import docx_bytes, docx_parts

REPO = Path(__file__).parent.parent.parent
WRITTEN = st.text(st.characters(exclude_categories=["Cs"]).filter(lambda char: not unprintable(char))).filter(str.strip)

each_sample = pytest.mark.parametrize("path", DEALS, ids=NAMES)


def root_of(agreement: Agreement, part: str = "word/document.xml") -> etree._Element:
    return etree.fromstring(docx_parts(agreement)[part].encode("utf-8"))


def body_blocks(agreement: Agreement) -> list[tuple[str, str]]:
    document = read("agreement.docx", docx_bytes(agreement))
    assert not document.unread
    return [(block.text, block.number) for block in document.blocks if block.part == "body"]


@each_sample
def test_what_is_audited_in_memory_is_what_is_read_back(path: Path) -> None:
    agreement = sample(path)
    written = read("agreement.docx", docx_bytes(agreement))
    read_back = [
        (block.text, block.number, block.kind, block.level) for block in written.blocks if block.part == "body"
    ]
    assert read_back == [
        (block.text, block.number, block.kind, block.level) for block in agreement_document(agreement).blocks
    ]
    assert written.language == agreement.language
    assert written.unread == ()


@given(WRITTEN, WRITTEN, WRITTEN, WRITTEN)
@example("A & B <b>'\"", "{{ x }}", "**x**\n\n- a\n  - b", "line\none\ttab")
@example("עו״ד כהן ושות' Ltd (שלום)", "مقدم الخدمة", "한국어 हिन्दी ਪੰਜਾਬੀ Tiếng Việt", "\u00a0.\n1. x\u2028y")
@example("x" * 300, "y", "Section 4\nARTICLE V", "ALL CAPITALS")
def test_facts_are_read_back_as_they_were_given(name: str, term: str, description: str, address: str) -> None:
    deal = deal_with(
        client={"name": name, "term": term, "address": address}, facts={"work": {"description": description}}
    )
    agreement = agreement_of(deal)
    assert body_blocks(agreement) == [(block.text, block.number) for block in agreement_document(agreement).blocks]


@each_sample
def test_two_builds_are_the_same_to_the_byte(path: Path) -> None:
    assert docx_bytes(sample(path)) == docx_bytes(sample(path))


def test_another_process_writes_the_same_bytes(tmp_path: Path) -> None:
    builds = []
    for seed, zone in (("1", "UTC"), ("2", "Asia/Seoul")):
        output = tmp_path / f"{seed}.docx"
        code = (
            "import sys; sys.path.insert(0, 'tests'); from pathlib import Path; from agreements import agreement_of;"
            "from clausekit.writers.docx import docx_bytes; Path(sys.argv[1]).write_bytes(docx_bytes(agreement_of()))"
        )
        environment = {"PYTHONHASHSEED": seed, "TZ": zone}
        subprocess.run([sys.executable, "-c", code, output], cwd=REPO, env=environment, check=True)
        builds.append(output.read_bytes())
    assert builds[0] == builds[1]


@each_sample
def test_the_text_of_a_sample_is_as_it_was_last_looked_at(path: Path) -> None:
    lines = [f"{b.kind}{b.level} {b.number} {b.text}" for b in agreement_document(sample(path)).blocks]
    assert_golden(f"agreements/{path.stem}.txt", "\n".join(lines).replace("\u00a0", "~") + "\n")


@pytest.mark.parametrize("name", ["document", "numbering", "header", "footer"])
def test_a_part_is_as_it_was_last_looked_at(name: str) -> None:
    root = root_of(agreement_of(), f"word/{name}.xml")
    etree.indent(root)
    assert_golden(f"word/{name}.xml", etree.tostring(root, encoding="unicode") + "\n")


@each_sample
def test_an_integrity_checker_finds_nothing(path: Path, tmp_path: Path) -> None:
    output = tmp_path / "agreement.docx"
    output.write_bytes(docx_bytes(sample(path)))
    assert [str(finding) for finding in check(output)] == []


@pytest.mark.corpus
@each_sample
def test_the_schema_of_ecma_376_accepts_every_part(path: Path, corpus: Path) -> None:
    schema = etree.XMLSchema(etree.parse(corpus / "xsd" / "wml-driver.xsd"))
    parts = [name for name in docx_parts(sample(path)) if re.fullmatch(r"word/\w+\.xml", name)]
    assert len(parts) == 7
    for name in parts:
        assert schema.validate(root_of(sample(path), name)), f"{name}: {schema.error_log}"


def test_the_zip_has_a_fixed_date_and_the_content_types_first() -> None:
    with zipfile.ZipFile(io.BytesIO(docx_bytes(agreement_of()))) as archive:
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {entry.create_system for entry in entries} == {0}


def test_the_properties_are_title_parties_author_and_language_and_nothing_else() -> None:
    parts = docx_parts(agreement_of())
    root = etree.fromstring(parts["docProps/core.xml"].encode())
    assert [(etree.QName(child).localname, child.text) for child in root] == [
        ("title", "Small agreement"),
        ("subject", "Studio North LLC / Copperleaf Ltd"),
        ("creator", "Studio North LLC"),
        ("language", "en-GB"),
    ]
    assert [name for name in parts if name.startswith("docProps/")] == ["docProps/core.xml"]
    assert "rsid" not in "".join(parts.values())


def test_the_language_is_set_for_the_text_and_for_the_fonts_of_a_theme() -> None:
    agreement = agreement_of(deal_with(language="en-US"))
    lang = root_of(agreement, "word/styles.xml").find(f".//{w('lang')}")
    fonts = root_of(agreement, "word/settings.xml").find(w("themeFontLang"))
    assert lang is not None and fonts is not None
    assert (lang.get(w("val")), fonts.get(w("val"))) == ("en-US", "en-US")


def references(root: etree._Element) -> Iterator[tuple[str, str]]:
    """The bookmark and the cached text of each REF field."""
    for field in root.iter(w("fldSimple")):
        instruction = (field.get(w("instr")) or "").split()
        if instruction[0] == "REF":
            yield instruction[1], "".join(field.itertext())


def test_a_reference_is_a_field_on_a_bookmark_at_the_heading_with_its_number() -> None:
    root = root_of(agreement_of())
    assert list(references(root)) == [("_2_money", "2")]
    (start,) = [mark for mark in root.iter(w("bookmarkStart")) if mark.get(w("name")) == "_2_money"]
    heading = start.getparent()
    assert heading is not None
    assert "".join(heading.itertext()) == "The client’s money"


@each_sample
def test_every_reference_leads_to_the_section_it_names(path: Path) -> None:
    agreement = sample(path)
    root = root_of(agreement)
    names = [mark.get(w("name")) or "" for mark in root.iter(w("bookmarkStart"))]
    places = [name for name in names if not name.startswith(PREFIX)]
    assert len(set(places)) == len(agreement.sections)
    numbers = [section_number(places.index(name), agreement.levels) for name, _ in references(root)]
    assert numbers == [shown for _, shown in references(root)]


def test_the_words_before_a_number_do_not_break_from_it() -> None:
    assert ("It is paid as Section\u00a02 says.", "1.2") in body_blocks(agreement_of())


def test_long_clause_names_give_different_bookmarks_that_word_accepts() -> None:
    section = agreement_of().sections[0]
    long = tuple(
        section._replace(clause=f"a-very-long-name-of-a-clause-indeed-{end}", paragraphs=()) for end in ("one", "two")
    )
    names = [m.get(w("name")) or "" for m in root_of(agreement_of()._replace(sections=long)).iter(w("bookmarkStart"))]
    assert len(set(names)) == 4
    assert all(re.fullmatch(r"_\w{1,39}", name) for name in names)


def test_the_signatures_stay_together_on_one_page() -> None:
    root = root_of(agreement_of())
    table = root.findall(f".//{w('tbl')}")[-1]
    rows = table.findall(w("tr"))
    assert len(rows) == 5
    assert all(row.find(f"{w('trPr')}/{w('cantSplit')}") is not None for row in rows)
    for row in rows[:-1]:
        for paragraph in row.iter(w("p")):
            assert paragraph.find(f"{w('pPr')}/{w('keepNext')}") is not None


def test_the_foot_of_the_page_counts_the_pages() -> None:
    root = root_of(agreement_of(), "word/footer.xml")
    assert [(field.get(w("instr")) or "").strip() for field in root.iter(w("fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "".join(root.itertext()) == "Page 1 of 1"


@pytest.mark.parametrize("page, size", [("a4", ("11906", "16838")), ("letter", ("12240", "15840"))])
def test_the_page_is_the_one_that_the_deal_asks_for(page: str, size: tuple[str, str]) -> None:
    agreement = agreement_of(deal_from(DEAL + f"page: {page}\n"))
    paper = root_of(agreement).find(f".//{w('pgSz')}")
    assert paper is not None
    assert (paper.get(w("w")), paper.get(w("h"))) == size


def test_tables_are_as_wide_as_the_text() -> None:
    for page, width in (("a4", 8958), ("letter", 9072)):
        root = root_of(agreement_of(deal_from(DEAL + f"page: {page}\n")))
        for table in root.iter(w("tbl")):
            columns = [int(column.get(w("w")) or 0) for column in table.iter(w("gridCol"))]
            assert width - 4 <= sum(columns) <= width


def test_letters_from_right_to_left_are_marked_so() -> None:
    root = root_of(agreement_of(deal_with(client={"name": "Cohen עו״ד כהן Ltd"})))
    marked = ["".join(run.itertext()) for run in root.iter(w("r")) if run.find(f"{w('rPr')}/{w('rtl')}") is not None]
    assert marked[0] == "עו״ד כהן"


def test_a_template_without_parties_makes_a_sound_file_too(tmp_path: Path) -> None:
    bare = agreement_of()._replace(opening=(), parties=(), agreed=(), signing=(), signatures=())
    output = tmp_path / "bare.docx"
    output.write_bytes(docx_bytes(bare))
    assert [str(finding) for finding in check(output)] == []
    assert body_blocks(bare)[0] == ("Small agreement", "")
