"""What kind of file these bytes are, judged by content; the name is not asked."""

from __future__ import annotations

import io
import re
import zipfile

from vanthu.errors import ReadError
from vanthu.readers import ole
from vanthu.types import Source

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "png"),
    (b"\xff\xd8\xff", "jpg"),
    (b"II*\0", "tif"),
    (b"MM\0*", "tif"),
    (b"II+\0", "tif"),
    (b"MM\0+", "tif"),
    (b"GIF8", "gif"),
    (b"Rar!\x1a\x07", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b\x08", "gzip"),
    (b"AT&TFORM", "djvu"),
    (b"\x7fELF", "unknown"),
)
_OLE_STREAMS = (
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
)
_ZIP_PARTS = ((b"word/", "docx"), (b"xl/", "xlsx"), (b"ppt/", "pptx"))
_OPEN_DOCUMENT = {
    "text": "odt",
    "spreadsheet": "ods",
    "presentation": "odp",
    "text-template": "odt",
    "spreadsheet-template": "ods",
}
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|meta|p|title|font|center)\b", re.IGNORECASE)
_XML_OFFICE = (
    (b"application/vnd.oasis.opendocument.spreadsheet", "fods"),
(b"office:document ", "fodt"), (b"schemas.microsoft.com/office/word/2003/wordml", "wordxml"),
               (b"schemas.microsoft.com/office/2006/xmlPackage", "wordxml"),
               (b"urn:schemas-microsoft-com:office:spreadsheet", "sheetxml"))  # fmt: skip
_HEADER = re.compile(rb"([A-Za-z][A-Za-z0-9-]{0,60}):")
_MAIL_HEADERS = frozenset(
    b"from to cc subject date received return-path message-id mime-version content-type delivered-to reply-to sender".split()
)
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# Control characters that text may hold: white space, end of file, and the codes where VISCII and VPS keep capital letters.
_NOT_TEXT = (
    bytes(sorted(set(range(32)) - set(b"\t\n\v\f\r\x1a\x1b\x02\x03\x04\x05\x06\x10\x11\x12\x13\x14\x15\x19\x1c\x1d\x1e")))
    + b"\x7f"
)


def sniff(source: Source) -> str:
    """The name of the format: `pdf`, `docx`, `png`, `txt` …; `unknown` for other binary data.

    >>> sniff(Source("report.doc", b"{\\\\rtf1 x}")), sniff(Source("a.pdf", "Báo cáo".encode()))
    ('rtf', 'txt')
    """
    data = source.data
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for signature, name in _SIGNATURES:
        if data.startswith(signature):
            return name
    if data.startswith(ole.MAGIC):
        return _ole(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return _zip(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data[:2] == b"BM" and data[6:10] == b"\0\0\0\0" and len(data) > 26:
        return "bmp"
    return _textual(data)


def _ole(data: bytes) -> str:
    names = ole.top_streams(data)
    if "EncryptedPackage" in names:
        raise ReadError("encrypted", "The file is protected by a password; save it without one.")
    for stream, name in _OLE_STREAMS:
        if stream in names:
            return name
    if not names:
        raise ReadError("truncated", "The file ends too early or its directory is damaged; ask for a new copy.")
    return "unknown"


def _zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:
                kind = archive.read("mimetype").decode("ascii", "replace").strip()
                prefix = "application/vnd.oasis.opendocument."
                return _OPEN_DOCUMENT.get(kind.removeprefix(prefix), "zip") if kind.startswith(prefix) else "zip"
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError):
        return _broken_zip(data)
    if "[Content_Types].xml" in names or "_rels/.rels" in names:
        for part, kind in _ZIP_PARTS:
            if any(name.startswith(part.decode()) for name in names):
                return kind
    return "zip"


def _broken_zip(data: bytes) -> str:
    """A zip without its directory: by the names in its local headers, so that its reader can say what is wrong."""
    if b"[Content_Types].xml" in data[:4096] or b"_rels/.rels" in data[:4096]:
        return next((kind for part, kind in _ZIP_PARTS if part in data), "zip")
    return "odt" if b"vnd.oasis.opendocument.text" in data[:200] else "zip"


def _textual(data: bytes) -> str:
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if head.startswith((b"<?xml", b"<office:document")):
        found = next((name for mark, name in _XML_OFFICE if mark in data[:8192]), "")
        if found:
            return found
    if head.startswith(b"<") and _HTML.search(_narrow(data[:8192])):
        return "html"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) and _HTML.match(_narrow(data[2:4096]).lstrip()):
        return "html"
    if _is_mail(data[:20000]):
        return "eml"
    return "txt" if is_text(data) else "unknown"


def _is_mail(head: bytes) -> bool:
    """Whether the file starts with mail headers, two of them well-known ones."""
    known = 0
    for number, line in enumerate(head.splitlines()):
        header = _HEADER.match(line)
        if header:
            known += header[1].lower() in _MAIL_HEADERS
        elif not (number and line[:1] in (b" ", b"\t")) and not (number == 0 and line.startswith(b"From ")):
            break
    return known >= 2


def _narrow(data: bytes) -> bytes:
    """ASCII of UTF-16 data, for looking at tags."""
    return data.replace(b"\0", b"")


def utf16(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` for UTF-16 text without a byte order mark, judged by the upper bytes; else None.

    >>> utf16("Báo cáo".encode("utf-16-le")), utf16("Báo cáo".encode())
    ('utf-16-le', None)
    """
    sample = data[:8192]
    upper = {0x00, 0x01, 0x03, 0x1E, 0x20}
    for codec, start in (("utf-16-le", 1), ("utf-16-be", 0)):
        high = sample[start::2]
        if len(high) >= 2 and high.count(0) * 3 >= len(high) and sum(b in upper for b in high) >= 0.97 * len(high):
            return codec
    return None


def is_text(data: bytes) -> bool:
    """Whether these bytes are text in some encoding."""
    if data.startswith(_BOMS):
        return True
    sample = data[:65536]
    bad = len(sample) - len(sample.translate(None, _NOT_TEXT))
    return bad == 0 or (b"\0" in sample and utf16(data) is not None) or (b"\0" not in sample and bad * 200 < len(sample))
