"""Blocks (paragraphs, bullets, headings, cells), what introduces them, and the sections that headings open."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from vanthu.outline.markers import HEADINGS, NUMBERED, Marker, is_capitals, marker_of
from vanthu.types import Block, Document, Section, Span, value_class

_PARAGRAPH = re.compile(r"[^\n]+")
_SENTENCES = re.compile(r"[.;!?]\s+[^\W\d_a-z]")
_LONGEST_HEADING = 220
_INDENTED = 2  # letters that set a bullet below the one above it


@value_class(frozen=True, slots=True)
class Draft:
    """A block before it is known what stands above it."""

    span: Span
    text: str
    marker: Marker | None
    cell: tuple[int, int] | None  # table and cell
    foot: bool = False  # of the recipients and the signature
    heading: bool = False
    indent: int = 0  # white space in front of it on its line, in letters; 0 also where a format tells of none


def drafts_of(document: Document, flow: str, cells: Mapping[int, tuple[int, int]], foot: Sequence[Span]) -> list[Draft]:
    """The paragraphs of `flow` with their markers; headings are told from numbered paragraphs by what follows them.

    `foot` are the lines of the recipients and the signature, where `Q. CHỦ TỊCH` or `1. Như trên` is no heading.
    """
    lines = sorted(foot)
    starts = [line.start for line in lines]
    drafts = []
    for match in _PARAGRAPH.finditer(flow):
        text = match[0].strip()
        if not any(c.isalnum() for c in text):
            continue
        start = match.start() + match[0].index(text[0])
        words = document.words_in(Span(start, start + 1)) if cells else None
        cell = cells.get(words.start) if words else None
        next_line = bisect_left(starts, start)
        before = lines[next_line - 1] if next_line else None
        inside = (before is not None and start < before.end) or (
            next_line < len(lines) and starts[next_line] < start + len(text)
        )
        drafts.append(Draft(Span(start, start + len(text)), text, marker_of(text), cell, inside, indent=start - match.start()))
    around = zip([None, *drafts], drafts, [*drafts[1:], None], strict=False)
    return [replace(d, heading=True) if _is_heading(d, above, below) else d for above, d, below in around]


def _is_heading(draft: Draft, above: Draft | None, following: Draft | None) -> bool:
    if draft.cell is not None or draft.foot or not draft.marker or len(draft.text) > _LONGEST_HEADING:
        return False
    if draft.marker.type in HEADINGS:
        return True
    if draft.marker.type not in NUMBERED or _SENTENCES.search(draft.text, draft.marker.length):
        return False
    if is_capitals(draft.text[draft.marker.length :]):
        return True
    if above is not None and _is_sibling(draft.marker, above) and above.text.endswith((";", ",")):
        return False  # the last of a list
    if following is None or following.foot or _ranks_above(following, draft.marker):
        return False  # nothing stands under it
    sibling = following is not None and _is_sibling(draft.marker, following)
    return not sibling and not draft.text.endswith((";", ",", "./."))


def _ranks_above(following: Draft, marker: Marker) -> bool:
    return following.marker is not None and following.marker.type in HEADINGS and following.marker.rank < marker.rank


def _is_sibling(marker: Marker, other: Draft) -> bool:
    return other.marker is not None and other.marker.type == marker.type


class Builder:
    """Turns drafts into blocks and sections, one after the other."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.blocks: list[Block] = []
        self.sections: list[Section] = []
        self._open: list[tuple[Marker, int]] = []  # the sections that are open: marker and index
        self._above: list[tuple[Marker, int]] = []  # the bullets that are open: marker and index
        self._indents: dict[int, int] = {}  # of the bullets, by index
        self._colon = -1  # the block ending in a colon that introduces what follows
        self._previous = ""  # the text of the block before

    def add(self, draft: Draft) -> None:
        if draft.heading and draft.marker:
            self._add_heading(draft, draft.marker)
        elif draft.cell is not None:
            table, c = draft.cell
            cell = self.document.tables[table].cells[c]
            self._append(Block("cell", draft.span, draft.marker.text if draft.marker else "", 0, self._section, -1, table, cell.row,
                               cell.column))  # fmt: skip
        elif draft.marker:
            self._add_bullet(draft, draft.marker)
        else:
            self._add_paragraph(draft)
        self._previous = draft.text

    @property
    def _section(self) -> int:
        return self._open[-1][1] if self._open else -1

    def _append(self, block: Block) -> int:
        self.blocks.append(block)
        return len(self.blocks) - 1

    def _add_heading(self, draft: Draft, marker: Marker) -> None:
        _pop(self._open, marker)
        title = mended(draft.text[marker.length :].strip(" :.-–"))
        parent = self._section
        level = self.sections[parent].level + 1 if parent >= 0 else 1
        self.sections.append(Section(marker.text, title, level, draft.span, draft.span, parent))
        self._open.append((marker, len(self.sections) - 1))
        self._above.clear()
        index = self._append(Block("heading", draft.span, marker.text, level, self._section))
        self._colon = index if draft.text.endswith(":") else -1

    def _add_bullet(self, draft: Draft, marker: Marker) -> None:
        introduced = self._is_introduced(marker) or self._is_indented(draft, marker)
        if marker.type == "star" and _introduces(draft.text) and not introduced and not self._is_open(marker):
            self._above.clear()
        closed = None if introduced else _pop(self._above, marker)
        if closed is not None and closed < self._colon:
            self._colon = -1
        nearer = self._above[-1][1] if self._above else -1
        parent = max(nearer, self._colon)
        index = self._append(Block("bullet", draft.span, marker.text, len(self._above) + 1, self._section, parent))
        self._above.append((marker, index))
        self._indents[index] = draft.indent

    def _is_introduced(self, marker: Marker) -> bool:
        """Whether a bullet is new under a line that ends in a colon: `• Trình độ:` over `- Đại học`, whichever of the two ranks higher."""
        if marker.type in NUMBERED or not self._previous.endswith(":"):
            return False
        return bool(self._above) and not self._is_open(marker)

    def _is_indented(self, draft: Draft, marker: Marker) -> bool:
        """Whether a bullet of a new kind is typed further in than the one above it: `*` under `+`, though it ranks higher as a rule."""
        if marker.type in NUMBERED or not self._above or self._is_open(marker):
            return False
        return draft.indent >= self._indents[self._above[-1][1]] + _INDENTED

    def _is_open(self, marker: Marker) -> bool:
        return any(above.type == marker.type for above, _ in self._above)

    def _add_paragraph(self, draft: Draft) -> None:
        colon = draft.text.endswith(":")
        parent = self._above[-1][1] if colon and self._above and len(draft.text) < 40 else -1
        if parent < 0:
            self._above.clear()
        index = self._append(Block("paragraph", draft.span, "", 0, self._section, parent))
        self._colon = index if colon else -1

    def result(self) -> tuple[tuple[Block, ...], tuple[Section, ...]]:
        """Blocks and sections; a section runs to the next heading of its level or above."""
        end, closed = len(self.document.text), []
        for i, section in enumerate(self.sections):
            later = (s.heading.start for s in self.sections[i + 1 :] if s.level <= section.level)
            closed.append(replace(section, span=Span(section.heading.start, next(later, end))))
        return tuple(self.blocks), tuple(closed)


