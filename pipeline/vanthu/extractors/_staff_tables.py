"""Counts of people in tables: categories over the columns and units in the rows, or categories in the rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from vanthu.extractors._grids import Grid, GridCell
from vanthu.extractors._staff_categories import RANK_OF_GROUP
from vanthu.extractors._staff_merge import merged
from vanthu.extractors._staff_terms import Lexicon, Mark, last_union, marks_of
from vanthu.text.fold import fold, plain
from vanthu.text.numbers import find_ratios, parse_number
from vanthu.types import Span

_TOTAL = re.compile(
    r"(?:tong(?: so| cong)?|cong|toan (?:huyen|tinh|xa|phuong|thi tran|thi xa|thanh pho|quan|truong|nganh|don vi|co quan|cum|cong ty|khoi|so|chi cuc|dang bo|benh vien)|ts)(?: chung)?(?: \(?nguoi\)?)?[ :.]*"
)
_GENERIC = re.compile(
    r"(?:tong(?: so| cong)?(?: nguoi)?|so luong(?: nguoi)?|so nguoi|cong|ts|(?:tong )?(?:so )?(?:hien co|co mat|hien co mat)|thuc hien|so co|ket qua|cuoi (?:ky|nam|nam hoc|quy)(?: [\d/-]{4,11})?)"
    r"[ ]?(?:\(?(?:nguoi|dong chi|d/c)\)?)?(?: (?:tinh )?(?:den|tai)(?: (?:het|ngay|thoi diem))* [\d/.]{4,10})?[ :.]*"
)
_FILLED = re.compile(
    r"(?:tong )?(?:so )?(?:co mat|hien co|hien co mat|thuc hien|thuc te)(?: \(?nguoi\)?)?(?: (?:tinh )?(?:den|tai) .{4,24})?[ :.]*"
)
_ALLOTTED = re.compile(r"(?:so )?(?:(?:bien che |chi tieu )?(?:duoc |bien che )?giao|chi tieu)(?: \(?nguoi\)?)?")
_INHABITANTS = re.compile(
    r"\bhộ\b(?! (?:tịch|sinh|lý|tống))|\bkhẩu\b|\bdân số\b|\bnhân khẩu\b|\bđược hỏi\b|\bhài lòng\b|\bphiếu\b"
)
_CALENDAR_YEAR = re.compile(r"(?:năm )?(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:nam )?(?:hoc )?((?:19|20)\d\d)(?: ?[-–] ?((?:19|20)\d\d))?(?: \(?nguoi\)?)?")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Za-z])\)?(?: ?= ?[\d()+:/x* -]{1,30})?")
_LIST_OF_NAMES = re.compile(r"\b(?:ho va ten|ho ten|ho, ten|ngay sinh|nam sinh|ngay thang nam sinh|so cccd|so cmnd)\b")
# Read in plain form: folded, "lao động" and "hợp đồng" would be money.
_SHARE = re.compile(r"%|\b(?:tỷ|tỉ) lệ\b|\bkinh phí\b|\btiền\b|\blương\b|(?<!hợp )(?<!hội )(?<!cộng )\bđồng\b(?! chí)")
_NO_PEOPLE = re.compile(r"\b(?:điểm|hệ số|bình quân|diện tích|ghi chú|số lớp|lớp|chênh lệch|so với|năm sinh|tuổi|số tt)\b")
_NOTHING = re.compile(r"[-–—_.x/0 ]*|(?i:không|chưa)(?: có)?|[\d.,]+ ?%")
_WORKERS = re.compile(r"(?:số|số lượng) (?:người )?lao động\b(?! hợp đồng)")  # everybody who works there
_FIGURE = re.compile(r"(\d{1,3}(?:\.\d{3}){1,2}|\d{1,6})(?: ?(?:người|đồng chí|đ/c|đc))?")


@dataclass(frozen=True, slots=True)
class Head:
    """What a column head or row label stands for: a category, or a plain count (`generic`) of what the other axis names."""

    category: str = ""
    generic: bool = False
    label: str = ""
    qualifier: str = ""
    as_of: str = ""
    dimension: str = ""
    weak: bool = False
    filled: bool = False  # says that it counts who is there, not the posts allotted
    unit: str = ""  # the organisation counted, where columns are organisations, or rows stand beside one
    status: str = ""  # of people who are still studying


@dataclass(frozen=True, slots=True)
class TableCount:
    """A count in a table's cell."""

    category: str
    value: int
    label: str
    span: Span
    rule: str
    unit_name: str = ""
    qualifier: str = ""
    as_of: str = ""
    status: str = ""


