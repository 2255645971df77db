"""SQLite: the store `vanthu.sqlite`. Its tables are those of the contract; tables whose name starts with `_` are its own.

`documents` and `problems` belong to a file, all other tables to a document (the same bytes under two names have their facts once).
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from vanthu.contract import Rows, Table, contract
from vanthu.errors import CannotWriteError, NoInputError
from vanthu.types import Value

NAME = "vanthu.sqlite"
OF_FILE = ("documents", "problems")
_TYPES = {"string": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}

Packed = dict[str, list[tuple[Value, ...]]]
"""Rows as tuples in the order of the contract's columns: small to send and ready to insert."""


def pack(rows: Rows) -> Packed:
    """Rows as tuples; tables without rows are left out."""
    return {name: [tuple(row.get(c) for c in contract()[name].names) for row in own] for name, own in rows.items() if own}


def quoted(name: str) -> str:
    return f'"{name}"'


def _create(table: Table) -> str:
    columns = ", ".join(f"{quoted(c.name)} {_TYPES[c.type]}" for c in table.columns)
    return f"CREATE TABLE IF NOT EXISTS {quoted(table.name)} ({columns})"


def connect(path: Path) -> sqlite3.Connection:
    """The database at `path` with the contract's tables in it; written rows survive the death of the process."""
    try:
        connection = sqlite3.connect(path, isolation_level=None, timeout=30)
        connection.executescript("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;")
        for table in contract().values():
            connection.execute(_create(table))
            key = "file" if table.name in OF_FILE else "document_id"
            connection.execute(f"CREATE INDEX IF NOT EXISTS _{table.name}_key ON {quoted(table.name)} ({key})")
        connection.execute("CREATE INDEX IF NOT EXISTS _documents_id ON documents (document_id, file)")
    except sqlite3.Error as error:
        raise CannotWriteError(f"{path} cannot be opened as a database: {error}.") from error
    return connection


def read_only(path: Path) -> sqlite3.Connection:
    """The database at `path`, for reading only; no other database can be attached to it."""
    if not path.is_file():
        raise NoInputError(f"There is no {path.name} in {path.parent}. Run `vanthu extract … --out {path.parent}` first.")
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    connection.execute("PRAGMA query_only=ON")
    connection.set_authorizer(lambda action, *_: sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK)
    return connection


def insert(connection: sqlite3.Connection, name: str, rows: Sequence[tuple[Value, ...]]) -> None:
    marks = ", ".join("?" * len(contract()[name].columns))
    connection.executemany(f"INSERT INTO {quoted(name)} VALUES ({marks})", rows)


def select(connection: sqlite3.Connection, name: str, where: str, parameters: Sequence[Any]) -> Iterator[dict[str, Value]]:
    """The rows of a table of the contract in its own types; `where` is SQL after FROM."""
    table = contract()[name]
    columns = ", ".join(map(quoted, table.names))
    booleans = [c.name for c in table.columns if c.type == "boolean"]
    for values in connection.execute(f"SELECT {columns} FROM {quoted(name)} {where}", parameters):
        row = dict(zip(table.names, values, strict=True))
        for column in booleans:
            row[column] = None if row[column] is None else bool(row[column])
        yield row


class SqliteWriter:
    """Writes into `vanthu.sqlite`; for callers without a ledger. Rows of a document that is there already are replaced."""

    def __init__(self, out: Path) -> None:
        self._connection = connect(out / NAME)
        self._connection.execute("BEGIN IMMEDIATE")

    def write(self, rows: Rows) -> None:
        for name, own in pack(rows).items():
            key = "file" if name in OF_FILE else "document_id"
            at = contract()[name].names.index(key)
            keys = {(row[at],) for row in own}
            self._connection.executemany(f"DELETE FROM {quoted(name)} WHERE {key} IS ?", keys)
            insert(self._connection, name, own)

    def close(self) -> None:
        self._connection.execute("COMMIT")
        self._connection.close()

    def abort(self) -> None:
        self._connection.execute("ROLLBACK")
        self._connection.close()


def open_writer(out: Path) -> SqliteWriter:
    return SqliteWriter(out)
