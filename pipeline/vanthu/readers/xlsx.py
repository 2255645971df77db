"""Excel workbooks (.xlsx): shared strings with the font of each run, number formats, merged cells, text boxes."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import NamedTuple, TypeVar

from lxml import etree

from vanthu.errors import ReadError
from vanthu.readers.flow import Style
from vanthu.readers.grid import Sheet, SheetCell, shown_number
from vanthu.readers.ooxml import Package
from vanthu.types import Problem

T = TypeVar("T")

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 14: "dd/mm/yyyy", 15: "d-mmm-yy",
    16: "d-mmm", 17: "mmm-yy", 18: "h:mm", 19: "h:mm:ss", 20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0",
    39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0", 43: "#,##0.00", 44: "#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss", 48: "0.0E+0",
    49: "@",
}  # fmt: skip  # ECMA-376 part 1, 18.8.30


class _Look(NamedTuple):
    """How a cell is set: font, weight, number format, whether it has ruling lines."""

    font: str = ""
    style: Style = Style()
    format: str = "General"
    ruled: bool = False


def place(reference: str) -> tuple[int, int] | None:
    """(row, column) from 0 of a cell's name.

    >>> place("B3"), place("AA1"), place("?")
    ((2, 1), (0, 26), None)
    """
    match = _PLACE.fullmatch(reference.replace("$", ""))
    if not match:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


def sheets_of(data: bytes) -> tuple[list[Sheet], list[Problem]]:
    """The sheets of an .xlsx file in the order of their tabs."""
    return _Workbook(data).sheets()


class _Workbook:
    def __init__(self, data: bytes) -> None:
        self.package = Package(data)
        start = self._targets("_rels/.rels", "").values()
        self.main = next((p for kind, p in start if kind == "officeDocument" and p in self.package.names), "xl/workbook.xml")
        folder, name = posixpath.split(self.main)
        self.related = self._targets(f"{folder}/_rels/{name}.rels", folder)
        self.root = self.package.xml(self.main)
        properties = self.root.find(_S + "workbookPr")
        self.date_1904 = properties is not None and properties.get("date1904") in ("1", "true")
        self.strings = list(self._strings())
        self.looks = list(self._looks())
        self.without_value = 0

    def _targets(self, name: str, folder: str) -> dict[str, tuple[str, str]]:
        if name not in self.package.names:
            return {}
        found = {}
        for relation in self.package.xml(name).iterchildren(_RELATION):
            if relation.get("TargetMode") != "External":
                target = relation.get("Target", "")
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                found[relation.get("Id", "")] = (relation.get("Type", "").rsplit("/", 1)[-1], path)
        return found

    def _part(self, kind: str) -> etree._Element | None:
        path = next((p for k, p in self.related.values() if k == kind and p in self.package.names), None)
        return self.package.xml(path) if path else None

    def _strings(self) -> Iterator[list[tuple[str, str]]]:
        root = self._part("sharedStrings")
        for item in root.iterchildren(_S + "si") if root is not None else ():
            yield _runs(item)

    def _looks(self) -> Iterator[_Look]:
        root = self._part("styles")
        if root is None:
            return
        formats = {int(f.get("numFmtId", "0")): f.get("formatCode", "") for f in root.iterfind(f"{_S}numFmts/{_S}numFmt")}
        fonts = [(_font_name(f), _font_style(f)) for f in root.iterfind(f"{_S}fonts/{_S}font")]
        ruled = [
            sum(side.get("style") not in (None, "none") for side in border) >= 2
            for border in root.iterfind(f"{_S}borders/{_S}border")
        ]
        for xf in root.iterfind(f"{_S}cellXfs/{_S}xf"):
            number = _int(xf.get("numFmtId"))
            font, style = _at(fonts, _int(xf.get("fontId")), ("", Style()))
            yield _Look(
                font, style, formats.get(number, _BUILT_IN.get(number, "General")), _at(ruled, _int(xf.get("borderId")), False)
            )

    def sheets(self) -> tuple[list[Sheet], list[Problem]]:
        found, problems = [], []
        for entry in self.root.iterfind(f"{_S}sheets/{_S}sheet"):
            kind, path = self.related.get(entry.get(_R + "id", ""), ("", ""))
            name = entry.get("name", "")
            if kind == "worksheet" and path in self.package.names:
                sheet = Sheet(name, hidden=entry.get("state", "visible") != "visible")
                self._read(sheet, path)
                found.append(sheet)
            elif kind != "worksheet":
                problems.append(Problem("read", "not_read", f"“{name}” is a {kind or 'missing'} sheet: not read."))
        if not found:
            raise ReadError("corrupt", "The workbook has no sheet that can be read.")
        if self.without_value:
            message = f"{self.without_value} formula(s) were saved without their values; these cells are empty."
            problems.append(Problem("read", "formula_without_value", message))
        return found, problems

    def _read(self, sheet: Sheet, path: str) -> None:
        root = self.package.xml(path)
        row = -1
        for element in root.iterfind(f"{_S}sheetData/{_S}row"):
            row = _int(element.get("r"), row + 2) - 1
            column = -1
            for cell in element.iterchildren(_S + "c"):
                row, column = place(cell.get("r", "")) or (row, column + 1)
                self._cell(sheet, cell, (row, column))
        for area in root.iterfind(f"{_S}mergeCells/{_S}mergeCell"):
            first, _, last = area.get("ref", "").partition(":")
            start, end = place(first), place(last)
            if start and end:
                sheet.merged.append((start[0], end[0], start[1], end[1]))
        self._boxes(sheet, path)

    def _cell(self, sheet: Sheet, cell: etree._Element, at: tuple[int, int]) -> None:
        look = _at(self.looks, _int(cell.get("s")), _Look())
        if look.ruled:
            sheet.ruled.add(at[0])
        runs = [(text, font or look.font) for text, font in self._content(cell, look) if text]
        if any(text.strip() for text, _ in runs):
            sheet.cells[at] = SheetCell(runs, look.style)

    def _content(self, cell: etree._Element, look: _Look) -> list[tuple[str, str]]:
        kind, value = cell.get("t", "n"), cell.findtext(_S + "v")
        if kind == "inlineStr":
            inline = cell.find(_S + "is")
            return _runs(inline) if inline is not None else []
        if value is None:
            self.without_value += cell.find(_S + "f") is not None
            return []
        if kind == "s":
            return _at(self.strings, _int(value, -1), [])
        if kind == "b":
            return [("TRUE" if value == "1" else "FALSE", "")]
        if kind in ("str", "e", "d"):
            return [(value, "")]
        try:
            return [(shown_number(float(value), look.format, date_1904=self.date_1904), "")]
        except (ValueError, OverflowError):
            return [(value, "")]

    def _boxes(self, sheet: Sheet, path: str) -> None:
        """Text boxes of a sheet, one a row below its cells."""
        folder, name = posixpath.split(path)
        row = max((r for r, _ in sheet.cells), default=-1) + 1
        for kind, part in self._targets(f"{folder}/_rels/{name}.rels", folder).values():
            if kind != "drawing" or part not in self.package.names:
                continue
            for paragraph in self.package.xml(part).iter(_A + "p"):
                text = "".join(t.text or "" for t in paragraph.iter(_A + "t"))
                if text.strip():
                    face = next((f.get("typeface", "") for f in paragraph.iter(_A + "latin")), "")
                    sheet.cells[row, 0] = SheetCell([(text, face)])
                    row += 1


def _int(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdigit() else default


def _at(items: list[T], index: int, default: T) -> T:
    return items[index] if 0 <= index < len(items) else default


def _font_name(font: etree._Element) -> str:
    name = font.find(_S + "name")
    if name is None:
        name = font.find(_S + "rFont")
    return name.get("val", "") if name is not None else ""


def _font_style(font: etree._Element) -> Style:
    size = font.find(_S + "sz")
    try:
        points = float(size.get("val", "")) if size is not None else None
    except ValueError:
        points = None
    on = [(e := font.find(_S + tag)) is not None and e.get("val", "1") not in ("0", "false") for tag in ("b", "i")]
    return Style(on[0], on[1], points)


def _runs(item: etree._Element) -> list[tuple[str, str]]:
    """(text, font) of a string item; phonetic guides are not part of it."""
    runs = []
    for child in item:
        if child.tag == _S + "t":
            runs.append((_unescaped(child.text or ""), ""))
        elif child.tag == _S + "r":
            properties = child.find(_S + "rPr")
            runs.append((_unescaped(child.findtext(_S + "t") or ""), _font_name(properties) if properties is not None else ""))
    return runs


def _unescaped(text: str) -> str:
    """`_x000D_` and the like are characters that XML cannot hold."""
    return _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n").replace("\r", "\n")
