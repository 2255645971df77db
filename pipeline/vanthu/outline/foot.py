"""The foot of a document: Nơi nhận and the signature, however they are laid beside each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from vanthu.outline.anchors import Anchors
from vanthu.outline.markers import is_capitals, marker_of
from vanthu.outline.pieces import Piece
from vanthu.types import Span

_LONGEST = 90  # pieces of a foot
_REACH = 14  # pieces from the office to the name below it
_BEFORE = 8  # pieces that a signature may begin above Nơi nhận
_BULLETS = ("dash", "plus", "star", "dot", "number", "letter")
# Words with a small letter behind a capital, up to the end; the first may be glued to a bracket or to capitals in front of it.
_NAME_AT_END = re.compile(r"[A-ZĐÀ-Ỹ][^\W\d_A-Z]{1,6}(?:\s+[A-ZĐÀ-Ỹ][^\W\d_A-Z]{0,6}){1,5}\s*$")
Zones = dict[str, list[Span]]


@dataclass(frozen=True)
class Labelled:
    """A piece of the foot and what it looks like: capacity, post, name, signed, bracket, item or text."""

    piece: Piece
    label: str


class FootReader:
    """Reads the foot from the pieces behind the head."""

    def __init__(self, pieces: Sequence[Piece], anchors: Anchors) -> None:
        self.pieces = pieces
        self.anchors = anchors
        self.zones: Zones = defaultdict(list)

    def read(self) -> Zones:
        heading = self._heading()
        start, end = self._bounds(heading)
        labelled = [Labelled(p, self._label(p, i, heading)) for i, p in enumerate(self.pieces[start:end], start)]
        signature = self._signature(labelled)
        if heading is None:
            self._second_signer(labelled, signature)
        else:
            self._recipients(labelled, heading - start, signature)
        return self.zones

    # ------------------------------------------------------------------------------------------------ where it stands

    def _heading(self) -> int | None:
        """The index of the piece `Nơi nhận:`: the first that recipients follow, else the first."""
        found = [i for i, piece in enumerate(self.pieces) if self.anchors.is_("recipients", piece)]
        for i in found:
            match = self.anchors.search("recipients", self.pieces[i])
            assert match is not None
            rest = self.pieces[i].text[match.end() :].strip()
            below = [p for p in self.pieces[i + 1 : i + 6] if p.side != "right"]
            if (rest and marker_of(rest)) or any(marker_of(p.text) for p in below):
                return i
        return found[0] if found else None

    def _bounds(self, heading: int | None) -> tuple[int, int]:
        """First and last piece of the foot."""
        if heading is None:
            office = self._first_office()
            if office is None:
                return 0, 0
            start = office
            while start and self._signs_left(self.pieces[start - 1]):
                start -= 1
        else:
            start = heading
            while start > 0 and heading - start < _BEFORE and self._label(self.pieces[start - 1], start - 1, None) in (
                "capacity", "post", "name", "signed", "bracket", "office"
            ):  # fmt: skip
                start -= 1
        end = start
        while end < len(self.pieces) and end - start < _LONGEST:
            if end > start + 1 and self.anchors.is_("annex", self.pieces[end]):
                break
            end += 1
        return start, end

    def _signs_left(self, piece: Piece) -> bool:
        return piece.side == "left" and (self.anchors.post(piece.text) or self.anchors.name(piece.text)) is not None

    def _first_office(self) -> int | None:
        """The first capacity or post with a name close below it; used where there is no Nơi nhận."""
        labels = [self._label(piece, i, None) for i, piece in enumerate(self.pieces)]
        for i, label in enumerate(labels):
            below = labels[i + 1 : i + _REACH]
            if label in ("capacity", "post") and ("name" in below or "glued" in below):
                return i
            if label == "capacity" and (len(self.pieces) - i < _REACH or self._glued(self.pieces[i])):
                return i
        return None

    # ------------------------------------------------------------------------------------------------ what it is

    def _label(self, piece: Piece, i: int, heading: int | None) -> str:
        if heading is not None and i == heading:
            return "heading"
        if self.anchors.is_("rule_line", piece) or self.anchors.is_("stamp", piece):
            return "noise"
        if self.anchors.is_("signed", piece):
            return "signed"
        if len(piece.text) < 140 and self.anchors.is_("capacity", piece):
            return "capacity"
        if piece.text.startswith("(") and len(piece.text) < 80 and self.anchors.post(piece.text[1:].strip()):
            return "bracket"
        marker = marker_of(piece.text)
        if marker and marker.type in _BULLETS and piece.side != "right":
            return "item"
        if self._is_post(piece):
            return "post"
        if self.anchors.name(piece.text) and piece.side != "left":
            return "name"
        if is_capitals(piece.text) and len(piece.text) < 80:
            return "office"
        return "text"

    def _is_post(self, piece: Piece) -> bool:
        """A line that is a post: capitals, or nothing but the post and the office it belongs to."""
        if len(piece.text) > 80 or piece.text.endswith((".", ";", ":")) or piece.side == "left":
            return False
        end = self.anchors.post(piece.text)
        if end is None:
            return False
        return is_capitals(piece.text) or end == len(piece.text) or (piece.side == "right" and "," not in piece.text)

    def _glued(self, piece: Piece) -> bool:
        """`KT. BỘ TRƯỞNG THỨ TRƯỞNG Cao Anh Tuấn`: a whole signature on one line."""
        return self._name_at_end(piece) is not None

    def _name_at_end(self, piece: Piece) -> tuple[int, int] | None:
        """Where the name stands that a line of offices ends with."""
        run = _NAME_AT_END.search(piece.text)
        start = run.start() if run else len(piece.text)
        while start < len(piece.text):
            found = self.anchors.name(piece.text[start:])
            if found and start and not is_capitals(piece.text[start:]):
                return start + found[0], start + found[1]
            start = piece.text.find(" ", start) + 1 or len(piece.text)
        return None

    # ------------------------------------------------------------------------------------------------ signature

    def _signature(self, labelled: list[Labelled]) -> set[Span]:
        """Zones of the signature; the spans that belong to it."""
        own = [x for x in labelled if x.label in ("capacity", "post", "name", "signed", "bracket", "office")]
        right = [x for x in own if x.piece.side == "right"]
        if any(x.label in ("capacity", "post") for x in right):
            own = [x for x in own if x.piece.side != "left"]
        first = next((i for i, x in enumerate(own) if x.label in ("capacity", "post")), None)
        if first is None:
            return self._name_only(own)
        own = own[first:]
        for x in own:
            if x.label == "capacity" and self._glued(x.piece):
                return self._read_glued(x.piece)
        return self._read_block(own)

    def _second_signer(self, labelled: list[Labelled], signature: set[Span]) -> None:
        """Minutes are signed side by side: the secretary on the left of the chair."""
        rest = [x.piece for x in labelled if x.piece.side == "left" and x.piece.span not in signature]
        for i, piece in enumerate(rest):
            if self.anchors.name(piece.text) and any(self.anchors.post(p.text) for p in rest[:i]):
                self.zones["second_signer"].append(piece.span)

    def _name_only(self, own: list[Labelled]) -> set[Span]:
        """A name on the right though office and post are not printed, or were lost under the seal."""
        names = [x.piece for x in own if x.label == "name" and x.piece.side == "right"]
        for piece in names[-1:]:
            self._sign(piece)
        return {piece.span for piece in names[-1:]}

    def _read_block(self, own: list[Labelled]) -> set[Span]:
        """Office, post and name from top to bottom; what stands in brackets below the name is the post the signer really holds."""
        used: set[Span] = set()
        last_post: list[Piece] = []
        end = next((i for i, x in enumerate(own) if x.label == "name"), len(own))
        for x in own[:end]:
            if x.label == "capacity":
                self.zones["capacity"].append(x.piece.span)
                last_post = []
            elif x.label == "post":
                last_post = [x.piece]
            elif x.label == "office" and last_post:
                last_post.append(x.piece)
            used.add(x.piece.span)
        self.zones["signer_title"].extend(p.span for p in last_post)
        for x in own[end : end + 1]:
            self._sign(x.piece)
            used.add(x.piece.span)
        for x in own[min(end + 1, len(own)) :][:1] if end < len(own) else own:
            if x.label == "bracket":
                self.zones["signer_title_below"].append(x.piece.span)
                used.add(x.piece.span)
        return used

    def _sign(self, piece: Piece) -> None:
        """The name without degree or rank in front of it."""
        found = self.anchors.name(piece.text)
        name = piece.part(*found) if found else None
        self.zones["signer"].append((name or piece).span)

    def _read_glued(self, piece: Piece) -> set[Span]:
        """Cut a signature without line breaks: capacity with its office, post, mark, name."""
        name = self._name_at_end(piece)
        assert name is not None
        head = piece.part(0, name[0])
        signer = piece.part(*name)
        assert head is not None and signer is not None
        self.zones["signer"].append(signer.span)
        cut = head.text.find("(")
        offices = head.part(0, cut) if cut > 0 else head
        if offices is not None:
            self._cut_offices(offices)
        return {piece.span}

    def _cut_offices(self, piece: Piece) -> None:
        """`KT. BỘ TRƯỞNGTHỨ TRƯỞNG`: the last post in it is the signer's."""
        match = self.anchors.search("capacity", piece)
        start = match.end() if match else 0
        last = 0
        for i in range(start + 1, len(piece.text)):
            glued = piece.text[i - 1].isalpha() and piece.text[i].isalpha()
            end = self.anchors.post(piece.text[i:], exact=True) if (not glued or self._seam(piece.text, i)) else None
            if end is not None and not self._inside_post(piece.text, start, i):
                last = i
                break
        capacity, title = piece.part(0, last or len(piece.text)), piece.part(last, len(piece.text)) if last else None
        if capacity is not None:
            self.zones["capacity"].append(capacity.span)
        if title is not None:
            self.zones["signer_title"].append(title.span)

    def _seam(self, text: str, i: int) -> bool:
        """Two words run together: the part in front ends an office of its own."""
        return self.anchors.post(text[:i].split(". ", 1)[-1].split(".", 1)[-1].strip()) is not None

    def _inside_post(self, text: str, start: int, i: int) -> bool:
        """`PHÓ CHỦ TỊCH` holds `CHỦ TỊCH`: that is no new post."""
        return text[:i].rstrip().upper().endswith(("PHÓ", "P.", "QUYỀN"))

    # ------------------------------------------------------------------------------------------------ recipients

    def _recipients(self, labelled: list[Labelled], heading: int, signature: set[Span]) -> None:
        """Zones of the printed lines under Nơi nhận."""
        first = labelled[heading].piece
        match = self.anchors.search("recipients", first)
        assert match is not None
        rest = first.part(match.end(), len(first.text))
        if rest is not None:
            self.zones["recipients"].append(rest.span)
        columns = any(x.piece.side == "right" for x in labelled[heading:])
        for x in labelled[heading + 1 :]:
            if x.piece.span in signature or x.label in ("noise", "signed", "bracket", "capacity"):
                if not columns and x.piece.span in signature:
                    break
                continue
            if x.piece.side == "right" or (x.label in ("post", "name") and x.piece.side != "left"):
                continue
            if x.label == "office" and x.piece.side != "left" and not signature:
                continue
            if self._behind_foot(x.piece):
                break
            self.zones["recipients"].append(x.piece.span)

    def _behind_foot(self, piece: Piece) -> bool:
        return len(piece.text) > 160 or self.anchors.fixed("national_title", piece) is not None
