"""A deal file as text, for a person to fill in or to read: every fact that a template needs, with what it means."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from clausekit.builder.deal import INCLUDE, LEAVE_OUT
from clausekit.builder.interview import Draft, Interview, usual_term
from clausekit.builder.languages import code_of
from clausekit.library import FullVariant, Parameter
from clausekit.library.facts import Fact

_WIDTH = 110
_PARTY = ("name", "term", "kind", "address", "email")
_SIGNATORY = ("name", "title")


def deal_text(about: Interview, draft: Draft, file: str) -> str:
    """The deal file `file` as it stands after the answers in `draft`; what is not answered is empty where the deal must
    say it, stands with its default where it may, and is commented out where it is not needed."""
    return "\n".join(_lines(about, draft, file)) + "\n"


def _lines(about: Interview, draft: Draft, file: str) -> Iterator[str]:
    words, template = about.texts["skeleton"], about.template.content
    title = about.words(template.title)
    yield from _comment(words["title"].format(template=template.template, title=title))
    yield from _comment(about.words(template.about))
    yield "#"
    yield f"#   {words['build'].format(file=file)}"
    yield "#"
    yield from _comment(words["fill"])
    yield ""
    yield f"template: {template.template}"
    yield from _beside("language", about.written, words["language"])
    yield from _beside("wording", draft.get("wording", "plain"), words["wording"])
    yield from _beside("page", draft.get("page", "a4"), words["page"])
    yield from _beside("date", draft.get("date"), words["date"])
    for side in ("provider", "client"):
        yield ""
        yield from _comment(words[side])
        yield from _party(about, side, draft)
    selection = about.selection(draft)
    yield ""
    yield from _comment(words["clauses"])
    yield from _clauses(about, {full.clause.clause: full for full in selection}, words)
    yield ""
    yield from _comment(words["facts"])
    yield from _facts(about, {full.clause.clause: full for full in selection}, draft, words)


def _party(about: Interview, side: str, draft: Draft) -> Iterator[str]:
    """What is said of one party; what is not is commented out, with an example."""
    examples = about.texts["examples"][side]
    yield f"{side}:"
    for field in _PARTY:
        value = draft.get(f"{side}.{field}")
        hidden = "# " if value is None and field != "name" else ""
        shown = usual_term(about, side) if field == "term" and hidden else examples[field] if hidden else value
        yield f"  {hidden}{field}: {_scalar(shown)}".rstrip()
    said = {field: draft.get(f"{side}.signatory.{field}") for field in _SIGNATORY}
    hidden = "# " if all(value is None for value in said.values()) else ""
    given = (examples["signatory"] if hidden else said).items()
    inside = ", ".join(f"{field}: {_scalar(value)}" for field, value in given if value is not None)
    yield f"  {hidden}signatory: {{{inside}}}"


def _clauses(about: Interview, chosen: Mapping[str, FullVariant], words: Mapping[str, str]) -> Iterator[str]:
    """Each slot of the template: what is in with its variant, what is out commented out."""
    live: list[str] = []
    for slot in about.template.content.slots:
        full = chosen.get(slot.clause)
        variants = list(about.library.clause(slot.clause).variants)
        if full is None:
            usual = slot.variant or about.library.clause(slot.clause).default
            live += _beside(f"  # {slot.clause}", usual if len(variants) > 1 else INCLUDE, words["out"])
            continue
        others = words["others"].format(variants=", ".join(name for name in variants if name != full.name))
        notes = [others] if len(variants) > 1 else []
        notes += [words["optional"]] if slot.optional or slot.when else []
        hidden = "" if len(variants) > 1 else "# "
        live += _beside(f"  {hidden}{slot.clause}", full.name if not hidden else LEAVE_OUT, "; ".join(notes))
    yield "clauses:" if any(not line.lstrip().startswith("#") for line in live) else "# clauses:"
    yield from live


def _facts(
    about: Interview, chosen: Mapping[str, FullVariant], draft: Draft, words: Mapping[str, str]
) -> Iterator[str]:
    yield "facts:" if any(full.parameters for full in chosen.values()) else "# facts:"
    for slot in about.template.content.slots:
        full = chosen.get(slot.clause)
        clause = about.library.clause(slot.clause)
        if full is None:
            usual = FullVariant(clause, slot.variant or clause.default)
            if usual.parameters:
                yield f"  # {slot.clause}:  # {words['included'].format(clause=slot.clause)}"
                yield from _parameters(about, usual.parameters, {}, "  # ")
            continue
        if full.parameters:
            given = {name: draft.get(f"facts.{slot.clause}.{name}") for name in full.parameters}
            yield f"  {slot.clause}:"
            yield from _parameters(about, full.parameters, given, "  ")
        others = tuple(_of_other_variants(about, full))
        if others and not full.parameters:
            yield f"  # {slot.clause}:"
        yield from others


def _parameters(
    about: Interview,
    parameters: Mapping[str, Parameter],
    given: Mapping[str, Fact | None],
    before: str,
) -> Iterator[str]:
    for name, parameter in parameters.items():
        meaning = f"{about.words(parameter.about)} ({_kind(about, parameter)})"
        yield from _comment(meaning, f"{before}  # ")
        value = given.get(name)
        usual = about.usual(parameter)
        yield f"{before}  {name}: {_scalar(usual if value is None else value)}".rstrip()


def _of_other_variants(about: Interview, full: FullVariant) -> Iterator[str]:
    """The facts that another variant of the clause would need and has no default for."""
    for name in full.clause.variants:
        other = FullVariant(full.clause, name)
        for fact, parameter in other.parameters.items():
            if fact not in full.parameters and parameter.default is None:
                hint = about.texts["skeleton"]["with"].format(clause=full.clause.clause, variant=name)
                yield f"    # {fact}:  # {about.texts['types'][parameter.type]}; {hint}"


def _kind(about: Interview, parameter: Parameter) -> str:
    words = about.texts["skeleton"]
    parts = [", ".join(parameter.choices) or about.texts["types"][parameter.type]]
    if parameter.default is not None:
        parts.append(words["default"].format(value=_scalar(parameter.default_in(code_of(about.main)))))
    parts += [words["at_least"].format(value=parameter.min)] if parameter.min is not None else []
    parts += [words["at_most"].format(value=parameter.max)] if parameter.max is not None else []
    return "; ".join(parts)


def _beside(key: str, value: Fact | None, note: str) -> Iterator[str]:
    """A key with its value, and what it means beside it."""
    line = f"{key}: {_scalar(value)}".rstrip()
    yield f"{line.ljust(34)}  # {note}" if note else line


def _comment(text: str, before: str = "# ") -> Iterator[str]:
    yield from (before + line for line in textwrap.wrap(text, _WIDTH - len(before), break_long_words=False))


def _scalar(value: Any) -> str:
    """A value as YAML on one line, so that it is read back as what it is; nothing for None."""
    if value is None:
        return ""
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_scalar, value))}]"
    return _quoted(value) if isinstance(value, str) else str(value)


def _quoted(text: str) -> str:
    """Text in quotes where YAML would take it for something else; what a line cannot show (a line break, a no-break
    blank) is written as an escape."""
    import yaml

    shown = text.isprintable()
    style = None if shown else '"'
    listed = yaml.safe_dump(
        [text], default_flow_style=True, allow_unicode=shown, default_style=style, width=float("inf")
    )
    return str(listed).strip().removeprefix("[").removesuffix("]")
