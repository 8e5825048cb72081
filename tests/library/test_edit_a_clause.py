"""The examples of docs/edit-a-clause.md are what the library takes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from clausekit import resources
from clausekit.library.facts import FACT_TYPES
from clausekit.library.loading import read_folders, read_library
from clausekit.library.wording import FILTERS, PARTY_FIELDS, PLAIN_FILTERS


@pytest.fixture(scope="module")
def page(repo: Path) -> str:
    return repo.joinpath("docs", "edit-a-clause.md").read_text(encoding="utf-8")


def example(page: str, start: str) -> str:
    """The YAML example that starts with `start`."""
    blocks = re.findall(r"^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    found = [block for block in blocks if block.lstrip().startswith(start)]
    assert len(found) == 1, start
    return found[0]


def test_the_clause_of_the_page_has_no_mistakes(page: str, tmp_path: Path) -> None:
    tmp_path.joinpath("pets.yaml").write_text(example(page, "# clauses/pets.yaml"), encoding="utf-8")
    assert read_folders([tmp_path]).errors == ()


def test_the_variant_of_the_page_goes_into_the_exit_clause(page: str, tmp_path: Path) -> None:
    variant = example(page, "refund-in-parts:").replace("…", "The refund is paid in {{ parts|number }} parts.")
    shipped = resources.shipped("clauses").joinpath("exit.yaml").read_text(encoding="utf-8")
    tmp_path.joinpath("exit.yaml").write_text(shipped.rstrip() + "\n\n" + variant, encoding="utf-8")
    reading = read_library([tmp_path])
    assert reading.errors == ()
    assert "refund-in-parts" in reading.library.clause("exit").variants


def test_the_words_of_the_page_are_yaml(page: str) -> None:
    words = yaml.safe_load(example(page, "text:"))
    assert set(words["text"]["en"]) == {"plain", "formal"}


def test_the_page_names_every_type_filter_and_field(page: str) -> None:
    asked = [f"`{name}`" for name in (*FACT_TYPES, *PLAIN_FILTERS)] + [f"\\|{name}" for name in FILTERS]
    asked += ["provider.term", "provider.name", *(f"`{name}`" for name in PARTY_FIELDS[2:])]
    assert [name for name in asked if name not in page] == []
