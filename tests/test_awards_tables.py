"""Awards in tables: cells merged over rows, cells that name several, tables of counts by year, annexes of decisions, sheets."""

from __future__ import annotations

import io

import openpyxl
import pytest
from openpyxl.styles import Border, Side

from papers import catalogue, found
from vanthu.run import run
from vanthu.settings import Settings
from vanthu.types import Finding, Source

REPORT = "BÁO CÁO\nThành tích công tác năm 2020\nII. CÁC HÌNH THỨC KHEN THƯỞNG\n"


def awards(text: str) -> list[Finding]:
    return sorted(found(text, "awards"), key=lambda f: f.evidence.span)


def said(findings: list[Finding], *columns: str) -> list[tuple[object, ...]]:
    return [tuple(f.columns[column] for column in columns) for f in findings]


def read(name: str, data: bytes) -> list[Finding]:
    return [f for f in run(Source(name, data), catalogue(), Settings()).findings if f.table == "awards"]


MERGED = """<html><body><p>BÁO CÁO</p><p>Thành tích năm 2019</p><p>II. KHEN THƯỞNG</p><p>* Giấy khen:</p><table border="1">
<tr><td>Năm</td><td>Tên tập thể, cá nhân</td><td>Quyết định khen thưởng</td></tr>
<tr><td rowspan="2">2017</td><td>Chi hội thôn Đoài</td><td>QĐ số 35/QĐ-BTV ngày 26/9/2017 của Hội LHPN huyện</td></tr>
<tr><td>Tổ tiết kiệm số 2</td><td>QĐ số 16/QĐ-BTV ngày 03/11/2017 của Hội LHPN huyện</td></tr>
<tr><td>2018</td><td rowspan="2">Tổ tiết kiệm số 3</td><td>QĐ số 30/QĐ-BTV ngày 10/01/2019 của Hội LHPN huyện</td></tr>
<tr><td>2019</td><td>QĐ số 44/QĐ-BTV ngày 17/01/2020 của Hội LHPN huyện</td></tr>
</table></body></html>"""


def test_a_cell_merged_over_rows_holds_for_each_of_them() -> None:
    assert said(read("bang.html", MERGED.encode()), "year", "recipient", "number") == [
        (2017, "Chi hội thôn Đoài", "35"),
        (2017, "Tổ tiết kiệm số 2", "16"),
        (2018, "Tổ tiết kiệm số 3", "30"),
        (2019, "Tổ tiết kiệm số 3", "44"),
    ]


def test_a_table_of_words_alone_has_one_row_of_heads() -> None:
    rows = [
        ("Hình thức khen thưởng", "Tập thể/cá nhân", "Số quyết định", "Cơ quan ban hành"),
        ("Cờ thi đua", "HTX Chè Phú Lộc", "QĐ số 514/QĐ-UBND ngày 06/4/2020", "UBND tỉnh"),
        ("Bằng khen", "Vi Thị Thoan", "QĐ số 515/QĐ-UBND ngày 06/4/2020", "UBND tỉnh"),
        ("Giấy khen", "Văn phòng Liên minh", "QĐ số 16/QĐ-SNN ngày 08/4/2020", "Sở Nông nghiệp"),
        ("Giấy khen", "Lục Văn Thạnh", "QĐ số 17/QĐ-SNN ngày 08/4/2020", "Sở Nông nghiệp"),
        ("Giấy khen", "Đào Xuân Nghĩa", "QĐ số 18/QĐ-SNN ngày 08/4/2020", "Sở Nông nghiệp"),
    ]
    table = "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in row)}</tr>" for row in rows)
    html = f'<html><body><p>BÁO CÁO</p><p>II. KHEN THƯỞNG</p><p>Năm 2020 đã khen:</p><table border="1">{table}</table></body></html>'
    assert said(read("bang.html", html.encode()), "award", "recipient", "number") == [
        ("DH.CO.BT", "HTX Chè Phú Lộc", "514"), ("BK.BT", "Vi Thị Thoan", "515"), ("GK", "Văn phòng Liên minh", "16"),
        ("GK", "Lục Văn Thạnh", "17"), ("GK", "Đào Xuân Nghĩa", "18"),
    ]  # fmt: skip


