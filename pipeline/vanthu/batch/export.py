"""From the store to files: one document at a time, so that memory stays flat."""

from __future__ import annotations

import gc
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from vanthu.contract import OF_FILE, Row, Rows, contract
from vanthu.tables import Facts
from vanthu.writers import open_writer
from vanthu.writers.sqlite import select, stored
from vanthu.writers.summary import summary_row

_SAID = tuple(name for name in OF_FILE if name != "documents")
_OF_FILE = "WHERE file = ? ORDER BY rowid"


def documents(store: sqlite3.Connection) -> Iterator[Rows]:
    """The rows of each file in the order of names, then what there is to say of what is no file.

    Facts come with the first file of their bytes only. Two further keys are for writers: `summary` (a row for each file) and `text`.
    """
    for head in select(store, "documents", "ORDER BY file", ()):
        yield _document(store, head)
    others = "WHERE file NOT IN (SELECT file FROM documents) ORDER BY file, rowid"
    yield {name: list(select(store, name, others, ())) for name in _SAID}


def file_rows(store: sqlite3.Connection, file: str) -> Rows:
    """The rows of one file, or what there is to say of what is no file."""
    for head in select(store, "documents", "WHERE file = ?", (file,)):
        return _document(store, head)
    return {name: list(select(store, name, _OF_FILE, (file,))) for name in _SAID}


def versions(store: sqlite3.Connection) -> dict[str, str]:
    """Each file, and when it and its bytes were read: another version is another content."""
    query = "SELECT file, _files.run || ' ' || coalesce(_read.run, '') FROM _files LEFT JOIN _read USING (document_id) ORDER BY file"
    return dict(store.execute(query).fetchall())


def _document(store: sqlite3.Connection, head: Row) -> Rows:
    first = "(SELECT min(file) FROM documents WHERE document_id = ?)"
    file, document_id = head["file"], head["document_id"]
    rows: dict[str, Sequence[Row]] = {"documents": [head]}
    rows |= {name: list(select(store, name, _OF_FILE, (file,))) for name in _SAID}
    rows |= {name: list(_facts(store, stored(name), document_id)) for name in contract() if name not in OF_FILE}
    rows["facts"] = Facts(rows, rows["facts"])
    summary = [summary_row(rows)]
    if store.execute(f"SELECT ? = {first}", (file, document_id)).fetchone()[0] == 0:
        rows = {name: rows[name] for name in OF_FILE}
    return {**rows, "summary": summary, "text": _text(store, document_id)}


def _facts(store: sqlite3.Connection, name: str, document_id: object) -> Iterator[Row]:
    return select(store, name, "WHERE document_id = ? ORDER BY rowid", (document_id,))


def _text(store: sqlite3.Connection, document_id: object) -> list[Row]:
    row = store.execute("SELECT text FROM _read WHERE document_id = ?", (document_id,)).fetchone()
    if not row or not row[0]:
        return []
    return [{"document_id": str(document_id), "text": zlib.decompress(row[0]).decode("utf-8", "replace")}]


def export(store: sqlite3.Connection, formats: Sequence[str], out: Path) -> None:
    """Write the store in each of `formats` to `out`; a format stands there whole or, on failure, as it was before."""
    with _collector_at_rest():
        _export(store, formats, out)


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """Rows hold nothing that points back to them: looking for cycles in those held back takes a third of the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _export(store: sqlite3.Connection, formats: Sequence[str], out: Path) -> None:
    writers = []
    try:
        for format in formats:
            writers.append(open_writer(format, out))
        for rows in documents(store):
            for writer in writers:
                writer.write(rows)
    except BaseException:
        for writer in writers:
            writer.abort()
        raise
    for writer in writers:
        writer.close()
