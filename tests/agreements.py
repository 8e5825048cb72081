"""A small library, template and deal, and what is built from them, for tests of the builder and the writers.

The clauses stand here as text so that a test sees the lines that an error names.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from clausekit import yamlfile
from clausekit.builder import Agreement, Deal, Template, build, read_deal, read_template
from clausekit.library import Entry, Library
from clausekit.library.checking import checked
from clausekit.library.models import clause_of

PAID = '{% if has("money") %}It is paid as {{ ref("money") }} says.{% endif %}'
"""The line of WORK that refers to another clause."""

WORK = """
clause: work
version: 1
title: {en: Work}
purpose: {en: What is done.}
group: work
parameters:
  description: {type: long_text, about: {en: What the provider does.}}
variants:
  project:
    default: true
    rank: 1
    favours: both
    bargain: {en: One project.}
    text:
      en:
        plain: |
          The {{ provider.term }} does this for the {{ client.term }}: {{ description }}. This is called the **Work**.

          {% if has("money") %}It is paid as {{ ref("money") }} says.{% endif %}

        formal: |
          The {{ provider.term }} shall perform {{ description }} (the **Work**).
"""

MONEY = """
clause: money
version: 2
title: {en: The client's money}
purpose: {en: What it costs.}
group: money
parameters:
  currency: {type: text, about: {en: The currency.}}
variants:
  fixed:
    default: true
    rank: 1
    favours: both
    bargain: {en: One price.}
    requires: [work]
    parameters:
      amount: {type: money, about: {en: The price.}}
      due_days: {type: days, default: 14, about: {en: When it is due.}}
    text:
      en:
        plain: |
          The price is {{ amount|money(currency) }}, due in {{ due_days|days }}.
        formal: |
          The price shall be {{ amount|money(currency) }}, due in {{ due_days|days }}.
  parts:
    rank: 2
    favours: client
    bargain: {en: Paid in parts.}
    requires: [work]
    conflicts: [leaving-at-once]
    parameters:
      parts: {type: list, about: {en: The parts.}}
    text:
      en:
        plain: |
          The {{ client.term }} pays in {{ currency }}:
          - at the start, and
          - when a part is done:
            - each of {{ parts|listed }},
            - in any order.

          Nothing else is due.
        formal: |
          Payment shall be made in {{ currency }} for {{ parts|listed }}.
"""

LEAVING = """
clause: leaving
version: 1
title: {en: Leaving}
purpose: {en: How to get out.}
group: exit
variants:
  at-once:
    default: true
    rank: 1
    favours: both
    bargain: {en: At once.}
    text:
      en:
        plain: |
          Either party may end this Agreement at any time by written notice.
        formal: |
          Either party may terminate this Agreement at any time by written notice.
  later:
    rank: 2
    favours: client
    bargain: {en: With notice.}
    parameters:
      notice_days: {type: days, about: {en: How long before.}}
    text:
      en:
        plain: |
          Either party may end this Agreement with {{ notice_days|days }}' notice{% if has("money") %}, once it has paid
          what {{ ref("money") }} says{% endif %}.
        formal: |
          Either party may terminate this Agreement upon {{ notice_days|days }}' notice.
"""

CLAUSES = MappingProxyType({"leaving": LEAVING, "money": MONEY, "work": WORK})

TEMPLATE = """
template: small
version: 1
title: {en: Small agreement}
about: {en: For tests.}
slots:
  - {clause: work}
  - {clause: money, optional: true}
  - {clause: leaving, when: "has('money')"}
"""

DEAL = """
template: small
date: 2026-03-02
provider: {name: Studio North LLC, term: Studio, address: "Harbour Lane 1\\nGalway", email: post@north.example}
client: {name: Copperleaf Ltd, kind: a limited company}
facts:
  work: {description: a website}
  money: {currency: EUR, amount: 1200}
"""


def library_of(clauses: Mapping[str, str] = CLAUSES) -> Library:
    """A library of these clause files."""
    sources = {name: yamlfile.parse(text, f"clauses/{name}.yaml") for name, text in sorted(clauses.items())}
    return Library({name: Entry(clause_of(checked("clause", source, "")), source) for name, source in sources.items()})


def template_of(text: str = TEMPLATE) -> Template:
    """A template."""
    return read_template(yamlfile.parse(text, "templates/small.yaml"))


def deal_from(text: str = DEAL) -> Deal:
    """A deal."""
    return read_deal(yamlfile.parse(text, "deal.yaml"))


def deal_with(**changes: Any) -> Deal:
    """The small deal with some keys changed; a mapping is laid over the one that stands there."""
    data = yamlfile.parse(DEAL).data
    for key, value in changes.items():
        data[key] = {**data[key], **value} if isinstance(value, dict) and key in data else value
    return read_deal(yamlfile.Source("deal.yaml", data, {}, (), {}))


def agreement_of(deal: Deal | None = None, template: Template | None = None) -> Agreement:
    """The small agreement."""
    return build(deal or deal_from(), library_of(), template or template_of())
