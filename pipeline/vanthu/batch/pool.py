"""Isolated workers: each slot is a process pool of one, so that a death or a lock left behind touches no other slot."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, CancelledError, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path

from pebble import CONSTS, ProcessExpired, ProcessPool

from vanthu.batch.worker import Job, Plan, read_batch, start
from vanthu.errors import VanthuError

_RECYCLE = 200  # batches after which a worker is replaced: bounds what a leaking library can hold
_START_LIMIT = 120.0  # seconds in which a worker must have started on its batch
CONSTS.term_timeout = 0.5  # seconds between asking a process to end and ending it: a hanging one does not listen
_STARTS = 3  # workers in a row that may fail before they have begun on anything
_KILLED_STARTS = 30  # the same, where none has said why: somebody kills them
_NO_REASON = 'something kills them, or the calling program starts vanthu outside `if __name__ == "__main__":`'


@dataclass(frozen=True, slots=True)
class Done:
    """A batch came back with outcomes (for `outcome_of`) of its first jobs; the rest was not begun."""

    jobs: tuple[Job, ...]
    outcomes: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """A batch whose worker ended. `at`: index of the job it was at, or -1; `cause`: timeout | crash | killed | lost."""

    jobs: tuple[Job, ...]
    at: int
    cause: str
    detail: str = ""


class _Slot:
    """One worker process at a time, and the batch it has."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._pool: ProcessPool | None = None
        self._number, self._given = 0, 0.0
        self._false_starts = 0
        self.future: Future[list[bytes]] | None = None
        self.jobs: tuple[Job, ...] = ()
        Path(plan.notes).mkdir(parents=True)

    def give(self, jobs: Sequence[Job]) -> None:
        if self._pool is None:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPool(1, _RECYCLE, initializer=start, initargs=(self._plan,), context=context)
        self.jobs, self._given, self._number = tuple(jobs), time.monotonic(), self._number + 1
        timeout = self._plan.settings.timeout + 1  # a batch goes on for a second before its last file begins
        try:
            self.future = self._pool.schedule(read_batch, args=(self._number, self.jobs), timeout=timeout)
        except RuntimeError:  # the pool broke since its last batch: its worker was killed between two
            self.future = Future()
            self.future.set_exception(BrokenExecutor())

    @property
    def ready(self) -> bool:
        """The batch is done, or no worker has begun it for long: one was killed while it held the queue."""
        if self.future is None or self.future.done():
            return self.future is not None
        return not self.future.running() and time.monotonic() - self._given > _START_LIMIT

    def collect(self) -> Done | Lost:
        """What became of the batch, which is `ready`."""
        future, jobs = self.future, self.jobs
        self.future, self.jobs = None, ()
        try:
            if future is None or not future.done():
                raise BrokenExecutor
            outcomes = tuple(future.result())
        except TimeoutError:
            return Lost(jobs, self._dead_at(len(jobs)), "timeout")
        except ProcessExpired as error:
            cause = "killed" if error.exitcode == -signal.SIGKILL else "crash"
            return Lost(jobs, self._dead_at(len(jobs)), cause, _exit(error.exitcode))
        except (BrokenExecutor, CancelledError):
            return self._false_start(jobs)
        except Exception as error:  # what came back could not be sent or understood
            return Lost(jobs, -1 if len(jobs) > 1 else 0, "crash", f"{type(error).__name__}: {error}")
        self._false_starts = 0
        return Done(jobs, outcomes)

    def _false_start(self, jobs: tuple[Job, ...]) -> Lost:
        """The worker ended before it began on the batch; several in a row are a fault of the installation or its limits."""
        self._false_starts += 1
        self.end()
        note = Path(self._plan.notes, "error")
        if self._false_starts >= (_STARTS if note.exists() else _KILLED_STARTS):
            reason = note.read_text(encoding="utf-8") if note.exists() else _NO_REASON
            raise VanthuError(f"The workers cannot start: {reason}. A larger --memory may help.")
        return Lost(jobs, -1, "lost")

    def _dead_at(self, count: int) -> int:
        """The index of the job at which the worker died, -1 if not known; ends what that worker had started."""
        at = 0 if count == 1 else -1
        self._false_starts = 0
        for note in Path(self._plan.notes).glob("[0-9]*"):
            if not _alive(int(note.name)):
                number, _, index = note.read_text(encoding="ascii").partition(" ")
                if number == str(self._number):
                    at = int(index)
                _end_group(int(note.name))
                note.unlink()
        return at

    def end(self) -> None:
        """End the worker and all it has started."""
        if self._pool is not None:
            pool, self._pool = self._pool, None
            with contextlib.suppress(Exception):  # a broken pool complains when it is stopped
                pool.stop()  # type: ignore[no-untyped-call]
                pool.join(10)
        for note in Path(self._plan.notes).glob("[0-9]*"):
            _end_group(int(note.name))
            note.unlink()


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except (ProcessLookupError, PermissionError):  # gone, and its id may be another user's by now
        return False
    return True


def _end_group(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _exit(code: int) -> str:
    """How a process ended, for people.

    >>> _exit(-6), _exit(3)
    ('SIGABRT', 'exit code 3')
    """
    if code < 0:
        with contextlib.suppress(ValueError):
            return signal.Signals(-code).name
    return f"exit code {code}"


class Pool:
    """`count` slots. `give` when there is a `free` one; `wait` gives what came back."""

    def __init__(self, plan: Plan, count: int) -> None:
        notes = Path(plan.notes)
        self._slots = [_Slot(replace(plan, notes=str(notes / str(i)))) for i in range(count)]

    @property
    def free(self) -> bool:
        return any(slot.future is None for slot in self._slots)

    @property
    def busy(self) -> bool:
        return any(slot.future is not None for slot in self._slots)

    def give(self, jobs: Sequence[Job]) -> None:
        next(slot for slot in self._slots if slot.future is None).give(jobs)

    def wait(self, seconds: float) -> Iterator[Done | Lost]:
        """What came back within `seconds`."""
        wait([slot.future for slot in self._slots if slot.future], timeout=seconds, return_when=FIRST_COMPLETED)
        for slot in self._slots:
            if slot.ready:
                yield slot.collect()

    def end(self) -> None:
        """End all workers, at once."""
        for slot in self._slots:
            slot.end()
