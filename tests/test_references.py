"""Citations as clerks of ministries, provinces, the Party, unions, schools, army and police type them."""

from __future__ import annotations

import dataclasses
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from papers import found
from vanthu import catalogue as catalogues
from vanthu.extractors import Context
from vanthu.extractors import dates as dates_of
from vanthu.extractors import references as references_of
from vanthu.outline import outline_of
from vanthu.types import Cell, Document, Finding, Page, Table, Word

CATALOGUE = catalogues.load()
Row = tuple[str | None, str | None, int | None, str | None, str | None, str | None, str]


def context_of(text: str) -> Context:
    words, line = [], 0
    for match in re.finditer(r"(\s*)(\S+)", text):
        line += match[1].count("\n")
        words.append(Word(match[2], line=line, before=match[1]))
    document = Document("0" * 64, "a.txt", "txt", tuple(words))
    return Context(document, outline_of(document, CATALOGUE), CATALOGUE)


def references(text: str) -> list[Finding]:
    return [f for f in references_of.extract(context_of(text)) if isinstance(f, Finding)]


def row(finding: Finding) -> Row:
    names = ("kind", "number", "year", "symbol", "issued_on", "issuer", "role")
    return tuple(finding.columns.get(name) for name in names)  # type: ignore[return-value]


L, M, A, W = "legal_basis", "mention", "attachment", "award_decision"

# Known while the rules were written: sentence, then kind, number, year, symbol, issued_on, issuer, role of each citation.
SENTENCES: list[tuple[str, list[Row]]] = [
    (
        "Căn cứ Kế hoạch số 07/KH-ĐKT ngày 12/9/2019 của UBND huyện Can Lộc về kiểm tra cơ quan văn hóa;",
        [("Kế hoạch", "07", None, "KH-ĐKT", "2019-09-12", "UBND huyện Can Lộc", L)],
    ),
    (
        "- Giấy khen: Quyết định số 3169/QĐ-CĐKCN ngày 9/10/2018 Công đoàn các KCN tỉnh Sơn Hà.",
        [("Quyết định", "3169", None, "QĐ-CĐKCN", "2018-10-09", "Công đoàn các KCN tỉnh Sơn Hà", W)],
    ),
    (
        "Căn cứ Kế hoạch số 921/KH-LMHTX ngày 14/12/2018 của Liên minh Hợp tác xã tỉnh Sơn Hà;",
        [("Kế hoạch", "921", None, "KH-LMHTX", "2018-12-14", "Liên minh Hợp tác xã tỉnh Sơn Hà", L)],
    ),
    (
        "Sau khi có hướng dẫn; căn cứ Thông tư  19/2013/TT-BVHTTDL của Bộ Văn hoá, Thể thao và Du lịch quy định chi tiết",
        [("Thông tư", "19", 2013, "TT-BVHTTDL", None, "Bộ Văn hoá, Thể thao và Du lịch", L)],
    ),
    (
        "- Ban hành kế hoạch số: 04/KH-CĐ ngày 3/2/2018 của BCH Công đoàn xã; Quyết định số: 31/QĐ-UBND ngày 8/6/2018 của UBND xã về ban hành quy chế.",
        [
            ("Kế hoạch", "04", None, "KH-CĐ", "2018-02-03", "BCH Công đoàn xã", M),
            ("Quyết định", "31", None, "QĐ-UBND", "2018-06-08", "UBND xã", M),
        ],
    ),
    (
        "ký kết thực hiện nghiêm Chỉ thị 27, kết luận 12 của BTV Tỉnh ủy, Quyết định 41, 63 của UBND Tỉnh và học tập",
        [
            ("Chỉ thị", "27", None, None, None, None, M),
            ("Kết luận", "12", None, None, None, "BTV Tỉnh ủy", M),
            ("Quyết định", "41", None, None, None, "UBND Tỉnh", M),
            ("Quyết định", "63", None, None, None, "UBND Tỉnh", M),
        ],
    ),
    (
        "ban hành bản đăng ký xây dựng cơ quan đạt chuẩn văn hoá giai đoạn 2017-2018 số: 03/CĐ ngày 2/3/2017 gửi về Ban chỉ đạo",
        [("Bản đăng ký", "03", None, "CĐ", "2017-03-02", None, M)],
    ),
    (
        "không vi phạm các quy định của các cấp đề ra và Pháp lệnh 22/UBTVQH và Nghị Định 64/CP.",
        [("Pháp lệnh", "22", None, "UBTVQH", None, None, M), ("Nghị định", "64", None, "CP", None, None, M)],
    ),
    ("Căn cứ Luật Kế toán ngày 20 tháng 11 năm 2015;", [("Luật", None, None, None, "2015-11-20", None, L)]),
    (
        "Căn cứ Luật Doanh nghiệp ngày 17 tháng 6 năm 2020 (được sửa đổi, bổ sung tại Luật số 03/2022/QH15 ngày 11 tháng 01 năm 2022);",
        [("Luật", None, None, None, "2020-06-17", None, L), ("Luật", "03", 2022, "QH15", "2022-01-11", None, L)],
    ),
    ("Căn cứ Luật Phí và lệ phí số 97/2015/QH13;", [("Luật", "97", 2015, "QH13", None, None, L)]),
    (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Chứng khoán, Luật Kế toán, Luật Quản lý thuế ngày 29 tháng 11 năm 2024;",
        [("Luật", None, None, None, "2024-11-29", None, L)],
    ),
    (
        "các Nghị quyết số 10-NQ/TW, 11-NQ/TW của Ban Chấp hành Trung ương",
        [
            ("Nghị quyết", "10", None, "NQ/TW", None, "Ban Chấp hành Trung ương", M),
            ("Nghị quyết", "11", None, "NQ/TW", None, "Ban Chấp hành Trung ương", M),
        ],
    ),
    (
        "Theo các Quyết định của UBND tỉnh: Số 88/QĐ-UBND ngày 19/02/2021 về giao biên chế; số 612/QĐ-UBND ngày 13/7/2023 về bổ sung;",
        [
            ("Quyết định", "88", None, "QĐ-UBND", "2021-02-19", "UBND tỉnh", L),
            ("Quyết định", "612", None, "QĐ-UBND", "2023-07-13", "UBND tỉnh", L),
        ],
    ),
    (
        "Quy chế ban hành kèm theo Quyết định số 1803/1998/QĐ/BTC ngày 11/12/1998 của Bộ trưởng Bộ Tài chính",
        [("Quyết định", "1803", 1998, "QĐ/BTC", "1998-12-11", "Bộ trưởng Bộ Tài chính", A)],
    ),
    (
        "được Chủ tịch UBND tỉnh tặng Bằng khen tại Quyết định số 1120/QĐ-UBND ngày 05/5/2019",
        [("Quyết định", "1120", None, "QĐ-UBND", "2019-05-05", None, W)],
    ),
    (
        "công văn số 5110/VPCP-KTTH ngày 16/9/2002 của Văn phòng Chính phủ",
        [("Công văn", "5110", None, "VPCP-KTTH", "2002-09-16", "Văn phòng Chính phủ", M)],
    ),
    (
        "tại Công văn số 5990/VPCP-KSTT ngày 22/8/2024 của Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ về việc",
        [("Công văn", "5990", None, "VPCP-KSTT", "2024-08-22", "Bộ trưởng, Chủ nhiệm Văn phòng Chính phủ", M)],
    ),
    (
        "thực hiện QĐ 144 và Nghị quyết số 17/NQ- CP ngày 07/3/2019 của Chính phủ về chính phủ điện tử",
        [
            ("Quyết định", "144", None, None, None, None, M),
            ("Nghị quyết", "17", None, "NQ-CP", "2019-03-07", "Chính phủ", M),
        ],
    ),
    (
        "Thông tư này thay thế Thông tư số 01/2021/TT-BTC ngày 07 tháng 01 năm 2021 của Bộ trưởng Bộ Tài chính quy định mức thu",
        [
            ("Thông tư", "01", 2021, "TT-BTC", "2021-01-07", "Bộ trưởng Bộ Tài chính", M),
        ],
    ),
    (
        "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật thuế xuất khẩu, thuế nhập khẩu số 04/1998/QH10 ngày 20/05/1998;",
        [
            ("Luật", "04", 1998, "QH10", "1998-05-20", None, L),
        ],
    ),
    ("Toàn xã có 35 hộ nghèo; tổ chức 12 hội nghị; Quyết định 35 hộ thoát nghèo; Điều 8 Quy chế.", []),
    ("Nghị định này có hiệu lực từ ngày ký; theo Quyết định nêu trên.", []),
    ("Kế hoạch 6 tháng cuối năm; Báo cáo 15 ngày; hợp đồng 68; Chương trình 135; Nghị quyết 2020.", []),
    (
        "Bãi bỏ Thông tư liên tịch số 25/2012/TTLT-BNV-VPCP ngày 3/4/2012 của Bộ Nội vụ và Văn phòng Chính phủ",
        [
            ("Thông tư liên tịch", "25", 2012, "TTLT-BNV-VPCP", "2012-04-03", "Bộ Nội vụ", M),
        ],
    ),
    ("theo Hướng dẫn số 44/HDTLĐ của Tổng Liên đoàn", [("Hướng dẫn", "44", None, "HDTLĐ", None, "Tổng Liên đoàn", M)]),
]

