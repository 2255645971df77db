"""`python -m vanthu_factory.compare [REVISION]`: facts gained and lost on the samples since a revision of this repository."""

from __future__ import annotations

import argparse
import io
import os
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from vanthu.evaluate import changes, evaluate
from vanthu_factory.samples import AUTHORED, SAMPLES

ROOT = SAMPLES.parent


def extract(source_root: Path, out: Path) -> None:
    """Read the samples with the package under `source_root`; one unreadable sample does not stop the others."""
    command = [
        sys.executable,
        "-c",
        "from vanthu.cli import main; main()",
        "extract",
        str(SAMPLES),
        "--out",
        str(out),
        "--format",
        "csv",
    ]
    done = subprocess.run(command, env={**os.environ, "PYTHONPATH": str(source_root)}, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"vanthu extract ended with code {done.returncode}: {done.stderr[-500:]}")


def package_of(revision: str, folder: Path) -> Path:
    """The source root as it was at `revision`, written into `folder`."""
    archive = subprocess.run(["git", "archive", revision, "pipeline"], cwd=ROOT, capture_output=True, check=True).stdout
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        tar.extractall(folder, filter="data")
    return folder / "pipeline"


def compare(revision: str) -> list[str]:
    """One line a fact that was gained, lost, or newly wrong since `revision`."""
    reports = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for root, out in ((package_of(revision, folder), folder / "before"), (ROOT / "pipeline", folder / "after")):
            extract(root, out)
            reports.append(evaluate(out, [AUTHORED]).as_json())
    return changes(*reports)


def main() -> None:
    parser = argparse.ArgumentParser(prog="vanthu_factory.compare", description="Facts gained and lost on the samples.")
    parser.add_argument("revision", nargs="?", default="HEAD~1")
    lines = compare(parser.parse_args().revision)
    print("\n".join(lines) or "No fact was gained or lost.")


if __name__ == "__main__":
    main()
