"""The languages that an agreement is asked for in: one ("ko"), or two side by side ("en+vi")."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.builder.deal import Deal
from clausekit.builder.locale import locale
from clausekit.builder.template import Slot, Template
from clausekit.errors import LibraryError
from clausekit.saying import told

LANGUAGE_CLAUSE = "language"
"""The clause that says which of two languages counts; it is in every agreement in two languages, and in no other unless
its template has a place for it."""

_CLOSING = ("entire-agreement", "signing")
"""The clause of the languages comes before the first of these."""

_JOINT = "+"
_MOST = 2


def languages_of(asked: str) -> tuple[str, ...]:
    """The language tags in `asked`, one or two, the left column first.

    Raises LibraryError where one is empty or comes twice, or where there are more than two.
    """
    found = tuple(one.strip() for one in asked.split(_JOINT))
    if not all(found):
        raise LibraryError(
            told("{asked!r} lacks a language; two are written with a plus between them: en+vi", asked=asked)
        )
    if len(found) > _MOST:
        raise LibraryError(
            told(
                "{asked!r} names {count} languages; an agreement has two columns at most: en+vi",
                asked=asked,
                count=len(found),
            )
        )
    if len({code_of(one) for one in found}) < len(found):
        raise LibraryError(told("{asked!r} names the same language twice; name two that differ: en+vi", asked=asked))
    return found


def codes_of(asked: str) -> tuple[str, ...]:
    """The same without countries: "en-GB+vi" → ("en", "vi")."""
    return tuple(map(code_of, languages_of(asked)))


def code_of(tag: str) -> str:
    """ "en-GB" → "en"."""
    return tag.partition("-")[0]


def in_each(deal: Deal, template: Template) -> Iterator[tuple[Deal, Template]]:
    """The deal and the template to build from, for each language that the deal asks for. Raises as `languages_of`,
    `locale` and `with_language_facts` do."""
    languages = languages_of(deal.content.language)
    if len(languages) > 1:
        names = [locale(one).code for one in languages]
        deal = with_language_facts(deal, *names)
        template = with_language_clause(template)
    return ((deal.with_choices(language=one), template) for one in languages)


def with_language_clause(template: Template) -> Template:
    """The template with a place for the clause of the languages before its last clauses, unless it has one already."""
    content = template.content
    named = [slot.clause for slot in content.slots]
    if LANGUAGE_CLAUSE in named:
        return template
    at = next((index for index, clause in enumerate(named) if clause in _CLOSING), len(named))
    slot = Slot(LANGUAGE_CLAUSE, None, None, False)
    return template._replace(content=content._replace(slots=(*content.slots[:at], slot, *content.slots[at:])))


def with_language_facts(deal: Deal, first: str, second: str) -> Deal:
    """The deal with the two languages as facts of their clause. A deal that names the one that counts is followed:
    `first: vi` where the left column is English. Raises SourceError where it names a language that is not in."""
    facts = deal.content.facts
    given = {name: value for name, value in facts.get(LANGUAGE_CLAUSE, {}).items() if value is not None}
    counts = given.get("first", second if given.get("second") == first else first)
    named = {"first": counts, "second": first if counts == second else second, **given}
    if {named["first"], named["second"]} != {first, second}:
        reason = told(
            "the agreement is in {first} and {second}; name these two here, or leave them out",
            first=first,
            second=second,
        )
        raise deal.source.error(("facts", LANGUAGE_CLAUSE, next(iter(given))), reason)
    return deal._replace(content=deal.content._replace(facts={**facts, LANGUAGE_CLAUSE: named}))
