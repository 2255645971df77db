"""Characters of a PDF page → words with boxes, ordered by geometry.

Content order is not reading order: where a font lacks Vietnamese glyphs the second font's characters come later in the page
(`C NG HÒA XÃ H I … Ộ Ộ`). So every character is placed by its box.
"""

from __future__ import annotations

import ctypes
import unicodedata
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from itertools import repeat
from typing import Any, NamedTuple

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from vanthu.types import Box, Word

Floats = NDArray[np.float64]

SPACE = 0.15  # of the character height: a wider gap separates words though no space was set
NARROW_SPACE = 0.05  # the same where pdfium, which knows the font's own space, takes the word to end
SAME_LINE = 0.45  # of the character height: the most by which centres differ within a line
NEXT_LINE = 0.3  # of the character height: centres of two lines are farther apart than this
COLUMN_GAP = 1.5  # of the character height: a wider gap parts columns
_SYMBOLS = str.maketrans(
    {
        "\uf0b7": "•",
        "\uf0a7": "▪",
        "\uf0d8": "➢",
        "\uf02d": "-",
        "\uf0fc": "✓",
        "\uf02b": "+",
        "\x02": "-",
    }
)  # Symbol, Wingdings
_BLANKS = (32, 9, 10, 13, 0xA0, 0x3000)
_BOLD_FLAG, _ITALIC_FLAG = 1 << 18, 1 << 6  # PDF 32000-1, table 123


def _direct(function: Any, *arguments: Any, result: Any = ctypes.c_int) -> Any:
    """A pdfium function taking plain addresses: called thousands of times a page, where ctypes' checks are half the time."""
    return ctypes.PYFUNCTYPE(result, *arguments)(ctypes.cast(function, ctypes.c_void_p).value or 0)


_unicode = _direct(pdfium.FPDFText_GetUnicode, ctypes.c_void_p, ctypes.c_int)
_loose_box = _direct(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)
_font = _direct(
    pdfium.FPDFText_GetFontInfo,
    *(ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p, ctypes.c_ulong, ctypes.c_void_p),
    result=ctypes.c_ulong,
)
_font_size = _direct(pdfium.FPDFText_GetFontSize, ctypes.c_void_p, ctypes.c_int, result=ctypes.c_double)


@dataclass(frozen=True)
class Chars:
    """The characters of a page: code points, boxes as displayed (n × 4), quarter turns clockwise, index in the text page.

    `ends`: pdfium takes a word to end after this character.
    """

    codes: NDArray[np.int64]
    boxes: Floats
    turns: NDArray[np.int64]
    index: NDArray[np.int64]
    ends: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.codes)

    def where(self, mask: NDArray[np.bool_]) -> Chars:
        return Chars(self.codes[mask], self.boxes[mask], self.turns[mask], self.index[mask], self.ends[mask])


class FontWord(NamedTuple):
    """A word and the name of the font of its first character."""

    word: Word
    font: str


def chars_of(page: Any, textpage: Any) -> Chars:
    """All characters that the page shows, spaces included; what pdfium makes up between them is left out."""
    raw, count = textpage.raw, pdfium.FPDFText_CountChars(textpage.raw)
    handle, each = ctypes.cast(raw, ctypes.c_void_p).value, range(count)
    rects = np.zeros((count, 4), np.float32)  # FS_RECTF: left, top, right, bottom
    codes = np.array(list(map(_unicode, repeat(handle), each)), np.int64)
    deque(map(_loose_box, repeat(handle), each, range(rects.ctypes.data, rects.ctypes.data + 16 * count, 16)), maxlen=0)
    boxes = rects.astype(np.float64)
    shown = (boxes[:, 1] - boxes[:, 3] > 0.01) & (codes != 0) & (codes != 0xFFFE)
    index = np.flatnonzero(shown)
    boxes = displayed(page, boxes[index])
    ends = np.append(~shown[1:] & (codes[1:] == 32), False)[index] if count else shown
    return Chars(codes[index], boxes, _turns(raw, index, page.get_rotation()), index, ends)


