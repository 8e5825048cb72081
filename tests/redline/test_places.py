"""Where a clause goes, with which number, in whose looks, and in whose words."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx_maker import docx, p
from marked_contracts import MARKING, OPENING, SECTIONS, content, fixed, flat, listed, typed
from word_oracle import tree

from clausekit.ooxml.names import w
from clausekit.redline import Insertion, told_place
from clausekit.rules import phrases

BODY = "word/document.xml"
ENDING = SECTIONS[2][1]


def texts(data: bytes, *only: str) -> list[tuple[str, str]]:
    return [(block.number, block.text) for block in fixed(data, *only).draft.document.blocks]


def new(data: bytes, *only: str) -> list[tuple[str, str]]:
    found = fixed(data, *only)
    lines = {line.words for edit in found.edits if isinstance(edit.change, Insertion) for line in edit.change.lines}
    return [(one.number, one.text) for one in found.draft.document.blocks if one.text in lines]


def test_automatic_numbers_go_on_at_the_end_of_the_section_about_the_end() -> None:
    assert [number for number, _ in new(listed(), "EXIT001")] == ["3.4", "3.5", "3.6", "3.7"]
    assert ("4.", "Confidentiality") in texts(listed())


def test_typed_numbers_go_on_in_the_way_they_are_typed() -> None:
    found = new(typed(), "EXIT001")
    assert [text[:4] for _, text in found] == ["3.4\t", "3.5\t", "3.6\t", "3.7\t"]


def test_the_place_that_is_told_is_the_place_where_it_stands() -> None:
    (edit,) = fixed(listed(), "EXIT001").edits
    assert told_place(edit.change.where, phrases()) == "at the end of section 3 (Term and Termination), as 3.4 to 3.7"


def test_sections_behind_a_new_one_are_counted_on() -> None:
    assert new(flat(), "EXIT001")[0][0] == "4."
    assert [number for number, _ in texts(flat(), "EXIT001") if number] == ["1.", "2.", "3.", "4.", "5.", "6."]


def test_a_typed_section_number_gets_a_letter_so_that_none_moves() -> None:
    body = "".join(p(f"{number}. {title}. {' '.join(words)}") for number, (title, words) in enumerate(SECTIONS, 1))
    found = new(docx(p(OPENING) + body + p("IN WITNESS WHEREOF, signed.")), "EXIT001")
    assert found[0][1].startswith("3A. Way out. If the Agency is unable")
    assert not found[1][1][0].isdigit()


def test_headings_without_numbers_are_followed_by_one_of_the_same_looks() -> None:
    heading = '<w:pStyle w:val="Heading1"/>'
    body = "".join(p(title, heading) + "".join(map(p, words)) for title, words in SECTIONS)
    styles = '<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style>'
    data = docx(p(OPENING) + body + p("Signed by the parties:"), styles=styles)
    blocks = fixed(data, "EXIT001").draft.document.blocks
    titles = [block.text for block in blocks if block.kind == "heading"]
    assert titles == ["Services", "Fees", "Term and Termination", "Way out", "Confidentiality", "General"]


def test_without_any_section_it_stands_before_the_signatures() -> None:
    data = docx(p(OPENING) + p("The Agency shall work for the Company. " * 9) + p("By: ______") * 2)
    shown = [text for _, text in texts(data, "EXIT001")]
    assert shown[2].startswith("Way out. If the Agency")
    assert shown[-2:] == ["By: ______", "By: ______"]


def test_a_table_of_contents_is_no_place() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    contents = p(mark.format("begin") + mark.format("separate") + "<w:r><w:t>3. Term and Termination 2</w:t></w:r>")
    data = docx(p(OPENING) + contents + p(mark.format("end") + "<w:r><w:t>4. General 3</w:t></w:r>") + p("Signed by:"))
    shown = [text for _, text in texts(data, "EXIT001")]
    assert shown[1:3] == ["3. Term and Termination 2", "4. General 3"]


def test_the_looks_are_those_of_the_neighbour() -> None:
    root = tree(content(listed(), "EXIT001"), BODY)
    paragraph = next(one for one in root.iter(w("p")) if one.find(w("ins")) is not None)
    properties = paragraph.find(w("pPr"))
    assert properties is not None
    assert properties.find(w("jc")) is not None
    assert properties.find(f"{w('numPr')}/{w('numId')}") is not None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "the Agency is unable"),
        ({"the Agency": "Agency", "The Agency": "Agency"}, "If Agency is unable"),
        ({"Agency": "CONTRACTOR"}, "the CONTRACTOR is unable"),
        ({"Agreement": "Contract"}, "terminate this Contract by written notice"),
        ({"Agreement": "agreement"}, "terminate this agreement by written notice"),
        ({"(the “Services”)": ""}, "perform the services"),
        ({"(the “Fees”)": "(the “Charges”)"}, "portion of the Charges paid"),
        ({"shall": "will"}, "cannot or will not do"),
    ],
)
def test_the_clause_speaks_as_the_contract_does(change: dict[str, str], expected: str) -> None:
    data = listed(change)
    assert expected in " ".join(text for _, text in new(data, "EXIT001"))


def test_every_comment_is_two_plain_sentences_for_the_other_side(repo: Path) -> None:
    from clausekit import resources

    comments = resources.load("redline", "en")["comments"]
    fixes = {name for name in resources.names("rules") if resources.load("rules", name).get("fix")} - {
        "FEE001"
    }  # only a client can mend that one, by the clause for what is paid
    assert fixes <= set(comments)
    for rule, words in comments.items():
        assert words.count(". ") == 1 and words.endswith("."), rule
        assert not any(frank in words.lower() for frank in ("bad client", "trap", "abus", "weak", "you must")), rule
    assert MARKING.comments
