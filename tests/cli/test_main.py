"""What a slip in the command itself comes to: one line that says what was typed, and where the right way stands."""

from __future__ import annotations

import re

import pytest

from clausekit import __version__
from clausekit.cli.main import run
from clausekit.cli.ui import languages

Printed = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("audit --side foo x", "error: invalid value for '--side': 'foo' is not one of 'provider', 'client'; "),
        ("audit --formt json x", "error: no such option '--formt'; did you mean '--format'? See "),
        ("audit --qiet x", "error: no such option '--qiet'; did you mean one of: '--quiet', '--side'? See "),
        ("audit", "error: missing argument 'PATH...'; "),
        ("audti x", "error: there is no command 'audti'; did you mean 'audit'? See "),
        ("frobnicate", "error: there is no command 'frobnicate'; "),
        ("clauses shw", "error: no such command 'shw'; did you mean 'show'? See "),
    ],
)
def test_a_slip_is_told_in_one_line_with_the_way_to_the_help(words: str, told: str, capsys: Printed) -> None:
    assert run(words.split()) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(told)
    assert shown.err.endswith("--help'\n")
    assert shown.err.count("\n") == 1


def test_the_version_needs_no_words(capsys: Printed) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"clausekit {__version__}\n"


@pytest.mark.parametrize("language", languages())
def test_no_line_has_a_question_mark_before_another_sign(language: str, capsys: Printed) -> None:
    for words in ("audti x", "audit --formt json x", "clauses shw", "build --pagee a4 x", "clauses show exti"):
        assert run([*words.split(), "--ui-lang", language]) == 2
        assert re.search(r"\?\s*[;,.]", capsys.readouterr().err) is None


def test_a_number_below_none_is_told(capsys: Printed) -> None:
    assert run(["audit", "x", "--jobs", "-1"]) == 2
    assert "'--jobs': must be 0 or more; see" in capsys.readouterr().err.replace("'-j' / ", "")


@pytest.mark.parametrize("words", [[], ["clauses"]])
def test_a_command_alone_that_needs_more_shows_its_help(words: list[str], capsys: Printed) -> None:
    assert run(words) == 2
    assert "Examples:" in capsys.readouterr().err
