"""`clausekit build`: a deal in, a whole agreement out, audited before it is written."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import cast

import click

from clausekit import yamlfile
from clausekit.analysis import analyse
from clausekit.analysis.values import SIDES, TERM_NAMES, Analysis
from clausekit.builder import Agreement, Deal, agreement_document, load_deal, load_template, read_deal
from clausekit.builder import build as build_agreement
from clausekit.builder.deal import INCLUDE, LEAVE_OUT, PAGES, PageName
from clausekit.cli.files import STDIN
from clausekit.cli.main import EXIT_FINDINGS
from clausekit.cli.project import own_folders
from clausekit.cli.ui import ui_language, ui_option, ui_words
from clausekit.errors import OutputError
from clausekit.findings import SEVERITIES, Finding
from clausekit.library import Library, load_library
from clausekit.library.spelling import WORDINGS, WordingName
from clausekit.reporters.headline import headline
from clausekit.rules import Phrases, check
from clausekit.safefile import write_beside
from clausekit.writers import WRITERS, writer

_STDOUT = "-"
_DEFAULT = ".docx"


def _choices(ctx: click.Context, param: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """CLAUSE=VARIANT, CLAUSE=include or CLAUSE=leave-out, as clause → choice."""
    found: dict[str, str] = {}
    for value in values:
        clause, _, choice = value.partition("=")
        if not (clause and choice):
            raise click.BadParameter(f"{value!r} names no choice; write CLAUSE=VARIANT, such as exit=substitute-first")
        found[clause] = choice
    return found


@click.command(
    epilog="\b\nExamples:\n  clausekit build deal.yaml -o agreement.docx\n"
    "  clausekit build deal.yaml --clause exit=substitute-first --wording formal\n"
    "  clausekit build deal.yaml -o agreement.md --page letter",
)
@click.argument("deal", metavar="DEAL")
@click.option(
    "-o", "--output", metavar="FILE",
    help=f"The file to write, ending in {' or '.join(WRITERS)}, or - for standard output"
    " [default: the name of the deal, here, as Word file].",
)  # fmt: skip
@click.option("--template", metavar="NAME", help="The kind of agreement, over what the deal says.")
@click.option("--wording", type=click.Choice(WORDINGS), help="Plain words or a lawyer's, over what the deal says.")
@click.option(
    "--clause", "choices", multiple=True, callback=_choices, metavar="CLAUSE=VARIANT",
    help=f"Choose a variant of a clause, or write {INCLUDE} or {LEAVE_OUT} for it; can be given again.",
)  # fmt: skip
@click.option(
    "--clauses", "folder", type=click.Path(exists=True, file_okay=False, path_type=Path), metavar="DIR",
    help="A folder of clause files that lie over the shipped ones.",
)  # fmt: skip
@click.option("--lang", "language", metavar="LANG", help="The language of the agreement, over what the deal says.")
@click.option("--page", type=click.Choice(PAGES), help="The paper, over what the deal says.")
@click.option(
    "--fail-on", type=click.Choice([*SEVERITIES, "never"]), default="error", show_default=True,
    help="Write nothing, and end with status 1, when the audit finds something this grave for the provider.",
)  # fmt: skip
@click.option("-q", "--quiet", is_flag=True, help="Say nothing unless something is wrong.")
@ui_option
def build(
    deal: str,
    output: str | None,
    template: str | None,
    wording: str | None,
    choices: dict[str, str],
    folder: Path | None,
    language: str | None,
    page: str | None,
    fail_on: str,
    quiet: bool,
) -> int:
    """Write a whole agreement from a deal file.

    DEAL is a YAML file with the parties, the choice of clauses and the facts, or - for standard input. The agreement is
    audited as the provider would read it before it is written.

    Clause and template files in folders clauses/ and templates/, here or beside the deal, lie over the shipped ones.

    The exit status is 0 when the agreement is written, 1 when its audit found something grave, 2 when it could not be
    built.
    """
    target = _target(deal, output)
    given = _deal(deal).with_choices(choices, cast(WordingName | None, wording), cast(PageName | None, page), language)
    spoken = given.content.language.partition("-")[0]
    places = (Path(), *(() if deal == STDIN else (Path(deal).parent,)))
    overlays = (*own_folders("clauses", *places), *((folder,) if folder else ()))
    library = load_library(overlays, (spoken,))
    _check_choices(choices, library)
    chosen = load_template(template or given.content.template, own_folders("templates", *places), (spoken,))
    agreement = build_agreement(given, library, chosen)
    analysis = analyse(agreement_document(agreement, target))
    findings = check(analysis, "provider", language=ui_language())
    grave = _grave(findings, fail_on)
    words = ui_words()
    if grave:
        _say_on_error([*_findings(grave, words), words.phrase("build.refused")])
        return EXIT_FINDINGS
    _write(writer(_suffix(target))(agreement), target)
    if not quiet:
        lines = [*_summary(agreement, analysis, target, words), *_findings(findings, words)]
        _say([*lines, words.phrase("build.not_advice")], target)
    return 0


def _deal(path: str) -> Deal:
    if path == STDIN:
        return read_deal(yamlfile.parse(sys.stdin.buffer.read().decode("utf-8-sig", "replace"), "standard input"))
    return load_deal(Path(path))


def _target(deal: str, output: str | None) -> str:
    """Where to write. Raises OutputError where that is no place for an agreement."""
    if output is None:
        if deal == STDIN:
            raise click.UsageError("a deal from standard input has no name; say where to write: -o agreement.docx")
        return f"{Path(deal).stem}{_DEFAULT}"
    if output == _STDOUT:
        if sys.stdout.isatty():
            raise click.UsageError("a Word file is not for a terminal; write it to a file: -o agreement.docx")
        return output
    if deal != STDIN and Path(output).resolve() == Path(deal).resolve():
        raise OutputError(f"{output}: is the deal itself; choose another name for the agreement")
    if _suffix(output) not in WRITERS:
        raise OutputError(f"{output}: the ending must be {' or '.join(WRITERS)}")
    return output


def _suffix(target: str) -> str:
    return _DEFAULT if target == _STDOUT else Path(target).suffix.lower()


def _check_choices(choices: Mapping[str, str], library: Library) -> None:
    """A choice on the command line stands in no file, so it is checked here and not at a line of the deal."""
    for clause, choice in choices.items():
        library.clause(clause)
        if choice not in (INCLUDE, LEAVE_OUT):
            library.variant((clause, choice.removeprefix(f"{clause}-")))


def _grave(findings: tuple[Finding, ...], fail_on: str) -> tuple[Finding, ...]:
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    return tuple(finding for finding in findings if finding.severity in failing)


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
