"""Black print told from coloured ink: seals and signatures are taken off the page, and where they stood is kept."""

from __future__ import annotations

from typing import NamedTuple

import cv2
import numpy as np
from numpy.typing import NDArray

from vanthu.ocr.clean import shrunk
from vanthu.ocr.engines import Image

Pixels = NDArray[np.uint8]

COLOURED = 45  # between a pixel's strongest and weakest channel
SHRINK = 4  # masks are made at a quarter of the size
LEAST_INK = 0.5  # of the dark area: when less stays without colour, the print itself is coloured
_WHITE = (
    200  # grey from which on there is paper where ink was bleached: the edges of its strokes are left, and are read as marks
)
_BLEACH = 0.6  # of the colour's strength is added, so that faint red and blue reach white


class Blot(NamedTuple):
    """Coloured ink in one place: `red` or `blue`, its box in pixels (left, top, right, bottom)."""

    colour: str
    box: tuple[int, int, int, int]


def without_colour(image: Pixels, *, dpi: float) -> tuple[Image, list[Blot]]:
    """Grey without coloured ink, and the larger places where there was some. A grey image comes back as it is.

    Print in colour (a blue copy, a red heading) stays: lines of letters are no seal.
    """
    if image.ndim == 2:
        return image, []
    small = shrunk(image, SHRINK).astype(np.int16)
    strongest, weakest = small.max(2), small.min(2)
    coloured = (strongest - weakest > COLOURED).astype(np.uint8)
    luminance = np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8)
    if coloured.mean() < 1e-4:
        return luminance, []
    dark = small.mean(2) < 140
    if dark.any() and (dark & (strongest < 160)).sum() < LEAST_INK * dark.sum():
        return luminance, []
    bleached = _bleached(image)
    grey = bleached.copy()
    blots = []
    for name, mask in _inks(small, coloured):
        for box in _blobs(mask, dpi / SHRINK):
            left, top, right, bottom = (SHRINK * v for v in box)
            if _is_print(mask[box[1] : box[3], box[0] : box[2]], dpi / SHRINK):
                grey[top:bottom, left:right] = luminance[top:bottom, left:right]
            else:
                blots.append(Blot(name, (left, top, right, bottom)))
                grey[top:bottom, left:right] = np.minimum(bleached[top:bottom, left:right] * (255.0 / _WHITE), 255)
    return grey, blots


def _bleached(image: Pixels) -> Image:
    blue, green, red = cv2.split(image)
    strongest = cv2.max(cv2.max(blue, green), red)
    weakest = cv2.min(cv2.min(blue, green), red)
    return np.asarray(cv2.addWeighted(strongest, 1 + _BLEACH, weakest, -_BLEACH, 0), np.uint8)


def _inks(small: NDArray[np.int16], coloured: NDArray[np.uint8]) -> list[tuple[str, NDArray[np.uint8]]]:
    blue, green, red = small[:, :, 0], small[:, :, 1], small[:, :, 2]
    is_red = (red > blue + COLOURED // 2) & (red > green + COLOURED // 2)
    is_blue = (blue > red + COLOURED // 2) & (blue >= green - 10)
    return [("red", coloured & is_red), ("blue", coloured & is_blue)]


def _blobs(mask: NDArray[np.uint8], dpi: float) -> list[tuple[int, int, int, int]]:
    """Boxes of coloured places of at least 4 mm, strokes within 2 mm taken together."""
    mm = dpi / 25.4
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((max(3, round(2 * mm)),) * 2, np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined)
    boxes = []
    for left, top, width, height, _ in stats[1:count].tolist():
        if max(width, height) > 4 * mm and mask[top : top + height, left : left + width].mean() > 0.02:
            boxes.append((left, top, left + width, top + height))
    return boxes


def _is_print(mask: NDArray[np.uint8], dpi: float) -> bool:
    """A line of letters: low and wide, made of several pieces of nearly one height."""
    height, width = mask.shape
    mm = dpi / 25.4
    if height > 9 * mm or width < 2.5 * height or width < 12 * mm:
        return False
    count, _, stats, _ = cv2.connectedComponentsWithStats(mask)
    heights = stats[1:count, cv2.CC_STAT_HEIGHT]
    tall = heights[heights > 0.35 * height]
    return len(tall) >= 6 and float(tall.std()) < 0.25 * float(tall.mean())
