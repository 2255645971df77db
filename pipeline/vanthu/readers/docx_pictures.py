"""Word files that are nothing but pasted scans: their pictures are read as pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from vanthu.errors import ReadError
from vanthu.ocr.page import PageRead, joined
from vanthu.readers import image
from vanthu.readers.sniff import sniff
from vanthu.settings import Settings
from vanthu.types import Problem, Reading, Source


def recognised(pictures: Iterable[bytes], settings: Settings, format: str) -> Reading:
    """The words of the pictures in order, a page each; raises ReadError when none of them can be read."""
    pages: list[PageRead] = []
    problems: list[Problem] = []
    for number, data in enumerate(pictures, 1):
        try:
            pages.append(_page(data, number, settings))
        except ReadError as error:
            problems.append(Problem("read", error.code, f"Picture {number}: {error.message}", number))
    if not any(page.words for page in pages):
        raise ReadError("unreadable", " ".join(["The file holds only pictures without text.", *(p.message for p in problems)]))
    return joined(format, pages, problems=problems)


def _page(data: bytes, number: int, settings: Settings) -> PageRead:
    kind = sniff(Source("picture", data))
    if kind not in image.FORMATS:
        raise ReadError("unsupported", f"a kind of picture that is not read ({kind})")
    reading = image.read(Source("picture", data), settings, kind)
    if len(reading.pages) != 1:
        raise ReadError("unsupported", "a picture of several pages is not read inside a Word file")
    return PageRead(
        replace(reading.pages[0], number=number),
        reading.words,
        tuple(replace(table, page=number) for table in reading.tables),
        tuple(replace(mark, page=number) for mark in reading.marks),
        tuple(replace(problem, page=number) for problem in reading.problems),
    )
