"""Scans: the PDF rendered, worn and saved as PDF of images, TIFF, JPEG or PNG."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from vanthu_factory.forms import pdf
from vanthu_factory.model import Report
from vanthu_factory.wear import Wear, draw_wear, wear
from vanthu_factory.words import Dice


def write(report: Report, path: Path, dice: Dice, how: Wear | None = None) -> None:
    """The suffix of `path` decides: .pdf, .tiff, .jpg or .png; the last two hold the first page only."""
    how = how or draw_wear(dice)
    images = [wear(page, how, dice, last=i == n) for i, (page, n) in enumerate(_rendered(report, how.dpi, dice))]
    save(images, path, how)


def _rendered(report: Report, dpi: int, dice: Dice) -> list[tuple[Image.Image, int]]:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        pdf.write(report, source, dice)
        document = pypdfium2.PdfDocument(source)
        pages = [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
        document.close()
    return [(page, len(pages) - 1) for page in pages]


def save(images: list[Image.Image], path: Path, how: Wear) -> None:
    """Write the page images; a PDF holds them as JPEG at their resolution."""
    dpi = (how.dpi, how.dpi)
    if path.suffix == ".pdf":
        pages = [Image.open(io.BytesIO(_jpeg(image, how.quality))) for image in images]
        pages[0].save(path, save_all=True, append_images=pages[1:], resolution=how.dpi, quality=how.quality)
    elif path.suffix == ".tiff":
        images[0].save(path, save_all=True, append_images=images[1:], dpi=dpi, compression="jpeg", quality=how.quality)
    elif path.suffix == ".jpg":
        images[0].save(path, quality=how.quality, dpi=dpi)
    else:
        images[0].save(path, dpi=dpi)


def _jpeg(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
