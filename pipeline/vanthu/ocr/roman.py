"""`II` and `III` told apart by counting strokes: an engine drops one of three equal letters and is sure of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

import cv2
import numpy as np

from vanthu.ocr.engines import Image
from vanthu.ocr.layout import read_otherwise
from vanthu.types import Box, Word

_ONES = re.compile(r"([Il1|]{1,4})([.,:;)]?|/{1,2}(?:(?:19|20)\d\d)?[.,;:)]?)")
_WITH_SLASH = re.compile(r"[Il1|]{0,3}U/?")  # the last stroke and the slash behind it read as one letter: `IU` for `II/`
_BAND = (0.3, 0.7)  # of the height: between the serifs
_DARK = 0.8  # of a stroke's area in the band
_REGULAR = 0.5  # by which widths and distances may differ from their mean
_SPECK = 0.15  # of the largest stroke's area
COUNTED = 0.9  # confidence of a numeral that was counted otherwise than it was read


def with_strokes_counted(image: Image, words: Sequence[Word]) -> list[Word]:
    """The words, Roman numerals of ones with as many as are printed; unclear ones stay as they were read.

    `image` is black on white, upright; boxes are in its pixels.
    """
    return [_counted(image, word) for word in words]


def _counted(image: Image, word: Word) -> Word:
    if word.box is None or (tail := _tail(word.text)) is None:
        return word
    strokes = _strokes(image, word.box, followed=tail.startswith("/"))
    text = "I" * (strokes or 0) + tail
    if strokes is None or text == word.text:
        return word
    return read_otherwise(word, text, min(word.confidence, COUNTED))


def _tail(text: str) -> str | None:
    """What is printed behind a numeral of ones; None where none was read.

    >>> [_tail(text) for text in ("II", "Il.", "III//2024", "1I/", "IU", "11", "UBND")]
    ['', '.', '/2024', '/', '/', None, None]
    """
    if _WITH_SLASH.fullmatch(text):
        return "/"
    match = _ONES.fullmatch(text)
    if match is None or not ("I" in match[1] or len(match[1]) > 1) or match[1].isdigit():
        return None
    return match[2].replace("//", "/")


def _strokes(image: Image, box: Box, *, followed: bool) -> int | None:
    """The number of upright strokes of equal width at equal distances that a box begins with, 1 to 3.

    None where they are unclear, or where anything else stands there but what follows the strokes of a word that is `followed`.
    """
    crop = image[max(round(box.top), 0) : round(box.bottom) + 1, max(round(box.left), 0) : round(box.right) + 1]
    if min(crop.shape, default=0) < 4:
        return None
    _, ink = cv2.threshold(crop, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(ink, np.uint8))
    areas = stats[1:, cv2.CC_STAT_AREA]
    dark = np.isin(labels, 1 + np.flatnonzero(areas > _SPECK * areas.max(initial=1)))
    rows = np.flatnonzero(dark.any(axis=1))
    if not rows.size:
        return None
    top, height = int(rows[0]), int(rows[-1] - rows[0]) + 1
    band = dark[top + int(_BAND[0] * height) : top + int(_BAND[1] * height) + 1]
    edges = np.flatnonzero(np.diff(np.concatenate(([0], band.any(axis=0).astype(np.int8), [0]))))
    parts = list(zip(edges[::2], edges[1::2], strict=True))
    strokes = list(takewhile(lambda part: band[:, slice(*part)].mean() >= _DARK, parts))
    if not 1 <= len(strokes) <= 3 or (len(strokes) < len(parts)) != followed:
        return None
    widths = np.array([end - start for start, end in strokes])
    gaps = np.diff([(start + end) / 2 for start, end in strokes])
    if any(np.any(abs(a - a.mean()) > _REGULAR * a.mean()) for a in (widths, gaps) if a.size) or np.any(gaps > height):
        return None
    return len(strokes)
