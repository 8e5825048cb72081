"""Many contracts: a folder of reports, several processes, and what happens when something is in the way."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clausekit.cli import auditing
from clausekit.cli.auditing import Task, audit_all
from clausekit.cli.main import run
from clausekit.cli.report_folder import is_folder, report_paths
from clausekit.reporters import FORMS, Audited, Failure
from clausekit.rules import shipped

SAMPLES = Path(__file__).parent.parent.parent / "samples" / "contracts"
PROGRAM = [sys.executable, "-m", "clausekit"]


@pytest.fixture
def contracts(tmp_path: Path) -> Path:
    folder = tmp_path / "contracts"
    shutil.copytree(SAMPLES, folder)
    (folder / "below").mkdir()
    shutil.copy(SAMPLES / "fair.md", folder / "below" / "fair & square.md")
    return folder


@pytest.mark.parametrize("form", list(FORMS))
def test_a_folder_of_reports_holds_one_for_each_contract_and_an_index(
    contracts: Path, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "reports"
    assert run(["audit", str(contracts), "--format", form, "-o", f"{out}/"]) == 1
    suffix = FORMS[form].suffix
    names = {path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file()}
    expected = {path.relative_to(contracts).as_posix() + suffix for path in contracts.rglob("*") if path.is_file()}
    assert names == {*expected, f"index{suffix}"}
    assert capsys.readouterr().out == ""
    index = (out / f"index{suffix}").read_text(encoding="utf-8-sig")
    assert "fair &amp; square.md" in index or "fair & square.md" in index or "fair%20%26%20square" in index
    if FORMS[form].linked:
        assert f"below/fair%20%26%20square.md{suffix}" in index


def test_one_unreadable_file_is_in_the_index_and_the_others_have_their_reports(contracts: Path, tmp_path: Path) -> None:
    (contracts / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    out = tmp_path / "reports"
    assert run(["audit", str(contracts), "--format", "html", "-o", str(out), "-j", "2"]) == 2
    assert "broken.docx" in (out / "index.html").read_text(encoding="utf-8")
    assert not (out / "broken.docx.html").exists()
    assert (out / "lock-in.txt.html").exists()


def test_what_is_a_folder_and_what_is_a_file(tmp_path: Path) -> None:
    assert is_folder(str(tmp_path), 1)
    assert is_folder("reports/", 1)
    assert is_folder("reports", 2)
    assert not is_folder("reports", 1)
    assert not is_folder("report.html", 2)


def test_names_of_reports_never_meet() -> None:
    paths = report_paths(["a/x.docx", "a/x.pdf", "a/b/x.docx", "a/index", "-"], ".html")
    assert {file: path.as_posix() for file, path in paths.items()} == {
        "a/x.docx": "x.docx.html",
        "a/x.pdf": "x.pdf.html",
        "a/b/x.docx": "b/x.docx.html",
        "a/index": "_index.html",
        "-": "standard-input.html",
    }


def test_several_processes_give_the_same_report_in_the_same_order(
    contracts: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (contracts / "empty.txt").touch()
    reports = []
    for jobs in ("1", "3", "0"):
        assert run(["audit", str(contracts), "--format", "json", "--jobs", jobs]) == 2
        reports.append(capsysbinary.readouterr().out)
    assert reports[0] == reports[1] == reports[2]


def test_a_process_that_dies_costs_one_file_and_not_the_others(
    contracts: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    right = auditing.analyse

    def deadly(document: auditing.Document) -> object:
        if document.path.endswith("german.txt"):
            os.kill(os.getpid(), signal.SIGKILL)
        return right(document)

    monkeypatch.setattr(auditing, "analyse", deadly)
    paths = sorted(str(path) for path in contracts.glob("*.*"))
    outcomes = list(audit_all([Task(path, "provider", shipped()) for path in paths], 2))
    assert [type(outcome) for outcome in outcomes] == [
        Failure if path.endswith("german.txt") else Audited for path in paths
    ]


def test_a_report_that_fits_no_disk_is_one_line_and_no_half_file(contracts: Path, tmp_path: Path) -> None:
    out = tmp_path / "reports"
    done = subprocess.run(
        [*PROGRAM, "audit", str(contracts), "--format", "html", "-o", f"{out}/"],
        capture_output=True,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert "cannot be written: file too large" in done.stderr
    for path in out.rglob("*"):
        if path.is_file():
            assert path.read_text(encoding="utf-8").endswith("</html>\n")


def test_a_full_standard_output_is_one_line() -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*PROGRAM, "audit", str(SAMPLES), "--format", "html"], stdout=full, stderr=subprocess.PIPE, encoding="utf-8"
        )
    assert done.returncode == 2
    assert done.stderr == "error: standard output: cannot be written: no space left on device\n"


def test_a_reader_who_leaves_early_gets_no_complaint() -> None:
    command = " ".join([*PROGRAM, "audit", str(SAMPLES), "--format", "html"])
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command} | head -c 10"], capture_output=True, encoding="utf-8"
    )
    assert done.stdout == "<!doctype "
    assert done.stderr == ""


def test_a_folder_that_cannot_be_written_is_one_line(contracts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["audit", str(contracts), "--format", "html", "-o", "/proc/reports/"]) == 2
    shown = capsys.readouterr()
    assert shown.err.startswith("error: /proc/reports: cannot be made: ")
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_in_the_middle_leaves_whole_reports_and_one_line(tmp_path: Path, jobs: str) -> None:
    contracts, out = tmp_path / "contracts", tmp_path / "reports"
    contracts.mkdir()
    text = (SAMPLES / "lock-in.txt").read_text(encoding="utf-8")
    for number in range(200):
        (contracts / f"{number:03}.txt").write_text(text * 10, encoding="utf-8")
    process = subprocess.Popen(
        [*PROGRAM, "audit", str(contracts), "--format", "html", "-o", f"{out}/", "-j", jobs],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
    )
    patience = time.monotonic() + 60
    while not list(out.glob("*.html")) and time.monotonic() < patience:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert err.count("\n") == 1
    assert err.startswith("error: stopped after ")
    assert "are whole, the index is missing" in err
    assert not (out / "index.html").exists()
    assert all(path.read_text(encoding="utf-8").endswith("</html>\n") for path in out.iterdir())
    assert not list(out.glob(".clausekit-*"))


def test_standard_input_may_stand_among_files(contracts: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "audit", "-", str(contracts / "fair.md"), "--format", "json", "-j", "2"],
        input=(SAMPLES / "no-way-out.md").read_bytes(),
        capture_output=True,
    )
    assert [document["path"] for document in json.loads(done.stdout)["documents"]] == ["-", str(contracts / "fair.md")]
