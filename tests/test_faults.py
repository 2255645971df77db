"""A fault of ours or of the installation: said in one line, and only what it touches suffers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from vanthu import readers
from vanthu.batch.ledger import again
from vanthu.errors import ExitCode, ReadError
from vanthu.settings import Settings
from vanthu.types import Source


@pytest.fixture
def without_sheets(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def load(name: str) -> object:
        if name.endswith(".sheets"):
            raise ImportError("libsheets.so: cannot open shared object file")
        return real(name)

    real = readers.import_module
    monkeypatch.setattr(readers, "import_module", load)
    readers._readers.cache_clear()
    yield
    readers._readers.cache_clear()


@pytest.mark.usefixtures("without_sheets")
def test_a_reader_that_cannot_be_loaded_costs_only_its_formats() -> None:
    assert readers.read(Source("a.txt", "UBND xã".encode()), Settings()).words
    with pytest.raises(ReadError, match=r"sheets cannot be loaded \(libsheets.so.*install vanthu again") as caught:
        readers._readers()["xlsx"].read(Source("a.xlsx", b"PK"), Settings(), "xlsx")
    assert again([caught.value.code]), "the next run reads the file"
    with pytest.raises(ReadError, match="does not read this kind"):
        readers.read(Source("a.bin", b"\x7fELF\x02\x01\x01" + bytes(200)), Settings())


def test_a_fault_of_the_command_is_one_line_with_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from vanthu.cli import main

    def broken(*_: object, **__: object) -> None:
        raise KeyError("fault")

    monkeypatch.setattr("vanthu.doctor.examine", broken)
    monkeypatch.setattr("sys.argv", ["vanthu", "doctor"])
    monkeypatch.setattr("signal.signal", lambda *_: None)
    with pytest.raises(SystemExit) as stopped:
        main()
    said = capsys.readouterr().err
    assert stopped.value.code == ExitCode.INTERNAL
    assert "KeyError: 'fault' (test_faults.py:" in said and "Traceback" not in said
