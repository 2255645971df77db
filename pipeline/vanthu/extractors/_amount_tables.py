"""Money in tables: numbers of columns and rows whose unit is stated in the caption, the head or the row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.catalogue import Rule
from vanthu.extractors import Context
from vanthu.extractors._grids import Grid, grids_of
from vanthu.text.fold import fold
from vanthu.text.numbers import parse_number
from vanthu.types import Finding, Span, Value

_FACTORS = {"single": 1, "thousand": 10**3, "million": 10**6, "billion": 10**9}
_NOT_MONEY = re.compile(
    r"^(?:so )?(?:tt|stt)\b|ty le|ti le|%|so luong|so sanh|so voi|th ?/ ?(?:kh|dt)|phan tram|khoi luong|\bma(?: so| chuong)?\b|so (?:nguoi|ho|xuat|suat|lop|hoc sinh)"
    r"|dien tich|ghi chu|^nam$|^(?:don vi(?: tinh)?|dvt)$"
)
_NOT_MONEY_ROW = re.compile(  # in a table whose heading names units of money and others: `Đơn vị: nghìn đồng; người`
    r"\W{0,3}(?:tong )?(?:so (?:nguoi|ho|luot|suat|lop|hoc sinh|can bo|doan vien|hoi vien|vu|cuoc|truong hop|don|nha|cong trinh|mo hinh|buoi"
    r"|thon|xa|du an)|ty le|ti le|%|dien tich|san luong|dan so|nang suat|toc do)(?![a-z])|.*\((?:%|nguoi|ho|ha|tan|km|m2)\)$"
)
_IN_DONG = re.compile(r"[\d.,]+ ?(?:d|dong|vnd)\.?")
_PRICE_HEAD = re.compile(r"(?<![a-z])(?:don gia|thanh tien)(?![a-z])")
_GROUPED = re.compile(r"\d{1,3}(?:\.\d{3}){0,3}\.[05]00")
_ORDINAL = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}\.?")
_UNIT_COLUMN = re.compile(r"^(?:don vi(?: tinh)?|dvt)$")
_CAPTION = re.compile(r"(?:dvt|don vi(?: tinh)?)\W{0,4}")
_BRACKETS = re.compile(r"\(([^()]{1,40})\)|(?:^|\s)((?:1\.?000|nghin|trieu|ty) ?(?:dong|d)$)")


def from_tables(context: Context, taken: bytearray) -> Iterator[Finding]:
    """A row for each cell that is a bare number under a stated unit; a cell whose unit is not known is left alone."""
    rule = next(r for r in context.catalogue.rules["amounts"] if r.id == "unit")
    for grid in grids_of(context):
        for span, value, label in _money_cells(grid, rule, _caption(context, grid, rule)):
            if not any(taken[span.start : span.end]):
                columns: dict[str, Value] = {
                    "value": value, "value_max": None, "currency": "VND", "comparator": "=", "purpose": label or None,
                }  # fmt: skip
                yield context.document.finding("amounts", columns, span, "table-unit")


def _factor(rule: Rule, text: str) -> int | None:
    match = rule.pattern.match(text)
    return _FACTORS[match.lastgroup] if match and match.lastgroup else None


def _caption(context: Context, grid: Grid, rule: Rule) -> int | None:
    """The unit stated in the lines above the table or in its head: `ĐVT: triệu đồng`."""
    start, end = grid.start, max((grid.span_of_row(row).end for row in range(max(grid.head, 1))), default=0)
    found = None
    for match in _CAPTION.finditer(context.fold, max(start - 200, 0), end):
        found = _factor(rule, context.fold[match.end() : match.end() + 30]) or found
    return found


def _heads(grid: Grid) -> list[str]:
    """What stands over each column, as printed; rows that are one cell (`ĐVT: triệu đồng` over the whole width) name no column."""
    rows = [row for row in range(grid.head) if len({cell.span for cell in grid.row(row) if cell.text}) > 1]
    return [
        " ".join(dict.fromkeys(grid.at(row, column).text for row in rows if grid.at(row, column).text))
        for column in range(grid.width)
    ]


def _whole_dong(grid: Grid, column: int, head: str) -> bool:
    """Whether `Đơn giá` and `Thành tiền` without a unit are plain đồng: every figure below is grouped and ends in 000."""
    if not _PRICE_HEAD.search(head) or _NOT_MONEY.search(head):
        return False
    figures = [cell.text.strip("()") for row in grid.body if (cell := grid.at(row, column)).is_figure]
    return bool(figures) and all(_GROUPED.fullmatch(figure) for figure in figures)


def _counts_rows(grid: Grid, column: int, label: int) -> bool:
    """Whether a column numbers the rows, whatever was read of its head: small plain figures left of the words that name the rows."""
    figures = [cell.text for row in grid.body if (cell := grid.at(row, column)).is_figure]
    return column < label and all(_ORDINAL.fullmatch(figure) and len(figure) < 7 for figure in figures)


def _in_dong(grid: Grid, column: int) -> bool:
    """Whether other cells of a column print their unit: `500.000đ` over `1.200.000`."""
    cells = [cell for row in grid.body if (cell := grid.at(row, column)).text]
    marked = sum(_IN_DONG.fullmatch(cell.fold) is not None for cell in cells)
    return marked > 0 and all(_IN_DONG.fullmatch(cell.fold) or _GROUPED.fullmatch(cell.text) for cell in cells)


def row_labels(context: Context) -> list[tuple[Span, str]]:
    """Each cell of the tables with words that name its row, and those words; a cell that names its own row is left out."""
    return [
        (cell.span, name)
        for grid in grids_of(context)
        for label in [grid.label_column()]
        for row in grid.body
        if (name := _row_name(grid, row, label))
        for column, cell in enumerate(grid.row(row))
        if column != label and cell.text and cell.text != name
    ]


def _row_name(grid: Grid, row: int, label: int) -> str:
    """What a row is called: the words in the column that names rows, else its first words (`Cộng` under the numbering)."""
    named = grid.at(row, label).text if label >= 0 else ""
    return named or next((cell.text for cell in grid.row(row) if cell.text and not cell.is_figure), "")


def _head_factor(rule: Rule, head: str) -> int | None:
    """The unit in the head of a column: `Thành tiền (triệu đồng)`."""
    return next((f for m in _BRACKETS.finditer(head) if (f := _factor(rule, (m[1] or m[2]).strip()))), None)


def _unit_column(grid: Grid, rule: Rule) -> int:
    """The column that says what each row is measured in, or -1; `Đơn vị` may also head the offices that the rows are about."""
    column = grid.column(_UNIT_COLUMN)
    measures = column >= 0 and any(_factor(rule, grid.at(row, column).fold) is not None for row in grid.body)
    return column if measures else -1


def _money_cells(grid: Grid, rule: Rule, caption: int | None) -> Iterator[tuple[Span, int | float, str]]:
    units, label, printed = _unit_column(grid, rule), grid.label_column(), _heads(grid)
    heads = [fold(head) for head in printed]
    plain = [caption is None and (_whole_dong(grid, c, head) or _in_dong(grid, c)) for c, head in enumerate(heads)]
    ordinals = {column for column in range(grid.width) if _counts_rows(grid, column, label)}
    money = [c for c, head in enumerate(heads) if c not in {label, units, *ordinals} and head and not _NOT_MONEY.search(head)]
    several = sum(any(grid.at(row, column).is_figure for row in grid.body) for column in money) > 1
    for row in grid.body:
        own = _factor(rule, grid.at(row, units).fold) if units >= 0 else None
        name = _row_name(grid, row, label)
        if own is None and _NOT_MONEY_ROW.match(fold(name)):
            continue
        seen: set[Span] = set()
        for column, cell in enumerate(grid.row(row)):
            head = heads[column]
            factor = own or _head_factor(rule, head) or (caption if units < 0 else None) or (1 if plain[column] else None)
            if not factor or not cell.is_figure or cell.span in seen or column in {label, *ordinals} or _NOT_MONEY.search(head):
                continue
            seen.add(cell.span)
            value = parse_number(cell.text.strip("()"))
            if value is not None and not (column == 0 and not head):
                total = round(value * factor, 2)
                yield (
                    cell.span,
                    int(total) if float(total).is_integer() else total,
                    f"{name} ({printed[column]})" if several and printed[column] else name,
                )
