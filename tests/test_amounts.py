"""Money as clerks of different offices write it. The cases of CHECK were written before the rules were tuned and are left as they were."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers import catalogue, found, made
from vanthu.extractors import Context
from vanthu.extractors.amounts import extract, read_money
from vanthu.outline import outline_of
from vanthu.readers import read
from vanthu.settings import Settings
from vanthu.types import Document, Finding, Problem, Source

TUNED = [
    ("xây bồn hoa tại công sở - trị giá trên 5.000.000 đ", [(5_000_000, None, ">")]),
    ("Tổng kinh phí hoạt động công đoàn trong năm là 125.350.000 đồng.", [(125_350_000, None, "=")]),
    ("Vận động đoàn viên ủng hộ quỹ được 2.500.000đ và 30 suất quà", [(2_500_000, None, "=")]),
    ("Doanh thu đạt 1,5 tỷ đồng, nộp ngân sách 350 triệu đồng", [(1_500_000_000, None, "="), (350_000_000, None, "=")]),
    ("với tổng mức đầu tư 1 tỷ 250 triệu đồng", [(1_250_000_000, None, "=")]),
    ("mỗi suất từ 500.000 đồng đến 1.000.000 đồng", [(500_000, 1_000_000, "=")]),
    ("hỗ trợ từ 5 đến 10 triệu đồng/hộ", [(5_000_000, 10_000_000, "=")]),
    ("mức phí không quá 6.000.000 đồng/giấy phép", [(6_000_000, None, "<=")]),
    ("thưởng 02 đồng chí, mỗi đồng chí 300.000 đồng (Bằng chữ: Ba trăm nghìn đồng)", [(300_000, None, "=")]),
    ("thu nhập bình quân khoảng 45 triệu đồng/người/năm", [(45_000_000, None, "~")]),
    ("03 đ/c tham gia; 5 đồng bào; 12 đồng chí", []),
    ("Mỗi cán bộ góp một ngày lương vào quỹ", []),
    ("ĐVT: 1.000 đồng", []),
    ("đạt 95 đ, xếp loại Xuất sắc", []),
]

CHECK = [
    ("Nhà trường đã xây dựng nhà vòm trị giá gần 800 triệu đồng bằng nguồn xã hội hóa", [(800_000_000, None, "~")]),
    ("Trạm y tế được cấp bổ sung 10.522,6 triệu đồng", [(10_522_600_000, None, "=")]),
    ("Công đoàn cơ sở chi thăm hỏi 15 lượt đoàn viên ốm đau, mỗi lượt 200.000đ", [(200_000, None, "=")]),
    ("Tổng dư nợ trên 2 tỷ rưỡi đồng cho 45 hộ vay vốn", [(2_500_000_000, None, ">")]),
    ("Số tiền đã quyên góp: 12.750.000 VNĐ", [(12_750_000, None, "=")]),
    ("Hội khuyến học trao 20 suất học bổng, tối thiểu 1.000.000 đồng một suất", [(1_000_000, None, ">=")]),
    ("Dự án do tổ chức nước ngoài tài trợ 3.000 USD", [(3_000, None, "=")]),
    ("làm đường giao thông nông thôn trị giá 1,2 tỷ; huy động 350 ngày công", [(1_200_000_000, None, "=")]),
    ("Quỹ vì người nghèo thu được năm mươi triệu đồng", [(50_000_000, None, "=")]),
    ("lương cơ sở tăng từ 1.490.000 đồng lên 1.800.000 đồng", [(1_490_000, None, "="), (1_800_000, None, "=")]),
    ("phạt tiền từ 500.000 đồng trở lên", [(500_000, None, ">=")]),
    ("thu nhập bình quân từ 60 triệu đồng/người/năm trở lên", [(60_000_000, None, ">=")]),
    ("từ 3 triệu đồng một tháng trở lên; 5.000.000 đồng/hộ trở xuống", [(3_000_000, None, ">="), (5_000_000, None, "<=")]),
    (
        "Tổng thu ngân sách 8.450.000.000 đồng/8.000.000.000 đồng, đạt 105,6%",
        [(8_450_000_000, None, "="), (8_000_000_000, None, "=")],
    ),
    ("chi dưới 50 triệu đồng cho sửa chữa nhỏ", [(50_000_000, None, "<")]),
    ("Đảng phí thu nộp 25 300 000 đồng", [(25_300_000, None, "=")]),
    ("đón 15 triệu lượt khách, trồng 2 nghìn cây", []),
    ("Điện thoại: 0912.345.678; 15 đông đảo đoàn viên", []),
    ("Quyết định số 1.250/QĐ-UBND; đơn vị tính: đồng", []),
]

# How money is typed every day: short units, the part and the whole in one unit, the sum again in words with its commas.
TYPED = [
    ("tiền thưởng trên khoảng 38,7 triệu đồng; hơn khoảng 5 triệu đồng", [(38_700_000, None, "~"), (5_000_000, None, "~")]),
    ("thu nhập 29,5 triệu đồng/người/năm, tăng 2,5 triệu so với năm trước", [(29_500_000, None, "="), (2_500_000, None, "=")]),
    ("Mua sắm bàn ghế 25trđ, hỗ trợ mỗi em 300k", [(25_000_000, None, "="), (300_000, None, "=")]),
    ("thu nhập bình quân đạt trên 52tr/người/năm", [(52_000_000, None, ">")]),
    ("thu nhập bình quân đầu người: 48 tr/người/năm", [(48_000_000, None, "=")]),
    ("thu bổ sung 6.120 triệu; thu trên địa bàn 2.292,5 triệu đồng", [(6_120_000_000, None, "="), (2_292_500_000, None, "=")]),
    (
        "ủng hộ 35 ngày công, trị giá 7.000.000; thưởng 300.000/cháu, quà Tết 100k/suất",
        [(7_000_000, None, "="), (300_000, None, "="), (100_000, None, "=")],
    ),
    ("tổng mức đầu tư 3 tỉ 5, trong đó dân góp 800 ngàn", [(3_500_000_000, None, "="), (800_000, None, "=")]),
    ("Tổng sản phẩm 120 nghìn tỉ đồng", [(120_000_000_000_000, None, "=")]),
    ("Thu nhập bình quân 61.300.000/người/năm", [(61_300_000, None, "=")]),
    ("giải ngân được 12,5/40 tỷ đồng", [(12_500_000_000, None, "="), (40_000_000_000, None, "=")]),
    ("kinh phí 745.600.000 đồng (Bảy trăm bốn mươi lăm triệu, sáu trăm ngàn đồng chẵn)", [(745_600_000, None, "=")]),
    ("Ủng hộ 2 tr em nghèo; 15 nghìn khẩu trang; tài liệu dày 120tr.", []),
    ("Có 18/20 đồng chí; đã nộp 1/2 tỷ đồng", []),
]

# A sum in several scales is one sum, however its parts are set; a word that only looks like one for more or less is none.
PARTS = [
    ("Kế hoạch vốn năm 2021 là 264 tỷ 800 triệu; giải ngân 251 tỷ đồng", [264_800_000_000, 251_000_000_000]),
    ("Vốn giao 264 tỷ\n800 triệu đồng", [264_800_000_000]),
    ("Vốn giao 3tỷ200tr đồng, 2 tỷ, 350 triệu đồng, 1 tỷ lẻ 5 triệu đồng", [3_200_000_000, 2_350_000_000, 1_005_000_000]),
    ("chi 12 tỉ 5 trăm triệu đồng; 2 tỷ 345,6 triệu đồng", [12_500_000_000, 2_345_600_000]),
    ("thu 3 tỷ 250.000.000 đồng; 12 triệu 500.000đ", [3_250_000_000, 12_500_000]),
    ("thu 2 tỷ 345 triệu 678 nghìn 900 đồng; 1 nghìn 200 tỷ đồng", [2_345_678_900, 1_200_000_000_000]),
    ("thu 15 (mười lăm) triệu đồng; thưởng 5tr5", [15_000_000, 5_500_000]),
    (
        "thu ngân sách 264 tỷ và 800 triệu đồng; mức 5 triệu, 10 triệu đồng",
        [264_000_000_000, 800_000_000, 5_000_000, 10_000_000],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_sum_in_several_scales_is_one_sum(text: str, expected: list[int]) -> None:
    assert sorted(value for value, _, _ in rows(text)) == sorted(expected)


def test_parts_that_do_not_fit_each_other_are_a_problem_and_no_sum() -> None:
    items = list(extract(made("Ngân sách huyện cấp 2 tỷ 1.500 triệu đồng.")))
    assert [item.code for item in items if isinstance(item, Problem)] == ["uncertain_amount"]
    assert len(items) == 1


def test_two_cells_are_two_sums() -> None:
    assert sorted(value for value, _, _ in rows("TT | Nội dung | Vốn\n1 | Thu | 2 tỷ đồng\n2 | Chi | 800 triệu đồng")) == [
        800_000_000,
        2_000_000_000,
    ]


@pytest.mark.parametrize("text", ["Kinh phí 5 năm qua là 5 triệu đồng", "thông qua 5 triệu đồng", "quỹ chung 5 triệu đồng"])
def test_years_gone_by_are_no_more_than(text: str) -> None:
    assert rows(text) == [(5_000_000, None, "=")]


def _findings(text: str) -> list[Finding]:
    return [item for item in extract(made(text)) if isinstance(item, Finding)]


def rows(text: str) -> list[tuple[object, object, object]]:
    return [(f.columns["value"], f.columns["value_max"], f.columns["comparator"]) for f in _findings(text)]


@pytest.mark.parametrize(("text", "expected"), TUNED)
def test_money_in_prose(text: str, expected: list[tuple[object, object, object]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(("text", "expected"), TYPED)
def test_money_as_it_is_typed_every_day(text: str, expected: list[tuple[object, object, object]]) -> None:
    assert sorted(rows(text), key=str) == sorted(expected, key=str)


def test_a_sum_in_words_on_a_line_of_its_own_is_a_row() -> None:
    assert [value for value, _, _ in rows("Tổng cộng: 64.500.000\n\nBằng chữ: Sáu mươi bốn triệu năm trăm nghìn đồng.")] == [
        64_500_000
    ]


@pytest.mark.parametrize(("text", "expected"), CHECK)
def test_money_as_other_clerks_write_it(text: str, expected: list[tuple[object, object, object]]) -> None:
    assert rows(text) == expected


TABLES = [
    (
        "Tình hình thu chi quỹ công đoàn (ĐVT: triệu đồng)\nTT | Nội dung | Số tiền | Ghi chú\n1 | Đoàn phí | 35,5 | \n2 | Hỗ trợ cấp trên | 120 | 2019",
        [(35_500_000, "Đoàn phí"), (120_000_000, "Hỗ trợ cấp trên")],
    ),
    (
        "STT | Nội dung chi | Số lượng | Thành tiền (đồng)\n1 | Mua ghế đá | 10 | 15.000.000\n2 | Trồng cây | 25 | 2.500.000",
        [(15_000_000, "Mua ghế đá"), (2_500_000, "Trồng cây")],
    ),
    (
        "TT | Chỉ tiêu | ĐVT | Kế hoạch | Thực hiện | Tỷ lệ %\n1 | Thu ngân sách | tỷ đồng | 5 | 5,6 | 112\n2 | Trồng rừng | ha | 50 | 55 | 110",
        [(5_000_000_000, "Thu ngân sách (Kế hoạch)"), (5_600_000_000, "Thu ngân sách (Thực hiện)")],
    ),
    (  # the head of the numbering was misread, a figure was not read at all
        "ĐVT: 1000 đồng\n$Ĩ | Nội dung | Dự toán\n1 | Chi thường xuyên | 145.518\n2 | Mua sắm thiết bị | \n2.1 | Bàn ghế | 12.500",
        [(145_518_000, "Chi thường xuyên"), (12_500_000, "Bàn ghế")],
    ),
    ("STT | Nội dung | Kinh phí\n1 | Sửa chữa nhà làm việc | 15.000", []),
    ("Đơn vị: 1000 đồng\nSTT | Nội dung | Dự toán\nA | B | 1\n1 | Tổng chi | 145.518", [(145_518_000, "Tổng chi")]),
]


@pytest.mark.parametrize(("text", "expected"), TABLES)
def test_table_cells_count_only_with_their_unit(text: str, expected: list[tuple[object, object]]) -> None:
    assert [(f.columns["value"], f.columns["purpose"]) for f in _findings(text)] == expected


def test_the_purpose_is_what_the_money_is_for() -> None:
    texts = [
        "xây bồn hoa tại công sở - trị giá trên 5.000.000 đ",
        "Trích 10 triệu đồng từ quỹ phúc lợi để sửa nhà cho đoàn viên.",
    ]
    assert [f.columns["purpose"] for text in texts for f in _findings(text)] == [
        "xây bồn hoa tại công sở",
        "sửa nhà cho đoàn viên",
    ]


def test_other_currencies_keep_their_code() -> None:
    assert [f.columns["currency"] for f in extract(made("tài trợ 3.000 USD và 20 triệu đồng"))] == ["USD", "VND"]


def test_the_quote_holds_comparator_and_unit() -> None:
    assert [f.evidence.quote for f in found("trị giá trên 15.000.000 đ", "amounts")] == ["trên 15.000.000 đ"]


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=1000, max_value=10**13))
def test_grouped_figures_are_read_back(value: int) -> None:
    assert read_money(f"{value:,}".replace(",", ".")) == value


PLAIN_TABLES = {
    "tabs": "ĐVT: triệu đồng\nSTT\tNguồn vốn\tSố tiền\n1\tNgân sách tỉnh\t4.100\n2\tNhân dân đóng góp\t250,5\n",
    "bars": "Đơn vị tính: triệu đồng\n| STT | Nguồn vốn | Số tiền |\n|---|---|---|\n| 1 | Ngân sách tỉnh | 4.100 |\n| 2 | Nhân dân | 250,5 |\n",
    "tabs set straight by eye": "ĐVT: triệu đồng\nSTT\tNguồn vốn\t\tSố tiền\n1\tNgân sách tỉnh\t\t4.100\n2\tNhân dân đóng góp\t250,5\n",
    "a unit in the head": "TT\tNội dung\tSố tiền (triệu đồng)\n1\tNgân sách tỉnh\t4.100\n2\tNhân dân\t250,5\n",
}


def _typed(text: str) -> list[object]:
    """The sums in a text file of these characters."""
    source = Source("a.txt", text.encode())
    paper = Document.from_reading(source, read(source, Settings()))
    return [f.columns["value"] for f in extract(Context(paper, outline_of(paper, catalogue()), catalogue()))]


@pytest.mark.parametrize("text", PLAIN_TABLES.values(), ids=PLAIN_TABLES)
def test_tables_of_plain_text_give_their_money_and_not_their_numbering(text: str) -> None:
    assert _typed(text) == [4_100_000_000, 250_500_000]


def test_words_set_in_by_a_tab_are_no_table() -> None:
    assert _typed("\tBiểu kèm theo\n\n\tMô tả\n\n\t5 triệu đồng\n\nhết\n") == [5_000_000]


def test_prices_without_a_unit_are_dong_and_quantities_are_no_money() -> None:
    text = "TT\tTên hàng\tĐVT\tSố lượng\tĐơn giá\tThành tiền\n1\tGhế\tcái\t20\t150.000\t3.000.000\n2\tBảng\tcái\t2\t900.000\t1.800.000\n"
    assert _typed(text) == [150_000, 3_000_000, 900_000, 1_800_000]


PURPOSES = {
    "Doanh thu 2,35 tỷ đồng, nguồn thu 120 triệu đồng.": ["Doanh thu", "nguồn thu"],
    "- Tổng kinh phí chỉnh trang trụ sở là 48.500.000 đồng, trong đó vận động xã hội hóa trên 15 triệu đồng.": [
        "Tổng kinh phí chỉnh trang trụ sở", "vận động xã hội hóa",
    ],
    "- Tặng 25 suất quà trị giá 12.500.000 đồng cho hộ nghèo, hỗ trợ 02 hộ sửa nhà 80 triệu đồng.": [
        "hộ nghèo", "hỗ trợ 02 hộ sửa nhà",
    ],
    "- Vận động được 35 triệu đồng, chi thăm hỏi, động viên gia đình chính sách 20 triệu đồng, còn dư 15 triệu đồng.": [
        "Vận động", "chi thăm hỏi, động viên gia đình chính sách", "còn dư",
    ],
    "- Xây nhà văn hóa 2,5 tỷ đồng (ngân sách tỉnh 1,5 tỷ đồng, ngân sách xã 700 triệu đồng, nhân dân đóng góp 300 triệu đồng).": [
        "Xây nhà văn hóa", "ngân sách tỉnh", "ngân sách xã", "nhân dân đóng góp",
    ],
    "- Đã chi hỗ trợ 150 nghìn/suất x 40 suất = 6.000.000 đồng.": ["Đã chi hỗ trợ", "Đã chi hỗ trợ"],
    "- Tổng thu ngân sách 12.345.678.900 đồng; tổng chi 11 tỷ 250 triệu đồng.": ["Tổng thu ngân sách", "tổng chi"],
    "- Trích quỹ 3.500.000 đồng để tặng quà cho 07 đồng chí nghỉ hưu.": ["tặng quà cho 07 đồng chí nghỉ hưu"],
    "- Thu đảng phí 12.450.000đ, nộp cấp trên 30% (3.735.000đ).": ["Thu đảng phí", "nộp cấp trên 30%"],
    "- Thu nhập bình quân 29,5 triệu đồng/người, tăng 2,5 triệu đồng so với năm trước.": ["Thu nhập bình quân", "Thu nhập bình quân"],
    "- Mức hỗ trợ từ 500.000 đồng đến 1.000.000 đồng/hộ.": ["Mức hỗ trợ"],
}  # fmt: skip


@pytest.mark.parametrize("text", PURPOSES)
def test_each_sum_has_the_purpose_of_its_own_clause(text: str) -> None:
    assert [f.columns["purpose"] for f in _findings(text)] == PURPOSES[text]


def test_a_scale_alone_is_money_beside_another_sum() -> None:
    text = "Kinh phí là 48.500.000 đồng (trong đó: ngân sách 33,5 triệu; xã hội hóa 15 triệu)."
    assert [(f.columns["value"], f.columns["purpose"]) for f in _findings(text)] == [
        (48500000, "Kinh phí"),
        (33500000, "ngân sách"),
        (15000000, "xã hội hóa"),
    ]
    assert list(extract(made("Cả nước có 97 triệu dân, đã tiêm 15 triệu."))) == []


def test_columns_of_shares_and_rows_of_people_are_no_money() -> None:
    text = """Đơn vị: Nghìn đồng; người
