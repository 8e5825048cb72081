"""Print what a language still has to say of clausekit's own lines (clausekit/data/told), and what nobody says any more.

.venv-test/bin/python scripts/catalogue.py xx      # as YAML: English under English, to be translated
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Mapping

import click

from clausekit import resources
from clausekit.cli.help_page import words_of_help
from clausekit.cli.main import COMMANDS, cli
from clausekit.cli.recognised import FROM_CLICK

PACKAGE = resources.PACKAGE
MAKERS = ("told", "Told", "telling")
"""The functions whose first argument, in quotes, is a line for a person."""

Lines = Mapping[str, str]
"""English line → the file that says it, in the order of the files."""


def errors() -> Lines:
    """Errors, remarks and whatever stands in their places."""
    found: dict[str, str] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        for line in _literals(ast.parse(path.read_text(encoding="utf-8"))):
            found.setdefault(line, path.relative_to(PACKAGE).as_posix())
    from_click = dict.fromkeys(FROM_CLICK, "cli/recognised.py (lines of click)")
    return {**found, **{line: file for line, file in from_click.items() if line not in found}}


def help_lines() -> Lines:
    """What `--help` says of every command."""
    found: dict[str, str] = {}
    for module, command in _commands():
        context = click.Context(command, info_name=command.name)
        for line in words_of_help(command, context):
            found.setdefault(line, module)
    return found


def lacking(said: Mapping[str, str], lines: Lines) -> Lines:
    """The lines of which nothing is said."""
    return {line: file for line, file in lines.items() if line not in said}


def as_yaml(lines: Lines) -> Iterator[str]:
    """English under English, with the file before the first of its lines."""
    last = ""
    for line, file in lines.items():
        if file != last:
            yield f"  # {file}"
        last = file
        yield f"  {_quoted(line)}: {_quoted(line)}"


def _literals(tree: ast.Module) -> Iterator[str]:
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        first = call.args[0]
        is_maker = isinstance(call.func, ast.Name) and call.func.id in MAKERS
        if is_maker and isinstance(first, ast.Constant) and first.value:
            yield str(first.value)


def _commands() -> Iterator[tuple[str, click.Command]]:
    """Every command with the module that it stands in."""
    yield "cli/main.py", cli
    context = click.Context(cli)
    for name in COMMANDS:
        command = cli.get_command(context, name)
        assert command is not None
        module = f"cli/{COMMANDS[name].rsplit('.', 1)[-1]}.py"
        yield module, command
        if isinstance(command, click.Group):
            yield from ((module, child) for child in command.commands.values())


def _quoted(line: str) -> str:
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main(language: str) -> None:
    """Print both."""
    known = resources.load("told", language) if language in resources.names("told") else {}
    sections = {"errors": errors(), "help": help_lines()}
    for name, lines in sections.items():
        print(f"{name}:")
        print("\n".join(as_yaml(lacking(known.get(name) or {}, lines))))
    for name, lines in sections.items():
        gone = [line for line in known.get(name) or {} if line not in lines]
        print("".join(f"# no longer said ({name}): {line}\n" for line in gone), end="")


if __name__ == "__main__":
    main(*sys.argv[1:])
