"""Pages that lie askew or sideways."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from vanthu.ocr.clean import ink_of, shrunk
from vanthu.ocr.engines import Image

MOST = 6.0  # degrees
LEAST = 0.15  # degrees; less does not matter


class _Stage(NamedTuple):
    """Angles that are tried on an image at least so many pixels wide, to either side and from one to the next in degrees.

    `most`: pixels of ink that an angle is tried on, about; of a page with more some columns will do.
    """

    width: int
    reach: float
    step: float
    most: int


# Coarse to fine. Lines half a step off must still be lines, hence the small image.
_STAGES = (_Stage(350, MOST, 0.5, 10_000), _Stage(700, 0.4, 0.1, 20_000), _Stage(700, 0.05, 0.05, 60_000))

# Lines of text, told from rules and pictures by their height in millimetres, in so many columns of the page. Above the small letters'
# height stand ascenders, capitals and most marks, below it descenders and the dots: of 26 pages four fifths of that ink stood above.
_TEXT, _COLUMNS = (2.2, 7.0), 4
_DPI = 100  # is enough for it
_FAINT = 0.016  # of the column's width under ink: less is paper
_ABOVE = 0.42  # of the ink outside the small letters' height: less, and the page stands on its head
_FEWEST = 5  # lines in a column's width


def skew_of(grey: Image) -> float:
    """Degrees counter-clockwise by which the text lines rise to the right: by this the page must be turned clockwise."""
    inks = _small_inks(grey)
    return _refined(inks, _best(inks, _STAGES[0])[0])


def lie_of(grey: Image) -> tuple[int, float]:
    """The quarter turns clockwise after which text lines seem to run across, 0 or 1, and the skew of the page then.

    Rows of ink and paper alternate along the lines, at the angle at which they are sharpest: on 59 pages, upright and on their side,
    straight and askew, 1.6 to 15 times as sharply as along the page's other side.
    """
    upright = _small_inks(grey)
    turned = {width: np.ascontiguousarray(np.rot90(ink, -1)) for width, ink in upright.items()}
    ways = [(*_best(inks, _STAGES[0]), inks) for inks in (upright, turned)]
    turns = int(ways[1][1] > ways[0][1])
    angle, _, inks = ways[turns]
    return turns, _refined(inks, angle)


def _refined(inks: Mapping[int, NDArray[np.uint8]], angle: float) -> float:
    """The skew near an angle that was found coarsely; 0 where it does not matter."""
    for stage in _STAGES[1:]:
        angle, _ = _best(inks, stage, angle)
    return angle if abs(angle) >= LEAST else 0.0


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


def _small_inks(grey: Image) -> dict[int, NDArray[np.uint8]]:
    """The page's ink at the sizes at which angles are tried, by their width."""
    return {width: ink_of(shrunk(grey, max(1, min(grey.shape) // width))) for width in {stage.width for stage in _STAGES}}


def _best(inks: Mapping[int, NDArray[np.uint8]], stage: _Stage, about: float = 0.0) -> tuple[float, float]:
    """The angle by which the page must be sheared for its rows to be sharpest, and how sharp they are then.

    Only ink is moved, and only up and down.
    """
    ink = inks[stage.width]
    height, width = ink.shape
    every = 1 + int(ink.sum()) // stage.most
    y, x = np.nonzero(ink[:, ::every])
    x *= every
    angles = about + np.arange(-stage.reach, stage.reach + stage.step / 2, stage.step)
    scores = []
    for angle in angles.tolist():
        at = y + np.tan(np.radians(angle)) * (x - width / 2) + height
        row = at.astype(np.intp)
        part = at - row
        rows = np.bincount(row, 1 - part, 3 * height) + np.bincount(row + 1, part, 3 * height)
        scores.append(float((np.diff(rows[height : 2 * height]) ** 2).sum() / max(1, width)))
    best = int(np.argmax(scores))
    return float(angles[best]), scores[best]


def straightened(image: NDArray[np.uint8], angle: float) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The image turned clockwise by `angle` degrees about its middle, size kept, and the 3×3 matrix from it back to the original."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    white = 255 if image.ndim == 2 else (255, 255, 255)
    turned = cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=white)
    return np.asarray(turned, np.uint8), np.vstack([cv2.invertAffineTransform(matrix), [0, 0, 1]])
