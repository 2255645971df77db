"""Persons who act in the document; names of streets, schools and slogans are none."""

from __future__ import annotations

import pytest

from papers import catalogue, made
from papers import document as paper_of
from papers import found as rows_of
from vanthu.extractors import Context, people
from vanthu.outline import outline_of
from vanthu.readers import txt
from vanthu.settings import Settings
from vanthu.types import Document, Source


def found(text: str) -> list[tuple[str, str]]:
    return [(str(f.columns["name"]), str(f.columns["role"])) for f in people.extract(made(text))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Phó Chủ tịch UBND tỉnh Võ Phiên chủ trì họp", "Võ Phiên"),
        ("đồng chí Nguyễn Văn An chủ trì", "Nguyễn Văn An"),
        ("Ông Lê Bình - Trưởng thôn phát biểu", "Lê Bình"),
        ("bà NGUYỄN THỊ HOA dự họp", "NGUYỄN THỊ HOA"),
        ("- Phó Thủ tướng TT Trương Hòa Bình", "Trương Hòa Bình"),
        ("Chủ tịch UBND xã Nguyễn Văn Nam kết luận", "Nguyễn Văn Nam"),
        ("1. Trần Thị Mai - Phó Hiệu trưởng, Tổ phó;", "Trần Thị Mai"),
        ("Đ/c: Hà Thị Thu", "Hà Thị Thu"),
        ("Hiệu trưởng Y Thanh Niê Kdăm báo cáo", "Y Thanh Niê Kdăm"),
        ("bà H'Nga Niê phát biểu", "H'Nga Niê"),
        ("Ông Ks. Đỗ Minh Châu", "Đỗ Minh Châu"),
        ("đồng chí Thượng tá Nông Văn Quý", "Nông Văn Quý"),
        ("Đại diện thôn: Ông Bá Trung Phụ - Trưởng thôn", "Bá Trung Phụ"),
        ("Bà Ksor H'Lan dự họp", "Ksor H'Lan"),
        ("Bà Ksor H’Lan - Phó Hiệu trưởng", "Ksor H’Lan"),
        ("ông Điểu K`Rai dự họp", "Điểu K`Rai"),
        ("ông Bạc Cầm Thuận dự họp", "Bạc Cầm Thuận"),
        ("bà Ploong Thị Nhé, thôn 2", "Ploong Thị Nhé"),
        ("đồng chí Thạch Sô Phia chủ trì", "Thạch Sô Phia"),
        ("đồng chí Danh Sa Rinh chủ trì", "Danh Sa Rinh"),
        ("ông Jơr Đơng Hiền, già làng", "Jơr Đơng Hiền"),
        ("bà Hmŏk Ñoanh dự", "Hmŏk Ñoanh"),
        ("đồng chí Nguyễn Văn An Phó Chủ tịch UBND xã chủ trì", "Nguyễn Văn An"),
        ("1. Ông (Bà): Thái Doãn Hòa - Trưởng ban", "Thái Doãn Hòa"),
        ("Chủ trì: TS.BS. Lâm Thế Vinh, Phó Giám đốc Sở Y tế", "Lâm Thế Vinh"),
        ("Báo cáo viên: ThS. Từ Thị Kim Chi", "Từ Thị Kim Chi"),
        ("Người lập biểu: Huỳnh Thị Tuyết Mai", "Huỳnh Thị Tuyết Mai"),
        ("Thư ký hội nghị: CN. Đoàn Ngọc Trâm", "Đoàn Ngọc Trâm"),
        ("anh Lừ A Sính đã hiến máu 20 lần", "Lừ A Sính"),
        ("giới thiệu chị Bo Bo Thị Yến vào cấp ủy", "Bo Bo Thị Yến"),
        ("bà Ông Thị Mai, thôn 2", "Ông Thị Mai"),
        ("ông Phó Đức Long đóng góp", "Phó Đức Long"),
        ("Trường có 12 lớp; Quàng Thị Chiên, Chủ tịch Hội Chữ thập đỏ xã phụ trách", "Quàng Thị Chiên"),
        ("01 đảng viên (Giàng A Chống) đi học", "Giàng A Chống"),
        ("Chủ tịch UBND tỉnh Lai Châu Lò Văn An chủ trì", "Lò Văn An"),
        ("Chủ tịch UBND huyện Lâm Hà Phạm Văn Bình kết luận", "Phạm Văn Bình"),
        ("ông Hồ Chánh Giám - Đại biểu HĐND tỉnh", "Hồ Chánh Giám"),
        ("thí sinh Nguyễn Thị Trang (Trường THCS Trần Quốc Toản)", "Nguyễn Thị Trang"),
        ("hộ Trần Văn Tư đã thoát nghèo", "Trần Văn Tư"),
        ("- Mè Văn Lả: đề nghị sửa đường bản Lốm.", "Mè Văn Lả"),
        ("Kết quả:\n- Mè Văn Lả: 21/21 phiếu", "Mè Văn Lả"),
        ("P.HT: Lự Văn Tâm", "Lự Văn Tâm"),
        ("- Thiếu uý QNCN Ngô Kim Vân dự", "Ngô Kim Vân"),
        ("Người liên hệ của thôn: Lê Viết Sửu, điện thoại 0912", "Lê Viết Sửu"),
    ],
)
def test_who_is_named_with_a_post_or_a_form_of_address(text: str, name: str) -> None:
    assert found(text) == [(name, "mentioned")]


