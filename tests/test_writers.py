"""The same rows in every format: typed, complete, never a formula, never half a file."""

from __future__ import annotations

import csv
import json
import os
import pwd
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import openpyxl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from vanthu.contract import contract, data_package
from vanthu.errors import CannotWriteError
from vanthu.tables import merged, problem_row, rows
from vanthu.types import Check, Document, Problem, Reading, Result, Source, Span, Value, Word
from vanthu.writers import open_writer
from vanthu.writers.csv import escape, read_table, unescape
from vanthu.writers.xlsx import finish, workbook

Tables = dict[str, list[dict[str, Value]]]
EVIL = '=HYPERLINK("http://x","y")'


def sample(name: str = "a.txt", *, label: str = "- Đảng viên", value: float = 23) -> Tables:
    doc = Document.from_reading(Source(name, name.encode()), Reading("txt", tuple(Word(t) for t in ("Đảng", "viên", EVIL))))
    facts = [
        doc.finding("staff_counts", {"category": "POL.DV", "label": label, "value": value}, Span(0, 9), "r"),
        doc.finding(
            "claims", {"measure": "zero", "comparator": "=", "negated": True, "value": 0, "statement": EVIL}, Span(10, 12), "r"
        ),
        doc.finding("documents", {"issuer": "UBND xã A", "title": "\u202eđảo"}, Span(0, 4), "r"),
        doc.finding("awards", {"year": 2020, "award": "GK"}, Span(0, 4), "r"),
    ]
    checks = [Check("sum", "fail", "19 + 5 ≠ 28", ("x",))]
    return rows(Result(name, doc.id, "ok", doc, None, facts, checks, [Problem("read", "low", "mờ", 3)], "txt"))


def write(out: Path, format: str, *documents: Tables) -> None:
    out.mkdir(exist_ok=True)
    writer = open_writer(format, out)
    for document in documents:
        writer.write(document)
    assert not [p for p in out.iterdir() if p.name.startswith("documents.") and p.suffix != ".part"], (
        "nothing stands there before close"
    )
    writer.close()
    assert not list(out.glob("*.part"))


def read_jsonl(out: Path, name: str) -> list[dict[str, Value]]:
    return [json.loads(line) for line in (out / f"{name}.jsonl").read_text(encoding="utf-8").split("\n") if line]


def read_sqlite(out: Path, name: str) -> list[dict[str, Value]]:
    from vanthu.writers.sqlite import read_only, select

    with closing(read_only(out / "vanthu.sqlite")) as store:
        return list(select(store, name, "ORDER BY rowid", ()))


def read_duckdb(out: Path, name: str) -> list[dict[str, Value]]:
    with duckdb.connect(str(out / "vanthu.duckdb"), read_only=True) as store:
        cursor = store.execute(f'SELECT * FROM "{name}"')
        return [dict(zip(contract()[name].names, row, strict=True)) for row in cursor.fetchall()]


READERS: dict[str, Callable[[Path, str], list[Any]]] = {
    "csv": lambda out, name: list(read_table(contract()[name], out / f"{name}.csv")),
    "jsonl": read_jsonl,
    "parquet": lambda out, name: pq.read_table(out / f"{name}.parquet").to_pylist(),
    "sqlite": read_sqlite,
    "duckdb": read_duckdb,
}


@pytest.mark.parametrize("format", READERS)
def test_what_was_written_is_read_back(format: str, tmp_path: Path) -> None:
    documents = [sample(), sample("b.txt", value=1.5)]
    write(tmp_path, format, *documents)
    expected = merged(documents)
    for name in contract():
        got, wanted = READERS[format](tmp_path, name), expected[name]
        if (format, name) == ("sqlite", "facts"):  # a view, without an order of its own
            got, wanted = sorted(got, key=str), sorted(wanted, key=str)
        assert got == wanted, name


@pytest.mark.parametrize("format", ["csv", "jsonl", "parquet"])
def test_every_output_fits_the_published_schema(format: str, tmp_path: Path) -> None:
    write(tmp_path, format, sample())
    types: dict[str, tuple[type, ...]] = {"string": (str,), "integer": (int,), "number": (int, float), "boolean": (bool,)}
    for resource in data_package()["resources"]:
        for row in READERS[format](tmp_path, Path(resource["path"]).stem):
            assert list(row) == [field["name"] for field in resource["schema"]["fields"]]
            for field in resource["schema"]["fields"]:
                assert row[field["name"]] is None or isinstance(row[field["name"]], types[field["type"]])


