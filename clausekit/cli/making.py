"""Making one agreement, or one of many: what `clausekit build` does between reading a deal and writing a file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from clausekit.analysis import analyse
from clausekit.analysis.values import Analysis
from clausekit.builder import Agreement, Deal, Template, load_template, read_deal
from clausekit.builder.bilingual import Paper, build_paper, in_each_language
from clausekit.builder.blanks import every_mistake
from clausekit.builder.deal import INCLUDE, LEAVE_OUT, PageName
from clausekit.builder.document import paper_document
from clausekit.builder.languages import code_of, codes_of
from clausekit.builder.numbers import Levels
from clausekit.builder.selection import Given
from clausekit.builder.terms import LooseTerm, known_terms, loose_terms, texts_of
from clausekit.cli.project import own_folders
from clausekit.errors import SourceErrors
from clausekit.findings import SEVERITIES, Finding
from clausekit.library import Library, load_library
from clausekit.library.spelling import WordingName
from clausekit.rules import check
from clausekit.yamlfile import Source


class Wishes(NamedTuple):
    """What the command line says over what a deal says; None and {} say nothing.

    folder   a folder of clause files that lie over all others
    fail_on  how grave a finding of the audit must be for nothing to be written, or "never"
    levels   how the letterhead counts, None where there is none or it does not
    """

    template: str | None
    wording: WordingName | None
    choices: Mapping[str, str]
    folder: Path | None
    language: str | None
    page: PageName | None
    fail_on: str
    levels: Levels | None = None


class Made(NamedTuple):
    """An agreement that was audited for the provider, in one language or two.

    grave  the findings for which it must not be written
    loose  the terms in it that nothing uses or nothing defines
    """

    paper: Paper
    analysis: Analysis
    findings: tuple[Finding, ...]
    grave: tuple[Finding, ...]
    loose: tuple[LooseTerm, ...]

    @property
    def agreement(self) -> Agreement:
        """The agreement in its only or its first language."""
        return in_each_language(self.paper)[0]


def read_whole(source: Source, wishes: Wishes, places: tuple[Path, ...], language: str) -> Deal:
    """The deal in a YAML file. Raises SourceError, or SourceErrors with all mistakes, blanks and missing facts, in
    words that can be said in `language`."""
    try:
        return read_deal(source)
    except SourceErrors as error:
        raise every_mistake(error, source, lambda deal: _telling(deal, wishes, places, language)) from None


def made(deal: Deal, wishes: Wishes, places: tuple[Path, ...], path: str, language: str) -> Made:
    """The agreement of a deal, audited under the name `path`, with findings in `language`.

    `places` are the folders whose clauses/ and templates/ lie over the shipped ones. Raises ClausekitError.
    """
    given = _given(deal, wishes, places)
    try:
        paper = _paper(given, wishes)
    except SourceErrors:
        _paper(_telling(deal, wishes, places, language), wishes)
        raise
    analysis = analyse(paper_document(paper, path))
    findings = check(analysis, "provider", language=language)
    return Made(paper, analysis, findings, _grave(findings, wishes.fail_on), _loose(paper, given.deal, wishes, places))


def _paper(given: Given, wishes: Wishes) -> Paper:
    return build_paper(given.deal, given.library, given.template, wishes.levels)


def _telling(deal: Deal, wishes: Wishes, places: tuple[Path, ...], language: str) -> Given:
    """`_given` for telling what is wrong with a deal: what a fact means is said in `language` too, which a build does
    not need. Where the clauses cannot be read in that, without."""
    try:
        return _given(deal, wishes, places, language)
    except SourceErrors:
        return _given(deal, wishes, places)


def _given(deal: Deal, wishes: Wishes, places: tuple[Path, ...], *more: str) -> Given:
    """The deal with the wishes over it, and the template and the clauses in its languages, the clauses in `more` too.
    Raises ClausekitError."""
    deal = deal.with_choices(wishes.choices, wishes.wording, wishes.page, wishes.language)
    languages = codes_of(deal.content.language)
    library = library_for(wishes, places, tuple(dict.fromkeys((*languages, *more))))
    _check_choices(wishes.choices, library)
    name = wishes.template or deal.content.template
    return Given(deal, _template(name, own_folders("templates", *places), languages, Path.cwd()), library)


def _loose(paper: Paper, deal: Deal, wishes: Wishes, places: tuple[Path, ...]) -> tuple[LooseTerm, ...]:
    folders = _clause_folders(wishes, places)
    return tuple(
        one
        for agreement in in_each_language(paper)
        for one in loose_terms(agreement, _terms(folders, code_of(agreement.language), Path.cwd()), texts_of(deal))
    )


def library_for(wishes: Wishes, places: tuple[Path, ...], languages: tuple[str, ...]) -> Library:
    """The clauses in these languages, with those of one's own laid over them."""
    return _library(_clause_folders(wishes, places), languages, Path.cwd())


def _clause_folders(wishes: Wishes, places: tuple[Path, ...]) -> tuple[Path, ...]:
    return (*own_folders("clauses", *places), *((wishes.folder,) if wishes.folder else ()))


@lru_cache(maxsize=8)
def _library(overlays: tuple[Path, ...], languages: tuple[str, ...], here: Path) -> Library:
    # `here`, the working directory, tells apart folders of one name: they may be named from it. Below too.
    return load_library(overlays, languages)


@lru_cache(maxsize=8)
def _terms(overlays: tuple[Path, ...], language: str, here: Path) -> frozenset[str]:
    return known_terms(_library(overlays, (language,), here), language)


@lru_cache(maxsize=32)
def _template(name: str, overlays: tuple[Path, ...], languages: tuple[str, ...], here: Path) -> Template:
    return load_template(name, overlays, languages)


def _check_choices(choices: Mapping[str, str], library: Library) -> None:
    """A choice on the command line stands in no file, so it is checked here and not at a line of the deal."""
    for clause, choice in choices.items():
        library.clause(clause)
        if choice not in (INCLUDE, LEAVE_OUT):
            library.variant((clause, choice.removeprefix(f"{clause}-")))


def _grave(findings: tuple[Finding, ...], fail_on: str) -> tuple[Finding, ...]:
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    return tuple(finding for finding in findings if finding.severity in failing)
