"""A Word file as a package of parts (ECMA-376 part 2), opened on the assumption that it wants to do harm.

Nothing is unpacked to disk. Limits on the number and the unpacked size of the parts come before any part is read, and
XML is read without DTD, entities and network.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from clausekit.errors import DamagedFile, EncryptedFile, UnsupportedFile
from clausekit.ooxml.names import CONTENT_TYPES, RELATIONSHIPS
from clausekit.saying import Told, told

MOST_ENTRIES = 10_000
MOST_BYTES = 256 * 1024 * 1024
"""Unpacked bytes of all XML parts together: some hundred times the longest contract."""
MOST_RATIO = 300
"""Unpacked to packed size of one part over a megabyte: Word's own XML stays under 100, a zip bomb is near 1000."""

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")
_MAIN = re.compile(r"application/vnd\.(openxmlformats-officedocument\.wordprocessingml|ms-word)\..*main\+xml")
_WORKBOOK = Told("is an Excel workbook; save the contract as DOCX, PDF or text")
_SLIDES = Told("is a PowerPoint presentation; save the contract as DOCX, PDF or text")
_OTHER_MAIN = {
    "spreadsheetml": _WORKBOOK,
    "ms-excel": _WORKBOOK,
    "presentationml": _SLIDES,
    "ms-powerpoint": _SLIDES,
}


class Relationship(NamedTuple):
    """A link from one part to another: `target` is a part's name, or an address where `external`."""

    id: str
    type: str
    target: str
    external: bool


class Package(NamedTuple):
    """An open package. `path` is the name for messages; `names` maps lower-case part names to those in the zip."""

    path: str
    zip: zipfile.ZipFile
    names: Mapping[str, str]
    main: str

    def read(self, part: str) -> bytes | None:
        """The bytes of a part ("word/document.xml"), None where there is none. Raises DamagedFile."""
        name = self.names.get(part.lower())
        return None if name is None else _read(self.path, self.zip, name)

    def xml(self, part: str) -> etree._Element | None:
        """The root of an XML part in transitional names, None where there is none. Raises DamagedFile."""
        data = self.read(part)
        return None if data is None else parse(self.path, part, data)

    def related(self, part: str) -> tuple[Relationship, ...]:
        """The relationships of a part, in file order; "" is the package itself."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        if root is None:
            return ()
        return tuple(
            Relationship(
                link.get("Id", ""),
                link.get("Type", ""),
                link.get("Target", "") if external else _resolve(folder, link.get("Target", "")),
                external,
            )
            for link in root.iter(f"{{{RELATIONSHIPS}}}Relationship")
            for external in (link.get("TargetMode") == "External",)
        )

    def one(self, part: str, kind: str) -> str:
        """The name of the part that `part` names as its `kind` ("styles"); "" where it names none."""
        return next((link.target for link in self.related(part) if link.type.endswith(f"/{kind}")), "")


def open_package(path: str, data: bytes) -> Package:
    """Open a Word file. `path` is only the name for messages.

    Raises DamagedFile where it is no sound zip or breaks a limit, EncryptedFile where its members want a password,
    UnsupportedFile where it is some other zip (a workbook, an archive).
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise DamagedFile(
            path, told("the file is damaged ({reason}); get a fresh copy", reason=_plain(error))
        ) from error
    _check_limits(path, archive)
    names = {name.replace("\\", "/").lstrip("/").lower(): name for name in archive.namelist()}
    package = Package(path, archive, names, "")
    return package._replace(main=_main_part(package))


def parse(path: str, part: str, data: bytes) -> etree._Element:
    """The root of an XML part; strict names (ECMA-376 part 1) become the transitional ones.

    Raises DamagedFile where it is no XML, has a document type (which OPC forbids, 8.1.1) or is nested too deep.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        data = re.sub(r"^<\?xml[^>]*\?>", "", data.decode("utf-16", "replace")).encode()
    if b"//purl.oclc.org/ooxml/" in data:
        data = _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/\2", data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, AssertionError) as error:
        raise DamagedFile(
            path, told("the file is damaged ({part}: {reason}); get a fresh copy", part=part, reason=_plain(error))
        ) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise DamagedFile(
            path, told("{part} declares a document type, which no Word file does; it is not read", part=part)
        )
    return root


def _check_limits(path: str, archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_ENTRIES:
        raise DamagedFile(
            path, told("holds {count} entries, more than any Word file; it is not read", count=len(entries))
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise EncryptedFile(path, told("is a zip with a password; unpack it and give the file inside"))
    xml = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
    if sum(entry.file_size for entry in xml) > MOST_BYTES:
        raise DamagedFile(path, told("unpacks to more than {most} MB of text; it is not read", most=MOST_BYTES >> 20))
    for entry in xml:
        if entry.file_size > 1 << 20 and entry.file_size > MOST_RATIO * max(entry.compress_size, 1):
            size = entry.file_size >> 20
            raise DamagedFile(
                path,
                told(
                    "{part} unpacks to {size} MB from almost nothing; it is not read",
                    part=entry.filename,
                    size=size,
                ),
            )


def _read(path: str, archive: zipfile.ZipFile, name: str) -> bytes:
    # zipfile never gives more than the size it declares, which the limits have seen.
    entry = archive.getinfo(name)
    if entry.file_size > MOST_BYTES:
        raise DamagedFile(
            path, told("{part} unpacks to more than {most} MB; it is not read", part=name, most=MOST_BYTES >> 20)
        )
    try:
        return archive.read(entry)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise DamagedFile(
            path, told("the file is damaged ({part}: {reason}); get a fresh copy", part=name, reason=_plain(error))
        ) from error


def _main_part(package: Package) -> str:
    """The main document part: by the package's relationship, else by its content type."""
    types = package.xml("[Content_Types].xml")
    if types is None:
        raise UnsupportedFile(
            package.path, told("is a zip archive but no Word file; unpack it and give the contract inside")
        )
    by_name = {
        (link.get("PartName") or "").lstrip("/").lower(): link.get("ContentType") or ""
        for link in types.iter(f"{{{CONTENT_TYPES}}}Override")
    }
    main = package.one("", "officeDocument")
    kind = by_name.get(main.lower(), "")
    for mark, reason in _OTHER_MAIN.items():
        if mark in kind:
            raise UnsupportedFile(package.path, reason)
    if main.lower() not in package.names:
        main = next((name for name, kind in by_name.items() if _MAIN.match(kind) and name in package.names), "")
    if not main:
        raise DamagedFile(package.path, told("has no main document part; it is no Word file, or a damaged one"))
    return package.names[main.lower()].replace("\\", "/").lstrip("/")


def _resolve(folder: str, target: str) -> str:
    """The name of the part that a relative or absolute target means (OPC 9.3.2.2); no way leads out of the package."""
    target = target.replace("\\", "/").split("#", 1)[0]
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _plain(error: BaseException) -> Told:
    return Told(" ".join(str(error).split())[:120] or type(error).__name__)
