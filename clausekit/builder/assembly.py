"""From a deal, a template and the library to an agreement. Pure: the same three always give the same agreement."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from clausekit.builder.agreement import (
    PLAIN_FONTS,
    Agreement,
    Fonts,
    Form,
    Paragraph,
    Party,
    Reference,
    Runs,
    Section,
    Signature,
    Text,
)
from clausekit.builder.deal import Deal, PartyFacts
from clausekit.builder.facts import Facts, bind
from clausekit.builder.locale import Locale, locale
from clausekit.builder.numbers import Levels, levels_of, numbered, section_number
from clausekit.builder.paragraphs import Piece, pieces, typographic
from clausekit.builder.rendering import WordsError, render
from clausekit.builder.selection import Given, Selection, select
from clausekit.builder.template import Template
from clausekit.errors import LibraryError
from clausekit.library import FullVariant, Library
from clausekit.saying import told
from clausekit.words import SIDES, Side
from clausekit.yamlfile import Source, Trail


def build(deal: Deal, library: Library, template: Template, own_levels: Levels | None = None) -> Agreement:
    """The agreement that `deal` describes; `own_levels` says how somebody's own letterhead counts, where it does.

    Raises SourceError or SourceErrors at file:line:column of the deal, the template or a clause; LibraryError where the
    clauses have no words in the deal's language.
    """
    speech = locale(deal.content.language)
    selection = select(Given(deal, template, library))
    facts = bind(deal, selection, library)
    levels = own_levels or levels_of(speech.words.get("numbering", {}), template.content.numbering)
    names = names_of(deal, selection, facts, speech, levels)
    rendered = [_words(full, deal, library, names, speech) for full in selection]
    depths = (depth for found in rendered for depth in (0, *(piece.depth for piece in found)))
    numbers = numbered(depths, levels)
    sections = tuple(
        _section(full, found, next(numbers), [next(numbers) for _ in found], speech)
        for full, found in zip(selection, rendered, strict=True)
    )
    content = deal.content
    framed, form = template.content.parties, template.content.form
    wording = {"wording": content.wording}
    frame = {"opening": {**names, **wording, "date": content.date}, "agreed": wording, "signing": wording}
    frame["salutation"] = names
    around = {part: _frame(form, part, given, speech) if framed else () for part, given in frame.items()}
    return Agreement(
        title=_title(template.content.title, speech),
        language=speech.tag,
        author=content.provider.name,
        page=content.page,
        day=speech.day(content.date),
        opening=around["opening"],
        parties=tuple(_party(form, side, names, speech) for side in SIDES) if framed else (),
        agreed=around["agreed"],
        sections=sections,
        signing=around["signing"],
        signatures=tuple(_signature(_side(deal, side), speech) for side in SIDES) if framed else (),
        page_label=str(speech.words["page"]),
        form=form,
        levels=levels,
        fonts=Fonts(**speech.words["fonts"]) if "fonts" in speech.words else PLAIN_FONTS,
        salutation=around["salutation"],
        contents=speech.label("contents") if template.content.contents else "",
    )


def names_of(deal: Deal, selection: Selection, facts: Facts, speech: Locale, levels: Levels) -> dict[str, Any]:
    """What the words of any clause can name; a clause's own facts come on top."""
    positions = {full.clause.clause: position for position, full in enumerate(selection)}

    def ref(clause: str) -> Reference:
        if clause not in positions:
            raise LibraryError(
                told("the clause {clause!r} is not in this agreement, so nothing can refer to it", clause=clause)
            )
        return Reference(clause, *speech.section(section_number(positions[clause], levels)))

    return {
        **{side: _party_names(_side(deal, side), speech.label(side)) for side in SIDES},
        "facts": {clause.replace("-", "_"): values for clause, values in facts.items()},
        "has": positions.__contains__,
        "ref": ref,
    }


def _side(deal: Deal, side: Side) -> PartyFacts:
    return deal.content.provider if side == "provider" else deal.content.client


def _party_names(party: PartyFacts, label: str) -> dict[str, str]:
    given = {
        "name": party.name,
        "term": party.term or label,
        "kind": party.kind,
        "address": party.address,
        "email": party.email,
        "signatory": None if party.signatory is None else party.signatory.name,
    }
    return {field: value for field, value in given.items() if value is not None}


def _words(
    full: FullVariant, deal: Deal, library: Library, names: Mapping[str, Any], speech: Locale
) -> tuple[Piece, ...]:
    """The paragraphs of one clause. Raises SourceError at the line of the clause file."""
    wording = deal.content.wording
    own = names["facts"][full.clause.clause.replace("-", "_")]
    return _pointing_at(
        lambda: pieces(render(full.words(speech.code, wording), {**names, **own}, speech.tag)),
        lambda: library.place(full, speech.code, wording),
    )


def _pointing_at(make: Callable[[], tuple[Piece, ...]], place: Callable[[], tuple[Source, Trail]]) -> tuple[Piece, ...]:
    try:
        found = make()
    except WordsError as error:
        source, trail = place()
        raise source.error_in_words(trail, error.line, error.reason) from error
    if not found:
        source, trail = place()
        raise source.error(trail, told("no words are left when the facts are filled in"))
    return found


def _section(full: FullVariant, found: tuple[Piece, ...], number: str, numbers: list[str], speech: Locale) -> Section:
    paragraphs = tuple(Paragraph(piece.depth, own, piece.runs) for piece, own in zip(found, numbers, strict=True))
    title = speech.heading(_title(full.clause.title, speech))
    return Section(full.clause.clause, full.name, full.clause.version, number, title, paragraphs)


def _title(texts: Mapping[str, str], speech: Locale) -> str:
    if speech.code not in texts:
        raise LibraryError(
            told("there is no title in {code!r}; there are: {known}", code=speech.code, known=", ".join(texts))
        )
    return typographic(texts[speech.code])


def _frame(form: Form, name: str, names: Mapping[str, Any], speech: Locale) -> Runs:
    """Words around the clauses, from the data of the language; () where a form has none there."""
    words = speech.words[form].get(name)
    return pieces(render(words, names, speech.tag))[0].runs if words else ()


def _party(form: Form, side: Side, names: Mapping[str, Any], speech: Locale) -> Party:
    known = names[side]
    first = _frame(form, "party", {"name": known["name"], "term": known["term"], "kind": known.get("kind")}, speech)
    reached = "\n".join(known[field] for field in ("address", "email") if field in known)
    rest = ((Text(line.strip()),) for line in reached.splitlines() if line.strip())
    return Party(side, known["name"], speech.label(side), (first, *rest))


def _signature(party: PartyFacts, speech: Locale) -> Signature:
    who = party.signatory
    filled = {"signature": "", "name": who.name if who else "", "title": (who and who.title) or "", "date": ""}
    return Signature(party.name, tuple((speech.label(label), value) for label, value in filled.items()))
