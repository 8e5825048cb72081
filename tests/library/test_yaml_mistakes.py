"""YAML that cannot be read is told with its place and with what it mostly is."""

from __future__ import annotations

import pytest

from clausekit import yamlfile
from clausekit.errors import SourceError

COLON = "a colon within words? put them in quotes"
INDENT = "indentation that is off, or words after a closing quote or bracket?"
BRACKET = "a bracket that is not closed, or a colon within words? put them in quotes"
START = "a tab, or words that start with @, ` or %? indent with blanks, put words in quotes"


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("title: Way out: now\n", "f:1:15", COLON),
        ("title: {en: Way: out}\n", "f:1:16", BRACKET),
        ("requires: [fees\ngroup: exit\n", "f:2:6", BRACKET),
        ("variants:\n\t- refund\n", "f:2:1", START),
        ("title: `x`\n", "f:1:8", START),
        ("a:\n  b: 1\n c: 2\n", "f:3:2", INDENT),
        ("title: {{ x }} out\n", "f:1:16", INDENT),
        ("title: 'Way out\ngroup: exit\n", "f:3:1", "a quote that is not closed?"),
    ],
)
def test_broken_yaml_is_told_with_a_hint(text: str, place: str, hint: str) -> None:
    with pytest.raises(SourceError) as caught:
        yamlfile.parse(text, "f")
    assert str(caught.value).startswith(f"{place}: not valid YAML: ")
    assert str(caught.value).endswith(f" ({hint})")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: 1\nb: 2\na: 3\n", "f:3:1: the key 'a' stands twice"),
        ("a: &x [1]\nb: *x\n", "f:1:4: aliases (*name) are not allowed; write the value out"),
        ("? [a]\n: 1\n", "f:1:3: a key must be a plain word"),
        ("a: \x01\n", "f: not valid YAML: "),
        ("a: 2026-13-45\n", "f: not valid YAML: month must be in 1..12"),
    ],
)
def test_yaml_that_is_refused_says_why(text: str, told: str) -> None:
    with pytest.raises(SourceError) as caught:
        yamlfile.parse(text, "f")
    assert str(caught.value).startswith(told)
