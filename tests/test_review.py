"""What a person should look at first: nothing twice, nothing left out, the worst first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from vanthu.batch import Batch, extract_all
from vanthu.contract import contract
from vanthu.review import review_rows
from vanthu.settings import Settings
from vanthu.tables import failed_rows, refused_rows, rows
from vanthu.types import Box, Check, Document, Finding, Page, Problem, Reading, Result, Source, Span, Value, Word
from vanthu.writers.sqlite import NAME

BOX = Box(10, 20, 30, 40)


def document(*confidences: float) -> Document:
    words = tuple(Word(str(i), 1, 0, BOX, c) for i, c in enumerate(confidences))
    return Document.from_reading(Source("a.pdf", b"a"), Reading("pdf", words, (Page(1, 595, 842, "ocr"),)))


def facts(doc: Document, *found: tuple[str, dict[str, Value]]) -> list[Finding]:
    """A finding a word, in order."""
    return [doc.finding(table, columns, Span(2 * i, 2 * i + 1), "r") for i, (table, columns) in enumerate(found)]


def reviewed(
    doc: Document, findings: list[Finding], checks: tuple[Check, ...] = (), *problems: Problem
) -> list[dict[str, Value]]:
    return rows(Result("a.pdf", doc.id, "partial", doc, None, findings, checks, problems, "pdf"))["review"]


def test_the_order_is_what_cannot_be_read_what_is_wrong_what_is_unsure() -> None:
    doc = document(0.5, 0.4, 0.7, 1.0, 1.0)
    findings = facts(
        doc,
        ("staff_counts", {"category": "STAFF.TOTAL", "value": 28}),
        ("people", {"name": "Lê A"}),
        ("documents", {"number": "12"}),
        ("staff_counts", {"category": "STAFF.TOTAL", "value": 29}),
        ("dates", {"value": "2020"}),
    )
    findings[4] = replace(findings[4], inferred=True)
    check = Check("sum", "fail", "28 ≠ 29", (findings[0].fact_id, findings[3].fact_id))
    held = Check("sum", "pass", "28 = 28", (findings[0].fact_id,))
    found = reviewed(
        doc, findings, (check, held), Problem("read", "hidden_text", "whole file"),
        Problem("ocr", "handwriting", "by hand", 1, BOX), Problem("ocr", "no_text", "blank", 2),
    )  # fmt: skip
    assert [(row["reason"], row["field"] or str(row["message"]).split(":")[0]) for row in found] == [
        ("problem", "no_text"),
        ("failed_check", "value"),
        ("disagreement", "value"),
        ("problem", "handwriting"),
        ("low_confidence", "value"),  # a count goes into the merged table,
        ("low_confidence", "number"),  # so does a number
        ("problem", "hidden_text"),
        ("low_confidence", "name"),
        ("inferred", "value"),
    ]
    assert [row["rank"] for row in found] == list(range(1, 10))


def test_a_failed_check_stands_at_the_least_sure_of_its_facts_and_has_them_all() -> None:
    doc = document(1.0, 0.9)
    counts = facts(
        doc,
        ("staff_counts", {"category": "DEM.NU", "value": 5}),
        ("staff_counts", {"category": "DEM.NAM", "value": 4}),
    )
    ids = tuple(f.fact_id for f in counts)
    (row,) = reviewed(doc, counts, (Check("sum", "fail", "5 + 4 ≠ 10", ids),))
    assert (row["table"], row["field"], row["fact_id"], row["value"]) == ("staff_counts", "value", ids[1], "5; 4")
    assert (row["facts"], row["page"], row["left"], row["bottom"]) == (" ".join(ids), 1, 10, 40)


def test_a_file_that_cannot_be_read_and_one_that_is_not_opened_are_things_to_look_at() -> None:
    (failed,) = failed_rows("ab", "a.pdf", Problem("read", "corrupt", "Damaged."))["review"]
    assert (failed["document_id"], failed["file"], failed["rank"], failed["message"]) == ("ab", "a.pdf", 1, "corrupt: Damaged.")
    (refused,) = refused_rows("x", Problem("read", "link", "A link."))["review"]
    assert (refused["document_id"], refused["file"], refused["reason"]) == (None, "x", "problem")


def test_a_table_that_is_not_known_yet_is_ranked_by_its_first_filled_column() -> None:
    doc = document(0.2)
    (row,) = reviewed(doc, facts(doc, ("organisations", {"level": "xã"})))
    assert (row["table"], row["field"], row["value"]) == ("organisations", "level", "xã")


def test_what_is_sure_is_no_thing_to_look_at() -> None:
    doc = document(1.0)
    assert reviewed(doc, facts(doc, ("staff_counts", {"category": "STAFF.TOTAL", "value": 28}))) == []
    assert review_rows({}) == []


def test_the_store_and_every_format_have_it(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").touch()
    (tmp_path / "in" / "link").symlink_to("empty.txt")
    out = tmp_path / "out"
    extract_all([tmp_path / "in"], out, Settings(), Batch(workers=1, formats=("csv", "jsonl")))
    for _ in range(2):
        with closing(sqlite3.connect(out / NAME)) as store:
            assert store.execute("SELECT file, rank FROM review ORDER BY file").fetchall() == [("empty.txt", 1), ("link", 1)]
        assert len((out / "review.csv").read_text(encoding="utf-8").splitlines()) == 3
        (tmp_path / "in" / "empty.txt").touch()
        extract_all([tmp_path / "in"], out, Settings(), Batch(workers=1, formats=("csv", "jsonl")))
    assert tuple(contract()).index("review") < tuple(contract()).index("facts")
