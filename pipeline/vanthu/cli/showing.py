"""One file read here and now, and shown to a person."""

from __future__ import annotations

import json as json_
from collections.abc import Iterator, Sequence
from pathlib import Path

from vanthu.batch.sources import Input, find
from vanthu.errors import ExitCode, VanthuError
from vanthu.settings import Settings
from vanthu.types import Result, Source

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


def read(path: Path, settings: Settings) -> Iterator[Result]:
    """What one file gives; VanthuError for what is no single file."""
    from vanthu.catalogue import load
    from vanthu.run import run

    entries = list(find([path])) if not path.is_dir() else []
    if len(entries) != 1 or not isinstance(entries[0], Input):
        raise VanthuError(f"{path} is not a file. Give --out FOLDER to read folders.")
    with path.open("rb") as stream:
        source = Source(entries[0].name, stream.read(settings.max_bytes + 1), path)
    yield run(source, load(), settings)


def show(paths: Sequence[Path], settings: Settings, *, json: bool) -> ExitCode:
    """Print what was found in one file: for people, or all tables as JSON."""
    from vanthu.tables import rows

    if len(paths) != 1:
        raise VanthuError("Several files need an output folder: --out FOLDER.")
    code = ExitCode.OK
    for result in read(paths[0], settings):
        tables = rows(result)
        if json:
            print(json_.dumps(tables, ensure_ascii=False, indent=2))
        else:
            _print(tables)
        if result.status == "failed":
            code = ExitCode.SOME_FAILED
    return code


def _print(tables: dict[str, list[dict[str, str | int | float | bool | None]]]) -> None:
    from rich.console import Console
    from rich.table import Table

    from vanthu.tables import text_of

    console = Console(highlight=False, markup=False)
    head = {name: value for name, value in tables["documents"][0].items() if value is not None and name != "document_id"}
    for name, value in head.items():
        console.print(f"{name:>16}  {text_of(value)}")
    for name, columns in _SHOWN.items():
        if tables[name]:
            shown = Table(*columns, title=f"{name} ({len(tables[name])})", title_justify="left", box=None, pad_edge=False)
            for row in tables[name]:
                shown.add_row(*(_plain(text_of(row[c]) or "") for c in columns))
            console.print()
            console.print(shown)


def _plain(text: str) -> str:
    r"""Text without marks that the terminal would act on.

    >>> _plain("[b]\x1b[31m a\n")
    '\\[b]\\[31m a '
    """
    from rich.markup import escape

    return escape("".join(c if c.isprintable() else " " if c.isspace() else "" for c in text))
