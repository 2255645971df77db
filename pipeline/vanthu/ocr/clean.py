"""Page images made ready for recognition: even paper, no scanner edges, no specks, 200 to 300 dpi."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from vanthu.ocr.engines import Image

LOW_DPI, HIGH_DPI = 190, 450  # outside, the image is scaled; a page of 200 dpi is read better as it is than enlarged
UP_TO, DOWN_TO = 200, 300
MOST_UPSCALE = 3.0
BLANK = 2e-4  # of the page's inner area under ink; one short line has five times as much
UNEVEN = 14  # grey levels between darkest and lightest paper
_DIRTY = 25  # specks in the margins of a page that has them everywhere
_CRUMB, _DOT = 2.6, 9.0  # pixels at 300 dpi: side of a crumb, side of the dot of an i
_BLUR = 0.5  # pixels at 300 dpi: what the specks left of ragged edges
_SHRINK = 8


def even_paper(grey: Image, *, paper_of: Image | None = None) -> Image:
    """The page divided by its background, where the paper is unevenly lit or not white; clean pages come back as they are.

    `paper_of`: the page before ink was taken off it, where bleached seals are not taken for bright paper.
    """
    small = shrunk(grey if paper_of is None else paper_of, _SHRINK)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 31)
    inner = paper[paper.shape[0] // 20 : -paper.shape[0] // 20 or None, paper.shape[1] // 20 : -paper.shape[1] // 20 or None]
    low, high = np.percentile(inner, (2, 98)).tolist()
    if high - low < UNEVEN and high > 215:
        return grey
    large = cv2.resize(paper, (grey.shape[1], grey.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.divide(grey, np.maximum(large, 40), scale=255), np.uint8)


def without_edges(grey: Image) -> Image:
    """The dark edges that a scanner or copier leaves around the paper, painted white.

    Only what is dark over a long stretch of the image's edge: rules and text that reach the edge stay.
    """
    height, width = grey.shape
    dark = shrunk(grey, _SHRINK) < 110
    count, labels, stats, _ = cv2.connectedComponentsWithStats(dark.astype(np.uint8))
    rows, columns = dark.shape
    out = grey
    for i in range(1, count):
        left, top, wide, tall, area = stats[i].tolist()
        touches = left == 0 or top == 0 or left + wide == columns or top + tall == rows
        if touches and (wide > columns // 3 or tall > rows // 3) and area > max(rows, columns) // 2:
            mask = cv2.dilate((labels == i).astype(np.uint8), np.ones((3, 3), np.uint8))
            if out is grey:
                out = grey.copy()
            large = cv2.resize(mask, None, fx=_SHRINK, fy=_SHRINK, interpolation=cv2.INTER_NEAREST)
            rest = height - large.shape[0], width - large.shape[1]
            out[cv2.copyMakeBorder(large, 0, rest[0], 0, rest[1], cv2.BORDER_REPLICATE) > 0] = 255
    return out


def is_blank(grey: Image) -> bool:
    """Whether a page has no more ink than dirt and a shadow of the other side."""
    inner = grey[grey.shape[0] // 25 : -grey.shape[0] // 25, grey.shape[1] // 25 : -grey.shape[1] // 25]
    return bool((inner[::3, ::3] < 140).mean() < BLANK)


def shrunk(image: NDArray[np.uint8], times: int) -> NDArray[np.uint8]:
    """The image so many times smaller, without the last rows and columns that do not fill a pixel.

    By whole numbers OpenCV averages blocks of pixels, which takes an eighth of the time of any other factor.

    >>> shrunk(np.full((9, 5), 7, np.uint8), 4).tolist()
    [[7], [7]]
    """
    height, width = (side // times * times for side in image.shape[:2])
    small = cv2.resize(image[:height, :width], None, fx=1 / times, fy=1 / times, interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.uint8)


def ink_of(grey: Image) -> NDArray[np.uint8]:
    """1 where there is ink (Otsu's threshold)."""
    _, ink = cv2.threshold(grey, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return np.asarray(ink, np.uint8)


def without_specks(grey: Image, *, dpi: float) -> Image:
    """Specks painted white, where the margins have some: crumbs everywhere, dots only where they stand alone.

    Dots of letters and tone marks are larger than crumbs and stand by a letter; hyphens are wider than dots.
    """
    unit = dpi / 300
    if _specks_in_margins(grey, unit) < _DIRTY:
        return grey
    count, labels, stats, centres = cv2.connectedComponentsWithStats(ink_of(grey), connectivity=8)
    wide, tall, area = (stats[:, i] for i in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
    letter = (tall > 14 * unit) & (tall < 120 * unit)
    crumb = area <= max(1.0, (_CRUMB * unit) ** 2)
    dot = np.maximum(wide, tall) < _DOT * unit
    near = _around(np.asarray(stats[letter], np.int32), grey.shape, reach=17 * unit)
    x, y = (centres[:count].T / _SHRINK).astype(int)
    gone = crumb | (dot & ~near[y, x])
    gone[0] = False
    out = grey.copy()
    out[cv2.dilate(gone[labels].astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = 255
    return np.asarray(cv2.GaussianBlur(out, (0, 0), _BLUR * unit), np.uint8)


def _specks_in_margins(grey: Image, unit: float) -> int:
    """How many specks the side margins have, where nothing is printed."""
    width = grey.shape[1]
    level, _ = cv2.threshold(grey[::4, ::4], 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    found = 0
    for strip in (grey[:, : width // 16], grey[:, -width // 16 :]):
        count, _, stats, _ = cv2.connectedComponentsWithStats((strip <= level).astype(np.uint8))
        found += int((stats[1:count, cv2.CC_STAT_AREA] < (9 * unit) ** 2).sum())
    return found


def _around(stats: NDArray[np.int32], shape: tuple[int, ...], *, reach: float) -> NDArray[np.bool_]:
    """At an eighth of the size: where a letter is within `reach` pixels."""
    near = np.zeros((shape[0] // _SHRINK + 1, shape[1] // _SHRINK + 1), np.bool_)
    for left, top, width, height, _ in stats.tolist():
        y0, x0 = max(0, int((top - reach) / _SHRINK)), max(0, int((left - reach) / _SHRINK))
        near[y0 : int((top + height + reach) / _SHRINK) + 1, x0 : int((left + width + reach) / _SHRINK) + 1] = True
    return near


def scale_for(dpi: float) -> float:
    """By which factor an image of `dpi` is scaled for recognition.

    >>> scale_for(300), scale_for(200), scale_for(72), scale_for(600)
    (1.0, 1.0, 2.7777777777777777, 0.5)
    """
    if LOW_DPI <= dpi <= HIGH_DPI:
        return 1.0
    return min((UP_TO if dpi < LOW_DPI else DOWN_TO) / dpi, MOST_UPSCALE)


def scaled(grey: Image, factor: float) -> Image:
    """The image scaled: cubic up, area down."""
    if factor == 1.0:
        return grey
    way = cv2.INTER_CUBIC if factor > 1 else cv2.INTER_AREA
    return np.asarray(cv2.resize(grey, None, fx=factor, fy=factor, interpolation=way), np.uint8)
