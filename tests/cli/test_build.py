"""`clausekit build` from outside: what it writes, says and refuses, and how it ends."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from agreements import CLAUSES, DEAL, TEMPLATE
from sample_deals import language_of

from clausekit.builder import load_deal, load_template
from clausekit.cli.main import run
from clausekit.readers import read

DEALS = Path(__file__).parent.parent.parent / "samples" / "deals"
STUDIO = str(DEALS / "design-studio.yaml")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a deal, its own template and its own clauses, that one stands in."""
    for folder, files in (("clauses", CLAUSES), ("templates", {"small": TEMPLATE})):
        (tmp_path / folder).mkdir()
        for name, text in files.items():
            (tmp_path / folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "deal.yaml").write_text(DEAL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def headings(path: Path) -> list[str]:
    return [block.text for block in read(str(path)).blocks if block.kind == "heading"]


@pytest.mark.parametrize("deal", sorted(DEALS.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_sample_is_built_audited_and_written(
    deal: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "agreement.docx"
    assert run(["build", str(deal), "-o", str(output)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert f"{output}: {headings(output)[0]} between " in said.out
    assert "Audited before it was written. You can leave" in said.out
    assert "gives no legal advice" in said.out
    language = language_of(load_deal(deal))
    title = load_template(load_deal(deal).content.template, (), (language,)).content.title[language]
    assert headings(output)[0] == title


def test_the_folders_beside_the_deal_lie_over_the_shipped_ones(project: Path) -> None:
    assert run(["build", "deal.yaml", "-q"]) == 0
    assert headings(project / "deal.docx") == ["Small agreement", "Work", "The client’s money", "Leaving"]


def test_the_folders_are_found_from_another_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "elsewhere").mkdir()
    monkeypatch.chdir(project / "elsewhere")
    assert run(["build", "../deal.yaml", "-q", "-o", "out.docx"]) == 0
    assert headings(project / "elsewhere" / "out.docx")[0] == "Small agreement"


def test_a_folder_of_the_same_name_elsewhere_is_another(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run(["build", "deal.yaml", "-q"]) == 0
    other = project / "other"
    shutil.copytree(project / "clauses", other / "clauses")
    shutil.copytree(project / "templates", other / "templates")
    shutil.copy(project / "deal.yaml", other)
    words = CLAUSES["leaving"].replace("en: Leaving", "en: The way out")
    (other / "clauses" / "leaving.yaml").write_text(words, encoding="utf-8")
    monkeypatch.chdir(other)
    assert run(["build", "deal.yaml", "-q"]) == 0
    assert "The way out" in headings(other / "deal.docx")


def test_a_folder_of_clauses_can_be_named(project: Path) -> None:
    own = project / "own"
    own.mkdir()
    (own / "leaving.yaml").write_text(CLAUSES["leaving"].replace("en: Leaving", "en: The way out"), encoding="utf-8")
    assert run(["build", "deal.yaml", "-q", "--clauses", "own"]) == 0
    assert "The way out" in headings(project / "deal.docx")


def test_choices_on_the_command_line_lie_over_the_deal(project: Path) -> None:
    (project / "deal.yaml").write_text(DEAL + "  leaving: {notice_days: 30}\n", encoding="utf-8")
    command = ["build", "deal.yaml", "-q", "--clause", "leaving=later", "--wording", "formal", "--page", "letter"]
    assert run(command) == 0
    text = read(str(project / "deal.docx")).text
    assert "may terminate this Agreement upon 30\u00a0days’ notice" in text
    assert "shall perform a website" in text


def test_another_template_can_be_named(project: Path) -> None:
    other = TEMPLATE.replace("template: small", "template: other").replace("Small", "Other")
    (project / "templates" / "other.yaml").write_text(other, encoding="utf-8")
    assert run(["build", "deal.yaml", "-q", "--template", "other"]) == 0
    assert headings(project / "deal.docx")[0] == "Other agreement"


def test_quiet_says_nothing(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "deal.yaml", "--quiet"]) == 0
    assert capsys.readouterr() == ("", "")


def test_markdown_is_written_for_its_ending(project: Path) -> None:
    assert run(["build", "deal.yaml", "-q", "-o", "look.md"]) == 0
    assert (project / "look.md").read_text(encoding="utf-8").startswith("# Small agreement\n")


def test_a_deal_from_standard_input_goes_to_standard_output(project: Path) -> None:
    command = [sys.executable, "-m", "clausekit", "build", "-", "-o", "-"]
    process = subprocess.run(command, input=DEAL.encode(), capture_output=True, check=True)
    assert process.stdout.startswith(b"PK")
    assert b"Small agreement between Studio North LLC and Copperleaf Ltd" in process.stderr
    assert run(["build", "deal.yaml", "-q"]) == 0
    assert process.stdout == (project / "deal.docx").read_bytes()


def test_an_agreement_that_nobody_can_leave_is_not_written(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "deal.yaml").write_text(DEAL + "clauses: {leaving: leave-out}\n", encoding="utf-8")
    assert run(["build", "deal.yaml"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "ERROR EXIT001: " in said.err
    assert said.err.endswith("Nothing was written. Mend this, or write it all the same with --fail-on never.\n")
    assert not (project / "deal.docx").exists()


def test_it_is_written_all_the_same_for_who_insists(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "deal.yaml").write_text(DEAL + "clauses: {leaving: leave-out}\n", encoding="utf-8")
    assert run(["build", "deal.yaml", "--fail-on", "never"]) == 0
    assert "ERROR EXIT001: " in capsys.readouterr().out
    assert (project / "deal.docx").exists()


def test_an_old_agreement_stays_when_the_new_one_cannot_be_built(project: Path) -> None:
    (project / "deal.docx").write_bytes(b"old")
    (project / "deal.yaml").write_text(DEAL.replace("currency: EUR, ", ""), encoding="utf-8")
    assert run(["build", "deal.yaml"]) == 2
    assert (project / "deal.docx").read_bytes() == b"old"
    assert sorted(path.name for path in project.iterdir()) == ["clauses", "deal.docx", "deal.yaml", "templates"]


REFUSED = {
    "the deal itself": (["deal.yaml", "-o", "deal.yaml"], "deal.yaml: is the deal itself"),
    "the deal by another way": (["deal.yaml", "-o", "./clauses/../deal.yaml"], "is the deal itself"),
    "an ending that nothing writes": (
        ["deal.yaml", "-o", "deal.pdf"],
        "deal.pdf: the ending must be .docx",
    ),
    "a folder that is not there": (["deal.yaml", "-o", "out/deal.docx"], "out/deal.docx: cannot be written"),
    "a deal that is not there": (["dael.yaml"], "dael.yaml: there is no such file"),
    "a template that is not there": (["deal.yaml", "--template", "smal"], "did you mean 'small'"),
    "a clause that is not there": (["deal.yaml", "--clause", "mony=fixed"], "did you mean 'money'"),
    "a variant that is not there": (["deal.yaml", "--clause", "money=fixd"], "did you mean 'fixed'"),
    "a choice without a variant": (["deal.yaml", "--clause", "money"], "write CLAUSE=VARIANT"),
    "standard input without a name": (["-"], "say where to write"),
    "no deal": ([], "name a deal file; `clausekit new deal"),
}


@pytest.mark.parametrize("arguments, reason", REFUSED.values(), ids=REFUSED)
def test_it_refuses_in_one_line_and_writes_nothing(
    arguments: list[str], reason: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(project.iterdir())
    assert run(["build", *arguments]) == 2
    said = capsys.readouterr()
    assert reason in said.err
    assert "Traceback" not in said.err
    assert said.out == ""
    assert sorted(project.iterdir()) == before
    assert (project / "deal.yaml").read_text(encoding="utf-8") == DEAL


def test_missing_facts_are_listed_at_once_with_their_lines(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "deal.yaml").write_text(DEAL.replace("currency: EUR, amount: 1200", "price: 5"), encoding="utf-8")
    assert run(["build", "deal.yaml"]) == 2
    said = capsys.readouterr().err
    assert said.count("error: deal.yaml:8:") == 3
    assert "facts.money.amount is missing" in said
    assert "facts.money.currency is missing" in said
    assert "facts.money.price is not used" in said


@pytest.mark.parametrize("language, name", [("en", "standard input"), ("ko", "표준 입력"), ("vi", "đầu vào chuẩn")])
def test_a_slip_in_a_deal_from_standard_input_is_told_with_that_name_in_the_language(
    language: str, name: str, project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = DEAL.replace("template: small", "template: 5")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    assert run(["build", "-", "-o", "a.docx", "--ui-lang", language]) == 2
    assert f" {name}:2:1:" in capsys.readouterr().err


def test_the_help_has_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["build", "--help"]) == 0
    assert "clausekit build deal.yaml -o agreement.docx" in capsys.readouterr().out


TABLE = """client.name,facts.money.amount,clauses.money
First Ltd,100,
Second & Sons,no number,
FIRST LTD,300,
"Fourth ""X"" Co",400,nothing
"""


def test_each_row_of_a_table_becomes_an_agreement_and_a_bad_one_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "clients.csv").write_text(TABLE, encoding="utf-8")
    assert run(["build", "deal.yaml", "--batch", "clients.csv", "-o", "out"]) == 2
    said = capsys.readouterr()
    assert sorted(path.name for path in (project / "out").iterdir()) == ["first-ltd-2.docx", "first-ltd.docx"]
    assert "EUR\u00a0300" in read(str(project / "out" / "first-ltd-2.docx")).text
    assert said.out.splitlines() == [
        "remark: “Work” is defined in section 1. (work-project), and nothing in this agreement uses it",
        "2 of 4 agreements written into out",
    ]
    assert said.err.splitlines() == [
        "error: clients.csv, row 3: facts.money.amount must be an amount without currency and separators,"
        " such as 12000 or 99.50",
        "error: clients.csv, row 5: the clause 'money' has no variant 'nothing' (it has: fixed, parts), or write"
        " include or leave-out",
    ]


def test_a_batch_without_a_folder_is_refused(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "clients.csv").write_text(TABLE, encoding="utf-8")
    assert run(["build", "deal.yaml", "--batch", "clients.csv"]) == 2
    assert "-o with a folder" in capsys.readouterr().err
    assert run(["build", "deal.yaml", "--batch", "clients.csv", "-o", "deal.yaml"]) == 2
    assert "deal.yaml: is a file; name a folder" in capsys.readouterr().err


def test_without_libreoffice_a_pdf_is_refused_in_words(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(project))
    assert run(["build", "deal.yaml", "--pdf", "-q"]) == 2
    assert "a PDF needs LibreOffice, which is not installed here" in capsys.readouterr().err
    assert (project / "deal.docx").is_file()


@pytest.mark.office
def test_libreoffice_makes_a_pdf_beside_the_word_file(project: Path) -> None:
    assert run(["build", "deal.yaml", "--pdf", "-o", "agreement.docx"]) == 0
    assert "Either party may end this Agreement" in " ".join(read(str(project / "agreement.pdf")).text.split())


@pytest.mark.parametrize("ending", [".docx", ".md", ".html"])
def test_two_languages_are_written_side_by_side(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / f"agreement{ending}"
    assert run(["build", STUDIO, "--lang", "en+vi", "-o", str(output)]) == 0
    assert "DOUBT" not in capsys.readouterr().out
    text = "\n".join(block.text for block in read(str(output)).blocks)
    assert "the English text counts" in text
    assert "bản tiếng Anh được áp dụng" in text


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (["--lang", "en+vi+ko"], "names 3 languages"),
        (["--lang", "vi+vi"], "the same language twice"),
        (["--lang", "en+xx"], "agreements cannot be built in 'xx' yet"),
        (["--lang", "en+"], "lacks a language"),
        (["--clause", "language=equal"], "it is for an agreement in two languages"),
    ],
)
def test_what_cannot_be_two_languages_is_refused_in_a_line(
    asked: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "agreement.docx"
    assert run(["build", STUDIO, "-o", str(output), *asked]) == 2
    assert told in capsys.readouterr().err
    assert not output.exists()


def test_a_letterhead_dresses_two_languages(tmp_path: Path) -> None:
    style, output = tmp_path / "look.docx", tmp_path / "agreement.docx"
    assert run(["build", STUDIO, "-q", "--page", "letter", "-o", str(style)]) == 0
    assert run(["build", STUDIO, "-q", "--lang", "en+vi", "--style", str(style), "-o", str(output)]) == 0
    said = {block.text for block in read(str(output)).blocks}
    assert {"Services", "Công việc"} <= said


def test_the_deal_says_which_language_counts(project: Path) -> None:
    (project / "two.yaml").write_text(
        Path(STUDIO).read_text(encoding="utf-8").replace("language: en\n", "language: en+vi\n")
        + "  language: {first: vi}\n",
        encoding="utf-8",
    )
    assert run(["build", "two.yaml", "-q", "--clauses", str(DEALS.parent.parent / "clauses"), "-o", "two.md"]) == 0
    assert "the Vietnamese text counts" in (project / "two.md").read_text(encoding="utf-8")
