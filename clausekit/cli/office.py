"""Word files as PDF, by the LibreOffice that is installed."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from clausekit.errors import OutputError
from clausekit.saying import told

PROGRAMS = ("soffice", "libreoffice")
_PATIENCE = 120
"""Seconds for one file; it starts in some three."""


def pdf_of(word_file: bytes) -> bytes:
    """The pages of a Word file. Raises OutputError where LibreOffice is not installed or does not make them.

    It runs with a profile of its own, so that it neither waits for nor disturbs one that is open.
    """
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        raise OutputError(
            told("a PDF needs LibreOffice, which is not installed here; open the Word file and save it as PDF")
        )
    with TemporaryDirectory(prefix="clausekit-pdf-") as folder:
        source = Path(folder, "agreement.docx")
        source.write_bytes(word_file)
        command = [program, f"-env:UserInstallation={Path(folder, 'profile').as_uri()}", "--headless", "--convert-to",
                   "pdf", "--outdir", folder, str(source)]  # fmt: skip
        try:
            subprocess.run(command, capture_output=True, check=True, timeout=_PATIENCE)
            return source.with_suffix(".pdf").read_bytes()
        except subprocess.TimeoutExpired:
            raise OutputError(
                told("LibreOffice made no PDF within {most} seconds; the Word file is written", most=_PATIENCE)
            ) from None
        except (subprocess.CalledProcessError, OSError) as error:
            raise OutputError(
                told("LibreOffice made no PDF ({kind}); the Word file is written", kind=type(error).__name__)
            ) from None
