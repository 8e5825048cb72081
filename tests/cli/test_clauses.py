"""`clausekit clauses`: what a person sees, what a program reads, and how a mistake in a clause file is shown."""

from __future__ import annotations

import json
import os
import pty
import re
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clausekit import resources
from clausekit.cli.clause_pages import table
from clausekit.cli.main import run
from clausekit.cli.ui import languages
from clausekit.library import load_library
from clausekit.reporters.layout import width_of

Clauses = Callable[..., tuple[int, str, str]]

MINE = """\
clause: pets
version: 1
title: {en: Pets}
purpose: {en: Says that the studio's dog may come along.}
group: people
parameters:
  dogs: {type: count, default: 1, min: 1, max: 3, about: {en: How many dogs.}}
  notice_days: {type: days, about: {en: How soon a side must say that it leaves.}}
variants:
  welcome:
    default: true
    rank: 1
    favours: both
    bargain: {en: Dogs come along.}
    provides:
      exits:
        - {side: client, trigger: convenience, notice_days: notice_days}
    requires: [services]
    text:
      en:
        plain: |
          The {{ provider.term }} may bring {{ dogs|number }} dogs:
          - if they are calm; and
            - if they are clean.

          The {{ client.term }} may end this Agreement at any time with {{ notice_days|days }}' written notice.
        formal: |
          {{ dogs|number }} dogs may attend.

          The {{ client.term }} may terminate this Agreement at any time upon {{ notice_days|days }}' written notice.
  not-welcome:
    rank: 2
    favours: client
    bargain: {en: Dogs stay at home.}
    text:
      en:
        plain: "No {{ dogs|number }} dogs, for {{ notice_days|days }}."
        formal: "No {{ dogs|number }} dogs shall attend for {{ notice_days|days }}."
"""


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with a clause of one's own in clauses/pets.yaml."""
    tmp_path.joinpath("clauses").mkdir()
    tmp_path.joinpath("clauses", "pets.yaml").write_text(MINE, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    return tmp_path


@pytest.fixture
def clauses(here: Path, capsys: pytest.CaptureFixture[str]) -> Clauses:
    """Runs `clausekit clauses …` in that folder: exit status, what is printed, what is complained."""

    def command(*words: str) -> tuple[int, str, str]:
        status = run(["clauses", *words])
        printed = capsys.readouterr()
        return status, printed.out, printed.err

    return command


def test_the_list_shows_every_clause_in_a_line(clauses: Clauses) -> None:
    status, out, err = clauses("list")
    first = [line.split()[0] for line in out.splitlines() if line and not line.startswith(" ")]
    assert (status, err) == (0, "")
    assert first == ["CLAUSE", *load_library([Path("clauses")]), "To"]


def test_a_group_is_listed_alone(clauses: Clauses) -> None:
    _, out, _ = clauses("list", "--group", "people")
    assert "pets" in out
    assert "fees" not in out


def test_the_list_shows_title_default_number_and_languages(clauses: Clauses) -> None:
    _, out, _ = clauses("list", "--group", "people")
    line = next(line for line in out.splitlines() if line.startswith("pets "))
    assert line.split() == ["pets", "Pets", "welcome", "2", "en"]


@pytest.mark.parametrize("columns", ["80", "90", "100"])
def test_the_list_fits_the_terminal(columns: str, clauses: Clauses, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    _, out, _ = clauses("list")
    assert max(map(len, out.splitlines())) <= int(columns)


def test_the_list_as_json_names_every_variant_in_full(clauses: Clauses) -> None:
    _, out, _ = clauses("list", "--group", "people", "--format", "json")
    data = json.loads(out)
    assert data["schema_version"] == 1
    assert {
        "clause": "pets",
        "version": 1,
        "title": {"en": "Pets"},
        "group": "people",
        "default": "welcome",
        "variants": ["pets-welcome", "pets-not-welcome"],
        "languages": ["en"],
    } in data["clauses"]


PAGE = """\
pets-welcome: Pets
Says that the studio's dog may come along.

The bargain, the same for both sides
  Dogs come along.
  Rank 1 of 2 on the ladder, where 1 is best for the provider.

What an audit finds in it
  • The client may leave without any reason: as the deal says (notice_days)

Needs these clauses
  services

Facts that it needs
  • dogs: How many dogs. (number; 1 unless the deal says otherwise; at least 1;
    at most 3)
  • notice_days: How soon a side must say that it leaves. (days)

The words, plain, English
  The {{ provider.term }} may bring {{ dogs|number }} dogs:
  - if they are calm; and
    - if they are clean.

  The {{ client.term }} may end this Agreement at any time with
  {{ notice_days|days }}' written notice.
"""
OTHERS = """
Other variants, the best for the provider first
  • not-welcome: Dogs stay at home.
"""


def test_a_clause_is_shown_with_its_default_whole_and_the_others_in_brief(clauses: Clauses) -> None:
    assert clauses("show", "pets") == (0, PAGE + OTHERS, "")


@pytest.mark.parametrize("words", [["pets-welcome"], ["pets", "welcome"]])
def test_a_variant_is_shown_alone(words: list[str], clauses: Clauses) -> None:
    assert clauses("show", *words) == (0, PAGE, "")


def test_the_formal_wording_is_shown_on_request(clauses: Clauses) -> None:
    _, out, _ = clauses("show", "pets-welcome", "--wording", "formal")
    assert "The words, formal, English\n  {{ dogs|number }} dogs may attend." in out


def test_what_jinja_fills_in_is_not_broken_over_lines(clauses: Clauses, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "50")
    _, out, _ = clauses("show", "exit")
    assert "{{ provider.term }}" in out
    assert [line for line in out.splitlines() if line.count("{{") != line.count("}}")] == []


def test_a_clause_as_json_holds_all_its_variants(clauses: Clauses) -> None:
    _, out, _ = clauses("show", "pets", "--format", "json")
    data: dict[str, Any] = json.loads(out)
    assert [one["id"] for one in data["variants"]] == ["pets-welcome", "pets-not-welcome"]
    assert data["variants"][0]["text"]["en"]["formal"].startswith("{{ dogs|number }} dogs may attend.")
    assert data["parameters"]["dogs"]["default"] == 1


def test_a_variant_as_json_stands_alone(clauses: Clauses) -> None:
    _, out, _ = clauses("show", "pets", "not-welcome", "--format", "json")
    assert [one["id"] for one in json.loads(out)["variants"]] == ["pets-not-welcome"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ["pest"],
            "error: there is no clause 'pest'; did you mean 'pets'? (`clausekit clauses list` shows them all)\n",
        ),
        (["pets-welcom"], "error: there is no clause 'pets-welcom'; did you mean 'pets-welcome'? (`clausekit clauses "),
        (["pets", "welcom"], "error: the clause 'pets' has no variant 'welcom'; did you mean 'welcome'? (it has: "),
        (["pest", "welcome"], "error: there is no clause 'pest'; did you mean 'pets'? ("),
        (["pets", "--lang", "ko"], "error: the clause 'pets-welcome' has no words in 'ko'; it has: en\n"),
    ],
)
def test_what_is_not_there_is_told_in_one_line_with_the_nearest(words: list[str], told: str, clauses: Clauses) -> None:
    status, out, err = clauses("show", *words)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert err.startswith(told)


