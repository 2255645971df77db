"""Character and diacritic error rates of a text against the truth."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz.distance import Levenshtein

LONG = 4000  # characters; beyond this unlike stretches are compared by counting letters, which is linear


@dataclass(frozen=True)
class CharacterErrors:
    """Edits over the length of the truth, and letters with a diacritic that did not come back exactly."""

    edits: int = 0
    length: int = 0
    marks_lost: int = 0
    marks: int = 0

    def __add__(self, other: CharacterErrors) -> CharacterErrors:
        return CharacterErrors(
            self.edits + other.edits, self.length + other.length, self.marks_lost + other.marks_lost, self.marks + other.marks
        )

    @property
    def cer(self) -> float:
        return self.edits / self.length if self.length else 0.0

    @property
    def der(self) -> float:
        return self.marks_lost / self.marks if self.marks else 0.0


def character_errors(truth: str, text: str) -> CharacterErrors:
    """Both sides NFC with white space folded; case counts.

    >>> e = character_errors("báo cáo", "bao cao"); e.edits, e.marks_lost, e.marks
    (2, 2, 2)
    >>> character_errors("đỏ", "").cer, character_errors("đỏ", "đỏ").der
    (1.0, 0.0)
    """
    truth, text = (" ".join(unicodedata.normalize("NFC", t).split()) for t in (truth, text))
    marks = _marks(truth)
    kept = 0
    one, other = truth.split(), text.split()
    for tag, i, j, k, o in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        kept += _marks("".join(one[i:j])) if tag == "equal" else _kept(" ".join(one[i:j]), " ".join(other[k:o]))
    return CharacterErrors(Levenshtein.distance(truth, text), len(truth), marks - kept, marks)


def _marks(text: str) -> int:
    return sum(c in "đĐ" or len(unicodedata.normalize("NFD", c)) > 1 for c in text)


def _kept(truth: str, text: str) -> int:
    """Marked letters of `truth` that stand in `text`, in order."""
    if max(len(truth), len(text)) > LONG:
        return _marks("".join((Counter(truth) & Counter(text)).elements()))
    blocks = SequenceMatcher(None, truth, text, autojunk=False).get_matching_blocks()
    return sum(_marks(truth[b.a : b.a + b.size]) for b in blocks)
