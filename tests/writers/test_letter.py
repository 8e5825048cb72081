"""An agreement as a letter: from one party to the other, short numbers, two pages."""

from __future__ import annotations

import subprocess
from contextlib import closing
from itertools import product
from pathlib import Path

import pypdfium2
import pytest
from agreements import TEMPLATE, agreement_of, deal_with, template_of
from lxml import etree
from sample_deals import agreement_of_deal, complete_languages

from clausekit.builder import Agreement, agreement_document, load_deal
from clausekit.builder.deal import PAGES
from clausekit.library.spelling import WORDINGS
from clausekit.ooxml.names import w
from clausekit.readers import read
from clausekit.writers.docx import docx_bytes, docx_parts
from clausekit.writers.markdown import write

SAMPLE = Path(__file__).parent.parent.parent / "samples" / "deals" / "logo-letter.yaml"


def letter(**changes: object) -> Agreement:
    return agreement_of(deal_with(**changes), template_of(TEMPLATE + "form: letter\nnumbering: headings\n"))


def texts(agreement: Agreement) -> list[tuple[str, str]]:
    document = read("letter.docx", docx_bytes(agreement))
    return [(block.number, block.text.replace("\u00a0", " ")) for block in document.blocks if block.part == "body"]


def test_it_says_who_writes_when_to_whom_and_about_what() -> None:
    assert [text for _, text in texts(letter())[:8]] == [
        "Studio North LLC",
        "Harbour Lane 1",
        "Galway",
        "post@north.example",
        "2 March 2026",
        "Copperleaf Ltd",
        "Small agreement",
        "Dear Copperleaf Ltd,",
    ]


def test_it_is_addressed_to_the_person_who_signs() -> None:
    written = texts(letter(client={"name": "Copperleaf Ltd", "signatory": {"name": "Daniel Osei"}}))
    assert ("", "Dear Daniel Osei,") in written


def test_its_first_sentence_makes_the_agreement_and_its_terms() -> None:
    first = next(text for _, text in texts(letter()) if text.startswith("This letter"))
    assert first.startswith(
        "This letter is the Agreement between Studio North LLC (the Studio) and Copperleaf Ltd, a limited company"
        " (the Client)."
    )


def test_the_last_address_keeps_room_below_it_under_the_title_of_any_letterhead() -> None:
    """A title often has none above itself."""
    body = etree.fromstring(docx_parts(letter())["word/document.xml"].encode())
    before = next(one for one in body.iter(w("p")) if "Small agreement" in "".join(one.itertext())).getprevious()
    assert before is not None
    assert [one.get(w("after")) for one in before.iter(w("spacing"))] == ["160"]


def test_only_headings_and_lists_are_counted() -> None:
    facts = {"work": {"description": "a website"}, "money": {"currency": "EUR", "parts": ["one", "two"]}}
    agreement = letter(clauses={"money": "parts", "leaving": "later"}, facts={**facts, "leaving": {"notice_days": 30}})
    numbers = [number for number, _ in texts(agreement) if number]
    assert numbers == ["1.", "2.", "(a)", "(b)", "(i)", "(ii)", "3."]


def test_what_is_audited_in_memory_is_what_is_read_back() -> None:
    document = read("letter.docx", docx_bytes(letter()))
    written = [(one.text, one.number, one.kind, one.level) for one in document.blocks if one.part == "body"]
    assert written == [(one.text, one.number, one.kind, one.level) for one in agreement_document(letter()).blocks]


def test_markdown_has_the_same_order() -> None:
    lines = write(letter()).decode().replace("\u00a0", " ").split("\n\n")
    assert lines[0] == "Studio North LLC<br>Harbour Lane 1<br>Galway<br>post@north.example"
    assert lines[3] == "# Small agreement"
    assert "1.1" not in "".join(lines)


@pytest.mark.office
@pytest.mark.parametrize("language", complete_languages())
def test_the_sample_has_two_pages_in_each_wording_on_each_paper(language: str, tmp_path: Path) -> None:
    for wording, page in product(WORDINGS, PAGES):
        deal = load_deal(SAMPLE).with_choices(wording=wording, page=page, language=language)
        (tmp_path / f"{wording}-{page}.docx").write_bytes(docx_bytes(agreement_of_deal(deal)))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    files = sorted(tmp_path.glob("*.docx"))
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", tmp_path, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    assert [count_of_pages(file.with_suffix(".pdf")) for file in files] == [2] * len(files)


def count_of_pages(path: Path) -> int:
    with closing(pypdfium2.PdfDocument(path)) as pdf:
        return len(pdf)
