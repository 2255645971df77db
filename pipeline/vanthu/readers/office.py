"""Old and other word-processor formats (.doc, .rtf, .odt) by way of LibreOffice and the Word reader.

The font of every run survives the conversion, so text in the old Vietnamese fonts is read by font.
"""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path

from vanthu.errors import ReadError
from vanthu.readers import docx, ole, sheets, soffice
from vanthu.readers.flow import Flow, Piece
from vanthu.readers.txt import doubts
from vanthu.settings import Settings
from vanthu.text.legacy import decode_lines
from vanthu.types import Problem, Reading, Source

FORMATS = ("doc", "odt", "rtf", "fodt", "wordxml", "ods", "fods", "sheetxml")

_SUFFIX = {"wordxml": "xml", "sheetxml": "xml"}
_SHEETS = ("ods", "fods", "sheetxml")
_LARGE_PART, _MAX_RATIO = 1 << 24, 200  # bytes of a part, and how many times more than packed
_LIMIT = 180.0  # seconds for one conversion; a 300-page report takes 20

# catdoc leaves out the soft hyphen, the letter ư of TCVN3, unless told how to write it.
_CATDOC_HOME = {
    ".catdocrc": "map_path = {folder}\n",
    "plain.specchars": '001C "\\t"\n001E "\\n"\n00AD "\u00ad"\n',
    "plain.replchars": "",
}


def read(source: Source, settings: Settings, format: str) -> Reading:
    """The words of an old Word, RTF or OpenDocument file; without LibreOffice, .doc by catdoc, its tables lost."""
    _refuse_encrypted(source.data, format)
    if format == "doc" and soffice.program() is None and shutil.which("catdoc"):
        return _catdoc(source.data, settings)
    target = "xlsx" if format in _SHEETS else "docx"
    if format == "rtf" and not source.data.rstrip(b"\0\r\n\t \x1a").endswith(b"}"):
        raise ReadError("truncated", "The file ends before its last bracket; ask for a new copy.")
    data = soffice.convert(source.data, _SUFFIX.get(format, format), target, timeout=min(settings.timeout, _LIMIT))
    if target == "xlsx":
        return replace(sheets.read(replace(source, data=data), settings, target), format=format)
    return docx.read_package(data, settings, format, converted=True)


def _refuse_encrypted(data: bytes, format: str) -> None:
    locked = False
    if format == "doc":
        head = ole.stream(data, "WordDocument")[:12]
        locked = len(head) == 12 and bool(head[11] & 1)  # FibBase.fEncrypted
    elif format in ("odt", "ods"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                _refuse_bomb(archive)
                manifest = archive.getinfo("META-INF/manifest.xml")
                locked = manifest.file_size < 1 << 20 and b"encryption-data" in archive.read(manifest)
        except (zipfile.BadZipFile, KeyError, OSError, RuntimeError):
            locked = False
    if locked:
        raise ReadError("encrypted", "The file is protected by a password; save it without one.")


def _refuse_bomb(archive: zipfile.ZipFile) -> None:
    for member in archive.infolist():
        if member.file_size > _LARGE_PART and member.file_size > _MAX_RATIO * max(member.compress_size, 1):
            raise ReadError("hostile", "A part of the file unpacks to far more than a report needs; the file was not read.")


def _catdoc(data: bytes, settings: Settings) -> Reading:
    """The text of a .doc by catdoc: lines and tabs, no tables, no fonts."""
    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        for name, content in _CATDOC_HOME.items():
            Path(folder, name).write_text(content.format(folder=folder), encoding="utf-8")
        Path(folder, "report.doc").write_bytes(data)
        try:
            done = subprocess.run(
                ["catdoc", "-w", "-f", "plain", "-s", "cp1252", "-d", "utf-8", str(Path(folder, "report.doc"))],
                capture_output=True, stdin=subprocess.DEVNULL, timeout=min(settings.timeout, _LIMIT), check=False,
                env={**os.environ, "HOME": folder},
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise ReadError("unreadable", "catdoc did not finish in time.") from error
    found = decode_lines(done.stdout.decode("utf-8", "replace").replace("\f", "\n"))
    if not found.text.strip():
        raise ReadError("corrupt", "The file holds no text that catdoc can read; it may be damaged.")
    flow = Flow()
    for line in found.text.split("\n"):
        flow.line([Piece(line)])
    lost = Problem(
        "read", "tables_lost", "Read by catdoc: tables, headers and fonts are lost. Install LibreOffice to read them."
    )
    return flow.reading("doc", problems=[lost, *doubts(found.doubtful_lines)], encoding=found.encoding)
