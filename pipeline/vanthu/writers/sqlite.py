"""SQLite: the store `vanthu.sqlite`. Its tables are those of the contract; tables whose name starts with `_` are its own.

`documents` and `problems` belong to a file, all other tables to a document (the same bytes under two names have their facts once).
`facts` is a view over the typed tables and over `_facts`, which holds what stands in none of them: stored twice, it would make up
four fifths of the database.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from vanthu.contract import OF_FILE, Rows, Table, contract
from vanthu.errors import CannotWriteError, NoInputError
from vanthu.types import Value

NAME = "vanthu.sqlite"
_READS = (sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE)
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}

# What was read of which file: inputs (an archive is one), files (its members), documents (bytes, with text and pages), the rest.
# `run`: of an input the last that has seen it, of a file or a document the one that has read it.
_OWN = (
    "CREATE TABLE _inputs (input TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, digest TEXT, key TEXT, run INTEGER, path TEXT)"
    " WITHOUT ROWID",
    "CREATE INDEX _inputs_digest ON _inputs (digest)",
    "CREATE TABLE _files (file TEXT PRIMARY KEY, input TEXT, document_id TEXT, run INTEGER) WITHOUT ROWID",
    "CREATE INDEX _files_input ON _files (input)",
    "CREATE INDEX _files_id ON _files (document_id)",
    "CREATE TABLE _read (document_id TEXT PRIMARY KEY, key TEXT, seconds REAL, text BLOB, pages TEXT, run INTEGER)",
    "CREATE TABLE IF NOT EXISTS _meta (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID",
)

Packed = dict[str, list[tuple[Value, ...]]]
"""Rows as tuples in the order of the contract's columns: small to send and ready to insert."""


def pack(rows: Rows) -> Packed:
    """Rows as tuples; tables without rows are left out."""
    return {name: list(map(contract()[name].cells, own)) for name, own in rows.items() if own}


def quoted(name: str) -> str:
    return f'"{name}"'


def stored(name: str) -> str:
    """The name of the table that holds the rows of a table of the contract."""
    return "_facts" if name == "facts" else name


def _create(table: Table) -> str:
    columns = ", ".join(f"{quoted(c.name)} {_TYPES[c.type]}" for c in table.columns)
    return f"CREATE TABLE {quoted(stored(table.name))} ({columns})"


def _facts_view() -> str:
    """`facts` as the contract has it: a row for each filled column of each fact table."""
    names = contract()["facts"].names
    parts = [f"SELECT {', '.join(map(quoted, names))} FROM _facts"]
    for table in contract().values():
        if table.provenance and table.name != "facts":
            parts += [_fields(table, field, names[7:]) for field in table.fields]
    return f"CREATE VIEW facts ({', '.join(map(quoted, names))}) AS {' UNION ALL '.join(parts)}"


def _fields(table: Table, field: str, ends: Sequence[str]) -> str:
    column = quoted(field)
    label = "coalesce(label, category)" if "category" in table.names else "label" if "label" in table.names else "NULL"
    unit = "unit" if "unit" in table.names else "currency" if "currency" in table.names else "NULL"
    value = {
        "string": column,
        "integer": f"CAST({column} AS TEXT)",
        "number": f"CASE WHEN {column} = CAST({column} AS INTEGER) THEN CAST(CAST({column} AS INTEGER) AS TEXT)"
        f" ELSE CAST({column} AS TEXT) END",
        "boolean": f"CASE {column} WHEN 1 THEN 'true' ELSE 'false' END",
    }[table.types[field]]
    where = f"FROM {quoted(table.name)} WHERE {column} IS NOT NULL"
    return f"SELECT document_id, fact_id, '{table.name}', '{field}', {label}, {value}, {unit}, {', '.join(map(quoted, ends))} {where}"


def _schema() -> list[str]:
    """The statements that make the database."""
    statements = [_create(table) for table in contract().values()]
    for name in contract():
        key = "file" if name in OF_FILE else "document_id"
        statements.append(f"CREATE INDEX _{name}_key ON {quoted(stored(name))} ({key})")
    return [*_OWN, *statements, _facts_view(), "CREATE INDEX _documents_id ON documents (document_id, file)"]


def _version(schema: Sequence[str]) -> int:
    return zlib.crc32("".join(schema).encode()) >> 1


