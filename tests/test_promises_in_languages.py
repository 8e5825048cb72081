"""What a variant declares is what the auditor finds in its words in every language, plain and formal.

A variant is tried in a language as soon as it, and the clauses that it requires, have their words there.
"""

from __future__ import annotations

from functools import cache

import pytest
from promises import agreement_with, companions, every_variant, found, promised

from clausekit import resources
from clausekit.analysis import analyse
from clausekit.builder import agreement_document
from clausekit.language import pack
from clausekit.library import FullVariant, Library, load_library, translated_languages

READY = sorted({*translated_languages()} & {*pack.codes()} & {*resources.names("agreement")})
"""The languages that agreements are both written and read in, besides English."""


@cache
def library(language: str) -> Library:
    return load_library((), (language,))


def tried() -> list[tuple[str, FullVariant]]:
    return [
        (language, full)
        for language in READY
        for full in every_variant(library(language))
        if all(language in one.variant.text for one in (full, *companions(library(language), full)))
    ]


@pytest.mark.parametrize("wording", ["plain", "formal"])
@pytest.mark.parametrize(("language", "full"), tried(), ids=lambda one: one if isinstance(one, str) else one.id)
def test_what_a_variant_declares_is_what_the_audit_finds(language, full, wording) -> None:  # type: ignore[no-untyped-def]
    variants = [*companions(library(language), full), full]
    analysis = analyse(agreement_document(agreement_with(library(language), variants, wording, language)))
    assert analysis.language == language
    assert found(analysis) == promised(variants)
    assert not analysis.doubts
