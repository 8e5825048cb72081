"""Making HTML from parts: everything that is not markup of ours is escaped here and nowhere else."""

from __future__ import annotations

from html import escape
from typing import NamedTuple


class Markup(NamedTuple):
    """HTML that is finished. What is a plain `str` is words, and gets escaped."""

    html: str


Content = Markup | str | None
NONE = Markup("")


def element(tag: str, *content: Content, **attributes: str | bool | None) -> Markup:
    """`<tag attributes>content</tag>`; words are escaped. `class_` is class, `aria_label` aria-label; an attribute that
    is None or False is left out, one that is True stands without a value."""
    return Markup(f"<{tag}{_attributes(attributes)}>{joined(*content).html}</{tag}>")


def empty(tag: str, **attributes: str | bool | None) -> Markup:
    """An element that has no content and no end, such as `<meta>`."""
    return Markup(f"<{tag}{_attributes(attributes)}>")


def joined(*content: Content, by: str = "") -> Markup:
    """Parts one after the other."""
    return Markup(by.join(_html(part) for part in content if part is not None))


def link(anchor: str, *content: Content, **attributes: str | bool | None) -> Markup:
    """A link within the page."""
    return element("a", *content, href=f"#{anchor}", **attributes)


def _html(part: Markup | str) -> str:
    return part.html if isinstance(part, Markup) else escape(part)


def _attributes(attributes: dict[str, str | bool | None]) -> str:
    return "".join(
        f" {name.rstrip('_').replace('_', '-')}" + ("" if value is True else f'="{escape(str(value))}"')
        for name, value in attributes.items()
        if value is not None and value is not False
    )
