"""A page that was scanned sideways or upside down has its boxes as displayed; its structure is read with the page upright."""

from __future__ import annotations

from dataclasses import replace

from vanthu.types import Box, Document, Page, Word


def upright(document: Document) -> Document:
    """The document with the boxes of turned pages as they stand on the upright page; the same document when none is turned."""
    turned = {page.number: page for page in document.pages if page.rotation % 360}
    if not turned:
        return document
    words = tuple(_word(word, turned[word.page]) if word.page in turned and word.box else word for word in document.words)
    pages = tuple(_page(page) for page in document.pages)
    marks = tuple(
        replace(mark, box=turned_box(mark.box, turned[mark.page])) if mark.page in turned else mark for mark in document.marks
    )
    return replace(document, words=words, pages=pages, marks=marks)


def _word(word: Word, page: Page) -> Word:
    assert word.box is not None
    return replace(word, box=turned_box(word.box, page))


def _page(page: Page) -> Page:
    sideways = page.rotation % 180 == 90
    return replace(
        page, width=page.height if sideways else page.width, height=page.width if sideways else page.height, rotation=0
    )


def turned_box(box: Box, page: Page) -> Box:
    """Where a box of the displayed page stands when the page is turned clockwise by its rotation.

    >>> turned_box(Box(700, 50, 712, 250), Page(1, 842, 595, "ocr", rotation=270))
    Box(left=50, top=130, right=250, bottom=142)
    >>> turned_box(Box(340, 754, 470, 766), Page(1, 595, 842, "ocr", rotation=180))
    Box(left=125, top=76, right=255, bottom=88)
    """
    match page.rotation % 360:
        case 90:
            return Box(page.height - box.bottom, box.left, page.height - box.top, box.right)
        case 180:
            return Box(page.width - box.right, page.height - box.bottom, page.width - box.left, page.height - box.top)
        case 270:
            return Box(box.top, page.width - box.right, box.bottom, page.width - box.left)
    return box
