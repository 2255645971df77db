"""Titles and commendations in tables and prose. The cases of CHECK were written before the rules were tuned and are left as they were."""

from __future__ import annotations

import pytest

from papers import found
from vanthu.types import Finding

HEAD = "BÁO CÁO\nThành tích công tác\nI. KẾT QUẢ ĐẠT ĐƯỢC\n1. Kết quả chung\n"

TUNED = {
    "- Năm 2019, có 01 đồng chí được tặng Giấy khen của Chủ tịch UBND huyện.": [("GK", 2019, 1)],
    "- Có 04 chiến sĩ thi đua cấp cơ sở, 12 lao động tiên tiến.": [("DH.CSTD.CS", None, 4), ("DH.LDTT", None, 12)],
    "- Công đoàn được Liên đoàn Lao động tỉnh tặng Bằng khen năm 2018.": [("BK.BT", 2018, None)],
    "- Nhà trường được công nhận Tập thể Lao động xuất sắc năm học 2018-2019.": [("DH.TTLDXS", 2019, None)],
    "- Đơn vị được Thủ tướng Chính phủ tặng Bằng khen.": [("BK.TTg", None, None)],
    "- Xã được tặng thưởng Huân chương Lao động hạng Ba năm 2015.": [("HC.LD", 2015, None)],
    "- 02 đồng chí được tặng Huy chương Vì an ninh Tổ quốc.": [("HCH.ANTQ", None, 2)],
    "- Phấn đấu có 01 đồng chí đạt chiến sĩ thi đua cơ sở.": [],
    "- Đề nghị UBND huyện tặng Giấy khen cho tập thể.": [],
    "- Danh hiệu Lao động tiên tiến để tặng cho cá nhân hoàn thành tốt nhiệm vụ.": [],
    "- Thực hiện phong trào thi đua quyết thắng, phong trào xây dựng nông thôn mới.": [],
}

CHECK = {
    "- Trạm được Sở Y tế tặng giấy khen theo Quyết định số 125/QĐ-SYT ngày 10/01/2021.": [("GK", None, None)],
    "- 03 cá nhân được Giám đốc Công ty khen thưởng; 01 tập thể được tặng Cờ thi đua của UBND tỉnh.": [("DH.CO.BT", None, 1)],
    "- Chi bộ đạt trong sạch, vững mạnh năm 2020.": [("DH.TSVM", 2020, None)],
    "- Có 05 CSTĐ cơ sở và 20 LĐTT được UBND huyện công nhận.": [("DH.CSTD.CS", None, 5), ("DH.LDTT", None, 20)],
    "- Đồng chí Trần Thị Mai được Bộ trưởng Bộ Giáo dục và Đào tạo tặng Bằng khen.": [("BK.BT", None, None)],
    "- Năm 2020 xã được UBND tỉnh công nhận xã đạt chuẩn nông thôn mới.": [("DH.NTM", 2020, None)],
    "- 15 gia đình được công nhận gia đình văn hóa.": [("DH.GDVH", None, 15)],
    "- Hai năm liền thôn giữ vững danh hiệu Thôn văn hóa.": [("DH.TVH", None, None)],
    "- Hội đã tuyên truyền tiêu chuẩn gia đình văn hóa đến hội viên.": [],
    "- Bình xét danh hiệu chiến sĩ thi đua, lao động tiên tiến đúng quy trình.": [],
    "- Tặng giấy khen cho học sinh có thành tích là việc làm thường xuyên trong các năm tới.": [],
    "- Đăng ký thi đua: 02 chiến sĩ thi đua cơ sở, 10 lao động tiên tiến.": [],
}


def awards(text: str) -> list[Finding]:
    return sorted(found(text, "awards"), key=lambda f: f.evidence.span)


def rows(text: str) -> list[tuple[object, object, object]]:
    return [(f.columns["award"], f.columns["year"], f.columns["count"]) for f in awards(HEAD + text)]


@pytest.mark.parametrize("text", TUNED)
def test_awards_in_prose(text: str) -> None:
    assert rows(text) == TUNED[text]


@pytest.mark.parametrize("text", CHECK)
def test_awards_as_other_clerks_write_them(text: str) -> None:
    assert rows(text) == CHECK[text]


TABLE = """BÁO CÁO
Thành tích công tác
V. KHEN THƯỞNG
Năm | Hình thức khen thưởng | Số, ngày, tháng, năm của Quyết định khen thưởng; cơ quan ban hành quyết định
2018 | Chiến sĩ tiên tiến cá nhân Lê Văn Bình có thành tích trong phong trào thi đua | Số: 268/QĐ-BCH ngày 06/11/2018 Bộ CHQS Tỉnh
2019 | Giấy khen về thành tích xuất sắc trong thu ngân sách | Số: 21/QĐ-UBND ngày 15/1/2020 UBND huyện
2019 | Quyết định công nhận xã đạt chuẩn Nông thôn mới | Số: 428/QĐ-UBND ngày 30/12/2019
"""


def test_a_table_of_awards() -> None:
    assert [(f.columns["year"], f.columns["award"], f.columns["recipient"]) for f in awards(TABLE)] == [
        (2018, "DH.CSTT", "Lê Văn Bình"),
        (2019, "GK", None),
        (2019, "DH.NTM", "xã"),
    ]


def test_the_deciding_document_stands_in_the_row() -> None:
    assert [(f.columns["number"], f.columns["symbol"], f.columns["issued_on"]) for f in awards(TABLE)] == [
        ("268", "QĐ-BCH", "2018-11-06"),
        ("21", "QĐ-UBND", "2020-01-15"),
        ("428", "QĐ-UBND", "2019-12-30"),
    ]


NO_HEAD = """2. Hình thức khen thưởng
2021 | Bằng khen của UBND tỉnh | Quyết định số 15/QĐ-UBND ngày 05/01/2022 của Chủ tịch UBND tỉnh
"""

