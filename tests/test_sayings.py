"""Everything that readers and analysis can say has its words in the messages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from clausekit import resources
from clausekit.language import pack
from clausekit.rules import phrases
from clausekit.saying import said

SPOKEN = re.compile(r"\bsaid\(\s*\"([a-z_.]+)\"")


def said_in_code() -> Iterator[str]:
    for path in sorted(resources.PACKAGE.rglob("*.py")):
        yield from SPOKEN.findall(path.read_text(encoding="utf-8"))


def has_words(key: str) -> bool:
    found = phrases().texts
    for part in key.split("."):
        if part not in found:
            return False
        found = found[part]
    return isinstance(found, str) or set(found) == {"one", "other"}


def test_what_the_code_says_has_words() -> None:
    keys = sorted(set(said_in_code()))
    assert len(keys) > 20
    assert [key for key in keys if not has_words(key)] == []


@pytest.mark.parametrize("code", pack.codes())
def test_every_reason_that_a_language_gives_has_words(code: str) -> None:
    reasons = {way["because"] for ways in pack.load(code).data["terms"].values() for way in ways}
    assert reasons
    assert [reason for reason in sorted(reasons) if not has_words(f"because.{reason}")] == []


def test_a_saying_holds_others_and_counts_its_number() -> None:
    inner = (said("language.en"), said("language.ko"))
    assert phrases().said(said("doubt.language", languages=inner)).endswith("(English, Korean)")
    assert phrases().said(said("doubt.too_short", n=1)) == "too little text to judge: 1 word"
    assert phrases().said(said("doubt.too_short", n=7)) == "too little text to judge: 7 words"
