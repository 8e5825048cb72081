"""`clausekit audit`: contracts in, what they say about leaving out."""

from __future__ import annotations

import sys
from contextlib import closing
from datetime import date
from pathlib import Path

import click

from clausekit.cli.auditing import Task, audit_all
from clausekit.cli.commands import command
from clausekit.cli.files import STDIN, files_of
from clausekit.cli.forms import CHOICES, WORD, rendered
from clausekit.cli.look import say, terminal_look
from clausekit.cli.main import EXIT_CANNOT_RUN, EXIT_FINDINGS, show
from clausekit.cli.progress import with_progress
from clausekit.cli.report_folder import ReportFolder, is_folder
from clausekit.cli.sifting import Sieve
from clausekit.cli.ui import fixed_language, ui_language, ui_option
from clausekit.errors import ClausekitError, InputError, OutputError
from clausekit.findings import SEVERITIES
from clausekit.readers import SUFFIXES
from clausekit.reporters import FORMS, Audited, Failure, Look, Report, reporter
from clausekit.rules import spoken
from clausekit.safefile import write_beside
from clausekit.saying import told
from clausekit.settings import load_settings, settings_for
from clausekit.words import SIDES, Side


def _not_negative(ctx: click.Context, param: click.Parameter, value: int) -> int:
    if value < 0:
        raise click.BadParameter(told("must be {min} or more", min=0))
    return value


@command(
    epilog="\b\nExamples:\n  clausekit audit contract.docx\n  clausekit audit contracts/ --side client\n"
    "  clausekit audit contract.pdf --format html --output report.html\n"
    "  clausekit audit contracts/ --format html --output reports/ --jobs 0"
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--side", type=click.Choice(SIDES), help="Who wants to get out.  [default: provider]")
@click.option(
    "--format", "form", type=click.Choice(CHOICES), default="terminal", show_default=True, help="Of the report."
)
@click.option(
    "-o", "--output", metavar="FILE|DIR",
    help="Write the report to a file; into a folder (DIR/), one report for each contract and an index.",
)  # fmt: skip
@click.option(
    "--fail-on",
    type=click.Choice([*SEVERITIES, "never"]),
    help="End with status 1 when something this grave, or graver, is found.  [default: error]",
)
@click.option(
    "-j", "--jobs", type=click.INT, callback=_not_negative, default=1, show_default=True, metavar="N",
    help="Audit N contracts at once; 0 is one for each processor.",
)  # fmt: skip
@click.option(
    "--config", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="The settings.  [default: the nearest clausekit.toml, in the folder of the contracts or above it]",
)  # fmt: skip
@click.option(
    "--baseline", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Do not count what this file holds: what was found before.",
)  # fmt: skip
@click.option("--update-baseline", is_flag=True, help="Write what is found into the baseline; nothing of it counts.")
@ui_option
@click.option("-q", "--quiet", is_flag=True, help="Print no report and no progress; the exit status tells.")
def audit(
    paths: tuple[str, ...],
    side: Side | None,
    form: str,
    output: str | None,
    fail_on: str | None,
    jobs: int,
    config: Path | None,
    baseline: Path | None,
    update_baseline: bool,
    quiet: bool,
) -> int:
    """Say how to get out of a contract, and what is missing.

    PATH is a contract (DOCX, PDF with text, TXT, Markdown, HTML), a folder of them, or - for standard input. One
    contract is reported whole, several as a summary with the worst first.

    The exit status is 0 when nothing grave is found, 1 when something is, 2 when a file could not be read.
    """
    files = files_of(paths, SUFFIXES)
    if not files:
        raise click.UsageError(
            told(
                "no contract in {paths}; files end in {endings}",
                paths=", ".join(paths),
                endings=" ".join(sorted(SUFFIXES)),
            )
        )
    if form == WORD and (not output or (len(files) > 1 and not is_folder(output, len(files)))):
        raise click.UsageError(
            told("--format {form} needs --output FILE.docx for one contract, or --output DIR/", form=WORD)
        )
    if output:
        _check_target(Path(output), files)
    settings = load_settings(config) if config else settings_for(paths)
    chosen: Side = side or settings.side or "provider"
    sieve = Sieve.of(settings, chosen, baseline or settings.baseline, update_baseline, date.today().isoformat())
    for_programs = form in FORMS and FORMS[form].for_programs
    language = fixed_language(settings.language) if for_programs else ui_language(settings.language)
    empty = Report(chosen, (), (), settings.rules, settings.path)
    look = Look(language=language)
    folder = ReportFolder.of(output, files, form, look) if output and is_folder(output, len(files)) else None
    tasks = [
        Task(path, chosen, settings.rules, language, sys.stdin.buffer.read() if path == STDIN else None)
        for path in files
    ]
    documents: list[Audited] = []
    errors: list[Failure] = []
    written = True
    try:
        # Closed, so that processes end with the run and not with the last file they were given.
        with closing(audit_all(tasks, jobs)) as outcomes:
            for outcome in outcomes if quiet else with_progress(outcomes, len(files)):
                if isinstance(outcome, Failure):
                    show(InputError(outcome.path, outcome.reason))
                    errors.append(outcome)
                    continue
                documents.append(sieve.sift(outcome))
                if folder:
                    written = _written(folder, empty._replace(documents=(documents[-1],))) and written
    except KeyboardInterrupt:
        done = len(documents) + len(errors)
        raise _stopped(done, len(files), output if folder else None) from None
    report = empty._replace(documents=tuple(documents), errors=tuple(errors))
    remarks = tuple(sieve.finish(report.errors))
    if folder:
        folder.write_index(report)
    elif output:
        # Without a contract there is nothing that could bear comments; why has been told.
        if documents or form != WORD:
            write_beside(Path(output), rendered(form, report, look))
    elif not quiet:
        say(reporter(form)(report, terminal_look()._replace(language=language)))
    for remark in () if quiet else remarks:
        click.echo(spoken(told("note: {remark}", remark=remark), ui_language()), err=True)
    return _status(report, fail_on or settings.fail_on or "error") if written else EXIT_CANNOT_RUN


def _stopped(done: int, count: int, folder: str | None) -> ClausekitError:
    """What is there when a run is stopped; `folder` is the one of the reports, where there is one."""
    if folder is None:
        return ClausekitError(
            told("stopped after {done} of {count} contracts; no report was written", done=done, count=count)
        )
    reason = told(
        "stopped after {done} of {count} contracts; the reports in {folder} are whole, the index is missing",
        done=done,
        count=count,
        folder=folder,
    )
    return ClausekitError(reason)


def _written(folder: ReportFolder, report: Report) -> bool:
    """Write the report of one contract; False where it can have none in this form, which is told."""
    try:
        folder.write(report)
    except InputError as error:
        show(error)
        return False
    return True


def _check_target(output: Path, files: tuple[str, ...]) -> None:
    """A report never takes the place of a contract. Raises OutputError."""
    if output.exists() and any(Path(file).exists() and output.samefile(file) for file in files):
        raise OutputError(
            told("{path}: is a contract itself, which is never changed; give another name with -o", path=output)
        )


def _status(report: Report, fail_on: str) -> int:
    if report.errors:
        return EXIT_CANNOT_RUN
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    found = any(finding.severity in failing for audited in report.documents for finding in audited.findings)
    return EXIT_FINDINGS if found else 0
