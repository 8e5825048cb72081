"""Lines for a person: said in English where they arise, and put into that person's language where they are shown."""

from __future__ import annotations

import ast
import pickle
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from clausekit import resources
from clausekit.cli.auditing import Task, audit_all
from clausekit.errors import InputError, SourceError, SourceErrors, because
from clausekit.reporters import Failure
from clausekit.rules import shipped, spoken, telling
from clausekit.saying import NOTHING, Told, Word, Words, said, told

Printed = pytest.CaptureFixture[str]

WRONG = "invalid value for {param}: {reason}"
UNLISTED = "{value} is not one of {choices}"


SLIPS = ("UsageError", "BadParameter", "ClickException")


def calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    """The calls of a function of that name in the code, with where they stand."""
    for path in sorted(resources.PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield f"{path.relative_to(resources.PACKAGE)}:{node.lineno}", node


def korean(template: str, **values: object) -> str:
    """The Korean of a line as the translators have written it."""
    (found,) = (part[template] for part in resources.load("told", "ko").values() if template in part)
    return str(found).format_map(values)


@pytest.mark.parametrize("name", ["told", "telling"])
def test_what_is_told_is_written_out_where_it_is_told(name: str) -> None:
    found = list(calls(name))
    assert found
    loose = [at for at, call in found if not (isinstance(call.args[0], ast.Constant) and len(call.args) == 1)]
    assert loose == []


@pytest.mark.parametrize("name", ["told", "telling"])
def test_every_place_of_a_line_is_filled_and_nothing_else_is_given(name: str) -> None:
    wrong = []
    for at, call in calls(name):
        given = {word.arg for word in call.keywords}
        template = call.args[0]
        assert isinstance(template, ast.Constant)
        places = {place for _, place, _, _ in Formatter().parse(template.value) if place} if given else set()
        # `**` gives some that cannot be seen here.
        if not given - {None} <= places or (None not in given and given != places):
            wrong.append(at)
    assert wrong == []


def test_what_is_told_of_a_word_of_the_command_line_is_a_line_too() -> None:
    lines = [
        (f"{path.name}:{node.lineno}", node.args[0])
        for path in sorted(resources.PACKAGE.rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in SLIPS
    ]
    assert lines
    assert [at for at, line in lines if not ast.unparse(line).startswith("told(")] == []


def test_a_line_reads_as_english_and_remembers_its_places() -> None:
    line = told("there is no clause {id!r}{hint}", id="exti", hint=told("; did you mean {near!r}?", near="exit"))
    assert line == "there is no clause 'exti'; did you mean 'exit'?"
    assert line.template == "there is no clause {id!r}{hint}"
    assert line.values["hint"] == "; did you mean 'exit'?"


def test_a_line_without_values_is_the_line_as_it_stands() -> None:
    assert told("must be a mapping, such as {en: …}") == "must be a mapping, such as {en: …}"
    assert not NOTHING


def test_a_line_is_said_in_another_language_with_what_stands_in_it() -> None:
    reason = told("{value} is not one of {choices}", value="'foo'", choices="'provider', 'client'")
    line = told("invalid value for {param}: {reason}", param="'--side'", reason=reason)
    inner = korean(UNLISTED, value="'foo'", choices="'provider', 'client'")
    assert spoken(line, "ko") == korean(WRONG, param="'--side'", reason=inner)
    assert spoken(line, "en") == str(line)


def test_words_that_have_no_translation_stay_as_they_come() -> None:
    assert spoken(Told("found character '\\t' {that} cannot start any token"), "ko").endswith("cannot start any token")
    assert spoken("plain text", "ko") == "plain text"


def test_a_saying_within_a_line_is_said_in_the_language_of_the_line() -> None:
    line = telling("{reason}", reason=said("doubt.too_short", n=7))
    assert line == "too little text to judge: 7 words"
    assert spoken(line, "ko") not in ("", str(line))


def test_a_word_of_a_list_is_said_in_the_language_of_the_line_and_as_it_is_where_that_has_none() -> None:
    line = Told("fr", "{language}", {"language": Word("fr", "language.fr")})
    assert spoken(line, "ko") == "fr"
    words = {"wording": Word("plain", "library.wording.plain"), "language": Word("en", "language.en")}
    line = Told("plain (en)", "{wording} ({language})", {**words})
    assert spoken(line, "en") == "plain (en)"
    assert spoken(line, "vi") == "lời thường (tiếng Anh)"
    assert pickle.loads(pickle.dumps(words["language"])).key == "language.en"


def test_what_the_clauses_say_in_several_languages_is_said_in_that_of_the_line_or_in_english() -> None:
    line = told("{name} ({about})", name="fees", about=Words("the price", {"en": "the price", "ko": "가격"}))
    assert line == "fees (the price)"
    again = pickle.loads(pickle.dumps(line))
    assert [spoken(again, language) for language in ("ko", "vi")] == ["fees (가격)", "fees (the price)"]


def test_a_line_comes_whole_from_another_process() -> None:
    line = told("cannot be read: {reason}", reason=Told("permission denied"))
    again = pickle.loads(pickle.dumps(line))
    assert (again, again.template, again.values) == (line, line.template, line.values)
    assert isinstance(again.values["reason"], Told)


def test_the_reasons_of_files_that_other_processes_read_are_lines_too(tmp_path: Path) -> None:
    paths = [tmp_path / name for name in ("a.pdf", "b.docx")]
    for path in paths:
        path.write_text("just words")
    found = list(audit_all([Task(str(path), "provider", shipped()) for path in paths], 2))
    reasons = [one.reason for one in found if isinstance(one, Failure)]
    assert [reason.template for reason in reasons] == [
        "is named like a {format} file but is none; get a fresh copy",
        "is named like a {format} file but is none; get a fresh copy",
    ]
    assert [reason.values["format"] for reason in reasons] == ["PDF", "DOCX"]


def test_an_error_has_its_line_and_reads_as_it() -> None:
    error = InputError(
        "a.txt", told("cannot be read: {reason}", reason=because(PermissionError(13, "Permission denied")))
    )
    assert str(error) == error.told == "a.txt: cannot be read: permission denied"
    assert error.told.values["reason"] is error.reason


def test_several_errors_are_said_one_below_the_other_each_in_the_language() -> None:
    reason = told("{value} is not one of {choices}", value="1", choices="2")
    line = SourceErrors((SourceError("a.yaml", reason, 3, 1), SourceError("a.yaml", reason))).told
    assert line == "a.yaml:3:1: 1 is not one of 2\na.yaml: 1 is not one of 2"
    expected = korean(UNLISTED, value="1", choices="2")
    assert [one.endswith(expected) for one in spoken(line, "ko").split("\n")] == [True, True]
