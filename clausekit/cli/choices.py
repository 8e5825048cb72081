"""Choices of clauses on the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

from clausekit.builder.deal import INCLUDE, LEAVE_OUT
from clausekit.saying import told

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _choices(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """CLAUSE=VARIANT, CLAUSE=include or CLAUSE=leave-out, as clause → choice."""
    found: dict[str, str] = {}
    for value in values:
        clause, _, choice = value.partition("=")
        if not (clause and choice):
            raise click.BadParameter(
                told("{value!r} names no choice; write CLAUSE=VARIANT, such as exit=substitute-first", value=value)
            )
        found[clause] = choice
    return found


def choice_option(command: _Command) -> _Command:
    """Adds --clause to a command, which takes `choices`: clause → variant, INCLUDE or LEAVE_OUT."""
    return click.option(
        "--clause", "choices", multiple=True, callback=_choices, metavar="CLAUSE=VARIANT",
        help=f"Choose a variant of a clause, or write {INCLUDE} or {LEAVE_OUT} for it; can be given again.",
    )(command)  # fmt: skip