@pytest.mark.parametrize(
    "text",
    [
        "học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
        "Chủ tịch Hồ Chí Minh muôn năm",
        "sửa chữa đường Nguyễn Du và đường Trần Phú",
        "Trường THPT Lê Quý Đôn đạt chuẩn",
        "Chủ tịch UBND phường Nguyễn Du báo cáo",
        "bà con nhân dân trong xã; ông bà, cha mẹ",
        "Giám đốc Sở Nội vụ tỉnh Hà Tĩnh",
        "Bí thư Huyện ủy Đức Thọ",
        "phong trào “Trần Quốc Toản”",
        "Số: 12/BC-UBND",
        "đồng chí Trưởng Ban Tổ chức và các đồng chí Phó Bí thư Đảng ủy",
        "đồng chí Chủ Tịch Hội Đồng và đồng chí Giám Đốc Sở",
        "tỉnh Bà Rịa - Vũng Tàu; lễ hội Bà Chúa Xứ; bà Mẹ Việt Nam Anh Hùng",
        "Quyết định số 11/QĐ-UBND ngày 04/8/2025 của Chủ tịch UBND tỉnh Yên Trạch về giao chỉ tiêu",
        "theo chỉ đạo của Chủ tịch UBND tỉnh Yên Trạch",
        "sửa chữa chùa Bà Thiên Hậu, đường Ông Ích Khiêm, chợ Bà Hoa Lư",
        "đồng chí Vụ Trưởng Vụ Pháp chế, đồng chí Tư Lệnh Quân khu, ông Bà Cha Mẹ",
        "Chỉ thị 05/CT-UBND của Chủ tịch UBND huyện Trần Văn Thời",
        "Chủ tịch HĐND tỉnh Lai Châu Khóa XV phát biểu",
        "- Trần Hưng Đạo: 500 m\n- Lê Lợi: sửa chữa mặt đường",
        "Các tuyến đường được chỉnh trang: Trần Hưng Đạo, Lê Lợi, Nguyễn Thị Minh Khai",
        "Cán bộ, giáo viên các trường: Lê Quý Đôn, Trần Phú, Nguyễn Văn Trỗi tham gia",
        "Học sinh tìm hiểu các anh hùng: Võ Thị Sáu, Phan Đình Giót",
        "II. CÁC TUYẾN ĐƯỜNG\n1. Trần Hưng Đạo: 500 m\n2. Nguyễn Thị Minh Khai: 300 m",
        "TT | Tuyến đường | Chiều dài\n1 | Trần Hưng Đạo | 15\n2 | Nguyễn Thị Minh Khai | 12",
        "Nội dung: Nguyễn Trãi, Lê Lợi là anh hùng dân tộc",
        "giáo dục, Phó Văn phòng; đồng chí Phó Trưởng phòng Văn Hóa",
    ],
)
def test_what_is_no_person(text: str) -> None:
    assert found(text) == []


def test_who_was_commended() -> None:
    text = "Chiến sĩ tiên tiến cá nhân Trần Đình Văn có thành tích trong phong trào thi đua năm 2018"
    assert found(text) == [("Trần Đình Văn", "award_recipient")]


