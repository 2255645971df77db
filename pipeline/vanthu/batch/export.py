"""From the store to files: one document at a time, so that memory stays flat."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from vanthu.contract import OF_FILE, Row, Rows, contract
from vanthu.tables import facts_of
from vanthu.writers import open_writer
from vanthu.writers.sqlite import select, stored
from vanthu.writers.summary import summary_row


def documents(store: sqlite3.Connection) -> Iterator[Rows]:
    """The rows of each file in the order of names, then the problems of what is no file.

    Facts come with the first file of their bytes only. Two further keys are for writers: `summary` (a row for each file) and `text`.
    """
    first = "(SELECT min(file) FROM documents WHERE document_id = ?)"
    for head in select(store, "documents", "ORDER BY file", ()):
        file, document_id = head["file"], head["document_id"]
        rows: dict[str, Sequence[Row]] = {"documents": [head]}
        for name in ("problems", "review"):
            rows[name] = list(select(store, name, "WHERE file = ? ORDER BY rowid", (file,)))
        rows |= {name: list(_facts(store, stored(name), document_id)) for name in contract() if name not in OF_FILE}
        rows["facts"] = facts_of(rows, rows["facts"])
        summary = [summary_row(rows)]
        if store.execute(f"SELECT ? = {first}", (file, document_id)).fetchone()[0] == 0:
            rows = {name: rows[name] for name in OF_FILE}
        yield {**rows, "summary": summary, "text": _text(store, document_id)}
    others = "WHERE file NOT IN (SELECT file FROM documents) ORDER BY file, rowid"
    yield {name: list(select(store, name, others, ())) for name in ("problems", "review")}


def _facts(store: sqlite3.Connection, name: str, document_id: object) -> Iterator[Row]:
    return select(store, name, "WHERE document_id = ? ORDER BY rowid", (document_id,))


def _text(store: sqlite3.Connection, document_id: object) -> list[Row]:
    row = store.execute("SELECT text FROM _read WHERE document_id = ?", (document_id,)).fetchone()
    if not row or not row[0]:
        return []
    return [{"document_id": str(document_id), "text": zlib.decompress(row[0]).decode("utf-8", "replace")}]


def export(store: sqlite3.Connection, formats: Sequence[str], out: Path) -> None:
    """Write the store in each of `formats` to `out`; a format stands there whole or, on failure, as it was before."""
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