def test_csv_is_for_excel_and_for_programs(tmp_path: Path) -> None:
    write(tmp_path, "csv", sample(), sample("b.txt", value=1_500_000_000))
    raw = (tmp_path / "staff_counts.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    with (tmp_path / "staff_counts.csv").open(encoding="utf-8-sig", newline="") as stream:
        first, second = csv.DictReader(stream)
    assert (first["value"], second["value"], first["page"], first["inferred"]) == ("23", "1500000000", "", "false")
    assert first["label"] == "'- Đảng viên"
    with (tmp_path / "claims.csv").open(encoding="utf-8-sig", newline="") as stream:
        claim = next(csv.DictReader(stream))
    assert (claim["comparator"], claim["statement"]) == ("=", "'" + EVIL)


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("'=+-@\t\r\n ＝1")))
def test_escaping_loses_nothing_and_leaves_no_formula(text: str) -> None:
    assert unescape(escape(text)) == text
    assert not (len(text) > 1 and escape(text)[0] in "=@\t\r\n")


def test_xlsx_has_a_summary_typed_cells_and_no_formula(tmp_path: Path) -> None:
    write(tmp_path, "xlsx", sample(), sample("b.txt"))
    book = openpyxl.load_workbook(tmp_path / "vanthu.xlsx")
    assert book.sheetnames == ["summary", "review", *(name for name in contract() if name != "review")]
    summary = list(book["summary"].iter_rows(values_only=True))
    row = dict(zip(summary[0], summary[1], strict=True))
    assert (row["Tệp"], row["Cơ quan ban hành"], row["Đảng viên"], row["Kiểm tra không khớp"]) == ("a.txt", "UBND xã A", 23, 1)
    assert row["Tổng số người"] is None
    assert row["Số việc cần xem"] == book["review"].max_row // 2 == 2
    assert "19 + 5 ≠ 28" in row["Cần xem lại"] and "low (tr. 3)" in row["Cần xem lại"]
    claims = book["claims"]
    assert claims.freeze_panes == "A2" and claims.auto_filter.ref
    assert all(
        cell.data_type != "f" and cell.hyperlink is None for sheet in book for line in sheet.iter_rows() for cell in line
    )
    assert isinstance(book["awards"]["C2"].value, int)


def test_a_workbook_that_cannot_be_written_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    book = workbook(tmp_path / "full.xlsx")
    book.add_worksheet().write_string(0, 0, "Nguyễn Văn A")
    (tmp_path / "full.xlsx").mkdir()
    with pytest.raises(IsADirectoryError):
        finish(book)
    assert not list(scratch.iterdir())


def test_xlsx_goes_on_in_a_further_sheet_at_the_row_limit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vanthu.writers.xlsx.ROW_LIMIT", 4)
    write(tmp_path, "xlsx", *(sample(f"{i}.txt") for i in range(7)))
    book = openpyxl.load_workbook(tmp_path / "vanthu.xlsx", read_only=True)
    names = [n for n in book.sheetnames if n.startswith("staff_counts")]
    assert names == ["staff_counts", "staff_counts (2)", "staff_counts (3)"]
    assert sum(sheet.max_row - 1 for n in names if (sheet := book[n]).max_row) == 7


def test_counts_that_disagree_are_not_chosen_from(tmp_path: Path) -> None:
    from vanthu.review import review_rows
    from vanthu.writers.summary import look_at, summary_row

    both = sample()
    both["staff_counts"] += sample(value=24)["staff_counts"]
    both["review"] = review_rows(both)
    assert summary_row(both)["party_members"] is None
    assert "POL.DV: 23 ≠ 24" in look_at(both)


