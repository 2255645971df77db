"""Runs and workers killed at random moments: the tables end up the same as those of a run that nobody disturbed.

`python -m tests.stress.killing [ROUNDS] [FILES]`
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from tests.stress.papers import fill


def start(source: Path, out: Path) -> subprocess.Popen[bytes]:
    command = [
        sys.executable,
        "-c",
        "from vanthu.cli import main; main()",
        "extract",
        str(source),
        "--out",
        str(out),
        "--workers",
        "2",
    ]
    return subprocess.Popen(command, stderr=subprocess.DEVNULL)


def dump(out: Path) -> dict[str, list[str]]:
    return {path.name: sorted(path.read_text(encoding="utf-8-sig").splitlines()) for path in sorted(out.glob("*.csv"))}


def disturb(process: subprocess.Popen[bytes], chance: random.Random, seconds: float) -> int:
    """Kill workers now and then; gives how many."""
    killed, until = 0, time.monotonic() + seconds
    while time.monotonic() < until and process.poll() is None:
        time.sleep(chance.uniform(0.1, 1.0))
        try:
            workers = psutil.Process(process.pid).children()
            chance.choice(workers).kill() if workers else None
            killed += bool(workers)
        except psutil.Error:
            continue
    return killed


def main(rounds: int, files: int) -> int:
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        source = fill(Path(folder, "in"), files)
        start(source, Path(folder, "whole")).wait()
        wanted = dump(Path(folder, "whole"))
        for number in range(rounds):
            chance, out = random.Random(number), Path(folder, f"out{number}")
            runs = killed = 0
            while True:
                process, runs = start(source, out), runs + 1
                killed += disturb(process, chance, chance.uniform(0.5, 6))
                if runs > 4:
                    break
                process.send_signal(signal.SIGKILL)
                process.wait()
            code = process.wait()
            got = dump(out)
            same = got == wanted
            for name in () if same else wanted:
                print(f"  {name}: {len(set(wanted[name]) ^ set(got.get(name, [])))} of {len(wanted[name])} lines differ")
            wrong += not same
            print(
                f"round {number}: {runs - 1} runs and {killed} workers killed; exit code {code}, tables {'the same' if same else 'DIFFER'}",
                flush=True,
            )
            left = [p.pid for p in psutil.process_iter() if _ours(p, out)]
            wrong += bool(left)
            print(f"  processes left: {left}") if left else None
    print(f"{rounds} rounds over {files} files: {wrong} wrong")
    return wrong


def _ours(process: psutil.Process, out: Path) -> bool:
    try:
        return str(out) in " ".join(process.cmdline()) and process.pid != os.getpid()
    except psutil.Error:
        return False


if __name__ == "__main__":
    sys.exit(bool(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10, int(sys.argv[2]) if len(sys.argv) > 2 else 500)))
