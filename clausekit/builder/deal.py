"""A deal: who agrees with whom, on what day, which clauses they chose, and the facts that the words need."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, get_args

from pydantic import AfterValidator, BaseModel, Field, PlainValidator, ValidationError
from pydantic import WithJsonSchema as Schema

from clausekit import yamlfile
from clausekit.errors import SourceError, SourceErrors
from clausekit.library.facts import read_fact
from clausekit.library.fields import AnyFact, ClauseId, Language, Line, Model, ParameterName, Table
from clausekit.library.mistakes import source_errors
from clausekit.library.schema import editor_schema
from clausekit.library.spelling import WordingName
from clausekit.yamlfile import Source

PageName = Literal["a4", "letter"]
PAGES: tuple[PageName, ...] = get_args(PageName)

INCLUDE, LEAVE_OUT = "include", "leave-out"
"""What stands for a clause, in a deal, instead of the name of a variant."""

_FileModel = TypeVar("_FileModel", bound=BaseModel)


def unprintable(text: str) -> str:
    """Why `text` cannot stand in a document, "" where it can: XML 1.0 (2.2) has no control characters, no surrogates
    and no U+FFFE and U+FFFF; the noncharacters U+FDD0 … U+FDEF are left to programs, and mark places in ours."""
    for char in text:
        if (char < " " and char not in "\t\n") or "\ud800" <= char <= "\udfff" or _is_noncharacter(ord(char)):
            return f"holds the character U+{ord(char):04X}, which no document can show; take it out"
    return ""


def _is_noncharacter(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE


def _printable(text: str) -> str:
    reason = unprintable(text)
    if reason:
        raise ValueError(reason)
    return text


def _date(value: object) -> object:
    return read_fact(value, "date")


PartyText = Annotated[Line, AfterValidator(_printable)]
Day = Annotated[date, PlainValidator(_date), Schema({"type": "string", "format": "date"})]


class Signatory(Model):
    """Who signs for a party."""

    name: PartyText = Field(description="The name of the person who signs.")
    title: PartyText | None = Field(default=None, description="The person's position, such as Managing Director.")


class PartyFacts(Model):
    """One side of the deal."""

    name: PartyText = Field(description="The full legal name, such as Studio North LLC.")
    term: PartyText | None = Field(
        default=None, description="What the agreement calls this side, such as Studio; Provider or Client without it."
    )
    kind: PartyText | None = Field(default=None, description="What it is, such as: a limited liability company.")
    address: PartyText | None = Field(default=None, description="The postal address, on one line or several.")
    email: PartyText | None = Field(default=None, description="Where notices and questions reach it.")
    signatory: Signatory | None = Field(default=None, description="Who signs; without it there is a line to fill in.")


class DealFile(Model):
    """What a deal file holds."""

    template: ClauseId = Field(default="service-agreement", description="The kind of agreement: a file in templates/.")
    language: Language = Field(default="en", description="The language of the agreement, such as en, en-US or ko.")
    wording: WordingName = Field(default="plain", description="Plain words, or the words that lawyers use.")
    page: PageName = Field(default="a4", description="The paper.")
    date: Day = Field(description="The day of the agreement, such as 2026-03-02.")
    provider: PartyFacts = Field(description="Who performs the services.")
    client: PartyFacts = Field(description="Who pays for them.")
    clauses: Table[ClauseId, ClauseId] = Field(
        default_factory=dict, description="Clause → the variant to use, or include, or leave-out."
    )
    facts: Table[ClauseId, Table[ParameterName, AnyFact]] = Field(
        default_factory=dict, description="Clause → the facts that its words need."
    )


class Deal(NamedTuple):
    """A deal and the file that it was read from.

    overridden  the clauses that were chosen on top of the file, on the command line: what the file says of them for
                another variant is kept for another day and is no mistake
    """

    content: DealFile
    source: Source
    overridden: frozenset[str] = frozenset()

    def with_choices(
        self,
        clauses: Mapping[str, str] | None = None,
        wording: WordingName | None = None,
        page: PageName | None = None,
        language: str | None = None,
    ) -> Deal:
        """The same deal with other choices laid over those of the file; None and {} change nothing."""
        laid_over = {**self.content.clauses, **(clauses or {})}
        settings = {
            "wording": wording or self.content.wording,
            "page": page or self.content.page,
            "language": language or self.content.language,
        }
        content = self.content.model_copy(update={"clauses": laid_over, **settings})
        return Deal(content, self.source, self.overridden | frozenset(clauses or {}))


def load_deal(path: Path) -> Deal:
    """Read a deal file. Raises SourceError or SourceErrors with every mistake of its shape at file:line:column."""
    return read_deal(yamlfile.load(path))


def read_deal(source: Source) -> Deal:
    """A deal from YAML that is in memory; raises as `load_deal` does."""
    return Deal(read_as(DealFile, source, "a deal begins with its date and its parties"), source)


def deal_of(data: Mapping[str, Any]) -> Deal:
    """A deal from plain data, for programs; raises as `load_deal` does, without lines."""
    return read_deal(Source("deal", dict(data), {}, (), {}))


def deal_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a deal file."""
    return editor_schema(DealFile, "A deal: the parties, the choice of clauses and the facts of one agreement.")


def read_as(model: type[_FileModel], source: Source, expected: str) -> _FileModel:
    """The data of a YAML file as `model`. Raises SourceError where it is empty (saying what is `expected`), and
    SourceErrors with every mistake of its shape."""
    if source.data is None:
        raise SourceError(source.path, f"the file is empty; {expected}")
    try:
        return model.model_validate(source.data)
    except ValidationError as error:
        raise SourceErrors(source_errors(error, source, model)) from None
