"""Asking for a deal on a terminal, question by question, and saving the answers as a deal file."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from clausekit.builder.filenames import file_names
from clausekit.builder.interview import (
    Draft,
    Interview,
    Option,
    Question,
    answered,
    interview,
    interview_texts,
    misfit,
    next_question,
    questions,
    still_asked,
)
from clausekit.builder.languages import codes_of
from clausekit.builder.skeleton import deal_text
from clausekit.builder.template import load_template, template_names
from clausekit.cli.project import own_folders
from clausekit.errors import SourceError, SourceErrors, Unfit
from clausekit.library import load_library
from clausekit.library.facts import WrongFact
from clausekit.reporters.layout import wrap
from clausekit.rules import spoken
from clausekit.safefile import write_beside

_BACK = "<"
_WIDTH = 90
DEALS = Path("deals")
"""The folder of a project for deals; without it a deal stands where one is."""


def can_ask() -> bool:
    """Whether somebody sits there to answer."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask_for_deal(template: str | None, own_clauses: Path | None, language: str, written: str) -> Path:
    """Ask for everything that a deal needs, and save it. Gives the path of the deal file.

    template: asked for where it is None; own_clauses: a folder that lies over the one here; language: of the questions;
    written: the language of the agreement, or two ("en+vi"); "" for that of the questions, where there are clauses in
    it.
    """
    texts = interview_texts(language)
    words = texts["wizard"]
    _say(words["start"])
    name = template or _template(texts, own_folders("templates", Path()), language)
    about = interview_about(name, (own_clauses,) if own_clauses else (), language, written)
    draft = _all_answers(about, {})
    while number := _number_to_change(about, draft):
        draft = _all_answers(about, _changed(about, draft, number))
    path = _place(words, str(draft["client.name"]))
    write_beside(path, deal_text(about, draft, path.as_posix()).encode("utf-8"))
    _say(words["saved"].format(path=path.as_posix()))
    return path


def interview_about(template: str, overlays: Sequence[Path], language: str, written: str) -> Interview:
    """An interview for the template of that name, with the clauses and templates here, and then the folders of clauses
    `overlays`, laid over the shipped ones; `language` and `written` are as in `ask_for_deal`."""
    languages = sorted({language, *(codes_of(written) if written else ())})
    library = load_library((*own_folders("clauses", Path()), *overlays), languages)
    return interview(load_template(template, own_folders("templates", Path()), languages), library, language, written)


def _template(asked: Mapping[str, Any], folders: Sequence[Path], language: str) -> str:
    options = []
    for name in template_names(folders):
        content = load_template(name, folders, (language,)).content
        title, about = (texts.get(language, texts["en"]) for texts in (content.title, content.about))
        options.append(Option(name, f"{title}. {about}"))
    question = Question(("template",), asked["wizard"]["template"], "", options[0].value, tuple(options))
    return str(_answer(question, asked, language))


def _all_answers(about: Interview, draft: Draft) -> Draft:
    """The draft with every question answered; an answer that does not go with the others is asked for again."""
    history: list[Draft] = []
    while True:
        try:
            question = next_question(about, draft)
        except (SourceError, SourceErrors) as error:
            for one in error.errors if isinstance(error, SourceErrors) else (error,):
                _say(spoken(one.reason, about.language))
            draft = history.pop()
            continue
        if question is None:
            return draft
        value = _answer(question, about.texts, about.language)
        if value == _BACK:
            draft = history.pop() if history else draft
        else:
            history.append(draft)
            draft = answered(draft, question, value)


def _answer(question: Question, texts: Mapping[str, Any], language: str) -> Any:
    """A value that fits the question, or `_BACK`."""
    default = question.default
    if question.keys == ("date",):
        default = date.today().isoformat()
    click.echo()
    _say(question.ask if not question.how else f"{question.ask} ({question.how})")
    for number, option in enumerate(question.options, 1):
        label = f"{option.label} [{option.value}]" if len(option.label) > len(option.value) else option.value
        _say(option.label if option.label in ("", label) else label, f"  {number}  ")
    while True:
        shown = str(_number_of(question, default)) if question.options else default
        typed = click.prompt("", default=shown or "", show_default=bool(shown), prompt_suffix="> ")
        if typed.strip() == _BACK:
            return _BACK
        try:
            return question.read(str(typed))
        except Unfit as error:
            _say(misfit(error, texts) if isinstance(error, WrongFact) else spoken(error.told, language), "  ")


def _number_of(question: Question, value: str | None) -> int | str:
    return next((number for number, one in enumerate(question.options, 1) if one.value == value), "")


def _number_to_change(about: Interview, draft: Draft) -> int:
    """The number of the answer that is to be changed, 0 where all are right."""
    words = about.texts["wizard"]
    asked = tuple(questions(about, draft))
    click.echo()
    _say(words["summary"])
    for number, question in enumerate(asked, 1):
        value = draft[question.keys[0]]
        given = "; ".join(value) if isinstance(value, tuple) else words["empty"] if value is None else str(value)
        _say(f"{question.ask} {given}", f"{number:>3}  ")
    while True:
        typed = click.prompt(words["right"], default="", show_default=False).strip()
        if not typed:
            return 0
        if typed.isdecimal() and 1 <= int(typed) <= len(asked):
            return int(typed)
        _say(words["no_number"].format(number=typed), "  ")


def _changed(about: Interview, draft: Draft, number: int) -> Draft:
    """The draft with one question asked again, without the answers that it does away with."""
    question = tuple(questions(about, draft))[number - 1]
    value = _answer(question, about.texts, about.language)
    return draft if value == _BACK else still_asked(about, answered(draft, question, value))


def _place(words: Mapping[str, str], client: str) -> Path:
    """Where to save: a name made of the client's, unless another is typed, that is not taken."""
    folder = DEALS if DEALS.is_dir() else Path()
    name = next(file_names([client]))
    while True:
        typed = click.prompt(words["save"], default=(folder / f"{name}.yaml").as_posix())
        path = Path(typed if Path(typed).suffix else f"{typed}.yaml")
        if not path.exists():
            return path
        _say(words["exists"].format(path=path.as_posix()), "  ")


def _say(text: str, first: str = "") -> None:
    click.echo("\n".join(wrap(text, _WIDTH, first)))
