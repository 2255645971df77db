"""Which rows of a sheet are tables."""

from __future__ import annotations

from collections.abc import Collection

import pytest

from vanthu.readers.sheet_bands import Rows

TWO = """
UBND XÃ AN||
BIỂU SỐ LIỆU||
|
Biểu 1||
TT|Chỉ tiêu|2021|2022
1|Hồ sơ|76|81
2|Hài lòng|79|84

Biểu 2||
Kết quả theo bộ phận:||
Địa bàn|Tốt|Khá|Yếu
Khu 1|58|6|12
Cộng|58|6|12

Ghi chú: số liệu đến 31/12||
NGƯỜI LẬP||GIÁM ĐỐC
"""


def bands(
    text: str, *, lines: Collection[int] = (), merged: tuple[tuple[int, int, int, int], ...] = ()
) -> list[tuple[int, int, bool]]:
    texts = {
        row: {column: cell for column, cell in enumerate(line.split("|")) if cell}
        for row, line in enumerate(text.strip("\n").split("\n"))
    }
    found = Rows({row: cells for row, cells in texts.items() if cells}, merged, set(lines)).bands()
    return [(band.rows.start, band.rows.stop, band.ruled) for band in found]


def test_several_tables_of_a_sheet_each_with_its_caption() -> None:
    assert bands(TWO) == [(0, 4, False), (4, 7, True), (7, 10, False), (10, 13, True), (13, 16, False)]


def test_lines_say_where_the_first_begins_and_the_last_ends() -> None:
    assert bands(TWO, lines=set(range(4, 13))) == [(0, 4, False), (4, 7, True), (7, 10, False), (10, 13, True), (13, 16, False)]


def test_a_blank_row_within_a_table_parts_nothing() -> None:
    assert bands("TT|Đơn vị|Nữ\n1|Xã An|5\n\n2|Xã Bình|7\n|Cộng|12") == [(0, 5, True)]


def test_rows_of_words_behind_a_blank_row_are_no_new_head() -> None:
    awards = "TT|Tên|Danh hiệu\n1|Lò Ín|LĐTT\n\nNăm|Lò Én|Giấy khen"
    assert [ruled for *_, ruled in bands(awards, lines={0, 1, 2, 3})] == [True]


def test_what_is_merged_over_some_columns_belongs_to_the_head() -> None:
    text = "BIỂU\n\nĐơn vị|Trình độ\n|ĐH|CĐ|TC\nXã An|5|3|1"
    assert bands(text, merged=((2, 3, 0, 0), (2, 2, 1, 3))) == [(0, 2, False), (2, 5, True)]


@pytest.mark.parametrize("text", ["Nội dung|Số lượng\nNữ|5\nĐảng viên|7", "1|2|3\n4|5|6"])
def test_without_a_head_of_several_columns_all_is_one_table(text: str) -> None:
    assert [ruled for *_, ruled in bands(text)] == [True]
