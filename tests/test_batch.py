"""Many documents: nothing is lost, nothing stops the others, a second run goes on."""

from __future__ import annotations

import csv
import gc
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import weakref
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests.stress.papers import paper

from vanthu.batch import Batch, Tally, extract_all, extract_entries
from vanthu.batch.ledger import fingerprint
from vanthu.batch.sources import Input, Refused, find, printable
from vanthu.catalogue import load
from vanthu.errors import CannotWriteError, NoInputError, VanthuError
from vanthu.run import run
from vanthu.settings import Settings
from vanthu.types import Source

RUN = "hostile.reading:run"
BATCH = Batch(workers=2, memory=1 << 30, run=RUN)
SETTINGS = Settings(timeout=6)  # seconds; a busy machine needs some for filling a memory limit


@pytest.fixture(autouse=True)
def one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """These tests hold while somebody edits the package: the version that is part of the ledger's key stays the same."""
    monkeypatch.setattr("vanthu.batch.fingerprint", lambda settings, run: f"{settings.dpi} {run}")


def fill(folder: Path, **texts: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def table(out: Path, name: str = "documents") -> list[dict[str, str]]:
    with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def statuses(out: Path) -> dict[str, str]:
    return {row["file"]: row["status"] for row in table(out)}


def codes(out: Path) -> dict[str, str]:
    return {row["file"]: row["code"] for row in table(out, "problems")}


class Log:
    """Remembers which files were really read."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def file(self, name: str, status: str, codes: object, seconds: float) -> None:
        self.read.append(name)

    def input(self) -> None: ...


def test_every_file_has_a_row_whatever_it_does_to_its_reader(tmp_path: Path) -> None:
    texts = {f"good{i:02}": f"UBND xã A{i} có {i} người" for i in range(40)}
    texts |= {
        "hang": "hang",
        "abort": "abort",
        "segv": "segv",
        "memory": "memory",
        "fault": "raise",
        "bad": "bad",
        "spin": "spin",
    }
    source = fill(tmp_path / "in", **texts)
    tally = extract_all([source], tmp_path / "out", SETTINGS, BATCH)
    assert tally == Tally(ok=40, failed=7)
    assert {f for f, s in statuses(tmp_path / "out").items() if s == "ok"} == {f"good{i:02}.txt" for i in range(40)}
    assert codes(tmp_path / "out") == {
        "abort.txt": "crash", "bad.txt": "corrupt", "fault.txt": "internal", "hang.txt": "timeout", "memory.txt": "memory",
        "segv.txt": "crash", "spin.txt": "timeout",
    }  # fmt: skip


def test_a_document_is_freed_when_it_is_done_and_not_when_the_collector_of_cycles_comes_by() -> None:
    catalogue = load()
    gc.disable()
    try:
        result = run(Source("a.txt", paper(1).encode()), catalogue, Settings())
        document = weakref.ref(result.document)
        assert result.findings
        del result
        assert document() is None
    finally:
        gc.enable()


def test_a_killed_worker_costs_no_document(tmp_path: Path) -> None:
    source = fill(tmp_path / "in", a=f"kill-once {tmp_path / 'once'} 5", b="2 người", c="3 người")
    assert extract_all([source], tmp_path / "out", SETTINGS, BATCH) == Tally(ok=3)


def test_programs_started_by_a_worker_die_with_it(tmp_path: Path) -> None:
    source = fill(tmp_path / "in", a="child 98765.4321")
    extract_all([source], tmp_path / "out", Settings(timeout=1), BATCH)
    running = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True).stdout
    assert codes(tmp_path / "out") == {"a.txt": "timeout"}
    assert "98765.4321" not in running


def test_second_run_reads_only_what_is_new_or_changed(tmp_path: Path) -> None:
    source, out = fill(tmp_path / "in", a="1 người", b="2 người", c="3 người"), tmp_path / "out"
    extract_all([source], out, SETTINGS, BATCH)
    (source / "b.txt").write_text("20 người", encoding="utf-8")
    (source / "c.txt").unlink()
    fill(source, d="4 người")
    os.utime(source / "a.txt")
    log = Log()
    tally = extract_all([source], out, SETTINGS, BATCH, report=log)
    assert tally == Tally(ok=2, unchanged=1)
    assert sorted(log.read) == ["b.txt", "d.txt"]
    assert list(statuses(out)) == ["a.txt", "b.txt", "d.txt"]
    assert [row["value"] for row in table(out, "staff_counts")] == ["1", "20", "4"]


def test_other_settings_read_again(tmp_path: Path) -> None:
    source, out = fill(tmp_path / "in", a="1 người"), tmp_path / "out"
    extract_all([source], out, SETTINGS, BATCH)
    assert extract_all([source], out, Settings(timeout=3, dpi=200), BATCH) == Tally(ok=1)
    assert len(table(out, "staff_counts")) == 1


def test_same_bytes_are_read_once_and_reported_twice(tmp_path: Path) -> None:
    source, out, log = fill(tmp_path / "in", a="7 người", b="7 người"), tmp_path / "out", Log()
    assert extract_all([source], out, SETTINGS, BATCH, report=log) == Tally(ok=2)
    documents = table(out)
    assert [row["file"] for row in documents] == ["a.txt", "b.txt"]
    assert documents[0]["document_id"] == documents[1]["document_id"]
    assert len(table(out, "staff_counts")) == 1, "facts belong to the bytes"
    (source / "a.txt").unlink()
    assert extract_all([source], out, SETTINGS, BATCH) == Tally(unchanged=1)
    assert len(table(out, "staff_counts")) == 1, "the other name keeps them"


def test_links_pipes_and_sockets_are_named_and_not_opened(tmp_path: Path) -> None:
    source, out = fill(tmp_path / "in", a="1 người"), tmp_path / "out"
    (source / "link.txt").symlink_to(source / "a.txt")
    (source / "loop").symlink_to(source)
    os.mkfifo(source / "pipe.txt")
    with closing(socket.socket(socket.AF_UNIX)) as unix:
        unix.bind(str(source / "s"))
        for _ in range(2):
            tally = extract_all([source], out, SETTINGS, BATCH)
            assert tally.refused == 4
            assert codes(out) == {"link.txt": "link", "loop": "link", "pipe.txt": "pipe", "s": "socket"}
            assert list(statuses(out)) == ["a.txt"]


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="the system does not say where an open file is")
def test_a_folder_swapped_for_a_link_after_it_was_listed_is_not_followed(tmp_path: Path) -> None:
    source, out = fill(tmp_path / "in", a="1 người"), tmp_path / "out"
    secret = fill(tmp_path / "secret", b="2 người")
    fill(source / "sub", b="3 người")
    entries = list(find([source], out))
    shutil.rmtree(source / "sub")
    (source / "sub").symlink_to(secret)
    extract_entries(iter(entries), out, SETTINGS, BATCH)
    assert codes(out) == {"sub/b.txt": "unreadable"}
    assert statuses(out) == {"a.txt": "ok", "sub/b.txt": "failed"}


def test_folders_given_by_hand_may_be_links_or_lie_behind_one(tmp_path: Path) -> None:
    fill(tmp_path / "in", a="1 người")
    with zipfile.ZipFile(tmp_path / "in" / "b.zip", "w") as archive:
        archive.writestr("c.txt", "2 người")
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    extract_all([tmp_path / "link" / "in"], tmp_path / "link" / "out", SETTINGS, BATCH)
    assert set(statuses(tmp_path / "out").values()) == {"ok"}
    assert list(statuses(tmp_path / "out")) == ["a.txt", "b.zip/c.txt"]


def test_a_folder_that_cannot_be_listed_is_said_and_keeps_its_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source, out = fill(tmp_path / "in", a="1 người"), tmp_path / "out"
    fill(source / "sub", b="2 người")
    fill(source / "sub2", c="3 người")
    extract_all([source], out, SETTINGS, BATCH)

    def scandir(folder: Path | str) -> object:
        if str(folder).endswith("/sub"):
            raise PermissionError(13, "Permission denied")
        return real(folder)

    real = os.scandir
    monkeypatch.setattr("vanthu.batch.sources.os.scandir", scandir)
    shutil.rmtree(source / "sub2")
    assert extract_all([source], out, SETTINGS, BATCH) == Tally(unchanged=2, closed=1)
    assert set(statuses(out)) == {"a.txt", "sub/b.txt"}
    assert codes(out) == {"sub/": "unreadable"}
    monkeypatch.setattr("vanthu.batch.sources.os.scandir", real)
    assert extract_all([source], out, SETTINGS, BATCH) == Tally(unchanged=2)
    assert codes(out) == {}


def test_names_that_are_no_text(tmp_path: Path) -> None:
    source, out = fill(tmp_path / "in"), tmp_path / "out"
    (Path(os.fsdecode(os.fsencode(source) + b"/b\xff\n.txt"))).write_text("1 người", encoding="utf-8")
    (source / "báo cáo =1+1.txt").write_text("2 người", encoding="utf-8")
    assert extract_all([source], out, SETTINGS, BATCH) == Tally(ok=2)
    assert set(statuses(out)) == {"b\\xff\\n.txt", "báo cáo =1+1.txt"}
    assert printable("a\tb") == "a\\tb"


def test_names_are_relative_to_the_one_folder_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    fill(tmp_path / "in", a="1")
    fill(tmp_path / "in" / "sub", b="2")
    assert [e.name for e in find([Path("in")])] == ["a.txt", "sub/b.txt"]
    assert [e.name for e in find([Path("in/sub"), Path("in/a.txt")])] == ["in/sub/b.txt", "in/a.txt"]
    assert [e.name for e in find([Path("in")], Path("in/sub"))] == ["a.txt"]
    assert all(isinstance(e, Input) for e in find([Path("in")]))


def test_what_cannot_be_is_said_before_anything_is_read(tmp_path: Path) -> None:
    source = fill(tmp_path / "in", a="1")
    with pytest.raises(NoInputError, match="no such file"):
        list(find([tmp_path / "nowhere"]))
    with pytest.raises(VanthuError, match="output folder"):
        list(find([source], source))


def test_too_large_and_forbidden_files_are_rows(tmp_path: Path) -> None:
    source, out = fill(tmp_path / "in", a="1 người", b="2 " * 100), tmp_path / "out"
    assert extract_all([source], out, Settings(timeout=3, max_bytes=50), BATCH) == Tally(ok=1, failed=1)
    assert codes(out) == {"b.txt": "too_large"}


def test_failed_files_are_read_again_on_demand(tmp_path: Path) -> None:
    source, out = fill(tmp_path / "in", a="1 người", b="bad"), tmp_path / "out"
    extract_all([source], out, SETTINGS, BATCH)
    assert extract_all([source], out, SETTINGS, BATCH) == Tally(unchanged=2, failed_before=1)
    again = Batch(workers=1, run=RUN, retry_failed=True)
    assert extract_all([source], out, SETTINGS, again) == Tally(unchanged=1, failed=1)


def test_keep_leaves_the_rows_of_other_files(tmp_path: Path) -> None:
    first, second, out = fill(tmp_path / "one", a="1"), fill(tmp_path / "two", b="2"), tmp_path / "out"
    extract_all([first], out, SETTINGS, BATCH)
    extract_all([second], out, SETTINGS, Batch(workers=1, run=RUN, keep=True))
    assert set(statuses(out)) == {"a.txt", "b.txt"}
    extract_all([second], out, SETTINGS, BATCH)
    assert set(statuses(out)) == {"b.txt"}


def test_characters_that_nothing_can_store_are_replaced_one_for_one(tmp_path: Path) -> None:
    source, out = fill(tmp_path / "in", a="SURROGATE UBND xã SURROGATEB có 5 người"), tmp_path / "out"
    formats = ("csv", "jsonl", "xlsx", "parquet", "text")
    assert extract_all([source], out, SETTINGS, Batch(workers=1, run=RUN, formats=formats)) == Tally(ok=1)
    (row,) = table(out, "staff_counts")
    (text,) = (path.read_text(encoding="utf-8") for path in (out / "text").iterdir())
    assert text[int(row["start"]) : int(row["end"])] == row["quote"] == "5"


def test_two_runs_do_not_write_to_one_folder(tmp_path: Path) -> None:
    from vanthu.batch import _own

    source, out = fill(tmp_path / "in", a="1"), tmp_path / "out"
    with _own(out), pytest.raises(CannotWriteError, match="Another run"):
        extract_all([source], out, SETTINGS, BATCH)


def test_workers_that_cannot_start_end_the_run_with_the_reason(tmp_path: Path) -> None:
    source = fill(tmp_path / "in", a="1")
    with pytest.raises(VanthuError, match="no_such_module"):
        extract_all([source], tmp_path / "out", SETTINGS, Batch(workers=1, run="no_such_module:run"))


def dump(out: Path) -> dict[str, list[str]]:
    return {path.name: sorted(path.read_text(encoding="utf-8-sig").splitlines()) for path in sorted(out.glob("*.csv"))}


CODE = """
import sys
from pathlib import Path
from vanthu.batch import Batch, extract_all
from vanthu.settings import Settings
if __name__ == "__main__":
    extract_all([Path(sys.argv[1])], Path(sys.argv[2]), Settings(timeout=3), Batch(workers=2, memory=1 << 30, run="hostile.reading:run"))
"""


def start(source: Path, out: Path, script: Path) -> subprocess.Popen[bytes]:
    script.write_text(CODE, encoding="utf-8")
    paths = os.pathsep.join(p for p in sys.path if p)
    return subprocess.Popen([sys.executable, str(script), str(source), str(out)], env={**os.environ, "PYTHONPATH": paths})


def children(pid: int) -> Iterator[int]:
    import psutil

    for child in psutil.Process(pid).children(recursive=True):
        yield child.pid


def test_killed_at_any_moment_the_next_run_ends_with_the_same_tables(tmp_path: Path) -> None:
    source = fill(tmp_path / "in", **{f"f{i:03}": f"sleep 0.02 UBND xã B có {i} người" for i in range(120)})
    extract_all([source], tmp_path / "whole", SETTINGS, BATCH)
    for pause in (0.8, 1.2, 1.6):
        process = start(source, tmp_path / "out", tmp_path / "go.py")
        time.sleep(pause)
        process.kill()
        process.wait()
    process = start(source, tmp_path / "out", tmp_path / "go.py")
    for _ in range(3):
        time.sleep(0.7)
        for pid in children(process.pid) if process.poll() is None else ():
            os.kill(pid, signal.SIGKILL)
    assert process.wait(60) == 0
    assert dump(tmp_path / "out") == dump(tmp_path / "whole")
    with closing(sqlite3.connect(tmp_path / "out" / "vanthu.sqlite")) as store:
        assert store.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_full_disk_stops_the_run_with_a_message(tmp_path: Path) -> None:
    from vanthu.batch.ledger import Ledger

    source, out = fill(tmp_path / "in", a="1", b="2"), tmp_path / "out"
    out.mkdir()
    ledger = Ledger(out, "key")
    ledger.connection.execute("PRAGMA max_page_count=1")
    with pytest.raises(CannotWriteError, match="full"), ledger.transaction():
        for i in range(1000):
            ledger.refuse(Refused(f"{i}" * 50, next(e.problem for e in find_refused(source))))
    ledger.close()
    assert extract_all([source], out, SETTINGS, BATCH) == Tally(ok=2)


def test_the_output_folder_of_another_run_is_named_and_not_read(tmp_path: Path) -> None:
    source = fill(tmp_path / "in", report="UBND xã A có 5 người")
    assert extract_all([source], source / "before", SETTINGS, BATCH).ok == 1
    tally = extract_all([source], tmp_path / "out", SETTINGS, BATCH)
    assert (tally.ok, tally.refused, tally.failed) == (1, 1, 0)
    assert codes(tmp_path / "out") == {"before": "output"}


def find_refused(folder: Path) -> Iterator[Refused]:
    (folder / "link").symlink_to(folder)
    entry = next(e for e in find([folder]) if isinstance(e, Refused))
    (folder / "link").unlink()
    yield entry


def archive(path: Path, **texts: str) -> Path:
    with zipfile.ZipFile(path, "w") as members:
        for name, text in texts.items():
            members.writestr(f"{name}.txt", text)
    return path


def test_members_of_an_archive_are_documents_of_their_own(tmp_path: Path) -> None:
    source, out = fill(tmp_path / "in", a="1 người"), tmp_path / "out"
    archive(source / "b.zip", good="2 người", hang="hang", abort="abort", other="3 người", same="1 người")
    archive(source / "empty.zip")
    (source / "broken.zip").write_bytes((source / "b.zip").read_bytes()[:100])
    tally = extract_all([source], out, SETTINGS, BATCH)
    assert statuses(out) == {
        "a.txt": "ok", "b.zip/abort.txt": "failed", "b.zip/good.txt": "ok", "b.zip/hang.txt": "failed", "b.zip/other.txt": "ok",
        "b.zip/same.txt": "ok", "broken.zip": "failed", "empty.zip": "failed",
    }  # fmt: skip
    assert tally == Tally(ok=4, failed=4)
    assert codes(out)["b.zip/abort.txt"] == "crash"
    assert sorted(row["value"] for row in table(out, "staff_counts")) == ["1", "2", "3"]
    assert extract_all([source], out, SETTINGS, BATCH).unchanged == 8
    assert not list((out / ".vanthu").glob("*/*"))


def test_a_changed_archive_keeps_what_is_the_same_and_drops_what_is_gone(tmp_path: Path) -> None:
    source, out, log = fill(tmp_path / "in"), tmp_path / "out", Log()
    archive(source / "b.zip", stays="1 người", goes="2 người")
    extract_all([source], out, SETTINGS, BATCH)
    archive(source / "b.zip", stays="1 người", comes="3 người 4")
    assert extract_all([source], out, SETTINGS, BATCH) == Tally(ok=2)
    assert list(statuses(out)) == ["b.zip/comes.txt", "b.zip/stays.txt"]
    shutil.copy(source / "b.zip", source / "c.zip")
    assert extract_all([source], out, SETTINGS, BATCH, report=log) == Tally(ok=2, unchanged=2)
    assert log.read == ["c.zip/comes.txt", "c.zip/stays.txt"]
    (source / "b.zip").unlink()
    extract_all([source], out, SETTINGS, BATCH)
    assert [row["value"] for row in table(out, "staff_counts")] == ["3", "4", "1"]


def test_the_ledger_key_is_version_and_settings() -> None:
    key = fingerprint(Settings(), RUN)
    assert key == fingerprint(Settings(password="geheim"), RUN), "whoever has the store could try passwords on it"
    assert key == fingerprint(Settings(timeout=5), RUN), "how long a file may take does not change what it says"
    assert len({key, fingerprint(Settings(dpi=200), RUN), fingerprint(Settings(), "other:run")}) == 3
