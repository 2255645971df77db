"""Twenty-five files that want to hang, crash, fill or fool their reader, each with the code that it must be set aside with.

The orders `hang`, `spin`, `abort`, `segv`, `memory` and `raise` are obeyed by `hostile.reading`: they stand for faults in the libraries
that read real formats.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from pathlib import Path

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

_FONTS = ("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
_TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml"'
    ' ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1"'
    ' Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def pdf(text: str, *, pages: int = 1, password: str = "") -> bytes:
    """A born-digital PDF: the lines of `text` on each page."""
    stream = io.BytesIO()
    encryption = StandardEncryption(password, ownerPassword="owner", strength=128) if password else None
    canvas = Canvas(stream, pagesize=(595, 842), encrypt=encryption, invariant=1)
    font = next((f for f in _FONTS if Path(f).exists()), None)
    if font:
        pdfmetrics.registerFont(TTFont("Report", font))
    for _ in range(pages):
        canvas.setFont("Report" if font else "Times-Roman", 9)
        for i, line in enumerate(text.split("\n")):
            canvas.drawString(50, 800 - 14 * i, line[:110])
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def docx(text: str, *, head: str = "") -> bytes:
    """A Word file with a paragraph a line; `head` is put before the root element."""
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("\n"))
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{_WORD}"><w:body>{lines}</w:body></w:document>'
    )
    return packed({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": document})


def packed(members: dict[str, str | bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 9)
    return stream.getvalue()


def image_bomb() -> bytes:
    """A PNG of a few hundred bytes that says it has 60,000 × 60,000 pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")


_LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10))
    + "]>"
)  # fmt: skip


def hostile(report: str) -> dict[str, tuple[bytes, set[str]]]:
    """Name → bytes and the codes of which one must be in `problems`."""
    whole_pdf, whole_docx = pdf(report), docx(report)
    nested = packed({"a.txt": report})
    for _ in range(6):
        nested = packed({"inner.zip": nested})
    return {
        "hang.txt": (b"hang", {"timeout"}),
        "spin.txt": (b"spin", {"timeout"}),
        "abort.txt": (b"abort", {"crash"}),
        "segv.txt": (b"segv", {"crash"}),
        "memory.txt": (b"memory", {"memory"}),
        "fault.txt": (b"raise", {"internal"}),
        "empty.pdf": (b"", {"empty"}),
        "blank.txt": (b" \n\n \t\n", {"empty"}),
        "bomb.zip": (packed({"zeros.txt": bytes(1 << 30)}), {"hostile", "too_large"}),
        "bomb.docx": (packed({"[Content_Types].xml": _TYPES, "_rels/.rels": _RELS, "word/document.xml": bytes(1 << 30)}), {"hostile", "too_large"}),
        "laughs.docx": (docx("&a9;", head=_LAUGHS), {"hostile", "corrupt"}),
        "nested.zip": (nested, {"hostile"}),
        "image.png": (image_bomb(), {"too_large", "hostile"}),
        "cut.pdf": (whole_pdf[: len(whole_pdf) // 2], {"truncated", "corrupt"}),
        "cut.docx": (whole_docx[: len(whole_docx) // 2], {"truncated", "corrupt"}),
        "cut.zip": (packed({"a.txt": report * 9})[:200], {"truncated", "corrupt"}),
        "cut.png": (b"\x89PNG\r\n\x1a\n" + bytes(100), {"truncated", "corrupt"}),
        "locked.pdf": (pdf(report, password="secret"), {"encrypted"}),
        "program.pdf": (b"MZ\x90\0" + bytes(range(256)) * 40, {"unsupported"}),
        "elf.docx": (b"\x7fELF\x02\x01\x01" + bytes(5000), {"unsupported"}),
        "archive.7z": (b"7z\xbc\xaf\x27\x1c" + bytes(64), {"unsupported"}),
        "noise.bin": (bytes((i * 7919 + i * i) % 256 for i in range(20_000)), {"unsupported"}),
        "pages.pdf": (pdf("trang", pages=2100), {"too_large"}),
        "notpdf.pdf": (b"%PDF-1.7\n" + b"garbage " * 500, {"corrupt", "truncated", "empty"}),
        "nothing.zip": (packed({}), {"empty"}),
    }  # fmt: skip
