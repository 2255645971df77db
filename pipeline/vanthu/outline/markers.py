"""Bullets and numbers at the start of a paragraph, and which of them stand above which."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

# Outermost first. `Điều` and Roman numbers never stand inside one another; what a report calls a standard (Tiêu chuẩn) may carry a
# letter or number in front, which then is the type that counts.
RANKS = ("part", "chapter", "mục", "capital", "roman", "article", "standard", "number", "criterion", "number2", "number3", "letter", "bracket",
         "star", "dash", "plus", "dot")  # fmt: skip

_ORDINAL = r"(?:\d{1,2}|[IVXL]{1,6}|(?i:thứ[ ]\w{2,5}))"
_LONGEST_HEADING = 600  # letters; what is longer is judged by its start, or a line of many parts would be read again for each
_MARKERS = re.compile(
    rf"""
    (?P<part>(?i:phần)[ ]{{1,3}}{_ORDINAL}\b[.:]?)
  | (?P<chapter>(?i:chương)[ ]{{1,3}}{_ORDINAL}\b[.:]?)
  | (?P<mục>(?i:mục)[ ]{{1,3}}{_ORDINAL}\b[.:]?(?=[ \n]|$))
  | (?P<article>(?i:đi[ềêểễế]u)[ ]{{1,3}}\d{{1,3}}[a-zđ]?[ ]?[.:])
  | (?P<standard>(?:(?:\d{{1,2}}|[a-zđ])[ ]?[.)][ ]*)?(?i:ti[êeéểễếề]u[ ]{{1,2}}chu[ẩâấãẫầậaàảạ]n)(?:[ ](?i:số|thứ))?[ ]{{1,3}}(?:\d{{1,2}}|[IVX]{{1,4}}|(?i:nhất|hai|ba))\b[ ]?[:.)]?)
  | (?P<criterion>(?:(?:\d{{1,2}}(?:\.\d{{1,2}})?|[a-zđ])[ ]?[.)][ ]*)?(?i:ti[êeé]u[ ]{{1,2}}ch[íìỉi])(?:[ ](?i:số|thứ))?[ ]{{1,3}}\d{{1,2}}(?:\.\d{{1,2}})?\b[ ]?[:.)]?)
  | (?P<roman>[IVXL]{{1,6}}[ ]?(?:[.)](?!\w?[.])|/(?=[ ])|-(?![IVXL\d])|[ ][-–](?=[ ]))[ ]?-?)
  | (?P<number3>\d{{1,2}}\.\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?[.)]?(?=[ ]*[^\W\d]))
  | (?P<number2>\d{{1,2}}\.\d{{1,2}}[.)]?(?=[ ]*[^\W\d]))
  | (?P<number>\d{{1,2}}(?:[ ]?[.)/](?![\d/])|[ ]?-(?=[ ][^\W\d]))(?!\w?[.]))
  | (?P<bracket>\([ ]?(?:\d{{1,2}}|[a-zđ]|[ivx]{{1,4}})[ ]?\))
  | (?P<capital>[A-ZĐ](?:[ ]?\.(?=[ ]*[^\W\d])|[)](?=[ ])|/(?=[ ])|[ ]?[-–](?=[ ]?[^\W\d_]{{2}}))(?!\w?[.]))
  | (?P<letter>[a-zđA-ZĐ](?:[ ]?[)]|[ ]?\.(?=[ ]*[^\W\d])|/(?=[ ]))(?!\w?[.]))
  | (?P<star>[*✓✔❖➢►▪■](?![*]))
  | (?P<dash>_{{0,2}}[-–—−~][_~-]?(?=[ ]*(?:[*•][ ]*)?["“(]?[^\W_])(?!\d{{1,2}}[ ]?(?:%|độ|$)))
  | (?P<plus>\+(?=[ ]*(?:[*•][ ]*)?["“(]?[^\W_]))
  | (?P<dot>[•·●○◦]|o(?=[ ]{{2,}}))
    """,
    re.VERBOSE,
)
# A Roman number as OCR reads it (III → HI, I → l), or without its point; only before a heading in capitals.
_ROMAN_MISREAD = re.compile(r"(?:[IVXHl|]{1,4}[.,]|1[IVX]{1,2}[.,]|[IVX]{2,4})[ ]{1,3}(?=[^\W\d_]{2,}[ ][^\W\d_]{2,})")
_PREFIX = re.compile(r"(?:\d{1,2}|[a-zđ])[ ]?[.)]")
HEADINGS = frozenset(("part", "chapter", "mục", "roman", "article", "standard", "criterion"))
NUMBERED = frozenset((*HEADINGS, "capital", "number", "number2", "number3", "letter"))


class Marker(NamedTuple):
    """A bullet or number: its type (one of RANKS), as printed, how many characters it takes, and how deep it ranks."""

    type: str
    text: str
    length: int
    rank: int


@lru_cache(maxsize=256)  # the stages of an outline ask again and again for the same lines
def marker_of(text: str) -> Marker | None:
    """The marker that `text` starts with.

    >>> marker_of("-Về trình độ"), marker_of("2 . Kết quả").type, marker_of("b)Tiêu chuẩn 2: Nếp sống").type
    (Marker(type='dash', text='-', length=1, rank=14), 'number', 'standard')
    >>> [marker_of(t) for t in ("5.000.000 đ", "100% cán bộ", "-----", "TP. Vinh", "28/6/2019")]
    [None, None, None, None, None]
    >>> [marker_of(t).type for t in ("C- KHEN THƯỞNG", "A. TÌNH HÌNH", "a) Ưu điểm", "Tiểu chuẩn 2: Nếp sống")], marker_of("A-UBND")
    (['capital', 'capital', 'letter', 'standard'], None)
    >>> marker_of("HI. NHIỆM VỤ TRỌNG TÂM").type, marker_of("__- Hiện nay").type, marker_of("b)Tiêu chuãn 2: Nếp sống").type
    ('roman', 'dash', 'standard')
    """
    misread = _ROMAN_MISREAD.match(text)
    if misread and is_capitals(text[misread.end() :]):
        return Marker("roman", misread[0].strip(), misread.end(), RANKS.index("roman"))
    match = _MARKERS.match(text)
    if not match or not match.lastgroup:
        return None
    kind = match.lastgroup
    if kind == "capital" and text[match.end() - 1] in "-–" and not _begins_heading(text[match.end() :].lstrip()):
        return None
    outer = _PREFIX.match(match[0]) if kind in ("standard", "criterion") else None
    rank = RANKS.index(kind if outer is None else "letter" if outer[0][0].isalpha() else "number")
    return Marker(kind, match[0].strip(), match.end(), rank)


def _begins_heading(text: str) -> bool:
    """`C- KHEN THƯỞNG`, `C - Khen thưởng`; not `B-52`, `X - quang`, nor the abbreviation `A-UBND`."""
    first = text.split(" ", 1)[0]
    return text[:1].isupper() and " " in text and (first[1:].islower() or is_capitals(text))


def is_capitals(text: str) -> bool:
    """Whether the letters of `text` are capitals, as in the headings of Nghị định 30/2020.

    >>> is_capitals("II. TÌNH HÌNH (2020)"), is_capitals("II. Tình hình")
    (True, False)
    """
    text = text[:_LONGEST_HEADING]
    if text.isupper():
        return sum(map(str.isalpha, text[:40])) > 1
    small = sum(map(str.islower, text))
    return small * 9 <= sum(map(str.isupper, text)) > 1
