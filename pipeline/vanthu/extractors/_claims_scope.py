"""Where in a document claims may stand, and under which standard."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from vanthu.catalogue import Rule
from vanthu.extractors import Context
from vanthu.extractors._claims_standards import Standards, numbered
from vanthu.extractors._grids import grids_of
from vanthu.text.fold import fold
from vanthu.types import Block, Section, Span

_HEAD_BLOCKS = 14
_LONGEST_ARTICLE = 250  # letters of an article's first sentence
_LONGEST_TITLE = 220
_BULLET_INSIDE = re.compile(r"\s[-+*•–]\s(?=\S)")  # a heading and the bullet under it, read as one line


_COUNTED = re.compile(r"(\d{1,2})[.)]")
_COUNTED_UP = re.compile(r"(\d{1,2})(?:\.\d|[.)]\s*$)")
_COLON = re.compile(r":\s+(?=\S)")
_CLAUSES = re.compile(r";\s|\.\s+[^\W\d_]")  # a title is one clause
_OPENING = 40  # letters
_BASES = re.compile(  # what a document rests on; `Căn cứ các tiêu chuẩn, đơn vị tự chấm 94 điểm` tells of the unit
    r"can cu (?!(?:cac |vao |theo |ket qua |bo )*(?:tieu chuan|tieu chi|ket qua|thang diem|muc do|noi dung))"
)
_SENTENCE = re.compile(r"\.\s|\n")
_GATHERED = re.compile(r"(?<!\w)(?:hội nghị|đại hội|kỳ họp|nghị quyết|biên bản|cuộc họp|dự họp|có mặt|hội đồng|phiếu)(?!\w)")
_VERDICT_FIRST = re.compile(r"(?:chưa |không )?(?:đạt|hoàn thành)\s{0,2}[;.,(]", re.IGNORECASE)
SENTENCE = 8  # words, at least, of a cell that goes on with a note
_FEWEST_SAID = 4  # words that say what was done; a verdict is shorter


@dataclass(frozen=True)
class Place:
    """The standard that a claim stands under."""

    framework: str | None = None
    standard: str | None = None
    criterion: str | None = None


def rule_of(context: Context, rule_id: str) -> Rule:
    """The rule of `claims.toml` with this id."""
    return next(rule for rule in context.catalogue.rules["claims"] if rule.id == rule_id)


def _numbered_like(marker: str, text: str) -> str:
    """The kind of numbering of a title: `A.` and `II.` are no `1.`, which is no `1)`; of capitals alone, that; else empty."""
    marker = marker.strip()
    if not marker or not marker[0].isalnum():
        return "capitals" if text.isupper() else ""
    return re.sub(r"\d+", "1", re.sub(r"[IVX]+|[A-ZĐ](?![^\W\d])", "A", marker))


def _leaves(block: Block, section: Section) -> bool:
    """Whether a block's number counts on above its section: `3. Nhận xét: …`, read as a line of the part `2.2.` or of `d)` in `2.`."""
    own, above = _COUNTED.fullmatch(block.marker or ""), _COUNTED_UP.match(section.marker)
    return block.kind != "heading" and own is not None and above is not None and int(own[1]) == int(above[1]) + 1


