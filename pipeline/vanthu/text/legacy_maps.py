"""The old Vietnamese encodings as tables: code sequences to Unicode, font names to encodings.

Data: `data/legacy/encodings.csv` (TCVN 5712:1993 VN3; VNI for Windows; VISCII 1.1, RFC 1456; VPS; Microsoft code page 1258) and
`data/legacy/fonts.csv`. Bytes reach us as the characters of code page 1252 or of Latin-1; both are understood.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_FOLDER = files("vanthu") / "data" / "legacy"
_SUBSET = re.compile(r"^[A-Z]{6}\+")  # the tag of a font subset in a PDF


class FontEncoding(NamedTuple):
    """What a font shows: its encoding, and whether it shows capitals for lower-case codes."""

    encoding: str
    capitals: bool


def as_1252(data: bytes) -> str:
    """Bytes as characters of code page 1252; the five codes it lacks as Latin-1.

    >>> as_1252(bytes([0x93, 0x81]))
    '“\\x81'
    """
    return "".join(_characters(code)[0] for code in data)


@cache
def _characters(code: int) -> tuple[str, ...]:
    """All characters that a byte may have become."""
    latin = chr(code)
    try:
        windows = bytes([code]).decode("cp1252")
    except UnicodeDecodeError:
        return (latin,)
    return (windows,) if windows == latin else (windows, latin)


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_FOLDER / name).open(encoding="utf-8") as stream:
        yield from csv.DictReader(stream)


@cache
def encodings() -> dict[str, dict[str, str]]:
    """Encoding → (characters as read → Unicode)."""
    maps: dict[str, dict[str, str]] = {}
    for row in _rows("encodings.csv"):
        codes = [int(code, 16) for code in row["codes"].split()]
        text = chr(int(row["text"][2:], 16)) if row["text"].startswith("U+") else row["text"]
        target = maps.setdefault(row["encoding"], {})
        if len(codes) == 1:
            target |= dict.fromkeys(_characters(codes[0]), text)
        else:
            target["".join(map(chr, codes))] = text
    _complete_vni(maps["vni"])
    return maps


def _complete_vni(vni: dict[str, str]) -> None:
    """A capital may carry the mark of either case (`Uûy`), a small letter the mark of a capital."""
    for codes, text in list(vni.items()):
        if len(codes) == 2:
            vni.setdefault(codes[0] + codes[1].swapcase(), text)


@cache
def _fonts() -> tuple[tuple[str, str], ...]:
    return tuple((row["start"], row["encoding"]) for row in _rows("fonts.csv"))


@cache
def font_encoding(name: str) -> FontEncoding | None:
    """The encoding that a font name tells; None for a Unicode font.

    >>> font_encoding(".VnTimeH"), font_encoding("ABCDEF+VNI-Times,Bold"), font_encoding("Times New Roman")
    (FontEncoding(encoding='tcvn3', capitals=True), FontEncoding(encoding='vni', capitals=False), None)
    """
    plain = _SUBSET.sub("", name.strip().strip("\"'"))
    for start, encoding in _fonts():
        if plain.lower().startswith(start):
            family = re.split(r"[,\-\s]", plain.removesuffix("MT"))[0]
            return FontEncoding(encoding, encoding == "tcvn3" and family.endswith("H"))
    return None


@cache
def _pattern(encoding: str) -> re.Pattern[str]:
    codes = sorted(encodings()[encoding], key=len, reverse=True)
    return re.compile("|".join(map(re.escape, codes)))


@cache
def marks(encoding: str) -> frozenset[str]:
    """Characters that only put a mark on the letter before, which may stand in the run before."""
    return frozenset(codes[1] for codes in encodings()[encoding] if len(codes) == 2)


def convert(text: str, encoding: str) -> str:
    """`text` read in `encoding`, as Unicode NFC; characters the encoding does not use stay.

    >>> convert("Céng hoµ x· héi chñ nghÜa", "tcvn3"), convert("Uûy ban nhaân daân", "vni")
    ('Cộng hoà xã hội chủ nghĩa', 'Ủy ban nhân dân')
    """
    table = encodings()[encoding]
    return unicodedata.normalize("NFC", _pattern(encoding).sub(lambda match: table[match[0]], text))
