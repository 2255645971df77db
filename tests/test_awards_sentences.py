"""Awards as reports tell them in running text: lists in one line, years that lead, names in front and behind, asides, what is asked for."""

from __future__ import annotations

import pytest

from papers import found
from vanthu.types import Finding

HEAD = "BÁO CÁO\nThành tích công tác\nI. KẾT QUẢ ĐẠT ĐƯỢC\n1. Kết quả chung\n"
LISTED = "BÁO CÁO\nTổng kết công tác\nV. KHEN THƯỞNG\n"


def awards(text: str) -> list[Finding]:
    return sorted(found(text, "awards"), key=lambda f: f.evidence.span)


def said(text: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(f.columns[column] for column in columns) for f in awards(text)]


def test_what_a_year_brought_is_of_that_year_to_the_end_of_its_line() -> None:
    text = HEAD + (
        "- Năm 2006: Tập thể Lao động xuất sắc. Được UBND tỉnh tặng Bằng khen.\n"
        "- Năm 2008: Tập thể Lao động xuất sắc. Huân chương Lao động hạng III; Bằng khen Bộ Công Thương.\n"
    )
    assert said(text, "year", "award", "issuer") == [
        (2006, "DH.TTLDXS", None),
        (2006, "BK.BT", "UBND tỉnh"),
        (2008, "DH.TTLDXS", None),
        (2008, "HC.LD", None),
        (2008, "BK.BT", "Bộ Công Thương"),
    ]


def test_a_year_without_a_colon_leads_its_enumeration() -> None:
    text = (
        HEAD
        + "- Năm 2015 làng được UBND huyện công nhận danh hiệu Làng văn hóa; chi bộ được công nhận trong sạch, vững mạnh.\n"
    )
    assert said(text, "year", "award") == [(2015, "DH.TVH"), (2015, "DH.TSVM")]


@pytest.mark.parametrize(
    "lead",
    ["Khen thưởng: năm 2022 Cục ", "3. Khen thưởng: năm 2022, Cục ", "Tập thể năm 2022: Cục ", "Về tập thể, năm 2022: Cục "],
)
def test_a_year_may_lead_its_enumeration_behind_what_it_is_about(lead: str) -> None:
    text = (
        HEAD
        + f"{lead}được tặng Cờ thi đua của Bộ Tư pháp; 02 Chi cục đạt Tập thể lao động xuất sắc; 09 cá nhân đạt CSTĐ cơ sở.\n"
    )
    assert said(text, "year", "award") == [(2022, "DH.CO.BT"), (2022, "DH.TTLDXS"), (2022, "DH.CSTD.CS")]


def test_a_sentence_may_begin_with_what_it_lists() -> None:
    text = HEAD + (
        "Trường tự đánh giá: Đạt Mức 1. Các danh hiệu: năm học 2016-2017 Tập thể lao động tiên tiến; "
        "năm học 2017-2018 Tập thể lao động xuất sắc theo Quyết định số 1720/QĐ-UBND ngày 31/7/2018.\n"
    )
    assert said(text, "year", "award", "number") == [(2017, "DH.TTLDTT", None), (2018, "DH.TTLDXS", "1720")]


def test_the_decision_of_an_award_in_front_is_not_of_those_behind_it() -> None:
    text = HEAD + (
        "- Năm 2023: Tập thể Lao động tiên tiến (Quyết định số 219/QĐ-SYT), 18 CSTĐ cơ sở, 03 bác sĩ được tặng Giấy khen của Sở.\n"
    )
    assert said(text, "award", "number") == [("DH.TTLDTT", "219"), ("DH.CSTD.CS", None), ("GK", None)]


def test_a_school_s_titles_may_stand_in_one_line() -> None:
    text = "BÁO CÁO\nKết quả năm học\nI. KẾT QUẢ\n" + (
        "- Danh hiệu tập thể: + Trường: Tập thể lao động tiên tiến. + Chi bộ: Trong sạch vững mạnh. "
        "- Danh hiệu cá nhân: + Chiến sĩ thi đua cấp cơ sở: 05 Đ/ c = 15 % + Lao động tiên tiến: 33 Đ/ c = 100 %\n"
    )
    assert said(text, "award", "recipient", "count") == [
        ("DH.TTLDTT", "Trường", None),
        ("DH.TSVM", "Chi bộ", None),
        ("DH.CSTD.CS", "Đ/ c", 5),
        ("DH.LDTT", "Đ/ c", 33),
    ]
    quotes = [f.evidence.quote for f in awards(text)]
    assert quotes[0] == "Trường: Tập thể lao động tiên tiến"
    assert quotes[2:] == ["Chiến sĩ thi đua cấp cơ sở: 05 Đ/ c = 15 %", "Lao động tiên tiến: 33 Đ/ c = 100 %"]


