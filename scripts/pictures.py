"""Draw the pictures of agreements in docs/pictures with the code as it stands: one page each of two templates.

.venv-test/bin/python scripts/pictures.py    # needs LibreOffice and pdftoppm (poppler-utils)
"""

from __future__ import annotations

import struct
import subprocess
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory

from clausekit.builder import build, load_deal, load_template
from clausekit.cli.office import pdf_of
from clausekit.library import load_library
from clausekit.writers.docx import docx_bytes

REPO = Path(__file__).parent.parent
PAGES = {"agreement-page": ("design-studio", 5), "letter-page": ("logo-letter", 1)}
"""Name of the picture → the sample deal and the page, from 1."""
DOTS = 90
"""Dots per inch: an A4 page becomes 744 wide."""


def page(deal: Path, number: int) -> bytes:
    """One page of the agreement of a deal, as a picture in sixteen greys."""
    given = load_deal(deal)
    agreement = build(given, load_library(), load_template(given.content.template))
    with TemporaryDirectory() as folder:
        pdf = Path(folder, "agreement.pdf")
        pdf.write_bytes(pdf_of(docx_bytes(agreement)))
        command = ["pdftoppm", "-gray", "-r", str(DOTS), "-f", str(number), "-l", str(number), "-singlefile", str(pdf)]
        return png(subprocess.run(command, check=True, capture_output=True).stdout)


def png(pgm: bytes) -> bytes:
    """A picture in greys (binary PGM) as PNG with four bits a dot: a third of the size, and letters lose nothing."""
    magic, width, height, most, _ = pgm.split(maxsplit=4)
    assert (magic, most) == (b"P5", b"255")
    wide, high = int(width), int(height)
    dots = pgm[-wide * high :]
    lines = []
    for start in range(0, wide * high, wide):
        greys = [(dot + 8) * 15 // 263 for dot in dots[start : start + wide]] + [15] * (wide % 2)
        lines.append(b"\0" + bytes(left << 4 | right for left, right in zip(greys[::2], greys[1::2], strict=True)))
    header = struct.pack(">IIBBBBB", wide, high, 4, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(lines), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, *zip(*parts, strict=True)))


def chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk of a PNG file (ISO/IEC 15948 5.3)."""
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


for name, (deal, number) in PAGES.items():
    path = REPO / "docs" / "pictures" / f"{name}.png"
    path.write_bytes(page(REPO / "samples" / "deals" / f"{deal}.yaml", number))
    print(f"{path.relative_to(REPO)}: {path.stat().st_size // 1024} kB")
