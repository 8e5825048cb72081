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

Every message is one line for a person: what is wrong, where, what to do.
"""

from __future__ import annotations


class ClausekitError(Exception):
    """Base of everything that clausekit raises on purpose. `str(error)` is the line to show."""


class InputError(ClausekitError):
    """A file that cannot be read. `path` is the path as the user gave it, `reason` says why and what to do."""

    def __init__(self, path: str, reason: str) -> None:
        self.path = path
        self.reason = reason
        super().__init__(f"{path}: {reason}")


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

    `line` and `column` count from 1 and are 0 where unknown; `snippet` is the offending line as it stands in the file.
    """

    def __init__(self, path: str, reason: str, line: int = 0, column: int = 0, snippet: str = "") -> None:
        self.path = path
        self.reason = reason
        self.line = line
        self.column = column
        self.snippet = snippet
        where = f"{path}:{line}:{column}" if line else path
        super().__init__(f"{where}: {reason}")


class SourceErrors(ClausekitError):
    """Several mistakes found in one pass; `errors` is in file order."""

    def __init__(self, errors: tuple[SourceError, ...]) -> None:
        self.errors = errors
        super().__init__("\n".join(map(str, errors)))


class DealError(ClausekitError):
    """The facts of a deal do not fit the template; the message lists every one of them."""


class LibraryError(ClausekitError):
    """A clause that does not exist, or clauses that do not go together."""


class OutputError(ClausekitError):
    """A file that cannot be written. Nothing was changed on disk."""
