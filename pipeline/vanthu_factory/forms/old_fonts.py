"""Files in the old encodings: Word files in TCVN3 and VNI fonts, and text files of TCVN3 bytes."""

from __future__ import annotations

from pathlib import Path

from vanthu_factory.forms import docx, txt
from vanthu_factory.legacy import TCVN3, tcvn3, vni
from vanthu_factory.model import Report
from vanthu_factory.words import Dice


def write_tcvn3_docx(report: Report, path: Path, dice: Dice) -> None:
    docx.write(report, path, dice, tcvn3)


def write_vni_docx(report: Report, path: Path, dice: Dice) -> None:
    docx.write(report, path, dice, vni)


def write_tcvn3_text(report: Report, path: Path, dice: Dice) -> None:
    """Bytes without any font: a capital with a tone is stored as the lower-case letter, as the old keyboards did."""
    text = txt.text(report, dice).translate(str.maketrans("“”‘’–…•", "\"\"''-.*"))
    stored = "".join(TCVN3.get(c) or TCVN3.get(c.lower(), c) for c in text)
    path.write_bytes(stored.encode("latin-1", "replace"))
