"""`clausekit compare`: the contract came back; what did they do to it?"""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import cast

import click

from clausekit.analysis import analyse
from clausekit.cli.commands import command
from clausekit.cli.look import say, terminal_look, utf8
from clausekit.cli.main import EXIT_FINDINGS
from clausekit.cli.ui import fixed_language, ui_language, ui_option
from clausekit.comparison import Comparison
from clausekit.comparison import compare as compare_contracts
from clausekit.readers import read, read_original
from clausekit.reporters import Look
from clausekit.safefile import write_beside
from clausekit.settings import settings_for
from clausekit.words import SIDES, Side

FORMS = {"terminal": "clausekit.reporters.comparison", "json": "clausekit.reporters.comparison_json"}


@command(
    epilog="\b\nExamples:\n  clausekit compare ours.docx theirs.docx\n"
    "  clausekit compare sent.docx returned.docx --side client --format json"
)
@click.argument("ours", metavar="OURS")
@click.argument("theirs", metavar="THEIRS")
@click.option("--side", type=click.Choice(SIDES), help="Who compares.  [default: provider]")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="terminal", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write it to a file."
)
@ui_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing; the exit status tells.")
def compare(ours: str, theirs: str, side: Side | None, form: str, output: Path | None, quiet: bool) -> int:
    """Say what got worse, clause by clause, in a contract that came back.

    OURS is the contract as it was sent, THEIRS as it came back: which ways out, periods and protections were weakened,
    taken out or made one-sided, wherever the paragraph stands now; and, in a Word file with tracked changes, what was
    changed without one.

    The exit status is 0 when nothing got worse, 1 when something did, 2 when a file could not be read.
    """
    settings = settings_for((ours,))
    language = fixed_language(settings.language) if form == "json" else ui_language(settings.language)
    before = read_original(theirs)
    comparison = compare_contracts(
        analyse(read(ours)),
        analyse(read(theirs)),
        side or settings.side or "provider",
        analyse(before) if before else None,
    )
    render = cast(Callable[[Comparison, Look], str], importlib.import_module(FORMS[form]).render)
    if output:
        write_beside(output, utf8(render(comparison, Look(language=language))))
    elif not quiet:
        say(render(comparison, terminal_look()._replace(language=language)))
    return EXIT_FINDINGS if comparison.is_worse else 0
