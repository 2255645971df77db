"""Mutated PDF, Word, image and text files: no crash of the run, no hang past the limit, each file reported.

`python -m tests.stress.fuzzing [COUNT] [SEED]`: COUNT files, a quarter of each kind, with bytes flipped, cut out, doubled, cut off or spliced.
Says how many ended in which way, and every file that is not in the tables or was lost to a crash or to the time limit.
"""

from __future__ import annotations

import io
import random
import sqlite3
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from PIL import Image, ImageDraw
from tests.stress.papers import paper

from vanthu.batch import Batch, extract_all
from vanthu.settings import Settings

SAMPLES = Path(__file__).parent.parent.parent / "samples"
_LOST = ("crash", "timeout", "internal")


def seeds() -> dict[str, bytes]:
    """A small valid file of each kind."""
    buffer = io.BytesIO()
    image = Image.new("L", (620, 200), 255)
    ImageDraw.Draw(image).text((20, 40), "So: 12/BC-UBND", fill=0, font_size=28)
    image.save(buffer, "PNG", dpi=(150, 150))
    return {
        "pdf": (SAMPLES / "04-dang-uy-so-ket.pdf").read_bytes(),
        "docx": (SAMPLES / "02-truong-thcs-tong-ket-nam-hoc.docx").read_bytes(),
        "png": buffer.getvalue(),
        "txt": paper(1).encode(),
    }


def mutated(data: bytes, dice: random.Random) -> bytes:
    """`data` after one to four accidents: bytes replaced, lost or doubled, the rest lost, or the end put in the middle."""
    for _ in range(dice.randint(1, 4)):
        at, size = dice.randrange(len(data) or 1), dice.choice((1, 2, 8, 64, 1024))
        before, hit, after = data[:at], data[at : at + size], data[at + size :]
        accidents = (
            before + dice.randbytes(size) + after,
            before + after,
            before + hit + hit + after,
            before,
            before + data[-size:] + hit + after,
        )
        data = dice.choices(accidents, weights=(6, 2, 2, 1, 2))[0]
    return data


def main(count: int, seed: int) -> int:
    """0 when every file is reported and none was lost to a crash, a hang or an unforeseen error."""
    dice, originals = random.Random(seed), seeds()
    with tempfile.TemporaryDirectory() as folder:
        source, out = Path(folder, "in"), Path(folder, "out")
        source.mkdir()
        for i in range(count):
            kind = list(originals)[i % len(originals)]
            (source / f"{i:06}.{kind}").write_bytes(mutated(originals[kind], dice))
        began = time.perf_counter()
        tally = extract_all([source], out, Settings(timeout=60), Batch(formats=()))
        store = sqlite3.connect(out / "vanthu.sqlite")
        # A damaged Word file may be an archive of other files; what counts is that each file that went in is there.
        reported = store.execute("SELECT COUNT(DISTINCT input) FROM _files").fetchone()[0]
        codes = Counter(row[0] for row in store.execute("SELECT code FROM problems WHERE stage = 'read'"))
        lost = store.execute(
            f"SELECT file, code, message FROM problems WHERE code IN ({','.join('?' * len(_LOST))})", _LOST
        ).fetchall()
        print(
            f"{count} files in {time.perf_counter() - began:.0f} s: {reported} reported; {tally}\n{dict(codes.most_common())}"
        )
        for file, code, message in lost:
            print(f"LOST {file}: {code}: {message}")
    return int(reported != count or bool(lost))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000, int(sys.argv[2]) if len(sys.argv) > 2 else 1))
