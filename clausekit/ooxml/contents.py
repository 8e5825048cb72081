"""How Word marks a table of contents."""

from __future__ import annotations

GALLERY = "Table of Contents"
"""The gallery of building blocks that it comes from (ECMA-376 17.5.2.12): the content control around it names it."""
