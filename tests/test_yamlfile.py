"""YAML that people edit: what is refused, and where the message points."""

from __future__ import annotations

import pytest

from clausekit import yamlfile
from clausekit.errors import SourceError


@pytest.mark.parametrize("key", ["no", "on", "3", "2026-01-31", "null"])
def test_a_key_that_yaml_does_not_take_for_text_is_refused_at_its_place(key: str) -> None:
    with pytest.raises(SourceError, match=r"words\.yaml:2:3: .* put it in quotes") as caught:
        yamlfile.parse(f"title:\n  {key}: x\n", "words.yaml")
    assert caught.value.snippet == f"  {key}: x"


def test_the_same_key_in_quotes_is_text() -> None:
    assert yamlfile.parse('title: {"no": Utgang}').data == {"title": {"no": "Utgang"}}
