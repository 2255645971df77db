"""Pages drawn for the tests: PDF with a text layer, and page images."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
from numpy.typing import NDArray
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

FONTS = (  # each has all Vietnamese letters
    "/usr/share/fonts/truetype/croscore/Tinos-Regular.ttf",
    "/usr/share/fonts/truetype/freefont/FreeSerif.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
)

Text = tuple[float, float, str]  # x and y in points from the top left, text
HEAD: Sequence[Text] = (
    (95, 60, "ỦY BAN NHÂN DÂN"),
    (95, 77, "XÃ MINH TÂN"),
    (270, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    (310, 77, "Độc lập - Tự do - Hạnh phúc"),
    (100, 102, "Số: 12/BC-UBND"),
    (285, 104, "Minh Tân, ngày 05 tháng 3 năm 2024"),
)
BODY: Sequence[Text] = (
    (265, 150, "BÁO CÁO"),
    (170, 167, "Kết quả công tác quý I năm 2024"),
    (85, 200, "Tổng số cán bộ, công chức của xã là 21 người, trong đó có 19 đảng viên;"),
    (85, 217, "trình độ đại học 15 người, chiếm 71,4%."),
)
FOOT: Sequence[Text] = (
    (85, 300, "Nơi nhận:"),
    (85, 315, "- UBND huyện;"),
    (85, 330, "- Lưu: VT."),
    (360, 300, "TM. ỦY BAN NHÂN DÂN"),
    (395, 316, "CHỦ TỊCH"),
    (385, 400, "Trần Văn Bình"),
)
READ_IN_ORDER = (
    "ỦY BAN NHÂN DÂN|XÃ MINH TÂN|Số: 12/BC-UBND|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM|Độc lập - Tự do - Hạnh phúc|"
    "Minh Tân, ngày 05 tháng 3 năm 2024|BÁO CÁO|Kết quả công tác quý I năm 2024|"
    "Tổng số cán bộ, công chức của xã là 21 người, trong đó có 19 đảng viên;|trình độ đại học 15 người, chiếm 71,4%.|"
    "Nơi nhận:|- UBND huyện;|- Lưu: VT.|TM. ỦY BAN NHÂN DÂN|CHỦ TỊCH|Trần Văn Bình"
)


def font() -> str:
    """The name of a registered font with Vietnamese letters."""
    path = next(p for p in FONTS if Path(p).is_file())
    if path not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(path, path))
    return path


def pdf(*pages: Sequence[Text], size: int = 13, rotation: int = 0) -> bytes:
    """A PDF with a text layer."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for page in pages:
        canvas.setFont(font(), size)
        for x, y, text in page:
            canvas.drawString(x, A4[1] - y, text)
        canvas.showPage()
    canvas.save()
    return _rotated(out.getvalue(), rotation) if rotation else out.getvalue()


def _rotated(data: bytes, rotation: int) -> bytes:
    document, out = pdfium.PdfDocument(data), io.BytesIO()
    for page in document:
        page.set_rotation(rotation)
    document.save(out)
    return out.getvalue()


def image(*texts: Text, dpi: int = 200, data: bytes = b"") -> NDArray[np.uint8]:
    """A page image in colour (RGB), of `data` or of a PDF with these texts."""
    document = pdfium.PdfDocument(data or pdf(texts))
    return np.array(document[0].render(scale=dpi / 72).to_numpy()[:, :, 2::-1], np.uint8)


def encoded(pixels: NDArray[np.uint8], format: str, dpi: int = 200) -> bytes:
    """An image file."""
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, format, dpi=(dpi, dpi))
    return out.getvalue()


def scanned_pdf(*images: NDArray[np.uint8]) -> bytes:
    """A PDF of A4 pages, each one image."""
    out = io.BytesIO()
    first, *rest = [Image.fromarray(i) for i in images]
    first.save(out, "PDF", save_all=True, append_images=rest, resolution=first.width / A4[0] * 72)
    return out.getvalue()
