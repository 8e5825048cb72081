"""A right of one side is made one of both by the fewest words, or not touched at all."""

from __future__ import annotations

import pytest
from docx_maker import docx, p, r
from marked_contracts import MARKING, OPENING, fixed
from word_oracle import canonical, tree

from clausekit.analysis import analyse
from clausekit.ooxml.names import w
from clausekit.ooxml.revisions import rejected
from clausekit.readers import read
from clausekit.redline import Change, Insertion
from clausekit.rules import check

BODY = "word/document.xml"
PARTIES = OPENING.replace("Company", "Client").replace("Agency", "Provider")


def contract(*provisions: str, opening: str = PARTIES) -> bytes:
    body = "".join(p(f"3.{number} {words}") for number, words in enumerate(provisions, 1))
    duties = p("2. Services") + p("2.1 The Provider shall perform the services, and the Client shall pay the fees.")
    general = p("4. General") + p("4.1 The law of Vermont governs it.")
    return docx(p(opening) + duties + p("3. Termination") + body + general)


def reads(words: str, opening: str = PARTIES) -> str:
    """How the provision reads when its change is accepted."""
    found = fixed(contract(words, opening=opening), "EXIT002")
    (edit,) = found.edits
    assert isinstance(edit.change, Change), edit.clause
    return found.draft.document.blocks[4].text.removeprefix("3.1 ")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "The Client may terminate this Agreement at any time upon 30 days’ notice to the Provider.",
            "Either party may terminate this Agreement at any time upon 30 days’ notice to the other party.",
        ),
        (
            "Client may terminate this Agreement without cause, in Client’s sole discretion, by notice to Provider.",
            "Either party may terminate this Agreement without cause, in its sole discretion, by notice to the other"
            " party.",
        ),
        (
            "This Agreement may be terminated by the Client for convenience upon the Provider’s receipt of it.",
            "This Agreement may be terminated by either party for convenience upon the other party’s receipt of it.",
        ),
        (
            "Notwithstanding the foregoing, the Client shall have the right to cancel this Agreement for any reason.",
            "Notwithstanding the foregoing, either party shall have the right to cancel this Agreement for any reason.",
        ),
        (
            "Termination by Client. The Client may terminate this Agreement for any reason by giving the Provider ten"
            " days’ notice, and the Client shall pay the Provider for the work done by then.",
            "Termination by Either Party. Either party may terminate this Agreement for any reason by giving the other"
            " party ten days’ notice, and the Client shall pay the Provider for the work done by then.",
        ),
    ],
)
def test_only_the_words_that_name_the_sides_change(words: str, expected: str) -> None:
    assert reads(words) == expected


@pytest.mark.parametrize(
    ("more", "heading"),
    [
        ((), "3.1 Termination by Either Party"),
        (("The Client may also suspend the services.",), "3.1 Termination by Client"),
    ],
)
def test_a_heading_that_names_the_side_changes_where_it_heads_that_right_alone(
    more: tuple[str, ...], heading: str
) -> None:
    right = "Client may terminate this Agreement for any reason upon notice to Provider."
    paragraphs = [PARTIES, "2. Services", "2.1 The Provider shall work, and the Client shall pay the fees."]
    paragraphs += ["3. Termination", "3.1 Termination by Client", right, *more, "4. General", "4.1 The law of Vermont."]
    found = fixed(docx("".join(map(p, paragraphs))), "EXIT002")
    assert found.draft.document.blocks[4].text == heading
    assert found.draft.document.blocks[5].text.startswith("Either party may terminate this Agreement")
    root = tree(found.draft.content(MARKING), BODY)
    assert canonical(rejected(root)) == canonical(tree(docx("".join(map(p, paragraphs))), BODY))


def test_a_contract_that_writes_party_with_a_capital_gets_it_so() -> None:
    opening = PARTIES + " Each Party has read it, and either Party may ask for a copy."
    words = "The Client may terminate this Agreement without cause by notice to the Provider."
    assert reads(words, opening).startswith("Either Party may terminate this Agreement without cause by notice to the")