def test_under_a_heading_about_commendation() -> None:
    text = "V. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG\n- Đồng chí Lê Thị Lan có nhiều thành tích."
    assert found(text) == [("Lê Thị Lan", "award_recipient")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Được UBND xã tặng Giấy khen: ông Lê Viết Sửu.", "award_recipient"),
        ("Đề nghị UBND huyện tặng Giấy khen: ông Lê Viết Sửu.", "mentioned"),
        ("IV. ĐỀ NGHỊ KHEN THƯỞNG\n- Ông Lê Viết Sửu, thôn 3.", "mentioned"),
        ("Phó Chủ tịch UBND xã Lê Viết Sửu tặng Giấy khen cho 05 cá nhân.", "mentioned"),
        ("đồng chí Lê Viết Sửu trân trọng ghi nhận và biểu dương các cán bộ lão thành.", "mentioned"),
        ("Tuyên dương: chị Trình Thị Bông.", "award_recipient"),
        ("Các hộ được tặng Giấy khen:\nTT | Họ và tên | Xóm\n1 | Lê Viết Sửu | Xóm 3", "award_recipient"),
        ("DANH SÁCH CÁN BỘ ĐƯỢC TẶNG GIẤY KHEN\n1. Lê Viết Sửu, thôn 3\n2. Lê Viết Sửu", "award_recipient"),
        (
            "II. NỘI DUNG\n3. Khen thưởng năm 2021:\n- Thôn 3\n4. Thảo luận: bà Triều Thị Phụng đề nghị nâng mức chi.",
            "mentioned",
        ),
    ],
)
def test_a_proposal_is_no_award(text: str, role: str) -> None:
    assert [role for _, role in found(text)] == [role]


def test_a_list_of_those_commended() -> None:
    text = (
        "Danh hiệu Lao động tiên tiến:\nSTT | Họ và tên | Chức vụ\n1 | Nguyễn Thị Hoa | Giáo viên\n2 | Phạm Văn Bách | Kế toán"
    )
    assert [name for name, _ in found(text)] == ["Nguyễn Thị Hoa", "Phạm Văn Bách"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("gồm các ông: Đinh Văn Tám, Hồ Sỹ Lâm và bà Trần Thị Ngọc.", ["Đinh Văn Tám", "Hồ Sỹ Lâm", "Trần Thị Ngọc"]),
        ("Tổ gồm các thầy, cô: Y Ngọc Hạnh, A Thiết, Bùi Thị Nở.", ["Y Ngọc Hạnh", "A Thiết", "Bùi Thị Nở"]),
        ("gồm các đồng chí: Lò Thị Mai (Tổ trưởng), Vàng A Dế.", ["Lò Thị Mai", "Vàng A Dế"]),
        ("Cử 03 đồng chí: H'Loan Niê, K'Brèo, Y Bion tham gia.", ["H'Loan Niê", "K'Brèo", "Y Bion"]),
        (
            "Tổ gồm các ông, bà:\n1. Ông Bùi Văn Khịp - Tổ trưởng;\n2. Đặng Thị Út;\n3. Vi Văn Hùng",
            ["Bùi Văn Khịp", "Đặng Thị Út", "Vi Văn Hùng"],
        ),
        ("ông Lê Văn Tú, thôn Nguyễn Trãi, xã Lê Lợi", ["Lê Văn Tú"]),
        ("các thành viên gồm: Bùi Thị Thoa, Vũ Kiên Định, Khúc Thừa Ân.", ["Bùi Thị Thoa", "Vũ Kiên Định", "Khúc Thừa Ân"]),
        ("Các trường gồm: Trần Phú", []),
        ("Giáo viên dạy giỏi: Ông Thị Mai, Khúc Văn Lanh, Vũ Minh Thư.", ["Ông Thị Mai", "Khúc Văn Lanh", "Vũ Minh Thư"]),
        ("Bầu 02 người: Đoàn Văn Phát (100% phiếu), Giang Tấn Lực (88,9%).", ["Đoàn Văn Phát", "Giang Tấn Lực"]),
        ("Hộ nghèo: Vì Văn Pâng (bản Lốm), Và Bá Xử, Cụt Thị Mai", ["Vì Văn Pâng", "Và Bá Xử", "Cụt Thị Mai"]),
        (
            "các đồng chí: Lê Hương Giang, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh; Vũ Hữu Thành, Ủy viên; Đỗ Đình Hữu, Tỉnh ủy viên.",
            ["Lê Hương Giang", "Vũ Hữu Thành", "Đỗ Đình Hữu"],
        ),
        ("Ý kiến đ/c Hoàng Văn Tính, Cà Thị Ón.", ["Hoàng Văn Tính", "Cà Thị Ón"]),
        ("các ủy viên Puih Hnul, Rơ Mah Kiu.", ["Puih Hnul", "Rơ Mah Kiu"]),
        ("Phân công: Quàng Văn Hặc phụ trách tổ 1; Lò Văn Inh phụ trách tổ 2.", ["Quàng Văn Hặc", "Lò Văn Inh"]),
        ("Vắng 02 đ/c (Lò Văn Tặng, Giàng A Chống)", ["Lò Văn Tặng", "Giàng A Chống"]),
        ("Khen 03 cá nhân: Bríu Pố, A Lăng Bé, K'Brèo.", ["Bríu Pố", "A Lăng Bé", "K'Brèo"]),
        ("DANH SÁCH\n(Kèm theo Báo cáo số 1/BC-UBND)\n1. Lò Văn Bảy\n2. Cao Thị Én", ["Lò Văn Bảy", "Cao Thị Én"]),
        ("DANH SÁCH CÁN BỘ\n1. Trần Văn Bảy, thôn 3\n2. Phó Đức Long", ["Trần Văn Bảy", "Phó Đức Long"]),
        (
            "TT | Chủ hộ | Xóm | Số tiền ủng hộ (đồng)\n1 | Đậu Thị Nhàn | Trung Hậu | 15.000.000\n2 | Cao Thị Én | Xóm 3 | 500.000",
            ["Đậu Thị Nhàn", "Cao Thị Én"],
        ),
        ("TT | Người hiến đất | Diện tích\n1 | Đậu Thị Nhàn | 15\n2 | Cao Thị Én | 12", ["Đậu Thị Nhàn", "Cao Thị Én"]),
    ],
)
def test_each_of_several_is_a_row(text: str, names: list[str]) -> None:
    assert sorted(name for name, _ in found(text)) == sorted(names)


