"""A template: which clauses an agreement has, in which order, and under which conditions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, NamedTuple

from clausekit import resources
from clausekit.builder.agreement import Form
from clausekit.builder.numbers import Numbering
from clausekit.errors import SourceError
from clausekit.library.checking import checked, checked_file
from clausekit.library.models import Localised
from clausekit.library.suggestions import suggestion
from clausekit.saying import NOTHING, Told, told
from clausekit.yamlfile import Origin, Source, source_of

_EXPECTED = Told("a template begins with its id, such as 'template: service-agreement'")


class Slot(NamedTuple):
    """The place of one clause. variant: unless the deal chooses another; when: a condition; optional: True where the
    deal may leave the clause out, "out" where it is out unless the deal includes it."""

    clause: str
    variant: str | None
    when: str | None
    optional: bool | Literal["out"]


class Question(NamedTuple):
    """What a person without a deal file is asked. fills: facts ("fees.amount") that the answer fills; or clause: the
    clause that is chosen, between the variants `choose`, or by yes or no where there are none."""

    ask: Localised
    fills: tuple[str, ...]
    clause: str | None
    choose: tuple[str, ...]

    @property
    def name(self) -> str:
        """What a translation calls it: the first fact that it fills, or the clause that is chosen."""
        return self.clause or self.fills[0]


class TemplateContent(NamedTuple):
    """What a template file says. title, about: by language; contents: whether it has a table of contents; parties:
    whether it has an opening and signatures."""

    template: str
    version: int
    title: Localised
    about: Localised
    form: Form
    numbering: Numbering
    contents: bool
    parties: bool
    slots: tuple[Slot, ...]
    questions: tuple[Question, ...]


class Template(NamedTuple):
    """A template and the file that it comes from."""

    content: TemplateContent
    origin: Origin

    @property
    def source(self) -> Source:
        """The file, to point at the line of a mistake in it."""
        return source_of(self.origin)


def load_template(name: str, overlays: Sequence[Path] = (), languages: Collection[str] = ()) -> Template:
    """The template `name`: from the last of the folders `overlays` that has it, else the shipped one; with its words in
    `languages` too, where the same folder has templates/<language>/<name>.yaml.

    Raises SourceError where there is none, with the names there are, or where two slots hold the same clause; and as
    `load_deal` does.
    """
    folders = (*reversed(overlays), resources.shipped("templates"))
    path = next((path for folder in folders if (path := folder / f"{name}.yaml").is_file()), None)
    if path is None:
        known = template_names(overlays)
        reason = told(
            "there is no template {name!r}{hint} (there are: {known})",
            name=name,
            hint=suggestion(name, known),
            known=", ".join(known),
        )
        raise SourceError(f"templates/{name}.yaml", reason)
    template = _template(*checked_file("template", path, _EXPECTED))
    for language in languages:
        words = path.parent / language / path.name
        if words.is_file():
            expected = told("it begins with the id, such as 'template: service-agreement'")
            template = _translated(template, language, *checked_file("template words", words, expected))
    return template


def read_template(source: Source) -> Template:
    """A template from YAML that is in memory; raises as `load_template` does."""
    return _template(checked("template", source, _EXPECTED), source)


def _template(data: Mapping[str, Any], origin: Origin) -> Template:
    if data["contents"] and data["form"] == "letter":
        raise source_of(origin).error(("contents",), told("a letter has no table of contents; take one of the two out"))
    seen: set[str] = set()
    for index, slot in enumerate(data["slots"]):
        if slot["clause"] in seen:
            reason = told("the clause {clause!r} has a place already", clause=slot["clause"])
            raise source_of(origin).error(("slots", index, "clause"), reason)
        seen.add(slot["clause"])
    for index, question in enumerate(data["questions"]):
        reason = _question_reason(Question(**question), seen)
        if reason:
            raise source_of(origin).error(("questions", index), reason)
    return Template(template_of(data), origin)


def _translated(template: Template, language: str, words: Mapping[str, Any], origin: Origin) -> Template:
    content = template.content
    if words["template"] != content.template:
        reason = told("these are the words of {name!r}; the file must be named after it", name=words["template"])
        raise source_of(origin).error(("template",), reason)
    asked = tuple(one.name for one in content.questions)
    lost = next((name for name in words["questions"] if name not in asked), None)
    if lost is not None:
        raise source_of(origin).error(
            ("questions", lost),
            told("the template asks no question {question!r}{hint}", question=lost, hint=suggestion(lost, asked)),
        )
    title, about = {**content.title, language: words["title"]}, {**content.about, language: words["about"]}
    questions = tuple(
        one._replace(ask={**one.ask, language: words["questions"][one.name]}) if one.name in words["questions"] else one
        for one in content.questions
    )
    return template._replace(content=content._replace(title=title, about=about, questions=questions))


def _question_reason(question: Question, clauses: Collection[str]) -> Told:
    """What is wrong with a question in itself, "" where nothing is."""
    if bool(question.fills) == (question.clause is not None):
        return told("a question either fills facts ('fills') or chooses a clause ('clause')")
    if question.choose and not question.clause:
        return told("'choose' needs the clause whose variants they are ('clause')")
    asked = [question.clause] if question.clause else [fact.partition(".")[0] for fact in question.fills]
    lost = next((clause for clause in asked if clause not in clauses), None)
    return (
        told("the template has no slot for {clause!r}{hint}", clause=lost, hint=suggestion(lost, clauses))
        if lost
        else NOTHING
    )


def template_of(data: Mapping[str, Any]) -> TemplateContent:
    """The template that plain data means; every key is there."""
    slots = tuple(Slot(**slot) for slot in data["slots"])
    questions = tuple(Question(**question) for question in data["questions"])
    return TemplateContent(**{**data, "slots": slots, "questions": questions})


def template_names(overlays: Sequence[Path] = ()) -> tuple[str, ...]:
    """The names of all templates, shipped ones and those in the folders `overlays`, sorted."""
    own = (path.stem for folder in overlays for path in folder.glob("*.yaml"))
    return tuple(sorted({*resources.names("templates"), *own}))
