"""Two variants compared: what changes in the bargain, and in the words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from clausekit.library import Library, load_library
from clausekit.library.versus import Versus, paragraphs, versus

LIBRARY: Library = load_library()
WORDS = st.lists(
    st.sampled_from(["the", "client", "pays", "{{", "a|days", "}}", "after", "a", "notice"]), min_size=1
).map(" ".join)
TEXTS = st.lists(WORDS, min_size=1, max_size=4).map("\n\n".join)


def compared(first: str, second: str) -> Versus:
    return versus(LIBRARY.variant(first), LIBRARY.variant(second), "en", "plain")


def test_an_exit_that_only_one_gives_is_on_its_side() -> None:
    found = compared("exit-refund-only", "exit-at-any-time")
    assert [one.trigger for one in found.exits.first] == ["inability"]
    assert [(one.trigger, one.notice_days) for one in found.exits.second] == [("convenience", "notice_days")]
    assert found.terms.both == ("refund_or_credit", "release")
    assert found.terms.second == ("pay_for_work_done",)


def test_a_fact_with_another_default_stands_on_both_sides() -> None:
    found = compared("exit-refund-only", "exit-substitute-for-the-day")
    assert [name for name, _ in found.facts.first] == [name for name, _ in found.facts.second] == ["refund_days"]


def test_a_fact_that_is_only_explained_in_other_words_is_the_same() -> None:
    assert [name for name, _ in compared("exit-refund-only", "exit-brief").facts.both] == ["refund_days"]


def test_a_variant_does_not_differ_from_itself() -> None:
    found = compared("exit-mutual", "exit-mutual")
    assert not any((*found.exits[1:], *found.terms[1:], *found.facts[1:], *found.requires[1:], *found.conflicts[1:]))
    assert all(piece.same for paragraph in found.paragraphs for piece in paragraph)


def test_words_that_differ_are_a_piece_of_their_own() -> None:
    (pieces,) = paragraphs("The client pays {{ a|days }} after the notice.", "The client pays {{ b|days }} after it.")
    assert [(one.first, one.second) for one in pieces if not one.same] == [
        ("{{ a|days }}", "{{ b|days }}"),
        ("the notice.", "it."),
    ]


def test_a_paragraph_that_only_one_has_stands_alone() -> None:
    first, second, third = paragraphs(
        "One and one is two.\n\nAnother thing.", "Wholly new words.\n\nOne and one is two."
    )
    assert (first[0].first, first[0].second) == ("", "Wholly new words.")
    assert second[0].same
    assert (third[0].first, third[0].second) == ("Another thing.", "")


@given(TEXTS, TEXTS)
def test_no_word_is_lost_or_moved(first: str, second: str) -> None:
    found = paragraphs(first, second)
    ours = " ".join(piece.first for paragraph in found for piece in paragraph if piece.first)
    theirs = " ".join(piece.second for paragraph in found for piece in paragraph if piece.second)
    assert ours.split() == first.split()
    assert theirs.split() == second.split()
