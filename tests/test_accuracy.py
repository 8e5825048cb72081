"""How the accuracy figures are counted, on tiny labels; and, on the real contracts, the least that they must be."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from accuracy import files_below, judged, judged_by_cuad, misses, parts, twins
from accuracy_labels import CUAD_CATEGORIES, FIELDS, Label, cuad_labels, is_set_aside, labels_in, party_words
from accuracy_scores import (
    Counts,
    Score,
    Share,
    carefully_read,
    found_cuad,
    found_exits_and_terms,
    right_periods,
    right_way_round,
    same_fields,
    score,
    shares,
    together,
    verbatim,
)
from accuracy_table import f1, markdown, plain, share
from analyses import TEXT, analysis_of, exit_of

from clausekit.analysis.values import Party, Side

SCRIPT = Path(__file__).parent.parent / "benchmarks" / "accuracy.py"
CONTRACT = f"""# Services agreement

This agreement is between Studio North LLC (the "Studio") and Mill Ltd (the "Client"). The Studio provides design
services to the Client, and the Client pays the Studio a fee of 100 euros per hour for them.

## Termination

{TEXT}

## Law

This agreement is governed by the law of Ireland.
"""


def label_of(
    *present: str,
    periods: Mapping[str, int | None] | None = None,
    provider: str = "Studio North LLC Studio",
    client: str = "Mill Ltd Client",
) -> Label:
    """A label with these fields present."""
    parties: dict[Side, frozenset[str]] = {"provider": party_words(provider), "client": party_words(client)}
    fields = {field: field in present for field in FIELDS}
    return Label("contract.md", fields, dict.fromkeys(FIELDS, ""), periods or {}, parties)


def label_file(mutual_convenience: bool) -> str:
    """The file of a label as it is written by hand, in which both sides may, or may not, leave without a reason."""
    nothing = {"present": False, "quote": None}
    convenience = {"present": mutual_convenience, "notice_days": 30 if mutual_convenience else None, "quote": TEXT}
    side = {
        "convenience": convenience,
        "breach": {**nothing, "cure_days": None},
        "insolvency": nothing,
        "non_renewal": {**nothing, "notice_days": None},
        "other": [],
    }
    label = {
        "provider": {"name": "Studio North LLC", "term": "Studio"},
        "client": {"name": "Mill Ltd", "term": None},
        "exits": {"provider": {**side, "nonpayment": {**nothing, "cure_days": None}}, "client": side},
        **{field: nothing for field in FIELDS if "." not in field},
    }
    return json.dumps(label)


@pytest.fixture
def corner(tmp_path: Path) -> Path:
    """A folder with one contract, its labels, and the labels of CUAD for it, all of them right."""
    for folder in ("texts", "labels"):
        tmp_path.joinpath(folder).mkdir()
    tmp_path.joinpath("texts", "contract.md").write_text(CONTRACT, encoding="utf-8")
    tmp_path.joinpath("labels", "contract.md.json").write_text(label_file(True), encoding="utf-8")
    yes, no, law = ({"answer": answer, "clauses": f"['{answer}']"} for answer in ("Yes", "", "Ireland"))
    categories = {
        "Termination For Convenience": yes,
        "Renewal Term": no,
        "Notice Period To Terminate Renewal": no,
        "Governing Law": law,
    }
    tmp_path.joinpath("cuad.json").write_text(json.dumps({"contract.md": categories}), encoding="utf-8")
    return tmp_path


def test_f1_is_the_harmonic_mean_of_precision_and_recall() -> None:
    counts = Counts(right=6, false=2, missed=4)
    assert (counts.precision, counts.recall) == (0.75, 0.6)
    assert counts.f1 == pytest.approx(2 * 0.75 * 0.6 / (0.75 + 0.6))


def test_nothing_to_find_and_nothing_found_is_right() -> None:
    assert (Counts().f1, Share().value) == (1.0, 1.0)


def test_each_field_is_right_false_or_missed() -> None:
    analysis = analysis_of(exit_of("client", "convenience"), exit_of("client", "breach"), terms=("release",))
    one = score(label_of("client.convenience", "provider.convenience", "auto_renewal"), analysis, None)
    assert one.fields["client.convenience"] == Counts(right=1)
    assert one.fields["client.breach"] == Counts(false=1)
    assert one.fields["release"] == Counts(false=1)
    assert one.fields["provider.convenience"] == Counts(missed=1)
    assert one.fields["auto_renewal"] == Counts(missed=1)
    assert one.micro == Counts(1, 2, 2)


def test_a_trigger_that_is_not_labelled_does_not_count() -> None:
    assert found_exits_and_terms(analysis_of(exit_of("provider", "inability"))) == {}


def test_a_term_that_cannot_be_told_is_not_found() -> None:
    assert found_exits_and_terms(analysis_of(doubts=("the terms stand elsewhere",))) == {}


def test_many_scores_are_added_up() -> None:
    one = Score({"a": Counts(1, 0, 2)}, Share(1, 2), Share(0, 1), Share(3, 3))
    two = Score({"a": Counts(2, 1, 0)}, Share(1, 1), Share(1, 1), Share(1, 2))
    assert together(["a"], [one, two]) == Score({"a": Counts(3, 1, 2)}, Share(2, 3), Share(1, 2), Share(4, 5))


def test_a_period_counts_only_where_the_right_was_found_and_is_there() -> None:
    label = label_of(periods={"provider.convenience": 30, "client.convenience": 60, "client.breach": None})
    analysis = analysis_of(
        exit_of("provider", "convenience", notice=30),
        exit_of("client", "convenience", notice=30),
        exit_of("provider", "breach", cure=10),
    )
    assert right_periods(label, analysis) == Share(1, 2)


def test_no_period_is_an_answer_that_can_be_right() -> None:
    assert right_periods(label_of(periods={"client.breach": None}), analysis_of(exit_of("client", "breach"))) == (1, 1)


def test_parties_are_the_right_way_round_or_crossed() -> None:
    crossed = label_of(provider="Mill Ltd Client", client="Studio North LLC Studio")
    assert right_way_round(label_of(), analysis_of()) == Share(1, 1)
    assert right_way_round(crossed, analysis_of()) == Share(0, 1)


def test_parties_that_were_not_both_found_are_not_counted() -> None:
    alone = analysis_of()._replace(parties=(Party("provider", "Studio North LLC"),))
    assert right_way_round(label_of(), alone) == Share()


def test_a_quote_may_differ_from_the_file_in_white_space_only() -> None:
    analysis = analysis_of(exit_of())
    assert verbatim(analysis, "…\n" + TEXT.replace(" ", "\n")) == Share(1, 1)
    assert verbatim(analysis, TEXT.replace("30", "60")) == Share(0, 1)


def test_the_quotes_of_terms_and_facts_are_looked_up_too() -> None:
    analysis = analysis_of(exit_of(), terms=("release",), facts={"governing_law": "Ireland"})
    assert verbatim(analysis, TEXT) == Share(3, 3)


def test_two_files_of_one_contract_are_compared_field_by_field() -> None:
    text, twin = analysis_of(exit_of("client"), exit_of("provider")), analysis_of(exit_of("client"), terms=("release",))
    assert same_fields(text, twin) == Share(len(FIELDS) - 2, len(FIELDS))
    assert same_fields(text, text) == Share(len(FIELDS), len(FIELDS))


def test_for_cuad_the_right_of_one_side_is_enough() -> None:
    analysis = analysis_of(exit_of("client", "non_renewal"), facts={"governing_law": "Ireland"})
    assert set(found_cuad(analysis)) == {"Notice Period To Terminate Renewal", "Governing Law"}


def test_an_exit_label_says_what_a_program_that_is_never_wrong_would_find_for_cuad() -> None:
    assert carefully_read(label_of("client.convenience", "auto_renewal")) == [
        "Termination For Convenience",
        "Renewal Term",
    ]
    assert carefully_read(label_of("release")) == []


def test_the_part_set_aside_is_fixed_by_the_name_and_is_about_a_third() -> None:
    names = [f"contract {number}.txt" for number in range(3000)]
    aside = sum(map(is_set_aside, names))
    assert 900 < aside < 1100
    assert [name for name in ("g.txt", "h.txt", "i.txt", "j.txt") if is_set_aside(name)] == ["j.txt"]


def test_a_label_is_read_as_it_is_written(corner: Path) -> None:
    (label,) = labels_in(corner / "labels")
    assert [field for field, there in label.fields.items() if there] == ["provider.convenience", "client.convenience"]
    assert label.periods == {"provider.convenience": 30, "client.convenience": 30}
    assert label.parties == {"provider": {"studio", "north"}, "client": {"mill"}}


def test_the_table_of_cuad_is_read_as_it_is_published(tmp_path: Path) -> None:
    path = tmp_path / "master_clauses.csv"
    path.write_text(
        "Filename,Termination For Convenience,Termination For Convenience-Answer,Renewal Term,Renewal Term-Answer,"
        "Notice Period To Terminate Renewal,Notice Period To Terminate Renewal- Answer,Governing Law,"
        "Governing Law-Answer\n"
        "A.pdf,[],No,\"['renews', 'again']\",1 year,no list,30 days,,\n",
        encoding="utf-8",
    )
    (label,) = cuad_labels(path)
    assert label.contract == "A.txt"
    assert [name for name, there in label.fields.items() if there] == [
        "Renewal Term",
        "Notice Period To Terminate Renewal",
    ]
    assert label.quotes["Renewal Term"] == "renews … again"
    assert label.quotes["Notice Period To Terminate Renewal"] == "no list"


def test_a_real_contract_is_audited_and_scored(corner: Path) -> None:
    (one,) = judged(labels_in(corner / "labels"), files_below([corner / "texts"]))
    assert one.score.micro == Counts(right=2)
    assert (one.score.periods, one.score.parties) == (Share(2, 2), Share(1, 1))
    assert one.score.quotes.of and one.score.quotes.right == one.score.quotes.of
    assert list(misses([one], found_exits_and_terms)) == []


def test_a_miss_is_told_with_the_words(corner: Path) -> None:
    corner.joinpath("labels", "contract.md.json").write_text(label_file(False), encoding="utf-8")
    told = list(misses(judged(labels_in(corner / "labels"), files_below([corner / "texts"])), found_exits_and_terms))
    assert [line.split()[:2] for line in told] == [["false", "provider.convenience"], ["false", "client.convenience"]]
    assert all(TEXT in line for line in told)


def test_a_label_without_its_contract_is_named_and_left_out(corner: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corner.joinpath("texts", "contract.md").unlink()
    assert judged(labels_in(corner / "labels"), files_below([corner / "texts"])) == []
    assert "contract.md: no such file" in capsys.readouterr().err


def test_the_script_prints_every_table(corner: Path) -> None:
    corner.joinpath("texts", "contract.txt").write_text(CONTRACT, encoding="utf-8")
    command = [
        sys.executable, str(SCRIPT), "--labels", str(corner / "labels"), "--texts", str(corner / "texts"),
        "--cuad-labels", str(corner / "cuad.json"), "--misses", "--suffix", ".txt",
        "--agreements-labels", str(corner / "labels"), "--agreements", str(corner / "texts"),
    ]  # fmt: skip
    run = subprocess.run(command, capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    titles = ("all fields", "field by field", "document level", "scored by CUAD's", "Agreements in use")
    assert [title for title in titles if title not in run.stdout] == []
    assert re.search(r"^twin: fields as in the text .* 1\.000 \(15/15\)$", run.stdout, re.MULTILINE)
    law = next(line for line in run.stdout.splitlines() if line.startswith("Governing Law"))
    assert law.split() == ["Governing", "Law", "0.99", "0.98", "-", *2 * ("1.000", "(1", "+0", "-0)")]


def test_the_misses_of_a_contract_set_aside_are_not_printed(corner: Path) -> None:
    for name in ("read.md", "contract.md"):
        corner.joinpath("texts", name).write_text(CONTRACT, encoding="utf-8")
        corner.joinpath("labels", f"{name}.json").write_text(label_file(False), encoding="utf-8")
    assert (is_set_aside("read.md"), is_set_aside("contract.md")) == (False, True)
    command = [sys.executable, str(SCRIPT), "--misses", "--labels", str(corner / "labels"), "--texts"]
    run = subprocess.run([*command, str(corner / "texts")], capture_output=True, text=True)
    told = [line.split()[2] for line in run.stdout.splitlines() if line.startswith("false")]
    assert told == ["read.md", "read.md"]


def test_the_table_is_plain_or_markdown() -> None:
    assert plain("T", ("a", "b"), [("long", "1")]) == "T\na     b\nlong  1\n"
    assert markdown("T", ("a", "b"), [("long", "1")]) == "**T**\n\n| a | b |\n| --- | --- |\n| long | 1 |\n"
    assert (f1(Counts(1, 1, 0)), f1(Counts()), share(Share(1, 2)), share(Share())) == (
        "0.667 (1 +1 -0)",
        "-",
        "0.500 (1/2)",
        "-",
    )


class Reached(NamedTuple):
    """The real contracts, judged: those read, those set aside, CUAD's labels for all, the PDF twins, the agreements."""

    read: Score
    aside: Score
    cuad: Score
    twins: Share
    agreements: Score


