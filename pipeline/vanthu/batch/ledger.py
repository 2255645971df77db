"""The ledger: what was read of which file, in the same database as its rows and in the same transaction.

A process may be killed between any two statements: what is committed is whole files, and the next run goes on with the others.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from uuid import uuid4

import vanthu
from vanthu.batch.sources import Input, Refused, printable
from vanthu.batch.worker import Read
from vanthu.contract import OF_FILE, contract
from vanthu.errors import CannotWriteError
from vanthu.settings import Settings
from vanthu.tables import refused_rows
from vanthu.writers.sqlite import NAME, connect, insert, pack, quoted, stored

_AGAIN = frozenset(["missing_program", "no_space", "unreadable", "encrypted", "time_limit"])


def again(codes: Iterable[str]) -> bool:
    """A file with one of these problems is read again by the next run: the program, the space, the right to read, the password, the time may be there."""
    return not _AGAIN.isdisjoint(codes)


def _facts() -> list[str]:
    return [name for name in contract() if name not in OF_FILE]


def fingerprint(settings: Settings, run: str) -> str:
    """What the rows of a file depend on beside its bytes: version, code, domain data and settings. Never on the password: the store holds
    this, and whoever has the store could try passwords on it; encrypted files are read again in any case."""
    digest = hashlib.sha256(f"{vanthu.__version__} {run} {replace(settings, timeout=0.0, password=None)!r}".encode())
    pending: list[Traversable] = [files("vanthu")]
    while pending:
        for entry in sorted(pending.pop().iterdir(), key=lambda e: e.name):
            if entry.is_dir():
                pending.append(entry)
            elif not entry.name.endswith((".pyc", ".so")):
                digest.update(entry.name.encode() + entry.read_bytes())
    return digest.hexdigest()[:32]


class Ledger:
    """The store in the folder `out`, for one run of one `key`."""

    def __init__(self, out: Path, key: str) -> None:
        self.connection = connect(out / NAME)
        self.key = key
        with self.transaction():
            self.run = int(self.meta("run") or 0) + 1
            self._set("run", str(self.run))
            if self.meta("store") is None:
                self._set("store", uuid4().hex)

    def meta(self, name: str) -> str | None:
        row = self.connection.execute("SELECT value FROM _meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def _set(self, name: str, value: str) -> None:
        self.connection.execute("INSERT OR REPLACE INTO _meta VALUES (?, ?)", (name, value))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing; a full disk ends the run with what was committed before."""
        self._said_changed = False  # in this transaction
        try:
            self.connection.execute("BEGIN IMMEDIATE")
            yield
            self.connection.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise CannotWriteError(
                f"{NAME} cannot be written: {error}. Start again to go on where this run stopped."
            ) from error
        finally:
            if self.connection.in_transaction:
                self.connection.execute("ROLLBACK")

    def unchanged(self, entry: Input) -> bool:
        """The file was read by this version with these settings, and its size and time of change are as they were."""
        query = "SELECT size, mtime_ns, key FROM _inputs WHERE input = ?"
        row: tuple[int, int, str] | None = self.connection.execute(query, (entry.name,)).fetchone()
        return row == (entry.size, entry.mtime_ns, self.key)

    def seen(self, name: str) -> None:
        """The input is among those of this run."""
        self.connection.execute("UPDATE _inputs SET run = ? WHERE input = ?", (self.run, name))

    def keep_below(self, folder: str) -> None:
        """The inputs in a folder that cannot be listed now (a share that is away) count as seen: their rows stay."""
        prefix = "" if folder == "." else folder
        self.connection.execute("UPDATE _inputs SET run = ? WHERE substr(input, 1, ?) = ?", (self.run, len(prefix), prefix))

    def same_bytes(self, digest: str) -> str | None:
        """The name of an input with these bytes that was read by this version with these settings."""
        query = "SELECT input FROM _inputs WHERE digest = ? AND key = ? LIMIT 1"
        row = self.connection.execute(query, (digest, self.key)).fetchone()
        return row[0] if row else None

    def has_facts(self, document_id: str | None) -> bool:
        row = self.connection.execute("SELECT key FROM _read WHERE document_id = ?", (document_id,)).fetchone()
        return bool(row and row[0] == self.key)

    def forget(self, name: str, keep: Mapping[str, str | None] | None = None) -> set[str]:
        """Remove an input with its files, and the facts of documents that no other file has.

        `keep`: file → document of an archive that is read anew; those that are in already stay, and are given back.
        """
        run, kept = self.connection.execute, set[str]()
        known = "SELECT 1 FROM _inputs WHERE input = ? UNION ALL SELECT 1 FROM _files WHERE input = ? LIMIT 1"
        if not run(known, (name, name)).fetchone():
            return kept
        for file, document_id in run("SELECT file, document_id FROM _files WHERE input = ?", (name,)).fetchall():
            if keep and keep.get(file) == document_id and self.has_facts(document_id):
                kept.add(file)
            else:
                self._forget_file(file, document_id)
        for table in OF_FILE:
            run(f"DELETE FROM {table} WHERE file = ?", (name,))
        run("DELETE FROM _inputs WHERE input = ?", (name,))
        self._changed()
        return kept

    def _forget_file(self, file: str, document_id: str | None) -> None:
        run = self.connection.execute
        for table in OF_FILE:
            run(f"DELETE FROM {table} WHERE file = ?", (file,))
        run("DELETE FROM _files WHERE file = ?", (file,))
        if document_id and not run("SELECT 1 FROM _files WHERE document_id = ? LIMIT 1", (document_id,)).fetchone():
            self._forget_facts(document_id)

    def _forget_facts(self, document_id: str) -> None:
        for table in _facts():
            self.connection.execute(f"DELETE FROM {quoted(stored(table))} WHERE document_id = ?", (document_id,))
        self.connection.execute("DELETE FROM _read WHERE document_id = ?", (document_id,))

    def put(self, read: Read, name: str) -> None:
        """The rows of one file that belongs to the input `name`."""
        for table in OF_FILE:
            insert(self.connection, table, read.rows.get(table, []))
        self.connection.execute(
            "INSERT OR REPLACE INTO _files VALUES (?, ?, ?, ?)", (read.name, name, read.document_id, self.run)
        )
        known = self.connection.execute("SELECT key FROM _read WHERE document_id = ?", (read.document_id,)).fetchone()
        if read.document_id is not None and known != (self.key,):
            if known:
                self._forget_facts(read.document_id)
            for table in _facts():
                insert(self.connection, table, read.rows.get(table, []))
            key = "" if again(read.codes) else self.key
            values = (read.document_id, key, read.seconds, read.text, read.pages, self.run)
            self.connection.execute("INSERT INTO _read VALUES (?, ?, ?, ?, ?, ?)", values)
        self._changed()

    def finish(self, entry: Input, digest: str | None, *, again: bool = False) -> None:
        """All files of the input are in; `again` has the next run read it anew."""
        key = "" if again or digest is None else self.key
        path = printable(str(entry.path.absolute()))
        values = (entry.name, entry.size, entry.mtime_ns, digest, key, self.run, path)
        self.connection.execute("INSERT OR REPLACE INTO _inputs VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def copy(self, source: str, entry: Input, digest: str) -> list[tuple[str, str]]:
        """The rows of the input `source` once more under the name of `entry`; gives file and status of each."""
        self.forget(entry.name)
        for table in OF_FILE:
            columns = ["? || substr(file, ?)" if c == "file" else quoted(c) for c in contract()[table].names]
            self.connection.execute(
                f"INSERT INTO {table} SELECT {', '.join(columns)} FROM {table}"
                " WHERE file = ? OR file IN (SELECT file FROM _files WHERE input = ?)",
                (entry.name, len(source) + 1, source, source),
            )
        self.connection.execute(
            "INSERT INTO _files SELECT ? || substr(file, ?), ?, document_id, ? FROM _files WHERE input = ?",
            (entry.name, len(source) + 1, entry.name, self.run, source),
        )
        self.finish(entry, digest)
        return self.statuses(entry.name)

    def statuses(self, name: str) -> list[tuple[str, str]]:
        """File and status of each document of an input."""
        query = "SELECT file, status FROM documents WHERE file IN (SELECT file FROM _files WHERE input = ?) ORDER BY file"
        return self.connection.execute(query, (name,)).fetchall()

    def refuse(self, refused: Refused) -> None:
        """A problem row for what is not opened."""
        stated = "SELECT 1 FROM _inputs WHERE input = ? AND size = -1 AND key = ?"
        if self.connection.execute(stated, (refused.name, refused.problem.message)).fetchone():
            self.seen(refused.name)
            return
        self.forget(refused.name)
        for table, rows in pack(refused_rows(refused.name, refused.problem)).items():
            insert(self.connection, table, rows)
        self.connection.execute("INSERT INTO _files VALUES (?, ?, NULL, ?)", (refused.name, refused.name, self.run))
        values = (refused.name, -1, 0, None, refused.problem.message, self.run, None)
        self.connection.execute("INSERT OR REPLACE INTO _inputs VALUES (?, ?, ?, ?, ?, ?, ?)", values)

    def retry_failed(self) -> None:
        """Have this run read once more what failed before."""
        failed = "SELECT input FROM _files JOIN documents USING (file) WHERE status = 'failed'"
        self.connection.execute(f"UPDATE _inputs SET key = '' WHERE input IN ({failed})")
        self.connection.execute(
            "UPDATE _read SET key = '' WHERE document_id IN (SELECT document_id FROM documents WHERE status = 'failed')"
        )

    def prune(self) -> int:
        """Remove the inputs that this run has not seen; gives their number."""
        gone = [row[0] for row in self.connection.execute("SELECT input FROM _inputs WHERE run <> ?", (self.run,))]
        # Files of archives that were never finished have no input any more.
        gone += [
            r[0]
            for r in self.connection.execute("SELECT DISTINCT input FROM _files WHERE input NOT IN (SELECT input FROM _inputs)")
        ]
        for name in gone:
            self.forget(name)
        return len(gone)

    def counts(self) -> Mapping[str, int]:
        """Documents of this run's inputs by status."""
        query = (
            "SELECT status, count(*) FROM documents WHERE file IN"
            " (SELECT file FROM _files JOIN _inputs USING (input) WHERE _inputs.run = ?) GROUP BY status"
        )
        return Counter(dict(self.connection.execute(query, (self.run,)).fetchall()))

    def present(self, name: str) -> bool:
        """The input was seen in this run already: it was given twice."""
        query = "SELECT 1 FROM _inputs WHERE input = ? AND run = ?"
        return self.connection.execute(query, (name, self.run)).fetchone() is not None

    def _changed(self) -> None:
        if not self._said_changed:
            self._set("changed", str(self.run))
            self._said_changed = True

    def exported(self, format: str) -> bool:
        """The output in this format holds what the store holds."""
        return self.meta(f"exported {format}") == f"{self.meta('changed')} {self.key}"

    def set_exported(self, format: str) -> None:
        with self.transaction():
            self._set(f"exported {format}", f"{self.meta('changed')} {self.key}")

    def close(self) -> None:
        self.connection.close()
