"""What a piece of the foot looks like: office signed for, post, name, mark of signing, recipient."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from vanthu.outline.anchors import Anchors
from vanthu.outline.markers import is_capitals, marker_of
from vanthu.outline.pieces import Piece
from vanthu.text.fold import fold
from vanthu.types import value_class

SIGNING = frozenset(("capacity", "post", "name", "signed", "bracket", "office"))
_BULLETS = frozenset(("dash", "plus", "star", "dot", "number", "letter"))
_LONGEST = 80  # characters of a post with its office
_LONGEST_LINE = 2000  # characters of a line on which recipients and signature are sought beside each other
_LAST_WORDS = re.compile(r"(?:[^\W\d_]{1,40}\s{1,3}){1,5}[^\W\d_]{1,8}\s?$")
_DIRT = " \t-–—_~`'’|*•·"
_SEAM = re.compile(r"\s+|(?<=[;.:)])(?=[A-ZĐ])")  # where columns may have been run together, with or without a blank
_ENDS = (";", ".", ":", ")", ",")  # of a recipient


@value_class(frozen=True, slots=True)
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

    def flattened(self, pieces: Sequence[Piece]) -> list[Piece]:
        """The pieces, with signatures that were run together on one line parted: `THƯ KÝ CHỦ TỌA` over `Trần Thị Lan Lê Văn Tám`."""
        found: list[Piece] = []
        offices: list[Piece] = []
        for piece in pieces:
            names = self._names_in(piece, len(offices)) if offices and not piece.side else []
            if names:
                at = next(i for i, p in enumerate(found) if p.row == offices[0].row)
                found[at : at + 1] = offices
                found += names
                offices = []
                continue
            found.append(piece)
            offices = self._offices_in(piece) or ([] if self.name_or_office(piece) else offices)
        return found

    def name_or_office(self, piece: Piece) -> bool:
        """Whether the piece is a signature's own, so that offices above it do not wait for names below it."""
        return self.label(piece) in ("name", "post", "capacity")

    def _offices_in(self, piece: Piece) -> list[Piece]:
        """The offices on a line of nothing else, each with what follows it (`CHỦ TỊCH HỘI ĐỒNG`); none where there is but one."""
        if piece.side or not is_capitals(piece.text) or self.anchors.is_("capacity", piece) or len(piece.text) > 2 * _LONGEST:
            return []
        starts: list[int] = []
        end = 0
        for word in re.finditer(r"\S+", piece.text):
            found = self.anchors.post(piece.text[word.start() :], exact=True) if word.start() >= end else None
            if found is not None:
                starts.append(word.start())
                end = word.start() + found
        if not starts or starts[0] or len(starts) < 2:
            return []
        return self._side_by_side(piece, starts)

    def _names_in(self, piece: Piece, count: int) -> list[Piece]:
        """A line of just so many names; none where it can be parted in more than one way."""
        words = [m.start() for m in re.finditer(r"\S+", piece.text)]
        if not 2 * count < len(words) <= 5 * count:
            return []
        ways = [
            (0, *cut)
            for cut in combinations(words[1:], count - 1)
            if all(self._is_full_name(piece.text[a:b]) for a, b in pairwise((0, *cut, len(piece.text))))
        ]
        whole = [w for w in ways if all(len(piece.text[a:b].split()) > 2 for a, b in pairwise((*w, len(piece.text))))]
        best = whole or ways
        return self._side_by_side(piece, best[0]) if len(best) == 1 else []

    def _is_full_name(self, text: str) -> bool:
        """Behind another's name, `Văn` and `Thị` are the middle of one, no family name."""
        words = text.split()
        return 2 <= len(words) <= 5 and fold(words[0]) not in ("van", "thi") and self.anchors.name(text.strip()) is not None

    def _side_by_side(self, piece: Piece, starts: Sequence[int]) -> list[Piece]:
        parts = [piece.part(a, b) for a, b in pairwise((*starts, len(piece.text)))]
        sides = ["left", *[""] * (len(parts) - 2), "right"]
        return [part.on(side) for part, side in zip(parts, sides, strict=True) if part is not None]

    def parted(self, piece: Piece) -> Iterator[Piece]:
        """A line on which a recipient and an office were run together, as two pieces (`- Lưu: VT. CHỦ TỊCH`).

        On the right, the dots and strokes of seal and signature around the words are left out, and the mark of signing in front of a
        name is a piece of its own (`(Đã ký) Nguyễn Văn An`).
        """
        if piece.side == "right":
            yield from self._mark_of_signing(_without_dirt(piece))
            return
        whole = piece.side or len(piece.text) > _LONGEST_LINE or self.anchors.is_("capacity", piece)
        for seam in () if whole else _SEAM.finditer(piece.text):
            left, right = piece.part(0, seam.start()), piece.part(seam.end(), len(piece.text))
            if left and right and _is_recipient(left.text) and is_capitals(right.text) and self._runs_into(left, right):
                yield left.on("left")
                yield right.on("right")
                return
        yield from self._mark_of_signing(piece)

    def _runs_into(self, left: Piece, right: Piece) -> bool:
        """Whether the right column begins here: behind the end of a recipient, or an office in capitals behind small letters.

        `CT, PCT;` is a recipient by its abbreviations, and so is one that ends like an item of a list.
        """
        if self.anchors.is_("capacity", right):
            return left.text.endswith(_ENDS) or not is_capitals(left.text)
        if " " not in right.text or right.text.endswith((",", ";", ".")) or self.anchors.post(right.text, exact=True) is None:
            return False
        return left.text.endswith(_ENDS) or (
            marker_of(left.text) is not None and not is_capitals(left.text) and "," not in right.text
        )

    def _mark_of_signing(self, piece: Piece) -> Iterator[Piece]:
        mark = self.anchors.search("signed_before", piece)
        name = piece.part(mark.end(), len(piece.text)) if mark else None
        if mark and name and self.anchors.name(name.text):
            signed = piece.part(0, mark.end())
            assert signed is not None
            yield signed
            yield name
        else:
            yield piece

    def name_behind(self, piece: Piece) -> tuple[Piece, Piece] | None:
        """The last recipient and the name that stands behind it on the line, where no blank parts the columns (`- Lưu: VT. Lê Thị Mai`).

        Behind a comma a name is that of the one who keeps the paper.
        """
        for seam in _SEAM.finditer(piece.text, max(len(piece.text) - _LONGEST, 0)):
            left, right = piece.part(0, seam.start()), piece.part(seam.end(), len(piece.text))
            named = right is not None and self.anchors.name(right.text) is not None and len(right.text.split()) > 2
            if left and right and named and (left.text.endswith(_ENDS[:-1]) or left.text[-1:].isupper()):
                return left.on("left"), right.on("right")
        return None


def _is_recipient(text: str) -> bool:
    """Whether a recipient may end here: `P. CHỦ TỊCH` and `Q. CHỦ TỊCH` are posts."""
    return sum(map(str.isalpha, text)) > 1


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
