"""From a deal to an agreement: parties, numbers, references, and what drops out."""

from __future__ import annotations

import pytest
from agreements import DEAL, TEMPLATE, agreement_of, deal_from, deal_with, library_of, template_of
from sample_deals import DEALS, agreement_of_deal

from clausekit.builder import agreement_document, build, load_deal
from clausekit.builder.agreement import Agreement, Reference, plain
from clausekit.errors import LibraryError
from clausekit.library.spelling import WordingName


def references(agreement: Agreement) -> list[Reference]:
    runs = (run for s in agreement.sections for paragraph in s.paragraphs for run in paragraph.runs)
    return [run for run in runs if isinstance(run, Reference)]


def test_the_agreement_has_parties_sections_and_signatures() -> None:
    agreement = agreement_of()
    assert plain(agreement.opening).replace("\u00a0", " ") == "This Agreement is made on 2 March 2026 between:"
    assert [[plain(line).replace("\u00a0", " ") for line in party.lines] for party in agreement.parties] == [
        ["Studio North LLC (the Studio)", "Harbour Lane 1", "Galway", "post@north.example"],
        ["Copperleaf Ltd, a limited company (the Client)"],
    ]
    assert [(s.number, s.title) for s in agreement.sections] == [
        ("1.", "Work"),
        ("2.", "The client’s money"),
        ("3.", "Leaving"),
    ]
    assert [signature.name for signature in agreement.signatures] == ["Studio North LLC", "Copperleaf Ltd"]
    assert (agreement.author, agreement.language) == ("Studio North LLC", "en-GB")


def test_a_side_without_a_word_of_its_own_is_called_by_its_part() -> None:
    assert plain(agreement_of().sections[0].paragraphs[0].runs).startswith("The Studio does this for the Client: ")


def test_each_section_knows_the_clause_and_the_version_it_comes_from() -> None:
    money = agreement_of().sections[1]
    assert (money.clause, money.variant, money.version) == ("money", "fixed", 2)


def test_lists_are_numbered_inside_their_paragraph() -> None:
    deal = deal_with(clauses={"money": "parts", "leaving": "later"}, facts={"leaving": {"notice_days": 30}})
    deal = deal._replace(content=deal.content._replace(facts={
        **deal.content.facts, "money": {"currency": "EUR", "parts": ("one", "two")}}))  # fmt: skip
    money = agreement_of(deal).sections[1]
    assert [paragraph.number for paragraph in money.paragraphs] == ["2.1", "(a)", "(b)", "(i)", "(ii)", "2.2"]


def test_references_follow_their_clause_when_another_drops_out() -> None:
    first = TEMPLATE.replace("  - {clause: work}", "  - {clause: leaving, optional: true}\n  - {clause: work}").replace(
        "  - {clause: leaving, when: \"has('money')\"}\n", ""
    )
    assert [one.number for one in references(agreement_of(template=template_of(first)))] == ["3"]
    without = deal_from(DEAL + "clauses: {leaving: leave-out}\n")
    (reference,) = references(agreement_of(without, template_of(first)))
    assert (reference.clause, reference.text) == ("money", "Section\u00a02")


def test_words_about_a_clause_that_is_out_drop_out() -> None:
    template = template_of(
        TEMPLATE.replace("  - {clause: work}\n", "").replace("when: \"has('money')\"", "variant: later")
    )
    deal = deal_with(clauses={"money": "leave-out"})
    deal = deal._replace(content=deal.content._replace(facts={"leaving": {"notice_days": 5}}))
    (leaving,) = build(deal, library_of(), template).sections
    assert plain(leaving.paragraphs[0].runs).endswith("with 5\u00a0days’ notice.")


def test_a_template_without_parties_has_no_opening_and_no_signatures() -> None:
    agreement = agreement_of(template=template_of(TEMPLATE + "parties: false\n"))
    assert (agreement.opening, agreement.parties, agreement.agreed, agreement.signatures) == ((), (), (), ())


def test_the_same_deal_gives_the_same_agreement() -> None:
    assert agreement_of() == agreement_of()


def test_a_language_that_the_clauses_do_not_have_is_refused() -> None:
    with pytest.raises(LibraryError, match="agreements cannot be built in 'xx' yet"):
        agreement_of(deal_with(language="xx"))


def test_the_document_has_every_word_with_its_number() -> None:
    blocks = agreement_document(agreement_of()).blocks
    assert [(block.number, block.kind, block.level) for block in blocks if block.number] == [
        ("1.", "heading", 1), ("1.1", "item", 1), ("1.2", "item", 1),
        ("2.", "heading", 1), ("2.1", "item", 1),
        ("3.", "heading", 1), ("3.1", "item", 1),
    ]  # fmt: skip
    assert blocks[0].text == "Small agreement"


@pytest.mark.parametrize(("wording", "polite"), [("formal", False), ("plain", True)])
def test_korean_around_the_clauses_ends_its_sentences_as_the_clauses_do(wording: WordingName, polite: bool) -> None:
    korean = next(path for path in DEALS if path.stem == "dongne-chaekbang")
    agreement = agreement_of_deal(load_deal(korean).with_choices(wording=wording))
    around = agreement.opening, agreement.agreed, agreement.signing
    assert [plain(runs).endswith("니다.") for runs in around] == [polite] * 3
    assert plain(agreement.sections[0].paragraphs[-1].runs).endswith("니다.") == polite
