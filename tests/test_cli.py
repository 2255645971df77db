"""The command `vanthu` as a user meets it."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from vanthu.contract import contract
from vanthu.doctor import examine, report
from vanthu.errors import ExitCode

REPORT = "ỦY BAN NHÂN DÂN\nXÃ AN BÌNH\n\nSố: 12/BC-UBND\n\nBÁO CÁO\n\nTổng số cán bộ, công chức: 28 người."


def vanthu(*arguments: str | Path, check: int | None = 0, **options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from vanthu.cli import main; main()", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "COLUMNS": "200", **options}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, timeout=120, check=False)
    assert "Traceback" not in done.stderr
    assert check is None or done.returncode == check, done.stderr
    return done


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    return folder


def test_help_lists_commands_and_exit_codes() -> None:
    shown = vanthu("--help").stdout
    for command in ("extract", "watch", "text", "query", "consolidate", "report", "evaluate", "schema", "doctor"):
        assert f"\n  {command}" in shown
    assert all(str(code.value) in shown for code in ExitCode)


def test_help_imports_nothing_heavy() -> None:
    code = "import sys; sys.argv = ['vanthu', '--help']\nfrom vanthu.cli import main\ntry: main()\nexcept SystemExit: pass\n"
    code += "print(sorted({'pandas', 'numpy', 'spacy', 'cv2', 'pyarrow', 'duckdb', 'rich', 'pebble'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONPATH": "pipeline"}
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_extract_writes_every_table_and_says_what_became_of_each_file(source: Path, tmp_path: Path) -> None:
    (source / "empty.txt").touch()
    out = tmp_path / "out"
    done = vanthu("extract", source, "--out", out, "--format", "csv,xlsx,parquet,jsonl,duckdb,text", "--workers", "1", check=1)
    assert "failed: empty.txt: empty" in done.stderr
    assert re.search(r"2 files = \d ok \+ \d partial \+ 1 failed \+ 0 unchanged", done.stderr)
    for name in contract():
        assert all((out / f"{name}.{suffix}").is_file() for suffix in ("csv", "parquet", "jsonl"))
    assert (out / "vanthu.xlsx").is_file() and (out / "vanthu.duckdb").is_file()
    assert len(list((out / "text").iterdir())) == 1
    assert "2 unchanged" in vanthu("extract", source, "--out", out, check=1).stderr


def test_the_json_log_adds_up(source: Path, tmp_path: Path) -> None:
    (source / "empty.txt").touch()
    lines = [
        json.loads(line) for line in vanthu("extract", source, "--out", tmp_path / "out", "--json", check=1).stdout.splitlines()
    ]
    assert {line["file"]: line["status"] for line in lines[:-1]}["empty.txt"] == "failed"
    last = lines[-1]
    assert last["event"] == "summary"
    assert last["files"] == last["ok"] + last["partial"] + last["failed"] + last["unchanged"] == 2


def test_one_file_is_shown(source: Path) -> None:
    assert "a.txt" in vanthu("extract", source / "a.txt").stdout
    tables = json.loads(vanthu("extract", source / "a.txt", "--json").stdout)
    assert list(tables) == list(contract())
    assert "XÃ AN BÌNH" in vanthu("text", source / "a.txt").stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["extract", "nowhere", "--out", "out"], ExitCode.NO_INPUT, "no such file"),
        (["extract", ".", "--out", "out", "--format", "docx"], ExitCode.USAGE, "docx is not one of"),
        (["extract", "."], ExitCode.USAGE, "vanthu extract . --out FOLDER"),
        (["extract", "a.txt", "a b.txt"], ExitCode.USAGE, "vanthu extract a.txt 'a b.txt' --out FOLDER"),
        (["text", "."], ExitCode.USAGE, "vanthu extract . --out FOLDER --format text"),
        (["extract", "a.txt", "--engine", "abacus"], ExitCode.USAGE, "tesseract, tesserocr"),
        (["extract", "a.txt", "--languages", "vie eng"], ExitCode.USAGE, "vie+eng"),
        (["text", "a.txt", "--languages", "vie+zzz"], ExitCode.MISSING_PROGRAM, "tesseract-ocr-zzz"),
        (["extract", "--no-such-option"], ExitCode.USAGE, "no-such-option"),
        (["extract", "a.txt", "--out", "a.txt"], ExitCode.CANNOT_WRITE, "cannot be written"),
        (["extract", ".", "--out", "out", "--to", "mysql://x"], ExitCode.USAGE, "no postgresql"),
        (["query", "SELECT 1", "--out", "nowhere"], ExitCode.NO_INPUT, "vanthu extract"),
        (["consolidate", ".", "--template", "nothing"], ExitCode.USAGE, "cultural, emulation, staff"),
        (["text", "link.txt"], ExitCode.NO_INPUT, "symbolic link"),
        (["extract", "link.txt"], ExitCode.NO_INPUT, ""),
        (["extract", "link.txt", "--out", "out"], ExitCode.NO_INPUT, "link"),
        (["query", "SELECT 1", "--out", "other"], ExitCode.NO_INPUT, "vanthu extract"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    arguments: list[str], code: ExitCode, message: str, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(source)
    (source / "link.txt").symlink_to("a.txt")
    (source / "other").mkdir()
    (source / "other" / "vanthu.sqlite").write_text("no store at all, but a file of some length", encoding="utf-8")
    assert message in vanthu(*arguments, check=code).stderr


def test_query_and_consolidate_over_what_was_extracted(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    vanthu("extract", source, "--out", out)
    assert vanthu("query", "SELECT file FROM documents", "--out", out, "--format", "csv").stdout.splitlines() == [
        "file",
        "a.txt",
    ]
    assert json.loads(vanthu("query", "SELECT file FROM documents", "--out", out, "--format", "json").stdout) == {
        "file": "a.txt"
    }
    assert "a.txt" in vanthu("query", "SELECT file FROM documents", "--out", out).stdout
    for sql in ("DELETE FROM documents", "ATTACH 'x.db' AS x", "SELECT * FROM nothing", f"VACUUM INTO '{tmp_path}/copy.db'"):
        assert "refused" in vanthu("query", sql, "--out", out, check=2).stderr
    told = vanthu("consolidate", out, "--template", "staff", "--format", "xlsx,csv").stderr
    assert f"vanthu report {out}" in told, "the links of the cells lead nowhere yet"
    assert (out / "consolidated_staff.xlsx").is_file() and (out / "consolidated_staff.csv").is_file()


def test_evidence_pages_of_files_and_of_members_of_archives(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with zipfile.ZipFile(source / "b.zip", "w") as archive:
        archive.writestr("trong.txt", REPORT.replace("28", "31"))
    vanthu("extract", source, "--out", out, "--quiet")
    index = Path(vanthu("report", out).stdout.strip())
    assert "a.txt" in index.read_text(encoding="utf-8") and "b.zip/trong.txt" in index.read_text(encoding="utf-8")
    assert len(list(index.parent.glob("*.html"))) == 3


def test_evaluate_says_how_right_the_tables_are(source: Path, tmp_path: Path) -> None:
    out, gold = tmp_path / "out", tmp_path / "a.gold.json"
    vanthu("extract", source, "--out", out, "--quiet")
    gold.write_text(json.dumps({"file": "a.txt", "document": {"number": "12"}, "_scored": ["document"]}), encoding="utf-8")
    assert "document" in vanthu("evaluate", out, gold, "--json", tmp_path / "figures.json").stdout
    assert "overall" in json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert "gold.json" in vanthu("evaluate", out, tmp_path / "in", check=3).stderr
    assert "no annotation at" in vanthu("evaluate", out, tmp_path / "nowhere", check=3).stderr
    assert "cannot be read" in vanthu("evaluate", out, gold, "--floors", tmp_path / "nowhere", check=3).stderr
    assert "no folder" in vanthu("evaluate", out, gold, "--json", tmp_path / "nowhere" / "x.json", check=5).stderr


def test_the_end_of_a_run_says_where_the_tables_are_and_why_something_failed(source: Path, tmp_path: Path) -> None:
    assert "The tables are in" in vanthu("extract", source, "--out", tmp_path / "a b").stderr
    (source / "empty.txt").touch()
    shown = vanthu("extract", source, "--out", tmp_path / "a b", check=1).stderr
    assert f"FROM problems' --out '{tmp_path}/a b'" in shown


def test_a_file_that_may_not_be_read_costs_no_more_than_its_row(source: Path, tmp_path: Path) -> None:
    closed = source / "closed.txt"
    closed.write_text(REPORT, encoding="utf-8")
    closed.chmod(0)
    if os.access(closed, os.R_OK):
        pytest.skip("root reads every file")
    done = vanthu("extract", source / "a.txt", closed, "--out", tmp_path / "out", check=1)
    assert "2 files = 1 ok + 0 partial + 1 failed" in done.stderr


def test_output_that_cannot_be_written_is_no_fault_of_vanthu(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    vanthu("extract", source, "--out", out, "--quiet")
    for name in ("consolidated_staff.xlsx.part", "evidence"):
        (out / name).symlink_to("/dev/full" if name.endswith("part") else "/proc/nowhere")
    assert "cannot be written" in vanthu("consolidate", out, "--template", "staff", check=5).stderr
    command = [sys.executable, "-c", "from vanthu.cli import main; main()", "text", str(source / "a.txt")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, env=environment, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == ExitCode.CANNOT_WRITE and "No space left" in done.stderr and "Traceback" not in done.stderr


def test_a_terminal_without_vietnamese_letters_ends_no_command(source: Path) -> None:
    assert "BÁO CÁO" not in vanthu("text", source / "a.txt", PYTHONIOENCODING="ascii").stdout


def test_nothing_in_a_name_or_a_text_reaches_the_terminal_as_a_command(source: Path) -> None:
    parent, child = pty.openpty()
    (source / "x.txt").write_text(REPORT.replace("BÁO", "\x1b[31mBÁO\x9b31m"), encoding="utf-8")
    command = [sys.executable, "-c", "from vanthu.cli import main; main()", "text", str(source / "x.txt")]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    subprocess.run(command, stdout=child, env=environment, check=True)
    shown = os.read(parent, 10_000)
    os.close(child)
    os.close(parent)
    assert "BÁO CÁO".encode()[:3] in shown and b"\x1b" not in shown and "\x9b".encode() not in shown
    assert "\x1b" not in vanthu("text", source / "\x1b[31m", check=3).stderr


def test_the_password_in_the_environment_is_not_handed_on() -> None:
    code = "import os\nfrom vanthu.cli.app import _secret\nassert _secret('x') == 'x'\nprint(os.environ.get('VANTHU_PASSWORD'))"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "VANTHU_PASSWORD": "x"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "None"


def test_a_wide_answer_is_shown_a_value_a_line_on_a_terminal_and_a_row_a_line_in_a_pipe(source: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    vanthu("extract", source, "--out", out, "--quiet")
    piped = vanthu("query", "SELECT * FROM documents", "--out", out).stdout
    assert len(piped.splitlines()) == 2
    parent, child = pty.openpty()
    command = [
        sys.executable,
        "-c",
        "from vanthu.cli import main; main()",
        "query",
        "SELECT * FROM documents",
        "--out",
        str(out),
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "TERM": "xterm", "COLUMNS": "80"}
    process = subprocess.Popen(command, stdout=child, env=environment)
    os.close(child)
    shown = b""
    with contextlib.suppress(OSError):
        while part := os.read(parent, 10_000):
            shown += part
    process.wait()
    os.close(parent)
    assert re.search(rb"\n +issuer  \S", shown)


def test_the_schema_is_a_data_package() -> None:
    package = json.loads(vanthu("schema").stdout)
    assert [r["path"] for r in package["resources"]] == [f"{name}.csv" for name in contract()]


def start(*arguments: str | Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", "from vanthu.cli import main; main()", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p)}
    return subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True)


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 120
    while not path.exists():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_run_that_is_stopped_ends_cleanly(number: int, code: int, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for i in range(3000):
        (folder / f"{i}.txt").write_text(f"{REPORT} {i}", encoding="utf-8")
    process = start("extract", folder, "--out", tmp_path / "out", "--workers", "1")
    wait_for(tmp_path / "out" / "vanthu.sqlite")
    time.sleep(1)
    process.send_signal(number)
    _, errors = process.communicate(timeout=120)
    assert process.returncode == code
    assert "Traceback" not in errors
    assert ("the same command goes on" in errors) == (number == signal.SIGINT)
    assert not list((tmp_path / "out" / ".vanthu").glob("*/*"))


@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_that_falls_into_a_destructor_is_not_lost(number: int, code: int, tmp_path: Path) -> None:
    """Python swallows what is raised there; the watch would go on for ever."""
    script = """
