"""Tables that a page break cuts in two are one table; tables that follow each other are two."""

from __future__ import annotations

import pytest

from vanthu.ocr.page import PageRead, joined
from vanthu.types import Box, Cell, Document, Page, Source, Table, Word

HEAD = ["TT", "Tiêu chí", "Kết quả", "Tự đánh giá"]
ABOVE = [HEAD, ["7", "Chợ", "Có 01 chợ", "Đạt"], ["8", "Thông tin", "Có điểm phục vụ; 96% thuê bao", "Đạt"]]


def page(number: int, rows: list[list[str]], behind: str = "", above: str = "", left: float = 60) -> PageRead:
    """A page with a line of text, a ruled table and another line."""
    words = [Word(w, number, 0, Box(0, 0, 1, 1), before="\n" if i == 0 else " ") for i, w in enumerate(above.split())]
    cells, line = [], len(words)
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            first = len(words)
            line += 1
            for i, word in enumerate(text.split()):
                words.append(Word(word, number, line, Box(0, 0, 1, 1), before=" " if i else "\n" if c == 0 else "\t"))
            cells.append(Cell(r, c, first, len(words)))
    words += [Word(w, number, line + 1, Box(0, 0, 1, 1), before="\n" if i == 0 else " ") for i, w in enumerate(behind.split())]
    return PageRead(
        Page(number, 595, 842, "text_layer"), tuple(words), (Table(number, tuple(cells), box=Box(left, 0, 500, 700)),)
    )


def tables(*pages: PageRead) -> list[list[list[str]]]:
    """The tables of a document of those pages, by row and cell."""
    document = Document.from_reading(Source("a.pdf", b""), joined("pdf", pages))
    made = []
    for table in document.tables:
        rows: dict[int, list[str]] = {}
        for cell in sorted(table.cells, key=lambda c: (c.row, c.column)):
            span = document.span_of_words(cell.first, cell.last)
            rows.setdefault(cell.row, []).append(" ".join(document.text[span.start : span.end].split()))
        made.append([rows[r] for r in sorted(rows)])
    return made


def test_rows_on_the_next_page_go_on_with_the_table() -> None:
    assert tables(page(1, ABOVE), page(2, [["9", "Nhà ở", "Không còn nhà tạm", "Đạt"]])) == [
        [*ABOVE, ["9", "Nhà ở", "Không còn nhà tạm", "Đạt"]]
    ]


def test_a_head_printed_again_is_no_row() -> None:
    assert tables(page(1, ABOVE), page(2, [HEAD, ["9", "Nhà ở", "Không còn nhà tạm", "Đạt"]])) == [
        [*ABOVE, ["9", "Nhà ở", "Không còn nhà tạm", "Đạt"]]
    ]


@pytest.mark.parametrize("head", [[], [HEAD]])
def test_a_row_cut_in_two_is_one_row_with_its_words_in_order(head: list[list[str]]) -> None:
    below = [*head, ["", "và truyền thông", "dùng điện thoại thông minh", ""], ["9", "Nhà ở", "Không còn nhà tạm", "Đạt"]]
    whole = ["8", "Thông tin và truyền thông", "Có điểm phục vụ; 96% thuê bao dùng điện thoại thông minh", "Đạt"]
    assert tables(page(1, ABOVE), page(2, below, behind="Đến nay xã đạt 17/19 tiêu chí")) == [
        [*ABOVE[:2], whole, ["9", "Nhà ở", "Không còn nhà tạm", "Đạt"]]
    ]


def test_every_word_is_kept_once_and_each_line_holds_words_of_one_page() -> None:
    pages = page(1, ABOVE), page(2, [HEAD, ["", "và truyền thông", "dùng điện thoại", ""]], behind="Đến nay")
    reading = joined("pdf", pages)
    assert sorted(w.text for w in reading.words) == sorted(w.text for p in pages for w in p.words)
    lines: dict[int, set[int]] = {}
    for word in reading.words:
        lines.setdefault(word.line, set()).add(word.page)
    assert all(len(on) == 1 for on in lines.values())
    assert [w.line for w in reading.words] == sorted(w.line for w in reading.words)


def test_a_total_row_without_a_number_is_a_row_of_its_own() -> None:
    above = [["TT", "Lĩnh vực", "Điểm"], ["1", "Thể chế", "10"]]
    assert tables(page(1, above), page(2, [["", "TỔNG CỘNG", "10"]])) == [[*above, ["", "TỔNG CỘNG", "10"]]]


@pytest.mark.parametrize(
    "second",
    [
        page(2, [["Họ và tên", "Chức vụ", "Đơn vị", "Ghi chú"], ["Trần A", "Kế toán", "Văn phòng", "Nữ"]]),  # a head of its own
        page(2, [["9", "Nhà ở", "Không còn nhà tạm", "Đạt"]], above="Biểu số 2"),  # text between
        page(2, [["9", "Nhà ở", "Không còn nhà tạm"]]),  # other columns
        page(2, [["9", "Nhà ở", "Không còn nhà tạm", "Đạt"]], left=120),  # another place
        page(3, [["9", "Nhà ở", "Không còn nhà tạm", "Đạt"]]),  # a page between
    ],
)
def test_a_table_of_its_own_stays_one(second: PageRead) -> None:
    assert len(tables(page(1, ABOVE), second)) == 2
