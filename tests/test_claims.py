"""What reports of different offices claim, and what only looks like a claim.

The cases of CHECK were written before the rules were tuned and are left as they were written.
"""

from __future__ import annotations

import pytest

from papers import catalogue, found
from vanthu.run import run
from vanthu.settings import Settings
from vanthu.types import Finding, Source

TUNED = {
    # percent
    "- Hàng năm có từ 95% đến 98% viên chức hoàn thành tốt nhiệm vụ.": [("percent", 95, 98)],
    "- 100% đoàn viên công đoàn ký cam kết thực hiện quy chế.": [("percent", 100, None)],
    "- Tỷ lệ học sinh lên lớp thẳng đạt 99,2%.": [("percent", 99.2, None)],
    "- Trên 95% số hộ trong thôn có nhà vệ sinh hợp chuẩn;": [("percent", 95, None)],
    "- 100% cán bộ, giáo viên đạt chuẩn, trong đó trên chuẩn 75%.": [("percent", 100, None), ("percent", 75, None)],
    "- Nhà trường tuyên truyền đến 100% giáo viên, nhân viên các quy định mới.": [("percent", 100, None)],
    "- Tỷ lệ hộ nghèo còn 2,35%, giảm 1,2% so với năm 2018.": [("percent", 2.35, None), ("percent", 1.2, None)],
    "- Tỷ lệ hộ nghèo giảm từ 5,2% xuống còn 3,1%.": [("percent", 3.1, None)],
    "- Tỷ lệ bao phủ bảo hiểm y tế tăng từ 88,4% năm 2019 lên 93% năm 2020.": [("percent", 93, None)],
    # zero
    "- Không có đoàn viên vi phạm pháp luật, không có đơn thư khiếu nại vượt cấp.": [("zero", 0, None), ("zero", 0, None)],
    "- Trong năm không có đảng viên nào không hoàn thành nhiệm vụ.": [("zero", 0, None)],
    "- Không có trường hợp nào sinh con thứ ba.": [("zero", 0, None)],
    "- Đơn vị không để xảy ra cháy nổ, mất an toàn lao động.": [("zero", 0, None)],
    # count
    "- Có 03 đồng chí được Liên đoàn Lao động huyện tặng giấy khen.": [("count", 3, None)],
    "- 12 lao động tiên tiến, 02 chiến sĩ thi đua cơ sở.": [("count", 12, None), ("count", 2, None)],
    "- Trong năm đã kết nạp 05 đảng viên mới.": [("count", 5, None)],
    "- Có 02 sáng kiến được công nhận cấp huyện.": [("count", 2, None)],
    "- 25/28 đồng chí đạt danh hiệu Lao động tiên tiến.": [("count", 25, None)],
    # all
    "- Mỗi đoàn viên đều có ý thức giữ gìn vệ sinh chung.": [("all", 100, None)],
    # score and status
    "- Tổng điểm tự chấm: 95/100 điểm.": [("score", 95, None)],
    "- Tự đánh giá: Đạt.": [("status", None, None)],
    # not claims
    "- Phấn đấu 100% cán bộ, công chức hoàn thành tốt nhiệm vụ.": [],
    "- Mục tiêu đến năm 2025 có 90% gia đình đạt chuẩn văn hóa.": [],
    "- Lãi suất vay 6,5% một năm.": [],
    "- Nếu không có lý do chính đáng thì không được nghỉ.": [],
    "- Đại học: 15, chiếm 53%": [("percent", 53, None)],
    "- Cơ quan có 28 cán bộ, công chức, trong đó 12 đảng viên.": [],
}

CHECK = {
    "- Kết quả xếp loại cuối năm: 96,5% hội viên được xếp loại xuất sắc.": [("percent", 96.5, None)],
    "- Có 100% chi hội hoàn thành chỉ tiêu thu quỹ; 85% chi hội đạt vững mạnh.": [
        ("percent", 100, None),
        ("percent", 85, None),
    ],
    "- Công tác tiêm chủng đạt 98,7% kế hoạch.": [("percent", 98.7, None)],
    "- Gần 80% lao động được tập huấn nâng cao tay nghề.": [("percent", 80, None)],
    "- Số hộ đạt danh hiệu Gia đình văn hóa: 452/480 hộ, đạt 94,2%.": [("percent", 94.2, None)],
    "- Chi bộ có 18/18 đảng viên được đánh giá hoàn thành tốt nhiệm vụ (đạt 100%).": [
        ("count", 18, None),
        ("percent", 100, None),
    ],
    "- Nhiều năm liền không có công nhân nào bị tai nạn lao động.": [("zero", 0, None)],
    "- Trên địa bàn không xảy ra trọng án, không có điểm nóng về an ninh trật tự.": [("zero", 0, None), ("zero", 0, None)],
    "- Toàn trường không có giáo viên vi phạm đạo đức nhà giáo; không có học sinh bỏ học.": [
        ("zero", 0, None),
        ("zero", 0, None),
    ],
    "- Bếp ăn tập thể chưa để xảy ra trường hợp ngộ độc thực phẩm nào.": [("zero", 0, None)],
    "- Số vụ tai nạn lao động: 0.": [("zero", 0, None)],
    "- Cử 04 cán bộ tham gia lớp bồi dưỡng nghiệp vụ công tác xã hội.": [("count", 4, None)],
    "- Có 15 em đạt học sinh giỏi cấp huyện, 03 em đạt giải cấp tỉnh.": [("count", 15, None), ("count", 3, None)],
    "- Giới thiệu 06 quần chúng ưu tú tham gia lớp cảm tình Đảng.": [("count", 6, None)],
    "- Hai đồng chí được bổ nhiệm chức vụ cao hơn.": [("count", 2, None)],
    "- Tất cả công nhân đều được đóng bảo hiểm xã hội.": [("all", 100, None)],
    "- Toàn thể cán bộ, đảng viên nghiêm túc chấp hành nội quy.": [("all", 100, None)],
    "- Công đoàn tự chấm 92 điểm, xếp loại xuất sắc.": [("score", 92, None)],
    "- Kết quả tự đánh giá: Chưa đạt": [("status", None, None)],
    "- Xã phấn đấu không có hộ nghèo vào cuối nhiệm kỳ.": [],
    "- Chỉ tiêu năm học tới: 98% học sinh lên lớp, không có học sinh bỏ học.": [],
    "- Yêu cầu 100% đơn vị báo cáo trước ngày 15 hàng tháng.": [],
    "- Trích 2% quỹ lương để đóng kinh phí công đoàn.": [],
    "- Cuộc họp có mặt 15 đồng chí; phòng họp số 5.": [],
    "- Một bộ phận người dân chưa có việc làm, không có đất sản xuất.": [],
    "- Sẽ cử 02 đồng chí đi học lớp cao cấp chính trị.": [],
}

HEAD = "BÁO CÁO\nKết quả công tác năm\nI. KẾT QUẢ THỰC HIỆN NHIỆM VỤ\n1. Kết quả chung\n"


def rows(text: str) -> list[tuple[object, object, object]]:
    claims = found(text, "claims")
    return [(f.columns["measure"], f.columns["value"], f.columns["value_max"]) for f in claims]


@pytest.mark.parametrize("text", TUNED)
def test_claims_in_prose(text: str) -> None:
    assert rows(HEAD + text) == TUNED[text]


@pytest.mark.parametrize("text", CHECK)
def test_claims_as_other_clerks_write_them(text: str) -> None:
    assert rows(HEAD + text) == CHECK[text]


def claims(text: str) -> list[Finding]:
    return sorted(found(text, "claims"), key=lambda f: f.evidence.span)


def only(text: str) -> dict[str, object]:
    (claim,) = claims(HEAD + text)
    return dict(claim.columns)


def test_the_subject_is_the_words_up_to_the_predicate() -> None:
    assert only("- 100% học sinh học 2 buổi trên ngày.")["subject"] == "học sinh"
    assert only("- 2 đồng chí học Đại học.")["subject"] == "đồng chí"
    assert only("- 100% cán bộ, đảng viên học tập, quán triệt nghị quyết.")["subject"] == "cán bộ, đảng viên"
    assert only("- 100% đảng viên và quần chúng học tập, làm theo Bác.")["subject"] == "đảng viên và quần chúng"
    assert only("- 100% gia đình cán bộ và người lao động đạt danh hiệu gia đình văn hóa.")["subject"] == (
        "gia đình cán bộ và người lao động"
    )
    assert only("- không có cán bộ, hay đảng viên không hoàn thành nhiệm vụ.")["subject"] == "cán bộ, hay đảng viên"
    assert only("- Tỷ lệ tiêm chủng đầy đủ đạt 97%.")["subject"] == "Tỷ lệ tiêm chủng đầy đủ"


def test_none_of_none_is_a_zero_claim() -> None:
    claim = only("- Không có cán bộ không hoàn thành nhiệm vụ.")
    assert (claim["measure"], claim["value"], claim["negated"]) == ("zero", 0, True)


def test_comparators_are_kept() -> None:
    assert only("- Trên 95% hội viên tham gia sinh hoạt.")["comparator"] == ">"
    assert only("- Từ 80% trở lên đoàn viên thường xuyên tự học.")["comparator"] == ">="


STANDARDS = """BÁO CÁO
Kết quả xây dựng “Cơ quan đạt chuẩn văn hóa”
I. KẾT QUẢ
1. Công tác chỉ đạo
- 100% đoàn viên được quán triệt.
2. Kết quả thực hiện các tiêu chuẩn
Tiêu chuẩn 1: Hoàn thành tốt nhiệm vụ
- 98% viên chức hoàn thành tốt nhiệm vụ.
Tiêu chuẩn 2: Thực hiện nếp sống văn minh, môi trường văn hóa công sở
- Không có viên chức vi phạm nội quy.
Gương mẫu chấp hành đường lối, chủ trương của Đảng, chính sách, pháp luật của Nhà nước
- 100% viên chức chấp hành nghiêm pháp luật.
II. NHIỆM VỤ NĂM TỚI
- 100% viên chức hoàn thành tốt nhiệm vụ.
III. CHỈ TIÊU ĐĂNG KÝ
- Không có viên chức vi phạm pháp luật.
"""


def test_a_claim_stands_under_its_standard() -> None:
    found_rows = [(f.columns["standard"], f.columns["framework"]) for f in claims(STANDARDS)]
    assert found_rows[:3] == [(None, None), ("1", "TT08-2014"), ("2", "TT08-2014")]


def test_tasks_ahead_and_targets_are_not_claims() -> None:
    assert all("TỚI" not in f.evidence.quote for f in claims(STANDARDS))
    assert len(claims(STANDARDS)) == 4


def test_what_orders_or_plans_does_not_claim() -> None:
    for kind in ("THÔNG TƯ", "CHỈ THỊ", "KẾ HOẠCH"):
        assert (
            claims(
                f"{kind}\nVề công tác năm\nĐiều 1. Phạm vi\n1. 100% cơ quan thực hiện chế độ báo cáo.\nĐiều 2. Hiệu lực\n2. Không có cơ quan vi phạm."
            )
            == []
        )


SCORES = """BẢNG TỰ CHẤM ĐIỂM
TT | Nội dung tiêu chuẩn | Điểm tối đa | Điểm tự chấm | Ghi chú
I | Tiêu chuẩn 1: Hoàn thành tốt nhiệm vụ | 40 | 38 |
1 | Thực hiện quy chế làm việc | 20 | 19,5 |
2 | Tham gia các lớp bồi dưỡng | 20 | 18,5 |
II | Tiêu chuẩn 2: Môi trường văn hóa công sở | 30 | 29 |
 | Tổng cộng | 70 | 67 |
"""


def test_a_score_table_gives_a_row_a_line() -> None:
    assert [(f.columns["value"], f.columns["maximum"], f.columns["standard"]) for f in claims(SCORES)] == [
        (38, 40, "1"), (19.5, 20, "1"), (18.5, 20, "1"), (29, 30, "2"), (67, 70, None),
    ]  # fmt: skip
    assert {f.columns["measure"] for f in claims(SCORES)} == {"score"}


VERDICTS = """Kết quả thực hiện các tiêu chí nông thôn mới
TT | Tên tiêu chí | Nội dung | Kết quả thực hiện | Đánh giá
1 | Quy hoạch | Có quy hoạch chung được duyệt | Đã phê duyệt | Đạt
2 | Giao thông | Tỷ lệ đường xã được nhựa hóa | 85% | Chưa đạt
17 | Môi trường và an toàn thực phẩm | Cảnh quan sáng, xanh, sạch, đẹp | Đã thực hiện | Đạt
"""


