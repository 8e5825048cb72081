"""The page: the answer at the top, the map of the ways out, what to mend, and the contract beside it."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

from clausekit import __version__
from clausekit.analysis.values import Side
from clausekit.reporters.headline import headline
from clausekit.reporters.layout import clean
from clausekit.reporters.order import worst_first
from clausekit.reporters.sentences import party_line
from clausekit.reporters.summary import counts, totals
from clausekit.reporters.values import Audited, Look, Report
from clausekit.reporters.web.contract import contract
from clausekit.reporters.web.exit_map import exit_table, time_line
from clausekit.reporters.web.findings import facts, findings, searched, terms
from clausekit.reporters.web.markup import Content, Markup, element, empty, joined, link
from clausekit.reporters.web.proofs import Proofs, proofs_of
from clausekit.resources import PACKAGE
from clausekit.rules import Phrases, other, phrases, spoken

_STYLE = PACKAGE / "data" / "web" / "report.css"
_TOP = "top"
_SECTIONS = (
    ("ways", "page.ways_out"),
    ("mend", "heading.findings"),
    ("money", "heading.terms"),
    ("facts", "page.facts"),
    ("read", "heading.searched"),
    ("contract", "page.contract"),
)
"""Anchor → the phrase of its title."""


def render(report: Report, look: Look) -> str:
    """The report as one HTML file: the contract whole, or for several a table with the worst first and then each."""
    words = phrases(look.language)
    if len(report.documents) == 1 and not report.errors:
        (audited,) = report.documents
        whole = _Whole(audited, report, "", 1, words)
        title = words.phrase("page.title", answer=whole.answer, path=clean(audited.analysis.document.path))
        return _page(title, joined(whole.header(), element("main", whole.body())), words)
    wholes = [
        _Whole(audited, report, f"contract-{number}-", 2, words)
        for number, audited in enumerate(worst_first(report), 1)
    ]
    links = {whole.audited.analysis.document.path: f"#{whole.prefix}{_TOP}" for whole in wholes}
    articles = (element("article", whole.header(), whole.body(), class_="whole") for whole in wholes)
    return _page(totals(report, words), _overview(report, links, words, *articles), words)


def index(report: Report, links: Mapping[str, str], look: Look) -> str:
    """The table of several contracts alone; `links` says for each path where its own report is (a relative URL)."""
    words = phrases(look.language)
    return _page(totals(report, words), _overview(report, links, words), words)


def _page(title: str, content: Markup, words: Phrases) -> str:
    style = _STYLE.read_text(encoding="utf-8")
    # Nothing may be loaded and no script may run; the one style sheet is known by its hash.
    policy = "; ".join(
        (
            "default-src 'none'",
            f"style-src 'sha256-{b64encode(sha256(style.encode()).digest()).decode()}'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    head = element(
        "head",
        empty("meta", charset="utf-8"),
        empty("meta", http_equiv="Content-Security-Policy", content=policy),
        empty("meta", name="viewport", content="width=device-width, initial-scale=1"),
        empty("meta", name="color-scheme", content="light dark"),
        empty("meta", name="referrer", content="no-referrer"),
        element("title", title),
        Markup(f"<style>{style}</style>"),
    )
    footer = element(
        "footer",
        element("p", words.phrase("not_advice")),
        element("p", words.phrase("page.made", version=__version__)),
    )
    body = element("body", link("mend", words.phrase("page.skip"), class_="skip"), content, footer)
    return f"<!doctype html>\n{element('html', head, body, lang=words.language).html}\n"


class _Whole(NamedTuple):
    """One contract on a page: its anchors begin with `prefix`, its headings with `level`."""

    audited: Audited
    report: Report
    prefix: str
    level: int
    words: Phrases

    @property
    def answer(self) -> str:
        """Can the side leave, in one sentence."""
        return clean(headline(self.audited.analysis, self.report.side, self.words))

    def header(self) -> Markup:
        """The answer, who is who, and the way to each section."""
        analysis, side, words = self.audited.analysis, self.report.side, self.words
        return element(
            "header",
            element("p", clean(analysis.document.path), class_="path"),
            element(f"h{self.level}", self.answer, class_=f"headline answer {analysis.answer(side)}"),
            element("p", party_line(analysis, side, words), class_="parties"),
            element(
                "nav",
                element("ul", *(element("li", link(self.prefix + name, words.phrase(key))) for name, key in _SECTIONS)),
                aria_label=words.phrase("page.contents"),
            ),
            id=f"{self.prefix}{_TOP}",
        )

    def body(self) -> Markup:
        """The ways out of both sides, then what to mend beside the contract."""
        analysis, side, words = self.audited.analysis, self.report.side, self.words
        proofs = proofs_of(self.audited, self.prefix, words)
        below = self.level + 2
        tables = (
            exit_table(
                analysis, holder, proofs, below, words.phrase(f"heading.{key}", other=_name(holder, words)), words
            )
            for key, holder in (("own", side), ("other", other(side)))
        )
        contents: dict[str, tuple[Content, ...]] = {
            "ways": (element("div", *tables, class_="sides"), time_line(analysis, side, below, words)),
            "mend": (findings(self.audited, self.report, proofs, below, words),),
            "money": (terms(analysis, proofs, words),),
            "facts": (facts(analysis, proofs, words),),
            "read": tuple(searched(self.audited, self.report, words)),
            "contract": (element("p", words.phrase("page.contract_help"), class_="help"), self._paper(proofs)),
        }
        ways, *judged, text = (self._section(name, key, *contents[name]) for name, key in _SECTIONS)
        return joined(ways, element("div", element("div", *judged, class_="judged"), text, class_="beside"), by="\n")

    def _paper(self, proofs: Proofs) -> Markup:
        analysis = self.audited.analysis
        return element(
            "div",
            contract(analysis.document, proofs, self.level + 2, self.words),
            class_="paper",
            lang=analysis.language or analysis.document.language or None,
            role="region",
            tabindex="0",
            aria_label=self.words.phrase("page.contract"),
        )

    def _section(self, name: str, key: str, *content: Content) -> Markup:
        anchor = self.prefix + name
        title = element(f"h{self.level + 1}", self.words.phrase(key), id=f"{anchor}-title", class_="title")
        return element("section", title, *content, id=anchor, class_=name, aria_labelledby=f"{anchor}-title")


def _name(side: Side, words: Phrases) -> str:
    return words.phrase(f"side.{side}")


def _overview(report: Report, links: Mapping[str, str], words: Phrases, *articles: Markup) -> Markup:
    """All contracts in a table, the files that could not be read, and what else there is."""
    parts: list[Content] = []
    if report.documents:
        names = ("answer", "contract", "findings")
        heads = (element("th", words.phrase(f"page.column.{name}"), scope="col") for name in names)
        rows = (_summary_row(audited, report, links, words) for audited in worst_first(report))
        parts.append(
            element("table", element("thead", element("tr", *heads)), element("tbody", *rows), class_="summary")
        )
    if report.errors:
        items = (
            element("li", element("b", clean(failure.path)), f": {clean(spoken(failure.reason, words.language))}")
            for failure in report.errors
        )
        parts += [element("h2", words.phrase("page.errors")), element("ul", *items, class_="errors")]
    header = element("header", element("h1", totals(report, words)), id=_TOP)
    return joined(header, element("main", element("div", *parts, id="mend"), *articles), by="\n")


def _summary_row(audited: Audited, report: Report, links: Mapping[str, str], words: Phrases) -> Markup:
    analysis = audited.analysis
    answer, path = analysis.answer(report.side), analysis.document.path
    return element(
        "tr",
        element("td", element("span", words.phrase(f"summary.label.{answer}"), class_=f"answer {answer}")),
        element(
            "th",
            element("a", clean(path), href=links[path]) if path in links else clean(path),
            element("p", clean(headline(analysis, report.side, words))),
            scope="row",
        ),
        element("td", counts(audited, words)),
    )
