"""Pages that lie askew or sideways."""

from __future__ import annotations

from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from vanthu.ocr.clean import ink_of, shrunk
from vanthu.ocr.engines import Image

MOST = 6.0  # degrees
LEAST = 0.15  # degrees; less does not matter
_WIDTH = 700  # pixels, at least, of the image that is tried
# Coarse to fine: pixels of the image's width, at least; degrees to either side, degrees between two angles; and pixels of ink that an
# angle is tried on, about: of a page with more some columns will do. Lines half a step off must still be lines, hence the small image.
_STAGES = ((350, MOST, 0.5, 10_000), (700, 0.4, 0.1, 20_000), (700, 0.05, 0.05, 60_000))

# Lines of text, told from rules and pictures by their height in millimetres, in so many columns of the page. Above the small letters'
# height stand ascenders, capitals and most marks, below it descenders and the dots: of 26 pages four fifths of that ink stood above.
_TEXT, _COLUMNS = (2.2, 7.0), 4
_DPI = 100  # is enough for it
_FAINT = 0.016  # of the column's width under ink: less is paper
_ABOVE = 0.42  # of the ink outside the small letters' height: less, and the page stands on its head
_FEWEST = 5  # lines in a column's width


def skew_of(grey: Image) -> float:
    """Degrees counter-clockwise by which the text lines rise to the right: by this the page must be turned clockwise."""
    inks = {width: _small_ink(grey, width) for width in {stage[0] for stage in _STAGES}}
    angle = 0.0
    for width, reach, step, most in _STAGES:
        angle = _best(inks[width], angle + np.arange(-reach, reach + step / 2, step), most)
    return angle if abs(angle) >= LEAST else 0.0


def lies_sideways(grey: Image) -> bool:
    """Whether text lines seem to run up or down: rows of ink and paper alternate along x rather than along y."""
    ink = _small_ink(grey, _WIDTH)
    height, width = ink.shape
    return _sharpness(ink.sum(0), height) > 1.5 * _sharpness(ink.sum(1), width)


def stands_on_its_head(grey: Image, *, dpi: float) -> bool:
    """Whether the lines of a straight page, not sideways, seem to be upside down: more ink below the small letters than above."""
    times = max(1, round(dpi / _DPI))
    ink = ink_of(shrunk(grey, times))
    mm = dpi / 25.4 / times
    above = below = lines = 0
    for column in np.array_split(ink, _COLUMNS, axis=1):
        rows = column.sum(1, dtype=np.int64)
        edges = np.flatnonzero(np.diff(np.concatenate(([0], rows > _FAINT * column.shape[1], [0]))))
        for top, bottom in edges.reshape(-1, 2).tolist():
            line = rows[top:bottom]
            dense = np.flatnonzero(line > line.max() / 2)
            if _TEXT[0] * mm < bottom - top < _TEXT[1] * mm and dense[-1] - dense[0] > (bottom - top) / 5:
                above += int(line[: dense[0]].sum())
                below += int(line[dense[-1] + 1 :].sum())
                lines += 1
    return lines >= _FEWEST and above < _ABOVE * (above + below)


def _small_ink(grey: Image, width: int) -> NDArray[np.uint8]:
    return ink_of(shrunk(grey, max(1, min(grey.shape) // width)))


def _sharpness(rows: NDArray[np.floating[Any]] | NDArray[np.integer[Any]], width: int) -> float:
    """How sharply rows of ink and paper alternate, by the ink of each row of `width` pixels."""
    return float((np.diff(rows.astype(np.float64)) ** 2).sum() / max(1, width))


def _best(ink: NDArray[np.uint8], angles: NDArray[np.float64], most: int) -> float:
    """The angle by which the page must be sheared for its rows to be sharpest. Only ink is moved, and only up and down."""
    height, width = ink.shape
    step = 1 + int(ink.sum()) // most
    y, x = np.nonzero(ink[:, ::step])
    x *= step
    scores = []
    for angle in angles.tolist():
        at = y + np.tan(np.radians(angle)) * (x - width / 2) + height
        row = at.astype(np.intp)
        part = at - row
        rows = np.bincount(row, 1 - part, 3 * height) + np.bincount(row + 1, part, 3 * height)
        scores.append(_sharpness(rows[height : 2 * height], width))
    return float(angles[int(np.argmax(scores))])


def straightened(image: NDArray[np.uint8], angle: float) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The image turned clockwise by `angle` degrees about its middle, size kept, and the 3×3 matrix from it back to the original."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    white = 255 if image.ndim == 2 else (255, 255, 255)
    turned = cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=white)
    return np.asarray(turned, np.uint8), np.vstack([cv2.invertAffineTransform(matrix), [0, 0, 1]])
