"""One-page reports of our own making: invented communes, people and numbers."""

from __future__ import annotations

import random
from pathlib import Path

_COMMUNES = (
    "An Bình",
    "Tân Lập",
    "Hòa Thuận",
    "Phú Sơn",
    "Đông Hải",
    "Yên Thịnh",
    "Bình Minh",
    "Xuân Lộc",
    "Vĩnh Phúc",
    "Cẩm Giang",
)
_PEOPLE = ("Nguyễn Văn Hùng", "Trần Thị Lan", "Lê Quang Minh", "Phạm Thị Hồng", "Hoàng Đức Thắng", "Vũ Thị Mai")
_REPORT = """ỦY BAN NHÂN DÂN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
XÃ {commune_upper}        Độc lập - Tự do - Hạnh phúc
Số: {number}/BC-UBND        {commune}, ngày {day:02} tháng {month:02} năm {year}

BÁO CÁO
Kết quả xây dựng cơ quan đạt chuẩn văn hóa năm {year}

Căn cứ Kế hoạch số {plan}/KH-UBND ngày 15/01/{year} của Ủy ban nhân dân huyện về thực hiện phong trào xây dựng đời sống văn hóa;
Căn cứ Quyết định số {decision}/QĐ-UBND ngày 20 tháng 02 năm {year} của Ủy ban nhân dân tỉnh.
I. ĐẶC ĐIỂM TÌNH HÌNH
Tổng số cán bộ, công chức và người lao động của cơ quan: {total} người. Trong đó:
- Cán bộ, công chức: {officials} người
- Người hoạt động không chuyên trách: {others} người
- Đảng viên: {party} đồng chí
- Trình độ đại học: {degree} người
II. KẾT QUẢ THỰC HIỆN
1. Hoàn thành tốt nhiệm vụ
- {rate}% cán bộ, công chức hoàn thành tốt nhiệm vụ được giao, không có cán bộ vi phạm kỷ luật.
- Thu ngân sách đạt {amount}.000.000 đồng, bằng {share},5% kế hoạch.
- Vận động ủng hộ quỹ vì người nghèo {fund} triệu đồng.
2. Thực hiện nếp sống văn minh
- 100% cán bộ, công chức thực hiện tốt việc cưới, việc tang và lễ hội.
- Cơ quan được tặng Giấy khen theo Quyết định số {award}/QĐ-UBND ngày 12/12/{before} của Chủ tịch Ủy ban nhân dân huyện.
III. KIẾN NGHỊ
Đề nghị Ủy ban nhân dân huyện xem xét, công nhận cơ quan đạt chuẩn văn hóa năm {year}./.

Nơi nhận:        TM. ỦY BAN NHÂN DÂN
- UBND huyện;        CHỦ TỊCH
- Phòng Văn hóa và Thông tin;
- Lưu: VT.
        {signer}
"""


def paper(seed: int) -> str:
    """The report of this number: the same each time, no two alike."""
    chance = random.Random(seed)
    officials, others = chance.randint(12, 25), chance.randint(3, 15)
    year = chance.randint(2015, 2024)
    commune = chance.choice(_COMMUNES)
    return _REPORT.format(
        commune=commune, commune_upper=commune.upper(), number=seed + 1, day=chance.randint(1, 28), month=chance.randint(1, 12),
        year=year, before=year - 1, plan=chance.randint(1, 300), decision=chance.randint(1, 4000), officials=officials,
        others=others, total=officials + others, party=chance.randint(8, officials), degree=chance.randint(5, officials),
        rate=chance.randint(90, 100), amount=chance.randint(100, 9000), share=chance.randint(80, 130), fund=chance.randint(5, 90),
        award=chance.randint(100, 7000), signer=chance.choice(_PEOPLE),
    )  # fmt: skip


def fill(folder: Path, count: int) -> Path:
    """`count` reports in subfolders of a thousand."""
    for i in range(count):
        path = folder / f"{i // 1000:03}" / f"{i:06}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(paper(i), encoding="utf-8")
    return folder
