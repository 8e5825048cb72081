"""Margin comments: one more in the comments part, which is made, declared and named where there is none."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping

from clausekit.ooxml.names import CONTENT_TYPES, RELATIONSHIPS, W
from clausekit.redline.edits import Marking
from clausekit.redline.parts import Parts
from clausekit.redline.source import Splice, last_tag, namespaces, spliced
from clausekit.redline.xml import element, text_run, to_bytes

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_KINDS = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "http://purl.oclc.org/ooxml/officeDocument/relationships",
    W: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


def with_comment(parts: Parts, id: int, words: str, marking: Marking, styles: frozenset[str]) -> Parts:
    """The package with one more comment (17.13.4.2); `styles` are the styles that the document has."""
    part = parts.related("comments")
    if not part or parts.read(part) is None:
        parts, part = _with_empty_part(parts)
    mark = element("rPr", element("rStyle", val="CommentReference")) if "CommentReference" in styles else ""
    style = element("pPr", element("pStyle", val="CommentText")) if "CommentText" in styles else ""
    reference = element("r", mark, element("annotationRef"))
    paragraph = element("p", style, reference, text_run(words, ""))
    initials = "".join(word[0] for word in marking.author.split())[:3].upper() or "C"
    date = {"date": marking.day} if marking.day else {}
    return _appended(
        parts, part, element("comment", paragraph, id=id, author=marking.author, **date, initials=initials)
    )


def reference(id: int, styles: frozenset[str]) -> str:
    """The run that ties a comment to its place (17.13.4.5)."""
    mark = element("rPr", element("rStyle", val="CommentReference")) if "CommentReference" in styles else ""
    return element("r", mark, element("commentReference", id=id))


def declared(xml: str, known: Mapping[str, str]) -> str:
    """An element with its prefix w declared where the root of its part, which declares `known`, does not."""
    own = known.get(known[" root"].rpartition(":")[0], W)
    if known.get("w") == own:
        return xml
    # Only the outermost element: those inside inherit it.
    return re.sub(r"^<w:(\w+)", rf'<w:\1 xmlns:w="{own}"', xml)


def _appended(parts: Parts, part: str, xml: str) -> Parts:
    data = parts.read(part) or b""
    splice, closing = last_tag(data)
    new = splice.new + to_bytes(declared(xml, namespaces(data))) + closing
    return parts.with_part(part, spliced(data, [Splice(splice.start, splice.end, new)]))


def _with_empty_part(parts: Parts) -> tuple[Parts, str]:
    folder = posixpath.dirname(parts.main)
    taken = {name.lower() for name in (*parts.package.names, *parts.changed)}
    names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(1000))
    part = next(name for name in names if name.lower() not in taken)
    known = namespaces(parts.read(parts.main) or b"")
    own = known.get(known[" root"].rpartition(":")[0], W)
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    parts = parts.with_part(part, f'{head}<w:comments xmlns:w="{own}"></w:comments>'.encode())
    parts = _with_content_type(parts, part)
    return _with_relationship(parts, posixpath.basename(part), _KINDS.get(own, _KINDS[W])), part


def _with_content_type(parts: Parts, part: str) -> Parts:
    data = parts.read("[Content_Types].xml") or b""
    new = f'<Override xmlns="{CONTENT_TYPES}" PartName="/{part}" ContentType="{_TYPE}"/>'
    return parts.with_part("[Content_Types].xml", _ended_with(data, new, CONTENT_TYPES))


def _with_relationship(parts: Parts, target: str, kinds: str) -> Parts:
    data = parts.read(parts.relationships)
    if data is None:
        head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        data = f'{head}<Relationships xmlns="{RELATIONSHIPS}"></Relationships>'.encode()
    taken = set(re.findall(rb"""\sId\s*=\s*["']([^"']+)""", data))
    id = next(f"rId{number}" for number in range(1, 100_000) if f"rId{number}".encode() not in taken)
    new = f'<Relationship xmlns="{RELATIONSHIPS}" Id="{id}" Type="{kinds}/comments" Target="{target}"/>'
    return parts.with_part(parts.relationships, _ended_with(data, new, RELATIONSHIPS))


def _ended_with(data: bytes, new: str, namespace: str) -> bytes:
    """`new` at the end of the root; its namespace goes unsaid where it is the default one there."""
    if namespaces(data).get("") == namespace:
        new = new.replace(f' xmlns="{namespace}"', "", 1)
    splice, closing = last_tag(data)
    return spliced(data, [Splice(splice.start, splice.end, splice.new + new.encode() + closing)])
