"""Archives and mails: each member is a document of its own, hostile ones are refused with a reason."""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from office_files import zipped
from vanthu.errors import ReadError
from vanthu.readers.containers import MAX_DEPTH, expand, is_container
from vanthu.settings import Settings
from vanthu.types import Source


def found(data: bytes, name: str = "a.zip", **options: Any) -> dict[str, bytes | str]:
    """Name → bytes, or the code of the reason why not."""
    members = list(expand(name, data, replace(Settings(), **options)))
    return {m.name: m.data for m in members if isinstance(m, Source)} | {
        m[0]: m[1].code for m in members if not isinstance(m, Source)
    }


def test_members_are_named_after_the_archive_and_folders_are_skipped() -> None:
    data = zipped({"báo cáo/một.txt": "1", "hai.txt": "2", "báo cáo/": "", "__MACOSX/x": "", "Thumbs.db": "y"})
    assert found(data) == {"a.zip/báo cáo/một.txt": b"1", "a.zip/hai.txt": b"2"}


def test_archives_in_archives_are_opened_to_a_depth() -> None:
    data = zipped({"x.txt": "đáy"})
    for level in range(MAX_DEPTH):
        data = zipped({f"{level}.zip": data})
    assert list(found(data).items()) == [("a.zip/2.zip/1.zip/0.zip", "hostile")]
    inner = zipped({"b.zip": zipped({"c.txt": "c"})})
    assert found(inner) == {"a.zip/b.zip/c.txt": b"c"}


def test_office_files_are_members_not_archives() -> None:
    word = zipped({"[Content_Types].xml": "", "word/document.xml": ""})
    assert list(found(zipped({"r.docx": word}))) == ["a.zip/r.docx"]
    assert not is_container(Source("r.docx", word))


def test_names_never_lead_outside() -> None:
    data = zipped({"../../etc/passwd": "1", "/abs.txt": "2", "C:\\tam\\b.txt": "3", "..": "4"})
    assert sorted(found(data)) == ["a.zip/abs.txt", "a.zip/etc/passwd", "a.zip/tam/b.txt", "a.zip/unnamed"]


def test_names_written_as_utf8_without_the_flag() -> None:
    data = bytearray(zipped({"Báo cáo.txt": "x"}))
    for at in (6, data.find(b"PK\x01\x02") + 8):
        struct.pack_into("<H", data, at, 0)
    assert list(found(bytes(data))) == ["a.zip/Báo cáo.txt"]


def test_equal_names_are_told_apart() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive, pytest.warns(UserWarning):
        archive.writestr("a.txt", "1")
        archive.writestr("a.txt", "2")
    assert found(out.getvalue()) == {"a.zip/a.txt": b"1", "a.zip/a.txt (2)": b"2"}


def test_a_bomb_is_refused_and_the_rest_is_read() -> None:
    assert found(zipped({"b.txt": b"\0" * (1 << 26), "c.txt": "c"})) == {"a.zip/b.txt": "hostile", "a.zip/c.txt": b"c"}


def test_the_archive_as_a_whole_stays_within_the_limit() -> None:
    data = zipped({f"{n}.bin": bytes(range(256)) * 2000 for n in range(4)})
    assert list(found(data, max_bytes=1_200_000).values())[2:] == ["hostile"]


def encrypted(flagged: bytes) -> bytes:
    """The archive with the encryption flag set on its first member."""
    data = bytearray(flagged)
    central = data.find(b"PK\x01\x02")
    for at in (6, central + 8):
        struct.pack_into("<H", data, at, struct.unpack_from("<H", data, at)[0] | 1)
    return bytes(data)


def test_encrypted_members_are_named_and_the_password_is_tried() -> None:
    data = encrypted(zipped({"a.txt": "mật khẩu", "b.txt": "mở"}))
    assert found(data) == {"a.zip/a.txt": "encrypted", "a.zip/b.txt": "mở".encode()}
    assert found(data, password="sai")["a.zip/a.txt"] == "encrypted"


def test_links_are_not_followed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("link")
        info.external_attr = 0o120777 << 16
        archive.writestr(info, "/etc/passwd")
    assert found(out.getvalue()) == {"a.zip/link": "unsupported"}