def test_who_stands_before_a_colon_gets_the_title_behind_it() -> None:
    text = "- Đại úy Lò Văn Ín: danh hiệu Chiến sĩ tiên tiến năm 2023;\n"
    assert said(LISTED + text, "award", "recipient", "year") == [("DH.CSTT", "Lò Văn Ín", 2023)]
    assert awards(LISTED + text)[0].evidence.quote == "Đại úy Lò Văn Ín: danh hiệu Chiến sĩ tiên tiến năm 2023"


GIVEN: dict[str, list[tuple[object, ...]]] = {
    "- Thầy Lò Văn Ín nhận bằng khen của LĐLĐ thành phố.": [("BK.BT", "Lò Văn Ín", "LĐLĐ thành phố", None)],
    "- Kết quả: 05 đơn vị nhận Cờ thi đua của UBND tỉnh.": [("DH.CO.BT", "đơn vị", "UBND tỉnh", 5)],
    "- UBND tỉnh đã tặng Bằng khen cho 11 tập thể, 9 cá nhân.": [
        ("BK.BT", "tập thể", "UBND tỉnh", 11),
        ("BK.BT", "cá nhân", "UBND tỉnh", 9),
    ],
    "- Trao Giấy khen của huyện cho 49 tập thể có thành tích.": [("GK", "tập thể", "huyện", 49)],
    "- Tặng Bằng khen cho 1 tập thể và 26 cá nhân.": [("BK.BT", "tập thể", None, 1), ("BK.BT", "cá nhân", None, 26)],
    "- 02 tập thể được tặng Bằng khen của Chủ tịch UBND tỉnh là xã Hòa Bình, xã Mường Lay.": [
        ("BK.BT", "xã Hòa Bình", "Chủ tịch UBND tỉnh", None),
        ("BK.BT", "xã Mường Lay", "Chủ tịch UBND tỉnh", None),
    ],
    "- Tổ Văn và 11 cá nhân được Sở Giáo dục tặng giấy khen.": [
        ("GK", "Tổ Văn", "Sở Giáo dục", None),
        ("GK", "cá nhân", "Sở Giáo dục", 11),
    ],
    "- Có 2 cá nhân Tỉnh đoàn tặng bằng khen.": [("BK.BT", "cá nhân", "Tỉnh đoàn", 2)],
    "- Quyết định số 34/QĐ-UBND của Chủ tịch UBND tỉnh tặng Bằng khen cho 32 tập thể.": [
        ("BK.BT", "tập thể", "Chủ tịch UBND tỉnh", 32)
    ],
    "- Năm học 2003-2004 tổ là Tổ Lao động tiên tiến.": [("DH.TTLDTT", None, None, None)],
    "- Hội được tặng Cờ “Đơn vị dẫn đầu phong trào thi đua”.": [("DH.CO.BT", "Hội", None, None)],
}


@pytest.mark.parametrize("text", GIVEN)
def test_who_got_what_from_whom(text: str) -> None:
    assert said(HEAD + text, "award", "recipient", "issuer", "count") == GIVEN[text]


@pytest.mark.parametrize(
    "text",
    [
        "- Hội đồng nhất trí đề nghị công nhận danh hiệu LĐTT cho 167 cá nhân; 17 CSTĐCS; 37 tập thể LĐTT.",
        "- Đề nghị UBND tỉnh tặng Bằng khen cho 06 tập thể; Tặng Giấy khen cho 19 tập thể.",
        "- Đề nghị công nhận CSTĐ cấp tỉnh cho 07 cá nhân. Bằng khen của Thủ tướng Chính phủ cho 7 cá nhân.",
        "- Hội nghị bình xét, đề nghị 1 đơn vị được nhận Cờ thi đua của Chính phủ; 2 đơn vị nhận Cờ thi đua của UBND tỉnh.",
    ],
)
def test_what_an_enumeration_asks_for_is_not_given(text: str) -> None:
    assert awards(HEAD + text) == []


