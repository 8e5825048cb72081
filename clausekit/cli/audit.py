"""`clausekit audit`: contracts in, what they say about leaving out."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import cast

import click

from clausekit.analysis import analyse
from clausekit.analysis.values import SIDES, Side
from clausekit.cli.files import STDIN, files_of
from clausekit.cli.look import say, terminal_look, utf8
from clausekit.cli.main import EXIT_CANNOT_RUN, EXIT_FINDINGS, show
from clausekit.cli.progress import with_progress
from clausekit.errors import InputError
from clausekit.findings import SEVERITIES
from clausekit.readers import SUFFIXES, read
from clausekit.reporters import FORMS, Audited, Failure, Look, Report, reporter
from clausekit.rules import check
from clausekit.safefile import write_beside


@click.command(
    epilog="\b\nExamples:\n  clausekit audit contract.docx\n  clausekit audit contracts/ --side client\n"
    "  clausekit audit contract.pdf --format json --output report.json"
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--side", type=click.Choice(SIDES), default="provider", show_default=True, help="Who wants to get out.")
@click.option(
    "--format", "form", type=click.Choice(list(FORMS)), default="terminal", show_default=True, help="Of the report."
)
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the report to a file.",
    metavar="FILE",
)
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    default="error",
    show_default=True,
    help="End with status 1 when something this grave, or graver, is found.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print no report and no progress; the exit status tells.")
def audit(paths: tuple[str, ...], side: str, form: str, output: Path | None, fail_on: str, quiet: bool) -> int:
    """Say how to get out of a contract, and what is missing.

    PATH is a contract (DOCX, PDF with text, TXT, Markdown), a folder of them, or - for standard input. One contract is
    reported whole, several as a summary with the worst first.

    The exit status is 0 when nothing grave is found, 1 when something is, 2 when a file could not be read.
    """
    files = files_of(paths, SUFFIXES)
    if not files:
        raise click.UsageError(f"no contract in {', '.join(paths)}; files end in {' '.join(sorted(SUFFIXES))}")
    report = _report(files if quiet else with_progress(files), cast(Side, side))
    if output or not quiet:
        text = reporter(form)(report, Look() if output else terminal_look())
        if output:
            write_beside(output, utf8(text))
        else:
            say(text)
    return _status(report, fail_on)


def _report(paths: Iterable[str], side: Side) -> Report:
    """Audit one file after the other; one that cannot be read is shown, noted, and does not stop the others."""
    documents: list[Audited] = []
    errors: list[Failure] = []
    for path in paths:
        try:
            documents.append(_audited(path, side))
        except InputError as error:
            show(error)
            errors.append(Failure(path, error.reason))
    return Report(side, tuple(documents), tuple(errors))


def _audited(path: str, side: Side) -> Audited:
    """One contract, read and judged. Raises InputError; a mistake of ours is one too, so that the others go on."""
    try:
        analysis = analyse(read(path, sys.stdin.buffer.read() if path == STDIN else None))
        return Audited(analysis, check(analysis, side))
    except InputError:
        raise
    except Exception as error:
        reason = f"clausekit itself failed on this file ({type(error).__name__}: {error}); please report it"
        raise InputError(path, reason) from error


def _status(report: Report, fail_on: str) -> int:
    if report.errors:
        return EXIT_CANNOT_RUN
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    found = any(finding.severity in failing for audited in report.documents for finding in audited.findings)
    return EXIT_FINDINGS if found else 0
