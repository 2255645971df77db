"""The signature: office signed for, post, name, and the post in brackets below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from vanthu.outline.labels import SIGNING, Labelled, Labeller
from vanthu.outline.markers import is_capitals
from vanthu.outline.pieces import Piece
from vanthu.text.syllables import share_valid
from vanthu.types import Span

_OFFICES = ("capacity", "post")
_REACH = 14  # lines from the offices to the names below them
_NAMES = ("name", "perhaps")


@dataclass
class Signer:
    """One who signs: the office signed for, the post printed last above the name, the name, and the post in brackets below it."""

    capacity: list[Piece] = field(default_factory=list)
    post: list[Piece] = field(default_factory=list)
    name: Piece | None = None
    below: Piece | None = None
    assists: bool = False  # writes or reckons for the one who signs


class SignatureReader:
    """Reads the zones of the signature from the labelled pieces of a foot; `used` are the spans that belong to it."""

    def __init__(self, labelled: Sequence[Labelled], labeller: Labeller) -> None:
        self.labelled = labelled
        self.labeller = labeller
        self.anchors = labeller.anchors
        self.zones: dict[str, list[Span]] = defaultdict(list)
        self.used: set[Span] = set()

    def read(self) -> None:
        three = self._three_names()
        if three:
            self._read_columns(three)
            return
        own = [x for x in self.labelled if x.label in SIGNING or x.label == "perhaps"]
        if any(x.label in _OFFICES for x in own if x.piece.side == "right"):
            own = [x for x in own if x.piece.side != "left"]
        if any(x.label == "name" for x in own):
            own = [x for x in own if x.label != "perhaps"]
        first = next((i for i, x in enumerate(own) if x.label in _OFFICES), None)
        if first is None:
            self._name_only(own)
            return
        own = own[first:]
        glued = next((x.piece for x in own if x.label in _OFFICES and self._is_glued(x.piece)), None)
        if glued is not None:
            self._read_glued(glued)
        else:
            self._read_signers(own)

    def _three_names(self) -> list[Labelled]:
        """A line of nothing but three names or more: each signs in a column of its own."""
        rows: dict[int, list[Labelled]] = defaultdict(list)
        for x in self.labelled:
            rows[x.piece.row].append(Labelled(x.piece, self.labeller.label(x.piece.on(""))))
        return next((row for row in rows.values() if len(row) > 2 and all(x.label in _NAMES for x in row)), [])

    def _read_columns(self, names: list[Labelled]) -> None:
        """Each office above belongs to the name that it stands over; who stands farthest on the right signs for the document."""
        columns: list[list[Labelled]] = [[] for _ in names]
        above: dict[int, list[Piece]] = defaultdict(list)
        for x in self.labelled:
            if 0 < names[0].piece.row - x.piece.row <= _REACH:
                above[x.piece.row].append(x.piece)
        for row in above.values():
            for i, piece in enumerate(row):
                label = self.labeller.label(piece.on(""))
                distances = [abs(_centre(x.piece) - _centre(piece)) for x in names]
                column = i if len(row) == len(names) else distances.index(min(distances))
                if label in _OFFICES:
                    columns[column].append(Labelled(piece, label))
        blocks = [[*column, Labelled(x.piece, "name")] for column, x in zip(columns, names, strict=True)]
        signers = [signer for block in reversed(blocks) for signer in self._signers(block)]
        chief = next((signer for signer in signers if not signer.assists), signers[0])
        for signer in signers:
            self._put("signer" if signer is chief else "second_signer", signer)
        for block in blocks:
            self._use(block)

    def _name_only(self, own: list[Labelled]) -> None:
        """A name on the right though office and post are not printed, or were lost under the seal."""
        names = [x.piece for x in own if x.label == "name" and x.piece.side == "right"]
        for piece in names[-1:]:
            self._put("signer", Signer(name=piece))

    def _read_signers(self, own: list[Labelled]) -> None:
        """The document's own signer is the first on the right; a secretary or an accountant only where nobody else signs."""
        blocks = self._blocks(own)
        first, later = blocks[0], [block for block in blocks[1:] if self._is_whole(block)]
        signers = [*self._signers(first), *(s for block in later for s in self._signers(block)), *self._on_the_left()]
        self._use([*first, *(x for block in later for x in block)])
        heads = [s for s in signers if s.name is not None and not s.assists]
        chief = signers[0] if signers[0].name is None or not heads else heads[0]
        for signer in signers:
            self._put("signer" if signer is chief else "second_signer", signer)

    def _blocks(self, own: list[Labelled]) -> list[list[Labelled]]:
        """One above the other: each from an office to the last name before the next office."""
        blocks: list[list[Labelled]] = [[]]
        for x in own:
            named = any(y.label in _NAMES for y in blocks[-1])
            if named and x.label in (*_OFFICES, "office"):
                blocks.append([])
            blocks[-1].append(x)
        return blocks

    def _is_whole(self, block: list[Labelled]) -> bool:
        """Whether one below the first signs too: office in capitals and name. What an annex lists is no signature."""
        offices = [x for x in block if x.label in _OFFICES]
        return bool(offices) and all(is_capitals(x.piece.text) for x in offices) and any(x.label == "name" for x in block)

    def _signers(self, block: list[Labelled]) -> list[Signer]:
        """Who signs in a block: one, or as many as there are names under as many posts, read line by line (chair and secretary)."""
        names = self._names(block)
        posts = self._posts(block[: block.index(names[0])] if names else block)
        capacities = [x.piece for x in block if x.label == "capacity"]
        if len(names) > 1 and len(posts) >= len(names):
            each = len(capacities) == len(names)
            paired = zip(posts[-len(names) :], names, strict=True)
            return [
                Signer([capacities[i]] if each else capacities[:1], post, x.piece, assists=self._assist([post]))
                for i, (post, x) in enumerate(paired)
            ][::-1]  # the last of a line stands on the right
        own = posts[-1] if posts and self._is_last(posts[-1], capacities) else []
        signer = Signer(capacities, own, assists=self._assist(posts))
        if not signer.post:
            self._deputy(signer)
        if names:
            signer.name = names[0].piece
            after = block[block.index(names[0]) + 1 :]
            signer.below = next((x.piece for x in after[:1] if x.label == "bracket"), None)
        else:
            signer.below = next((x.piece for x in block if x.label == "bracket"), None)
        return [signer]

    def _is_last(self, post: Sequence[Piece], capacities: Sequence[Piece]) -> bool:
        """A post above the office that is signed for is not the signer's; one who acts (`Q. CHỦ TỊCH`) holds the office itself."""
        return not capacities or post[0].span.start >= capacities[-1].span.start

    def _deputy(self, signer: Signer) -> None:
        """The post of one who signs for another, printed on the same line: `KT. GIÁM ĐỐC, PHÓ GIÁM ĐỐC`."""
        piece = signer.capacity[-1] if signer.capacity else None
        found = self.anchors.search("deputy", piece) if piece else None
        if piece is None or found is None:
            return
        office, post = piece.part(0, found.start("post")), piece.part(found.start("post"), len(piece.text))
        if office is not None and post is not None and self.anchors.post(post.text, exact=True) is not None:
            signer.capacity = [*signer.capacity[:-1], office]
            signer.post = [post]

    def _names(self, block: list[Labelled]) -> list[Labelled]:
        """The first name and those that follow it at once: others stand in a list or a table below."""
        first = next((i for i, x in enumerate(block) if x.label in _NAMES), None)
        if first is None:
            return []
        names = [block[first]]
        for x in block[first + 1 :]:
            if x.label != "name" or not self._adjoin(names[-1].piece, x.piece):
                break
            names.append(x)
        return names

    def _adjoin(self, above: Piece, below: Piece) -> bool:
        order = [x.piece.span for x in self.labelled if x.label not in ("signed", "noise", "bracket")]
        return order.index(below.span) - order.index(above.span) == 1

    def _posts(self, offices: list[Labelled]) -> list[list[Piece]]:
        """The posts from top to bottom, each with the lines that go on with it; a line of an office may be half a post."""
        posts: list[list[Piece]] = []
        half: Piece | None = None
        for x in offices:
            begun, half = half, None
            if x.label == "post" or (x.label == "capacity" and self.anchors.is_("acting", x.piece)):
                posts.append([x.piece])
            elif x.label == "capacity":
                continue
            elif x.label == "office" and begun is not None and self._is_post(begun, x.piece):
                posts.append([begun, x.piece])
            elif x.label == "office" and posts and self._goes_on(posts[-1][-1], x.piece):
                posts[-1].append(x.piece)
            elif x.label == "office":
                half = x.piece
        return posts

    def _goes_on(self, post: Piece, office: Piece) -> bool:
        return post.row < office.row and (_goes_on(post, office) or self._is_post(post, office))

    def _is_post(self, above: Piece, below: Piece) -> bool:
        """`PHÓ CHÁNH VĂN` / `PHÒNG`: a post that the edge of its cell broke."""
        whole = f"{above.text} {below.text}"
        return above.side == below.side and self.anchors.post(whole, exact=True) == len(whole)

    def _assist(self, posts: Sequence[Sequence[Piece]]) -> bool:
        """`NGƯỜI LẬP KẾ HOẠCH` over `PHÓ HIỆU TRƯỞNG`: one word of it is enough."""
        return any(self.anchors.is_("assistant", post[0]) for post in posts)

    def _on_the_left(self) -> list[Signer]:
        """Signed side by side: the secretary on the left of the chair, the other ministry on the left of the first.

        Below the recipients only an office in capitals, or of one who writes or reckons, is that of a signer.
        """
        block: list[Labelled] = []
        signers: list[Signer] = []
        below = False  # the recipients
        for x in self.labelled:
            below = below or x.label == "heading" or self.anchors.is_("recipients", x.piece)
            if x.piece.side != "left" or (below and x.label == "item"):
                continue
            label = self.labeller.label(x.piece.on(""))
            if below and label in _OFFICES and not (is_capitals(x.piece.text) or self.anchors.is_("assistant", x.piece)):
                continue
            if label == "perhaps" and self._stands_beside(x.piece, ("name",)):
                label = "name"  # beside the other's
            if label == "office" and not block and self._stands_beside(x.piece, _OFFICES):
                label = "post"  # one unheard of, beside the other's
            if label in (*_OFFICES, "name"):
                block.append(Labelled(x.piece, label))
            if label == "name" and any(y.label in _OFFICES for y in block):
                signers += self._signers(block)
                self._use(block)
                block = []
        return signers

    def _stands_beside(self, piece: Piece, labels: Sequence[str]) -> bool:
        return any(y.piece.row == piece.row and y.piece.side == "right" and y.label in labels for y in self.labelled)

    def _use(self, block: Sequence[Labelled]) -> None:
        """What belongs to the signature is no recipient; below the name only the post in brackets does."""
        named = False
        for x in block:
            if not named or x.label in ("bracket", *_NAMES):
                self.used.add(x.piece.span)
            named = named or x.label in _NAMES

    def _put(self, zone: str, signer: Signer) -> None:
        """The zones of one signer; the name without degree or rank in front of it."""
        own = zone == "signer"
        if own:
            self.zones["capacity"].extend(p.span for p in signer.capacity)
            if signer.below is not None:
                self.zones["signer_title_below"].append(signer.below.span)
        post = signer.post or ([signer.below] if signer.below and not own else [])
        self.zones["signer_title" if own else "second_title"].extend(p.span for p in post)
        if signer.name is not None:
            found = self.anchors.name(signer.name.text)
            self.zones[zone].append(((signer.name.part(*found) if found else None) or signer.name).span)
            self.used.add(signer.name.span)

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


def _centre(piece: Piece) -> float:
    return (piece.box.left + piece.box.right) / 2 if piece.box else piece.column + len(piece.text) / 2


def _goes_on(post: Piece, office: Piece) -> bool:
    """Whether an office is the next line of a post in the same print: what stands further below in small letters is the seal's."""
    if share_valid(office.text) < 0.5 or (office.blank and office.box is None):
        return False
    if post.box is None or office.box is None or post.page != office.page:
        return True
    height, below = post.box.bottom - post.box.top, office.box.top - post.box.bottom
    return below < 1.2 * height and office.box.bottom - office.box.top > 0.7 * height
