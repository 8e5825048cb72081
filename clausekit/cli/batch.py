"""`clausekit build --batch`: an agreement for each row of a table."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from clausekit import yamlfile
from clausekit.builder.batch import deal_of_row, place_of
from clausekit.builder.filenames import file_names
from clausekit.builder.languages import codes_of
from clausekit.builder.table import Row, read_table
from clausekit.cli.main import EXIT_CANNOT_RUN, EXIT_FINDINGS
from clausekit.cli.making import Made, Wishes, library_for, made
from clausekit.cli.progress import with_progress
from clausekit.cli.remarks import loose_lines
from clausekit.cli.ui import ui_language, ui_words
from clausekit.errors import ClausekitError, OutputError, SourceError, SourceErrors
from clausekit.rules import spoken
from clausekit.saying import Told, told

Write = Callable[[Made, Path], None]


def build_batch(base: Path, table: Path, folder: Path, wishes: Wishes, write: Write, quiet: bool) -> int:
    """Write an agreement into `folder` for each row of `table`, its cells laid over the deal `base`.

    A row that cannot be built is told with its number and the others are written; a remark is told once for all rows.
    Returns the exit status: 0 all written, 1 the audit kept some back, 2 some could not be built. Raises ClausekitError
    where nothing can begin.
    """
    data = yamlfile.load(base).data
    if not isinstance(data, dict):
        raise SourceError(str(base), told("must be a mapping: keys with values, one in each line"))
    rows = read_table(table)
    folder.mkdir(parents=True, exist_ok=True) if not folder.is_file() else _no_folder(folder)
    words, counts = ui_words(), {0: 0, EXIT_FINDINGS: 0, EXIT_CANNOT_RUN: 0}
    remarks: dict[str, None] = {}
    spoken = codes_of(str(wishes.language or data.get("language", "en")))
    names = file_names(row.cells.get("client.name", f"row {row.number}") for row in rows)
    places = (Path(), base.parent)
    for row, name in with_progress(zip(rows, names, strict=True), len(rows)):
        try:
            deal = deal_of_row(data, row, str(table), library_for(wishes, places, spoken))
            found = made(deal, wishes, places, str(folder / name), ui_language())
            status = _written(found, row, table, folder / name, write)
            remarks.update(dict.fromkeys(loose_lines(found.loose, words)))
        except ClausekitError as error:
            status = EXIT_CANNOT_RUN
            _tell(error, place_of(row, str(table)))
        counts[status] += 1
    if not quiet:
        click.echo("".join(f"{line}\n" for line in remarks), nl=False)
        click.echo(words.phrase("build.batch_written", written=str(counts[0]), all=str(len(rows)), folder=str(folder)))
    return max(status for status, count in {**counts, 0: 1}.items() if count)


def _written(found: Made, row: Row, table: Path, path: Path, write: Write) -> int:
    """Write one agreement, unless its audit keeps it back. Returns the exit status."""
    for finding in found.grave:
        said = told("{path}: {reason}", path=place_of(row, str(table)), reason=f"{finding.rule}: {finding.message}")
        click.echo(spoken(said, ui_language()), err=True)
    if not found.grave:
        write(found, path)
    return EXIT_FINDINGS if found.grave else 0


def _no_folder(folder: Path) -> None:
    raise OutputError(told("{path}: is a file; name a folder for the agreements", path=folder))


def _tell(error: ClausekitError, where: Told) -> None:
    """The mistakes of one row, each in a line that names the row."""
    for one in error.errors if isinstance(error, SourceErrors) else (error,):
        line = one.told if one.told.startswith(where) else told("{path}: {reason}", path=where, reason=one.told)
        click.echo(spoken(told("error: {reason}", reason=line), ui_language()), err=True)
