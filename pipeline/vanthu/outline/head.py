"""The head of a document: national title, issuer, number, place and date, kind, title, addressee."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from vanthu.outline.anchors import Anchors
from vanthu.outline.issuer import IssuerReader
from vanthu.outline.markers import HEADINGS, is_capitals, marker_of
from vanthu.outline.pieces import Piece, centred
from vanthu.text.fold import fold
from vanthu.text.syllables import share_valid
from vanthu.text.symbols import even
from vanthu.types import Document, Span

_LONGEST = 60  # pieces within which a head ends
_ENDS_TITLE = ("addressee", "capacity", "table_head")
_LONGEST_SUBJECT = 7  # lines
_LONGEST_TITLE = 12  # lines
_ANCHORS = (
    ("party_title", "party_title"), ("youth_title", "youth_title"), ("number", "number"), ("unread_number", "number"),
    ("place_date", "place_date"), ("place_date_figures", "place_date"), ("place_month", "place_date"), ("unread_date", "place_date"),
)  # fmt: skip
# What stands before the date of another document. Places are called Cửa Sông or Sơn Lộc: the marks and the small letters decide.
_ANOTHERS = re.compile(r"[/(]|(?<!\w)(?:[Tt][hH][eE][oO]|[Hh]ôm\s(?:nay|qua)|c[uủùũúụ]a|s[ốôóồ]|S[ốôỐÔ](?=\W{0,3}\d))(?!\w)")
_BREAK = re.compile(r"[^\S ]")
_AHEAD = 14  # pieces of an annex heading or copy block above the head
Zones = dict[str, list[Span]]

_HEADED = (
    "national_title",
    "motto",
    "party_title",
    "youth_title",
    "place_date",
    "title",
)  # one of these or a kind makes a letterhead


class HeadReader:
    """Walks the first pieces of a document and puts each in its zone."""

    def __init__(self, document: Document, pieces: Sequence[Piece], anchors: Anchors) -> None:
        self.document = document
        self.pieces = pieces
        self.anchors = anchors
        self.zones: Zones = defaultdict(list)
        self.end = 0  # index of the first piece behind the head
        self._kind: Piece | None = None
        self._title: list[Piece] = []
        self._subject_open = False
        self._annexed = False  # `PHỤ LỤC 1` stands under the issuer instead of a kind
        self._arrival: Piece | None = None  # the first line of an arrival stamp
        lines = [p for p in pieces[:_LONGEST] if p.side != "right"]
        self._spaced = sum(p.blank for p in lines) > 0.7 * len(lines)  # every line has an empty one above it

    def read(self) -> Zones:
        i = self._letterhead()
        if self._kind is not None or self._title or self._annexed:
            i = self._read_title(i)
        self.end = i
        return self.zones

    # ------------------------------------------------------------------------------------------------ letterhead

    def _letterhead(self) -> int:
        """Zones of everything above the title; the index of the piece behind the kind, or of the body."""
        issuers: list[Piece] = []
        i = 0
        ahead = self._ahead()
        read: set[int] = set()  # ends of pieces that were read with the one above them
        for i, piece in enumerate(self.pieces[:_LONGEST]):
            if piece.span.end in read:
                continue
            if joined := self._broken_date(i) or self._broken_number(i) or self._broken_name(i):
                piece = joined
                read.add(joined.span.end)
            if i < ahead and self._is_ahead(piece):
                self.zones["stamp"].append(piece.span)
                continue
            if self.anchors.is_("attached", piece):
                self._form_title(issuers)
                break
            if self._heads_annex(piece, issuers):
                i += 1
                break
            if self._is_form(piece, issuers):
                self._title = [piece]
                self.zones["title"] = [piece.span]
                i += 1
                break
            if piece.tabular or self._ends_letterhead(piece, i):
                break
            kind = None if self.anchors.is_("stamp", piece) else self._kind_at(piece, i)
            if kind is not None:
                self._set_kind(piece, kind)
                i += 1
                while i < len(self.pieces) and self.pieces[i].span.end in read:
                    i += 1
                break
            if self._stands_before_date(i):
                self.zones["place_date"].append(piece.span)
                continue
            for part in self._cut(piece):
                self._rest(part, issuers)
        else:
            i = min(len(self.pieces), _LONGEST)
        if self._kind is None and not any(name in self.zones for name in _HEADED):
            self.zones.clear()  # a symbol in a table at the start of a paper is not the paper's own
            return 0
        titled = "national_title" in self.zones or "party_title" in self.zones
        self.zones |= IssuerReader(self.anchors).read(issuers, self._arrival, titled=titled)
        return i

    def _ahead(self) -> int:
        """How many pieces stand above the national or Party title: an annex heading or a copy block may be among them."""
        first = self.pieces[:_AHEAD]
        titles = ("national_title", "party_title")
        return next((i for i, p in enumerate(first) if any(self.anchors.is_(name, p) for name in titles)), 0)

    def _is_ahead(self, piece: Piece) -> bool:
        """`Mẫu số 01`, `Phụ lục II`, `(Ban hành kèm theo …)`, `SAO Y BẢN CHÍNH` above a head of its own."""
        return any(self.anchors.is_(name, piece) for name in ("annex", "attached", "copy", "copy_number"))

    def _ends_letterhead(self, piece: Piece, i: int) -> bool:
        if self.anchors.is_("addressee", piece):
            return True
        if self.anchors.is_("basis", piece) and len(piece.text) > 25 and not self._goes_on_subject(piece):
            return not self.anchors.is_("place_date", piece) or len(piece.text) > 80
        marker = marker_of(piece.text)
        if marker and marker.type in HEADINGS and i > 0:
            return True
        return len(piece.text) > 200 and not self._has_anchor(piece)

    def _form_title(self, above: list[Piece]) -> None:
        """A form has no kind: the lines in capitals over `(Kèm theo Quyết định …)` are its title."""
        title: list[Piece] = []
        while (
            above and is_capitals(above[-1].text) and not self.anchors.is_("body_start", above[-1]) and above[-1].side != "left"
        ):
            title.insert(0, above.pop())
        self.zones["title"] = [p.span for p in title]

    def _heads_annex(self, piece: Piece, issuers: Sequence[Piece]) -> bool:
        """`PHỤ LỤC 1` under a letterhead: the paper is an annex, and what follows is its title."""
        numbered = self.anchors.search("annex_number", piece) if issuers and piece.side != "left" else None
        if numbered is None or "national_title" not in self.zones:
            return False
        rest = piece.part(numbered.end(), len(piece.text))
        self._title = [rest] if rest is not None else []
        self.zones["stamp"].append(Span(piece.span.start, rest.span.start if rest is not None else piece.span.end))
        self._annexed = True
        return True

    def _is_form(self, piece: Piece, above: Sequence[Piece]) -> bool:
        """`BẢNG TỔNG HỢP …`, `BIỂU …` in capitals under the issuer: a form, which has a title and no kind."""
        return bool(above) and piece.side != "left" and is_capitals(piece.text) and self.anchors.is_("form", piece)

    def _has_anchor(self, piece: Piece) -> bool:
        return any(self.anchors.is_(name, piece) for name in ("national_title", "motto", "party_title"))

    def _kind_at(self, piece: Piece, i: int) -> int | None:
        """Where the kind ends in a piece that is the kind line, also with the title behind it on the line."""
        found = self.anchors.kind(piece.text)
        if found is None or (not found[1] and self.anchors.is_("body_start", piece)):  # HỘI ĐỒNG is one letter off HỢP ĐỒNG
            return None
        end, rest = found[0], piece.text[found[0] :].strip(" :.,;'-–_|")
        seen = any(name in self.zones for name in ("number", "place_date", "national_title", "party_title"))
        if not rest:
            return end if is_capitals(piece.text) or seen else None
        if is_capitals(piece.text[:end]) and not piece.text[:end].islower():
            return end if (seen or i == 0 or is_capitals(piece.text)) and piece.side != "left" else None
        headed = "number" in self.zones and "place_date" in self.zones and not self.zones.get("subject")
        return end if headed and len(rest) < 160 and not rest.endswith((".", ";")) else None

    def _set_kind(self, piece: Piece, end: int) -> None:
        kind = piece.part(0, end)
        assert kind is not None
        self._kind = piece
        self.zones["kind"].append(kind.span)
        rest = piece.part(end, len(piece.text))
        if rest is not None and any(c.isalpha() for c in rest.text):
            self._title.append(rest)

    def _cut(self, piece: Piece) -> Iterator[Piece]:
        """What is left of a piece when the anchors in it are put in their zones."""
        for name in ("national_title", "motto"):
            span = self.anchors.fixed(name, piece)
            if span is not None and not self._is_area(piece):
                yield from self._around(piece, name, span)
                return
        for name, zone in _ANCHORS:
            match = self.anchors.search(name, piece)
            if match and self._may_stand(name, piece, match):
                start, end = self._place(piece, match) if zone == "place_date" else match.span()
                yield from self._around(piece, zone, (start, end))
                return
        inner = self.anchors.search("number_inside", piece)
        if inner is not None and "number" not in self.zones:
            for part in (piece.part(0, inner.start()), piece.part(inner.start(), len(piece.text))):
                if part is not None:
                    yield from self._cut(part)
            return
        yield piece

    def _stands_before_date(self, i: int) -> bool:
        """`Cửa Sông,` over or left of `ngày 12 tháng 5 năm 2015`; without the comma only where the right column or the motto is open."""
        piece = self.pieces[i]
        found = self.anchors.search("place_alone", piece)
        if not found or is_capitals(piece.text) or "place_date" in self.zones or self.anchors.is_("subject", piece):
            return False
        if not found["comma"] and piece.side != "right" and "motto" not in self.zones:
            return False
        near = (p for p in self.pieces[i + 1 : i + 4] if p.row == piece.row or p.side == piece.side)
        below = next(near, None)
        date = self.anchors.search("place_date", below) if below is not None else None
        return date is not None and not date["place"] and date.start("day") < 12

    def _broken_date(self, i: int) -> Piece | None:
        """Place and date that the edge of a cell broke in two: `…, ngày 18 tháng 10 năm` / `2020`."""
        piece = self.pieces[i]
        if "ngay" not in piece.fold or self._has_year(piece):
            return None
        both = self._with_below(i, 24)
        return both if both is not None and self._has_year(both) else None

    def _broken_number(self, i: int) -> Piece | None:
        """A number that stands below its word: `Số:` / `06/2024/QĐ-UBND`, as a narrow cell or a copied web page has it."""
        if self.pieces[i].fold.strip(" :.") != "so" or "number" in self.zones:
            return None
        both = self._with_below(i, 40)
        return both if both is not None and self.anchors.is_("number", both) else None

    def _broken_name(self, i: int) -> Piece | None:
        """`ỦY` / `BAN NHÂN DÂN`, `CỘNG` / `HÒA XÃ HỘI …`, `QUYẾT` / `ĐỊNH`: a first word that a copied web page left on its own line."""
        piece = self.pieces[i]
        if piece.fold.startswith("doc lap") and self.anchors.fixed("motto", piece) is None:
            both = self._with_below(i, 60)  # `Độc lập -` / `Tự do - Hạnh phúc`
            return both if both is not None and self.anchors.fixed("motto", both) else None
        if " " in piece.text or not piece.text.isupper() or self.anchors.is_("body_start", piece):
            return None
        both = self._with_below(i, 60)
        if both is None or not is_capitals(both.text):
            return None
        title, kind = self.anchors.fixed("national_title", both), self.anchors.kind(both.text)
        whole = (title is not None and title[0] == 0) or kind == (len(both.text), True)
        return both if whole or self.anchors.is_("body_start", both) else None

    def _with_below(self, i: int, longest: int) -> Piece | None:
        """A piece and the next one of its column, of at most `longest` letters, as one."""
        piece = self.pieces[i]
        below = next(
            (p for p in self.pieces[i + 1 : i + 3] if p.side == piece.side), None
        )  # the other column may stand between
        if below is None or len(below.text) > longest or below.span.start < piece.span.end:
            return None
        if self.document.text[piece.span.end : below.span.start].strip():
            return None
        text = _BREAK.sub(" ", even(self.document.text[piece.span.start : below.span.end]))
        return replace(piece, span=Span(piece.span.start, below.span.end), text=text, fold=fold(text))

    def _has_year(self, piece: Piece) -> bool:
        date = self.anchors.search("place_date", piece) or self.anchors.search("place_date_figures", piece)
        return date is not None and bool((date["year"] or "").strip(" .…_"))

    def _is_area(self, piece: Piece) -> bool:
        """`NAM` ends the national title only where that is still open; else it is what is left of `TỈNH QUẢNG / NAM`."""
        if piece.fold.strip() != "nam":
            return False
        titles = " ".join(self.document.text[s.start : s.end] for s in self.zones.get("national_title", ()))
        return piece.side == "left" or not titles or fold(titles).endswith("nam")

    def _may_stand(self, name: str, piece: Piece, match: re.Match[str]) -> bool:
        """Not every match is an anchor: the youth union signs on the left; the date in `(Kèm theo … ngày …)` is another's."""
        if name == "youth_title":
            return piece.side != "left"
        if dict(_ANCHORS)[name] == "place_date":
            return self.anchors.is_("bracketed_date", piece) or not _ANOTHERS.search(
                piece.text[: match.end("place") if match["place"] else match.start()]
            )
        return True

    def _place(self, piece: Piece, match: re.Match[str]) -> tuple[int, int]:
        """The place in front of a date is what is capitalised, where the piece holds more than place and date."""
        start = match.start("place")
        if start < 0 or match.end("place") - start <= 32:
            return match.start(), match.end()
        before = piece.text[start : match.end("place")]
        run = re.search(r"(?:(?:TP\.?|[A-ZĐ][^\W\d_A-Z]{0,7})[ -]{0,3}){1,5}$", before)
        return (start + run.start() if run else match.start("day")), match.end()

    def _around(self, piece: Piece, zone: str, span: tuple[int, int]) -> Iterator[Piece]:
        inner = piece.part(*span)
        if inner is not None:
            self.zones[zone].append(inner.span)
        for part in (piece.part(0, span[0]), piece.part(span[1], len(piece.text))):
            if part is not None:
                yield from self._cut(part)

    def _rest(self, piece: Piece, issuers: list[Piece]) -> None:
        """A piece without anchor: subject of a letter, stamp, or a line of the issuer's name."""
        if self.anchors.is_("rule_line", piece):
            self._subject_open = False
        elif self.anchors.is_("address_line", piece):
            self.zones["stamp"].append(piece.span)
        elif self.anchors.is_("stamp", piece):
            self.zones["stamp"].append(piece.span)
            self._arrival = self._arrival or piece
        elif self.anchors.is_("subject", piece) or self._goes_on_subject(piece):
            self.zones["subject"].append(piece.span)
            self._subject_open = True
        elif self._subject_open and piece.side != "right":
            self._subject_open = False  # the body of a letter without addressee
        elif "number" not in self.zones and self.anchors.is_("number_line", piece):
            self.zones["number"].append(piece.span)
        elif piece.side != "right" and len(piece.text) < 120 and self._may_be_issuer(piece, issuers):
            issuers.append(piece)

    def _may_be_issuer(self, piece: Piece, issuers: Sequence[Piece]) -> bool:
        """The issuer stands above its number; where nothing does, the number was typed first. Capitals go on in capitals."""
        if issuers and is_capitals(issuers[-1].text) and piece.text[:1].islower():
            return False
        if "number" not in self.zones:
            return True
        number = self.zones["number"][0]
        first = issuers[0].span > number if issuers else self.anchors.is_("body_start", piece)
        return first and is_capitals(piece.text)

    def _goes_on_subject(self, piece: Piece) -> bool:
        """The next line of a letter's subject: a short one in the same column, with no empty line and no sentence before it."""
        subject = self.zones.get("subject", ())
        if not self._subject_open or piece.side == "right" or len(subject) >= _LONGEST_SUBJECT or len(piece.text) > 120:
            return False
        return not self._is_marked(piece) and not self._opens_body(piece)

    # ------------------------------------------------------------------------------------------------ title

    def _read_title(self, i: int) -> int:
        """The lines of the title behind the kind; the index of the first piece of the body."""
        while i < len(self.pieces) and len(self._title) < _LONGEST_TITLE:
            piece = self.pieces[i]
            if self.anchors.is_("number", piece) and "number" not in self.zones:
                self.zones["number"].append(piece.span)
            elif self.anchors.is_("rule_line", piece):
                if self._title:
                    break
            elif self.anchors.is_("stamp", piece) or self._is_noise(piece):
                self.zones["stamp"].append(piece.span)
            elif self._ends_title(piece):
                break
            elif not self._title and piece.fold.strip() == "lien tich" and self._kind is not None:
                self.zones["kind"].append(piece.span)
            else:
                self._title.append(self._without_stamp(piece))
            i += 1
        self.zones["title"] = [p.span for p in self._title[self._authors() :]]
        return i

    def _authors(self) -> int:
        """How many lines say whose paper it is before they say what about: `CỦA ỦY BAN NHÂN DÂN XÃ` over `Về tình hình …`."""
        if not self._title or not self.anchors.is_("whose", self._title[0]):
            return 0
        for i, piece in enumerate(self._title[1:], 1):
            about = self.anchors.is_("about", piece)
            if about or (not is_capitals(piece.text) and piece.text[:1].isupper()):
                return i
            if not is_capitals(piece.text):
                return 0
        return 0

    def _ends_title(self, piece: Piece) -> bool:
        if piece.tabular or self._is_marked(piece) or any(self.anchors.is_(name, piece) for name in _ENDS_TITLE):
            return True
        if self._opens_body(piece) and (self._title or not self._may_be_title(piece)):
            return True
        if not self._title:
            return self._is_authority(piece)
        last = self._title[-1]
        if piece.page != last.page or piece.text.startswith("("):
            return not self.anchors.is_("title_in_brackets", piece)
        if self._is_authority(piece) and not last.text.endswith((",", "-")):
            return True
        if self.anchors.is_("whose", last):
            return False
        return self._breaks_by_look(last, piece) or self._breaks_by_words(last, piece)

    def _opens_body(self, piece: Piece) -> bool:
        """`Theo Kế hoạch số …`: words that a report begins with. In small letters they go on with the title."""
        if is_capitals(piece.text):
            return False
        begins = piece.text.lstrip(" -+*")[:1].isupper() or piece.fold.startswith("can cu")
        return begins and (self.anchors.is_("basis", piece) or (bool(self._title) and self.anchors.is_("opening", piece)))

    def _is_marked(self, piece: Piece) -> bool:
        """A bullet or number; a dash inside the title (`giai đoạn 2018` / `- 2020`, `kinh tế` / `- xã hội`) is none."""
        marker = marker_of(piece.text)
        goes_on = (
            bool(self._title)
            and marker is not None
            and marker.type == "dash"
            and not piece.text[marker.length :].strip()[:1].isupper()
        )
        return marker is not None and not goes_on

    def _without_stamp(self, piece: Piece) -> Piece:
        box = self._kind.box if self._kind and self._is_image(piece) else None
        return centred(self.document, piece, (box.left + box.right) / 2) if box else piece

    def _is_image(self, piece: Piece) -> bool:
        return any(page.number == piece.page and page.source == "ocr" for page in self.document.pages)

    def _is_noise(self, piece: Piece) -> bool:
        """What OCR makes of a stamp or scribble beside the title, which stands centred below its kind."""
        if piece.box is None or self._kind is None or self._kind.box is None or self._ends_title(piece):
            return False
        if not self._is_image(piece):
            return False
        centre = (self._kind.box.left + self._kind.box.right) / 2
        top, bottom = piece.box.top, piece.box.bottom
        beside = any(
            p.box
            and p.box.left < centre < p.box.right
            and min(bottom, p.box.bottom) - max(top, p.box.top) > 0.3 * (bottom - top)
            for p in self.pieces[:_LONGEST]
            if p is not piece and p.page == piece.page
        )
        garbage = share_valid(piece.text) < 0.5 and any(map(str.isalpha, piece.text))
        return garbage or (beside and not piece.box.left < centre < piece.box.right)

    def _is_authority(self, piece: Piece) -> bool:
        """`ỦY BAN NHÂN DÂN TỈNH …` over the legal basis: who decides. Decoded capital fonts print it in small letters."""
        body = self._names_issuer(piece) or any(self.anchors.is_(name, piece) for name in ("authority", "authority_marked"))
        if not body and self.anchors.post(piece.text, exact=True) != len(piece.text):
            return False
        if is_capitals(piece.text) and (body if not self._title else not is_capitals(self._title[-1].text)):
            return True
        if self._kind is not None and is_capitals(self._kind.text) and not is_capitals(piece.text) and self._title:
            return False
        below = next((p for p in self.pieces if p.row > piece.row and not self.anchors.is_("rule_line", p)), None)
        return below is not None and self.anchors.is_("basis", below)

    def _names_issuer(self, piece: Piece) -> bool:
        """Whether the line says the issuer's whole name again: `CÔNG ĐOÀN CƠ SỞ XÃ HƯNG THỊNH` over the legal basis."""
        issuer = " ".join(self.document.text[s.start : s.end] for s in self.zones.get("issuer", ()))
        return bool(issuer) and fold(issuer).split() == fold(piece.text).split()

    def _may_be_title(self, piece: Piece) -> bool:
        """`Thực hiện công tác cải cách hành chính năm 2025` right under the kind is a title, not yet the legal basis."""
        return not piece.fold.startswith("can cu") and len(piece.text) < 130 and not piece.text.endswith((";", ",", ":", "."))

    def _breaks_by_look(self, last: Piece, piece: Piece) -> bool:
        if last.bold and piece.bold is False and piece.text[0].isupper():
            return True
        if not last.box or not piece.box:
            return False
        height = last.box.bottom - last.box.top
        if piece.box.top - last.box.top > 2.2 * height:
            return True
        if abs(piece.box.left - last.box.left) < 0.5 * height and self._goes_on_at_the_margin(last, piece):
            return False
        shift = abs((piece.box.left + piece.box.right) - (last.box.left + last.box.right)) / 2
        # A wider line of the title is set around the same axis; the first line of the body is indented and runs to the margin.
        return shift > 0.75 * height and piece.box.right - piece.box.left > last.box.right - last.box.left

    def _goes_on_at_the_margin(self, last: Piece, piece: Piece) -> bool:
        """A title that is not centred but set to the margin: its words go on, or it is too short for a line of the body."""
        page = next((page for page in self.document.pages if page.number == piece.page), None)
        if page is None or piece.box is None or last.box is None:
            return False
        short = piece.box.right < 0.72 * page.width and not piece.text.endswith((".", ";", ":"))
        return short or not piece.text[0].isupper()

    def _breaks_by_words(self, last: Piece, piece: Piece) -> bool:
        """What ends like a sentence, or stands below an empty line, is the body."""
        opens = piece.text[0].isupper()
        if piece.text.endswith(":") or (piece.text.endswith((".", ";")) and len(piece.text) > (50 if opens else 70)):
            return True
        if len(piece.text) > 160:
            return True
        changes = is_capitals(last.text) and not is_capitals(piece.text)
        return (changes and len(piece.text) > 90) or (piece.blank and piece.box is None and not self._spaced and opens)