OLD: list[tuple[str, list[Row]]] = [
("Xét Tờ trình số 14/TTr-UBND ngày 03/7/2006 và Báo cáo số 29/BC-UBND ngày 03/7/2006 của UBND xã",[("Tờ trình","14",None,"TTr-UBND","2006-07-03","UBND xã",L),("Báo cáo","29",None,"BC-UBND","2006-07-03","UBND xã",L)]),
("Năm 2019: Tập thể LĐTT (QĐ số 4417/QĐ-UBND ngày 22/7/2019 của UBND huyện)",[("Quyết định","4417",None,"QĐ-UBND","2019-07-22","UBND huyện",W)]),
("Căn cứ Nghị định số 26 CP ngày 23/5/1993 của Chính phủ; Quyết định số 214 KT/CTN ngày 15/6/1993; Thông tư số 05 TT-BTC ngày 1/3/1997;",[("Nghị định","26",None,"CP","1993-05-23","Chính phủ",L),("Quyết định","214",None,"KT/CTN","1993-06-15",None,L),("Thông tư","05",None,"TT-BTC","1997-03-01",None,L)]),
("Toàn huyện có tổng số 12 UBND xã, 5 HĐND và 4 TT-GDTX; theo Quyết định số 12 UBND tỉnh giao",[("Quyết định","12",None,None,None,None,M)]),
    ("theo Nghị định số 25-HĐBT ngày 18-3-1989 của Hội đồng Bộ trưởng và công văn số 5762-KTTH", [
        ("Nghị định", "25", None, "HĐBT", "1989-03-18", "Hội đồng Bộ trưởng", M),
        ("Công văn", "5762", None, "KTTH", None, None, M),
    ]),
    ("theo Kế hoạch 17 của Ban Thường vụ Tỉnh ủy, Kế hoạch 6 tháng của UBND xã", [
        ("Kế hoạch", "17", None, None, None, "Ban Thường vụ Tỉnh ủy", M),
    ]),
    ("danh hiệu Tập thể lao động xuất sắc theo QĐ số 3680/QĐ-UBND ngày 20/10/2023 UBND huyện Quảng Tín (Năm 2023).", [
        ("Quyết định", "3680", None, "QĐ-UBND", "2023-10-20", "UBND huyện Quảng Tín", W),
    ]),
    ("tầng 5-TT, đạt 12-CP, khoảng 7-UBND", []),
]  # fmt: skip