def test_text_is_what_the_offsets_count(tmp_path: Path) -> None:
    tables = sample()
    row = tables["staff_counts"][0]
    text = "Đảng viên\r\n=x"
    write(tmp_path, "text", {**tables, "text": [{"document_id": row["document_id"], "text": text}]})
    written = (tmp_path / "text" / f"{row['document_id']}.txt").read_bytes().decode()
    assert written[int(str(row["start"])) : int(str(row["end"]))] == row["quote"]
    assert written == text


def test_a_folder_of_texts_that_are_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "text" / "thesis.txt").write_text("years of work")
    with pytest.raises(CannotWriteError, match="not vanthu's"):
        open_writer("text", tmp_path)
    assert (tmp_path / "text" / "thesis.txt").exists()


@pytest.mark.parametrize("format", ["csv", "xlsx", "parquet", "jsonl", "duckdb", "text"])
def test_an_aborted_output_leaves_the_earlier_one(format: str, tmp_path: Path) -> None:
    writer = open_writer(format, tmp_path)
    writer.write(sample())
    writer.abort()
    assert list(tmp_path.iterdir()) == []


def test_the_sqlite_store_replaces_the_rows_of_a_document(tmp_path: Path) -> None:
    for value in (1, 2):
        writer = open_writer("sqlite", tmp_path)
        writer.write(sample(value=value))
        writer.close()
    assert [row["value"] for row in read_sqlite(tmp_path, "staff_counts")] == [2]
    assert len(read_sqlite(tmp_path, "documents")) == 1


def test_the_store_is_read_only_for_queries(tmp_path: Path) -> None:
    from vanthu.writers.sqlite import read_only

    write(tmp_path, "sqlite", sample())
    with closing(read_only(tmp_path / "vanthu.sqlite")) as store, pytest.raises(sqlite3.Error):
        store.execute("DELETE FROM documents")


