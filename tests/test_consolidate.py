"""Many reports in one table: each cell with its evidence, what is lacking marked, totals that say of how many."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from vanthu.catalogue import Catalogue, Entry
from vanthu.consolidate import Summary, consolidate, load_template, shipped
from vanthu.consolidate.sheet import write_csv, write_xlsx
from vanthu.errors import NoInputError, VanthuError
from vanthu.tables import failed_rows, rows
from vanthu.types import Document, Problem, Reading, Result, Source, Span, Value, Word
from vanthu.writers import open_writer

CATALOGUE = Catalogue(
    {
        "staff_categories": (Entry("STAFF.TOTAL", "tổng số"), Entry("POL.DV", "đảng viên")),
        "awards": (Entry("GK", "Giấy khen"),),
    },
    {},
)


def report(name: str, issuer: str, **counts: int | list[int]) -> dict[str, list[dict[str, Value]]]:
    doc = Document.from_reading(
        Source(name, name.encode()), Reading("txt", tuple(Word(t) for t in ["a", "b", "c", "d", "e", "f", "g", "h"]))
    )
    found = [
        doc.finding("documents", {"issuer": issuer}, Span(0, 1), "r"),
        doc.finding("documents", {"number": "7"}, Span(2, 3), "r"),
    ]
    codes = {"total": "STAFF.TOTAL", "party": "POL.DV"}
    for key, values in counts.items():
        for i, value in enumerate(values if isinstance(values, list) else [values]):
            found.append(doc.finding("staff_counts", {"category": codes[key], "value": value}, Span(2 * i, 2 * i + 1), "r"))
    found.append(doc.finding("awards", {"award": "GK", "year": 2019, "count": 3}, Span(4, 5), "r"))
    found.append(doc.finding("awards", {"award": "GK", "year": 2020}, Span(6, 7), "r"))
    found.append(doc.finding("claims", {"standard": "1", "measure": "percent", "value": 98.5}, Span(6, 7), "r"))
    return rows(Result(name, doc.id, "ok", doc, None, found, format="txt"))


@pytest.fixture
def out(tmp_path: Path) -> Path:
    writer = open_writer("sqlite", tmp_path)
    writer.write(report("a.txt", "UBND xã A", total=28, party=23))
    writer.write(report("b.txt", "UBND xã B", total=[30, 31]))
    again = report("b.txt", "UBND xã B", total=[30, 31])["documents"][0] | {"file": "copy of b.txt"}
    writer.write({"documents": [again]})
    writer.write(failed_rows("0" * 64, "c.pdf", Problem("read", "corrupt", "damaged")))
    writer.close()
    return tmp_path


def staff(out: Path) -> Summary:
    return consolidate(out, load_template("staff"), CATALOGUE)


def column(summary: Summary, heading: str) -> int:
    return [c.heading for c in summary.columns].index(heading)


def test_a_row_a_report_and_a_column_for_each_thing_counted(out: Path) -> None:
    summary = staff(out)
    assert [r.files for r in summary.reports] == ["a.txt", "b.txt; copy of b.txt", "c.pdf"]
    assert [c.heading for c in summary.columns][6:8] == ["tổng số", "đảng viên"]
    assert [r.cells[column(summary, "đảng viên")].value for r in summary.reports] == [23, None, None]


def test_what_is_lacking_or_unclear_is_marked_and_not_totalled(out: Path) -> None:
    summary = staff(out)
    total = column(summary, "tổng số")
    assert [r.cells[total].mark for r in summary.reports] == ["", "ambiguous", "unread"]
    assert summary.totals[total] == 28
    assert summary.known(total) == 1


def test_a_report_that_does_not_say_is_told_from_a_file_that_could_not_be_read(out: Path) -> None:
    summary = staff(out)
    party = column(summary, "đảng viên")
    assert [r.cells[party].mark for r in summary.reports] == ["", "missing", "unread"]


def head(**values: Value) -> dict[str, Value]:
    columns: dict[str, Value] = {"issuer": "UBND XÃ A", "number": "7", "symbol": "BC-UBND", "issued_on": "2022-11-15"}
    return columns | {"status": "ok", "text_source": "markup"} | values


def stored(folder: Path, **documents: dict[str, Value]) -> Summary:
    """A store with a report of 28 people under each name, their heads changed."""
    writer = open_writer("sqlite", folder)
    for name, values in documents.items():
        tables = report(name, "UBND XÃ A", total=28)
        tables["documents"][0].update(values)
        writer.write(tables)
    writer.close()
    return staff(folder)


def test_a_report_that_came_as_a_word_file_and_as_a_scan_is_counted_once(tmp_path: Path) -> None:
    scan = head(issuer="UBND xã A", text_source="ocr")
    summary = stored(tmp_path, a_scan=scan, b_word=head(), c_other=head(number="8"))
    assert [r.twin for r in summary.reports] == ["b_word", "", ""]
    total = column(summary, "tổng số")
    assert (summary.totals[total], summary.known(total)) == (56, 2)


@pytest.mark.parametrize("unknown", ["issuer", "number", "symbol", "issued_on"])
def test_reports_of_which_too_little_is_known_are_not_taken_for_one(unknown: str, tmp_path: Path) -> None:
    summary = stored(tmp_path, a=head(**{unknown: None}), b=head(**{unknown: None}))
    assert summary.totals[column(summary, "tổng số")] == 56


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        ({"number": None, "title": "Xây dựng nông thôn mới năm 2021"}, {"title": "Xây dựng nông thôn mói năm 2021"}, 28),
        ({"number": None, "title": "Xây dựng nông thôn mới"}, {"number": None, "title": "Xây dựng nông thôn mới"}, 28),
        ({"number": None, "title": "Công tác tháng 11"}, {"number": None, "title": "Phòng, chống thiên tai"}, 56),
        ({"number": "8", "title": "Công tác tháng 11"}, {"number": "9", "title": "Công tác tháng 11"}, 56),
        ({"number": None, "title": None}, {"title": None}, 56),
    ],
)
def test_where_a_number_is_blank_or_was_not_read_the_title_tells(
    one: dict[str, Value], other: dict[str, Value], people: int, tmp_path: Path
) -> None:
    summary = stored(tmp_path, a=head(**one), b=head(**other))
    assert summary.totals[column(summary, "tổng số")] == people


def test_of_twins_the_one_that_was_read_whole_is_counted(tmp_path: Path) -> None:
    summary = stored(tmp_path, a=head(status="partial"), b=head(text_source="ocr"))
    assert [r.twin for r in summary.reports] == ["b", ""]


def test_a_value_that_a_check_contradicts_and_one_hard_to_read_are_marked(tmp_path: Path) -> None:
    tables = report("a.txt", "UBND XÃ A", total=28, party=20)
    total, party = sorted(tables["staff_counts"], key=lambda row: row["category"] != "STAFF.TOTAL")
    tables["checks"] = [
        {"document_id": total["document_id"], "check": "sum", "verdict": "fail", "message": "", "facts": total["fact_id"]},
        {"document_id": total["document_id"], "check": "sum", "verdict": "pass", "message": "", "facts": party["fact_id"]},
    ]
    party["confidence"] = 0.5
    writer = open_writer("sqlite", tmp_path)
    writer.write(tables)
    writer.close()
    summary = staff(tmp_path)
    marks = {c.heading: cell.mark for c, cell in zip(summary.columns, summary.reports[0].cells, strict=True)}
    assert (marks["tổng số"], marks["đảng viên"]) == ("contradicted", "unsure")
    assert summary.totals[column(summary, "tổng số")] == 28, "what is printed is never corrected, only marked"
    rows = list(openpyxl.load_workbook(write_xlsx(summary, tmp_path))["Tổng hợp"].iter_rows(min_row=3, values_only=True))
    assert dict(zip(rows[0], rows[1], strict=True))["Cần kiểm tra lại"] == "tổng số; đảng viên"


def test_each_cell_leads_to_its_evidence(out: Path) -> None:
    summary = staff(out)
    cell = summary.reports[0].cells[column(summary, "đảng viên")]
    assert cell.link == f"evidence/{cell.rows[0]['document_id']}.html#{cell.rows[0]['fact_id']}"
    issuer = summary.reports[0].cells[0]
    assert (issuer.value, issuer.rows[0]["quote"]) == ("UBND xã A", "a")


def test_awards_by_title_and_year(out: Path) -> None:
    summary = consolidate(out, load_template("emulation"), CATALOGUE)
    headings = [c.heading for c in summary.columns]
    assert headings[5:7] == ["Giấy khen 2019", "Giấy khen 2020"]
    assert summary.totals[5:7] == (6, 2), "an award named without a number is one"


def test_two_things_of_one_name_are_told_apart(out: Path) -> None:
    names = {"staff_categories": (Entry("STAFF.TOTAL", "tổng"), Entry("POL.DV", "tổng"))}
    headings = [c.heading for c in consolidate(out, load_template("staff"), Catalogue(names, {})).columns]
    assert headings[6:8] == ["tổng (STAFF.TOTAL)", "tổng (POL.DV)"]


def test_claims_by_standard(out: Path) -> None:
    summary = consolidate(out, load_template("cultural"), CATALOGUE)
    rate = column(summary, "Tiêu chuẩn 1: tỷ lệ (%)")
    assert [r.cells[rate].value for r in summary.reports] == ["98.5", "98.5", None]


def test_workbook(out: Path) -> None:
    book = openpyxl.load_workbook(write_xlsx(staff(out), out))
    assert book.sheetnames == ["Tổng hợp", "Minh chứng"]
    lines = list(book["Tổng hợp"].iter_rows(min_row=3))
    head = [cell.value for cell in lines[0]]
    first = dict(zip(head, lines[1], strict=True))
    assert first["tổng số"].value == 28
    assert first["tổng số"].hyperlink.location or "evidence/" in first["tổng số"].hyperlink.target
    assert [cell.value for cell in lines[4]][:1] == ["Tổng cộng"]
    assert lines[5][head.index("tổng số")].value == 1
    assert lines[2][head.index("Thiếu hoặc chưa rõ")].value == "Ký hiệu; Ngày ban hành; tổng số; đảng viên"


def test_a_report_that_says_two_things_shows_both_and_leads_to_them(out: Path) -> None:
    lines = list(openpyxl.load_workbook(write_xlsx(staff(out), out))["Tổng hợp"].iter_rows(min_row=3))
    at = [cell.value for cell in lines[0]].index("tổng số")
    assert lines[2][at].value == "30 | 31" and lines[2][at].hyperlink is not None


def test_csv(out: Path) -> None:
    path = write_csv(staff(out), out)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.reader(stream))
    assert len(lines) == 1 + 3 + 2
    with path.with_name("consolidated_staff_evidence.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert any(row["Cột"] == "tổng số" and row["Giá trị"] == "31" for row in csv.DictReader(stream))


def test_a_template_of_ones_own(out: Path, tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text(
        "title: T\ncolumns:\n  - {heading: ĐV, from: staff_counts, field: value, where: {category: POL.DV}, pick: max}\n",
        encoding="utf-8",
    )
    assert [r.cells[0].value for r in consolidate(out, load_template(str(own)), CATALOGUE).reports] == [23, None, None]


@pytest.mark.parametrize(
    ("column", "reason"),
    [
        ("{heading: A, from: nothing, field: x}", "no table"),
        ("{heading: A, from: claims, field: x}", "no column x"),
        ("{heading: A, from: claims, field: value, pick: best}", "pick is one of"),
        ("{heading: A, from: claims}", "field is missing"),
        ("{heading: A, from: claims, field: value, colour: red}", "no option colour"),
        ("{from: claims, field: value}", "heading is missing"),
        ("{heading: A, field: value}", "from is missing"),
        ("{heading: A, from: claims, field: value, width: wide}", "width is a whole number"),
        ("{heading: A, from: claims, field: value, spread: standard}", "spread is a list"),
        ("{heading: '{year}', from: claims, field: value, spread: [standard]}", r"may hold \{name\} \{standard\}"),
        ("{heading: '{name}', from: claims, field: value}", "may hold no"),
        ("{heading: 'A {', from: claims, field: value}", "brace"),
        ("A", "column 1 is no"),
    ],
)
def test_a_wrong_template_is_explained(column: str, reason: str, tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    own.write_text(f"title: T\ncolumns:\n  - {column}\n", encoding="utf-8")
    with pytest.raises(VanthuError, match=reason):
        load_template(str(own))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "title is missing"),
        (b"- x", "title is missing"),
        (b"title: T", "columns is missing"),
        (b"title: T\ncolumns: []", "columns is missing"),
        (b"a: [", "no YAML"),
        (b"\xb1\xff", "no UTF-8"),
    ],
)
def test_a_file_that_is_no_template_is_explained(content: bytes, reason: str, tmp_path: Path) -> None:
    own = tmp_path / "mine.yaml"
    own.write_bytes(content)
    with pytest.raises(VanthuError, match=reason) as raised:
        load_template(str(own))
    assert "\n" not in str(raised.value)


def test_shipped_templates_hold(out: Path) -> None:
    for name in shipped():
        assert consolidate(out, load_template(name), CATALOGUE).columns


def test_nothing_to_consolidate(tmp_path: Path) -> None:
    with pytest.raises(NoInputError):
        consolidate(tmp_path, load_template("staff"), CATALOGUE)