def test_a_table_of_verdicts_gives_a_row_a_line() -> None:
    assert [(f.columns["measure"], f.columns["value"], f.columns["verdict"], f.columns["standard"]) for f in claims(VERDICTS)] == [
        ("status", None, "met", "1"), ("status", None, "not_met", "2"), ("percent", 85, "not_met", "2"), ("status", None, "met", "17"),
    ]  # fmt: skip
    assert {f.columns["framework"] for f in claims(VERDICTS)} == {"NTM"}


CROSSES = """BẢNG ĐÁNH GIÁ
STT | Tiêu chí | Đạt | Không đạt
1 | Có nội quy cơ quan | x |
2 | Không hút thuốc lá nơi làm việc | | x
"""


def test_crosses_under_met_and_not_met_are_verdicts() -> None:
    assert [(f.columns["verdict"], f.columns["criterion"]) for f in claims(CROSSES)] == [
        ("met", "Có nội quy cơ quan"),
        ("not_met", "Không hút thuốc lá nơi làm việc"),
    ]


OTHER_TABLES = """Danh sách khen thưởng
Năm | Hình thức khen thưởng | Số quyết định
2019 | Giấy khen | Số 12/QĐ-UBND ngày 5/1/2020
Tình hình đội ngũ
TT | Bộ phận | Tổng số | Nữ | Đảng viên
1 | Tổ văn phòng | 12 | 5 | 4
"""


def test_other_tables_are_not_claims() -> None:
    assert claims(OTHER_TABLES) == []


LATER = {
    "- Tỷ lệ chuyên cần của trẻ đạt từ 95% trở lên.": [("percent", 95, None)],
    "- Tổng số lượt khám bệnh: 98.450 lượt, đạt 104,5% kế hoạch, tăng 7,2% so với cùng kỳ.": [
        ("percent", 104.5, None),
        ("percent", 7.2, None),
    ],
    "- 12/14 chi bộ hoàn thành tốt nhiệm vụ (85,7%), không có chi bộ yếu kém.": [
        ("count", 12, None),
        ("percent", 85.7, None),
        ("zero", 0, None),
    ],
    "- Tiếp nhận 03 đơn kiến nghị, không có đơn tồn đọng.": [("zero", 0, None)],
    "- Tội phạm ma túy: không.": [("zero", 0, None)],
    "- 0 vụ cháy nổ.": [("zero", 0, None)],
    "- 7/8 thôn giữ vững danh hiệu.": [("count", 7, None)],
    "- Đến nay xã đạt 17/19 tiêu chí.": [("count", 17, None)],
    "- Bảo hiểm xã hội: người lao động đóng 10,5%, doanh nghiệp đóng 21,5%.": [],
    "- Các đơn vị phải bảo đảm 100% cán bộ được tập huấn; không để xảy ra thất thoát.": [],
    "- Năm tới phấn đấu 95% hội viên đạt danh hiệu; không có hội viên vi phạm.": [],
    "- Chưa có trường hợp nào phải kiểm điểm.": [("zero", 0, None)],
    "- Toàn xã có 12/14 tổ dân phố không có người mắc tệ nạn ma túy (đạt 85,7%).": [
        ("count", 12, None),
        ("percent", 85.7, None),
    ],
    "- Trong 2 năm qua không có cán bộ vi phạm.": [("zero", 0, None)],
    "- Trường chưa có phòng học bộ môn; một số hộ chưa có nước sạch.": [],
}


@pytest.mark.parametrize("text", LATER)
def test_claims_met_later(text: str) -> None:
    assert rows(HEAD + text) == LATER[text]


def test_the_subject_of_a_figure_is_what_was_named_before() -> None:
    assert (
        only("- Hoàn thành chương trình tiểu học: 155/155 học sinh, đạt 100%.")["subject"] == "Hoàn thành chương trình tiểu học"
    )
    assert only("- Nhà trường có 62 bác sĩ (20%).")["subject"] == "bác sĩ"


def test_a_score_in_the_title_of_a_standard_is_its_score() -> None:
    text = "BÁO CÁO\nTự chấm\nI. KẾT QUẢ\nTiêu chuẩn 1: Hoàn thành tốt nhiệm vụ (28/30 điểm)\n- Nội dung khác.\nTổng điểm tự chấm: 95,5 điểm.\n"
    assert [(f.columns["value"], f.columns["maximum"], f.columns["standard"]) for f in claims(text)] == [
        (28, 30, "1"),
        (95.5, None, None),
    ]


def test_a_plan_inside_a_report_claims_nothing() -> None:
    text = (
        HEAD
        + "- 95% hội viên tham gia.\nB- PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM 2021\n1. 100% chi bộ được kiểm tra.\n2. Không có đảng viên vi phạm."
    )
    assert [f.columns["value"] for f in claims(text)] == [95]


LINES = """BÁO CÁO
Tự chấm điểm
I. KẾT QUẢ
\tTT
\tNội dung tiêu chuẩn
\tĐiểm tối đa
\tĐiểm tự chấm

\t1
\tHoàn thành nhiệm vụ
\t30
\t28

\t2
\tNếp sống văn minh
\t25
\t24,5
II. ĐÁNH GIÁ CHUNG
- Tỷ lệ tham gia đạt 97%.
"""


def test_a_table_that_is_only_lines_and_tabs_is_a_table() -> None:
    assert [(f.columns["measure"], f.columns["value"], f.columns["maximum"]) for f in claims(LINES)] == [
        ("score", 28, 30),
        ("score", 24.5, 25),
        ("percent", 97, None),
    ]


def test_a_hostile_line_does_not_hang() -> None:
    for text in (
        "100% " * 2000,
        "không có " * 3000,
        "mỗi cán bộ " * 2000,
        ", " * 5000 + "100%",
        "(" * 5000 + "5 đồng chí được",
    ):
        assert all(finding.evidence.quote in HEAD + text for finding in found(HEAD + text, "claims"))


SAID = """XÂY DỰNG NÔNG THÔN MỚI
STT | Tên tiêu chí | Kết quả thực hiện | Đánh giá
1 | Điện | 99,1% số hộ được sử dụng điện an toàn từ các nguồn | Đạt
2 | Môi trường | 71,5% hộ dân được dùng nước hợp vệ sinh theo quy định | Chưa đạt
3 | An ninh | Không có tụ điểm phức tạp về trật tự xã hội | Đạt
"""


def test_what_a_cell_says_is_claimed_with_the_verdict_of_its_row() -> None:
    assert [(f.columns["measure"], f.columns["value"], f.columns["verdict"]) for f in claims(SAID)] == [
        ("status", None, "met"), ("percent", 99.1, "met"),
        ("status", None, "not_met"), ("percent", 71.5, "not_met"),
        ("status", None, "met"), ("zero", 0, "met"),
    ]  # fmt: skip


PARTS = """BẢNG TỰ CHẤM ĐIỂM
TT | Nội dung tiêu chí | Điểm tối đa | Điểm tự chấm
I | Công tác lãnh đạo | 20 | 19
1 | Có kế hoạch đầu năm | 10 | 10
2 | Sinh hoạt đều đặn | 10 | 9
II | Công tác phong trào | 30 | 28
1 | Tổ chức hội thi | 30 | 28
"""


def test_rows_numbered_inside_roman_parts_are_no_standards() -> None:
    assert [(f.columns["value"], f.columns["standard"]) for f in claims(PARTS)] == [(v, None) for v in (19, 10, 9, 28, 28)]


SUBJECTS = {
    "- Hộ khá, giàu chiếm 61%.": ["Hộ khá, giàu"],
    "- Tỷ lệ cán bộ, công chức, viên chức đạt chuẩn chiếm 98%.": ["Tỷ lệ cán bộ, công chức, viên chức đạt chuẩn"],
    "- Tỷ lệ hài lòng của người dân, doanh nghiệp đạt 95,2%.": ["Tỷ lệ hài lòng của người dân, doanh nghiệp"],
    "- Đường trục xã, liên xã được nhựa hóa đạt 100%; đường ngõ, xóm sạch đạt 86,4%.": [
        "Đường trục xã, liên xã được nhựa hóa", "đường ngõ, xóm sạch",
    ],
    "1.1. Cán bộ, đảng viên, công chức: 100% ký cam kết.": ["Cán bộ, đảng viên, công chức"],
    "a) Có 36/38 hộ (đạt 94,7%) đạt danh hiệu gia đình văn hóa.": ["hộ", "hộ"],
    "b) 100% cán bộ, viên chức (kể cả hợp đồng) chấp hành tốt nội quy.": ["cán bộ, viên chức"],
    "- 98% (45/46) hộ gia đình đạt chuẩn văn hóa.": ["hộ gia đình"],
    "- Có 96% số hộ đạt gia đình văn hóa.": ["hộ"],
    "- Đảng viên hoàn thành tốt nhiệm vụ 28/28 (=100%).": ["Đảng viên hoàn thành tốt nhiệm vụ"],
    "- Số hộ đạt gia đình văn hóa 36 hộ, đạt tỷ lệ 94,7% (36/38).": ["hộ đạt gia đình văn hóa"],
    "- Người có trình độ đại học trở lên: 15/18, chiếm 83,3%.": ["Người có trình độ đại học trở lên"],
    "- Thu ngân sách 12.345 triệu đồng, đạt 105% dự toán, tăng 8% so với cùng kỳ.": ["Thu ngân sách", "Thu ngân sách"],
    "- Độ che phủ rừng đạt 52,3 phần trăm.": ["Độ che phủ rừng"],
    "- Không có tổ chức đảng bị thi hành kỷ luật.": ["tổ chức đảng"],
    "- Không có đảng viên, tổ chức đảng bị thi hành kỷ luật.": ["đảng viên, tổ chức đảng"],
    "- Không còn nhà tạm, nhà dột nát.": ["nhà tạm, nhà dột nát"],
    "- Không còn hộ nghèo, hộ cận nghèo còn 2,1%.": ["hộ nghèo", "hộ cận nghèo"],
    "- Không phát hiện trường hợp tảo hôn.": ["trường hợp tảo hôn"],
    "- Số vụ khiếu nại: 0 vụ.": ["vụ khiếu nại"],
    "- Cả 5 tổ dân phố đều có nhà văn hóa.": ["tổ dân phố"],
    "- Điều tra, khám phá 41/45 vụ, đạt 91,1%.": ["khám phá"],
    "- Cấp 12.500/12.600 căn cước công dân, đạt tỷ lệ 99,2%.": ["căn cước công dân"],
    "- Duy trì sĩ số 612/612 = 100%.": ["Duy trì sĩ số"],
    "- Có 612 học sinh, trong đó nữ 301 em (chiếm 49,2%).": ["nữ"],
    "- Tỷ lệ gia đình hội viên đạt “5 không, 3 sạch” chiếm 88,7%.": ["Tỷ lệ gia đình hội viên đạt “5 không, 3 sạch”"],
    "- Tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng còn 8,2%.": ["Tỷ lệ trẻ dưới 5 tuổi suy dinh dưỡng"],
    "- Không có doanh nghiệp nào nợ lương.": ["doanh nghiệp"],
    "- Không cán bộ, chiến sĩ nào vi phạm kỷ luật.": ["cán bộ, chiến sĩ"],
    "- Kết quả huấn luyện: 85% khá, giỏi.": ["khá, giỏi"],
    "- Tinh giản 10,5% biên chế so với năm 2015.": ["biên chế"],
    "- Dư nợ 9,8 tỷ đồng, không có nợ quá hạn.": ["nợ quá hạn"],
    "- Tỷ lệ hộ có tivi, xe máy, điện thoại đạt trên 98%.": ["Tỷ lệ hộ có tivi, xe máy, điện thoại"],
    "- Cấp THCS: tốt nghiệp 1.245/1.250 em, tỷ lệ 99,6%.": ["tốt nghiệp"],
    "- Không có trường hợp tai biến sau tiêm.": ["trường hợp tai biến"],
    "- Không còn tình trạng thả rông gia súc.": ["tình trạng thả rông gia súc"],
    "- Tỷ lệ cán bộ đạt chuẩn từ 85% năm 2020 tăng lên 92% năm 2022.": ["Tỷ lệ cán bộ đạt chuẩn"],
    # what stands before the comma is said by itself
    "- Kinh tế phát triển, thu nhập tăng, hộ nghèo còn 2%.": ["hộ nghèo"],
    "- Thực hiện tốt chính sách dân số, tỷ lệ sinh con thứ 3 giảm còn 1,2%.": ["tỷ lệ sinh con thứ 3"],
    "- Về giáo dục, học sinh lên lớp đạt 99,5%.": ["học sinh lên lớp"],
    "- Trong năm, hộ khá tăng 5%.": ["hộ khá"],
}  # fmt: skip


@pytest.mark.parametrize("text", SUBJECTS)
def test_a_subject_is_whole_and_nothing_else(text: str) -> None:
    assert [f.columns["subject"] for f in claims(HEAD + text)] == SUBJECTS[text]


