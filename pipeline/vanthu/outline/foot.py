"""The foot of a document: Nơi nhận and the signature, however they are laid beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from vanthu.outline.anchors import Anchors
from vanthu.outline.labels import SIGNING, Labelled, Labeller
from vanthu.outline.markers import marker_of
from vanthu.outline.pieces import Piece
from vanthu.outline.signature import SignatureReader
from vanthu.types import Span

_LONGEST = 90  # pieces of a foot
_SIGNED = ("capacity", "post", "name", "signed")
_REACH = 14  # pieces from the office to the name below it
_GAP = 6  # lines between two that have both columns
_DATE_ABOVE = 4  # pieces from place and date to the signature below them
_LONGEST_PLACE = 32  # letters
_BEFORE = 10  # pieces that a signature may begin above Nơi nhận
Zones = dict[str, list[Span]]


class FootReader:
    """Reads the foot from the pieces behind the head."""

    def __init__(self, pieces: Sequence[Piece], anchors: Anchors) -> None:
        self.pieces = _annexes_below(pieces, anchors)
        self.anchors = anchors
        self.labeller = Labeller(anchors)

    def read(self) -> Zones:
        """The zones of the foot by name."""
        heading = self._heading()
        start, end = self._bounds(heading)
        pieces = self.labeller.flattened(self._in_columns(self.pieces[start:end]))
        first = self.pieces[heading].row if heading is not None else -1
        labelled = [
            Labelled(
                part, "heading" if part.row == first and self.anchors.is_("recipients", part) else self.labeller.label(part)
            )
            for piece in pieces
            for part in self.labeller.parted(piece)
        ]
        signature = self._signature(labelled)
        if "signer" not in signature.zones and heading is not None:
            labelled = self._with_name_cut_off(labelled)
            signature = self._signature(labelled)
        zones = signature.zones
        if heading is not None:
            zones["recipients_heading"] = [self.pieces[heading].span]
            zones["recipients"] = self._recipients(labelled, signature.used)
        return zones

    def place_date(self, zones: Zones) -> list[Span]:
        """Place and date right above the signature, where forms and minutes have them: a line of nothing else."""
        signing = {
            span.start for zone in ("capacity", "signer_title", "second_title", "signer") for span in zones.get(zone, ())
        }
        first = next((i for i, piece in enumerate(self.pieces) if piece.span.start in signing), 0)
        for piece in self.pieces[max(first - _DATE_ABOVE, 0) : first]:
            date = self.anchors.search("place_date", piece)
            if date is not None and date["place"] and date["year"] and piece.text[:1].isupper():
                alone = not piece.text[: date.start()].strip(" (") and not piece.text[date.end() :].strip(" .)")
                if alone and date.end("place") - date.start("place") <= _LONGEST_PLACE:
                    return [piece.span]
        return []

    def _signature(self, labelled: Sequence[Labelled]) -> SignatureReader:
        signature = SignatureReader(labelled, self.labeller)
        signature.read()
        return signature

    def _with_name_cut_off(self, labelled: list[Labelled]) -> list[Labelled]:
        """Under an office without a name: the name that was run together with the last recipient line that holds one."""
        for i in range(len(labelled) - 1, -1, -1):
            x = labelled[i]
            offices = any(y.label in ("capacity", "post") for y in labelled[:i])
            if offices and x.label == "text" and self.anchors.name(x.piece.text):
                return [*labelled[:i], Labelled(x.piece.on("right"), "name"), *labelled[i + 1 :]]  # in the left column
            cut = (
                self.labeller.name_behind(x.piece)
                if offices and x.label in ("item", "text") and x.piece.side != "right"
                else None
            )
            if cut is not None:
                left, right = cut
                return [*labelled[:i], Labelled(left, x.label), Labelled(right, "name"), *labelled[i + 1 :]]
        return labelled

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
        office = heading if heading is not None else self._first_office()
        if office is None:
            return 0, 0
        start = office
        while (
            start > 0
            and office - start < _BEFORE
            and self._belongs(self.pieces[start - 1], self.pieces[start], below_is_heading=heading is not None)
        ):
            start -= 1
        end = office + 1
        while end < len(self.pieces) and end - start < _LONGEST and not self._is_behind(self.pieces[end]):
            end += 1
        if end < len(self.pieces) and self.anchors.is_("attached", self.pieces[end]):
            while end > office + 1 and self.labeller.label(self.pieces[end - 1]) in ("office", "text", "perhaps", "noise"):
                end -= 1  # the title of what is attached
        return start, self._without_table_head(office, end)

    def _without_table_head(self, office: int, end: int) -> int:
        """Where a table ends the foot: its head, the line of several columns above the figures, is none of it either."""
        if end >= len(self.pieces) or not self.pieces[end].tabular:
            return end
        head = [p for p in self.pieces[office + 1 : end] if p.row == self.pieces[end - 1].row]
        signing = any(self.labeller.label(p) in _SIGNED or self.anchors.post(p.text) for p in head)
        return end - len(head) if len(head) > 1 and not signing else end

    def _belongs(self, piece: Piece, below: Piece, *, below_is_heading: bool) -> bool:
        """Whether a piece above belongs to the signature: office, post and name over Nơi nhận, or the one who signs on the left."""
        if piece.side == "left":
            if piece.row == below.row and self.labeller.label(below) in SIGNING:
                return True
            known = self.anchors.post(piece.text) or self.anchors.name(piece.text)
            return known is not None or self.anchors.is_("capacity", piece) or self.anchors.is_("signed", piece)
        return below_is_heading and self.labeller.label(piece) in SIGNING

    def _is_behind(self, piece: Piece) -> bool:
        """An annex, a table, a copy block or another head: behind the foot."""
        return piece.tabular or any(
            self.anchors.is_(name, piece) for name in ("annex", "attached", "table_head", "copy", "number", "national_title")
        )

    def _first_office(self) -> int | None:
        """The first capacity or post with a name close below it; used where there is no Nơi nhận."""
        labels = ["text" if piece.tabular or len(piece.text) < 2 else self.labeller.label(piece) for piece in self.pieces]
        for i, label in enumerate(labels):
            if label in ("capacity", "post") and "name" in labels[i + 1 : i + _REACH]:
                return i
            if label == "capacity" and (len(self.pieces) - i < _REACH or self.labeller.name_at_end(self.pieces[i])):
                return i
        return None

    def _in_columns(self, pieces: Sequence[Piece]) -> list[Piece]:
        """A typed line that stands alone left of where the right column begins, among lines that have both columns, is of the left one.

        So is an office alone above the first such line, where that has a name on the left: `KẾ TOÁN` is typed higher than the chairman's.
        """
        both = {p.row for p in pieces if p.side == "right" and p.box is None and p.column > 0}
        edge = min((p.column for p in pieces if p.row in both and p.side == "right"), default=0)
        rows = sorted({p.row for p in pieces})
        near = {
            row
            for i, row in enumerate(rows)
            if both & set(rows[max(i - _GAP, 0) : i]) and both & set(rows[i + 1 : i + 1 + _GAP])
        }
        named = {p.row for p in pieces if p.row in both and p.side == "left" and self.anchors.name(p.text)}
        above = {row for i, row in enumerate(rows) if named & set(rows[i + 1 : i + 1 + _GAP])}

        def left(p: Piece) -> bool:
            alone = not p.side and p.box is None and p.table is None and p.column + len(p.text) <= edge
            return alone and (p.row in near or (p.row in above and self.labeller.label(p) in _SIGNED))

        return [p.on("left") if left(p) else p for p in pieces]

    # ------------------------------------------------------------------------------------------------ recipients

    def _recipients(self, labelled: list[Labelled], signature: set[Span]) -> list[Span]:
        """The printed lines under Nơi nhận."""
        heading = next((i for i, x in enumerate(labelled) if x.label == "heading"), None)
        if heading is None:
            return []
        first, found = labelled[heading].piece, []
        match = self.anchors.search("recipients", first)
        rest = first.part(match.end(), len(first.text)) if match else None
        if rest is not None:
            found.append(rest.span)
        columns = any(x.piece.side == "right" for x in labelled[heading:])
        below = labelled[heading + 1 :]
        inside = [x for x in below if first.table is not None and x.piece.table == first.table]
        if found or any(x.piece.side == "left" for x in inside):
            below = inside if first.table is not None else below  # they end with the table that they stand in
        behind = False  # the signer's name, with no recipient since
        for i, x in enumerate(below):
            beside = i + 1 < len(below) and below[i + 1].label == "name" and below[i + 1].piece.side == "right"
            if x.label == "text" and beside and self.anchors.name(x.piece.text):
                continue  # who drew it up, beside who signs it
            if x.piece.span in signature and not columns and found:
                break
            if self._ends_recipients(x, behind=behind) and found:
                break
            if x.piece.span in signature:
                behind = behind or x.label == "name"
            elif self._is_recipient(x, signed=bool(signature)):
                found.append(x.piece.span)
                behind = False
        return found

    def _ends_recipients(self, x: Labelled, *, behind: bool) -> bool:
        """An office below them in the same column (`NGƯỜI LẬP BIỂU`), or below the signature the title of an annex in capitals."""
        if x.piece.side == "right" or x.label == "item" or x.piece.text.endswith((";", ":", ".", ",")):
            return False
        office = self.labeller.label(x.piece.on("")) == "post" and "," not in x.piece.text
        title = behind and x.label == "office" and not x.piece.side and " " in x.piece.text
        return office or title

    def _is_recipient(self, x: Labelled, *, signed: bool) -> bool:
        if x.piece.side == "right" and self.anchors.is_("purpose_note", x.piece):
            return True
        if x.piece.side == "right" or x.label in ("noise", "signed", "bracket", "capacity") or len(x.piece.text) > 160:
            return False
        if x.piece.side == "left" or x.label in ("item", "text", "perhaps"):
            return True
        return x.label == "office" and signed


def _annexes_below(pieces: Sequence[Piece], anchors: Anchors) -> Sequence[Piece]:
    """The pieces with the heading of an annex behind what stands above it on its page: it may be read between the columns of the foot."""
    found, i = list(pieces), 0
    while i < len(found):
        piece, last = found[i], i
        if piece.box is not None and any(anchors.is_(name, piece) for name in ("annex", "attached")):
            while last + 1 < len(found) and _stands_above(found[last + 1], piece):
                last += 1
        if last > i:
            found[i : last + 1] = [*found[i + 1 : last + 1], piece]
        else:
            i += 1
    return found


def _stands_above(piece: Piece, below: Piece) -> bool:
    return piece.box is not None and below.box is not None and piece.page == below.page and piece.box.bottom <= below.box.top
