"""The shape of a clause file, for checking what people write: models that refuse every key they do not know.

They cost more to load than all the rest, so only files that were not checked before are read with them; what they
found good becomes the values of `models`. A mistake raises pydantic's ValidationError; `mistakes.source_errors` turns
it into lines with file:line:column. The descriptions are what editors show while one types.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StrictBool, StrictInt

from clausekit.library.facts import FactTypeName
from clausekit.library.fields import (
    ENGLISH,
    AnyFact,
    ClauseId,
    Days,
    Language,
    Limit,
    Line,
    Localised,
    Model,
    ParameterName,
    Table,
    Words,
)
from clausekit.library.spelling import Group
from clausekit.words import Side, TermName, Trigger


class ParameterShape(Model):
    """A fact that the words of a clause need."""

    type: FactTypeName = Field(
        description="What kind of value it is: a whole number (days, months, hours, count), a number (percent, money), "
        "words (text in one line, long_text in paragraphs, choice), a date (2026-03-02) or a list of texts."
    )
    about: Localised = Field(
        description="What the fact means, for the person who fills it in.",
        examples=[{"en": "How soon after its notice the provider pays the refund."}],
    )
    default: AnyFact = Field(
        default=None, description="The value where the deal gives none. Without a default the deal must.", examples=[14]
    )
    min: Limit = Field(default=None, description="The smallest value (numbers only).", examples=[1])
    max: Limit = Field(default=None, description="The largest value (numbers only).", examples=[90])
    choices: tuple[Line, ...] = Field(
        default=(), description="The values to choose from (type choice only).", examples=[["weekly", "monthly"]]
    )


class PromisedExitShape(Model):
    """An exit that the words give to one side."""

    side: Side = Field(description="Who may leave. A mutual right is listed once for each side.")
    trigger: Trigger = Field(
        description="What opens the exit. convenience: no reason needed; inability: cannot or will not perform; "
        "conduct: abuse; scope: unpaid extra work; ethics: asked for something wrong; the others as they are called."
    )
    notice_days: Days = Field(
        default=None,
        description="Days of notice: a whole number (0 = at once), a parameter of type days or months, or null where "
        "the words state none. A month is 30 days.",
        examples=[0, 30, "notice_days"],
    )
    cure_days: Days = Field(
        default=None, description="Days to put it right before the exit opens, in the same way.", examples=["cure_days"]
    )


class ProvidesShape(Model):
    """What the audit must find in the built words: exactly this, no more and no less."""

    exits: tuple[PromisedExitShape, ...] = Field(
        default=(),
        description="The exits that the words give, for both sides.",
        examples=[[{"side": "provider", "trigger": "inability", "notice_days": 0}]],
    )
    terms: tuple[TermName, ...] = Field(
        default=(),
        description="What the words say of the money and the work around an exit.",
        examples=[["refund_or_credit", "release"]],
    )


class WordingsShape(Model):
    """The same bargain in two registers. Paragraphs are parted by blank lines, "- " starts an item of a list."""

    plain: Words = Field(
        description="The words in plain language.",
        examples=["The {{ client.term }} pays within {{ pay_days|days }} after the invoice."],
    )
    formal: Words = Field(
        description="The words as lawyers write them.",
        examples=["The {{ client.term }} shall pay each invoice within {{ pay_days|days }} of its date."],
    )


class VariantShape(Model):
    """One bargain for the purpose of a clause."""

    default: StrictBool = Field(
        default=False, description="True for the one variant that is used unless the deal chooses another."
    )
    rank: Annotated[StrictInt, Field(ge=1)] = Field(
        description="The place on the ladder of fallbacks: 1 is best for the provider. Each rank stands once.",
        examples=[1],
    )
    favours: Literal["provider", "client", "both"] = Field(description="Whom this bargain is best for.")
    bargain: Localised = Field(
        description="Who gets what, compared with the variants beside it, in one or two sentences.",
        examples=[{"en": "The provider pays back the money for the work not done. It need not find a substitute."}],
    )
    source: str = Field(default="", description="Where the bargain comes from, in our own words.")
    provides: ProvidesShape = Field(
        default=ProvidesShape(), description="What the audit must find in the built words: exactly this."
    )
    requires: tuple[ClauseId, ...] = Field(
        default=(), description="Other clauses that must be in the agreement.", examples=[["services", "fees"]]
    )
    conflicts: tuple[ClauseId, ...] = Field(
        default=(),
        description="Clauses, or full ids of variants, that must not be in the agreement.",
        examples=[["fees-hourly"]],
    )
    parameters: Table[ParameterName, ParameterShape] = Field(
        default_factory=dict, description="The facts that only this variant needs, by name (such as notice_days)."
    )
    text: Annotated[Table[Language, WordingsShape], *ENGLISH] = Field(
        description="The words, by language. English is always there."
    )


class ClauseShape(Model):
    """One provision of the library, with its variants: the content of clauses/<id>.yaml."""

    clause: ClauseId = Field(description="The id: the name of the file without .yaml.", examples=["change-orders"])
    version: Annotated[StrictInt, Field(ge=1)] = Field(
        description="Counts up when the bargain or the words change.", examples=[1]
    )
    title: Localised = Field(
        description="The heading printed in the agreement.", examples=[{"en": "If we cannot finish"}]
    )
    purpose: Localised = Field(
        description="What the clause does, and for whom, in one or two plain sentences.",
        examples=[{"en": "Sets what extra work costs before it starts, so that nobody works for nothing."}],
    )
    group: Group = Field(description="The part of an agreement that it belongs to.")
    parameters: Table[ParameterName, ParameterShape] = Field(
        default_factory=dict, description="The facts that all variants need, by name (such as notice_days)."
    )
    variants: Table[ClauseId, VariantShape] = Field(
        description="The bargains to choose from, by name; the full id is the clause's id, a hyphen and this name.",
        min_length=1,
    )


class ParameterWordsShape(Model):
    """One fact in the other language."""

    about: Line = Field(description="What the fact means, for the person who fills it in.")
    default: AnyFact = Field(
        default=None, description="The value where the deal gives none, for an English default that is words."
    )


def _about_alone(value: object) -> object:
    """A text is what the fact means."""
    return {"about": value} if isinstance(value, str) else value


_ParameterWords = Annotated[
    ParameterWordsShape, BeforeValidator(_about_alone, json_schema_input_type=Line | ParameterWordsShape)
]
_Facts = Annotated[
    Table[ParameterName, _ParameterWords],
    Field(
        default_factory=dict,
        description="What each fact means, by its name in the English file; where its default is words, as "
        "{about: …, default: …}.",
        examples=[{"hours": {"about": "…", "default": "…"}}],
    ),
]


class VariantWordsShape(Model):
    """One variant in the other language."""

    bargain: Line | None = Field(default=None, description="Who gets what, compared with the variants beside it.")
    parameters: _Facts
    text: WordingsShape = Field(description="The words, saying the same facts as the English ones.")


class TranslationShape(Model):
    """One clause in the other language: the content of clauses/<language>/<id>.yaml."""

    clause: ClauseId = Field(description="The id of the clause: the name of the file without .yaml.")
    version: Annotated[StrictInt, Field(ge=1)] = Field(
        description="The version of the English file that these words translate."
    )
    title: Line = Field(description="The heading printed in the agreement.")
    purpose: Line | None = Field(default=None, description="What the clause does, and for whom.")
    parameters: _Facts
    variants: Table[ClauseId, VariantWordsShape] = Field(
        description="The words of every variant, by the name that it has in the English file.", min_length=1
    )
