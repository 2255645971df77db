"""`≥` and `≤` told from `>` and `<` by the bar below: an engine's model for Vietnamese has no such sign, and leaves the bar out."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from vanthu.ocr.clean import ink_of
from vanthu.ocr.engines import Image
from vanthu.ocr.layout import read_otherwise
from vanthu.types import Box, Word

_SIGN = re.compile(r"([<>])=?(?=\d|$)")
_BARRED = {">": "≥", "<": "≤"}
_WIDTH = 0.75  # of the word's height: a sign is a little wider
_BELOW = 0.6  # of the height: the bar is lower
_BAR, _MORE = 0.85, 0.08  # of the width that is looked at: ink of a row of the bar, and how much more than any row above


def with_bars_seen(image: Image, words: Sequence[Word]) -> list[Word]:
    """The words, signs of comparison before a figure with the bar that is printed below them. Boxes are in pixels of `image`."""
    return [_seen(image, word) for word in words]


def _seen(image: Image, word: Word) -> Word:
    match = _SIGN.match(word.text)
    if match is None or not word.box or not _has_bar(image, word.box):
        return word
    return read_otherwise(word, _BARRED[match[1]] + word.text[match.end() :], word.confidence)


def _has_bar(image: Image, box: Box) -> bool:
    """Whether the sign that the box begins with has a straight bar at its foot, and nothing like it above."""
    left, top, right, bottom = (max(0, round(v)) for v in box)
    crop = image[max(0, top - 1) : bottom + 2, left : right + 1]
    if min(crop.shape, default=0) < 8:
        return False
    ink = ink_of(crop)
    columns = np.flatnonzero(ink.any(axis=0))
    filled = ink[:, columns[0] : columns[0] + round(_WIDTH * (bottom - top))].mean(axis=1)
    foot = round(_BELOW * len(filled))
    bar = foot + int(np.argmax(filled[foot:]))
    return bool(filled[bar] >= max(_BAR, filled[:foot].max() + _MORE))