def test_a_good_library_is_counted(clauses: Clauses) -> None:
    library = load_library([Path("clauses")])
    told = f"{len(library)} clauses, {len(library.variants)} variants: no problems\n"
    assert clauses("check") == (0, told, "")


@pytest.mark.parametrize("path", ["clauses/pets.yaml", "clauses", "clauses/"])
def test_only_the_files_that_were_named_are_counted(path: str, clauses: Clauses) -> None:
    assert clauses("check", path) == (0, "1 clause, 2 variants: no problems\n", "")


def test_a_file_is_checked_beside_the_folder_of_ones_own(here: Path, clauses: Clauses) -> None:
    cats = MINE.replace("clause: pets", "clause: cats").replace("[services]", "[pets]")
    here.joinpath("clauses", "cats.yaml").write_text(cats, encoding="utf-8")
    assert clauses("check", "clauses/cats.yaml") == (0, "1 clause, 2 variants: no problems\n", "")


def test_a_mistake_is_shown_with_its_line_and_a_caret(here: Path, clauses: Clauses) -> None:
    here.joinpath("clauses", "pets.yaml").write_text(MINE.replace("favours: both", "favors: both"), encoding="utf-8")
    assert clauses("check") == (
        2,
        "",
        "error: clauses/pets.yaml:13:5: unknown key 'favors'; did you mean 'favours'?\n"
        "  13 |     favors: both\n"
        "     |     ^\n",
    )


def test_a_mistake_in_the_words_is_shown_where_it_stands(here: Path, clauses: Clauses) -> None:
    text = MINE.replace("{{ dogs|number }} dogs:", "{{ dog|number }} dogs:")
    here.joinpath("clauses", "pets.yaml").write_text(text, encoding="utf-8")
    status, _, err = clauses("check", "clauses/pets.yaml")
    assert status == 2
    assert err == (
        "error: clauses/pets.yaml:22:48: there is no parameter 'dog'; did you mean 'dogs'?\n"
        "  22 |           The {{ provider.term }} may bring {{ dog|number }} dogs:\n"
        "     |                                                ^\n"
    )


