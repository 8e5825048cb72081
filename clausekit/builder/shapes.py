"""The shapes of deal and template files, for checking what people write; see `clausekit.library.shapes`."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field, PlainValidator, StrictBool, StrictInt, StringConstraints
from pydantic import WithJsonSchema as Schema

from clausekit.builder.agreement import Form
from clausekit.builder.deal import PageName, unprintable
from clausekit.builder.numbers import Numbering
from clausekit.errors import Unfit
from clausekit.library.facts import read_fact
from clausekit.library.fields import (
    AnyFact,
    ClauseId,
    FactName,
    Languages,
    Line,
    Localised,
    Model,
    ParameterName,
    Table,
)
from clausekit.library.schema import editor_schema
from clausekit.library.spelling import QUESTION, WordingName


def _printable(text: str) -> str:
    reason = unprintable(text)
    if reason:
        raise Unfit(reason)
    return text


def _date(value: object) -> object:
    return read_fact(value, "date")


PartyText = Annotated[Line, AfterValidator(_printable)]
Day = Annotated[date, PlainValidator(_date), Schema({"type": "string", "format": "date"})]


class SignatoryShape(Model):
    """Who signs for a party."""

    name: PartyText = Field(description="The name of the person who signs.")
    title: PartyText | None = Field(default=None, description="The person's position, such as Managing Director.")


class PartyShape(Model):
    """One side of the deal."""

    name: PartyText = Field(description="The full legal name, such as Studio North LLC.")
    term: PartyText | None = Field(
        default=None, description="What the agreement calls this side, such as Studio; Provider or Client without it."
    )
    kind: PartyText | None = Field(default=None, description="What it is, such as: a limited liability company.")
    address: PartyText | None = Field(default=None, description="The postal address, on one line or several.")
    email: PartyText | None = Field(default=None, description="Where notices and questions reach it.")
    signatory: SignatoryShape | None = Field(
        default=None, description="Who signs; without it there is a line to fill in."
    )


class DealShape(Model):
    """What a deal file holds."""

    template: ClauseId = Field(default="service-agreement", description="The kind of agreement: a file in templates/.")
    language: Languages = Field(
        default="en", description="The language of the agreement, such as en, en-US or ko, or two of them: en+vi."
    )
    wording: WordingName = Field(default="plain", description="Plain words, or the words that lawyers use.")
    page: PageName = Field(default="a4", description="The paper.")
    date: Day = Field(description="The day of the agreement, such as 2026-03-02.")
    provider: PartyShape = Field(description="Who performs the services.")
    client: PartyShape = Field(description="Who pays for them.")
    clauses: Table[ClauseId, ClauseId] = Field(
        default_factory=dict, description="Clause → the variant to use, or include, or leave-out."
    )
    facts: Table[ClauseId, Table[ParameterName, AnyFact]] = Field(
        default_factory=dict, description="Clause → the facts that its words need."
    )


class SlotShape(Model):
    """The place of one clause."""

    clause: ClauseId = Field(description="The clause that stands here.")
    variant: ClauseId | None = Field(default=None, description="Its variant, unless the deal chooses another.")
    when: Line | None = Field(
        default=None, description="The clause is in only when this is true, such as: has('term-fixed')."
    )
    optional: StrictBool | Literal["out"] = Field(
        default=False, description="true: the deal may leave it out. out: it is out unless the deal includes it."
    )


class QuestionShape(Model):
    """What a person without a deal file is asked, in plain words: either facts, or a choice of a clause."""

    ask: Localised = Field(description="The question.", examples=[{"en": "What do you do for the client?"}])
    fills: tuple[FactName, ...] = Field(
        default=(),
        description="The facts that the answer fills, by clause and name. It is asked where one of the clauses is in.",
        examples=[["services.description"]],
    )
    clause: ClauseId | None = Field(
        default=None, description="The clause that is chosen. Without 'choose' it is a question for yes or no."
    )
    choose: tuple[ClauseId, ...] = Field(
        default=(), description="The variants of the clause to choose from, the usual one first."
    )


QuestionName = Annotated[str, StringConstraints(pattern=QUESTION)]


class TemplateShape(Model):
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
    contents: StrictBool = Field(
        default=False, description="Whether a table of contents comes first, on a page of its own."
    )
    parties: StrictBool = Field(default=True, description="Whether it opens with the parties and ends with signatures.")
    slots: tuple[SlotShape, ...] = Field(
        description="The clauses in the order in which they are printed.", min_length=1
    )
    questions: tuple[QuestionShape, ...] = Field(
        default=(), description="What is asked where there is no deal file, in this order."
    )


class TemplateWordsShape(Model):
    """What a template says in another language: the content of templates/<language>/<id>.yaml."""

    template: ClauseId = Field(description="The id of the template.")
    version: Annotated[StrictInt, Field(ge=1)] = Field(description="The version of the template that this translates.")
    title: Line = Field(description="The title printed on the agreement.")
    about: Line = Field(description="What the agreement is for, in one or two plain sentences.")
    questions: Table[QuestionName, Line] = Field(
        default_factory=dict,
        description="What is asked where there is no deal file, by the first fact that the answer fills, or by the "
        "clause that is chosen.",
        examples=[{"services.description": "…"}],
    )


def deal_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a deal file."""
    return editor_schema(DealShape, "A deal: the parties, the choice of clauses and the facts of one agreement.")


def template_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of templates/<id>.yaml."""
    return editor_schema(TemplateShape, "A template of clausekit: the clauses of an agreement, in order.")
