"""Real and awkward files that others made: each is read, or refused in one line that says what to do."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from sayings import english

from clausekit.errors import ClausekitError
from clausekit.readers import SUFFIXES, read

pytestmark = pytest.mark.corpus

FOLDERS = ("agreements", "cuad", "cuad-pdf", "docx", "languages", "pdf")
WORD = re.compile(r"\w+")


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_file_is_read_or_refused_in_one_line(corpus: Path, folder: str) -> None:
    read_at_all = 0
    for path in sorted((corpus / folder).iterdir()):
        try:
            document = read(str(path))
        except ClausekitError as error:
            assert "\n" not in str(error), path.name
            continue
        end = 0
        for block in document.blocks:
            assert document.text[block.start : block.end] == block.text, path.name
            assert block.text.strip() == block.text != "", path.name
            assert block.start >= end, path.name
            end = block.end
        read_at_all += 1
    assert read_at_all


def test_contracts_are_never_refused(corpus: Path) -> None:
    for folder in ("agreements", "cuad", "cuad-pdf"):
        for path in (corpus / folder).iterdir():
            if path.suffix.lower() in SUFFIXES:
                assert read(str(path)).blocks, path.name


def test_pdf_and_text_of_the_same_contract_have_the_same_words(corpus: Path) -> None:
    shared = total = 0
    for path in sorted((corpus / "cuad-pdf").glob("*.pdf")):
        twin = corpus / "cuad" / f"{path.stem}.txt"
        one, other = (Counter(WORD.findall(read(str(file)).text.lower())) for file in (path, twin))
        shared += 2 * (one & other).total()
        total += one.total() + other.total()
    assert shared > 0.99 * total


def test_hindi_in_fonts_that_are_no_unicode_is_always_told(corpus: Path) -> None:
    told = 0
    for path in sorted((corpus / "languages").glob("hi__igr_*")):
        document = read(str(path))
        legacy = any("is no Unicode" in english(note.what) and note.grave for note in document.unread)
        devanagari = sum("\u0900" <= char <= "\u097f" for char in document.text)
        assert legacy or devanagari > 0.5 * sum(map(str.isalpha, document.text)), path.name
        told += legacy
    assert told
