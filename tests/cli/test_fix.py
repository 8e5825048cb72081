"""`clausekit fix` from outside: what is written, what is shown, what is refused."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from marked_contracts import listed
from word_oracle import parts_of

from clausekit.cli.main import run
from clausekit.readers import read

CLIENTS = "The Company may terminate this Agreement at any time by giving the Agency ten (10) days’"
SAMPLES = Path(__file__).parent.parent.parent / "samples" / "contracts"


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    path = tmp_path / "contract.docx"
    path.write_bytes(listed())
    return path


def test_the_marked_contract_stands_beside_the_contract(contract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contract.read_bytes()
    assert run(["fix", str(contract)]) == 0
    marked = contract.with_name("contract.marked.docx")
    assert b'w:author="clausekit user"' in parts_of(marked.read_bytes())["word/document.xml"]
    assert contract.read_bytes() == before
    shown = capsys.readouterr().out
    assert "EXIT001 no-provider-exit: exit-substitute-or-refund at the end of section 3" in shown
    assert shown.endswith(f"wrote {marked}\n")


def test_the_contract_itself_is_never_written_over(contract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = contract.read_bytes()
    link = contract.with_name("link.docx")
    link.hardlink_to(contract)
    for name in (contract, contract.parent / "." / "contract.docx", link):
        assert run(["fix", str(contract), "-o", str(name)]) == 2
    assert contract.read_bytes() == before
    assert "is the contract itself" in capsys.readouterr().err


def test_a_dry_run_shows_words_and_place_and_writes_nothing(contract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fix", str(contract), "--dry-run", "--only", "no-provider-exit"]) == 0
    shown = capsys.readouterr().out
    assert "at the end of section 3 (Term and Termination), as 3.4 to 3.7" in shown
    assert "the Agency may, at its sole election" in shown
    assert "Comment: The contract did not yet say" in shown
    assert list(contract.parent.iterdir()) == [contract]


def test_accepted_words_carry_no_marks(contract: Path) -> None:
    out = contract.with_name("out.docx")
    assert run(["fix", str(contract), "--accept", "-o", str(out), "-q"]) == 0
    parts = parts_of(out.read_bytes())
    assert "word/comments.xml" not in parts
    assert b"<w:ins" not in parts["word/document.xml"]
    assert "the Agency may, at its sole election" in read(str(out)).text


def test_internal_notes_are_frank_and_stand_in_a_file_of_their_own(contract: Path) -> None:
    out = contract.with_name("out.docx")
    assert run(["fix", str(contract), "--notes", "internal", "-o", str(out), "-q"]) == 0
    assert "word/comments.xml" not in parts_of(out.read_bytes())
    notes = contract.with_name("out.notes.md").read_text(encoding="utf-8")
    assert "do not send this page on" in notes
    assert "If they say no:" in notes
    assert "`exit-credit-only`" in notes


def test_author_and_date_are_those_given(contract: Path) -> None:
    out = contract.with_name("out.docx")
    assert run(["fix", str(contract), "--author", "Juno & Co", "--date", "2026-03-02", "-o", str(out), "-q"]) == 0
    part = parts_of(out.read_bytes())["word/document.xml"]
    assert b'w:author="Juno &amp; Co" w:date="2026-03-02T00:00:00Z"' in part


@pytest.mark.parametrize("day", ["tomorrow", "2026-3-2", "2026-03-02T10:00"])
def test_a_date_that_is_none_is_refused(contract: Path, day: str) -> None:
    assert run(["fix", str(contract), "--date", day]) == 2


def test_run_again_it_changes_nothing(contract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    once, twice = contract.with_name("once.docx"), contract.with_name("twice.docx")
    assert run(["fix", str(contract), "-o", str(once), "-q"]) == 0
    assert run(["fix", str(once), "-o", str(twice)]) == 0
    assert twice.read_bytes() == once.read_bytes()
    assert capsys.readouterr().out == f"nothing to mend; {twice} is a copy\n"


def test_an_unknown_rule_is_told_with_the_nearest(contract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fix", str(contract), "--only", "EXIT01"]) == 2
    assert "there is no rule" in capsys.readouterr().err


def test_a_folder_that_is_not_there_is_told(contract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fix", str(contract), "-o", str(contract.parent / "none" / "out.docx")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_markdown_is_marked_in_its_own_way(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "contract.md"
    shutil.copy(SAMPLES / "no-way-out.md", source)
    assert run(["fix", str(source), "--only", "EXIT001"]) == 0
    marked = source.with_name("contract.marked.md").read_text(encoding="utf-8")
    assert "\n{++3.5 If the Contractor is unable or unwilling" in marked
    assert "{>>The contract did not yet say" in marked
    kept = [line for line in marked.splitlines() if not line.startswith("{++")]
    assert [line for line in kept if line] == [line for line in source.read_text("utf-8").splitlines() if line]
    capsys.readouterr()
    assert run(["fix", str(source), "--only", "EXIT001", "--dry-run"]) == 0
    assert capsys.readouterr().out.startswith("--- ")


def test_words_that_go_over_a_line_are_changed_in_plain_text(tmp_path: Path) -> None:
    out = tmp_path / "out.txt"
    assert run(["fix", str(SAMPLES / "lock-in.txt"), "-o", str(out), "-q"]) == 0
    text = out.read_text(encoding="utf-8")
    assert "{~~After the first twelve (12) months of\nthe Initial Term, either~>Either~~}" in text
    plain = tmp_path / "plain.txt"
    assert run(["fix", str(SAMPLES / "lock-in.txt"), "-o", str(plain), "-q", "--accept"]) == 0
    assert "3.3 Termination for convenience. Either party may terminate" in plain.read_text(encoding="utf-8")


def settle(contract: Path, toml: str) -> None:
    contract.with_name("clausekit.toml").write_text(toml, encoding="utf-8")


def test_side_and_author_are_those_of_the_settings(contract: Path) -> None:
    settle(contract, 'side = "client"\nauthor = "Alder Hotels"\n')
    out = contract.with_name("out.docx")
    assert run(["fix", str(contract), "--only", "RELEASE001", "-o", str(out), "-q"]) == 0
    assert b'w:author="Alder Hotels"' in parts_of(out.read_bytes())["word/document.xml"]
    assert run(["fix", str(contract), "--only", "RELEASE001", "-o", str(out), "-q", "--author", "Juno"]) == 0
    assert b'w:author="Juno"' in parts_of(out.read_bytes())["word/document.xml"]


def test_a_rule_that_is_switched_off_mends_nothing(contract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle(contract, '[rule.EXIT001]\nseverity = "off"\n')
    run(["fix", str(contract), "--dry-run"])
    assert "EXIT001" not in capsys.readouterr().out


def test_the_longest_notice_of_the_settings_is_the_one_that_is_written(
    contract: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    weak = "The Company or the Agency may terminate this Agreement at any time by giving the other sixty (60) days’"
    contract.write_bytes(listed({CLIENTS: weak}))
    assert run(["fix", str(contract), "--dry-run", "--only", "EXIT005"]) == 0
    assert "Nothing to mend." in capsys.readouterr().out
    settle(contract, "[rule.EXIT005]\ndays = 14\n")
    assert run(["fix", str(contract), "--dry-run", "--only", "EXIT005"]) == 0
    assert "sixty → fourteen; 60 → 14" in capsys.readouterr().out


def test_what_is_suppressed_stays_unless_it_is_named(contract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settle(
        contract,
        '[[suppress]]\nrule = "EXIT001"\nfile = "*.docx"\nreason = "ends in March"\nuntil = 9999-12-31\n',
    )
    assert run(["fix", str(contract), "--dry-run"]) == 1
    assert "EXIT001 no-provider-exit: not mended: suppressed until 9999-12-31" in capsys.readouterr().out
    assert run(["fix", str(contract), "--dry-run", "--only", "EXIT001"]) == 0


def test_old_words_that_a_new_clause_is_to_replace_are_told(contract: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = contract.with_name("out.docx")
    contract.write_bytes(listed({"ten (10) days’ written notice.": "ten (10) days’ notice and a payment of USD 50."}))
    assert run(["fix", str(contract), "--notes", "internal", "--only", "EXIT002", "-o", str(out)]) == 0
    told = "Still there, and meant to go: section 3.2: “The Company may terminate"
    assert told in capsys.readouterr().out
    assert told in contract.with_name("out.notes.md").read_text(encoding="utf-8")
    assert run(["fix", str(contract), "--only", "EXIT002", "-o", str(out), "-q"]) == 0
    assert b"to one side only in section 3.2." in parts_of(out.read_bytes())["word/comments.xml"]