def test_a_title_and_a_decision_merged_over_rows_are_of_each_row() -> None:
    text = MERGED.replace("* Giấy khen:", "Kết quả:").replace("<td>Quyết định", "<td>Danh hiệu</td><td>Quyết định")
    rows = [line for line in text.splitlines() if not line.startswith('<tr><td rowspan="2">') and "2019</td>" not in line]
    table = (
        '<tr><td>2018</td><td>Tổ Văn</td><td rowspan="2">Tập thể Lao động tiên tiến</td><td rowspan="2">QĐ số 9/QĐ-UBND</td></tr>'
        "<tr><td>2018</td><td>Tổ Toán</td></tr>"
    )
    html = "\n".join(line for line in rows if "tiết kiệm" not in line).replace("</table>", table + "</table>")
    assert said(read("bang.html", html.encode()), "award", "year", "recipient", "number") == [
        ("DH.TTLDTT", 2018, "Tổ Văn", "9"),
        ("DH.TTLDTT", 2018, "Tổ Toán", "9"),
    ]


def test_an_empty_year_goes_on_from_the_row_above_and_is_said_to_be_concluded() -> None:
    text = (
        REPORT
        + "Năm | Danh hiệu | Quyết định\n2018 | Lao động tiên tiến | 12/QĐ-UBND\n | Giấy khen của UBND huyện | 15/QĐ-UBND\n"
    )
    given = awards(text)
    assert said(given, "award", "year") == [("DH.LDTT", 2018), ("GK", 2018)]
    assert [f.inferred for f in given] == [False, True]


CELLS = {
    "years in front": "2018: CSTĐ cơ sở (QĐ số 16/QĐ-CĐN); 2019: Giấy khen (QĐ số 19/QĐ-CĐN)",
    "school years": "Năm học 2017-2018: CSTĐ cơ sở theo QĐ số 16/QĐ-CĐN; năm học 2018 - 2019: Giấy khen theo QĐ số 19/QĐ-CĐN",
    "years behind": "CSTĐ cơ sở năm 2018 (QĐ số 16/QĐ-CĐN), Giấy khen năm 2019 (QĐ số 19/QĐ-CĐN)",
    "dashes": "- Năm 2018: CSTĐ cơ sở (QĐ số 16/QĐ-CĐN ngày 22/8/2018) - Năm 2019: Giấy khen (QĐ số 19/QĐ-CĐN ngày 20/8/2019)",
}


@pytest.mark.parametrize("name", CELLS)
def test_each_title_of_a_cell_has_its_year_and_decision(name: str) -> None:
    text = REPORT + f"TT | Họ và tên | Thành tích khen thưởng\n1 | Lò Văn Ín | {CELLS[name]}\n2 | Vũ Thị Hoa | Năm 2020: LĐTT\n"
    assert said(awards(text), "recipient", "award", "year", "number") == [
        ("Lò Văn Ín", "DH.CSTD.CS", 2018, "16"),
        ("Lò Văn Ín", "GK", 2019, "19"),
        ("Vũ Thị Hoa", "DH.LDTT", 2020, None),
    ]


def test_the_years_of_a_cell_are_an_award_each() -> None:
    text = (
        REPORT
        + "TT | Họ và tên | Danh hiệu | Năm\n1 | Lò Văn Ín | LĐTT | 2018, 2019\n2 | Vũ Thị Hoa | LĐTT năm 2017, 2018 | \n"
    )
    assert said(awards(text), "recipient", "year") == [
        ("Lò Văn Ín", 2018),
        ("Lò Văn Ín", 2019),
        ("Vũ Thị Hoa", 2017),
        ("Vũ Thị Hoa", 2018),
    ]


def test_of_a_table_of_wishes_what_was_reached_before_counts() -> None:
    text = (
        "TỜ TRÌNH\nVề việc đề nghị khen thưởng\nIII. ĐỀ NGHỊ CẤP TRÊN XÉT TẶNG\nTT | Họ và tên | Hình thức đề nghị | Thành tích đã đạt\n"
        "1 | Lò Văn Ín | Bằng khen của UBND tỉnh | Năm 2018: CSTĐ cơ sở (QĐ số 16/QĐ-CĐN ngày 22/8/2018)\n"
    )
    assert said(awards(text), "award", "year", "recipient", "number") == [("DH.CSTD.CS", 2018, "Lò Văn Ín", "16")]
    assert awards(text.replace("Thành tích đã đạt", "Ghi chú")) == []


