"""What kind of file these bytes are, judged by content."""

from __future__ import annotations

from vanthu.types import Source


def sniff(source: Source) -> str:
    """The name of the format: `pdf`, `docx`, `png`, `txt` …"""
    data = source.data
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"\x89PNG"):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpg"
    if data.startswith((b"II*\0", b"MM\0*")):
        return "tif"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    return "txt"