class Scope:
    """Reads the outline once: which blocks claim, and the place of each."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.blocks = context.outline.blocks
        self.sections = context.outline.sections
        self._ahead = rule_of(context, "ahead?")
        self._note = rule_of(context, "note?")
        self._back = rule_of(context, "looks-back?")
        self._approves = rule_of(context, "approves-results?")
        self._opens_ahead = rule_of(context, "opens-ahead?")
        self._tells_back = rule_of(context, "tells-back?")
        self._turns_back = rule_of(context, "turns-back?")
        self._voted = rule_of(context, "voted?")
        self.standards = Standards(context, self._titles)
        self._places: dict[int, Place] = {}
        self._sides: dict[int, tuple[bool, bool, bool]] = {}
        self._judged: dict[str, bool] = {}  # titles that look ahead, or do not

    def _titles(self) -> Iterator[str]:
        """Whatever may be the title of a standard: headings, short paragraphs, cells."""
        yield from (self._heading(section) for section in self.sections)
        yield from (self._text(b) for b in self.blocks if b.kind != "heading" and len(self._text(b)) < _LONGEST_TITLE)

    def _text(self, block: Block) -> str:
        return self.context.flow[block.span.start : block.span.end]

    def _heading(self, section: Section) -> str:
        return self.context.flow[section.heading.start : section.heading.end]

    @cached_property
    def orders(self) -> bool:
        """Whether the document orders or plans: a circular, a decision, a plan claims nothing, but see `_looks_back` and `_told`."""
        looking_back = self.plans and (any(map(self._looks_back, self.sections)) or bool(self._told))
        return (self._articles or self._is_kind("orders?")) and not looking_back

    @cached_property
    def _articles(self) -> bool:
        return sum(s.marker.lower().startswith("điều") for s in self.sections) >= 2

    @cached_property
    def plans(self) -> bool:
        """Whether the document is a plan, or a resolution by articles: only a part of it that looks back may claim."""
        return self._is_kind("resolves?") if self._articles else self._is_kind("plans?")

    def _is_kind(self, rule_id: str) -> bool:
        rule = rule_of(self.context, rule_id)
        return any(rule.pattern.search(rule.form(kind)) for kind in self._kinds())

    def _looks_back(self, section: Section) -> bool:
        """Whether a part tells how things stand or what was reached: `II- TÌNH HÌNH` of a plan."""
        title = (
            self._heading(section)[:_LONGEST_ARTICLE]
            if self._articles
            else self._heading(section).split(":")[0][:_LONGEST_TITLE]
        )
        rule = self._approves if self._articles else self._back
        return rule.pattern.search(rule.form(title)) is not None and not self._looks_ahead(title)

    @cached_property
    def _told(self) -> set[int]:
        """The paragraphs of a plan that tell of a year before it, wherever they stand: `Năm 2019, toàn xã đã có 85% hộ đạt`."""
        if self._articles or not self._is_kind("plans?"):
            return set()
        return {
            i for i, block in enumerate(self.blocks) if block.kind not in ("heading", "cell") and self._tells_of_the_past(block)
        }

    def _tells_of_the_past(self, block: Block) -> bool:
        told = self._tells_back.pattern.match(self.context.fold[block.span.start : block.span.start + 2 * _LONGEST_TITLE])
        return told is not None and (told["year"] is None or int(told["year"]) < self._year)

    @cached_property
    def _year(self) -> int:
        """The year the document was issued in, 0 where it is not known."""
        issued = [str(f.columns["issued_on"])[:4] for f in self.context.of("documents") if f.columns.get("issued_on")]
        return int(issued[0]) if issued and issued[0].isdigit() else 0

    @cached_property
    def _turns(self) -> dict[int, int]:
        """The lines that turn back to what was reached, the last one of each section: section → block."""
        return {
            block.section: i
            for i, block in enumerate(self.blocks)
            if block.kind == "paragraph"
            and block.section >= 0
            and self.context.flow.endswith(":", block.span.start, block.span.end)
            and self._turns_back.pattern.search(fold(self._text(block)[:_LONGEST_TITLE]))
        }

    @cached_property
    def decides(self) -> bool:
        """Whether the document is a decision."""
        return any(fold(kind).startswith("quyet dinh") for kind in self._kinds())

    def _kinds(self) -> Iterator[str]:
        """The document's kind: as found, else the first line of the head that is a kind of document."""
        found = [str(f.columns["kind"]) for f in self.context.of("documents") if f.columns.get("kind")]
        if found:
            yield from found
            return
        kinds = "document_types" in self.context.catalogue.gazetteers
        for block in self.blocks[:_HEAD_BLOCKS]:
            text = self._text(block).split("\n")[0].strip()
            if kinds and text.isupper() and self.context.catalogue.by_form("document_types", text):
                yield text
                return

    def chain(self, index: int) -> Iterator[Section]:
        """The section of a block and those around it, innermost first."""
        return (self.sections[i] for i in self._chain_of(index))

    def _chain_of(self, index: int) -> Iterator[int]:
        while index >= 0:
            yield index
            index = self.sections[index].parent

    @cached_property
    def claiming(self) -> tuple[tuple[int, Block, bool], ...]:
        """The blocks of the body that report on what was done: index, block, whether it is the title of a standard."""
        return tuple(self._claiming())

    def _claiming(self) -> Iterator[tuple[int, Block, bool]]:
        if self.orders and not self._is_kind("resolves?"):
            return
        ahead: int | None = None  # the section in which a title that is no heading to the outline looks ahead
        for i, block in enumerate(self.blocks):
            text = self._text(block)
            if block.kind == "heading" and ahead is not None and (text.isupper() or self._outranks(block.section, ahead)):
                ahead = None
            elif block.kind == "paragraph" and len(text) < _LONGEST_TITLE and text.isupper() and self._in_body(i, block):
                ahead = block.section if self._looks_ahead(text) else None
            if not self._in_body(i, block):
                continue
            if self.orders or ahead is not None or self._stands_ahead(i, block):
                if vote := self._vote(block):
                    yield i, replace(block, span=vote, marker=""), False
                continue
            title = self._is_standard(block)
            swallowed = _BULLET_INSIDE.search(text) or self._reported(text) if title else None
            end = block.span.start + swallowed.start() if swallowed else block.span.end
            yield i, replace(block, span=Span(block.span.start, end)) if swallowed else block, title
            if swallowed:
                yield i, replace(block, span=Span(end, block.span.end)), False

    def _vote(self, block: Block) -> Span | None:
        """The sentence of a block that tells of a vote, whatever its part is about: `100% đại biểu nhất trí thông qua`."""
        text = self.context.plain[block.span.start : block.span.end]
        vote = self._voted.search(text)
        if vote is None or self.decides:
            return None
        start = max((stop.end() for stop in _SENTENCE.finditer(text, 0, vote.start())), default=0)
        end = text.find(". ", vote.end())
        gathered = _GATHERED.search(text, start, end if end >= 0 else len(text))
        return Span(block.span.start + start, block.span.end) if gathered else None

    def _outranks(self, section: int, other: int) -> bool:
        """Whether a section stands above another one; all stand below a title without a section."""
        return other >= 0 and self.sections[section].level < self.sections[other].level

    @cached_property
    def _tabled(self) -> set[int]:
        """The blocks in tables that are not cells to the outline."""
        starts = self.context.outline.block_starts
        spans = [grid.span for grid in grids_of(self.context)]
        return {i for start, end in spans for i in range(bisect_left(starts, start), bisect_left(starts, end))}

    @cached_property
    def _notes(self) -> set[int]:
        """Cells that are notes, and those right below a note that go on with sentences: of a sheet, all words are cells."""
        notes = self._sheet_sentences()
        for i, block in enumerate(self.blocks):
            text = self._text(block) if block.kind == "cell" else ""
            goes_on = i - 1 in notes and len(text.split()) >= SENTENCE
            if text and (goes_on or self._note.pattern.match(fold(text[:_LONGEST_TITLE]))):
                notes.add(i)
        return notes

    def _sheet_sentences(self) -> set[int]:
        """The sentences that a sheet keeps in cells outside its tables, without those below a title that looks ahead."""
        sentences: set[int] = set()
        if any(block.kind != "cell" for block in self.blocks):
            return sentences
        ahead = ""  # how the title that looks ahead is numbered: one numbered alike ends its part
        for i, block in enumerate(self.blocks):
            text = self._text(block)
            if i in self._tabled or self.context.outline.zone_at(block.span.start) not in ("", "body"):
                continue
            numbered_like = _numbered_like(block.marker or "", text)
            if len(text) < _LONGEST_TITLE and numbered_like and (ahead in ("", numbered_like) or self._looks_ahead(text)):
                ahead = numbered_like if self._looks_ahead(text) else ""
            if not ahead and len(text.split()) >= (_FEWEST_SAID if block.marker else SENTENCE):
                sentences.add(i)
        return sentences

    def _in_body(self, index: int, block: Block) -> bool:
        if index in self._tabled or (block.kind == "cell" and index not in self._notes):
            return False
        opening = self._text(block)[:_OPENING]
        if opening[:1] in ("C", "c") and _BASES.match(fold(opening)):
            return False
        return self.context.outline.zone_at(block.span.start) in ("", "body")

    def _looks_ahead(self, title: str) -> bool:
        title = title[:_LONGEST_TITLE]
        if title not in self._judged:
            self._judged[title] = self._ahead.pattern.search(self._ahead.form(title)) is not None
        return self._judged[title]

    def _stands_ahead(self, index: int, block: Block, *, told: bool = False) -> bool:
        back, articled, ahead = (
            self._around(index, block) if self._turns or _COUNTED.fullmatch(block.marker or "") else self._stands(block.section)
        )
        if self.plans and not back:
            return index not in self._told or ahead
        if told:
            return not self.plans and articled
        if self._opens_ahead.pattern.match(self.context.fold[block.span.start : block.span.start + _LONGEST_TITLE]):
            return True
        above = (b for b in self.context.outline.ancestors(index) if b.kind != "heading")
        return ahead or (not self.plans and articled) or any(self._looks_ahead(self._text(b)) for b in above)

    def _stands(self, section: int) -> tuple[bool, bool, bool]:
        """Whether one of the sections around looks back, one is an article, one looks ahead."""
        if section not in self._sides:
            self._sides[section] = self._sides_of(list(self.chain(section)))
        return self._sides[section]

    def _around(self, index: int, block: Block) -> tuple[bool, bool, bool]:
        around = list(self.chain(block.section))
        left = max((i + 1 for i, section in enumerate(around) if _leaves(block, section)), default=0)
        turned = next(
            (i for i, s in enumerate(self._chain_of(block.section)) if self._turns.get(s, index) < index), len(around)
        )
        return self._sides_of(around[left:turned])

    def _sides_of(self, around: Sequence[Section]) -> tuple[bool, bool, bool]:
        return (
            self.plans and any(map(self._looks_back, around)),
            any(section.marker.lower().startswith("điều") for section in around),
            any(self._looks_ahead(section.title) for section in around),
        )

    def _reported(self, title: str) -> re.Match[str] | None:
        """Where a heading goes over to what was done under its standard: `Tiêu chuẩn 1: 100% đoàn viên …; không có …`.

        A title begins with a capital and is one clause; what repeats the criterion says `trở lên`.
        """
        colons = list(_COLON.finditer(title))[:2]
        for colon in colons:
            said = title[colon.end() :]
            if _VERDICT_FIRST.match(said):
                continue  # `Tiêu chuẩn 1: Đạt; Tiêu chuẩn 2: Đạt`
            named = self.standards.named(said if colon is colons[0] else title[: colon.start()]) is not None
            if colon is colons[0] and named:
                continue  # the standard's own name
            own = said[:1].islower() or said[:1].isdigit() or _CLAUSES.search(said)
            if own and len(said.split()) >= _FEWEST_SAID and "trở lên" not in said and (named or colon is colons[0]):
                return colon
        return None

    def _is_standard(self, block: Block) -> bool:
        """A heading that states a standard repeats the criterion; it does not claim it."""
        return (
            block.kind == "heading"
            and self._any_standard
            and (numbered(self._text(block)) is not None or self.standards.named(self._text(block)) is not None)
        )

    @cached_property
    def _loose(self) -> dict[int, Place]:
        """Places of blocks under a `Tiêu chuẩn 2: …` that the outline did not see as a heading."""
        places: dict[int, Place] = {}
        if not self._any_standard:
            return places
        current, at = None, -1
        for i, block in enumerate(self.blocks):
            if block.kind == "cell":
                continue
            inside = at == -1 or at in self._chain_of(block.section)
            current = current if inside else None
            if block.kind != "heading" and (place := self._place_of_title(self._text(block)[:_LONGEST_TITLE])):
                current, at = place, block.section
            if current:
                places[i] = current
        return places

    @cached_property
    def _any_standard(self) -> bool:
        """Whether a heading or a line of the document may name a standard, by its title or by its number."""
        return self.standards.framework is not None or "tieu ch" in self.context.fold

    def _place_of_title(self, title: str) -> Place | None:
        standard = self.standards.named(title)
        number = numbered(title)
        if number is None and standard is None:
            return None
        printed = number[1] if number else standard.number if standard else None
        return Place(standard.framework if standard else None, printed, number[2] or None if number else None)

    def place(self, index: int) -> Place:
        """The standard that block `index` stands under: that of the nearest heading that names one."""
        return self._loose.get(index) or self._of_section(self.blocks[index].section)

    def claims_at(self, offset: int, *, told: bool = False) -> bool:
        """Whether the ruled table at `offset` stands in a part that reports on what was done.

        A table that is `told` to give results does so also under `4. Một số chỉ tiêu theo Nghị quyết`.
        """
        index = self.context.outline.block_at(offset)
        inside = index < 0 or not self._stands_ahead(index, self.blocks[index], told=told)
        return not self.orders and inside

    def place_at(self, offset: int) -> Place:
        """The standard that the table at `offset` stands under."""
        index = self.context.outline.block_at(offset)
        return self._of_section(self.blocks[index].section) if index >= 0 else Place()

    def _of_section(self, index: int) -> Place:
        if index not in self._places:
            inner: Place | None = None
            for section in self.chain(index) if self._any_standard else ():
                found = self._place_of_title(self._heading(section))
                if (
                    found
                    and inner
                    and inner.framework is None
                    and (numbered(self._heading(section)) or ("",))[0] == "tieu chuan"
                ):
                    inner = Place(found.framework or inner.framework, found.standard, inner.criterion or inner.standard)
                inner = inner or found
            self._places[index] = inner or Place()
        return self._places[index]
