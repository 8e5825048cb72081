"""What a wheel holds, and what it loads: the figures of start-up time stand on this."""

from __future__ import annotations

import json
import os
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
import yaml

from clausekit import resources
from clausekit.cli.main import run as clausekit

HEAVY = ("docx", "jinja2", "lxml", "pydantic", "pypdfium2", "yaml")
"""What an audit of a text file never needs; together they cost more than the audit."""


@pytest.fixture(scope="module")
def wheel(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    run = subprocess.run(command, cwd=repo, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the unpacked wheel and nothing else."""
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run_installed(installed: Path, code: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run Python code with the unpacked wheel first on the path, away from the checkout."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run([sys.executable, "-c", code], cwd=cwd, env=environment, capture_output=True, text=True)


def data_files(installed: Path) -> list[Path]:
    folder = installed / "clausekit" / "data"
    edited = {folder / "clauses", folder / "templates"}
    return [path for path in sorted(folder.rglob("*.yaml")) if not edited & set(path.parents)]


def test_every_data_file_has_a_json_copy_that_says_the_same(installed: Path) -> None:
    files = data_files(installed)
    assert {path.parent.name for path in files} >= {"languages", "rules"}
    for path in files:
        assert json.loads(path.with_suffix(".json").read_bytes()) == yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("text", ["1: one", "day: 2026-01-31"])
def test_data_that_json_would_change_is_refused(repo: Path, tmp_path: Path, text: str) -> None:
    source = tmp_path / "data.yaml"
    source.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="write it in quotes"):
        runpy.run_path(str(repo / "hatch_build.py"))["compiled"](source)


def test_clauses_and_templates_ship_as_people_edit_them(installed: Path, repo: Path) -> None:
    for kind in ("clauses", "templates"):
        shipped = {path.name: path.read_bytes() for path in (installed / "clausekit" / "data" / kind).rglob("*.yaml")}
        ours = {path.name: path.read_bytes() for path in (repo / kind).rglob("*.yaml")}
        assert shipped == ours != {}


BUILD = """
import sys
from clausekit.cli.main import run
from clausekit.library import load_library
status = run(["build", sys.argv[1], "-o", "agreement.docx", "-q", "--fail-on", "never"])
heavy = sorted({"pydantic", "jinja2", "docx", "lxml"} & set(sys.modules))
print([status, heavy, load_library()["exit"].version])
"""


def build_installed(installed: Path, repo: Path, folder: Path) -> tuple[str, bytes]:
    deal = repo / "samples" / "deals" / "design-studio.yaml"
    built = run_installed(installed, BUILD.replace("sys.argv[1]", repr(str(deal))), folder)
    assert built.stderr == ""
    return built.stdout.strip(), (folder / "agreement.docx").read_bytes()


def test_a_build_of_shipped_clauses_checks_nothing_again(installed: Path, repo: Path, tmp_path: Path) -> None:
    said, _ = build_installed(installed, repo, tmp_path)
    assert said.startswith("[0, [], ")


def test_an_installed_clause_that_was_edited_is_read_and_checked(installed: Path, repo: Path, tmp_path: Path) -> None:
    shutil.copytree(installed, tmp_path / "own")
    clause = tmp_path / "own" / "clausekit" / "data" / "clauses" / "exit.yaml"
    clause.write_text(re.sub(r"version: \d+", "version: 77", clause.read_text("utf-8"), count=1), encoding="utf-8")
    said, _ = build_installed(tmp_path / "own", repo, tmp_path)
    assert said == "[0, ['jinja2', 'pydantic'], 77]"
    clause.write_text("clause: exit\n", encoding="utf-8")
    broken = run_installed(tmp_path / "own", "from clausekit.cli.main import main; main(['clauses', 'list'])", tmp_path)
    assert "the key 'version' is missing" in broken.stderr


def test_a_copy_of_the_shipped_files_where_one_works_is_read_like_any_other(
    installed: Path, repo: Path, tmp_path: Path
) -> None:
    for kind in ("clauses", "templates"):
        shutil.copytree(repo / kind, tmp_path / kind)
    said, _ = build_installed(installed, repo, tmp_path)
    assert said.startswith("[0, ['jinja2', 'pydantic'], ")


LAID_OVER = """
import sys
from clausekit import yamlfile
from clausekit.cli.main import run
loaded, load = [], yamlfile.load
yamlfile.load = lambda path: loaded.append(path.parts[-2:]) or load(path)
status = run(["build", sys.argv[1], "-o", "agreement.docx", "-q", "--fail-on", "never"])
print([status, sorted("/".join(parts) for parts in loaded)])
"""


def test_a_clause_of_ones_own_is_the_only_one_that_is_parsed(installed: Path, repo: Path, tmp_path: Path) -> None:
    tmp_path.joinpath("clauses").mkdir()
    shutil.copy(repo / "clauses" / "exit.yaml", tmp_path / "clauses")
    shutil.copy(repo / "samples" / "deals" / "design-studio.yaml", tmp_path / "deal.yaml")
    said = run_installed(installed, LAID_OVER.replace("sys.argv[1]", "'deal.yaml'"), tmp_path)
    assert (said.stderr, said.stdout) == ("", f"[0, ['clauses/exit.yaml', '{tmp_path.name}/deal.yaml']]\n".replace(
        f"{tmp_path.name}/", ""))  # fmt: skip


def test_a_clause_of_ones_own_that_takes_something_away_is_told_where_it_is_missed(
    installed: Path, repo: Path, tmp_path: Path
) -> None:
    tmp_path.joinpath("clauses").mkdir()
    fees = repo.joinpath("clauses", "fees.yaml").read_text(encoding="utf-8")
    tmp_path.joinpath("clauses", "fees.yaml").write_text(re.sub(r"\bcurrency\b", "money", fees), encoding="utf-8")
    said = run_installed(installed, "from clausekit.cli.main import main; main(['clauses', 'check'])", tmp_path)
    assert "deposit.yaml" in said.stderr
    assert "the clause 'fees' has no parameter 'currency'" in said.stderr


def test_an_agreement_is_the_same_from_a_wheel_and_from_a_checkout(installed: Path, repo: Path, tmp_path: Path) -> None:
    _, from_wheel = build_installed(installed, repo, tmp_path)
    deal = repo / "samples" / "deals" / "design-studio.yaml"
    assert clausekit(["build", str(deal), "-o", str(tmp_path / "own.docx"), "-q", "--fail-on", "never"]) == 0
    assert (tmp_path / "own.docx").read_bytes() == from_wheel


def test_the_wheel_holds_every_module_and_no_test(installed: Path, repo: Path) -> None:
    shipped = {path.relative_to(installed).as_posix() for path in installed.rglob("*.py")}
    assert shipped == {path.relative_to(repo).as_posix() for path in (repo / "clausekit").rglob("*.py")}
    assert (installed / "clausekit" / "py.typed").is_file()


def test_two_wheels_of_the_same_checkout_are_the_same(wheel: Path, repo: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=repo, capture_output=True, check=True)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_a_wheel_made_from_the_source_package_is_the_same(wheel: Path, repo: Path, tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build"]
    subprocess.run([*build, "-t", "sdist", "-d", str(tmp_path)], cwd=repo, capture_output=True, check=True)
    (source,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(source) as archive:
        archive.extractall(tmp_path, filter="data")
    unpacked = tmp_path / source.name.removesuffix(".tar.gz")
    subprocess.run([*build, "-t", "wheel", "-d", str(tmp_path)], cwd=unpacked, capture_output=True, check=True)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


@pytest.mark.parametrize("format_", ["terminal", "json"])
def test_an_audit_of_a_text_loads_nothing_heavy(installed: Path, repo: Path, tmp_path: Path, format_: str) -> None:
    contract = tmp_path / "contract.txt"
    contract.write_text(
        (repo / "samples" / "contracts" / "no-way-out.md").read_text(encoding="utf-8"), encoding="utf-8"
    )
    code = f"""
import sys
from clausekit.cli.main import run
import clausekit
assert clausekit.__file__.startswith({str(installed)!r}), clausekit.__file__
status = run(["audit", "--format", {format_!r}, {str(contract)!r}])
heavy = sorted(set({HEAVY!r}) & set(sys.modules))
print("status", status, "heavy", heavy)
"""
    run = run_installed(installed, code, tmp_path)
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == "status 1 heavy []"


def test_the_command_line_itself_loads_nothing_heavy(installed: Path, tmp_path: Path) -> None:
    code = f"import sys, clausekit.cli.main; print(sorted(set({HEAVY!r}) & set(sys.modules)))"
    assert run_installed(installed, code, tmp_path).stdout.strip() == "[]"


@pytest.mark.parametrize("code", resources.names("languages"))
def test_a_language_is_read_the_same_where_the_fast_yaml_reader_is_missing(code: str) -> None:
    words = (resources.shipped("languages") / f"{code}.yaml").read_text(encoding="utf-8")
    assert yaml.load(words, yaml.SafeLoader) == yaml.load(words, yaml.CSafeLoader)