# Written before the rules and looked at only to judge them.
UNSEEN: list[tuple[str, list[Row]]] = [
    ("Thực hiện Công điện số 1063/CĐ-TTg ngày 31/7/2021 của Thủ tướng Chính phủ về một số biện pháp phòng, chống dịch COVID-19;",
     [("Công điện", "1063", None, "CĐ-TTg", "2021-07-31", "Thủ tướng Chính phủ", L)]),
    ("Căn cứ Luật Tổ chức chính quyền địa phương ngày 19/6/2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22/11/2019;",
     [("Luật", None, None, None, "2015-06-19", None, L), ("Luật", None, None, None, "2019-11-22", None, L)]),
    ("Căn cứ Bộ luật Lao động số 45/2019/QH14 ngày 20/11/2019;", [("Bộ luật", "45", 2019, "QH14", "2019-11-20", None, L)]),
    ("Căn cứ Nghị quyết số 1211/2016/UBTVQH13 ngày 25 tháng 5 năm 2016 của Ủy ban Thường vụ Quốc hội về tiêu chuẩn của đơn vị hành chính;",
     [("Nghị quyết", "1211", 2016, "UBTVQH13", "2016-05-25", "Ủy ban Thường vụ Quốc hội", L)]),
    ("Thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị khóa XII và Kế hoạch số 03-KH/TW ngày 25/7/2016 của Ban Bí thư",
     [("Chỉ thị", "05", None, "CT/TW", "2016-05-15", "Bộ Chính trị", L), ("Kế hoạch", "03", None, "KH/TW", "2016-07-25", "Ban Bí thư", L)]),
    ("quán triệt Nghị quyết số 18-NQ/TW, Nghị quyết số 19-NQ/TW ngày 25/10/2017 của Hội nghị lần thứ sáu",
     [("Nghị quyết", "18", None, "NQ/TW", None, None, M), ("Nghị quyết", "19", None, "NQ/TW", "2017-10-25", None, M)]),
    ("Đảng ủy đã ban hành Nghị quyết số 05-NQ/ĐU về lãnh đạo nhiệm vụ năm 2022, Quy chế số 02-QC/ĐU làm việc của Ban Chấp hành",
     [("Nghị quyết", "05", None, "NQ/ĐU", None, "Đảng ủy", M), ("Quy chế", "02", None, "QC/ĐU", None, None, M)]),
    ("Công đoàn cơ sở đã xây dựng Chương trình số 12/CTr-CĐCS ngày 14/01/2021 và Kế hoạch số 05/KH-CĐCS ngày 20/02/2021",
     [("Chương trình", "12", None, "CTr-CĐCS", "2021-01-14", None, M), ("Kế hoạch", "05", None, "KH-CĐCS", "2021-02-20", None, M)]),
    ("theo Hướng dẫn số 36/HD-TLĐ ngày 26/10/2020 của Tổng Liên đoàn Lao động Việt Nam, Công văn số 312/LĐLĐ-TC của LĐLĐ tỉnh",
     [("Hướng dẫn", "36", None, "HD-TLĐ", "2020-10-26", "Tổng Liên đoàn Lao động Việt Nam", M), ("Công văn", "312", None, "LĐLĐ-TC", None, "LĐLĐ tỉnh", M)]),
    ("Căn cứ Thông tư số 32/2018/TT-BGDĐT ngày 26/12/2018 của Bộ Giáo dục và Đào tạo ban hành Chương trình giáo dục phổ thông;",
     [("Thông tư", "32", 2018, "TT-BGDĐT", "2018-12-26", "Bộ Giáo dục và Đào tạo", L)]),
    ("Căn cứ công văn số 1234/PGD&ĐT-TH ngày 5/9/2020 của Phòng GD&ĐT huyện Yên Thành về việc hướng dẫn nhiệm vụ năm học;",
     [("Công văn", "1234", None, "PGD&ĐT-TH", "2020-09-05", "Phòng GD&ĐT huyện Yên Thành", L)]),
    ("Nhà trường thực hiện Quyết định số 2551/QĐ-UBND ngày 04/8/2021 của Chủ tịch UBND tỉnh Nghệ An về khung kế hoạch thời gian năm học 2021-2022",
     [("Quyết định", "2551", None, "QĐ-UBND", "2021-08-04", "Chủ tịch UBND tỉnh Nghệ An", M)]),
    ("Thực hiện Mệnh lệnh và Chỉ thị số 1437/CT-BTL ngày 02/11/2020 của Tư lệnh Quân khu 4 về công tác quân sự",
     [("Chỉ thị", "1437", None, "CT-BTL", "2020-11-02", "Tư lệnh Quân khu 4", L)]),
    ("Công an xã tham mưu UBND xã ban hành Kế hoạch số 21/KH-UBND về đợt cao điểm",
     [("Kế hoạch", "21", None, "KH-UBND", None, "UBND xã", M)]),
    ("Căn cứ Nghị định số 99/NĐ-CP ngày 27/7/2020 và Thông tư 08/2021 của Bộ Tài chính",
     [("Nghị định", "99", None, "NĐ-CP", "2020-07-27", None, L), ("Thông tư", "08", 2021, None, None, "Bộ Tài chính", L)]),
    ("Xét đề nghị của Trưởng phòng Nội vụ tại Tờ trình số 45/TTr-PNV ngày 09/3/2018,",
     [("Tờ trình", "45", None, "TTr-PNV", "2018-03-09", "Trưởng phòng Nội vụ", L)]),
    ("(Kèm theo Công văn số 77/UBND-VX ngày 11/02/2019 của UBND thành phố Vinh)",
     [("Công văn", "77", None, "UBND-VX", "2019-02-11", "UBND thành phố Vinh", A)]),
    ("Ban hành kèm theo Nghị quyết số 12/2017/NQ-HĐND ngày 13/7/2017 của HĐND tỉnh Lào Cai",
     [("Nghị quyết", "12", 2017, "NQ-HĐND", "2017-07-13", "HĐND tỉnh Lào Cai", A)]),
    ("được tặng Cờ thi đua của Chính phủ theo Quyết định số 234/QĐ-TTg ngày 15/02/2017; Bằng khen của Bộ trưởng theo Quyết định số 880/QĐ-BNV",
     [("Quyết định", "234", None, "QĐ-TTg", "2017-02-15", None, W), ("Quyết định", "880", None, "QĐ-BNV", None, None, W)]),
    ("Giấy khen của Chủ tịch UBND huyện (Quyết định số 3456/QĐ-UBND ngày 18/11/2016)",
     [("Quyết định", "3456", None, "QĐ-UBND", "2016-11-18", None, W)]),
    ("thực hiện Nghị định 34/2019/NĐ-CP, Thông tư 13/2019/TT-BNV và Nghị quyết 165/2019 của HĐND tỉnh",
     [("Nghị định", "34", 2019, "NĐ-CP", None, None, M), ("Thông tư", "13", 2019, "TT-BNV", None, None, M), ("Nghị quyết", "165", 2019, None, None, "HĐND tỉnh", M)]),
    ("Luật Thi đua, khen thưởng năm 2003 và Luật sửa đổi, bổ sung một số điều của Luật Thi đua, khen thưởng năm 2013",
     [("Luật", None, None, None, "2003", None, M), ("Luật", None, None, None, "2013", None, M)]),
    ("theo Quyết định số 1290, 1291/QĐ-UBND ngày 14/6/2022 của UBND tỉnh",
     [("Quyết định", "1290", None, "QĐ-UBND", "2022-06-14", "UBND tỉnh", M),
      ("Quyết định", "1291", None, "QĐ-UBND", "2022-06-14", "UBND tỉnh", M)]),
    ("thực hiện Nghị quyết số 10, 11 và 12-NQ/TU của Tỉnh ủy Hà Giang",
     [("Nghị quyết", "10", None, "NQ/TU", None, "Tỉnh ủy Hà Giang", M), ("Nghị quyết", "11", None, "NQ/TU", None, "Tỉnh ủy Hà Giang", M),
      ("Nghị quyết", "12", None, "NQ/TU", None, "Tỉnh ủy Hà Giang", M)]),
    ("Theo đề nghị của Giám đốc Sở Xây dựng tại Tờ trình số 112/TTr-SXD ngày 15/4/2020 và Báo cáo thẩm định số 56/BC-STP ngày 02/4/2020 của Sở Tư pháp.",
     [("Tờ trình", "112", None, "TTr-SXD", "2020-04-15", "Giám đốc Sở Xây dựng", L), ("Báo cáo", "56", None, "BC-STP", "2020-04-02", "Sở Tư pháp", L)]),
    ("Biên bản họp số 07/BB-HĐTĐ ngày 30/11/2021; Giấy mời số 15/GM-UBND",
     [("Biên bản", "07", None, "BB-HĐTĐ", "2021-11-30", None, M), ("Giấy mời", "15", None, "GM-UBND", None, None, M)]),
    ("Quyết định số 80/QĐ-UBND của UBND xã Tân Lập ngày 12/3/2020 về kiện toàn Ban Chỉ đạo",
     [("Quyết định", "80", None, "QĐ-UBND", "2020-03-12", "UBND xã Tân Lập", M)]),
    ("Chỉ thị số 16 ngày 31/3/2020 của Thủ tướng Chính phủ", [("Chỉ thị", "16", None, None, "2020-03-31", "Thủ tướng Chính phủ", M)]),
    ("Hiến pháp năm 2013", [("Hiến pháp", None, None, None, "2013", None, M)]),
    ("Pháp lệnh Ưu đãi người có công với cách mạng số 02/2020/UBTVQH14 ngày 09/12/2020",
     [("Pháp lệnh", "02", 2020, "UBTVQH14", "2020-12-09", None, M)]),
    ("Có 12/15 tiêu chí đạt; 3/4 thôn; tăng 15% so với năm 2019; số điện thoại 0912.345.678; 5.000.000đ/người.", []),
    ("Quyết định khen thưởng 5 tập thể, 12 cá nhân; Nghị quyết đã đề ra; báo cáo số liệu; thông báo 03 lần.", []),
    ("các Thông tư: số 01/2011/TT-BNV ngày 19/01/2011, số 07/2012/TT-BNV ngày 22/11/2012 của Bộ Nội vụ",
     [("Thông tư", "01", 2011, "TT-BNV", "2011-01-19", "Bộ Nội vụ", M), ("Thông tư", "07", 2012, "TT-BNV", "2012-11-22", "Bộ Nội vụ", M)]),
    ("Đề án số 03-ĐA/HU ngày 16/9/2021 của Ban Chấp hành Đảng bộ huyện về phát triển nông nghiệp",
     [("Đề án", "03", None, "ĐA/HU", "2021-09-16", "Ban Chấp hành Đảng bộ huyện", M)]),
    ("Quyết định số 19/2020/QĐTTg của Thủ tướng", [("Quyết định", "19", 2020, "QĐTTg", None, "Thủ tướng", M)]),
]  # fmt: skip

