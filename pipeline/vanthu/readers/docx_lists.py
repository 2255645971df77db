"""List markers of a Word file as displayed: `1.`, `a)`, `IV.`, `Điều 3.`, bullets."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from lxml import etree

from vanthu.readers.docx_styles import VAL, Format, W, over

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"),
          (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip

# Characters of the symbol fonts by the low byte of their code, as Unicode characters of the same look.
_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SYMBOLS = {
    "symbol": {0xB7: "•", 0xAE: "→", 0xA3: "≤", 0xB3: "≥", 0xB0: "°", 0xB1: "±", 0xB4: "×", 0xB8: "÷"}
    | dict(zip(range(0x41, 0x5B), _GREEK, strict=True))
    | dict(zip(range(0x61, 0x7B), _GREEK.lower().replace("ς", "ϖ", 1), strict=True)),
    "wingdings": {0x46: "☞", 0x6C: "●", 0x6E: "■", 0x6F: "□", 0x71: "❑", 0x72: "❒", 0x76: "❖", 0x77: "⬥", 0x9F: "•", 0xA7: "▪",
                  0xA8: "□", 0xD8: "➢", 0xE0: "→", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}  # fmt: skip
_PRIVATE = range(0xF000, 0xF100)  # where the fonts' own codes are kept in Unicode files


def symbol(code: int, font: str) -> str:
    """The Unicode character for a character of a symbol font; an unknown one stays as it is, punctuation as ASCII.

    >>> symbol(0xF0B7, "Symbol"), symbol(0xFC, "Wingdings"), symbol(0xF02D, "Symbol"), symbol(0x41, "Arial")
    ('•', '✓', '-', 'A')
    """
    name = next((name for name in _SYMBOLS if font.lower().startswith(name)), "")
    table = _SYMBOLS.get(name, _SYMBOLS["wingdings"] | {0xB7: "•"} if code in _PRIVATE else {})
    low = code & 0xFF if code in _PRIVATE else code
    if low in table:
        return table[low]
    return chr(low) if low < 0x7F and name != "wingdings" else chr(code)


@cache
def is_symbol_font(font: str) -> bool:
    """Whether the letters of this font are pictures.

    >>> is_symbol_font("Wingdings 2"), is_symbol_font("Times New Roman")
    (True, False)
    """
    return font.lower().startswith(tuple(_SYMBOLS))


def roman(number: int) -> str:
    """Roman numerals, lower case.

    >>> roman(4), roman(19)
    ('iv', 'xix')
    """
    out = ""
    for value, letters in _ROMAN:
        out, number = out + letters * (number // value), number % value
    return out


def _letters(number: int) -> str:
    return chr(97 + (number - 1) % 26) * ((number - 1) // 26 + 1)


def numeral(number: int, kind: str) -> str:
    """A list number in Word's number format `kind`.

    >>> numeral(3, "upperRoman"), numeral(28, "lowerLetter"), numeral(7, "decimalZero")
    ('III', 'bb', '07')
    """
    if not 0 < number < 5000:
        return str(number)
    if kind in ("upperRoman", "lowerRoman"):
        text = roman(number)
    elif kind in ("upperLetter", "lowerLetter"):
        text = _letters(number)
    elif kind == "decimalZero":
        text = f"{number:02}"
    else:
        text = "" if kind == "none" else str(number)
    return text.upper() if kind.startswith("upper") else text


class Level(NamedTuple):
    """One level of a list."""

    kind: str = "decimal"
    text: str = ""
    start: int = 1
    gap: str = " "
    restart: int | None = None
    legal: bool = False
    properties: etree._Element | None = None


class Marker(NamedTuple):
    """A marker as displayed, how it is set, and what stands between it and the paragraph."""

    text: str
    format: Format
    gap: str


def _level(element: etree._Element) -> Level:
    values = {child.tag: child.get(VAL, "") for child in element}
    start, restart = values.get(W + "start", ""), values.get(W + "lvlRestart", "")
    return Level(
        values.get(W + "numFmt", "decimal"),
        values.get(W + "lvlText", ""),
        int(start) if start.isdigit() else 1,
        "" if values.get(W + "suff") == "nothing" else " ",
        int(restart) if restart.isdigit() else None,
        W + "isLgl" in values,
        element.find(W + "rPr"),
    )


class Lists:
    """The lists of a document with their running numbers."""

    def __init__(self, root: etree._Element | None) -> None:
        self._abstract: dict[str, dict[int, Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, Level], dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._restarted: set[tuple[str, int]] = set()
        if root is None:
            return
        links: dict[str, str] = {}
        for abstract in root.iterchildren(W + "abstractNum"):
            name = abstract.get(W + "abstractNumId", "")
            self._abstract[name] = _levels(abstract)
            for link in abstract.iterchildren(W + "styleLink", W + "numStyleLink"):
                links[f"{link.tag}={link.get(VAL)}"] = name
        for key, name in links.items():
            if key.startswith(W + "numStyleLink="):
                target = links.get(key.replace("numStyleLink=", "styleLink="), name)
                self._abstract[name] = self._abstract[name] or self._abstract[target]
        for number in root.iterchildren(W + "num"):
            self._add(number)

    def _add(self, number: etree._Element) -> None:
        base = number.find(W + "abstractNumId")
        name = base.get(VAL, "") if base is not None else ""
        levels, starts = dict(self._abstract.get(name, {})), {}
        for override in number.iterchildren(W + "lvlOverride"):
            depth = override.get(W + "ilvl", "")
            start = override.find(W + "startOverride")
            if start is not None and start.get(VAL, "").isdigit() and depth.isdigit():
                starts[int(depth)] = int(start.get(VAL, "1"))
            levels |= _levels(override)
        self._lists[number.get(W + "numId", "")] = (name, levels, starts)

    def marker(self, number: str, depth: int, base: Format) -> Marker | None:
        """Counts one paragraph of a list and gives its marker; None where it shows none."""
        name, levels, starts = self._lists.get(number, ("", {}, {}))
        level = levels.get(depth)
        if level is None:
            return None
        counts = self._counts.setdefault(name, {})
        if depth in starts and (number, depth) not in self._restarted:
            self._restarted.add((number, depth))
            counts[depth] = starts[depth] - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or depth < restart:
                del counts[deeper]
        format = over(base, level.properties) if level.properties is not None else base
        text = self._text(level, levels, counts, format)
        return Marker(text, format, level.gap) if text else None

    def _text(self, level: Level, levels: dict[int, Level], counts: dict[int, int], format: Format) -> str:
        if level.kind == "bullet":
            return "".join(symbol(ord(char), format.font) for char in level.text)

        def shown(match: re.Match[str]) -> str:
            depth = int(match[1]) - 1
            other = levels.get(depth, Level())
            kind = "decimal" if level.legal and other.kind != "decimalZero" else other.kind
            return numeral(counts.get(depth, other.start), kind)

        return re.sub(r"%([1-9])", shown, level.text)


def _levels(parent: etree._Element) -> dict[int, Level]:
    return {int(e.get(W + "ilvl")): _level(e) for e in parent.iterchildren(W + "lvl") if e.get(W + "ilvl", "").isdigit()}