def test_one_who_is_asked_for_does_not_make_wishes_of_the_others() -> None:
    text = "- Năm 2018, bệnh viện được đề nghị tặng Cờ thi đua của UBND tỉnh; 298 cá nhân đạt danh hiệu Lao động tiên tiến."
    assert said(HEAD + text, "award", "count") == [("DH.LDTT", 298)]


def test_the_evidence_reaches_back_to_the_count() -> None:
    text = HEAD + "- Có 18 cán bộ quản lý, giáo viên, nhân viên được công nhận chiến sĩ thi đua cơ sở."
    assert [(f.columns["count"], f.evidence.quote.split()[0]) for f in awards(text)] == [(18, "18")]


def test_those_of_the_award_before_are_not_counted_again() -> None:
    text = (
        HEAD
        + "- Quận đã trao Cờ thi đua của LĐLĐ thành phố cho 05 tập thể xuất sắc và bằng khen LĐLĐ thành phố cho 08 tập thể, 06 cá nhân."
    )
    assert said(text, "award", "count") == [("DH.CO.BT", 5), ("BK.BT", 8), ("BK.BT", 6)]


def test_names_stand_above_a_table_of_other_awards() -> None:
    text = (
        LISTED
        + "* Giấy khen (02 đồng chí): Lò Văn Ín, Vũ Thị Hoa.\nNăm | Hình thức khen thưởng\n2019 | Bằng khen của UBND tỉnh\n"
    )
    assert said(text, "award", "recipient") == [("GK", "Lò Văn Ín"), ("GK", "Vũ Thị Hoa"), ("BK.BT", None)]


def test_a_list_that_is_introduced_as_one_may_begin_with_unknown_bodies() -> None:
    text = LISTED + (
        "- 02 tập thể và 01 cá nhân được UBND huyện tặng Giấy khen theo Quyết định số 15/QĐ-UBND ngày 01/12/2009, gồm:\n"
        "1) Kíp trực thứ hai\n2) Kíp trực thứ ba;\n3) Thiếu tá Lò Văn Ín, nhân viên văn thư\nVI. NHIỆM VỤ\n"
    )
    assert said(text, "award", "recipient") == [("GK", "Kíp trực thứ hai"), ("GK", "Kíp trực thứ ba"), ("GK", "Lò Văn Ín")]


def test_a_period_is_no_year_of_an_award() -> None:
    assert said(HEAD + "- Tặng Bằng khen cho 9 cá nhân có thành tích từ năm 2009 đến năm 2013.", "year") == [(None,)]


@pytest.mark.parametrize(
    "text",
    [
        "- 09/12 thôn được công nhận thôn văn hóa.",
        "- 128/142 hộ đạt gia đình văn hóa.",
        "- Có 16/17 chi bộ trong sạch, vững mạnh, đạt tỷ lệ 94,12%.",
    ],
)
def test_so_many_of_so_many_that_reached_it_is_a_claim(text: str) -> None:
    assert awards(HEAD + text) == []
    assert [f.columns["value"] for f in found(HEAD + text, "claims")]


def test_so_many_of_so_many_persons_got_a_title() -> None:
    assert said(HEAD + "- Có 32/35 đồng chí đạt danh hiệu Lao động tiên tiến.", "award", "count") == [("DH.LDTT", 32)]


