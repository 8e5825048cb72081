"""The command line: translates words and flags into calls, and errors into one line and an exit status."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any

import click

from clausekit import __version__
from clausekit.cli.commands import Group
from clausekit.cli.snippet import pointed
from clausekit.cli.ui import asked_for, chosen_in, in_language, ui_language, ui_option
from clausekit.errors import ClausekitError, SourceError, SourceErrors
from clausekit.saying import Told, told

EXIT_FINDINGS = 1
EXIT_CANNOT_RUN = 2

_SNIPPET = 95
"""Columns of an offending line together with its number. Words of a clause are written in much longer lines."""

COMMANDS = {
    "audit": "clausekit.cli.audit",
    "build": "clausekit.cli.build",
    "clauses": "clausekit.cli.clauses",
    "compare": "clausekit.cli.compare",
    "explain": "clausekit.cli.explain",
    "fix": "clausekit.cli.fix",
    "init": "clausekit.cli.init",
    "new": "clausekit.cli.new",
    "schema": "clausekit.cli.schema",
}
"""Each command stands in its own module, imported only when it is asked for: start-up time is a feature."""


class Commands(Group):
    """A group that imports a command when it is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(importlib.import_module(COMMANDS[cmd_name]), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            import difflib  # costs every start a millisecond, and a slip of the finger is rare

            near = difflib.get_close_matches(args[0], COMMANDS, 1)
            meant = told("; did you mean {near!r}?", near=near[0]) if near else ""
            raise click.UsageError(told("there is no command {name!r}{hint}", name=args[0], hint=meant), ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command. What a user can cause is told here, where the language of the run is still known."""
        try:
            return super().invoke(ctx)
        except (click.Abort, KeyboardInterrupt):
            click.echo(in_language(Told("stopped"), ui_language()), err=True)
        except ClausekitError as error:
            show(error)
        return EXIT_CANNOT_RUN


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExamples:\n  clausekit audit contract.docx\n  clausekit build deal.yaml -o agreement.docx",
)
@click.version_option(__version__, prog_name="clausekit", message="%(prog)s %(version)s")
@ui_option
def cli() -> None:
    """Find the way out of a contract, or write one that has it.

    Everything runs on this machine and nothing leaves it. clausekit reads and writes words; it gives no legal advice.
    """


def main(args: list[str] | None = None) -> None:
    """Run the command line and leave with its exit status: 0 clean, 1 findings, 2 could not run or could not read."""
    # A run is short and leaves next to no circular garbage: looking for it, and again for all of it on the way out,
    # takes a seventh of the audit of one contract.
    gc.set_threshold(100_000)
    status = run(args)
    gc.freeze()
    sys.exit(status)


def run(args: list[str] | None = None) -> int:
    """Run the command line and return its exit status. Nothing a user can cause ends in a traceback."""
    try:
        result: Any = cli.main(args, prog_name="clausekit", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return EXIT_CANNOT_RUN
    except click.ClickException as error:
        here = error.ctx if isinstance(error, click.UsageError) else None
        asked = asked_for(sys.argv[1:] if args is None else args)
        _print(_one_line(error), chosen_in(here) if here else asked or ui_language())
        return EXIT_CANNOT_RUN
    except BrokenPipeError:
        # The reader of our output has gone (as with `| head`); what it wanted it has.
        sys.stdout = None
        return EXIT_CANNOT_RUN
    return result if isinstance(result, int) else 0


def show(error: ClausekitError) -> None:
    """Print an error for a person: its line, and for a mistake in a YAML file the line it stands in."""
    for one in error.errors if isinstance(error, SourceErrors) else (error,):
        _print(one.told, ui_language())
        if isinstance(one, SourceError) and one.snippet:
            number = str(one.line)
            shown, caret = pointed(one.snippet, one.column, _SNIPPET - len(number))
            click.echo(f"  {number} | {shown}\n  {' ' * len(number)} | {caret}", err=True)


def _print(line: Told, language: str) -> None:
    label = in_language(Told("error:"), language)
    shown = label if os.environ.get("NO_COLOR") else click.style(label, fg="red", bold=True)
    click.echo(f"{shown} {in_language(line, language)}", err=True)


def _one_line(error: click.ClickException) -> Told:
    """What was typed wrongly, and where the right way stands."""
    line: Told = importlib.import_module("clausekit.cli.recognised").line_of(error)
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    if not path:
        return line
    if line.endswith("?"):
        return told("{slip} See '{command} --help'", slip=line, command=path)
    return told("{slip}; see '{command} --help'", slip=line, command=path)
