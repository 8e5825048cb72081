"""How right the audit is: what it finds in real contracts, against what careful readers found in them.

    python benchmarks/accuracy.py --labels LABELS --texts FOLDER                     # exit labels and their contracts
    python benchmarks/accuracy.py --texts CUAD_v1/full_contract_txt --cuad-labels CUAD_v1/master_clauses.csv

A fixed third of the contracts is set aside: sha256 of the file name of the text, modulo 3, is 0. Figures are printed
apart for it, and its misses are never shown, so that nothing can be fitted to them. Everything is audited in this one
process through the Python API; the same input prints the same table.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

import accuracy_table as table
from accuracy_labels import CUAD_CATEGORIES, FIELDS, Label, cuad_labels, is_set_aside, labels_in
from accuracy_scores import (
    Score,
    Share,
    carefully_read,
    counted,
    found_cuad,
    found_exits_and_terms,
    periods,
    same_fields,
    score,
    shares,
    together,
)
from accuracy_table import Row

from clausekit.analysis.analysis import analyse
from clausekit.analysis.values import Analysis
from clausekit.errors import InputError
from clausekit.readers import read

CUAD_MARKS: Mapping[str, tuple[str, str]] = {
    "Termination For Convenience": ("regex 0.65, SVM 0.75, best 0.93", "0.90"),
    "Renewal Term": ("0.93", "0.90"),
    "Notice Period To Terminate Renewal": ("0.88", "0.88"),
    "Governing Law": ("0.99", "0.98"),
}
"""Category → what others have reached, and what is to be reached here."""
QUOTED_FROM = (".txt", ".md")
"""Files that are their own text, in which a quote can be looked up."""


T = TypeVar("T")


class Judged(NamedTuple):
    """One labelled contract, with what the audit says of it."""

    label: Label
    analysis: Analysis
    score: Score


class Twin(NamedTuple):
    """A contract in another format: its score, and the share of its fields that are the same as in the text."""

    contract: str
    score: Score
    same: Share


class Folder(NamedTuple):
    """The files below some folders by name, each audited when it is first asked for and no more than once."""

    paths: Mapping[str, Path]
    audited: dict[str, Analysis]

    def audit(self, name: str) -> Analysis | None:
        """The analysis of the file of that name; None, with a line on stderr, where it is not there or unreadable."""
        if name not in self.audited:
            if name not in self.paths:
                print(f"note: {name}: no such file below the folders given", file=sys.stderr)
                return None
            try:
                self.audited[name] = analyse(read(str(self.paths[name])))
            except InputError as error:
                print(f"note: {error}", file=sys.stderr)
                return None
        return self.audited[name]

    def written(self, name: str) -> str | None:
        """The text of the file for looking up quotes; None where the format is no plain text."""
        path = self.paths[name]
        return path.read_text(encoding="utf-8", errors="replace") if path.suffix in QUOTED_FROM else None


def files_below(folders: Sequence[Path]) -> Folder:
    """All files below the folders; of two with one name the last stands."""
    paths = {path.name: path for folder in folders for path in sorted(folder.rglob("*")) if path.is_file()}
    return Folder(paths, {})


def judged(labels: Sequence[Label], files: Folder) -> list[Judged]:
    """The labelled contracts that are among the files."""
    audits = [(label, files.audit(label.contract)) for label in labels]
    return [
        Judged(label, analysis, score(label, analysis, files.written(label.contract)))
        for label, analysis in audits
        if analysis
    ]


def judged_by_cuad(labels: Sequence[Label], files: Folder) -> list[Judged]:
    """The contracts of CUAD that are among the files."""
    audits = [(label, files.audit(label.contract)) for label in labels]
    return [
        Judged(label, analysis, Score(counted(label.fields, found_cuad(analysis))))
        for label, analysis in audits
        if analysis
    ]


def twins(texts: Sequence[Judged], files: Folder, suffix: str) -> list[Twin]:
    """The twins with that ending of the contracts, where there are any."""
    names = [(one, f"{Path(one.label.contract).stem}{suffix}") for one in texts]
    audits = [(one, files.audit(name)) for one, name in names if name in files.paths]
    return [
        Twin(one.label.contract, score(one.label, twin, None), same_fields(one.analysis, twin))
        for one, twin in audits
        if twin
    ]


def parts(items: Sequence[T], name_of: Callable[[T], str]) -> tuple[list[T], list[T], list[T]]:
    """Those read, those set aside, and all."""
    aside = [item for item in items if is_set_aside(name_of(item))]
    return [item for item in items if not is_set_aside(name_of(item))], aside, list(items)


def heads(title: str, sizes: Sequence[int]) -> Row:
    """The heads of the three columns, with the number of contracts."""
    return (
        title,
        "known marks",
        "to reach",
        *(f"{name} ({n})" for name, n in zip(("read", "set aside", "all"), sizes, strict=True)),
    )


def summary(scores: Sequence[Score], targets: Sequence[str]) -> list[Row]:
    """The rows over all fields; `targets` are those of micro F1, periods, parties and quotes."""
    rows: list[tuple[str, str, str, Callable[[Score], str]]] = [
        ("micro F1 over the 15 fields", "two labellers 0.98", targets[0], lambda one: table.f1(one.micro)),
        ("precision", "", "≥ recall", lambda one: f"{one.micro.precision:.3f}"),
        ("recall", "", "", lambda one: f"{one.micro.recall:.3f}"),
        ("periods right to the day", "two labellers 44/44", targets[1], lambda one: table.share(one.periods)),
        ("parties the right way round", "", targets[2], lambda one: table.share(one.parties)),
        ("quotes word for word", "", targets[3], lambda one: table.share(one.quotes)),
    ]
    return [(name, known, target, *map(cell, scores)) for name, known, target, cell in rows]


def exit_tables(contracts: Sequence[Judged], pairs: Sequence[Twin]) -> Iterator[tuple[str, Row, list[Row]]]:
    """The tables of the exit labels: over all fields, and field by field."""
    groups = parts(contracts, lambda one: one.label.contract)
    scores = [together(FIELDS, (one.score for one in group)) for group in groups]
    rows = summary(scores, ("0.95; 0.90", "0.95", "0.97", "1.000"))
    if pairs:
        rows.extend(twin_rows(pairs))
    sizes = [len(group) for group in groups]
    yield "Exit labels, all fields", heads("figure", sizes), rows
    yield "Exit labels, field by field", heads("F1 (right +false -missed)", sizes), by_field(FIELDS, scores)


def twin_rows(pairs: Sequence[Twin]) -> list[Row]:
    """How far the twins say the same as the texts, and how right they are by themselves."""
    groups = parts(pairs, lambda twin: twin.contract)
    same = (table.share(shares(twin.same for twin in group)) for group in groups)
    right = (table.f1(together(FIELDS, (twin.score for twin in group)).micro) for group in groups)
    return [("twin: fields as in the text", "", "0.97", *same), ("twin: micro F1", "", "", *right)]


def by_field(fields: Sequence[str], scores: Sequence[Score]) -> list[Row]:
    """One row per field; the goal holds for fields with ten positives or more in the last of the scores."""
    often = {field for field in fields if scores[-1].fields[field].right + scores[-1].fields[field].missed >= 10}
    return [
        (name, "", "0.85" if name in often else "", *(table.f1(one.fields[name]) for one in scores)) for name in fields
    ]


def cuad_table(contracts: Sequence[Judged]) -> tuple[str, Row, list[Row]]:
    """The table of CUAD's own labels, one row per category."""
    groups = parts(contracts, lambda one: one.label.contract)
    scores = [together(CUAD_CATEGORIES, (one.score for one in group)) for group in groups]
    rows = [(name, *CUAD_MARKS[name], *(table.f1(one.fields[name]) for one in scores)) for name in CUAD_CATEGORIES]
    return "CUAD's labels, document level", heads("F1 (right +false -missed)", [len(group) for group in groups]), rows