HANDED: dict[str, list[tuple[object, ...]]] = {
    "- Trao Huy hiệu 70 năm tuổi Đảng cho 5 đảng viên, huy hiệu 65 năm cho 4 đảng viên và huy hiệu 60 năm cho 14 đảng viên.": [
        ("KNC", "đảng viên", None, 5),
        ("KNC", "đảng viên", None, 4),
        ("KNC", "đảng viên", None, 14),
    ],
    "- Tổng Liên đoàn tặng 4 cờ thi đua cho 4 tập thể, tặng bằng khen cho 08 tập thể và 13 cá nhân.": [
        ("DH.CO.BT", None, "Tổng Liên đoàn", 4),
        ("BK.BT", "tập thể", "Tổng Liên đoàn", 8),
        ("BK.BT", "cá nhân", "Tổng Liên đoàn", 13),
    ],
    "- Có 29 tập thể được UBND tỉnh, Bộ, Ngành Trung ương tặng cờ thi đua.": [
        ("DH.CO.BT", "tập thể", "UBND tỉnh, Bộ, Ngành Trung ương", 29)
    ],
    "- 1 tập thể, 5 cá nhân có nhiều thành tích trong các năm được nhận bằng khen của Thủ tướng Chính phủ.": [
        ("BK.TTg", "tập thể", "Thủ tướng Chính phủ", 1),
        ("BK.TTg", "cá nhân", "Thủ tướng Chính phủ", 5),
    ],
    "- Chủ tịch UBND tỉnh công nhận Tập thể Lao động xuất sắc cho 2.230 tập thể.": [
        ("DH.TTLDXS", "tập thể", "Chủ tịch UBND tỉnh", 2230)
    ],
    "- Đồng chí Vũ Thị Hoa, sinh hoạt tại chi bộ thôn Đoài, vinh dự được trao tặng Huy hiệu 75 tuổi Đảng.": [
        ("KNC", "Vũ Thị Hoa", None, None)
    ],
    "- Chủ tịch UBND huyện trao Huân chương Lao động hạng Ba cho Hội Nông dân xã Hòa.": [
        ("HC.LD", "Hội Nông dân xã Hòa", "Chủ tịch UBND huyện", None)
    ],
    "- Huyện ủy tặng bằng khen cho 1 đảng bộ, 170 đảng viên đạt trong sạch, vững mạnh 5 năm liền.": [
        ("BK.BT", "đảng bộ", "Huyện ủy", 1),
        ("BK.BT", "đảng viên", "Huyện ủy", 170),
    ],
    "- Hội đồng nhất trí trình Chủ tịch UBND xã tặng Giấy khen cho 03 tập thể.": [],
    "- Xét tặng Huy hiệu 40 năm tuổi Đảng cho 02 đồng chí.": [],
    "- Huyện phấn đấu có 85% cơ quan đạt danh hiệu tập thể lao động tiên tiến; 20 cơ quan đạt danh hiệu tập thể lao động xuất sắc.": [],
}


@pytest.mark.parametrize("text", HANDED)
def test_what_is_handed_out(text: str) -> None:
    assert said(HEAD + text, "award", "recipient", "issuer", "count") == HANDED[text]
    for award in awards(HEAD + text):
        count = award.columns["count"]
        assert count is None or f"{count:,}".replace(",", ".") in award.evidence.quote


BEHIND = {
    "- Cờ thi đua đơn vị dẫn đầu phong trào năm 2005, 2008 do Thủ tướng Chính phủ khen tặng.": [
        ("DH.CO.CP", 2005, "Thủ tướng Chính phủ"),
        ("DH.CO.CP", 2008, "Thủ tướng Chính phủ"),
    ],
    "- Bằng khen đơn vị xuất sắc năm 2006 do Bộ Y tế tặng (Quyết định số 931/QĐ-BYT).": [("BK.BT", 2006, "Bộ Y tế")],
    "- Huân chương Lao động hạng Ba năm 2005 do Chủ tịch nước trao tặng.": [("HC.LD", 2005, "Chủ tịch nước")],
    "- 07 tập thể lao động xuất sắc được UBND tỉnh công nhận.": [("DH.TTLDXS", None, "UBND tỉnh")],
    "- Nhà nước phong tặng danh hiệu Thầy thuốc Ưu tú năm 1989.": [("DHVD", 1989, "Nhà nước")],
}


@pytest.mark.parametrize("text", BEHIND)
def test_who_gave_it_may_stand_behind_the_title_or_its_deed(text: str) -> None:
    assert said(LISTED + text, "award", "year", "issuer") == BEHIND[text]
    assert all(f.columns["year"] is None or str(f.columns["year"]) in f.evidence.quote for f in awards(LISTED + text))


def test_a_line_that_names_somebody_stands_over_what_he_got() -> None:
    text = LISTED + "* Bác sĩ Lò Văn Ín - Giám đốc bệnh viện:\n- Năm 1989: Nhà nước phong tặng danh hiệu Thầy thuốc Ưu tú\n"
    assert said(text, "award", "recipient", "year") == [("DHVD", "Lò Văn Ín", 1989)]


def test_a_line_that_is_a_year_stands_over_the_groups_below_it() -> None:
    text = (
        HEAD
        + "- Năm 2015\n* Tập thể: 07 tập thể lao động xuất sắc\n* Cá nhân: 20 chiến sỹ thi đua cấp cơ sở\n- Năm 2016\n* Tập thể: 03 tập thể lao động xuất sắc\n"
    )
    assert said(text, "year", "count") == [(2015, 7), (2015, 20), (2016, 3)]


