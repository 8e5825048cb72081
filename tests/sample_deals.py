"""The sample deals, each built with the shipped library in the language that it asks for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from clausekit import yamlfile
from clausekit.builder import Agreement, Deal, build, load_deal, load_template
from clausekit.builder.bilingual import Bilingual, build_paper
from clausekit.library import Library, load_library

DEALS = sorted(Path(__file__).parent.parent.joinpath("samples", "deals").glob("*.yaml"))
NAMES = [path.stem for path in DEALS]


def complete_languages() -> list[str]:
    """The languages in which every agreement can be written."""
    complete: list[str] = yamlfile.load(Path(__file__).parent / "complete_languages.yaml").data["complete"]
    return complete


def language_of(deal: Deal) -> str:
    """ "en-GB" → "en"."""
    return deal.content.language.partition("-")[0]


@cache
def library_in(language: str) -> Library:
    return load_library((), (language,))


def sample(path: Path) -> Agreement:
    return agreement_of_deal(load_deal(path))


def agreement_of_deal(deal: Deal) -> Agreement:
    language = language_of(deal)
    return build(deal, library_in(language), load_template(deal.content.template, (), (language,)))


def pair_of(path: Path, asked: str) -> Bilingual:
    """A sample in the two languages asked for, such as "en+vi"."""
    deal, codes = load_deal(path), asked.split("+")
    paper = build_paper(
        deal.with_choices(language=asked), load_library((), codes), load_template(deal.content.template, (), codes)
    )
    assert isinstance(paper, Bilingual)
    return paper
