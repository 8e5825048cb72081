"""Commands whose help is in the user's language; in English it is the command-line library's own."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from typing import Any, cast

import click

from clausekit.cli.ui import ENGLISH, asked_for, choose, ui_language

_PAGE = "clausekit.cli.help_page"
"""Lays out help in another language, imported when it is asked for: start-up time is a feature."""


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        language = ui_language()
        if language == ENGLISH:
            return super().make_formatter()
        made = importlib.import_module(_PAGE).formatter(language, self.terminal_width, self.max_content_width)
        return cast(click.HelpFormatter, made)


class Command(click.Command):
    """A command whose help is in the user's language."""

    context_class = _Context

    def get_short_help_str(self, limit: int = 45) -> str:
        return _first_line(self.help) or super().get_short_help_str(limit)


class Group(click.Group):
    """The same for a command of commands. It hears --ui-lang wherever it stands, before anything is refused."""

    context_class = _Context
    command_class = Command

    def get_short_help_str(self, limit: int = 45) -> str:
        return _first_line(self.help) or super().get_short_help_str(limit)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        choose(ctx, asked_for(args))
        return super().parse_args(ctx, args)


command: Callable[..., Callable[[Callable[..., Any]], Command]] = partial(click.command, cls=Command)
group: Callable[..., Callable[[Callable[..., Any]], Group]] = partial(click.group, cls=Group)


def _first_line(help: str | None) -> str:
    """What a help text begins with, whole, "" for English, which the library cuts short itself."""
    if not help or ui_language() == ENGLISH:
        return ""
    return cast(str, importlib.import_module(_PAGE).paragraphs(help)[0])
