"""Translations of clauses: a file for each language and clause, laid over the English one and checked against it."""

from __future__ import annotations

from pathlib import Path

import pytest

from clausekit.library.loading import Reading, read_folders
from clausekit.library.translations import gaps
from tests.library.conftest import EXIT, FEES

KO = """\
clause: exit
version: 1
title: 계약의 종료
purpose: 수급인이 계약에서 벗어날 수 있게 합니다.
variants:
  refund:
    bargain: 수급인은 환급하고 떠납니다.
    parameters: {notice_days: 통지 기간}
    text:
      plain: |
        {{ provider.term }}은 {{ notice_days|days }} 후에 떠날 수 있습니다.

        {{ ref("fees") }}를 보십시오.
      formal: |
        {{ provider.term }}은 {{ notice_days|days }} 전에 통지하고 해지할 수 있다. {{ ref("fees") }}에 따른다.
  credit:
    bargain: 수급인은 적립금을 줍니다.
    text:
      plain: 적립금을 줍니다.
      formal: 적립금을 지급한다.
"""


def read(tmp_path: Path, korean: str, *languages: str) -> Reading:
    tmp_path.joinpath("ko").mkdir()
    tmp_path.joinpath("exit.yaml").write_text(EXIT, encoding="utf-8")
    tmp_path.joinpath("fees.yaml").write_text(FEES, encoding="utf-8")
    tmp_path.joinpath("ko", "exit.yaml").write_text(korean, encoding="utf-8")
    return read_folders([tmp_path], languages or ("ko",))


def test_the_words_of_a_translation_stand_beside_the_english_ones(tmp_path: Path) -> None:
    library, errors = read(tmp_path, KO)
    assert errors == ()
    clause = library["exit"]
    assert dict(clause.title) == {"en": "Way out", "ko": "계약의 종료"}
    assert "해지할 수 있다" in library.variant("exit-refund").words("ko", "formal")
    assert clause.variants["refund"].parameters["notice_days"].about["ko"] == "통지 기간"
    assert list(gaps(clause, "ko")) == []


def test_what_the_clause_promises_stays_that_of_the_english_file(tmp_path: Path) -> None:
    clause = read(tmp_path, KO).library["exit"]
    assert clause.variants["refund"].provides.exits[0].trigger == "inability"
    assert clause.default == "refund"


def test_the_files_of_another_language_are_not_opened(tmp_path: Path) -> None:
    library, errors = read(tmp_path, "this: [is no YAML", "vi")
    assert errors == ()
    assert list(library["exit"].title) == ["en"]


@pytest.mark.parametrize(
    ("old", "new", "where", "told"),
    [
        ("clause: exit", "clause: exti", "1:1", "these are the words of 'exti'"),
        ("  credit:", "  credits:", "16:3", "the clause has no variant 'credits'; did you mean 'credit'?"),
        ("notice_days: 통지", "notice_day: 통지", "8:18", "no parameter 'notice_day'; did you mean 'notice_days'?"),
        ("전에 통지", "전에 {{ refund }} 통지", "15:59", "there is no parameter 'refund'"),
        ("{{ notice_days|days }} 전에 통지하고", "", "14:7", "formal (ko) does not use notice_days"),
        ("title: 계약의 종료\n", "", "1:1", "the key 'title' is missing"),
        ("      formal: 적립금을 지급한다.\n", "", "18:5", "the key 'formal' is missing"),
        ("bargain: 수급인은 적립", "bargin: 수급인은 적립", "17:5", "unknown key 'bargin'; did you mean 'bargain'?"),
    ],
)
def test_a_mistake_is_told_at_its_place_in_the_translation(
    tmp_path: Path, old: str, new: str, where: str, told: str
) -> None:
    assert old in KO
    errors = read(tmp_path, KO.replace(old, new, 1)).errors
    assert any(str(error).startswith(f"{tmp_path}/ko/exit.yaml:{where}:") and told in str(error) for error in errors), (
        errors
    )


def test_a_mistake_in_a_translation_leaves_the_english_words_in_use(tmp_path: Path) -> None:
    library = read(tmp_path, KO.replace("  credit:", "  credits:")).library
    assert list(library["exit"].title) == ["en"]


def test_a_translation_of_no_clause_is_a_mistake(tmp_path: Path) -> None:
    tmp_path.joinpath("ko").mkdir()
    tmp_path.joinpath("ko", "exti.yaml").write_text(KO, encoding="utf-8")
    tmp_path.joinpath("exit.yaml").write_text(EXIT, encoding="utf-8")
    errors = read_folders([tmp_path], ("ko",)).errors
    assert "translates the clause 'exti', which is not there; did you mean 'exit'?" in str(errors[-1])


