"""Which line breaks are soft: a paragraph that was wrapped is one paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from vanthu.outline.lines import blank_before
from vanthu.outline.markers import HEADINGS, is_capitals, marker_of
from vanthu.types import Box, Document, Line

_ENDS = re.compile(r"""(?:[.;:!?]|\./\.|\.\.\.|…)[\])"”’']{0,2}$""")
_OPEN = re.compile(
    r"\s(?:ngày|tháng|số|của|và|về|theo|tại|cho|từ|với|do|các|những|thuộc|bởi|là)$|\w [-–]$"
)  # words and a dash that nothing ends with
_MOST_ITEMS = 20  # of a list: a higher number at the start of a line may end the sentence above it
_FIGURE = re.compile(r"\d{1,4}[.;]")  # all that a line holds
_INDENT = 45.0  # points: the deepest first-line indent in use
_FULL = 0.88  # share of the widest lines' width from which a line counts as filled to the edge


@dataclass(frozen=True)
class Measures:
    """How lines of a document are set: edges of each page, usual distance of lines, where bullets stand, wrap width in characters."""

    right: Mapping[int, float]
    left: Mapping[int, float]
    step: float
    bullets_indented: bool
    wrap: int  # 0: paragraphs are not wrapped


def measures_of(document: Document, lines: Sequence[Line]) -> Measures:
    """Measured once a document, from the lines that are long enough to say something."""
    right, left, steps = {}, {}, []
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    for page, own in by_page.items():
        wide = [line.box for line in own if line.box and line.span.end - line.span.start > 40]
        if wide:
            right[page] = sorted(box.right for box in wide)[int(len(wide) * 0.9)]
            left[page] = sorted(box.left for box in wide)[int(len(wide) * 0.2)]
    for a, b in pairwise(lines):
        if a.box and b.box and a.page == b.page and 0 < b.box.top - a.box.top < 3 * (a.box.bottom - a.box.top):
            steps.append(b.box.top - a.box.top)
    indents = [line.box.left - left[line.page] for line in lines if line.box and line.page in left and _marked(document, line)]
    indented = bool(indents) and median(indents) > 6
    return Measures(right, left, median(steps) if steps else 0.0, indented, _wrap_width(document, lines))


def _marked(document: Document, line: Line) -> bool:
    return marker_of(document.text[line.span.start : line.span.start + 12]) is not None


def _wrap_width(document: Document, lines: Sequence[Line]) -> int:
    """The width at which a text was wrapped by hand or by a converter; 0 when a line is a paragraph."""
    lengths = sorted(line.span.end - line.span.start for line in lines if line.span.end - line.span.start > 30)
    if len(lengths) < 8:
        return 0
    width = lengths[int(len(lengths) * 0.9)]
    near = [n for n in lengths if 0.75 * width <= n <= width * 1.1]
    return width if width <= 110 and lengths[-1] <= 1.4 * width and len(near) >= 0.5 * len(lengths) else 0


def is_speck(document: Document, line: Line) -> bool:
    """Whether a line of a page image is only a dot or stroke that OCR saw beside the text."""
    text = document.text[line.span.start : line.span.end]
    return line.box is not None and len(text) <= 2 and not any(c.isalnum() for c in text)


def is_soft(document: Document, previous: Line, line: Line, measures: Measures, *, in_cell: bool = False) -> bool:
    """Whether the break between two lines of one column is only a wrap. A cell of a printed table is narrow: its lines are wraps."""
    above = document.text[previous.span.start : previous.span.end]
    below = document.text[line.span.start : line.span.end]
    if _mends_heading(above, below):
        return True
    if previous.box and line.box:
        if in_cell:
            return not _starts_anew(below) and not _ENDS.search(above)
        return _soft_by_geometry(document, previous, line, measures)
    return not blank_before(document, line) and _soft_by_text(above, below, measures)


def _mends_heading(above: str, below: str) -> bool:
    """`IV. K` / `IẾN NGHỊ ĐỀ XUẤT`: a heading broken inside a word."""
    marker = marker_of(above)
    rest = above[marker.length :].strip() if marker else ""
    return bool(marker and marker.type in HEADINGS | {"capital", "number"} and 0 < len(rest) <= 2 and rest.isupper() and is_capitals(below)
                and not marker_of(below))  # fmt: skip


def _starts_anew(below: str) -> bool:
    return marker_of(below) is not None


def _ends_in_number(above: str, below: str) -> bool:
    """`… hợp đồng lao động` / `57. Từ đầu năm …`: a sentence that ends with a figure on the next line. Few lists have so many items."""
    if _FIGURE.fullmatch(below):
        return above[-1:].islower() or above.endswith(":")
    marker = marker_of(below)
    if marker is None or marker.type != "number":
        return False
    return int(re.sub(r"\D", "", marker.text)) > _MOST_ITEMS and above[-1:].islower()


def _goes_on(above: str, below: str) -> bool:
    """The words themselves go on: no end mark above, a small letter or a closing sign below, or a word above that asks for more."""
    if _OPEN.search(above):
        return True
    return not _ENDS.search(above) and bool(re.match(r"[^\W\d_A-Z]|[,;)%]", below)) and below[0].lower() == below[0]


def _soft_by_text(above: str, below: str, measures: Measures) -> bool:
    anew = _starts_anew(below)
    if not measures.wrap:
        return not anew and _goes_on(above, below)
    first = len(below.split(maxsplit=1)[0])
    filled = len(above) + 1 + first > _FULL * measures.wrap
    if anew:
        return filled and _ends_in_number(above, below)
    return _goes_on(above, below) or (filled and is_capitals(above) == is_capitals(below))


def _soft_by_geometry(document: Document, previous: Line, line: Line, measures: Measures) -> bool:
    assert previous.box and line.box
    above, below = document.text[slice(*previous.span)], document.text[slice(*line.span)]
    height = max(previous.box.bottom - previous.box.top, 1.0)
    if previous.page == line.page and not _follows(previous.box, line.box, max(measures.step, height)):
        return False
    right, left = measures.right.get(previous.page), measures.left.get(line.page)
    first = document.words[line.first].box
    room = (first.right - first.left if first else 0.0) + 0.8 * height
    filled = right is not None and previous.box.right > right - room
    indented = left is not None and line.box.left > left + 0.8 * height
    if _starts_anew(below):
        at_margin = left is not None and line.box.left < left + 0.3 * height
        goes_on = measures.bullets_indented and not _ENDS.search(above) and below[0] not in "+*•"
        return filled and at_margin and (goes_on or _ends_in_number(above, below))
    if filled and not indented:
        return True
    if _heading_goes_on(above, below) or (_goes_on(above, below) and previous.page == line.page):
        return True
    centre = abs((previous.box.left + previous.box.right) - (line.box.left + line.box.right)) < 2 * height
    centred = centre and left is not None and previous.box.left > left + height
    return centred and is_capitals(above) == is_capitals(below) and not _ENDS.search(above)


def _follows(above: Box, below: Box, step: float) -> bool:
    """Whether a line stands right under another, at the usual distance; a last word may end left of an indented first line."""
    apart = max(above.left, below.left) - min(above.right, below.right)
    return 0 < below.top - above.top <= 1.7 * step and apart < _INDENT


def _heading_goes_on(above: str, below: str) -> bool:
    """A heading in capitals over two lines."""
    return marker_of(above) is not None and is_capitals(above) and is_capitals(below) and not _ENDS.search(above)
