"""LibreOffice opens what we write, and shows what we mean."""

from __future__ import annotations

import re
import subprocess
import unicodedata
from collections import Counter
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest
from sample_deals import DEALS, NAMES, pair_of, sample

from clausekit.builder import Agreement, agreement_document
from clausekit.builder.locale import locale
from clausekit.readers import read
from clausekit.writers.docx import bilingual_bytes, docx_bytes
from clausekit.writers.word.frame import page_of

CONSULTANT = next(path for path in DEALS if path.stem == "consultant")
SCATTERED = "vi"
"""Letters that LibreOffice takes from a second font, and a PDF holds apart from their words."""


@pytest.mark.office
@pytest.mark.parametrize("path", DEALS, ids=NAMES)
def test_libreoffice_prints_every_word_and_number(path: Path, tmp_path: Path) -> None:
    agreement = sample(path)
    (tmp_path / "agreement.docx").write_bytes(docx_bytes(agreement))
    print_pages(tmp_path / "agreement.docx")
    printed = squeezed(read(str(tmp_path / "agreement.pdf")).text)
    said = [squeezed(f"{block.number} {block.text}") for block in agreement_document(agreement).blocks]
    if agreement.language.startswith(SCATTERED):
        assert not Counter("".join(said)) - Counter(printed)
    else:
        assert [words for words in said if words not in printed] == []
    with closing(pypdfium2.PdfDocument(tmp_path / "agreement.pdf")) as pdf:
        feet = [foot_of(agreement).search(squeezed(page.get_textpage().get_text_range())) for page in pdf]
    assert [foot and foot.groups() for foot in feet] == [
        (str(number), str(len(feet))) for number in range(1, len(feet) + 1)
    ]


@pytest.mark.office
@pytest.mark.parametrize("asked", ["en+pa", "hi+en", "en+vi"])
def test_the_last_page_of_two_languages_has_words_above_the_signatures(asked: str, tmp_path: Path) -> None:
    pair = pair_of(CONSULTANT, asked)
    (tmp_path / "agreement.docx").write_bytes(bilingual_bytes(pair))
    print_pages(tmp_path / "agreement.docx")
    with closing(pypdfium2.PdfDocument(tmp_path / "agreement.pdf")) as pdf:
        last = squeezed(pdf[len(pdf) - 1].get_textpage().get_text_range())
    english = next(one for one in pair if one.language.startswith("en"))
    assert squeezed(english.sections[-1].title) in last
    assert squeezed(english.signatures[0].name) in last


@pytest.mark.office
def test_a_korean_full_stop_stays_inside_the_margin(tmp_path: Path) -> None:
    """LibreOffice would hang it over the margin, and leave an empty line below."""
    korean = next(path for path in DEALS if path.stem == "dongne-chaekbang")
    (tmp_path / "agreement.docx").write_bytes(docx_bytes(sample(korean)))
    print_pages(tmp_path / "agreement.docx")
    page = page_of(sample(korean))
    edge = (page.width - page.side) / 20
    with closing(pypdfium2.PdfDocument(tmp_path / "agreement.pdf")) as pdf:
        texts = [page.get_textpage() for page in pdf]
        ends = [text.get_charbox(at)[2] for text in texts for at in range(text.count_chars())]
    assert ends
    assert max(ends) <= edge + 0.5


def print_pages(path: Path) -> None:
    """Writes the pages as PDF beside a Word file."""
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", path.parent, path]
    subprocess.run(command, check=True, capture_output=True, timeout=120)


def foot_of(agreement: Agreement) -> re.Pattern[str]:
    """What counts the pages, in the language of the agreement."""
    words = squeezed(locale(agreement.language).words["page"])
    return re.compile(words.format(page=r"(\d+)", pages=r"(\d+)"))


def squeezed(text: str) -> str:
    """Without blanks: lines break where they will; and with every letter in one piece, as a PDF may not have it."""
    return unicodedata.normalize("NFC", "".join(text.split()))
