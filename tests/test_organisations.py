"""Organisations as printed: where a name starts and ends, its full form, its level and place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu import catalogue as catalogues
from vanthu.extractors._organisations import Forms, names_of

NAMES = catalogues.load().made(names_of)

# text that starts with a name, the name, written out, level, place
STARTS = [
    ("UBND huyện Can Lộc về kế hoạch", "UBND huyện Can Lộc", "Ủy ban nhân dân huyện Can Lộc", "huyện", "Can Lộc"),
    ("Bộ Văn hoá, Thể thao và Du lịch quy định chi tiết", "Bộ Văn hoá, Thể thao và Du lịch", "Bộ Văn hoá, Thể thao và Du lịch", "trung ương", ""),
    ("Ban Chỉ đạo phong trào huyện về việc", "Ban Chỉ đạo phong trào huyện", "Ban Chỉ đạo phong trào huyện", "huyện", ""),
    ("Ban chỉ đạo phòng, chống dịch Covid-19 xã ngày", "Ban chỉ đạo phòng, chống dịch Covid-19 xã", "Ban chỉ đạo phòng, chống dịch Covid-19 xã", "xã", ""),
    ("Cục Phát triển doanh nghiệp nhà nước về rà soát", "Cục Phát triển doanh nghiệp nhà nước", "Cục Phát triển doanh nghiệp nhà nước", "", ""),
    ("Công ty TNHH MTV Đầu tư Phát triển hạ tầng đã nộp", "Công ty TNHH MTV Đầu tư Phát triển hạ tầng", "Công ty TNHH MTV Đầu tư Phát triển hạ tầng", "", ""),
    ("Ban Quản lý dự án đầu tư xây dựng khi", "Ban Quản lý dự án đầu tư xây dựng", "Ban Quản lý dự án đầu tư xây dựng", "", ""),
    ("Ban Thi đua Khen thưởng tỉnh Sơn La hướng dẫn", "Ban Thi đua Khen thưởng tỉnh Sơn La", "Ban Thi đua Khen thưởng tỉnh Sơn La", "tỉnh", "Sơn La"),
    ("Ban Thi đua - Khen thưởng tỉnh khen thưởng", "Ban Thi đua - Khen thưởng tỉnh", "Ban Thi đua - Khen thưởng tỉnh", "tỉnh", ""),
    ("Bộ CHQS Tỉnh", "Bộ CHQS Tỉnh", "Bộ CHQS Tỉnh", "tỉnh", ""),
    ("BCH Công đoàn xã; Quyết định", "BCH Công đoàn xã", "Ban Chấp hành Công đoàn xã", "xã", ""),
    ("BTV Tỉnh ủy, Quyết định 5", "BTV Tỉnh ủy", "Ban Thường vụ Tỉnh ủy", "tỉnh", ""),
    ("UBND Tỉnh và học tập", "UBND Tỉnh", "Ủy ban nhân dân Tỉnh", "tỉnh", ""),
    ("Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ về", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", "trung ương", ""),
    ("Giám đốc Sở Tài chính tại Công văn", "Giám đốc Sở Tài chính", "Giám đốc Sở Tài chính", "tỉnh", ""),
    ("BỘ TÀI CHÍNH HƯỚNG DẪN ĐIỀU CHỈNH", "BỘ TÀI CHÍNH", "BỘ TÀI CHÍNH", "trung ương", ""),
    ("Phòng Văn hóa và Thông tin huyện Lệ Thủy về", "Phòng Văn hóa và Thông tin huyện Lệ Thủy", "Phòng Văn hóa và Thông tin huyện Lệ Thủy", "huyện", "Lệ Thủy"),
    ("liên đoàn lao động huyện; Cơ quan", "liên đoàn lao động huyện", "liên đoàn lao động huyện", "huyện", ""),
    ("UBND tỉnh Quảng Ngãi Quy định", "UBND tỉnh Quảng Ngãi", "Ủy ban nhân dân tỉnh Quảng Ngãi", "tỉnh", "Quảng Ngãi"),
    ("Công an tỉnh Thanh Hóa và Công an huyện", "Công an tỉnh Thanh Hóa", "Công an tỉnh Thanh Hóa", "tỉnh", "Thanh Hóa"),
    ("Ủy ban nhân dân thành phố Hà Nội về", "Ủy ban nhân dân thành phố Hà Nội", "Ủy ban nhân dân thành phố Hà Nội", "tỉnh", "Hà Nội"),
    ("UBND thành phố Vinh", "UBND thành phố Vinh", "Ủy ban nhân dân thành phố Vinh", "huyện", "Vinh"),
    ("Tư lệnh Quân khu 4 về công tác", "Tư lệnh Quân khu 4", "Tư lệnh Quân khu 4", "", ""),
    ("Công đoàn ngành Giáo dục về việc", "Công đoàn ngành Giáo dục", "Công đoàn ngành Giáo dục", "", ""),
    ("Phó Chủ tịch UBND tỉnh Võ Phiên kết luận", "Phó Chủ tịch UBND tỉnh", "Phó Chủ tịch Ủy ban nhân dân tỉnh", "tỉnh", ""),
    ("Chủ tịch UBND tỉnh Hà Tĩnh về", "Chủ tịch UBND tỉnh Hà Tĩnh", "Chủ tịch Ủy ban nhân dân tỉnh Hà Tĩnh", "tỉnh", "Hà Tĩnh"),
    ("Thường trực Tỉnh ủy tại Thông báo", "Thường trực Tỉnh ủy", "Thường trực Tỉnh ủy", "tỉnh", ""),
    ("UBND HUYỆN BÌNH LỘC", "UBND HUYỆN BÌNH LỘC", "ỦY BAN NHÂN DÂN HUYỆN BÌNH LỘC", "huyện", "BÌNH LỘC"),
    ("BCH CÔNG ĐOÀN XÃ", "BCH CÔNG ĐOÀN XÃ", "BAN CHẤP HÀNH CÔNG ĐOÀN XÃ", "xã", ""),
    ("UBND đã chỉ đạo", "UBND", "Ủy ban nhân dân", "", ""),
    ("HUYỆN ĐOÀN ĐỨC THỌ", "HUYỆN ĐOÀN ĐỨC THỌ", "HUYỆN ĐOÀN ĐỨC THỌ", "huyện", "ĐỨC THỌ"),
    ("Tỉnh ủy Nghệ An về", "Tỉnh ủy Nghệ An", "Tỉnh ủy Nghệ An", "tỉnh", "Nghệ An"),
    ("Sở Nông nghiệp và Phát triển nông thôn về", "Sở Nông nghiệp và Phát triển nông thôn", "Sở Nông nghiệp và Phát triển nông thôn", "tỉnh", ""),
    ("Bảo hiểm xã hội huyện Can Lộc", "Bảo hiểm xã hội huyện Can Lộc", "Bảo hiểm xã hội huyện Can Lộc", "huyện", "Can Lộc"),
    ("Sở Thương mại - Du lịch tại tờ trình", "Sở Thương mại - Du lịch", "Sở Thương mại - Du lịch", "tỉnh", ""),
    ("Ban Văn hóa - Xã hội HĐND tỉnh về", "Ban Văn hóa - Xã hội HĐND tỉnh", "Ban Văn hóa - Xã hội Hội đồng nhân dân tỉnh", "tỉnh", ""),
    ("Chi bộ Trạm Khuyến nông; Quyết định", "Chi bộ Trạm Khuyến nông", "Chi bộ Trạm Khuyến nông", "cơ sở", ""),
    ("Trường Tiểu học Xuân Lam", "Trường Tiểu học Xuân Lam", "Trường Tiểu học Xuân Lam", "cơ sở", ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "name", "full", "level", "place"), STARTS)
def test_name(text: str, name: str, full: str, level: str, place: str) -> None:
    found = text[: NAMES.end(Forms.of(text), 0)]
    assert (found, NAMES.normalised(found), *NAMES.level_and_place(found)) == (name, full, level, place)


@pytest.mark.parametrize(
    "text",
    ["về việc tổ chức", "Nghị định này", "xã hội", "cán bộ, công chức", "quy định của pháp luật", "BAN HÀNH", "QUY ĐỊNH"],
)
def test_what_is_no_organisation(text: str) -> None:
    assert NAMES.end(Forms.of(text), 0) == 0


def test_the_army_s_bch_is_a_command() -> None:
    assert NAMES.normalised("BCH quân sự huyện") == "Bộ Chỉ huy quân sự huyện"
    assert NAMES.normalised("BCH Đảng bộ") == "Ban Chấp hành Đảng bộ"


def test_names_in_a_sentence() -> None:
    text = "Chủ tịch UBND xã giao công an xã phối hợp với Đảng uỷ, Hội LHPN Việt Nam; xã hội hóa; CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert [text[a:b] for a, b in NAMES.find(Forms.of(text))] == [
        "Chủ tịch UBND xã",
        "công an xã",
        "Đảng uỷ",
        "Hội LHPN Việt Nam",
    ]


@given(st.text(alphabet="UBND xã Bộ Chính phủ và, -của huyện", max_size=100))
def test_names_are_ordered_and_inside_the_text(text: str) -> None:
    last = 0
    for start, end in NAMES.find(Forms.of(text)):
        assert last <= start < end <= len(text)
        last = end


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Hội nghị tại hội trường UBND huyện", ["UBND huyện"]),
        ("anh Vừ Bá Chớ; Quý Châu", []),
        ("ông Lê Công Đoàn phát biểu", []),
        ("báo cáo Vụ Pháp chế", ["Vụ Pháp chế"]),
    ],
)
def test_halls_and_persons_are_no_organisations(text: str, names: list[str]) -> None:
    forms = Forms.of(text)
    assert [text[span.start : span.end] for span in NAMES.find(forms)] == names
