"""Many documents: found, read by isolated workers, kept in a store that survives being stopped, and exported.

The output folder holds `vanthu.sqlite` (the store: tables and ledger) and the formats asked for. A second run reads what is new or
changed; rows of files that are not among its inputs are removed.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from vanthu.batch.export import export
from vanthu.batch.ledger import Ledger, fingerprint
from vanthu.batch.pool import Pool
from vanthu.batch.progress import Bar, JsonLines, Lines, Quiet
from vanthu.batch.runner import Report, Runner, Tally
from vanthu.batch.sources import SCRATCH, Input, Refused, find
from vanthu.batch.worker import Plan
from vanthu.errors import CannotWriteError, NoInputError
from vanthu.settings import Settings

__all__ = ["Bar", "Batch", "JsonLines", "Lines", "Quiet", "Tally", "count", "extract_all"]


@dataclass(frozen=True, slots=True)
class Batch:
    """How a run goes about it: `workers` processes (0: one a core) of at most `memory` bytes each (0: a fair share), output `formats`.

    `retry_failed`: read again what failed before. `keep`: leave the rows of files that are not among the inputs. `run`: the
    function that reads one document.
    """

    workers: int = 0
    memory: int = 0
    formats: tuple[str, ...] = ("csv",)
    retry_failed: bool = False
    keep: bool = False
    run: str = "vanthu.run:run"

    @property
    def processes(self) -> int:
        cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        return self.workers or cores or 1

    @property
    def memory_limit(self) -> int:
        """Bytes a worker may map: its share of four fifths of the machine's memory, but 2 to 4 GB, which the libraries need."""
        share = psutil.virtual_memory().total * 4 // 5 // self.processes
        return self.memory or min(max(share, 2 << 30), 4 << 30)


def count(paths: Sequence[Path], out: Path | None = None) -> int:
    """The number of files at `paths`; NoInputError when there is none."""
    total = sum(1 for _ in find(paths, out))
    if not total:
        raise NoInputError(
            f"There is no file in {', '.join(map(str, paths))} or below. Give the folder that holds the reports."
        )
    return total


def extract_all(
    paths: Sequence[Path], out: Path, settings: Settings, batch: Batch = Batch(), *, report: Report | None = None
) -> Tally:
    """Read all files at `paths` and write their tables to the folder `out`."""
    return extract_entries(find(paths, out), out, settings, batch, report=report)


def extract_entries(
    entries: Iterator[Input | Refused], out: Path, settings: Settings, batch: Batch, *, report: Report | None = None
) -> Tally:
    """Read `entries` and write their tables to the folder `out`."""
    with _own(out) as scratch:
        ledger = Ledger(out, fingerprint(settings, batch.run))
        pool = Pool(_plan(scratch, settings, batch), batch.processes)
        try:
            if batch.retry_failed:
                ledger.retry_failed()
            tally = Runner(ledger, pool, report or Quiet(), settings.max_bytes).run(entries)
            pool.end()
            if not batch.keep:
                with ledger.transaction():
                    ledger.prune()
            _export(ledger, batch.formats, out)
        finally:
            pool.end()
            ledger.close()
    return tally


def _plan(scratch: Path, settings: Settings, batch: Batch) -> Plan:
    temporary, notes = scratch / "tmp", scratch / "notes"
    temporary.mkdir()
    notes.mkdir()
    return Plan(settings, str(temporary), str(notes), batch.memory_limit, batch.run)


def _export(ledger: Ledger, formats: Sequence[str], out: Path) -> None:
    """Write the formats that do not hold what the store holds."""
    stale = [f for f in formats if f != "sqlite" and not (ledger.exported(f) and _there(f, out))]
    if not stale:
        return
    try:
        export(ledger.connection, stale, out)
    except OSError as error:
        raise CannotWriteError(
            f"{out} cannot be written: {error.strerror or error}. The store is complete: start again."
        ) from error
    for format in stale:
        ledger.set_exported(format)


def _there(format: str, out: Path) -> bool:
    names = {"xlsx": "vanthu.xlsx", "duckdb": "vanthu.duckdb", "text": "text"}
    return (out / names.get(format, f"documents.{format}")).exists()


@contextmanager
def _own(out: Path) -> Iterator[Path]:
    """A folder for temporary files in `out`, which no other run may write to at the same time."""
    scratch = (out / SCRATCH).resolve()  # LibreOffice takes no relative paths, and members of archives are opened without links
    try:
        scratch.mkdir(parents=True, exist_ok=True)
        lock = (scratch / "lock").open("w")
    except OSError as error:
        raise CannotWriteError(f"{out} cannot be written: {error.strerror}. Choose another folder with --out.") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CannotWriteError(
                f"Another run is writing to {out}. Wait for its end or choose another folder with --out."
            ) from error
        _clear(scratch)  # an earlier run may have been killed
        try:
            yield scratch
        finally:
            _clear(scratch)


def _clear(scratch: Path) -> None:
    for folder in ("tmp", "notes"):
        shutil.rmtree(scratch / folder, ignore_errors=True)
