"""Whether a PDF page's text layer says what the page shows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from vanthu.text.syllables import share_valid
from vanthu.types import Word

BORN_DIGITAL = 0.6  # valid syllables; below, the font's map to Unicode is broken
OVER_SCAN = 0.9  # old OCR behind a scan must be good to be kept: reading the image again costs only time
MARKED = 0.08  # of the letters; Vietnamese prose has a quarter with diacritics
_UNKNOWN = re.compile("[\ufffd\ue000-\uf8ff\x00-\x1f]")


@dataclass(frozen=True)
class Verdict:
    """Use the text layer or not, and why, for people."""

    use: bool
    reason: str


def judge(words: Sequence[Word], *, over_scan: bool) -> Verdict:
    """Judge the words of a page's text layer; `over_scan`: they lie over an image of the whole page.

    >>> judge([Word("uY"), Word("BAN"), Word("NgAN"), Word("nAN"), Word("TiNH"), Word("kHoAN")] * 4, over_scan=True).use
    False
    >>> judge([Word("Ủy"), Word("ban"), Word("nhân"), Word("dân"), Word("tỉnh")] * 4, over_scan=True).reason
    'text layer over a scan: 100 % valid syllables'
    """
    text = " ".join(w.text for w in words)
    letters = sum(c.isalpha() for c in text)
    if over_scan and letters < 40:
        return Verdict(False, "a scan with hardly any text layer")
    if len(_UNKNOWN.findall(text)) > 0.05 * len(text):
        return Verdict(False, "text layer without Unicode map")
    if letters < 40:
        return Verdict(True, "text layer")
    valid = share_valid(text)
    if over_scan and share_marked(text) < MARKED:
        return Verdict(False, "text layer over a scan lacks diacritics")
    if valid < (OVER_SCAN if over_scan else BORN_DIGITAL):
        return Verdict(False, f"text layer fails: {valid:.0%} valid syllables".replace("%", " %"))
    return Verdict(True, f"text layer{' over a scan' if over_scan else ''}: {valid:.0%} valid syllables".replace("%", " %"))


def share_marked(text: str) -> float:
    """The share of the letters that carry a diacritic.

    >>> share_marked("đường phố")
    0.5
    """
    letters = [c for c in text if c.isalpha()]
    return sum(ord(c) > 127 for c in letters) / max(1, len(letters))