# A second set, written after the first had been read and before it was run.
SECOND: list[tuple[str, list[Row]]] = [
("Căn cứ Điều lệ Công đoàn Việt Nam và Hướng dẫn số 03/HD-TLĐ ngày 20/02/2020 của Tổng Liên đoàn Lao động Việt Nam;",[("Hướng dẫn","03",None,"HD-TLĐ","2020-02-20","Tổng Liên đoàn Lao động Việt Nam",L)]),
("Căn cứ Quyết định số 174-QĐ/TW, ngày 09/6/2017 của Bộ Chính trị về quy chế làm việc;",[("Quyết định","174",None,"QĐ/TW","2017-06-09","Bộ Chính trị",L)]),
("Đảng bộ đã triển khai Nghị quyết số 26-NQ/TW, ngày 19/5/2018, Quy định số 08-QĐi/TW, ngày 25/10/2018 của Ban Chấp hành Trung ương Đảng",[("Nghị quyết","26",None,"NQ/TW","2018-05-19",None,M),("Quy định","08",None,"QĐi/TW","2018-10-25","Ban Chấp hành Trung ương Đảng",M)]),
("Kế hoạch của UBND huyện số 120/KH-UBND ngày 15/3/2021",[("Kế hoạch","120",None,"KH-UBND","2021-03-15","UBND huyện",M)]),
("Ngày 12/5/2022, UBND tỉnh có Công văn số 2233/UBND-KGVX chỉ đạo các sở, ngành",[("Công văn","2233",None,"UBND-KGVX",None,"UBND tỉnh",M)]),
("theo Thông báo kết luận số 345-TB/TU của Thường trực Tỉnh ủy, UBND tỉnh giao Sở Nội vụ",[("Thông báo","345",None,"TB/TU",None,"Thường trực Tỉnh ủy",M)]),
("thực hiện Nghị định số 30/2020/NĐ-CP của Chính phủ về công tác văn thư; Thông tư số 01/2019/TT-BNV của Bộ Nội vụ quy định quy trình trao đổi",[("Nghị định","30",2020,"NĐ-CP",None,"Chính phủ",M),("Thông tư","01",2019,"TT-BNV",None,"Bộ Nội vụ",M)]),
("Bằng khen của Thủ tướng Chính phủ, Quyết định số 1533/QĐ-TTg, ngày 21/9/2016",[("Quyết định","1533",None,"QĐ-TTg","2016-09-21",None,W)]),
("Quyết định số 99/QĐ-CĐN ngày 11/01/2019 của Công đoàn ngành Giáo dục về việc tặng Bằng khen cho 05 tập thể",[("Quyết định","99",None,"QĐ-CĐN","2019-01-11","Công đoàn ngành Giáo dục",W)]),
("Thực hiện Công văn số 456/SGDĐT-GDTrH ngày 06/9/2022 của Sở GD&ĐT Hà Tĩnh, Trường THPT Nguyễn Du báo cáo",[("Công văn","456",None,"SGDĐT-GDTrH","2022-09-06","Sở GD&ĐT Hà Tĩnh",L)]),
("Thực hiện Kế hoạch số 789/KH-CAH-XDPT ngày 01/4/2020 của Công an huyện Kỳ Anh",[("Kế hoạch","789",None,"KH-CAH-XDPT","2020-04-01","Công an huyện Kỳ Anh",L)]),
("Chỉ thị 917/CT-QK ngày 10/12/2019 của Tư lệnh Quân khu, Chỉ thị số 1555/CT-BCH của Chỉ huy trưởng Bộ CHQS tỉnh",[("Chỉ thị","917",None,"CT-QK","2019-12-10","Tư lệnh Quân khu",M),("Chỉ thị","1555",None,"CT-BCH",None,"Chỉ huy trưởng Bộ CHQS tỉnh",M)]),
("Luật Giao thông đường bộ, Luật Phòng, chống ma túy và Nghị định 100/2019/NĐ-CP",[("Nghị định","100",2019,"NĐ-CP",None,None,M)]),
("Luật Đất đai năm 2013, Luật Xây dựng năm 2014 (sửa đổi, bổ sung năm 2020)",[("Luật",None,None,None,"2013",None,M),("Luật",None,None,None,"2014",None,M)]),
("Văn bản số 1010/BNV-TCBC ngày 07/3/2023 của Bộ Nội vụ",[("Văn bản","1010",None,"BNV-TCBC","2023-03-07","Bộ Nội vụ",M)]),
("các văn bản: Quyết định số 12/QĐ-THCS ngày 05/9/2021, Kế hoạch số 13/KH-THCS ngày 10/9/2021 của Hiệu trưởng",[("Quyết định","12",None,"QĐ-THCS","2021-09-05",None,M),("Kế hoạch","13",None,"KH-THCS","2021-09-10","Hiệu trưởng",M)]),
("Nghị quyết số 43/NQ-HĐND ngày 12 tháng 12 năm 2019 của Hội đồng nhân dân huyện về dự toán ngân sách năm 2020",[("Nghị quyết","43",None,"NQ-HĐND","2019-12-12","Hội đồng nhân dân huyện",M)]),
("Thông tư liên tịch số 03/2011/TTLT-VPCP-BNV ngày 19/7/2011",[("Thông tư liên tịch","03",2011,"TTLT-VPCP-BNV","2011-07-19",None,M)]),
("Công văn 1245/BTĐKT-VI ngày 12/7/2019",[("Công văn","1245",None,"BTĐKT-VI","2019-07-12",None,M)]),
("Tờ trình số: 05 /TTr-UBND ngày 3 tháng 3 năm 2020 về việc đề nghị khen thưởng",[("Tờ trình","05",None,"TTr-UBND","2020-03-03",None,M)]),
("Quyết định số      /QĐ-UBND ngày    tháng 5 năm 2021 của UBND huyện Nghi Xuân",[("Quyết định",None,None,"QĐ-UBND","2021-05","UBND huyện Nghi Xuân",M)]),
("quán triệt Chỉ thị 05 của Bộ Chính trị, Nghị quyết TW 4 (khóa XI, XII), học tập Bác",[("Chỉ thị","05",None,None,None,"Bộ Chính trị",M)]),
("Kế hoạch 67, Chương trình hành động 22 của Tỉnh ủy và Nghị quyết 15 của Huyện ủy",[("Kế hoạch","67",None,None,None,"Tỉnh ủy",M),("Chương trình","22",None,None,None,"Tỉnh ủy",M),("Nghị quyết","15",None,None,None,"Huyện ủy",M)]),
("Thực hiện Chỉ thị 10, các Kế hoạch 33, 35 và Công văn 871 của Huyện ủy",[("Chỉ thị","10",None,None,None,None,L),("Kế hoạch","33",None,None,None,"Huyện ủy",L),("Kế hoạch","35",None,None,None,"Huyện ủy",L),("Công văn","871",None,None,None,"Huyện ủy",L)]),
("Hướng dẫn số 05 và Thông báo số 18 ngày 02/3/2021 của Ban Tổ chức Huyện ủy",[("Hướng dẫn","05",None,None,None,"Ban Tổ chức Huyện ủy",M),("Thông báo","18",None,None,"2021-03-02","Ban Tổ chức Huyện ủy",M)]),
("Thực hiện Công văn 77 ngày 02/3/2022 của Phòng Nội vụ; Kế hoạch 6 tháng cuối năm",[("Công văn","77",None,None,"2022-03-02","Phòng Nội vụ",L)]),
("Nghị quyết 02, Nghị quyết 08 của Ban Thường vụ Huyện ủy",[("Nghị quyết","02",None,None,None,None,M),("Nghị quyết","08",None,None,None,"Ban Thường vụ Huyện ủy",M)]),
("có 03 quyết định, 12 kế hoạch, 05 công văn được ban hành; đạt 15/19 tiêu chí; tiết 3/TT; 2/9",[]),
("Quy chế dân chủ theo Nghị định số 04/2015/NĐ-CP, Pháp lệnh số 34/2007/PL-UBTVQH11 và Nghị định 71/1998/NĐ-CP của Chính phủ",[("Nghị định","04",2015,"NĐ-CP",None,None,M),("Pháp lệnh","34",2007,"PL-UBTVQH11",None,None,M),("Nghị định","71",1998,"NĐ-CP",None,"Chính phủ",M)]),
("Kèm theo Báo cáo số 88/BC-UBND ngày 02 tháng 7 năm 2021 của Ủy ban nhân dân xã Xuân Lam",[("Báo cáo","88",None,"BC-UBND","2021-07-02","Ủy ban nhân dân xã Xuân Lam",A)]),
("Căn cứ Quyết định 1038/QĐ-TTg ngày 29/6/2016 và Quyết định 2013/QĐ-BVHTTDL ngày 14/6/2012;",[("Quyết định","1038",None,"QĐ-TTg","2016-06-29",None,L),("Quyết định","2013",None,"QĐ-BVHTTDL","2012-06-14",None,L)]),
("Căn cứ Luật Thi đua, Khen thưởng ngày 26 tháng 11 năm 2003 và Luật sửa đổi, bổ sung một số điều của Luật Thi đua, Khen thưởng ngày 14 tháng 6 năm 2005 và ngày 16 tháng 11 năm 2013;",[("Luật",None,None,None,"2003-11-26",None,L),("Luật",None,None,None,"2005-06-14",None,L)]),
("Biên bản số 01/BB-VPHC lập ngày 05/6/2020; Giấy chứng nhận số 15/GCN-UBND",[("Biên bản","01",None,"BB-VPHC","2020-06-05",None,M),("Giấy chứng nhận","15",None,"GCN-UBND",None,None,M)]),
("thực hiện Nghị quyết liên tịch số 88/2016/NQLT/CP-UBTƯMTTQVN ngày 07/10/2016",[("Nghị quyết liên tịch","88",2016,"NQLT/CP-UBTƯMTTQVN","2016-10-07",None,M)]),
("Chương trình hành động số 15-CTHĐ/ĐU ngày 04/5/2021 của Đảng ủy thị trấn",[("Chương trình","15",None,"CTHĐ/ĐU","2021-05-04","Đảng ủy thị trấn",M)]),
("Quyết định của Chủ tịch UBND huyện số 345/QĐ-UBND, ngày 09 tháng 8 năm 2018 về việc công nhận danh hiệu",[("Quyết định","345",None,"QĐ-UBND","2018-08-09","Chủ tịch UBND huyện",W)]),
]  # fmt: skip


