"""The table of contents of a long agreement: a field that shows what Word makes of it, and no words of the contract."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from agreements import CLAUSES, TEMPLATE, agreement_of, template_of
from lxml import etree
from ooxml_integrity import check

from clausekit.analysis import analyse
from clausekit.builder import Agreement, agreement_document, build, load_deal, load_template
from clausekit.errors import SourceError
from clausekit.library import load_library
from clausekit.ooxml.names import w
from clausekit.readers import read
from clausekit.writers import writer
from clausekit.writers.docx import docx_bytes, docx_parts
from clausekit.writers.letterhead import write_in
from clausekit.writers.word.letterhead import letterhead

SAMPLES = Path(__file__).parent.parent.parent / "samples" / "deals"
TAB = "\t"


def long_agreement() -> Agreement:
    return agreement_of(template=template_of(TEMPLATE + "contents: true\n"))


def body(agreement: Agreement) -> etree._Element:
    return etree.fromstring(docx_parts(agreement)["word/document.xml"].encode())


def entries(agreement: Agreement) -> list[etree._Element]:
    control = body(agreement).find(f".//{w('sdtContent')}")
    assert control is not None
    return [one for one in control.iter(w("p")) if one.find(f"{w('pPr')}/{w('pStyle')}").get(w("val")) == "TOC1"]


def said(paragraph: etree._Element) -> str:
    signs = {w("t"): lambda one: one.text or "", w("tab"): lambda one: TAB}
    return "".join(signs[one.tag](one) for one in paragraph.iter(*signs))


def test_an_entry_has_the_number_and_the_title_of_its_clause() -> None:
    assert list(map(said, entries(long_agreement()))) == ["1.\tWork", "2.\tThe client’s money", "3.\tLeaving"]


def test_an_entry_leads_to_the_bookmark_at_its_heading() -> None:
    root = body(long_agreement())
    headings = {
        mark.get(w("name")): said(mark.getparent())
        for mark in root.iter(w("bookmarkStart"))
        if not mark.get(w("name")).startswith("_ck_")
    }
    links = [one.find(w("hyperlink")).get(w("anchor")) for one in entries(long_agreement())]
    assert [headings[link] for link in links] == ["Work", "The client’s money", "Leaving"]


def test_it_is_one_field_for_the_headings_of_the_clauses_without_page_numbers() -> None:
    root = body(long_agreement())
    kinds = [mark.get(w("fldCharType")) for mark in root.iter(w("fldChar"))]
    assert kinds == ["begin", "separate", "end"]
    assert [one.text.split() for one in root.iter(w("instrText"))] == [["TOC", "\\o", '"1-1"', "\\n", "\\h"]]


def test_a_title_behind_a_number_in_words_goes_on_behind_a_blank() -> None:
    deal = load_deal(SAMPLES / "design-studio.yaml").with_choices(language="ko")
    agreement = build(deal, load_library((), ("ko",)), load_template(deal.content.template, (), ("ko",)))
    assert said(entries(agreement)[0]) == "제1조 (용역)"


@pytest.mark.parametrize("suffix", [".docx", ".html"])
def test_it_is_no_word_of_the_contract(suffix: str) -> None:
    agreement = long_agreement()
    document = read(f"agreement{suffix}", writer(suffix)(agreement))
    headings = [block.text for block in document.blocks if block.kind == "heading" and block.part == "body"]
    assert [one.split(maxsplit=1)[-1] if one[0].isdigit() else one for one in headings] == [
        "Small agreement", "Work", "The client’s money", "Leaving",
    ]  # fmt: skip
    assert document.unread == ()


def test_a_long_agreement_is_read_back_as_it_was_built_and_audited_alike() -> None:
    deal = load_deal(SAMPLES / "consulting-frame.yaml")
    agreement = build(deal, load_library(), load_template(deal.content.template))
    assert agreement.contents
    document, own = read("agreement.docx", docx_bytes(agreement)), agreement_document(agreement)
    written = [(one.text, one.number, one.kind, one.level) for one in document.blocks if one.part == "body"]
    assert written == [(one.text, one.number, one.kind, one.level) for one in own.blocks]
    assert document.clauses == own.clauses
    assert analyse(document).exits == analyse(own).exits


def test_the_file_is_sound(tmp_path: Path) -> None:
    (tmp_path / "agreement.docx").write_bytes(docx_bytes(long_agreement()))
    assert [str(found) for found in check(tmp_path / "agreement.docx")] == []


def test_a_letterhead_that_knows_of_no_contents_gives_them_its_look(tmp_path: Path) -> None:
    stationery = io.BytesIO()
    docx.Document().save(stationery)
    content = write_in(long_agreement(), letterhead("letterhead.docx", stationery.getvalue()))
    (tmp_path / "agreement.docx").write_bytes(content)
    assert [str(found) for found in check(tmp_path / "agreement.docx")] == []
    document = read("agreement.docx", content)
    first = [block.text.replace("\u00a0", " ") for block in document.blocks][:2]
    assert first == ["Small agreement", "This Agreement is made on 2 March 2026 between:"]


def test_a_web_page_links_each_title(tmp_path: Path) -> None:
    page = writer(".html")(long_agreement()).decode()
    for clause in CLAUSES:
        assert f'<a href="#{clause}">' in page


def test_an_agreement_that_wants_none_has_none() -> None:
    assert list(body(agreement_of()).iter(w("sdt"), w("fldChar"))) == []


def test_a_letter_cannot_have_one() -> None:
    with pytest.raises(SourceError, match="a letter has no table of contents"):
        template_of(TEMPLATE + "form: letter\ncontents: true\n")
