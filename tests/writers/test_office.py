"""LibreOffice opens what we write, and shows what we mean."""

from __future__ import annotations

import re
import subprocess
from contextlib import closing
from pathlib import Path

import pypdfium2
import pytest

from clausekit.builder import agreement_document, build, load_deal, load_template
from clausekit.library import load_library
from clausekit.readers import read
from clausekit.writers.docx import docx_bytes

DEALS = sorted(Path(__file__).parent.parent.parent.joinpath("samples", "deals").glob("*.yaml"))


@pytest.mark.office
@pytest.mark.parametrize("path", DEALS, ids=lambda path: path.stem)
def test_libreoffice_prints_every_word_and_number(path: Path, tmp_path: Path) -> None:
    deal = load_deal(path)
    agreement = build(deal, load_library(), load_template(deal.content.template))
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
    for block in agreement_document(agreement).blocks:
        assert squeezed(f"{block.number} {block.text}") in printed
    with closing(pypdfium2.PdfDocument(tmp_path / "agreement.pdf")) as pdf:
        feet = [re.search(r"Page (\d+) of (\d+)", page.get_textpage().get_text_range()) for page in pdf]
    assert [foot and foot.groups() for foot in feet] == [
        (str(number), str(len(feet))) for number in range(1, len(feet) + 1)
    ]


def squeezed(text: str) -> str:
    """Without blanks: lines break where they will."""
    return "".join(text.split())
