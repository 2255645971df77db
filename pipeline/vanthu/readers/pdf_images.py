"""The image of a PDF page: the embedded scan as it is where one covers the page, else a rendering."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from vanthu.errors import ReadError
from vanthu.settings import Settings

Pixels = NDArray[np.uint8]

COVERS = 0.85  # of the page: an image this large is the page


def covering_image(page: Any) -> Any | None:
    """The one image object that fills the page, set upright, or None."""
    images = list(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))
    width, height = page.get_mediabox()[2:]
    large = [i for i in images if coverage(i, page) > COVERS]
    return large[0] if len(large) == 1 and width and height else None


def coverage(item: Any, page: Any) -> float:
    """The share of the page that an object covers."""
    left, bottom, right, top = item.get_bounds()
    x0, y0, x1, y1 = page.get_bbox()
    area = (x1 - x0) * (y1 - y0)
    inside = max(0.0, min(right, x1) - max(left, x0)) * max(0.0, min(top, y1) - max(bottom, y0))
    return float(inside / area) if area else 0.0


def page_image(page: Any, settings: Settings) -> Pixels:
    """The page as displayed, grey (h, w) or BGR (h, w, 3); raises ReadError when it would be too large."""
    item = covering_image(page)
    if item is not None and _fills_exactly(item, page):
        width, height = item.get_px_size()
        _check_pixels(width, height, settings)
        pixels = _array(item.get_bitmap(render=False))
        return cast(Pixels, np.ascontiguousarray(np.rot90(pixels, -(page.get_rotation() // 90) % 4)))
    scale = settings.dpi / 72
    width, height = page.get_size()
    _check_pixels(width * scale, height * scale, settings)
    return _array(page.render(scale=scale, may_draw_forms=False, draw_annots=False))


def _fills_exactly(item: Any, page: Any) -> bool:
    """Neither turned nor mirrored nor hanging over the edge, so that its pixels map straight to the page."""
    a, b, c, d, _, _ = item.get_matrix().get()
    left, bottom, right, top = item.get_bounds()
    x0, y0, x1, y1 = page.get_bbox()
    slack = 0.02 * max(x1 - x0, y1 - y0)
    straight = abs(b) + abs(c) < 0.01 * abs(a) and a > 0 and d > 0
    return bool(straight) and max(abs(left - x0), abs(bottom - y0), abs(right - x1), abs(top - y1)) < float(slack)


def _array(bitmap: Any) -> Pixels:
    pixels = bitmap.to_numpy()
    if pixels.ndim == 3:
        pixels = pixels[:, :, 0] if pixels.shape[2] == 1 else pixels[:, :, :3]
    return cast(Pixels, np.ascontiguousarray(pixels))


def _check_pixels(width: float, height: float, settings: Settings) -> None:
    if width * height > settings.max_pixels:
        raise ReadError("too_large", f"An image of {width:,.0f} × {height:,.0f} pixels is over the limit (--max-pixels).")
