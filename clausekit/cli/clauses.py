"""`clausekit clauses`: the clause library to look at, and one's own clause files to check."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, cast

import click

from clausekit import resources
from clausekit.cli.clause_pages import ladder_page, list_page, untranslated, variant_page
from clausekit.cli.commands import group
from clausekit.cli.compare_page import compare_page
from clausekit.cli.look import say, terminal_look
from clausekit.cli.main import EXIT_FINDINGS
from clausekit.cli.promises import broken_promises
from clausekit.cli.skeletons import skeleton
from clausekit.cli.ui import ui_language, ui_option, ui_words
from clausekit.errors import LibraryError, OutputError, SourceErrors, because
from clausekit.library import FullVariant, Library, load_library, read_library, translated_languages
from clausekit.library.data import clause_data, listing_data, versus_data
from clausekit.library.loading import clause_files
from clausekit.library.prose import remarks
from clausekit.library.spelling import GROUPS, KEBAB, SPELLINGS, WORDINGS, WordingName
from clausekit.library.suggestions import suggestion
from clausekit.library.versus import versus
from clausekit.rules import spoken
from clausekit.safefile import write_beside
from clausekit.saying import told

OWN = Path("clauses")
"""The folder beside the deal whose files lie over the shipped ones."""

_FORMATS = click.Choice(["terminal", "json"])


@group(
    epilog="\b\nExamples:\n  clausekit clauses list --group exit\n  clausekit clauses show exit\n"
    "  clausekit clauses copy exit\n  clausekit clauses check clauses/exit.yaml"
)
@ui_option
def clauses() -> None:
    """Look at the clause library, and check clause files.

    The files of a folder clauses/ here take the place of the shipped ones with the same names.
    """


@clauses.command(
    "list", epilog="\b\nExamples:\n  clausekit clauses list\n  clausekit clauses list --group money --format json"
)
@click.option("--group", type=click.Choice(GROUPS), help="Only the clauses of this part of an agreement.")
@click.option("--format", "form", type=_FORMATS, default="terminal", show_default=True)
@ui_option
def list_(group: str | None, form: str) -> None:
    """List the clauses."""
    library = load_library(_own(), translated_languages(_own()))
    chosen = [clause for clause in library.values() if group in (None, clause.group)]
    if form == "json":
        _print_json(listing_data(chosen))
    else:
        _print(list_page(chosen, ui_words(), terminal_look()))


@clauses.command(
    epilog="\b\nExamples:\n  clausekit clauses show exit\n  clausekit clauses show exit-substitute-first\n"
    "  clausekit clauses show exit substitute-first --wording formal"
)
@click.argument("clause")
@click.argument("variant", required=False)
@click.option("--wording", type=click.Choice(WORDINGS), default="plain", show_default=True)
@click.option("--lang", "language", default="en", show_default=True, metavar="LANG", help="The language of the words.")
@click.option("--format", "form", type=_FORMATS, default="terminal", show_default=True)
@ui_option
def show(clause: str, variant: str | None, wording: str, language: str, form: str) -> None:
    """Show a clause: what it is for, who gets what, the facts it needs, and its words.

    CLAUSE is a clause (its default variant is shown whole, the others in brief) or the full id of a variant. JSON holds
    all wordings in all languages.
    """
    library = load_library(_own(), translated_languages(_own()) if form == "json" else (language, ui_language()))
    whole = variant is None and clause in library
    full = _find(library, clause, variant)
    if form == "json":
        names = full.clause.variants if whole else (full.name,)
        _print_json(clause_data(full.clause, [FullVariant(full.clause, name) for name in names]))
        return
    words, look = ui_words(), terminal_look()
    page = [*variant_page(full, language, cast(WordingName, wording), words, look)]
    _print([*page, *ladder_page(full.clause, full.name, words, look)] if whole else page)


@clauses.command(
    epilog="\b\nExamples:\n  clausekit clauses compare exit-refund-only exit-mutual\n"
    "  clausekit clauses compare payment-in-advance payment-after-invoice --wording formal"
)
@click.argument("first")
@click.argument("second")
@click.option("--wording", type=click.Choice(WORDINGS), default="plain", show_default=True)
@click.option("--lang", "language", default="en", show_default=True, metavar="LANG", help="The language of the words.")
@click.option("--format", "form", type=_FORMATS, default="terminal", show_default=True)
@ui_option
def compare(first: str, second: str, wording: str, language: str, form: str) -> None:
    """Show two variants side by side: what changes in the bargain, and in the words.

    FIRST and SECOND are full ids of variants (exit-refund-only), or clauses for their default variants.
    """
    library = load_library(_own(), (language, ui_language()))
    one, other = _find(library, first, None), _find(library, second, None)
    found = versus(one, other, language, cast(WordingName, wording))
    if form == "json":
        _print_json(versus_data(found))
    else:
        _print(compare_page(found, cast(WordingName, wording), language, ui_words(), terminal_look()))


@clauses.command(
    epilog="\b\nExamples:\n  clausekit clauses check\n  clausekit clauses check clauses/exit.yaml my-clauses/"
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE|FOLDER]...")
@ui_option
def check(paths: tuple[Path, ...]) -> int:
    """Check clause files by themselves and against the library.

    They are laid over the shipped library and the folder clauses/ here; without a file or folder, these two are
    checked, with all translations (clauses/ko/exit.yaml is the Korean of clauses/exit.yaml), and what is not translated
    is listed. Every mistake is shown with its line.

    The words of one's own clauses are audited: what is found must be what the clause promises (provides).

    Shown too are remarks on the prose: words that are hard to read or that nobody says any more, terms that nothing
    defines or nothing uses, references written by hand, a number that one wording has and the other has not.

    The exit status is 2 where there is a mistake, 1 where there is a remark.
    """
    places = (*_own(), *paths)
    languages = translated_languages(places)
    reading = read_library(places, languages)
    if reading.errors:
        raise SourceErrors(reading.errors)
    named = {file.stem for path in paths for file in clause_files(path)} or set(reading.library)
    words = ui_words()
    variants = sum(len(clause.variants) for id, clause in reading.library.items() if id in named)
    counts = {
        "clauses": words.counted("library.clauses", len(named)),
        "variants": words.counted("library.variants", variants),
    }
    found = remarks(reading.library, named)
    own = {file.stem for place in places if not _is_shipped(place) for file in clause_files(place)} & named
    broken = broken_promises(reading.library, own) if own else ()
    outcome = "library.with_remarks" if found else "library.clean"
    lines = [words.phrase("library.remark", remark=spoken(remark.told, words.language)) for remark in found]
    if broken:
        _print(lines)
        raise SourceErrors(broken)
    lines.append(words.phrase(outcome, **counts, remarks=words.counted("library.remarks", len(found))))
    listed = [one for one in languages if any((place / one).is_dir() for place in places)] if places else languages
    reports = [line for language in listed for line in untranslated(reading.library, language, named, words)]
    _print([*lines, *reports])
    return EXIT_FINDINGS if found else 0


@clauses.command(epilog="\b\nExamples:\n  clausekit clauses new pets")
@click.argument("clause")
@ui_option
def new(clause: str) -> None:
    """Write a clause file with a comment for everything that goes into it, into the folder clauses/ here.

    CLAUSE is its id: small letters, digits and hyphens. A file that is there already is left as it is.
    """
    if not re.match(KEBAB, clause):
        raise click.BadParameter(told("{key!r} {reason}", key=clause, reason=SPELLINGS[KEBAB]), param_hint="CLAUSE")
    if clause in load_library():
        raise OutputError(
            told("{clause}: is a shipped clause; to change it: clausekit clauses copy {clause}", clause=clause)
        )
    target = _own_file(clause)
    words = ui_words()
    write_beside(target, skeleton("clause.yaml", words.language, id=clause).encode("utf-8"))
    _print([words.phrase("library.new", path=target)])


@clauses.command(epilog="\b\nExamples:\n  clausekit clauses copy payment")
@click.argument("clause")
@ui_option
def copy(clause: str) -> None:
    """Copy a shipped clause into the folder clauses/ here, to change it there.

    A file that is there already is left as it is.
    """
    source, target = load_library().source(clause), _own_file(clause)
    write_beside(target, Path(source.path).read_bytes())
    _print([ui_words().phrase("library.copied", path=target)])


def _own_file(clause: str) -> Path:
    """Where a clause of one's own goes; the folder is made. Raises OutputError where it is there already."""
    target = OWN / f"{clause}.yaml"
    if target.exists():
        raise OutputError(told("{path}: is there already; change it, or take it away first", path=target))
    try:
        OWN.mkdir(exist_ok=True)
    except OSError as error:
        raise OutputError(told("{path}: cannot be made: {reason}", path=OWN, reason=because(error))) from error
    return target


def _own() -> tuple[Path, ...]:
    return (OWN,) if OWN.is_dir() else ()


def _is_shipped(place: Path) -> bool:
    """Whether it is the folder of the shipped clauses, as it is in a checkout: these keep what they promise."""
    return place.resolve() == resources.shipped("clauses").resolve()


def _find(library: Library, clause: str, variant: str | None) -> FullVariant:
    if variant is not None:
        return library.variant((clause, variant))
    if clause in library:
        return FullVariant(library[clause], library[clause].default)
    ids = [one.id for one in library.variants]
    if clause in ids:
        return library.variant(clause)
    hint = suggestion(clause, [*library, *ids])
    raise LibraryError(
        told("there is no clause {id!r}{hint} (`clausekit clauses list` shows them all)", id=clause, hint=hint)
    )


def _print(lines: Iterable[str]) -> None:
    say("".join(f"{line}\n" for line in lines))


def _print_json(data: Any) -> None:
    say(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
