"""Who the parties are, who of them performs, and what the contract calls them."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.analysis.names import NameWords, first_name, last_name
from clausekit.analysis.parties import find_parties
from clausekit.analysis.values import Party
from clausekit.language import pack
from clausekit.readers import plain

DATA = pack.load("en").data["parties"]
BODY = " Vane shall perform the Services. Orrery shall pay Vane a monthly fee. Vane will invoice Orrery each month."


def parties(text: str) -> tuple[Party, ...]:
    return find_parties(plain.read("contract.txt", text.encode()), DATA)


def sides(text: str) -> dict[str, tuple[str, ...]]:
    return {party.side: party.terms for party in parties(text)}


def test_roles_in_the_list_of_parties_tell_the_sides() -> None:
    found = parties(
        'This Agreement is made between Orrery Mills, Inc., a Delaware corporation (the "Client"), and Ada Vane '
        '("Consultant"). The Consultant shall perform the Services and the Client shall pay the Consultant.'
    )
    assert found == (
        Party("provider", "Ada Vane", ("Consultant",)),
        Party("client", "Orrery Mills, Inc.", ("Client",)),
    )


def test_who_pays_is_the_client_where_the_names_tell_nothing() -> None:
    text = 'Agreement between Orrery Mills LLC ("Orrery") and Vane Studio Ltd ("Vane").' + BODY
    assert sides(text) == {"provider": ("Vane",), "client": ("Orrery",)}


def test_the_order_of_the_parties_does_not_matter() -> None:
    text = 'Agreement between Vane Studio Ltd ("Vane") and Orrery Mills LLC ("Orrery").' + BODY
    assert sides(text) == {"provider": ("Vane",), "client": ("Orrery",)}


def test_deeds_outweigh_a_weak_role() -> None:
    text = (
        'Agreement between Orrery Trust (the "Trust") and Vane Advisors LLC (the "Sponsor"). The Trust engages the '
        "Sponsor. The Sponsor shall provide services to the Trust. The Trust shall pay the Sponsor a fee."
    )
    assert sides(text) == {"provider": ("Sponsor",), "client": ("Trust",)}


def test_a_definition_needs_no_brackets() -> None:
    text = (
        'BETWEEN: Orrery Mills Ltd of Leeds, hereinafter referred to as the "Customer", AND: Vane Studio Ltd of York, '
        'hereinafter referred to as the "Supplier". The Supplier shall deliver. The Customer shall pay.'
    )
    assert sides(text) == {"provider": ("Supplier",), "client": ("Customer",)}


def test_labelled_lines_name_the_parties_of_a_cover_page() -> None:
    found = parties(
        "Client: Orrery Mills Ltd\nContractor: Ada Vane\n\nThe Contractor shall work. The Client shall pay."
    )
    assert found == (Party("provider", "Ada Vane", ("Contractor",)), Party("client", "Orrery Mills Ltd", ("Client",)))


def test_a_trade_that_people_sell_tells_the_provider() -> None:
    text = (
        'Agreement between Ada Vane (the "Illustrator") and Orrery Mills Ltd (the "Publisher"). The Illustrator and '
        "the Publisher agree as follows. The Publisher can leave. The Illustrator can leave."
    )
    assert sides(text) == {"provider": ("Illustrator",), "client": ("Publisher",)}


def test_a_name_that_begins_with_a_word_for_a_trade_is_whole() -> None:
    found = parties(
        'This Agreement is made between Studio Vane LLC (the "Studio") and Orrery Mills Ltd (the "Client"). '
        "The Studio shall work. The Client shall pay the Studio."
    )
    assert [party.name for party in found] == ["Studio Vane LLC", "Orrery Mills Ltd"]


def test_a_second_word_for_the_same_party_joins_the_first() -> None:
    found = parties(
        'Agreement between Orrery Mills, Inc. ("Orrery"), a Delaware corporation (the "Client") and Ada Vane '
        '("Consultant"). Consultant shall perform. The Client shall pay Consultant.'
    )
    assert found[1].terms == ("Orrery", "Client")


def test_a_place_in_brackets_is_no_word_for_a_party() -> None:
    found = parties(
        'Agreement between Orrery AG, Halle (Saale), Germany ("Orrery") and Ada Vane ("Consultant"). Consultant shall '
        "perform the Services. Orrery shall pay Consultant."
    )
    assert found[1] == Party("client", "Orrery AG", ("Orrery",))


def test_a_contract_without_an_opening_is_read_by_its_roles() -> None:
    text = "The Supplier shall provide the Services. The Customer shall pay the Supplier. The Supplier shall report."
    assert sides(text * 2) == {"provider": ("Supplier",), "client": ("Customer",)}


def test_we_and_you_are_the_sides_of_terms_of_service() -> None:
    text = "We will provide the service. You may use it and you will pay our fees. If you do not pay, we may stop. " * 3
    found = sides(text)
    assert "we" in found["provider"]
    assert "you" in found["client"]


def test_sides_that_cannot_be_told_apart_are_not_told() -> None:
    text = 'Agreement between Orrery Mills LLC ("Orrery") and Vane Studio Ltd ("Vane"). '
    assert parties(text + "Orrery and Vane shall cooperate. Vane shall inform Orrery. Orrery shall inform Vane.") == ()


def test_a_blank_in_a_template_is_the_name_of_its_party() -> None:
    found = parties(
        'Between [CLIENT NAME] (the "Client") and Ada Vane (the "Designer"). The Client shall pay. The Designer works.'
    )
    assert found[1] == Party("client", "[CLIENT NAME]", ("Client",))


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("Orrery Mills, Inc., a Delaware corporation with offices at 5 Elm Street, Leeds ", "Orrery Mills, Inc."),
        ("eOrrery Communications Corporation ", "eOrrery Communications Corporation"),
        ("professional golfer, ADA VANE, ", "ADA VANE"),
        ("the Orrery and Vane Company ", "Orrery and Vane Company"),
        ("Orrery (Leeds) Pty Ltd. Address: Elm Street ", "Orrery (Leeds) Pty Ltd."),
        ("_______________, a corporation ", "_______________"),
    ],
)
def test_a_name_ends_where_its_description_begins(before: str, name: str) -> None:
    assert first_name(before, WORDS) == name


WORDS = NameWords(frozenset(DATA["small_words"]), frozenset(DATA["articles"]), frozenset(DATA["legal_forms"]))


def test_the_name_in_running_text_is_the_one_next_to_its_definition() -> None:
    assert (
        last_name("EXHIBIT 4\n\nAGREEMENT\n\nThis is to confirm to Vane Ltd that Orrery Fund Ltd, ", WORDS)
        == "Orrery Fund Ltd"
    )


@given(st.text(alphabet='AaBb .,;:()"“”[]{}_\n123and between', max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert len(parties("x" + text)) in (0, 2)


def test_the_pack_names_no_word_for_both_sides() -> None:
    for part in (DATA["roles"], DATA["after"], DATA["before"]):
        provider = {word for words in part["provider"].values() for word in words}
        client = {word for words in part["client"].values() for word in words}
        assert provider & client == set()


def words_of(text: str | None) -> set[str]:
    return set(re.findall(r"\w+", (text or "").lower())) - {
        "the",
        "inc",
        "ltd",
        "llc",
        "corp",
        "company",
        "a",
        "of",
        "and",
    }


def is_right(label: dict[str, Any], found: tuple[Party, ...]) -> bool:
    gold = {side: words_of(label[side]["name"]) | words_of(label[side]["term"]) for side in ("provider", "client")}
    told = {party.side: words_of(party.name) | words_of(" ".join(party.terms)) for party in found}
    straight = sum(len(gold[side] & told[side]) for side in ("provider", "client"))
    return straight > len(gold["provider"] & told["client"]) + len(gold["client"] & told["provider"])


@pytest.mark.corpus
def test_nearly_all_labelled_contracts_are_the_right_way_round(corpus: Path) -> None:
    answers = []
    for path in sorted((corpus / "exits").glob("*.json")):
        text = corpus / "cuad" / path.name.removesuffix(".json")
        found = find_parties(plain.read(text.name, text.read_bytes()), DATA)
        if found:
            answers.append(is_right(json.loads(path.read_text(encoding="utf-8")), found))
    assert len(answers) >= 100
    assert sum(answers) / len(answers) >= 0.97