def read_head(text: str, lexicon: Lexicon, above: Head, *, scanned: bool) -> Head:
    """What one head or label says, under what stands above it; an empty Head where it is not about counted people."""
    squeezed = " ".join(text.split())
    folded = GridCell(squeezed, Span(0, 0)).fold
    if year := _YEAR.fullmatch(folded):
        return Head(above.category, True, squeezed, above.qualifier, _as_of(year), above.dimension)
    if _GENERIC.fullmatch(folded):
        return replace(above, generic=True, label=above.label or squeezed, filled=_FILLED.fullmatch(folded) is not None)
    if above.category.startswith("STAFF.") and _ALLOTTED.fullmatch(folded):
        return Head("STAFF.BC_GIAO", False, squeezed, "" if above.category == "STAFF.BIENCHE" else above.label, above.as_of)
    if _SHARE.search(plain(squeezed)):
        return Head()
    marks = merged(marks_of(squeezed, lexicon, scanned=scanned, numberless=True), squeezed, lexicon)
    dimension = next((m.dimension for m in reversed(marks) if m.dimension), "") or above.dimension
    if any(m.code in "xAVKNRP" for m in marks):
        return Head(dimension=dimension)
    named = [m for m in marks if m.code == "C"]
    if not named and any(m.code == "S" for m in marks):
        return replace(above, generic=True, label=above.label or squeezed, status=squeezed)
    if not named:
        return Head(dimension=dimension or above.dimension)
    head = _categorised(named, squeezed, above, dimension, total=any(m.code == "T" for m in marks))
    if any(m.code == "g" for m in marks) and head.category.startswith("STAFF."):
        whose = "" if head.category in ("STAFF.BIENCHE", "STAFF.BC_GIAO") else squeezed[named[-1].start : named[-1].end]
        return replace(head, category="STAFF.BC_GIAO", qualifier=whose)
    return head


def _as_of(year: re.Match[str]) -> str:
    """The year or school year of a head or row, in EDTF."""
    return "/".join(filter(None, year.groups()))


def _categorised(named: list[Mark], text: str, above: Head, dimension: str, *, total: bool) -> Head:
    demographic = next((m for m in named if m.codes[0].startswith("DEM.")), None)
    mark = demographic or named[-1]
    groups = {code.split(".")[0]: code for code in reversed(mark.codes)}
    code = groups.get(dimension, mark.codes[0])
    if (total and code in ("STAFF.CBCC", "STAFF.NLD")) or (code == "STAFF.NLD" and _WORKERS.match(plain(text))):
        code = "STAFF.TOTAL"
    if dimension == "SKILL" and code.startswith(("EDU", "POLTH")):
        code = above.category or code
    inner = code.split(".")[0]
    names_levels = code == "RANK.QLNN" or inner == "SKILL"
    others = [text[m.start : m.end] for m in named if m.several or (m is not mark and demographic is not None)]
    narrowed = (
        above.label if demographic is not None and above.category and not above.category.startswith("STAFF.TOTAL") else ""
    )
    return Head(code, False, text, narrowed or ", ".join(others), above.as_of, inner if names_levels else dimension, mark.weak)


def may_count_staff(grid: Grid, lexicon: Lexicon, *, scanned: bool) -> bool:
    """Whether a head of `grid` or two of its rows name a category, which every table of staff does; much cheaper than reading it."""
    if _LIST_OF_NAMES.search(" ".join(grid.heads)):
        return False
    heads = dict.fromkeys(grid.at(row, column).text for row in grid.head_rows for column in range(grid.width))
    if any(lexicon.may_name_category(text, scanned=scanned) for text in heads if text):
        return True
    column = grid.label_column()
    labels = [
        grid.at(row, c).text for row in grid.body for c in (column, column + 1) if column >= 0 and not grid.at(row, c).is_figure
    ]
    return sum(lexicon.may_name_category(text, scanned=scanned) for text in labels if text) > 1


def _rank(category: str) -> int:
    """Where a category stands between what people are (`nữ`) and whose people they are (`cán bộ`)."""
    return RANK_OF_GROUP[category.split(".")[0]]


