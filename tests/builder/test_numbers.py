"""Printed numbers: 1. / 1.1 / (a) / (i), each level starting anew under the one above."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausekit.builder.numbers import numbered, section_number


def test_levels_start_anew_under_the_one_above() -> None:
    depths = [0, 1, 2, 3, 3, 2, 1, 2, 0, 1]
    assert list(numbered(depths)) == ["1.", "1.1", "(a)", "(i)", "(ii)", "(b)", "1.2", "(a)", "2.", "2.1"]


@given(st.lists(st.integers(1, 3), max_size=30), st.integers(1, 12))
def test_sections_count_up_whatever_is_in_them(inside: list[int], sections: int) -> None:
    numbers = list(numbered([0, *inside] * sections))
    assert numbers[:: len(inside) + 1] == [f"{count}." for count in range(1, sections + 1)]


def test_a_reference_prints_the_number_of_the_heading_without_its_full_stop() -> None:
    assert section_number(11) == "12"
