"""Which heading a provision stands under."""

from __future__ import annotations

import pytest

from clausekit.analysis import analyse
from clausekit.analysis.outline import labels_of, places
from clausekit.language import pack
from clausekit.model import Block, document_of
from clausekit.readers import read


@pytest.mark.parametrize("title", ["Leaving without a reason", "If we cannot finish", "Term and Termination", "FEES"])
def test_a_heading_by_its_style_is_one_whatever_its_capitals(title: str) -> None:
    blocks = [
        Block("Start and end", 0, "heading", 1, "4."),
        Block("The provider performs these services with reasonable care.", 0, "item", 1, "4.1"),
        Block(title, 0, "heading", 1, "5."),
        Block("The client pays every invoice within fourteen days.", 0, "item", 1, "5.1"),
    ]
    where = places(document_of("contract.docx", "docx", blocks), labels_of(pack.load("en").data))
    assert [place.heading for place in where] == ["Start and end", "Start and end", title, title]


def test_a_sentence_that_only_has_a_number_is_no_heading() -> None:
    blocks = [
        Block("Start and end", 0, "heading", 1, "4."),
        Block("Either party may leave without a reason", 0, "paragraph", 0, "5."),
    ]
    where = places(document_of("contract.docx", "docx", blocks), labels_of(pack.load("en").data))
    assert [place.heading for place in where] == ["Start and end", "Start and end"]


BETWEEN_A_AND_B = """HỢP ĐỒNG DỊCH VỤ

Bên A: Công ty TNHH Sao Mai (Bên thuê dịch vụ)
Bên B: Công ty Cổ phần Hoa Sen (Bên cung cấp dịch vụ)

Điều 2. Bên B cung cấp dịch vụ thiết kế cho Bên A, Bên A thanh toán phí dịch vụ cho Bên B.

Điều 3. {heading}

3.1 Được đơn phương chấm dứt hợp đồng nhưng phải báo trước ít nhất 15 ngày.
"""


@pytest.mark.parametrize(
    ("heading", "side"), [("Quyền và nghĩa vụ của Bên A", "client"), ("Quyền và nghĩa vụ của Bên B", "provider")]
)
def test_a_right_without_a_subject_is_that_of_the_side_in_the_heading(heading: str, side: str) -> None:
    analysis = analyse(read("hop-dong.txt", BETWEEN_A_AND_B.format(heading=heading).encode()))
    assert [(exit_.side, exit_.trigger, exit_.notice_days) for exit_ in analysis.exits] == [(side, "convenience", 15)]


def test_a_heading_that_names_both_sides_gives_the_right_to_neither_alone() -> None:
    text = BETWEEN_A_AND_B.format(heading="Quyền và nghĩa vụ của Bên A và Bên B")
    sides = {exit_.side for exit_ in analyse(read("hop-dong.txt", text.encode())).exits}
    assert sides in (set(), {"provider", "client"})


def test_a_heading_is_known_with_those_that_enclose_it() -> None:
    blocks = [
        Block("Training Agreement", 0, "heading", 1),
        Block("8. EFFECT OF ENDING", 0),
        Block("8.1 Payments. The Client pays.", 0),
    ]
    where = places(document_of("a.txt", "text", blocks), labels_of(pack.load("en").data))
    assert [place.above for place in where] == [(), (), ("EFFECT OF ENDING",)]
