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
from sample_deals import DEALS, NAMES, sample

from clausekit.builder import Agreement, agreement_document
from clausekit.builder.locale import locale
from clausekit.readers import read
from clausekit.writers.docx import docx_bytes

SCATTERED = "vi"
"""Letters that LibreOffice takes from a second font, and a PDF holds apart from their words."""


@pytest.mark.office
@pytest.mark.parametrize("path", DEALS, ids=NAMES)
def test_libreoffice_prints_every_word_and_number(path: Path, tmp_path: Path) -> None:
    agreement = sample(path)
    (tmp_path / "agreement.docx").write_bytes(docx_bytes(agreement))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
        tmp_path / "agreement.docx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
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


def foot_of(agreement: Agreement) -> re.Pattern[str]:
    """What counts the pages, in the language of the agreement."""
    words = squeezed(locale(agreement.language).words["page"])
    return re.compile(words.format(page=r"(\d+)", pages=r"(\d+)"))


def squeezed(text: str) -> str:
    """Without blanks: lines break where they will; and with every letter in one piece, as a PDF may not have it."""
    return unicodedata.normalize("NFC", "".join(text.split()))