import os, time
from vanthu.batch import watch

class Freed:
    def __del__(self):
        os.kill(os.getpid(), NUMBER)
        time.sleep(0)

def look(self):
    Freed()
    return []

watch.Watcher.look = look
from vanthu.cli import main
main()
""".replace("NUMBER", str(number))
    command = [sys.executable, "-c", script, "watch", str(tmp_path), "--out", str(tmp_path / "out")]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ended.returncode == code and "Traceback" not in ended.stderr


def test_an_endless_query_ends_with_ctrl_c(source: Path, tmp_path: Path) -> None:
    from vanthu.writers.sqlite import connect

    connect(tmp_path / "vanthu.sqlite").close()
    endless = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c"
    process = start("query", endless, "--out", tmp_path)
    time.sleep(3)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 130 and "Traceback" not in errors


def test_watch_reads_what_arrives_and_comes_to_rest(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "in" / "out"
    folder.mkdir()
    process = start("watch", folder, "--out", out, "--workers", "1", "--json")
    (folder / "a.txt").write_text(REPORT, encoding="utf-8")
    wait_for(out / "documents.csv")
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=120)
    assert process.returncode == 130
    assert "a.txt" in (out / "documents.csv").read_text(encoding="utf-8")


def test_watcher_leaves_alone_what_is_still_written(tmp_path: Path) -> None:
    from vanthu.batch.watch import Watcher

    watcher = Watcher(tmp_path, tmp_path / "out")
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "documents.csv").touch()
    (tmp_path / "a.txt").write_text("a")
    assert watcher.look() == []
    (tmp_path / "a.txt").write_text("ab")
    assert watcher.look() == []
    rest = watcher.look()
    assert [e.name for e in rest] == ["a.txt"]
    watcher.done(rest)
    assert watcher.look() == []
    (tmp_path / "a.txt").write_text("abc")
    assert (watcher.look(), [e.name for e in watcher.look()]) == ([], ["a.txt"])


def test_a_bar_with_rate_on_a_terminal(source: Path, tmp_path: Path) -> None:
    parent, child = pty.openpty()
    command = [
        sys.executable,
        "-c",
        "from vanthu.cli import main; main()",
        "extract",
        str(source),
        "--out",
        str(tmp_path / "out"),
    ]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in sys.path if p), "TERM": "xterm", "COLUMNS": "100"}
    process = subprocess.Popen(command, stderr=child, env=environment)
    os.close(child)
    shown = b""
    with contextlib.suppress(OSError):  # the terminal's end
        while part := os.read(parent, 10_000):
            shown += part
    process.wait()
    os.close(parent)
    assert b"1/1" in shown


def test_doctor_says_what_mends_it() -> None:
    nothing = list(examine(find=lambda name: None, output=lambda *command: ""))
    shown = report(nothing)
    assert "MISSING  tesseract" in shown and "apt-get install --no-install-recommends tesseract-ocr" in shown
    assert "missing  LibreOffice" in shown
    everything = examine(find=lambda name: f"/usr/bin/{name}", output=lambda *command: "List of languages (2):\nvie\nosd\n")
    assert all(f.there for f in everything if f.name not in ("psycopg", "tesserocr"))
