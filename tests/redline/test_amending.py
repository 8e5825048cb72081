"""Weak words are mended where they stand, with what the language lists for the rule."""

from __future__ import annotations

import pytest
from docx_maker import docx, p
from marked_contracts import MARKING, OPENING, fixed
from word_oracle import canonical, tree

from clausekit.analysis import analyse
from clausekit.ooxml.names import w
from clausekit.ooxml.revisions import rejected
from clausekit.readers import read
from clausekit.redline import Change
from clausekit.rules import check
from clausekit.words import Side

BODY = "word/document.xml"
LEAVE = "Either party may terminate this Agreement at any time upon thirty (30) days’ written notice."
FEE = "If this Agreement is terminated early, the terminating party shall pay an early termination fee of $5,000."


def contract(*provisions: str) -> bytes:
    body = "".join(p(f"3.{number} {words}") for number, words in enumerate(provisions, 1))
    duties = p("2. Services") + p("2.1 The Agency shall perform the services, and the Company shall pay the fees.")
    general = p("4. General") + p("4.1 The law of Vermont governs it.")
    return docx(p(OPENING) + duties + p("3. Termination") + body + general)


@pytest.mark.parametrize(
    ("rule", "side", "words", "old", "new"),
    [
        (
            "EXIT007",
            "provider",
            "Either party may terminate this Agreement upon written notice if the other party breaches this Agreement.",
            [],
            [" and fails to cure the breach within 15 days after written notice of it"],
        ),
        (
            "RENEW001",
            "provider",
            "This Agreement shall automatically renew for successive one (1) year terms.",
            [],
            [
                ", unless either party gives the other written notice of non-renewal at least 30 days before the end of"
                " the then-current term"
            ],
        ),
        (
            "REFUND001",
            "client",
            f"{LEAVE} All fees that were paid are non-refundable.",
            [],
            [
                "; if this Agreement is terminated early, however, fees paid in advance for services not yet performed"
                " shall be refunded"
            ],
        ),
        (
            "FEE001",
            "client",
            f"{LEAVE} {FEE} Notices shall be in writing.",
            [f"{FEE} "],
            [],
        ),
        (
            "FEE001",
            "client",
            f"{LEAVE} {FEE}",
            [FEE],
            ["No fee is due for the early end of this Agreement."],
        ),
    ],
)
def test_only_what_is_weak_changes(rule: str, side: Side, words: str, old: list[str], new: list[str]) -> None:
    before = contract(words)
    found = fixed(before, rule, side=side)
    (edit,) = found.edits
    assert isinstance(edit.change, Change), edit.clause
    once = found.draft.content(MARKING)
    root = tree(once, BODY)
    assert ["".join(one.itertext()) for one in root.iter(w("del"))] == old
    put_in = [one for one in root.iter(w("ins")) if one.find(f".//{w('commentReference')}") is None]
    assert ["".join(one.itertext()) for one in put_in] == new
    assert canonical(rejected(root)) == canonical(tree(before, BODY))
    assert not [one for one in check(analyse(read("c.docx", once)), side) if one.rule == rule]
    assert fixed(once, rule, side=side).edits == ()


def test_a_fee_in_the_sentence_that_gives_the_exit_is_not_struck_with_it() -> None:
    words = "Either party may terminate this Agreement upon notice and payment of an early termination fee of $5,000."
    found = fixed(contract(words), "FEE001", side="client")
    assert not [edit for edit in found.edits if isinstance(edit.change, Change)]
    assert [one.side for one in analyse(found.draft.document).exits] == ["provider", "client"]
