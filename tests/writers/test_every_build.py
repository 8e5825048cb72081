"""Whatever is chosen, the agreement is sound: every template, with any of its clauses, variants and switches."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ooxml_integrity import check
from promises import facts_of

from clausekit.builder import Agreement, Template, agreement_document, build, deal_of, load_deal, load_template
from clausekit.builder.agreement import Reference, Term, plain
from clausekit.builder.deal import INCLUDE, LEAVE_OUT
from clausekit.builder.selection import Given, select
from clausekit.builder.template import template_names
from clausekit.errors import SourceErrors
from clausekit.library import Library, load_library
from clausekit.library.spelling import WORDINGS
from clausekit.readers import read
from clausekit.writers.docx import docx_bytes

LIBRARY = load_library()
TEMPLATES = {name: load_template(name) for name in template_names()}
DEALS = sorted(Path(__file__).parent.parent.parent.joinpath("samples", "deals").glob("*.yaml"))
PARTY = {"kind": "a company", "address": "Harbour Lane 1", "email": "post@north.example"}


def choices_of(template: Template, library: Library) -> dict[str, list[str]]:
    """Clause → everything that a deal can say of it."""
    return {
        slot.clause: [*library[slot.clause].variants, INCLUDE, *([LEAVE_OUT] if slot.optional or slot.when else [])]
        for slot in template.content.slots
    }


@st.composite
def settings_of(draw: st.DrawFn) -> tuple[str, dict[str, str], str, str]:
    """Template, choices, wording and paper."""
    name = draw(st.sampled_from(sorted(TEMPLATES)))
    choices = choices_of(TEMPLATES[name], LIBRARY)
    clauses = draw(st.lists(st.sampled_from(sorted(choices)), unique=True, max_size=12))
    chosen = {clause: draw(st.sampled_from(choices[clause])) for clause in clauses}
    return name, chosen, draw(st.sampled_from(WORDINGS)), draw(st.sampled_from(["a4", "letter"]))


def built(name: str, choices: dict[str, str], wording: str, page: str = "a4") -> Agreement | None:
    """The agreement with a fact of the right type wherever one is needed; None where the choices do not go together."""
    data: dict[str, Any] = {
        "template": name, "date": "2026-03-02", "wording": wording, "page": page, "clauses": choices,
        "provider": {"name": "Studio North LLC", "term": "Studio", **PARTY},
        "client": {"name": "Harbour Foods Ltd", **PARTY},
    }  # fmt: skip
    try:
        selection = select(Given(deal_of(data), TEMPLATES[name], LIBRARY))
    except SourceErrors:
        return None
    facts = {full.clause.clause: facts for full in selection if (facts := facts_of(full))}
    return build(deal_of({**data, "facts": facts}), LIBRARY, TEMPLATES[name])


def assert_sound(agreement: Agreement, output: Path) -> None:
    data = docx_bytes(agreement)
    assert data == docx_bytes(agreement)
    document, own = read("agreement.docx", data), agreement_document(agreement)
    body = [(block.text, block.number, block.kind, block.level) for block in document.blocks if block.part == "body"]
    assert body == [(block.text, block.number, block.kind, block.level) for block in own.blocks]
    assert (document.unread, document.clauses) == ((), own.clauses)
    numbers = {section.clause: section.number.rstrip(".") for section in agreement.sections}
    assert {(run.clause, run.number) for run in runs(agreement) if isinstance(run, Reference)} <= set(numbers.items())
    output.write_bytes(data)
    assert [str(found) for found in check(output)] == []


def runs(agreement: Agreement) -> Iterator[Any]:
    return (run for section in agreement.sections for paragraph in section.paragraphs for run in paragraph.runs)


@settings(max_examples=25)
@given(settings_of())
def test_any_choice_makes_a_sound_file_or_is_refused(chosen: tuple[str, dict[str, str], str, str]) -> None:
    agreement = built(*chosen)
    if agreement is not None:
        with TemporaryDirectory() as folder:
            assert_sound(agreement, Path(folder, "agreement.docx"))


@pytest.mark.slow
@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("name", sorted(TEMPLATES))
def test_each_variant_in_each_template_makes_a_sound_file(name: str, wording: str, tmp_path: Path) -> None:
    made = 0
    for clause, choices in choices_of(TEMPLATES[name], LIBRARY).items():
        for choice in choices:
            agreement = built(name, {clause: choice}, wording)
            if agreement is not None:
                assert_sound(agreement, tmp_path / "agreement.docx")
                made += 1
    assert made > len(TEMPLATES[name].content.slots)


@pytest.mark.parametrize("wording", WORDINGS)
@pytest.mark.parametrize("path", DEALS, ids=lambda path: path.stem)
def test_each_term_is_defined_once_and_none_is_used_undefined(path: Path, wording: str) -> None:
    deal = load_deal(path).with_choices(wording=wording)  # type: ignore[arg-type]
    agreement = build(deal, LIBRARY, load_template(deal.content.template))
    defined = Counter(run.text for run in runs(agreement) if isinstance(run, Term))
    assert {term: count for term, count in defined.items() if count > 1} == {}
    known = {term for full in LIBRARY.variants for term in re.findall(r"\*\*(\w[\w ]*)\*\*", full.words("en", "plain"))}
    said = "\n".join(plain(paragraph.runs) for section in agreement.sections for paragraph in section.paragraphs)
    used = {term for term in known if re.search(rf"(?<=[a-z,] ){re.escape(term)}\b", said)}
    assert used - defined.keys() == set()
