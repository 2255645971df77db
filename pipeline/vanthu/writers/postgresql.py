"""PostgreSQL: the tables of the contract in a database; the rows of a file are replaced in one transaction.

The table `_vanthu_files` says, in the same transaction, which version of a file is there and which store sent it: a database that was
restored or emptied gets what it lacks. Several stores may write to one database; none removes a file of another.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import ModuleType
from typing import Any

from vanthu.contract import OF_FILE, Rows, contract
from vanthu.errors import CannotWriteError, MissingProgramError
from vanthu.types import Value

_TYPES = {"string": "text", "integer": "bigint", "number": "double precision", "boolean": "boolean"}


def _psycopg() -> ModuleType:
    try:
        import psycopg
    except ImportError as error:
        raise MissingProgramError("PostgreSQL needs psycopg: pip install 'psycopg[binary]'.") from error
    return psycopg


class PostgresWriter:
    """Creates the tables where they are missing; then each `write` is one transaction."""

    def __init__(self, url: str) -> None:
        self._psycopg = _psycopg()
        try:
            self._connection = self._psycopg.connect(url, autocommit=True)
            self._create()
        except self._psycopg.Error as error:
            raise CannotWriteError(f"The database cannot be used: {str(error).strip()}") from error

    def _create(self) -> None:
        with self._connection.transaction():
            self._connection.execute("SELECT pg_advisory_xact_lock(hashtext('vanthu'))")  # two runs that start at once
            for name, table in contract().items():
                columns = ", ".join(f'"{c.name}" {_TYPES[c.type]}' for c in table.columns)
                self._connection.execute(f'CREATE TABLE IF NOT EXISTS "{name}" ({columns})')
                for column in table.columns:
                    self._connection.execute(
                        f'ALTER TABLE "{name}" ADD COLUMN IF NOT EXISTS "{column.name}" {_TYPES[column.type]}'
                    )
                key = "file" if name in OF_FILE else "document_id"
                self._connection.execute(f'CREATE INDEX IF NOT EXISTS "{name}_{key}" ON "{name}" ("{key}")')
            self._connection.execute(
                "CREATE TABLE IF NOT EXISTS _vanthu_files (file text PRIMARY KEY, store text, version text)"
            )

    def sent(self, store: str) -> dict[str, str]:
        """The files that the database has from `store`, each with its version."""
        return dict(self._connection.execute("SELECT file, version FROM _vanthu_files WHERE store = %s", (store,)).fetchall())

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            with self._connection.transaction():
                yield
        except self._psycopg.Error as error:
            raise CannotWriteError(f"The database refused rows: {str(error).strip()}") from error

    def write(self, rows: Rows) -> None:
        with self._transaction():
            files = list({row["file"]: None for name in OF_FILE for row in rows.get(name, ())})
            before = self._ids(files)
            for name in contract():
                self._replace(name, rows, files)
            self._forget(before)

    def send(self, rows: Rows, file: str, version: str, store: str) -> None:
        """Replace the rows of `file` by those of this version, and note that."""
        with self._transaction():
            self.write(rows)
            self._connection.execute("DELETE FROM _vanthu_files WHERE file = %s", (file,))
            self._connection.execute("INSERT INTO _vanthu_files VALUES (%s, %s, %s)", (file, store, version))

    def remove(self, files: Sequence[str]) -> None:
        """Remove the rows of `files`, and the facts of bytes that no other file has."""
        with self._transaction():
            before = self._ids(files)
            for name in (*OF_FILE, "_vanthu_files"):
                self._connection.execute(f'DELETE FROM "{name}" WHERE "file" = ANY(%s)', (list(files),))
            self._forget(before)

    def _replace(self, name: str, rows: Rows, files: Sequence[Value]) -> None:
        """Facts go with their bytes, so the second file of the same bytes brings none and removes none."""
        own = rows.get(name, ())
        if name in OF_FILE:
            self._connection.execute(f'DELETE FROM "{name}" WHERE "file" = ANY(%s)', (list(files),))
        elif name in rows:
            ids = [row["document_id"] for row in rows.get("documents", ())]
            self._connection.execute(f'DELETE FROM "{name}" WHERE document_id = ANY(%s)', (ids,))
        if own:
            self._copy(name, own)

    def _ids(self, files: Sequence[Value]) -> list[str]:
        """The documents that the database has for these files."""
        found = self._connection.execute("SELECT document_id FROM documents WHERE file = ANY(%s)", (list(files),)).fetchall()
        return [row[0] for row in found if row[0]]

    def _forget(self, ids: list[str]) -> None:
        """Remove the facts of those of `ids` that no file has any more: their file has changed."""
        left = "SELECT document_id FROM documents WHERE document_id = ANY(%s)"
        gone = set(ids) - {row[0] for row in self._connection.execute(left, (ids,)).fetchall()}
        for name in contract() if gone else ():
            if name not in OF_FILE:
                self._connection.execute(f'DELETE FROM "{name}" WHERE document_id = ANY(%s)', (list(gone),))

    def _copy(self, name: str, own: Any) -> None:
        table = contract()[name]
        listed = ", ".join(f'"{c}"' for c in table.names)
        with self._connection.cursor() as cursor, cursor.copy(f'COPY "{name}" ({listed}) FROM STDIN') as copy:
            for row in own:
                copy.write_row([_clean(value) for value in table.cells(row)])

    def close(self) -> None:
        self._connection.close()

    def abort(self) -> None:
        self._connection.close()


def _clean(value: Any) -> Any:
    """PostgreSQL has no NUL in text."""
    return value.replace("\0", "\ufffd") if isinstance(value, str) else value


def open_writer(url: str) -> PostgresWriter:
    return PostgresWriter(url)
