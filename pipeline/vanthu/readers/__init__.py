"""From a file's bytes to words in reading order: one module a format.

A reader module has `FORMATS` (the names of the formats it reads, as `sniff` gives them) and
`read(source, settings, format) -> Reading`. The folder is the registry. A file that cannot be read raises `ReadError`;
a part that cannot be read is a `Problem` of the reading.
"""

from __future__ import annotations

import ast
import pkgutil
import re
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from vanthu.errors import ReadError
from vanthu.readers.sniff import sniff
from vanthu.settings import Settings
from vanthu.types import Reading, Source


class Reader(Protocol):
    """What a reader module provides."""

    FORMATS: tuple[str, ...]

    def read(self, source: Source, settings: Settings, format: str) -> Reading:
        """The words of `source`; raises ReadError when nothing of it can be read."""
        ...


class _Broken:
    """Stands for a reader module that cannot be loaded: only the files of its formats suffer."""

    def __init__(self, name: str, error: Exception) -> None:
        self.FORMATS = _formats(name)
        self._message = f"The reader {name} cannot be loaded ({error}): install vanthu again, then start the same command."

    def read(self, source: Source, settings: Settings, format: str) -> Reading:
        raise ReadError("missing_program", self._message)


def _formats(name: str) -> tuple[str, ...]:
    """The formats that a module which cannot be loaded says it reads; none for a helper of other modules."""
    found = re.search(r"^FORMATS = (\(.*\))$", Path(__path__[0], f"{name}.py").read_text(encoding="utf-8"), re.MULTILINE)
    return tuple(ast.literal_eval(found[1])) if found else ()


@cache
def _readers() -> dict[str, Reader]:
    modules = [_module(m.name) for m in pkgutil.iter_modules(__path__)]
    return {format: cast(Reader, module) for module in modules for format in getattr(module, "FORMATS", ())}


def _module(name: str) -> object:
    try:
        return import_module(f"{__name__}.{name}")
    except Exception as error:  # a library that is missing or does not fit this machine
        return _Broken(name, error)


def read(source: Source, settings: Settings) -> Reading:
    """Read one file, its format judged by content, not by name."""
    if not source.data:
        raise ReadError("empty", "The file is empty (0 bytes): fetch it again from where it came.")
    if len(source.data) > settings.max_bytes:
        raise ReadError(
            "too_large", f"The file has {len(source.data):,} bytes; the limit is {settings.max_bytes:,} (--max-bytes)."
        )
    format = sniff(source)
    reader = _readers().get(format)
    if reader is None:
        raise ReadError("unsupported", f"Vanthu does not read this kind of file ({format}).")
    return reader.read(source, settings, format)
