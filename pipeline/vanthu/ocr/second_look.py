"""Lines read with little confidence are read again, each on its own: a page read whole loses marks between close lines.

The two readings are compared word by word. Where they agree the word is surer than either; where they differ the likelier one
stands and is doubted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from importlib.resources import files
from unicodedata import normalize

import cv2
import numpy as np

from vanthu.ocr.confidence import DISAGREED, agreed
from vanthu.ocr.engines import Engine, Image
from vanthu.ocr.layout import Segment, segments_of
from vanthu.settings import Settings
from vanthu.text.fold import fold
from vanthu.text.syllables import share_valid
from vanthu.types import Box, Word

DOUBT = 0.67  # confidence of a word for whose sake its line is read again
DOUBT_TITLE, DOUBT_NAME = 0.75, 0.95  # the same of lines in capitals, of lines of capitalised words
MOST, MOST_NAMES = (
    4,
    6,
)  # doubtful lines of a page, the worst first, and names and titles: each costs a hundredth of the page's time
SURE = 0.75  # of a word that only the second reading has
_PAD, _PAD_MARKS = 0.3, 0.45  # of the line's height; above, where the marks of capitals stand
_VALID, _MARKED = 0.12, 0.03  # what a syllable and a mark seen in the second reading weigh against confidence

_EQUAL = 0.04  # readings this near in worth are decided by which is the commoner syllable
_LOOKS = str.maketrans("IlOo", "1100")


def read_again(image: Image, words: Sequence[Word], reader: Engine, *, settings: Settings, dpi: float) -> list[Word]:
    """The words, those of doubtful lines compared with a second reading."""
    segments = segments_of(words)
    least = [min((w.confidence for w in s.words if any(map(str.isalnum, w.text))), default=1.0) for s in segments]
    order = sorted(range(len(segments)), key=least.__getitem__)
    doubtful = [i for i in order if least[i] < DOUBT][:MOST]
    doubtful += [i for i in order if least[i] < _name_doubt(segments[i]) and i not in doubtful][:MOST_NAMES]
    crops = [_crop(image, segments[i]) for i in doubtful]
    found = reader.recognise_all([crop for crop, _ in crops], languages=settings.languages, psm=7, dpi=round(dpi))
    better = {}
    for i, (_, corner), again in zip(doubtful, crops, found, strict=True):
        first = segments[i].words
        second = [_placed(w, corner, first[0].line) for w in again]
        if 0.6 * _length(first) <= _length(second) <= 1.5 * _length(first) + 2:
            better[i] = [w for pair in _paired(first, second) for w in _likelier(*pair)]
    return [w for i, segment in enumerate(segments) for w in better.get(i, segment.words)]


def _name_doubt(segment: Segment) -> float:
    """The confidence below which a title or a name is read again: they count most, and lose their marks to the line above."""
    words = [w.text for w in segment.words if w.text[:1].isalpha()]
    if not 1 < len(words) < 12 or not all(w[0].isupper() for w in words):
        return 0.0
    return DOUBT_TITLE if all(w.isupper() for w in words) else DOUBT_NAME


def _crop(image: Image, segment: Segment) -> tuple[Image, tuple[int, int]]:
    """The line with a little around it on white, and the image coordinates of the crop's corner."""
    pad = round(_PAD * segment.height)
    left, top = max(0, round(segment.box.left) - pad), max(0, round(segment.box.top - _PAD_MARKS * segment.height))
    inside = image[top : round(segment.box.bottom) + pad, left : round(segment.box.right) + pad]
    framed = cv2.copyMakeBorder(inside, pad, pad, pad, pad, cv2.BORDER_CONSTANT, value=255)
    return np.asarray(framed, np.uint8), (left - pad, top - pad)


def _placed(word: Word, corner: tuple[int, int], line: int) -> Word:
    assert word.box
    x, y = corner
    box = Box(word.box.left + x, word.box.top + y, word.box.right + x, word.box.bottom + y)
    return replace(word, box=box, line=line)


def _paired(first: Sequence[Word], second: Sequence[Word]) -> Iterator[tuple[list[Word], list[Word]]]:
    """The words of two readings of a line, one to one where they can be."""
    keys = [[fold(w.text) for w in words] for words in (first, second)]
    for _, a, b, c, d in SequenceMatcher(None, keys[0], keys[1], autojunk=False).get_opcodes():
        if b - a == d - c:
            yield from (([x], [y]) for x, y in zip(first[a:b], second[c:d], strict=True))
        else:
            yield list(first[a:b]), list(second[c:d])


def _likelier(first: list[Word], second: list[Word]) -> list[Word]:
    """
    >>> def read(text, sure): return [Word(text, confidence=sure)]
    >>> [w.text for w in _likelier(read("PHO", 0.95), read("PHÓ", 0.94))], _likelier(read("Quyêt", 0.9), read("Quyết", 0.9))[0].text
    (['PHÓ'], 'Quyết')
    >>> _likelier(read("1648", 0.9), read("1648", 0.9))[0].confidence, _likelier(read("Thiều", 0.4), read("Thu", 0.5))[0].text
    (0.98, 'Thiều')
    """
    if not first or not second:
        return first or [w for w in second if w.confidence > SURE and w.text[:1].isalnum()]
    if _text(first) == _text(second) or _same_figures(first, second):
        return [
            replace(a if a.text.isdigit() or not b.text.isdigit() else b, confidence=agreed(a.confidence, b.confidence))
            for a, b in zip(first, second, strict=True)
        ]
    gain = _worth(second) - _worth(first) + _marks_gained(first, second)
    poorer = (
        _length(second) < _length(first) - 1 and min(w.confidence for w in second) < SURE
    )  # strokes of a seal swallow letters
    best = second if not poorer and gain > (0.0 if abs(gain) > _EQUAL else _commoner(first, second)) else first
    return [replace(w, confidence=min(w.confidence, DISAGREED)) for w in best]


def _same_figures(first: list[Word], second: list[Word]) -> bool:
    """`01` and `0I`: letters that one reading takes digits for."""
    one, two = _text(first).translate(_LOOKS), _text(second).translate(_LOOKS)
    return (
        len(first) == len(second) == 1 and one == two and one.isdigit() and (_text(first).isdigit() or _text(second).isdigit())
    )


def _marks_gained(first: list[Word], second: list[Word]) -> float:
    """Capitals lose their marks to the line above; letters of prose also gain false ones (chi → chỉ)."""
    one, two = _text(first), _text(second)
    if not one.isupper() or fold(one) != fold(two):
        return 0.0
    gained = len(normalize("NFD", two)) - len(normalize("NFD", one))
    return _MARKED if gained > 0 else -_MARKED if gained < 0 else 0.0


def _commoner(first: list[Word], second: list[Word]) -> float:
    """What the second reading must gain: more where the first is a common syllable and it is not."""
    one, two = (_text(words).lower() in _common() for words in (first, second))
    return _EQUAL if one and not two else -_EQUAL if two and not one else 0.0


@cache
def _common() -> frozenset[str]:
    lines = files("vanthu").joinpath("data/ocr/common_syllables.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _worth(words: list[Word]) -> float:
    mean = sum(w.confidence * len(w.text) for w in words) / _length(words)
    return mean + _VALID * share_valid(_text(words))


def _text(words: Sequence[Word]) -> str:
    return " ".join(w.text for w in words)


def _length(words: Sequence[Word]) -> int:
    return sum(len(w.text) for w in words)
