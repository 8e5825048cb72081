"""How long building an agreement takes: a whole process, and one agreement after another, beside docxtpl.

Two tables. The first times `clausekit build` from outside, start-up included, in turn with a bare
`python -c "import docx, jinja2"`, the least that any program on these two libraries takes. The second times agreements
in one process, in turn with docxtpl filling in a Word template of the same text with the same facts: the template is
made here from the very clauses of the deal, their words and tags paragraph by paragraph. Figures are medians.

    python3 -m venv /tmp/bench
    /tmp/bench/bin/pip install '.[bench]'
    /tmp/bench/bin/python benchmarks/builds.py                  # samples/deals/design-studio.yaml
    /tmp/bench/bin/python benchmarks/builds.py my-deal.yaml --runs 21
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
from docxtpl import DocxTemplate
from jinja2 import Environment
from speed import is_editable, measure, program

from clausekit.analysis import analyse
from clausekit.builder import Agreement, Deal, agreement_document, build, load_deal, load_template
from clausekit.builder.assembly import names_of
from clausekit.builder.facts import bind
from clausekit.builder.locale import locale
from clausekit.builder.numbers import levels_of
from clausekit.builder.selection import Given, select
from clausekit.library import load_library
from clausekit.library.wording import FILTERS
from clausekit.writers.docx import docx_bytes

DEAL = Path(__file__).parent.parent / "samples" / "deals" / "design-studio.yaml"


def word_template(deal: Deal, path: Path) -> dict[str, Any]:
    """Write a template for docxtpl with the words of the deal's clauses; the names that fill it in come back."""
    library, template, speech = load_library(), load_template(deal.content.template), locale(deal.content.language)
    chosen = select(Given(deal, template, library))
    levels = levels_of(speech.words.get("numbering", {}), template.content.numbering)
    names = names_of(deal, chosen, bind(deal, chosen, library), speech, levels)
    document = docx.Document()
    document.add_heading(template.content.title[speech.code], 0)
    for full in chosen:
        document.add_heading(full.clause.title[speech.code], 1)
        own = f"facts.{full.clause.clause.replace('-', '_')}"
        for name in full.parameters:  # docxtpl knows one set of names for the whole document
            document.add_paragraph(f"{{% set {name} = {own}.{name} %}}")
        for line in full.words(speech.code, deal.content.wording).splitlines():
            if line.strip():
                document.add_paragraph(line.strip().replace("**", ""))
    document.save(str(path))
    return {**names, "ref": lambda clause: names["ref"](clause).text}


def filled(path: Path, names: dict[str, Any], language: str) -> bytes:
    """What docxtpl makes of the template, from opening it to the bytes of the result, as for each of many clients."""
    environment = Environment(autoescape=True)
    environment.filters.update({name: getattr(locale(language), name) for name in FILTERS})
    template, out = DocxTemplate(path), io.BytesIO()
    template.render(names, environment)
    template.save(out)
    return out.getvalue()


def audited(agreement: Agreement) -> bytes:
    """What `clausekit build` does: the agreement is audited before it is written."""
    analyse(agreement_document(agreement))
    return docx_bytes(agreement)


def milliseconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Measure and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deal", nargs="?", type=Path, default=DEAL)
    parser.add_argument("--runs", type=int, default=11, help="counted runs of each (default 11)")
    options = parser.parse_args()
    if is_editable():
        print("note: clausekit is installed from a checkout (editable); a wheel starts faster", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        ours = [program("clausekit"), "build", str(options.deal), "-o", str(Path(folder, "agreement.docx"))]
        whole = measure(ours, [sys.executable, "-c", "import docx, jinja2"], options.runs)
        deal = load_deal(options.deal)
        names = word_template(deal, Path(folder, "template.docx"))
        library, template = load_library(), load_template(deal.content.template)
        works: dict[str, Callable[[], object]] = {
            "clausekit": lambda: docx_bytes(build(deal, library, template)),
            "clausekit + audit": lambda: audited(build(deal, library, template)),
            "docxtpl": lambda: filled(Path(folder, "template.docx"), names, deal.content.language),
        }
        for work in works.values():
            work()
        times = [{name: milliseconds(work) for name, work in works.items()} for _ in range(options.runs)]
    print(f"whole process, median of {options.runs}")
    a, b = statistics.median(whole.ours) * 1000, statistics.median(whole.theirs) * 1000
    print(f"  clausekit build {a:.0f} ms, import docx, jinja2 {b:.0f} ms: {a / b:.2f} times")
    print(f"one agreement in one process, median of {options.runs}")
    for name in works:
        print(f"  {name:<20}{statistics.median(run[name] for run in times):>7.1f} ms")


if __name__ == "__main__":
    main()
