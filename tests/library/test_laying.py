"""What a clause of one's own may change without a second look at the clauses that name the shipped one."""

from __future__ import annotations

import pytest
from agreements import MONEY, library_of

from clausekit.library import Clause
from clausekit.library.laying import moves, shaken

NAMES = """
clause: notes
version: 1
title: {en: Notes}
purpose: {en: For tests.}
group: closing
variants:
  standard:
    default: true
    rank: 1
    favours: both
    bargain: {en: One.}
    text:
      en: {plain: "WORDS", formal: "WORDS"}
"""


def money(*changes: tuple[str, str]) -> Clause:
    text = MONEY
    for before, after in changes:
        assert before in text
        text = text.replace(before, after)
    return library_of({"money": text})["money"]


@pytest.mark.parametrize(
    "change",
    [
        ("The price is", "The cost is"),
        ("version: 2", "version: 3"),
        ("requires: [work]", "requires: []"),
        ("conflicts: [leaving-at-once]", "conflicts: []"),
        ("default: 14", "default: 30"),
    ],
    ids=lambda change: change[1],
)
def test_other_words_and_looser_ties_are_nothing_to_others(change: tuple[str, str]) -> None:
    assert not moves(money(change), money())


@pytest.mark.parametrize(
    "change",
    [
        ("  parts:\n    rank", "  pieces:\n    rank"),
        ("conflicts: [leaving-at-once]", "conflicts: [leaving-at-once, work]"),
        ("due_days: {type: days", "due_days: {type: hours"),
        ("      due_days", "      pay_days"),
    ],
    ids=lambda change: change[1].split("\n")[0].strip(),
)
def test_what_others_may_rely_on_is_something_to_them(change: tuple[str, str]) -> None:
    assert moves(money(change), money())


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Nothing.", False),
        ('See {{ ref("money") }}.', True),
        ('{% if has("money") %}Yes.{% endif %}', True),
        ("In {{ facts.money.currency }}.", True),
    ],
)
def test_only_clauses_that_name_it_are_looked_at_again(words: str, named: bool) -> None:
    quoted = words.replace('"', '\\"')
    library = library_of({"money": MONEY, "notes": NAMES.replace("WORDS", quoted)})
    found = shaken(library.entries, ["notes"], {"money"})
    assert [entry.clause.clause for entry in found] == (["notes"] if named else [])
