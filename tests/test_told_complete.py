"""Every line that clausekit says by itself is said in every language that reports are written in."""

from __future__ import annotations

import re
import runpy
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from string import Formatter

import pytest

from clausekit import resources
from clausekit.cli.main import run
from clausekit.reporters import Failure, Look, Report, reporter
from clausekit.rules import shipped, spoken
from clausekit.saying import told

Printed = pytest.CaptureFixture[str]

LANGUAGES = [one for one in resources.names("messages") if one != "en"]
CATALOGUE = runpy.run_path(str(Path(__file__).parent.parent / "scripts" / "catalogue.py"))
LINES: Mapping[str, Mapping[str, str]] = {"errors": CATALOGUE["errors"](), "help": CATALOGUE["help_lines"]()}
SAME = {
    "clausekit user",
    "'default' {reason}",
    "{path}: {reason}",
    "{reason}",
    "{key!r} {reason}",
    "facts.{clause}.{name} {reason}",
}
"""A name, and lines that are places only."""

SLIPS = {
    "audit none.txt": ("{path}: {reason}", "there is no such file; check the name"),
    "audit folder/": ("no contract in {paths}; files end in {endings}",),
    "audit picture.png": ("is a picture; run OCR on it and give the text",),
    "audit x --side foo": ("invalid value for {param}: {reason}", "{value} is not one of {choices}"),
    "audit x --qiet": ("no such option {option}; did you mean one of: {near}?",),
    "audit": ("missing argument {param}", "{slip}; see '{command} --help'"),
    "audti": ("there is no command {name!r}{hint}", "; did you mean {near!r}?"),
    "explain zzz": ("there is no rule {name!r}; `clausekit explain` lists them all",),
    "explain EXIT0001": ("there is no rule {name!r}; did you mean {near}? `clausekit explain` lists them all",),
    "clauses show exti": ("there is no clause {id!r}{hint} (`clausekit clauses list` shows them all)",),
    "clauses check wrong.yaml": ("the key {key!r} is missing",),
    "clauses check broken.yaml": ("not valid YAML: {reason} ({hint})", "a quote that is not closed?"),
    "clauses new Pets": ("{key!r} {reason}", "must be small letters, digits and single hyphens, such as change-orders"),
    "build deal.yaml": ("unknown key {key!r}{hint}", "must be a date such as 2026-03-02"),
    "build deal.yaml -o out.odt": ("{path}: the ending must be {first} or {last}",),
    "build deal.yaml --batch table.csv -o out": ("the first row must name the columns, such as client.name",),
    "audit contract.txt --update-baseline": (
        "--update-baseline needs --baseline FILE, or a baseline in clausekit.toml",
    ),
    "audit contract.txt --config settings.toml": ("{value!r} is unknown; known are {known}",),
    "fix picture.png": ("is a picture; run OCR on it and give the text",),
}
FILES = {
    "picture.png": b"\x89PNG\r\n",
    "wrong.yaml": b"clause: wrong\n",
    "broken.yaml": b'clause: "exit\n',
    "deal.yaml": b"date: soon\nlangage: en\nprovider: {name: A}\nclient: {name: B}\n",
    "table.csv": b",\n1,2\n",
    "contract.txt": b"Either party may end this agreement at any time.\n",
    "settings.toml": b'side = "nobody"\n',
}


def said_in(language: str) -> dict[str, str]:
    parts = resources.load("told", language) if language in resources.names("told") else {}
    return {english: said for part in parts.values() for english, said in part.items()}


def places(line: str) -> Counter[str]:
    """The places of a format string, with their signs; of one that is none, what stands in braces."""
    try:
        found = [f"{name}!{sign}:{form}" for _, name, form, sign in Formatter().parse(line) if name is not None]
    except ValueError:
        found = re.findall(r"\{[^{}]*\}", line)
    return Counter(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_is_said(language: str) -> None:
    said = resources.load("told", language)
    assert {name: [*CATALOGUE["lacking"](said[name], lines)] for name, lines in LINES.items()} == {
        "errors": [], "help": [],
    }  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_kept_that_is_no_longer_said(language: str) -> None:
    said = resources.load("told", language)
    assert said.keys() == LINES.keys()
    assert [line for name, lines in LINES.items() for line in said[name] if line not in lines] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_has_the_places_of_the_english(language: str) -> None:
    said = said_in(language)
    # A place may be named more than once or less often; one that is new or lost is a mistake.
    assert [line for line in said if places(line).keys() != places(said[line]).keys()] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_says_something_of_its_own(language: str) -> None:
    same = [
        line
        for line, said in said_in(language).items()
        if said == line and re.search("[a-z]{3}", re.sub(r"\{.*?\}", "", line))
    ]
    assert set(same) <= SAME, same


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("words", SLIPS)
def test_a_slip_is_told_whole_in_the_language(
    words: str, language: str, tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("folder").mkdir()
    for name, content in FILES.items():
        Path(name).write_bytes(content)
    assert run([*words.split(), "--ui-lang", language]) == 2
    shown = capsys.readouterr().err
    for template in SLIPS[words]:
        parts = [text for text, *_ in Formatter().parse(said_in(language)[template])]
        assert [part for part in parts if part not in shown] == []
    assert shown.startswith(said_in(language)["error:"])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["html", "markdown", "terminal"])
def test_a_file_that_could_not_be_read_is_told_in_the_language_of_the_report(form: str, language: str) -> None:
    reason = told("is a picture; run OCR on it and give the text")
    report = Report("provider", (), (Failure("a.png", reason), Failure("b.png", reason)), shipped())
    shown = reporter(form)(report, Look(language=language))
    assert str(reason) not in shown
    if form != "terminal":
        assert spoken(reason, language) in shown.replace("\\", "")  # Markdown has its signs escaped


def test_what_programs_read_keeps_its_english() -> None:
    reason = told("is a picture; run OCR on it and give the text")
    report = Report("provider", (), (Failure("a.png", reason),), shipped())
    for form in ("json", "sarif"):
        assert str(reason) in reporter(form)(report, Look(language="ko"))
