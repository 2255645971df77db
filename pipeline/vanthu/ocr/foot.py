"""The signature beside Nơi nhận, read once more by itself: a seal over it makes a page's analysis take it for a picture.

It is read as it is, and with what is lighter than print bleached at several levels: on a grey copy a red seal and blue ink are lighter
than black print. What two of these readings have alike is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from unicodedata import combining, normalize

import cv2
import numpy as np

from vanthu.ocr.confidence import DISAGREED, agreed
from vanthu.ocr.engines import Image
from vanthu.ocr.layout import Segment, moved, segments_of
from vanthu.ocr.noise import without_noise
from vanthu.text.fold import fold
from vanthu.text.syllables import is_syllable, share_valid
from vanthu.types import Box, Word

ABOVE, BELOW = 3.5, 22.0  # line heights from `Nơi nhận` within which the signature stands
SURE = 0.8  # mean confidence of a line that is taken
READ_NAME, READ = (
    0.85,
    0.75,
)  # least confidence of each word of a signature that needs no second look: of the name, of the other lines
LEVELS = (35, 60, 90)  # grey levels above black print from which on ink is bleached
_INK, _SOLID = 128, 25  # grey below which there is ink; the percentile of ink that is as dark as print
_GREYS = 0.02  # of the ink must be neither black nor white, or a level changes nothing
_STROKES = 200  # grey below which a seal and a signature are seen on a grey copy
_STROKE = 2.2  # line heights: a letter with its marks is lower
_FRAME = 9  # pixels of white around what is read
_RECIPIENTS = re.compile(r"^n[o0]i nh[aâ]n")


@dataclass(frozen=True)
class Signature:
    """The place of a signature that was not read surely: its images, each to be read, and where they stand on the page."""

    images: tuple[Image, ...]
    corner: tuple[int, int]

    def joined(self, words: Sequence[Word], found: Sequence[Sequence[Word]]) -> list[Word]:
        """The page's words, and of what was found in the images the lines that they lack or have less surely."""
        line = 1 + max(w.line for w in words)
        readings = [segments_of(without_noise([moved(w, *self.corner, line=line) for w in one])[0]) for one in found]
        return _joined(segments_of(words), _voted(readings))


def unread_signature(image: Image, segments: Sequence[Segment]) -> Signature | None:
    """The signature of a page with recipients, unless its words are sure."""
    start = next((s for s in segments if _RECIPIENTS.match(fold(s.text)) and s.box.right < 0.5 * image.shape[1]), None)
    if start is None:
        return None
    area = _area(start, segments, image)
    own = [s for s in segments if _within(s.box, area)]
    if area.right - area.left < 0.2 * image.shape[1] or _is_read(own, READ_NAME):
        return None
    left, top, right, bottom = (round(v) for v in area)
    place = image[top:bottom, left:right]
    x, y, width, height = cv2.boundingRect((place < _INK).astype(np.uint8))
    if not width:
        return None
    levels = () if _is_read(own, READ) or not _is_crossed(own, place, (left, top), start.height) else LEVELS
    crop = place[y : y + height, x : x + width]
    return Signature(tuple(_bleached(crop, levels)), (left + x - _FRAME, top + y - _FRAME))


def _is_crossed(own: Sequence[Segment], place: Image, corner: tuple[int, int], height: float) -> bool:
    """Whether the name is not sure, or strokes higher than a line, of a seal or a signature, run over other words that are not."""
    last = max(own, key=lambda s: s.box.bottom, default=None)
    if last is None or not is_name(last) or min(w.confidence for w in last.words) < READ:
        return True
    count, _, stats, _ = cv2.connectedComponentsWithStats((place < _STROKES).astype(np.uint8))
    tall = stats[1:count][stats[1:count, cv2.CC_STAT_HEIGHT] > _STROKE * height].tolist()
    boxes = [Box(corner[0] + x, corner[1] + y, corner[0] + x + w, corner[1] + y + h) for x, y, w, h, _ in tall]
    return any(_meet(box, w.box) for box in boxes for s in own for w in s.words if w.confidence < READ and w.box)


def _is_read(own: Sequence[Segment], sure: float) -> bool:
    """Whether the signature was read to its end, the name, of which each word is `sure`."""
    last = max(own, key=lambda s: s.box.bottom, default=None)
    if last is None or not is_name(last) or min(w.confidence for w in last.words) < sure:
        return False
    return all(w.confidence >= READ for s in own for w in s.words)


def is_name(segment: Segment) -> bool:
    """Whether a line is syllables that each begin with a capital, as a name does.

    >>> [is_name(Segment(tuple(Word(t) for t in line.split()))) for line in ("Trần Văn Bình", "CHỦ TỊCH", "Ngøõ Công", "Bình")]
    [True, False, False, False]
    """
    words = [w.text for w in segment.words]
    return 1 < len(words) < 7 and all(w[0].isupper() and not w[1:].isupper() and is_syllable(w) for w in words)


def _bleached(crop: Image, levels: Sequence[int]) -> Iterator[Image]:
    """The image as it is, and bleached at each of the levels, unless it is black and white anyway."""
    ink = crop[::3, ::3][crop[::3, ::3] < _INK]
    black = float(np.percentile(ink, _SOLID)) if len(ink) else 0.0
    inside = crop[crop < 250]
    greys = ((inside > black + LEVELS[0]) & (inside < 200)).mean() if len(inside) else 0.0
    for level in (None, *levels) if greys > _GREYS else (None,):
        shown = crop if level is None else np.minimum(crop * (255.0 / (black + level)), 255).astype(np.uint8)
        framed = cv2.copyMakeBorder(shown, _FRAME, _FRAME, _FRAME, _FRAME, cv2.BORDER_CONSTANT, value=255)
        yield np.asarray(framed, np.uint8)


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


def _voted(readings: Sequence[Sequence[Segment]]) -> list[Segment]:
    """The lines of all readings: of each that which most readings have, as sure as they agree.

    Of as many votes the one of syllables, not of dirt, is taken, then, as bleached capitals lose their marks, the one with more marks; it is doubted.
    """
    out: list[Segment] = []
    left = [s for reading in readings for s in reading]
    while left:
        same = [s for s in left if _meet(s.box, left[0].box)]
        left = [s for s in left if s not in same]
        votes = Counter(s.text for s in same)
        best = max(same, key=lambda s: (votes[s.text], share_valid(s.text), _marks(s.text), _sure(s)))
        others = sum(n for text, n in votes.items() if text != best.text and fold(text) == fold(best.text))
        if votes[best.text] > 1:
            best = _as_sure(best, votes[best.text] > others)
        out.append(best)
    return out


def _marks(text: str) -> int:
    return sum(combining(c) > 0 for c in normalize("NFD", text))


def _as_sure(segment: Segment, agree: bool) -> Segment:
    sure = [agreed(w.confidence, w.confidence) if agree else min(w.confidence, DISAGREED) for w in segment.words]
    return Segment(tuple(replace(w, confidence=c) for w, c in zip(segment.words, sure, strict=True)))


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


def _within(inner: Box, outer: Box) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left < x < outer.right and outer.top < y < outer.bottom


def _meet(a: Box, b: Box) -> bool:
    common = min(a.bottom, b.bottom) - max(a.top, b.top)
    return min(a.right, b.right) > max(a.left, b.left) and common > 0.3 * min(a.bottom - a.top, b.bottom - b.top)
