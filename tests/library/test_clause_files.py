"""Every mistake in the shape of a clause file, told at its place in words for the person who edits it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clausekit.errors import SourceError, SourceErrors
from clausekit.library.loading import Reading, read_clause, read_folders

Mistakes = Callable[..., tuple[str, ...]]

GROUPS = "parties, work, money, people, rights, risk, exit, closing"
TYPES = "days, months, hours, count, percent, money, text, long_text, date, choice, list"
TERMS = "auto_renewal, pay_for_work_done, refund_or_credit, early_termination_fee, substitute_or_transition, release"
KEYS = "clause, version, title, purpose, group, parameters, variants"

SHAPE = {
    "an unknown key that is near a known one": (
        ("provides:", "provdes:"),
        "exit.yaml:12:5: unknown key 'provdes'; did you mean 'provides'?",
    ),
    "an unknown key that is near none": (
        ("group: exit", "group: exit\nzzz: 1"),
        f"exit.yaml:6:1: unknown key 'zzz'; the keys here are {KEYS}",
    ),
    "a key that is misspelt is not also called missing": (
        ("purpose:", "purpos:"),
        "exit.yaml:4:1: unknown key 'purpos'; did you mean 'purpose'?",
    ),
    "a missing key": (("group: exit\n", ""), "exit.yaml:1:1: the key 'group' is missing"),
    "a missing key of a variant": (("    favours: provider\n", ""), "exit.yaml:7:3: the key 'favours' is missing"),
    "a missing wording": (
        ("        formal: The provider shall grant a credit.\n", ""),
        "exit.yaml:33:7: the key 'formal' is missing",
    ),
    "a word that is not on the list": (
        ("group: exit", "group: exits"),
        f"exit.yaml:5:1: 'group' cannot be 'exits'; did you mean 'exit'? (one of: {GROUPS})",
    ),
    "a type that does not exist": (
        ("type: days", "type: dayz"),
        f"exit.yaml:19:21: 'type' cannot be 'dayz'; did you mean 'days'? (one of: {TYPES})",
    ),
    "a term that does not exist": (
        ("[refund_or_credit,", "[refund,"),
        f"exit.yaml:15:15: 'terms' cannot be 'refund' (one of: {TERMS})",
    ),
    "a version below one": (("version: 1", "version: 0"), "exit.yaml:2:1: 'version' must be 1 or more"),
    "a rank in words": (("rank: 1", "rank: first"), "exit.yaml:9:5: 'rank' must be a whole number"),
    "a default that is not true or false": (
        ("default: true", "default: yep"),
        "exit.yaml:8:5: 'default' must be true or false",
    ),
    "a title without a language": (
        ("title: {en: Way out}", "title: Way out"),
        "exit.yaml:3:1: 'title' must be a mapping, such as {en: …}",
    ),
    "a title without English": (
        ("title: {en: Way out}", "title: {hi: रास्ता}"),
        "exit.yaml:3:1: 'title' needs its English words (en)",
    ),
    "a language that is no code": (
        ("title: {en: Way out}", "title: {en: Way out, Hindi: रास्ता}"),
        "exit.yaml:3:22: 'Hindi' must be a language code, such as en, hi or pt-BR",
    ),
    "a language that YAML takes for a truth value": (
        ("      en:\n        plain: The", "      no: {plain: a, formal: b}\n      en:\n        plain: The"),
        "exit.yaml:33:7: YAML does not take the key no for text; put it in quotes",
    ),
    "words that YAML takes for a truth value": (
        ("title: {en: Way out}", "title: {en: No}"),
        "exit.yaml:3:9: 'en' must be text; put it in quotes",
    ),
    "words that are left out": (
        ("formal: The provider shall grant a credit.", "formal:"),
        "exit.yaml:35:9: 'formal' has no value",
    ),
    "words that are blank": (
        ("formal: The provider shall grant a credit.", "formal: ' '"),
        "exit.yaml:35:9: 'formal' must not be empty",
    ),
    "a list that is one word": (
        ("requires: [fees]", "requires: fees"),
        "exit.yaml:16:5: 'requires' must be a list, such as [first, second]",
    ),
    "a variant's name in capitals": (
        ("  credit:", "  Credit:"),
        "exit.yaml:28:3: 'Credit' must be small letters, digits and single hyphens, such as change-orders",
    ),
    "a parameter's name with a hyphen": (
        ("      notice_days: {", "      notice-days: {"),
        "exit.yaml:19:7: 'notice-days' must be small letters, digits and single underscores, such as notice_days",
    ),
    "days that are no number": (
        ("notice_days: notice_days", "notice_days: -1"),
        "exit.yaml:14:48: 'notice_days' must be a whole number of days (0 = at once), the name of a parameter, or null "
        "(none stated)",
    ),
    "a limit that is no number": (
        ("default: 14,", "default: 14, min: .nan,"),
        "exit.yaml:19:46: 'min' must be a number, 0 or more",
    ),
    "a default that is a mapping": (
        ("default: 14,", "default: {days: 14},"),
        "exit.yaml:19:33: 'default' must be a number, a text, a date or a list of texts",
    ),
    "a variant that is a list": (
        ("  credit:\n", "  other: [a]\n  credit:\n"),
        "exit.yaml:28:3: 'other' must be a mapping: keys with values, one in each line",
    ),
}


@pytest.mark.parametrize("name", SHAPE)
def test_a_mistake_in_the_shape_is_told_at_its_place(name: str, mistakes: Mistakes) -> None:
    change, told = SHAPE[name]
    assert told in mistakes(change)


def test_a_file_without_a_mistake_gives_none(reading: Reading) -> None:
    assert reading.errors == ()
    assert list(reading.library) == ["exit", "fees"]


def test_all_mistakes_of_all_files_are_told_at_once_in_file_order(mistakes: Mistakes) -> None:
    mistakes(("favours: both", "favours: nobody"), ("rank: 1", "rank: 0"), file="fees.yaml")
    assert mistakes(("group: exit", "group: out"), ("version: 1", "version: one")) == (
        "exit.yaml:2:1: 'version' must be a whole number",
        f"exit.yaml:5:1: 'group' cannot be 'out' (one of: {GROUPS})",
        "fees.yaml:11:5: 'rank' must be 1 or more",
        "fees.yaml:12:5: 'favours' cannot be 'nobody' (one of: provider, client, both)",
    )


def test_a_file_that_cannot_be_read_is_not_called_missing_by_its_neighbours(mistakes: Mistakes) -> None:
    assert mistakes(("clause: fees", "clause: fees\nclause: fees"), file="fees.yaml") == (
        "fees.yaml:2:1: the key 'clause' stands twice",
    )


def test_the_offending_line_comes_with_the_mistake(folder: Path) -> None:
    folder.joinpath("fees.yaml").write_text("clause: fees\nvresion: 1\n", encoding="utf-8")
    errors = [error for error in read_folders([folder]).errors if "vresion" in error.reason]
    assert [(error.line, error.column, error.snippet) for error in errors] == [(2, 1, "vresion: 1")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the file is empty; a clause starts with its id, such as 'clause: exit'"),
        ("# only a note\n", "the file is empty; a clause starts with its id, such as 'clause: exit'"),
        ("- exit\n", "the file must be a mapping: keys with values, one in each line"),
        ("exit\n", "the file must be a mapping: keys with values, one in each line"),
    ],
)
def test_a_file_that_is_no_mapping_is_refused(text: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "exit.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises((SourceError, SourceErrors)) as caught:
        read_clause(path)
    assert str(caught.value).endswith(told)


def test_a_file_with_another_ending_is_not_silently_left_out(folder: Path) -> None:
    folder.joinpath("fees.yaml").rename(folder / "payment.yml")
    assert f"{folder}/payment.yml: is not read; give it the ending .yaml" in map(str, read_folders([folder]).errors)
