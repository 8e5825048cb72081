"""TOML with the place of every key, for messages."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit import tomlfile
from clausekit.errors import SourceError
from clausekit.yamlfile import Place

TEXT = '''# settings
side = "client"
words = """
[not.a.table]
not = "a key"
"""

[rule.EXIT005]
days = 30
"odd key".below = 1

[[suppress]]
rule = "A"

[[suppress]]
  rule = "B"
'''


def load(folder: Path, text: str) -> tomlfile.Source:
    path = folder / "x.toml"
    path.write_text(text, encoding="utf-8")
    return tomlfile.load(path)


def test_every_key_knows_its_line_and_column(tmp_path: Path) -> None:
    places = load(tmp_path, TEXT).places
    assert places["side",] == Place(2, 1)
    assert places["rule",] == places["rule", "EXIT005"] == Place(8, 1)
    assert places["rule", "EXIT005", "days"] == Place(9, 1)
    assert places["rule", "EXIT005", "odd key", "below"] == Place(10, 1)
    assert places["suppress", 0, "rule"] == Place(13, 1)
    assert places["suppress", 1, "rule"] == Place(16, 3)
    assert ("not",) not in places
    assert ("not", "a", "table") not in places


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [('side = "a\n', 1, 10), ("a = 1\nb = = 2\n", 2, 5), ("a = [1,\n", 1, 1), ("a=1\na=2", 2, 1)],
)
def test_a_mistake_is_at_its_line_and_column(tmp_path: Path, text: str, line: int, column: int) -> None:
    with pytest.raises(SourceError, match="not valid TOML: ") as caught:
        load(tmp_path, text)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize("make", [lambda path: path.mkdir(), lambda path: path.write_bytes(b"\xff"), lambda path: None])
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, make: object) -> None:
    make(tmp_path / "x.toml")  # type: ignore[operator]
    with pytest.raises(SourceError):
        tomlfile.load(tmp_path / "x.toml")


@given(st.text(max_size=80))
def test_any_text_is_data_or_one_mistake(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("toml") / "x.toml"
    path.write_text(text, encoding="utf-8", errors="replace", newline="")
    try:
        assert isinstance(tomlfile.load(path).data, dict)
    except SourceError as error:
        assert "\n" not in str(error)
