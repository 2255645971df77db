"""Five hundred mixed files, twenty-five of them hostile: the others are complete, each hostile one has its row and reason.

`python -m tests.stress.hostile_mix [COUNT]`
"""

from __future__ import annotations

import csv
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.hostile.files import docx, hostile, packed, pdf
from tests.stress.papers import paper

from vanthu.batch import Batch, extract_all
from vanthu.settings import Settings

_KINDS = ("txt", "txt", "txt", "html", "docx", "pdf", "zip")


def fill(folder: Path, count: int) -> dict[str, str]:
    """`count` good files of several kinds; file as reported → the number of its report."""
    numbers = {}
    for i in range(count):
        kind, text = _KINDS[i % len(_KINDS)], paper(i)
        makers = {"docx": docx, "pdf": pdf, "txt": str.encode, "html": _html, "zip": lambda text: packed({"báo cáo.txt": text})}
        name = f"{i % 10}/{i:03}.{kind}"
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(makers[kind](text))
        numbers[name + ("/báo cáo.txt" if kind == "zip" else "")] = str(i + 1)
    return numbers


def _html(text: str) -> bytes:
    return f"<html><body>{''.join(f'<p>{line}</p>' for line in text.splitlines())}</body></html>".encode()


def table(out: Path, name: str) -> list[dict[str, str]]:
    with (out / f"{name}.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def main(count: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "in"), Path(folder, "out")
        bad = hostile(paper(0))
        numbers = fill(source, count - len(bad))
        for i, (name, (data, _)) in enumerate(bad.items()):
            (source / str(i % 10) / name).write_bytes(data)
        began = time.perf_counter()
        tally = extract_all([source], out, Settings(timeout=60), Batch(2, run="tests.hostile.reading:run_all"))
        print(f"{tally} in {time.perf_counter() - began:.0f} s")
        return judge(out, numbers, bad)


def judge(out: Path, numbers: dict[str, str], bad: dict[str, tuple[bytes, set[str]]]) -> int:
    """The number of files that did not come out as they should."""
    documents = {row["file"]: row for row in table(out, "documents")}
    facts = Counter(row["document_id"] for row in table(out, "facts"))
    wrong = [
        f"{name}: {documents.get(name)}" for name, number in numbers.items() if not _whole(documents.get(name), number, facts)
    ]
    problems = table(out, "problems")
    for name, (_, codes) in bad.items():
        found = {row["code"] for row in problems if f"/{name}" in row["file"]}
        failed = [row for file, row in documents.items() if f"/{name}" in file and row["status"] == "failed"]
        if not failed or not found & codes:
            wrong.append(f"{name}: wanted {codes}, found {found}, {len(failed)} failed")
    print(
        f"{len(numbers)} good and {len(bad)} hostile files; {len(documents)} rows in documents; {len(wrong)} not as they should be"
    )
    print("\n".join(wrong))
    return len(wrong)


def _whole(row: dict[str, str] | None, number: str, facts: Counter[str]) -> bool:
    return bool(row and row["status"] == "ok" and row["number"] == number and facts[row["document_id"]] > 20)


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)))