def test_how_many_got_a_title_may_stand_by_year() -> None:
    text = (
        REPORT + "Năm | LĐTT | CSTĐ cơ sở | Bằng khen UBND tỉnh\n2019 | 121 | 8 | 2\n2020 | 126 | 10 | -\nCộng | 247 | 18 | 2\n"
    )
    assert said(awards(text), "year", "award", "count", "recipient", "issuer") == [
        (2019, "DH.LDTT", 121, None, None),
        (2019, "DH.CSTD.CS", 8, None, None),
        (2019, "BK.BT", 2, None, "UBND tỉnh"),
        (2020, "DH.LDTT", 126, None, None),
        (2020, "DH.CSTD.CS", 10, None, None),
    ]


DECISION = (
    "HỘI CỰU CHIẾN BINH\nSố: 46/QĐ-CCB\nQUYẾT ĐỊNH\nVề việc khen thưởng năm 2017\n"
    "Điều 1. Tặng Giấy khen của Hội cho 01 tập thể và 01 cá nhân (danh sách 1).\n"
    "Điều 2. Trao Kỷ niệm chương cho 01 hội viên theo Quyết định số 388/QĐ-TW ngày 02/8/2017 (danh sách 2).\n"
    "Điều 3. Văn phòng chịu trách nhiệm thi hành quyết định này.\n"
    "DANH SÁCH 1\nTập thể, cá nhân được tặng Giấy khen\n"
    "TT | Tập thể, cá nhân | Đơn vị\nI | Tập thể | \n1 | Chi hội thôn Đoài | Xã Hòa\nII | Cá nhân | \n1 | Lò Văn Ín | Xã Hòa\n"
    "DANH SÁCH 2\nHội viên được trao Kỷ niệm chương\nTT | Họ và tên | Năm sinh\n1 | Vũ Thị Hoa | 1949\n"
)


def test_each_article_has_its_own_list_in_the_annex() -> None:
    given = [("GK", "Chi hội thôn Đoài", "46"), ("GK", "Lò Văn Ín", "46"), ("KNC", "Vũ Thị Hoa", "388")]
    assert said(awards(DECISION), "award", "recipient", "number") == given
    unnumbered = DECISION.replace("(danh sách 1)", "(có danh sách kèm theo)").replace("DANH SÁCH 1\n", "DANH SÁCH\n")
    assert said(awards(unnumbered), "award", "recipient", "number") == given


def test_a_decision_without_a_year_of_its_own_is_of_the_year_of_its_title() -> None:
    assert {f.columns["year"] for f in awards(DECISION)} == {2017}


def test_a_decision_may_be_a_sheet() -> None:
    book = openpyxl.Workbook()
    for line in (
        ("QUYẾT ĐỊNH",),
        ("Về việc khen thưởng các tập thể, cá nhân năm 2014",),
        ("Điều 1. Tặng thưởng cho 01 tập thể và 01 cá nhân (có danh sách kèm theo).",),
        ("Điều 2. Văn phòng và các cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành quyết định này./.",),
        (),
        ("DANH SÁCH ĐƯỢC KHEN THƯỞNG NĂM 2014",),
        ("TT", "Họ và tên", "Chức vụ", "Ghi chú"),
        ("I", "Giấy khen"),
        (1, "Tổ y tế thôn"),
        ("II", "CSTĐ CƠ SỞ"),
        (2, "Lò Văn Ín", "Y sĩ"),
    ):
        book.active.append(line)
    for row in book.active.iter_rows(min_row=7):
        for cell in row:
            cell.border = Border(*(Side(style="thin"),) * 4)
    book.save(data := io.BytesIO())
    assert said(read("phu-luc.xlsx", data.getvalue()), "award", "recipient") == [
        ("GK", "Tổ y tế thôn"),
        ("DH.CSTD.CS", "Lò Văn Ín"),
    ]


ROWS = (
    "TT\tHọ và tên\tChức vụ\tGhi chú",
    "A\tĐơn vị tiên tiến\t\t",
    "1\tCông an xã Hòa\t\t",
    "B\tCSTT\t\t",
    "1\tLò Văn Ín\tCông an viên\t",
    "2\tVũ Thị Hoa\tTổ trưởng\t",
)


@pytest.mark.parametrize("joint", ["\t", "\n\t"])
def test_the_first_group_of_a_table_in_plain_text_is_a_group_too(joint: str) -> None:
    table = "".join(f"{line}\n" if joint == "\t" else "\t" + line.replace("\t", joint) + "\n\n" for line in ROWS)
    text = (
        "QUYẾT ĐỊNH\nVề việc khen thưởng năm 2010\nĐiều 1. Tặng thưởng cho 01 tập thể và 01 cá nhân (có danh sách kèm theo).\n"
        "Điều 2. Văn phòng chịu trách nhiệm thi hành quyết định này./.\nDANH SÁCH ĐƯỢC KHEN THƯỞNG NĂM 2010\n\n"
    )
    assert said(read("danh-sach.txt", (text + table).encode()), "award", "recipient") == [
        ("DH.DVTT", "Công an xã Hòa"),
        ("DH.CSTT", "Lò Văn Ín"),
        ("DH.CSTT", "Vũ Thị Hoa"),
    ]


