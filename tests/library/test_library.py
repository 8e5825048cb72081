"""The library as a value, and the shipped clauses in it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit import resources
from clausekit.errors import LibraryError, SourceError, SourceErrors
from clausekit.library import Library, check_library, load_library
from clausekit.library.data import clause_data, listing_data
from clausekit.library.facts import FACT_TYPES, FactTypeName, read_fact
from clausekit.library.loading import Reading
from clausekit.library.models import clause_of


@pytest.fixture
def library(reading: Reading) -> Library:
    return reading.library


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load_library()


def test_the_shipped_library_has_no_mistakes() -> None:
    assert check_library() == ()


def test_the_shipped_library_is_large_enough_for_an_agreement(shipped: Library) -> None:
    assert len(shipped) >= 26
    assert len(shipped.clause("exit").variants) >= 6


def test_every_shipped_file_is_in_the_library(shipped: Library) -> None:
    assert tuple(shipped) == resources.names("clauses")


def test_a_clause_is_found_by_its_id(library: Library) -> None:
    assert library.clause("exit").title["en"] == "Way out"
    assert library.clause("exit").default == "refund"


def test_variants_stand_on_a_ladder(library: Library) -> None:
    assert library.clause("exit").ladder == ("refund", "credit")


def test_a_variant_is_found_by_its_full_id_and_as_a_pair(library: Library) -> None:
    assert library.variant("exit-credit") == library.variant(("exit", "credit"))
    assert library.variant("exit-credit").id == "exit-credit"


def test_a_variant_has_the_facts_of_its_clause_too(library: Library) -> None:
    assert list(library.variant("fees-fixed").parameters) == ["amount"]
    assert list(library.variant("exit-refund").parameters) == ["notice_days"]


def test_words_are_found_by_language_and_wording(library: Library) -> None:
    assert library.variant("exit-credit").words("en", "formal") == "The provider shall grant a credit."


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda one: one.clause("exot"), "there is no clause 'exot'; did you mean 'exit'? (`clausekit clauses list` "),
        (lambda one: one.clause("zzz"), "there is no clause 'zzz' (`clausekit clauses list` shows them all)"),
        (lambda one: one.variant("exit-credt"), "there is no variant 'exit-credt'; did you mean 'exit-credit'? ("),
        (
            lambda one: one.variant(("exit", "credt")),
            "the clause 'exit' has no variant 'credt'; did you mean 'credit'? (it has: refund, credit)",
        ),
        (lambda one: one.variant(("exot", "credit")), "there is no clause 'exot'; did you mean 'exit'? "),
        (
            lambda one: one.variant("exit-credit").words("ko", "plain"),
            "the clause 'exit-credit' has no words in 'ko'; it has: en",
        ),
        (lambda one: one.source("exot"), "there is no clause 'exot'; did you mean 'exit'? "),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(ask, told: str, library: Library) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(LibraryError) as caught:
        ask(library)
    assert str(caught.value).startswith(told)


def test_a_mistake_in_rendered_words_can_be_pointed_at(library: Library, folder: Path) -> None:
    variant = library.variant("exit-refund")
    source, trail = library.place(variant, "en", "plain")
    error = source.error_in_words(trail, 3, "wrong")
    assert str(error) == f"{folder}/exit.yaml:25:11: wrong"


def test_nothing_in_the_library_can_be_changed(library: Library) -> None:
    clause = library.clause("exit")
    with pytest.raises(AttributeError):
        clause.version = 2
    with pytest.raises(TypeError):
        clause.variants["new"] = clause.variants["refund"]  # type: ignore[index]
    with pytest.raises(TypeError):
        library["new"] = clause  # type: ignore[index]
    with pytest.raises(AttributeError):
        library.entries = {}  # type: ignore[misc]


def test_a_folder_lies_over_the_shipped_clauses_file_by_file(tmp_path: Path, shipped: Library) -> None:
    text = resources.shipped("clauses").joinpath("fees.yaml").read_text(encoding="utf-8")
    tmp_path.joinpath("fees.yaml").write_text(re.sub("version: .*", "version: 97", text, count=1), encoding="utf-8")
    mine = load_library([tmp_path])
    assert mine.clause("fees").version == 97
    assert mine.source("fees").path == str(tmp_path / "fees.yaml")
    assert set(mine) == set(shipped)


def test_the_last_of_several_folders_wins(tmp_path: Path) -> None:
    text = resources.shipped("clauses").joinpath("fees.yaml").read_text(encoding="utf-8")
    for version, name in enumerate(("one", "two"), 97):
        tmp_path.joinpath(name).mkdir()
        file = tmp_path / name / "fees.yaml"
        file.write_text(re.sub("version: .*", f"version: {version}", text, count=1), encoding="utf-8")
    assert load_library([tmp_path / "one", tmp_path / "two"]).clause("fees").version == 98


def test_a_mistake_in_a_folder_laid_over_is_raised(folder: Path) -> None:
    folder.joinpath("exit.yaml").write_text("clause: exit\n", encoding="utf-8")
    with pytest.raises(SourceErrors) as caught:
        load_library([folder])
    assert f"{folder}/exit.yaml:1:1: the key 'version' is missing" in str(caught.value)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file or folder"):
        load_library([tmp_path / "nowhere"])


def test_the_listing_names_variants_by_their_full_ids(library: Library) -> None:
    assert listing_data([library.clause("exit")])["clauses"] == [
        {
            "clause": "exit",
            "version": 1,
            "title": {"en": "Way out"},
            "group": "exit",
            "default": "refund",
            "variants": ["exit-refund", "exit-credit"],
            "languages": ["en"],
        }
    ]


def test_the_data_of_a_clause_is_the_clause(shipped: Library) -> None:
    for clause in shipped.values():
        data = clause_data(clause, [one for one in shipped.variants if one.clause is clause])
        variants = {one["name"]: {key: one[key] for key in one.keys() - {"id", "name"}} for one in data["variants"]}
        again = {key: data[key] for key in data.keys() - {"schema_version"}} | {"variants": variants}
        assert clause_of(again) == clause


@pytest.mark.parametrize(
    ("type", "value", "fact"),
    [
        ("days", 0, 0),
        ("percent", 12.5, 12.5),
        ("money", 99, 99),
        ("date", "2026-03-02", date(2026, 3, 2)),
        ("date", date(2026, 3, 2), date(2026, 3, 2)),
        ("list", ["a", "b"], ("a", "b")),
        ("text", "", ""),
    ],
)
def test_a_value_is_read_as_a_fact_of_its_type(type: FactTypeName, value: object, fact: object) -> None:
    assert read_fact(value, type) == fact


@pytest.mark.parametrize(
    ("type", "value"),
    [
        ("days", True), ("days", -1), ("days", 1.5), ("days", "14"), ("money", float("inf")), ("money", False),
        ("percent", -0.5), ("text", 12), ("date", "tomorrow"), ("date", 20260302), ("list", "a, b"),
        ("list", ["a", ""]), ("list", ["a", 1]),
    ],
)  # fmt: skip
def test_a_value_of_another_type_is_refused_with_an_example(type: FactTypeName, value: object) -> None:
    with pytest.raises(ValueError, match=r"^must be ") as caught:
        read_fact(value, type)
    assert FACT_TYPES[type].must in str(caught.value)


ANYTHING = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.lists(st.text())


@given(st.sampled_from(sorted(FACT_TYPES)), ANYTHING)
def test_any_value_is_read_or_refused_in_words(type: FactTypeName, value: object) -> None:
    try:
        fact = read_fact(value, type, choices=("a", "b"))
    except ValueError as error:
        assert str(error).startswith("must be ")
    else:
        assert read_fact(fact, type, choices=("a", "b")) == fact
