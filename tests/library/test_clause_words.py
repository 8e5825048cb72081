"""What the words of a clause may ask for, and mistakes in them at the true line of the YAML file."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit import yamlfile
from clausekit.library.wording import Use, uses

Mistakes = Callable[..., tuple[str, ...]]

LINE = 'See {{ ref("fees") }}.'
NEW = {
    "a tag that is not closed": ("See {{ ref(", "exit.yaml:25:11: the words cannot be read: "),
    "a block that is not closed": ("{% if has('fees') %}See.", "exit.yaml:25:11: the words cannot be read: "),
    "a parameter that is not declared": (
        "{{ notice_dayz }}",
        "exit.yaml:25:14: there is no parameter 'notice_dayz'; did you mean 'notice_days'?",
    ),
    "a parameter that is near none": (
        "{{ zzz }}",
        "exit.yaml:25:14: there is no parameter 'zzz'; declare it under parameters",
    ),
    "a party as a whole": (
        "{{ provider }}",
        "exit.yaml:25:14: 'provider' stands alone; write provider.term or provider.name",
    ),
    "a field that no party has": (
        "{{ client.nam }}",
        "exit.yaml:25:14: the client has no 'nam'; did you mean 'name'? (it has: term, name, kind, address, email)",
    ),
    "a fact of an unknown clause": (
        "{{ facts.fee.amount }}",
        "exit.yaml:25:20: there is no clause 'fee'; did you mean 'fees'?",
    ),
    "an unknown fact": (
        "{{ facts.fees.amout }}",
        "exit.yaml:25:20: the clause 'fees' has no parameter 'amout'; did you mean 'amount'?",
    ),
    "facts as a whole": ("{{ facts }}", "exit.yaml:25:14: 'facts' stands alone; name the clause and the fact: "),
    "a reference to an unknown clause": (
        'See {{ ref("feez") }}.',
        "exit.yaml:25:23: there is no clause 'feez'; did you mean 'fees'?",
    ),
    "a reference without quotes": (
        "See {{ ref(fees) }}.",
        "exit.yaml:25:18: 'ref' stands alone; name a clause in quotes: ref(\"fees\")",
    ),
    "a question about an unknown clause": (
        '{% if has("feez") %}x{% endif %}',
        "exit.yaml:25:22: there is no clause 'feez'; did you mean 'fees'?",
    ),
    "an unknown filter": (
        "{{ notice_days|dayz }}",
        "exit.yaml:25:26: there is no filter 'dayz'; did you mean 'days'?",
    ),
    "a filter of Jinja that gives another result each time": (
        "{{ [1, 2]|random }}",
        "exit.yaml:25:21: there is no filter 'random'",
    ),
    "a filter for another type": (
        "{{ notice_days|money }}",
        "exit.yaml:25:26: 'notice_days' is of type days; write notice_days|days",
    ),
    "a filter for another type on another clause's fact": (
        "{{ facts.fees.amount|days }}",
        "exit.yaml:25:32: 'fees.amount' is of type money; write fees.amount|money",
    ),
    "an unknown test": (
        "{% if notice_days is nice %}x{% endif %}",
        "exit.yaml:25:32: there is no test 'nice'",
    ),
    "an include": ('{% include "fees" %}', "exit.yaml:25:11: words cannot take in other files"),
    "a macro": ("{% macro m() %}{% endmacro %}", "exit.yaml:25:11: words cannot define blocks or macros"),
    "the insides of Python": (
        "{{ ''.__class__.__mro__ }}",
        "exit.yaml:25:27: words cannot take '__mro__' out of anything",
    ),
    "a power that would take forever": ("{{ 9**9**9 }}", "exit.yaml:25:11: words cannot calculate"),
    "a product that would fill the memory": ("{{ 'a' * 999999999 }}", "exit.yaml:25:11: words cannot calculate"),
    "a format that would fill the memory": (
        "{{ '{:999999999}'.format(1) }}",
        "exit.yaml:25:11: words cannot call anything but ref and has",
    ),
}


@pytest.mark.parametrize("name", NEW)
def test_a_mistake_in_the_words_is_told_at_its_true_line(name: str, mistakes: Mistakes) -> None:
    new, told = NEW[name]
    found = mistakes((LINE, new))
    assert [line for line in found if line.startswith(told)], found


@pytest.mark.parametrize("style", ["|", "|-", ">", ">-", "|2"])
def test_the_line_is_true_in_every_style_of_block(style: str, mistakes: Mistakes) -> None:
    indent = "  " if style == "|2" else ""
    changed = [("plain: |\n", f"plain: {style}\n"), (LINE, "One line.\n\n          {{ zzz }}")]
    if indent:
        changed = [("plain: |\n          The", f"plain: {style}\n          The"), *changed[1:]]
    found = mistakes(*changed)
    assert any(line.startswith("exit.yaml:27:14: there is no parameter 'zzz'") for line in found), found


def test_a_mistake_in_words_of_one_line_is_told_at_their_key(mistakes: Mistakes) -> None:
    assert mistakes(("plain: The provider gives a credit.", 'plain: "A {{ zzz }} credit."')) == (
        "exit.yaml:34:9: there is no parameter 'zzz'; declare it under parameters",
    )


def test_a_parameter_of_another_variant_is_told_as_such(mistakes: Mistakes) -> None:
    assert mistakes(("plain: The provider gives", 'plain: "{{ notice_days|days }}" #')) == (
        "exit.yaml:34:9: there is no parameter 'notice_days'; it is one of 'refund' only",
    )


def test_a_wording_that_lost_a_fact_is_told(mistakes: Mistakes) -> None:
    assert mistakes(("on {{ notice_days|days }} notice", "on notice")) == (
        "exit.yaml:26:9: formal (en) does not use notice_days, which plain (en) uses",
    )


def test_a_language_that_lost_a_fact_is_told(mistakes: Mistakes) -> None:
    korean = "      ko: {plain: 해지할 수 있다., formal: 해지할 수 있다.}\n  credit:\n"
    assert mistakes(("  credit:\n", korean)) == (
        "exit.yaml:28:12: plain (ko) does not use notice_days, which plain (en) uses",
        "exit.yaml:28:30: formal (ko) does not use notice_days, which plain (en) uses",
    )


def test_a_reference_to_a_clause_that_may_be_left_out_needs_a_guard(mistakes: Mistakes) -> None:
    assert mistakes(("requires: [fees]", "requires: []")) == (
        "exit.yaml:25:23: the clause 'fees' may be left out; put it under 'requires', or "
        '{% if has("fees") %} around these words',
        "exit.yaml:27:96: the clause 'fees' may be left out; put it under 'requires', or "
        '{% if has("fees") %} around these words',
    )


def test_a_guarded_reference_needs_no_requirement(mistakes: Mistakes) -> None:
    guarded = '{% if has("fees") %}See {{ ref("fees") }}.{% endif %}'
    inline = '{{ ref("fees") if has("fees") else "law" }}.'
    assert (
        mistakes(("requires: [fees]", "requires: []"), (LINE, guarded), ('under {{ ref("fees") }}.', f"under {inline}"))
        == ()
    )


def test_uses_are_found_with_their_lines_and_guards() -> None:
    words = (
        '{{ provider.term }} pays\n{{ fee|money }} {% if has("a-b") and x %}{{ facts.a_b.c }}{% else %}{{ ref("a-b") }}'
    )
    assert uses(words + "{% endif %}") == (
        Use("party", "provider.term", 1),
        Use("filter", "money", 2, of="fee"),
        Use("name", "fee", 2),
        Use("has", "a-b", 2),
        Use("name", "x", 2),
        Use("fact", "a_b.c", 2, guarded=True),
        Use("ref", "a-b", 2),
    )


def test_names_that_the_words_set_themselves_are_no_parameters() -> None:
    words = "{% for item in items %}{{ loop.index }} {{ item }}{% endfor %}{% set n = 1 %}{{ n }}"
    assert uses(words) == (Use("name", "items", 1),)


@given(st.lists(st.text(alphabet="abc", max_size=3), min_size=1, max_size=8), st.integers(2, 6), st.data())
def test_line_n_of_the_words_is_line_n_of_the_block(lines: list[str], indent: int, data: st.DataObject) -> None:
    lines = ["first", *lines, "last"]
    number = data.draw(st.integers(1, len(lines)))
    block = "\n".join(f"{' ' * indent}{line}".rstrip() for line in lines)
    source = yamlfile.parse(f"before: 1\nwords: |\n{block}\nafter: 2\n")
    error = source.error_in_words(("words",), number, "wrong")
    assert (error.line, error.snippet.strip()) == (2 + number, lines[number - 1])
    assert [line.strip() for line in source.words(("words",)).split("\n")] == lines
