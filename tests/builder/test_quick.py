"""A deal that is read quickly is read as its shape reads it."""

from __future__ import annotations

import copy
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from clausekit.builder.deal import PAGES, unprintable
from clausekit.builder.quick import quick_deal
from clausekit.builder.shapes import DealShape

WHOLE: dict[str, Any] = {
    "template": "service-agreement", "language": "en-GB", "wording": "formal", "page": "letter",
    "date": date(2026, 3, 2),
    "provider": {"name": " Studio ", "term": "Studio", "kind": "a firm", "address": "A\nB", "email": "x@y.example",
                 "signatory": {"name": "M", "title": "T"}},
    "client": {"name": "Client", "signatory": {"name": "N"}},
    "clauses": {"exit": "refund-only"},
    "facts": {"fees": {"amount": 1.5, "currency": "EUR", "parts": ["a", "b"], "since": date(2026, 1, 1), "none": None}},
}  # fmt: skip
PLACES: list[tuple[str, ...]] = [
    *((key,) for key in WHOLE), ("provider", "name"), ("provider", "term"), ("provider", "signatory"),
    ("client", "signatory", "name"), ("client", "unknown"), ("clauses", "exit"), ("clauses", "Not-An-Id"),
    ("facts", "fees"), ("facts", "fees", "amount"), ("facts", "no id"), ("facts", "fees", "no Name"),
    ("unknown",),
]  # fmt: skip
GONE = object()
STRANGE = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5), st.dates(),
    st.lists(st.text(max_size=3), max_size=2), st.just({}), st.just({"name": "x"}), st.just({"a-b": {"c_d": 1}}),
    st.sampled_from(["a4", "letter", "plain", "en", "ko", "de-DE", "exit\n", "a-b", "2026-01-31", "\x00", " "]),
    st.just(GONE),
)  # fmt: skip


def changed(place: tuple[str, ...], value: object) -> dict[str, Any]:
    data = copy.deepcopy(WHOLE)
    inner = data
    for step in place[:-1]:
        inner = inner[step]
    if value is GONE:
        inner.pop(place[-1], None)
    else:
        inner[place[-1]] = value
    return data


def by_shape(data: object) -> dict[str, Any] | None:
    try:
        return DealShape.model_validate(data).model_dump()
    except ValidationError:
        return None


def test_a_plain_deal_is_read_quickly() -> None:
    assert quick_deal(WHOLE, PAGES, unprintable) == by_shape(WHOLE) is not None


@given(st.sampled_from(PLACES), STRANGE, st.sampled_from(PLACES), STRANGE)
def test_what_is_read_quickly_is_what_the_shape_reads(
    first: tuple[str, ...], value: object, second: tuple[str, ...], other: object
) -> None:
    try:
        data = changed(first, value)
        inner = data
        for step in second[:-1]:
            inner = inner[step]
        inner[second[-1]] = None if other is GONE else other
    except (KeyError, TypeError):
        return
    quick = quick_deal(data, PAGES, unprintable)
    if quick is not None:
        assert quick == by_shape(data)


@pytest.mark.parametrize("data", [None, [], "text", {}, {"date": "2026-01-01"}])
def test_what_is_no_deal_is_left_to_the_shape(data: object) -> None:
    assert quick_deal(data, PAGES, unprintable) is None
