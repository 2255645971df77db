"""Many files, a few isolated workers, one ledger: what is read of each file is committed before the next is handed out."""

from __future__ import annotations

import hashlib
import os
import shutil
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from vanthu.batch.ledger import Ledger, again
from vanthu.batch.pool import Done, Lost, Pool
from vanthu.batch.sources import Input, Refused, open_regular
from vanthu.batch.worker import Job, Read, Unpacked, failed, outcome_of

_SMALL = 1 << 18  # bytes; files below travel in batches
_BATCH = 32
_HASH_LIMIT = 1 << 32  # a file above --max-bytes and above this is not even hashed
_CHUNK = 1 << 20
_KILLS = 3  # a worker may be killed from outside; only a file that is there each time is blamed


class Report(Protocol):
    """Who is told how the run goes on."""

    def file(self, name: str, status: str, codes: Iterable[str], seconds: float) -> None:
        """A document is in; `status` ok | partial | failed, or refused for what is not opened."""

    def input(self) -> None:
        """One more of the inputs is finished or was unchanged."""


@dataclass
class _Work:
    """An input on its way: how many of its jobs are out, and who waits for the same bytes."""

    entry: Input
    digest: str | None
    jobs: int = 1
    again: bool = False
    spool: Path | None = None
    waiting: list[Input] = field(default_factory=list)


@dataclass
class Tally:
    """Documents of a run. `unchanged` were read by an earlier run; `refused` are links and the like, which are no files.

    `closed`: folders that could not be listed and files that could not even be looked at: something may be lost.
    """

    ok: int = 0
    partial: int = 0
    failed: int = 0
    unchanged: int = 0
    refused: int = 0
    closed: int = 0
    failed_before: int = 0

    @property
    def files(self) -> int:
        return self.ok + self.partial + self.failed + self.unchanged


