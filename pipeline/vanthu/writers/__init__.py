"""From rows to files and databases: one module a format. The folder is the registry.

A writer module has `open_writer(out: Path) -> Writer`. What it writes stands under its name only after `close`: until then it
is a `.part` file, and `abort` removes it, so that a reader never sees half a table.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from vanthu.contract import Rows


class Writer(Protocol):
    """What takes the rows, one document after the other."""

    def write(self, rows: Rows) -> None:
        """Add the rows of one document."""

    def close(self) -> None:
        """Finish; what was written now stands under its name."""

    def abort(self) -> None:
        """Throw away what was written."""


class _Module(Protocol):
    def open_writer(self, out: Path) -> Writer: ...


FORMATS = ("csv", "xlsx", "parquet", "jsonl", "duckdb", "text", "sqlite")
"""Formats that the command line offers. `sqlite` is the store itself and always there."""


def open_writer(format: str, out: Path) -> Writer:
    """A writer of `format` into the folder `out`."""
    names = [module.name for module in pkgutil.iter_modules(__path__)]
    if format not in FORMATS or format not in names:
        raise ValueError(f"no such format: {format}")
    return cast(_Module, import_module(f"{__name__}.{format}")).open_writer(out)
