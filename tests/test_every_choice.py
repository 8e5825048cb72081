"""Whatever is chosen, the agreement is sound: every template, with any of its clauses, variants and switches."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from functools import cache
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from choices import LANGUAGES, TEMPLATES, Made, Wish, library, made, one_choice_each, pairwise, wishes
from hypothesis import given, reject, settings
from lxml import etree
from ooxml_integrity import check as integrity
from promises import found, promised

from clausekit.analysis import analyse
from clausekit.analysis.values import Analysis
from clausekit.builder import agreement_document
from clausekit.builder.agreement import Reference, Run, Term
from clausekit.builder.terms import known_terms, loose_terms, texts_of
from clausekit.builder.trial import Promise
from clausekit.library.spelling import WORDINGS
from clausekit.model import Document
from clausekit.readers import read
from clausekit.rules import check
from clausekit.writers.docx import docx_bytes, docx_parts

AT_ONCE, PATIENCE = 200, 120
"""Files that LibreOffice is given in one call (it leaves out what comes behind some 250), and seconds for them."""


@cache
def terms(language: str) -> frozenset[str]:
    return known_terms(library(language), language)


def assert_sound(one: Made, folder: Path) -> None:
    """What must hold of any agreement."""
    data = docx_bytes(one.agreement)
    assert data == docx_bytes(one.agreement)
    document = read("agreement.docx", data)
    assert_read_back(one, document)
    assert_references_and_terms_hold(one)
    assert_keeps_its_promises(one, analyse(document))
    output = folder / "agreement.docx"
    output.write_bytes(data)
    assert [str(problem) for problem in integrity(output)] == []


def assert_read_back(one: Made, document: Document) -> None:
    own = agreement_document(one.agreement)
    body = [(block.text, block.number, block.kind, block.level) for block in document.blocks if block.part == "body"]
    assert body == [(block.text, block.number, block.kind, block.level) for block in own.blocks]
    assert (document.unread, document.clauses, document.language) == ((), own.clauses, own.language)


def assert_references_and_terms_hold(one: Made) -> None:
    agreement = one.agreement
    numbers = {section.clause: section.number for section in agreement.sections}
    for run in runs(one):
        assert not isinstance(run, Reference) or run.number in numbers[run.clause]
    defined = Counter(run.text for run in runs(one) if isinstance(run, Term))
    assert [term for term, count in defined.items() if count > 1] == []
    language = agreement.language.partition("-")[0]
    assert loose_terms(agreement, terms(language), texts_of(one.deal)) == ()


def runs(one: Made) -> list[Run]:
    sections = one.agreement.sections
    return [run for section in sections for paragraph in section.paragraphs for run in paragraph.runs]


def assert_keeps_its_promises(one: Made, analysis: Analysis) -> None:
    """The audit finds what the variants provide, no more and no less, so that whatever it complains of is a bargain
    that somebody chose. Where two clauses give one side the same exit, it may tell the one or the other."""
    exits, kept = found(analysis)
    wanted_exits, wanted_terms = promised(list(one.selection))
    assert exits <= wanted_exits
    assert {exit_[:2] for exit_ in exits} == {exit_[:2] for exit_ in wanted_exits}
    assert (kept, analysis.doubts) == (wanted_terms, ())
    for finding in check(analysis, "provider"):
        assert finding.severity != "error"
        assert finding.rule in complaints(wanted_exits, wanted_terms), finding


def complaints(exits: frozenset[Promise], terms: frozenset[str]) -> set[str]:
    """The rules that may complain for the provider of an agreement that provides just this."""
    mine = {trigger for side, trigger, _, _ in exits if side == "provider"}
    theirs = {trigger for side, trigger, _, _ in exits if side == "client"}
    missing = {
        "CONDUCT001": "conduct" not in mine,
        "ETHICS001": "ethics" not in mine,
        "SCOPE001": "scope" not in mine,
        "EXIT003": "nonpayment" not in mine,
        "EXIT002": "convenience" in theirs - mine or bool(theirs and not mine),
        "EXIT004": any(side == "provider" and (cure or 0) > 30 for side, _, _, cure in exits),
        "EXIT005": any(side == "provider" and (notice or 0) > 60 for side, _, notice, _ in exits),
        "EXIT006": "convenience" in mine,
        "FEE001": "early_termination_fee" in terms,
        "HANDOVER001": "substitute_or_transition" not in terms,
        "PAY001": "pay_for_work_done" not in terms,
        "REFUND001": "refund_or_credit" not in terms,
        "RELEASE001": "release" not in terms,
        "RENEW001": "auto_renewal" in terms,
    }
    return {rule for rule, may in missing.items() if may}


@settings(max_examples=25)
@given(wishes())
def test_any_choice_makes_a_sound_agreement_or_is_refused(wish: Wish) -> None:
    one = made(wish)
    if one is None:
        reject()
    else:
        with TemporaryDirectory() as folder:
            assert_sound(one, Path(folder))


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_as_it_is_makes_a_sound_agreement(name: str, tmp_path: Path) -> None:
    others = (Wish(name, {}, wording, language=language) for language, wording in zip(LANGUAGES[1:], cycle(WORDINGS)))
    for wish in (*(Wish(name, {}, wording) for wording in WORDINGS), *others):
        one = made(wish)
        assert one is not None
        assert_sound(one, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", TEMPLATES)
def test_each_choice_in_each_template_makes_a_sound_agreement(name: str, tmp_path: Path) -> None:
    wordings = cycle(WORDINGS)
    tried = [made(Wish(name, choices, next(wordings))) for choices in one_choice_each(name)]
    sound = [one for one in tried if one is not None]
    assert len(sound) > len(tried) / 2
    for one in sound:
        assert_sound(one, tmp_path)


@pytest.mark.corpus
@pytest.mark.slow
def test_the_schemas_accept_agreements_in_which_any_two_clauses_meet(corpus: Path) -> None:
    schema = etree.XMLSchema(etree.parse(corpus / "xsd" / "wml-driver.xsd"))
    for wish in pairwise():
        one = made(wish)
        assert one is not None
        for name, part in docx_parts(one.agreement).items():
            if re.fullmatch(r"word/\w+\.xml", name):
                assert schema.validate(etree.fromstring(part.encode())), (wish, name, schema.error_log)


@pytest.mark.office
def test_libreoffice_opens_agreements_in_which_any_two_clauses_meet_and_counts_alike(tmp_path: Path) -> None:
    agreements = {f"{number:03}": made(wish) for number, wish in enumerate(pairwise())}
    for name, one in agreements.items():
        assert one is not None
        (tmp_path / f"{name}.docx").write_bytes(docx_bytes(one.agreement))
    files = sorted(tmp_path.glob("*.docx"))
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to",
               "txt:Text (encoded):UTF8", "--outdir", tmp_path]  # fmt: skip
    for first in range(0, len(files), AT_ONCE):
        some = files[first : first + AT_ONCE]
        subprocess.run([*command, *some], check=True, capture_output=True, timeout=PATIENCE)
    for name, one in agreements.items():
        shown = squeezed((tmp_path / f"{name}.txt").read_text(encoding="utf-8-sig"))
        assert one is not None
        at = 0
        for block in agreement_document(one.agreement).blocks:
            at = shown.index(squeezed(f"{block.number} {block.text}"), at)


def squeezed(text: str) -> str:
    """Without blanks: lines break where they will."""
    return "".join(text.split())