def test_the_document_s_own_place_is_no_person() -> None:
    text = "UBND TỈNH VÕ PHIÊN\nSố: 12/BC-UBND\nBÁO CÁO\nKết quả năm 2020\nCăn cứ Kế hoạch số 1/KH-UBND;\nPhó Chủ tịch UBND tỉnh Võ Phiên chủ trì họp"
    assert found(text) == []


def test_whom_an_award_names_is_a_person() -> None:
    text = (
        "QUYẾT ĐỊNH\nĐiều 1. Tặng Giấy khen cho 01 tập thể và 02 cá nhân.\nDANH SÁCH\n"
        "Tập thể, cá nhân được tặng Giấy khen\nSTT | Tên tập thể, cá nhân | Chức vụ\n"
        "1 | Thôn Huổi Lếch | Xã Nậm Na\n2 | Ông Bạc Cầm Thuận | Đội trưởng\n3 | Lò Thị Mỷ | Giáo viên"
    )
    rows = [(f.columns["name"], f.columns["role"]) for f in rows_of(text, "people")]
    assert rows == [("Bạc Cầm Thuận", "award_recipient"), ("Lò Thị Mỷ", "award_recipient")]


def test_a_person_named_twice_is_one_row() -> None:
    text = "Ông Lê Văn Bình chủ trì.\nÔng Lê Văn Bình kết luận."
    assert found(text) == [("Lê Văn Bình", "mentioned")]


def test_who_signs_is_not_named_again() -> None:
    text = "Chủ tịch UBND xã Lê Văn Bình đã chỉ đạo.\nNơi nhận:\n- Lưu: VT.\nTM. UBND XÃ\nCHỦ TỊCH\nLê Văn Bình"
    assert found(text) == [("Lê Văn Bình", "signer")]


def test_a_signer_whose_family_name_is_a_form_of_address() -> None:
    text = "Nơi nhận:\n- Lưu: VT.\nTM. UBND XÃ\nCHỦ TỊCH\nÔng Thế Viên"
    assert found(text) == [("Ông Thế Viên", "signer")]


def test_the_title_is_what_stands_before_the_name() -> None:
    finding = next(iter(people.extract(made("Phó Chủ tịch UBND tỉnh Võ Phiên chủ trì họp"))))
    assert finding.columns["title"] == "Phó Chủ tịch UBND tỉnh"
    assert finding.evidence.quote == "Võ Phiên"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("- Ông Lưu Đình Cẩn, Bí thư chi bộ;", "Bí thư chi bộ"),
        ("đồng chí Lương Minh Thuần (Phó Bí thư Thường trực) phụ trách", "Phó Bí thư Thường trực"),
        ("Đại diện bên A: Ông Trương Công Định - Chức vụ: Giám đốc", "Giám đốc"),
        ("đồng chí Mạc Đăng Quân, Phó Chủ tịch UBND tỉnh tại cuộc họp giao ban", "Phó Chủ tịch UBND tỉnh"),
        ("ông Lê Văn Tú, thôn 3, đã đóng góp", None),
        ("ông Lê Văn Tú, Phó Giám đốc Sở tặng giấy khen cho 2 giáo viên", "Phó Giám đốc Sở"),
        ("ông Lê Văn Tú, Bí thư Huyện ủy giữ chức Chủ tịch HĐND huyện", "Bí thư Huyện ủy"),
        ("ông Lê Văn Tú, Giám đốc Sở Khoa học và Công nghệ;", "Giám đốc Sở Khoa học và Công nghệ"),
        ("ông Lê Văn Tú, Ủy viên dự khuyết Ban Chấp hành", "Ủy viên dự khuyết Ban Chấp hành"),
        ("Đại biểu có mặt: Lê Văn Tú", None),
        ("vắng có lý do: Lê Văn Tú", None),
        ("Họ tên | Chức danh | Nhiệm vụ\nChu Văn Thiết | Tổ phó chuyên môn | Bồi dưỡng", "Tổ phó chuyên môn"),
    ],
)
def test_the_post_that_stands_behind_a_name(text: str, title: str | None) -> None:
    assert [f.columns["title"] for f in people.extract(made(text))] == [title]