def test_all_mistakes_are_shown_at_once(here: Path, clauses: Clauses) -> None:
    text = MINE.replace("rank: 1", "rank: one").replace("group: people", "group: dogs")
    here.joinpath("clauses", "pets.yaml").write_text(text, encoding="utf-8")
    here.joinpath("clauses", "cats.yaml").write_text("", encoding="utf-8")
    status, _, err = clauses("check")
    assert status == 2
    assert [line.split(" ")[1] for line in err.splitlines() if line.startswith("error:")] == [
        "clauses/cats.yaml:",
        "clauses/pets.yaml:5:1:",
        "clauses/pets.yaml:12:5:",
    ]


def test_a_path_that_is_not_there_is_told(clauses: Clauses) -> None:
    assert clauses("check", "nowhere") == (2, "", "error: nowhere: there is no such file or folder\n")


def test_a_shipped_clause_is_copied_to_be_changed(here: Path, clauses: Clauses) -> None:
    told = "clauses/fees.yaml is written. It takes the place of the shipped clause here.\n"
    assert clauses("copy", "fees") == (0, told, "")
    shipped = resources.shipped("clauses").joinpath("fees.yaml")
    assert here.joinpath("clauses", "fees.yaml").read_bytes() == shipped.read_bytes()


def test_a_copy_is_put_into_a_new_folder(here: Path, clauses: Clauses) -> None:
    here.joinpath("clauses", "pets.yaml").unlink()
    here.joinpath("clauses").rmdir()
    assert clauses("copy", "fees")[0] == 0
    variants = len(load_library().clause("fees").variants)
    assert clauses("check", "clauses")[1] == f"1 clause, {variants} variants: no problems\n"


def test_a_copy_never_takes_the_place_of_a_file(here: Path, clauses: Clauses) -> None:
    here.joinpath("clauses", "fees.yaml").write_text("mine", encoding="utf-8")
    told = "error: clauses/fees.yaml: is there already; change it, or take it away first\n"
    assert clauses("copy", "fees") == (2, "", told)
    assert here.joinpath("clauses", "fees.yaml").read_text(encoding="utf-8") == "mine"


def test_a_copy_of_an_unknown_clause_is_refused_with_the_nearest(clauses: Clauses) -> None:
    status, _, err = clauses("copy", "fee")
    assert (status, err.startswith("error: there is no clause 'fee'; did you mean 'fees'?")) == (2, True)


def test_a_copy_where_no_folder_can_be_made_is_refused(here: Path, clauses: Clauses) -> None:
    here.joinpath("clauses", "pets.yaml").unlink()
    here.joinpath("clauses").rmdir()
    here.joinpath("clauses").write_text("a file", encoding="utf-8")
    assert clauses("copy", "fees") == (2, "", "error: clauses: cannot be made: file exists\n")


def test_the_shipped_library_is_used_where_there_is_no_folder_of_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["clauses", "check"]) == 0
    assert capsys.readouterr().out.startswith(f"{len(load_library())} clauses, ")


def shown_on_a_terminal(folder: Path, *words: str, **environment: str) -> str:
    """What `clausekit clauses …` prints to a real terminal."""
    ours, theirs = pty.openpty()
    variables = {**os.environ, "TERM": "xterm", "NO_COLOR": "", **environment}
    command = [sys.executable, "-m", "clausekit", "clauses", *words]
    with subprocess.Popen(command, stdout=theirs, stderr=theirs, stdin=theirs, cwd=folder, env=variables) as process:
        os.close(theirs)
        printed = b""
        while select.select([ours], [], [], 30)[0]:
            try:
                printed += os.read(ours, 65536)
            except OSError:  # the other end has closed: how Linux ends a terminal
                break
        process.wait()
    os.close(ours)
    return printed.decode().replace("\r\n", "\n")


def test_headings_are_bold_on_a_terminal(here: Path) -> None:
    assert "\x1b[1mNeeds these clauses\x1b[0m" in shown_on_a_terminal(here, "show", "pets")


def test_no_color_is_honoured_on_a_terminal(here: Path) -> None:
    assert shown_on_a_terminal(here, "show", "pets", NO_COLOR="1") == PAGE + OTHERS


def test_a_mistake_is_red_on_a_terminal_that_may_have_colour(here: Path) -> None:
    told = "there is no clause 'pest'; did you mean 'pets'? (`clausekit clauses list` shows them all)\n"
    assert shown_on_a_terminal(here, "show", "pest") == f"\x1b[31m\x1b[1merror:\x1b[0m {told}"
    assert shown_on_a_terminal(here, "show", "pest", NO_COLOR="1") == f"error: {told}"


def test_a_full_disk_is_told_in_one_line(here: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "clausekit", "clauses", "list"]
        run = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, cwd=here)
    assert (run.returncode, run.stderr.decode()) == (
        2,
        "error: standard output: cannot be written: no space left on device\n",
    )


