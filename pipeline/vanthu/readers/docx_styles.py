"""How a run is set in a Word file: its own properties over those of its character style, paragraph style and the defaults."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.sax.saxutils import escape

from lxml import etree

from vanthu.readers.flow import Style
from vanthu.readers.ooxml import parse_xml

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
_ROOT = re.compile(rb"<w:styles\b[^<>]{0,8000}>")
_DEFAULT = re.compile(rb"""<w:style [^<>]{0,400}?\bw:default=["'](?:1|true|on)["'][^<>]{0,400}>""")
_ATTRIBUTE = re.compile(rb"""w:(styleId|type|default)=["']([^"'<>]{0,400})["']""")
_ON = ("1", "true", "on")
_OFF = ("0", "false", "off", "none")


class Format(NamedTuple):
    """The properties of a run that matter for reading."""

    font: str = ""
    bold: bool = False
    italic: bool = False
    caps: bool = False
    hidden: bool = False
    size: float | None = None

    @property
    def style(self) -> Style:
        return Style(self.bold, self.italic, self.size)


def is_on(element: etree._Element) -> bool:
    """Whether a switch such as `<w:b/>` is on."""
    return element.get(VAL, "1") not in _OFF


def _font(element: etree._Element, inherited: str) -> str:
    if element.get(W + "hAnsiTheme") or element.get(W + "asciiTheme"):
        return ""
    return element.get(W + "hAnsi") or element.get(W + "ascii") or inherited


def _size(element: etree._Element) -> float | None:
    try:
        return float(element.get(VAL, "")) / 2
    except ValueError:
        return None


def over(base: Format, properties: etree._Element) -> Format:
    """`base` with what `<w:rPr>` says."""
    font, bold, italic, caps, hidden, size = base
    for element in properties:
        tag = element.tag
        if tag == W + "rFonts":
            font = _font(element, font)
        elif tag == W + "b":
            bold = is_on(element)
        elif tag == W + "i":
            italic = is_on(element)
        elif tag == W + "caps":
            caps = is_on(element)
        elif tag == W + "vanish":
            hidden = is_on(element)
        elif tag == W + "sz":
            size = _size(element) or size
    return Format(font, bold, italic, caps, hidden, size)


class Styles:
    """The styles of a document, each parsed when first used: most files carry hundreds and use a few."""

    def __init__(self, data: bytes | None) -> None:
        self._data = data or b""
        self._styles: dict[str, etree._Element | None] = {}
        self._formats: dict[tuple[str, str], Format] = {}
        self._numbering: dict[str, tuple[str, int] | None] = {}
        self._default = Format()
        self.default_paragraph = self.default_table = ""
        head = _ROOT.match(self._data, max(self._data.find(b"<w:styles"), 0))
        self._head = head[0] if head else b""
        if head and b"<!" not in self._data[: head.start()] and b"w:styleId='" not in self._data:
            self._look()
        elif data is not None:
            self._take(parse_xml(data, "styles"))

    def _take(self, root: etree._Element) -> None:
        """All styles at once, for a file written in an unusual way."""
        self._data = b""
        self._set_defaults(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iterchildren(W + "style"):
            name = style.get(W + "styleId", "")
            self._styles[name] = style
            if style.get(W + "default") in _ON:
                self._set_default(style.get(W + "type"), name)

    def _look(self) -> None:
        """The defaults, without parsing the rest."""
        start, end = self._data.find(b"<w:docDefaults"), self._data.find(b"</w:docDefaults>")
        if 0 <= start < end:
            root = parse_xml(self._head + self._data[start : end + 16] + b"</w:styles>", "styles")
            self._set_defaults(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for match in _DEFAULT.finditer(self._data):
            tag = {key: value.decode("utf-8", "replace") for key, value in _ATTRIBUTE.findall(match[0])}
            self._set_default(tag.get(b"type"), tag.get(b"styleId", ""))

    def _set_defaults(self, defaults: etree._Element | None) -> None:
        if defaults is not None:
            self._default = over(self._default, defaults)

    def _set_default(self, kind: str | None, name: str) -> None:
        if kind == "paragraph":
            self.default_paragraph = name
        elif kind == "table":
            self.default_table = name

    def _style(self, name: str) -> etree._Element | None:
        if name not in self._styles:
            self._styles[name] = self._parsed(name)
        return self._styles[name]

    def _parsed(self, name: str) -> etree._Element | None:
        at = self._data.find(b'w:styleId="' + escape(name, {'"': "&quot;"}).encode() + b'"')
        start = self._data.rfind(b"<w:style ", 0, at) if at >= 0 else -1
        end = self._data.find(b"</w:style>", at)
        if start < 0 or end < 0:
            return None
        return parse_xml(self._head + self._data[start : end + 10] + b"</w:styles>", "styles")[0]

    def chain(self, name: str) -> list[etree._Element]:
        """A style and those it is based on, outermost base first; a loop ends where it closes."""
        found: list[etree._Element] = []
        seen: set[str] = set()
        while name and name not in seen:
            seen.add(name)
            style = self._style(name)
            if style is None:
                break
            found.append(style)
            base = style.find(W + "basedOn")
            name = base.get(VAL, "") if base is not None else ""
        return found[::-1]

    def format(self, paragraph: str, character: str = "") -> Format:
        """The format of a run in a paragraph of this style."""
        key = (paragraph, character)
        if key not in self._formats:
            base = self.format(paragraph) if character else self._default
            for style in self.chain(character or paragraph or self.default_paragraph):
                properties = style.find(W + "rPr")
                base = over(base, properties) if properties is not None else base
            self._formats[key] = base
        return self._formats[key]

    def numbering(self, paragraph: str) -> tuple[str, int] | None:
        """(list, level) that a paragraph style gives; None without one."""
        if paragraph not in self._numbering:
            found, level = "", 0
            for style in self.chain(paragraph or self.default_paragraph):
                number = style.find(f"{W}pPr/{W}numPr")
                if number is not None:
                    found, level = number_of(number, found, level)
            self._numbering[paragraph] = (found, level) if found and found != "0" else None
        return self._numbering[paragraph]


def number_of(properties: etree._Element, found: str = "", level: int = 0) -> tuple[str, int]:
    """(list, level) of `<w:numPr>`, over inherited ones."""
    number, depth = properties.find(W + "numId"), properties.find(W + "ilvl")
    if number is not None:
        found = number.get(VAL, "")
    if depth is not None and depth.get(VAL, "").isdigit():
        level = min(int(depth.get(VAL, "0")), 8)
    return found, level
