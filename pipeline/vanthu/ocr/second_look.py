"""Lines read with little confidence are read again, each on its own: a page read whole loses marks between close lines.

The two readings are compared word by word. Where they agree the word is surer than either; where they differ the likelier one
stands and is doubted.
"""

from __future__ import annotations

import re
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
from vanthu.ocr.foot import unread_signature
from vanthu.ocr.layout import Segment, moved, segments_of
from vanthu.settings import Settings
from vanthu.text.fold import fold
from vanthu.text.syllables import share_valid
from vanthu.types import Word

DOUBT = 0.67  # confidence of a word for whose sake its line is read again
DOUBT_TITLE, DOUBT_NAME = 0.75, 0.85  # the same of lines in capitals, of lines of capitalised words
MOST, MOST_NAMES = (
    4,
    6,
)  # doubtful lines of a page, the worst first, and names and titles: each costs a sixtieth of the page's time
BESIDE = 2  # words read again on either side of a doubtful one
SAME_NUMBER = 0.7  # the most confidence of a document's number of which the letters alone are in doubt
SURE = 0.75  # of a word that only the second reading has
_PAD, _PAD_MARKS = 0.3, 0.45  # of the line's height; above, where the marks of capitals stand
_VALID, _MARKED = 0.12, 0.03  # what a syllable and a mark seen in the second reading weigh against confidence

_TEXT = 0.5  # of the words of a line must be syllables: what shines through from the other side is read as none, whatever it is read with
_EQUAL = 0.04  # readings this near in worth are decided by which is the commoner syllable
# Letters, also in two parts with dirt between them, and the signs around them.
_WORD = re.compile(r"[\"“”'‘’(\[]{0,2}([^\W\d_]{2,}(?:[.:;,'][^\W\d_]{1,12})?)[.,;:!?)\]\"”’]{0,3}")
_DIRT = "'‘’´`.,-"  # specks of a copy before a word
_ROMAN = re.compile(r"[IVX]{1,4}\W{0,2}")
_NUMBER = re.compile(r"^\W?S[ốôóỐÔÓ]\W{0,3}\d{1,5}\W{0,2}[/-]? ?[A-ZĐ]")
_SYMBOL = re.compile(r"(?:S[ốôóỐÔÓ]\W{1,2})?(\d{1,5}) ?[/-] ?[A-ZĐ]")
_FIXED = re.compile(r"\bluu ?:|cong hoa xa hoi|^\W?doc lap\b")
_LOOKS = str.maketrans("IlOo", "1100")


def read_again(image: Image, words: Sequence[Word], reader: Engine, *, settings: Settings, dpi: float) -> list[Word]:
    """The words, those of doubtful lines and of a doubtful signature compared with second readings. All are read in one go."""
    segments = segments_of(words)
    signature = unread_signature(image, segments)
    looks = _looks(segments)
    crops = [_crop(image, Segment(tuple(look))) for look in looks]
    images = [*(crop for crop, _ in crops), *(signature.images if signature else ())]
    found = reader.recognise_all(images, languages=settings.languages, psm=6, dpi=round(dpi))
    if signature:  # what its readings agree on is not compared with a further one
        segments = segments_of(signature.joined(words, found[len(looks) :]))
    better = {}
    for look, (_, corner), again in zip(looks, crops, found[: len(looks)], strict=True):
        i = next((i for i, s in enumerate(segments) if look[0] in s.words), None)
        second = [replace(moved(w, *corner), line=look[0].line) for w in again]
        if i is not None and 0.6 * _length(look) <= _length(second) <= 1.5 * _length(look) + 2:
            at = segments[i].words.index(look[0])
            read = [w for pair in _paired(look, second) for w in _likelier(*pair)]
            better[i] = [*segments[i].words[:at], *read, *segments[i].words[at + len(look) :]]
    return [w for i, segment in enumerate(segments) for w in better.get(i, segment.words)]


