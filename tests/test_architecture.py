"""The shape of the code: which way imports point, how long a module may be, that everything public says what it is."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "clausekit"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 400
VAGUE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "managers"}


def names_of(paths: list[Path]) -> list[str]:
    return [path.relative_to(PACKAGE.parent).as_posix() for path in paths]


def public_definitions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """The functions and classes of a module whose names have no underscore in front."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node


def test_there_is_a_package_to_inspect() -> None:
    assert len(MODULES) > 20
    assert PACKAGE / "cli" / "main.py" in MODULES


def test_each_import_points_one_way() -> None:
    lint_imports = Path(sys.executable).parent / "lint-imports"
    run = subprocess.run([lint_imports, "--no-cache"], cwd=PACKAGE.parent, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
    inspected = re.search(r"Analyzed (\d+) files?, (\d+) dependenc", run.stdout)
    assert inspected, run.stdout
    assert int(inspected[1]) >= len(MODULES), "import-linter did not see every module"
    assert int(inspected[2]) > 20
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", run.stdout), run.stdout


@pytest.mark.parametrize("path", MODULES, ids=names_of(MODULES))
def test_no_module_of_ours_is_imported_inside_a_function(path: Path) -> None:
    hidden = [
        f"line {node.lineno}"
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
        if (isinstance(node, ast.Import) and any(name.name.split(".")[0] == "clausekit" for name in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.level or (node.module or "").split(".")[0] == "clausekit"))
    ]
    assert hidden == []


@pytest.mark.parametrize("path", MODULES, ids=names_of(MODULES))
def test_no_module_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", MODULES, ids=names_of(MODULES))
def test_everything_public_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    silent = [f"{node.name}, line {node.lineno}" for node in public_definitions(tree) if not ast.get_docstring(node)]
    if tree.body and not ast.get_docstring(tree):
        silent.append("the module")
    assert silent == []


def test_no_name_says_nothing() -> None:
    modules = {part for path in MODULES for part in path.relative_to(PACKAGE).with_suffix("").parts}
    assert modules & VAGUE == set()
    classes = {
        node.name
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ClassDef)
    }
    assert [name for name in classes if name.endswith(("Manager", "Helper", "Util", "Utils"))] == []


def test_an_import_that_points_up_is_caught(tmp_path: Path) -> None:
    """The check of the layers sees what it should: a copy of the package with one wrong import breaks it."""
    shutil.copytree(PACKAGE, tmp_path / "clausekit", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PACKAGE.parent / "pyproject.toml", tmp_path)
    errors = tmp_path / "clausekit" / "errors.py"
    errors.write_text("from clausekit.cli import main as main\n" + errors.read_text(encoding="utf-8"), encoding="utf-8")
    lint = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    command = [sys.executable, "-P", "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r}); {lint}"]
    run = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "clausekit.errors is not allowed to import clausekit.cli" in run.stdout


SUFFIX = r"Inc|Incorporated|Corp|Corporation|Company|Co|Ltd|Limited|LLC|L\.L\.C|LP|L\.P|PLC|plc|GmbH|AG|S\.A|N\.V|B\.V"
COMPANY = re.compile(rf"((?:[A-Z0-9][\w&'.-]*\s+)*[A-Z0-9][\w&'.-]*),?\s+(?:{SUFFIX})\b")
ORDINARY = {"Company", "Engineering", "GitHub", "Google", "Mozilla", "Trading", "Village", "Winters"}
WRITTEN_BY_US = ("clausekit", "clauses", "templates", "samples", "tests", "docs", "benchmarks", "scripts")


def companies_of(labels: Path) -> set[str]:
    """The names, without "Inc." and the like, of the companies that a file of labels gives as parties."""
    parties = json.loads(labels.read_text(encoding="utf-8"))
    names = {match for side in ("provider", "client") for match in COMPANY.findall(parties[side]["name"] or "")}
    return {name for name in names if len(name) > 4 and name not in ORDINARY}


@pytest.mark.corpus
def test_no_company_of_the_corpus_is_named(corpus: Path, repo: Path) -> None:
    """Nothing may be tuned to one contract: the companies of the labelled contracts stand nowhere in our files."""
    folders = ("exits", "agreements-labels", "languages-labels")
    companies = {
        name for folder in folders for labels in corpus.joinpath(folder).glob("*.json") for name in companies_of(labels)
    }
    assert len(companies) > 100
    pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(companies, key=len, reverse=True)))})\b")
    ours = [path for folder in WRITTEN_BY_US for path in repo.joinpath(folder).rglob("*") if path.is_file()]
    texts = [
        path for path in (*ours, *repo.glob("*.md")) if path.suffix in {"", ".md", ".py", ".txt", ".yaml", ".json"}
    ]
    named = [
        f"{path.relative_to(repo)}: {found}"
        for path in texts
        for found in sorted(set(pattern.findall(path.read_text(encoding="utf-8", errors="replace"))))
    ]
    assert named == []
