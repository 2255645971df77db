"""Who gives an award and who gets it: bodies before a colon, groups by their name, persons with their posts; parts that ask and plan."""

from __future__ import annotations

import pytest

from papers import found
from vanthu.types import Finding

LISTED = "{issuer}\n\nSố: 12/BC\n\nBÁO CÁO\nTổng kết công tác\nV. KHEN THƯỞNG\n"
DISTRICT = LISTED.format(issuer="HUYỆN ĐOÀN VĨNH KHÊ")


def awards(text: str) -> list[Finding]:
    return sorted(found(text, "awards"), key=lambda f: f.evidence.span)


def said(text: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(f.columns[column] for column in columns) for f in awards(text)]


GIVERS: dict[str, list[tuple[object, ...]]] = {
    "- UBND tỉnh: Cờ thi đua năm 2014.": [("DH.CO.BT", None, "UBND tỉnh")],
    "- Huyện đoàn: Cờ thi đua của Tỉnh đoàn năm 2014.": [("DH.CO.BT", "Huyện đoàn", "Tỉnh đoàn")],
    "- Ban Thường vụ Tỉnh đoàn: tặng Bằng khen cho Huyện đoàn.": [("BK.BT", "Huyện đoàn", "Ban Thường vụ Tỉnh đoàn")],
    "- Huyện đoàn khen: 12 Giấy khen tập thể; 30 Giấy khen cá nhân.": [
        ("GK", "tập thể", "Huyện đoàn"),
        ("GK", "cá nhân", "Huyện đoàn"),
    ],
    "- Tỉnh đoàn: Bằng khen 02 tập thể, 05 cá nhân.": [("BK.BT", "tập thể", "Tỉnh đoàn"), ("BK.BT", "cá nhân", "Tỉnh đoàn")],
    "- Ủy ban Trung ương MTTQ Việt Nam tặng: Bằng khen cho đ/c Lò Văn Ín.": [
        ("BK.BT", "Lò Văn Ín", "Ủy ban Trung ương MTTQ Việt Nam")
    ],
    "- Đoàn xã Vĩnh An: Giấy khen năm 2014.": [("GK", "Đoàn xã Vĩnh An", None)],
    "- Bằng khen của Thủ tướng Chính phủ năm 2013.": [("BK.TTg", None, "Thủ tướng Chính phủ")],
}


@pytest.mark.parametrize("line", GIVERS)
def test_one_above_who_reports_gives_what_stands_behind_the_colon(line: str) -> None:
    assert said(DISTRICT + line, "award", "recipient", "issuer") == GIVERS[line]


