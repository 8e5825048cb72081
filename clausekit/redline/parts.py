"""A Word file under change: the parts of its package, those that were changed, and the whole written again."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from clausekit.errors import DamagedFile
from clausekit.ooxml.archive import zip_bytes
from clausekit.ooxml.package import Package, open_package, parse
from clausekit.saying import told

_MOST_BYTES = 1 << 30
"""Unpacked bytes of the whole package, pictures and all: it is packed again in memory."""


class Parts(NamedTuple):
    """`changed` maps names as in the zip to their new content; what is not in it is taken over byte for byte."""

    package: Package
    changed: Mapping[str, bytes]

    @property
    def main(self) -> str:
        return self.package.main

    def read(self, part: str) -> bytes | None:
        """The content of a part as it stands now, None where there is none."""
        name = self._name(part)
        return self.changed[name] if name in self.changed else self.package.read(part)

    def xml(self, part: str) -> etree._Element | None:
        """The root of a part as it stands now, None where there is none."""
        data = self.read(part)
        return None if data is None else parse(self.package.path, part, data)

    def document(self) -> tuple[bytes, etree._Element]:
        """The main part, as bytes and as tree."""
        data = self.read(self.main)
        if data is None:
            raise DamagedFile(
                self.package.path, told("has no {part}; it is no Word file, or a damaged one", part=self.main)
            )
        return data, parse(self.package.path, self.main, data)

    def with_part(self, part: str, content: bytes) -> Parts:
        """The same with one part changed or added."""
        return self._replace(changed={**self.changed, self._name(part): content})

    def related(self, kind: str) -> str:
        """The part that the main part names as its `kind` ("comments") now; "" where it names none."""
        root = self.xml(self.relationships)
        if root is None:
            return ""
        for link in root:
            if link.get("Type", "").endswith(f"/{kind}") and link.get("TargetMode") != "External":
                folder = posixpath.dirname(self.main)
                return posixpath.normpath(posixpath.join("/", folder, link.get("Target", ""))).lstrip("/")
        return ""

    @property
    def relationships(self) -> str:
        """The part that holds the relationships of the main part."""
        folder, name = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    def content(self) -> bytes:
        """The whole file: the parts in their order, new ones at the end, with fixed dates."""
        return zip_bytes(self._all(self.package.zip.namelist()))

    def words(self) -> bytes:
        """The file without its pictures and fonts: enough to be read, and quicker to pack."""
        names = self.package.zip.namelist()
        return zip_bytes(self._all([name for name in names if name.lower().endswith((".xml", ".rels"))]))

    def _all(self, names: list[str]) -> dict[str, bytes]:
        found = {name: self.changed[name] if name in self.changed else self.package.zip.read(name) for name in names}
        return {**found, **{name: content for name, content in self.changed.items() if name not in found}}

    def _name(self, part: str) -> str:
        return self.package.names.get(part.lower(), part)


def parts_of(path: str, data: bytes) -> Parts:
    """Open a Word file to change it. Raises InputError as `open_package` does, DamagedFile where it cannot be packed
    again as it was."""
    package = open_package(path, data)
    entries = package.zip.infolist()
    if sum(entry.file_size for entry in entries) > _MOST_BYTES:
        raise DamagedFile(
            path, told("unpacks to more than {most} GB; nothing is written into it", most=_MOST_BYTES >> 30)
        )
    if len({entry.filename for entry in entries}) < len(entries):
        raise DamagedFile(path, told("holds two parts of one name; open it in Word, save it and try again"))
    broken = package.zip.testzip()
    if broken:
        raise DamagedFile(path, told("the file is damaged ({part}); get a fresh copy", part=broken))
    return Parts(package, {})
