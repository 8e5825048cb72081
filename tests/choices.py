"""Every agreement that a deal can ask for: the choices of each template, and agreements made of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import combinations
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from hypothesis import strategies as st
from promises import facts_of

from clausekit import resources, yamlfile
from clausekit.builder import Agreement, Template, build, deal_of, load_template
from clausekit.builder.deal import INCLUDE, LEAVE_OUT, PAGES, Deal
from clausekit.builder.selection import Given, Selection, select
from clausekit.errors import SourceErrors
from clausekit.library import Library, load_library
from clausekit.library.spelling import WORDINGS

TEMPLATES = resources.names("templates")
LANGUAGES: tuple[str, ...] = tuple(yamlfile.load(Path(__file__).with_name("complete_languages.yaml")).data["complete"])
"""The languages in which every clause has its words."""

Choices = Mapping[str, str]
_PARTY = {"kind": "a company", "address": "Harbour Lane 1\nGalway", "email": "post@north.example"}


class Wish(NamedTuple):
    """What a deal says, but for its facts. choices: clause → variant, INCLUDE or LEAVE_OUT."""

    template: str
    choices: Choices = MappingProxyType({})
    wording: str = "plain"
    page: str = "a4"
    language: str = "en"


class Made(NamedTuple):
    """An agreement and what it was made of."""

    agreement: Agreement
    selection: Selection
    deal: Deal


@cache
def library(language: str) -> Library:
    return load_library((), (language,))


@cache
def template(name: str, language: str) -> Template:
    return load_template(name, (), (language,))


@cache
def choices_of(name: str) -> dict[str, tuple[str, ...]]:
    """Clause → everything that a deal can say of it in this template."""
    return {
        slot.clause: (
            *library("en")[slot.clause].variants,
            *([INCLUDE] if slot.optional else []),
            *([LEAVE_OUT] if slot.optional or slot.when else []),
        )
        for slot in template(name, "en").content.slots
    }


def deal_with(wish: Wish, facts: Mapping[str, Any] | None = None) -> Deal:
    """The deal that a wish is, without facts."""
    return deal_of(
        {
            "template": wish.template, "language": wish.language, "wording": wish.wording, "page": wish.page,
            "date": "2026-03-02", "clauses": dict(wish.choices), "facts": facts or {},
            "provider": {"name": "Studio North LLC", "signatory": {"name": "Maeve Brennan"}, **_PARTY},
            "client": {"name": "Harbour Foods Ltd", **_PARTY},
        }
    )  # fmt: skip


def selected(wish: Wish) -> Selection | None:
    """The variants in the agreement; None where the choices do not go together."""
    found = _selection(wish)
    return None if isinstance(found, set) else found


def _selection(wish: Wish) -> Selection | set[str]:
    """The variants in the agreement, or the clauses that do not go together."""
    try:
        return select(Given(deal_with(wish), template(wish.template, wish.language), library(wish.language)))
    except SourceErrors as errors:
        if all("does not go together" in one.reason or "needs the clause" in one.reason for one in errors.errors):
            ids = {id for one in errors.errors for id in one.reason.split("'")[1:4:2]}
            return {clause for clause in choices_of(wish.template) for id in ids if f"{id}-".startswith(f"{clause}-")}
        raise


def made(wish: Wish) -> Made | None:
    """The agreement, with a fact of the right type for each parameter; None where the choices do not go together."""
    selection = selected(wish)
    if selection is None:
        return None
    deal = deal_with(wish, {full.clause.clause: facts for full in selection if (facts := facts_of(full))})
    agreement = build(deal, library(wish.language), template(wish.template, wish.language))
    return Made(agreement, selection, deal)


def one_choice_each(name: str) -> Iterator[Choices]:
    """Nothing chosen, then each single choice, then as little as can be, alone and with each single choice."""
    every = choices_of(name)
    least = {clause: LEAVE_OUT for clause, known in every.items() if LEAVE_OUT in known}
    for base in ({}, least):
        yield base
        yield from ({**base, clause: choice} for clause, known in every.items() for choice in known)


@st.composite
def wishes(draw: st.DrawFn) -> Wish:
    """Any template with any choices."""
    name = draw(st.sampled_from(TEMPLATES))
    every = choices_of(name)
    clauses = draw(st.lists(st.sampled_from(sorted(every)), unique=True, max_size=12))
    return Wish(
        name,
        {clause: draw(st.sampled_from(every[clause])) for clause in clauses},
        draw(st.sampled_from(WORDINGS)),
        draw(st.sampled_from(PAGES)),
        draw(st.sampled_from(LANGUAGES)),
    )


Pair = frozenset[tuple[str, str]]
_TRIES = 24
"""Agreements at random of which the one with the most new pairs is taken."""


def pairwise() -> list[Wish]:
    """Agreements in which any two clauses meet, each in each of its variants and left out, wherever a template lets
    them; every template, wording, paper and language is among them. Always the same ones."""
    chance = random.Random(1)
    wanted = {pair for name in TEMPLATES for pair in _pairs(_settings(name))}
    found: list[Wish] = []
    gain: set[Pair] = set(wanted)
    while len(gain) > 5:
        best = max((_at_random(chance) for _ in range(_TRIES)), key=lambda one: len(wanted & met(one)))
        gain = wanted & met(best)
        wanted -= gain
        found.append(best)
    for pair in sorted(wanted, key=sorted):
        fixed = dict(pair)
        for name in [name for name in TEMPLATES if pair in wanted and pair <= set(_settings(name))]:
            wish = going_together(_rest_at_random(chance, name, fixed), fixed)
            if pair in met(wish):
                wanted -= met(wish)
                found.append(wish)
    return found


def met(wish: Wish) -> set[Pair]:
    """The pairs of clauses, each in its variant or left out, that meet in an agreement; none where it cannot be."""
    selection = selected(wish)
    if selection is None:
        return set()
    there = {full.clause.clause: full.name for full in selection}
    return set(_pairs([(clause, there.get(clause, LEAVE_OUT)) for clause in choices_of(wish.template)]))


def going_together(wish: Wish, fixed: Choices) -> Wish:
    """The wish without the choices that cannot stand beside others, but with those that are `fixed`."""
    for _ in range(len(wish.choices)):
        found = _selection(wish)
        if not isinstance(found, set):
            break
        loose = found & wish.choices.keys() - fixed.keys() or wish.choices.keys() - fixed.keys()
        gone = min(loose, default="")
        wish = wish._replace(choices={clause: one for clause, one in wish.choices.items() if clause != gone})
    return wish


def _at_random(chance: random.Random) -> Wish:
    return going_together(_rest_at_random(chance, chance.choice(TEMPLATES), {}), {})


def _rest_at_random(chance: random.Random, name: str, fixed: Choices) -> Wish:
    every = choices_of(name)
    order = chance.sample(sorted(every), len(every))
    choices = {clause: chance.choice(every[clause]) for clause in order}
    return Wish(
        name,
        {**choices, **fixed},
        chance.choice(WORDINGS),
        chance.choice(PAGES),
        chance.choice(LANGUAGES),
    )


def _settings(name: str) -> list[tuple[str, str]]:
    return [(clause, one) for clause, known in choices_of(name).items() for one in known if one != INCLUDE]


def _pairs(settings: list[tuple[str, str]]) -> Iterator[Pair]:
    return (frozenset(pair) for pair in combinations(settings, 2) if pair[0][0] != pair[1][0])
