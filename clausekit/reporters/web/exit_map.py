"""Who can get out, why and how fast: a table for each side, and both on one time line."""

from __future__ import annotations

from collections.abc import Iterator

from clausekit.analysis.values import Analysis, Exit, Side
from clausekit.reporters.layout import clean, shorten
from clausekit.reporters.sentences import place
from clausekit.reporters.web.markup import Content, Markup, element, joined, link
from clausekit.reporters.web.proofs import Proofs, exit_anchor
from clausekit.reporters.web.rows import Row, because, rows_of
from clausekit.rules import Phrases, other

_WIDTH = 1000
"""Units across a time line; the page stretches them."""
_STEPS = (1, 2, 5, 7, 10, 14, 15, 30, 60, 90, 180, 365, 730, 1825, 3650)
_TICKS = 5
_SHORTEST_SCALE = 30
"""Days."""
_TITLE = 300
"""Characters of a quote that shows when one points at its place."""


def exit_table(analysis: Analysis, holder: Side, proofs: Proofs, level: int, caption: str, phrases: Phrases) -> Markup:
    """The ways out of one side as a table, each with a link to its words; `level` is that of its heading."""
    rows = rows_of(analysis, holder, phrases)
    if not rows:
        nothing = element("p", phrases.phrase(f"exits.{analysis.answer(holder)}"), class_="none")
        return element("div", element(f"h{level}", caption), nothing, class_=f"side {holder}")
    heads = ("reason", "cure", "notice", "opens", "proof")
    head = element("tr", *(element("th", phrases.phrase(f"page.column.{name}"), scope="col") for name in heads))
    anchors = (exit_anchor(proofs.prefix, holder, index) for index in range(len(rows)))
    body = joined(
        *(_table_row(row, anchor, proofs, phrases) for row, anchor in zip(rows, anchors, strict=True)), by="\n"
    )
    table = element(
        "table", element("caption", caption, class_="for-readers"), element("thead", head), element("tbody", body)
    )
    return element("div", element(f"h{level}", caption, aria_hidden="true"), table, class_=f"side {holder}")


def _table_row(row: Row, anchor: str, proofs: Proofs, phrases: Phrases) -> Markup:
    exit_ = row.exit
    cells = (
        ("cure", _days(exit_.cure_days, "page.no_cure", phrases)),
        ("notice", _days(exit_.notice_days, "page.no_period", phrases)),
        ("opens", _days(exit_.lock_in_days or None, "page.from_start", phrases)),
        ("proof", _proofs(row, proofs, phrases)),
    )
    return element(
        "tr",
        element("th", row.reason, *because(exit_.reason, phrases), scope="row"),
        *(element("td", content, data_label=phrases.phrase(f"page.column.{name}")) for name, content in cells),
        id=anchor,
    )


def _days(days: int | None, none: str, phrases: Phrases) -> Content:
    if days is None:
        return element("span", phrases.phrase(none), class_="none")
    return phrases.counted("page.days", days) if days else phrases.phrase("page.at_once")


def _proofs(row: Row, proofs: Proofs, phrases: Phrases) -> Markup:
    links = (
        link(proofs.anchor(words), place(words, phrases), title=shorten(clean(words.quote), _TITLE))
        for words in row.proofs
    )
    return joined(*links, by=", ")


def time_line(analysis: Analysis, side: Side, level: int, phrases: Phrases) -> Markup | None:
    """How many days each way out takes, for both sides on one scale; None where nobody has a way out."""
    rows = {holder: rows_of(analysis, holder, phrases) for holder in (side, other(side))}
    if not any(rows.values()):
        return None
    lengths = (sum(days for _, days in spans(row.exit)) for ways in rows.values() for row in ways)
    days = max(_SHORTEST_SCALE, *lengths)
    step = next((step for step in _STEPS if days / step <= _TICKS), _STEPS[-1])
    scale = -(-days // step) * step
    lines: list[Content] = []
    for holder, ways in rows.items():
        lines += [_line(row, scale, phrases) for row in ways]
        if not ways:
            lines.append(_no_line(holder, phrases.phrase(f"exits.{analysis.answer(holder)}"), phrases))
    legend = (
        element("li", element("span", class_=f"key {name}"), phrases.phrase(f"page.{name}"))
        for name in ("lock_in", "cure", "notice")
    )
    return element(
        "figure",
        element(
            "figcaption",
            element(f"h{level}", phrases.phrase("page.time_line")),
            element("p", phrases.phrase("page.time_line_help")),
            element("ul", *legend, class_="legend", aria_hidden="true"),
        ),
        element("ol", *lines, class_="lines"),
        _axis(step, scale, phrases),
        class_="time-line",
    )


def spans(exit_: Exit) -> Iterator[tuple[str, int]]:
    """What one waits for, in order, with days; a notice that starts the time to mend runs with it, not after it."""
    if exit_.lock_in_days:
        yield "lock_in", exit_.lock_in_days
    if exit_.cure_days:
        yield "cure", exit_.cure_days
    if exit_.notice_days and exit_.notice_days != exit_.cure_days:
        yield "notice", exit_.notice_days


def _line(row: Row, scale: int, phrases: Phrases) -> Markup:
    parts: list[Content] = []
    begin = 0
    for name, days in spans(row.exit):
        x, width = begin * _WIDTH / scale, days * _WIDTH / scale
        parts.append(element("rect", class_=name, x=f"{x:.4g}", y="3", width=f"{max(width, 2):.4g}", height="10"))
        begin += days
    x = min(begin * _WIDTH / scale, _WIDTH - 8)
    parts.append(element("rect", class_="out", x=f"{x:.4g}", y="0", width="8", height="16"))
    return _entry(row.exit.side, row.reason, row.conditions or phrases.phrase("page.no_period"), parts, phrases)


def _no_line(holder: Side, none: str, phrases: Phrases) -> Markup:
    bar = element("rect", class_="shut", x="0", y="3", width=str(_WIDTH), height="10")
    return _entry(holder, "", none, [bar], phrases)


def _entry(side: Side, reason: str, how: str, bar: list[Content], phrases: Phrases) -> Markup:
    return element(
        "li",
        element("span", element("b", phrases.phrase(f"side.{side}")), f" {reason}", class_="who"),
        element("span", how, class_="how"),
        element("svg", *bar, viewBox=f"0 0 {_WIDTH} 16", preserveAspectRatio="none", aria_hidden="true"),
        class_=side,
    )


def _axis(step: int, scale: int, phrases: Phrases) -> Markup:
    marks: list[Content] = []
    for day in range(0, scale + 1, step):
        x = f"{100 * day / scale:.4g}%"
        anchor = "start" if day == 0 else "end" if day == scale else "middle"
        label = phrases.phrase("page.day", n=f"{day:,}") if day in (0, scale) else f"{day:,}"
        marks.append(element("line", x1=x, x2=x, y1="0", y2="5"))
        marks.append(element("text", label, x=x, y="18", text_anchor=anchor))
    return element("svg", *marks, class_="axis", aria_hidden="true")
