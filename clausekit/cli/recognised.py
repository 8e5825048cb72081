"""What the command-line library says of a slip, as lines that can be translated."""

from __future__ import annotations

import re
from functools import cache
from string import Formatter

import click

from clausekit.saying import Told, told

FROM_CLICK = (
    "invalid value for {param}: {reason}",
    "missing argument {param}. Choose from: {choices}",
    "missing argument {param}",
    "missing option {param}",
    "missing command",
    "no such option {option}; did you mean one of: {near}?",
    "no such option {option}; did you mean {near}?",
    "no such option {option}",
    "no such command {command}; did you mean one of: {near}?",
    "no such command {command}; did you mean {near}?",
    "no such command {command}",
    "option {option} requires an argument",
    "option {option} does not take a value",
    "got unexpected extra argument ({given})",
    "got unexpected extra arguments ({given})",
    "{value} is not one of {choices}",
    "{value} is not a valid integer",
    "File {name} does not exist",
    "File {name} is a directory",
    "File {name} is not readable",
    "Directory {name} does not exist",
    "Directory {name} is a file",
    "Directory {name} is not readable",
)
"""The lines that the command-line library makes out of a slip. It hands them over filled in, so their places are found
again by these; the first that fits counts."""

_HINT = re.compile(r"\. \(?Did([^()]*\?)\)?$")
"""What may have been meant: one word, or several, then in brackets."""


def line_of(error: click.ClickException) -> Told:
    """What was typed wrongly, in small letters and one line. What our own checks of a word say is kept as it is."""
    own = error.message if isinstance(error.message, Told) else None
    if own and not isinstance(error, click.BadParameter):
        return own
    line = recognised(_shortened(error.format_message()))
    if own and "param" in line.values:
        return told("invalid value for {param}: {reason}", param=line.values["param"], reason=own)
    return line


def recognised(line: str) -> Told:
    """A line of the command-line library as one that can be translated."""
    for template in FROM_CLICK:
        found = _pattern(template).fullmatch(line)
        if found:
            return Told(line, template, {name: recognised(said) for name, said in found.groupdict().items()})
    return Told(line)


def _shortened(message: str) -> str:
    line = _HINT.sub(r"; did\1", " ".join(message.split()).rstrip("."))
    return line[:1].lower() + line[1:]


@cache
def _pattern(template: str) -> re.Pattern[str]:
    parts = Formatter().parse(template)
    return re.compile("".join(re.escape(text) + (f"(?P<{name}>.+?)" if name else "") for text, name, _, _ in parts))
