"""What a person without a deal file is asked, question by question, until a deal is whole. Pure: no terminal here.

The answers so far decide what comes next: which clauses are in, and so which facts are needed. An interview goes round
`next_question` and `answered` until there is no question left; then `draft` is the data of a deal file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from clausekit import resources
from clausekit.builder.deal import INCLUDE, LEAVE_OUT, deal_of, unprintable
from clausekit.builder.languages import code_of, languages_of
from clausekit.builder.locale import locale
from clausekit.builder.selection import Given, Selection, select
from clausekit.builder.template import Question as TemplateQuestion
from clausekit.builder.template import Slot, Template
from clausekit.errors import Unfit
from clausekit.library import FullVariant, Library, Parameter
from clausekit.library.facts import EXAMPLES, Fact, WrongFact
from clausekit.saying import told

DATA = "interview"

_NUMERIC = ("days", "months", "hours", "count", "percent", "money")
_GROUPED = re.compile(r"\d{1,3}(,\d{3})+(\.\d+)?$")

_ANYBODY: Mapping[str, Fact] = MappingProxyType(
    {"date": EXAMPLES["date"], "provider.name": EXAMPLES["text"], "client.name": EXAMPLES["text"]}
)
"""What a deal cannot be without, for a deal that is not whole yet."""

Draft = Mapping[str, Any]
"""Key → answer: "client.name", "clauses.fees", "facts.fees.amount"; None where a question was left empty."""


class Option(NamedTuple):
    """One answer to choose. value: what the deal says for it; label: what it means, "" where the value says it."""

    value: str
    label: str


class Question(NamedTuple):
    """keys: what the answer is kept under (several for one answer); default: as it is shown, None where there is none;
    options: the answers to choose from, () where it is free; parameter: what kind of fact it is, None for text."""

    keys: tuple[str, ...]
    ask: str
    how: str = ""
    default: str | None = None
    options: tuple[Option, ...] = ()
    parameter: Parameter | None = None

    def read(self, typed: str) -> Fact | None:
        """What was typed as a value of the deal; None for nothing where nothing may be said.

        Raises Unfit with words for the person ("must be a date such as 2026-03-02"); `misfit` says them in another
        language.
        """
        typed = typed.strip()
        if self.options:
            return self._chosen(typed)
        if not typed and self.default == "":
            return None
        if not typed:
            raise _EMPTY
        reason = unprintable(typed)
        if reason:
            raise Unfit(reason)
        if self.parameter is None:
            return typed
        value = self.parameter.read(_typed(typed, self.parameter))
        if value == ():
            raise _EMPTY
        return value

    def _chosen(self, typed: str) -> str:
        """By its number, by its name, or by the beginning of either word for yes and no."""
        if typed.isdecimal() and 1 <= int(typed) <= len(self.options):
            return self.options[int(typed) - 1].value
        near = [one.value for one in self.options if typed.lower() in (one.value, one.label, one.label[:1].lower())]
        if len(near) != 1:
            listed = ", ".join(one.label or one.value for one in self.options)
            raise WrongFact("choices", listed, told("must be one of: {known}", known=listed))
        return near[0]


_EMPTY = WrongFact("empty", "", told("must not be empty"))


class Interview(NamedTuple):
    """What is asked about.

    language  of the questions
    texts     the built-in questions, from data/interview
    written   the language of the agreement (a tag, "en-GB"), or the two of it ("en+vi")
    """

    template: Template
    library: Library
    language: str
    texts: Mapping[str, Any]
    written: str = "en"

    @property
    def main(self) -> str:
        """The language of the agreement, the first where there are two: that of its defaults that are words."""
        return languages_of(self.written)[0]

    @property
    def is_bilingual(self) -> bool:
        """Whether words of one language will stand in a column of another."""
        return self.written != self.main

    def selection(self, draft: Draft) -> Selection:
        """The clauses that would be in if the interview ended here."""
        deal = deal_of(deal_data(self, draft, _ANYBODY)).with_choices(language=self.main)
        return select(Given(deal, self.template, self.library))

    def usual(self, parameter: Parameter) -> Fact | None:
        """What to propose for a fact. Where it is words and there are two languages, nothing: left empty, it is said in
        each column in the words of that language."""
        if self.is_bilingual and parameter.default_is_words:
            return None
        return parameter.default_in(code_of(self.main))

    def words(self, texts: Mapping[str, str]) -> str:
        """Words of the library or the template in the language of the interview."""
        return texts.get(self.language, texts["en"])


def interview_texts(language: str) -> Mapping[str, Any]:
    """The built-in questions and what stands around them, in `language`, in English where there are none in it."""
    known = language if language in resources.names(DATA) else "en"
    return MappingProxyType(resources.load(DATA, known))


def interview(template: Template, library: Library, language: str = "en", written: str = "") -> Interview:
    """An interview for one template; its built-in questions are in English where there are none in `language`.

    The agreement is in the language `written`, else in that of the questions where the clauses have their words in it.
    """
    named = [template.content.title, *(library.clause(slot.clause).title for slot in template.content.slots)]
    own = language if all(language in title for title in named) else "en"
    return Interview(template, library, language, interview_texts(language), written or own)


def misfit(error: WrongFact, texts: Mapping[str, Any]) -> str:
    """Why an answer does not fit, in the language of `texts` (data/interview)."""
    value = texts["types"][error.value] if error.kind == "type" else error.value
    return str(texts["wrong"][error.kind].format(value=value))


def next_question(about: Interview, draft: Draft) -> Question | None:
    """The first question that is not answered yet, None where the deal is whole. Raises as `select` does where the
    clauses that were chosen do not go together."""
    return next((one for one in questions(about, draft) if any(key not in draft for key in one.keys)), None)


def questions(about: Interview, draft: Draft) -> Iterator[Question]:
    """All questions that the answers so far lead to, answered ones too, in their order."""
    yield from (_built_in(about, entry) for entry in about.texts["first"])
    chosen = {full.clause.clause: full for full in about.selection(draft)}
    asked: set[str] = set()
    for one in about.template.content.questions:
        question = _choice(about, one, chosen) if one.clause else _facts(about, one, chosen)
        if question and not asked.issuperset(question.keys):
            asked.update(question.keys)
            yield question
    for clause, full in chosen.items():
        for name, parameter in full.parameters.items():
            key = f"facts.{clause}.{name}"
            if key not in asked and parameter.default is None:
                yield _fact((key,), about.words(parameter.about), about, parameter)


def still_asked(about: Interview, draft: Draft) -> dict[str, Any]:
    """The answers to questions that are still asked: another variant of a clause does away with facts of the first."""
    keys = {key for question in questions(about, draft) for key in question.keys}
    return {key: value for key, value in draft.items() if key in keys}


def answered(draft: Draft, question: Question, value: Fact | None) -> dict[str, Any]:
    """The draft with one more answer."""
    return {**draft, **dict.fromkeys(question.keys, value)}


def deal_data(about: Interview, draft: Draft, instead: Mapping[str, Fact] = MappingProxyType({})) -> dict[str, Any]:
    """The draft as the nested data of a deal file; `instead` is what is not answered yet."""
    data: dict[str, Any] = {"template": about.template.content.template, "language": about.written}
    for key, value in {**instead, **draft}.items():
        if value is None:
            continue
        *above, last = key.split(".")
        place = data
        for step in above:
            place = place.setdefault(step, {})
        place[last] = list(value) if isinstance(value, tuple) else value
    return data


def _built_in(about: Interview, entry: Mapping[str, Any]) -> Question:
    key, how = entry["key"], about.texts["how"].get(entry.get("type"), "")
    options = tuple(Option(value, label) for value, label in entry.get("choose", {}).items())
    parameter = Parameter(entry["type"], {}) if "type" in entry else None
    side, _, field = key.partition(".")
    default = "" if entry.get("optional") else None
    if options:
        default = options[0].value
    elif field == "term":
        default = "" if about.is_bilingual else usual_term(about, side)
    return Question((key,), entry["ask"], how, default, options, parameter)


def usual_term(about: Interview, side: str) -> str:
    """What the agreement calls a side where nothing is said, in the agreement's language: "Provider"."""
    return locale(about.main).label(side)