def _with_filled_posts(heads: list[Head]) -> list[Head]:
    """`Có mặt` beside `Biên chế được giao`, or under `Biên chế`, counts the posts that are filled."""
    if not any(head.category in ("STAFF.BC_GIAO", "STAFF.BIENCHE") for head in heads):
        return heads
    filled = [head.filled and head.category in ("", "STAFF.BIENCHE") for head in heads]
    return [replace(h, category="STAFF.BC_CO", generic=False) if f else h for h, f in zip(heads, filled, strict=True)]


def _of_neighbours(heads: list[Head]) -> list[Head]:
    """A second `Trung cấp` behind `Cao cấp` is one of political theory, also where what stood over both could not be read."""
    made: list[Head] = []
    for head in heads:
        theory = head.category.replace("EDU.", "POLTH.")
        again = head.category in ("EDU.TC", "EDU.SC") and any(h.category == head.category for h in made)
        made.append(replace(head, category=theory) if again and made[-1].category.startswith("POLTH.") else head)
    return made


class StaffTable:
    """A grid read as a table of staff; `counts` is empty where it is none."""

    def __init__(self, grid: Grid, lexicon: Lexicon, *, above: str, about_staff: bool, scanned: bool) -> None:
        """`above` is the plain text of what stands over the table."""
        self.grid, self.lexicon, self.about_staff, self.scanned = grid, lexicon, about_staff, scanned
        self.union = last_union(f"{above} {' '.join(map(self._printed_head, range(grid.width)))}", lexicon)
        self.name_column = grid.label_column()
        self.level_column = self._level_column()
        self.heads = _of_neighbours(_with_filled_posts([self._head(column) for column in range(grid.width)]))
        for column in range(grid.width):
            if self._is_ordinal(column) or self._is_of_years(column):
                self.heads[column] = Head()
        self.rows = self._rows()

    def _level_column(self) -> int:
        """The column of levels behind that of the organisations, each of which stands once beside its levels; -1 where there is none."""
        column = self.name_column + 1
        named = [self.grid.at(row, self.name_column).text for row in self.grid.body]
        levels = [self.grid.at(row, column) for row in self.grid.body if column < self.grid.width]
        totals = sum(_TOTAL.fullmatch(fold(name)) is not None for name in named)
        if self.name_column < 0 or any(cell.is_figure for cell in levels) or sum(not cell.text for cell in levels) > totals:
            return -1
        if len(set(named)) == len(named) and "trình độ" not in self._printed_head(column):
            return -1
        read = [read_head(cell.text, self.lexicon, Head(), scanned=self.scanned) for cell in dict.fromkeys(levels) if cell.text]
        return column if read and sum(bool(head.category) for head in read) * 3 >= len(read) * 2 else -1

    def _head(self, column: int) -> Head:
        head = Head()
        for piece in self._pieces(column):
            head = read_head(piece, self.lexicon, head, scanned=self.scanned)
        return self._of_union(head)

    def _pieces(self, column: int) -> list[str]:
        """What stands over a column, from top to bottom, its number left out."""
        pieces = dict.fromkeys(self._over(row, column) for row in self.grid.head_rows)
        return [piece for piece in pieces if piece and not _COLUMN_NUMBER.fullmatch(piece)]

    def _over(self, row: int, column: int) -> str:
        """The words of a head over a column; over an empty cell goes on what stands left of it, where both have words of their own below."""
        while not self.grid.at(row, column).text and column > 0 and self._is_parted(row, column):
            column -= 1
            if self.grid.at(row, column).text and not self._is_parted(row, column):
                return ""
        return self.grid.at(row, column).text

    def _is_parted(self, row: int, column: int) -> bool:
        """Whether a cell of the head has another one with words below it."""
        below = self.grid.at(row + 1, column) if row + 1 < self.grid.head else GridCell("", Span(0, 0))
        return bool(below.text) and below.span != self.grid.at(row, column).span and not _COLUMN_NUMBER.fullmatch(below.text)

    def _of_union(self, head: Head) -> Head:
        """`Đoàn viên` alone counts the members of the union that the words over the table name last."""
        named = head.category in ("POL.DVCD", "POL.DVTN") and last_union(plain(head.label), self.lexicon)
        return replace(head, category=self.union) if named == "" and self.union else head

    def _is_ordinal(self, column: int) -> bool:
        """Whether a column beside the names only numbers the rows, whatever was read of its head."""
        if column >= self.name_column:
            return False
        texts = [self.grid.at(row, column).text.strip(" .()") for row in self.grid.body]
        numbers = [int(text) for text in texts if text.isdecimal()]
        return all(after > before for before, after in pairwise(numbers)) and (not numbers or numbers[-1] <= self.grid.height)

    def _is_of_years(self, column: int) -> bool:
        """Whether a column that seems to count men (`Nam`) is one of years (`Năm`): years in its cells, or no women beside it."""
        texts = [self.grid.at(row, column).text for row in self.grid.body if self.grid.at(row, column).text]
        years = sum(_CALENDAR_YEAR.fullmatch(text) is not None for text in texts)
        if years * 2 > len(texts) and (years > 1 or self.heads[column].category.startswith("DEM.")):
            return True
        lone = fold(self._printed_head(column)).split()[-1:] == ["nam"] and self.heads[column].category == "DEM.NAM"
        return lone and not any(head.category == "DEM.NU" for head in self.heads)

    def _printed_head(self, column: int) -> str:
        return plain(" ".join(self.grid.at(row, column).text for row in self.grid.head_rows))

    def _rows(self) -> dict[int, Head]:
        """What the rows count; a row without figures (`Trình độ lý luận chính trị`) speaks for those below it."""
        rows: dict[int, Head] = {}
        over = Head()
        for row in self.grid.body:
            rows[row] = self._row(row, over)
            if not any(cell.is_figure for cell in self.grid.row(row)[self.name_column + 1 :]):
                over = Head(dimension=self._dimension(row))
        return rows

    def _dimension(self, row: int) -> str:
        return read_head(self.grid.at(row, self.name_column).text, self.lexicon, Head(), scanned=self.scanned).dimension

    def _unit_beside(self, row: int) -> str:
        """The organisation that a row of levels stands beside: in the row itself, or in the last one above that names it."""
        above = (self.grid.at(r, self.name_column).text for r in range(row, self.grid.head - 1, -1))
        return next(filter(None, above), "")

    def _row(self, row: int, over: Head) -> Head:
        if self.level_column >= 0:
            return self._level(row)
        cell = self.grid.at(row, self.name_column) if self.name_column >= 0 else GridCell("", Span(0, 0))
        texts = [c for c in self.grid.row(row) if c.text and not c.is_figure]
        if any(_TOTAL.fullmatch(c.fold) for c in texts[:2]):
            return Head(generic=True, label="")
        if self.name_column < 0 and (year := _YEAR.fullmatch(self.grid.at(row, 0).fold)):
            return Head(generic=True, label=year[0], as_of=_as_of(year))
        head = read_head(cell.text, self.lexicon, over, scanned=self.scanned) if cell.text else Head()
        level = head.category.startswith(("EDU.", "POLTH.", "RANK."))
        if level and self.lexicon.collectives.pattern.search(plain(cell.text)):
            return Head(label=cell.text)  # "CĐ Văn phòng" is a union, no college
        return self._of_union(head) if head.category or head.generic else Head(label=cell.text)

    def _level(self, row: int) -> Head:
        unit, cell = self._unit_beside(row), self.grid.at(row, self.level_column)
        if any(_TOTAL.fullmatch(text) for text in (fold(unit), cell.fold)):
            return Head(generic=True, unit="" if _TOTAL.fullmatch(fold(unit)) else unit)
        return replace(read_head(cell.text, self.lexicon, Head(), scanned=self.scanned), unit=unit)

    @cached_property
    def _lists_units(self) -> bool:
        """Whether most rows are organisations."""
        units = sum(bool(row.label) and not row.category and not row.generic for row in self.rows.values())
        return units > sum(bool(row.category) for row in self.rows.values())

    @cached_property
    def _by_rows(self) -> bool:
        """Whether the rows, and not the columns, are the categories."""
        in_rows = sum(bool(row.category) for row in self.rows.values())
        return in_rows >= 2 and in_rows * 2 >= len(self.rows)

    @cached_property
    def _columns(self) -> list[int]:
        """The columns that hold counts; none where the table is not one of staff."""
        columns = [
            c
            for c, head in enumerate(self.heads)
            if c not in (self.name_column, self.level_column) and (head.category or head.generic)
        ]
        columns = [c for c in columns if c not in self._of_others()]
        in_rows = sum(bool(row.category) for row in self.rows.values())
        in_columns = [self.heads[c] for c in columns if self.heads[c].category]
        if _LIST_OF_NAMES.search(" ".join(self.grid.heads)) or not self._is_about_people(in_columns, in_rows):
            return []
        if self._by_rows and (units := self._unit_columns(columns)):
            return units
        return columns or (self._only_figures() if self._by_rows else [])

    def _unit_columns(self, columns: list[int]) -> list[int]:
        """The columns of a table whose rows are categories and whose columns are organisations, their total among them."""
        figures = self._columns_of_figures()
        heads = {c: (self._pieces(c) or [""])[-1] for c in figures}
        totals = [c for c in figures if _TOTAL.fullmatch(fold(heads[c])) or (c in columns and self.heads[c].generic)]
        others = [c for c in figures if c not in totals]
        units = [c for c in others if self._names_unit(heads[c])]
        if not (units == others and len(units) > 1) and not self._make_up(totals, others):
            return []
        units = others
        self.heads = [
            Head(generic=True, label=heads[c], unit=heads[c]) if c in units else replace(h, generic=True) if c in totals else h
            for c, h in enumerate(self.heads)
        ]
        return figures

    def _names_unit(self, head: str) -> bool:
        lowered = plain(head)
        return any(rule.pattern.match(lowered) for rule in (self.lexicon.collectives, self.lexicon.organisations))

    def _make_up(self, totals: list[int], others: list[int]) -> bool:
        """Whether the figures of `others`, none of which is a category, add up to the one of `totals` in most rows."""
        if len(totals) != 1 or len(others) < 2 or any(self.heads[c].category for c in others):
            return False
        rows = [[self._value(self.grid.at(row, c).text) or 0 for c in (*totals, *others)] for row in self.rows]
        return sum(total == sum(parts) for total, *parts in rows) * 4 >= len(rows) * 3

    def _columns_of_figures(self) -> list[int]:
        return [
            c
            for c in range(self.grid.width)
            if c > self.name_column
            and not _SHARE.search(self._printed_head(c))
            and sum(self._value(self.grid.at(r, c).text) is not None for r in self.rows) * 2 > len(self.rows)
        ]

    def counts(self) -> Iterator[TableCount]:
        """The counts, row by row."""
        for row, label in self.rows.items():
            for column in self._columns:
                count = self._count(row, label, column)
                if count is not None:
                    yield count

    def unread(self, *, blank: bool) -> Iterator[tuple[str, Span]]:
        """The rows of which no figure could be read: what they say and where.

        A row of a category without anything printed counts as one where `blank`: on page images, and where cells have no lines.
        """
        figures = [row for row in self.rows if any(c.is_figure for c in self.grid.row(row)[self.name_column + 1 :])]
        for row, label in self.rows.items():
            cells = [self.grid.at(row, column) for column in self._columns]
            signed = figures and row > figures[-1] and not any(map(str.isdigit, " ".join(c.text for c in self.grid.row(row))))
            if (
                self._repeats_head(row)
                or (signed and not label.category)  # names and titles below a sheet's table
                or any(self._value(cell.text) is not None for cell in cells)
                or not (label.category or not self._by_rows)
            ):
                continue
            printed = [cell for cell in cells if cell.text and not _NOTHING.fullmatch(cell.text)]
            name = self.grid.at(row, self.name_column)
            lost = blank and (label.category or label.generic) and not any(cell.text for cell in cells)
            if (printed or lost) and name.text and name not in cells:
                yield " ".join(cell.text for cell in dict.fromkeys([name, *printed])), name.span

    def _is_of_post(self, label: Head, head: Head) -> bool:
        """Whether a plain count is one of a post (`Hiệu trưởng`) in a row beside rows of categories: it has none of its own."""
        plain_count = head.generic and not head.category
        counted = sum(row.category.startswith("STAFF.") for row in self.rows.values())
        return plain_count and not (label.category or label.generic or self._lists_units or head.unit) and counted > 1

    def of_posts(self) -> Iterator[tuple[str, Span]]:
        """The counts of posts among the rows: what they say and where."""
        for row, label in self.rows.items():
            for column in self._columns:
                cell = self.grid.at(row, column)
                if self._is_of_post(label, self.heads[column]) and self._value(cell.text) is not None:
                    yield f"{label.label} {cell.text}", cell.span

    def unread_columns(self) -> Iterator[tuple[str, Span]]:
        """The columns of figures beside the counts whose heads say nothing that is known: what they say and where.

        Not those of others (pupils, households), of money and shares, of years, nor of what changed.
        """
        if not self._columns or self._by_rows:
            return
        for column in self._columns_of_figures():
            head = self._printed_head(column)
            pieces = self._pieces(column)
            if column in self._columns or not pieces or self._is_ordinal(column) or column in self._of_others():
                continue
            marks = marks_of(" ".join(pieces), self.lexicon, scanned=self.scanned, numberless=True)
            known = any(mark.code in "VKO" for mark in marks) or self.lexicon.collectives.pattern.search(head)
            if not known and not self.lexicon.others.pattern.search(head) and not _NO_PEOPLE.search(head):
                row = next(r for r in self.grid.head_rows if self.grid.at(r, column).text)
                yield " - ".join(pieces), self.grid.at(row, column).span

    def _repeats_head(self, row: int) -> bool:
        """Whether a row of the head is printed again, as where a table goes on over a page."""
        filled = [(column, cell.fold) for column, cell in enumerate(self.grid.row(row)) if cell.text]
        return any(all(self.grid.at(head, column).fold == text for column, text in filled) for head in self.grid.head_rows)

    def _is_about_people(self, in_columns: list[Head], in_rows: int) -> bool:
        if any(_INHABITANTS.search(self._printed_head(column)) for column in range(self.grid.width)):
            return False
        strong = {head.category for head in in_columns if not head.weak and not head.category.startswith(("DEM.", "EVAL."))}
        if self.about_staff:
            return bool(in_columns) or in_rows >= 2
        if in_columns and sum(row.category.startswith("STAFF.") for row in self.rows.values()) >= 2:
            return True
        named = [row.category for row in self.rows.values() if row.category]
        return len(strong) >= 2 or (in_rows >= 3 and any(not category.startswith("DEM.") for category in named))

    def _of_others(self) -> set[int]:
        """The columns of women, minorities … that follow a column of pupils or other people who are no staff."""
        found, others = set(), False
        for column, head in enumerate(self.heads):
            demographic = head.category.startswith("DEM.") and not head.qualifier
            if demographic and others:
                found.add(column)
            elif not demographic:
                others = self.lexicon.others.pattern.search(self._printed_head(column)) is not None
        return found

    def _only_figures(self) -> list[int]:
        """The one column of figures behind the names of a table whose rows are categories, where its head says nothing."""
        figures = self._columns_of_figures()
        self.heads = [replace(h, generic=True) if c in figures[:1] else h for c, h in enumerate(self.heads)]
        return figures if len(figures) == 1 else []

    def _count(self, row: int, label: Head, column: int) -> TableCount | None:
        cell, head = self.grid.at(row, column), self.heads[column]
        value = self._value(cell.text)
        if value is None or cell.span in [self.grid.at(row, c).span for c in range(column)]:
            return None
        if self._is_of_post(label, head):
            return None
        among_units = label.label if self._lists_units else ""  # "Ban Giám hiệu" as a row beside the teams of a school
        if label.category and head.generic and not head.category:
            return TableCount(
                label.category,
                value,
                label.label,
                cell.span,
                "staff-table-row",
                among_units or head.unit or label.unit,
                label.qualifier,
                head.as_of,
                head.status,
            )
        if self._by_rows and not label.category and not label.generic:
            return None
        if label.category and head.category and _rank(label.category) < _rank(head.category):  # women among the officials
            whose = ", ".join(filter(None, (label.qualifier, head.label)))
            as_of = head.as_of or label.as_of
            return TableCount(
                label.category, value, label.label, cell.span, "staff-table-column", "", whose, as_of, head.status
            )
        category = head.category or "STAFF.TOTAL"
        narrowed = label.label if label.category and label.category != "STAFF.TOTAL" and not among_units else ""
        qualifier = ", ".join(filter(None, (head.qualifier, narrowed)))
        unit = among_units if label.category else head.unit or label.unit if label.generic else label.label
        if not unit and not label.category and not label.generic and len(self.rows) > 1:
            return None
        printed = head.label or self.grid.heads[column]
        if label.generic and any(h.unit for h in self.heads):  # the organisations stand over the columns
            printed = self.grid.at(row, self.name_column).text
        as_of = head.as_of or label.as_of
        return TableCount(category, value, printed, cell.span, "staff-table-column", unit, qualifier, as_of, head.status)

    @staticmethod
    def _value(text: str) -> int | None:
        """The whole number of people in a cell; of `15/28` the part."""
        if ratio := next(find_ratios(text), None):
            return int(ratio.part) if ratio.part <= ratio.whole and ratio.end - ratio.start > len(text) - 8 else None
        match = _FIGURE.fullmatch(text.lower())
        value = parse_number(match[1]) if match else None
        return int(value) if value is not None else None