def test_each_of_several_has_the_post_behind_the_own_name() -> None:
    text = "đồng chí Trịnh Công Thể - Bí thư, Cù Thị Lài - Phó Bí thư, Phan Tấn Bửu, Phó Chủ tịch UBND."
    rows = [(f.columns["name"], f.columns["title"]) for f in people.extract(made(text))]
    assert rows == [("Trịnh Công Thể", "Bí thư"), ("Cù Thị Lài", "Phó Bí thư"), ("Phan Tấn Bửu", "Phó Chủ tịch UBND")]


def test_names_in_a_table_of_lines_and_tabs() -> None:
    text = "PHÂN CÔNG\nTT\tHọ tên\tChức danh\n1\tNông Thị Hiệp\tHiệu trưởng\n2\tGiàng A Páo\tBảo vệ\n"
    source = Source("a.txt", text.encode())
    document = Document.from_reading(source, txt.read(source, Settings(), "txt"))
    context = Context(document, outline_of(document, catalogue()), catalogue())
    rows = [(f.columns["name"], f.columns["title"]) for f in people.extract(context)]
    assert rows == [("Nông Thị Hiệp", "Hiệu trưởng"), ("Giàng A Páo", "Bảo vệ")]


def test_tables_of_one_sheet_each_have_their_own_heads() -> None:
    text = (
        "TT | Tên tập thể | Hình thức khen\n1 | Văn phòng | Giấy khen\n"
        "TT | Họ và tên, chức vụ | Hình thức khen\n1 | Bùi Mạnh Tiến - Phó phòng | Giấy khen\n2 | Lý Công Phượng | Giấy khen\n"
        "TT | Tuyến đường | Dài\n1 | Trần Hưng Đạo | 15"
    )
    rows = [(f.columns["name"], f.columns["title"]) for f in people.extract(made(text))]
    assert rows == [("Bùi Mạnh Tiến", "Phó phòng"), ("Lý Công Phượng", None)]


def test_a_given_name_in_a_cell_of_its_own_belongs_to_the_name_also_before_small_letters() -> None:
    text = "TT | Họ và tên | Tên | Chức danh\n1 | Tô Bảo | Hạ | công chức Địa chính\n2 | Giàng A | Páo | bảo vệ"
    assert [f.columns["name"] for f in people.extract(made(text))] == ["Tô Bảo Hạ", "Giàng A Páo"]


def test_a_body_in_a_column_of_names_is_nobody() -> None:
    text = "TẶNG GIẤY KHEN:\nTT | Họ và tên | Chức vụ\n1 | Khối Dân vận xã | \n2 | Giàng A Páo | Bảo vệ\n"
    assert [f.columns["name"] for f in people.extract(made(text))] == ["Giàng A Páo"]


def test_the_quote_is_the_text_of_the_document() -> None:
    text = "đồng chí Nguyễn Văn An và bà Trần Thị Bích"
    for finding in people.extract(made(text)):
        assert paper_of(text).text[slice(*finding.evidence.span)] == finding.evidence.quote == finding.columns["name"]


def test_a_place_in_the_name_of_an_addressed_body_is_nobody() -> None:
    text = "HUYỆN HỘI PHÚ LỘC\nSố: 3/BC-CCB\nPhú Lộc, ngày 2 tháng 3 năm 2012\nBÁO CÁO\nKết quả thi đua\nKính gửi: Thường trực Tỉnh hội Cựu chiến binh Hà Trung\nTrong năm đã kết nạp 5 hội viên.\n"
    assert rows_of(text, "people") == []
