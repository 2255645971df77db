"""The image of a PDF page: the embedded scan as it is where one covers the page, else a rendering."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pypdfium2 as pypdfium
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from vanthu.errors import ReadError
from vanthu.readers.pdf_objects import PageObject, image_box, images_in
from vanthu.settings import Settings

Pixels = NDArray[np.uint8]


def image_share(page: Any, objects: Sequence[PageObject]) -> float:
    """The share of the page under images, 0 to 1."""
    x0, y0, x1, y1 = page.get_bbox()
    area = 0.0
    for left, bottom, right, top in map(image_box, images_in(objects)):
        area += max(0.0, min(right, x1) - max(left, x0)) * max(0.0, min(top, y1) - max(bottom, y0))
    return float(min(1.0, area / max(1.0, (x1 - x0) * (y1 - y0))))


def page_image(page: Any, objects: Sequence[PageObject], settings: Settings) -> Pixels:
    """The page as displayed, grey (h, w) or BGR (h, w, 3); raises ReadError when it would be too large."""
    images = images_in(objects)
    if len(images) == 1 and _fills_the_page(images[0], page):
        width, height = ctypes.c_uint(), ctypes.c_uint()
        pdfium.FPDFImageObj_GetImagePixelSize(images[0].item, ctypes.byref(width), ctypes.byref(height))
        _check_pixels(width.value, height.value, settings)
        bitmap = pdfium.FPDFImageObj_GetBitmap(images[0].item)
        if bitmap:
            pixels = _array(pypdfium.PdfBitmap.from_raw(bitmap))
            return cast(Pixels, np.ascontiguousarray(np.rot90(pixels, -(page.get_rotation() // 90) % 4)))
    return rendered(page, settings)


def rendered(page: Any, settings: Settings) -> Pixels:
    """The page drawn at the resolution of the settings, without annotations."""
    scale = settings.dpi / 72
    width, height = page.get_size()
    _check_pixels(width * scale, height * scale, settings)
    return _array(page.render(scale=scale, may_draw_forms=False, draw_annots=False))


def thumbnail(page: Any) -> Pixels:
    """The page drawn small and grey, with its annotations: enough to see whether there is ink."""
    return _array(page.render(scale=1.0, grayscale=True))


def _fills_the_page(image: PageObject, page: Any) -> bool:
    """Neither turned nor mirrored nor hanging over the edge, so that its pixels map straight to the page."""
    (a, b), (c, d) = image.matrix[0, :2].tolist(), image.matrix[1, :2].tolist()
    box, paper = image_box(image), page.get_bbox()
    slack = 0.02 * max(paper[2] - paper[0], paper[3] - paper[1])
    straight = abs(b) + abs(c) < 0.01 * abs(a) and a > 0 and d > 0
    return straight and all(abs(mine - its) < slack for mine, its in zip(box, paper, strict=True))


def _array(bitmap: Any) -> Pixels:
    """A copy, as pdfium frees the bitmap's memory; one channel where all are the same."""
    pixels = bitmap.to_numpy()
    if pixels.ndim == 3:
        few = pixels[::16, ::16]
        same = pixels.shape[2] == 1 or bool((few[:, :, 0] == few[:, :, 1]).all() and (few[:, :, 1] == few[:, :, 2]).all())
        pixels = pixels[:, :, 0] if same else pixels[:, :, :3]
    return np.array(pixels, np.uint8, order="C")


def _check_pixels(width: float, height: float, settings: Settings) -> None:
    if width * height > settings.max_pixels:
        raise ReadError("too_large", f"An image of {width:,.0f} × {height:,.0f} pixels is over the limit (--max-pixels).")
