"""What runs inside a worker process: files in, packed rows out. One document's trouble stays in its outcome.

The process is the leader of its own group, so that programs it starts (tesseract, LibreOffice) die with it; its memory is limited
by the system; and it ends when its parent does.
"""

from __future__ import annotations

import errno
import gc
import json
import os
import pickle
import re
import resource
import signal
import tempfile
import threading
import time
import zlib
from collections.abc import Callable, Sequence
from dataclasses import astuple, dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from vanthu.batch.sources import open_regular
from vanthu.errors import ReadError, fault
from vanthu.readers.containers import expand, is_container, unique
from vanthu.settings import Settings
from vanthu.tables import failed_rows, typed_rows
from vanthu.types import Problem, Result, Source, Value
from vanthu.writers.sqlite import Packed, pack

if TYPE_CHECKING:
    from vanthu.catalogue import Catalogue

Run = Callable[[Source, "Catalogue", Settings], Result]
_SHARE = 1.0  # seconds after which a worker hands back what is left of its batch


@dataclass(frozen=True, slots=True)
class Job:
    """A file to read: `name` as reported, `path` where its bytes are, `document_id` their SHA-256.

    `member`: it was unpacked from an archive already, together with all that was in it.
    """

    name: str
    path: str
    document_id: str | None = None
    member: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A file that was read, well or badly: its packed rows, its text (zlib) and pages (JSON)."""

    name: str
    document_id: str | None
    status: str
    codes: tuple[str, ...]
    rows: Packed
    text: bytes = b""
    pages: str = "[]"
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Unpacked:
    """An archive or mail that was opened: its members in the folder `spool`, what could not be had as failed reads."""

    name: str
    document_id: str
    members: tuple[Job, ...]
    failed: tuple[Read, ...]
    spool: str
    seconds: float = 0.0


Outcome = Read | Unpacked


@dataclass(frozen=True, slots=True)
class Plan:
    """What a worker is told once.

    `run` names the function that reads one document, `module:function`; `memory` is in bytes; `scratch` is a folder for temporary
    files, `notes` one in which the worker says under its process id what it is at.
    """

    settings: Settings
    scratch: str
    notes: str
    memory: int
    run: str = "vanthu.run:run"


@dataclass
class _State:
    plan: Plan
    run: Run
    catalogue: Catalogue
    note: int  # descriptor of the file in which the worker says what it is at
    settled: bool = False  # what is loaded at first use is loaded


_state: _State | None = None


def start(plan: Plan) -> None:
    """Make this process a worker: own group, memory limit, one thread for each library, catalogue and language loaded once."""
    global _state
    try:
        _state = _start(plan)
    except BaseException as error:  # the parent reads the reason; a stack trace would help nobody
        Path(plan.notes, "error").write_text(f"{type(error).__name__}: {error}", encoding="utf-8")
        os._exit(1)


def _start(plan: Plan) -> _State:
    os.setpgid(0, 0)
    note = os.open(Path(plan.notes, str(os.getpid())), os.O_CREAT | os.O_RDWR | os.O_CLOEXEC)
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    for name in ("OMP_THREAD_LIMIT", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.putenv(name, "1")
    tempfile.tempdir = plan.scratch  # what a killed worker leaves there goes with the folder
    os.putenv("TMPDIR", plan.scratch)
    resource.setrlimit(resource.RLIMIT_AS, (plan.memory, plan.memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    from vanthu import catalogue, language

    language.load()  # here, so that a long scan does not end with a jump of memory
    module, _, function = plan.run.partition(":")
    return _State(plan, getattr(import_module(module), function), catalogue.load(), note)


def settle() -> None:
    """Let the collector of cycles look seldom, and never at what is loaded by now: catalogue, libraries, patterns.

    A document's objects refer to no owner: few cycles are made, and by the time of a look most objects are gone.
    """
    gc.set_threshold(100_000, 20, 20)
    gc.collect()
    gc.freeze()


def _end_with(parent: int) -> None:
    """End the whole group, programs it started included, when the parent is gone."""
    while os.getppid() == parent:
        time.sleep(1)
    os.killpg(0, signal.SIGKILL)


def read_batch(number: int, jobs: Sequence[Job]) -> list[bytes]:
    """Read `jobs` in order, each to what `outcome_of` takes; stops after about a second of work, so that a batch of slow files is
    shared with other workers.
    """
    assert _state is not None, "start() comes first"
    signal.alarm(int(_state.plan.settings.timeout) + 60)  # ends a hang inside a library also when the parent has died
    outcomes: list[bytes] = []
    began = time.monotonic()
    for i, job in enumerate(jobs):
        os.pwrite(_state.note, b"%d %4d" % (number, i), 0)
        outcomes.append(pickle.dumps(_read(job, _state), pickle.HIGHEST_PROTOCOL))
        if time.monotonic() - began > _SHARE:
            break
    signal.alarm(0)
    if not _state.settled:
        _state.settled = True
        settle()
    return outcomes


def outcome_of(packed: bytes) -> Outcome:
    """One outcome of a batch. Each is sent as bytes and opened when it is stored, so that the parent never holds the rows of many."""
    outcome: Outcome = pickle.loads(packed)
    return outcome


def _read(job: Job, state: _State) -> Outcome:
    began = time.monotonic()
    document_id = None
    try:
        source = _source(job, state.plan.settings)
        document_id = source.document_id
        outcome = _unpack(source, job, state) or _run(source, state)
    except MemoryError:
        outcome = failed(
            job.name, document_id, "memory", f"The file needs more memory than {state.plan.memory >> 20} MB (--memory)."
        )
    except OSError as error:
        code = "no_space" if error.errno == errno.ENOSPC else "unreadable"
        outcome = failed(job.name, document_id, code, f"The file cannot be read: {error.strerror or error}.")
    except Exception as error:  # a fault of ours must not lose the file nor the ones after it
        outcome = failed(job.name, document_id, "internal", fault(error))
    return replace(outcome, seconds=round(time.monotonic() - began, 4))


def failed(name: str, document_id: str | None, code: str, message: str) -> Read:
    """The outcome of a file that could not be read."""
    tables = failed_rows(document_id, name, Problem("read", code, message))
    return Read(name, document_id, "failed", (code,), pack(tables))


def _source(job: Job, settings: Settings) -> Source:
    path = Path(job.path)
    with os.fdopen(open_regular(path), "rb") as stream:
        return Source(job.name, stream.read(settings.max_bytes + 1), path)


def _run(source: Source, state: _State) -> Read:
    result = state.run(source, state.catalogue, state.plan.settings)
    tables = typed_rows(result)
    codes = tuple(dict.fromkeys(str(row["code"]) for row in tables["problems"]))
    document = result.document
    text = zlib.compress(str(_clean(document.text)).encode(), 6) if document else b""
    pages = json.dumps([astuple(page) for page in document.pages], ensure_ascii=False) if document else "[]"
    return Read(source.name, result.document_id, result.status, codes, _encodable(pack(tables)), text, pages)


def _encodable(packed: Packed) -> Packed:
    """The rows with half surrogates, which broken fonts yield and no file or database can hold, as U+FFFD: one for one."""
    try:
        "".join(v for own in packed.values() for row in own for v in row if isinstance(v, str)).encode()
    except UnicodeEncodeError:
        return {name: [tuple(_clean(v) for v in row) for row in own] for name, own in packed.items()}
    return packed


def _clean(value: Value) -> Value:
    return re.sub("[\ud800-\udfff]", "\ufffd", value) if isinstance(value, str) else value


def _unpack(source: Source, job: Job, state: _State) -> Outcome | None:
    """The members of an archive or a mail, spooled to files so that each is read by itself; None for any other file."""
    if job.member or not is_container(source):
        return None
    spool = Path(tempfile.mkdtemp(prefix="members-", dir=state.plan.scratch))
    members: list[Job] = []
    lost: list[Read] = []
    names: set[str] = set()  # members of different levels may have one name
    try:
        for found in expand(source.name, source.data, state.plan.settings):
            name = unique(found.name if isinstance(found, Source) else found[0], names)
            if isinstance(found, Source):
                path = spool / str(len(members))
                path.write_bytes(found.data)
                members.append(Job(name, str(path), found.document_id, member=True))
            else:
                lost.append(failed(name, None, found[1].code, found[1].message))
    except ReadError as error:
        return failed(source.name, source.document_id, error.code, error.message)
    if not members and not lost:
        return failed(source.name, source.document_id, "empty", "There is no file in it.")
    return Unpacked(source.name, source.document_id, tuple(members), tuple(lost), str(spool))
