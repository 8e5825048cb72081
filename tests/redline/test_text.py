"""Plain text and Markdown: marked in place, line by line."""

from __future__ import annotations

import pytest
from marked_contracts import MARKING, OPENING, fixed

PLAIN = MARKING._replace(tracked=False, comments=False)
LINES = (
    OPENING,
    "",
    "1. Services",
    "",
    "1.1 The Agency shall perform the services, and the Company shall pay the fees.",
    "",
    "2. Termination",
    "",
    "2.1 The Company may terminate this Agreement at any time upon ten days’ notice to the",
    "Agency, and the Company shall pay the Agency for all work done by then.",
    "",
    "3. General",
    "",
    "3.1 The law of Vermont governs this Agreement.",
    "",
)


def contract(ends: tuple[str, str]) -> bytes:
    """The lines with one of two ends in turn."""
    return "".join(line + ends[index % 2] for index, line in enumerate(LINES)).encode()


@pytest.mark.parametrize("ends", [("\n", "\n"), ("\r\n", "\r\n"), ("\r\n", "\n")])
@pytest.mark.parametrize("name", ["c.txt", "c.md"])
def test_a_clause_goes_behind_its_section_whatever_the_line_ends(ends: tuple[str, str], name: str) -> None:
    before = contract(ends)
    text = fixed(before, "EXIT001", name=name).draft.content(MARKING).decode()
    kept = [line for line in text.splitlines(keepends=True) if not line.startswith("{++")]
    assert "".join(line for line in kept if line.strip()) == "".join(
        line for line in before.decode().splitlines(keepends=True) if line.strip()
    )
    places = [text.index(words) for words in ("all work done by then.", "{++2.2 If the Agency is unable", "3. General")]
    assert places == sorted(places)


@pytest.mark.parametrize("ends", [("\n", "\n"), ("\r\n", "\n")])
def test_each_word_that_changes_is_marked_alone(ends: tuple[str, str]) -> None:
    silent = MARKING._replace(comments=False)
    text = fixed(contract(ends), "EXIT002", name="c.txt", marking=silent).draft.content(silent).decode()
    assert "2.1 {~~The Company~>Either party~~} may terminate this Agreement" in text
    assert f"notice to the{ends[0]}{{~~Agency~>other party~~}}, and the Company shall pay the Agency for" in text


def test_words_that_stand_there_twice_are_told_apart() -> None:
    text = fixed(contract(("\n", "\n")), "EXIT002", name="c.txt", marking=PLAIN).draft.content(PLAIN).decode()
    assert "Either party may terminate this Agreement at any time upon ten days’ notice to the\nother party" in text
    assert "and the Company shall pay the Agency for all work done by then." in text