def connect(path: Path) -> sqlite3.Connection:
    """The database at `path` with the contract's tables in it; written rows survive the death of the process.

    A database made by a version with other tables is begun anew: every file would be read again in any case. `_meta` stays: it
    says who the store is.
    """
    schema = _schema()
    version = _version(schema)
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;")
        if connection.execute("PRAGMA user_version").fetchone()[0] != version:
            connection.execute("BEGIN IMMEDIATE")
            _drop_all(connection)
            for statement in schema:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {version}")
            connection.execute("COMMIT")
    except sqlite3.Error as error:
        raise CannotWriteError(f"{path} cannot be opened as a database: {error}.") from error
    return connection


def _drop_all(connection: sqlite3.Connection) -> None:
    found = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('view', 'table') AND name NOT LIKE 'sqlite%' AND name <> '_meta'"
    )
    for kind, name in sorted(found.fetchall(), reverse=True):
        connection.execute(f"DROP {kind} {quoted(name)}")


def read_only(path: Path) -> sqlite3.Connection:
    """The database at `path`, for reading only. NoInputError when it is none."""
    if not path.is_file():
        raise NoInputError(f"There is no {path.name} in {path.parent}. Run `vanthu extract … --out {path.parent}` first.")
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        connection.execute("PRAGMA query_only=ON")
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as error:
        raise NoInputError(
            f"{path} cannot be read: {error}. Give the folder that `vanthu extract … --out` wrote, and the right to read it."
        ) from error
    if version != _version(_schema()):
        raise NoInputError(f"{path} is of another version of vanthu. Run `vanthu extract … --out {path.parent}` again.")
    connection.set_authorizer(_reads)
    return connection


def _reads(action: int, *_: str | None) -> int:
    """Only what reads is allowed: no other database, no file, no setting."""
    return sqlite3.SQLITE_OK if action in _READS else sqlite3.SQLITE_DENY


def insert(connection: sqlite3.Connection, name: str, rows: Sequence[tuple[Value, ...]]) -> None:
    """Add rows; of `facts` only those that stand in no typed table."""
    if rows:
        connection.executemany(_insertion(name), rows)


@cache
def _insertion(name: str) -> str:
    return f"INSERT INTO {quoted(stored(name))} VALUES ({', '.join('?' * len(contract()[name].columns))})"


def select(connection: sqlite3.Connection, name: str, where: str, parameters: Sequence[Any]) -> Iterator[dict[str, Value]]:
    """The rows of a table of the contract in its own types; `where` is SQL after FROM. `_facts` is a name, too."""
    query, names, booleans = _selection(name)
    for values in connection.execute(f"{query} {where}", parameters):
        row = dict(zip(names, values, strict=True))
        for column in booleans:
            row[column] = None if row[column] is None else bool(row[column])
        yield row


@cache
def _selection(name: str) -> tuple[str, tuple[str, ...], tuple[str, ...]]:
    """The query for all columns of a table, their names, and those that are booleans."""
    table = contract()["facts" if name == "_facts" else name]
    query = f"SELECT {', '.join(map(quoted, table.names))} FROM {quoted(name)}"
    return query, table.names, tuple(c.name for c in table.columns if c.type == "boolean")


class SqliteWriter:
    """Writes into `vanthu.sqlite`; for callers without a ledger. Rows of a document that is there already are replaced."""

    def __init__(self, out: Path) -> None:
        self._connection = connect(out / NAME)
        self._connection.execute("BEGIN IMMEDIATE")

    def write(self, rows: Rows) -> None:
        typed = {
            (row["fact_id"], field)
            for name, own in rows.items()
            if name != "facts"
            for row in own
            for field in row
            if "fact_id" in row
        }
        others = [row for row in rows.get("facts", ()) if (row["fact_id"], row["field"]) not in typed]
        for name, own in pack({**rows, "facts": others}).items():
            key = "file" if name in OF_FILE else "document_id"
            at = contract()[name].names.index(key)
            keys = {(row[at],) for row in own}
            self._connection.executemany(f"DELETE FROM {quoted(stored(name))} WHERE {key} IS ?", keys)
            insert(self._connection, name, own)

    def close(self) -> None:
        self._connection.execute("COMMIT")
        self._connection.close()

    def abort(self) -> None:
        self._connection.execute("ROLLBACK")
        self._connection.close()


def open_writer(out: Path) -> SqliteWriter:
    return SqliteWriter(out)