BINARIES = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    """The address of a server of our own, on a socket in a temporary folder."""
    if not BINARIES:
        pytest.skip("no PostgreSQL server in /usr/lib/postgresql: apt-get install postgresql")
    user = (
        next((p.pw_name for n in ("postgres", "nobody") for p in pwd.getpwall() if p.pw_name == n), None)
        if os.getuid() == 0
        else None
    )
    folder, bin_ = Path(tempfile.mkdtemp(prefix="pg-")), BINARIES[-1].parent
    if user:
        shutil.chown(folder, user)
    options: dict[str, Any] = {
        "user": user,
        "check": True,
        "stdout": subprocess.DEVNULL,
        "stderr": subprocess.STDOUT,
        "cwd": "/",
    }
    data, log = str(folder / "data"), str(folder / "log")
    subprocess.run(
        [bin_ / "initdb", "-D", data, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"], **options
    )
    listen = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
    subprocess.run([bin_ / "pg_ctl", "-D", data, "-l", log, "-w", "-o", listen, "start"], **options)
    try:
        yield f"postgresql://tester@/postgres?host={folder}"
    finally:
        subprocess.run([bin_ / "pg_ctl", "-D", data, "-m", "immediate", "stop"], **options)
        shutil.rmtree(folder, ignore_errors=True)


def fetch(url: str, sql: str) -> list[tuple[Any, ...]]:
    import psycopg

    with psycopg.connect(url) as connection:
        return connection.execute(sql).fetchall()  # type: ignore[call-overload,no-any-return]


def test_postgresql_holds_the_same_rows_and_replaces_those_of_a_file(postgresql: str) -> None:
    from vanthu.writers.postgresql import open_writer as connect

    for value in (1, 2):
        writer = connect(postgresql)
        writer.write(sample(value=value))
        writer.write(sample("b.txt", label="nul\0"))
        writer.write({"problems": [problem_row(None, "link", Problem("read", "link", "x"))]})
        writer.close()
    assert fetch(postgresql, "SELECT value, label FROM staff_counts ORDER BY value") == [
        (2.0, "- Đảng viên"),
        (23.0, "nul\ufffd"),
    ]
    assert fetch(postgresql, "SELECT count(*) FROM documents") == [(2,)]
    assert fetch(postgresql, "SELECT count(*) FROM problems") == [(3,)]
    assert fetch(postgresql, "SELECT negated FROM claims LIMIT 1") == [(True,)]


def test_what_was_extracted_is_sent_to_postgresql(postgresql: str, tmp_path: Path) -> None:
    from vanthu.batch import Batch, extract_all
    from vanthu.cli.extracting import send
    from vanthu.settings import Settings

    (tmp_path / "in").mkdir()
    for name in ("x1.txt", "x2.txt"):  # the same bytes under two names
        (tmp_path / "in" / name).write_text("UBND xã X có 77 người", encoding="utf-8")
    (tmp_path / "in" / "x3.txt").symlink_to("x1.txt")
    extract_all([tmp_path / "in"], tmp_path / "out", Settings(), Batch(workers=1, formats=(), run="hostile.reading:run"))
    for expected in ((3, 0, 0), (0, 0, 3)):
        assert send(tmp_path / "out", postgresql) == expected
        assert fetch(postgresql, "SELECT file FROM documents WHERE file LIKE 'x%' ORDER BY file") == [("x1.txt",), ("x2.txt",)]
        assert fetch(postgresql, "SELECT count(*) FROM staff_counts WHERE value = 77") == [(1,)]
        assert fetch(postgresql, "SELECT code FROM problems WHERE file LIKE 'x%'") == [("link",)]


def test_a_database_follows_the_store(postgresql: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vanthu.batch import Batch, extract_all
    from vanthu.cli.extracting import send
    from vanthu.settings import Settings

    monkeypatch.setattr("vanthu.batch.fingerprint", lambda settings, run: run)  # also while somebody edits the package
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()

    def follow() -> tuple[Any, ...]:
        extract_all([folder], out, Settings(), Batch(workers=1, formats=(), run="hostile.reading:run"))
        return (*send(out, postgresql), *fetch(postgresql, query))

    query = "SELECT file, value::int FROM documents JOIN staff_counts USING (document_id) WHERE file LIKE 'y%' ORDER BY file"
    for i in (1, 2, 3):
        (folder / f"y{i}.txt").write_text(f"có {900 + i} người", encoding="utf-8")
    assert follow() == (3, 0, 0, ("y1.txt", 901), ("y2.txt", 902), ("y3.txt", 903))
    (folder / "y1.txt").write_text("có 911 người", encoding="utf-8")
    (folder / "y2.txt").unlink()
    (folder / "y3.txt").rename(folder / "y4.txt")
    assert follow() == (2, 2, 0, ("y1.txt", 911), ("y4.txt", 903))
    assert fetch(postgresql, "SELECT value FROM staff_counts WHERE value BETWEEN 901 AND 902") == []
    (folder / "y1.txt").unlink()
    (folder / "y1.txt").symlink_to("y4.txt")
    assert follow() == (1, 0, 1, ("y4.txt", 903))
    assert fetch(postgresql, "SELECT value FROM staff_counts WHERE value = 911") == []
    import psycopg

    with psycopg.connect(postgresql) as connection:  # a database that was emptied gets it all once more
        connection.execute("DELETE FROM _vanthu_files WHERE file LIKE 'y%'")
    assert follow() == (2, 0, 0, ("y4.txt", 903))


def test_postgresql_forgets_the_facts_of_bytes_that_no_file_has(postgresql: str) -> None:
    from vanthu.writers.postgresql import open_writer as connect

    writer = connect(postgresql)
    writer.write(sample("c.txt"))
    changed = sample("d.txt")
    changed["documents"][0]["file"] = "c.txt"
    writer.write(changed)
    writer.close()
    ids = {row[0] for row in fetch(postgresql, "SELECT document_id FROM documents")}
    assert {row[0] for row in fetch(postgresql, "SELECT document_id FROM facts")} == ids


def test_postgresql_that_is_not_there_is_said_plainly() -> None:
    from vanthu.writers.postgresql import open_writer as connect

    with pytest.raises(CannotWriteError, match="cannot be used"):
        connect("postgresql://nobody@/none?host=/nowhere&connect_timeout=1")


def test_a_store_of_another_version_is_begun_anew(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "vanthu.sqlite")) as old:
        old.executescript(
            "CREATE TABLE facts (x); CREATE TABLE documents (file); CREATE VIEW v AS SELECT 1; PRAGMA user_version = 1;"
        )
    write(tmp_path, "sqlite", sample())
    assert len(read_sqlite(tmp_path, "documents")) == 1
