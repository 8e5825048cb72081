"""`clausekit build`: a deal in, a whole agreement out, audited before it is written."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple, cast

import click

from clausekit import yamlfile
from clausekit.analysis.values import SIDES, TERM_NAMES, Analysis
from clausekit.builder import Agreement
from clausekit.builder.bilingual import Paper
from clausekit.builder.deal import PAGES, PageName
from clausekit.builder.languages import codes_of
from clausekit.builder.numbers import Levels
from clausekit.cli.choices import choice_option
from clausekit.cli.commands import command
from clausekit.cli.files import STDIN
from clausekit.cli.main import EXIT_FINDINGS
from clausekit.cli.making import Made, Wishes, made, read_whole
from clausekit.cli.remarks import loose_lines
from clausekit.cli.ui import ui_language, ui_language_or, ui_option, ui_words
from clausekit.cli.wizard import ask_for_deal, can_ask
from clausekit.errors import OutputError
from clausekit.findings import SEVERITIES, Finding
from clausekit.library.spelling import WORDINGS, WordingName
from clausekit.reporters.headline import headline
from clausekit.rules import Phrases
from clausekit.safefile import write_beside
from clausekit.saying import told
from clausekit.writers import WRITERS, writer
from clausekit.yamlfile import Source

BatchBuild = Callable[[Path, Path, Path, Wishes, Callable[[Made, Path], None], bool], int]

Tell = Callable[[Made, Path, Wishes, tuple[Path, ...], str], int]

_STDOUT = "-"
_DEFAULT = ".docx"
*_FIRST, _LAST = WRITERS


@command(
    epilog="\b\nExamples:\n  clausekit build deal.yaml -o agreement.docx\n"
    "  clausekit build deal.yaml --clause exit=substitute-first --wording formal\n"
    "  clausekit build deal.yaml -o agreement.html --page letter\n"
    "  clausekit build deal.yaml --lang en+vi\n"
    "  clausekit build deal.yaml --batch clients.csv -o agreements/",
)
@click.argument("deal", metavar="[DEAL]", required=False)
@click.option(
    "-o", "--output", metavar="FILE",
    help=f"The file to write, ending in {', '.join(_FIRST)} or {_LAST}, or - for standard output"
    " [default: the name of the deal, here, as Word file].",
)  # fmt: skip
@click.option("--template", metavar="NAME", help="The kind of agreement, over what the deal says.")
@click.option("--wording", type=click.Choice(WORDINGS), help="Plain words or a lawyer's, over what the deal says.")
@choice_option
@click.option(
    "--clauses", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
    help="A folder of clause files that lie over the shipped ones.",
)  # fmt: skip
@click.option(
    "--lang",
    "language",
    metavar="LANG",
    help="The language of the agreement, over what the deal says; two for two columns: en+vi.",
)
@click.option("--page", type=click.Choice(PAGES), help="The paper, over what the deal says.")
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]), default="error", show_default=True,
    help="Write nothing, and end with status 1, when the audit finds something this grave for the provider.",
)  # fmt: skip
@click.option(
    "--style", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="DOCX",
    help="Your letterhead: a Word file whose styles, numbers, margins, head and foot the agreement takes.",
)  # fmt: skip
@click.option("--pdf", is_flag=True, help="Write the pages as PDF too, beside the file; needs LibreOffice.")
@click.option(
    "--batch", "table", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="TABLE",
    help="An agreement for each row of a CSV or XLSX file, laid over DEAL; -o names the folder for them.",
)  # fmt: skip
@click.option(
    "--against", "earlier", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
    help="Write nothing; tell what changes, clause by clause, from an earlier agreement or its deal.",
)  # fmt: skip
@click.option(
    "--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True,
    help="How --against tells it.",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@ui_option
def build(
    deal: str | None,
    output: str | None,
    template: str | None,
    wording: str | None,
    choices: dict[str, str],
    folder: Path | None,
    language: str | None,
    page: str | None,
    fail_on: str,
    style: Path | None,
    pdf: bool,
    table: Path | None,
    earlier: Path | None,
    form: str,
    quiet: bool,
) -> int:
    """Write a whole agreement from a deal file.

    DEAL is a YAML file with the parties, the choice of clauses and the facts, or - for standard input. The agreement is
    audited as the provider would read it before it is written.

    With --batch, each row of a table is laid over DEAL and becomes an agreement. A column is named by its way into the
    deal: client.name, clauses.exit, facts.fees.amount.

    Clause and template files in folders clauses/ and templates/, here or beside the deal, lie over the shipped ones.

    The exit status is 0 when the agreement is written, 1 when its audit found something grave or --against a change, 2
    when it could not be built.

    Without DEAL, at a terminal, the facts are asked for one by one and saved as a deal file.
    """
    deal = deal or _asked(template, folder, language or "")
    look = _look(style)
    wishes = Wishes(
        template,
        cast(WordingName | None, wording),
        choices,
        folder,
        language,
        cast(PageName | None, page),
        fail_on,
        look.levels,
    )
    if table:
        return _batch(deal, table, output, wishes, look, pdf, quiet)
    target = _target(deal, output)
    places = (Path(), *(() if deal == STDIN else (Path(deal).parent,)))
    whole = read_whole(_source(deal), wishes, places, ui_language())
    found = made(whole, wishes, places, target, ui_language())
    if earlier:
        tell_changes: Tell = importlib.import_module("clausekit.cli.against").tell_changes
        return tell_changes(found, earlier, wishes, places, form)
    words = ui_words()
    if found.grave:
        _say_on_error([*_findings(found.grave, words), words.phrase("build.refused")])
        return EXIT_FINDINGS
    written = _written(found.paper, target, look, pdf)
    if not quiet:
        lines = [*_summary(found.agreement, found.analysis, written, words), *_findings(found.findings, words)]
        lines += loose_lines(found.loose, words)
        _say([*lines, words.phrase("build.not_advice")], target)
    return 0


class Look(NamedTuple):
    """How Word files are written: `word` makes one; `levels` is how a letterhead counts, None where it does not."""

    word: Callable[[Paper], bytes]
    levels: Levels | None = None


def _look(style: Path | None) -> Look:
    if style is None:
        return Look(writer(_DEFAULT))
    own = importlib.import_module("clausekit.writers.letterhead")
    letterhead = own.read_letterhead(style)
    return Look(lambda paper: own.write_in(paper, letterhead), letterhead.levels)


def _written(paper: Paper, target: str, look: Look, pdf: bool) -> str:
    """Write the agreement, and its pages beside it where they are wanted. Returns what was written, for a message."""
    suffix = _suffix(target)
    content = look.word(paper) if suffix == _DEFAULT else writer(suffix)(paper)
    _write(content, target)
    if not pdf:
        return target
    beside = Path(target).with_suffix(".pdf")
    pdf_of: Callable[[bytes], bytes] = importlib.import_module("clausekit.cli.office").pdf_of
    write_beside(beside, pdf_of(content if suffix == _DEFAULT else look.word(paper)))
    return f"{target}, {beside}"


def _batch(deal: str, table: Path, output: str | None, wishes: Wishes, look: Look, pdf: bool, quiet: bool) -> int:
    if deal == STDIN or output is None or output == _STDOUT:
        raise click.UsageError(
            told("--batch needs a deal file that all rows share, and -o with a folder to write into")
        )
    build_batch: BatchBuild = importlib.import_module("clausekit.cli.batch").build_batch

    def write(found: Made, path: Path) -> None:
        _written(found.paper, f"{path}{_DEFAULT}", look, pdf)

    return build_batch(Path(deal), table, Path(output), wishes, write, quiet)


def _asked(template: str | None, folder: Path | None, written: str) -> str:
    """The path of a deal file that is made by asking; `written` is the language of the agreement, or the two, "" where
    not said."""
    if not can_ask():
        raise click.UsageError(told("name a deal file; `clausekit new deal --template NAME` writes one to fill in"))
    return str(ask_for_deal(template, folder, ui_language_or(codes_of(written)[0] if written else ""), written))


def _source(path: str) -> Source:
    if path == STDIN:
        return yamlfile.parse(sys.stdin.buffer.read().decode("utf-8-sig", "replace"), told("standard input"))
    return yamlfile.load(Path(path))


def _target(deal: str, output: str | None) -> str:
    """Where to write. Raises OutputError where that is no place for an agreement."""
    if output is None:
        if deal == STDIN:
            raise click.UsageError(
                told("a deal from standard input has no name; say where to write: -o agreement.docx")
            )
        return f"{Path(deal).stem}{_DEFAULT}"
    if output == _STDOUT:
        if sys.stdout.isatty():
            raise click.UsageError(told("a Word file is not for a terminal; write it to a file: -o agreement.docx"))
        return output
    if deal != STDIN and Path(output).resolve() == Path(deal).resolve():
        raise OutputError(told("{path}: is the deal itself; choose another name for the agreement", path=output))
    if _suffix(output) not in WRITERS:
        raise OutputError(
            told("{path}: the ending must be {first} or {last}", path=output, first=", ".join(_FIRST), last=_LAST)
        )
    return output


def _suffix(target: str) -> str:
    return _DEFAULT if target == _STDOUT else Path(target).suffix.lower()


def _summary(agreement: Agreement, analysis: Analysis, target: str, words: Phrases) -> list[str]:
    names = {party.side: party.name for party in agreement.parties}
    sides = {side: words.phrase(f"side.{side}") for side in SIDES}
    counts = {side: words.counted("build.ways", sum(one.side == side for one in analysis.exits)) for side in SIDES}
    terms = [words.phrase(f"term.{name}") for name in TERM_NAMES if analysis.terms[name].answer == "present"]
    lines = [
        words.phrase(
            "build.written",
            path=target,
            title=agreement.title,
            provider=names.get("provider", agreement.author),
            client=names.get("client", sides["client"]),
            sections=words.counted("build.sections", len(agreement.sections)),
        ),
        words.phrase("build.audited", answer=headline(analysis, "provider", words)),
        "  " + words.phrase("build.ways_out", own=counts["provider"], side=sides["provider"],
                            theirs=counts["client"], other=sides["client"]),
    ]  # fmt: skip
    return [*lines, "  " + words.phrase("build.terms", terms=", ".join(terms).lower())] if terms else lines


def _findings(findings: Iterable[Finding], words: Phrases) -> list[str]:
    out: list[str] = []
    for finding in findings:
        severity = words.phrase(f"severity.{finding.severity}")
        out.append(words.phrase("finding", severity=severity, rule=finding.rule, message=finding.message))
        if finding.fix:
            out.append("  " + words.phrase("fix", clause=finding.fix))
    return out


def _write(content: bytes, target: str) -> None:
    if target == _STDOUT:
        sys.stdout.buffer.write(content)
    else:
        write_beside(Path(target), content)


def _say(lines: Iterable[str], target: str) -> None:
    click.echo("\n".join(lines), err=target == _STDOUT)


def _say_on_error(lines: Iterable[str]) -> None:
    click.echo("\n".join(lines), err=True)
