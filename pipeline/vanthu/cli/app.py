"""The commands."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)


@app.callback()
def vanthu() -> None:
    """Vietnamese administrative reports in, normalised tables out: every value with its page, box and words."""


@app.command()
def extract(
    paths: Annotated[list[Path], typer.Argument()],
    out: Annotated[Path, typer.Option()],
    format: Annotated[str, typer.Option()] = "csv",
) -> None:
    """Read files and folders and write the tables."""
    from vanthu.catalogue import load
    from vanthu.run import run
    from vanthu.settings import Settings
    from vanthu.tables import rows
    from vanthu.types import Source
    from vanthu.writers import open_writer

    out.mkdir(parents=True, exist_ok=True)
    catalogue, settings = load(), Settings()
    writers = [open_writer(name, out) for name in format.split(",")]
    for given in paths:
        for path in sorted(given.rglob("*")) if given.is_dir() else [given]:
            if path.is_file():
                name = path.relative_to(given).as_posix() if given.is_dir() else given.as_posix()
                result = run(Source(name, path.read_bytes(), path), catalogue, settings)
                for writer in writers:
                    writer.write(rows(result))
    for writer in writers:
        writer.close()