class Runner:
    """Reads `entries` into the ledger."""

    def __init__(self, ledger: Ledger, pool: Pool, report: Report, max_bytes: int) -> None:
        self._ledger, self._pool, self._report, self._max_bytes = ledger, pool, report, max_bytes
        self._ready: deque[list[Job]] = deque()
        self._works: dict[str, _Work] = {}  # job name → the input it belongs to
        self._digests: dict[str, _Work] = {}  # of inputs on their way
        self._attempts: dict[str, int] = {}
        self.tally = Tally()

    def run(self, entries: Iterable[Input | Refused]) -> Tally:
        """Read all of `entries`; what is in the ledger when this is interrupted stays there."""
        batches = self._batches(iter(entries))
        while True:
            with self._ledger.transaction():
                self._fill(batches)
            if not self._pool.busy:
                break
            with self._ledger.transaction():
                came = list(self._pool.wait(0.5))
                self._fill(batches)  # the workers go on while what they brought is stored
                for back in came:
                    self._take(back) if isinstance(back, Done) else self._lose(back)
        counts = self._ledger.counts()
        self.tally.failed_before = counts["failed"] - self.tally.failed
        self.tally.unchanged = sum(counts.values()) - self.tally.files
        return self.tally

    def _fill(self, batches: Iterator[list[Job]]) -> None:
        while self._pool.free and (batch := self._next(batches)):
            self._pool.give(batch)

    def _next(self, batches: Iterator[list[Job]]) -> list[Job] | None:
        return self._ready.popleft() if self._ready else next(batches, None)

    def _batches(self, entries: Iterator[Input | Refused]) -> Iterator[list[Job]]:
        """The jobs of new and changed inputs, small files together."""
        batch: list[Job] = []
        for entry in entries:
            job = self._admit(entry)
            if job and isinstance(entry, Input) and entry.size > _SMALL:
                yield [job]
            elif job:
                batch.append(job)
                if len(batch) == _BATCH:
                    yield batch
                    batch = []
        if batch:
            yield batch

    def _admit(self, entry: Input | Refused) -> Job | None:
        """The job for an input; None when there is nothing to read."""
        if isinstance(entry, Refused):
            self._ledger.refuse(entry)
            if entry.closed:
                self._ledger.keep_below(entry.name)
                self.tally.closed += 1
            else:
                self.tally.refused += 1
            self._report.file(entry.name, "refused", [entry.problem.code], 0.0)
            self._report.input()
            return None
        if entry.name in self._works or self._ledger.present(entry.name):
            return None
        if self._ledger.unchanged(entry):
            self._ledger.seen(entry.name)
            self._report.input()
            return None
        try:
            digest = _digest(entry.path) if entry.size <= max(self._max_bytes, _HASH_LIMIT) else None
        except OSError as error:
            self._whole(
                _Work(entry, None),
                failed(entry.name, None, "unreadable", f"The file cannot be opened: {error.strerror or error}."),
            )
            return None
        return self._start(entry, digest)

    def _start(self, entry: Input, digest: str | None) -> Job | None:
        if entry.size > self._max_bytes:
            message = f"The file has {entry.size:,} bytes; the limit is {self._max_bytes:,} (--max-bytes)."
            self._whole(_Work(entry, digest), failed(entry.name, digest, "too_large", message))
            return None
        if digest and digest in self._digests:
            self._digests[digest].waiting.append(entry)
            return None
        if digest and (same := self._ledger.same_bytes(digest)):
            self._copy(same, entry, digest)
            return None
        work = _Work(entry, digest)
        self._works[entry.name] = work
        if digest:
            self._digests[digest] = work
        return Job(entry.name, str(entry.path), digest)

    def _copy(self, same: str, entry: Input, digest: str) -> None:
        """Bytes that were read already: their rows once more under this name; or the same name, only touched."""
        if same == entry.name:
            self._ledger.finish(entry, digest)
        else:
            for file, status in self._ledger.copy(same, entry, digest):
                self._count(file, status, (), 0.0)
        self._report.input()

    def _whole(self, work: _Work, read: Read) -> None:
        """An input that is one file, and that file is in."""
        self._ledger.forget(work.entry.name)
        self._put(work, read)
        self._finish(work)

    def _put(self, work: _Work, read: Read) -> None:
        self._ledger.put(read, work.entry.name)
        work.again |= again(read.codes)
        self._count(read.name, read.status, read.codes, read.seconds)

    def _count(self, file: str, status: str, codes: Iterable[str], seconds: float) -> None:
        setattr(self.tally, status, getattr(self.tally, status) + 1)
        self._report.file(file, status, codes, seconds)

    def _finish(self, work: _Work) -> None:
        self._ledger.finish(work.entry, work.digest, again=work.again)
        self._report.input()
        if work.spool:
            shutil.rmtree(work.spool, ignore_errors=True)
        if work.digest:
            self._digests.pop(work.digest, None)
            for entry in work.waiting:
                self._copy(work.entry.name, entry, work.digest)

    def _take(self, done: Done) -> None:
        left = done.jobs[len(done.outcomes) :]
        self._ready.extendleft(
            [job] for job in reversed(left)
        )  # slow files: one by one, so that no worker waits beside a queue
        for job, packed in zip(done.jobs, done.outcomes, strict=False):
            outcome = outcome_of(packed)
            if isinstance(outcome, Unpacked):
                self._unpacked(outcome)
            elif "memory" in outcome.codes and outcome.status == "failed" and not self._attempts.get(job.name):
                self._attempts[job.name] = 1  # the worker may have been full of others' leavings
                self._ready.append([job])
            else:
                self._read(job, outcome)

    def _read(self, job: Job, read: Read) -> None:
        work = self._works.pop(job.name)
        self._attempts.pop(job.name, None)
        if not job.member:
            self._whole(work, read)
            return
        self._put(work, read)
        work.jobs -= 1
        if not work.jobs:
            self._finish(work)

    def _unpacked(self, unpacked: Unpacked) -> None:
        """An archive: its members become jobs of their own, but for those that an interrupted run has read."""
        work = self._works.pop(unpacked.name)
        name = unpacked.name
        kept = self._ledger.forget(name, {job.name: job.document_id for job in unpacked.members})
        for file, status in self._ledger.statuses(name):
            self._count(file, status, (), 0.0)
        for read in unpacked.failed:
            self._put(work, read)
        jobs = [job for job in unpacked.members if job.name not in kept]
        work.jobs = len(jobs)
        work.spool = Path(unpacked.spool)
        self._works |= dict.fromkeys((job.name for job in jobs), work)
        self._ready.extend(jobs[i : i + _BATCH] for i in range(0, len(jobs), _BATCH))
        if not jobs:
            self._finish(work)

    def _lose(self, lost: Lost) -> None:
        """A worker ended: the file it was at is tried once more alone, then set aside; the others go on."""
        if lost.cause == "lost" or (len(lost.jobs) == 1 and lost.at < 0):
            self._ready.appendleft(list(lost.jobs))
            return
        if lost.at < 0:
            self._ready.extendleft([job] for job in lost.jobs)
            return
        others = [job for i, job in enumerate(lost.jobs) if i != lost.at]
        if others:
            self._ready.appendleft(others)
        self._blame(lost.jobs[lost.at], lost)

    def _blame(self, job: Job, lost: Lost) -> None:
        attempts = self._attempts[job.name] = self._attempts.get(job.name, 0) + 1
        if lost.cause == "timeout":
            message = "The file took longer than --timeout allows and was set aside."
        elif attempts <= (_KILLS if lost.cause == "killed" else 1):
            self._ready.append([job])
            return
        elif lost.cause == "killed":
            message = f"The reading process was killed {attempts} times, as happens when memory runs out."
        else:
            message = f"The reading process died {attempts} times ({lost.detail})."
        code = {"timeout": "timeout"}.get(lost.cause, "crash")
        self._read(job, failed(job.name, job.document_id, code, message))


def _digest(path: Path) -> str:
    with os.fdopen(open_regular(path), "rb") as stream:
        digest = hashlib.sha256()
        while chunk := stream.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
