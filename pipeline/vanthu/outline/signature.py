"""The signature: office signed for, post, name, and the post in brackets below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from vanthu.outline.labels import SIGNING, Labelled, Labeller
from vanthu.outline.markers import is_capitals
from vanthu.outline.pieces import Piece
from vanthu.text.syllables import share_valid
from vanthu.types import Span


class SignatureReader:
    """Reads the zones of the signature from the labelled pieces of a foot; `used` are the spans that belong to it."""

    def __init__(self, labelled: Sequence[Labelled], labeller: Labeller) -> None:
        self.labelled = labelled
        self.labeller = labeller
        self.anchors = labeller.anchors
        self.zones: dict[str, list[Span]] = defaultdict(list)
        self.used: set[Span] = set()

    def read(self) -> None:
        own = [x for x in self.labelled if x.label in SIGNING or x.label == "perhaps"]
        if any(x.label in ("capacity", "post") for x in own if x.piece.side == "right"):
            own = [x for x in own if x.piece.side != "left"]
        if any(x.label == "name" for x in own):
            own = [x for x in own if x.label != "perhaps"]
        first = next((i for i, x in enumerate(own) if x.label in ("capacity", "post")), None)
        if first is None:
            self._name_only(own)
            return
        own = own[first:]
        glued = next((x.piece for x in own if x.label in ("capacity", "post") and self._is_glued(x.piece)), None)
        if glued is not None:
            self._read_glued(glued)
        else:
            self._read_block(own)
            self._second_signer()

    def _name_only(self, own: list[Labelled]) -> None:
        """A name on the right though office and post are not printed, or were lost under the seal."""
        names = [x.piece for x in own if x.label == "name" and x.piece.side == "right"]
        for piece in names[-1:]:
            self._sign(piece)

    def _read_block(self, own: list[Labelled]) -> None:
        """Office, post and name from top to bottom; what stands in brackets below the name is the post the signer really holds."""
        last_post: list[Piece] = []
        end = next((i for i, x in enumerate(own) if x.label in ("name", "perhaps")), len(own))
        for x in own[:end]:
            if x.label == "capacity":
                self.zones["capacity"].append(x.piece.span)
                last_post = []
            elif x.label == "post":
                last_post = [x.piece]
            elif x.label == "office" and last_post and _goes_on(last_post[-1], x.piece):
                last_post.append(x.piece)
            self.used.add(x.piece.span)
        self.zones["signer_title"].extend(p.span for p in last_post)
        for x in own[end : end + 1]:
            self._sign(x.piece)
        below = own[end + 1 : end + 2] if end < len(own) else own
        for x in below:
            if x.label == "bracket":
                self.zones["signer_title_below"].append(x.piece.span)
                self.used.add(x.piece.span)

    def _sign(self, piece: Piece) -> None:
        """The name without degree or rank in front of it."""
        found = self.anchors.name(piece.text)
        name = piece.part(*found) if found else None
        self.zones["signer"].append((name or piece).span)
        self.used.add(piece.span)

    def _second_signer(self) -> None:
        """Signed side by side: the secretary on the left of the chair, the other ministry on the left of the first."""
        left = [x.piece for x in self.labelled if x.piece.side == "left"]
        for i, piece in enumerate(left):
            found = self.anchors.name(piece.text)
            if found and any(self.anchors.post(p.text) or self.anchors.is_("capacity", p) for p in left[:i]):
                name = piece.part(*found)
                self.zones["second_signer"].append((name or piece).span)
                self.used.add(piece.span)
                return
            if self.anchors.is_("recipients", piece):
                return

    # ------------------------------------------------------------------------------------------------ without line breaks

    def _is_glued(self, piece: Piece) -> bool:
        name = self.labeller.name_at_end(piece)
        return name is not None and is_capitals(piece.text[: name[0]].split("(")[0])

    def _read_glued(self, piece: Piece) -> None:
        """Cut a signature on one line: office, post, mark of signing, name (`KT. BỘ TRƯỞNGTHỨ TRƯỞNG(Đã ký)Cao Anh Tuấn`)."""
        name = self.labeller.name_at_end(piece)
        assert name is not None
        head, signer = piece.part(0, name[0]), piece.part(*name)
        assert head is not None and signer is not None
        self.zones["signer"].append(signer.span)
        self.used.add(piece.span)
        mark = head.text.find("(")
        offices = head.part(0, mark) if mark > 0 else head
        if offices is not None:
            self._cut_offices(offices)

    def _cut_offices(self, piece: Piece) -> None:
        """The post behind the office that is signed for is the signer's."""
        capacity = self.anchors.search("capacity", piece)
        start = capacity.end() if capacity else 0
        last = next((i for i in range(start + 1, len(piece.text)) if self._starts_post(piece.text, i)), None) if capacity else 0
        office = piece.part(0, last if last is not None else len(piece.text))
        title = piece.part(last, len(piece.text)) if last is not None else None
        if office is not None and capacity:
            self.zones["capacity"].append(office.span)
        if title is not None:
            self.zones["signer_title"].append(title.span)

    def _starts_post(self, text: str, i: int) -> bool:
        """Whether a post begins at `i`: behind a space, or glued to a whole office. `PHÓ CHỦ TỊCH` holds `CHỦ TỊCH`, which is no new post."""
        glued = text[i - 1].isalpha() and text[i].isalpha()
        if glued and self.anchors.post(text[:i].rpartition(".")[2].rpartition("/")[2].strip()) is None:
            return False
        inside = text[:i].rstrip().upper().endswith(("PHÓ", "P.", "QUYỀN"))
        return not inside and self.anchors.post(text[i:], exact=True) is not None


def _goes_on(post: Piece, office: Piece) -> bool:
    """Whether an office is the next line of a post in the same print: what stands further below in small letters is the seal's."""
    if share_valid(office.text) < 0.5:
        return False
    if post.box is None or office.box is None or post.page != office.page:
        return True
    height, below = post.box.bottom - post.box.top, office.box.top - post.box.bottom
    return below < 1.2 * height and office.box.bottom - office.box.top > 0.7 * height
