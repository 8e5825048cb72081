"""`clausekit audit` from outside: what it prints, where, and how it ends."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from clausekit import __version__
from clausekit.cli import auditing, progress
from clausekit.cli.files import files_of
from clausekit.cli.main import run
from clausekit.readers import SUFFIXES

SAMPLES = Path(__file__).parent.parent.parent / "samples" / "contracts"
FAIR, TRAP = str(SAMPLES / "fair.md"), str(SAMPLES / "no-way-out.md")


@pytest.fixture(autouse=True)
def plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.delenv("NO_COLOR", raising=False)


def report(capsysbinary: pytest.CaptureFixture[bytes]) -> Any:
    return json.loads(capsysbinary.readouterr().out)


def test_a_fair_contract_ends_with_status_0_and_the_answer_on_top(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", FAIR]) == 0
    shown = capsys.readouterr()
    assert shown.out.splitlines()[1] == "You can leave: 30 days' notice, no reason needed."
    assert shown.err == ""


def test_a_contract_without_a_way_out_ends_with_status_1(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", TRAP]) == 1
    shown = capsys.readouterr().out
    assert "No way out found for you, the provider." in shown
    assert "EXIT001" in shown
    assert "\x1b" not in shown


def test_the_same_contract_is_open_for_the_client(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", TRAP, "--side", "client"]) == 0
    assert "You can leave: 7 days' notice, no reason needed." in capsys.readouterr().out


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 0), ("note", 1), ("never", 0)])
def test_fail_on_says_what_is_grave_enough(fail_on: str, status: int, tmp_path: Path) -> None:
    contract = tmp_path / "contract.md"
    text = Path(FAIR).read_text(encoding="utf-8")
    contract.write_text("\n".join(line for line in text.splitlines() if not line.startswith("3.4")), encoding="utf-8")
    assert run(["audit", str(contract), "--fail-on", fail_on, "--quiet"]) == status


def test_never_fails_on_no_finding() -> None:
    assert run(["audit", TRAP, "--fail-on", "never", "--quiet"]) == 0


def test_quiet_prints_nothing_and_still_writes_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    output = tmp_path / "report.json"
    assert run(["audit", TRAP, "-q", "--format", "json", "-o", str(output)]) == 1
    assert capsys.readouterr() == ("", "")
    assert json.loads(output.read_bytes())["documents"][0]["answer"] == "missing"


def test_json_goes_to_standard_output_in_utf8(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    run(["audit", FAIR, "--format", "json"])
    data = report(capsysbinary)
    assert data["clausekit"] == __version__
    assert data["side"] == "provider"
    assert data["documents"][0]["path"] == FAIR


def test_a_folder_is_walked_in_order_and_hidden_files_are_left_out(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    names = ["b.md", "a/z.TXT", "a/y.md", ".hidden.md", ".git/x.md", "~$b.md", "notes.xyz"]
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(Path(FAIR).read_text(encoding="utf-8"), encoding="utf-8")
    assert run(["audit", str(tmp_path), "--format", "json"]) == 0
    paths = [Path(document["path"]).relative_to(tmp_path).as_posix() for document in report(capsysbinary)["documents"]]
    assert paths == ["a/y.md", "a/z.TXT", "b.md"]


def test_a_folder_gives_a_summary(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(SAMPLES)]) == 1
    shown = capsys.readouterr().out
    assert shown.startswith("NO WAY OUT")
    assert "no-way-out.md" in shown.splitlines()[0]


def test_a_file_named_twice_is_audited_once() -> None:
    assert files_of([FAIR, TRAP, FAIR], SUFFIXES) == (FAIR, TRAP)


def test_a_link_to_a_folder_above_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "contract.md").write_text("x", encoding="utf-8")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert files_of([str(tmp_path)], SUFFIXES) == (str(tmp_path / "contract.md"),)


def test_one_unreadable_file_does_not_stop_the_others(
    tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    empty = tmp_path / "empty.md"
    empty.touch()
    assert run(["audit", str(empty), FAIR, str(tmp_path / "gone.md"), "--format", "json"]) == 2
    captured = capsysbinary.readouterr()
    data = json.loads(captured.out)
    assert [document["path"] for document in data["documents"]] == [FAIR]
    assert [(error["path"], bool(error["reason"])) for error in data["errors"]] == [
        (str(empty), True),
        (str(tmp_path / "gone.md"), True),
    ]
    assert captured.err.decode().count("error: ") == 2


def test_a_missing_file_is_one_line_that_says_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", "gone.md"]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err == "error: gone.md: there is no such file; check the name\n"


def test_a_folder_without_contracts_is_a_mistake_of_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(tmp_path)]) == 2
    assert "no contract in" in capsys.readouterr().err


def test_an_unknown_ending_is_tried_by_content(tmp_path: Path) -> None:
    contract = tmp_path / "contract.2026-final"
    contract.write_bytes(Path(FAIR).read_bytes())
    assert run(["audit", str(contract), "--quiet"]) == 0


def test_an_output_that_cannot_be_written_is_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", FAIR, "-o", str(tmp_path / "no" / "such" / "report.txt")]) == 2
    assert "cannot be written" in capsys.readouterr().err


def test_a_mistake_of_ours_is_told_and_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    right = auditing.analyse

    def wrong(document: Any) -> Any:
        if document.path == TRAP:
            raise ZeroDivisionError("oops")
        return right(document)

    monkeypatch.setattr(auditing, "analyse", wrong)
    assert run(["audit", TRAP, FAIR, "--format", "json"]) == 2
    data = report(capsysbinary)
    assert "ZeroDivisionError: oops" in data["errors"][0]["reason"]
    assert len(data["documents"]) == 1


def test_standard_input_is_a_dash() -> None:
    command = [sys.executable, "-m", "clausekit", "audit", "-", "--format", "json"]
    first, second = (subprocess.run(command, input=Path(TRAP).read_bytes(), capture_output=True) for _ in range(2))
    assert first.returncode == 1
    assert json.loads(first.stdout)["documents"][0]["path"] == "-"
    assert first.stdout == second.stdout


def test_an_audit_of_a_text_loads_nothing_heavy() -> None:
    program = (
        "import sys; from clausekit.cli.main import run; "
        f"run(['audit', {str(SAMPLES / 'lock-in.txt')!r}, '--quiet']); print(' '.join(sys.modules))"
    )
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8").stdout.split()
    heavy = {
        "clausekit.settings.loading",
        "hashlib",
        "tomllib",
        "html",
        "csv",
        "docx",
        "jinja2",
        "lxml",
        "pydantic",
        "pypdfium2",
        "clausekit.library",
        "difflib",
        "shutil",
    }
    assert "clausekit.rules.engine" in loaded
    assert heavy.isdisjoint(loaded)


class Terminal:
    """A standard error that is a terminal and remembers what it was told."""

    def __init__(self) -> None:
        self.written = ""

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> None:
        self.written += text

    def flush(self) -> None:
        pass


def test_progress_appears_when_it_takes_long_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal, clock = Terminal(), iter([0.0, 0.5, 2.5, 2.5, 2.55, 4.0, 4.0, 4.0])
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    monkeypatch.setattr(progress.time, "monotonic", lambda: next(clock))
    assert list(progress.with_progress("abcde", 5)) == ["a", "b", "c", "d", "e"]
    assert terminal.written == f"\r{progress.bar(2, 5)}\r{progress.bar(4, 5)}\r\x1b[K"
    assert progress.bar(2, 5) == f"[{'#' * 12}{'-' * 18}] 2/5"


def test_progress_of_a_short_run_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(progress.sys, "stderr", terminal)
    assert list(progress.with_progress("ab", 2)) == ["a", "b"]
    assert terminal.written == ""
