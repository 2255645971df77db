"""Scans: the PDF rendered, signed, sealed, worn and saved as PDF of images, TIFF, JPEG or PNG."""

from __future__ import annotations

import io
import re
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2
from PIL import Image

from vanthu_factory import ink
from vanthu_factory.forms import pdf
from vanthu_factory.forms.boxes import WordBox, printed, word_boxes
from vanthu_factory.model import Report
from vanthu_factory.wear import Matrix, Wear, as_image, draw_wear, wear
from vanthu_factory.words import Dice

EPOCH = time.gmtime(1577836800)  # one day for all files, so that the same dice give the same bytes
Extra = tuple[str, dict[str, Any]]  # table, item


def write(report: Report, path: Path, dice: Dice, how: Wear | None = None) -> list[Extra]:
    """The suffix of `path` decides: .pdf, .tiff, .jpg or .png; the last two join their pages into one long image.

    Returns what this form adds to the truth: what a stamp says, which need not be read, and where the words stand.
    """
    how = how or draw_wear(dice)
    if path.suffix in (".jpg", ".png"):
        how = replace(how, turn=0)  # pages are joined below one another, and stand upright
    pages, boxes = rendered(report, how.dpi, dice)
    extra = mark(report, pages, boxes, how, dice)
    images, matrices = [], []
    for i, page in enumerate(pages):
        back = np.asarray(pages[i + 1]) if i + 1 < len(pages) else np.asarray(pages[0])
        pixels, matrix = wear(np.asarray(page), how, dice, back=back)
        images.append(as_image(pixels, how))
        matrices.append(matrix)
    save(images, path, how)
    if path.suffix in (".pdf", ".tiff"):
        places = [moved(box, matrices[box[1]], how.dpi / 72) for box in boxes]
        extra.append(("words", {"file": path.name, "boxes": printed(places)}))
    return extra


def moved(box: WordBox, matrix: Matrix, scale: float) -> WordBox:
    """The upright box around a word after the page was warped; points in, points out."""
    text, page, left, top, right, bottom = box
    corners = np.array([[x * scale, y * scale, 1.0] for x in (left, right) for y in (top, bottom)]) @ matrix.T
    places = corners[:, :2] / corners[:, 2:] / scale
    low, high = places.min(axis=0), places.max(axis=0)
    return (text, page, round(low[0], 1), round(low[1], 1), round(high[0], 1), round(high[1], 1))


def rendered(report: Report, dpi: int, dice: Dice) -> tuple[list[Image.Image], list[WordBox]]:
    """The pages as images, and where their words stand."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.pdf"
        pdf.write(report, source, dice)
        document = pypdfium2.PdfDocument(source)
        pages = [page.render(scale=dpi / 72).to_pil().convert("RGB") for page in document]
        boxes = word_boxes(document)
        document.close()
    return pages, boxes


def mark(report: Report, pages: list[Image.Image], boxes: list[WordBox], how: Wear, dice: Dice) -> list[Extra]:
    """Seal, signature, incoming stamp and handwriting, where such things are put."""
    extra: list[Extra] = []
    scale = how.dpi / 72
    name = (report.document.get("signer") or "").split()
    signed = [b for b in boxes if name and b[0] == name[0] and b[2] > 250]
    if signed:
        _, index, left, top, *_ = signed[-1]
        x, y = left * scale, top * scale
        if how.signature:
            ink.multiply(pages[index], ink.signature(int(110 * scale), dice), (int(x + 5 * scale), int(y - 48 * scale)))
        if how.seal:
            seal = ink.seal(int(92 * scale), _seal_words(report), dice)
            ink.multiply(pages[index], seal, (int(x - dice.between(38, 62) * scale), int(y - dice.between(66, 78) * scale)))
    if how.incoming_stamp:
        day = (dice.between(1, 28), dice.between(1, 12))
        value = f"XXXX-{day[1]:02d}-{day[0]:02d}"
        extra.append(("dates", {"value": value, "quote": f"{day[0]}/{day[1]}", "optional": True}))
        stamp = ink.incoming_stamp(int(120 * scale), "Văn phòng", day, dice)
        ink.multiply(pages[0], stamp, (int(dice.between(40, 110) * scale), int(dice.between(8, 22) * scale)))
    if how.handwritten:
        _by_hand(report, pages[0], [b for b in boxes if b[1] == 0], scale, dice)
    return extra


def _seal_words(report: Report) -> tuple[str, str]:
    issuer = str(report.document.get("issuer") or "")
    return f"{report.document.get('place') or ''} * {issuer}"[:34], " ".join(issuer.split()[-3:])


def _by_hand(report: Report, page: Image.Image, boxes: list[WordBox], scale: float, dice: Dice) -> None:
    """The number is wiped out and written in by hand over its place."""
    number = report.document.get("number")
    for text, _, left, top, right, bottom in boxes:
        at = re.search(rf"(?<!\d){number}(?=[ /-]|$)", text) if number else None
        if not at or top > 200:
            continue
        share = (right - left) / max(len(text), 1)
        area = [left + share * at.start(), top, left + share * at.end(), bottom]
        box = tuple(int(v * scale) for v in area)
        page.paste((255, 255, 255), (box[0], box[1], box[2], box[3]))
        layer = ink.handwriting(str(number), int((bottom - top) * scale * 0.95), dice)
        ink.multiply(page, layer, (box[0] - 2, (box[1] + box[3]) // 2 - layer.height // 2 - int(2 * scale)))
        return


def save(images: list[Image.Image], path: Path, how: Wear) -> None:
    """Write the page images; a PDF holds them as JPEG at their resolution."""
    dpi = (how.dpi, how.dpi)
    if path.suffix == ".pdf":
        pages = [Image.open(io.BytesIO(_jpeg(image, how.quality))) for image in images]
        pages[0].save(
            path,
            save_all=True,
            append_images=pages[1:],
            resolution=how.dpi,
            quality=how.quality,
            creationDate=EPOCH,
            modDate=EPOCH,
        )
    elif path.suffix == ".tiff":
        images[0].save(path, save_all=True, append_images=images[1:], dpi=dpi, compression="jpeg", quality=how.quality)
    elif path.suffix == ".jpg":
        joined(images).save(path, quality=how.quality, dpi=dpi)
    else:
        joined(images).save(path, dpi=dpi)


def joined(images: list[Image.Image]) -> Image.Image:
    """The pages below one another."""
    if len(images) == 1:
        return images[0]
    long = Image.new(images[0].mode, (max(i.width for i in images), sum(i.height for i in images)), "white")
    top = 0
    for image in images:
        long.paste(image, (0, top))
        top += image.height
    return long


def _jpeg(image: Image.Image, quality: int) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "JPEG", quality=quality)
    return buffer.getvalue()
