"""Exceptions for input that cannot be used; findings and reading warnings are values, not exceptions.

ClausekitError
├── InputError          a file that cannot be read as what it claims to be
│   ├── MissingFile     there is no such file
│   ├── EmptyFile       the file holds nothing
│   ├── EncryptedFile   the file wants a password
│   ├── UnsupportedFile the format is not one that clausekit reads
│   ├── ProtectedFile   nothing may be written into the file
│   └── DamagedFile     the file is broken, or built to do harm
├── SourceError         a mistake in a YAML or template file, with its line and column
├── DealError           facts that are missing from or unused in a deal (all of them at once)
├── LibraryError        clauses that do not exist or do not go together
└── OutputError         a file that cannot be written

Every message is one line for a person: what is wrong, where, what to do; a `Told`, so that it can be translated.
"""

from __future__ import annotations

from clausekit.saying import Told, told


class ClausekitError(Exception):
    """Base of everything that clausekit raises on purpose. `str(error)` is the line to show."""

    def __init__(self, line: Told) -> None:
        self.told = line
        super().__init__(line)


class InputError(ClausekitError):
    """A file that cannot be read. `path` is the path as the user gave it, `reason` says why and what to do."""

    def __init__(self, path: str, reason: Told) -> None:
        self.path = path
        self.reason = reason
        super().__init__(told("{path}: {reason}", path=path, reason=reason))


class MissingFile(InputError):
    """There is no such file."""


class EmptyFile(InputError):
    """The file holds nothing."""


class EncryptedFile(InputError):
    """The file wants a password."""


class UnsupportedFile(InputError):
    """The format is not one that clausekit reads."""


class ProtectedFile(InputError):
    """Nothing may be written into the file: it is protected or signed."""


class DamagedFile(InputError):
    """The file is broken, or built to do harm (too large when unpacked, entities, …)."""


class SourceError(ClausekitError):
    """A mistake in a file that people edit.

    `path` is empty where there is no file, and a `Told` where what was read has no name. `line` and `column` count from
    1 and are 0 where unknown; `snippet` is the offending line as it stands in the file.
    """

    def __init__(self, path: str, reason: Told, line: int = 0, column: int = 0, snippet: str = "") -> None:
        if line:
            placed = told("{path}:{line}:{column}: {reason}", path=path, line=line, column=column, reason=reason)
        else:
            placed = told("{path}: {reason}", path=path, reason=reason) if path else reason
        super().__init__(placed)
        self.path = path
        self.reason = reason
        self.line = line
        self.column = column
        self.snippet = snippet


class SourceErrors(ClausekitError):
    """Several mistakes found in one pass; `errors` is in file order."""

    def __init__(self, errors: tuple[SourceError, ...]) -> None:
        self.errors = errors
        lines = {f"error_{number}": error.told for number, error in enumerate(errors, 1)}
        super().__init__(Told("\n".join(lines.values()), "\n".join(f"{{{name}}}" for name in lines), {**lines}))


class DealError(ClausekitError):
    """The facts of a deal do not fit the template; the message lists every one of them."""


class LibraryError(ClausekitError):
    """A clause that does not exist, or clauses that do not go together."""


class OutputError(ClausekitError):
    """A file that cannot be written. Nothing was changed on disk."""


class Unfit(ValueError):
    """A value that does not fit, with words that follow its name: "must be …". The checks of files take it as one of
    their own kind."""

    def __init__(self, reason: Told) -> None:
        self.told = reason
        super().__init__(reason)


def because(error: OSError | ValueError) -> Told:
    """What the system says of a file that it cannot read or write, in small letters: "permission denied"."""
    return Told((getattr(error, "strerror", None) or str(error)).lower())


FROM_SYSTEM = (
    Told("permission denied"), Told("no such file or directory"), Told("is a directory"), Told("not a directory"),
    Told("file exists"), Told("file name too long"), Told("no space left on device"), Told("read-only file system"),
    Told("operation not permitted"), Told("input/output error"), Told("too many open files"),
    Told("embedded null byte"), Told("File is not a zip file"),
)  # fmt: skip
"""What systems mostly say, so that a language has it."""