def test_a_letter_in_you_and_we_is_changed_in_its_own_voice() -> None:
    opening = (
        "This letter is an agreement between Juno Reyes Media LLC (“we”, “us”) and Alder Hotels Inc. (“you”). We will"
        " provide the services to you, and you will pay us a fee for them."
    )
    words = "You may terminate this agreement at any time by giving us ten days’ written notice."
    expected = "Either of us may terminate this agreement at any time by giving the other ten days’ written notice."
    assert reads(words, opening) == expected


def test_a_right_for_breach_is_mirrored() -> None:
    words = "The Client may terminate this Agreement if the Provider materially breaches it."
    assert reads(words) == "Either party may terminate this Agreement if the other party materially breaches it."
    turned = (
        "If the Provider breaches this Agreement and fails to cure the breach within ten days after notice from the"
        " Client, the Client may terminate this Agreement."
    )
    assert reads(turned) == (
        "If either party breaches this Agreement and fails to cure the breach within ten days after notice from the"
        " other party, the other party may terminate this Agreement."
    )


@pytest.mark.parametrize(
    "words",
    [
        "The Client may terminate this Agreement at any time by paying the Provider a fee of USD 500.",
        "The Client may terminate this Agreement at any time by returning the deliverables to the Provider.",
        "If the Client is not satisfied with the designs, the Client may terminate this Agreement at any time.",
        "The Client may terminate this Agreement at any time; provided that the Client buys the equipment.",
    ],
)
def test_words_that_fit_one_side_only_stay_and_a_clause_is_added(words: str) -> None:
    found = fixed(contract(words), "EXIT002")
    assert [type(edit.change) for edit in found.edits] == [Insertion]
    assert found.draft.document.blocks[4].text == f"3.1 {words}"


@pytest.mark.parametrize("denied", ["may not terminate it.", "hereby waives any right to terminate this Agreement."])
def test_a_right_that_the_other_side_is_denied_elsewhere_is_not_given_by_half(denied: str) -> None:
    words = "The Client may terminate this Agreement at any time by notice to the Provider."
    found = fixed(contract(words, f"The Provider {denied}"), "EXIT002")
    assert not [edit for edit in found.edits if isinstance(edit.change, Change)]


def test_afterwards_both_sides_have_the_exit_with_the_same_notice_and_nothing_is_lost() -> None:
    words = (
        "The Client may terminate this Agreement at any time upon thirty (30) days’ notice to the Provider.",
        "Upon termination the Client shall pay the Provider for all work performed up to the date of termination.",
    )
    before = analyse(read("c.docx", contract(*words)))
    after = analyse(fixed(contract(*words), "EXIT002").draft.document)
    assert {(one.side, one.notice_days) for one in after.exits if one.trigger == "convenience"} == {
        ("provider", 30),
        ("client", 30),
    }
    assert after.terms["pay_for_work_done"].answer == before.terms["pay_for_work_done"].answer == "present"


def test_the_change_is_tracked_word_by_word_and_can_be_rejected() -> None:
    words = r("3.1 The Client may terminate this Agreement upon ten days’ notice to ") + r("the Provider", "<w:b/>")
    duties = p("2. Services") + p("2.1 The Provider shall perform the services, and the Client shall pay the fees.")
    general = p("4. General") + p("4.1 The law of Vermont governs it.")
    before = docx(p(PARTIES) + duties + p("3. Termination") + p(words + r(".")) + general)
    once = fixed(before, "EXIT002").draft.content(MARKING)
    root = tree(once, BODY)
    assert ["".join(one.itertext()) for one in root.iter(w("del"))] == ["The Client", "Provider"]
    new = ["".join(one.itertext()) for one in root.iter(w("ins")) if one.find(f".//{w('commentReference')}") is None]
    assert new == ["Either party", "other party"]
    assert canonical(rejected(root)) == canonical(tree(before, BODY))
    assert not [one for one in check(analyse(read("c.docx", once)), "provider") if one.rule == "EXIT002"]
    assert fixed(once, "EXIT002").edits == ()