WIDE = """Danh hiệu thi đua
STT | Tên tập thể, cá nhân | Danh hiệu | Năm | Quyết định
1 | Tổ Văn phòng | Tập thể LĐTT | 2020 | 45/QĐ-UBND ngày 12/01/2021
2 | Nguyễn Thị Hoa | CSTĐ cơ sở | 2020 | 45/QĐ-UBND ngày 12/01/2021
3 | Phạm Văn Nam | LĐTT | 2020 |
"""


def test_a_table_without_a_head() -> None:
    (row,) = awards(NO_HEAD)
    assert (row.columns["year"], row.columns["award"], row.columns["number"]) == (2021, "BK.BT", "15")


def test_recipients_have_their_own_column() -> None:
    assert [
        (f.columns["award"], f.columns["recipient"], f.columns["year"], f.columns["number"]) for f in awards(HEAD + WIDE)
    ] == [
        ("DH.TTLDTT", "Tổ Văn phòng", 2020, "45"),
        ("DH.CSTD.CS", "Nguyễn Thị Hoa", 2020, "45"),
        ("DH.LDTT", "Phạm Văn Nam", 2020, None),
    ]


LINES = """BÁO CÁO
Thành tích công tác
V. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG:
1. Danh hiệu thi đua:
\tNăm
\tHình thức khen thưởng
\tSố, ngày của Quyết định khen thưởng; cơ quan ban hành quyết định

\t2019
\tChiến sĩ thi đua cơ sở cá nhân Vũ Thị Lan
\tSố: 33/QĐ-UBND ngày 06/02/2020
"""


def test_a_table_that_lost_its_lines() -> None:
    (row,) = awards(LINES)
    assert (row.columns["year"], row.columns["award"], row.columns["recipient"]) == (2019, "DH.CSTD.CS", "Vũ Thị Lan")


def test_legal_text_about_awards_gives_none() -> None:
    text = "QUYẾT ĐỊNH\nBan hành quy chế\nĐiều 1. Danh hiệu thi đua\n1. Chiến sĩ thi đua cơ sở, Lao động tiên tiến.\nĐiều 2. Giấy khen\nGiấy khen được tặng cho cá nhân."
    assert awards(text) == []


def test_slogans_and_standards_are_not_awards() -> None:
    text = (
        HEAD + "Tiêu chuẩn 3: Xây dựng “Cơ quan đạt chuẩn văn hóa”\n- Hưởng ứng phong trào xây dựng cơ quan đạt chuẩn văn hóa."
    )
    assert awards(text) == []


DECISION = """QUYẾT ĐỊNH
Về việc tặng Giấy khen
Điều 1. Tặng Giấy khen cho các tập thể, cá nhân có thành tích trong công tác năm 2021, gồm:
1. Tổ dân phố số 3;
2. Bà Trịnh Thị Thơm, Chi hội trưởng;
Điều 2. Kèm theo Giấy khen là mức thưởng theo quy định.
Điều 3. Các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành.
"""


def test_a_decision_gives_a_row_for_each_one_listed() -> None:
    rows = [(f.columns["award"], f.columns["year"], f.columns["recipient"]) for f in awards(DECISION)]
    assert rows == [("GK", 2021, "Tổ dân phố số 3"), ("GK", 2021, "Trịnh Thị Thơm")]


def test_a_decision_that_counts_gives_a_row_for_each_group() -> None:
    text = "QUYẾT ĐỊNH\nKhen thưởng\nĐiều 1. Tặng Giấy khen cho 05 tập thể và 12 cá nhân có thành tích.\nĐiều 2. Hiệu lực.\n"
    assert [(f.columns["count"], f.columns["recipient"]) for f in awards(text)] == [(5, "tập thể"), (12, "cá nhân")]


def test_a_share_that_got_a_title_is_a_claim_and_no_award() -> None:
    assert awards(HEAD + "- 100% gia đình cán bộ, công chức đạt danh hiệu gia đình văn hóa.") == []


LATER = {
    "- 05 khoa, phòng đạt danh hiệu Tập thể lao động xuất sắc.": [("DH.TTLDXS", None, 5)],
    "- 02 đ/c được Bằng khen UBND Thành phố; 05 CSTĐCS.": [("BK.BT", None, 2), ("DH.CSTD.CS", None, 5)],
    "- Năm 2019 có 1.105/1.210 hộ đạt gia đình văn hóa.": [],  # so many of so many: a claim
    "- Đơn vị được tặng danh hiệu “Đơn vị tiên tiến” năm 2021.": [("DH.DVTT", 2021, None)],
    "- Giấy khen của Chủ tịch UBND huyện: 02 đồng chí.": [("GK", None, 2)],
    "- Xét tặng Huy hiệu 30 năm tuổi Đảng cho 02 đồng chí.": [],
}


@pytest.mark.parametrize("text", LATER)
def test_awards_met_later(text: str) -> None:
    assert rows(text) == LATER[text]


def test_recipients_are_bodies_or_names() -> None:
    texts = [
        "- Công đoàn được Tổng Liên đoàn tặng Cờ thi đua xuất sắc năm 2018.",
        "- BS. Nguyễn Văn Thành được tặng danh hiệu Thầy thuốc ưu tú.",
    ]
    assert [f.columns["recipient"] for text in texts for f in awards(HEAD + text)] == ["Công đoàn", "Nguyễn Văn Thành"]


def test_who_gives_is_the_issuer_and_no_recipient() -> None:
    (row,) = awards(HEAD + "- Năm 2015, UBND huyện Hải Vân tặng danh hiệu Tập thể lao động tiên tiến cho tập thể.")
    assert (row.columns["issuer"], row.columns["recipient"]) == ("UBND huyện Hải Vân", None)


TYPED = {
    "- Trong năm 03 đ/c được Giám đốc Sở Y tế tặng giấy khen, 09 đ/c đạt LĐTT.": [
        ("GK", "Giám đốc Sở Y tế", 3),
        ("DH.LDTT", None, 9),
    ],
    "- Năm 2017 xã được tặng BK của UBND tỉnh; năm 2018 được BK TTg.": [("BK.BT", "UBND tỉnh", None), ("BK.TTg", None, None)],
    "- Phòng được tặng Giấy khen UBND huyện năm 2022.": [("GK", "UBND huyện", None)],
    "- Sinh viên trường BK 12 em; nhà BK - 2.": [],
}


