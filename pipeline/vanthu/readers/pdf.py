"""PDF: the text layer where it can be trusted, OCR where not, page by page."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium

from vanthu.errors import ReadError
from vanthu.ocr.furniture import without_page_furniture
from vanthu.ocr.page import PageRead, failed_page, joined, pages_until, raise_if_nothing, unread_pages
from vanthu.readers.pdf_page import PdfFile, read_page
from vanthu.readers.pdf_repair import damage, is_cut_off, without_tree
from vanthu.settings import Settings
from vanthu.text.legacy import summary
from vanthu.types import Problem, Reading, Source

FORMATS = ("pdf",)


def read(source: Source, settings: Settings, format: str) -> Reading:
    """Every page's words; a page that fails is a problem of the reading and the others are kept."""
    data = source.data[max(source.data.find(b"%PDF-"), 0) :]  # some programs leave bytes of a mail or form before the file
    encodings: set[str] = set()
    file = _opened(data, settings, encodings)
    try:
        pages = list(_pages(file, pages_until(settings.timeout)))
        problems = [*damage(data), *_attachments(file.document)]
    finally:
        file.close()
    if any(p.code == "truncated" for p in problems) and not any(p.words for p in pages):
        raise ReadError("truncated", "The PDF is cut off, and nothing can be read of what is left.")
    raise_if_nothing(pages)
    return joined(format, without_page_furniture(pages), problems=problems, encoding=summary(encodings))


def _opened(data: bytes, settings: Settings, encodings: set[str]) -> PdfFile:
    try:
        file = PdfFile(data, settings, encodings)
        if not len(file.document):
            raise ReadError("corrupt", "The PDF has no pages.")
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower():
            hint = "the password given does not open it" if settings.password else "give its password with --password"
            raise ReadError("encrypted", f"The PDF is encrypted; {hint}.") from error
        if rebuilt := _rebuilt(data, settings, encodings):
            return rebuilt
        code = "truncated" if is_cut_off(data) or b"%%EOF" not in data else "corrupt"
        raise ReadError(code, "The PDF is cut off or damaged and cannot be opened.") from error
    if len(file.document) > settings.max_pages:
        raise ReadError(
            "too_large", f"The PDF has {len(file.document)} pages; the limit is {settings.max_pages} (--max-pages)."
        )
    return file


def _rebuilt(data: bytes, settings: Settings, encodings: set[str]) -> PdfFile | None:
    """The document by its pages, when its list of pages is gone; None when nothing helps."""
    if b"/Encrypt" in data or not (mended := without_tree(data)):
        return None
    try:
        file = PdfFile(mended, settings, encodings)
        return file if len(file.document) else None
    except pdfium.PdfiumError:
        return None


def _pages(file: PdfFile, until: float) -> Iterator[PageRead]:
    count = len(file.document)
    for index in range(count):
        if index and time.monotonic() > until:
            yield from unread_pages(index + 1, count)
            return
        try:
            yield read_page(file, index)
        except Exception as error:  # whatever a damaged page does to a library, the other pages are kept
            yield failed_page(error, index + 1)


def _attachments(document: Any) -> Iterator[Problem]:
    try:
        names = [document.get_attachment(i).get_name() for i in range(document.count_attachments())]
    except pdfium.PdfiumError:
        yield Problem("read", "attachment", "The PDF carries attached files whose names cannot be read.")
        return
    if names:
        message = f"The PDF carries {len(names)} attached files, which are not read: {', '.join(names[:20])}"
        yield Problem("read", "attachment", message)
