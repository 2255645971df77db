"""The signature beside Nơi nhận, read once more by itself: a seal over it makes a page's analysis take it for a picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from vanthu.ocr.engines import Engine, Image
from vanthu.ocr.layout import Segment, segments_of
from vanthu.ocr.noise import without_noise
from vanthu.settings import Settings
from vanthu.text.fold import fold
from vanthu.types import Box, Word

ABOVE, BELOW = 3.5, 22.0  # line heights from `Nơi nhận` within which the signature stands
SURE = 0.8  # mean confidence of a line that is taken
_RECIPIENTS = re.compile(r"^n[o0]i nh[aâ]n")


def with_signature(image: Image, words: Sequence[Word], reader: Engine, *, settings: Settings, dpi: float) -> list[Word]:
    """The words, and lines of the signature that the page's reading had missed or read less surely."""
    segments = segments_of(words)
    start = next((s for s in segments if _RECIPIENTS.match(fold(s.text)) and s.box.right < 0.5 * image.shape[1]), None)
    if start is None:
        return list(words)
    area = _area(start, segments, image)
    if area.right - area.left < 0.2 * image.shape[1]:
        return list(words)
    left, top, right, bottom = (round(v) for v in area)
    crop = np.asarray(cv2.copyMakeBorder(image[top:bottom, left:right], 9, 9, 9, 9, cv2.BORDER_CONSTANT, value=255), np.uint8)
    line = 1 + max(w.line for w in words)
    found = [
        replace(
            w,
            line=w.line + line,
            box=Box(w.box.left + left - 9, w.box.top + top - 9, w.box.right + left - 9, w.box.bottom + top - 9),
        )
        for w in reader.recognise(crop, languages=settings.languages, psm=6, dpi=round(dpi))
        if w.box
    ]
    return _joined(segments, segments_of(without_noise(found)[0]))


def _area(start: Segment, segments: Sequence[Segment], image: Image) -> Box:
    """Right of the recipients, below the last line that runs across."""
    column = [s for s in segments if s.box.top >= start.box.top and abs(s.box.left - start.box.left) < 4 * start.height]
    left = max(s.box.right for s in column) + 0.5 * start.height
    top = start.box.top - ABOVE * start.height
    across = [
        s.box.bottom
        for s in segments
        if s.box.bottom <= start.box.top + start.height / 2 and s.box.left < start.box.right < s.box.right
    ]
    top = max([top, 0.0, *(b + 0.2 * start.height for b in across)])
    return Box(left, top, image.shape[1] * 0.99, min(start.box.top + BELOW * start.height, image.shape[0]))


def _joined(segments: Sequence[Segment], found: Sequence[Segment]) -> list[Word]:
    kept = list(segments)
    for segment in found:
        if _sure(segment) < SURE or sum(c.isalpha() for c in segment.text) < 4:
            continue
        same = [s for s in kept if _meet(s.box, segment.box)]
        if all(_is_fuller(segment, s) for s in same):
            kept = [*(s for s in kept if s not in same), segment]
    return [w for s in kept for w in s.words]


def _is_fuller(new: Segment, old: Segment) -> bool:
    """Whether the new reading has what the old one has and more, or is surer of as much."""
    fuller = old.text in new.text and len(new.text) > len(old.text)
    return fuller or (_sure(old) < _sure(new) - 0.02 and len(old.text) <= len(new.text) + 1)


def _sure(segment: Segment) -> float:
    return sum(w.confidence for w in segment.words) / len(segment.words)


def _meet(a: Box, b: Box) -> bool:
    common = min(a.bottom, b.bottom) - max(a.top, b.top)
    return min(a.right, b.right) > max(a.left, b.left) and common > 0.3 * min(a.bottom - a.top, b.bottom - b.top)