@pytest.mark.parametrize("text", TYPED)
def test_who_gave_it_is_said_of_its_own_award_and_short_titles_need_a_giver(text: str) -> None:
    found_here = awards(HEAD + text)
    assert [(f.columns["award"], f.columns["issuer"], f.columns["count"]) for f in found_here] == TYPED[text]


def test_a_list_of_years_is_an_award_a_year() -> None:
    text = "BÁO CÁO\nThành tích\nII. DANH HIỆU THI ĐUA\n- Năm 2019, 2020 và 2021: Tập thể lao động tiên tiến\n- Năm 2018: Đơn vị tiên tiến\n"
    assert sorted((f.columns["award"], f.columns["year"]) for f in awards(text)) == [
        ("DH.DVTT", 2018), ("DH.TTLDTT", 2019), ("DH.TTLDTT", 2020), ("DH.TTLDTT", 2021),
    ]  # fmt: skip


def test_the_next_bullet_s_decision_is_not_this_one_s() -> None:
    text = (
        "BÁO CÁO\nThành tích\nII. DANH HIỆU THI ĐUA\n- Năm 2020: Cờ thi đua của UBND tỉnh\n"
        "- Tập thể LĐTT năm 2019 theo Quyết định số 44/QĐ-SNV ngày 5/1/2020\n"
    )
    assert [(f.columns["award"], f.columns["number"]) for f in awards(text)] == [("DH.CO.BT", None), ("DH.TTLDTT", "44")]


@pytest.mark.parametrize(
    ("text", "giver", "recipient"),
    [
        ("- Năm 2021, Giám đốc Sở Nội vụ tặng Giấy khen cho Trường Mầm non Hoa Sen theo Quyết định số 5/QĐ-SNV.", "Giám đốc Sở Nội vụ", "Trường Mầm non Hoa Sen"),
        ("- Huyện ủy tặng Giấy khen cho chi bộ Thôn Đông về thành tích năm 2020.", "Huyện ủy", "chi bộ Thôn Đông"),
        ("- UBND huyện tặng Giấy khen cho 04 tập thể.", "UBND huyện", "tập thể"),
    ],
)  # fmt: skip
def test_who_is_given_it_behind_the_title(text: str, giver: str, recipient: str | None) -> None:
    (row,) = awards(HEAD + text)
    assert (row.columns["issuer"], row.columns["recipient"]) == (giver, recipient)


DECIDED = {
    "a table": 'Điều 1. Công nhận danh hiệu "Lao động tiên tiến" năm 2022 cho các ông, bà có tên sau đây:\nTT | Họ và tên | Chức vụ\n'
    "1 | Đinh Văn Quyết | Kế toán\n2 | Mai Thị Lý | Văn thư\nĐiều 2. Thi hành.\n",
    "a sentence": "Điều 1. Tặng Giấy khen năm 2022 cho: 1. Ông Đinh Văn Quyết, Kế toán; 2. Bà Mai Thị Lý, Văn thư.\nĐiều 2. Thi hành.\n",
}


@pytest.mark.parametrize("article", DECIDED.values(), ids=DECIDED)
def test_a_decision_gives_a_row_for_each_one_named_in(article: str) -> None:
    text = "QUYẾT ĐỊNH\nVề việc khen thưởng\nQUYẾT ĐỊNH:\n" + article
    assert [f.columns["recipient"] for f in awards(text)] == ["Đinh Văn Quyết", "Mai Thị Lý"]


def test_people_whom_the_table_of_awards_names_are_recipients() -> None:
    text = (
        "BÁO CÁO\nTổng kết\n1. Danh sách tiêu biểu\nSTT | Tên đơn vị, cá nhân | Hình thức khen\n1 | Ông Đinh Văn Quyết | Chiến sĩ thi đua cơ sở\n"
        "2. Tổ chức\nÔng Lê Văn Tám phụ trách.\n"
    )
    assert {f.columns["name"]: f.columns["role"] for f in found(text, "people")} == {
        "Đinh Văn Quyết": "award_recipient", "Lê Văn Tám": "mentioned",
    }  # fmt: skip