NONE_AND_ALL = {
    "- Chưa có cán bộ, công chức bị kỷ luật.": ("zero", 0),
    "- Chưa từng có công chức vi phạm đạo đức công vụ.": ("zero", 0),
    "- Không một cán bộ nào bị kỷ luật.": ("zero", 0),
    "- Không để tồn đọng hồ sơ.": ("zero", 0),
    "- Không để phát sinh điểm nóng.": ("zero", 0),
    "- Số người vi phạm: không.": ("zero", 0),
    "- Không có công chức không chấp hành nội quy.": ("zero", 0),
    "- Mọi cán bộ, đoàn viên đều chấp hành nghiêm quy chế.": ("all", 100),
    "- Cả 15/15 thôn đạt danh hiệu thôn văn hóa.": ("all", 100),
    "- Tất cả 12 chi bộ hoàn thành tốt nhiệm vụ.": ("all", 100),
}


@pytest.mark.parametrize("text", NONE_AND_ALL)
def test_none_and_all_in_their_wordings(text: str) -> None:
    claim = only(text)
    assert (claim["measure"], claim["value"], claim["negated"]) == (*NONE_AND_ALL[text], NONE_AND_ALL[text][0] == "zero")


def test_what_is_lacking_is_no_zero_claim() -> None:
    assert rows(HEAD + "- Chưa có cán bộ chuyên trách.\n- Chưa có đồng chí bí thư đoàn.\n- Không có hồ sơ lưu trữ.") == []


def test_a_range_up_to_a_bound_is_one_claim() -> None:
    claim = only("- Từ 95% đến dưới 98% cán bộ hoàn thành tốt nhiệm vụ.")
    assert (claim["value"], claim["value_max"], claim["subject"]) == (95, 98, "cán bộ")


def test_the_clause_of_a_figure_in_brackets_goes_on_behind_them() -> None:
    claim = claims(HEAD + "b) Có 36/38 hộ (đạt 94,7%) đạt danh hiệu gia đình văn hóa.")[-1]
    assert claim.columns["statement"] == "Có 36/38 hộ (đạt 94,7%) đạt danh hiệu gia đình văn hóa"


def table_rows(text: str, *columns: str) -> list[tuple[object, ...]]:
    return [tuple(f.columns[name] for name in columns) for f in claims(text)]


CRITERIA = """BÁO CÁO
Kết quả xây dựng nông thôn mới
I. KẾT QUẢ
TT | Tên tiêu chí | Nội dung tiêu chí | Chỉ tiêu | Kết quả thực hiện | Tự đánh giá
2 | Giao thông | 2.1. Tỷ lệ đường xã được nhựa hóa | 100% | 100% | Đạt
 | | 2.2. Tỷ lệ đường trục thôn được cứng hóa | ≥ 70% | 68,5% | Chưa đạt
10 | Thu nhập | Thu nhập bình quân đầu người | 45 triệu đồng | 48,2 triệu đồng | Đạt"""


def test_a_criterion_of_several_rows_keeps_its_standard_and_loses_no_row() -> None:
    assert table_rows(CRITERIA, "standard", "measure", "value", "verdict", "subject") == [
        ("2", "status", None, "met", None),
        ("2", "percent", 100, "met", "Tỷ lệ đường xã được nhựa hóa"),
        ("2", "status", None, "not_met", None),
        ("2", "percent", 68.5, "not_met", "Tỷ lệ đường trục thôn được cứng hóa"),
        ("10", "status", None, "met", None),
    ]


PLAN = """BÁO CÁO
Kết quả thực hiện các chỉ tiêu
I. KẾT QUẢ
TT | Chỉ tiêu | Đơn vị tính | Kế hoạch | Thực hiện | Đánh giá
1 | Tỷ lệ hộ nghèo | % | 3 | 2,8 | Hoàn thành
2 | Tỷ lệ gia đình văn hóa (%) | | 90 | 88,5 | Không hoàn thành
3 | Kết nạp đảng viên | đảng viên | 5 | 6 | Vượt chỉ tiêu"""


def test_what_was_reached_beside_what_was_planned_is_claimed_and_the_plan_is_not() -> None:
    assert table_rows(PLAN, "standard", "measure", "value", "verdict") == [
        (None, "status", None, "met"),
        (None, "percent", 2.8, "met"),
        (None, "status", None, "not_met"),
        (None, "percent", 88.5, "not_met"),
        (None, "status", None, "met"),
    ]
    unjudged = (
        PLAN.replace(" | Đánh giá", "")
        .replace(" | Hoàn thành", "")
        .replace(" | Không hoàn thành", "")
        .replace(" | Vượt chỉ tiêu", "")
    )
    assert table_rows(unjudged, "measure", "value", "verdict") == [("percent", 2.8, None), ("percent", 88.5, None)]


REFORM = """BÁO CÁO
Tự chấm điểm chỉ số cải cách hành chính
I. KẾT QUẢ
STT | Lĩnh vực/Tiêu chí | Điểm tối đa | Điểm tự đánh giá
1 | Công tác chỉ đạo điều hành CCHC | 10 | 9,5
2 | Cải cách thể chế | 10 | 8
Tổng cộng | | 20 | 17,5"""


def test_a_row_that_only_begins_like_a_total_is_none_and_a_total_under_the_numbering_is_one() -> None:
    assert table_rows(REFORM, "framework", "standard", "criterion", "value", "maximum") == [
        ("PARINDEX", "1", "Công tác chỉ đạo điều hành CCHC", 9.5, 10),
        ("PARINDEX", "2", "Cải cách thể chế", 8, 10),
        (None, None, "Tổng cộng", 17.5, 20),
    ]


BROKEN = """BÁO CÁO
Kết quả thực hiện xây dựng cơ quan đạt chuẩn văn hóa theo Thông tư số 08/2014/TT-BVHTTDL
I. KẾT QUẢ
Tiêu chuẩn 1: Hoàn thành
tốt nhiệm vụ
- 98% viên chức hoàn thành tốt nhiệm vụ.
Tiêu chuẩn 2. Thực hiện nếp sống văn minh,
môi trường văn hóa công sở:
- Không có viên chức vi phạm nội quy.
3. Gương mẫu chấp hành đường lối, chủ trương của
Đảng, chính sách, pháp luật của Nhà nước
- 100% viên chức chấp hành nghiêm pháp luật."""


def test_a_heading_broken_over_lines_names_its_standard() -> None:
    assert table_rows(BROKEN, "framework", "standard") == [("TT08-2014", number) for number in "123"]


def test_a_verdict_behind_a_title_does_not_hide_it() -> None:
    text = """BÁO CÁO
Kết quả xây dựng nông thôn mới
I. KẾT QUẢ
Tiêu chí số 2. Giao thông: Đạt
- 95% đường xã được cứng hóa."""
    assert table_rows(text, "framework", "standard", "measure", "value", "verdict") == [
        ("NTM", "2", "status", None, "met"),
        ("NTM", "2", "percent", 95, None),
    ]


def test_a_fall_printed_with_its_sign_keeps_it() -> None:
    assert only("- Xảy ra 45 vụ, giảm 12 vụ (-21%) so với năm 2021.")["value"] == -21


def test_a_rating_is_no_target() -> None:
    assert rows(HEAD + "- Năng lực: Tốt 45%; Đạt 54,5%; Cần cố gắng 0,5%.") == [
        ("percent", 45, None),
        ("percent", 54.5, None),
        ("percent", 0.5, None),
    ]


def test_what_was_reached_behind_a_target_is_claimed() -> None:
    assert rows(HEAD + "- Mục tiêu 95% trẻ được tiêm, kết quả đạt 97,5%.") == [("percent", 97.5, None)]
    assert rows(HEAD + "- Phấn đấu thực hiện đạt 95% kế hoạch.") == []


def test_counts_keep_their_comparators_and_parts() -> None:
    assert only("- Có ít nhất 02 đồng chí đạt danh hiệu.")["comparator"] == ">="
    assert only("- Có 02 đồng chí đạt danh hiệu.")["comparator"] == "="
    assert only("- 25 trên tổng số 28 đảng viên hoàn thành tốt nhiệm vụ.")["value"] == 25


def test_hardly_any_is_not_none() -> None:
    assert only("- Hầu như không có vi phạm.")["comparator"] == "~"
    assert only("- Không có vi phạm.")["comparator"] == "="


NONE_IN_OTHER_WORDS = [
    "- Cả năm không có án hủy.",
    "- Địa bàn không ghi nhận ca bệnh.",
    "- Chưa xuất hiện ổ dịch trên đàn vật nuôi.",
    "- Không để dịch bệnh lây lan.",
    "- Cơ quan không nợ đọng thuế.",
    "- Bộ phận một cửa không tồn đọng hồ sơ.",
    "- Không để ai thiếu đói.",
    "- Không tái diễn vi phạm.",
    "- Không xã nào trắng tiêu chí.",
    "- Không có dấu hiệu tham nhũng.",
    "- Không có tàu cá nào vi phạm.",
    "- Viên chức không hoàn thành nhiệm vụ: 0.",
    "- Không có phường nào không tham gia.",
    "- Không có cơ sở Hội nào không hoàn thành nhiệm vụ.",
    "- Hồ sơ lưu gọn gàng, không để thất lạc hồ sơ.",
    "- Công ty không nợ lương của người lao động.",
    "- Chưa bao giờ phải mượn quỹ khác để chi lương.",
    "- Chưa khi nào để cơ quan mất điện, mất nước.",
    "- Cả kỳ chưa phải hủy buổi tập huấn nào.",
    "- Trong xã không còn cảnh học sinh lội suối đến trường.",
    "- Số lần mất liên lạc với cấp trên: 0 lần.",
    "- Không ghi nhận biến chứng nặng sau mổ.",
]


@pytest.mark.parametrize("text", NONE_IN_OTHER_WORDS)
def test_none_is_claimed_in_many_words(text: str) -> None:
    assert rows(HEAD + text) == [("zero", 0, None)]
    assert only(text)["negated"] is True


@pytest.mark.parametrize(
    "text",
    [
        "- Kiên quyết không để dịch bệnh lây lan.",
        "- Xã không có phòng họp; các bản không có lớp.",
        "- Trước mắt không có ăn uống.",
    ],
)
def test_what_is_wished_for_or_lacking_is_no_zero_claim(text: str) -> None:
    assert rows(HEAD + text) == []


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("- Trao Huy hiệu 30, 50 năm tuổi Đảng cho 08 đảng viên.", [8]),
        ("- Tặng Giấy khen cho 11 tập thể và 25 cá nhân.", [11, 25]),
        ("- Xử lý kỷ luật đối với 03 cán bộ bằng hình thức khiển trách.", [3]),
        ("- Kiểm tra 06 tổ chức đảng và 14 đảng viên; thành lập tổ kiểm tra 03 đồng chí.", [6, 14]),
        ("- Khen thưởng đột xuất 02 tập thể, 05 cá nhân.", [2, 5]),
        ("- Khai trừ 01 đảng viên, cảnh cáo 02 đồng chí.", [1, 2]),
        ("- Hiện còn 04 viên chức chưa có chứng chỉ.", [4]),
        ("- Toàn xã còn 03 chỉ tiêu chưa đạt.", [3]),
        ("- Đoàn đoạt 02 giải Nhì, 01 giải Ba.", [2, 1]),
        (
            "- Cơ cấu giải: 01 giải Nhất trị giá 2 triệu đồng, 03 giải Ba x 500.000đ, 05 giải khuyến khích, mỗi giải 200 nghìn đồng.",
            [],
        ),
        ("- Tặng sổ tiết kiệm cho 02 em mồ côi.", []),
    ],
)
def test_counts_of_whom_something_was_done_to_and_not_of_prizes(text: str, counted: list[int]) -> None:
    assert [f.columns["value"] for f in claims(HEAD + text) if f.columns["measure"] == "count"] == counted


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("- Tổ dân phố được chia làm 2 tổ, hàng năm chi bộ đều đạt trong sạch.", []),
        ("- Đại hội bầu Ban Chi ủy gồm 3 đồng chí, đồng chí Lê Thị Lan được bầu làm Bí thư.", []),
        ("- Phát triển mới 4.640 hội viên, củng cố tổ chức Hội.", [(4640, "hội viên")]),
        ("- Khen thưởng 12 đoàn viên, hội viên tiêu biểu.", [(12, "đoàn viên, hội viên tiêu biểu")]),
        ("- Tiêu chí thu nhập năm 2019 xã An Lạc đạt 43 triệu đồng/người/năm.", []),
    ],
)
def test_a_count_is_of_what_is_named_before_the_comma_and_a_year_is_none(text: str, counted: list[tuple[int, str]]) -> None:
    found = [f.columns for f in claims(HEAD + text) if f.columns["measure"] == "count"]
    assert [(c["value"], c["subject"]) for c in found] == counted


