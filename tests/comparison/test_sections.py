"""What became of each clause from one agreement to the next."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from agreements import CLAUSES, DEAL, TEMPLATE, agreement_of, deal_from, deal_with, template_of

from clausekit.analysis import analyse
from clausekit.builder import Agreement, agreement_document
from clausekit.cli.main import run
from clausekit.comparison.sections import SectionChanges, Variant, section_changes
from clausekit.readers import read
from clausekit.writers import WRITERS, writer

STUDIO = Path(__file__).parent.parent.parent / "samples" / "deals" / "design-studio.yaml"
SECTION = "Section\u00a0{number}"
DEARER = deal_with(facts={"money": {"currency": "EUR", "amount": 1500}, "work": {"description": "a website"}})
WITHOUT = deal_from(DEAL.replace("  money: {currency: EUR, amount: 1200}\n", "") + "clauses: {money: leave-out}\n")
LATER = deal_with(clauses={"leaving": "later"}, facts={"leaving": {"notice_days": 30}})


def told(old: Agreement, new: Agreement, suffix: str = "") -> SectionChanges:
    before = read(f"old{suffix}", writer(suffix)(old)) if suffix else agreement_document(old)
    return section_changes(analyse(before), analyse(agreement_document(new)), SECTION)


@pytest.mark.parametrize("suffix", ["", *WRITERS])
def test_the_same_agreement_has_no_changes(suffix: str) -> None:
    assert told(agreement_of(), agreement_of(), suffix) == SectionChanges((), 3)


@pytest.mark.parametrize("suffix", ["", *WRITERS])
def test_an_amount_is_a_change_of_its_clause_alone(suffix: str) -> None:
    (change,) = told(agreement_of(), agreement_of(DEARER), suffix).changes
    assert (change.kind, change.title, change.after) == ("changed", "The client’s money", Variant("money-fixed", 2))
    assert change.before == (Variant("money-fixed", 2) if suffix in ("", ".docx") else None)


def test_another_variant_is_a_change_that_names_both() -> None:
    (change,) = told(agreement_of(), agreement_of(LATER)).changes
    assert (change.before, change.after) == (Variant("leaving-at-once", 1), Variant("leaving-later", 1))


def test_clauses_come_and_go_and_numbers_follow_without_being_a_change() -> None:
    first = TEMPLATE.replace("  - {clause: leaving, when: \"has('money')\"}\n", "").replace(
        "  - {clause: work}", "  - {clause: leaving, optional: true}\n  - {clause: work}"
    )
    found = told(agreement_of(), agreement_of(template=template_of(first)))
    assert found == SectionChanges((), 3)
    gone = told(agreement_of(), agreement_of(WITHOUT))
    assert [(change.kind, change.before) for change in gone.changes] == [
        ("changed", Variant("work-project", 1)),
        ("removed", Variant("money-fixed", 2)),
        ("removed", Variant("leaving-at-once", 1)),
    ]
    back = told(agreement_of(WITHOUT), agreement_of())
    assert [change.kind for change in back.changes] == ["changed", "added", "added"]


def test_in_two_languages_the_numbers_of_neither_are_a_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    command = ["build", str(STUDIO), "--lang", "en+vi"]
    assert run([*command, "-q", "-o", "earlier.docx"]) == 0
    assert run([*command, "--clause", "schedule=leave-out", "--against", "earlier.docx", "--format", "json"]) == 1
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert (change["kind"], change["before"]) == ("removed", "schedule-with-buffer, version 2")


def test_the_command_tells_it_from_a_file_and_from_a_deal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder, files in (("clauses", CLAUSES), ("templates", {"small": TEMPLATE})):
        (tmp_path / folder).mkdir()
        for name, text in files.items():
            (tmp_path / folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "v1.yaml").write_text(DEAL, encoding="utf-8")
    (tmp_path / "v2.yaml").write_text(DEAL.replace("amount: 1200", "amount: 1500"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["build", "v1.yaml", "-q"]) == 0
    for earlier in ("v1.docx", "v1.yaml"):
        assert run(["build", "v2.yaml", "--against", earlier]) == 1
        said = capsys.readouterr().out
        assert "CHANGED The client’s money (money-fixed, version 2)" in said
        assert "[-1,200,-] {+1,500,+}" in said
        assert said.endswith("2 clauses are the same.\n")
    assert run(["build", "v2.yaml", "--against", "v1.yaml", "--ui-lang", "vi"]) == 1
    assert "(money-fixed, bản 2)" in capsys.readouterr().out
    assert run(["build", "v1.yaml", "--against", "v1.docx", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["changes"] == []
    assert not (tmp_path / "v2.docx").exists()
