"""`clausekit init`: a folder for one's own clauses, templates and deals."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from clausekit.cli.commands import command
from clausekit.cli.skeletons import skeleton
from clausekit.cli.ui import ui_option, ui_words
from clausekit.errors import OutputError, because
from clausekit.safefile import write_beside
from clausekit.saying import told

_FOLDERS = ("clauses", "templates", "deals")
_FILES = ("clausekit.toml", "README.md")


@command(epilog="\b\nExamples:\n  clausekit init\n  clausekit init agreements/")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path), default=".")
@ui_option
def init(folder: Path) -> None:
    """Lay out a project: folders for your own clauses, templates and deals, and a file for the settings.

    FOLDER is this one where none is named. What is there already is left as it is. In the project, files in clauses/
    and templates/ take the place of the shipped ones with the same names.
    """
    words = ui_words()
    made = list(_made(folder, words.language))
    for path in made:
        click.echo(words.phrase("project.made", path=path))
    click.echo(words.phrase("project.next" if made else "project.there", path=folder))


def _made(folder: Path, language: str) -> Iterator[str]:
    """What was not there yet and now is."""
    for path in (folder, *(folder / name for name in _FOLDERS)):
        if path.is_dir():
            continue
        try:
            path.mkdir(parents=True)
        except OSError as error:
            raise OutputError(told("{path}: cannot be made: {reason}", path=path, reason=because(error))) from error
        yield f"{path.as_posix()}/"
    for name in _FILES:
        path = folder / name
        if not path.exists():
            write_beside(path, skeleton(name, language).encode("utf-8"))
            yield path.as_posix()