def test_an_archive_that_cannot_be_opened_is_an_error() -> None:
    with pytest.raises(ReadError) as error:
        found(zipped({"a.txt": "x"})[:-10])
    assert error.value.code == "truncated"


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_damaged_member_costs_only_itself_however_it_is_packed(method: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        archive.writestr("a.txt", bytes(range(256)) * 20)
        archive.writestr("b.txt", "b")
    data = bytearray(out.getvalue())
    data[44:60] = b"\xff" * 16
    assert found(bytes(data)) == {"a.zip/a.txt": "corrupt", "a.zip/b.txt": b"b"}


def test_a_member_without_a_name_is_read() -> None:
    assert found(zipped({"x": "1"}).replace(b"x", b"\0")) == {"a.zip/unnamed": b"1"}


def test_names_are_no_longer_than_files_have() -> None:
    (name,) = found(zipped({"thư mục/" * 90 + "dài" * 300 + ".docx": "x"}))
    assert len(name) < 600 and name.startswith("a.zip/") and name.endswith("dài.docx")


def test_a_damaged_archive_inside_is_a_problem_of_that_member() -> None:
    assert found(zipped({"b.zip": zipped({"x": "x"})[:-10], "c.txt": "c"})) == {"a.zip/b.zip": "truncated", "a.zip/c.txt": b"c"}


@settings(max_examples=60, deadline=None)
@given(st.binary(min_size=1, max_size=8), st.integers(min_value=0))
def test_a_damaged_archive_gives_members_or_reasons(noise: bytes, place: int) -> None:
    whole = zipped({"a.txt": "Báo cáo", "b/c.txt": "x" * 500})
    at = place % len(whole)
    try:
        found(whole[:at] + noise + whole[at + len(noise) :])
    except ReadError as error:
        assert error.message


def mail(html: str = "", **attachments: bytes) -> bytes:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "a@xa.gov.vn", "b@huyen.gov.vn", "Báo cáo"
    message.set_content("Kính gửi UBND huyện")
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in attachments.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=f"{name}.docx")
    return message.as_bytes()


def test_a_mail_is_its_text_and_its_attachments() -> None:
    members = found(mail(báo_cáo=b"PK"), "thư.eml")
    assert list(members) == ["thư.eml/body.txt", "thư.eml/báo_cáo.docx"]
    assert members["thư.eml/báo_cáo.docx"] == b"PK"


def test_the_html_form_is_taken_where_it_has_tables() -> None:
    assert list(found(mail(html="<p>chữ</p>"))) == ["a.zip/body.txt"]
    assert list(found(mail(html="<table><tr><td>1</table>"))) == ["a.zip/body.html"]


def test_a_mail_sent_along_is_opened_and_archives_too() -> None:
    message = EmailMessage()
    message["From"], message["Subject"] = "a@b.vn", "FW"
    message.set_content("xem kèm")
    inner = EmailMessage()
    inner["From"], inner["Subject"] = "c@d.vn", "gốc"
    inner.set_content("nội dung")
    message.add_attachment(inner)
    message.add_attachment(zipped({"r.txt": "r"}), maintype="application", subtype="zip", filename="r.zip")
    assert sorted(found(message.as_bytes(), "m.eml")) == [
        "m.eml/attachment-1.eml/body.txt",
        "m.eml/body.txt",
        "m.eml/r.zip/r.txt",
    ]


HEAD = b"Subject: x\r\nFrom: a@b.vn\r\nMIME-Version: 1.0\r\n"


@pytest.mark.parametrize(
    "nested",
    [
        b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\r\n\r\n--b%d\r\n' % (i, i) for i in range(1000)),
        b"Content-Type: message/rfc822\r\n\r\n" * 1000,
    ],
)
def test_a_mail_nested_without_end_is_refused(nested: bytes) -> None:
    try:
        codes = set(found(HEAD + nested + b"x", "a.eml").values())
    except ReadError as error:
        codes = {error.code}
    assert codes <= {"hostile", "corrupt", "empty"}, "a reason, and no fault of ours"


@pytest.mark.parametrize(
    "header",
    [
        b"Content-Type: text/plain; charset=" + b"(" * 20_000,
        b'Content-Disposition: attachment; filename="' + b"=?utf-8?B?YQ==?= " * 20_000 + b'"',
        b"Content-Disposition: attachment; " + b"".join(b"filename*%d*=utf-8''a;" % i for i in range(5000)),
    ],
)
def test_a_header_made_to_take_forever_or_to_break_the_reader_does_neither(header: bytes) -> None:
    assert list(found(HEAD + header + b"\r\n\r\nabc", "a.eml").values()) == [b"abc"]


def test_a_saved_web_page_is_one_document() -> None:
    page = (
        b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Location: file:///a.htm\n"
        b"Content-Type: text/html; charset=utf-8\n\n<table><tr><td>1</table>\n--B\nContent-Location: file:///a/edit.mso\n"
        b"Content-Transfer-Encoding: base64\nContent-Type: application/x-mso\n\nAAAA\n--B--\n"
    )
    assert list(found(page, "a.doc")) == ["a.doc/body.html"]
