"""Numbers that an insertion moves, and the references to them."""

from __future__ import annotations

import pytest
from docx_maker import docx, p, r
from marked_contracts import MARKING, NUMBERING, OPENING, SECTION_END, SIGNED, STYLES, at, content, fixed
from word_oracle import canonical, tree

from clausekit.ooxml.names import w
from clausekit.ooxml.revisions import accepted, rejected
from clausekit.redline import Insertion

BODY = "word/document.xml"
PLAIN = MARKING._replace(tracked=False, comments=False)
MARK = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'


def field(instruction: str, shown: str) -> str:
    code = f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
    return MARK.format("begin") + code + MARK.format("separate") + r(shown) + MARK.format("end")


def contract(reference: str = "", *, general: str = "", numbering: str = NUMBERING) -> bytes:
    """One numbered paragraph a section, so that a new section 4 moves those behind it; `reference` is in section 2."""
    head = at(0).replace("Heading1", "Normal")
    bookmark = '<w:bookmarkStart w:id="70" w:name="_Ref1"/><w:bookmarkEnd w:id="70"/>'
    body = [
        p(OPENING),
        p("Services. The Agency shall run the Company’s advertising (the “Services”).", head),
        p(r("Fees. The Company shall pay the Agency the Fees.") + reference, head),
        p("Termination. The Company may terminate this Agreement on ten (10) days’ written notice.", head),
        p("Confidentiality. Each party shall keep the other party’s information secret.", head),
        p(bookmark + r("General. This Agreement is governed by the laws of Vermont.") + general, head),
        p("Notices. Notices shall be sent to the parties.", head),
        p(SIGNED),
    ]
    return docx("".join(body) + SECTION_END, styles=STYLES, numbering=numbering)


def fees(data: bytes) -> str:
    """Section 2 of the mended contract, when all changes are accepted."""
    return fixed(data, "EXIT001").draft.document.blocks[2].text.partition("the Fees.")[2]


def place(data: bytes) -> str:
    """The number of the new section."""
    (edit,) = fixed(data, "EXIT001").edits
    assert isinstance(edit.change, Insertion)
    return fixed(data, "EXIT001").draft.document.blocks[edit.change.after + 1].number


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        (" See Section 5.", " See Section 6."),
        (" See Sections 1, 4 and 6.", " See Sections 1, 5 and 7."),
        (" See section 5 above and clause 3.", " See section 6 above and clause 3."),
        (" See Section 5 of this Agreement.", " See Section 6 of this Agreement."),
        (" See Section 5(a), or Section 4.", " See Section 6(a), or Section 5."),
        (" See Article IV.", " See Article V."),
        (" See Section 2; 5 copies are due in 6 days.", " See Section 2; 5 copies are due in 6 days."),
    ],
)
def test_a_reference_means_what_it_meant(reference: str, expected: str) -> None:
    data = contract(r(reference))
    assert place(data) == "4."
    assert fees(data) == expected


@pytest.mark.parametrize(
    "reference",
    [
        " See Section 5 of the Civil Code.",
        " See Exhibit B, Section 5.",
        " See Section 4 or 5.",
        " See Article 6 GDPR.",
    ],
)
def test_where_it_cannot_be_told_what_is_meant_no_number_moves(reference: str) -> None:
    data = contract(r(reference))
    assert place(data) == "7."
    assert fees(data) == reference


def test_a_number_that_two_provisions_have_is_not_guessed_at() -> None:
    data = contract(r(" See Section 5."), general="</w:p><w:p><w:r><w:t>5. Annual review.</w:t></w:r>")
    assert fees(data) == " See Section 5."


@pytest.mark.parametrize("switch", ["\\r", "\\n", "\\w"])
def test_a_field_keeps_its_code_and_shows_the_new_number(switch: str) -> None:
    data = contract(r(" See Section ") + field(f"REF _Ref1 {switch} \\h", "5") + r("."))
    assert fees(data) == " See Section 6."
    root = tree(content(data, "EXIT001"), BODY)
    assert [one.text for one in root.iter(w("instrText"))] == [f" REF _Ref1 {switch} \\h "]
    assert ["".join(one.itertext()) for one in root.iter(w("del"))] == ["5"]


def test_a_field_that_shows_words_is_left_to_word() -> None:
    data = contract(r(" See ") + field("REF _Ref1 \\h", "Section 5") + r("."))
    assert fees(data) == " See Section 5."
    assert place(data) == "7."


def test_a_field_in_one_element_shows_the_new_number() -> None:
    data = contract(r(" See Section ") + f'<w:fldSimple w:instr=" REF _Ref1 \\r ">{r("5")}</w:fldSimple>' + r("."))
    assert fees(data) == " See Section 6."


REFERENCES = r(" See Sections 4 and ") + field("REF _Ref1 \\r \\h", "5") + r(", and clause 6.")


@pytest.mark.parametrize("only", [("EXIT001",), ()])
def test_accept_all_gives_the_right_references_and_reject_all_the_original(only: tuple[str, ...]) -> None:
    before = contract(REFERENCES)
    marked = content(before, *only, marking=MARKING._replace(comments=False))
    assert canonical(rejected(tree(marked, BODY))) == canonical(tree(before, BODY))
    plain = content(before, *only, marking=PLAIN)
    assert canonical(accepted(tree(marked, BODY))) == canonical(tree(plain, BODY))
    again = fixed(marked, *only)
    assert again.edits == ()


def test_two_new_sections_move_a_reference_twice() -> None:
    """The second one changes the number that the first one has put in, and the old one is still the one struck."""
    data = contract(r(" See Section 5."))
    found = fixed(data, "EXIT001", "EXIT003")
    assert [edit.change.after for edit in found.edits if isinstance(edit.change, Insertion)] == [3, 7]
    assert found.draft.document.blocks[2].text.endswith(" See Section 7.")
    root = tree(found.draft.content(MARKING), BODY)
    assert ["".join(one.itertext()) for one in root.iter(w("del"))] == ["5"]
    assert canonical(rejected(root)) == canonical(tree(data, BODY))


def test_a_section_whose_provisions_are_numbered_by_hand_is_not_moved() -> None:
    data = contract(general="</w:p><w:p><w:r><w:t>5.1 It is written in English.</w:t></w:r>")
    assert place(data) == "7."
