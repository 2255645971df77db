"""PDF → words in reading order."""

from __future__ import annotations

import pytest

from pages import BODY, FOOT, HEAD, READ_IN_ORDER, pdf
from vanthu.errors import ReadError
from vanthu.readers import read
from vanthu.settings import Settings
from vanthu.types import Document, Reading, Source


def reading(data: bytes, settings: Settings | None = None) -> Reading:
    return read(Source("report.pdf", data), settings or Settings())


def lines(data: bytes) -> str:
    return Document.from_reading(Source("report.pdf", data), reading(data)).text.replace("\n", "|")


def test_columns_of_head_and_foot_are_read_one_after_the_other() -> None:
    assert lines(pdf([*HEAD, *BODY, *FOOT])) == READ_IN_ORDER


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
