"""`clausekit clauses check` audits the clauses of a person's own, and holds what it finds against what they promise."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from clausekit import resources
from clausekit.cli.main import run
from clausekit.cli.ui import languages
from clausekit.rules import phrases

Check = Callable[..., tuple[int, str]]

CLAUSE = """clause: pets
version: 1
title: {en: Pets}
purpose: {en: Says who may bring a dog.}
group: people
parameters:
  notice: {type: days, min: 20, about: {en: How long before.}}
variants:
  standard:
    default: true
    rank: 1
    favours: both
    bargain: {en: Who leaves over a dog.}
    provides:
      exits: [EXITS]
      terms: [TERMS]
    text:
      en:
        plain: |
          PLAIN
        formal: |
          FORMAL
"""
WORDS = {
    "PLAIN": "Either party may end this Agreement at any time with {{ notice|days }}' written notice.",
    "FORMAL": "Either party may terminate this Agreement at any time upon {{ notice|days }}' written notice.",
    "EXITS": "{side: provider, trigger: convenience, notice_days: notice}, "
    "{side: client, trigger: convenience, notice_days: notice}",
    "TERMS": "",
}


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    """Checks a clause of one's own; the words are laid over WORDS. Gives status and everything that was said."""
    monkeypatch.chdir(tmp_path)
    Path("clauses").mkdir()

    def checked(language: str = "en", **words: str) -> tuple[int, str]:
        text = re.sub("EXITS|TERMS|PLAIN|FORMAL", lambda place: {**WORDS, **words}[place[0]], CLAUSE)
        Path("clauses/pets.yaml").write_text(text, encoding="utf-8")
        status = run(["clauses", "check", "--ui-lang", language])
        said = capsys.readouterr()
        return status, said.out + said.err

    return checked


def test_a_promise_that_is_kept_is_no_mistake(check: Check) -> None:
    status, said = check()
    assert "provides" not in said
    assert status == 0


def test_a_promise_that_no_words_keep_is_told_at_its_line(check: Check) -> None:
    status, said = check(TERMS="release")
    assert status == 2
    assert "clauses/pets.yaml:14:5: 'provides' promises 'release' (Nothing owed afterwards), and the" in said


def test_what_words_give_without_a_promise_is_told_with_the_words(check: Check) -> None:
    status, said = check(EXITS="{side: client, trigger: convenience, notice_days: notice}")
    assert status == 2
    assert (
        "the audit finds an exit of the provider without any reason ('convenience'), 20 days notice in the formal"
        in said
    )
    assert "'provides' does not promise it: “Either party may terminate this" in said


@pytest.mark.parametrize("language", [one for one in languages() if one != "en"])
def test_what_is_promised_is_told_in_the_words_of_the_language(check: Check, language: str) -> None:
    words = phrases(language)
    exits = "{side: client, trigger: breach, notice_days: notice}"
    status, said = check(language, EXITS=exits, TERMS="release")
    assert status == 2
    breach = words.phrase("trigger.breach", other=words.phrase("side.provider"))
    for told in ("term.release", "side.client", "trigger.convenience", "library.wording.formal", "language.en"):
        assert words.phrase(told) in said, told
    assert breach in said
    assert re.search("provider|client|formal", said) is None


def test_a_wording_that_lost_the_bargain_is_named(check: Check) -> None:
    status, said = check(PLAIN="Dogs stay at home for {{ notice|days }}.")
    assert status == 2
    assert {line.partition(" in the ")[2] for line in said.splitlines() if "promises an exit" in line} == {
        "plain words (English)"
    }


def test_another_number_of_days_is_another_bargain(check: Check) -> None:
    status, said = check(EXITS=WORDS["EXITS"].replace("notice_days: notice}, ", "notice_days: 5}, "))
    assert status == 2
    assert "'provides' promises an exit of the provider without any reason ('convenience'), 5 days notice" in said


def test_shipped_clauses_keep_their_promises_and_are_not_tried_again(check: Check) -> None:
    text = resources.shipped("clauses").joinpath("release.yaml").read_text(encoding="utf-8")
    Path("clauses/release.yaml").write_text(text, encoding="utf-8")
    status, said = check()
    assert (status, "audit" in said) == (0, False)