def test_of_names_that_are_not_all_known_the_number_is_told() -> None:
    text = HEAD + "- Tỉnh công nhận 4 xã đạt chuẩn nông thôn mới, gồm: Tràng Đà, Lưỡng Vượng; Hoàng Khai; Sơn Nam."
    assert said(text, "award", "recipient", "count") == [("DH.NTM", None, 4)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vụ Công nghệ; Viện Năng lượng và ông Lò Văn Ín Cục trưởng", ["Vụ Công nghệ", "Viện Năng lượng", "Lò Văn Ín"]),
        ("Tạp chí Khoa học; Cục Thông tin; bác sĩ Vũ Thị Hoa", ["Tạp chí Khoa học", "Cục Thông tin", "Vũ Thị Hoa"]),
    ],
)
def test_bodies_of_the_state_and_those_who_lead_them_are_named(text: str, names: list[str]) -> None:
    given = said(HEAD + f"- Tặng Huân chương Lao động hạng ba cho các tập thể, cá nhân gồm: {text}.", "recipient")
    assert given == [(name,) for name in names]


def test_a_name_in_quotation_marks_parts_no_title_from_those_who_get_it() -> None:
    text = HEAD + "- Hội đã trao Kỷ niệm chương “Vì giai cấp nông dân Việt Nam” cho 10 đồng chí."
    assert said(text, "award", "issuer", "count") == [("KNC", "Hội", 10)]


WISHED = "TỜ TRÌNH\nVề việc đề nghị khen thưởng năm 2022\nỦy ban nhân dân xã trình danh sách các cá nhân được đề nghị:\n"

REACHED: dict[str, list[tuple[object, ...]]] = {
    "1. Đồng chí Lò Văn Ín - Chủ tịch. Thành tích đã được ghi nhận: 2020: Giấy khen. 2021: LĐTT. Nay đề nghị tặng Bằng khen.": [
        ("GK", "Lò Văn Ín", 2020),
        ("DH.LDTT", "Lò Văn Ín", 2021),
    ],
    "1. Ông Lò Văn Ín, điều dưỡng. Quá trình khen thưởng: 2013: Chiến sĩ thi đua cơ sở; 2014: LĐTT. Đề nghị: Giấy khen.": [
        ("DH.CSTD.CS", "Lò Văn Ín", 2013),
        ("DH.LDTT", "Lò Văn Ín", 2014),
    ],
}


@pytest.mark.parametrize("text", REACHED)
def test_what_was_reached_before_stands_beside_what_is_asked_for(text: str) -> None:
    assert said(WISHED + text, "award", "recipient", "year") == REACHED[text]


TOLD: dict[str, list[tuple[object, ...]]] = {
    "- Điển hình là đồng chí Lò Văn Ín (2018: Chiến sĩ thi đua cấp tỉnh; 2019: Bằng khen).": [
        ("DH.CSTD.BT", "Lò Văn Ín", 2018),
        ("BK.BT", "Lò Văn Ín", 2019),
    ],
    "- Ông Lò Văn Ín có quá trình phấn đấu liên tục: 2010: LĐTT; 2011: Chiến sĩ thi đua cơ sở.": [
        ("DH.LDTT", "Lò Văn Ín", 2010),
        ("DH.CSTD.CS", "Lò Văn Ín", 2011),
    ],
    "- Năm 2020 đ/c Lò Văn Ín được UBND huyện tặng Giấy khen, năm 2021 đạt Lao động tiên tiến.": [
        ("GK", "Lò Văn Ín", 2020),
        ("DH.LDTT", "Lò Văn Ín", 2021),
    ],
    "- Khen thưởng đột xuất có Bằng khen cho đ/c Lò Văn Ín, ông Vũ Văn Bình và tập thể Trung tâm Lưu trữ.": [
        ("BK.BT", "Lò Văn Ín", None),
        ("BK.BT", "Vũ Văn Bình", None),
        ("BK.BT", "Trung tâm Lưu trữ", None),
    ],
    "- Bà Vũ Thị Hoa và tập thể Tổ dân phố số 2 được nhận Giấy khen của UBND quận.": [
        ("GK", "Vũ Thị Hoa", None),
        ("GK", "Tổ dân phố số 2", None),
    ],
    "- Năm 2022, Tập thể Lao động tiên tiến. UBND huyện tặng Giấy khen": [("DH.TTLDTT", None, 2022), ("GK", None, 2022)],
    "* Tập thể: + Tổ tiết kiệm số 2: Tập thể lao động tiên tiến.": [("DH.TTLDTT", "Tổ tiết kiệm số 2", None)],
    "- Nên đổi mới cách trao Bằng khen, Giấy khen cho trang trọng, tiết kiệm.": [],
}


