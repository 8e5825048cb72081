"""A folder of reports: one for each contract, under its own name, and an index."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote

from clausekit.cli.files import STDIN
from clausekit.cli.forms import index_form, rendered, rendered_index, suffix_of
from clausekit.errors import OutputError, because
from clausekit.reporters import Look, Report
from clausekit.safefile import write_beside
from clausekit.saying import told

_INDEX = "index"
_STDIN = "standard-input"


class ReportFolder(NamedTuple):
    """Where reports go: `paths` says for each contract where its report stands below `folder`."""

    folder: Path
    form: str
    look: Look
    paths: Mapping[str, PurePath]

    @classmethod
    def of(cls, folder: str, files: Sequence[str], form: str, look: Look) -> ReportFolder:
        """The folder for the reports of `files`, made where it is not there. Raises OutputError."""
        _make(Path(folder))
        return cls(Path(folder), form, look, report_paths(files, suffix_of(form)))

    def write(self, report: Report) -> None:
        """Write the report of one contract. Raises InputError where it can have none in this form, OutputError where
        it cannot be written; no half of one is left behind."""
        target = self.folder / self.paths[report.documents[0].analysis.document.path]
        _make(target.parent)
        write_beside(target, rendered(self.form, report, self.look))

    def write_index(self, report: Report) -> None:
        """Write the index of all that have a report. Raises OutputError."""
        links = {
            file: quote(path.as_posix(), errors="replace")
            for file, path in self.paths.items()
            if (self.folder / path).exists()
        }
        target = self.folder / f"{_INDEX}{suffix_of(index_form(self.form))}"
        write_beside(target, rendered_index(self.form, report, links, self.look))


def is_folder(output: str, files: int) -> bool:
    """True where `output` means a folder: it is one, ends like one, or is to hold several reports and has no ending."""
    ends_so = output.endswith(("/", os.sep))
    return ends_so or Path(output).is_dir() or (files > 1 and not PurePath(output).suffix)


def report_paths(files: Sequence[str], suffix: str) -> dict[str, PurePath]:
    """Where each contract's report stands in the folder: as the contracts stand below the folder that holds them all,
    with `suffix` after their whole names, so that contract.docx and contract.pdf stay apart."""
    full = {file: PurePath(os.path.abspath(file)) for file in files if file != STDIN}  # noqa: PTH100
    shared = _shared([path.parent for path in full.values()])
    names = {file: path.relative_to(shared) if shared else PurePath(*path.parts[1:]) for file, path in full.items()}
    if STDIN in files:
        names[STDIN] = PurePath(_STDIN)
    return {
        file: name.with_name(f"_{name.name}{suffix}" if str(name) == _INDEX else f"{name.name}{suffix}")
        for file, name in names.items()
    }


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(told("{path}: cannot be made: {reason}", path=folder, reason=because(error))) from error


def _shared(folders: list[PurePath]) -> PurePath | None:
    try:
        return PurePath(os.path.commonpath(folders)) if folders else None
    except ValueError:  # on different drives
        return None
