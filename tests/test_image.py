"""PNG, JPEG, TIFF, BMP, WebP → words."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image

from pages import BODY, encoded, image
from vanthu.errors import ReadError
from vanthu.readers import read
from vanthu.settings import Settings
from vanthu.text.fold import fold
from vanthu.types import Document, Source


@pytest.fixture(scope="module")
def small() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Two lines of a report."""
    return np.ascontiguousarray(image(*BODY, dpi=150)[370:480])


def test_pages_of_a_tif_are_pages(small: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    out = io.BytesIO()
    frame = Image.fromarray(small)
    frame.save(out, "TIFF", save_all=True, append_images=[frame], dpi=(150, 150))
    reading = read(Source("a.tif", out.getvalue()), Settings())
    assert [p.number for p in reading.pages] == [1, 2]
    assert {w.page for w in reading.words} == {1, 2}
    assert reading.pages[0].width == pytest.approx(595, abs=2)
    assert "tong so can bo" in fold(Document.from_reading(Source("", b""), reading).text)


@pytest.mark.parametrize("format", ["PNG", "JPEG", "TIFF", "BMP", "WEBP"])
def test_a_cut_off_image_says_so(small: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], format: str) -> None:
    data = encoded(small, format)
    with pytest.raises(ReadError) as error:
        read(Source("a.img", data[: len(data) // 3]), Settings())
    assert error.value.code in ("truncated", "corrupt")


def test_a_huge_image_is_refused_before_it_is_decoded(small: np.ndarray[tuple[int, ...], np.dtype[np.uint8]]) -> None:
    with pytest.raises(ReadError, match="--max-pixels") as error:
        read(Source("a.png", encoded(small, "PNG")), Settings(max_pixels=1000))
    assert error.value.code == "too_large"