def test_a_share_without_a_subject_is_of_whom_the_one_before_it_is() -> None:
    text = "- Hàng năm chi bộ có 8,3% đảng viên xếp loại hoàn thành xuất sắc nhiệm vụ, 91,7% hoàn thành tốt nhiệm vụ."
    assert [f.columns["subject"] for f in claims(HEAD + text)] == ["đảng viên", "đảng viên"]


def test_a_sum_for_each_is_not_claimed_of_all() -> None:
    assert rows(HEAD + "- Quỹ cho vay 12 hộ, mỗi hộ vay 5 triệu đồng; mỗi chi hội góp 300.000 đồng.") == []
    assert only("- Mỗi đoàn viên ủng hộ 01 ngày lương.")["measure"] == "all"
    assert only("- Mỗi đoàn viên đều góp quỹ 50.000 đồng.")["measure"] == "all"


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("- Hoàn thành 18/20 chỉ tiêu kinh tế (= 90%).", "chỉ tiêu kinh tế"),
        ("- Trong năm chi bộ đã hoàn thành 8/9 chỉ tiêu, đạt 88,9% kế hoạch.", "chỉ tiêu"),
        ("- Đã hoàn thành 23/39 nhiệm vụ trong kế hoạch, đạt tỷ lệ 58,97%.", "nhiệm vụ trong kế hoạch"),
        ("- Hoàn thành tốt nhiệm vụ 1.204 (71,5%).", "Hoàn thành tốt nhiệm vụ"),
        ("- Hoàn thành tốt nhiệm vụ 180 đ/c (71,5%).", "Hoàn thành tốt nhiệm vụ"),
        ("- Công nhận 9 chi hội vững mạnh (90%).", "chi hội vững mạnh"),
        ("- Cấp giấy chứng nhận cho 45 hộ, đạt 90%.", "Cấp giấy chứng nhận"),
        ("- Quán triệt Nghị quyết 29 (96%).", "Quán triệt Nghị quyết 29"),
        ("- Trồng rừng đạt 45% KH năm.", "Trồng rừng"),
        ("- Thu thuế 3,2 tỷ đồng, đạt 51% NQ HĐND giao.", "Thu thuế"),
        ("- Kết nạp 24 đoàn viên mới, đạt 120% chỉ tiêu.", "đoàn viên mới"),
        ("- Số tiền thu nộp: 120.000.000đ / 160.000.000đ phải thu (đạt 75%).", "tiền thu nộp"),
    ],
)
def test_a_share_is_of_what_was_done_and_its_subject_holds_no_number(text: str, subject: str) -> None:
    assert [f.columns["subject"] for f in claims(HEAD + text) if f.columns["measure"] == "percent"] == [subject]


UNDER_THE_TITLE = """BÁO CÁO
I. KẾT QUẢ
a) Tiêu chuẩn 1: 100% đoàn viên đăng ký thi đua; trên 97% người dân hài lòng; không có sự cố nào.
b) Tiêu chuẩn 2: không có đoàn viên hút thuốc lá. Công đoàn trao 05 suất quà.
c) Tiêu chuẩn 3: trong năm giới thiệu 03 đoàn viên ưu tú được kết nạp Đảng.
d) Tiêu chuẩn 4: Có từ 90% trở lên đoàn viên xếp loại tốt
"""


def test_what_was_done_may_stand_in_the_line_of_its_standard() -> None:
    assert table_rows(UNDER_THE_TITLE, "standard", "measure", "value") == [
        ("1", "percent", 100), ("1", "percent", 97), ("1", "zero", 0), ("2", "zero", 0), ("3", "count", 3),
    ]  # fmt: skip


SCORES_IN_WORDS = """BÁO CÁO
Tự chấm điểm
I. KẾT QUẢ
TT | Tiêu chuẩn | Kết quả thực hiện | Điểm tối đa | Điểm tự chấm
I | Tiêu chuẩn 1: Hoàn thành nhiệm vụ | | 40 | 38
1 | Chuyên môn | 100% viên chức hoàn thành nhiệm vụ; trên 95% người bệnh hài lòng | 25 | 24
2 | An toàn | Không có sự cố | 15 | 14
II | Tiêu chuẩn 2: Nếp sống văn minh | | 30 | 30
1 | Nếp sống | Không viên chức nào vi phạm; 02 viên chức được kết nạp Đảng | 30 | 30
"""


def test_a_row_of_scores_claims_what_its_words_say_too() -> None:
    assert table_rows(SCORES_IN_WORDS, "standard", "measure", "value") == [
        ("1", "score", 38), ("1", "score", 24), ("1", "percent", 100), ("1", "percent", 95), ("1", "score", 14), ("1", "zero", 0),
        ("2", "score", 30), ("2", "score", 30), ("2", "zero", 0), ("2", "count", 2),
    ]  # fmt: skip


NONE_IN_A_TABLE = """BÁO CÁO
I. KẾT QUẢ
TT | Tiêu chí | Nội dung | Kết quả | Đánh giá
1 | An ninh | Không có khiếu kiện vượt cấp | 0 vụ | Đạt
2 | An toàn | Số vụ cháy nổ | 0 | Đạt
3 | Môi trường | Xử lý vi phạm kịp thời | Không | Chưa đạt
4 | Nếp sống | Không để xảy ra tệ nạn xã hội, bạo lực gia đình | Không | Đạt
"""


def test_none_in_the_result_of_a_row_is_claimed_of_what_the_row_names() -> None:
    assert table_rows(NONE_IN_A_TABLE, "measure", "value", "verdict", "subject") == [
        ("status", None, "met", None),
        ("zero", 0, "met", "khiếu kiện"),
        ("status", None, "met", None),
        ("zero", 0, "met", "vụ cháy nổ"),
        ("status", None, "not_met", None),
        ("status", None, "met", None),
        ("zero", 0, "met", "tệ nạn xã hội, bạo lực gia đình"),
    ]


RATES = """BÁO CÁO
I. KẾT QUẢ
TT | Đơn vị | Số hồ sơ | Tỷ lệ đúng hạn (%) | Tỷ lệ nữ
1 | Phòng Tư pháp | 312 | 98,5 | 40%
2 | UBND các xã | 4.100 | 100 | 35%
"""


def test_a_table_of_rates_claims_each_row_and_shares_of_a_whole_are_none() -> None:
    assert table_rows(RATES, "measure", "value", "subject", "criterion") == [
        ("percent", 98.5, "Phòng Tư pháp", "Tỷ lệ đúng hạn (%)"),
        ("percent", 100, "UBND các xã", "Tỷ lệ đúng hạn (%)"),
    ]


GROUPS = """BÁO CÁO
I. KẾT QUẢ
Độ tuổi | Số người | Tham gia TS | Tham gia TL% | Không tham gia SL | Tỷ lệ (%)
Dưới 30 | 46 | 36 | 78,3 | 10 | 21,7
31 đến 45 | 75 | 69 | 92 | 6 | 8
"""


def test_shares_beside_their_counts_are_of_the_group_of_the_row() -> None:
    assert table_rows(GROUPS, "value", "subject", "criterion") == [
        (78.3, "Dưới 30", "Tham gia TL%"),
        (21.7, "Dưới 30", "Không tham gia SL Tỷ lệ (%)"),
        (92, "31 đến 45", "Tham gia TL%"),
        (8, "31 đến 45", "Không tham gia SL Tỷ lệ (%)"),
    ]
    staff = GROUPS.replace("Không tham gia", "Lý luận chính trị").replace("Tham gia", "Đại học")
    assert table_rows(staff, "value") == []


TWO_JUDGES = """BÁO CÁO
I. KẾT QUẢ
TT | Nội dung tiêu chí | Chỉ tiêu | Đơn vị tự chấm | Đoàn kiểm tra
1 | Vững mạnh về chính trị | Đạt | Đạt | Chưa đạt
2 | Sẵn sàng chiến đấu | Đạt | Đạt | Đạt
"""
UNITS = """BÁO CÁO
I. KẾT QUẢ
TT | Nội dung | Tổ khối Đảng | Tổ khối đoàn thể
1 | Kiểm tra tài chính | đạt | chưa đạt
"""


def test_judges_who_differ_and_units_have_verdicts_of_their_own_and_a_target_none() -> None:
    assert table_rows(TWO_JUDGES, "criterion", "verdict", "subject") == [
        ("Vững mạnh về chính trị", "met", None),
        ("Vững mạnh về chính trị", "not_met", None),
        ("Sẵn sàng chiến đấu", "met", None),  # both say the same
    ]
    assert table_rows(UNITS, "criterion", "verdict", "subject") == [
        ("Kiểm tra tài chính", "met", "Tổ khối Đảng"),
        ("Kiểm tra tài chính", "not_met", "Tổ khối đoàn thể"),
    ]


SCHOOL = """BÁO CÁO
I. KẾT QUẢ
Khối | Số HS | Nữ (%) | Hạnh kiểm Tốt (%) | Học lực Yếu (%)
6 | 231 | 48,1 | 68,4 | 6,5
7 | 214 | 51,0 | 71,0 | 0
Toàn trường | 445 | 49,5 | 69,7 | 3,4
"""


