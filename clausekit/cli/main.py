"""The command line: translates words and flags into calls, and errors into one line and an exit status."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from typing import Any

import click

from clausekit import __version__
from clausekit.cli.snippet import pointed
from clausekit.errors import ClausekitError, SourceError, SourceErrors

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


class Commands(click.Group):
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
            meant = f"; did you mean '{near[0]}'?" if near else ""
            raise click.UsageError(f"there is no command '{args[0]}'{meant}", ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="\b\nExamples:\n  clausekit audit contract.docx\n  clausekit build deal.yaml -o agreement.docx",
)
@click.version_option(__version__, prog_name="clausekit")
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
        click.echo(f"{_label()} {_one_line(error)}", err=True)
        return EXIT_CANNOT_RUN
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return EXIT_CANNOT_RUN
    except ClausekitError as error:
        show(error)
        return EXIT_CANNOT_RUN
    except BrokenPipeError:
        # The reader of our output has gone (as with `| head`); what it wanted it has.
        sys.stdout = None
        return EXIT_CANNOT_RUN
    return result if isinstance(result, int) else 0


def show(error: ClausekitError) -> None:
    """Print an error for a person: its line, and for a mistake in a YAML file the line it stands in."""
    for one in error.errors if isinstance(error, SourceErrors) else (error,):
        click.echo(f"{_label()} {one}", err=True)
        if isinstance(one, SourceError) and one.snippet:
            number = str(one.line)
            shown, caret = pointed(one.snippet, one.column, _SNIPPET - len(number))
            click.echo(f"  {number} | {shown}\n  {' ' * len(number)} | {caret}", err=True)


def _label() -> str:
    return "error:" if os.environ.get("NO_COLOR") else click.style("error:", fg="red", bold=True)


def _one_line(error: click.ClickException) -> str:
    """What was typed wrongly, and where the right way stands."""
    told = " ".join(error.format_message().split()).rstrip(".").replace(". (Did", " (did").replace(". Did", "; did")
    told = told[:1].lower() + told[1:]
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else ""
    return f"{told}; see '{path} --help'" if path else told
