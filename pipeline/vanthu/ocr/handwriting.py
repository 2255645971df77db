"""The number and the day of issue in the head: printed ones stay, ones written by hand are left out and pointed at.

Recognition gets none of eleven handwritten numbers right (280 → 80, 1595 → 4235), and a wrong number is worse than none.
Print is told from writing by its shape: printed digits stand on the line, as high as the capitals beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from vanthu.ocr.clean import ink_of, shrunk
from vanthu.ocr.engines import Image
from vanthu.ocr.layout import Segment, bounds, segments_of
from vanthu.text.fold import fold
from vanthu.types import Box, Word

UPPER = 0.4  # of the page's height: the head
SURE = 0.66  # confidence of a printed number
TALL, LOW = (0.84, 1.14), 0.14  # of the capitals' height: the height of digits, and how far they may leave the line
STROKE = (0.62, 1.55)  # of the stroke width beside it
# Any mark over the o but a horn: `Sở`, `Sơ` are other words.
_NUMBER_LABEL = re.compile(r"^S[oôóòõỏọốồổỗộOÔÓÒÕỎỌỐỒỔỖỘ]\W{0,2}$")
_JOINED_LABEL = re.compile(r"^(S[oôóòõỏọốồổỗộOÔÓÒÕỎỌỐỒỔỖỘ]\W{0,2}[:.])(\w.*)$")
# The symbol and what is read before it: with the slash, or the dash of the Party, or (the slash taken for a digit, or lost) without.
_SYMBOL = re.compile(r"^(\w{0,6}\W{0,2}?)([/⁄][A-ZĐa-z].*)$|^(\d{0,6})(\W{0,2}[A-ZĐ][A-Za-zĐ]{0,5}[-/][A-ZĐ].*)$")
_TITLE = re.compile(r"cong hoa xa hoi|dang cong san|^doc lap\b")
_NUMBER_LINE = re.compile(r"^\W?S[oôóòõỏọốồổỗộOÔÓÒÕỎỌỐỒỔỖỘ0]\W{0,2}(?:\s|$|\d)|[/-][A-ZĐ]{2,}")
_CAPITAL, _SMALL, _SIGN = 0.7, 0.5, 0.28  # widths of printed letters, digits and signs, by the size of the type
ISSUER, NUMBER = 6.0, 10.0  # line heights below the national title within which the issuer's name and the number stand
FAINT = 15  # grey levels below the paper: blue ink that was bleached leaves more
_SHRINK = 2
_SHORT, _LONG = 6, 14  # words of the line of the number, of the line of place and date


@dataclass(frozen=True)
class Field:
    """A blank of the head filled in: the words read in it, where it is, and printed words beside it to compare with."""

    name: str
    words: tuple[Word, ...]
    box: Box
    beside: tuple[Box, ...]
    apart: bool = True  # whether slash or dash stands between the number and the letters behind it


def _parts(symbol: str) -> tuple[str, str] | None:
    """What is read before the symbol's slash, dash or letters, and the rest; None for what is no symbol.

    >>> _parts("12/BC-UBND"), _parts("294-BC/ĐU"), _parts("772BC-LĐLĐ"), _parts("'BC-MN"), _parts("Hà")
    (('12', '/BC-UBND'), ('294', '-BC/ĐU'), ('772', 'BC-LĐLĐ'), ('', "'BC-MN"), None)
    """
    match = _SYMBOL.match(symbol)
    return next((a, b) for a, b in (match.groups()[:2], match.groups()[2:]) if b) if match else None


def without_handwriting(words: Sequence[Word], image: Image) -> tuple[list[Word], list[Field]]:
    """The words without handwritten numbers, days and months of the head; what was left out. Boxes in pixels."""
    kept, written = list(words), []
    head = [w for w in words if w.box and w.box.bottom < UPPER * image.shape[0]]
    segments = segments_of(head)
    written += _missed(segments, image)
    for segment in segments:
        line = _label_apart(segment.words)
        for field in (*_number_fields(line), *_date_fields(line)):
            if _is_printed(field, image):
                continue
            if field.words or _has_ink(field, image):
                written.append(field)
                if len(line) > len(segment.words):
                    at = kept.index(segment.words[0])
                    kept[at : at + 1] = line[:2]
                kept = _without(kept, field)
    return kept, written


def _without(words: Sequence[Word], field: Field) -> list[Word]:
    """A number stuck to the symbol behind it (`23/BC-UBND`) is cut off it."""
    out = []
    for word in words:
        if not any(word.box == w.box and word.line == w.line for w in field.words):
            out.append(word)
        elif field.name == "number" and (parts := _parts(word.text)) and word.box:
            out.append(replace(word, text=parts[1], box=from_left(word.box, min(field.box.right, word.box.right - 1))))
        elif field.name != "number" and fold(word.text)[:4] == "ngay" and word.box:
            out.append(replace(word, text=word.text[:4]))
    return out


def from_left(box: Box, left: float) -> Box:
    """The box from `left` on."""
    return Box(left, box.top, box.right, box.bottom)


def _label_apart(words: Sequence[Word]) -> list[Word]:
    """The line, a label that sticks to the number behind it (`Số:12/BC-UBND`) cut off."""
    first = words[0]
    match = _JOINED_LABEL.match(first.text)
    if not match or not first.box:
        return list(words)
    middle = first.box.left + (first.box.right - first.box.left) * _width(match[1]) / _width(first.text)
    label = Box(first.box.left, first.box.top, middle, first.box.bottom)
    return [
        replace(first, text=match[1], box=label),
        replace(first, text=match[2], box=from_left(first.box, middle)),
        *words[1:],
    ]


def _width(text: str) -> float:
    """About how wide a text is printed: capitals are wider than digits, signs narrower, or `Số:` would take half of a digit with it.

    >>> _width("Số:") < _width("360") < _width("BND")
    True
    """
    return sum(_CAPITAL if c.isupper() else _SMALL if c.isalnum() else _SIGN for c in text)


def _number_fields(line: Sequence[Word]) -> Iterator[Field]:
    """Between `Số:` at the start of a line and the symbol's slash."""
    label = line[0]
    if not _NUMBER_LABEL.match(label.text) or not label.box or len(line) > _SHORT:
        return
    for j, other in enumerate(line[1:6], start=1):
        parts = _parts(other.text)
        if parts and other.box:
            share = _width(parts[0]) / _width(other.text)
            right = other.box.left + share * (other.box.right - other.box.left)
            inside = (*line[1:j], *([other] if parts[0] else []))
            rest = from_left(other.box, right + 0.3 * (other.box.bottom - other.box.top))
            box = Box(label.box.right, min(label.box.top, other.box.top), right, max(label.box.bottom, other.box.bottom))
            yield Field("number", inside, box, (rest,), apart=not parts[0] or not parts[1][0].isalpha())
            return