GETTERS: dict[str, list[tuple[object, ...]]] = {
    "- Bà Lò Thị Ín, nguyên Chủ tịch Hội xã Vĩnh An: Huân chương Lao động hạng Ba.": [
        ("Huân chương Lao động hạng Ba", "Lò Thị Ín", None)
    ],
    "- Ông Lò Văn Ín, bà Vàng Thị Én: Giấy khen của UBND huyện.": [
        ("Giấy khen", "Lò Văn Ín", None),
        ("Giấy khen", "Vàng Thị Én", None),
    ],
    "- Ông Lò Văn Ín - thợ điện bậc 5/7 được UBND tỉnh tặng Bằng khen.": [("Bằng khen", "Lò Văn Ín", None)],
    "- UBND huyện tặng Giấy khen cho tập thể nhân dân thôn Đồng Cả.": [("Giấy khen", "tập thể nhân dân thôn Đồng Cả", None)],
    "- 12 hộ đạt Gia đình văn hóa 3 năm liền được Chủ tịch UBND xã tặng Giấy khen.": [
        ("Gia đình văn hóa", "hộ", 12),
        ("Giấy khen", "hộ", 12),
    ],
    "- Tỉnh ủy tặng Bằng khen cho 04 tổ chức cơ sở đảng.": [("Bằng khen", "tổ chức cơ sở đảng", 4)],
    "- Năm tập thể và hai cá nhân được UBND huyện tặng Giấy khen.": [
        ("Giấy khen", "tập thể", 5),
        ("Giấy khen", "cá nhân", 2),
    ],
    "- UBND tỉnh tặng Bằng khen đột xuất cho 01 tập thể (Công an xã Vĩnh An) và ông Lò Văn Ín, thôn Đồng Cả.": [
        ("Bằng khen", "Công an xã Vĩnh An", None),
        ("Bằng khen", "Lò Văn Ín", None),
    ],
    "- UBND huyện tặng Giấy khen cho 02 tập thể (Tổ 1, Tổ 3) và 01 cá nhân là đồng chí Lò Văn Ín.": [
        ("Giấy khen", "Tổ 1", None),
        ("Giấy khen", "Tổ 3", None),
        ("Giấy khen", "Lò Văn Ín", None),
    ],
    "- Liên tục 3 năm 2012, 2013, 2014 Huyện đoàn được Tỉnh đoàn tặng Cờ đơn vị xuất sắc.": [
        ("Cờ đơn vị xuất sắc", "Huyện đoàn", None)
    ]
    * 3,
    "- Ông Lò Văn Ín là Chiến sĩ thi đua cơ sở 02 năm liền (2013, 2014).": [
        ("Chiến sĩ thi đua cơ sở", "Lò Văn Ín", None)
    ]
    * 2,
    "- Xã Vĩnh An đạt chuẩn nông thôn mới nâng cao năm 2023.": [("chuẩn nông thôn mới nâng cao", "Xã Vĩnh An", None)],
    "- Đến năm 2025 xã Vĩnh An đạt chuẩn nông thôn mới nâng cao.": [],
    "- Đảng bộ được Tỉnh ủy tặng Cờ “Đảng bộ hoàn thành xuất sắc nhiệm vụ” năm 2014.": [
        ("Cờ “Đảng bộ hoàn thành xuất sắc nhiệm vụ”", "Đảng bộ", None)
    ],
    "- Lò Thị Ín, Chủ tịch Hội Chữ thập đỏ xã Vĩnh An được tặng Kỷ niệm chương “Vì sự nghiệp nhân đạo”.": [
        ("Kỷ niệm chương", "Lò Thị Ín", None)
    ],
    "- 03 đoàn viên được Giấy khen của Tỉnh đoàn: Lò Thị Ín, Phó Đức Bình, Vàng Thị Én.": [
        ("Giấy khen", "Lò Thị Ín", None),
        ("Giấy khen", "Phó Đức Bình", None),
        ("Giấy khen", "Vàng Thị Én", None),
    ],
    "- UBND xã tặng Giấy khen cho 02 tập thể và 09 dân quân.": [("Giấy khen", "tập thể", 2), ("Giấy khen", "dân quân", 9)],
    "- UBND tỉnh trao Bằng khen cho Giám đốc Bệnh viện Trung ương Hà Nội Trịnh Đình Ín và ông Vũ Văn Bình.": [
        ("Bằng khen", "Trịnh Đình Ín", None),
        ("Bằng khen", "Vũ Văn Bình", None),
    ],
    "- Tặng danh hiệu Thầy thuốc ưu tú cho trên 1.650 thầy thuốc.": [("Thầy thuốc ưu tú", "thầy thuốc", 1650)],
    "- Đảng ủy xã trao Huy hiệu 55 năm tuổi Đảng cho đồng chí Lò Thị Ín và Huy hiệu 40 năm tuổi Đảng cho đồng chí Vũ Văn Bình.": [
        ("Huy hiệu 55 năm tuổi Đảng", "Lò Thị Ín", None),
        ("Huy hiệu 40 năm tuổi Đảng", "Vũ Văn Bình", None),
    ],
    "- 6 cá nhân được tặng Huân chương Lao động hạng Nhì, 2 cá nhân được tặng Huân chương Lao động hạng Ba.": [
        ("Huân chương Lao động hạng Nhì", "cá nhân", 6),
        ("Huân chương Lao động hạng Ba", "cá nhân", 2),
    ],
    "- Công ty đón nhận Huân chương Lao động hạng Nhì, Huân chương Lao động hạng Ba.": [
        ("Huân chương Lao động hạng Nhì", "Công ty", None),
        ("Huân chương Lao động hạng Ba", "Công ty", None),
    ],
    "- Tỉnh ủy tặng Cờ thi đua xuất sắc giai đoạn 2016 - 2020 cho 2 tập thể.": [("Cờ thi đua xuất sắc", "tập thể", 2)],
    "- Lò Thị Ín, Chủ tịch Hội Phụ nữ - Giấy khen; Vàng Văn Sỹ - Bằng khen năm 2021.": [
        ("Giấy khen", "Lò Thị Ín", None),
        ("Bằng khen", "Vàng Văn Sỹ", None),
    ],
    "- Hà Văn Sỹ - Bí thư chi bộ: Giấy khen của Huyện ủy; Tòng Văn Bình - Giấy khen UBND huyện.": [
        ("Giấy khen", "Hà Văn Sỹ", None),
        ("Giấy khen", "Tòng Văn Bình", None),
    ],
    "- Tập thể Lao động tiên tiến: Tập thể Ban;": [("Tập thể Lao động tiên tiến", "Tập thể Ban", None)],
    "- 01 Bằng khen Trung ương Đoàn, Cờ thi đua Tỉnh đoàn.": [("Bằng khen", None, 1), ("Cờ thi đua", None, None)],
    "- 2 người được tặng Huy chương Vì sự nghiệp thủy lợi.": [("Huy chương Vì sự nghiệp", "người", 2)],
}  # fmt: skip


