"""PDF → words in reading order."""

from __future__ import annotations

import io
import re

import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from pages import BODY, FOOT, HEAD, READ_IN_ORDER, font, image, pdf
from vanthu.errors import ReadError
from vanthu.ocr.page import PageRead
from vanthu.readers import read
from vanthu.readers.pdf_page import PdfFile, read_page
from vanthu.settings import Settings
from vanthu.text.fold import fold
from vanthu.types import Document, Reading, Source


def reading(data: bytes, settings: Settings | None = None) -> Reading:
    return read(Source("report.pdf", data), settings or Settings())


def lines(data: bytes) -> str:
    return Document.from_reading(Source("report.pdf", data), reading(data)).text.replace("\n", "|")


def test_columns_of_head_and_foot_are_read_one_after_the_other() -> None:
    assert lines(pdf([*HEAD, *BODY, *FOOT])) == READ_IN_ORDER


def test_the_number_stays_in_its_column_where_the_title_beside_it_stands_higher() -> None:
    higher = [*HEAD[:2], (110, 94, "KHU VỰC HẢI VÂN"), *HEAD[2:4], (285, 104, "Minh Tân, ngày 05 tháng 3 năm 2024")]
    lower = [(110, 121, "Số: 12/BV-TH"), (90, 136, "V/v góp ý dự thảo quy chế")]
    assert lines(pdf([*higher, *lower, *BODY])).startswith(
        "ỦY BAN NHÂN DÂN|XÃ MINH TÂN|KHU VỰC HẢI VÂN|Số: 12/BV-TH|V/v góp ý dự thảo quy chế|CỘNG HÒA"
    )


def test_order_of_drawing_does_not_matter() -> None:
    assert lines(pdf([*FOOT, *BODY[::-1], *HEAD[::-1]])) == READ_IN_ORDER


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_rotated_pages_are_read(rotation: int) -> None:
    read_page = reading(pdf([*HEAD, *BODY, *FOOT], rotation=rotation))
    assert "|".join(line(read_page)) == READ_IN_ORDER
    page = read_page.pages[0]
    assert (page.width > page.height) == (rotation != 180)
    assert all(w.box and 0 <= w.box.left < w.box.right <= page.width and w.box.bottom <= page.height for w in read_page.words)


def line(read_page: Reading) -> list[str]:
    return Document.from_reading(Source("", b""), read_page).text.split("\n")


def test_words_carry_box_size_and_line() -> None:
    words = reading(pdf(HEAD)).words
    first = words[0]
    assert first.box is not None
    assert (first.text, first.line, first.size) == ("ỦY", 0, 13)
    assert first.box.left == pytest.approx(95, abs=1)
    assert first.box.top < 60 < first.box.bottom + 1


def test_junk_before_the_file_is_skipped() -> None:
    assert lines(b"\r\n--boundary--\r\n" + pdf([*HEAD, *BODY, *FOOT])) == READ_IN_ORDER


@pytest.mark.parametrize(("data", "code"), [(b"%PDF-1.7\n", "truncated"), (b"%PDF-1.4\nnothing here\n%%EOF", "corrupt")])
def test_a_file_that_cannot_be_opened_says_why(data: bytes, code: str) -> None:
    with pytest.raises(ReadError) as error:
        reading(data)
    assert error.value.code == code


def test_too_many_pages_are_refused() -> None:
    with pytest.raises(ReadError, match="--max-pages"):
        reading(pdf(BODY, BODY), Settings(max_pages=1))


def test_text_in_a_picture_of_a_born_digital_page_is_read_in_its_place() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    canvas.setFont(font(), 13)
    for x, y, text in (*HEAD, *FOOT):
        canvas.drawString(x, A4[1] - y, text)
    pixels = image(*BODY, dpi=300)[770:930]
    canvas.drawImage(ImageReader(Image.fromarray(pixels)), 0, A4[1] - 930 * 72 / 300, A4[0], 160 * 72 / 300)
    canvas.save()
    read_page = reading(out.getvalue())
    texts = line(read_page)
    assert fold(texts[-8]).startswith("tong so can bo, cong chuc cua xa la 21 nguoi")
    assert [m.kind for m in read_page.marks] == ["picture"]
    assert "pictures" in read_page.pages[0].reason


def compressed_streams(data: bytes) -> list[tuple[int, int]]:
    """Where the compressed streams of a PDF stand."""
    starts = [m.end() for m in re.finditer(rb"(?<!end)stream\r?\n", data)]
    return [(start, data.index(b"endstream", start)) for start in starts]


