"""The accuracy table, as plain text or as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from accuracy_scores import Counts, Share

Row = tuple[str, ...]


def f1(counts: Counts) -> str:
    """A field's cell: the figure, and in brackets right, false and missed; "-" where there is nothing to find."""
    if not any(counts):
        return "-"
    return f"{counts.f1:.3f} ({counts.right} +{counts.false} -{counts.missed})"


def share(part: Share) -> str:
    """A share's cell: "0.974 (155/159)"; "-" of nothing."""
    return f"{part.value:.3f} ({part.right}/{part.of})" if part.of else "-"


def without_empty_columns(head: Row, rows: Sequence[Row]) -> tuple[Row, list[Row]]:
    """The table without the columns that have nothing but a head."""
    kept = [column for column in range(len(head)) if any(row[column] for row in rows)]
    return tuple(head[column] for column in kept), [tuple(row[column] for column in kept) for row in rows]


def plain(title: str, head: Row, rows: Sequence[Row]) -> str:
    """Columns in even width under their heads."""
    head, rows = without_empty_columns(head, rows)
    widths = [max(len(row[column]) for row in (head, *rows)) for column in range(len(head))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in (head, *rows)]
    return "\n".join((title, *(line.rstrip() for line in lines), ""))


def markdown(title: str, head: Row, rows: Sequence[Row]) -> str:
    """The same as a Markdown table below its title."""
    head, rows = without_empty_columns(head, rows)
    lines = ["| " + " | ".join(row) + " |" for row in (head, ("---",) * len(head), *rows)]
    return "\n".join((f"**{title}**", "", *lines, ""))