# A third set, with OCR's slips and further bodies, written and run likewise.
THIRD: list[tuple[str, list[Row]]] = [
("Thực hiện Quyêt định sô 216/QĐ-UBND ngày 15/1/2020 của UBND huyện Đức Thọ",[("Quyết định","216",None,"QĐ-UBND","2020-01-15","UBND huyện Đức Thọ",L)]),
("nghiêm túc thực hiện Chi thị 35, Kêt luận 05 của BTV Tỉnh uỷ",[("Chỉ thị","35",None,None,None,None,M),("Kết luận","05",None,None,None,"BTV Tỉnh uỷ",M)]),
("QUYẾT ĐỊNH SỐ 1277/QĐ-BTP NGÀY 01/06/2018 CỦA BỘ TRƯỞNG BỘ TƯ PHÁP",[("Quyết định","1277",None,"QĐ-BTP","2018-06-01","BỘ TRƯỞNG BỘ TƯ PHÁP",M)]),
("Căn cứ Nghị quyết số 56/2017/QH14 ngày 24/11/2017 của Quốc hội về việc tiếp tục cải cách tổ chức bộ máy;",[("Nghị quyết","56",2017,"QH14","2017-11-24","Quốc hội",L)]),
("Căn cứ Quy chế phối hợp số 01/QCPH-UBND-MTTQ ngày 10/3/2018 giữa UBND và Ủy ban MTTQ xã;",[("Quy chế","01",None,"QCPH-UBND-MTTQ","2018-03-10",None,L)]),
("Ban CHQS xã tham mưu Đảng ủy ra Nghị quyết chuyên đề số 08-NQ/ĐU ngày 05/01/2021 lãnh đạo nhiệm vụ quân sự",[("Nghị quyết","08",None,"NQ/ĐU","2021-01-05","Đảng ủy",M)]),
("Thực hiện Kế hoạch 123/KH-BCĐ ngày 02/4/2019 của BCĐ 389 tỉnh về cao điểm chống buôn lậu",[("Kế hoạch","123",None,"KH-BCĐ","2019-04-02","BCĐ 389 tỉnh",L)]),
("đã triển khai Thông tư số 13/2021/TT-BYT, Công văn 5522/BYT-MT; Quyết định số 3455/QĐ-BCĐQG ngày 05/8/2020",[("Thông tư","13",2021,"TT-BYT",None,None,M),("Công văn","5522",None,"BYT-MT",None,None,M),("Quyết định","3455",None,"QĐ-BCĐQG","2020-08-05",None,M)]),
("Căn cứ Điều lệ Hội Nông dân Việt Nam; Căn cứ Hướng dẫn số 132-HD/HNDTW ngày 05/6/2020 của Trung ương Hội Nông dân Việt Nam;",[("Hướng dẫn","132",None,"HD/HNDTW","2020-06-05","Trung ương Hội Nông dân Việt Nam",L)]),
("Kế hoạch liên tịch số 05/KHLT-CAX-THCS ngày 15/9/2021",[("Kế hoạch","05",None,"KHLT-CAX-THCS","2021-09-15",None,M)]),
("Tập thể Lao động xuất sắc (Quyết định số 2567/QĐ-UBND ngày 20/8/2018), Cờ thi đua của UBND tỉnh (Quyết định số 3010/QĐ-UBND ngày 15/9/2019 của Chủ tịch UBND tỉnh)",[("Quyết định","2567",None,"QĐ-UBND","2018-08-20",None,W),("Quyết định","3010",None,"QĐ-UBND","2019-09-15","Chủ tịch UBND tỉnh",W)]),
("Căn cứ văn bản số 77/SVHTT-XDNSVH&GĐ của Sở Văn hóa và Thể thao về hướng dẫn bình xét;",[("Văn bản","77",None,"SVHTT-XDNSVH&GĐ",None,"Sở Văn hóa và Thể thao",L)]),
("Luật Phòng, chống tác hại của rượu, bia số 44/2019/QH14 và Nghị định số 24/2020/NĐ-CP ngày 24/02/2020",[("Luật","44",2019,"QH14",None,None,M),("Nghị định","24",2020,"NĐ-CP","2020-02-24",None,M)]),
("thực hiện Nghị định số 34/NĐ-CP, Nghị quyết 22/2019 của HĐND tỉnh và QĐ số 07 của UBND huyện",[("Nghị định","34",None,"NĐ-CP",None,None,M),("Nghị quyết","22",2019,None,None,"HĐND tỉnh",M),("Quyết định","07",None,None,None,"UBND huyện",M)]),
("Báo cáo số 15/BC-UBND, số 16/BC-UBND và số 17/BC-UBND của UBND xã",[("Báo cáo","15",None,"BC-UBND",None,"UBND xã",M),("Báo cáo","16",None,"BC-UBND",None,"UBND xã",M),("Báo cáo","17",None,"BC-UBND",None,"UBND xã",M)]),
("Xếp loại A: 12/15 tập thể; 3/TC-KH; lô 5/KH2; Quyết định trên 50 triệu; Chỉ thị, Nghị quyết 100% đảng viên học tập",[]),
("Nghị quyết số 05/NQ-HĐTĐ-TLĐ; Điều lệ Công đoàn số 174/QĐ-TLĐ ngày 03/02/2020",[("Nghị quyết","05",None,"NQ-HĐTĐ-TLĐ",None,None,M),("Quyết định","174",None,"QĐ-TLĐ","2020-02-03",None,M)]),
("Căn cứ Luật Tổ chức chính quyền địa phương số 77/2015/QH13 ngày 19/6/2015, Luật số 47/2019/QH14 ngày 22/11/2019;",[("Luật","77",2015,"QH13","2015-06-19",None,L),("Luật","47",2019,"QH14","2019-11-22",None,L)]),
("Căn cứ Thông tư liên tịch số 01/2012/TTLT-BGDĐT-BNV-BTC ngày 06 tháng 9 năm 2012 của liên Bộ Giáo dục và Đào tạo, Bộ Nội vụ, Bộ Tài chính;",[("Thông tư liên tịch","01",2012,"TTLT-BGDĐT-BNV-BTC","2012-09-06",None,L)]),
("UBND tỉnh ban hành Quyết định 12/2021/QĐ-UBND ngày 5/4/2021 sửa đổi Quyết định số 10/2018/QĐ-UBND ngày 12/3/2018",[("Quyết định","12",2021,"QĐ-UBND","2021-04-05","UBND tỉnh",M),("Quyết định","10",2018,"QĐ-UBND","2018-03-12",None,M)]),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "rows"), SENTENCES + UNSEEN + SECOND + THIRD + OLD)
def test_sentence(sentence: str, rows: list[Row]) -> None:
    found = [f for f in references(sentence) if f.rule != "references.law_name"]
    assert [row(finding) for finding in found] == rows


