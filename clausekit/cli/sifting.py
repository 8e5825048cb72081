"""What counts in one run: findings go through the suppressions and the baseline, and what is left over is told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from clausekit.errors import ClausekitError
from clausekit.findings import Finding, Waived
from clausekit.reporters import Audited, Failure
from clausekit.safefile import write_beside
from clausekit.saying import Told, told
from clausekit.settings import Settings
from clausekit.settings.baseline import Baseline, gone, load_baseline, updated, written
from clausekit.settings.suppressing import remarks, suppressed
from clausekit.words import Side


class Sieve(NamedTuple):
    """One run. `found` and `used` fill while it lasts: what each contract had that no suppression held for, and the
    suppressions that were needed."""

    settings: Settings
    today: str
    file: Path | None
    baseline: Baseline
    update: bool
    found: dict[str, tuple[Finding, ...]]
    used: set[int]

    @classmethod
    def of(cls, settings: Settings, side: Side, file: Path | None, update: bool, today: str) -> Sieve:
        """The sieve for `side`; `file` is that of the baseline, `today` is ISO 8601. Raises SourceError where the
        baseline cannot be used, ClausekitError where one is to be updated and none is named."""
        if update and file is None:
            raise ClausekitError(told("--update-baseline needs --baseline FILE, or a baseline in clausekit.toml"))
        is_new = file is None or (update and not file.exists())
        baseline = Baseline(side, {}) if file is None or is_new else load_baseline(file, side)
        return cls(settings, today, file, baseline, update, {}, set())

    def sift(self, audited: Audited) -> Audited:
        """The contract with its findings parted into those that count and those that do not."""
        path = audited.analysis.document.path
        held = suppressed(path, audited.findings, self.settings, self.today)
        self.used.update(held.used)
        self.found[path] = held.counting
        counting: tuple[Finding, ...] = held.counting
        known: tuple[Waived, ...] = ()
        if self.file and self.update:
            counting, known = (), tuple(Waived(finding, "baseline") for finding in held.counting)
        elif self.file:
            counting, known = self.baseline.split(path, held.counting, self.file.parent)
        return audited._replace(findings=counting, waived=(*held.waived, *known))

    def finish(self, errors: tuple[Failure, ...]) -> Iterator[Told]:
        """Write the baseline where that was asked for, and say what is out of date. Raises OutputError."""
        yield from remarks(self.settings, self.found, frozenset(self.used), self.today)
        if self.file is None:
            return
        stale = gone(self.baseline, self.found, self.file.parent)
        if self.update:
            new = updated(self.baseline, self.found, frozenset(error.path for error in errors), self.file.parent)
            write_beside(self.file, written(new))
            count = sum(map(len, new.contracts.values()))
            yield told(
                "{file}: {count} findings in the baseline now; {stale} that were gone are taken out",
                file=self.file, count=count, stale=stale,
            )  # fmt: skip
        elif stale:
            yield told(
                "{file}: {stale} findings of the baseline are gone; take them out with --update-baseline",
                file=self.file, stale=stale,
            )  # fmt: skip
