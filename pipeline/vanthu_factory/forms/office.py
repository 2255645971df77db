"""Formats that only LibreOffice writes: .doc and .odt, made from the Word file."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from vanthu_factory.forms import docx
from vanthu_factory.legacy import tcvn3
from vanthu_factory.model import Report
from vanthu_factory.words import Dice


def available() -> bool:
    return shutil.which("soffice") is not None


def write(report: Report, path: Path, dice: Dice, encode: docx.Encoder = docx.unicode_font) -> None:
    """The suffix of `path` is the format."""
    if not available():
        raise RuntimeError("LibreOffice (soffice) is needed to write .doc and .odt.")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "document.docx"
        docx.write(report, source, dice, encode)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", path.suffix[1:]]
        subprocess.run([*command, "--outdir", folder, str(source)], check=True, capture_output=True, timeout=120)
        shutil.move(source.with_suffix(path.suffix), path)


def write_tcvn3(report: Report, path: Path, dice: Dice) -> None:
    write(report, path, dice, tcvn3)
