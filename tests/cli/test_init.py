"""`clausekit init`: a project whose files lie over the shipped ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from clausekit import resources
from clausekit.cli.main import run
from clausekit.cli.ui import languages
from clausekit.readers import read
from clausekit.settings import settings_for

Printed = pytest.CaptureFixture[str]
LETTER = Path(__file__).parent.parent.parent / "samples" / "deals" / "logo-letter.yaml"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed) -> Path:
    assert run(["init", str(tmp_path / "mine")]) == 0
    capsys.readouterr()
    monkeypatch.chdir(tmp_path / "mine")
    return tmp_path / "mine"


def test_it_has_three_folders_settings_and_a_page(project: Path) -> None:
    assert sorted(path.name for path in project.iterdir()) == [
        "README.md",
        "clausekit.toml",
        "clauses",
        "deals",
        "templates",
    ]


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_it_is_explained_in_the_language_of_messages(tmp_path: Path, language: str) -> None:
    assert run(["init", str(tmp_path / "mine"), "--ui-lang", language]) == 0
    page = (tmp_path / "mine" / "README.md").read_text(encoding="utf-8")
    settings = (tmp_path / "mine" / "clausekit.toml").read_text(encoding="utf-8")
    assert "clausekit new deal --template freelance-project" in page
    assert "take the place of" not in page
    assert f'# language = "{language}"' in settings
    assert settings_for([str(tmp_path / "mine" / "contract.docx")]).side == "provider"


def test_the_settings_are_ones_that_an_audit_reads(project: Path) -> None:
    settings = settings_for([str(project / "contract.docx")])
    assert Path(settings.path).resolve() == (project / "clausekit.toml").resolve()
    assert settings.side == "provider"


def test_nothing_that_is_there_is_changed(project: Path, capsys: Printed) -> None:
    (project / "README.md").write_text("mine", encoding="utf-8")
    (project / "deals").rmdir()
    assert run(["init"]) == 0
    assert "deals/ is new" in capsys.readouterr().out
    assert (project / "README.md").read_text(encoding="utf-8") == "mine"
    assert run(["init"]) == 0
    assert capsys.readouterr().out == ".: nothing was missing\n"


def test_a_deal_in_it_is_built_with_its_own_clauses_and_templates(project: Path) -> None:
    text = resources.shipped("clauses").joinpath("conduct.yaml").read_text(encoding="utf-8")
    (project / "clauses" / "conduct.yaml").write_text(text.replace("{en: Respect}", "{en: Manners}"), encoding="utf-8")
    text = resources.shipped("templates").joinpath("letter-agreement.yaml").read_text(encoding="utf-8")
    own = text.replace("template: letter-agreement", "template: note").replace("Letter agreement}", "Our note}")
    (project / "templates" / "note.yaml").write_text(own, encoding="utf-8")
    shutil.copy(LETTER, project / "deals" / "logo.yaml")
    assert run(["build", "deals/logo.yaml", "--template", "note", "-q", "-o", "logo.docx"]) == 0
    headings = [block.text for block in read(str(project / "logo.docx")).blocks if block.kind == "heading"]
    assert headings[0] == "Our note"
    assert "Manners" in headings


def test_its_clauses_hold_from_outside_too(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = resources.shipped("clauses").joinpath("conduct.yaml").read_text(encoding="utf-8")
    (project / "clauses" / "conduct.yaml").write_text(text.replace("{en: Respect}", "{en: Manners}"), encoding="utf-8")
    shutil.copy(LETTER, project / "deals" / "logo.yaml")
    monkeypatch.chdir(project.parent)
    assert run(["build", "mine/deals/logo.yaml", "-q", "-o", "logo.docx"]) == 0
    assert "Manners" in read(str(project.parent / "logo.docx")).text


def test_a_folder_that_cannot_be_made_is_told_in_a_line(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert run(["init", str(tmp_path / "taken" / "mine")]) == 2
    assert "cannot be made" in capsys.readouterr().err
