"""What a piece of the foot looks like: office signed for, post, name, mark of signing, recipient."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from vanthu.outline.anchors import Anchors
from vanthu.outline.markers import is_capitals, marker_of
from vanthu.outline.pieces import Piece

SIGNING = frozenset(("capacity", "post", "name", "signed", "bracket", "office"))
_BULLETS = frozenset(("dash", "plus", "star", "dot", "number", "letter"))
_LONGEST = 80  # characters of a post with its office
_LAST_WORDS = re.compile(r"(?:[^\W\d_]{1,40}\s{1,3}){1,5}[^\W\d_]{1,8}\s?$")
_DIRT = " \t-–—_~`'’|*•·"
_SEAM = re.compile(r"(?<=[;,.:)])\s+")


@dataclass(frozen=True)
class Labelled:
    """A piece and its label: heading, noise, signed, capacity, bracket, item, post, name, perhaps (a name), office or text."""

    piece: Piece
    label: str


@dataclass(frozen=True)
class Labeller:
    """Gives each piece of a foot its label."""

    anchors: Anchors

    def label(self, piece: Piece) -> str:
        for name in ("rule_line", "stamp", "signed"):
            if self.anchors.is_(name, piece):
                return "signed" if name == "signed" else "noise"
        short = len(piece.text) <= _LONGEST
        if len(piece.text) < 140 and self.anchors.is_("capacity", piece):
            return "capacity"
        if short and piece.text.startswith("(") and self.anchors.post(piece.text[1:].strip()):
            return "bracket"
        marker = marker_of(piece.text)
        if marker and marker.type in _BULLETS and piece.side != "right":
            return "item"
        return self._of_words(piece) if short else "text"

    def _of_words(self, piece: Piece) -> str:
        if piece.side != "left":
            if self._is_post(piece):
                return "post"
            if self.anchors.name(piece.text):
                return "name"
            if _like_a_name(piece.text) and not self.anchors.is_("body_start", piece):
                return "perhaps"
        return "office" if is_capitals(piece.text) else "text"

    def _is_post(self, piece: Piece) -> bool:
        """A line that is a post: capitals, or nothing but the post and the office it belongs to."""
        if piece.text.endswith((".", ";", ":")):
            return False
        capitals = is_capitals(piece.text)
        end = self.anchors.post(piece.text, exact=not capitals)
        if end is None:
            return False
        return capitals or end == len(piece.text) or (piece.side == "right" and "," not in piece.text)

    def name_at_end(self, piece: Piece) -> tuple[int, int] | None:
        """Where the name stands that a line of offices in capitals ends with (`KT. BỘ TRƯỞNG THỨ TRƯỞNG Cao Anh Tuấn`)."""
        text = piece.text
        run = _LAST_WORDS.search(text)
        for start in range(max(run.start(), 1) if run else len(text), len(text)):
            if text[start].isupper() and text[start + 1 : start + 2].islower():
                found = self.anchors.name(text[start:])
                if found:
                    return start + found[0], start + found[1]
        return None

    def parted(self, piece: Piece) -> Iterator[Piece]:
        """A line on which a recipient and an office were run together, as two pieces (`- Lưu: VT. CHỦ TỊCH`).

        On the right, the dots and strokes of seal and signature around the words are left out.
        """
        if piece.side == "right":
            yield _without_dirt(piece)
            return
        for seam in () if piece.side or self.anchors.is_("capacity", piece) else _SEAM.finditer(piece.text):
            left, right = piece.part(0, seam.start()), piece.part(seam.end(), len(piece.text))
            if left and right and is_capitals(right.text) and self._is_office(right):
                yield left.on("left")
                yield right.on("right")
                return
        yield piece

    def _is_office(self, piece: Piece) -> bool:
        return self.anchors.is_("capacity", piece) or self.anchors.post(piece.text, exact=True) is not None


def _without_dirt(piece: Piece) -> Piece:
    bare = piece.text.strip(_DIRT)
    start = piece.text.find(bare)
    return (piece.part(start, start + len(bare)) if bare else None) or piece


def _like_a_name(text: str) -> bool:
    """Three to five words with capitals and nothing else: a name also where the family name is not known."""
    words = text.split()
    return 3 <= len(words) <= 5 and all(
        w[0].isupper() and (w[1:].islower() or len(w) == 1) and w.isalpha() and len(w) < 8 for w in words
    )