def test_a_title_holds_for_the_years_below_it() -> None:
    text = (
        REPORT
        + "Danh hiệu | Năm | Căn cứ\nLĐTT | 2006 | Số: 62/QĐ-BTV\n | 2007 | Số: 33/QĐ-BTV\nGiấy khen | 2005 | Số: 19/QĐ-BTV\n | 2006 | Số: 36/QĐ-BTV\n"
    )
    given = awards(text)
    assert said(given, "award", "year", "number") == [
        ("DH.LDTT", 2006, "62"),
        ("DH.LDTT", 2007, "33"),
        ("GK", 2005, "19"),
        ("GK", 2006, "36"),
    ]
    assert [f.inferred for f in given] == [False, True, False, True]


def test_a_roll_gives_what_its_decision_does_without_the_decision() -> None:
    text = (
        "TRẠM Y TẾ XÃ HÒA\nDANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG THƯỞNG NĂM 2022\n(Kèm theo Quyết định số 818/QĐ-UBND ngày 15/02/2023)\n"
        "TT | Họ và tên | Chức vụ | Ghi chú\nI | TẬP THỂ LAO ĐỘNG TIÊN TIẾN |  | \n1 | Tổ y tế thôn |  | \nII | CSTĐ cơ sở |  | \n2 | Lò Văn Ín | Y sĩ | \n"
    )
    assert said(awards(text), "award", "recipient", "year", "number") == [
        ("DH.TTLDTT", "Tổ y tế thôn", 2022, "818"),
        ("DH.CSTD.CS", "Lò Văn Ín", 2022, "818"),
    ]


ROLL = "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG THƯỞNG NĂM 2012\n(Đính kèm Quyết định số 76/QĐ-UBND ngày 25/01/2013)\n"


def test_a_title_right_below_the_head_stands_over_the_names_of_a_roll() -> None:
    rows = "TT | Họ và tên | Chức danh | Ghi chú\nA | GIẤY KHEN |  | \n1 | Bộ phận khám bệnh |  | \nB | LAO ĐỘNG TIÊN TIẾN |  | \n2 | Lò Văn Ín | y sĩ | \n"
    assert said(awards(ROLL + rows), "year", "award", "recipient", "number") == [
        (2012, "GK", "Bộ phận khám bệnh", "76"),
        (2012, "DH.LDTT", "Lò Văn Ín", "76"),
    ]


def test_persons_get_it_not_the_units_in_front_of_them() -> None:
    rows = "TT | Đơn vị | Họ và tên | Hình thức\n1 | Tổ Văn | Lò Văn Ín | Giấy khen\n2 |  | Vũ Thị Hoa | Giấy khen\n"
    assert said(awards(ROLL + rows), "recipient") == [("Lò Văn Ín",), ("Vũ Thị Hoa",)]


def test_households_are_named_by_their_heads() -> None:
    text = (
        "BIÊN BẢN\nHọp thôn\nDanh sách các hộ được công nhận Gia đình văn hóa năm 2007 theo QĐ số 28/QĐ-UBND ngày 13/11/2007:\n"
        "TT | Chủ hộ | Ghi chú\n1 | Lò Văn Ín | \n2 | Vũ Thị Hoa | \n"
    )
    assert said(awards(text), "year", "recipient", "number") == [(2007, "Lò Văn Ín", "28"), (2007, "Vũ Thị Hoa", "28")]


def test_crosses_in_a_roll_are_given_by_the_decision_that_it_belongs_to() -> None:
    rows = "TT | Họ và tên | LĐTT | Giấy khen\n1 | Lò Văn Ín | x | \n2 | Vũ Thị Hoa | x | x\n"
    assert said(awards(ROLL + rows), "award", "recipient", "number") == [
        ("DH.LDTT", "Lò Văn Ín", "76"),
        ("DH.LDTT", "Vũ Thị Hoa", "76"),
        ("GK", "Vũ Thị Hoa", "76"),
    ]


