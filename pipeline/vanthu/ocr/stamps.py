"""Text that a signing program or a clerk's stamp put on the page: told from the document's own words and set aside."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vanthu.ocr.layout import Segment, bounds, segments_of
from vanthu.text.fold import fold
from vanthu.types import Box, Mark, Word

# What signing programs print, as seen on signed PDFs and in English-language viewers. Folded.
_SIGNED = re.compile(
    r"\b(?:nguoi|don vi|duoc) ky ?(?:so)? ?[:;]|\bky (?:boi|so boi|ngay) ?[:;]|(?:thoi gian|ngay|gio) ky ?[:;]|signature (?:not verified|valid|unknown)"
    r"|(?:digitally )?signed by|signing (?:time|date)|^(?:date|reason|location|email) ?: ?\S|chu ky so (?:cua|duoc)"
    r"|\d{1,2}[./-]\d{1,2}[./-]\d{4},? \d{1,2}:\d\d(?::\d\d)?(?: ?(?:am|pm|sa|ch))?(?: ?[+-]\d\d:?\d\d)?$"
)
_CUE = re.compile(r"\bky\b|sign|\d:\d\d|email|reason|location")  # a quick look: most pages have no such text
_BESIDE = re.compile(
    r"^co quan ?:|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,32}|^\+\d\d[:']?\d\d|^trung tam cong bao|^va tin hoc$|^bao va tin hoc"
)


def is_signing_text(text: str) -> bool:
    """Whether lines are what a signing program prints.

    >>> is_signing_text("Người ký: Ủy ban nhân dân tỉnh"), is_signing_text("24.01.2025 20:06:24 +07:00")
    (True, True)
    >>> is_signing_text("Ngày ký: 05/3/2024"), is_signing_text("Người lập biểu"), is_signing_text("từ 7:30 ngày 05/3/2024")
    (True, False, False)
    """
    return any(_SIGNED.search(fold(line.strip())) for line in text.split("\n"))


def without_signing_text(words: Sequence[Word], *, page: int) -> tuple[list[Word], list[Mark]]:
    """The words without the blocks that a signing program printed among them, and those blocks as marks."""
    if not _CUE.search(fold(" ".join(w.text for w in words))):
        return list(words), []
    segments = segments_of(words)
    marks: list[Mark] = []
    taken: set[int] = set()
    for block in _blocks(segments):
        text = "\n".join(s.text for s in block)
        if len(block) > 1 and len(text) < 600:
            members = [w for s in block for w in s.words]
            taken.update(_key(w) for w in members)
            marks.append(Mark("digital_signature", page, bounds(members), text))
    return [w for w in words if _key(w) not in taken], marks


def _key(word: Word) -> int:
    return hash((word.text, word.box))


def _blocks(segments: Sequence[Segment]) -> list[list[Segment]]:
    """Around each line that only a signing program prints, the lines of its size that stand flush with it."""
    blocks: list[list[Segment]] = []
    left = sorted(segments, key=lambda s: s.box.top)
    for seed in [s for s in left if is_signing_text(s.text)]:
        if any(seed in block for block in blocks):
            continue
        block = [seed]
        for _ in range(8):
            more = [s for s in left if s not in block and any(_continues(s, b) for b in block)]
            if not more:
                break
            block += more
        blocks.append(sorted(block, key=lambda s: s.box.top))
    return blocks


def _continues(segment: Segment, other: Segment) -> bool:
    a, b, height = segment.box, other.box, other.height
    near = max(a.top - b.bottom, b.top - a.bottom) < 0.5 * height and abs(a.left - b.left) < 0.8 * height
    known = is_signing_text(segment.text) or _BESIDE.search(fold(segment.text)) is not None
    beside = max(a.top - b.bottom, b.top - a.bottom) < 1.2 * height and _overlap(a, b)
    return (near and abs(segment.height - height) < 0.25 * height) or (known and beside)


def _overlap(a: Box, b: Box) -> bool:
    return min(a.right, b.right) > max(a.left, b.left)
