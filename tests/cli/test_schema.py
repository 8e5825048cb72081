"""`clausekit schema`: each of the four schemas is printed whole, the same to the byte, and is a schema."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator

from clausekit.cli.main import run
from clausekit.cli.schema import SCHEMAS


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_printed_that_is_one(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", kind]) == 0
    schema = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["type"] == "object"
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_the_same_to_the_byte_in_every_run(kind: str) -> None:
    command = [sys.executable, "-m", "clausekit", "schema", kind]
    runs = [
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]
    assert runs[0].endswith(b"}\n")


def test_an_unknown_schema_is_refused_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "claus"]) == 2
    assert "'claus' is not one of 'clause', 'translation', 'template', 'deal', 'report'" in capsys.readouterr().err


def test_the_help_shows_how_an_editor_uses_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "--help"]) == 0
    assert "# yaml-language-server: $schema=clause.schema.json" in capsys.readouterr().out