def test_a_clause_of_ones_own_does_not_keep_the_translation_of_the_one_it_replaces(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.mkdir()
    read(shipped, KO)
    own.joinpath("exit.yaml").write_text(EXIT.replace("Way out", "My way out"), encoding="utf-8")
    assert list(read_folders([shipped, own], ("ko",)).library["exit"].title) == ["en"]
    own.joinpath("ko").mkdir()
    own.joinpath("ko", "exit.yaml").write_text(KO, encoding="utf-8")
    assert read_folders([shipped, own], ("ko",)).library["exit"].title["ko"] == "계약의 종료"


def test_a_translation_of_ones_own_lies_over_the_shipped_one(tmp_path: Path) -> None:
    shipped, own = tmp_path / "shipped", tmp_path / "own"
    shipped.mkdir()
    own.joinpath("ko").mkdir(parents=True)
    read(shipped, KO)
    own.joinpath("ko", "exit.yaml").write_text(KO.replace("계약의 종료", "끝"), encoding="utf-8")
    assert read_folders([shipped, own], ("ko",)).library["exit"].title["ko"] == "끝"


HOURS = "hours: {type: text, default: nine to five, about: {en: When.}}"
WITH_HOURS = EXIT.replace("notice_days: {", f"{HOURS}\n      notice_days: {{", 1).replace(
    "{{ notice_days|days }}", "{{ hours }} {{ notice_days|days }}"
)
KO_HOURS = KO.replace("{notice_days: 통지 기간}", "{notice_days: 통지 기간, hours: %s}").replace(
    "{{ notice_days|days }}", "{{ hours }} {{ notice_days|days }}"
)


def with_hours(tmp_path: Path, words: str) -> Reading:
    tmp_path.joinpath("ko").mkdir()
    tmp_path.joinpath("exit.yaml").write_text(WITH_HOURS, encoding="utf-8")
    tmp_path.joinpath("fees.yaml").write_text(FEES, encoding="utf-8")
    tmp_path.joinpath("ko", "exit.yaml").write_text(KO_HOURS.replace("%s", words), encoding="utf-8")
    return read_folders([tmp_path], ("ko",))


def test_a_default_that_is_words_can_be_given_in_another_language(tmp_path: Path) -> None:
    library, errors = with_hours(tmp_path, "{about: 시간, default: 아홉 시부터}")
    assert errors == ()
    hours = library.variant("exit-refund").parameters["hours"]
    assert (hours.default_in("ko"), hours.default_in("vi")) == ("아홉 시부터", "nine to five")
    assert hours.about["ko"] == "시간"
    assert list(gaps(library["exit"], "ko")) == []


def test_a_default_that_is_words_and_is_left_in_english_is_named(tmp_path: Path) -> None:
    clause = with_hours(tmp_path, "시간").library["exit"]
    assert list(gaps(clause, "ko")) == ["variants.refund.parameters.hours.default"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("{about: 시간, default: [아홉, 다섯]}", "'default' must be text; put it in quotes"),
        ("{about: 시간, defalt: 아홉}", "unknown key 'defalt'; did you mean 'default'?"),
        ("{default: 아홉}", "the key 'about' is missing"),
        ("7", "'hours' must be a mapping: keys with values, one in each line"),
    ],
)
def test_a_mistake_in_such_a_default_is_told_at_its_place(tmp_path: Path, words: str, told: str) -> None:
    errors = with_hours(tmp_path, words).errors
    assert any(f"{tmp_path}/ko/exit.yaml:8:" in str(error) and told in str(error) for error in errors), errors


def test_a_number_has_its_default_in_the_english_file_alone(tmp_path: Path) -> None:
    errors = read(tmp_path, KO.replace("통지 기간}", "{about: 통지 기간, default: 5}}")).errors
    assert "there is no default in the English file that is words" in str(errors[0])


def test_what_is_not_translated_is_named(tmp_path: Path) -> None:
    partly = KO.replace("purpose: 수급인이 계약에서 벗어날 수 있게 합니다.\n", "").replace(
        "    parameters: {notice_days: 통지 기간}\n", ""
    )
    clause = read(tmp_path, partly).library["exit"]
    assert list(gaps(clause, "ko")) == ["purpose", "variants.refund.parameters.notice_days"]