def _pop(stack: list[tuple[Marker, int]], marker: Marker) -> int | None:
    """Close what cannot hold a block with this marker: its own type, or types that rank below it. The outermost one closed."""
    own = next((i for i, (m, _) in enumerate(stack) if m.type == marker.type), None)
    if own is None:
        own = next((i for i, (m, _) in enumerate(stack) if m.rank > marker.rank and not _holds(m, marker)), len(stack))
    closed = stack[own][1] if own < len(stack) else None
    del stack[own:]
    return closed


def _holds(above: Marker, marker: Marker) -> bool:
    """`A.` stands above `I.` as a rule; where a Roman number came first, it stands below."""
    return above.type == "roman" and marker.type == "capital"


def _introduces(text: str) -> bool:
    return text.endswith(":") or (len(text) < 80 and not text.endswith((".", ";")))


def mended(text: str) -> str:
    """A heading on one line, a word broken after its first letter joined again.

    >>> mended("K\\nIẾN NGHỊ ĐỀ XUẤT"), mended("CÔNG  TÁC")
    ('KIẾN NGHỊ ĐỀ XUẤT', 'CÔNG TÁC')
    """
    text = " ".join(text.split())
    return re.sub(
        r"^([BCDĐGHKLMNPQRSTVX]|[CGKNPT]H|NG|TR) (?=[AÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬEÈÉẺẼẸÊỀẾỂỄỆIÌÍỈĨỊOÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢUÙÚỦŨỤƯỪỨỬỮỰYỲÝỶỸỴ])",
        r"\1",
        text,
    )
