"""Patterns over symbols: they match as `re` does, whatever they know of what they need."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.language import pack
from clausekit.language.laying import laid
from clausekit.language.patterns import Pattern, Patterns, needs_of, possible

CLASSES = st.text(alphabet="ABC", min_size=1, max_size=2).map("[{}]".format)
PIECES = st.one_of(
    CLASSES,
    CLASSES.map("{}?".format),
    CLASSES.map(lambda inner: f"[^{inner[1:]}"),
    CLASSES.map("(?:{}|D)".format),
    CLASSES.map("(?P<end>{})".format),
    st.sampled_from([r"\(", r"\)", "w", "[^;.]{0,3}?", "|"]),
)
SOURCES = st.lists(PIECES, min_size=1, max_size=5).map("".join).filter(lambda source: source.count("?P<end>") < 2)


def pattern_of(source: str) -> Pattern:
    return Pattern(source, needs_of(source))


@given(SOURCES, st.text(alphabet="ABCDw();", max_size=8), st.integers(0, 3), st.integers(3, 8))
def test_a_pattern_matches_where_its_regular_expression_does(source: str, symbols: str, start: int, stop: int) -> None:
    plain = re.compile(source)
    found = [match.span() for match in plain.finditer(symbols, start, stop)]
    assert [match.span() for match in pattern_of(source).finditer(symbols, start, stop)] == found
    first, here = pattern_of(source).search(symbols, start, stop), pattern_of(source).match(symbols, start, stop)
    assert (first and first.span()) == (found[0] if found else None)
    assert bool(here) == bool(plain.match(symbols, start, stop))


@given(st.lists(SOURCES, min_size=1, max_size=4), SOURCES, st.text(alphabet="ABCDw();", max_size=8))
def test_a_pattern_is_possible_wherever_it_matches(sources: list[str], other: str, symbols: str) -> None:
    laid_down = {name: [(one, needs_of(one)) for one in lines] for name, lines in (("a", [other]), ("b", sources))}
    patterns = Patterns(laid_down)
    found = possible(patterns["b"], patterns.within(symbols))
    matching = [one for one in sources if re.search(one, symbols)]
    assert [pattern.source for pattern in found if re.search(pattern.source, symbols)] == matching


def test_a_pattern_is_not_possible_where_a_text_lacks_what_it_needs() -> None:
    patterns = Patterns({"a": [("[A]", ["A"])], "b": [("[A][BC]", ["A", "BC"]), ("[C]", ["C"])]})
    assert [pattern.source for pattern in possible(patterns["b"], patterns.within("ww C"))] == ["[C]"]
    assert possible(patterns["none"], patterns.within("ABC")) == []


@pytest.mark.parametrize("code", pack.codes())
def test_every_pattern_of_a_language_is_one(code: str) -> None:
    patterns = [pattern for patterns in pack.load(code).patterns.values() for pattern in patterns]
    assert patterns
    for pattern in patterns:
        re.compile(pattern.source)


def test_a_word_that_yaml_takes_for_an_answer_is_told() -> None:
    with pytest.raises(ValueError, match=r"not: False is no word; .* in quotes"):
        laid({"language": "es", "concepts": {"not": [False]}})