def _date_fields(line: Sequence[Word]) -> Iterator[Field]:
    """Between `ngày` and `tháng`, and between `tháng` and `năm`, of the line of place and date."""
    keys = [re.sub(r"\W", "", fold(w.text)) for w in line]
    if "nam" not in keys or "thang" not in keys or len(line) > _LONG:
        return
    year = tuple(w.box for w, k in zip(line, keys, strict=True) if re.fullmatch(r"(?:19|20)\d\d", k) and w.box)
    day = next((i for i, k in enumerate(keys) if k.startswith("ngay")), len(line))
    month = keys.index("thang")
    for name, i, j in (("day", day, month), ("month", month, keys.index("nam"))):
        if not day <= i < j:
            continue
        first, last = line[i].box, line[j].box
        if first and last and year:
            inside = tuple(line[i + 1 : j])
            left = min([first.right, *(w.box.left for w in inside if w.box)])
            stuck = (line[i],) if (name == "day" and len(keys[i]) > 4) or not line[i].text[-1].isalnum() else ()
            yield Field(name, stuck + inside, Box(left, first.top, last.left, first.bottom), year)


def _is_printed(field: Field, image: Image) -> bool:
    """Digits and nothing else, read with confidence, in the shape of the print beside them."""
    read = [w.text for w in field.words if w.text.strip(".:…")]
    if field.name == "number" and read and (parts := _parts(read[-1])):
        read[-1] = parts[0]
    if not field.apart or not read or not all(re.fullmatch(r"\d{1,5}[a-zđ]?", fold(t)) for t in read):
        return False
    if min(w.confidence for w in field.words if w.text.strip(".:…")) < SURE:
        return False
    count = sum(c.isdigit() for t in read for c in t)
    digits, print_ = _shapes(image, [field.box])[:count], _shapes(image, field.beside)  # without the slash behind them
    if not len(print_):
        return True
    if not len(digits):  # the dots of a blank, read as digits
        return False
    capital = float(np.percentile(print_[:, 1], 70))
    line = float(np.median(print_[:, 0]))
    tall, low = digits[:, 1] / capital, np.abs(digits[:, 0] - line) / capital
    stroke = float(np.median(digits[:, 2]) / np.median(print_[:, 2]))
    shaped = bool((tall > TALL[0]).all() and (tall < TALL[1]).all() and (low < LOW).all())
    return shaped and STROKE[0] < stroke < STROKE[1]


