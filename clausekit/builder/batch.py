"""Many agreements from one deal: each row of a table is laid over it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from clausekit.builder.deal import Deal, read_deal
from clausekit.builder.table import Row
from clausekit.library import FullVariant, Library
from clausekit.library.facts import FACT_TYPES, FactTypeName
from clausekit.saying import Told, told
from clausekit.yamlfile import Source


def deal_of_row(base: Mapping[str, Any], row: Row, table: str, library: Library) -> Deal:
    """The deal `base` with the cells of a row laid over it; `table` is the name for messages.

    A column is named by its way into the deal: client.name, clauses.exit, facts.fees.amount. An empty cell leaves what
    the deal says. Raises SourceError or SourceErrors as `read_deal` does, with the row in place of a line.
    """
    data = _copied(base)
    place = Source(place_of(row, table), data, {}, (), {})
    for column, cell in row.cells.items():
        *above, name = column.split(".")
        inner = data
        for step in above:
            inner = inner.setdefault(step, {}) if isinstance(inner, dict) else None
        if not isinstance(inner, dict) or not name:
            raise place.error(
                (), told("the column {column!r} names no place in a deal; write it like client.name", column=column)
            )
        inner[name] = _fact(cell, _type(column, library)) if column.startswith("facts.") else cell
    return read_deal(place)


def place_of(row: Row, table: str) -> Told:
    """What stands before a mistake in the row: "clients.csv, row 3"."""
    return told("{table}, row {number}", table=table, number=row.number)


def _copied(data: Any) -> Any:
    return {key: _copied(value) for key, value in data.items()} if isinstance(data, dict) else data


def _type(column: str, library: Library) -> FactTypeName:
    """The type of the fact that a column holds; text where no clause has such a fact, which building will tell."""
    _, _, rest = column.partition(".")
    clause, _, name = rest.partition(".")
    if clause not in library:
        return "text"
    known = (FullVariant(library[clause], variant).parameters for variant in library[clause].variants)
    return next((parameters[name].type for parameters in known if name in parameters), "text")


def _fact(cell: str, type: FactTypeName) -> Any:
    """The words of a cell as a fact of this type, as they are where they are none: then the deal is refused."""
    if type == "list":
        return [item.strip() for item in cell.split(";") if item.strip()]
    if FACT_TYPES[type].numeric and re.fullmatch(r"\d{1,15}(\.\d{1,6})?", cell):
        return float(cell) if "." in cell else int(cell)
    return cell