def noise_table(by_cuad: Sequence[Judged], contracts: Sequence[Judged]) -> tuple[str, Row, list[Row]]:
    """How the exit labels agree with CUAD's where both exist: about what a program that is never wrong would get."""
    careful = {one.label.contract: carefully_read(one.label) for one in contracts}
    both = [
        (one.label.contract, Score(counted(one.label.fields, careful[one.label.contract])))
        for one in by_cuad
        if one.label.contract in careful
    ]
    groups = parts(both, lambda pair: pair[0])
    scores = [together(CUAD_CATEGORIES, (one for _, one in group)) for group in groups]
    names = [name for name in CUAD_CATEGORIES if name != "Governing Law"]
    rows = [(name, "", "", *(table.f1(one.fields[name]) for one in scores)) for name in names]
    return (
        "The exit labels scored by CUAD's",
        heads("F1 (right +false -missed)", [len(group) for group in groups]),
        rows,
    )


def agreement_table(agreements: Sequence[Judged]) -> tuple[str, Row, list[Row]]:
    """The table of the agreements; nothing of them is set aside."""
    every = together(FIELDS, (one.score for one in agreements))
    rows = summary([every], ("0.95", "0.95", "0.97", "1.000")) + [
        (name, "", "", table.f1(every.fields[name])) for name in FIELDS if any(every.fields[name])
    ]
    return (
        "Agreements in use and standard forms",
        ("figure", "known marks", "to reach", f"read ({len(agreements)})"),
        rows,
    )


