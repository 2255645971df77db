"""The kind of a file is judged by its content, whatever its name."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.errors import ReadError
from vanthu.readers.sniff import sniff
from vanthu.types import Source


def kind(data: bytes, name: str = "x") -> str:
    return sniff(Source(name, data))


def packed(*names: str, **parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, parts.get(name, "x"))
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"%PDF-1.4 ...", "pdf"),
        (b"junk before \r\n\0\1" + b"%PDF-1.7", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "png"),
        (b"\xff\xd8\xff\xe0", "jpg"),
        (b"II*\0", "tif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"BM" + (60).to_bytes(4, "little") + bytes(54), "bmp"),
        (rb"{\rtf1\ansi B\'b8o c\'b8o}", "rtf"),
        ("<!DOCTYPE html><p>Báo cáo".encode(), "html"),
        ("\ufeff<html><body>Báo cáo".encode("utf-16-le"), "html"),
        (b"From: a@b.vn\r\nSubject: Bao cao\r\n\r\nbody", "eml"),
        ("Báo cáo".encode(), "txt"),
        ("Báo cáo số 12".encode("utf-16-le"), "txt"),
        ("Báo cáo số 12".encode("utf-16"), "txt"),
        (b"B\xb8o c\xb8o", "txt"),
        (b"Subject: one header alone is a sentence", "txt"),
        (bytes(range(256)) * 4, "unknown"),
        (b"\x7fELF\x02\x01\x01", "unknown"),
    ],
)
def test_by_content(data: bytes, expected: str) -> None:
    assert kind(data, "report.docx") == expected


def test_zip_packages_are_told_apart() -> None:
    assert kind(packed("[Content_Types].xml", "word/document.xml")) == "docx"
    assert kind(packed("[Content_Types].xml", "xl/workbook.xml")) == "xlsx"
    assert kind(packed("mimetype", mimetype="application/vnd.oasis.opendocument.text")) == "odt"
    assert kind(packed("mimetype", mimetype="application/vnd.oasis.opendocument.spreadsheet")) == "ods"
    assert kind(packed("bao cao.docx", "word/notes.txt")) == "zip"


def test_a_package_cut_short_keeps_its_kind() -> None:
    assert kind(packed("[Content_Types].xml", "word/document.xml")[:-30]) == "docx"


def test_a_damaged_ole_file_is_said_to_be_truncated() -> None:
    with pytest.raises(ReadError) as error:
        kind(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert error.value.code == "truncated"


@given(st.binary(max_size=2000))
def test_any_bytes_have_a_kind_or_a_reason(data: bytes) -> None:
    try:
        assert kind(data)
    except ReadError as error:
        assert error.code
