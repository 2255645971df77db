"""PDF: the text layer where it can be trusted, OCR where not, page by page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pypdfium2 as pdfium

from vanthu.errors import ReadError
from vanthu.ocr.furniture import without_page_furniture
from vanthu.ocr.page import PageRead, failed_page, joined, raise_if_nothing
from vanthu.readers.pdf_page import PdfFile, read_page
from vanthu.settings import Settings
from vanthu.text.legacy import summary
from vanthu.types import Problem, Reading, Source

FORMATS = ("pdf",)


def read(source: Source, settings: Settings, format: str) -> Reading:
    """Every page's words; a page that fails is a problem of the reading and the others are kept."""
    data = source.data[max(source.data.find(b"%PDF-"), 0) :]  # some programs leave bytes of a mail or form before the file
    encodings: set[str] = set()
    file = PdfFile(data, _opened(data, settings), settings, encodings)
    try:
        pages = list(_pages(file))
        problems = list(_attachments(file.document))
    finally:
        file.close()
    raise_if_nothing(pages)
    return joined(format, without_page_furniture(pages), problems=problems, encoding=summary(encodings))


def _opened(data: bytes, settings: Settings) -> Any:
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


def _pages(file: PdfFile) -> Iterator[PageRead]:
    for index in range(len(file.document)):
        try:
            yield read_page(file, index)
        except Exception as error:  # whatever a damaged page does to a library, the other pages are kept
            yield failed_page(error, index + 1)


def _attachments(document: Any) -> Iterator[Problem]:
    names = [document.get_attachment(i).get_name() for i in range(document.count_attachments())]
    if names:
        message = f"The PDF carries {len(names)} attached files, which are not read: {', '.join(names[:20])}"
        yield Problem("read", "attachment", message)
