"""Help in another language than English: the page of the command-line library with other words."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable
from typing import Any

import click

from clausekit.cli.ui import choose
from clausekit.reporters.layout import width_of, wrap
from clausekit.rules import spoken
from clausekit.saying import Told

_NONE = "zxx"
"""The code for no language (ISO 639-2), in which nothing is cut short."""

_BETWEEN = 2
_WIDEST_FIRST = 30
"""Columns between the two columns of a list, and that the first may take before its words go under it."""

_DEFAULT = re.compile(r"(?P<words>.*?) *\[default: (?P<value>[^;]*)\]", re.DOTALL)
_OF_USAGE = ("[OPTIONS]", "COMMAND [ARGS]...")
"""What the library itself says of how a command is called. Names that a command gives to its words are left alone:
its help and its errors speak of them."""


class _Formatter(click.HelpFormatter):
    """Lays out help as `say` puts it, by the columns that letters take on a screen."""

    def __init__(self, say: Callable[[str], str], **sizes: Any) -> None:
        super().__init__(**sizes)
        self._say = say

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        for words in _OF_USAGE:
            args = args.replace(words, self._say(words)) if words in args else args
        super().write_usage(prog, args, f"{self._say('Usage')}: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(self._say(heading))

    def write_text(self, text: str) -> None:
        for number, paragraph in enumerate(paragraphs(text)):
            self.write("\n" if number else "")
            before = " " * self.current_indent
            if paragraph.startswith("\b"):
                # An indented line is there to be typed.
                lines = [
                    f"{before}{line if line.startswith(' ') else self._say(line)}" for line in paragraph.split("\n")[1:]
                ]
            else:
                lines = wrap(self._say(paragraph), self.width, before)
            self.write("".join(f"{line}\n" for line in lines))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        rows = list(rows)
        widest = min(max(width_of(name) for name, _ in rows), _WIDEST_FIRST) + _BETWEEN
        rest = " " * (self.current_indent + widest)
        for name, about in rows:
            first = " " * self.current_indent + name
            if width_of(first) + _BETWEEN > len(rest):
                self.write(f"{first}\n")
                first = ""
            lines = wrap(self._row(about), self.width, first + " " * (len(rest) - width_of(first)), rest)
            self.write("".join(f"{line}\n" for line in lines))

    def _row(self, about: str) -> str:
        """What a row says, and its default, which is words or something to be typed."""
        found = _DEFAULT.fullmatch(about)
        if not found:
            return self._say(about) if about else ""
        value = self._say(found["value"]) if " " in found["value"] else found["value"]
        words = f"{self._say(found['words'])} " if found["words"] else ""
        return f"{words}[{self._say('default')}: {value}]"


def formatter(language: str, width: int | None, most: int | None) -> click.HelpFormatter:
    """Lays out help in `language`, in so many columns, and no more than `most`; None is what the library does."""
    return _Formatter(lambda words: spoken(Told(" ".join(words.split())), language), width=width, max_width=most)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a help text, each in one line unless it begins with \\b, which keeps its lines."""
    parts = re.split(r"\n[ \t]*\n", inspect.cleandoc(text))
    return [part if part.startswith("\b") else " ".join(part.split()) for part in parts]


def words_of_help(command: click.Command, context: click.Context) -> list[str]:
    """Everything that the help of a command says and that can be said in another language, in its order."""
    said: list[str] = []

    def say(words: str) -> str:
        said.append(" ".join(words.split()))
        return words

    with context:
        choose(context, _NONE)
        command.format_help(context, _Formatter(say))
    return said