@pytest.fixture(scope="module")
def reached(corpus: Path) -> Reached:
    """Every labelled contract of the corpus, audited once."""
    files = files_below([corpus / "cuad", corpus / "cuad-pdf"])
    contracts = judged(labels_in(corpus / "exits"), files)
    read, aside, _ = parts(contracts, lambda one: one.label.contract)
    by_cuad = judged_by_cuad(cuad_labels(corpus / "cuad-labels.json"), files)
    pairs = twins(contracts, files, ".pdf")
    agreements = judged(labels_in(corpus / "agreements-labels"), files_below([corpus / "agreements"]))
    assert [len(group) for group in (read, aside, by_cuad, pairs, agreements)] == [81, 40, 304, 60, 19]
    return Reached(
        read=together(FIELDS, (one.score for one in read)),
        aside=together(FIELDS, (one.score for one in aside)),
        cuad=together(CUAD_CATEGORIES, (one.score for one in by_cuad)),
        twins=shares(pair.same for pair in pairs),
        agreements=together(FIELDS, (one.score for one in agreements)),
    )


@pytest.mark.corpus
def test_exits_and_terms_are_found_as_well_as_they_were(reached: Reached) -> None:
    """The floors stand a little below the figures of docs/accuracy.md: one contract may tip, a regression may not."""
    assert reached.read.micro.f1 >= 0.95
    assert reached.aside.micro.f1 >= 0.86
    assert reached.agreements.micro.f1 >= 0.81
    assert reached.read.micro.precision >= reached.read.micro.recall
    assert reached.aside.micro.precision >= reached.aside.micro.recall


@pytest.mark.corpus
def test_every_quote_stands_word_for_word_in_its_contract(reached: Reached) -> None:
    quotes = shares((reached.read.quotes, reached.aside.quotes, reached.agreements.quotes))
    assert quotes.of > 1000
    assert quotes.right == quotes.of


@pytest.mark.corpus
def test_periods_and_parties_are_as_right_as_they_were(reached: Reached) -> None:
    assert shares((reached.read.periods, reached.aside.periods)).value >= 0.9
    assert shares((reached.read.parties, reached.aside.parties)).value >= 0.98


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("category", "floor"),
    [
        ("Termination For Convenience", 0.85),
        # CUAD counts options and new agreements too; the exit labels themselves score 0.81 by it (docs/accuracy.md).
        ("Renewal Term", 0.82),
        ("Notice Period To Terminate Renewal", 0.82),
        ("Governing Law", 0.975),
    ],
)
def test_the_labels_of_cuad_are_met_as_well_as_they_were(reached: Reached, category: str, floor: float) -> None:
    assert reached.cuad.fields[category].f1 >= floor


@pytest.mark.corpus
def test_a_pdf_gives_the_same_fields_as_its_text(reached: Reached) -> None:
    assert reached.twins.value >= 0.99