def test_a_table_wraps_the_flexible_column_by_the_width_of_its_characters() -> None:
    lines = list(table([("id", "용역 계약서의 해지 조항입니다", "en"), ("a", "b", "c")], (1,), 24))
    assert max(map(width_of, lines)) <= 24
    assert lines[0].startswith("id  용역 계약서의")
    assert lines[-1].split() == ["a", "b", "c"]


def test_two_variants_are_shown_side_by_side(clauses: Clauses) -> None:
    status, out, _ = clauses("compare", "exit-refund-only", "exit-at-any-time")
    assert status == 0
    assert out.splitlines()[0].split() == ["exit-refund-only", "│", "exit-at-any-time"]
    assert "+ The provider may leave without any reason: 30 days' notice" in out
    assert "= Refund or credit" in out
    assert max(map(len, out.splitlines())) <= 80


def test_a_comparison_as_json_is_data(clauses: Clauses) -> None:
    _, out, _ = clauses("compare", "pets", "pets-not-welcome", "--format", "json")
    data = json.loads(out)
    assert (data["first"], data["second"]) == ("pets-welcome", "pets-not-welcome")
    assert data["exits"]["first"] == [
        {"side": "client", "trigger": "convenience", "notice_days": "notice_days", "cure_days": None}
    ]


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_what_changes_in_the_bargain_is_told_in_the_language_of_messages(clauses: Clauses, language: str) -> None:
    _, english, _ = clauses("compare", "exit-refund-only", "exit-mutual")
    _, shown, _ = clauses("compare", "exit-refund-only", "exit-mutual", "--ui-lang", language)
    assert "The provider can leave at once" in english
    assert "How much notice the side that leaves" in english
    assert "The provider can leave at once" not in shown
    assert "How much notice the side that leaves" not in shown
    assert "at once, and" in shown  # the words themselves, in English as before


def test_a_variant_to_compare_that_is_not_there_is_told_with_the_nearest(clauses: Clauses) -> None:
    status, _, err = clauses("compare", "exit-refund-only", "exit-mutal")
    assert status == 2
    assert "did you mean 'exit-mutual'?" in err


def filled(text: str) -> str:
    """A clause skeleton with something in its blanks."""
    text = re.sub(r"^( +en:) +#.*$", r"\1 Dogs may come along.", text, flags=re.MULTILINE)
    return re.sub(
        r"^( +)(plain|formal): \|$", r"\1\2: |\n\1  The {{ client.term }} may bring a dog.", text, flags=re.MULTILINE
    )


def test_a_new_clause_passes_when_its_blanks_are_filled(clauses: Clauses, here: Path) -> None:
    status, out, _ = clauses("new", "dogs")
    assert (status, out.split()[0]) == (0, "clauses/dogs.yaml")
    file = here / "clauses" / "dogs.yaml"
    status, _, err = clauses("check", "clauses/dogs.yaml")
    assert (status, err.count("error:")) == (2, 5)
    file.write_text(filled(file.read_text(encoding="utf-8")), encoding="utf-8")
    assert clauses("check", "clauses/dogs.yaml") == (0, "1 clause, 1 variant: no problems\n", "")


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_a_new_clause_is_explained_in_the_language_of_messages(clauses: Clauses, here: Path, language: str) -> None:
    assert clauses("new", "dogs", "--ui-lang", language)[0] == 0
    file = here / "clauses" / "dogs.yaml"
    text = file.read_text(encoding="utf-8")
    assert f"clauses/{language}/dogs.yaml" in text
    assert "Fill in what is empty" not in text
    file.write_text(filled(text), encoding="utf-8")
    assert clauses("check", "clauses/dogs.yaml", "--ui-lang", language)[0] == 0


@pytest.mark.parametrize(
    "name, reason",
    [("Dogs!", "must be small letters"), ("exit", "clausekit clauses copy exit"), ("pets", "is there already")],
)
def test_a_new_clause_takes_no_name_that_is_none_or_taken(name: str, reason: str, clauses: Clauses, here: Path) -> None:
    status, _, err = clauses("new", name)
    assert status == 2
    assert reason in err
    assert here.joinpath("clauses", "pets.yaml").read_text(encoding="utf-8") == MINE


def test_remarks_on_the_prose_are_shown_with_their_lines(clauses: Clauses, here: Path) -> None:
    file = here / "clauses" / "pets.yaml"
    file.write_text(MINE.replace("if they are calm", "if they shall hereinafter be calm"), encoding="utf-8")
    status, out, err = clauses("check", "clauses/pets.yaml")
    assert (status, err) == (1, "")
    lines = out.splitlines()
    assert lines[0].startswith("remark: clauses/pets.yaml:23:21: 'shall' is hard to read")
    assert "'hereinafter' is hard to read" in lines[1]
    assert lines[-1] == "1 clause, 2 variants: 2 remarks"