def displayed(page: Any, boxes: Floats) -> Floats:
    """Boxes in page space → points from the top left of the page as displayed (crop box and rotation applied)."""
    scale, (width, height) = 64, page.get_size()
    x, y = ctypes.c_int(), ctypes.c_int()

    def place(px: float, py: float) -> tuple[float, float]:
        size = round(width * scale), round(height * scale)
        pdfium.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, px, py, ctypes.byref(x), ctypes.byref(y))
        return x.value / scale, y.value / scale

    origin, right, up = np.array(place(0, 0)), np.array(place(1000, 0)), np.array(place(0, 1000))
    matrix = np.stack([right - origin, up - origin]) / 1000
    one = boxes[:, 0:2] @ matrix + origin
    two = boxes[:, 2:4] @ matrix + origin
    return np.hstack([np.minimum(one, two), np.maximum(one, two)])


def _turns(raw: Any, index: NDArray[np.int64], rotation: int) -> NDArray[np.int64]:
    """Quarter turns clockwise of each character as displayed; looked up one by one only where a sample shows turned text."""
    angle = pdfium.FPDFText_GetCharAngle
    turns = np.zeros(len(index), np.int64)
    if any(abs(angle(raw, int(i))) > 0.1 for i in index[::7]):
        turns = np.array([round(angle(raw, int(i)) / (np.pi / 2)) for i in index], np.int64)
    return (turns + rotation // 90) % 4


def words_of(chars: Chars) -> dict[int, list[tuple[Word, int]]]:
    """Words by quarter turns clockwise, most text first; each with the index of its first character.

    `line` groups the words of a visual line.
    """
    turns, counts = np.unique(chars.turns, return_counts=True)
    return {turn: _words(chars.where(chars.turns == turn), turn) for turn in turns[np.argsort(-counts)].tolist()}


def _turned(boxes: Floats, turns: int) -> Floats:
    """Boxes after quarter turns clockwise about the origin; only relations between them are used."""
    for _ in range(turns % 4):
        boxes = np.stack([-boxes[:, 3], boxes[:, 0], -boxes[:, 1], boxes[:, 2]], axis=1)
    return boxes


def _words(chars: Chars, turn: int) -> list[tuple[Word, int]]:
    boxes = _with_marks_on_letters(chars.codes, _turned(chars.boxes, -turn))
    heights = boxes[:, 3] - boxes[:, 1]
    lines = _lines(boxes)
    order = np.lexsort((np.arange(len(boxes)), boxes[:, 0], lines))
    order = order[~_printed_twice(chars.codes[order], boxes[order], lines[order])]
    blank = np.isin(chars.codes[order], _BLANKS)
    after_blank = np.append(True, blank[:-1])[~blank]
    order = order[~blank]
    if not len(order):
        return []
    last, this = order[:-1], order[1:]
    room = np.where(chars.ends[last], NARROW_SPACE, SPACE) * np.maximum(heights[last], heights[this])
    apart = (lines[last] != lines[this]) | (boxes[this, 0] - boxes[last, 2] > room)
    starts = np.flatnonzero(np.append(True, apart) | after_blank)
    return _made(chars, order, starts, lines)


def _made(
    chars: Chars, order: NDArray[np.int64], starts: NDArray[np.int64], lines: NDArray[np.int64]
) -> list[tuple[Word, int]]:
    """The words that start at `starts` in `order`, each with the index of its first character."""
    letters = "".join(map(chr, chars.codes[order].tolist())).translate(_SYMBOLS)
    shown = chars.boxes[order]
    around = np.hstack([np.minimum.reduceat(shown[:, :2], starts), np.maximum.reduceat(shown[:, 2:], starts)]).round(2)
    first = order[starts]
    ends = [*starts[1:].tolist(), len(letters)]
    places = zip(starts.tolist(), ends, around.tolist(), lines[first].tolist(), chars.index[first].tolist(), strict=True)
    nfc = unicodedata.normalize
    return [(Word(nfc("NFC", letters[at:end]), line=line, box=Box(*box)), index) for at, end, box, line, index in places]


def _with_marks_on_letters(codes: NDArray[np.int64], boxes: Floats) -> Floats:
    """A combining mark takes the place of the letter set before it, so that sorting keeps them together."""
    marks = np.flatnonzero((codes >= 0x300) & (codes < 0x370))
    if len(marks):
        boxes = boxes.copy()
        for i in marks.tolist():
            if i:
                boxes[i] = boxes[i - 1]
    return boxes


def _lines(boxes: Floats) -> NDArray[np.int64]:
    """The number of the visual line of each character, from top to bottom."""
    centres, heights = (boxes[:, 1] + boxes[:, 3]) / 2, boxes[:, 3] - boxes[:, 1]
    levels, inverse = np.unique(np.round(centres, 1), return_inverse=True)
    tallest = np.zeros(len(levels))
    np.maximum.at(tallest, inverse, heights)
    number, first, height = np.zeros(len(levels), np.int64), -np.inf, 0.0
    for i, (level, tall) in enumerate(zip(levels.tolist(), tallest.tolist(), strict=True)):
        height = max(height, tall)
        new = level - first > SAME_LINE * height
        number[i] = number[i - 1] + new if i else 0
        if new:
            first, height = level, tall
    lines = np.asarray(number[inverse], np.int64)
    near = np.flatnonzero((np.diff(number) > 0) & (np.diff(levels) < NEXT_LINE * tallest[1:]))
    for cut in np.split(near, np.flatnonzero(np.diff(number[near]) > 1) + 1) if len(near) else ():
        members = np.flatnonzero((lines >= number[cut[0]]) & (lines <= number[cut[-1]] + 1))
        _regroup(lines, members, boxes, centres)
    return lines


def _regroup(lines: NDArray[np.int64], members: NDArray[np.int64], boxes: Floats, centres: Floats) -> None:
    """Give the characters of lines that lie too near one another their line anew, each stretch of text by itself.

    Two columns stand at heights of their own: a line of one, cut by a threshold that a line of the other set, lost the letters of
    its second font, which stand a little higher (`PH GI M Đ C` below `Ó Á Ố`).
    """
    order = members[np.argsort(boxes[members, 0])]
    height = float((boxes[order, 3] - boxes[order, 1]).max())
    reach = np.maximum.accumulate(boxes[order, 2])
    wide = np.flatnonzero(boxes[order[1:], 0] - reach[:-1] > COLUMN_GAP * height) + 1
    for stretch in np.split(order, wide):
        by_level = stretch[np.argsort(centres[stretch])]
        gaps = np.flatnonzero(np.diff(centres[by_level]) > NEXT_LINE * height) + 1
        for line in np.split(by_level, gaps):
            numbers, counts = np.unique(lines[line], return_counts=True)
            lines[line] = numbers[counts.argmax()]


def _printed_twice(codes: NDArray[np.int64], boxes: Floats, lines: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Characters set again a hair beside themselves, which some programs do for bold type."""
    same = (codes[1:] == codes[:-1]) & (lines[1:] == lines[:-1])
    near = np.abs(boxes[1:, 0] - boxes[:-1, 0]) < 0.25 * (boxes[:-1, 2] - boxes[:-1, 0])
    return np.concatenate([[False], same & near])[: len(codes)]


def with_fonts(words: list[tuple[Word, int]], textpage: Any) -> list[FontWord]:
    """Font size, weight and slant of each word, from its first character."""
    handle, name, flags = ctypes.cast(textpage.raw, ctypes.c_void_p).value, ctypes.create_string_buffer(128), ctypes.c_int()
    into, at = ctypes.addressof(name), ctypes.addressof(flags)
    out = []
    for word, first in words:
        _font(handle, first, into, 128, at)
        font, bold, italic = _style(name.value, flags.value)
        size = round(_font_size(handle, first), 1)
        height = word.box.bottom - word.box.top if word.box else size
        if not 0.5 * height < size < 2 * height:  # the size stands in the text matrix
            size = round(height / 1.15, 1)
        out.append(FontWord(Word(word.text, 1, word.line, word.box, 1.0, " ", bold, italic, size), font))
    return out


@lru_cache(maxsize=512)
def _style(name: bytes, flags: int) -> tuple[str, bool, bool]:
    """(name, bold, italic) of a font."""
    font = name.decode("utf-8", "replace")
    low = font.lower()
    bold = "bold" in low or flags & _BOLD_FLAG != 0
    italic = "italic" in low or "oblique" in low or flags & _ITALIC_FLAG != 0
    return font, bold, italic