@pytest.mark.parametrize("number", ["Số: 15/BC-UBND", "Nghị quyết số: 653/2019/UBTVQH14"])
def test_the_document_s_own_number_is_no_reference(number: str) -> None:
    text = f"UBND XÃ TÂN LẬP\n{number}\nTân Lập, ngày 5 tháng 3 năm 2021\nBÁO CÁO\nKết quả công tác\nThực hiện Kế hoạch số 7/KH-UBND"
    assert [f.columns["number"] for f in references(text)] == ["7"]


def test_a_table_of_awards_gives_award_decisions_with_the_issuer_on_the_next_line() -> None:
    text = (
        "UBND XÃ TÂN LẬP\nSố: 15/BC-UBND\nTân Lập, ngày 5 tháng 3 năm 2021\nBÁO CÁO\nKết quả công tác\nI. KẾT QUẢ\nĐã xong.\n"
        "V. CÁC HÌNH THỨC ĐÃ ĐƯỢC KHEN THƯỞNG\n1. Danh hiệu thi đua:\n\tNăm\n\tHình thức khen thưởng\n\tSố, ngày của Quyết định\n\n"
        "\t2017\n\tTập thể lao động tiên tiến\n\tSố: 1877/QĐ-BCH ngày 06/11/2017\nBộ CHQS Tỉnh\n\n"
        "\t2018\n\tGiấy khen\n\tSố: 310/QĐ-UBND ngày 15/1/2019 UBND huyện Can Lộc\n"
    )
    assert [row(f) for f in references(text)] == [
        ("Quyết định", "1877", None, "QĐ-BCH", "2017-11-06", "Bộ CHQS Tỉnh", W),
        ("Quyết định", "310", None, "QĐ-UBND", "2019-01-15", "UBND huyện Can Lộc", W),
    ]


@pytest.mark.parametrize("above", [[], [["SỞ NỘI VỤ", "", "", "", ""], ["", "", "Quyết định", "", ""]]])
def test_date_and_issuer_may_stand_in_cells_of_their_own(above: list[list[str]]) -> None:
    rows = [
        *above,
        ["Năm", "Danh hiệu", "Số quyết định", "Ngày ký", "Cơ quan ban hành"],
        ["2018", "Giấy khen", "216/QĐ-UBND", "15/1/2019", "UBND huyện Can Lộc"],
    ]
    words: list[Word] = [Word("Đã"), Word("xong.")]
    cells = []
    for i, cols in enumerate(rows):
        for j, text in enumerate(cols):
            first = len(words)
            words += [Word(w, line=i + 1, before=" " if k else ("\t" if j else "\n")) for k, w in enumerate(text.split())]
            cells.append(Cell(i, j, first, len(words)))
    document = Document("0" * 64, "a.docx", "docx", tuple(words), tables=(Table(1, tuple(cells)),))
    context = Context(document, outline_of(document, CATALOGUE), CATALOGUE)
    (found,) = (f for f in references_of.extract(context) if isinstance(f, Finding))
    assert row(found) == ("Quyết định", "216", None, "QĐ-UBND", "2019-01-15", "UBND huyện Can Lộc", W)


