"""The JSON Schema of a clause: right for every shipped clause, wrong for a mistake, good for an editor."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from clausekit import resources
from clausekit.library.schema import clause_schema

SCHEMA = clause_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


def as_an_editor_reads(name: str) -> Any:
    """The file as YAML 1.2 has it, where a date is text."""

    class Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in known if tag != "tag:yaml.org,2002:timestamp"]
        for first, known in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    return yaml.load(resources.shipped("clauses").joinpath(f"{name}.yaml").read_bytes(), Loader)


@pytest.mark.parametrize("name", resources.names("clauses"))
def test_a_shipped_clause_fits_the_schema(name: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(as_an_editor_reads(name))] == []


@pytest.mark.parametrize(
    ("trail", "value"),
    [
        (("provdes",), {}),
        (("group",), "exits"),
        (("version",), 0),
        (("clause",), "Way Out"),
        (("title",), {"hi": "रास्ता"}),
        (("title", "Hindi"), "रास्ता"),
        (("variants", "Refund"), {}),
        (("variants",), {}),
        (("variants", "refund-only", "rank"), "first"),
        (("variants", "refund-only", "provides", "terms"), ["refund"]),
        (("variants", "refund-only", "provides", "exits"), [{"side": "provider"}]),
        (("variants", "refund-only", "text", "en", "plain"), ""),
        (("parameters", "notice-days"), {"type": "days", "about": {"en": "Notice."}}),
    ],
)
def test_a_mistake_does_not_fit_the_schema(trail: tuple[str, ...], value: Any) -> None:
    data = here = as_an_editor_reads("exit")
    for step in trail[:-1]:
        here = here.setdefault(step, {})
    here[trail[-1]] = value
    assert not VALIDATOR.is_valid(data)


def objects(node: Any, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every part of the schema that describes a mapping, with its place."""
    if isinstance(node, dict):
        if node.get("type") == "object":
            yield place, node
        for key, value in node.items():
            yield from objects(value, f"{place}/{key}")
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from objects(value, f"{place}/{index}")


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_no_mapping_takes_a_key_that_is_not_known() -> None:
    mappings = list(objects(SCHEMA))
    assert len(mappings) > 8
    assert [place for place, node in mappings if node.get("additionalProperties") is not False] == []


def test_every_key_is_described() -> None:
    plain = [
        f"{place}/{key}"
        for place, node in objects(SCHEMA)
        for key, value in node.get("properties", {}).items()
        if not value.get("description") and key != "en"
    ]
    assert plain == []


def test_every_example_fits_the_key_it_is_for() -> None:
    shown = 0
    for _, node in objects(SCHEMA):
        for value in node.get("properties", {}).values():
            validator = Draft202012Validator({**value, "$defs": SCHEMA["$defs"]})
            for example in value.get("examples", []):
                assert validator.is_valid(example), example
                shown += 1
    assert shown > 15
