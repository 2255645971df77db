"""The evaluation: what is a match, what is a miss, and that a wrong value costs more than an empty one."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from vanthu.errors import VanthuError
from vanthu.evaluate import below_floor, changes, evaluate, text_report
from vanthu.evaluate.characters import character_errors
from vanthu.evaluate.scoring import TABLES

Rows = dict[str, list[dict[str, Any]]]

GOLD: dict[str, Any] = {
    "file": "a.txt",
    "document": {
        "kind": "Báo cáo", "kind_code": "BC", "number": "01", "year": None, "symbol": "BC-UBND", "issued_on": "2020-11-04",
        "issuer": "ỦY BAN NHÂN DÂN XÃ HOÀ BÌNH", "title": "Về việc xây dựng cơ quan văn hoá", "signer": "Lê Văn Khuê",
        "signing_capacity": "TM.", "period": None,
    },
    "references": [
        {"kind": "Thông tư", "number": "08", "year": 2014, "symbol": "TT-BVHTTDL", "issued_on": None, "issuer": "Bộ Văn hoá",
         "role": "legal_basis", "quote": "Thông tư 08/2014/TT-BVHTTDL"},
        {"kind": "Quyết định", "number": "33", "year": None, "symbol": None, "issued_on": None, "issuer": None, "role": "mention",
         "quote": "Quyết định 33", "_accept": {"issuer": ["UBND tỉnh"]}},
        {"kind": "Luật", "number": None, "year": None, "symbol": None, "issued_on": "2015-06-25", "title": "Ngân sách nhà nước",
         "quote": "Luật Ngân sách nhà nước ngày 25/6/2015"},
        {"kind": "Luật", "number": None, "year": None, "symbol": None, "issued_on": None, "title": "Phí và lệ phí",
         "quote": "Luật Phí và lệ phí", "optional": True},
    ],
    "dates": [{"value": "2020-11-04"}, {"value": "2019/2020"}, {"value": "2019/2020"}, {"value": None, "quote": "Hàng năm", "optional": True}],
    "staff_counts": [{"category": "STAFF.TOTAL", "label": "tổng số cán bộ", "value": 28}],
    "claims": [
        {"standard": 1, "measure": "percent", "value": 98, "value_max": 100, "comparator": "=", "negated": False, "quote": "từ 98% đến 100% cán bộ"},
        {"standard": 2, "measure": "percent", "value": 100, "value_max": None, "comparator": "=", "negated": False, "quote": "100% gia đình văn hoá"},
        {"standard": 3, "measure": "percent", "value": 100, "value_max": None, "comparator": "=", "negated": False, "quote": "100% đảng viên gương mẫu"},
        {"standard": 3, "measure": "zero", "value": 0, "value_max": None, "comparator": "=", "negated": True, "quote": "không có khiếu kiện"},
    ],
    "amounts": [{"value": 5000000, "value_max": None, "comparator": ">", "quote": "trên 5.000.000 đ"}],
    "awards": [{"year": 2019, "award": "GK", "number": "216", "symbol": "QĐ-UBND", "recipient": None}],
    "people": [{"name": "Lê Văn Khuê", "role": "signer"}],
    "recipients": [{"name": "TT Đảng uỷ, HĐND", "purpose": "report"}, {"name": "VT, KT", "purpose": "file"}],
    "_scored": list(TABLES),
}  # fmt: skip


def perfect(gold: dict[str, Any]) -> Rows:
    """The tables of a pipeline that gets everything right."""
    tables: Rows = {"documents": [{"document_id": "d1", "file": gold["file"], **gold["document"]}]}
    for table in TABLES[1:]:
        required = [item for item in gold.get(table, []) if not item.get("optional")]
        tables[table] = [
            {"document_id": "d1", "confidence": 0.95, **{k: v for k, v in i.items() if k[0] != "_"}} for i in required
        ]
    return tables


@pytest.fixture
def scored(tmp_path: Path) -> Callable[..., dict[str, Any]]:
    """Writes gold and tables, changed by `change`, and gives the report of all documents."""

    def run(change: Callable[[Rows], object] = lambda rows: None, **gold: Any) -> dict[str, Any]:
        content = {**GOLD, **gold}
        (tmp_path / "a.gold.json").write_text(json.dumps(content), encoding="utf-8")
        tables = perfect(content)
        change(tables)
        for table, rows in tables.items():
            with (tmp_path / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, list(dict.fromkeys(k for r in rows for k in r)) or ["document_id"])
                writer.writeheader()
                writer.writerows(rows)
        return evaluate(tmp_path, [tmp_path]).as_json()

    return run


def counts(report: dict[str, Any], table: str) -> tuple[int, int, int]:
    score = report["overall"][table]
    return score["right"], score["false"], score["missed"]


def test_perfect_tables_have_f1_one(scored: Any) -> None:
    report = scored()
    assert {table: score["f1"] for table, score in report["overall"].items()} == dict.fromkeys(TABLES, 1.0)
    assert all(c["accuracy"] == 1.0 for score in report["overall"].values() for c in score["columns"].values())
    assert report["calibration"]["sure_right"] == 1.0


def test_optional_items_are_neither_missed_nor_false(scored: Any) -> None:
    extra = {"document_id": "d1", "kind": "Luật", "title": "Phí và lệ phí", "quote": "Luật Phí và lệ phí"}
    report = scored(lambda rows: rows["references"].append(extra))
    assert counts(report, "references") == (3, 0, 0)
    assert report["overall"]["references"]["ignored"] == 1


@pytest.mark.parametrize(
    ("table", "row", "column", "value", "expected"),
    [
        ("references", 0, "symbol", "TT-BVHTT", (2, 1, 1)),  # a wrong key is a miss and a false alarm
        ("references", 0, "issuer", "", (3, 0, 0)),  # a wrong column is judged apart
        ("claims", 1, "value", "99", (3, 1, 1)),
        ("claims", 3, "negated", "false", (3, 1, 1)),
        ("amounts", 0, "value", "5.000.000", (0, 1, 1)),  # numbers are numbers, never text
        ("awards", 0, "number", "261", (1, 0, 0)),
        ("recipients", 1, "name", "- Lưu: VT, KT.", (2, 0, 0)),
        ("staff_counts", 0, "category", "EDU.CD", (0, 1, 1)),
    ],
)
def test_a_changed_cell(scored: Any, table: str, row: int, column: str, value: str, expected: tuple[int, int, int]) -> None:
    assert counts(scored(lambda rows: rows[table][row].update({column: value})), table) == expected


def test_repeats_are_counted(scored: Any) -> None:
    assert counts(scored(lambda rows: rows["dates"].append(dict(rows["dates"][1]))), "dates") == (3, 1, 0)
    assert counts(scored(lambda rows: rows["dates"].pop()), "dates") == (2, 0, 1)


def test_words_decide_between_equal_values(scored: Any) -> None:
    report = scored(lambda rows: rows["claims"].reverse())
    assert report["overall"]["claims"]["columns"]["standard"] == {"right": 4, "compared": 4, "accuracy": 1.0}


def test_an_inferred_value_may_fill_what_the_document_does_not_say(scored: Any) -> None:
    guessed = scored(lambda rows: rows["references"][0].update(issued_on="2014-09-24"))
    inferred = scored(lambda rows: rows["references"][0].update(issued_on="2014-09-24", inferred="true"))
    assert guessed["overall"]["references"]["columns"]["issued_on"]["accuracy"] == 0.5
    assert inferred["overall"]["references"]["columns"]["issued_on"]["accuracy"] == 1.0


def test_the_document_counts_cells(scored: Any) -> None:
    assert counts(scored(lambda rows: rows["documents"][0].update(period="2020")), "document")[1:] == (1, 0)
    assert counts(scored(lambda rows: rows["documents"][0].update(number="1")), "document")[1:] == (1, 1)
    assert counts(scored(lambda rows: rows["documents"][0].update(issuer="Uỷ ban nhân dân xã Hòa Bình")), "document")[1:] == (
        0,
        0,
    )


def test_a_lost_document_is_all_missed(scored: Any) -> None:
    report = scored(lambda rows: rows["documents"].clear())
    assert report["lost"]
    assert all(score["right"] == 0 and score["missed"] == score["items"] > 0 for score in report["overall"].values())


def test_calibration_counts_confident_rows_that_are_wrong(scored: Any) -> None:
    report = scored(lambda rows: rows["dates"].append({"document_id": "d1", "value": "1999", "confidence": 0.99}))
    assert report["calibration"]["sure_right"] < 1.0
    assert report["calibration"]["bins"][-1]["rows"] == report["calibration"]["bins"][-1]["right"] + 1


def test_character_errors_tell_lost_marks_from_lost_text() -> None:
    stripped, cut = character_errors("đường về", "duong ve"), character_errors("đường về", "đường")
    assert (stripped.der, cut.der) == (1.0, 0.25)
    assert cut.cer == 3 / 8


def test_changes_list_every_gain_and_loss(scored: Any) -> None:
    before, after = scored(lambda rows: rows["people"].clear()), scored(lambda rows: rows["amounts"].clear())
    lines = changes(before, after)
    assert [line.split()[0] for line in lines] == ["lost", "gained"]
    assert "amounts" in lines[0] and "Lê Văn Khuê" in lines[1]
    assert changes(before, before) == []


def test_floors(scored: Any) -> None:
    report = scored(lambda rows: rows["people"].clear())
    assert (
        below_floor(
            report, {"dates": {"f1": 1.0, "recall": 0.9}, "references": {"columns": {"issuer": 0.9}}, "sure_right": 0.9}
        )
        == []
    )
    assert below_floor(report, {"people": {"recall": 0.5}}) == ["people: recall is 0.000, the floor is 0.500"]
    assert len(below_floor(report, {"people": {"precision": 0.5}, "cer": 0.01})) == 2


def test_the_report_shows_the_words_of_what_was_missed(scored: Any, tmp_path: Path) -> None:
    scored(lambda rows: rows["amounts"].clear())
    assert "trên 5.000.000 đ" in text_report(evaluate(tmp_path, [tmp_path]), verbose=True)


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"file": 3}'])
def test_an_annotation_that_cannot_be_used_is_named(content: str, tmp_path: Path) -> None:
    (tmp_path / "a.gold.json").write_text(content, encoding="utf-8")
    with pytest.raises(VanthuError, match=r"a\.gold\.json"):
        evaluate(tmp_path, [tmp_path])


def test_a_floor_that_is_no_object_is_explained(scored: Any) -> None:
    with pytest.raises(VanthuError, match="--floors: dates"):
        below_floor(scored(lambda rows: None), {"dates": 0.9})


def test_pages_outside_the_annotation_do_not_count(scored: Any) -> None:
    report = scored(dates=[{"value": "2020", "page": 1}, {"value": "2021", "page": 2}], _pages=[1, 1])
    assert counts(report, "dates") == (1, 0, 0)
