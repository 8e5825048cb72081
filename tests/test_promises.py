"""The library and the auditor check each other: what a variant declares is found in the agreement built with it.

Each variant is built with the clauses that it requires into a Word file, which is read back and audited.
"""

from __future__ import annotations

import pytest
from promises import agreement_with, companions, every_variant, found, promised

from clausekit.analysis import analyse
from clausekit.library import load_library, translated_languages
from clausekit.readers import read
from clausekit.writers.docx import docx_bytes

LIBRARY = load_library()


@pytest.mark.parametrize("wording", ["plain", "formal"])
@pytest.mark.parametrize("full", list(every_variant(LIBRARY)), ids=lambda full: full.id)
def test_what_a_variant_declares_is_what_the_audit_finds(full, wording) -> None:  # type: ignore[no-untyped-def]
    variants = [*companions(LIBRARY, full), full]
    agreement = agreement_with(LIBRARY, variants, wording)
    analysis = analyse(read("agreement.docx", docx_bytes(agreement)))
    exits, terms = found(analysis)
    wanted_exits, wanted_terms = promised(variants)
    assert (exits, terms) == (wanted_exits, wanted_terms)
    assert not analysis.doubts


WORDED = [
    (language, full)
    for language in translated_languages()
    for library in [load_library((), (language,))]
    for full in every_variant(library)
    if all(language in one.clause.title for one in (full, *companions(library, full)))
]


@pytest.mark.parametrize("wording", ["plain", "formal"])
@pytest.mark.parametrize(("language", "full"), WORDED, ids=lambda one: one if isinstance(one, str) else one.id)
def test_it_is_found_in_every_language_that_the_variant_has_words_in(language, full, wording) -> None:  # type: ignore[no-untyped-def]
    library = load_library((), (language,))
    variants = [*companions(library, full), full]
    analysis = analyse(read("agreement.docx", docx_bytes(agreement_with(library, variants, wording, language))))
    exits, terms = found(analysis)
    assert (exits, terms) == promised(variants)
    assert not analysis.doubts