@pytest.mark.parametrize("line", GETTERS)
def test_who_gets_it(line: str) -> None:
    assert said(DISTRICT + line, "label", "recipient", "count") == GETTERS[line]


def test_a_request_tells_what_had_been_given_before() -> None:
    text = (
        "TỜ TRÌNH\nVề việc đề nghị khen thưởng\nKính gửi: UBND tỉnh\n"
        "1. Đề nghị tặng Bằng khen cho tập thể Hạt Quản lý đường số 3.\n"
        "2. Đề nghị tặng Bằng khen cho ông Lò Văn Ín, bà Vàng Thị Én.\n"
        "Tóm tắt thành tích của đơn vị:\n"
        "a) Hạt có 25 công nhân.\n"
        "b) Ông Lò Văn Ín được Sở tặng Giấy khen năm 2013, Lao động tiên tiến nhiều năm; chi bộ năm 2013 đạt trong sạch, vững mạnh.\n"
    )
    assert said(text, "award", "recipient", "year", "issuer") == [
        ("GK", "Lò Văn Ín", 2013, "Sở"),
        ("DH.LDTT", "Lò Văn Ín", None, None),
        ("DH.TSVM", "chi bộ", 2013, None),
    ]


def test_what_a_part_asks_for_is_not_given_and_what_its_annex_tells_of_is() -> None:
    text = (
        "TỜ TRÌNH\nVề việc đề nghị xét tặng danh hiệu thi đua năm 2022\nKính gửi: Cục Thuế tỉnh.\n"
        "1. Tình hình đơn vị\nĐơn vị có 52 người.\n2. Nội dung đề nghị năm 2022\n"
        "a) Tập thể: “Tập thể lao động xuất sắc”: 02 (Đội Kiểm tra, Đội Nghiệp vụ); “Tập thể lao động tiên tiến”: 05.\n"
        "b) Cá nhân: “Chiến sĩ thi đua cơ sở” 07 người; “Lao động tiên tiến” 45 người.\n"
        "PHỤ LỤC: KHEN THƯỞNG CÁ NHÂN 03 NĂM\n"
        "1. Lò Văn Ín: Giấy khen Cục trưởng năm 2019 (QĐ số 871/QĐ-CT ngày 20/01/2020); LĐTT năm 2020.\n"
        "2. Uông Thị Thuỳ Dung: CSTĐCS năm 2021 (QĐ số 64/QĐ-CT ngày 17/01/2022).\n"
    )
    assert said(text, "award", "recipient", "year", "number") == [
        ("GK", "Lò Văn Ín", 2019, "871"),
        ("DH.LDTT", "Lò Văn Ín", 2020, None),
        ("DH.CSTD.CS", "Uông Thị Thuỳ Dung", 2021, "64"),
    ]


def test_an_aside_of_a_request_speaks_of_the_one_before_it() -> None:
    text = (
        "BIÊN BẢN\nHọp bình xét thi đua năm 2017\nI. NỘI DUNG\n"
        "a) Đề nghị Bộ trưởng tặng Bằng khen cho bà Lò Thị Ín (đã 2 lần được công nhận Chiến sĩ thi đua cơ sở các năm 2015, 2016).\n"
    )
    assert said(text, "award", "recipient", "year") == [("DH.CSTD.CS", "Lò Thị Ín", 2015), ("DH.CSTD.CS", "Lò Thị Ín", 2016)]


def test_a_plan_names_who_was_commended_and_when() -> None:
    text = (
        "KẾ HOẠCH\nXây dựng nông thôn mới năm 2021\nI. MỤC TIÊU\n1. Đạt 19 tiêu chí.\nIV. KHEN THƯỞNG\n"
        "Thôn Đồng Cả và Hợp tác xã Rau Vĩnh An được UBND huyện tặng Giấy khen năm 2020. Năm 2021 UBND xã sẽ tặng Giấy khen cho 05 hộ.\n"
    )
    assert said(text, "award", "recipient", "year") == [
        ("GK", "Thôn Đồng Cả", 2020),
        ("GK", "Hợp tác xã Rau Vĩnh An", 2020),
    ]