@pytest.mark.parametrize("text", TOLD)
def test_under_a_heading_about_awards(text: str) -> None:
    assert said(LISTED + text, "award", "recipient", "year") == TOLD[text]


def test_a_cited_decision_says_what_it_gave() -> None:
    text = LISTED + (
        "- Quyết định số 118/QĐ-UBND ngày 15/01/2016 của UBND huyện công nhận Lao động tiên tiến năm 2015;\n"
        "- QĐ số 314/QĐ-UBND ngày 24/02/2017 của UBND huyện tặng Giấy khen năm 2016; QĐ số 9/QĐ-UBND của UBND huyện tặng Giấy khen năm 2017.\n"
    )
    assert said(text, "award", "year", "number") == [("DH.LDTT", 2015, "118"), ("GK", 2016, "314"), ("GK", 2017, "9")]


def test_all_whom_an_article_names_are_given_it() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc khen thưởng năm 2009\nĐiều 1. Tặng Huy hiệu 40 năm tuổi Đảng cho bà Vũ Thị Hoa, Bí thư chi bộ; "
        "bà Lê Thị Én, Trưởng Khối Dân vận; ông Lò Văn Ín, Ủy viên đã có thành tích.\nĐiều 2. Văn phòng thi hành quyết định này.\n"
    )
    assert [f.columns["recipient"] for f in awards(text)] == ["Vũ Thị Hoa", "Lê Thị Én", "Lò Văn Ín"]
    assert [f.evidence.quote for f in awards(text)] == ["Vũ Thị Hoa", "Lê Thị Én", "Lò Văn Ín"]


def test_a_list_of_decisions_gives_each_award_the_one_in_front_of_it() -> None:
    text = LISTED + (
        "- Ông Lò Văn Ín đã được khen thưởng: Quyết định số 11/QĐ-UBND ngày 20/01/2020 của UBND huyện tặng Giấy khen năm 2019, "
        "QĐ số 22/QĐ-UBND ngày 05/02/2021 UBND huyện công nhận Chiến sĩ thi đua cơ sở năm 2020, "
        "QĐ số 33/QĐ-UBND ngày 27/12/2022 UBND huyện tặng Giấy khen năm 2022.\n"
    )
    assert said(text, "year", "award", "number", "issuer", "recipient") == [
        (2019, "GK", "11", "UBND huyện", "Lò Văn Ín"),
        (2020, "DH.CSTD.CS", "22", "UBND huyện", "Lò Văn Ín"),
        (2022, "GK", "33", "UBND huyện", "Lò Văn Ín"),
    ]


NAMED: dict[str, list[object]] = {
    "- UBND huyện tặng Giấy khen cho: Bộ phận thi đua; ông Lò Văn Ín, Phó Trưởng phòng.": ["Bộ phận thi đua", "Lò Văn Ín"],
    "- Năm 2022 UBND huyện tặng Giấy khen cho Tổ bảo vệ thôn Trung, Thượng tá Lò Văn Ín và Đại uý Vũ Văn Bình (QĐ số 16/QĐ-UBND).": [
        "Tổ bảo vệ thôn Trung",
        "Lò Văn Ín",
        "Vũ Văn Bình",
    ],
    "- UBND huyện tặng Giấy khen cho đ/c Lò Văn Ín, ông Vũ Văn Bình và Đội Thi công.": [
        "Lò Văn Ín",
        "Vũ Văn Bình",
        "Đội Thi công",
    ],
    "- Năm 2013, UBND huyện tặng Kỷ niệm chương “Vì sự nghiệp thi đua” cho bà H'Rin Mlô.": ["H'Rin Mlô"],
    "- Năm 2018 đạt Trong sạch, vững mạnh năm 2019 đ/c Lò Văn Ín được UBND huyện tặng Giấy khen năm 2020 bà Trương Thị Hoa được UBND huyện tặng Giấy khen.": [
        None,
        "Lò Văn Ín",
        "Trương Thị Hoa",
    ],
}


