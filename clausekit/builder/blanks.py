"""A deal with blanks in it: what is missing of its parties and its date, told together with its missing facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from clausekit.builder.deal import Deal, read_deal
from clausekit.builder.facts import bind
from clausekit.builder.languages import in_each
from clausekit.builder.selection import Given, select
from clausekit.errors import SourceError, SourceErrors
from clausekit.library.facts import EXAMPLES
from clausekit.library.suggestions import in_order
from clausekit.yamlfile import Source


def every_mistake(error: SourceErrors, source: Source, look: Callable[[Deal], Given]) -> SourceErrors:
    """The mistakes in the shape of a deal file (`error`) together with those of its facts, in the order of the file.
    `look` finds what a deal is built from, in its languages.

    Where more than blanks is wrong with the shape, that alone: the rest cannot be told yet. Raises as `look` does.
    """
    if not isinstance(source.data, dict):
        return error
    try:
        given = look(read_deal(source._replace(data=_without_blanks(source.data))))
        deal, template = next(in_each(given.deal, given.template))
        bind(deal, select(Given(deal, template, given.library)), given.library)
    except SourceErrors as others:
        known = {(one.line, one.column) for one in error.errors}
        more = (one for one in others.errors if (one.line, one.column) not in known)
        return SourceErrors(in_order((*error.errors, *more)))
    except SourceError:
        return error
    return error


def _without_blanks(data: Mapping[str, Any]) -> dict[str, Any]:
    """The data with something in the place of each blank."""
    filled = dict(data)
    if filled.get("date") is None:
        filled["date"] = EXAMPLES["date"]
    for side in ("provider", "client"):
        party = filled.get(side) or {}
        if isinstance(party, dict) and party.get("name") is None:
            filled[side] = {**party, "name": EXAMPLES["text"]}
    return filled
