"""Lines read with little confidence are read again, each on its own: a page read whole loses marks between close lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import cv2
import numpy as np

from vanthu.ocr.engines import Engine, Image
from vanthu.ocr.layout import Segment, segments_of
from vanthu.settings import Settings
from vanthu.text.syllables import share_valid
from vanthu.types import Box, Word

DOUBT = 0.85  # confidence of a word for whose sake its line is read again
MOST = 16  # lines of a page, the most doubtful first: a second look costs a tenth of the page's time
GAIN = 0.01  # of mean confidence, for which the second reading is taken
_PAD = 0.3  # of the line's height


def read_again(image: Image, words: Sequence[Word], reader: Engine, *, settings: Settings, dpi: float) -> list[Word]:
    """The words, with doubtful lines replaced where the second reading is surer."""
    segments = segments_of(words)
    order = sorted(range(len(segments)), key=lambda i: min(w.confidence for w in segments[i].words))
    doubtful = [i for i in order if min(w.confidence for w in segments[i].words) < DOUBT][:MOST]
    crops = [_crop(image, segments[i]) for i in doubtful]
    found = reader.recognise_all([crop for crop, _ in crops], languages=settings.languages, psm=7, dpi=round(dpi))
    better = {}
    for i, (_, corner), again in zip(doubtful, crops, found, strict=True):
        if again and _is_better(again, segments[i].words):
            better[i] = [_placed(w, corner, segments[i].words[0].line) for w in again]
    return [w for i, segment in enumerate(segments) for w in better.get(i, segment.words)]


def _crop(image: Image, segment: Segment) -> tuple[Image, tuple[int, int]]:
    """The line with a little around it on white, and the image coordinates of the crop's corner."""
    pad = round(_PAD * segment.height)
    left, top = max(0, round(segment.box.left) - pad), max(0, round(segment.box.top) - pad)
    inside = image[top : round(segment.box.bottom) + pad, left : round(segment.box.right) + pad]
    framed = cv2.copyMakeBorder(inside, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(framed, np.uint8), (left - pad, top - pad)


def _is_better(again: Sequence[Word], first: Sequence[Word]) -> bool:
    if not 0.6 * _length(first) <= _length(again) <= 1.5 * _length(first) + 2:
        return False
    return _worth(again) > _worth(first) + GAIN


def _worth(words: Sequence[Word]) -> float:
    mean = sum(w.confidence * len(w.text) for w in words) / max(1, _length(words))
    return mean + 0.2 * share_valid(" ".join(w.text for w in words))


def _length(words: Sequence[Word]) -> int:
    return sum(len(w.text) for w in words)


def _placed(word: Word, corner: tuple[int, int], line: int) -> Word:
    assert word.box
    x, y = corner
    box = Box(word.box.left + x, word.box.top + y, word.box.right + x, word.box.bottom + y)
    return replace(word, box=box, line=line)
