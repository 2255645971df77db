"""What the system has of the programs that vanthu calls, and the command that mends what is missing."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked for. `needed` is False for what only some files or outputs ask for."""

    name: str
    there: bool
    needed: bool
    purpose: str
    detail: str = ""
    mend: str = ""


def _output(*command: str) -> str:
    """The output of a program; empty when it cannot be run."""
    try:
        run = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return run.stdout + run.stderr


def _apt(*packages: str) -> str:
    return f"sudo apt-get install --no-install-recommends {' '.join(packages)}"


def examine(find: Callable[[str], str | None] = shutil.which, output: Callable[..., str] = _output) -> Iterator[Finding]:
    """Look for each program and data file; `find` and `output` are the system's own unless a test gives others."""
    tesseract = find("tesseract")
    version = output("tesseract", "--version").partition("\n")[0] if tesseract else ""
    yield Finding(
        "tesseract", bool(tesseract), True, "scans and photographs", version, _apt("tesseract-ocr", "tesseract-ocr-vie")
    )
    languages = output("tesseract", "--list-langs").split() if tesseract else []
    yield Finding("tesseract vie", "vie" in languages, True, "Vietnamese in scans", "", _apt("tesseract-ocr-vie"))
    yield Finding("tesseract osd", "osd" in languages, False, "pages that lie on their side", "", _apt("tesseract-ocr-osd"))
    office = find("soffice") or find("libreoffice")
    writer = _apt("libreoffice-writer-nogui", "libreoffice-calc-nogui")
    yield Finding("LibreOffice", bool(office), False, ".doc, .odt, .rtf and other old formats", office or "", writer)
    catdoc = find("catdoc")
    yield Finding("catdoc", bool(catdoc), False, ".doc, quickly", catdoc or "", _apt("catdoc"))
    psycopg = find_spec("psycopg") is not None
    yield Finding("psycopg", psycopg, False, "--to postgresql://…", "", "pip install 'psycopg[binary]'")


def report(findings: list[Finding]) -> str:
    """The findings for people, a line each.

    >>> print(report([Finding("catdoc", False, False, ".doc, quickly", mend="apt-get install catdoc")]))
    missing  catdoc         .doc, quickly
             mend: apt-get install catdoc
    """
    lines = []
    for f in findings:
        state = "ok" if f.there else "MISSING" if f.needed else "missing"
        lines.append(f"{state:8} {f.name:14} {f.purpose}" + (f"  ({f.detail})" if f.detail else ""))
        if not f.there:
            lines.append(f"{'':8} mend: {f.mend}")
    return "\n".join(lines)
