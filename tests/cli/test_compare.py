"""`clausekit compare` from outside: what it prints, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from docx_maker import docx, p, r

from clausekit.cli.main import run

SAMPLES = Path(__file__).parent.parent.parent / "samples" / "contracts"
LOCK_IN = SAMPLES / "lock-in.txt"
AUTHOR = 'w:id="{}" w:author="Them" w:date="2026-01-01T00:00:00Z"'
OPENING = (
    'This Agreement is made between Studio North LLC (the "Provider") and Mill Ltd (the "Client"). The Provider '
    "provides design services to the Client, and the Client pays the Provider a monthly fee for the services."
)
ENDING = "Either party may terminate this Agreement at any time upon {} days' written notice to the other party."
PAID = "Upon termination the Client shall pay the Provider for all services performed up to the date of termination."
SECRET = (
    "Each party shall keep the confidential information of the other party secret and use it only for the services."
)


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture
def contract(tmp_path: Path) -> Callable[..., str]:
    """Writes a Word file of these paragraphs and returns its path."""

    def write(name: str, *paragraphs: str) -> str:
        path = tmp_path / name
        path.write_bytes(docx("".join(paragraphs)))
        return str(path)

    return write


def ins(text: str) -> str:
    return f"<w:ins {AUTHOR.format(1)}>{r(text)}</w:ins>"


def deleted(text: str) -> str:
    return f"<w:del {AUTHOR.format(2)}>{r(text).replace('w:t', 'w:delText')}</w:del>"


def compared(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any]]:
    status = run(["compare", *arguments, "--format", "json"])
    return status, json.loads(capsys.readouterr().out)


def ours(contract: Callable[..., str]) -> str:
    return contract("ours.docx", p(OPENING), p(ENDING.format(30)), p(PAID), p(SECRET))


def test_the_same_contract_in_another_format_is_no_worse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(LOCK_IN), str(LOCK_IN)]) == 0
    assert "Nothing that clausekit looks for got worse or better for you, the provider." in capsys.readouterr().out


def test_a_marked_change_is_told_and_is_not_called_silent(
    contract: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    before, _, after = ENDING.partition("{}")
    marked = r(before) + deleted("30") + ins("90") + r(after)
    theirs = contract("theirs.docx", p(OPENING), p(marked), p(PAID), p(SECRET))
    status, data = compared(capsys, ours(contract), theirs)
    assert status == 1
    assert [
        (change["kind"], change["effect"], change["before"], change["after"], change["unmarked"])
        for change in data["changes"]
    ] == [
        ("notice_days", "worse", 30, 90, False),
        ("notice_days", "better", 30, 90, False),
    ]
    assert data["unmarked"] == []


def test_what_was_changed_beside_the_marks_is_found(
    contract: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    marked = (
        r("Each party shall keep the confidential information of the other party secret")
        + ins(" for ten years")
        + r(" and use it only for the services.")
    )
    theirs = contract("theirs.docx", p(OPENING), p(ENDING.format(90)), p(marked))
    status, data = compared(capsys, ours(contract), theirs)
    assert status == 1
    worse = [
        (change["kind"], change["name"], change["unmarked"])
        for change in data["changes"]
        if change["effect"] == "worse"
    ]
    assert worse == [("notice_days", "convenience", True), ("term_removed", "pay_for_work_done", True)]
    assert [clause["kind"] for clause in data["unmarked"]] == ["rewritten", "removed"]
    assert [clause["kind"] for clause in data["clauses"]] == ["rewritten", "removed", "rewritten"]


def test_without_any_mark_a_person_is_told_that_nothing_was_marked(
    contract: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = contract("theirs.docx", p(OPENING), p(ENDING.format(90)), p(PAID), p(SECRET))
    assert run(["compare", ours(contract), theirs]) == 1
    shown = capsys.readouterr().out
    assert "has no tracked changes: none of what stands above was marked." in " ".join(shown.split())
    assert "[-30-] {+90+}" in shown
    assert compared(capsys, ours(contract), theirs)[1]["unmarked"] is None


def test_a_right_that_moved_into_another_clause_and_other_words_is_not_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = LOCK_IN.read_text(encoding="utf-8")
    start, end = text.index("3.4 Termination"), text.index("3.5 Early")
    moved = tmp_path / "theirs.txt"
    words = (
        "\n9. BREACH. If a party materially breaches this Agreement and does not cure that within thirty (30) days of "
        "notice, the other party may terminate it.\n"
    )
    moved.write_text(text[:start] + text[end:] + words, encoding="utf-8")
    status, data = compared(capsys, str(LOCK_IN), str(moved))
    assert (status, data["changes"]) == (0, [])


def test_the_side_may_be_the_client(contract: Callable[..., str], capsys: pytest.CaptureFixture[str]) -> None:
    theirs = contract("theirs.docx", p(OPENING), p(ENDING.format(30)), p(SECRET))
    assert compared(capsys, ours(contract), theirs, "--side", "client")[0] == 0
    assert compared(capsys, ours(contract), theirs, "--side", "provider")[0] == 1


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["compare", str(LOCK_IN), str(tmp_path / "gone.docx")]) == 2
    assert capsys.readouterr().err.endswith("gone.docx: there is no such file; check the name\n")


def test_the_report_is_written_to_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "comparison.txt"
    assert run(["compare", str(LOCK_IN), str(LOCK_IN), "-o", str(out)]) == 0
    assert capsys.readouterr().out == ""
    assert "The words are the same." in out.read_text(encoding="utf-8")
