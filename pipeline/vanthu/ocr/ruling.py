"""Ruling lines in the pixels of a scan."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from vanthu.ocr.clean import ink_of
from vanthu.ocr.engines import Image
from vanthu.types import Box

ACROSS, DOWN = 9.0, 5.5  # millimetres: letters have no strokes this long
THICK = 1.3  # millimetres: thicker is a bar or a picture
FAINT = 40  # grey levels below the paper: hair lines are lighter than letters
GAP = 0.7  # millimetres by which a line may be broken
_SHRINK = 2


def ruling_lines(grey: Image, *, dpi: float) -> list[Box]:
    """Horizontal and vertical lines of an upright image, in its pixels, as boxes around their ink."""
    small = cv2.resize(grey, None, fx=1 / _SHRINK, fy=1 / _SHRINK, interpolation=cv2.INTER_AREA)
    ink = np.maximum(ink_of(np.asarray(small, np.uint8)), (small < np.percentile(small[::4, ::4], 80) - FAINT).astype(np.uint8))
    mm = dpi / 25.4 / _SHRINK
    across = _lines(ink, round(ACROSS * mm), mm)
    down = [Box(b.top, b.left, b.bottom, b.right) for b in _lines(np.ascontiguousarray(ink.T), round(DOWN * mm), mm)]
    return [Box(*(float(v * _SHRINK) for v in line)) for line in (*across, *down)]


def _lines(ink: NDArray[np.uint8], length: int, mm: float) -> list[Box]:
    """Lines across."""
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, max(2, round(GAP * mm))), np.uint8))
    kept = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, max(3, length)), np.uint8))
    kept = cv2.dilate(kept, np.ones((3, 1), np.uint8))  # a line a little askew steps up and down
    count, _, stats, _ = cv2.connectedComponentsWithStats(np.asarray(kept, np.uint8))
    found = []
    for left, top, width, height, area in stats[1:count].tolist():
        if area / width < THICK * mm + 2 and width >= length and height < max(4 * THICK * mm, 0.03 * width):
            found.append(Box(left, top + 1, left + width, top + height - 1))
    return found