Nội dung | Năm 2020 | Năm 2021 | So với năm trước
Thu quỹ | 15.000 | 18.500 | 123
Số người tham gia | 120 | 135 | 112"""
    assert [(f.columns["value"], f.columns["purpose"]) for f in _findings(text)] == [
        (15000000, "Thu quỹ (Năm 2020)"),
        (18500000, "Thu quỹ (Năm 2021)"),
    ]


def test_a_bare_cell_has_the_unit_that_its_column_prints() -> None:
    text = """STT | Họ và tên | Số tiền
1 | Trần Văn An | 500.000đ
2 | Lê Thị Bình | 1.200.000
Cộng | | 1.700.000đ"""
    assert sorted((f.columns["value"], f.columns["purpose"]) for f in _findings(text)) == [
        (500000, "Trần Văn An"),
        (1200000, "Lê Thị Bình"),
        (1700000, "Cộng"),
    ]


def test_a_line_of_very_many_sums_loses_none() -> None:
    found_rows = rows("Kinh phí " + "5 triệu đồng " * 1500)
    assert len(found_rows) == 1500


def test_a_column_of_offices_is_no_column_of_units() -> None:
    lines = [
        "Số TT | Đơn vị | Tổng số | Hỗ trợ nhà ở",
        "1 | Huyện Phú Lạng | 12.500 | 4.300",
        "2 | Huyện Mường Piềng | 9.850,5 | 2.850,5",
    ]
    text = "BIỂU PHÂN BỔ KINH PHÍ\nĐơn vị tính: triệu đồng\n" + "\n".join(lines)
    assert [value for value, _, _ in rows(text)] == [12_500_000_000, 4_300_000_000, 9_850_500_000, 2_850_500_000]


@pytest.mark.parametrize("unit", ["1.000 đ", "1000đ", "1.000 đồng", "1000 đồng"])
def test_the_unit_in_the_head_of_a_column_is_no_sum(unit: str) -> None:
    lines = [
        f"Đơn vị | Số phòng | Số tiền ({unit})",
        "Trường PTCS Kỳ Thượng | 6 | 215.000",
        "Trường mầm non Kỳ Hoa | 3 | 87.500",
    ]
    assert [value for value, _, _ in rows("\n".join(lines))] == [215_000_000, 87_500_000]


def test_a_thousand_in_brackets_beside_words_is_a_sum() -> None:
    assert [value for value, _, _ in rows("Giá vé gửi xe (1.000 đồng một lượt), nộp 5.000 đồng.")] == [1_000, 5_000]
