"""`vanthu extract` and `vanthu text`."""

from __future__ import annotations

import json as json_
import sys
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from shlex import quote
from typing import NamedTuple

from vanthu.batch import Bar, Batch, JsonLines, Lines, Quiet, Tally, count, extract_all
from vanthu.errors import ExitCode, VanthuError
from vanthu.settings import Settings
from vanthu.writers import FORMATS


def batch(format: str, *, workers: int, memory: int, retry_failed: bool, keep: bool) -> Batch:
    """The options of a run; VanthuError for a format that there is not."""
    formats = tuple(dict.fromkeys(f.strip() for f in format.split(",") if f.strip()))
    if unknown := [f for f in formats if f not in FORMATS]:
        raise VanthuError(f"--format: {unknown[0]} is not one of {', '.join(FORMATS)}.")
    return Batch(workers, memory << 20, formats, retry_failed, keep)


def extract(paths: Sequence[Path], out: Path, settings: Settings, batch: Batch, *, log: str, to: str | None) -> ExitCode:
    """Read `paths` into `out`; says at the end what became of each file. `log`: json, quiet, or empty for people."""
    if to and not to.startswith(("postgresql://", "postgres://")):
        raise VanthuError(f"--to: {to.partition('://')[0]} is no postgresql:// address.")
    began = time.monotonic()
    with _report(paths, out, log) as report:
        tally = extract_all(paths, out, settings, batch, report=report)
    _say(tally, time.monotonic() - began, json=log == "json")
    if not log:
        print(_next_steps(tally, out, batch.formats), file=sys.stderr)
    if to:
        _say_sent(send(out, to), json=log == "json")
    if not tally.files and not tally.closed:
        return ExitCode.NO_INPUT
    return ExitCode.SOME_FAILED if tally.failed or tally.failed_before or tally.closed else ExitCode.OK


def _next_steps(tally: Tally, out: Path, formats: Sequence[str]) -> str:
    """Where the tables are, and where it is said why a file could not be read.

    >>> _next_steps(Tally(ok=1), Path("out"), ("csv", "xlsx"))
    'The tables are in out (csv, xlsx).'
    """
    shown = quote(str(out))
    tables = f"The tables are in {out} ({', '.join(formats or ['sqlite'])})."
    if not (tally.failed or tally.partial or tally.failed_before or tally.closed):
        return tables
    return f"{tables} What could not be read, and why: vanthu query 'SELECT file, message FROM problems' --out {shown}"


def _say(tally: Tally, seconds: float, *, json: bool) -> None:
    if json:
        print(json_.dumps({"event": "summary", "files": tally.files, **asdict(tally), "seconds": round(seconds, 2)}))
    else:
        print(summary(tally, seconds), file=sys.stderr)


class Sent(NamedTuple):
    """Files of the store in a database: sent by this run, removed by it, there as they are."""

    sent: int
    removed: int
    unchanged: int


def _say_sent(sent: Sent, *, json: bool) -> None:
    if json:
        print(json_.dumps({"event": "database", **sent._asdict()}))
    else:
        print(f"Database: {sent.sent:,} files sent, {sent.removed:,} removed, {sent.unchanged:,} unchanged.", file=sys.stderr)


def watch(folder: Path, out: Path, settings: Settings, batch: Batch, *, json: bool) -> None:
    """Read what arrives in `folder` until the process is stopped."""
    from vanthu.batch.watch import watch as rounds

    if not folder.is_dir():
        raise VanthuError(f"{folder} is no folder. `vanthu watch` takes the folder that files arrive in.")
    began = time.monotonic()
    for tally in rounds(folder, out, settings, batch, report=JsonLines() if json else Lines()):
        _say(tally, time.monotonic() - began, json=json)
        began = time.monotonic()


def send(out: Path, url: str) -> Sent:
    """Bring a database to what the store in `out` holds: new and changed files are sent, vanished ones removed."""
    from vanthu.batch.export import file_rows, versions
    from vanthu.writers.postgresql import open_writer
    from vanthu.writers.sqlite import NAME, read_only

    with closing(read_only(out / NAME)) as store:
        (identity,) = store.execute("SELECT value FROM _meta WHERE name = 'store'").fetchone()
        now = versions(store)
        writer = open_writer(url)
        try:
            before = writer.sent(identity)
            gone = [file for file in before if file not in now]
            changed = [file for file, version in now.items() if before.get(file) != version]
            writer.remove(gone)
            for file in changed:
                writer.send(file_rows(store, file), file, now[file], identity)
        finally:
            writer.close()
    return Sent(len(changed), len(gone), len(now) - len(changed))


def _report(paths: Sequence[Path], out: Path, log: str) -> Quiet:
    total = count(paths, out)
    if log:
        return JsonLines() if log == "json" else Quiet()
    return Bar(total) if sys.stderr.isatty() else Lines()


def summary(tally: Tally, seconds: float) -> str:
    """One line that adds up.

    >>> summary(Tally(ok=8, partial=1, failed=1, unchanged=2, refused=1), 2.0)
    '12 files = 8 ok + 1 partial + 1 failed + 2 unchanged (skipped); 1 link or special file not opened; 2.0 s'
    """
    line = f"{tally.files:,} files = {tally.ok:,} ok + {tally.partial:,} partial + {tally.failed:,} failed + {tally.unchanged:,} unchanged (skipped)"
    if tally.failed_before > 0:
        line += f"; of the unchanged {tally.failed_before:,} failed before (--retry-failed)"
    if tally.refused:
        line += f"; {tally.refused:,} link{'s' * (tally.refused > 1)} or special file{'s' * (tally.refused > 1)} not opened"
    if tally.closed:
        line += f"; {tally.closed:,} folder or file cannot be opened"
    return f"{line}; {seconds:.1f} s"
