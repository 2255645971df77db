"""Bullets told by their shape: an engine reads a round dot before a line as `s`, `°`, `»` or `=`, alone or stuck to the first word."""

from __future__ import annotations

import re
from collections.abc import Sequence

import cv2
import numpy as np

from vanthu.ocr.clean import ink_of
from vanthu.ocr.engines import Image
from vanthu.ocr.layout import read_otherwise, segments_of
from vanthu.text.syllables import is_syllable
from vanthu.types import Word

BULLET = "•"
SEEN = 0.9  # confidence of a bullet, also with the syllable that it sticks to: the doubt was about the dot
# What was read for a dot, and the capitalised word behind it. Signs that are printed as they are read are no dots by their shape.
_READ = r"[a-zø®©°º«»¢=*•]"
_STUCK = re.compile(rf"{_READ}([^\W\d_].*)")
_ROUND, _SOLID = (0.7, 1.43), 0.62  # width by height; share of its box that a dot fills (a disc 0.79, an asterisk 0.45)
_SIZE = (0.14, 0.62)  # height of a dot, by the height of the word beside it
_MIDDLE = (0.25, 0.8)  # height of its middle: neither a mark above nor a point on the line
_SPECK = 0.25  # of the greatest height of a dot: smaller parts are dirt


def with_bullets(image: Image, words: Sequence[Word]) -> list[Word]:
    """The words, those that begin a line with a dot read otherwise given the dot. `image` is black on white; boxes are in its pixels."""
    changed: dict[int, Word] = {}
    for segment in segments_of(words):
        first, *rest = segment.words
        if (match := _STUCK.fullmatch(first.text)) and match[1][0].isupper() and _has_dot(image, first, beside=first):
            sure = max(first.confidence, SEEN) if is_syllable(match[1]) else first.confidence
            changed[id(first)] = read_otherwise(first, BULLET + match[1], sure)
        elif rest and re.fullmatch(_READ, first.text) and rest[0].text[:1].isupper() and _has_dot(image, first, beside=rest[0]):
            changed[id(first)] = read_otherwise(first, BULLET, max(first.confidence, SEEN))
    return [changed.get(id(word), word) for word in words]


def _has_dot(image: Image, word: Word, *, beside: Word) -> bool:
    """Whether the word's box begins with a dot, by the height of the word beside it."""
    if not word.box or not beside.box:
        return False
    left, top, right, bottom = (max(0, round(v)) for v in word.box)
    tall = beside.box.bottom - beside.box.top
    crop = image[top : bottom + 1, max(0, left - max(2, (bottom - top) // 8)) : right + 1]
    if min(crop.shape, default=0) < 4:
        return False
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink_of(crop))
    parts = stats[1:count][stats[1:count, cv2.CC_STAT_HEIGHT] > _SPECK * _SIZE[1] * tall]
    if not len(parts):
        return False
    _, y, width, height, area = parts[np.argmin(parts[:, cv2.CC_STAT_LEFT])].tolist()
    middle = (top + y + height / 2 - beside.box.top) / tall
    solid = _ROUND[0] < width / height < _ROUND[1] and area > _SOLID * width * height
    return bool(solid and _SIZE[0] < height / tall < _SIZE[1] and _MIDDLE[0] < middle < _MIDDLE[1])
