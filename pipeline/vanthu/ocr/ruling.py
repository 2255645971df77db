"""Ruling lines in the pixels of a scan."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from vanthu.ocr.clean import ink_of, shrunk
from vanthu.ocr.engines import Image
from vanthu.types import Box

ACROSS, DOWN = 9.0, 5.5  # millimetres: letters have no strokes this long
THICK = 1.3  # millimetres: thicker is a bar or a picture
FAINT = 40  # grey levels below the paper: hair lines are lighter than letters
GAP = 0.7  # millimetres by which a line may be broken
_SHRINK = 2


def ruling_lines(grey: Image, *, dpi: float) -> list[Box]:
    """Horizontal and vertical lines of an upright image, in its pixels, as boxes around their ink."""
    small = shrunk(grey, _SHRINK)
    ink = np.maximum(ink_of(small), (small < np.percentile(small[::4, ::4], 80) - FAINT).astype(np.uint8))
    mm = dpi / 25.4 / _SHRINK
    across = _lines(ink, round(ACROSS * mm), mm)
    down = [Box(b.top, b.left, b.bottom, b.right) for b in _lines(np.ascontiguousarray(ink.T), round(DOWN * mm), mm)]
    return [Box(*(float(v * _SHRINK) for v in line)) for line in (*across, *down)]


def _lines(ink: NDArray[np.uint8], length: int, mm: float) -> list[Box]:
    """Lines across."""
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, max(2, round(GAP * mm))), np.uint8))
    kept = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, max(3, length)), np.uint8))
    kept = cv2.dilate(kept, np.ones((3, 1), np.uint8))  # a line a little askew steps up and down
    outlines, nested = cv2.findContours(kept, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)  # labels take sixty times as long
    found = []
    for outline, (_, _, _, around) in zip(outlines, nested[0].tolist() if outlines else (), strict=True):
        left, top, width, height = cv2.boundingRect(outline)
        area = cv2.countNonZero(kept[top : top + height, left : left + width])
        if around < 0 and area / width < THICK * mm + 2 and width >= length and height < max(4 * THICK * mm, 0.03 * width):
            found.append(Box(left, top + 1, left + width, top + height - 1))
    return found
