"""Findings become the rows of the contract; nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path

import pytest

from vanthu.contract import contract, data_package
from vanthu.tables import Facts, failed_rows, frames, merged, rows, typed_rows
from vanthu.types import Box, Check, Document, Page, Problem, Reading, Result, Source, Span, Value, Word

TEXT = "Tổng số 28 người, trong đó 23 đảng viên"


def document(*, paged: bool = True) -> Document:
    words = tuple(Word(t, 2, 0, Box(10.0 * i, 5, 10.0 * i + 8.123456, 15), 0.9) for i, t in enumerate(TEXT.split()))
    pages = (Page(1, 595, 842, "ocr"), Page(2, 595, 842, "text_layer")) if paged else ()
    return Document.from_reading(Source("a.pdf", b"x"), Reading("pdf", words, pages))


def result(*, paged: bool = True, **columns: Value) -> Result:
    doc = document(paged=paged)
    total = doc.finding(
        "staff_counts",
        {"category": "STAFF.TOTAL", "label": "Tổng số", "value": 28, "unit": "người", **columns},
        Span(0, 16),
        "r1",
    )
    head = doc.finding("documents", {"number": "207"}, Span(8, 10), "r2", inferred=True, confidence=0.5)
    check = Check("sum", "pass", "28 = 28", (total.fact_id, head.fact_id))
    return Result("a.pdf", doc.id, "partial", doc, None, [total, head], [check], [Problem("ocr", "low", "page 1", 1)], "pdf")


def test_a_fact_carries_its_place_and_words() -> None:
    row = rows(result())["staff_counts"][0]
    assert (row["value"], row["page"], row["left"], row["right"]) == (28.0, 2, 0.0, 38.12)
    assert TEXT[int(str(row["start"])) : int(str(row["end"]))] == row["quote"] == "Tổng số 28 người"
    assert (row["confidence"], row["rule"], row["inferred"]) == (0.9, "r1", False)


def test_a_format_without_pages_has_no_page_and_no_box() -> None:
    row = rows(result(paged=False))["staff_counts"][0]
    assert (row["page"], row["left"], row["top"]) == (None, None, None)


def test_the_documents_row_is_made_of_what_was_read_and_found() -> None:
    (row,) = rows(result())["documents"]
    expected = {
        "file": "a.pdf",
        "format": "pdf",
        "pages": 2,
        "text_source": "mixed",
        "status": "partial",
        "problems": 1,
        "number": "207",
    }
    assert {name: row[name] for name in expected} == expected
    assert tuple(row) == contract()["documents"].names


def test_facts_hold_every_filled_field_with_its_provenance() -> None:
    facts = rows(result())["facts"]
    assert {(f["table"], f["field"], f["value"]) for f in facts} == {
        ("staff_counts", "category", "STAFF.TOTAL"), ("staff_counts", "label", "Tổng số"), ("staff_counts", "value", "28"),
        ("staff_counts", "unit", "người"), ("documents", "number", "207"),
    }  # fmt: skip
    head = next(f for f in facts if f["table"] == "documents")
    assert (head["quote"], head["confidence"], head["inferred"]) == ("28", 0.45, True)


def test_facts_are_told_in_groups_that_say_the_same_as_their_rows() -> None:
    tables = typed_rows(result(colour="red"))
    facts = Facts(tables, tables["facts"])
    spelt_out = [{**common, "field": field, "value": value} for common, said in facts.groups for field, value in said]
    assert spelt_out == list(facts) == rows(result(colour="red"))["facts"]
    assert (len(facts), facts[0]) == (len(spelt_out), spelt_out[0])
    places = [(row["start"], row["end"], row["fact_id"]) for row in facts]
    assert places == sorted(places)


def test_every_row_has_the_columns_of_the_contract_in_order() -> None:
    for name, own in rows(result()).items():
        assert all(tuple(row) == contract()[name].names for row in own), name


@pytest.mark.parametrize("bad", ["hai mươi", float("nan"), float("inf"), True])
def test_a_value_that_does_not_fit_its_column_is_a_problem_not_a_loss(bad: Value) -> None:
    tables = rows(result(value=bad))
    assert tables["staff_counts"][0]["value"] is None
    assert tables["problems"][-1]["code"] == "bad_value"
    assert tables["documents"][0]["problems"] == 2
    assert [f for f in tables["facts"] if f["field"] == "value"]


def test_a_column_unknown_to_the_contract_stays_in_facts() -> None:
    assert "x" in [f["field"] for f in rows(result(x=1))["facts"]]


def test_a_file_that_was_not_read_has_two_rows() -> None:
    tables = failed_rows(None, "a.doc", Problem("read", "unreadable", "No."))
    assert [(r["document_id"], r["file"], r["status"], r["problems"]) for r in tables["documents"]] == [
        (None, "a.doc", "failed", 1)
    ]
    assert [(r["document_id"], r["file"], r["code"]) for r in tables["problems"]] == [(None, "a.doc", "unreadable")]


def test_frames_have_nullable_types() -> None:
    tables = frames(merged([rows(result()), rows(result())]))
    staff = tables["staff_counts"]
    assert len(staff) == 2
    assert [str(staff[c].dtype) for c in ("label", "page", "value", "inferred")] == ["string", "Int64", "Float64", "boolean"]
    assert staff["as_of"].isna().all()
    assert list(tables) == list(contract())


def test_the_same_result_gives_the_same_rows() -> None:
    assert rows(result()) == rows(result())


def test_the_schema_describes_each_table() -> None:
    package = data_package()
    assert [Path(r["path"]).stem for r in package["resources"]] == list(contract())
    fields = {f["name"]: f["type"] for f in package["resources"][0]["schema"]["fields"]}
    assert fields == contract()["documents"].types
