"""What a slip in the command itself comes to: one line that says what was typed, and where the right way stands."""

from __future__ import annotations

import pytest

from clausekit.cli.main import run

Printed = pytest.CaptureFixture[str]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("audit --side foo x", "error: invalid value for '--side': 'foo' is not one of 'provider', 'client'; "),
        ("audit --formt json x", "error: no such option '--formt'; did you mean '--format'?; "),
        ("audit", "error: missing argument 'PATH...'; "),
        ("audti x", "error: there is no command 'audti'; did you mean 'audit'?; "),
        ("frobnicate", "error: there is no command 'frobnicate'; "),
        ("clauses shw", "error: no such command 'shw'; did you mean 'show'?; "),
    ],
)
def test_a_slip_is_told_in_one_line_with_the_way_to_the_help(words: str, told: str, capsys: Printed) -> None:
    assert run(words.split()) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(told)
    assert shown.err.endswith("--help'\n")
    assert shown.err.count("\n") == 1


@pytest.mark.parametrize("words", [[], ["clauses"]])
def test_a_command_alone_that_needs_more_shows_its_help(words: list[str], capsys: Printed) -> None:
    assert run(words) == 2
    assert "Examples:" in capsys.readouterr().err
