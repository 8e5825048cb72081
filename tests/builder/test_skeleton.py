"""The deal file that is written to be filled in: every fact is there, and when the blanks are filled it builds."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit import resources, yamlfile
from clausekit.builder import build, load_template, read_deal
from clausekit.builder.deal import unprintable
from clausekit.builder.interview import Interview, interview
from clausekit.builder.skeleton import deal_text
from clausekit.errors import SourceErrors
from clausekit.library import load_library
from clausekit.library.facts import EXAMPLES

TEMPLATES = resources.names("templates")
WORDS = st.text(st.characters(exclude_categories=["Cs"]).filter(lambda char: not unprintable(char))).filter(str.strip)

each_template = pytest.mark.parametrize("name", TEMPLATES)


LIBRARY = load_library()


def about(name: str) -> Interview:
    return interview(load_template(name), LIBRARY)


def filled(text: str) -> str:
    """The blanks filled: a date where one is wanted, a number where one is, a word otherwise."""
    lines, above = [], ""
    for line in text.split("\n"):
        if re.fullmatch(r"\s*[a-z_]+: *(#.*)?", line) and not re.match(
            r"(provider|client|clauses|facts|  (?!name)[a-z-]+):$", line
        ):
            value = next((shown for said, shown in BLANKS.items() if said in above + line), "EUR")
            line = f"{line.partition(':')[0]}: {value}"
        above = (above if above.lstrip().startswith("#") and line.lstrip().startswith("#") else "") + line
        lines.append(line)
    return "\n".join(lines)


BLANKS = {"2026-03-02": "2026-03-02", "a list of texts": "[one, two]", "a whole number": "20", "an amount": "20"}


@each_template
def test_the_blanks_filled_it_builds(name: str) -> None:
    text = filled(deal_text(about(name), {}, "deal.yaml"))
    deal = read_deal(yamlfile.parse(text, "deal.yaml"))
    assert build(deal, LIBRARY, load_template(name)).sections


@each_template
def test_every_fact_that_is_left_empty_is_told_at_its_own_line(name: str) -> None:
    one = about(name)
    text = deal_text(one, {"date": EXAMPLES["date"], "provider.name": "A", "client.name": "B"}, "deal.yaml")
    needed = {
        f"facts.{full.clause.clause}.{fact}"
        for full in one.selection({})
        for fact, parameter in full.parameters.items()
        if parameter.default is None
    }
    with pytest.raises(SourceErrors) as caught:
        build(read_deal(yamlfile.parse(text, "deal.yaml")), LIBRARY, load_template(name))
    assert {error.reason.partition(" is missing")[0] for error in caught.value.errors} == needed
    for error in caught.value.errors:
        assert error.reason.partition(" is missing")[0].rpartition(".")[2] in error.snippet


@each_template
def test_no_line_is_longer_than_a_comment_beside_a_choice_makes_it(name: str) -> None:
    for line in deal_text(about(name), {}, "deal.yaml").split("\n"):
        assert len(line) <= 110 or ": " in line


def test_a_clause_that_is_chosen_shows_the_facts_of_that_variant() -> None:
    text = deal_text(about("freelance-project"), {"clauses.fees": "hourly"}, "deal.yaml")
    assert re.search(r"^  fees: hourly ", text, re.MULTILINE)
    assert re.search(r"^    estimate_hours:$", text, re.MULTILINE)


@given(WORDS, WORDS, st.lists(WORDS, min_size=1))
def test_answers_are_read_back_as_they_were_given(name: str, description: str, items: list[str]) -> None:
    draft: dict[str, Any] = {
        "date": EXAMPLES["date"],
        "provider.name": name,
        "client.name": "B",
        "facts.services.description": description,
        "facts.services.deliverables": tuple(items),
    }
    text = deal_text(about("letter-agreement"), draft, "deal.yaml")
    data = yamlfile.parse(text).data
    assert data["provider"]["name"] == name
    assert data["facts"]["services"]["description"] == description
    assert data["facts"]["services"]["deliverables"] == items
