"""PDF: the text layer where it can be trusted, OCR where not, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Any

import pypdfium2 as pdfium

from vanthu.errors import ReadError
from vanthu.ocr.layout import in_reading_order, renumbered
from vanthu.ocr.page import PageRead, joined
from vanthu.ocr.scan import read_scan
from vanthu.readers.pdf_chars import chars_of, with_fonts, words_of
from vanthu.readers.pdf_images import page_image
from vanthu.settings import Settings
from vanthu.types import Page, Problem, Reading, Source, Word

FORMATS = ("pdf",)

_CODES = {"password": "encrypted", "format": "corrupt", "security": "encrypted"}


def read(source: Source, settings: Settings, format: str) -> Reading:
    """Every page's words; a page that fails is a problem of the reading and the others are kept."""
    document = _opened(source.data, settings)
    try:
        pages = list(_pages(document, settings))
    finally:
        document.close()
    return joined(format, pages)


def _opened(data: bytes, settings: Settings) -> Any:
    data = data[max(data.find(b"%PDF-"), 0) :]  # some programs leave bytes of a mail or form before the file
    try:
        document = pdfium.PdfDocument(data, password=settings.password)
        if not len(document):
            raise ReadError("corrupt", "The PDF has no pages.")
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            hint = "the password given does not open it" if settings.password else "give its password with --password"
            raise ReadError("encrypted", f"The PDF is encrypted; {hint}.") from error
        cut = b"%%EOF" not in data[-2048:]
        raise ReadError("truncated" if cut else "corrupt", "The PDF is cut off or damaged and cannot be opened.") from error
    if len(document) > settings.max_pages:
        raise ReadError("too_large", f"The PDF has {len(document)} pages; the limit is {settings.max_pages} (--max-pages).")
    return document


def _pages(document: Any, settings: Settings) -> Iterator[PageRead]:
    for index in range(len(document)):
        try:
            page = document[index]
            yield _page(page, index + 1, settings)
            page.close()
        except (ReadError, pdfium.PdfiumError) as error:
            code = error.code if isinstance(error, ReadError) else "corrupt"
            problem = Problem("read", code, f"Page {index + 1} cannot be read: {error}", index + 1)
            yield PageRead(Page(index + 1, 0, 0, "text_layer", str(error)), problems=(problem,))


def _page(page: Any, number: int, settings: Settings) -> PageRead:
    textpage = page.get_textpage()
    chars = chars_of(page, textpage)
    width, height = page.get_size()
    if len(chars) < 20 or settings.force_ocr:
        info = Page(number, width, height, "ocr", "no text layer")
        return read_scan(page_image(page, settings), page=info, settings=settings)
    lines: list[list[Word]] = []
    rotation = 0
    for turn, words in words_of(chars).items():
        rotation = rotation if lines else -turn * 90 % 360
        ordered = in_reading_order([found.word for found in with_fonts(words, textpage)], turns=turn)
        lines += [list(line) for _, line in groupby(ordered, key=lambda w: w.line)]
    info = Page(number, width, height, "text_layer", "born digital", rotation=rotation)
    return PageRead(info, tuple(renumbered(lines)))
