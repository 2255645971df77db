"""Where the words stand on the pages: the truth for evidence boxes."""

from __future__ import annotations

import re

import pypdfium2

WordBox = tuple[str, int, float, float, float, float]  # text, page index, left, top, right, bottom in points, origin top left


def word_boxes(document: pypdfium2.PdfDocument) -> list[WordBox]:
    """The words of a born-digital PDF with their boxes."""
    boxes: list[WordBox] = []
    for index, page in enumerate(document):
        height, text_page = page.get_height(), page.get_textpage()
        text = text_page.get_text_range()
        for match in re.finditer(r"\S+", text):
            chars = [text_page.get_charbox(i, loose=True) for i in range(match.start(), match.end())]
            left, bottom = min(c[0] for c in chars), min(c[1] for c in chars)
            right, top = max(c[2] for c in chars), max(c[3] for c in chars)
            boxes.append((match.group(), index, left, height - top, right, height - bottom))
    return boxes


def printed(boxes: list[WordBox]) -> list[str]:
    """One line a word: page (from 1), left, top, right, bottom, text.

    >>> printed([("Số:", 0, 10.04, 20, 30, 40)])
    ['1 10.0 20.0 30.0 40.0 Số:']
    """
    return [
        f"{page + 1} {left:.1f} {top:.1f} {right:.1f} {bottom:.1f} {text}" for text, page, left, top, right, bottom in boxes
    ]
