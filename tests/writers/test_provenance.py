"""A built agreement knows its clauses, and its audit tells what became of them in the copy that comes back."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from agreements import DEAL as SMALL
from agreements import agreement_of, deal_from
from docx.document import Document as WordFile
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from sample_deals import DEALS, NAMES, sample

from clausekit.analysis import analyse
from clausekit.builder import agreement_document, load_deal, load_template
from clausekit.builder.bilingual import build_paper
from clausekit.builder.languages import codes_of
from clausekit.library import load_library
from clausekit.ooxml.archive import zip_bytes
from clausekit.ooxml.provenance import NAMESPACE, PART, digest
from clausekit.readers import read
from clausekit.rules import check
from clausekit.writers.docx import docx_bytes, docx_parts, encoded_parts


def marks(data: bytes) -> dict[str, str]:
    return {mark.clause: mark.state for mark in read("agreement.docx", data).clauses}


def edited(edit: Callable[[WordFile], object]) -> bytes:
    """The small agreement after an edit and a save by another program."""
    word, out = docx.Document(io.BytesIO(docx_bytes(agreement_of()))), io.BytesIO()
    edit(word)
    word.save(out)
    return out.getvalue()


def paragraph(word: WordFile, text: str) -> etree._Element:
    (found,) = [one for one in word.paragraphs if text in one.text]
    return found._p


def say(word: WordFile, old: str, new: str) -> None:
    (run,) = [run for one in word.paragraphs for run in one.runs if old in run.text]
    run.text = run.text.replace(old, new)


def drop(word: WordFile, *texts: str) -> None:
    for text in texts:
        found = paragraph(word, text)
        found.getparent().remove(found)


@pytest.mark.parametrize("path", DEALS, ids=NAMES)
def test_a_built_agreement_names_its_clauses_and_they_are_the_same(path: Path) -> None:
    agreement = sample(path)
    written = read("agreement.docx", docx_bytes(agreement)).clauses
    assert written == agreement_document(agreement).clauses
    assert [(mark.id, mark.version, mark.state) for mark in written] == [
        (f"{section.clause}-{section.variant}", section.version, "same") for section in agreement.sections
    ]


SAME = {"work": "same", "money": "same", "leaving": "same"}


@pytest.mark.parametrize(
    ("edit", "states"),
    [
        (lambda word: None, {}),
        (lambda word: say(word, "EUR\u00a01,200", "EUR\u00a0200"), {"money": "changed"}),
        (lambda word: drop(word, "The client’s money", "The price is"), {"money": "removed"}),
        (lambda word: drop(word, "The price is"), {"money": "changed"}),
        (lambda word: say(word, "The client’s money", "What it costs"), {"money": "changed"}),
        (lambda word: word.paragraphs[0].insert_paragraph_before("A new line."), {}),
        (
            lambda word: paragraph(word, "The price is").addnext(
                etree.fromstring(etree.tostring(paragraph(word, "The price is")))
            ),
            {"money": "changed"},
        ),
    ],
    ids=["nothing", "an amount", "a clause", "its words", "its heading", "a line elsewhere", "a paragraph more"],
)
def test_what_was_edited_is_told(edit: Callable[[WordFile], object], states: dict[str, str]) -> None:
    assert marks(edited(edit)) == {**SAME, **states}


def test_a_number_that_counts_on_is_no_change() -> None:
    def renumber(word: WordFile) -> None:
        for text in paragraph(word, "It is paid as").iter("{*}t"):
            text.text = "7" if text.text == "2" else text.text

    data = edited(renumber)
    assert "Section\u00a07 says" in read("agreement.docx", data).text
    assert marks(data) == SAME


def without_bookmarks(word: WordFile) -> None:
    for mark in list(word.element.body.iter("{*}bookmarkStart", "{*}bookmarkEnd")):
        mark.getparent().remove(mark)


def test_without_bookmarks_a_clause_is_known_by_its_heading() -> None:
    assert marks(edited(without_bookmarks)) == SAME

    def both(word: WordFile) -> None:
        without_bookmarks(word)
        say(word, "EUR\u00a01,200", "EUR\u00a0200")
        say(word, "Leaving", "Going")

    assert marks(edited(both)) == {**SAME, "money": "changed", "leaving": "removed"}


def test_the_audit_names_the_clause_of_its_evidence() -> None:
    analysis = analyse(read("agreement.docx", docx_bytes(agreement_of())))
    assert {one.clause for exit_ in analysis.exits for one in exit_.evidence} == {"leaving-at-once"}


@pytest.mark.parametrize("side", ["provider", "client"])
def test_the_audit_of_the_copy_says_what_was_changed(side: str) -> None:
    def both(word: WordFile) -> None:
        say(word, "EUR\u00a01,200", "EUR\u00a0200")
        drop(word, "Leaving", "Either party may end")

    analysis = analyse(read("agreement.docx", edited(both)))
    findings = [one for one in check(analysis, side) if one.rule == "CHANGED001"]  # type: ignore[arg-type]
    assert [(one.message, one.location and one.location.section) for one in findings] == [
        ("Our clause was taken out since the agreement was built: leaving-at-once, version 1.", None),
        ("Our clause was changed since the agreement was built: money-fixed, version 2.", "2"),
    ]


def test_the_file_says_of_its_clauses_nothing_but_ids_titles_and_digests() -> None:
    root = etree.fromstring(docx_parts(agreement_of(deal_from(SMALL)))[PART].encode())
    assert root.tag == f"{{{NAMESPACE}}}clauses"
    assert {key for one in root for key in one.attrib} == {"mark", "id", "variant", "version", "title", "words"}
    assert "Copperleaf" not in etree.tostring(root, encoding="unicode")


STRANGE = f"<clauses xmlns='{NAMESPACE}'><clause/><clause version='x'/><clause version='1'/></clauses>".encode()


@given(st.binary(max_size=60) | st.sampled_from([b"<clauses/>", STRANGE, STRANGE[:-3], b"<!DOCTYPE x>" + STRANGE]))
def test_a_part_that_says_nothing_of_use_is_no_harm(part: bytes) -> None:
    parts = {name: xml.encode() for name, xml in docx_parts(agreement_of()).items()}
    found = read("agreement.docx", zip_bytes({**parts, PART: part})).clauses
    assert [mark.state for mark in found] == (["removed"] if part == STRANGE else [])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("as Section 3 says", "as Section 12 says", True),
        ("as Section II says", "as Section IV says", True),
        ("this Section gives", "this Section takes", False),
        ("제3조에 따라", "제12조에 따라", True),
        ("제공하는 조건", "제한하는 조건", False),
        ("theo Điều\u00a03 và Điều\u00a04", "theo Điều\u00a05 và Điều\u00a06", True),
        ("theo điều khoản này", "theo điều kiện này", False),
    ],
)
def test_numbers_of_clauses_do_not_count_in_any_of_the_languages(one: str, other: str, same: bool) -> None:
    forms = ("Section\u00a0{number}", "제{number}조", "Điều\u00a0{number}")
    assert (digest(one, *forms) == digest(other, *forms)) is same


@pytest.mark.parametrize("asked", ["ko", "vi", "en+vi", "hi+ko"])
def test_a_clause_less_before_it_changes_no_clause(asked: str) -> None:
    deal = load_deal(next(path for path in DEALS if path.stem == "design-studio")).with_choices(language=asked)
    library = load_library((), codes_of(asked))
    template = load_template(deal.content.template, (), codes_of(asked))
    kept, all_ = (
        words_of(encoded_parts(build_paper(one, library, template))[PART])
        for one in (deal.with_choices({"schedule": "leave-out"}), deal)
    )
    assert {clause: all_[clause] for clause in kept} == kept
    assert all_.keys() - kept.keys() == {"schedule"}


def words_of(part: bytes) -> dict[str, str]:
    return {one.get("id") or "": one.get("words") or "" for one in etree.fromstring(part)}


@given(st.text(), st.text())
def test_blanks_do_not_count_and_words_do(one: str, other: str) -> None:
    assert digest(f" {one}\n") == digest(one)
    assert (digest(one) == digest(other)) == (one.split() == other.split())
