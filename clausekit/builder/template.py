"""A template: which clauses an agreement has, in which order, and under which conditions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import Field, StrictBool, StrictInt

from clausekit import resources, yamlfile
from clausekit.builder.agreement import Form
from clausekit.builder.deal import read_as
from clausekit.builder.numbers import Numbering
from clausekit.errors import SourceError
from clausekit.library.fields import ClauseId, Line, Localised, Model
from clausekit.library.schema import editor_schema
from clausekit.library.suggestions import suggestion
from clausekit.yamlfile import Source


class Slot(Model):
    """The place of one clause."""

    clause: ClauseId = Field(description="The clause that stands here.")
    variant: ClauseId | None = Field(default=None, description="Its variant, unless the deal chooses another.")
    when: Line | None = Field(
        default=None, description="The clause is in only when this is true, such as: has('term-fixed')."
    )
    optional: StrictBool | Literal["out"] = Field(
        default=False, description="true: the deal may leave it out. out: it is out unless the deal includes it."
    )


class TemplateFile(Model):
    """What a template file holds."""

    template: ClauseId = Field(description="The id: the name of the file without .yaml.")
    version: Annotated[StrictInt, Field(ge=1)] = Field(description="Counts up when the agreement changes.")
    title: Localised = Field(description="The title printed on the agreement.")
    about: Localised = Field(description="What the agreement is for, in one or two plain sentences.")
    form: Form = Field(
        default="agreement", description="agreement: a title and the parties; letter: from one party to the other."
    )
    numbering: Numbering = Field(
        default="sections", description="sections: 1., 1.1, (a), (i). headings: 1., (a), (i), for a short agreement."
    )
    parties: StrictBool = Field(default=True, description="Whether it opens with the parties and ends with signatures.")
    slots: tuple[Slot, ...] = Field(description="The clauses in the order in which they are printed.", min_length=1)


class Template(NamedTuple):
    """A template and the file that it was read from."""

    content: TemplateFile
    source: Source


class TemplateWords(Model):
    """What a template says in another language: the content of templates/<language>/<id>.yaml."""

    template: ClauseId = Field(description="The id of the template.")
    version: Annotated[StrictInt, Field(ge=1)] = Field(description="The version of the template that this translates.")
    title: Line = Field(description="The title printed on the agreement.")
    about: Line = Field(description="What the agreement is for, in one or two plain sentences.")


def load_template(name: str, overlays: Sequence[Path] = (), languages: Collection[str] = ()) -> Template:
    """The template `name`: from the last of the folders `overlays` that has it, else the shipped one; with its title in
    `languages` too, where the same folder has templates/<language>/<name>.yaml.

    Raises SourceError where there is none, with the names there are, or where two slots hold the same clause; and as
    `load_deal` does.
    """
    folders = (*reversed(overlays), resources.shipped("templates"))
    path = next((path for folder in folders if (path := folder / f"{name}.yaml").is_file()), None)
    if path is None:
        known = template_names(overlays)
        raise SourceError(f"templates/{name}.yaml", f"there is no template {name!r}{suggestion(name, known)}"
                          f" (there are: {', '.join(known)})")  # fmt: skip
    template = read_template(yamlfile.load(path))
    for language in languages:
        words = path.parent / language / path.name
        if words.is_file():
            template = _translated(template, language, yamlfile.load(words))
    return template


def _translated(template: Template, language: str, source: Source) -> Template:
    words = read_as(TemplateWords, source, "it begins with the id, such as 'template: service-agreement'")
    content = template.content
    if words.template != content.template:
        raise source.error(("template",), f"these are the words of {words.template!r}; the file must be named after it")
    title, about = {**content.title, language: words.title}, {**content.about, language: words.about}
    return Template(content.model_copy(update={"title": title, "about": about}), template.source)


def read_template(source: Source) -> Template:
    """A template from YAML that is in memory; raises as `load_template` does."""
    content = read_as(TemplateFile, source, "a template begins with its id, such as 'template: service-agreement'")
    seen: set[str] = set()
    for index, slot in enumerate(content.slots):
        if slot.clause in seen:
            raise source.error(("slots", index, "clause"), f"the clause {slot.clause!r} has a place already")
        seen.add(slot.clause)
    return Template(content, source)


def template_names(overlays: Sequence[Path] = ()) -> tuple[str, ...]:
    """The names of all templates, shipped ones and those in the folders `overlays`, sorted."""
    own = (path.stem for folder in overlays for path in folder.glob("*.yaml"))
    return tuple(sorted({*resources.names("templates"), *own}))


def template_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of templates/<id>.yaml."""
    return editor_schema(TemplateFile, "A template of clausekit: the clauses of an agreement, in order.")