def misses(contracts: Sequence[Judged], found_in: Callable[[Analysis], Mapping[str, str]]) -> Iterator[str]:
    """A line for each wrong field: what is wrong, where, and the words that were missed or taken for it."""
    for one in contracts:
        found = found_in(one.analysis)
        for field, counts in one.score.fields.items():
            if counts.false or counts.missed:
                kind, quote = ("false", found[field]) if counts.false else ("missed", one.label.quotes[field])
                yield f"{kind:6} {field:34} {one.label.contract[:48]:48} {' '.join(quote.split())[:300]}"
        for right, days, labelled in periods(one.label, one.analysis):
            if days != labelled:
                yield f"days   {right:34} {one.label.contract[:48]:48} found {days}, labelled {labelled}"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--labels", type=Path, metavar="FOLDER", help="exit labels, contract.txt.json")
    parser.add_argument("--texts", type=Path, nargs="+", metavar="FOLDER", default=[], help="the contracts, any depth")
    parser.add_argument("--suffix", metavar=".pdf", help="score the twins with this ending too; they lie below --texts")
    parser.add_argument("--cuad-labels", type=Path, metavar="FILE", help="master_clauses.csv, or the same as JSON")
    parser.add_argument("--agreements-labels", type=Path, metavar="FOLDER", help="exit labels, none of them set aside")
    parser.add_argument("--agreements", type=Path, metavar="FOLDER", help="the contracts of --agreements-labels")
    parser.add_argument("--misses", action="store_true", help="print the wrong fields of the contracts not set aside")
    parser.add_argument("--markdown", action="store_true", help="print Markdown tables")
    options = parser.parse_args()
    if bool(options.agreements) != bool(options.agreements_labels):
        parser.error("--agreements and --agreements-labels belong together")
    if (options.labels or options.cuad_labels) and not options.texts:
        parser.error("--texts is missing: the folder of the contracts")
    if not (options.labels or options.cuad_labels or options.agreements):
        parser.error("no labels given: --labels, --cuad-labels or --agreements-labels")
    return options


def main() -> None:
    """Audit, compare, and print."""
    options = arguments()
    files = files_below(options.texts)
    show = table.markdown if options.markdown else table.plain
    contracts: list[Judged] = []
    wrong: list[str] = []
    if options.labels:
        contracts = judged(labels_in(options.labels), files)
        pairs = twins(contracts, files, options.suffix) if options.suffix else []
        for title, head, rows in exit_tables(contracts, pairs):
            print(show(title, head, rows))
        wrong.extend(misses(parts(contracts, lambda one: one.label.contract)[0], found_exits_and_terms))
    if options.cuad_labels:
        by_cuad = judged_by_cuad(cuad_labels(options.cuad_labels), files)
        print(show(*cuad_table(by_cuad)))
        if options.labels:
            print(show(*noise_table(by_cuad, contracts)))
        wrong.extend(misses(parts(by_cuad, lambda one: one.label.contract)[0], found_cuad))
    if options.agreements:
        agreements = judged(labels_in(options.agreements_labels), files_below([options.agreements]))
        print(show(*agreement_table(agreements)))
        wrong.extend(misses(agreements, found_exits_and_terms))
    if options.misses:
        print("\n".join(wrong))


if __name__ == "__main__":
    main()
