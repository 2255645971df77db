"""Criteria frameworks: what they hold, and that a standard is recognised by its title, never by its number alone."""

from __future__ import annotations

import pytest

from papers import catalogue, made
from vanthu.extractors._claims_scope import Scope
from vanthu.extractors._claims_standards import bare, numbered

CODES = {"TT08-2014": 7, "HD58-TLD": 4, "NTM": 19, "GDVH-2018": 3, "KDCVH-2018": 5, "PARINDEX": 8}


def test_every_framework_says_what_it_is_and_where_it_was_read() -> None:
    found = {f["code"]: len(f["standards"]) for f in catalogue().frameworks}
    assert found == CODES
    for framework in catalogue().frameworks:
        assert framework["title"] and framework["source"] and framework["names"]
        assert framework["status"] in ("sourced", "known")
        for standard in framework["standards"]:
            assert standard["title"] and standard["status"] in ("sourced", "known") and str(standard["number"]).isdigit()


def test_thresholds_stand_only_where_a_source_prints_them() -> None:
    points = [p for f in catalogue().frameworks for s in f["standards"] for p in s.get("points", ()) if "threshold" in p]
    assert points
    assert all(p["status"] == "sourced" and p["source"] and p["threshold"]["comparator"] in (">=", "<=") for p in points)


HEAD = "BÁO CÁO\nKết quả xây dựng “Cơ quan đạt chuẩn văn hóa”\nI. KẾT QUẢ\n"
THREE = """Tiêu chuẩn 1: Hoàn thành tốt nhiệm vụ
- Nội dung.
Tiêu chuẩn 2: Thực hiện nếp sống văn minh, môi trường văn hóa công sở
- Nội dung.
Tiêu chuẩn 3: Gương mẫu chấp hành đường lối, chủ trương của Đảng, chính sách, pháp luật của Nhà nước
"""
FOUR = """Tiêu chuẩn 1: Hoàn thành tốt nhiệm vụ
- Nội dung.
Tiêu chuẩn 2: Xây dựng nếp sống văn minh, môi trường văn hóa công sở
- Nội dung.
Tiêu chuẩn 3: Quan tâm nâng cao đời sống vật chất, văn hóa và tinh thần của cán bộ, công chức, viên chức, người lao động
- Nội dung.
Tiêu chuẩn 4: Gương mẫu chấp hành đường lối, chủ trương của Đảng, chính sách, pháp luật của Nhà nước
"""


@pytest.mark.parametrize(
    ("text", "framework"),
    [
        (HEAD + THREE, "TT08-2014"),
        (HEAD + FOUR, "HD58-TLD"),
        (HEAD + "Tiêu chuẩn 1: Hoàn thành tốt nhiệm vụ", None),  # both have it: not told apart
        ("Căn cứ Thông tư 08/2014/TT-BVHTTDL;\n" + HEAD + "Tiêu chuẩn 1: Hoàn thành tốt nhiệm vụ", "TT08-2014"),
        ("BÁO CÁO\nKinh tế xã hội\nI. KẾT QUẢ\n1. Y tế\n2. Giao thông\n3. Điện\n", None),  # headings of any report
        (HEAD + "Tiêu chuẩn 1: Thu chi ngân sách\nTiêu chuẩn 2: Nhân sự\nTiêu chuẩn 3: Khác", None),  # numbers alone
    ],
)
def test_the_framework_is_the_one_whose_titles_are_printed(text: str, framework: str | None) -> None:
    assert Scope(made(text)).standards.framework == framework


def test_titles_are_found_with_slips_and_without_numbers() -> None:
    standards = Scope(made(HEAD + THREE)).standards
    found = standards.named("b) Về thực hiện nếp sống văn minh, môi trừơng văn hoá công sở")
    assert found is not None and (found.framework, found.number) == ("TT08-2014", "2")
    assert standards.named("Công tác tuyên truyền") is None


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("a) Tiêu chuẩn 1: Hoàn thành", ("tieu chuan", "1", "")),
        ("b)Tiêu chuãn 2 Thực hiện", ("tieu chuan", "2", "")),
        ("Tiêu chí số 05 - Trường học", ("tieu chi", "5", "")),
        ("II. TIÊU CHUẨN IV", ("tieu chuan", "4", "")),
        ("Tiêu chí 3.2: Đường xã", ("tieu chi", "3", "3.2")),
        ("Theo tiêu chuẩn 1", None),
        ("Kết quả thực hiện các tiêu chuẩn", None),
    ],
)
def test_numbers_of_standards(heading: str, expected: tuple[str, str, str] | None) -> None:
    assert numbered(heading) == expected


def test_bare_titles_are_compared() -> None:
    assert bare("2. Công tác hoàn thành tốt nhiệm vụ:") == bare("HOÀN THÀNH TỐT NHIỆM VỤ")
