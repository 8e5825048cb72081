"""What a contract says of itself: law, dates, notices."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausekit.analysis.facts import find_facts
from clausekit.analysis.outline import labels_of, places
from clausekit.analysis.values import FACT_NAMES, FactName
from clausekit.language import pack
from clausekit.readers import plain

PACK = pack.load("en")
MADE = 'This Agreement is made as of January 13, 2020 (the "Effective Date") between Orrery Ltd and Ada Vane.\n\n'


def fact(name: FactName, text: str) -> str | None:
    found = find_facts(plain.read("contract.txt", text.encode()), PACK.data["facts"], ())[name]
    return found.value if found else None


@pytest.mark.parametrize(
    ("sentence", "law"),
    [
        (
            "This Agreement shall be governed by the laws of the State of New York, without regard to conflicts.",
            "New York",
        ),
        ("This Agreement is governed by English law.", "England"),
        ("THIS AGREEMENT SHALL BE GOVERNED BY THE LAWS OF THE STATE OF DELAWARE APPLICABLE TO CONTRACTS.", "Delaware"),
        ("This contract is construed under the law of England and Wales.", "England and Wales"),
        ("The Agreement is governed by the laws of the United States and of the State of Texas.", "Texas"),
        ("The laws of the Federal Republic of Germany shall govern this Agreement.", "Germany"),
        ("This Agreement shall be governed by the laws ofthe State ofTexas.", "Texas"),
        ("Orrery Ltd is a company organized under the laws of Delaware and governed by its charter.", None),
        ("The performance of this Agreement shall be controlled by the laws of the State of Ohio.", "Ohio"),
        ("This contract is subject to the law of England.", "England"),
        ("Governing Law: State of Maine.", "Maine"),
        ("The substantive law of Switzerland applies to this Agreement.", "Switzerland"),
        ("Any dispute shall be resolved under Nevada law.", "Nevada"),
        ("The Consultant shall comply with the laws of California.", None),
        ("This Agreement is governed by the laws of the State of ________.", None),
    ],
)
def test_the_law_is_the_bare_name_of_the_place(sentence: str, law: str | None) -> None:
    assert fact("governing_law", sentence) == law


@pytest.mark.parametrize(
    "opening",
    [
        'This Agreement is entered into on 13 January 2020 ("Effective Date") by Orrery.',
        "THIS AGREEMENT made this 13th day of January, 2020 between Orrery and Vane.",
        "Agreement dated January 13, 2020 between Orrery and Vane.",
        "Effective Date: 2020-01-13",
        'Agreement dated January 1, 2020, effective as of January 13, 2020 ("Effective Date"), between us.',
    ],
)
def test_the_effective_date_is_read_in_every_usual_spelling(opening: str) -> None:
    assert fact("effective_date", opening) == "2020-01-13"


def test_a_date_in_the_recitals_is_of_another_paper() -> None:
    assert fact("effective_date", "WHEREAS the parties made a lease dated January 13, 2020;") is None


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("This Agreement shall continue until December 31, 2021, unless terminated earlier.", "2021-12-31"),
        ("The term of this Agreement shall be for two (2) years from the Effective Date.", "2022-01-13"),
        ("This Agreement shall, unless sooner terminated, remain in effect for twenty-four (24) months.", "2022-01-13"),
        ("The initial term shall commence on March 1, 2020 and continue for one year.", "2021-03-01"),
        ("This Agreement will remain in effect until the third (3rd) anniversary of the Effective Date.", "2023-01-13"),
        ("This Agreement shall renew for successive one (1) year periods.", None),
        ("This Agreement shall continue until terminated on thirty (30) days' prior written notice.", None),
        ("This Agreement shall continue for two years from the Launch Date.", None),
        ("During the term and for two (2) years thereafter, this Agreement shall bind the Consultant.", None),
    ],
)
def test_the_end_is_stated_or_follows_from_the_start_and_the_length(sentence: str, day: str | None) -> None:
    assert fact("expires", MADE + sentence) == day


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("All notices shall be in writing and sent by registered mail.", "registered mail"),
        ("Notices must be in writing. They may be sent by courier or by email.", "courier, e-mail"),
        ("Either party may end this on 30 days' written notice.", "written notice"),
        ("Orrery may give notice.", None),
    ],
)
def test_the_form_of_notices_is_what_the_contract_asks(sentence: str, form: str | None) -> None:
    assert fact("notice_form", sentence) == form


def test_the_evidence_is_a_quote_with_its_section_and_heading() -> None:
    document = plain.read(
        "c.txt", b"1. Law. This is ours.\n\n2. Governing Law. This Agreement is governed by Ohio law.\n"
    )
    outline = places(document, labels_of(pack.load("en").data))
    law = find_facts(document, PACK.data["facts"], (), outline)["governing_law"]
    assert law is not None
    (evidence,) = law.evidence
    assert evidence.quote == document.text[evidence.start : evidence.end]
    assert "governed by Ohio law" in evidence.quote
    assert (evidence.section, evidence.heading, evidence.paragraph) == ("2", "Governing Law", 2)


@given(st.text(alphabet="This Agreement law of 2019-20. governed\n()\"'January untilyear", max_size=300))
def test_every_quote_is_a_run_of_the_text(text: str) -> None:
    document = plain.read("c.txt", ("x" + text).encode())
    facts = find_facts(document, PACK.data["facts"], ())
    assert tuple(facts) == FACT_NAMES
    for fact_ in facts.values():
        for evidence in fact_.evidence if fact_ else ():
            assert evidence.quote == document.text[evidence.start : evidence.end]


@pytest.mark.corpus
def test_the_governing_law_is_found_where_the_labels_have_one(corpus: Path) -> None:
    right = wrong = 0
    for name, label in json.loads((corpus / "cuad-labels.json").read_text(encoding="utf-8")).items():
        document = plain.read(name, (corpus / "cuad" / name).read_bytes())
        found = find_facts(document, PACK.data["facts"], ())["governing_law"] is not None
        there = label["Governing Law"]["clauses"] != "[]"
        right += 2 * (found and there)
        wrong += found != there
    assert right / (right + wrong) >= 0.98
