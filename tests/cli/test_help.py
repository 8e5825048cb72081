"""The language of what the command line says by itself: slips, errors, help."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from clausekit import resources
from clausekit.cli.commands import Command, Group
from clausekit.cli.main import cli, run
from clausekit.cli.recognised import FROM_CLICK, line_of
from clausekit.rules import spoken
from clausekit.saying import Told
from clausekit.text import width_of

Printed = pytest.CaptureFixture[str]

UNREADABLE = {"File {name} is not readable", "Directory {name} is not readable"}
COLUMNS = 80

SLIPS = (
    "audit x --side foo", "audit", "new deal", "audit --sid x", "audit x --foo9", "clauses foo", "clauses shw",
    "audit x -o", "audit x --quiet=1", "explain a b", "explain a b c", "audit x --jobs x", "audit x --jobs -1",
    "build d.yaml --style none", "build d.yaml --style .", "build d.yaml --clauses file", "build d.yaml --clauses none",
    "schema", "new --ui-lang ko", "audit x --qiet", "clauses copa",
)  # fmt: skip


CLOSED = ("build d.yaml --style closed", "build d.yaml --clauses shut")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with a file, and with a file and a folder that nobody but root may read."""
    monkeypatch.chdir(tmp_path)
    for name in ("file", "closed"):
        Path(name).write_text("words")
    Path("shut").mkdir()
    for name in ("closed", "shut"):
        Path(name).chmod(0)
    yield tmp_path
    Path("shut").chmod(0o700)


def commands() -> Iterator[tuple[list[str], click.Command]]:
    """Every command with the words that call it."""
    context = click.Context(cli)
    yield [], cli
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield [name], command
        if isinstance(command, click.Group):
            yield from (([name, child], one) for child, one in command.commands.items())


def slip(words: str) -> Told:
    with pytest.raises(click.UsageError) as caught:
        cli.main(words.split(), prog_name="clausekit", standalone_mode=False)
    return line_of(caught.value)


def templates(line: object) -> Iterator[str]:
    if isinstance(line, Told):
        yield line.template
        for value in line.values.values():
            yield from templates(value)


def korean(english: str) -> str:
    (found,) = (part[english] for part in resources.load("told", "ko").values() if english in part)
    return str(found)


def test_every_line_of_the_library_is_one_that_it_says(here: Path) -> None:
    said = {template for words in SLIPS for template in templates(slip(words))}
    assert set(FROM_CLICK) - said == UNREADABLE


def test_a_file_that_is_closed_is_told_in_a_line_of_the_library_too(
    here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # To root nothing is closed: the system is asked, and answers as it does anybody else.
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path).stat().st_mode & 0o400 != 0)
    said = {template for words in CLOSED for template in templates(slip(words))}
    assert said >= UNREADABLE


def test_what_our_own_checks_say_of_a_word_keeps_its_places(capsys: Printed) -> None:
    line = slip("build d.yaml --clause foo")
    own = "{value!r} names no choice; write CLAUSE=VARIANT, such as exit=substitute-first"
    assert list(templates(line)) == ["invalid value for {param}: {reason}", "'--clause'", own]
    assert run(["build", "d.yaml", "--clause", "foo"]) == 2
    assert capsys.readouterr().err.startswith("error: invalid value for '--clause': 'foo' names no choice; write ")


@pytest.mark.parametrize(
    "words", ["audit x --side foo --ui-lang ko", "--ui-lang ko audit x --side foo", "audit --ui-lang=ko x --side foo"]
)
def test_the_language_may_be_asked_for_anywhere(words: str, capsys: Printed) -> None:
    assert run(words.split()) == 2
    wrong, unlisted = korean("invalid value for {param}: {reason}"), korean("{value} is not one of {choices}")
    inner = unlisted.format(value="'foo'", choices="'provider', 'client'")
    outer = wrong.format(param="'--side'", reason=inner)
    assert f"{korean('error:')} {outer}" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words", ["audit --help --ui-lang ko", "--ui-lang ko audit --help", "audit --ui-lang ko --help"]
)
def test_the_help_is_in_that_language_wherever_it_is_asked_for(words: str, capsys: Printed) -> None:
    assert run(words.split()) == 0
    shown = capsys.readouterr().out
    assert shown.startswith(f"{korean('Usage')}: clausekit audit {korean('[OPTIONS]')} PATH...\n")
    for said in ("Say how to get out of a contract, and what is missing.", "Options", "Show this message and exit."):
        assert korean(said) in shown
    assert f"{korean('Who wants to get out.')} [{korean('default')}: provider]" in shown


@pytest.mark.parametrize("language", [one for one in resources.names("messages") if one != "en"])
def test_what_the_library_says_of_a_call_is_said_in_the_language(language: str, capsys: Printed) -> None:
    for words, _ in commands():
        assert run([*words, "--ui-lang", language, "--help"]) == 0
        assert re.search(r"OPTIONS|ARGS|TEXT|INTEGER|x>=", capsys.readouterr().out) is None


def test_an_option_without_its_value_is_told_in_the_language_that_was_asked_for(capsys: Printed) -> None:
    assert run(["audit", "x", "--ui-lang", "ko", "-o"]) == 2
    assert capsys.readouterr().err.startswith(korean("error:"))


def test_the_language_of_the_system_counts(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "ko_KR.UTF-8")
    assert run(["audit", "none.txt"]) == 2
    assert run(["audit", "none.txt", "--format", "json"]) == 2
    assert run(["audti"]) == 2
    assert run(["audit", "--help"]) == 0
    shown = capsys.readouterr()
    assert [line.partition(" ")[0] for line in shown.err.splitlines()] == [korean("error:")] * 3
    assert korean("Usage") in shown.out


@pytest.mark.parametrize("words", ["audit none.txt", "compare none.txt other.txt", "fix none.txt", "explain XYZ999"])
def test_an_error_is_told_in_the_language_of_the_settings(
    words: str, tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("clausekit.toml").write_text('language = "ko"\n')
    assert run(words.split()) == 2
    assert capsys.readouterr().err.startswith(korean("error:"))
    assert run([*words.split(), "--ui-lang", "en"]) == 2
    assert capsys.readouterr().err.startswith("error: ")


def test_the_help_in_english_is_that_of_the_library(capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cli, "context_class", click.Context)
    for words, command in commands():
        with click.Context(command, info_name=" ".join(["clausekit", *words])) as context:
            usual = command.get_help(context)
        with type(command).context_class(command, info_name=" ".join(["clausekit", *words])) as context:
            assert command.get_help(context) == usual


@pytest.mark.parametrize("language", [one for one in resources.names("messages") if one != "en"])
def test_the_help_in_another_language_keeps_within_its_width(language: str, capsys: Printed) -> None:
    for words, _ in commands():
        assert run([*words, "--ui-lang", language, "--help"]) == 0
        lines = capsys.readouterr().out.splitlines()
        typed = "    clausekit "
        assert [line for line in lines if width_of(line) > COLUMNS and not line.startswith(typed)] == []


def test_every_command_can_say_its_help_in_another_language() -> None:
    assert [words for words, command in commands() if not isinstance(command, Command | Group)] == []


def test_what_is_typed_in_an_example_is_not_translated(capsys: Printed) -> None:
    assert run(["audit", "--ui-lang", "ko", "--help"]) == 0
    assert "\n    clausekit audit contracts/ --side client\n" in capsys.readouterr().out


def test_words_of_no_language_stay_english() -> None:
    assert spoken(Told("Usage"), "zxx") == "Usage"
