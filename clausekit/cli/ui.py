"""The language that clausekit speaks to a person: what --ui-lang says, else what the system says, else English."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from clausekit import resources
from clausekit.rules import Phrases, phrases

_ENGLISH = "en"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which GNU gettext asks them. LANGUAGE may list several, the best first, and holds no sway where the
locale is C."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def languages() -> tuple[str, ...]:
    """The languages that there are messages in."""
    return resources.names("messages")


def from_environment(environment: Mapping[str, str]) -> str:
    """The first language that the environment asks for and that there are messages in, else English."""
    known = languages()
    locale = next((said for name in _VARIABLES[1:] if (said := environment.get(name))), "")
    asked = [] if locale in ("C", "POSIX") else environment.get("LANGUAGE", "").split(":")
    for tag in (*asked, locale):
        code = tag.replace("-", "_").partition("_")[0].partition(".")[0].lower()
        if code in known:
            return code
    return _ENGLISH


def ui_language(configured: str = "") -> str:
    """The language of messages in this run: as asked for with --ui-lang, else as `configured` in a settings file, else
    as the environment says."""
    context = click.get_current_context(silent=True)
    chosen = context.find_root().meta.get(__name__) if context else None
    return chosen or configured or from_environment(os.environ)


def ui_words(configured: str = "") -> Phrases:
    """The phrases in that language."""
    return phrases(ui_language(configured))


def _choose(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    if value:
        context.find_root().meta[__name__] = value


def ui_option(command: _Command) -> _Command:
    """Adds --ui-lang to a command."""
    return click.option(
        "--ui-lang", type=click.Choice(languages()), expose_value=False, is_eager=True, callback=_choose,
        help="The language of messages [default: that of the system, where there are messages in it].",
    )(command)  # fmt: skip