def _has_ink(field: Field, image: Image) -> bool:
    """Whether something as high as letters stands in the box, also what is left of blue ink that was bleached; dots of a blank are low."""
    print_ = _shapes(image, field.beside)
    return bool(len(print_) and _tallest(image, field.box) > 0.5 * np.percentile(print_[:, 1], 70))


def _tallest(image: Image, box: Box) -> float:
    """The height in pixels of the tallest connected place in the box that is darker than the paper."""
    left, top, right, bottom = (max(0, round(v)) for v in box)
    if min(right - left, bottom - top) < 2 * _SHRINK:
        return 0.0
    faint = shrunk(image[top:bottom, left:right], _SHRINK) < np.percentile(image[top:bottom:2, ::4], 80) - FAINT
    count, _, stats, _ = cv2.connectedComponentsWithStats(faint.astype(np.uint8))
    return _SHRINK * float(stats[1:count, cv2.CC_STAT_HEIGHT].max(initial=0))


def _missed(segments: Sequence[Segment], image: Image) -> list[Field]:
    """The number where its line was not read at all: ink below the issuer, beside the national title, in a head without `Số:`."""
    title = next((s for s in segments if _TITLE.search(fold(s.text))), None)
    if title is None:
        return []
    left = [s for s in segments if s.box.right < title.box.left + title.height]
    column, near = ([s for s in left if abs(s.box.top - title.box.top) < lines * title.height] for lines in (ISSUER, NUMBER))
    if not column or any(_NUMBER_LINE.search(s.text) for s in near):
        return []
    last = max(column, key=lambda s: s.box.bottom)
    top = last.box.bottom + 0.4 * last.height
    below = [s.box.top for s in segments if s.box.top > top and s.box.left < title.box.left]
    bottom = min([top + 3 * last.height, *below])
    box = Box(min(s.box.left for s in column), top, title.box.left - last.height, bottom)
    return [Field("number", (), box, ())] if _tallest(image, box) > 0.6 * last.height else []


def _shapes(image: Image, boxes: Sequence[Box]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """Of each large connected stroke: its foot (y), height and stroke width, in pixels."""
    out = []
    for box in boxes:
        pad = 0.35 * (box.bottom - box.top)
        left, top, right, bottom = round(box.left), max(0, round(box.top - pad)), round(box.right), round(box.bottom + pad)
        inside = image[top:bottom, left:right]
        if min(inside.shape) < 4:
            continue
        ink = ink_of(inside)
        count, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
        thick = cv2.distanceTransform(ink, cv2.DIST_L2, 3)
        for i in sorted(range(1, count), key=lambda i: int(stats[i, cv2.CC_STAT_LEFT])):
            _, y, _, h, area = stats[i].tolist()
            whole = y > 0 and y + h < ink.shape[0]
            if whole and h > 0.4 * (box.bottom - box.top) and area > 8:
                out.append((top + y + h, h, 2 * float(thick[labels == i].max())))
    return np.array(out, np.float64).reshape(-1, 3)


def bounds_of(field: Field) -> Box:
    """Where the handwriting is."""
    return field.box.union(bounds(field.words)) if any(w.box for w in field.words) else field.box
