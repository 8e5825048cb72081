"""Files that nothing may be written into, each with the reason and what to do."""

from __future__ import annotations

from lxml import etree

from clausekit.errors import ProtectedFile
from clausekit.ooxml.names import w
from clausekit.readers.docx_styles import is_on
from clausekit.redline.parts import Parts
from clausekit.saying import Told, told

_PROTECTED = {
    "readOnly": Told("may only be read"),
    "comments": Told("may only be commented on"),
    "forms": Told("may only be filled in"),
    "trackedChanges": Told("may only be changed with tracked changes"),
}


def refuse_if_closed(parts: Parts) -> None:
    """Raises ProtectedFile where the file is protected (17.15.1.29), wants a password to be changed (17.15.1.93), is
    digitally signed (ECMA-376-2 12) or is kept in an encoding that cannot be added to."""
    path = parts.package.path
    if any(name.startswith("_xmlsignatures/") for name in parts.package.names):
        raise ProtectedFile(
            path, told("is digitally signed, and any change breaks the signature; ask for an unsigned copy")
        )
    settings = parts.xml(parts.related("settings")) if parts.related("settings") else None
    if settings is not None:
        _check_settings(path, settings)
    data = parts.read(parts.main) or b""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ProtectedFile(path, told("is stored in UTF-16; open it in Word, save it and try again"))


def _check_settings(path: str, settings: etree._Element) -> None:
    protection = settings.find(w("documentProtection"))
    if protection is not None and is_on(protection.get(w("enforcement")), missing=False):
        kind = _PROTECTED.get(protection.get(w("edit"), ""), Told("is protected"))
        raise ProtectedFile(
            path, told("{kind} (Review > Restrict Editing); ask for a copy without protection", kind=kind)
        )
    reserved = settings.find(w("writeProtection"))
    if reserved is not None and any(reserved.get(w(name)) for name in ("hash", "hashValue")):
        raise ProtectedFile(path, told("wants a password before it may be changed; ask for a copy without it"))
