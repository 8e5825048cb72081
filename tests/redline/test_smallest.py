"""A weak exit is mended by the fewest words."""

from __future__ import annotations

import pytest
from docx_maker import docx, p, r
from marked_contracts import OPENING, fixed
from word_oracle import tree

from clausekit.analysis.evidence import block_at
from clausekit.ooxml.names import w
from clausekit.redline import Change

MUTUAL = "Either party may terminate this Agreement at any time upon {} written notice to the other party."


def contract(*provisions: str) -> bytes:
    body = "".join(p(f"3.{number} {words}") for number, words in enumerate(provisions, 1))
    return docx(p(OPENING) + p("3. Termination") + body + p("4. General") + p("4.1 The law of Vermont governs it."))


def changed(data: bytes, rule: str) -> tuple[list[str], list[str], str]:
    """Words deleted, words inserted, and the provision as it then reads."""
    found = fixed(data, rule)
    (edit,) = found.edits
    assert isinstance(edit.change, Change)
    root = tree(found.draft.content(None), "word/document.xml")  # type: ignore[arg-type]
    old = ["".join(one.itertext()) for one in root.iter(w("del"))]
    new = ["".join(one.itertext()) for one in root.iter(w("ins")) if one.find(f".//{w('commentReference')}") is None]
    return old, new, found.draft.document.blocks[block_at(found.draft.document, edit.change.replacements[0].start)].text


@pytest.mark.parametrize(
    ("period", "old", "new", "expected"),
    [
        ("one hundred eighty (180) days’", ["one hundred eighty", "180"], ["thirty", "30"], "thirty (30) days’"),
        ("180 days’", ["180"], ["30"], "30 days’"),
        ("One Hundred Twenty (120) days’", ["One Hundred Twenty", "120"], ["Thirty", "30"], "Thirty (30) days’"),
        ("six (6) months’", ["six", "6", "months’"], ["thirty", "30", "days’"], "thirty (30) days’"),
        ("180 (one hundred eighty) days’", ["180", "one hundred eighty"], ["30", "thirty"], "30 (thirty) days’"),
    ],
)
def test_a_notice_is_shortened_by_its_numbers_alone(period: str, old: list[str], new: list[str], expected: str) -> None:
    assert changed(contract(MUTUAL.format(period)), "EXIT005") == (old, new, f"3.1 {MUTUAL.format(expected)}")


def test_only_the_time_to_mend_is_shortened() -> None:
    words = (
        "Either party may terminate this Agreement upon ten (10) days’ written notice if the other party materially"
        " breaches it and fails to cure the breach within one hundred twenty (120) days after written notice."
    )
    old, new, text = changed(contract(words), "EXIT004")
    assert old == ["one hundred twenty", "120"]
    assert new == ["fourteen", "14"]
    assert "ten (10) days’" in text


def test_a_lock_in_is_left_out() -> None:
    words = (
        "After the first twelve (12) months of the term, either party may terminate this Agreement for convenience upon"
        " thirty (30) days’ written notice."
    )
    old, new, text = changed(contract(words), "EXIT006")
    assert old == ["After the first twelve (12) months of the term, either"]
    assert new == ["Either"]
    assert text.startswith("3.1 Either party may terminate this Agreement for convenience")


def test_words_over_several_runs_keep_the_looks_of_each() -> None:
    words = r("3.1 Either party may terminate this Agreement at any time upon one ") + r("hundred ", "<w:b/>")
    words += r("eighty (180) days’ written notice to the other party.", "<w:i/>")
    data = docx(p(OPENING) + p("3. Termination") + p(words) + p("4. General") + p("4.1 The law of Vermont governs it."))
    old, new, text = changed(data, "EXIT005")
    assert old == ["one ", "hundred ", "eighty", "180"]
    assert new == ["thirty", "30"]
    assert text == f"3.1 {MUTUAL.format('thirty (30) days’')}"


def test_words_in_somebodys_tracked_change_are_left_to_a_person() -> None:
    run = r("one hundred eighty (180)")
    words = r("3.1 Either party may terminate this Agreement at any time upon ")
    words += f'<w:ins w:id="1" w:author="Ann">{run}</w:ins>' + r(" days’ written notice to the other party.")
    data = docx(p(OPENING) + p("3. Termination") + p(words) + p("4. General") + p("4.1 The law governs it."))
    found = fixed(data, "EXIT005")
    assert found.edits == ()
    assert [one.reason for one in found.left] == ["the words are part of a field or of a tracked change"]
