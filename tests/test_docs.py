"""The documents say what is so: their commands run, their output is what is printed, their links lead somewhere."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from clausekit import __version__
from clausekit.cli.main import cli

REPO = Path(__file__).parent.parent
PAGES = [REPO / "README.md", REPO / "CONTRIBUTING.md", *sorted(REPO.joinpath("docs").glob("*.md"))]
ALL_PAGES = [*PAGES, REPO / "CHANGELOG.md"]
BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
STATUS = re.compile(r"\s+# exit status (\d)$")
LEFT_OUT = "…"
"""A line of output that is only this stands for any number of lines."""


class Shown(NamedTuple):
    """A command as a page shows it: the exit status it names (0 unless it says otherwise) and the lines below it."""

    command: str
    status: int
    output: tuple[str, ...]


def name_of(path: Path) -> str:
    return path.relative_to(REPO).as_posix()


def shown_on(page: Path) -> list[Shown]:
    """The `clausekit` commands of the page's console blocks, with the output printed below each."""
    shown = []
    for block in BLOCK.findall(page.read_text(encoding="utf-8")):
        for entry in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            line, *output = entry.rstrip("\n").split("\n")
            status = STATUS.search(line)
            shown.append(Shown(STATUS.sub("", line), int(status[1]) if status else 0, tuple(output)))
    return [one for one in shown if one.command.startswith("clausekit")]


def matches(shown: tuple[str, ...], printed: list[str]) -> bool:
    """True where the printed lines are those shown; a line of … stands for any lines."""
    pattern = "".join(r"(?:.*\n)*" if line.strip() == LEFT_OUT else re.escape(line.rstrip()) + r"\n" for line in shown)
    return re.fullmatch(pattern, "".join(line.rstrip() + "\n" for line in printed)) is not None


def leaves(command: click.Command, trail: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Every command under `command`, groups included, with the words that name it."""
    if trail:
        yield trail, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            assert child is not None, name
            yield from leaves(child, (*trail, name))


def commands() -> list[tuple[tuple[str, ...], click.Command]]:
    return list(leaves(cli))


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_commands_on_a_page_print_what_it_shows(page: Path, tmp_path: Path) -> None:
    shutil.copytree(REPO / "samples", tmp_path / "samples")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1"}
    for shown in shown_on(page):
        run = subprocess.run(
            ["bash", "-c", shown.command],
            cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8",
        )  # fmt: skip
        assert run.returncode == shown.status, f"$ {shown.command}\n{run.stdout}"
        if shown.output:
            printed = run.stdout.splitlines()
            difference = "\n".join(difflib.unified_diff(shown.output, printed, "shown", "printed", lineterm=""))
            assert matches(shown.output, printed), f"$ {shown.command}\n{difference}"


def test_the_readme_shows_commands() -> None:
    shown = [one.command for one in shown_on(REPO / "README.md")]
    assert any(command.startswith("clausekit build ") for command in shown)
    assert any(command.startswith("clausekit audit ") for command in shown)


@pytest.mark.parametrize(
    ("trail", "command"), commands(), ids=lambda value: " ".join(value) if isinstance(value, tuple) else ""
)
def test_every_command_is_explained_and_shown(trail: tuple[str, ...], command: click.Command) -> None:
    assert command.help, "the command says nothing of itself"
    if not isinstance(command, click.Group):
        words = "clausekit " + " ".join(trail)
        assert any(words in page.read_text(encoding="utf-8") for page in PAGES), f"no page mentions {words}"
    help_text = command.get_help(click.Context(command, info_name=" ".join(trail)))
    assert re.search(rf"Examples?:\n+\s+clausekit {trail[0]}", help_text), "its help has no example"


@pytest.mark.parametrize("page", ALL_PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", target):
            continue
        file, _, anchor = target.partition("#")
        linked = page.parent / file if file else page
        if not linked.exists() or (anchor and anchor not in anchors(linked)):
            broken.append(target)
    assert broken == []


def anchors(page: Path) -> set[str]:
    """The names by which the headings of a page can be linked to."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_the_reference_pages_say_what_the_program_says() -> None:
    check = [sys.executable, str(REPO / "scripts" / "reference.py"), "--check"]
    run = subprocess.run(check, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_package_program_and_changelog_name_the_same_version() -> None:
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert f"\n## {__version__}" in (REPO / "CHANGELOG.md").read_text(encoding="utf-8")