def test_a_head_in_percent_claims_each_row_also_where_rows_are_called_by_numbers() -> None:
    assert table_rows(SCHOOL, "value", "subject", "criterion") == [
        (68.4, "Khối 6", "Hạnh kiểm Tốt (%)"), (6.5, "Khối 6", "Học lực Yếu (%)"),
        (71, "Khối 7", "Hạnh kiểm Tốt (%)"), (0, "Khối 7", "Học lực Yếu (%)"),
        (69.7, "Toàn trường", "Hạnh kiểm Tốt (%)"), (3.4, "Toàn trường", "Học lực Yếu (%)"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "head", ["Tăng so với năm 2019 (%)", "Kế hoạch (%)", "Tỷ trọng (%)", "Trình độ đại học (%)", "Đảng viên (%)"]
)
def test_changes_plans_and_shares_of_a_body_claim_nothing(head: str) -> None:
    assert {row[0] for row in table_rows(SCHOOL.replace("Học lực Yếu (%)", head), "criterion")} == {"Hạnh kiểm Tốt (%)"}


def test_the_share_of_the_points_is_claimed_beside_the_points() -> None:
    text = """BÁO CÁO
Tự chấm điểm chỉ số cải cách hành chính
I. KẾT QUẢ
TT | Lĩnh vực | Điểm chuẩn | Tự chấm | Tỷ lệ %
1 | Cải cách thể chế | 10 | 9,5 | 95,00"""
    assert table_rows(text, "measure", "value", "maximum") == [("score", 9.5, 10), ("percent", 95, None)]


STATED = {  # text: measure, value, verdict
    "- Đối chiếu quy định, đơn vị tự xếp loại: Đạt chuẩn văn hóa năm 2021, kính đề nghị công nhận.": [("status", None, "met")],
    "- Kiểm tra chéo giữa các trạm theo Kế hoạch số 15/KH-TTYT ngày 02/3/2020: không đạt.": [("status", None, "not_met")],
    "- Tiêu chí 4.1 (niêm yết thủ tục): chưa đạt; Tiêu chí 5.3 (hồ sơ mạng): đạt.": [
        ("status", None, "not_met"),
        ("status", None, "met"),
    ],
    "Tự đánh giá từng nội dung:\n- Nữ công: không đạt yêu cầu;\n- Thư viện thân thiện → ĐẠT;\n- Nộp hội phí - đạt.": [
        ("status", None, "not_met"),
        ("status", None, "met"),
        ("status", None, "met"),
    ],
    "- Phấn đấu năm sau các chi hội: đạt.": [],
    "- Khảo sát người bệnh: điểm trung bình 4,15/5.": [("score", 4.15, None)],
    "- Họp tại địa điểm số 12/5 đường Lê Lợi.": [],
    "- Kiểm tra tay nghề 100% đạt yêu cầu, trong đó khá, giỏi 71,5%.": [("percent", 100, None), ("percent", 71.5, None)],
    "- Yêu cầu khá, giỏi 71,5%.": [],
    "- Toàn chi hội không còn hộ hội viên ở nhà tạm.": [("zero", 0, None)],
    "- Cơ quan không còn hội viên theo dõi thi đua.": [],
    "- Nợ thuế năm trước bằng 0.": [("zero", 0, None)],
    "- Số vi phạm bằng 0,5 lần năm trước.": [],
    "- Lấy phiếu công khai, không có ý kiến phản đối.": [("zero", 0, None)],
    "- Không có giáo viên dạy thêm trái quy định.": [("zero", 0, None)],
    "- Ngoài ra còn 09 người làm việc theo khoán đến hết năm.": [],
}


@pytest.mark.parametrize("text", STATED)
def test_what_is_stated_in_other_wordings(text: str) -> None:
    assert [(f.columns["measure"], f.columns["value"], f.columns["verdict"]) for f in claims(HEAD + text)] == STATED[text]


TOTALS = """THÔNG BÁO
Kết quả chấm điểm thi đua năm
Theo bảng điểm thi đua (thang điểm 100), kết quả như sau:
1. Kết quả chấm điểm:
STT | Đơn vị | Tổng điểm | Xếp loại
1 | Chi đoàn thôn Bến Đá | 97,5 | Xuất sắc
2 | Chi đoàn trường Kim Sơn | 88 | Tốt"""


def test_a_notice_claims_the_totals_of_those_that_were_scored() -> None:
    assert table_rows(TOTALS, "measure", "value", "maximum", "subject", "criterion") == [
        ("score", 97.5, 100, "Chi đoàn thôn Bến Đá", None),
        ("score", 88, 100, "Chi đoàn trường Kim Sơn", None),
    ]
    two_scales = TOTALS.replace("như sau:", "như sau (điểm thưởng theo thang điểm 10):")
    assert table_rows(two_scales, "value", "maximum") == [(97.5, None), (88, None)]


def test_people_with_totals_are_no_units_that_were_scored() -> None:
    assert table_rows(TOTALS.replace("Đơn vị", "Họ và tên"), "measure") == []


def test_a_part_numbered_above_a_request_is_no_part_of_it() -> None:
    text = (
        "THÔNG BÁO\nKết quả phong trào\n1. Kết quả chung\n2. Khen thưởng\n2.1. Tặng Giấy khen cho các cá nhân.\n"
        "2.2. Đề nghị cấp trên tặng Bằng khen cho tập thể.\n3. Nhận xét: 100% chi hội có mô hình; không có chi hội xếp loại yếu."
    )
    assert [f.columns["measure"] for f in claims(text)] == ["percent", "zero"]


REACHED = """BÁO CÁO
Kết quả hoạt động năm
I. KẾT QUẢ
TT | Chỉ tiêu | Đơn vị tính | Kế hoạch | Thực hiện | Đạt (%)
1 | Lượt khám | lượt | 12.000 | 12.600 | 105
2 | Thu phí | triệu đồng | 800 | 764 | 95,5"""


@pytest.mark.parametrize("head", ["Đạt (%)", "Tỷ lệ %", "% hoàn thành", "TH/KH (%)", "% so với kế hoạch"])
def test_the_share_of_the_plan_that_was_reached_is_claimed(head: str) -> None:
    assert table_rows(REACHED.replace("Đạt (%)", head), "measure", "value", "criterion") == [
        ("percent", 105, "Lượt khám"),
        ("percent", 95.5, "Thu phí"),
    ]


@pytest.mark.parametrize("head", ["% so với cùng kỳ", "Năm trước", "Tỷ trọng (%)"])
def test_what_compares_with_another_year_is_no_share_of_the_plan(head: str) -> None:
    assert table_rows(REACHED.replace("Đạt (%)", head), "value") == []


LOOKING_BACK = """KẾ HOẠCH
kiểm điểm cuối năm
I- MỤC ĐÍCH, YÊU CẦU
- 100% chi bộ được kiểm điểm.
II- TÌNH HÌNH
- Năm trước có 12/15 chi bộ trong sạch, chiếm 80%; không có chi bộ yếu kém.
III- TIẾN ĐỘ
- 100% chi bộ hoàn thành trước ngày 15/11."""


def test_a_plan_claims_where_it_looks_back() -> None:
    assert [(f.columns["measure"], f.columns["value"]) for f in claims(LOOKING_BACK) if f.columns["measure"] != "count"] == [
        ("percent", 80),
        ("zero", 0),
    ]
    assert claims(LOOKING_BACK.replace("KẾ HOẠCH", "QUYẾT ĐỊNH")) == []


RESOLUTION = """NGHỊ QUYẾT
Về tình hình thực hiện nhiệm vụ 6 tháng đầu năm 2014
QUYẾT NGHỊ:
Điều 1. Hội đồng nhân dân xã thống nhất thông qua kết quả thực hiện nhiệm vụ 6 tháng đầu năm 2014 với các chỉ tiêu sau:
1. Tổng thu ngân sách đạt 61,4% dự toán năm.
2. Không có khiếu kiện vượt cấp.
Điều 2. Giao Ủy ban nhân dân xã thực hiện; 100% ấp xây dựng kế hoạch.
Điều 3. Nghị quyết này có hiệu lực từ ngày ký.
"""


def test_of_a_resolution_the_article_that_approves_results_claims() -> None:
    assert [(f.columns["measure"], f.columns["value"]) for f in claims(RESOLUTION)] == [("percent", 61.4), ("zero", 0)]
    article = RESOLUTION.split("Điều 1. ")[1].split("\n")[0]
    assert claims(RESOLUTION.replace(article, "Đánh giá tình hình")) != []
    assert claims(RESOLUTION.replace("thông qua kết quả thực hiện", "thông qua phương hướng, ")) == []
    assert claims(RESOLUTION.replace("NGHỊ QUYẾT", "QUYẾT ĐỊNH")) == []


OWN_NUMBERS = """BÁO CÁO
Kết quả thực hiện Bộ tiêu chí quốc gia về xã nông thôn mới
I. KẾT QUẢ
TT | Tên tiêu chí | Kết quả thực hiện | Đánh giá
1 | Quy hoạch | Đã duyệt | Đạt
2 | Giao thông | Đang làm | Chưa đạt
3 | Thu nhập | Tăng | Đạt
4 | Hộ nghèo | Giảm | Đạt
5 | Bãi rác và nghĩa trang | Chưa có | Không đạt"""


def test_printed_numbers_that_are_not_the_frameworks_are_kept_without_it() -> None:
    assert table_rows(OWN_NUMBERS, "standard", "framework") == [
        ("1", "NTM"),
        ("2", "NTM"),
        ("3", None),
        ("4", None),
        ("5", None),
    ]


@pytest.mark.parametrize("lead", ["Ghi chú", "1. Nhận xét"])
def test_a_note_in_a_row_of_its_own_is_read_as_prose(lead: str) -> None:
    text = """BÁO CÁO
Thống kê đội ngũ
I. KẾT QUẢ
TT | Trường | Tổng số | Nữ
1 | Trường A | 21 | 12
2 | Trường B | 33 | 20
Ghi chú: 100% giáo viên đạt chuẩn; không có giáo viên bỏ giờ. | | | """.replace("Ghi chú", lead)
    assert table_rows(text, "measure", "value") == [("percent", 100), ("zero", 0)]


def test_the_share_of_the_total_is_claimed_too_where_its_name_stands_under_the_numbering() -> None:
    text = REACHED.replace("Chỉ tiêu", "Khoản thu") + "\nCộng | | | 12.800 | 13.364 | 104,4"
    assert table_rows(text, "value", "subject") == [(105, "Lượt khám"), (95.5, "Thu phí"), (104.4, "Cộng")]


HEARD = {
    "- 98,7% đối tượng hài lòng với thái độ phục vụ; 100% cửa hàng ký cam kết.": [("percent", 98.7, "đối tượng"), ("percent", 100, "cửa hàng")],
    "- 95% thí sinh đỗ tốt nghiệp; 90% số hộ đạt chuẩn.": [("percent", 95, "thí sinh"), ("percent", 90, "hộ")],
    "- Chưa có tranh chấp lao động; chưa từng có phụ huynh khiếu nại; chưa có ổ dịch.": [
        ("zero", 0, "tranh chấp"), ("zero", 0, "phụ huynh"), ("zero", 0, "ổ dịch"),
    ],
    "- Nợ phải thu còn 15 hộ; không phát sinh nợ xấu.": [("zero", 0, "nợ xấu")],
    "- Năm 2020 đơn vị hoàn thành nhiệm vụ; các năm 2018, 2019 và 2020 tập thể tham gia đủ.": [],
    "- Công ty có 100% vốn nhà nước; cổ tức chi trả 8%; giảm giá 5% cho khách hàng.": [],
    "- Nghị quyết đề ra đến năm 2025 tỷ lệ hộ nghèo dưới 3%, trên 95% dân số tham gia.": [],
    "- Điều kiện: trên 50% thành viên tán thành.": [],
    "- Sở kính trình UBND tỉnh tặng Bằng khen cho 02 tập thể.": [],
    "98,5% 97,2% 100% 99%": [],
}  # fmt: skip


@pytest.mark.parametrize("text", HEARD)
def test_claims_heard_from_further_clerks(text: str) -> None:
    assert [(f.columns["measure"], f.columns["value"], f.columns["subject"]) for f in claims(HEAD + text)] == HEARD[text]


def test_a_list_of_verdicts_may_give_reasons() -> None:
    text = "- Tiêu chuẩn 1: Đạt\n- Tiêu chuẩn 2: Chưa đạt (còn thiếu hồ sơ minh chứng)\n- Nội dung 4 - Vệ sinh môi trường: Đạt.\nCộng: 97 điểm"
    assert [(f.columns["measure"], f.columns["verdict"]) for f in claims(HEAD + text)] == [
        ("status", "met"), ("status", "not_met"), ("status", "met"), ("score", None),
    ]  # fmt: skip


NONE_OF_A_KIND = {  # text: the subjects of its zero claims
    "- Không có quân nhân đào ngũ; không có người chết.": ["quân nhân", "người"],
    "- Khu phố không có điểm bán lẻ ma túy; cả thôn không còn nhà tranh tre.": ["điểm bán lẻ ma túy", "nhà tranh tre"],
    "- Không có văn bản ban hành trái thẩm quyền.": ["văn bản"],
    "- Chưa có lô hàng nào bị trả về; chưa phường, xã nào chậm tiến độ.": ["lô hàng", "phường, xã"],
    "- Không có trạm thiếu nữ hộ sinh; không có công dân vượt biên.": ["trạm", "công dân"],
    "- Đơn vị không mất ngày công nào; không bỏ sót đối tượng nào.": ["ngày công", "đối tượng"],
    "- Chưa ai bị xử lý kỷ luật; chưa lần nào phải nhắc nhở.": ["ai", "lần"],
    "- Chưa nảy sinh mâu thuẫn; không hình thành băng nhóm; chẳng có hộ nào đói.": ["mâu thuẫn", "băng nhóm", "hộ"],
    "- Nhiều năm liền không có lễ hội nào để xảy ra mê tín.": ["lễ hội"],
    # lacked, not known, forbidden, supposed, or of some only
    "- Số lần kiểm tra đột xuất: 0 lần; cán bộ không bao giờ được chủ quan.": [],
    "- Xã không có biện pháp xử lý vi phạm; không có điều kiện phòng dịch bệnh.": [],
    "- Không biết thế nào là vi phạm, không phải lúc nào cũng có; không còn cách nào khác.": [],
    "- Có nơi không có cán bộ phụ trách, để xảy ra vi phạm; chưa có quy chế xử lý vi phạm.": [],
    "- Chi bộ không có đảng viên xin ra khỏi Đảng.": ["đảng viên"],
    "- Đơn vị không được để xảy ra sai sót nào; không cho phép đơn vị nào chậm trễ.": [],
    "- Nếu không có hộ nào vi phạm thì khen thưởng.": [],
    "- Một số thôn không có điểm đen về rác thải; nhiều hộ chưa có lô hàng nào xuất khẩu.": [],
    "- 14/17 xã, phường không có tội phạm về ma túy.": [],
}


@pytest.mark.parametrize("text", NONE_OF_A_KIND)
def test_none_of_a_kind_that_no_vocabulary_names(text: str) -> None:
    zeros = [f.columns for f in claims(HEAD + text) if f.columns["measure"] == "zero"]
    assert [zero["subject"] for zero in zeros] == NONE_OF_A_KIND[text]
    assert all(zero["negated"] and zero["value"] == 0 for zero in zeros)


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("- Tất cả các kho lưu trữ đều có hệ thống báo cháy.", ["kho lưu trữ"]),
        ("- Toàn bộ nhà xưởng đều thông gió; mọi khoản thu đều được công khai.", ["nhà xưởng", "khoản thu"]),
        ("- Toàn bộ 04 huyện và 100% xã đã kiện toàn Ban Chỉ đạo.", ["huyện"]),
        ("- Yêu cầu tất cả các kho lưu trữ đều có hệ thống báo cháy.", []),
        ("- Tất cả vì học sinh thân yêu.", []),
    ],
)
def test_all_of_a_kind_that_no_vocabulary_names(text: str, subjects: list[str]) -> None:
    assert [f.columns["subject"] for f in claims(HEAD + text) if f.columns["measure"] == "all"] == subjects


