"""A fault of ours or of the installation: said in one line, and only what it touches suffers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from vanthu import readers
from vanthu.batch.ledger import again
from vanthu.catalogue import load
from vanthu.errors import ExitCode, ReadError
from vanthu.extractors import Context, claims
from vanthu.run import run
from vanthu.settings import Settings
from vanthu.types import Finding, Source


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


REPORT = """ỦY BAN NHÂN DÂN
XÃ SƠN LĨNH
Số: 12/BC-UBND

BÁO CÁO
Kết quả công tác năm

I. KẾT QUẢ
- 100% cán bộ hoàn thành tốt nhiệm vụ.
- Kinh phí 5.000.000 đồng.
"""


@pytest.mark.parametrize(
    ("stage", "broken", "said"),
    [
        ("outline", "vanthu.run.outline_of", "The structure of the text is not known"),
        ("extract", "vanthu.extractors.claims.extract", "The table claims stays empty"),
        ("relate", "vanthu.run.relate", "The facts are not linked to each other"),
        ("check", "vanthu.run.check", "Nothing was checked"),
    ],
)
def test_a_fault_in_one_stage_costs_what_that_stage_gives_and_is_said(
    stage: str, broken: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> object:
        raise IndexError("no such cell")

    monkeypatch.setattr(broken, fails)
    result = run(Source("a.txt", REPORT.encode()), load(), Settings())
    assert result.status == "partial" and result.document is not None
    (problem,) = [p for p in result.problems if p.code == "internal"]
    assert problem.stage == stage and problem.message.startswith(said)
    assert "IndexError: no such cell (test_faults.py:" in problem.message
    tables = {finding.table for finding in result.findings}
    assert "amounts" in tables
    assert ("claims" in tables) == (stage in ("relate", "check"))


def test_half_a_table_is_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rows found before the fault would be taken for the whole table."""
    whole = claims.extract

    def breaks_off(context: Context) -> Iterator[Finding]:
        yield next(iter(whole(context)))
        raise KeyError("subject")

    monkeypatch.setattr(claims, "extract", breaks_off)
    result = run(Source("a.txt", REPORT.encode()), load(), Settings())
    assert [finding for finding in result.findings if finding.table == "claims"] == []
    assert any("KeyError: 'subject'" in p.message and p.stage == "extract" for p in result.problems)


def test_memory_that_a_caller_limits_is_the_caller_s_to_say(monkeypatch: pytest.MonkeyPatch) -> None:
    def exhausted(*_: object) -> object:
        raise MemoryError

    for broken in ("vanthu.run.relate", "vanthu.extractors.claims.extract"):
        with monkeypatch.context() as patched, pytest.raises(MemoryError):
            patched.setattr(broken, exhausted)
            run(Source("a.txt", REPORT.encode()), load(), Settings())