GIVEN = {
    "- UBND huyện tặng 05 Giấy khen cho 02 tập thể và 03 cá nhân theo Quyết định số 34/QĐ-UBND ngày 15/12/2022.": [
        ("GK", 5, None, "UBND huyện"),
    ],
    "- Chủ tịch UBND tỉnh tặng Bằng khen cho 01 tập thể (Trường THCS Sơn Lĩnh), 02 cá nhân.": [
        ("BK.BT", None, "Trường THCS Sơn Lĩnh", "Chủ tịch UBND tỉnh"), ("BK.BT", 2, "cá nhân", "Chủ tịch UBND tỉnh"),
    ],
    "- Giấy khen của Chủ tịch UBND huyện cho 03 cá nhân.": [("GK", 3, "cá nhân", "Chủ tịch UBND huyện")],
    "- Bảo hiểm xã hội huyện tặng giấy khen 02 tập thể.": [("GK", 2, "tập thể", "Bảo hiểm xã hội huyện")],
    "- Tặng Giấy khen cho đồng chí Nguyễn Văn Thử, đồng chí Trần Thị Mẫu và ông Lê Văn Ví.": [
        ("GK", None, "Nguyễn Văn Thử", None), ("GK", None, "Trần Thị Mẫu", None), ("GK", None, "Lê Văn Ví", None),
    ],
    "- Huân chương Lao động hạng Ba cho Trạm Y tế xã (Quyết định số 12/QĐ-CTN).": [("HC.LD", None, "Trạm Y tế xã", None)],
    "- Nhà trường vinh dự được Chủ tịch nước tặng thưởng Huân chương Lao động hạng Nhì.": [
        ("HC.LD", None, "Nhà trường", "Chủ tịch nước"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("text", GIVEN)
def test_all_who_get_an_award_are_rows_with_their_count_or_name(text: str) -> None:
    given = found(f"BÁO CÁO\nTổng kết thi đua\nI. KẾT QUẢ KHEN THƯỞNG\n{text}", "awards")
    assert [tuple(f.columns[c] for c in ("award", "count", "recipient", "issuer")) for f in given] == GIVEN[text]


def test_the_names_of_groups_in_a_decision_get_nothing_themselves() -> None:
    text = """QUYẾT ĐỊNH
Về việc khen thưởng
Điều 1. Tặng Giấy khen của Chủ tịch UBND xã cho 02 tập thể và 01 cá nhân, gồm:
1. Tập thể:
- Thôn Đông;
- Trường Mầm non Hoa Sen;
2. Cá nhân:
- Bà Trần Thị Mẫu, Chủ tịch Hội Phụ nữ.
Điều 2. Quyết định này có hiệu lực từ ngày ký."""
    assert [f.columns["recipient"] for f in found(text, "awards")] == ["Thôn Đông", "Trường Mầm non Hoa Sen", "Trần Thị Mẫu"]


def test_a_team_in_a_table_gets_the_title_of_teams() -> None:
    text = """I. KẾT QUẢ KHEN THƯỞNG
STT | Họ và tên | Danh hiệu
1 | Tập thể tổ Toán | Lao động tiên tiến
2 | Trần Thị Mẫu | Lao động tiên tiến"""
    assert [f.columns["award"] for f in found(text, "awards")] == ["DH.TTLDTT", "DH.LDTT"]


def test_since_a_year_is_no_year_of_an_award() -> None:
    text = "BÁO CÁO\nKết quả năm\nI. KẾT QUẢ\n- Từ năm 2019 đến nay thôn liên tục được công nhận thôn văn hóa."
    (award,) = found(text, "awards")
    assert (award.columns["year"], award.columns["recipient"]) == (None, "thôn")


ARTICLES = {
    "những người dưới tên nhóm, đánh số bằng gạch": (
        "Điều 1. Tặng Giấy khen cho 01 tập thể và 02 cá nhân:\n* Tập thể:\n1- Hội Nông dân xã Bản Lầm\n* Cá nhân:\n"
        "1- Ông Lò Văn Ín - Chi hội trưởng\n2- Bà Hoàng Thị Sẻn - hội viên",
        [("GK", "Hội Nông dân xã Bản Lầm"), ("GK", "Lò Văn Ín"), ("GK", "Hoàng Thị Sẻn")],
    ),
    "mỗi danh hiệu một danh sách": (
        "Điều 1. Công nhận danh hiệu Lao động tiên tiến cho 02 cá nhân và tặng Giấy khen cho 01 cá nhân có tên sau:\n"
        "1. Danh hiệu Lao động tiên tiến:\n- Ông Lò Văn Ín;\n- Bà Hoàng Thị Sẻn;\n2. Giấy khen:\n- Ông Vàng A Tủa.",
        [("DH.LDTT", "Lò Văn Ín"), ("DH.LDTT", "Hoàng Thị Sẻn"), ("GK", "Vàng A Tủa")],
    ),
    "hai danh hiệu, mỗi danh hiệu một nhóm được đếm": (
        "Điều 1. Công nhận danh hiệu Lao động tiên tiến cho 12 cá nhân, tặng Giấy khen cho 02 tập thể (có danh sách kèm theo).",
        [("DH.LDTT", "cá nhân"), ("GK", "tập thể")],
    ),
    "hai danh hiệu cho cùng những người ấy": (
        "Điều 1. Công nhận danh hiệu Lao động tiên tiến và tặng Giấy khen cho các ông, bà sau:\n1. Ông Lò Văn Ín;\n2. Bà Hoàng Thị Sẻn.",
        [("DH.LDTT", "Lò Văn Ín"), ("GK", "Lò Văn Ín"), ("DH.LDTT", "Hoàng Thị Sẻn"), ("GK", "Hoàng Thị Sẻn")],
    ),
}


@pytest.mark.parametrize("name", ARTICLES)
def test_each_one_gets_the_title_of_the_list_that_names_him(name: str) -> None:
    article, expected = ARTICLES[name]
    text = f"QUYẾT ĐỊNH\nVề việc khen thưởng\n{article}\nĐiều 2. Quyết định này có hiệu lực từ ngày ký.\n"
    assert [(f.columns["award"], f.columns["recipient"]) for f in awards(text)] == expected


ANNEX = """QUYẾT ĐỊNH
Về việc khen thưởng
Điều 1. Tặng Giấy khen cho 01 tập thể và 02 cá nhân (có danh sách kèm theo).
Điều 2. Quyết định này có hiệu lực từ ngày ký.
DANH SÁCH
Tập thể, cá nhân được tặng Giấy khen
"""


def test_the_list_in_the_annex_names_those_who_are_given_it() -> None:
    table = """
STT|Tên tập thể, cá nhân|Chức vụ, đơn vị|Tiền thưởng (đồng)
I|TẬP THỂ||
1|Phòng Tài chính huyện||2.780.000
II|CÁ NHÂN||
1|Ông Lò Văn Piêng|Phó Chủ tịch UBND xã|417.000
2|Bà Hà Thị Xuyến|Chuyên viên|417.000
"""
    rows = [" | ".join(line.split("|")) for line in table.strip().split("\n")]
    assert [f.columns["recipient"] for f in found(ANNEX + "\n".join(rows), "awards")] == [
        "Phòng Tài chính huyện",
        "Lò Văn Piêng",
        "Hà Thị Xuyến",
    ]


def test_a_table_that_says_the_title_of_each_one() -> None:
    text = (
        ANNEX.split("Điều 1")[0]
        + "Điều 1. Công nhận danh hiệu Lao động tiên tiến cho 01 cá nhân, tặng Giấy khen cho 01 cá nhân có tên sau:\n"
    )
    rows = ["TT | Họ và tên | Danh hiệu, hình thức", "1 | Lò Văn Piêng | Lao động tiên tiến", "2 | Hà Thị Xuyến | Giấy khen"]
    found_rows = found(text + "\n".join(rows) + "\nĐiều 2. Hiệu lực.\n", "awards")
    assert [(f.columns["award"], f.columns["recipient"]) for f in found_rows] == [
        ("DH.LDTT", "Lò Văn Piêng"),
        ("GK", "Hà Thị Xuyến"),
    ]


def test_what_another_item_of_the_sentence_cites_is_its_own() -> None:
    text = (
        HEAD + "- 01 đồng chí được UBND tỉnh tặng Bằng khen (Quyết định số 112/QĐ-UBND ngày 20/3/2021); "
        "02 tập thể và 03 cá nhân được UBND huyện tặng Giấy khen.\n"
    )
    assert [
        (f.columns["award"], f.columns["count"], f.columns["recipient"], f.columns["number"]) for f in found(text, "awards")
    ] == [
        ("BK.BT", 1, "đồng chí", "112"),
        ("GK", 2, "tập thể", None),
        ("GK", 3, "cá nhân", None),
    ]


def test_groups_of_an_annex_say_which_title_their_members_get() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc khen thưởng năm 2015\n"
        "Điều 1. Công nhận danh hiệu và tặng Giấy khen cho 01 tập thể, 02 cá nhân (có danh sách kèm theo).\nĐiều 2. Hiệu lực.\n"
        "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC KHEN THƯỞNG NĂM 2015\n"
    )
    lines = [
        "TT | Họ và tên | Đơn vị", "A | Tập thể lao động tiên tiến | ", "1 | Đội thi công số 2 | ", "B | Chiến sĩ thi đua cơ sở | ",
        "2 | Trần Văn Lộ | Đội trưởng", "C | Giấy khen của Giám đốc | ", "3 | Quàng Thị Ín | Cấp dưỡng",
    ]  # fmt: skip
    assert [(f.columns["award"], f.columns["recipient"]) for f in found(text + "\n".join(lines), "awards")] == [
        ("DH.TTLDTT", "Đội thi công số 2"),
        ("DH.CSTD.CS", "Trần Văn Lộ"),
        ("GK", "Quàng Thị Ín"),
    ]


def test_the_title_of_a_decision_decides_nothing() -> None:
    text = (
        "HUYỆN ĐOÀN THANH GIA\nSố: 36-QĐ/ĐTN\nQUYẾT ĐỊNH\ntặng Giấy khen cho tập thể, cá nhân năm 2015\nBAN THƯỜNG VỤ HUYỆN ĐOÀN\n"
        "QUYẾT ĐỊNH:\nĐiều 1: Tặng Giấy khen của Huyện Đoàn cho các cá nhân:\n1. Đ/c Cao Thị Mỹ Duyên;\n2. Đ/c Tăng Quốc Hưng.\nĐiều 2: Thi hành.\n"
    )
    assert [f.columns["recipient"] for f in found(text, "awards")] == ["Cao Thị Mỹ Duyên", "Tăng Quốc Hưng"]


def test_the_year_that_a_list_begins_with_holds_for_all_of_it() -> None:
    text = HEAD + "Năm 2018, tập thể được tặng Cờ thi đua của UBND tỉnh; 298 cá nhân đạt danh hiệu Lao động tiên tiến.\n"
    assert [(f.columns["year"], f.columns["count"]) for f in found(text, "awards")] == [(2018, None), (2018, 298)]


NAMED = {
    "a list under the sentence": (
        "Được Chủ tịch UBND huyện tặng Giấy khen, gồm:\n• Tập thể: Trường Mầm non Sao Mai; Tổ Mẫu giáo lớn;\n"
        "• Cá nhân: bà Đinh Thị Huyền, Hiệu trưởng; ông Sùng A Páo, nhân viên bảo vệ.\n",
        [("GK", "Trường Mầm non Sao Mai", None), ("GK", "Tổ Mẫu giáo lớn", None), ("GK", "Đinh Thị Huyền", None), ("GK", "Sùng A Páo", None)],
    ),
    "a list under its own name": (
        "Danh sách được tặng Giấy khen:\n1. Ông Chảo Láo Tả - Trưởng bản;\n2. Tập thể bản Tả Phìn.\n",
        [("GK", "Chảo Láo Tả", None), ("GK", "bản Tả Phìn", None)],
    ),
    "ranks behind a colon": (
        "- 02 đ/c CSTĐ cơ sở: Đại uý Trần Đức Nguyện, Thượng uý Y Bliu; 14 đ/c đạt Chiến sĩ tiên tiến.\n",
        [("DH.CSTD.CS", "Trần Đức Nguyện", None), ("DH.CSTD.CS", "Y Bliu", None), ("DH.CSTT", "đ/c", 14)],
    ),
    "names in front of the title": (
        "- Các đồng chí: Phí Thị Nga, Tô Văn Quản và Hứa Thị Viền được công nhận Chiến sĩ thi đua cơ sở.\n",
        [("DH.CSTD.CS", "Phí Thị Nga", None), ("DH.CSTD.CS", "Tô Văn Quản", None), ("DH.CSTD.CS", "Hứa Thị Viền", None)],
    ),
    "names in the brackets of the groups counted": (
        "- 02 tập thể (Phòng Kế hoạch - Tài chính; Chi cục Thủy lợi) và 03 cá nhân được UBND tỉnh tặng Bằng khen.\n",
        [("BK.BT", "Phòng Kế hoạch - Tài chính", None), ("BK.BT", "Chi cục Thủy lợi", None), ("BK.BT", "cá nhân", 3)],
    ),
    "what others said of one in brackets": (
        "- Chiến sĩ thi đua cơ sở: đ/c Lê Hồng Hạnh (đạt 12/12 phiếu, tỷ lệ 100%), đ/c Chu Văn Quyền (11/12 phiếu).\n",
        [("DH.CSTD.CS", "Lê Hồng Hạnh", None), ("DH.CSTD.CS", "Chu Văn Quyền", None)],
    ),
    "groups behind the one who gives": (
        "- Bằng khen của Trung ương Hội: 01 tập thể (Hội Nông dân xã Cốc Pàng), 02 cá nhân.\n",
        [("BK.BT", "Hội Nông dân xã Cốc Pàng", None), ("BK.BT", "cá nhân", 2)],
    ),
    "who got the title before": (
        "- Thôn Bản Pe được công nhận danh hiệu Thôn văn hóa, được UBND huyện tặng Giấy khen.\n",
        [("DH.TVH", "Thôn Bản Pe", None), ("GK", "Thôn Bản Pe", None)],
    ),
    "who the sentence begins with": (
        "- Chi bộ Quân sự 5 năm liền hoàn thành xuất sắc nhiệm vụ, được Đảng ủy tặng Giấy khen.\n",
        [("GK", "Chi bộ Quân sự", None)],
    ),
    "degrees and forms of address": (
        "- BS CKI Đinh Văn Nguyên được phong tặng danh hiệu Thầy thuốc Ưu tú.\n- Cá nhân: Chị Tòng Thị Biên - Chủ tịch Hội được UBND huyện tặng Giấy khen.\n",
        [("DHVD", "Đinh Văn Nguyên", None), ("GK", "Tòng Thị Biên", None)],
    ),
    "years are no number of those who got it": (
        "- Trong 3 năm 2018, 2019, 2020 đơn vị liên tục đạt danh hiệu Tập thể lao động xuất sắc.\n",
        [("DH.TTLDXS", "đơn vị", None)] * 3,
    ),
    "a number beside the names": (
        "- Chiến sĩ thi đua cơ sở: 02 (cô Huỳnh Thị Bé Sáu, cô Lâm Kim Phượng)\n- Lao động tiên tiến: 15/16 đạt 93,75%\n",
        [("DH.CSTD.CS", "Huỳnh Thị Bé Sáu", None), ("DH.CSTD.CS", "Lâm Kim Phượng", None), ("DH.LDTT", None, 15)],
    ),
    "given without `cho`": (
        "- Huyện ủy tặng Giấy khen chi bộ ấp Mỹ Phú và đồng chí Trần Văn Tư, Bí thư chi bộ.\n",
        [("GK", "chi bộ ấp Mỹ Phú", None), ("GK", "Trần Văn Tư", None)],
    ),
    "two who give": (
        "- UBND xã tặng 05 Giấy khen, Hội Phụ nữ xã tặng 03 Giấy khen cho các gia đình tiêu biểu.\n",
        [("GK", None, 5), ("GK", None, 3)],
    ),
    "what was printed, refused or given to nobody": (
        "- In 150 Giấy khen, mua 20 khung Bằng khen.\n- Xã chưa đạt danh hiệu Xã nông thôn mới; không có cá nhân nào được tặng Bằng khen.\n",
        [],
    ),
    "a body and several addressed at once": (
        "- Khen thưởng: Tập thể Ban CHQS xã và 3 đồng chí: Lò A Sài, Tẩn Láo Lở, Chảo Duần Phẩu được Ban CHQS huyện tặng Giấy khen.\n",
        [("GK", "Ban CHQS xã", None), ("GK", "Lò A Sài", None), ("GK", "Tẩn Láo Lở", None), ("GK", "Chảo Duần Phẩu", None)],
    ),
    "sums of a letter": (
        "- Tặng Giấy khen: 182 tập thể, 94 dòng họ.\n- Lao động tiên tiến: 1.456 cá nhân.\n- UBND tỉnh tặng: Cờ thi đua: 02 tập thể; Bằng khen: 14 tập thể, 21 cá nhân.\n",
        [
            ("GK", "tập thể", 182), ("GK", "dòng họ", 94), ("DH.LDTT", "cá nhân", 1456),
            ("DH.CO.BT", "tập thể", 2), ("BK.BT", "tập thể", 14), ("BK.BT", "cá nhân", 21),
        ],
    ),
    "a title that says who gets another": (
        "- UBND xã tặng Giấy khen cho 15 hộ gia đình văn hóa tiêu biểu.\n",
        [("GK", "hộ", 15)],
    ),
    "a list of deeds names nobody": (
        "Nhà trường được UBND tỉnh tặng Bằng khen vì đã có thành tích sau:\n- Hoàn thành tốt nhiệm vụ năm học;\n- Giữ vững phổ cập giáo dục.\n",
        [("BK.BT", "Nhà trường", None)],
    ),
    "what is only asked for": (
        "Hội đồng thống nhất đề nghị khen thưởng như sau:\n- Chiến sĩ thi đua cơ sở: đ/c Lê Hồng Hạnh.\n- Hội đồng trình Chủ tịch UBND xã tặng Giấy khen cho 03 đồng chí.\n",
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMED)
def test_who_gets_it_is_named_wherever_clerks_name_him(name: str) -> None:
    text, expected = NAMED[name]
    given = found(f"BÁO CÁO\nTổng kết công tác\nI. KẾT QUẢ KHEN THƯỞNG\n{text}", "awards")
    assert [(f.columns["award"], f.columns["recipient"], f.columns["count"]) for f in given] == expected


def test_each_one_s_evidence_reaches_to_his_name() -> None:
    text = HEAD + "- 02 đ/c CSTĐ cơ sở: Thiếu tá Phùng Đắc Lợi, Đại uý Y Bliu.\n"
    assert [f.evidence.quote for f in awards(text)] == [
        "CSTĐ cơ sở: Thiếu tá Phùng Đắc Lợi",
        "CSTĐ cơ sở: Thiếu tá Phùng Đắc Lợi, Đại uý Y Bliu",
    ]


def test_several_who_give_in_one_sentence_give_to_the_same() -> None:
    text = (
        HEAD + "- Nhà trường được UBND tỉnh tặng Cờ thi đua năm 2018 theo Quyết định số 2205/QĐ-UBND ngày 25/7/2018, "
        "Bộ trưởng Bộ Giáo dục và Đào tạo tặng Bằng khen năm 2019 theo Quyết định số 3411/QĐ-BGDĐT ngày 20/11/2019 "
        "và Thủ tướng Chính phủ tặng Bằng khen năm 2021.\n"
    )
    columns = ("award", "recipient", "issuer", "year", "number")
    assert [tuple(f.columns[c] for c in columns) for f in awards(text)] == [
        ("DH.CO.BT", "Nhà trường", "UBND tỉnh", 2018, "2205"),
        ("BK.BT", "Nhà trường", "Bộ trưởng Bộ Giáo dục và Đào tạo", 2019, "3411"),
        ("BK.TTg", "Nhà trường", "Thủ tướng Chính phủ", 2021, None),
    ]


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Năm học 2022-2023, nhà trường có các tập thể, cá nhân được khen thưởng gồm:\n- Tập thể: Tổ Toán đạt danh hiệu Tập thể lao động tiên tiến.\n", 2023),
        ("Năm 2019:\n- Tập thể lao động tiên tiến: Tổ Toán.\n", 2019),
        ("Tổng kết năm 2019, nhà trường có:\n- Tổ Toán đạt danh hiệu Tập thể lao động tiên tiến.\n", 2019),
        ("1. Kết quả khen thưởng năm 2020\n- Tập thể lao động tiên tiến: Tổ Toán.\n", 2020),
        ("1. Tình hình năm 2020\n- Tổ Toán đạt danh hiệu Tập thể lao động tiên tiến.\n", None),
    ],
)  # fmt: skip
def test_the_year_may_stand_above_the_list(text: str, year: int | None) -> None:
    (row,) = found(f"BÁO CÁO\nKết quả công tác\nI. KẾT QUẢ\n{text}", "awards")
    assert (row.columns["recipient"], row.columns["year"]) == ("Tổ Toán", year)


TABLES = {
    "no head says what they get": (
        "6. Danh sách tập thể, cá nhân được khen thưởng năm 2020\nTT | Tên tập thể, cá nhân | Chức vụ | Nội dung\n"
        "1 | Tổ Văn phòng |  | Tập thể lao động tiên tiến\n2 | Nguyễn Thị Xuân | Kế toán | Lao động tiên tiến\n",
        [("DH.TTLDTT", "Tổ Văn phòng", None, 2020), ("DH.LDTT", "Nguyễn Thị Xuân", None, 2020)],
    ),
    "the line above says it": (
        "Danh sách được tặng Giấy khen năm 2020:\nTT | Họ và tên | Chức vụ\n1 | Nguyễn Thị Xuân | Kế toán\n2 | Ma Văn Thào | Văn thư\n",
        [("GK", "Nguyễn Thị Xuân", None, 2020), ("GK", "Ma Văn Thào", None, 2020)],
    ),
    "counts under titles": (
        "III. KẾT QUẢ THI ĐUA, KHEN THƯỞNG NĂM 2023\nSTT | Tập thể, cá nhân | LĐTT | CSTĐCS | Giấy khen\n"
        "1 | Trường Tiểu học Sông Trầu | 24 | 3 | 0\n | Cộng | 24 | 3 | 0\n",
        [("DH.LDTT", "Trường Tiểu học Sông Trầu", 24, 2023), ("DH.CSTD.CS", "Trường Tiểu học Sông Trầu", 3, 2023)],
    ),
    "what is only proposed": (
        "UBND xã kính đề nghị tặng Giấy khen cho các cá nhân sau:\nTT | Họ và tên | Chức vụ | Hình thức khen\n1 | Ma Văn Thào | Văn thư | Giấy khen\n",
        [],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_tables_of_those_who_were_awarded(name: str) -> None:
    text, expected = TABLES[name]
    given = found(f"BÁO CÁO\nTổng kết công tác\nI. KẾT QUẢ\n{text}", "awards")
    assert [tuple(f.columns[c] for c in ("award", "recipient", "count", "year")) for f in given] == expected


def test_an_annex_may_list_those_who_are_awarded_line_by_line() -> None:
    text = (
        "QUYẾT ĐỊNH\nVề việc khen thưởng\nĐiều 1. Tặng danh hiệu Tập thể lao động tiên tiến cho 01 tập thể và Giấy khen cho 01 cá nhân (có danh sách kèm theo).\n"
        "Điều 2. Quyết định này có hiệu lực từ ngày ký.\nDANH SÁCH KHEN THƯỞNG NĂM 2019\n"
        "I. TẬP THỂ LAO ĐỘNG TIÊN TIẾN\n1. Phòng Tài chính - Kế hoạch huyện.\nII. GIẤY KHEN\n1. Ông Khuất Duy Thoan - lái xe.\n"
    )
    assert [(f.columns["award"], f.columns["recipient"]) for f in awards(text)] == [
        ("DH.TTLDTT", "Phòng Tài chính - Kế hoạch huyện"),
        ("GK", "Khuất Duy Thoan"),
    ]


def test_each_year_of_a_title_has_its_decision() -> None:
    text = (
        HEAD
        + "- Danh hiệu Tập thể Lao động xuất sắc: năm 2020 (QĐ số 98/QĐ-UBND ngày 12/01/2021), năm 2021 (QĐ số 77/QĐ-UBND ngày 10/01/2022).\n"
    )
    assert [(f.columns["year"], f.columns["number"]) for f in awards(text)] == [(2020, "98"), (2021, "77")]


def test_a_lead_says_the_year_of_the_parts_below_it() -> None:
    text = (
        "BÁO CÁO\nTổng kết công tác\nIV. KHEN THƯỞNG\nNăm 2017, tập thể và cá nhân đã được các cấp khen thưởng:\n"
        "1. Tập thể:\na) Cờ thi đua của Công đoàn ngành: Công đoàn Công ty.\n2. Cá nhân:\na) Kỷ niệm chương: 02 đồng chí.\n"
    )
    assert [(f.columns["award"], f.columns["year"], f.columns["recipient"]) for f in awards(text)] == [
        ("DH.CO.BT", 2017, "Công đoàn Công ty"),
        ("KNC", 2017, "đồng chí"),
    ]


def test_a_list_goes_on_with_titles_and_their_school_years() -> None:
    text = (
        HEAD
        + "- Bản thân được tặng Kỷ niệm chương “Vì sự nghiệp giáo dục” năm 2015; Chiến sĩ thi đua cơ sở các năm học 2017-2018, "
        "2018-2019, 2020-2021; Bằng khen của Bộ trưởng Bộ GD&ĐT năm 2019.\n"
    )
    assert [(f.columns["award"], f.columns["year"]) for f in awards(text)] == [
        ("KNC", 2015), ("DH.CSTD.CS", 2018), ("DH.CSTD.CS", 2019), ("DH.CSTD.CS", 2021), ("BK.BT", 2019),
    ]  # fmt: skip


def test_the_form_of_a_commendation_may_stand_in_a_line_of_its_own() -> None:
    text = (
        "QUYẾT ĐỊNH\nKhen thưởng năm 2024\nĐiều 1. Khen thưởng 02 hộ có thành tích năm 2024, gồm: hộ ông Lương Văn Nhì và hộ bà Lò Thị Ón (danh sách kèm theo).\n"
        "Hình thức khen thưởng: Giấy khen của Chủ tịch UBND phường.\nĐiều 2. Hiệu lực.\nDANH SÁCH HỘ ĐƯỢC KHEN THƯỞNG\n"
    )
    lines = ["STT | HỌ VÀ TÊN | ĐƠN VỊ", "1 | Ông Lương Văn Nhì | Tổ 12", "2 | Bà Lò Thị Ón | Tổ 3"]
    assert [(f.columns["award"], f.columns["year"], f.columns["recipient"]) for f in awards(text + "\n".join(lines))] == [
        ("GK", 2024, "Lương Văn Nhì"),
        ("GK", 2024, "Lò Thị Ón"),
    ]


ANNEXED = (
    "QUYẾT ĐỊNH\nVề việc khen thưởng năm 2020\nĐiều 1. Khen thưởng 02 tập thể và 02 cá nhân (có danh sách kèm theo).\n"
    "Điều 2. Quyết định này có hiệu lực từ ngày ký.\nDANH SÁCH KHEN THƯỞNG NĂM 2020\n(Kèm theo Quyết định số 12/QĐ-TH ngày 03/6/2020)\n"
)

ANNEXES = {
    "lines under titles with their counts": "I/ Tập thể lao động tiên tiến (01 tập thể)\n1. Tổ Văn phòng, Trường Tiểu học Kim Đồng;\nII. Danh hiệu “Chiến sĩ thi đua cơ sở” (01 người):\n1. Ông Lò Văn Ín - giáo viên.\n",
    "a list, then a table": "I. TẬP THỂ LAO ĐỘNG TIÊN TIẾN\n1. Tổ Văn phòng.\nII. CSTĐ CƠ SỞ\nTT | Họ và tên | Chức vụ\n1 | Lò Văn Ín | Giáo viên\n",
    "rows that are titles": "TT | Tên tập thể, cá nhân | Chức vụ | Ghi chú\nA | Tập thể lao động tiên tiến |  | \n1 | Tổ Văn phòng |  | \nB | CSTĐ cơ sở |  | \n1 | Lò Văn Ín | Giáo viên | \n",
    "groups in a line": "I. TẬP THỂ LAO ĐỘNG TIÊN TIẾN\na) Tập thể: Tổ Văn phòng.\nII. CSTĐ CƠ SỞ\nb) Cá nhân: ông Lò Văn Ín - giáo viên.\n",
    "each with his title": "1. Tổ Văn phòng: Tập thể lao động tiên tiến.\n2. Ông Lò Văn Ín: Chiến sĩ thi đua cơ sở.\n",
}


@pytest.mark.parametrize("name", ANNEXES)
def test_an_annex_says_the_titles_that_its_decision_does_not(name: str) -> None:
    assert [(f.columns["award"], f.columns["recipient"]) for f in awards(ANNEXED + ANNEXES[name])] == [
        ("DH.TTLDTT", "Tổ Văn phòng"),
        ("DH.CSTD.CS", "Lò Văn Ín"),
    ]


def test_an_annex_of_sums_gives_nothing() -> None:
    text = ANNEXED.replace("DANH SÁCH KHEN THƯỞNG NĂM 2020", "PHỤ LỤC MỨC TIỀN THƯỞNG")
    assert awards(text + "1. Giấy khen: 300.000 đồng;\n2. Lao động tiên tiến: 500.000 đồng.\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "- CSTĐ cơ sở: 02 người, gồm Lò Văn Ín, Vũ Thị Hoa;",
        "+ 02 cá nhân được UBND huyện tặng Giấy khen theo Quyết định số 2/QĐ-UBND ngày 24/02/2020, gồm:\n1) Lò Văn Ín, thủ quỹ;\n2) Đ/c Vũ Thị Hoa - Tổ trưởng;",
    ],
)
def test_names_behind_a_count_stand_for_it(text: str) -> None:
    given = awards("BÁO CÁO\nKết quả năm 2020\nV. KHEN THƯỞNG\n" + text + "\nVI. PHƯƠNG HƯỚNG\n")
    assert [f.columns["recipient"] for f in given] == ["Lò Văn Ín", "Vũ Thị Hoa"]


def test_columns_of_groups_say_how_many_of_each() -> None:
    text = (
        "BÁO CÁO\nKết quả năm 2019\nIII. KHEN THƯỞNG\nSTT | Hình thức | Tập thể | Cá nhân | Quyết định\n"
        "1 | Huân chương Lao động |  | 01 (bà Vũ Thị Hoa) | 18/QĐ-CTN ngày 30/7/2019\n2 | Giấy khen | 06 | 11 | 40/QĐ-UBND ngày 15/10/2019\n"
    )
    assert [(f.columns["award"], f.columns["recipient"], f.columns["count"]) for f in awards(text)] == [
        ("HC.LD", "Vũ Thị Hoa", None),
        ("GK", "tập thể", 6),
        ("GK", "cá nhân", 11),
    ]


def test_what_is_asked_to_be_received_is_not_given() -> None:
    assert rows("- UBND tỉnh đề nghị 1 đơn vị được nhận Cờ thi đua của Thủ tướng Chính phủ.") == []
    assert rows("- Hội đồng đã họp và đề nghị 1 đơn vị được nhận Cờ thi đua của Chính phủ.") == []


def test_who_gives_is_no_other_award_of_the_sentence() -> None:
    given = awards(
        HEAD + "- Năm 2017, tặng cờ thi đua cho tập thể UBND phường Hòa và tặng huân chương lao động cho tập thể phòng Nội vụ."
    )
    assert not any("cờ" in str(f.columns["issuer"]) for f in given)