def test_a_page_whose_content_is_damaged_is_a_problem_and_the_others_are_kept() -> None:
    data = bytearray(pdf(HEAD, BODY))
    start, end = compressed_streams(bytes(data))[-1]
    data[start:end] = b"\xaa" * (end - start)
    damaged = reading(bytes(data))
    assert {(p.code, p.page) for p in damaged.problems} == {("damaged", None), ("unreadable_page", 2)}
    assert {w.page for w in damaged.words} == {1}


def test_a_page_damaged_in_part_does_not_pass_for_whole() -> None:
    data = bytearray(pdf(HEAD, BODY))
    start, end = compressed_streams(bytes(data))[-1]
    data[(start + end) // 2 : (start + end) // 2 + 6] = b"zzzzzz"
    assert "damaged" in [p.code for p in reading(bytes(data)).problems]


def test_an_empty_page_is_no_problem() -> None:
    empty = reading(pdf(BODY, []))
    assert (len(empty.pages), empty.problems) == (2, ())


def test_what_is_left_of_a_file_cut_off_is_read() -> None:
    whole = pdf(HEAD, BODY)
    rest = reading(whole[: whole.rindex(b"%%EOF")])
    assert "truncated" in [p.code for p in rest.problems]
    assert len(rest.words) == len(reading(whole).words)


@pytest.mark.parametrize("share", [0.3, 0.6, 0.93])
def test_a_file_of_which_nothing_is_left_fails(share: float) -> None:
    whole = pdf(HEAD, BODY)
    with pytest.raises(ReadError) as error:
        reading(whole[: int(len(whole) * share)])
    assert error.value.code == "truncated"


def test_a_page_that_nobody_foresaw_is_a_problem_of_that_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(file: PdfFile, index: int) -> PageRead:
        if index == 1:
            raise IndexError("string index out of range")
        return read_page(file, index)

    monkeypatch.setattr("vanthu.readers.pdf.read_page", fail)
    left = reading(pdf(HEAD, BODY, FOOT))
    assert [(p.code, p.page) for p in left.problems] == [("internal", 2)]
    assert {w.page for w in left.words} == {1, 3}


def test_pages_with_images_are_read_whatever_number_of_them_is_kept_in_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4)
    for number in range(1, 6):
        canvas.setFont(font(), 13)
        canvas.drawString(72, 700, f"Trang {number} của báo cáo")
        canvas.drawImage(ImageReader(Image.new("L", (40, 40), 9 * number)), 300, 300, 20, 20)
        canvas.acroForm.textfield(x=72, y=600, value=f"A-{number}")
        canvas.showPage()
    canvas.save()
    whole = reading(out.getvalue())
    assert [w.text for w in whole.words if w.text[0] == "A"] == ["A-1", "A-2", "A-3", "A-4", "A-5"]
    monkeypatch.setattr("vanthu.readers.pdf_page.IMAGES", 2)
    assert reading(out.getvalue()) == whole


def test_pages_that_there_is_no_time_for_are_said_and_the_others_are_kept() -> None:
    pages = [[(72, 100, f"Trang {number} của báo cáo")] for number in range(1, 4)]
    found = reading(pdf(*pages), Settings(timeout=0.0))
    assert [p.number for p in found.pages] == [1, 2, 3]
    assert {word.page for word in found.words} == {1}
    ((code, page, message),) = [(p.code, p.page, p.message) for p in found.problems if p.code == "time_limit"]
    assert (code, page) == ("time_limit", 2)
    assert "Pages 2 to 3" in message and "--timeout" in message


def test_a_second_font_stays_in_its_line_whatever_stands_beside_it_in_the_other_column() -> None:
    """Accented letters of a second font stand a point higher; the left column's lines are at heights of their own."""
    for offset in range(14):
        left = [(72, 100 + 17 * i + offset, f"- Nơi nhận {i};") for i in range(5)]
        right = [
            (360 + 12 * i, 150 - (1.3 if letter in "ÓÁĐỐ" else 0), letter)
            for i, letter in enumerate("PHÓ·GIÁM·ĐỐC")
            if letter != "·"
        ]
        text = [line.replace(" ", "") for line in lines(pdf([*left, *right])).split("|")]
        assert "PHÓGIÁMĐỐC" in text, (offset, text)
        assert [line for line in text if line.startswith("-")] == [f"-Nơinhận{i};" for i in range(5)]
