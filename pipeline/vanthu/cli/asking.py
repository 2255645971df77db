"""`vanthu query` and `vanthu consolidate`: over what `vanthu extract` has written."""

from __future__ import annotations

import csv
import json
import sqlite3
import sys
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from vanthu.contract import contract
from vanthu.errors import VanthuError
from vanthu.writers.sqlite import NAME, read_only

if TYPE_CHECKING:
    from vanthu.consolidate import Summary

_READABLE = 16  # characters of a column below which its text is hard to read
_PIPE_WIDTH = 100_000


def ask(sql: str, out: Path, format: str) -> None:
    """Print the answer of one SELECT."""
    writers = {"table": _table, "csv": _csv, "json": _json}
    if format not in writers:
        raise VanthuError(f"--format: {format} is not one of {', '.join(writers)}.")
    with closing(read_only(out / NAME)) as store:
        store.set_progress_handler(lambda: 0, 1_000_000)  # Python runs now and then, so that Ctrl-C ends an endless query
        try:
            cursor = store.execute(sql)
            if cursor.description is None:
                raise VanthuError("Only a SELECT has an answer.")
            writers[format]([column[0] for column in cursor.description], cursor)
        except sqlite3.Error as error:
            if str(error) == "interrupted":
                raise KeyboardInterrupt from error
            raise VanthuError(f"The query was refused: {str(error).rstrip('.')}. {_advice(str(error))}".rstrip()) from error


def _advice(error: str) -> str:
    """What helps with a message of SQLite."""
    if "no such table" in error:
        return f"Tables: {', '.join(contract())}."
    if "no such column" in error:
        return "`vanthu schema` lists the columns of each table; text stands in single quotes."
    if any(word in error for word in ("not authorized", "prohibited", "denied")):
        return "The store is for reading only: one SELECT over its tables."
    return ""


def _csv(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    from vanthu.cli.showing import on_terminal
    from vanthu.writers.csv import cell

    writer = csv.writer(sys.stdout)
    writer.writerow(names)
    for row in rows:
        writer.writerow([on_terminal(cell(value)) if isinstance(value, str | int | float) else "" for value in row])


def _json(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    from vanthu.cli.showing import on_terminal

    for row in rows:
        print(on_terminal(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str)))


def _table(names: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Columns side by side; where the terminal is too narrow for that, a line a value. A pipe has any width."""
    from rich.cells import cell_len
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    from vanthu.cli.showing import plain

    shown = [["" if value is None else plain(_shown(value)) for value in row] for row in rows]
    console = Console(highlight=False, width=None if sys.stdout.isatty() else _PIPE_WIDTH)
    if sum(min(max(map(cell_len, column)), _READABLE) + 1 for column in zip(names, *shown, strict=True)) <= console.width:
        table = Table(*map(escape, names), box=None, pad_edge=False)
        for row in shown:
            table.add_row(*row)
        console.print(table)
        return
    width = max(map(cell_len, names))
    for row in shown:
        for name, value in zip(names, row, strict=True):
            console.print(f"{escape(name):>{width}}  {value}")
        console.print()


def _shown(value: Any) -> str:
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def merge(out: Path, template: str, format: str) -> None:
    """Write the consolidated table and say where, and what it lacks."""
    from vanthu.catalogue import load
    from vanthu.consolidate import consolidate, load_template
    from vanthu.consolidate.sheet import write_csv, write_xlsx

    writers = {"xlsx": write_xlsx, "csv": write_csv}
    formats = [name.strip() for name in format.split(",")]
    if unknown := [name for name in formats if name not in writers]:
        raise VanthuError(f"--format: {unknown[0]} is not one of {', '.join(writers)}.")
    summary = consolidate(out, load_template(template), load())
    for name in formats:
        print(writers[name](summary, out))
    print(_told(summary), file=sys.stderr)
    if not (out / "evidence" / "index.html").is_file():
        print(f"The links of the cells lead to evidence pages: vanthu report {quote(str(out))}", file=sys.stderr)


def _told(summary: Summary) -> str:
    """How many reports there are, and what an officer must know before believing a total."""
    reports = summary.reports
    unread, twins = sum(r.status == "failed" for r in reports), sum(bool(r.twin) for r in reports)
    doubtful = sum(any(c.mark in ("ambiguous", "contradicted", "unsure") for c in r.cells) for r in reports)
    line = f"{len(reports)} reports, {len(summary.columns)} columns."
    line += f" {unread} could not be read." if unread else ""
    line += f" {twins} came twice and are counted once." if twins else ""
    return line + (f" {doubtful} have values to look at (coloured)." if doubtful else "")
