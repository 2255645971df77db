"""Who issued a document, and the body above it, from the lines on the left of the letterhead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from vanthu.outline.anchors import Anchors
from vanthu.outline.markers import is_capitals
from vanthu.outline.pieces import Piece
from vanthu.types import Span

_EDGE = re.compile(r"[\s\-–—_*=~|.]+$")
_STAR = re.compile(r"\s[a-zø×°+]$")  # the star of a Party letterhead as OCR reads it, behind a name in capitals


@dataclass(frozen=True)
class IssuerReader:
    """Groups the lines to bodies: a name may be broken over lines, and a broken line may look like a body of its own."""

    anchors: Anchors

    def read(self, pieces: Sequence[Piece], arrival: Piece | None, *, titled: bool) -> dict[str, list[Span]]:
        """The last body is the issuer, the one above it its parent. `titled`: a national or Party title was seen."""
        bodies: list[list[Piece]] = []
        for piece in _without_receiver(pieces, arrival):
            trimmed = (_STAR.search(piece.text) if is_capitals(piece.text) else None) or _EDGE.search(piece.text)
            part = piece.part(0, trimmed.start()) if trimmed else piece
            if part is None or sum(c.isalpha() for c in part.text) < 2:
                continue
            if bodies and not self._new_body(bodies, part):
                bodies[-1].append(part)
            else:
                bodies.append([part])
        if not titled and not any(self._named_as_body(p) for body in bodies for p in body):
            return {}
        named = zip(("issuer", "parent_issuer"), reversed(bodies), strict=False)
        return {zone: [p.span for p in body] for zone, body in named}

    def _named_as_body(self, piece: Piece) -> bool:
        return self.anchors.is_("body_start", piece) or self.anchors.is_("area", piece)

    def _new_body(self, bodies: Sequence[Sequence[Piece]], piece: Piece) -> bool:
        above = bodies[-1]
        text, folded = " ".join(p.text for p in above), " ".join(p.fold for p in above)
        joined = replace(above[-1], text=text, fold=folded)
        if self.anchors.is_("hamlet", piece) and self.anchors.is_("of_commune", joined):
            return True
        if self.anchors.is_("area", piece) or self.anchors.is_("open_body", joined):
            return False
        if self.anchors.post(text, exact=True) == len(
            text
        ):  # `CHỦ TỊCH` over `ỦY BAN NHÂN DÂN …`: the holder of the office issues
            return False
        seam = f"{above[-1].fold.split()[-1]} {piece.fold.split()[0]}"
        if self.anchors.is_("split_word", replace(piece, text=seam, fold=seam)) and not self.anchors.is_("named_area", joined):
            return False
        if above[-1].bold is False and piece.bold and " " in piece.text:  # Nghị định 30: the issuer in bold, its parent not
            return True
        both_bold = bool(above[-1].bold and piece.bold)
        if both_bold and len(bodies) > 1 and bodies[-2][-1].bold is False:
            return False
        return self.anchors.is_("body_start", piece)


def _without_receiver(pieces: Sequence[Piece], arrival: Piece | None) -> Sequence[Piece]:
    """The lines without the receiver's name, which an arrival stamp prints right above its `CÔNG VĂN ĐẾN`."""
    if arrival is None or arrival.box is None:
        return pieces
    stamp = arrival.box
    near = {
        p.span
        for p in pieces
        if p.box
        and p.page == arrival.page
        and p.side == arrival.side
        and 0 <= stamp.top - p.box.top < 2 * (stamp.bottom - stamp.top)
    }
    rest = [p for p in pieces if p.span not in near]
    return rest or pieces
