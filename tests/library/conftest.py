"""Small clause files to make mistakes in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from clausekit.library.loading import Reading, read_folders

EXIT = """\
clause: exit
version: 1
title: {en: Way out}
purpose: {en: Lets the provider leave.}
group: exit
variants:
  refund:
    default: true
    rank: 1
    favours: provider
    bargain: {en: The provider refunds and goes.}
    provides:
      exits:
        - {side: provider, trigger: inability, notice_days: notice_days}
      terms: [refund_or_credit, release]
    requires: [fees]
    conflicts: []
    parameters:
      notice_days: {type: days, default: 14, about: {en: Days of notice.}}
    text:
      en:
        plain: |
          The {{ provider.term }} may leave after {{ notice_days|days }}.

          See {{ ref("fees") }}.
        formal: |
          The {{ provider.term }} may terminate on {{ notice_days|days }} notice under {{ ref("fees") }}.
  credit:
    rank: 2
    favours: client
    bargain: {en: The provider gives a credit and goes.}
    text:
      en:
        plain: The provider gives a credit.
        formal: The provider shall grant a credit.
"""

FEES = """\
clause: fees
version: 1
title: {en: Fees}
purpose: {en: Says what the client pays.}
group: money
parameters:
  amount: {type: money, about: {en: The price.}}
variants:
  fixed:
    default: true
    rank: 1
    favours: both
    bargain: {en: One price.}
    text:
      en:
        plain: "The {{ client.term }} pays {{ amount|money }}."
        formal: "The {{ client.term }} shall pay {{ amount|money }}."
"""

Mistakes = Callable[..., tuple[str, ...]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two clauses that go together: exit.yaml and fees.yaml."""
    tmp_path.joinpath("exit.yaml").write_text(EXIT, encoding="utf-8")
    tmp_path.joinpath("fees.yaml").write_text(FEES, encoding="utf-8")
    return tmp_path


@pytest.fixture
def reading(folder: Path) -> Reading:
    """What is read of the two clauses as they are."""
    return read_folders([folder])


@pytest.fixture
def mistakes(folder: Path) -> Mistakes:
    """Changes words in exit.yaml (or `file`) and gives the mistakes that are found, without the folder's name."""

    def change(*changes: tuple[str, str], file: str = "exit.yaml") -> tuple[str, ...]:
        text = folder.joinpath(file).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in text, f"{old!r} is not in {file}"
            text = text.replace(old, new, 1)
        folder.joinpath(file).write_text(text, encoding="utf-8")
        return tuple(str(error).removeprefix(f"{folder}/") for error in read_folders([folder]).errors)

    return change
