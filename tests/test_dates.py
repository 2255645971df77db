"""Dates and periods as ten clerks type them: every phrase with the EDTF values that stand in it, in order."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.text.dates import find

# Known while the grammar was written.
PHRASES = [
    ("Liên Minh, ngày  4  tháng 11 năm 2020", ["2020-11-04"]),
    ("ngày 03 tháng bốn năm 2018", ["2018-04-03"]),
    ("Kế hoạch số 01/KH-ĐKT ngày 27/10/2020 của UBND huyện", ["2020-10-27"]),
    ("ngày 27-10-2020 và ngày 27.10.2020", ["2020-10-27", "2020-10-27"]),
    ("kết quả tháng 3/2025", ["2025-03"]),
    ("Báo cáo tháng 01 năm 2025", ["2025-01"]),
    ("chỉ số PCI quý I/2015", ["2015-33"]),
    ("6 tháng đầu năm 2020", ["2020-01/2020-06"]),
    ("09 tháng đầu năm 2019", ["2019-01/2019-09"]),
    ("nhiệm vụ 6 tháng cuối năm 2021", ["2021-07/2021-12"]),
    ("trong năm 2020 vừa qua", ["2020"]),
    ("giai đoạn 2019-2020", ["2019/2020"]),
    ("số liệu 2018 - 2019 cho thấy", ["2018/2019"]),
    ("nhiệm kỳ 2020–2025", ["2020/2025"]),
    ("năm học 2019 - 2020", ["2019/2020"]),
    ("từ ngày 01/01/2020 đến ngày 30/6/2020", ["2020-01-01", "2020-06-30"]),
    ("từ năm 2015 đến năm 2020", ["2015", "2020"]),
    ("tặng quà các ngày lễ 08/3 ,20/10 cho chị em", ["XXXX-03-08", "XXXX-10-20"]),
    ("kỷ niệm như ngày Quốc tế Phụ nữ 08/3, ngày thành lập Hội", ["XXXX-03-08"]),
    ("Ngày    tháng 3 năm 2025", ["2025-03"]),
    ("ngày … tháng … năm 2020", ["2020"]),
    ("Hà Nội, ngày 05 tháng … năm 2021", ["2021"]),
    ("ngày 27/ 10/2020", ["2020-10-27"]),
    ("các năm 2018, 2019 và 2020", ["2018", "2019", "2020"]),
    ("số liệu đến 30/6/2025", ["2025-06-30"]),
    ("Thông tư 08/2014/TT-BVHTTDL của Bộ", []),
    ("đạt tiêu chuẩn ISO 9001:2015", []),
    ("trực 24/7, có 1/2 số hộ", []),
    ("kinh phí 15.000.000 đ, điện thoại 0239.3831.2020", []),
    ("theo Điều 8 và Điều 12", []),
    ("Luật số 33/2024/QH15", []),
    ("từ 98% đến 100%", []),
    ("\tNăm\n2019\nGiấy khen về thành tích", ["2019"]),
    ("xã đạt chuẩn Nông thôn mới 2019\n", ["2019"]),
    ("từ ngày 12 đến ngày 15/3/2020", ["2020-03-12", "2020-03-15"]),
    ("có 2019 người tham gia", []),
    ("tổng số 2020 hộ, 1995 nhân khẩu", []),
    ("giai đoạn 2021 - 2025, tầm nhìn đến năm 2030", ["2021/2025", "2030"]),
    ("ngày 30/4 và 01/5", ["XXXX-04-30", "XXXX-05-01"]),
    ("19/20 thôn đạt 8/3 chỉ tiêu", []),
    ("tháng 7, 8/2020", ["2020-07", "2020-08"]),
    ("quý I, II năm 2016", ["2016-33", "2016-34"]),
    ("Ngày: 21/3/18", ["2018-03-21"]),
    ("ngày 31/02/2020 và 45/13/2020", []),
    ("8 giờ 00 ngày 24.01.2025 20:06:24 +07:00", ["2025-01-24"]),
    # a year before a list is no day of it
    ("ngày 14/3/2022; ngày 5-7/4/2022", ["2022-03-14", "2022-04-05/2022-04-07"]),
    ("ngày 14/3/2022; ngày 28/02 - 02/3/2022", ["2022-03-14", "2022-02-28", "2022-03-02"]),
    # months, not a day of a month
    ("từ tháng 01-03/2022", ["2022-01/2022-03"]),
    ("ngày 01-03-2022", ["2022-03-01"]),
    ("ngày hai mươi tháng mười một năm hai nghìn không trăm hai mươi hai", ["2022-11-20"]),
]

# Days named by their figures alone, and ratios that look like them.
FEASTS = [
    ("tặng quà 20/10 và 8/3 cho nữ đoàn viên", ["XXXX-10-20", "XXXX-03-08"]),
    ("hoạt động 26/3 sôi nổi", ["XXXX-03-26"]),
    ("Tổ chức tọa đàm 20/11, gặp mặt 22/12", ["XXXX-11-20", "XXXX-12-22"]),
    ("kỷ niệm 30/4, 01/5", ["XXXX-04-30", "XXXX-05-01"]),
    ("dịp 27/7 thăm 12/14 gia đình", ["XXXX-07-27"]),
    ("ngày 20/10 có 12/12 chị em tham gia", ["XXXX-10-20"]),
    ("nhân dịp lễ 2/9, tặng 3/5 suất quà", ["XXXX-09-02"]),
    ("Ngày 15/3 đơn vị tổ chức ra quân", ["XXXX-03-15"]),
    ("12/14 chi bộ trong sạch vững mạnh, đạt 17/19 tiêu chí", []),
    ("28/30 đại biểu dự, đạt 20/10 chỉ tiêu", []),
    ("quà cho 10/12 hộ, mỗi tổ 3/5 em", []),
    # a ratio that stands alone is no day, whatever the words before it look like without their marks
    ("03 kháng nghị, được cấp phúc thẩm chấp nhận 3/3", []),
    ("hồ sơ đã tiếp nhận 5/5, xác nhận 4/4; đạt tỷ lệ 2/3", []),
    ("Toa an chap nhan 2/2, ti le 3/4", []),
    ("số xã đạt chuẩn tăng từ 2/7 lên 4/7", []),
    ("mừng Quốc khánh 2/9, nhân 8/3", ["XXXX-09-02", "XXXX-03-08"]),
    ("chao mung ngay 3/2", ["XXXX-02-03"]),
]

# Written before the grammar and looked at only to judge it.
UNSEEN = [
    ("Hôm nay, vào hồi 14 giờ 30 phút, ngày 15 tháng 9 năm 2022, tại hội trường UBND xã", ["2022-09-15"]),
    ("sinh ngày 12/01/1975, vào Đảng 03/02/1999, chính thức 03/02/2000", ["1975-01-12", "1999-02-03", "2000-02-03"]),
    ("ngày mười lăm tháng ba năm hai nghìn không trăm hai mươi", ["2020-03-15"]),
    ("Thanh Hoá, ngày       tháng      năm 2023", ["2023"]),
    ("BÁO CÁO QUÝ III NĂM 2021 VÀ PHƯƠNG HƯỚNG NHIỆM VỤ QUÝ IV NĂM 2021", ["2021-35", "2021-36"]),
    ("KẾT QUẢ CÔNG TÁC THÁNG 12 NĂM 2019, NHIỆM VỤ THÁNG 01 NĂM 2020", ["2019-12", "2020-01"]),
    ("Đại hội đại biểu Đảng bộ tỉnh lần thứ XIX, nhiệm kỳ 2020 - 2025", ["2020/2025"]),
    ("thực hiện Nghị quyết Đại hội nhiệm kỳ 2015 – 2020 của Đảng bộ", ["2015/2020"]),
    ("từ ngày 01 tháng 01 đến ngày 31 tháng 12 năm 2022", ["2022-01-01", "2022-12-31"]),
    ("(từ 15/11/2019 đến 14/12/2019)", ["2019-11-15", "2019-12-14"]),
    ("số liệu tính từ 01/2020 đến 12/2020", ["2020-01", "2020-12"]),
    ("Kế hoạch 5 năm 2021-2025", ["2021/2025"]),
    ("so với cùng kỳ năm 2019 tăng 12,5%", ["2019"]),
    ("chỉ tiêu đến năm 2025, định hướng đến năm 2030", ["2025", "2030"]),
    ("Kỷ niệm 75 năm Ngày thành lập Quân đội nhân dân Việt Nam (22/12/1944 - 22/12/2019)", ["1944-12-22", "2019-12-22"]),
    ("chào mừng ngày Nhà giáo Việt Nam 20/11", ["XXXX-11-20"]),
    ("dịp lễ 30/4 - 01/5 và Quốc khánh 2/9", ["XXXX-04-30", "XXXX-05-01", "XXXX-09-02"]),
    ("Lễ kỷ niệm 27/7 được tổ chức trang trọng", ["XXXX-07-27"]),
    ("năm học 2021 – 2022, toàn trường có 18 lớp với 620 học sinh", ["2021/2022"]),
    ("Quyết định số 2020/QĐ-UBND ngày 5-6-2017", ["2017-06-05"]),
    ("Quyết định số 1995/QĐ-UBND của UBND tỉnh", []),
    ("số 15/2020/NQ-HĐND", []),
    ("Thông tư liên tịch số 11/2000/TTLT/BLĐTBXH-BTC", []),
    ("tỷ lệ 12/15 tiêu chí, 10/12 thôn đạt văn hoá", []),
    ("đường Nguyễn Trãi, số nhà 2015, điện thoại (024) 3825 2019", []),
    ("diện tích 2020 m2, dài 1998 m", []),
    ("biên chế: 2018 người; hợp đồng: 1/2 số đó", []),
    ("TCVN 7980-1:2024, QCVN 01:2021/BYT", []),
    ("Tổng thu ngân sách 2.020 triệu đồng, đạt 102,5 %", []),
    ("Ngày 10 tháng 3 âm lịch là Giỗ Tổ", []),
    ("năm 2017 đạt 95%, năm 2018 đạt 97%, năm 2019 đạt 98%", ["2017", "2018", "2019"]),
    ("trong 2 năm 2018 - 2019", ["2018/2019"]),
    ("năm 2018, 2019", ["2018", "2019"]),
    ("Đà Nẵng,ngày 9 tháng 6 năm 2021", ["2021-06-09"]),
    ("Số: /BC-CAH    Ngày 14 tháng 12 năm 2018", ["2018-12-14"]),
    ("trước ngày 25/11/2024 để tổng hợp", ["2024-11-25"]),
    ("tuần 32 (từ ngày 05/8 đến ngày 11/8/2019)", ["2019-08-05", "2019-08-11"]),
    ("ca bệnh ghi nhận ngày 12, 13 và 14/3/2021", ["2021-03-12", "2021-03-13", "2021-03-14"]),
    ("Thành tích: 2008: LĐTT; 2011: Chiến sĩ thi đua cơ sở", ["2008", "2011"]),
    ("| 2012 | Giấy khen |\n| 2 | 2013 | Bằng khen |\n| Số hộ | 2014 |", ["2012", "2013"]),
    ("| Danh hiệu | Năm | Hộ |\n|---|---|---|\n| LĐTT | 2009 | 1980 |\n| | 2011 | |", ["2009", "2011"]),
    ("ISO 9001:2015: quy trình, gồm 2015: 3 hộ", []),
    ("Đợt 2, ngày 12/5/2021 tiêm cho người cao tuổi", ["2021-05-12"]),
    ("Kỳ họp thứ 5, ngày 12 và 13/7/2019", ["2019-07-12", "2019-07-13"]),
    ("theo Điều 3, ngày 05, 06 và 07/8/2020 kiểm tra", ["2020-08-05", "2020-08-06", "2020-08-07"]),
    ("cuối tháng 3; ngày 20/11", ["XXXX-11-20"]),
    ("Tổ 5, 12 và 13/7/2019", ["2019-07-13"]),
    ("kỳ họp thứ 9 (ngày 15-17/7/2020)", ["2020-07-15/2020-07-17"]),
    ("9 tháng năm 2022", ["2022-01/2022-09"]),
    ("giai đoạn 2016-2020 và giai đoạn 2021-2025", ["2016/2020", "2021/2025"]),
    ("Bộ đội Biên phòng (03/3/1959)", ["1959-03-03"]),
    ("cuối năm 2018 đầu năm 2019", ["2018", "2019"]),
    ("mã số thuế 2800123456, tài khoản 3714.0.2019876", []),
]


# A second set, written after the first had been read and before it was run.
SECOND = [
    ("tối ngày 19/8/2022, sáng 20/8", ["2022-08-19", "XXXX-08-20"]),
    ("Thời gian: Từ 7h30 ngày 05/10/2020 đến 17h00 ngày 06/10/2020", ["2020-10-05", "2020-10-06"]),
    ("Đợt 1 (từ 15/3 đến 30/4/2021), đợt 2 (từ 01/5 đến 30/6/2021)", ["2021-03-15", "2021-04-30", "2021-05-01", "2021-06-30"]),
    ("tính đến hết ngày 31 tháng 12 năm 2020", ["2020-12-31"]),
    ("tính đến tháng 6 năm 2021", ["2021-06"]),
    ("8 tháng đầu năm 2019 và ước cả năm 2019", ["2019-01/2019-08", "2019"]),
    ("Quý 1/2020, quý 2/2020", ["2020-33", "2020-34"]),
    ("Quý IV-2019", ["2019-36"]),
    ("tháng Ba năm 2020", ["2020-03"]),
    ("từ tháng 9/2019 đến tháng 5/2020", ["2019-09", "2020-05"]),
    ("từ tháng 3 đến tháng 5 năm 2021", ["2021-03", "2021-05"]),
    ("trong các tháng 1, 2, 3 năm 2020", ["2020-01", "2020-02", "2020-03"]),
    ("Chiến thắng Điện Biên Phủ 7/5/1954", ["1954-05-07"]),
    ("nhân dịp kỷ niệm 90 năm Ngày thành lập Đảng (03/02/1930 - 03/02/2020)", ["1930-02-03", "2020-02-03"]),
    ("Ngày Gia đình Việt Nam (28/6)", ["XXXX-06-28"]),
    ("kỷ niệm 74 năm ngày thương binh liệt sỹ 27-7", ["XXXX-07-27"]),
    ("Tháng hành động từ 15/4 - 15/5/2019", ["2019-04-15", "2019-05-15"]),
    ("giai đoạn 2010-2020 đạt 15/19 tiêu chí", ["2010/2020"]),
    ("nhiệm kỳ 2015-2020 và phương hướng nhiệm kỳ 2020-2025", ["2015/2020", "2020/2025"]),
    ("khoá XX, nhiệm kỳ 2011 - 2016", ["2011/2016"]),
    ("QĐ số 15/2018 ngày 12.4.2018", ["2018-04-12"]),
    ("ĐT: 0393.831.225; Fax 02393831225; Email: a2019@x.vn", []),
    ("Số CMND 183456789 cấp ngày 12/3/2014 tại Công an Hà Tĩnh", ["2014-03-12"]),
    ("dân số 2015 là 3.450 người", []),
    ("dự toán 2020: 1.250 triệu đồng; quyết toán 2019", ["2020", "2019"]),
    ("Năm 2020\tNăm 2021", ["2020", "2021"]),
    ("TH 2019\nKH 2020\n", ["2019", "2020"]),
    ("5-10 người, 3-4 ngày, tỷ lệ 1/500, bản đồ 1:2000", []),
    ("ngày 1 tháng 7 năm 1996 âm lịch", []),
    ("Hội nghị ngày 20,21/11/2019", ["2019-11-20", "2019-11-21"]),
    ("Ngày    /    /2021", ["2021"]),
    ("ngày.....tháng.....năm 2019", ["2019"]),
    ("ngày 15 tháng 4 năm 20 20", ["2020-04-15"]),
    ("ngày 9/11/2020; 9/11 hộ", ["2020-11-09"]),
    ("năm học 2020-2021 (từ 05/9/2020)", ["2020/2021", "2020-09-05"]),
    ("5 năm (2016-2020)", ["2016/2020"]),
    ("Kế hoạch 2021-2025", ["2021/2025"]),
    ("24 giờ ngày 30 tháng 4", ["XXXX-04-30"]),
]


LINES = [
    ("so với năm\n2004 đã tăng", ["2004"]),
    ("Năm\n2019\nGiấy khen", ["2019"]),
    ("bình quân 3 năm 2001 -\n2003 đạt", ["2001/2003"]),
    ("cuối năm học 2004 có 19 tỉnh; năm tài chính 1999", ["2004", "1999"]),
]

# A third set, written and run likewise.
THIRD = [
    ("Tiên Yên, ngày 07 tháng 12 năm 2022", ["2022-12-07"]),
    ("TP. Hồ Chí Minh, ngày 2 tháng 9 năm 2021", ["2021-09-02"]),
    ("Từ ngày 15/12/2020 - 14/12/2021", ["2020-12-15", "2021-12-14"]),
    ("6 tháng đầu năm và nhiệm vụ trọng tâm 6 tháng cuối năm 2022", ["2022-07/2022-12"]),
    ("Báo cáo sơ kết học kỳ I năm học 2020-2021", ["2020/2021"]),
    ("giai đoạn từ năm 2016 đến năm 2020", ["2016/2020"]),
    ("từ 2016 - 2020", ["2016/2020"]),
    ("các năm học 2018-2019, 2019-2020", ["2018/2019", "2019/2020"]),
    ("nhiệm kỳ 2017-2022 và 2022-2027", ["2017/2022", "2022/2027"]),
    ("khai mạc sáng ngày 20-10-2020", ["2020-10-20"]),
    ("Hạn nộp: 17h00, thứ Sáu, ngày 25/6/2021", ["2021-06-25"]),
    ("ngày 01, 02 tháng 12 năm 2020", ["2020-12-01", "2020-12-02"]),
    ("trong 02 ngày 27 và 28/5/2020", ["2020-05-27", "2020-05-28"]),
    ("mức lương 1.490.000 đồng; hệ số 2,34; 01/2 xuất", []),
    ("Năm sinh 1985; vào ngành 2008; trình độ 12/12", ["1985", "2008"]),
    ("thời điểm 31/12/2019", ["2019-12-31"]),
    ("đến tháng 12/2020 đạt 18/20 tiêu chí", ["2020-12"]),
    ("Quý II/2021; quý 3 năm 2021", ["2021-34", "2021-35"]),
    ("trước ngày 10 hàng tháng, ngày 25 của tháng cuối quý", []),
    ("ngày 5 tháng 6 hằng năm là Ngày Môi trường thế giới (5/6)", ["XXXX-06-05", "XXXX-06-05"]),
    ("tại thời điểm năm 2010; so với năm 2011", ["2010", "2011"]),
    ("thế kỷ 21, lớp 2019A, phòng 2015, mã 2020-05", []),
    ("Tháng 10, 11 và 12 năm 2019", ["2019-10", "2019-11", "2019-12"]),
    ("thu 2019: 3.456; thu 2020: 4.012", ["2019", "2020"]),
    ("Khóa XII (2016-2021)", ["2016/2021"]),
    ("vụ Đông Xuân 2019-2020, vụ Hè Thu 2020", ["2019/2020", "2020"]),
]

# Spellings of everyday typing, and numbers before `tháng` that count no days.
TYPED = [
    ("quí 2/2023, quí IV năm 2022", ["2023-34", "2022-36"]),
    ("quí I, quí II năm 2025", ["2025-33", "2025-34"]),
    ("kiểm tra lần thứ 3 tháng 8 năm 2021; đợt 2 tháng 7/2020", ["2021-08", "2020-07"]),
    ("sinh hoạt tuần 4 tháng 10/2023, kỳ 2 tháng 9 năm 2023", ["2023-10", "2023-09"]),
    ("mùng 2 tháng 9 năm 2024, sáng 15 tháng 5 năm 2024", ["2024-09-02", "2024-05-15"]),
    ("Tổng hợp T6/2024 và T12-2023. Sau đó 3/2024. Hết", ["2024-06", "2023-12", "2024-03"]),
    ("ba năm liền (2017, 2018, 2019) đạt", ["2017", "2018", "2019"]),
    ("2020, 2021: Giấy khen", ["2020", "2021"]),
]


@pytest.mark.parametrize(("phrase", "values"), PHRASES + UNSEEN + FEASTS + SECOND + THIRD + LINES + TYPED)
def test_phrase(phrase: str, values: list[str]) -> None:
    assert [match.value for match in find(phrase)] == values


@given(st.text(alphabet="ngàythámnămquýIV /-.,0123456789\n…():", max_size=120))
def test_any_text_gives_ordered_disjoint_valid_dates(text: str) -> None:
    last = 0
    for match in find(text):
        assert last <= match.start < match.end <= len(text)
        last = match.end


@given(st.dates())
def test_every_day_reads_back(day: datetime.date) -> None:
    if day.year >= 1900 and day.year < 2100:
        for printed in (f"ngày {day.day} tháng {day.month} năm {day.year}", f"{day.day:02}/{day.month:02}/{day.year}"):
            assert [match.value for match in find(printed)] == [day.isoformat()]


@pytest.mark.parametrize(
    "piece", ["ngày ", "1/", "2019, ", "tháng 1, ", "ngày … ", "12 ", "năm 2019, ", "lễ ", "1-1-", "hai mươi "]
)
def test_a_hostile_line_is_read_to_its_end(piece: str) -> None:
    line = piece * (20_000 // len(piece))
    assert all(0 <= match.start < match.end <= len(line) for match in find(line))