def test_an_old_heading_with_the_number_inside_is_the_document_s_own() -> None:
    text = "NGHỊ ĐỊNH\ncủa Chính phủ số 31/1997/NĐ-CP ngày 11 tháng 5 năm 1997\nvề lưu trữ\nCHÍNH PHỦ\nCăn cứ Luật Tổ chức Chính phủ ngày 30 tháng 9 năm 1992;\n"
    assert [f.columns["kind"] for f in references(text)] == ["Luật"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "Nay căn cứ các Quyết định số 21/QĐ-UBND ngày 2/3/2021 và số 34/QĐ-UBND ngày 9/4/2021 của UBND huyện, trường lập kế hoạch.",
            [L, L],
        ),
        ("Sau khi căn cứ Nghị quyết số 8/NQ-HĐND và Kế hoạch số 15/KH-UBND, phòng đã giao chỉ tiêu.", [L, L]),
        (
            "Nay căn cứ Nghị quyết số 8/NQ-HĐND, Kế hoạch số 15/KH-UBND được ban hành; Quyết định số 3/QĐ-UBND đã sửa.",
            [L, M, M],
        ),
        ("Xã đã ban hành Quyết định số 3/QĐ-UBND và số 4/QĐ-UBND.", [M, M]),
    ],
)
def test_a_list_after_can_cu_is_legal_basis_to_its_end(text: str, roles: list[str]) -> None:
    assert [f.columns["role"] for f in references(text)] == roles


def test_a_law_named_alone_is_a_row_of_its_own_rule() -> None:
    (found,) = references("tuyên truyền Luật Thi đua, khen thưởng đến cán bộ")
    assert (found.columns["kind"], found.columns["title"], found.rule) == (
        "Luật",
        "Thi đua, khen thưởng",
        "references.law_name",
    )


def test_a_day_without_year_and_a_year_alone_are_what_is_printed() -> None:
    found = references(
        "Chỉ thị số 16 ngày 31/3 của Thủ tướng Chính phủ; Quyết định 1454/QĐ-TLĐ năm 2014 của Tổng Liên đoàn; Kế hoạch số 5/KH-UBND năm 2020 đạt tốt"
    )
    assert [(f.columns["issued_on"], f.columns["issuer"]) for f in found] == [
        ("XXXX-03-31", "Thủ tướng Chính phủ"),
        ("2014", "Tổng Liên đoàn"),
        (None, None),
    ]


def test_titles() -> None:
    (found,) = references("Quyết định số 31/QĐ-UBND ngày 8/6/2018 của UBND xã về ban hành quy chế làm việc; các văn bản khác")
    assert found.columns["title"] == "về ban hành quy chế làm việc"


def test_dates_inside_citations_are_references_and_years_in_symbols_are_no_dates() -> None:
    context = context_of(
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05/3/2020; Thông tư 08/2021 của Bộ Tài chính; giai đoạn 2019-2020; ngày 2/9"
    )
    context.found += [f for f in references_of.extract(context) if isinstance(f, Finding)]
    found = list(dates_of.extract(context))
    assert [(f.columns["value"], f.columns["precision"], f.columns["role"]) for f in found] == [
        ("2020-03-05", "day", "reference"),
        ("2019/2020", "period", "period"),
        ("XXXX-09-02", "month_day", "other"),
    ]


def test_years_in_cells_are_dates_in_heads_and_columns_of_years_and_not_among_figures() -> None:
    rows = [["Nội dung", "2019", "2020", "Năm"], ["Hộ nghèo", "1950", "12", "2018"], ["Dân số", "3450", "2001", "2019"]]
    words: list[Word] = [Word("Bảng.")]
    cells = []
    for i, cols in enumerate(rows):
        for j, text in enumerate(cols):
            first = len(words)
            words += [Word(w, line=i + 1, before=" " if k else ("\t" if j else "\n")) for k, w in enumerate(text.split())]
            cells.append(Cell(i, j, first, len(words)))
    document = Document("0" * 64, "a.docx", "docx", tuple(words), tables=(Table(1, tuple(cells)),))
    context = Context(document, outline_of(document, CATALOGUE), CATALOGUE)
    assert [f.columns["value"] for f in dates_of.extract(context)] == ["2019", "2020", "2018", "2019"]


def test_every_quote_is_the_document_s_own_text() -> None:
    for sentence, _ in SENTENCES:
        for finding in references(sentence):
            span = finding.evidence.span
            assert context_of(sentence).document.text[span.start : span.end] == finding.evidence.quote


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Quyết định số Luật 0123456789/-QĐUBND của ngày,.;\n", max_size=150))
def test_any_text_is_read_without_error(text: str) -> None:
    for finding in references(text):
        assert finding.columns["role"] in (L, M, A, W)


@pytest.mark.parametrize(
    "piece", ["Quyết định 1, ", "số 1/QĐ-", "Luật ", "của UBND ", "12/QĐ-UBND, ", "Luật sửa đổi ngày 1/1/2020 ", "tại "]
)
def test_a_hostile_line_is_read_to_its_end(piece: str) -> None:
    context = context_of(piece * (6_000 // len(piece)))
    for finding in references_of.extract(context):
        assert context.document.text[finding.evidence.span.start : finding.evidence.span.end] == finding.evidence.quote


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Theo đề nghị của Sở Thương mại - Du lịch tại tờ trình số 45/TMDL ngày 3/4/1998,",
            [("45", "1998-04-03", "Sở Thương mại - Du lịch")],
        ),
        (
            "Theo ý kiến của UBND tỉnh tại công văn 77/CV-UB ngày 2/3/2001, Sở Tài chính hướng dẫn:",
            [("77", "2001-03-02", "UBND tỉnh")],
        ),
        ("Tại công văn số 12/CV-UB ngày 2/3/2001, Phòng Nội vụ yêu cầu các trường", [("12", "2001-03-02", None)]),
        (
            "Quyết định số 31/QĐ-UBND và Quyết định số 32/QĐ-UBND cùng ngày 05/5/2022 của Chủ tịch UBND huyện",
            [("31", "2022-05-05", "Chủ tịch UBND huyện"), ("32", "2022-05-05", "Chủ tịch UBND huyện")],
        ),
        ("thực hiện QĐ 1956 của Thủ tướng Chính phủ", [("1956", None, "Thủ tướng Chính phủ")]),
    ],
)
def test_whose_a_cited_document_is(text: str, rows: list[tuple[str, str | None, str | None]]) -> None:
    cited = found(text, "references")
    assert [(f.columns["number"], f.columns["issued_on"], f.columns["issuer"]) for f in cited] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Đề nghị hướng dẫn thực hiện Kết luận 14-KL/TW, Quy định 22. Báo cáo trước ngày 15-01-2022.",
            [("Kết luận", "14", None), ("Quy định", "22", None)],
        ),
        (
            "Quán triệt Chỉ thị 05, Hướng dẫn 03, Kế hoạch 67.",
            [("Chỉ thị", "05", None), ("Hướng dẫn", "03", None), ("Kế hoạch", "67", None)],
        ),
        ("Quy định 19 điều đảng viên không được làm, Kế hoạch 12 tháng; theo quy định 22.", []),
        ("Mệnh lệnh số 01/ML-BCH ngày 05-01-2016 của Chỉ huy trưởng", [("Mệnh lệnh", "01", None)]),
        (
            "Căn cứ Luật Kế toán ngày 20/11/2015 và các Luật sửa đổi, bổ sung năm 2019, năm 2024;",
            [("Luật", None, "Kế toán")],
        ),
        (
            "Căn cứ Luật sửa đổi, bổ sung một số điều của Luật Kế toán năm 2024;",
            [("Luật", None, "sửa đổi, bổ sung một số điều của Luật Kế toán")],
        ),
    ],
)
def test_what_is_cited_by_kind_and_number_alone(text: str, rows: list[tuple[str, str | None, str | None]]) -> None:
    cited = found(text, "references")
    assert [(f.columns["kind"], f.columns["number"], f.columns["title"]) for f in cited] == rows


