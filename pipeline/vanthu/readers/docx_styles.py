"""How a run is set in a Word file: its own properties over those of its character style, paragraph style and the defaults."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from vanthu.readers.flow import Style

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"
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
    """The styles of a document, worked out when first used."""

    def __init__(self, root: etree._Element | None) -> None:
        self._styles: dict[str, etree._Element] = {}
        self._formats: dict[tuple[str, str], Format] = {}
        self._default = Format()
        self.default_paragraph = self.default_table = ""
        if root is None:
            return
        defaults = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
        if defaults is not None:
            self._default = over(self._default, defaults)
        for style in root.iterchildren(W + "style"):
            name = style.get(W + "styleId", "")
            self._styles[name] = style
            if style.get(W + "default") in ("1", "true", "on"):
                self._set_default(style.get(W + "type"), name)

    def _set_default(self, kind: str | None, name: str) -> None:
        if kind == "paragraph":
            self.default_paragraph = name
        elif kind == "table":
            self.default_table = name

    def chain(self, name: str) -> list[etree._Element]:
        """A style and those it is based on, outermost base first; a loop ends where it closes."""
        found: list[etree._Element] = []
        seen: set[str] = set()
        while name in self._styles and name not in seen:
            seen.add(name)
            style = self._styles[name]
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
        found, level = "", 0
        for style in self.chain(paragraph or self.default_paragraph):
            number = style.find(f"{W}pPr/{W}numPr")
            if number is not None:
                found, level = number_of(number, found, level)
        return (found, level) if found and found != "0" else None


def number_of(properties: etree._Element, found: str = "", level: int = 0) -> tuple[str, int]:
    """(list, level) of `<w:numPr>`, over inherited ones."""
    number, depth = properties.find(W + "numId"), properties.find(W + "ilvl")
    if number is not None:
        found = number.get(VAL, "")
    if depth is not None and depth.get(VAL, "").isdigit():
        level = min(int(depth.get(VAL, "0")), 8)
    return found, level