def _looks(segments: Sequence[Segment]) -> list[Sequence[Word]]:
    """The words that are read again, each of one line."""
    least = [_least_sure(s) for s in segments]
    order = sorted(range(len(segments)), key=least.__getitem__)
    names = [i for i in order if least[i] < _name_doubt(segments[i])][:MOST_NAMES]
    lines = [i for i in order if least[i] < DOUBT and i not in names][:MOST]
    return [*(segments[i].words for i in names), *(_around_doubt(segments[i].words) for i in lines)]


def _around_doubt(words: Sequence[Word]) -> Sequence[Word]:
    """From `BESIDE` words before the first doubtful word of a line to as many after the last: a whole line takes a thirtieth of the page's time."""
    at = [i for i, w in enumerate(words) if w.confidence < DOUBT and _is_mendable(w.text)]
    return words[max(0, at[0] - BESIDE) : at[-1] + BESIDE + 1]


def _least_sure(segment: Segment) -> float:
    """The least confidence of the words that a second reading may mend; 1.0 where there are none.

    Of 300 lines read again on 66 pages it mended no figure, no abbreviation, no bullet stuck to a word, no fixed phrase of head and
    foot, and no word that stood alone; it took letters for others as often. Strokes of Roman numerals are counted elsewhere. In the
    line of the document's own number any doubt counts: a number that two readings have alike is printed, and is kept.

    >>> def line(*words): return Segment(tuple(Word(text, confidence=sure) for text, sure in words))
    >>> _least_sure(line(("Chính", 0.9), ("sách", 0.5), ("12/BC", 0.3))), _least_sure(line(("II.", 0.5), ("*Đại", 0.5), ("sTheo", 0.4)))
    (0.5, 1.0)
    """
    if _NUMBER.search(segment.text):
        return min(w.confidence for w in segment.words if any(map(str.isalnum, w.text)))
    if len(segment.words) < 2 or _FIXED.search(fold(segment.text)) or share_valid(segment.text) < _TEXT:
        return 1.0
    return min((w.confidence for w in segment.words if _is_mendable(w.text)), default=1.0)


def _is_mendable(text: str) -> bool:
    match = _WORD.fullmatch(text)
    return match is not None and not _ROMAN.fullmatch(text) and (match[1].isupper() or match[1][1:].islower())


def _name_doubt(segment: Segment) -> float:
    """The confidence below which a title or a name is read again: they count most, and lose their marks to the line above."""
    if _NUMBER.search(segment.text):
        return DOUBT
    words = [text for w in segment.words if (text := w.text.lstrip(_DIRT))[:1].isalpha()]
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
    >>> _likelier(read("TRƯỜNG", 0.6), read("'TRƯỜNG", 0.9))[0].text, _likelier(read("phường;", 0.6), read("phường", 0.9))[0].text
    ('TRƯỜNG', 'phường')
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
    dirtier = _letters(first) == _letters(second) and _length(second) > _length(first)
    best = second if not poorer and not dirtier and gain > (0.0 if abs(gain) > _EQUAL else _commoner(first, second)) else first
    most = SAME_NUMBER if _same_number(first, second) else DISAGREED
    return [replace(w, confidence=min(w.confidence, most)) for w in best]


def _same_number(first: list[Word], second: list[Word]) -> bool:
    """Whether two readings of a document's number differ only in the letters of its symbol.

    >>> _same_number([Word("41/TIr-HPN")], [Word("41/TTr-HPN")]), _same_number([Word("41/BC-ĐU")], [Word("11/BC-ĐU")])
    (True, False)
    """
    one, two = (_SYMBOL.match(_text(words)) for words in (first, second))
    return one is not None and two is not None and one[1] == two[1]


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


def _letters(words: Sequence[Word]) -> str:
    return "".join(c for w in words for c in w.text if c.isalnum())


def _length(words: Sequence[Word]) -> int:
    return sum(len(w.text) for w in words)