def test_what_collectives_and_persons_got_stands_below_them() -> None:
    text = REPORT + (
        "Năm | Tập thể | Cá nhân\n"
        "2018 | Bằng khen của Bộ Công Thương (QĐ số 1702/QĐ-BCT) | 3 CSTĐ cơ sở; 2 Giấy khen Tổng công ty\n"
        "2019 | Tập thể lao động xuất sắc; Cờ thi đua của Tập đoàn | 5 CSTĐ cơ sở; 52 Lao động tiên tiến\n"
    )
    assert said(awards(text), "year", "award", "recipient", "count", "number") == [
        (2018, "BK.BT", None, None, "1702"),
        (2018, "DH.CSTD.CS", "cá nhân", 3, None),
        (2018, "GK", "cá nhân", 2, None),
        (2019, "DH.TTLDXS", None, None, None),
        (2019, "DH.CO.BT", None, None, None),
        (2019, "DH.CSTD.CS", "cá nhân", 5, None),
        (2019, "DH.LDTT", "cá nhân", 52, None),
    ]


def test_the_line_above_names_the_giver_and_the_decision_of_all_in_a_table() -> None:
    text = REPORT + (
        "Các hộ, cá nhân tiêu biểu được UBND xã tặng Giấy khen (Quyết định số 77/QĐ-UBND ngày 20/3/2024):\n"
        "TT | Họ và tên | Xóm | Số tiền ủng hộ (đồng)\n1 | Lò Thị Ín | Trung Hậu | 15.000.000\n2 | Vàng Bá Thước | Xóm 8 | 12.500.000\n"
    )
    assert said(awards(text), "award", "recipient", "issuer", "number") == [
        ("GK", "Lò Thị Ín", "UBND xã", "77"),
        ("GK", "Vàng Bá Thước", "UBND xã", "77"),
    ]


def test_a_decision_beside_one_title_of_a_cell_is_of_no_other_year() -> None:
    text = REPORT + (
        "TT | Họ và tên | Thành tích đã đạt\n1 | Lò Thị Ín | CSTĐCS năm 2019; GK Giám đốc Sở năm 2018 (871/QĐ-SNV ngày 20/01/2019)\n"
    )
    assert said(awards(text), "award", "year", "number") == [("DH.CSTD.CS", 2019, None), ("GK", 2018, "871")]


@pytest.mark.parametrize(
    "heads", ["2019 | 2020 | 2021", "Danh hiệu năm 2019 | Danh hiệu năm 2020 | Danh hiệu năm học 2020-2021"]
)
def test_a_year_over_a_column_is_the_year_of_the_titles_in_it(heads: str) -> None:
    text = (
        REPORT + f"STT | Họ và tên | {heads}\n1 | Lò Thị Ín | - | LĐTT | CSTĐCS, LĐTT\n2 | Vàng Bá Thước | CSTĐCS | LĐTT | -\n"
    )
    assert said(awards(text), "year", "award", "recipient") == [
        (2020, "DH.LDTT", "Lò Thị Ín"),
        (2021, "DH.CSTD.CS", "Lò Thị Ín"),
        (2021, "DH.LDTT", "Lò Thị Ín"),
        (2019, "DH.CSTD.CS", "Vàng Bá Thước"),
        (2020, "DH.LDTT", "Vàng Bá Thước"),
    ]


def test_a_column_of_titles_that_are_asked_for_is_none_of_a_year() -> None:
    text = (
        REPORT
        + "STT | Họ và tên | 2019 | 2020 | Đề nghị năm 2021\n1 | Lò Thị Ín | LĐTT | LĐTT | CSTĐCS\n2 | Vàng Thước | CSTĐCS | LĐTT | GK\n"
    )
    assert all(f.columns["year"] != 2021 for f in awards(text))


def test_a_year_in_another_sentence_is_none_of_the_roll_below() -> None:
    text = REPORT + (
        "Trong năm Chi bộ được tặng Cờ thi đua năm 2019 tại Quyết định số 35-QĐ/ĐUK ngày 14/01/2020. Các cá nhân được khen thưởng gồm:\n"
        "TT | Họ và tên | Hình thức | Quyết định\n1 | Lò Thị Ín | Giấy khen của Đảng ủy Khối | 36-QĐ/ĐUK ngày 14/01/2022\n"
        "2 | Vàng Bá Thước | Lao động tiên tiến | 77/QĐ-SNN ngày 24/01/2022\n"
    )
    assert said([f for f in awards(text) if f.rule.startswith("table")], "year", "award") == [(None, "GK"), (None, "DH.LDTT")]
