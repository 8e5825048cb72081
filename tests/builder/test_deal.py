"""Deal files: what is refused, where, and that the schema says the same."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
from agreements import DEAL, deal_from

from clausekit import yamlfile
from clausekit.builder import deal_of, load_deal
from clausekit.builder.shapes import deal_schema
from clausekit.errors import SourceError, SourceErrors

SAMPLES = sorted(Path(__file__).parent.parent.parent.joinpath("samples", "deals").glob("*.yaml"))


def mistakes(text: str) -> list[str]:
    with pytest.raises((SourceError, SourceErrors)) as caught:
        deal_from(text)
    return str(caught.value).splitlines()


def test_every_mistake_of_shape_is_told_at_its_line() -> None:
    assert mistakes("date: soon\nprovider: {nam: A}\nclient: {name: B, email: [1]}\npage: a5\n") == [
        "deal.yaml:1:1: 'date' must be a date such as 2026-03-02",
        "deal.yaml:2:12: unknown key 'nam'; did you mean 'name'?",
        "deal.yaml:3:19: 'email' must be text; put it in quotes",
        "deal.yaml:4:1: 'page' cannot be 'a5' (one of: a4, letter)",
    ]


def test_an_empty_deal_says_what_a_deal_begins_with() -> None:
    assert mistakes("") == ["deal.yaml: the file is empty; a deal begins with its date and its parties"]


@pytest.mark.parametrize("character", ["\\x07", "\\uFDD0", "\\uFFFF"])
def test_a_character_that_no_document_can_hold_is_refused(character: str) -> None:
    (mistake,) = mistakes(DEAL.replace("Copperleaf Ltd", f'"Copper{character}leaf"'))
    assert mistake.startswith("deal.yaml:5:")
    assert f"U+{int(character[2:], 16):04X}" in mistake


def test_a_missing_deal_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        load_deal(tmp_path / "deal.yaml")


def test_choices_lie_over_those_of_the_file_and_leave_it_as_it_is() -> None:
    deal = deal_from(DEAL + "clauses: {money: fixed}\n")
    other = deal.with_choices({"money": "parts"}, wording="formal", page="letter")
    assert (other.content.clauses["money"], other.content.wording, other.content.page) == ("parts", "formal", "letter")
    assert other.overridden == {"money"}
    assert deal.content.clauses["money"] == "fixed"
    assert deal.with_choices() == deal


def test_a_deal_can_be_given_as_plain_data() -> None:
    deal = deal_of({"date": "2026-03-02", "provider": {"name": "A"}, "client": {"name": "B"}})
    assert deal.content.date.isoformat() == "2026-03-02"
    assert deal.content.template == "service-agreement"


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_schema_accepts_the_samples(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    data = yamlfile.parse(text).data
    jsonschema.validate({**data, "date": str(data["date"]), "facts": {}}, deal_schema())


def test_the_schema_refuses_what_the_model_refuses() -> None:
    wrong = {"date": "2026-03-02", "provider": {"name": "A", "nick": "B"}, "client": {"name": "C"}}
    with pytest.raises(jsonschema.ValidationError, match="nick"):
        jsonschema.validate(wrong, deal_schema())
