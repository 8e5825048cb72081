"""What a team settles: clausekit.toml, own rules, suppressions with an end, and the baseline."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from clausekit.cli import audit as audit_module
from clausekit.cli.main import run

REPO = Path(__file__).parent.parent.parent
SAMPLES = REPO / "samples" / "contracts"
OWN_RULE = """
rule: TEAM001
name: unlimited-liability
kind: words_present
scope: contract
sides: [provider, client]
severity: error
options:
  phrases: [unlimited liability]
outcomes:
  present:
    message: {en: Somebody is liable without limit.}
what: {en: Words for liability without limit.}
why: {en: One mistake could cost the firm.}
bad: {en: The Provider accepts unlimited liability.}
good: {en: The Provider's liability is limited to the fees.}
reference: {en: A cap at the fees of one year.}
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with contracts/lock-in.txt (one warning) and contracts/no-way-out.md (one error)."""
    folder = tmp_path / "project"
    (folder / "contracts").mkdir(parents=True)
    for name in ("lock-in.txt", "no-way-out.md"):
        shutil.copy(SAMPLES / name, folder / "contracts")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def settle(project: Path) -> Callable[[str], Path]:
    def write(text: str) -> Path:
        path = project / "clausekit.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    def it_is(day: str) -> None:
        class Clock(date):
            @classmethod
            def today(cls) -> date:
                return date.fromisoformat(day)

        monkeypatch.setattr(audit_module, "date", Clock)

    it_is("2026-06-01")
    return it_is


def audited(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, Any], str]:
    """Status, JSON report and standard error."""
    status = run(["audit", *arguments, "--format", "json"])
    shown = capsys.readouterr()
    return status, json.loads(shown.out) if shown.out else {}, shown.err


def rules_of(report: dict[str, Any], number: int = 0) -> list[str]:
    return [finding["rule"] for finding in report["documents"][number]["findings"]]


TRAP, LOCK_IN = "contracts/no-way-out.md", "contracts/lock-in.txt"


def test_settings_are_found_upwards_from_the_contract(
    settle: Callable[[str], Path], capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle('side = "client"\nfail_on = "warning"\n')
    monkeypatch.chdir(tmp_path)
    status, report, _ = audited(capsys, "project/contracts/no-way-out.md")
    assert report["side"] == "client"
    assert report["settings"] == "project/clausekit.toml"
    status, report, _ = audited(capsys, "project/contracts/lock-in.txt")
    assert status == 1


def test_a_flag_goes_over_the_settings(settle: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> None:
    settle('side = "client"\nfail_on = "never"\n')
    status, report, _ = audited(capsys, TRAP, "--side", "provider", "--fail-on", "error")
    assert (status, report["side"]) == (1, "provider")


def test_rules_are_switched_off_and_get_other_severities_and_thresholds(
    settle: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    settle('[rule.EXIT006]\nseverity = "off"\n\n[rule.long-notice]\ndays = 30\nseverity = "error"\n')
    status, report, _ = audited(capsys, LOCK_IN)
    severities = {finding["rule"]: finding["severity"] for finding in report["documents"][0]["findings"]}
    assert status == 1
    assert severities["EXIT005"] == "error"
    assert "EXIT006" not in severities


@pytest.mark.parametrize(
    ("text", "where", "reason"),
    [
        ('side = "me"\n', "1:1", "'me' is unknown; known are provider, client"),
        ("\nsides = 1\n", "2:1", "the key 'sides' is unknown"),
        ('[rule.EXIT999]\nseverity = "off"\n', "1:1", "there is no rule 'EXIT999'"),
        ('[rule.EXIT005]\ndays = "many"\n', "2:1", "should be a whole number of days"),
        ("[rule.EXIT005]\nweeks = 3\n", "2:1", "known are severity, triggers, period, days"),
        ('[rule.EXIT005]\nseverity = "grave"\n', "2:1", "'grave' is unknown"),
        ('rules = ["nowhere/"]\n', "1:1", "is no folder"),
        ('[[suppress]]\nrule = "EXIT001"\nfile = "*"\nreason = " "\nuntil = 2027-01-01\n', "4:1", "should be words"),
        ('[[suppress]]\nrule = "EXIT001"\nfile = "*"\nreason = "a"\n', "1:1", "the key 'until' is missing"),
        ('[[suppress]]\nrule = "EXIT001"\nfile = "*"\nreason = "a"\nuntil = "soon"\n', "5:1", "should be a date"),
        ('[[suppress]]\nrule = "NONE001"\nfile = "*"\nreason = "a"\nuntil = 2027-01-01\n', "2:1", "there is no rule"),
        ("side = \n", "1:8", "not valid TOML"),
    ],
)  # fmt: skip
def test_a_mistake_in_the_settings_is_told_at_its_place(
    settle: Callable[[str], Path], capsys: pytest.CaptureFixture[str], text: str, where: str, reason: str
) -> None:
    settle(text)
    status, report, err = audited(capsys, TRAP)
    assert (status, report) == (2, {})
    assert err.startswith(f"error: clausekit.toml:{where}: ")
    assert reason in err.splitlines()[0]


def test_all_mistakes_are_told_at_once(settle: Callable[[str], Path], capsys: pytest.CaptureFixture[str]) -> None:
    settle('side = "me"\nbaseline = 3\nrules = "x"\n')
    assert audited(capsys, TRAP)[2].count("error: clausekit.toml:") == 3


def test_own_rules_lie_beside_and_over_the_shipped_ones(
    project: Path, settle: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    settle('rules = ["playbook/"]\n')
    (project / "playbook").mkdir()
    (project / "playbook" / "TEAM001.yaml").write_text(OWN_RULE, encoding="utf-8")
    contract = project / LOCK_IN
    words = "The Agency accepts Unlimited  liability."
    contract.write_text(contract.read_text(encoding="utf-8") + f"\n9. {words}\n", encoding="utf-8")
    status, report, _ = audited(capsys, LOCK_IN)
    assert status == 1
    (finding,) = (one for one in report["documents"][0]["findings"] if one["rule"] == "TEAM001")
    assert finding["location"]["quote"] == "Unlimited  liability"
    assert finding["location"]["section"] == "9"
    assert run(["explain", "unlimited-liability"]) == 0
    assert "One mistake could cost the firm." in capsys.readouterr().out


def test_a_mistake_in_an_own_rule_is_told_in_its_own_file(
    project: Path, settle: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    settle('rules = ["playbook/"]\n')
    (project / "playbook").mkdir()
    text = OWN_RULE.replace("severity: error", "severity: grave").replace(
        "phrases: [unlimited liability]", "phrases: [' ']"
    )
    (project / "playbook" / "TEAM001.yaml").write_text(text, encoding="utf-8")
    status, _, err = audited(capsys, TRAP)
    assert status == 2
    assert "error: playbook/TEAM001.yaml:7:1: 'grave' is unknown" in err
    assert "error: playbook/TEAM001.yaml:9:13: should be words" in err


def test_an_own_rule_may_not_take_the_name_of_another(
    project: Path, settle: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    settle('rules = ["playbook/"]\n')
    (project / "playbook").mkdir()
    text = OWN_RULE.replace("name: unlimited-liability", "name: long-notice")
    (project / "playbook" / "TEAM001.yaml").write_text(text, encoding="utf-8")
    assert "the rule TEAM001 in it is called 'long-notice', and so is EXIT005" in audited(capsys, TRAP)[2]


SUPPRESS = """
[[suppress]]
rule = "no-provider-exit"
file = "contracts/*.md"
reason = "signed in 2019; ends in March"
until = 2026-06-01
"""


def test_a_suppressed_finding_does_not_count_and_is_told_with_its_reason(
    settle: Callable[[str], Path], capsys: pytest.CaptureFixture[str], today: Callable[[str], None]
) -> None:
    settle(SUPPRESS)
    status, report, err = audited(capsys, TRAP)
    assert (status, err) == (0, "")
    assert "EXIT001" not in rules_of(report)
    (waived,) = report["documents"][0]["waived"]
    assert (waived["by"], waived["until"]) == ("suppression", "2026-06-01")
    assert waived["finding"]["rule"] == "EXIT001"
    assert run(["audit", TRAP]) == 0
    assert "(Not counted: signed in 2019; ends in March.) (Until 2026-06-01.)" in " ".join(
        capsys.readouterr().out.split()
    )


def test_the_day_after_its_last_day_it_counts_again(
    settle: Callable[[str], Path], capsys: pytest.CaptureFixture[str], today: Callable[[str], None]
) -> None:
    settle(SUPPRESS)
    today("2026-06-02")
    status, report, err = audited(capsys, TRAP)
    assert status == 1
    assert "EXIT001" in rules_of(report)
    assert err == (
        "note: clausekit.toml:2: the suppression of EXIT001 for contracts/*.md ran out on 2026-06-01; it counts again\n"
    )


def test_a_suppression_that_is_not_needed_is_told(
    settle: Callable[[str], Path], capsys: pytest.CaptureFixture[str], today: Callable[[str], None]
) -> None:
    settle(SUPPRESS.replace("no-provider-exit", "EXIT005"))
    assert "is not needed; take it out" in audited(capsys, TRAP)[2]
    assert audited(capsys, LOCK_IN)[2] == "", "it is for other contracts than this"


def test_a_baseline_lets_only_what_is_new_count(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    flags = ("contracts", "--baseline", "known.json")
    assert audited(capsys, *flags, "--update-baseline")[0] == 0
    status, report, err = audited(capsys, *flags)
    assert (status, err) == (0, "")
    assert [rules_of(report, 0), rules_of(report, 1)] == [[], []]
    assert {waived["by"] for waived in report["documents"][1]["waived"]} == {"baseline"}
    worse = (project / LOCK_IN).read_text(encoding="utf-8").replace("sixty (60)", "two hundred (200)")
    (project / LOCK_IN).write_text("A new first line.\n\n" + worse, encoding="utf-8")
    _, report, _ = audited(capsys, *flags)
    assert rules_of(report, 0) == ["EXIT005", "EXIT006"]


def test_what_is_gone_from_the_contracts_is_pruned_from_the_baseline(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    flags = ("contracts", "--baseline", "known.json")
    audited(capsys, *flags, "--update-baseline")
    before = json.loads((project / "known.json").read_bytes())["contracts"]
    shutil.copy(SAMPLES / "fair.md", project / TRAP)
    assert "findings of the baseline are gone; take them out with --update-baseline" in audited(capsys, *flags)[2]
    audited(capsys, *flags, "--update-baseline")
    after = json.loads((project / "known.json").read_bytes())["contracts"]
    assert len(after.get(TRAP, {})) < len(before[TRAP])
    assert after[LOCK_IN] == before[LOCK_IN]
    (project / TRAP).unlink()
    audited(capsys, *flags, "--update-baseline")
    assert list(json.loads((project / "known.json").read_bytes())["contracts"]) == [LOCK_IN]


def test_a_part_of_the_contracts_leaves_the_others_in_the_baseline(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    audited(capsys, "contracts", "--baseline", "known.json", "--update-baseline")
    whole = (project / "known.json").read_bytes()
    audited(capsys, LOCK_IN, "--baseline", "known.json", "--update-baseline")
    assert (project / "known.json").read_bytes() == whole


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "there is no such baseline"),
        (b"{", "is no baseline"),
        (b"[1]", "is no baseline"),
        (b'{"baseline": 1, "side": "client", "contracts": {}}', "is a baseline for the client"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], content: bytes | None, reason: str
) -> None:
    if content is not None:
        (project / "known.json").write_bytes(content)
    status, _, err = audited(capsys, TRAP, "--baseline", "known.json")
    assert status == 2
    assert err.startswith("error: known.json: ")
    assert reason in err
    assert err.count("\n") == 1


def test_a_baseline_to_update_must_be_named(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--update-baseline needs --baseline FILE" in audited(capsys, TRAP, "--update-baseline")[2]


def test_the_hook_for_pre_commit_runs_the_audit_on_the_files_it_is_given(project: Path) -> None:

    (hook,) = yaml.safe_load((REPO / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == "clausekit-audit"
    program = str(Path(sys.executable).parent / "clausekit")
    command = [program, *hook["entry"].split()[1:], *hook.get("args", []), LOCK_IN, TRAP]
    done = subprocess.run(command, capture_output=True, encoding="utf-8")
    assert done.returncode == 1
    assert "NO WAY OUT" in done.stdout

    assert all(re.search(hook["files"], name) for name in ("a/b.docx", "B.PDF", "c.md", "d.txt", "e.html"))
    assert not re.search(hook["files"], "notes.py")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_shell_completes_commands_and_options(shell: str) -> None:
    program = str(Path(sys.executable).parent / "clausekit")
    source = subprocess.run(
        [program],
        env={"_CLAUSEKIT_COMPLETE": f"{shell}_source", "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
    )
    assert source.returncode == 0
    assert "_CLAUSEKIT_COMPLETE" in source.stdout
    words = {"COMP_WORDS": "clausekit audit --fo", "COMP_CWORD": "2" if shell != "fish" else "--fo"}
    done = subprocess.run(
        [program],
        env={"_CLAUSEKIT_COMPLETE": f"{shell}_complete", "PATH": "/usr/bin:/bin", **words},
        capture_output=True,
        text=True,
    )
    assert "--format" in done.stdout


def test_the_language_of_the_system_has_no_say_in_what_programs_read(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    reports = []
    for locale in ("C", "ko_KR.UTF-8", "vi_VN.UTF-8"):
        monkeypatch.setenv("LANG", locale)
        monkeypatch.setenv("LC_ALL", locale)
        reports.append(audited(capsys, TRAP)[1])
    assert reports[0] == reports[1] == reports[2]


def test_the_examples_in_the_documents_are_right(
    project: Path, settle: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    page = (REPO / "docs" / "team-use.md").read_text(encoding="utf-8")
    (toml,) = re.findall(r"```toml\n(.*?)```", page, re.DOTALL)
    rule = next(block for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL) if block.startswith("rule:"))
    settle(toml)
    (project / "playbook").mkdir()
    (project / "playbook" / "TEAM001.yaml").write_text(rule, encoding="utf-8")
    assert audited(capsys, "contracts", "--update-baseline")[0] == 0
    assert (project / "clausekit-baseline.json").is_file()
    assert audited(capsys, "contracts")[0] == 0
    for name in re.findall(r"`\[rule\.([\w-]+)\]`", page):
        assert run(["explain", name]) == 0
