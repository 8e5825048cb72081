"""The words mean what Jinja says they mean, though Jinja only reads them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from clausekit.builder.evaluation import PLAIN, Undefined, value_of
from clausekit.builder.rendering import CLOSE, OPEN, WordsError, holds, render
from clausekit.library.grammar import parsed, parsed_condition, stored_trees, tree

NAMES = {"one": 1, "two": 2, "no": False, "none": None, "word": "a Word-by word", "items": ("x", "y", "z"),
         "owner": {"name": "N"}}  # fmt: skip
JINJA = ImmutableSandboxedEnvironment(undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)

ATOMS = ("one", "two", "no", "none", "word", "items", "owner.name", "owner['name']", "'text'", "3", "nobody", "[two]")
SIGNS = ("and", "or", "==", "!=", "<", ">=", "in", "+", "-", "~")
TESTS = ("defined", "none", "not none", "even", "odd", "divisibleby(2)")
LOOP = "{% for x in items %}{{ loop.index }}{{ x }}{% if not loop.last %}, {% endif %}{% else %}none{% endfor %}\n"

EXPRESSIONS = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        st.builds("({} {} {})".format, inner, st.sampled_from(SIGNS), inner),
        st.builds("(not {})".format, inner),
        st.builds("({} if {} else {})".format, inner, inner, inner),
        st.builds("({}|{})".format, inner, st.sampled_from([*PLAIN, "join('-')"])),
        st.builds("({} is {})".format, inner, st.sampled_from(TESTS)),
    ),
    max_leaves=6,
)  # fmt: skip
PARTS = st.one_of(
    st.sampled_from(["words ", "\n", "  \n\n", "- "]),
    st.builds("{{% if {} %}}yes{{% elif {} %}}maybe\n{{% else %}}no{{% endif %}}".format, EXPRESSIONS, EXPRESSIONS),
    st.just(
        "{% for x in items %}{{ loop.index }}{{ x }}{% if not loop.last %}, {% endif %}{% else %}none{% endfor %}\n"
    ),
    st.builds("{{% set one = {} %}}".format, EXPRESSIONS),
)


def jinja_value(expression: str) -> tuple[bool, object]:
    try:
        return True, plain(JINJA.compile_expression(expression, undefined_to_none=False)(**NAMES))
    except Exception:
        return False, None


def our_value(expression: str) -> tuple[bool, object]:
    try:
        return True, plain(value_of(parsed_condition(expression), NAMES, PLAIN))
    except Exception:
        return False, None


def plain(value: object) -> object:
    """A list and a tuple are the same to the words; an undefined name is a mistake as soon as it is looked at."""
    if isinstance(value, StrictUndefined):
        raise LookupError
    return list(value) if isinstance(value, tuple) else value


@given(EXPRESSIONS)
def test_an_expression_comes_to_what_jinja_makes_of_it(expression: str) -> None:
    works, value = our_value(expression)
    if works:
        assert jinja_value(expression) == (True, value)


@given(st.lists(PARTS, max_size=6).map("".join))
def test_words_are_what_jinja_makes_of_them(words: str) -> None:
    try:
        filled = render(words, NAMES, "en")
    except WordsError:
        return
    parts = filled.text.replace(CLOSE, OPEN).split(OPEN)  # words and the numbers of values in turn
    ours = "".join(str(filled.values[int(part)]) if index % 2 else part for index, part in enumerate(parts))
    assert ours == JINJA.from_string(words).render(NAMES)


@pytest.mark.parametrize("expression", ["one.__class__", "items.__len__", "word.upper", "owner.keys", "''.format"])
def test_nothing_of_python_is_within_reach(expression: str) -> None:
    with pytest.raises(Undefined):
        value_of(parsed_condition(expression), NAMES, PLAIN)


def test_a_condition_is_one_expression_and_no_more() -> None:
    with pytest.raises(WordsError, match="left over"):
        holds("one two", NAMES)


@given(st.lists(PARTS, max_size=4).map("".join))
def test_a_stored_tree_is_the_tree(words: str) -> None:
    (line,) = stored_trees([words], []).splitlines()
    assert json.loads(line.partition(" ")[2]) == [words, parsed(words)]
    assert tree(words) == parsed(words)
