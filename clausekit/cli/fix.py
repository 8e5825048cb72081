"""`clausekit fix`: a contract in, the same contract with what it lacks written into it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from clausekit.cli.commands import command
from clausekit.cli.look import say
from clausekit.cli.main import EXIT_FINDINGS
from clausekit.cli.project import own_folders
from clausekit.cli.ui import ui_option, ui_words
from clausekit.errors import InputError, MissingFile, OutputError, because
from clausekit.language.detection import language_of
from clausekit.library import load_library
from clausekit.redline import (
    Edit,
    Insertion,
    Marking,
    Mended,
    Wanted,
    draft_of,
    internal_notes,
    mended,
    old_words,
    reworded,
    told_place,
)  # fmt: skip
from clausekit.rules import Phrases
from clausekit.rules.lookup import find
from clausekit.safefile import write_beside
from clausekit.saying import told
from clausekit.settings import Settings, load_settings, settings_for
from clausekit.settings.suppressing import matches, relative
from clausekit.words import SIDES, Side

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MARKED = ".marked"
_AUTHOR = "clausekit user"
_WORD = (".docx", ".docm", ".dotx")


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> str:
    if not value:
        return ""
    if not _DAY.fullmatch(value):
        raise click.BadParameter(told("{value!r} is no date; write it as 2026-03-02", value=value))
    return f"{value}T00:00:00Z"


@command(
    epilog="\b\nExamples:\n  clausekit fix contract.docx -o contract.marked.docx\n"
    "  clausekit fix contract.docx --dry-run\n  clausekit fix contract.docx --only EXIT001 --notes internal"
)
@click.argument("contract", metavar="CONTRACT")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="The file to write; never the contract itself [default: its name with .marked in it].",
)  # fmt: skip
@click.option("--side", type=click.Choice(SIDES), help="Who wants to get out.  [default: provider]")
@click.option(
    "--only", multiple=True, metavar="RULE", help="Mend only what this rule finds, also a note; can be given again."
)
@click.option("--dry-run", is_flag=True, help="Write nothing; show the words and the place.")
@click.option("--accept", is_flag=True, help="Write the words plainly, without marks of change and without comments.")
@click.option(
    "--notes", type=click.Choice(("margin", "internal")), default="margin", show_default=True,
    help="Why: in the margin for the other side, or frankly in a separate file for you.",
)  # fmt: skip
@click.option("--author", metavar="NAME", help=f"Whose changes they are.  [default: {_AUTHOR}]")
@click.option(
    "--date",
    "day",
    callback=_day,
    metavar="DATE",
    help="The day that the changes carry, as 2026-03-02 [default: none].",
)
@click.option(
    "--config", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="The settings.  [default: the nearest clausekit.toml, in the folder of the contract or above it]",
)  # fmt: skip
@ui_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
def fix(
    contract: str, output: Path | None, side: Side | None, only: tuple[str, ...], dry_run: bool, accept: bool,
    notes: str, author: str | None, day: str, config: Path | None, quiet: bool,
) -> int:  # fmt: skip
    """Write the missing ways out into a contract, as tracked changes that the other side can accept.

    CONTRACT is a Word file; in a Markdown or text file the changes are marked as {++new++} and {~~old~>new~~}. Errors
    and warnings of the audit are mended; notes only where --only names them. The exit status is 0 when all of these are
    mended, 1 when something is left for you to decide, 2 when nothing could be written.
    """
    source = Path(contract)
    target = output or source.with_name(f"{source.stem}{_MARKED}{source.suffix}")
    if not dry_run:
        _check_target(source, target)
    settings = load_settings(config) if config else settings_for((contract,))
    words = ui_words(settings.language)
    wanted = Wanted(
        side or settings.side or "provider",
        frozenset(find(name, settings.rules).code for name in only),
        settings.rules,
        words.language,
        dict(_suppressed(contract, settings, date.today().isoformat(), words)),
    )
    marking = Marking(author or settings.author or _AUTHOR, day, not accept, notes == "margin" and not accept)
    data = _content(contract)
    draft = draft_of(contract, data)
    languages = {language_of(draft.document.text), words.language} - {""}
    library = load_library(own_folders("clauses", source.parent, Path()), languages)
    result = mended(draft, wanted, library, marking)
    content = result.draft.content(marking) if result.edits else data
    if dry_run:
        if source.suffix.lower() not in _WORD:
            say("".join(_difference(data, content, contract, target)))
        say("\n".join(_shown(result, words)) + "\n")
        return _status(result)
    write_beside(target, content)
    said = list(_summary(result, target, words))
    if notes == "internal":
        page = target.with_name(f"{target.stem}.notes.md")
        write_beside(page, internal_notes(source, wanted, result, library, words).encode())
        said.append(words.phrase("mending.notes", path=page))
    if not quiet:
        say("\n".join(said) + "\n")
    return _status(result)


def _suppressed(contract: str, settings: Settings, today: str, words: Phrases) -> Iterator[tuple[str, str]]:
    """The rules whose findings somebody has decided to live with, each with the words that say so."""
    place = relative(contract, settings.folder)
    for one in settings.suppressions:
        if one.until >= today and matches(place, one):
            yield one.rule, words.phrase("mending.suppressed", until=one.until, place=one.place, reason=one.reason)


def _status(result: Mended) -> int:
    return EXIT_FINDINGS if result.left else 0


def _check_target(source: Path, target: Path) -> None:
    """The contract itself is never written over, by whatever name."""
    if target.resolve() == source.resolve() or (target.exists() and source.exists() and target.samefile(source)):
        raise OutputError(
            told("{path}: is the contract itself, which is never changed; give another name with -o", path=target)
        )


def _content(path: str) -> bytes:
    try:
        return Path(path).read_bytes()
    except FileNotFoundError:
        raise MissingFile(path, told("there is no such file; check the name")) from None
    except OSError as error:
        raise InputError(path, told("cannot be read: {reason}", reason=because(error))) from error


def _difference(before: bytes, after: bytes, name: str, target: Path) -> Iterator[str]:
    old, new = (content.decode("utf-8", "replace").splitlines(keepends=True) for content in (before, after))
    for line in difflib.unified_diff(old, new, name, target.name):
        yield line if line.endswith("\n") else f"{line}\n"


def _shown(result: Mended, words: Phrases) -> Iterator[str]:
    """Every edit with its place and its words."""
    for edit in result.edits:
        yield words.phrase(
            "mending.place", rule=edit.finding.rule, name=edit.finding.name, where=told_place(edit.change.where, words)
        )
        yield ""
        for line in _words(edit, words):
            yield f"    {line}"
            yield ""
        yield "    " + words.phrase("mending.comment", comment=edit.comment)
        yield ""
        if edit.beside:
            yield "    " + old_words(edit.beside, words)
            yield ""
    yield from _left(result, words)
    if not result.edits:
        yield words.phrase("mending.none" if result.left else "mending.nothing")


def _words(edit: Edit, words: Phrases) -> Iterator[str]:
    if isinstance(edit.change, Insertion):
        yield from (line.words for line in edit.change.lines)
        yield from (reworded(one, words) for one in edit.change.references)
    else:
        yield "; ".join(reworded(one, words) for one in edit.change.replacements)


def _summary(result: Mended, target: Path, words: Phrases) -> Iterator[str]:
    for edit in result.edits:
        yield words.phrase(
            "mending.edit", rule=edit.finding.rule, name=edit.finding.name, where=told_place(edit.change.where, words),
            what=edit.clause or next(_words(edit, words)),
        )  # fmt: skip
        if isinstance(edit.change, Insertion) and edit.change.references:
            yield "  " + words.counted("mending.moved", len(edit.change.references))
        if edit.beside:
            yield "  " + old_words(edit.beside, words)
    yield from _left(result, words)
    if result.edits:
        yield words.phrase("mending.written", path=target)
    else:
        yield words.phrase("mending.copy_left" if result.left else "mending.copy", path=target)


def _left(result: Mended, words: Phrases) -> Iterator[str]:
    for one in result.left:
        yield words.phrase("mending.left", rule=one.finding.rule, name=one.finding.name, reason=one.reason)
