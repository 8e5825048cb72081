"""The caret stands under the place that is meant, however long or wide the line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausekit.cli.snippet import pointed
from clausekit.text import width_of

LINE = st.text(alphabet="ab {}|가나", min_size=1, max_size=300)


def test_a_short_line_stands_as_it_is() -> None:
    assert pointed("rank: one", 7, 40) == ("rank: one", "      ^")


def test_a_long_line_is_cut_around_the_caret() -> None:
    assert pointed("a" * 100 + "HERE" + "b" * 100, 101, 21) == ("…aaaaaaaaaHEREbbbbbb…", "          ^")


def test_a_long_line_is_cut_only_where_it_is_long() -> None:
    assert pointed("HERE" + "b" * 100, 1, 12) == ("HEREbbbbbbb…", "^")
    assert pointed("a" * 100 + "HERE", 101, 12) == ("…aaaaaaaHERE", "        ^")


def test_the_caret_is_placed_by_columns() -> None:
    assert pointed("해지: x", 5, 40) == ("해지: x", "      ^")
    assert pointed("हिं: x", 6, 40) == ("हिं: x", "    ^")


@given(LINE, st.data())
def test_the_caret_is_under_its_character_and_the_line_fits(line: str, data: st.DataObject) -> None:
    column = data.draw(st.integers(1, len(line)))
    shown, caret = pointed(line, column, 40)
    assert width_of(shown) <= 40
    at = next(index for index in range(len(shown)) if width_of(shown[:index]) == len(caret) - 1)
    assert line[column - 1 :].startswith(shown[at:].removesuffix("…"))
    assert line[: column - 1].endswith(shown[:at].removeprefix("…"))
    assert shown[at] == line[column - 1]