def _choice(about: Interview, one: TemplateQuestion, chosen: Mapping[str, FullVariant]) -> Question | None:
    """A choice between variants, or of taking the clause in; none where its condition keeps it out."""
    slot = next(slot for slot in about.template.content.slots if slot.clause == one.clause)
    key = f"clauses.{one.clause}"
    if not one.choose:
        words = about.texts["words"]
        yes_or_no = (Option(INCLUDE, words["yes"]), Option(LEAVE_OUT, words["no"]))
        default = LEAVE_OUT if slot.optional == "out" else INCLUDE
        return Question((key,), about.words(one.ask), "", default, yes_or_no)
    if one.clause not in chosen:
        return None
    variants = about.library.clause(slot.clause).variants
    options = tuple(Option(name, about.words(variants[name].bargain)) for name in one.choose)
    return Question((key,), about.words(one.ask), "", _usual(about, slot, one.choose), options)


def _usual(about: Interview, slot: Slot, choose: tuple[str, ...]) -> str:
    usual = slot.variant or about.library.clause(slot.clause).default
    return usual if usual in choose else choose[0]


def _facts(about: Interview, one: TemplateQuestion, chosen: Mapping[str, FullVariant]) -> Question | None:
    """The facts that one answer fills, as far as their clauses are in and need them."""
    needed = {}
    for fact in one.fills:
        clause, _, name = fact.partition(".")
        if clause in chosen and name in chosen[clause].parameters:
            needed[f"facts.{fact}"] = chosen[clause].parameters[name]
    if not needed:
        return None
    return _fact(tuple(needed), about.words(one.ask), about, next(iter(needed.values())))


def _fact(keys: tuple[str, ...], ask: str, about: Interview, parameter: Parameter) -> Question:
    options = tuple(Option(value, "") for value in parameter.choices)
    usual = about.usual(parameter)
    optional = None if parameter.default is None else ""
    default = optional if usual is None else _shown(usual)
    return Question(keys, ask, about.texts["how"][parameter.type], default, options, parameter)


def _shown(value: Fact) -> str:
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def _typed(typed: str, parameter: Parameter) -> object:
    """What a person types for a fact, as YAML would have it."""
    if parameter.type == "list":
        return [item.strip() for item in typed.split(";") if item.strip()]
    if parameter.type in _NUMERIC:
        plain = typed.replace(",", "") if _GROUPED.match(typed) else typed.rstrip("%").strip()
        return int(plain) if plain.isdecimal() else _decimal(plain)
    return typed


def _decimal(plain: str) -> object:
    try:
        return float(plain)
    except ValueError:
        return plain
