"""Page numbers and running heads: read, but no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, groupby
from typing import NamedTuple

from vanthu.ocr.layout import bounds
from vanthu.ocr.page import PageRead
from vanthu.text.fold import fold
from vanthu.types import Word

MARGIN = 0.1  # of the page's height; page numbers stand in the top margin (Nghị định 30/2020) or the bottom one
HEAD = 0.075  # of the height: a line that recurs up here is a running head
RECURS = 3  # pages
_NUMBER = re.compile(r"(?:trang |page )?[-–—~ ]{0,3}(\d{1,4})(?: ?/ ?\d{1,4})?[-–—~. ]{0,3}")


def without_page_furniture(pages: Sequence[PageRead]) -> list[PageRead]:
    """The pages without page numbers and running heads, which go to `Page.aside`."""
    outer = [_outer(page) for page in pages]
    heads = Counter(key for lines in outer for key in {line.key for line in lines if line.head})
    running = {key for key, count in heads.items() if key and count >= RECURS}
    return [_without(page, lines, running) for page, lines in zip(pages, outer, strict=True)]


class _Line(NamedTuple):
    """A line in the top or bottom margin; `head`: it lies so far out that it may be a running head."""

    words: list[Word]
    head: bool

    @property
    def text(self) -> str:
        return " ".join(w.text for w in self.words)

    @property
    def key(self) -> str:
        return re.sub(r"\d+", "0", fold(self.text))


def _outer(page: PageRead) -> list[_Line]:
    """Lines that lie wholly in the top or bottom margin."""
    height = page.page.height
    if page.page.rotation or not height:
        return []
    tabled = {i for t in page.tables for c in t.cells for i in range(c.first, c.last)}
    inside = {id(page.words[i]) for i in tabled}
    found = []
    for _, group in groupby(page.words, key=lambda w: w.line):
        line = list(group)
        first = line[0].box
        if first is None or MARGIN * height < (first.top + first.bottom) / 2 < (1 - MARGIN) * height:
            continue
        if all(w.box and id(w) not in inside for w in line):
            box = bounds(line)
            above, below = box.bottom / height, 1 - box.top / height
            if min(above, below) < MARGIN:
                found.append(_Line(line, min(above, below) < HEAD))
    return found


def _without(page: PageRead, outer: Sequence[_Line], running: set[str]) -> PageRead:
    aside = [line for line in outer if _NUMBER.fullmatch(fold(line.text))]
    aside += [line for line in outer if line.head and line.key in running and line not in aside]
    if not aside:
        return page
    gone = {id(w) for line in aside for w in line.words}
    kept = [w for w in page.words if id(w) not in gone]
    before = [0, *accumulate(id(w) not in gone for w in page.words)]
    tables = tuple(
        replace(t, cells=tuple(replace(c, first=before[c.first], last=before[c.last]) for c in t.cells)) for t in page.tables
    )
    info = replace(page.page, aside=(*page.page.aside, *(line.text for line in aside)))
    return replace(page, page=info, words=tuple(kept), tables=tables)