@pytest.mark.parametrize("text", NAMED)
def test_bodies_and_persons_are_named_side_by_side(text: str) -> None:
    assert [f.columns["recipient"] for f in awards(LISTED + text)] == NAMED[text]
    assert all(f.columns["count"] is None for f in awards(LISTED + text))


SAID: dict[str, list[tuple[object, ...]]] = {
    "- Năm 2017 có 03 tập thể được Bằng khen của LĐLĐ tỉnh; 01 đ/c được tặng Bằng Lao động sáng tạo.": [
        ("BK.BT", 2017, "tập thể", 3),
        ("BLDST", 2017, "đ/c", 1),
    ],
    "- 12 đảng viên nhận Huy hiệu 30, 40 năm tuổi Đảng.": [("KNC", None, "đảng viên", 12)],
    "- Trao huy hiệu 30 đồng chí.": [],
    "- Có 85% hộ đạt gia đình văn hóa, 7/9 thôn, buôn đạt thôn, buôn văn hóa.": [],
    "- Đ/c Đại úy Lò Văn Ín - Trưởng Công an xã đạt CSTĐCS, 02 đ/c đạt CSTT.": [
        ("DH.CSTD.CS", None, "Lò Văn Ín", None),
        ("DH.CSTT", None, "đ/c", 2),
    ],
    "- Ông Giám đốc HTX Lê Văn Sỹ được UBND huyện tặng Giấy khen.": [("GK", None, "Lê Văn Sỹ", None)],
    "- Bí thư chi bộ Lê Văn Sỹ được UBND huyện tặng Giấy khen.": [("GK", None, "Lê Văn Sỹ", None)],
    "- Hiệu trưởng trường THCS Lê Văn Sỹ được UBND huyện tặng Giấy khen.": [
        ("GK", None, "Hiệu trưởng trường THCS Lê Văn Sỹ", None)
    ],
    "- Trong 5 năm qua HTX đã 02 lần được UBND tỉnh tặng Bằng khen (năm 2016 và năm 2019), năm 2018 được Liên minh HTX tặng Cờ thi đua.": [
        ("BK.BT", 2016, "HTX", None),
        ("BK.BT", 2019, "HTX", None),
        ("DH.CO.BT", 2018, "HTX", None),
    ],
    "- Nhà trường năm 2019 được UBND tỉnh tặng Cờ thi đua.": [("DH.CO.BT", 2019, "Nhà trường", None)],
    "- Từ năm 2019 đến năm 2021, đồng chí Lò Văn Ín liên tục đạt danh hiệu Lao động tiên tiến.": [
        ("DH.LDTT", 2021, "Lò Văn Ín", None)
    ],
    "- Danh hiệu Lao động tiên tiến: 30/32 phiếu đồng ý.": [],
    "- Trung tâm chưa được tặng Huân chương, Cờ thi đua các hạng.": [],
    "- Bằng khen của UBND tỉnh: không.": [],
    "- Huân chương Lao động: chưa có tập thể, cá nhân nào.": [],
    "- Trong 03 cá nhân được khen thưởng, trong đó Trường Mầm non Hoa Sen nhận Giấy khen năm 2020.": [
        ("GK", 2020, "Trường Mầm non Hoa Sen", None)
    ],
    "- Đảng bộ xã được Tỉnh ủy tặng Cờ “Đảng bộ trong sạch, vững mạnh tiêu biểu” năm 2022.": [
        ("DH.CO.BT", 2022, "Đảng bộ xã", None)
    ],
    "- Trường Tiểu học thị trấn Vĩnh An 1 đạt danh hiệu Tập thể lao động xuất sắc.": [
        ("DH.TTLDXS", None, "Trường Tiểu học thị trấn Vĩnh An 1", None)
    ],
    "- Trường nhận Cờ thi đua của UBND tỉnh Kiên Giang, 1 năm nhận Cờ thi đua của Chính phủ.": [
        ("DH.CO.BT", None, "Trường", None),
        ("DH.CO.CP", None, "Trường", None),
    ],
    "- Bệnh viện luôn hoàn thành các nhiệm vụ được giao và đã được tặng Huân chương Lao động.": [
        ("HC.LD", None, "Bệnh viện", None)
    ],
    "- Trao Kỷ niệm chương Cựu chiến binh Việt Nam năm 2020 cho 13 đồng chí.": [("KNC", 2020, "đồng chí", 13)],
    "- UBND Thành phố Đà Nẵng đã có Quyết định số 1153/QĐ-UBND về việc tặng Cờ thi đua cho các đơn vị.": [
        ("DH.CO.BT", None, None, None)
    ],
    "- Hội đồng đã biểu quyết đề nghị tặng Cờ thi đua của Chính phủ cho 4 tập thể.": [],
    "- Hội đồng xét duyệt Cờ thi đua của tỉnh cho 69 đơn vị; Bằng khen của UBND tỉnh cho 5 đơn vị.": [],
    "- Giấy khen: chưa có; Lao động tiên tiến: 00 người.": [],
    "- Có 02 CSTĐ cơ sở; không có cá nhân được Bằng khen của Thủ tướng Chính phủ.": [("DH.CSTD.CS", None, None, 2)],
    "- Không chỉ được tặng Giấy khen, ông Lò Văn Ín còn được UBND tỉnh tặng Bằng khen.": [
        ("GK", None, None, None),
        ("BK.BT", None, "Lò Văn Ín", None),
    ],
    "- UBND huyện tặng Giấy khen cho 02 xóm: xóm Trung, xóm 8; ông Lò Văn Ín (hiến đất) được Bằng khen của UBND tỉnh.": [
        ("GK", None, "xóm Trung", None),
        ("GK", None, "xóm 8", None),
        ("BK.BT", None, "Lò Văn Ín", None),
    ],
}


