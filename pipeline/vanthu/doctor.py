"""What the system has of the programs that vanthu calls, and the command that mends what is missing."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from importlib.util import find_spec

from vanthu.errors import MissingProgramError, VanthuError


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


def engines() -> list[str]:
    """The names of the engines that read page images.

    >>> engines()
    ['tesseract', 'tesserocr']
    """
    folder = files("vanthu") / "ocr" / "engines"
    return sorted(f.name[:-3] for f in folder.iterdir() if f.name.endswith(".py") and f.name != "__init__.py")


def _languages(output: Callable[..., str]) -> list[str]:
    """The languages that Tesseract has data for."""
    _, _, listed = output("tesseract", "--list-langs").partition(":\n")
    return listed.split()


def require(engine: str, languages: str, output: Callable[..., str] = _output) -> None:
    """VanthuError when there is no such engine, MissingProgramError when it or the data of a language is not installed."""
    if engine not in engines():
        raise VanthuError(f"--engine: {engine} is not one of {', '.join(engines())}.")
    if not re.fullmatch(r"\w{2,20}(\+\w{2,20}){0,9}", languages):
        raise VanthuError(f"--languages: {languages} is no list such as vie or vie+eng.")
    there = _languages(output)
    for language in languages.split("+") if there else ():
        if language not in there:
            package = f"tesseract-ocr-{language.replace('_', '-').lower()}"
            raise MissingProgramError(f"--languages: Tesseract has no data for {language}: {_apt(package)}")
    if engine != "tesseract" and find_spec(engine) is None:
        raise MissingProgramError(f"--engine: {engine} is not installed: pip install {engine}")


def examine(find: Callable[[str], str | None] = shutil.which, output: Callable[..., str] = _output) -> Iterator[Finding]:
    """Look for each program and data file; `find` and `output` are the system's own unless a test gives others."""
    tesseract = find("tesseract")
    version = output("tesseract", "--version").partition("\n")[0] if tesseract else ""
    yield Finding(
        "tesseract", bool(tesseract), True, "scans and photographs", version, _apt("tesseract-ocr", "tesseract-ocr-vie")
    )
    languages = _languages(output) if tesseract else []
    listed = f"--languages: {', '.join(languages)}"
    yield Finding("tesseract vie", "vie" in languages, True, "Vietnamese in scans", listed, _apt("tesseract-ocr-vie"))
    yield Finding("tesseract osd", "osd" in languages, False, "pages that lie on their side", "", _apt("tesseract-ocr-osd"))
    tesserocr = find_spec("tesserocr") is not None
    yield Finding("tesserocr", tesserocr, False, "--engine tesserocr: the same without a program", "", "pip install tesserocr")
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