def test_a_scale_is_no_score() -> None:
    assert rows(HEAD + "- Kết quả chấm điểm theo thang 100 điểm:") == []


def test_a_verdict_listed_behind_a_sentence_is_one() -> None:
    text = "- Chỉ số năm nay tăng. Tiêu chí thanh toán trực tuyến: Không đạt; tiêu chí chữ ký số: Đạt."
    assert [(f.columns["criterion"], f.columns["verdict"]) for f in claims(HEAD + text)] == [
        ("Tiêu chí thanh toán trực tuyến", "not_met"),
        ("tiêu chí chữ ký số", "met"),
    ]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("- Sáng kiến được công nhận: 17/19.", [("count", 17, None)]),
        ("- Số hộ đạt danh hiệu: 452/480.", [("count", 452, None)]),
        ("- Mục “thanh toán trực tuyến” tự đánh giá chưa đạt; tiêu chí số 17 môi trường chưa đạt.", [("status", None, "not_met")] * 2),
        ("- Huyện là đơn vị chưa hoàn thành chỉ tiêu kế hoạch.", [("status", None, "not_met")]),
        ("- Một số chỉ tiêu kinh tế chưa đạt, các tiêu chí còn lại không đạt.", []),
        ("- Giao quân đạt 100% chỉ tiêu; không có trường hợp bù đổi.", [("percent", 100, None), ("zero", 0, None)]),
        ("- Không để sót đối tượng; kho dược không thất thoát thuốc.", [("zero", 0, None)] * 2),
        ("- 17/17 điểm giao dịch xếp loại tốt.", []),
        ("- Không có đơn vị nào chậm quá 05 ngày; không có dịch lớn.", [("zero", 0, None)] * 2),
    ],
)  # fmt: skip
def test_results_of_criteria_of_campaigns_and_of_care(text: str, stated: list[tuple[object, object, object]]) -> None:
    assert [(f.columns["measure"], f.columns["value"], f.columns["verdict"]) for f in claims(HEAD + text)] == stated


KINDERGARTEN = """BÁO CÁO
I. KẾT QUẢ
Độ tuổi | Số lớp | Số trẻ ra lớp | Tỷ lệ huy động
Nhà trẻ | 3 | 62 | 38,5%
MG 5 tuổi | 3 | 98 | 100%
Cộng | 6 | 160 |
"""


def test_rates_of_age_groups_are_claimed() -> None:
    assert table_rows(KINDERGARTEN, "value", "subject") == [(38.5, "Nhà trẻ"), (100, "MG 5 tuổi")]


def test_a_table_with_results_and_verdicts_claims_also_under_a_heading_of_goals() -> None:
    text = PLAN.replace("I. KẾT QUẢ", "4. Một số chỉ tiêu theo Nghị quyết")
    assert table_rows(text, "value", "verdict") == [
        (None, "met"), (2.8, "met"), (None, "not_met"), (88.5, "not_met"), (None, "met"),
    ]  # fmt: skip
    assert (
        table_rows(text.replace("Kết quả thực hiện các chỉ tiêu", "Về công tác").replace("BÁO CÁO", "QUYẾT ĐỊNH"), "value")
        == []
    )


def test_a_note_of_a_sheet_goes_on_in_the_row_below() -> None:
    text = (
        "BÁO CÁO\nTT | Đơn vị | Tổng số | Nữ\n1 | Phòng A | 21 | 12\n2 | Phòng B | 33 | 20\nGhi chú: không có đơn vị nào vượt biên chế. | | |\n"
        "Tinh giản biên chế đạt 116,7% kế hoạch; 100% công chức được đánh giá. | | |\nNgười lập biểu 100% | | |"
    )
    assert table_rows(text, "measure", "value") == [("zero", 0), ("percent", 116.7), ("percent", 100)]