BASIS_LIST = "I. CĂN CỨ PHÁP LÝ\n- Quyết định số 490/QĐ-TTg ngày 7/5/2018 của Thủ tướng Chính phủ;\nII. KẾT QUẢ\nĐã triển khai Kế hoạch số 46/KH-UBND."


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Quá trình khen thưởng: Bằng khen năm 2021 (QĐ số 764/QĐ-UBND ngày 22/10/2021 của UBND tỉnh).", ["award_decision"]),
        ("Bà Mai có quá trình phấn đấu liên tục: Quyết định số 2483/QĐ-UBND công nhận LĐTT năm 2022.", ["award_decision"]),
        ("Quyết định số 30/QĐ-UBND ngày 2/3/2013 công nhận các hộ sau đạt gia đình văn hoá năm 2013", ["award_decision"]),
        ("DANH SÁCH\n(Đính kèm Quyết định số 112/QĐ-PGDĐT)", ["attachment"]),
        (
            "Xét Tờ trình số 88/TTr-UBND ngày 1/7/2022 của UBND huyện; Báo cáo thẩm tra số 9/BC-HĐND;",
            ["legal_basis", "legal_basis"],
        ),
        (BASIS_LIST, ["legal_basis", "mention"]),
        ("III. ĐỀ NGHỊ: công nhận thôn văn hóa theo Quyết định số 22/QĐ-UBND", ["mention"]),
        ("Thôn được công nhận thôn văn hóa theo Quyết định số 22/QĐ-UBND", ["award_decision"]),
        (
            "Thực hiện Kế hoạch số 5/KH-PGD, trường báo cáo như sau:\n1. Trường được tặng Bằng khen theo Quyết định số 9/QĐ-UBND.",
            ["legal_basis", "award_decision"],
        ),
    ],
)
def test_why_a_document_is_cited(text: str, roles: list[str]) -> None:
    assert [f.columns["role"] for f in found(text, "references")] == roles


def test_a_symbol_broken_over_lines_is_whole() -> None:
    text = "Được khen thưởng theo Quyết định số 1234/QĐ-\nUBND ngày 15/12/2022 của UBND huyện Can Lộc."
    (cited,) = found(text, "references")
    assert row(cited)[1:6] == ("1234", None, "QĐ-UBND", "2022-12-15", "UBND huyện Can Lộc")


def test_the_year_right_behind_a_law_s_name_says_which_law_it_is() -> None:
    (cited,) = found("Thực hiện đúng Bộ luật Lao động 2019 và nội quy.", "references")
    assert (cited.columns["kind"], cited.columns["title"], cited.columns["issued_on"]) == ("Bộ luật", "Lao động", "2019")


@pytest.mark.parametrize(
    ("read", "symbol"),
    [
        ("Tờ trình số 97/TIr-SNV ngày 4/3/2016", "TTr-SNV"),
        ("Quyết định số 97/OĐ-UBND ngày 4/3/2016", "QĐ-UBND"),
        ("Nghị quyết số 97/NO-HĐND ngày 4/3/2016", "NQ-HĐND"),
        ("Kế hoạch số 97/TIr-SNV ngày 4/3/2016", "TIr-SNV"),  # the printed kind has no code like it
    ],
)
def test_letters_that_look_alike_in_a_scan_are_what_the_printed_kind_says(read: str, symbol: str) -> None:
    text = f"Căn cứ {read} của đơn vị;"
    paper = dataclasses.replace(context_of(text).document, pages=(Page(1, 2480, 3508, source="ocr"),))
    (cited,) = references_of.extract(Context(paper, outline_of(paper, CATALOGUE), CATALOGUE))
    assert isinstance(cited, Finding)
    assert (cited.columns["number"], cited.columns["symbol"], cited.evidence.quote) == ("97", symbol, read)
    typed = references(text)
    assert [f.columns["symbol"] for f in typed] in ([read.split("/")[1].split()[0]], [])  # what was typed stays as typed


def test_plans_and_programmes_cited_by_number_share_the_issuer_behind_the_last() -> None:
    cited = references("Triển khai Kế hoạch 31, Chương trình hành động 9 và Hướng dẫn 4 của Huyện ủy, xã đã tổ chức 3 lớp.")
    assert [row(f)[:2] for f in cited] == [("Kế hoạch", "31"), ("Chương trình", "9"), ("Hướng dẫn", "4")]
    assert references("Theo Kế hoạch 5 năm, Chương trình 30 phút của đài, cả xã có Hướng dẫn 4 bước.") == []


def test_a_number_on_the_line_behind_its_kind_belongs_to_it() -> None:
    (cited,) = references("QUYẾT ĐỊNH\n- Xét đề nghị của ban chuyên môn tại Tờ trình số\n57 TT/TC ngày 02-3-1995,")
    assert row(cited) == ("Tờ trình", "57", None, "TT/TC", "1995-03-02", None, L)


@pytest.mark.parametrize(
    "issuer",
    [
        "Viện trưởng VKSND tối cao",
        "Chánh án TAND tối cao",
        "VKSND cấp cao",
        "Văn phòng Điều phối NTM tỉnh",
        "Văn phòng Điều phối nông thôn mới huyện Hương Khê",
        "Văn phòng Điều phối Chương trình MTQG xây dựng nông thôn mới tỉnh",
        "Văn phòng Đăng ký đất đai tỉnh",
        "Ban Chỉ đạo xây dựng nông thôn mới huyện",
        "Tỉnh hội",
        "Hội đồng quản trị",
        "Đại hội xã viên",
    ],
)
def test_an_issuer_is_named_to_its_end(issuer: str) -> None:
    (cited,) = references(f"Căn cứ Công văn số 12/VP-TH ngày 05/3/2019 của {issuer} về việc báo cáo;")
    assert cited.columns["issuer"] == issuer


def test_an_annex_behind_the_recipients_says_what_it_was_issued_with() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nHUYỆN NGÀN PHỐ\nSố: 15/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc phân bổ kinh phí\nĐiều 1. Phân bổ kinh phí.\n"
        "Nơi nhận:\n- Như Điều 1;\n- Lưu: VT.\nBIỂU PHÂN BỔ\n(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 03/02/2015 của UBND huyện)"
    )
    annexed = [f for f in references(text) if f.columns["role"] == A]
    assert [row(f)[:6] for f in annexed] == [("Quyết định", "15", None, "QĐ-UBND", "2015-02-03", "UBND huyện")]


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("Căn cứ Pháp lệnh Ưu đãi người có công với cách mạng số 26/2005/PL-UBTVQH11 ngày 29/6/2005;", "Pháp lệnh", "Ưu đãi người có công với cách mạng"),
        ("Căn cứ Pháp lệnh cán bộ, công chức số 11/2003/PL-UBTVQH11;", "Pháp lệnh", "cán bộ, công chức"),
        ("Căn cứ Luật Di sản văn hóa số 28/2001/QH10 ngày 29/6/2001;", "Luật", "Di sản văn hóa"),
    ],
)  # fmt: skip
def test_the_name_of_a_law_stands_between_its_kind_and_its_number(text: str, kind: str, title: str) -> None:
    (row,) = found(text, "references")
    assert (row.columns["kind"], row.columns["title"]) == (kind, title)
