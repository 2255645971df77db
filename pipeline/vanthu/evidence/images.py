"""Pictures of a document's pages as displayed, for looking at."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator, Sequence

import pypdfium2
from PIL import Image, ImageOps

from vanthu.types import Page

_DPI = 110
_QUALITY = 60
_PIXELS = 20_000_000  # most pixels of a picture: a page may state any size


def page_images(data: bytes, format: str, pages: Sequence[Page], *, password: str | None = None) -> Iterator[tuple[int, bytes]]:
    """(page number, JPEG) for each of `pages`; nothing for formats without pages. Raises what the decoder raises."""
    if format == "pdf":
        yield from _pdf_pages(data, pages, password)
    elif pages:
        yield from _image_pages(data, pages)


def _jpeg(image: Image.Image, rotation: int) -> bytes:
    if rotation:
        image = image.rotate(-rotation, expand=True)
    buffer = io.BytesIO()
    image.convert("RGB").save(buffer, "JPEG", quality=_QUALITY, optimize=True)
    return buffer.getvalue()


def _pdf_pages(data: bytes, pages: Sequence[Page], password: str | None) -> Iterator[tuple[int, bytes]]:
    pdf = pypdfium2.PdfDocument(data, password=password)
    try:
        for page in pages:
            if page.number <= len(pdf):
                sheet = pdf[page.number - 1]
                scale = min(_DPI / 72, math.sqrt(_PIXELS / max(sheet.get_width() * sheet.get_height(), 1)))
                image = sheet.render(scale=scale).to_pil()
                yield page.number, _jpeg(image, page.rotation)
    finally:
        pdf.close()


def _image_pages(data: bytes, pages: Sequence[Page]) -> Iterator[tuple[int, bytes]]:
    with Image.open(io.BytesIO(data)) as image:
        for page in pages:
            image.seek(page.number - 1)
            frame = ImageOps.exif_transpose(image.copy())
            sideways = page.rotation in (90, 270)
            width = page.height if sideways else page.width
            frame.thumbnail((round(width / 72 * _DPI), 10**5))
            yield page.number, _jpeg(frame, page.rotation)
