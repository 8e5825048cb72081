"""Templates: found in their folders, refused with a place, and the shipped ones fit the library."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
from agreements import TEMPLATE, template_of

from clausekit import resources
from clausekit.builder import load_template
from clausekit.builder.languages import LANGUAGE_CLAUSE
from clausekit.builder.shapes import template_schema
from clausekit.errors import SourceError, SourceErrors
from clausekit.library import Library, load_library

SHIPPED = resources.names("templates")


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library()


def test_an_unknown_template_is_told_with_the_nearest_name() -> None:
    with pytest.raises(SourceError, match="did you mean 'service-agreement'"):
        load_template("service-agrement")


def test_a_folder_of_ones_own_lies_over_the_shipped_templates(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(TEMPLATE, encoding="utf-8")
    assert load_template("small", (tmp_path,)).content.title["en"] == "Small agreement"
    assert load_template("service-agreement", (tmp_path,)).content.title["en"] == "Service agreement"


def test_the_last_folder_wins(tmp_path: Path) -> None:
    for name in ("first", "last"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "small.yaml").write_text(TEMPLATE.replace("Small", name), encoding="utf-8")
    assert load_template("small", (tmp_path / "first", tmp_path / "last")).content.title["en"] == "last agreement"


def test_a_clause_has_one_place() -> None:
    with pytest.raises(SourceError, match=r"small.yaml:10:\d+: the clause 'work' has a place already"):
        template_of(TEMPLATE + "  - {clause: work}\n")


def test_a_typo_in_a_slot_is_told_at_its_place() -> None:
    with pytest.raises(SourceErrors, match=r"small.yaml:7:20: unknown key 'varant'; did you mean 'variant'"):
        template_of(TEMPLATE.replace("{clause: work}", "{clause: work, varant: x}"))


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_template_names_clauses_and_variants_that_exist(name: str, library: Library) -> None:
    template = load_template(name)
    assert template.content.template == name
    for slot in template.content.slots:
        assert library.clause(slot.clause)
        assert slot.variant is None or library.variant((slot.clause, slot.variant))


def test_every_clause_has_a_place_in_some_template(library: Library) -> None:
    named = {slot.clause for name in SHIPPED for slot in load_template(name).content.slots}
    assert named == set(library) - {LANGUAGE_CLAUSE}


def test_the_service_agreement_has_a_place_for_every_clause_that_is_of_no_special_kind(library: Library) -> None:
    special = {"event-day", "master-agreement", LANGUAGE_CLAUSE}
    assert {slot.clause for slot in load_template("service-agreement").content.slots} == set(library) - special


@pytest.mark.parametrize("name", SHIPPED)
def test_the_schema_accepts_the_shipped_templates(name: str) -> None:
    jsonschema.validate(load_template(name).source.data, template_schema())