SAID_OF = {  # text: measure and subject of what it claims
    "- 78 đồng chí hoàn thành tốt nhiệm vụ, đạt 78,8%.": [("count", "đồng chí"), ("percent", "đồng chí hoàn thành tốt nhiệm vụ")],
    "- Số hộ nghèo chỉ còn 0,3%; có chứng chỉ 27%.": [("percent", "hộ nghèo"), ("percent", "chứng chỉ")],
    "- Tỷ lệ lên lớp hàng năm đều đạt 100%.": [("percent", "Tỷ lệ lên lớp")],
    "- Tỷ lệ hộ dùng nước sạch là 94%, trong đó có 36% số dân dùng nước máy.": [
        ("percent", "Tỷ lệ hộ dùng nước sạch"), ("percent", "dân"),
    ],
    "- Không có người tái nghiện; không còn xã dưới 6 tiêu chí; không có phiếu không hài lòng.": [
        ("zero", "người"), ("zero", "xã"), ("zero", "phiếu"),
    ],
    "- Tất cả số hội cơ sở hoàn thành tốt nhiệm vụ; chi hội đạt 7/7 nhóm tiêu chí.": [("all", "hội cơ sở"), ("count", "nhóm tiêu chí")],
    "- Đảng bộ có 10 đ/c đảng viên hoàn thành xuất sắc nhiệm vụ năm học, bằng 10,1%.": [
        ("count", "đ/c đảng viên"), ("percent", "đ/c đảng viên hoàn thành xuất sắc nhiệm vụ năm học"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", SAID_OF)
def test_of_whom_results_of_associations_and_services_are_claimed(text: str) -> None:
    assert [(f.columns["measure"], f.columns["subject"]) for f in claims(HEAD + text)] == SAID_OF[text]


SAID_BY_COURTS_AND_CLINICS = {  # text: measure and subject
    "- Không có án để quá luật định; không còn vụ việc tồn đọng.": [("zero", "án"), ("zero", "vụ việc")],
    "- Không có hồ sơ trả chậm phải xin lỗi; chưa phát sinh trường hợp phải xin lỗi.": [("zero", "hồ sơ trả chậm"), ("zero", "trường hợp")],
    "- Không có văn bản quy phạm pháp luật phải bãi bỏ.": [("zero", "văn bản quy phạm pháp luật")],
    "- Không có bệnh nhân sốt rét; không còn đường đất lầy lội.": [("zero", "bệnh nhân sốt rét"), ("zero", "đường đất")],
    "- Đã giải quyết 260 vụ việc phải giải quyết, đạt 36,5%.": [("percent", "vụ việc phải giải quyết")],
    "- Án bị hủy là 0,69%, thấp hơn năm trước 0,08%.": [("percent", "Án bị hủy"), ("percent", "Án bị hủy")],
    "- Xác minh 55/55 điểm cảnh báo cháy rừng.": [],
    "- Lao động không có hợp đồng không được hưởng chế độ.": [],
    "- Các đơn vị phải báo cáo; không để xảy ra vi phạm.": [],
}  # fmt: skip


@pytest.mark.parametrize("text", SAID_BY_COURTS_AND_CLINICS)
def test_what_courts_clinics_and_desks_claim(text: str) -> None:
    assert [(f.columns["measure"], f.columns["subject"]) for f in claims(HEAD + text)] == SAID_BY_COURTS_AND_CLINICS[text]


def test_a_verdict_that_names_its_standard_stands_under_it() -> None:
    text = "IV. TỰ ĐÁNH GIÁ\nTiêu chuẩn 1: Đạt; Tiêu chuẩn 2: Đạt; Tiêu chuẩn 3: Chưa đạt."
    assert [(f.columns["standard"], f.columns["verdict"]) for f in claims(HEAD + text)] == [
        ("1", "met"), ("2", "met"), ("3", "not_met"),
    ]  # fmt: skip


def test_a_row_that_counts_is_judged_beside_its_count() -> None:
    text = """BÁO CÁO
I. KẾT QUẢ
TT | Tiêu chí | Kết quả thực hiện | Đánh giá
6 | Cơ sở vật chất văn hóa | 9/9 thôn đạt chuẩn nhà văn hóa | Đạt
4 | Điện | 99% hộ dùng điện an toàn thường xuyên | Đạt"""
    assert table_rows(text, "measure", "value", "verdict") == [
        ("status", None, "met"), ("count", 9, None), ("status", None, "met"), ("percent", 99, "met"),
    ]  # fmt: skip


def test_a_comparison_broken_over_lines_is_whole() -> None:
    claim = only("- Nợ quá hạn không\n     quá 0,3%.")
    assert (claim["comparator"], claim["subject"]) == ("<=", "Nợ quá hạn")


ASKED = """BÁO CÁO
I. KẾT QUẢ
Nhóm tuổi | Số người được hỏi | Hài lòng | Nữ
Từ 18 đến 35 tuổi | 83 | 72 (86,7%) | 40 (48,2%)
Trên 55 tuổi | 46 | 41 (89,1%) | 20 (43,5%)
"""


def test_shares_beside_their_counts_in_a_table_are_claimed() -> None:
    assert table_rows(ASKED, "value", "subject", "criterion") == [
        (86.7, "Từ 18 đến 35 tuổi", "Hài lòng"), (89.1, "Trên 55 tuổi", "Hài lòng"),
    ]  # fmt: skip


@pytest.mark.parametrize("head", ["So với nghị quyết", "Đơn vị tự chấm", "Đoàn kiểm tra"])
def test_verdicts_under_the_heads_of_comparisons_and_inspections(head: str) -> None:
    text = f"BÁO CÁO\nI. KẾT QUẢ\nTT | Nội dung tiêu chí | {head}\n1 | Thư viện thân thiện | Đạt\n2 | Trường học an toàn | Chưa đạt"
    assert table_rows(text, "measure", "verdict") == [("status", "met"), ("status", "not_met")]


def test_a_tick_of_the_root_sign_is_a_cross() -> None:
    assert [row[0] for row in table_rows(CROSSES.replace(" x |", " √ |"), "verdict")] == ["met", "not_met"]


IN_FIGURES = {  # text: measure, value and subject of what it claims
    "- 8/11 cụm thủy nông đạt loại giỏi; 9/10 trạm y tế có bác sĩ.": [("count", 8, "cụm thủy nông"), ("count", 9, "trạm y tế")],
    "- Tổ hòa giải hòa giải thành 3/4 vụ mâu thuẫn, giải quyết dứt điểm 12/12 đơn.": [("count", 3, "vụ mâu thuẫn"), ("count", 12, "đơn")],
    "- Giao quân 18/18 thanh niên; lắp đặt 1.120/1.120 đồng hồ.": [("count", 18, "thanh niên"), ("count", 1120, "đồng hồ")],
    "- Đám tang không có rượu: 18/21 đám.": [("count", 18, "Đám tang không có rượu")],
    "- Bố trí công an chính quy tại 203/203 xã; 751/760 em hạnh kiểm tốt.": [("count", 203, "xã"), ("count", 751, "em hạnh kiểm tốt")],
    "- Đoàn đạt 14 giải tại hội thi.": [("count", 14, "giải")],
    "- Cấp 49/50 thẻ, đạt 98%.": [("percent", 98, "thẻ")],
    "- Sở hoàn thành 27/29 nhiệm vụ trong Kế hoạch (93,1%).": [("count", 27, "nhiệm vụ"), ("percent", 93.1, "nhiệm vụ trong Kế hoạch")],
    "- Đã hoàn thành vượt mức kế hoạch 10/25 chỉ tiêu.": [("count", 10, "chỉ tiêu")],
    "- Họp ngày 5/9 học sinh được dự; xếp thứ 3/15 trường đạt loại giỏi; thợ bậc 6/7 được thưởng.": [],
    "- Khoảng 2/3 diện tích được tưới; lớp 5/1 đạt giải nhất; có mặt: 8/9 thành viên; 2/3 thành viên vắng mặt.": [],
    "- Theo Nghị quyết 12/18 của huyện.": [],
}  # fmt: skip


@pytest.mark.parametrize("text", IN_FIGURES)
def test_a_share_in_figures_is_claimed_where_it_was_reached(text: str) -> None:
    assert [(f.columns["measure"], f.columns["value"], f.columns["subject"]) for f in claims(HEAD + text)] == IN_FIGURES[text]


NOT_SUFFERED = {  # text: the subjects of its zero claims
    "- Đơn vị không bị nhắc nhở, phê bình; chưa từng bị khách hàng phàn nàn.": ["nhắc nhở, phê bình", "khách hàng phàn nàn"],
    "- 5 năm không có ai phạm pháp.": ["ai"],
    "- Không để trẻ em xảy ra tai nạn, đặc biệt là trong dịp hè.": ["tai nạn"],
    "- Không để cho người ngoài vào gây rối.": ["người ngoài vào"],
    "- Không có ý kiến bảo lưu, không có phiếu trắng.": ["ý kiến bảo lưu", "phiếu trắng"],
    "- Hộ không bị thu hồi đất được hỗ trợ.": [],
    "- Chỉ đạo các đơn vị không để xảy ra cháy nổ.": [],
    "- Năm học tới, không có học sinh bỏ học.": [],
    "- 12/14 xã không bị xử phạt.": [],
}


@pytest.mark.parametrize("text", NOT_SUFFERED)
def test_what_nobody_suffered_is_claimed(text: str) -> None:
    assert [f.columns["subject"] for f in claims(HEAD + text) if f.columns["measure"] == "zero"] == NOT_SUFFERED[text]


OF_WHOM = {  # text: the subjects of its percentages
    "- Hội viên 1.244 người (nữ 845 người, chiếm 67,9%).": ["nữ"],
    "- Toàn huyện có 12 trường (trong đó 9 trường đạt chuẩn quốc gia, chiếm 75%).": ["trường đạt chuẩn quốc gia"],
    "- Kết nạp được 196 đảng viên mới (vượt hơn 30% so với nghị quyết).": ["đảng viên mới"],
    "- Hội nghị biểu dương cấp xã, thị trấn tổ chức đạt 100%.": ["Hội nghị biểu dương cấp xã, thị trấn tổ chức"],
    "- Có 121/151 hộ gia đình cán bộ, hội viên phụ nữ nắm vững tiêu chí (đạt 83,85%).": ["hộ gia đình cán bộ, hội viên phụ nữ nắm vững tiêu chí"],
    "- Thu ngân sách 127 tỷ 640 triệu đồng, vượt 6,4% dự toán.": ["Thu ngân sách"],
    "- Thu nhập bình quân đầu người 36 triệu đồng/người/năm, đạt 120%.": ["Thu nhập bình quân đầu người"],
    "- Cơ quan có 32 cán bộ, 100% đạt chuẩn trình độ.": ["cán bộ"],
    "- Công chức xã hiện có 21 người, 100% đạt chuẩn.": ["Công chức xã"],
    "- 100% học sinh lớp 5 hoàn thành chương trình; 98% trẻ 5 tuổi được ra lớp.": ["học sinh lớp 5", "trẻ 5 tuổi"],
    "- Năm 2020 tỷ lệ hộ nghèo còn 3%.": ["tỷ lệ hộ nghèo"],
    "- Công suất giường bệnh năm 2019 đạt 104%, năm 2020 đạt 96,5%.": ["Công suất giường bệnh năm 2019", "Công suất giường bệnh"],
    "- Học sinh đạt học lực khá, giỏi 61%.": ["Học sinh đạt học lực khá, giỏi"],
    "- 74 em xếp loại khá (chiếm 14,4%) và 2 em xếp loại yếu (chiếm 0,4%).": ["em xếp loại khá", "em xếp loại yếu"],
    "- Người tham gia BHXH 206.810 người, chiếm tỷ lệ 35,1% lực lượng lao động.": ["Người tham gia BHXH"],
    "- BHYT 17.308 người, đạt tỷ lệ bao phủ 86,5% dân số.": ["BHYT"],
    "- Toàn xã còn 80 hộ nghèo, chiếm 1,61%.": ["hộ nghèo"],
    "- Thu ngân sách đạt 135,7% xã giao.": ["Thu ngân sách"],
    "- Tổng đàn bò tiếp tục tăng 5,69%.": ["Tổng đàn bò"],
    "- Thu quỹ được 15 triệu đồng, vượt chỉ tiêu 5%.": ["Thu quỹ"],
}  # fmt: skip


@pytest.mark.parametrize("text", OF_WHOM)
def test_a_share_is_of_those_who_reached_it(text: str) -> None:
    assert [f.columns["subject"] for f in claims(HEAD + text) if f.columns["measure"] == "percent"] == OF_WHOM[text]


@pytest.mark.parametrize(
    "text",
    [
        "- Hội phấn đấu: xây dựng quỹ 50 triệu đồng, 98% chi hội vững mạnh; 100% hội viên tham gia.",
        "- Nhiệm kỳ 2022-2025, chi bộ phấn đấu hằng năm đạt trong sạch vững mạnh, 100% đảng viên hoàn thành tốt nhiệm vụ.",
        "- Nhiệm vụ trọng tâm năm 2022, Hội đề ra: 100% hội viên được khám sức khỏe. 95% chi hội đạt loại khá.",
        "- Chỉ tiêu đề ra: từ 80% trở lên.",
        "- Đại biểu thông qua Nghị quyết với các chỉ tiêu chủ yếu như: hộ nghèo giảm còn 1,4%; 93% dân số tham gia bảo hiểm.",
        "- Năm 2021, đơn vị đăng ký: 100% viên chức hoàn thành nhiệm vụ; không có viên chức vi phạm.",
        "- Tiêu chuẩn danh hiệu: có từ 80% cá nhân đạt Lao động tiên tiến, không có cá nhân bị kỷ luật.",
        "- Hội nghị hợp lệ khi có 2/3 đại biểu tham dự; được thông qua khi có trên 50% đại biểu tán thành.",
        "- Giao các trường rà soát 100% hồ sơ.",
    ],
)
def test_what_is_wished_for_is_not_claimed_however_far_behind_its_word(text: str) -> None:
    assert claims(HEAD + text) == []


PLANNED = """HỘI KHUYẾN HỌC XÃ MỸ LỘC
Số: 07/KH-HKH
Mỹ Lộc, ngày 14 tháng 02 năm 2023
KẾ HOẠCH
Xây dựng xã hội học tập năm 2023
Năm 2022, toàn xã đã có 82,5% gia đình đạt danh hiệu Gia đình học tập, không có học sinh bỏ học.
I. CHỈ TIÊU
- Năm 2023, 85% gia đình đạt danh hiệu Gia đình học tập.
"""


def test_a_plan_claims_where_it_tells_of_a_year_before_it() -> None:
    assert [(f.columns["measure"], f.columns["value"]) for f in claims(PLANNED)] == [("percent", 82.5), ("zero", 0)]
    assert claims(PLANNED.replace("Năm 2022, toàn xã", "Năm 2023, toàn xã")) == []


CONGRESS = """ĐẢNG BỘ PHƯỜNG TÂN QUY
NGHỊ QUYẾT
ĐẠI HỘI CHI BỘ KHU PHỐ 6
I. Đánh giá kết quả
- 18/18 tuyến hẻm được bê tông hóa.
II. Phương hướng
- 95% hộ đạt gia đình văn hóa.
III. Nhiệm vụ của chi ủy
Chi ủy cụ thể hóa Nghị quyết; 100% đảng viên học tập. Nghị quyết này được 100% đảng viên dự Đại hội biểu quyết thông qua.
"""


def test_a_vote_is_claimed_whatever_its_part_is_about() -> None:
    assert [(f.columns["measure"], f.columns["value"]) for f in claims(CONGRESS)] == [("count", 18), ("percent", 100)]
    assert len(claims(CONGRESS.replace("Nghị quyết này được 100% đảng viên dự Đại hội", "Vận động 100% đảng viên"))) == 1


PROPOSED = """XÍ NGHIỆP NƯỚC SỐ 3
TỜ TRÌNH
Về việc đề nghị tặng Cờ thi đua
1. Đề nghị tặng Cờ thi đua cho tập thể Xí nghiệp.
2. Đề nghị tặng Bằng khen cho Phân xưởng Vận hành.
Tóm tắt thành tích của Xí nghiệp:
a) Sản lượng bằng 105,4% kế hoạch; không có lao động mất việc.
"""


def test_a_line_that_turns_to_the_merits_ends_what_is_proposed() -> None:
    assert [(f.columns["measure"], f.columns["value"]) for f in claims(PROPOSED)] == [("percent", 105.4), ("zero", 0)]
    assert claims(PROPOSED.replace("Tóm tắt thành tích của Xí nghiệp", "Tiêu chuẩn của cờ thi đua")) == []


def test_what_a_judgement_rests_on_is_no_legal_basis() -> None:
    text = HEAD + "2. Tự đánh giá\nCăn cứ các tiêu chuẩn, đơn vị tự chấm 94,5/100 điểm, xếp loại: Đạt."
    assert [(f.columns["measure"], f.columns["value"], f.columns["verdict"]) for f in claims(text)] == [
        ("status", None, "met"), ("score", 94.5, None),
    ]  # fmt: skip


VOTES = """BIÊN BẢN
Họp xét thi đua
II. NỘI DUNG
1. Đề nghị công nhận Chiến sĩ thi đua cơ sở, kết quả bỏ phiếu:
STT | Họ tên | Số phiếu tán thành | Tỷ lệ
1 | Lường Văn Pản | 8/8 | 100%
2 | Cao Thị Mận | 7/8 | 87,5%
2. Hội đồng thống nhất. Không có ý kiến phản đối.
"""


def test_votes_are_claimed_under_what_is_proposed() -> None:
    assert table_rows(VOTES, "measure", "value", "subject") == [
        ("percent", 100, "Lường Văn Pản"), ("percent", 87.5, "Cao Thị Mận"), ("zero", 0, "ý kiến phản đối"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "Xóm | Tổng số hộ | Hộ đạt GĐVH | Tỷ lệ %\nXóm 1 | 52 | 49 | 94,2\nCộng | 246 | 227 | 92,3",
            [(94.2, "Xóm 1"), (92.3, "Cộng")],
        ),
        ("Năm | Tổng số | Lao động tiên tiến | Tỷ lệ LĐTT (%)\n2018 | 126 | 120 | 95,2\n2019 | 122 | 117 | 95,9", [(95.2, "Năm 2018"), (95.9, "Năm 2019")]),
        (
            "Mục | Nội dung | Số người | Tỷ lệ (%)\nA | Theo độ tuổi | 100 | 100\n1 | Dưới 30 tuổi | 20 | 20\nB | Xếp loại | |\n1 | Hoàn thành tốt nhiệm vụ | 90 | 90\n2 | Không hoàn thành nhiệm vụ | 10 | 10",
            [(90, "Hoàn thành tốt nhiệm vụ"), (10, "Không hoàn thành nhiệm vụ")],
        ),
        ("Danh hiệu | Số người | Ghi chú\nLao động tiên tiến | 69 | đạt 88,5%\nChiến sĩ thi đua | 10 | đề nghị", [(88.5, "Lao động tiên tiến")]),
        ("Đơn vị | Tổng số | Nữ | Tỷ lệ %\nTrạm A | 10 | 6 | 60\nTrạm B | 8 | 4 | 50", []),
        (
            "Chỉ tiêu | 2016 | 2017 | 2018\nTổng dư nợ (tỷ đồng) | 228,4 | 251,9 | 279,3\nNợ quá hạn (%) | 0,21 | 0,16 | 0,12\nTỷ lệ nữ (%) | 40 | 41 | 42",
            [(0.21, "Nợ quá hạn (%)"), (0.16, "Nợ quá hạn (%)"), (0.12, "Nợ quá hạn (%)")],
        ),
        (
            "Năm | Doanh thu (tr.đ) | % so kế hoạch | % so cùng kỳ\n2001 | 4.391 | 112,0 | 124\n2002 | 5.617 | 109,7 | 127",
            [(112, "Năm 2001"), (109.7, "Năm 2002")],
        ),
    ],
)  # fmt: skip
def test_shares_in_tables_are_claimed_of_what_was_reached(table: str, expected: list[tuple[object, ...]]) -> None:
    assert table_rows("BÁO CÁO\nKết quả năm\nI. KẾT QUẢ\n" + table, "value", "subject") == expected


def test_a_row_whose_name_the_framework_does_not_know_has_its_own_number_where_numbers_are_the_framework_s() -> None:
    table = "TT | Tên tiêu chí | Kết quả | Đánh giá\n1 | Quy hoạch | 100% | Đạt\n2 | Giao thông | 86,7% | Đạt\n3 | Thủy lợi | 89,2% | Đạt\n4 | Điện | 99,9% | Đạt\n"
    text = (
        "BÁO CÁO\nKết quả xây dựng nông thôn mới\nI. KẾT QUẢ\n"
        + table
        + "5 | Trường học | 80% | Đạt\n6 | CSVC văn hóa ấp | 96% | Đạt\n"
    )
    shares = [(standard, value) for standard, value in table_rows(text, "standard", "value") if value is not None]
    assert shares[-2:] == [("5", 80), ("6", 96)]


OTHER_NUMBERS = """BÁO CÁO
Kết quả xây dựng xã nông thôn mới
I. KẾT QUẢ
TT | Tên tiêu chí | Nội dung | Kết quả thực hiện | Đánh giá
2 | Giao thông | Đường xã | Cứng hóa toàn bộ | Đạt
5 | Giáo dục | Trường đạt chuẩn | Đã công nhận | Đạt
 | | Phổ cập giáo dục | Duy trì | Đạt
14 | Y tế | Trạm y tế | Đủ điều kiện | Đạt
16 | Tiếp cận văn bản | Niêm yết | Đầy đủ | Chưa đạt"""


def test_the_number_printed_in_front_of_a_row_is_its_standard_where_the_framework_gives_that_title_another() -> None:
    assert table_rows(OTHER_NUMBERS, "standard", "framework") == [
        ("2", "NTM"), ("5", None), ("5", None), ("14", None), ("16", None),
    ]  # fmt: skip


def test_a_part_of_a_standard_stands_under_the_number_in_front_of_its_own() -> None:
    text = """BÁO CÁO
Kết quả xây dựng xã nông thôn mới
I. KẾT QUẢ
TT | Nội dung tiêu chí | Kết quả thực hiện | Đánh giá
5.1 | Trường có đủ phòng học | Đủ phòng | Đạt
5.2 | Xóa mù chữ mức độ 2 | Đã công nhận | Đạt
14.2 | Sổ khám bệnh điện tử | Chưa lập đủ | Chưa đạt"""
    assert table_rows(text, "standard", "verdict") == [("5", "met"), ("5", "met"), ("14", "not_met")]


LEVELS = """BÁO CÁO
Kết quả tự đánh giá
II. TỰ ĐÁNH GIÁ
Tiêu chuẩn | Số tiêu chí | Mức 1 | Mức 2 | Kết quả
Tiêu chuẩn 1 | 10 | 10/10 | 9/10 (90%) | Đạt Mức 2
Tiêu chuẩn 2 | 4 | 3/4 | 0/4 | Không đạt
Cộng | 14 | 13/14 | 9/14 | """


def test_how_many_criteria_of_a_standard_were_met_at_each_level_is_counted() -> None:
    assert table_rows(LEVELS, "standard", "measure", "value", "maximum", "verdict", "criterion") == [
        ("1", "status", None, None, "met", "Tiêu chuẩn 1"),
        ("1", "count", 10, 10, None, "Mức 1"), ("1", "count", 9, 10, None, "Mức 2"), ("1", "percent", 90, None, None, "Mức 2"),
        ("2", "status", None, None, "not_met", "Tiêu chuẩn 2"),
        ("2", "count", 3, 4, None, "Mức 1"), ("2", "count", 0, 4, None, "Mức 2"),
        (None, "count", 13, 14, None, "Cộng: Mức 1"), (None, "count", 9, 14, None, "Cộng: Mức 2"),
    ]  # fmt: skip


def test_a_table_of_criteria_met_and_their_shares_gives_both() -> None:
    text = "BÁO CÁO\nI. KẾT LUẬN\nMức | Số tiêu chí đạt | Tỷ lệ\nMức 1 | 26/27 | 96,3%\nMức 2 | 24/27 | 88,9%"
    assert sorted(table_rows(text, "measure", "value")) == [
        ("count", 24), ("count", 26), ("percent", 88.9), ("percent", 96.3),
    ]  # fmt: skip


def test_who_checks_gives_a_score_of_his_own() -> None:
    table = "TT | Đơn vị | Điểm tối đa | Tự chấm | Sở thẩm định | Xếp loại\n1 | Thư viện tỉnh | 100 | 95 | 94,5 | Xuất sắc\n2 | Bảo tàng tỉnh | 100 | 93 | 91,75 | Tốt"
    assert table_rows("THÔNG BÁO\nKết quả chấm điểm\nI. KẾT QUẢ\n" + table, "measure", "value", "maximum", "subject") == [
        ("score", 95, 100, "Thư viện tỉnh"), ("score", 94.5, 100, "Thư viện tỉnh"),
        ("score", 93, 100, "Bảo tàng tỉnh"), ("score", 91.75, 100, "Bảo tàng tỉnh"),
    ]  # fmt: skip


def test_a_count_that_is_judged_stands_beside_its_verdict() -> None:
    text = "BÁO CÁO\nI. KẾT QUẢ\nTT | Tiêu chí | Kết quả thực hiện | Đánh giá\n5 | Trường học | 2/4 trường | Chưa đạt\n6 | Điện | 99% | Đạt"
    assert table_rows(text, "measure", "value", "verdict") == [
        ("status", None, "not_met"),
        ("count", 2, None),
        ("status", None, "met"),
        ("percent", 99, "met"),
    ]


def test_results_beside_their_plan_are_judged_under_short_heads() -> None:
    text = "BÁO CÁO\nI. KẾT QUẢ\n| TT | Chỉ tiêu | KH | TH | So KH |\n| 1 | Hộ dùng nước sạch (%) | 90 | 93,5 | Vượt |\n| 2 | Trẻ ra lớp | 98% | 97% | Không đạt |"
    assert table_rows(text, "value", "verdict") == [(None, "met"), (93.5, "met"), (None, "not_met"), (97, "not_met")]


def test_a_row_drawn_with_strokes_is_read_cell_by_cell() -> None:
    text = HEAD + "Loại tốt | 100% cán bộ | không có cán bộ vi phạm\n2. Xếp loại\n| Xuất sắc | 12,5% |\n"
    result = run(Source("bao-cao.txt", text.encode()), catalogue(), Settings())
    rows = sorted((f for f in result.findings if f.table == "claims"), key=lambda f: f.evidence.span)
    assert [(f.columns["value"], f.columns["subject"]) for f in rows] == [(100, "cán bộ"), (0, "cán bộ"), (12.5, "Xuất sắc")]


UNMET = {
    "- Thu quỹ an ninh quốc phòng chưa đạt kế hoạch (mới được 38,5%).": [("status", "not_met"), ("percent", None)],
    "- Nhân viên y tế chưa đạt trình độ theo quy định.": [("status", "not_met")],
    "- 02 khoa chưa đạt danh hiệu tiên tiến.": [("status", "not_met")],
    "- Có 31 mô hình, 04 mô hình không đạt do nắng hạn.": [("status", "not_met")],
    "- Thu phí thành viên bằng 88,5% kế hoạch (chưa hoàn thành kế hoạch).": [("percent", None), ("status", "not_met")],
    "- Tiêu chí 2.2 không đạt Mức 2.": [("status", "not_met")],
    "- Không có cán bộ chưa đạt chuẩn.": [("zero", None)],
    "- Một số hộ chưa đạt chuẩn.": [],
    "- 3,7% giáo viên chưa đạt chuẩn.": [("percent", None)],
    "- Cá nhân chưa đạt chuẩn trình độ được cử đi học.": [],
    "- Hội viên chưa đạt danh hiệu sẽ xét lại vào năm sau.": [],
    "- Đơn vị nào không hoàn thành kế hoạch bị trừ điểm.": [],
    "- Phấn đấu không còn tiêu chí chưa đạt chuẩn.": [],
    # a body and how it did
    "- Chi bộ hoàn thành tốt nhiệm vụ 02 năm liền.": [("status", "met")],
    "- Tập thể: Ban Thường vụ, Ban Chấp hành hoàn thành tốt nhiệm vụ.": [("status", "met")],
    "- Đảng bộ 3 năm liền (2018, 2019, 2020) được Huyện ủy xếp loại Hoàn thành tốt nhiệm vụ.": [("status", "met")],
    "- Tự xếp loại: Công đoàn cơ sở hoàn thành xuất sắc nhiệm vụ (từ 90 điểm trở lên).": [("status", "met")],
    "- Chi bộ lãnh đạo cơ quan hoàn thành tốt nhiệm vụ.": [],
    "- Đề nghị công nhận Đảng bộ hoàn thành tốt nhiệm vụ.": [],
    # levels
    "- Trường tự đánh giá: Đạt Mức 1.": [("status", "met")],
    "- Số lượng tiêu chí đạt Mức 1: 28/28 (100%); đạt Mức 2: 27/28 (96,4%).": [
        ("count", None), ("percent", None), ("count", None), ("percent", None),
    ],
    # nobody
    "- Không có cơ sở yếu kém; không có đào, bỏ ngũ.": [("zero", None), ("zero", None)],
    "- Không có cơ sở để kết luận.": [],
}  # fmt: skip


@pytest.mark.parametrize("text", UNMET)
def test_what_was_not_met_and_how_bodies_did_are_verdicts(text: str) -> None:
    assert [(f.columns["measure"], f.columns["verdict"]) for f in claims(HEAD + text)] == UNMET[text]


def test_shares_of_school_years_are_claimed_of_what_their_row_names() -> None:
    text = """BÁO CÁO
Kết quả hai năm học
I. KẾT QUẢ
Nội dung | Năm học 2018-2019 | Năm học 2019-2020
Số học viên | 386 | 412
Tỷ lệ tốt nghiệp | 91,8% | 96,4%
Tỷ lệ nữ | 48% | 49%"""
    assert table_rows(text, "value", "subject") == [(91.8, "Tỷ lệ tốt nghiệp"), (96.4, "Tỷ lệ tốt nghiệp")]


BORNE_OUT = """BÁO CÁO
Tự chấm điểm
II. KẾT QUẢ TỰ CHẤM ĐIỂM
TT | Nội dung tiêu chuẩn | Điểm chuẩn | Điểm tự chấm | Ghi chú
I | Tiêu chuẩn 1: Tuyên truyền | 20 | 18 |
1 | 100% đoàn viên được phổ biến nghị quyết | 10 | 10 |
2 | 100% đoàn viên tham gia hội thao | 10 | 8 |
II | Tiêu chuẩn 2: Tài chính | 40 | 38 |
3 | Tổ công đoàn vững mạnh: 20/21 (95,2%) | 10 | 9 |
4 | Thu kinh phí 412.780.000 đồng, đạt 103,4% dự toán | 10 | 10 |
5 | Không có vi phạm tài chính | 10 | 10 |
6 | Có từ 90% đoàn viên trở lên được học nghị quyết | 10 | 9 | """


def test_what_the_name_of_a_scored_row_tells_is_claimed_where_its_points_bear_it_out() -> None:
    told = [row for row in table_rows(BORNE_OUT, "standard", "measure", "value") if row[1] != "score"]
    assert told == [("1", "percent", 100), ("2", "percent", 95.2), ("2", "percent", 103.4), ("2", "zero", 0)]


CROSSED = """BÁO CÁO
Kết quả tự đánh giá
II. KẾT QUẢ
Tiêu chuẩn, tiêu chí | Không đạt | Đạt Mức 1 | Đạt Mức 2 | Đạt Mức 3
Tiêu chí 1.1 | | x | x | -
Tiêu chí 1.2 | x | | |
Tiêu chí 2.1 | | x | - | - """


def test_crosses_under_levels_are_one_verdict_with_the_highest_level_met() -> None:
    assert table_rows(CROSSED, "standard", "verdict", "statement") == [
        ("1", "met", "Tiêu chí 1.1: Đạt Mức 2"), ("1", "not_met", "Tiêu chí 1.2"), ("2", "met", "Tiêu chí 2.1: Đạt Mức 1"),
    ]  # fmt: skip


def test_a_table_of_criteria_that_gave_no_claim_is_a_problem() -> None:
    text = "BÁO CÁO\nI. KẾT QUẢ\n1. Các tiêu chí\nTT | Tiêu chí | Kết quả\n1 | Quy hoạch | Loại A\n2 | Giao thông | Loại B\n"
    problems = run(Source("bao-cao.html", _as_html(text).encode()), catalogue(), Settings()).problems
    assert [p.code for p in problems if p.code.startswith("claims")] == ["claims_table_unread"]


def _as_html(text: str) -> str:
    """A page of paragraphs and one table, of lines and of rows with strokes."""
    lines = text.strip().split("\n")
    rows = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split(" | ")) + "</tr>" for line in lines if "|" in line]
    return "".join(f"<p>{line}</p>" for line in lines if "|" not in line) + f"<table border=1>{''.join(rows)}</table>"


@pytest.mark.parametrize(("head", "sign"), [("Tỷ lệ", "%"), ("Tỷ lệ (%)", ""), ("Đạt", "%")])
def test_what_share_of_a_plan_was_reached_may_have_its_sign_in_the_head_or_in_the_cells(head: str, sign: str) -> None:
    rows = f"1 | Trẻ dưới 1 tuổi tiêm chủng đầy đủ | 118 | 61 | 51,7{sign}\n2 | Xét nghiệm lam máu sốt rét | 300 | 172 | 57,3{sign}\n"
    found = claims(f"II. KẾT QUẢ\nTT | Chỉ tiêu | Kế hoạch năm | Thực hiện | {head}\n{rows}")
    assert [(f.columns["measure"], f.columns["value"]) for f in found] == [("percent", 51.7), ("percent", 57.3)]
