"""Pictures of a document's pages as displayed, for looking at, drawn in a process that a hostile file may hang or end."""

from __future__ import annotations

import io
import math
import multiprocessing
import resource
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from types import TracebackType
from typing import Self

import pypdfium2
from pebble import ProcessPool
from PIL import Image, ImageOps

from vanthu.types import Page

_DPI = 110
_QUALITY = 60
_MEMORY = 4 << 30  # bytes of the process that draws
_PIXELS = 20_000_000  # most pixels of a picture: a page may state any size


Drawn = list[tuple[int, bytes]]


class Painter:
    """Draws pages in a process of its own, begun with the first of them; `seconds` is what a document may take, and a page more."""

    def __init__(self, seconds: float = 30.0, each: float = 5.0) -> None:
        self.seconds, self.each = seconds, each
        self._pool: ProcessPool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self._pool:
            self._pool.stop()  # type: ignore[no-untyped-call]
            self._pool.join()

    def draw(self, data: bytes, format: str, pages: Sequence[Page], password: str | None) -> dict[int, bytes]:
        """The pictures by page number. Raises what the decoder raises, TimeoutError, and ProcessExpired when it has died."""
        if self._pool is None:
            self._pool = ProcessPool(1, initializer=_bounded, context=multiprocessing.get_context("spawn"))
        limit = self.seconds + self.each * len(pages)
        future: Future[Drawn] = self._pool.schedule(_drawn, args=(data, format, pages, password), timeout=limit)
        return dict(future.result())


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _drawn(data: bytes, format: str, pages: Sequence[Page], password: str | None) -> Drawn:
    return list(page_images(data, format, pages, password=password))


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
