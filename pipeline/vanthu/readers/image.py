"""Images: PNG, JPEG, TIFF with any number of pages, BMP, WebP. Every image is read by OCR."""

from __future__ import annotations

import io
import time
import warnings
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from vanthu.errors import ReadError
from vanthu.ocr.page import PageRead, failed_page, joined, pages_until, raise_if_nothing, unread_pages
from vanthu.ocr.scan import read_scan
from vanthu.settings import Settings
from vanthu.types import Page, Reading, Source

FORMATS = ("png", "jpg", "tif", "bmp", "webp")

_SCANNER_DPI = (72, 1200)  # a resolution outside is a camera's or a program's default, not the paper's
_A4_WIDTH = 595.0


def read(source: Source, settings: Settings, format: str) -> Reading:
    """One page a frame."""
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(source.data)) as image:
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # checked by max_pixels before decoding
            pages = list(_pages(image, settings, pages_until(settings.timeout)))
        raise_if_nothing(pages)
        return joined(format, pages)
    except Image.DecompressionBombError as error:
        raise ReadError("too_large", f"The image is too large to be decoded safely: {error}") from error
    except (UnidentifiedImageError, OSError, SyntaxError) as error:  # what Pillow raises on a damaged file
        raise ReadError("corrupt", f"The image cannot be opened: {error}") from error


def _pages(image: Image.Image, settings: Settings, until: float) -> Iterator[PageRead]:
    for number, frame in enumerate(ImageSequence.Iterator(image), start=1):
        if number > settings.max_pages:
            raise ReadError("too_large", f"The image has more than {settings.max_pages} pages (--max-pages).")
        if number > 1 and time.monotonic() > until:
            yield from unread_pages(number, max(number, getattr(image, "n_frames", number)))
            return
        try:
            yield _page(frame, number, settings)
        except (OSError, SyntaxError) as error:  # what Pillow raises on damaged image data
            yield failed_page(ReadError("truncated", f"the image is cut off or damaged ({error})"), number)
        except Exception as error:  # whatever a page does to a library, the other pages are kept
            yield failed_page(error, number)


def _page(frame: Image.Image, number: int, settings: Settings) -> PageRead:
    width, height = frame.size
    if width * height > settings.max_pixels:
        raise ReadError(
            "too_large", f"The image has {width:,} × {height:,} pixels; the limit is {settings.max_pixels:,} (--max-pixels)."
        )
    upright = ImageOps.exif_transpose(frame)
    pixels = _pixels(upright)
    scale = _points_per_pixel(upright)
    page = Page(number, round(upright.width * scale, 2), round(upright.height * scale, 2), "ocr", "an image")
    return read_scan(pixels, page=page, settings=settings)


def _pixels(image: Image.Image) -> NDArray[np.uint8]:
    """Grey, or BGR; transparent parts are paper."""
    if image.mode in ("1", "L"):
        return np.asarray(image.convert("L"), np.uint8)
    if image.mode.startswith(("I", "F")):
        wide = np.asarray(image, np.float64)
        return np.asarray(wide * (255 / max(wide.max(), 1)), np.uint8)
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        clear = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    return np.ascontiguousarray(np.asarray(image.convert("RGB"), np.uint8)[:, :, ::-1])


def _points_per_pixel(image: Image.Image) -> float:
    """From the resolution that the file states, if a scanner's; else as if the image were as wide as A4."""
    dpi = float(image.info.get("dpi", (0, 0))[0])
    if _SCANNER_DPI[0] < dpi <= _SCANNER_DPI[1]:
        return 72 / dpi
    return _A4_WIDTH / min(image.size)
