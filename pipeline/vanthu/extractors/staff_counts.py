"""People counted by category: `+ Đại học: 15`, `28 người (nữ: 12)`, tables of staff."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass

from vanthu.extractors import Context
from vanthu.extractors._grids import grid_of
from vanthu.extractors._staff_grammar import Count, Setting, counts_in
from vanthu.extractors._staff_tables import StaffTable, TableCount
from vanthu.extractors._staff_terms import Lexicon, lexicon_of
from vanthu.extractors._text_tables import text_tables
from vanthu.text.fold import plain
from vanthu.types import Block, Finding, Problem, Span, Value

ORDER = 2  # after the dates, which say as of when; before the claims, which leave counts of staff alone
_LIST_REACH = 8  # a heading without bullets under it speaks for so many paragraphs
_LONGEST_BLOCK = 20_000
_LONGEST_HEADING = 160
_BODY = ("", "body", "title")


def extract(context: Context) -> Iterable[Finding | Problem]:
    """The counts of the body's paragraphs and bullets."""
    return _Extractor(context).run()


@dataclass(frozen=True, slots=True)
class _Squeezed:
    """A block's text with single blanks, and where each character stands in the document."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        return Span(self.places[start], self.places[end - 1] + 1)


def squeezed(flow: str, span: Span) -> _Squeezed:
    """`flow[span]` with every run of white space as one blank."""
    parts: list[str] = []
    places: list[int] = []
    for match in re.compile(r"\S+").finditer(flow, span.start, span.end):
        if parts:
            parts.append(" ")
            places.append(match.start() - 1)
        parts.append(match[0])
        places.extend(range(match.start(), match.end()))
    return _Squeezed("".join(parts), tuple(places))


class _Extractor:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.outline = context.outline
        self.lexicon: Lexicon = context.catalogue.made(lexicon_of)
        self.rules = {rule.id: rule for rule in context.catalogue.rules["staff_counts"]}
        self.dimensions = [rule for rule in self.rules.values() if "dimension" in rule.set]
        self.scanned = context.document.text_source in ("ocr", "mixed")
        self.heading = ("", -1)  # the dimension that the last block without counts names, and its index
        self.last = ("", -1, -9)  # group, parent and index of the last block with a count

    def run(self) -> Iterator[Finding]:
        """The counts of tables, then those of the text outside them."""
        tabled = yield from self._tables()
        for index, block in enumerate(self.outline.blocks):
            if any(span.start <= block.span.start < span.end for span in tabled):
                continue
            flow = self.context.plain[block.span.start : block.span.end]
            if re.search(r"\d|mươi|mười|trăm", flow) and len(flow) < _LONGEST_BLOCK:
                yield from self._counts(index, block)
            elif len(flow) < _LONGEST_HEADING and (dimension := self._dimension_of(flow)):
                self.heading = (dimension, index)

    def _tables(self) -> Generator[Finding, None, list[Span]]:
        """The counts of all tables of staff; returns where those tables stand."""
        tabled = []
        document = self.context.document
        for table in (*document.tables, *text_tables(document)):
            if not table.ruled or not table.cells:
                continue
            first = document.starts[min(cell.first for cell in table.cells)]
            about_staff = any(self._is("staff-context", text) for text in self._before_table(first))
            grid = grid_of(self.context, table)
            counts = list(StaffTable(grid, self.lexicon, about_staff=about_staff, scanned=self.scanned).counts())
            if counts:
                tabled.append(Span(first, document.span_of_words(0, max(cell.last for cell in table.cells)).end))
            for count in counts:
                yield self._table_finding(count)
        return tabled

    def _before_table(self, start: int) -> list[str]:
        """The plain texts of the two blocks above a table and of the sections it stands in."""
        first = self.outline.block_at(start)
        if first < 0:
            return []
        texts = [
            self.context.plain[b.span.start : b.span.end] for b in reversed(self.outline.blocks[max(first - 2, 0) : first])
        ]
        return [" ".join(text.split()) for text in texts] + self._above(first)

    def _table_finding(self, count: TableCount) -> Finding:
        columns: dict[str, Value] = {
            "category": count.category,
            "dimension": self.lexicon.entries[count.category].extra["dimension"],
            "label": count.label,
            "value": count.value,
            "unit": None,
            "unit_name": count.unit_name or None,
            "as_of": count.as_of or None,
            "parent": None,
            "qualifier": count.qualifier or None,
            "status": None,
        }
        return self.context.document.finding("staff_counts", columns, count.span, count.rule, confidence=0.9)

    def _dimension_of(self, text: str) -> str:
        """The dimension named last in `text`; words at the end of a heading count as words before a colon."""
        text = " ".join(text.split()).rstrip(" :") + ": x"
        found = [(m.end(), str(rule.set["dimension"])) for rule in self.dimensions for m in rule.matches(text)]
        return max(found)[1] if found else ""

    def _above(self, index: int) -> list[str]:
        """The plain texts of what introduces a block, nearest first: bullets and paragraphs above it, then its sections."""
        texts = [self.context.plain[b.span.start : b.span.end] for b in self.outline.ancestors(index)]
        section = self.outline.blocks[index].section
        while section >= 0:
            texts.append(plain(self.outline.sections[section].title))
            section = self.outline.sections[section].parent
        return [" ".join(text.split()) for text in texts]

    def _is(self, rule: str, text: str) -> bool:
        return self.rules[rule].pattern.search(text) is not None

    def _setting(self, index: int, block: Block, above: list[str], own: str) -> Setting:
        dimension = next(filter(None, map(self._dimension_of, above)), "")
        if not dimension and self._under_heading(index, block):
            dimension = self.heading[0]
        group, parent, last = self.last
        if not dimension and last == index - 1 and parent == block.parent:
            dimension = group
        near = index - last <= _LIST_REACH
        staff = near or any(self._is("staff-context", text) for text in (own, *above))
        return Setting(dimension, staff, self.scanned, skill=" ".join(above[:1]))

    def _under_heading(self, index: int, block: Block) -> bool:
        """Whether the last heading-like block still speaks for this one: near, of the same section, and not its sibling."""
        dimension, at = self.heading
        if not dimension or index - at > _LIST_REACH:
            return False
        heading = self.outline.blocks[at]
        return heading.section == block.section and (heading.level < block.level or not heading.marker)

    def _counts(self, index: int, block: Block) -> Iterator[Finding]:
        start = block.span.start + len(block.marker)
        piece = squeezed(self.context.flow, Span(start, block.span.end))
        lowered, above = plain(piece.text), self._above(index)
        if self.context.outline.zone_at(block.span.start) not in _BODY or self._is_plan(above):
            return
        setting = self._setting(index, block, above, lowered)
        counts = [c for c in counts_in(piece.text, self.lexicon, setting) if self._stands(c, lowered, above, setting)]
        if counts:
            self.last = (counts[-1].category.split(".")[0], block.parent, index)
        for count in counts:
            yield self._finding(count, piece, lowered, above)

    def _is_plan(self, above: list[str]) -> bool:
        return any(self._is("plan-heading", text) and "kết quả" not in text for text in above)

    def _stands(self, count: Count, text: str, above: list[str], setting: Setting) -> bool:
        """Whether a count is about staff as they are: not a target, not pupils or inhabitants, and weak words only beside staff."""
        sentence = text[max(text.rfind(". ", 0, count.start), text.rfind("; ", 0, count.start)) + 1 : count.start]
        if self._is("target", sentence):
            return False
        if above and self._is("population", above[0]) and not self._is("staff-context", above[0]):
            return False
        if (
            count.category.startswith("EVAL.")
            and setting.dimension != "EVAL"
            and not (count.linked and count.weak and setting.staff)
        ):
            return False
        return setting.staff or not count.weak

    def _category(self, count: Count, above: list[str]) -> str:
        """A bare total counts what the nearest heading speaks of."""
        if not count.generic:
            return count.category
        nearest = next((text for text in above if self._is("staff-context", text)), "")
        members = "đảng viên" in nearest and not re.search("cán bộ|công chức|viên chức", nearest)
        return "POL.DV" if members else count.category

    def _finding(self, count: Count, piece: _Squeezed, lowered: str, above: list[str]) -> Finding:
        document, category = self.context.document, self._category(count, above)
        label = piece.span(*count.label)
        after = re.match(r" ?\(? ?(?=\w)", lowered[count.end :])
        excluded = self.rules["excluded"].pattern.match(lowered, count.end + (after.end() if after else 0))
        qualifier = count.qualifier
        if excluded and not qualifier:
            until = re.compile(r"[^).;]{0,120}").match(lowered, excluded.start())
            qualifier = piece.text[excluded.start() : until.end() if until else excluded.end()].strip()
        columns: dict[str, Value] = {
            "category": category,
            "dimension": self.lexicon.entries[category].extra["dimension"],
            "label": " ".join(document.text[label.start : label.end].split()),
            "value": count.value,
            "unit": count.unit or None,
            "unit_name": None,
            "as_of": self._as_of(piece, lowered, count),
            "parent": None,
            "qualifier": qualifier or None,
            "status": count.status or None,
        }
        span = piece.span(count.start, count.end)
        return document.finding("staff_counts", columns, span, count.rule, confidence=0.8 if count.weak else 0.95)

    def _as_of(self, piece: _Squeezed, lowered: str, count: Count) -> str | None:
        """The date of `Tính đến ngày 31/12/2020` in front of the count."""
        for date in self.context.of("dates"):
            at = date.evidence.span.start
            if piece.places[0] <= at < piece.places[count.start]:
                before = lowered[: next(i for i, place in enumerate(piece.places) if place >= at)]
                if self._is("as-of", before[-40:]):
                    return str(date.columns["value"])
        return None
