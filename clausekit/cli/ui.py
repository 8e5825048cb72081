"""The language that clausekit speaks to a person: what --ui-lang says, else what the system says, else English."""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar, cast

import click

from clausekit import resources

if TYPE_CHECKING:
    from clausekit.rules import Phrases

ENGLISH = "en"
_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""In the order in which GNU gettext asks them. LANGUAGE may list several, the best first, and holds no sway where the
locale is C."""

_OPTION = "--ui-lang"

_WORDS = "clausekit.rules"
"""What holds the words, imported when some are needed: it stands on the whole analysis."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def languages() -> tuple[str, ...]:
    """The languages that there are messages in."""
    return resources.names("messages")


def from_environment(environment: Mapping[str, str]) -> str:
    """The first language that the environment asks for and that there are messages in, else English."""
    return _asked_by(environment) or ENGLISH


def _asked_by(environment: Mapping[str, str]) -> str:
    known = languages()
    locale = next((said for name in _VARIABLES[1:] if (said := environment.get(name))), "")
    asked = [] if locale in ("C", "POSIX") else environment.get("LANGUAGE", "").split(":")
    for tag in (*asked, locale):
        code = tag.replace("-", "_").partition("_")[0].partition(".")[0].lower()
        if code in known:
            return code
    return ""


def ui_language(configured: str = "") -> str:
    """The language of messages in this run: as asked for with --ui-lang, else as `configured` in a settings file, else
    as the environment says."""
    context = click.get_current_context(silent=True)
    if context is None:
        return configured or from_environment(os.environ)
    # Kept, so that an error that ends the run speaks the same language as the run.
    choose(context, configured)
    return chosen_in(context)


def ui_language_or(other: str) -> str:
    """`ui_language`, but `other` and not English where neither --ui-lang nor the environment names one that there are
    messages in: somebody who wants an agreement in Vietnamese is asked in it."""
    context = click.get_current_context(silent=True)
    if context is not None and other in languages() and not _asked_by(os.environ):
        choose(context, other)
    return ui_language()


def fixed_language(configured: str = "") -> str:
    """The same for what programs read, which is the same on every machine: the language of the system has no say."""
    context = click.get_current_context(silent=True)
    if context is None:
        return configured or ENGLISH
    choose(context, configured)
    return _chosen(context) or ENGLISH


def chosen_in(context: click.Context) -> str:
    """The language chosen in a run, be it over; that of the environment where none was."""
    return _chosen(context) or from_environment(os.environ)


def _chosen(context: click.Context) -> str:
    chosen: str = context.find_root().meta.get(__name__, "")
    return chosen


def choose(context: click.Context, language: str) -> None:
    """Let the run speak `language`, where that is one and none was chosen before."""
    if language:
        context.find_root().meta.setdefault(__name__, language)


def asked_for(words: Sequence[str]) -> str:
    """The language that --ui-lang asks for somewhere in a command line, "" where none does or there is no such one."""
    for word, following in zip(words, [*words[1:], ""], strict=False):
        name, is_joined, value = word.partition("=")
        if name == _OPTION:
            language = value if is_joined else following
            return language if language in languages() else ""
    return ""


def ui_words(configured: str = "") -> Phrases:
    """The phrases in that language."""
    return cast("Phrases", importlib.import_module(_WORDS).phrases(ui_language(configured)))


def in_language(line: str, language: str) -> str:
    """`rules.spoken`, for what is said before anything else is imported."""
    return str(line) if language == ENGLISH else cast(str, importlib.import_module(_WORDS).spoken(line, language))


def _choose(context: click.Context, parameter: click.Parameter, value: str | None) -> None:
    choose(context, value or "")


def ui_option(command: _Command) -> _Command:
    """Adds --ui-lang to a command."""
    return click.option(
        _OPTION, type=click.Choice(languages()), expose_value=False, is_eager=True, callback=_choose,
        help="The language of messages [default: that of the system, where there are messages in it].",
    )(command)  # fmt: skip
