"""People counted by category: `+ Đại học: 15`, `28 người (nữ: 12)`, tables of staff."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from vanthu.extractors import Context
from vanthu.extractors._grids import grid_of, tables_of_text
from vanthu.extractors._staff_grammar import Count
from vanthu.extractors._staff_reader import counts_in
from vanthu.extractors._staff_surroundings import GLUED, Squeezed, Surroundings, squeezed
from vanthu.extractors._staff_tables import StaffTable, TableCount, may_count_staff
from vanthu.extractors._staff_terms import Lexicon, lexicon_of
from vanthu.extractors._staff_units import RULE, line_of_office, of_offices
from vanthu.text.fold import plain
from vanthu.types import Finding, Problem, Span, Value

ORDER = 2  # after the dates, which say as of when; before the claims, which leave counts of staff alone
# A number that may be one of people: no share, year or part of a date, article or code.
_COUNTABLE = re.compile(
    r"(?=[\dmthbnsc])(?:(?<![\w/.,-])(?<!ngày )(?<!tháng )(?<!điều )(?<!khoản )\d{1,3}(?:\.\d{3}){0,2}(?![\d_%]|[^\W\d_](?![^\W\d_])|[/.,-]\w|[ ]?%)|(?<![\w/.,-])\d[\d.]{0,9}\s{0,3}/\s{0,3}\d[\d.]{0,9}(?![\w/-])|(?<!\w)(?:mươi|mười|trăm)(?!\w)"
    r"|(?<!\w)(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)\s(?=người|đồng|đ/c|cán|công|viên|đảng|đoàn|giáo|nhân|nữ|nam|lao|hợp"
    r"|thạc|tiến|đại|cao|trung|sơ|chuyên|cb|cc|vc|gv))"
)
_NUMBER_FIRST = re.compile(r"\d{1,3}(?:\.\d{3})? (?:người|đồng chí|đ/c|đc)(?!\w)")
_DIGIT = re.compile(r"\d")
_LONGEST_BLOCK = 20_000
_DECIDING = ("NQ", "QĐ", "TB")  # kinds of documents that allot posts
_SURE = 10  # a whole that the numbers of a list of anything add up to by chance when it is smaller
_JOBS = ("profession", "profession-with-ranks", "others-without-code")  # rules of words for people that have no category
_WHOLES = 6  # counts, the last before a block, among which the whole of a list of offices is looked for
_LONGEST_HEADING = 160
_LONGEST_CELL = 160  # what is longer in a table is a note below it, or a paragraph that was typed into a cell


@dataclass(frozen=True, slots=True)
class _Draft:
    """A count of the running text, before it is known whether the document counts several organisations."""

    count: Count
    piece: Squeezed
    category: str
    unit_name: str


def extract(context: Context) -> Iterable[Finding | Problem]:
    """The counts of the tables, then those of the text outside them."""
    return _Extractor(context).run()


class _Extractor:
    def __init__(self, context: Context) -> None:
        self.context = context
        self.lexicon: Lexicon = context.catalogue.made(lexicon_of)
        self.around = Surroundings(context)
        self.drafts: list[_Draft] = []
        self.by_block: dict[int, list[Count]] = {}  # of each block its counts, whose parts may stand in the lines below
        self.problems: list[Problem] = []

    def run(self) -> Iterator[Finding | Problem]:
        tabled: list[Span] = []
        for span, counts in self._tables():
            tabled.append(span)
            yield from map(self._table_finding, counts)
        for index, block in enumerate(self.context.outline.blocks):
            text = self.context.plain[block.span.start : block.span.end]
            if len(text) < _LONGEST_CELL and any(span.start <= block.span.start < span.end for span in tabled):
                self.around.remember_count(index, "")  # what stands right behind the table is near counts, too
                continue
            if _COUNTABLE.search(text):
                if len(text) < _LONGEST_BLOCK:
                    self._read(index)
                else:
                    message = f"A paragraph of {len(text):,} letters was not searched for counts of staff."
                    self.problems.append(Problem("extract", "staff_block_too_long", message, self._page(block.span.start)))
            if block.kind != "cell" and len(text) < _LONGEST_HEADING and not _DIGIT.search(text, len(block.marker)):
                self.around.remember_heading(index, text)
        self._read_lines_of_offices()
        several = len({draft.unit_name for draft in self.drafts if draft.unit_name}) > 1
        yield from (self._finding(draft, several=several) for draft in self.drafts)
        yield from self.problems

    def _tables(self) -> Iterator[tuple[Span, list[TableCount]]]:
        """Each table of staff: where it stands and its counts."""
        document = self.context.document
        for table in (*document.tables, *tables_of_text(self.context)):
            if not table.ruled or not table.cells:
                continue
            grid = grid_of(self.context, table)
            if not may_count_staff(grid, self.lexicon, scanned=self.around.scanned):
                continue
            first = document.starts[min(cell.first for cell in table.cells)]
            above = [*(" ".join(plain(words).split()) for words in reversed(grid.titles)), *self.around.before_table(first)]
            about_staff = any(self.around.says("staff-context", text) for text in above)
            staff = StaffTable(
                grid, self.lexicon, above=" ".join(reversed(above)), about_staff=about_staff, scanned=self.around.scanned
            )
            counts = list(staff.counts())
            if counts:
                blank = self.around.scanned or table not in document.tables
                self.problems += [self._unread_row(*row) for row in staff.unread(blank=blank)]
                self.problems += [self._unread_column(*column) for column in staff.unread_columns()]
                self.problems += [self._without_category(*post) for post in staff.of_posts()]
                yield Span(first, document.span_of_words(0, max(cell.last for cell in table.cells)).end), counts

    def _read(self, index: int) -> None:
        """The counts of one block, as drafts."""
        block = self.context.outline.blocks[index]
        body = Span(self._begins(index), block.span.end)
        words = " ".join(GLUED.sub(r"\g<0> ", self.context.flow[body.start : body.end]).split())
        above = self.around.above(index)
        aged = any(self.around.says("ages", text) for text in above)  # bands of age are numbers alone
        named = aged or any(self.lexicon.terms(words, scanned=self.around.scanned))
        near = self.around.near_counts(index)
        if not (named or near):
            return
        if self.around.is_plan(index, above):
            return
        piece = squeezed(self.context, body)
        found, unread = self._counts(index, piece, above) if named else ([], [])
        found = self._with_offices(piece, found)
        for count in (self._of_clerks(count, piece) for count in found):
            own = count.rule == RULE
            unit_name = piece.text[slice(*count.label)] if own else self.around.unit_name(index, piece, count)
            self.drafts.append(_Draft(count, piece, self.around.category(count, above), unit_name))
        if not found and near and (line := self.around.rules["unread"].pattern.match(piece.plain)):
            unread = [line.span()]
        if found or near:
            self.problems += [self._unread(piece, *place) for place in unread]
        if found:
            self.around.remember_count(index, found[-1].category)
            self.by_block[index] = found

    def _begins(self, index: int) -> int:
        """Where the text of a block begins; of `142 người` alone with its label on the line above."""
        block = self.context.outline.blocks[index]
        start = block.span.start + len(block.marker)
        if index == 0 or block.marker or not _NUMBER_FIRST.match(self.context.plain, start):
            return start
        label = self.context.outline.blocks[index - 1]
        own = self.context.plain[label.span.start + len(label.marker) : label.span.end].rstrip()
        broken = len(own) < _LONGEST_HEADING and label.section == block.section and not _DIGIT.search(own)
        return label.span.start + len(label.marker) if broken and not own.endswith((".", ";", ",")) else start

    def _counts(self, index: int, piece: Squeezed, above: list[str]) -> tuple[list[Count], list[tuple[int, int]]]:
        """The counts of a block that are of staff as they are, and where numbers beside them have no category."""
        setting = self.around.setting(index, above, piece.plain)
        counts, unread = counts_in(piece.text, self.lexicon, setting)
        beside = replace(setting, staff=setting.staff or any(not count.weak for count in counts))
        return [count for count in counts if self.around.stands(count, piece.plain, above, beside)], unread

    def _with_offices(self, piece: Squeezed, found: list[Count]) -> list[Count]:
        """`found` with the people of each office, told behind the number of all of them or in the block below it.

        A list that adds up to no number counted before it is a problem.
        """
        opening, office = self.around.rules["list-of-offices"], self.around.rules["organisation"]
        here = [count for count in found if count.category.startswith("STAFF.")]
        wholes = [*(d.count for d in self.drafts[-_WHOLES:] if d.count.category.startswith("STAFF.")), *here]
        for start in [*(count.end for count in reversed(here)), *((0,) if wholes else ())]:
            offices, told = of_offices(piece.text, piece.plain, start, opening, office)
            inside = [count for count in found if offices and offices[0].start <= count.start <= offices[-1].end]
            if not offices or any(count.rule != RULE for count in inside):
                continue
            total = sum(count.value for count in offices)
            own = next((count for count in reversed(wholes) if count.value == total), None)
            jobs = any(self.around.says(rule, piece.plain[slice(*count.label)]) for count in offices for rule in _JOBS)
            if own is not None and (told or (total >= _SURE and not jobs)):
                return [c for c in found if c not in inside] + [replace(count, category=own.category) for count in offices]
            if told and not inside:
                self.problems.append(self._not_added_up(piece, offices, total))
            if told:
                break
        return found

    def _read_lines_of_offices(self) -> None:
        """The people of each office where lines below a count are its parts: `+ Viên chức: 169` over `* Khối điều trị: 97`, …"""
        lines: dict[int, list[tuple[int, Squeezed, Count]]] = {}
        for index, block in enumerate(self.context.outline.blocks):
            if block.parent in self.by_block and block.parent >= 0:
                piece = squeezed(self.context, Span(self._begins(index), block.span.end))
                if (line := line_of_office(piece.text)) is not None:
                    lines.setdefault(block.parent, []).append((index, piece, line))
        for parent, below in lines.items():
            total = sum(line.value for *_, line in below)
            whole = next((c for c in self.by_block[parent] if c.value == total and c.category.startswith("STAFF.")), None)
            if whole is None or len(below) < 2 or total < _SURE or any(index in self.by_block for index, *_ in below):
                continue
            for _, piece, line in below:
                count = replace(line, category=whole.category)
                self.drafts.append(_Draft(count, piece, whole.category, piece.text[slice(*line.label)]))

    def _not_added_up(self, piece: Squeezed, offices: list[Count], total: int) -> Problem:
        listed = piece.text[offices[0].start : offices[-1].end]
        message = (
            f"The numbers of a list of offices add up to {total}, which is no number of staff before it: “{listed[:120]}”."
        )
        return Problem("extract", "staff_offices_sum", message, self._page(piece.places[offices[0].start]))

    def _of_clerks(self, count: Count, piece: Squeezed) -> Count:
        """`Tổng số nhân viên: 5` where teachers or a larger whole were counted before counts the clerks of a school."""
        if count.category != "STAFF.TOTAL" or piece.plain[slice(*count.label)] != "tổng số nhân viên":
            return count
        before = {draft.category for draft in self.drafts if draft.count.value > count.value}
        return replace(count, category="STAFF.NV") if before & {"STAFF.GV", "STAFF.TOTAL"} else count

    def _unread(self, piece: Squeezed, start: int, end: int) -> Problem:
        return self._without_category(piece.text[start:end], piece.span(start, end))

    def _without_category(self, said: str, span: Span) -> Problem:
        message = f"A count among counts of staff has no category of its own: “{said}”."
        return Problem("extract", "staff_label_unknown", message, self._page(span.start))

    def _unread_row(self, row: str, span: Span) -> Problem:
        message = f"No figure could be read in a row of a table of staff: “{row[:80]}”."
        return Problem("extract", "staff_cell_unread", message, self._page(span.start))

    def _unread_column(self, head: str, span: Span) -> Problem:
        message = f"A column of figures in a table of staff was not read, its heading has no category: “{head[:80]}”."
        return Problem("extract", "staff_column_unread", message, self._page(span.start))

    def _page(self, start: int) -> int | None:
        words = self.context.document.words_in(Span(start, start + 1))
        return self.context.document.words[words.start].page if words and self.context.document.pages else None

    def _finding(self, draft: _Draft, *, several: bool) -> Finding:
        count, piece, document = draft.count, draft.piece, self.context.document
        label = piece.span(*count.label)
        apart = self.around.excluded(piece, count.end)
        qualifier = count.qualifier or (piece.text[slice(*apart)].strip() if apart else "")
        said = "người làm việc" in piece.plain[slice(*count.label)] or count.rule == RULE
        category = self._assigned(draft.category, posts=said)
        columns: dict[str, Value] = {
            "category": category,
            "dimension": self.lexicon.entries[category].extra["dimension"],
            "label": " ".join(document.text[label.start : label.end].split()),
            "value": count.value,
            "unit": count.unit or None,
            "unit_name": (draft.unit_name or None) if several else None,
            "as_of": self.around.as_of(piece, count),
            "parent": None,
            "qualifier": qualifier or None,
            "status": count.status or None,
        }
        confidence = 0.8 if count.weak else 0.95
        return document.finding("staff_counts", columns, piece.span(count.start, count.end), count.rule, confidence=confidence)

    def _assigned(self, category: str, *, posts: bool) -> str:
        """The posts that a decision or a resolution allots: `Biên chế công chức: 1.946` there counts no people.

        `posts`: the label of a total speaks of them.
        """
        allotted = category == "STAFF.BIENCHE" or (category == "STAFF.TOTAL" and posts)
        return "STAFF.BC_GIAO" if allotted and self._assigns_posts else category

    @cached_property
    def _assigns_posts(self) -> bool:
        """Whether the document is one that allots posts: `Nghị quyết về việc giao biên chế công chức năm 2025`."""
        kind = next((f.columns["kind_code"] for f in self.context.of("documents") if f.columns.get("kind_code")), None)
        title = " ".join(self.context.plain[span.start : span.end] for span in self.context.outline.zones.get("title", ()))
        return kind in _DECIDING and self.around.says("assigns-posts", " ".join(title.split()))

    def _table_finding(self, count: TableCount) -> Finding:
        category = self._assigned(count.category, posts="người làm việc" in plain(count.label))
        columns: dict[str, Value] = {
            "category": category,
            "dimension": self.lexicon.entries[category].extra["dimension"],
            "label": count.label,
            "value": count.value,
            "unit": None,
            "unit_name": count.unit_name or None,
            "as_of": count.as_of or None,
            "parent": None,
            "qualifier": count.qualifier or None,
            "status": count.status or None,
        }
        return self.context.document.finding("staff_counts", columns, count.span, count.rule, confidence=0.9)