@pytest.mark.parametrize("text", SAID)
def test_who_got_what_and_when(text: str) -> None:
    assert said(HEAD + text, "award", "year", "recipient", "count") == SAID[text]


def test_a_title_given_twice_has_two_decisions() -> None:
    text = (
        HEAD + "- Được UBND tỉnh tặng Bằng khen 02 lần (QĐ số 12/QĐ-UBND ngày 01/01/2019 và QĐ số 15/QĐ-UBND ngày 02/02/2020)."
    )
    assert said(text, "award", "number") == [("BK.BT", "12"), ("BK.BT", "15")]


@pytest.mark.parametrize(
    ("decisions", "numbers"),
    [
        ("(QĐ số 12/QĐ-SNV ngày 10/01/2020, QĐ số 18/QĐ-SNV ngày 12/01/2021)", ["12", "18"]),
        ("(QĐ số 12/QĐ-SNV, QĐ số 18/QĐ-SNV, QĐ số 19/QĐ-SNV)", [None, None]),
    ],
)
def test_each_year_of_a_title_has_its_decision(decisions: str, numbers: list[str | None]) -> None:
    text = f"{LISTED}- Ông Lò Văn Ín: CSTĐ cơ sở các năm 2019, 2020 {decisions}."
    assert said(text, "year", "number") == list(zip((2019, 2020), numbers, strict=True))


def test_a_summary_of_achievements_names_titles_alone() -> None:
    text = (
        "TỜ TRÌNH\nVề việc đề nghị khen thưởng\nI. Danh hiệu đề nghị\n1. Lao động tiên tiến: 18 cá nhân.\n"
        "II. Tóm tắt thành tích\n1. Bà Lò Thị Ín, Trưởng phòng Quản lý:\n- CSTĐ cơ sở năm 2019.\n"
        "2. Ông Vũ Văn Bình, chuyên viên: LĐTT năm 2020.\n"
    )
    assert said(text, "award", "recipient", "year") == [
        ("DH.CSTD.CS", "Lò Thị Ín", 2019),
        ("DH.LDTT", "Vũ Văn Bình", 2020),
    ]


def test_an_article_that_counts_those_whom_it_names_gives_it_to_each() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc tặng Giấy khen năm 2019\n"
        "Điều 1. Tặng Giấy khen cho 02 tập thể: Tổ Toán, Tổ Văn và 02 hộ gia đình gồm: hộ ông Lò Văn Ín, hộ bà Vũ Thị Hoa.\n"
        "Điều 2. Tặng Giấy khen cho 03 tập thể: Tổ Toán, Tổ Văn.\nĐiều 3. Văn phòng thi hành.\n"
    )
    assert said(text, "year", "recipient", "count") == [
        (2019, "Tổ Toán", None),
        (2019, "Tổ Văn", None),
        (2019, "Lò Văn Ín", None),
        (2019, "Vũ Thị Hoa", None),
        (2019, "tập thể", 3),
    ]
