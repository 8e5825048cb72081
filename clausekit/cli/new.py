"""`clausekit new`: files to start from."""

from __future__ import annotations

from pathlib import Path

import click

from clausekit.builder.skeleton import deal_text
from clausekit.cli.choices import choice_option
from clausekit.cli.commands import group
from clausekit.cli.ui import ui_language, ui_option
from clausekit.cli.wizard import DEALS, interview_about
from clausekit.errors import OutputError
from clausekit.safefile import write_beside
from clausekit.saying import told


@group(epilog="\b\nExamples:\n  clausekit new deal --template retainer\n  clausekit build retainer.yaml")
@ui_option
def new() -> None:
    """Write a file to start from, with a comment for everything that goes into it."""


@new.command(
    epilog="\b\nExamples:\n  clausekit new deal --template event-day\n"
    "  clausekit new deal --template freelance-project --clause fees=hourly -o deals/bakery.yaml"
)
@click.option("--template", required=True, metavar="NAME", help="The kind of agreement: a file in templates/.")
@choice_option
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="The file to write [default: the"
              " name of the template, in the folder deals/ where there is one].")  # fmt: skip
@click.option("--lang", "language", metavar="LANG", help="The language of the agreement [default: that of messages,"
              " where the clauses have their words in it].")  # fmt: skip
@ui_option
def deal(template: str, choices: dict[str, str], output: Path | None, language: str | None) -> None:
    """Write a deal file with every fact that a template needs: its type, what it means, and its default.

    Fill in what is empty, and build it. A file that is there already is left as it is.
    """
    target = output or (DEALS if DEALS.is_dir() else Path()) / f"{template}.yaml"
    if target.exists():
        raise OutputError(told("{path}: is there already; choose another name with -o", path=target))
    about = interview_about(template, (), ui_language(), language or "")
    draft = {f"clauses.{clause}": choice for clause, choice in choices.items()}
    write_beside(target, deal_text(about, draft, target.as_posix()).encode("utf-8"))
    click.echo(about.texts["wizard"]["written"].format(path=target.as_posix()))
