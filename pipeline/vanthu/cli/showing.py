"""One file read here and now, and shown to a person."""

from __future__ import annotations

import json as json_
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from shlex import quote
from tempfile import TemporaryDirectory

from vanthu.batch import Batch, extract_all
from vanthu.batch.export import documents
from vanthu.contract import Rows, contract
from vanthu.errors import ExitCode, VanthuError
from vanthu.settings import Settings
from vanthu.writers.sqlite import NAME, read_only

_SHOWN = {
    "references": ("role", "kind", "number", "year", "symbol", "issued_on"),
    "staff_counts": ("category", "label", "value", "unit"),
    "claims": ("standard", "criterion", "measure", "comparator", "value", "unit", "subject"),
    "amounts": ("comparator", "value", "currency", "purpose"),
    "awards": ("year", "award", "label", "number", "symbol"),
    "people": ("role", "name", "title"),
    "recipients": ("name", "purpose"),
    "organisations": ("name", "level"),
    "dates": ("value", "role"),
    "checks": ("check", "verdict", "message"),
    "problems": ("code", "page", "message"),
}


def read(path: Path, settings: Settings, option: str = "") -> list[Rows]:
    """What one file gives, a document each; VanthuError for what is no single file. Read by an isolated worker, like many."""
    if path.is_dir():
        raise VanthuError(f"{path} is a folder; to read all its files: vanthu extract {quote(str(path))} --out FOLDER{option}")
    with TemporaryDirectory(prefix="vanthu-") as folder:
        extract_all([path], Path(folder), settings, Batch(workers=1, formats=()))
        with closing(read_only(Path(folder, NAME))) as store:
            return list(documents(store))


def show(paths: Sequence[Path], settings: Settings, *, json: bool) -> ExitCode:
    """Print what was found in one file: for people, or all tables as JSON."""
    if len(paths) != 1:
        listed = " ".join(map(quote, map(str, paths[:3]))) + " …" * (len(paths) > 3)
        raise VanthuError(f"Several files need an output folder: vanthu extract {listed} --out FOLDER")
    found = read(paths[0], settings)
    if json:  # an archive's documents in one object
        tables = {name: [row for one in found for row in one.get(name, ())] for name in contract()}
        print(json_.dumps(tables, ensure_ascii=False, indent=2))
    else:
        for one in found:
            _print(one)
    return _code(found)


def _code(found: Sequence[Rows]) -> ExitCode:
    if not any(one.get("documents") for one in found):  # a link, a pipe: not opened
        return ExitCode.NO_INPUT
    failed = any(row["status"] == "failed" for one in found for row in one.get("documents", ()))
    return ExitCode.SOME_FAILED if failed else ExitCode.OK


def text(path: Path, settings: Settings) -> ExitCode:
    """Print the text of one file as it was read."""
    found = read(path, settings, " --format text")
    for tables in found:
        for row in tables.get("text", ()):
            print(on_terminal(str(row["text"])))
        for row in tables.get("problems", ()):
            print(f"vanthu: {row['file']}: {row['code']}: {row['message']}", file=sys.stderr)
    return _code(found)


def on_terminal(text: str) -> str:
    """Text for standard output: as it is for a file or a pipe, without what a terminal would act on for a terminal."""
    return (
        "\n".join("".join(c for c in line if c.isprintable() or c == "\t") for line in text.split("\n"))
        if sys.stdout.isatty()
        else text
    )


def _print(tables: Rows) -> None:
    from rich.console import Console
    from rich.table import Table

    from vanthu.contract import text_of

    console = Console(highlight=False, markup=False)
    for row in tables.get("documents", ()):
        for name, value in row.items():
            if value is not None and name != "document_id":
                console.print(f"{name:>16}  {plain(text_of(value) or '')}")
    for name, columns in _SHOWN.items():
        if tables.get(name):
            shown = Table(*columns, title=f"{name} ({len(tables[name])})", title_justify="left", box=None, pad_edge=False)
            for row in tables[name]:
                shown.add_row(*(plain(text_of(row[c]) or "") for c in columns))
            console.print()
            console.print(shown)


def plain(text: str) -> str:
    r"""Text without marks that the terminal would act on.

    >>> plain("[b]\x1b[31m a\n")
    '\\[b][31m a '
    """
    from rich.markup import escape

    return escape("".join(c if c.isprintable() else " " if c.isspace() else "" for c in text))
