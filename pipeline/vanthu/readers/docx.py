"""Word files (.docx): paragraphs, tables and text boxes in order, list markers as displayed, tracked changes as accepted."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from vanthu.errors import ReadError
from vanthu.readers.docx_body import Body
from vanthu.readers.docx_lists import Lists
from vanthu.readers.docx_pictures import recognised
from vanthu.readers.docx_styles import Styles, W, is_on
from vanthu.readers.flow import Flow
from vanthu.readers.ooxml import Package
from vanthu.settings import Settings
from vanthu.text.fold import fold
from vanthu.text.legacy import decode_lines
from vanthu.types import Reading, Source

FORMATS = ("docx",)

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_NATIONAL_TITLE = re.compile(r"cong hoa xa hoi chu nghia|dang cong san viet nam")


def read(source: Source, settings: Settings, format: str) -> Reading:
    """The words of a Word file; a letterhead in the header comes first, notes, running heads and footers last."""
    return read_package(source.data, settings, format)


def read_package(data: bytes, settings: Settings, format: str, *, converted: bool = False) -> Reading:
    """The words of the bytes of a Word file; `converted` when a program made it from another format just now."""
    try:
        document = _Docx(data, converted)
        reading = document.reading(format)
        return reading if reading.words else recognised(document.pictures(), settings, format)
    except RecursionError as error:
        raise ReadError("hostile", "The file nests its parts deeper than any report; it was not read.") from error


class _Docx:
    """One Word file being read."""

    def __init__(self, data: bytes, converted: bool) -> None:
        self.package = Package(data)
        self.main = self._main_part()
        self.related = dict(self._relations())
        self.flow = Flow()
        self.body = Body(self.flow, Styles(self._bytes("styles")), Lists(self._optional("numbering")), converted=converted)

    def _main_part(self) -> str:
        for _, kind, target in self._targets("_rels/.rels", ""):
            if kind == "officeDocument" and target in self.package.names:
                return target
        return "word/document.xml"

    def _targets(self, name: str, folder: str) -> Iterator[tuple[str, str, str]]:
        if name not in self.package.names:
            return
        for relation in self.package.xml(name).iterchildren(_RELATIONS + "Relationship"):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                yield relation.get("Id", ""), relation.get("Type", "").rsplit("/", 1)[-1], path

    def _relations(self) -> Iterator[tuple[str, tuple[str, str]]]:
        folder, name = posixpath.split(self.main)
        for key, kind, path in self._targets(f"{folder}/_rels/{name}.rels", folder):
            yield key, (kind, path)

    def _path(self, kind: str) -> str | None:
        return next((p for k, p in self.related.values() if k == kind and p in self.package.names), None)

    def _optional(self, kind: str) -> etree._Element | None:
        path = self._path(kind)
        return self.package.xml(path) if path else None

    def _bytes(self, kind: str) -> bytes | None:
        path = self._path(kind)
        return self.package.part(path) if path else None

    def reading(self, format: str) -> Reading:
        body = self.package.xml(self.main).find(W + "body")
        if body is None:
            raise ReadError("corrupt", "The file has no document body.")
        self.body.look(body)
        first, later = self._margins(body)
        for part in first:
            self.body.margin(part)
        self.body.blocks(body)
        for kind, tag in (("footnotes", "footnote"), ("endnotes", "endnote")):
            root = self._optional(kind)
            if root is not None:
                self.body.notes(root.iterchildren(W + tag))
        for part in later:
            self.body.margin(part)
        problems = self.body.problems()
        if not self.flow.words and not self.body.pictures:
            unread = [problem.message for problem in problems if problem.code == "not_read"]
            raise ReadError("unreadable" if unread else "empty", " ".join(["The file holds no text.", *unread]))
        return self.flow.reading(format, problems=problems, encoding=self.body.encoding)

    def pictures(self) -> Iterator[bytes]:
        """The page-sized pictures of the body in order."""
        for key in self.body.pictures:
            path = self.related.get(key, ("", ""))[1]
            if path in self.package.names:
                yield self.package.part(path)

    def _margins(self, body: etree._Element) -> tuple[list[etree._Element], list[etree._Element]]:
        """Headers that are the letterhead of page 1; all other headers and footers, each once."""
        first: list[etree._Element] = []
        later: list[etree._Element] = []
        paths: set[str] = set()
        for index, section in enumerate(body.iter(W + "sectPr")):
            title = section.find(W + "titlePg")
            opening = "first" if title is not None and is_on(title) else "default"
            for reference in section.iterchildren(W + "headerReference", W + "footerReference"):
                kind = reference.get(W + "type", "default")
                path = self.related.get(reference.get(_R_ID, ""), ("", ""))[1]
                unused = kind == "first" and opening != "first"  # the section has no first page of its own
                if path not in self.package.names or path in paths or unused:
                    continue
                paths.add(path)
                part = self.package.xml(path)
                on_top = index == 0 and kind == opening and reference.tag == W + "headerReference"
                (first if on_top and _is_letterhead(part) else later).append(part)
        return first, later


def _is_letterhead(part: etree._Element) -> bool:
    """Whether a header holds the head of the document (columns side by side, the national title) and not a running head."""
    if any(len([c for c in row.iter(W + "tc") if any(t.text for t in c.iter(W + "t"))]) > 1 for row in part.iter(W + "tr")):
        return True
    lines = ["".join(t.text or "" for t in p.iter(W + "t")) for p in part.iter(W + "p")]
    return bool(_NATIONAL_TITLE.search(fold(decode_lines("\n".join(lines)).text)))
