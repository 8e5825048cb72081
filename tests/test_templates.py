"""Every kind of agreement, with every choice that a deal can make: it builds, reads back, and passes its own audit."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st
from promises import facts_of

from clausekit import resources
from clausekit.analysis import analyse
from clausekit.builder import Agreement, agreement_document, build, deal_of, load_template
from clausekit.builder.deal import INCLUDE, LEAVE_OUT
from clausekit.builder.selection import Given, select
from clausekit.builder.template import Slot, Template
from clausekit.errors import SourceErrors
from clausekit.library import Library, load_library
from clausekit.library.spelling import WORDINGS
from clausekit.readers import read
from clausekit.rules import check
from clausekit.writers.docx import docx_bytes

NAMES = resources.names("templates")
LIBRARY: Library = load_library()

Choices = dict[str, str]


@cache
def template_of(name: str) -> Template:
    return load_template(name)


def choices_of(slot: Slot) -> list[str | None]:
    """Everything that a deal can say of a slot; None for nothing."""
    switches = [LEAVE_OUT] if slot.optional or slot.when else []
    return [None, *LIBRARY.clause(slot.clause).variants, *([INCLUDE] if slot.optional else []), *switches]


def agreement_with(name: str, choices: Choices, wording: str) -> Agreement:
    """The agreement; raises SourceErrors where the choices do not go together."""
    data: dict[str, Any] = {
        "template": name,
        "date": datetime.date(2026, 3, 2),
        "wording": wording,
        "provider": {"name": "Studio North LLC", "term": "Studio", "signatory": {"name": "Maeve Brennan"}},
        "client": {"name": "Harbour Foods Ltd", "address": "1 Quay\nCork", "email": "office@harbour.example"},
        "clauses": choices,
    }
    selection = select(Given(deal_of(data), template_of(name), LIBRARY))
    facts = {full.clause.clause: facts for full in selection if (facts := facts_of(full))}
    return build(deal_of({**data, "facts": facts}), LIBRARY, template_of(name))


def look_at(agreement: Agreement) -> None:
    """What must hold of any agreement."""
    content = docx_bytes(agreement)
    assert docx_bytes(agreement) == content
    document = read("agreement.docx", content)
    assert document.unread == ()
    written = [(block.text, block.number) for block in document.blocks if block.part == "body"]
    assert written == [(block.text, block.number) for block in agreement_document(agreement).blocks]
    analysis = analyse(document)
    assert analysis.answer("provider") == "present"
    assert [str(one) for one in check(analysis, "provider") if one.severity == "error"] == []


def is_about_neighbours(error: SourceErrors) -> bool:
    """Whether it is only that clauses were chosen which do not go together."""
    return all("does not go together" in one.reason or "needs the clause" in one.reason for one in error.errors)


@given(st.data())
@settings(max_examples=25)
def test_any_choices_that_go_together_make_an_agreement_that_passes_its_audit(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(NAMES))
    slots = data.draw(st.lists(st.sampled_from(template_of(name).content.slots), max_size=6))
    choices = {slot.clause: data.draw(st.sampled_from(choices_of(slot))) for slot in slots}
    wording = data.draw(st.sampled_from(WORDINGS))
    try:
        agreement = agreement_with(name, {clause: one for clause, one in choices.items() if one}, wording)
    except SourceErrors as error:
        if is_about_neighbours(error):
            reject()
        raise
    look_at(agreement)


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("name", NAMES)
def test_a_template_as_it_is_makes_an_agreement_that_passes_its_audit(name: str, wording: str) -> None:
    look_at(agreement_with(name, {}, wording))


def one_choice_each() -> Iterator[tuple[str, str, str]]:
    for name in NAMES:
        for slot in template_of(name).content.slots:
            yield from ((name, slot.clause, choice) for choice in choices_of(slot) if choice)


def going_together(name: str, choices: Choices) -> Choices:
    """The choices, with what they cannot stand beside left out or taken in, as the messages say; at most ten such."""
    for _ in range(10):
        try:
            agreement_with(name, choices, "plain")
        except SourceErrors as error:
            mended = mended_by(name, choices, str(error))
            if mended == choices:
                raise
            choices = mended
        else:
            break
    return choices


def mended_by(name: str, choices: Choices, said: str) -> Choices:
    words = said.split("'")
    if "does not go together with" in said:
        own, other = words[1], words[3]
        for slot in template_of(name).content.slots:
            if slot.clause not in choices and any(
                id == slot.clause or id.startswith(f"{slot.clause}-") for id in (own, other)
            ):
                usable = [one for one in choices_of(slot) if one and f"{slot.clause}-{one}" not in (own, other)]
                return {**choices, slot.clause: LEAVE_OUT if LEAVE_OUT in usable else usable[0]}
    if "needs the clause" in said:
        return {**choices, words[3]: INCLUDE}
    return choices


@pytest.mark.slow
@pytest.mark.parametrize("name, clause, choice", list(one_choice_each()), ids="-".join)
def test_each_choice_of_each_template_makes_an_agreement_that_passes_its_audit(
    name: str, clause: str, choice: str
) -> None:
    try:
        choices = going_together(name, {clause: choice})
    except SourceErrors as error:
        assert is_about_neighbours(error)
        return
    for wording in WORDINGS:
        look_at(agreement_with(name, choices, wording))
