"""Page numbers and running heads: read, but no part of the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, groupby

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
    heads = Counter(key for page in pages for key in {_key(line) for line in _outer(page, HEAD)})
    running = {key for key, count in heads.items() if key and count >= RECURS}
    return [_without(page, running) for page in pages]


def _lines(page: PageRead) -> list[list[Word]]:
    return [list(line) for _, line in groupby(page.words, key=lambda w: w.line)]


def _outer(page: PageRead, margin: float) -> list[list[Word]]:
    """Lines that lie wholly in the top or bottom margin."""
    if page.page.rotation or not page.page.height:
        return []
    tabled = {i for t in page.tables for c in t.cells for i in range(c.first, c.last)}
    inside = {id(page.words[i]) for i in tabled}
    found = []
    for line in _lines(page):
        if all(w.box for w in line) and not any(id(w) in inside for w in line):
            box = bounds(line)
            if box.bottom < margin * page.page.height or box.top > (1 - margin) * page.page.height:
                found.append(line)
    return found


def _text(line: Sequence[Word]) -> str:
    return " ".join(w.text for w in line)


def _key(line: Sequence[Word]) -> str:
    return re.sub(r"\d+", "0", fold(_text(line)))


def _without(page: PageRead, running: set[str]) -> PageRead:
    aside = [line for line in _outer(page, MARGIN) if _NUMBER.fullmatch(fold(_text(line)))]
    aside += [line for line in _outer(page, HEAD) if _key(line) in running and line not in aside]
    if not aside:
        return page
    gone = {id(w) for line in aside for w in line}
    kept = [w for w in page.words if id(w) not in gone]
    before = [0, *accumulate(id(w) not in gone for w in page.words)]
    tables = tuple(
        replace(t, cells=tuple(replace(c, first=before[c.first], last=before[c.last]) for c in t.cells)) for t in page.tables
    )
    info = replace(page.page, aside=(*page.page.aside, *map(_text, aside)))
    return replace(page, page=info, words=tuple(kept), tables=tables)
