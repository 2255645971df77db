"""Claims in tables: self-scores with their maximum, and verdicts (`Đạt`, crosses under `Đạt` and `Không đạt`)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby

from vanthu.catalogue import Rule
from vanthu.extractors import Context
from vanthu.extractors._claims_prose import Draft, Prose
from vanthu.extractors._claims_scope import SENTENCE, Place, Scope
from vanthu.extractors._claims_standards import Standard, numbered
from vanthu.extractors._claims_subjects import clean, listed
from vanthu.extractors._clauses import Lexicon, Passage
from vanthu.extractors._grids import Grid, GridCell, grids_of
from vanthu.language import syllables
from vanthu.text.numbers import Quantity, find_numbers, is_figure, parse_number
from vanthu.types import Span, Value

_MAXIMUM = re.compile(r"diem (?:toi da|chuan|quy dinh|cao nhat)|thang diem|toi da|diem ke hoach|barem|khung diem")
_SCORE = re.compile(
    r"tu cham|diem cham|diem dat|cham diem|tu danh gia.{0,20}diem|diem tu|so diem|^diem$|ket qua cham|don vi cham|diem thuc te"
)
_CHECKED = re.compile(r"tham dinh|phuc tra|kiem tra|(?:so|huyen|tinh|doan|to|hoi dong|cap tren)(?: [a-z]+)? (?:cham|danh gia)")
_TOTAL_SCORE = re.compile(r"^tong (?:so )?diem(?: thi dua| dat duoc)?$")
_SCALE = re.compile(r"thang diem\s{1,2}(?:la\s{1,2})?(\d{1,4})(?![\d.,]\d)")
_UNITS = re.compile(  # heads of columns whose rows are those that are scored, not what they are scored for
    r"^(?:ten )?(?:cac )?(?:don vi|co quan|tap the|truong|xa|phuong|chi hoi|chi bo|chi doan|doan co so|co so(?: hoi| doan)?|to chuc|phong|khoa|thon)(?![a-z])(?!.*diem)"
)
_PLAN = re.compile(
    r"^(?:ke hoach|kh|chi tieu(?: (?:giao|ke hoach|duoc giao))?|du toan|muc tieu|giao)(?: (?:nam|quy|giao|duoc giao|ca nam|\d{4}|[/.])){0,3}$"
)
_DONE = re.compile(
    r"^(?:ket qua|(?:uoc )?(?:thuc hien|th|dat)|uoc|dat duoc|da thuc hien)(?: (?:nam|quy|thuc hien|uoc|dat duoc|\d{4}|[/.])){0,3}$"
)
_REACHED = re.compile(  # of the plan: `Đạt (%)`, `Tỷ lệ %`, `% hoàn thành`, `TH/KH (%)`; not of last year
    r"^(?!.*(?:cung ky|nam truoc|nam ngoai))(?:(?:ty le|ti le|muc|tl)(?: |$))?(?:(?:dat|hoan thanh|thuc hien|th|kh|ke hoach|so|voi|so voi|du toan|/)[ /]?){0,5}\W{0,3}(?:%|$)\W{0,2}(?:(?:dat|hoan thanh|thuc hien|so voi|th|kh|ke hoach|du toan|/)[ /]?){0,4}$"
)
_MET = re.compile(r"^(?:ket qua )?(?:tu danh gia )?(?:danh gia )?dat(?: chuan| yeu cau)?$")
_NOT_MET = re.compile(r"(?:khong|chua) dat(?: chuan| yeu cau)?$")
_JUDGED = re.compile(
    r"danh gia|ket qua|muc do|ket luan|dat|tu danh gia|hien trang|xep loai|trang thai|tu cham|don vi cham|kiem tra|tham dinh|phuc tra"
    r"|so (?:voi )?(?:nghi quyet|nq|ke hoach|kh|muc tieu|chi tieu)(?![a-z])"
)
_JUDGE = re.compile(  # who judged: each has a verdict of its own
    r"tu (?:danh gia|cham|xep loai)|(?:don vi|to|doan|cap tren|huyen|xa|hoi dong) (?:tu )?(?:cham|danh gia|kiem tra|tham dinh)|tham dinh|phuc tra|kiem tra"
)
_SAYS_WHAT = re.compile(
    r"tieu ch|chi tieu|yeu cau|ke hoach|muc tieu|quy dinh|noi dung|nhiem vu|ket qua|thuc hien|hien trang|thuc trang|ghi chu|nam \d"
)
_RESULT = re.compile(r"ket qua|thuc hien|hien trang|thuc trang|dat duoc|^(?:uoc )?th(?: nam)?(?: \d{4})?$")
_TOLD = re.compile(r"minh chung|dien giai|giai trinh|thuyet minh|tu danh gia|can cu cham|ghi chu")  # beside a score, in words
_RATE = re.compile(  # `Tỷ lệ đúng hạn`, `Tỷ lệ hồ sơ trực tuyến (%)`; a share of a whole (`Tỷ lệ nữ`) claims nothing
    r"^(?:ty le|ti le|%)(?![a-z])(?: ?\(%\))?(?: [a-z,]+){0,5} (?:dung han|dung va truoc han|truoc han|tre han|qua han|giai quyet|hoan thanh|hai long|dat"
    r"|giai ngan|tham gia|bao phu|tiem(?: chung)?|huy dong|ra lop|den lop|di hoc|nhap hoc|chuyen lop|ban tru|su dung|thu gom|xu ly|truc tuyen|so hoa|len lop|tot nghiep|chuyen can|thuc hien|nhat tri|tin nhiem"
    r"|dong y|vuot|nop|duy tri|thu duoc|ho ngheo|can ngheo|suy dinh duong|che phu|cung hoa)(?![a-z])"
)
_RATE_OF_TITLE = re.compile(r"^(?:ty le|ti le|tl|%)(?![a-z])(?: ?\(%\))? (?P<title>[a-z0-9, ]{2,40}?)(?: ?\(%\))?$")
_REACHED_BESIDE = re.compile(  # heads of counts of those who did what was asked, whose share stands in the next column
    r"(?<![a-z])(?:dat|dong y|tan thanh|nhat tri|tin nhiem|hoan thanh|tham gia|tham du|duoc cong nhan|duoc (?:tiem|kham|cap|giai quyet|tap huan)|da (?:tiem|kham|cap|nop|thu|giai quyet|hoan thanh|dang ky|ky)"
    r"|hai long|dung han|giai quyet|tot nghiep|len lop|ra lop|thoat ngheo|thuc hien|su dung|dang ky|xuat sac|gioi|kha)(?![a-z])"
)
_VOTES = re.compile(r"(?<![a-z])phieu (?:dong y|tan thanh|thuan|bau|tin nhiem|dat)(?![a-z])")
_RATING = re.compile(  # names of rows that are ratings
    r"(?:(?:khong |chua )?hoan thanh(?: xuat sac| tot)?(?: (?:chuc trach|chuc trach,? )?nhiem vu)?|(?:loai |xep loai |muc )?(?:xuat sac|gioi|tot|kha|trung binh(?: kha)?|dat|chua dat|khong dat|yeu|kem|vung manh(?: xuat sac)?"
    r"|trong sach,? vung manh)(?: tieu bieu)?|(?:rat )?(?:khong )?hai long)"
)
_SAID_REACHED = re.compile(
    r"(?:(?:da )?dat|chiem|vuot|hoan thanh)(?: ty le| ti le)? ?:? ?\d[\d.,]* ?%(?: (?:ke hoach|chi tieu|kh|so voi \w+ \w+))?[.;]?"
)
_IN_PERCENT = re.compile(
    r"(?:(?<=\S) ?\(\s?(?:dvt:? ?|tinh )?%\s?\)| (?:tl|ty le|ti le)? ?%)$"
)  # `Học lực Giỏi (%)`, `Giỏi` over `SL` and `%`
_NO_RESULT = re.compile(  # shares that say how a body is made up, what changed, or what was planned
    r"^(?:ty le|ti le|tl|ty trong|ti trong|co cau|muc|ke hoach|kh|chi tieu|muc tieu|du toan)(?![a-z])|(?<![a-z])(?:cung ky|nam truoc|so voi|tang|giam|nu|nam|gioi tinh|dang vien"
    r"|doan vien|dan toc|ton giao|bien che|trinh do|chuyen mon|dai hoc|cao dang|trung cap|so cap|thac s[iy]|tien s[iy]|tuoi|von|lai suat|thue|chinh tri|ngoai ngu|tin hoc|ly luan|cao cap|chung chi)(?![a-z])"
)
_MADE_UP = re.compile(  # shares that say how a body is made up, or what was planned
    r"(?<![a-z])(?:nu|nam|dang vien|doan vien|dan toc|ton giao|trinh do|dai hoc|cao dang|trung cap|tuoi|co cau|ty trong|ti trong|ke hoach|chi tieu|muc tieu)(?![a-z])"
)
_YEAR = re.compile(  # heads of columns that hold what a year or a school year brought: `2019`, `Thực hiện năm 2019`, `Năm học 2018-2019`
    r"(?:(?:ket qua|thuc hien|th|uoc) ){0,2}(?:nam(?: hoc)? )?(?:(?:19|20)\d\d ?[-–/] ?)?((?:19|20)\d\d)(?: \((?:%|ty le)\))?"
)
_NO_RESULT_OF_YEARS = re.compile(  # what changed since the year before, or what is paid by the hundred
    r"(?<![a-z])(?:so (?:voi )?(?:nam|cung ky)|cung ky|tang truong|tang,? giam|lai suat|thue suat|co cau)(?![a-z])"
)
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_OF_PLAN = re.compile(r"(?:so(?: voi)?|dat|hoan thanh|th|thuc hien)[ /]{1,2}(?:ke hoach|kh|chi tieu|du toan)(?![a-z])")
_SHARE_ALONE = re.compile(
    r"(?:(?:ty le|ti le|tl) ?)?\(?%\)?|ty le|ti le|tl"
)  # under a title that stands over the count beside it
_COUNT_LAST = re.compile(r"(?P<group>\S.*?) (?:so luong|sl|ts|tong so|so nguoi|so hs|so ho|so)")
_COUNTED_ON = re.compile(
    r"^(?:khoi|khoi lop|lop|nam|nam hoc|hoc ky|quy|thang|dot|khoa|to|thon|ap|khu)$"
)  # heads of rows that are called 6, 7, 8, 9
_NONE = re.compile(r"(?P<figure>0{1,2})(?: [a-z]+){0,3}[.;]?|khong(?: (?:co|phat sinh|xay ra)(?: [a-z]+){0,3})?[.;]?")
_ASKED = re.compile(  # what a criterion asks for, not what was reached
    r"tro len|it nhat|toi thieu|[≥>≤<]|(?<![a-z])(?:tu|duoi|neu|khong qua|moi|tru|hoac|toi da) (?:\w+ ){0,3}?\d|(?<![a-z])(?:neu|phai|tru|diem cong|diem tru)(?![a-z])"
)
_TOLD_REACHED = re.compile(r"(?<![a-z])(?:dat|bang|chiem) \d|\d ?\(\d[\d.,]* ?%")
_DENIED = re.compile(r"^\W{0,3}(?:khong|chua)(?![a-z])")
_ORDINAL = re.compile(r"^(?:so )?(?:tt|stt|thu tu)\.?$")
_CRITERIA = re.compile(r"tieu chi|tieu chuan|noi dung|chi tieu|hang muc|nhiem vu")
_VERDICT = re.compile(
    r"(?:tu danh gia:? ?)?(?:(?P<not_met>(?:khong|chua) (?:dat|hoan thanh))|(?P<met>(?:da )?dat(?: va vuot)?|(?:da )?hoan thanh|vuot))"
    r"(?: (?:chuan|yeu cau|tieu chi|tieu chuan|chi tieu|ke hoach|muc tieu))?(?: (?:muc(?: do)?|cap do) (?:\d|[iv]{1,3}))?[.;]?"
)
_CROSS = re.compile(r"[xX×✓✔√vV+☑]")
_EMPTY_CELL = re.compile(r"[-–—_./0*]{1,3}")
_ROMAN = re.compile(r"[IVX]{1,4}\.?")
_STANDARD_OF = re.compile(  # `14`, `14.2`; in front of a name, set off from it: `14.2. Y tế`
    r"(?P<number>\d{1,2})(?P<part>\.\d{1,2}){0,2}(?:$|(?P<set_off>[.)]?\s+(?=[^\W\d])))"
)
_POINTS = re.compile(r"(\d{1,4}(?:[.,]\d{1,2})?) ?(?:diem|d)?(?: ?/ ?(\d{1,4}(?:[.,]\d{1,2})?) ?(?:diem|d)?)?")
_POINT_WORD = re.compile(r"\s*(?:điểm|đ)\.?$", re.IGNORECASE)
_LONGEST_FIGURE = 25  # letters of a result that is a figure and not a sentence
_TOTAL = re.compile(r"^(?:tong (?:cong|diem|so diem|so)(?![a-z])|(?:tong|cong)\W*(?:$|\())")
_OUTCOME = re.compile(
    r"^(?:ket qua|danh gia|tu danh gia|tu cham|xep loai|muc do)(?: (?:thuc hien|dat duoc|tu danh gia|tu cham|danh gia|xep loai|dat)){0,2}$|^(?:khong |chua )?dat$"
)
_NUMBERS = re.compile(r"tieu chi|tieu chuan")  # heads of columns whose numbers are those of standards
_UNIT = re.compile(r"^(?:don vi(?: tinh)?|dvt)$")
_BRACKETED = re.compile(r" ?\([^()%]{1,25}\)")  # the unit of a column of amounts or people: `Kế hoạch (người)`
_PERCENT_NAMED = re.compile(r"\(\s?(?:dvt:? ?|tinh )?%\s?\)")
_BARE = re.compile(r"[<>≤≥]?\s?\d{1,3}(?:[.,]\d{1,2})?")
_COUNT_AND_SHARE = re.compile(r"\d[\d.]{0,9} ?\(\d{1,3}(?:[.,]\d{1,2})? ?%\)")
_LEVEL = re.compile(  # heads of columns that tell how many of the criteria of a row were met, at a level or at all
    r"(?<![a-z])(?:muc(?: do)?|cap do) (?:\d|[iv]{1,3})(?![a-z])|(?<![a-z])(?:tieu chi|chi so|chi bao|chi tieu|noi dung|tieu chuan)(?: da)?(?: (?:khong|chua))? (?:dat|hoan thanh)(?![a-z])"
    r"|^(?:ket qua )?(?:(?:so luong|so|khong|chua) )?dat$"
)
_OF_CRITERIA = re.compile(
    r"(?P<met>\d{1,3}) ?/ ?(?P<all>\d{1,3})(?: tieu chi| chi so| chi bao| chi tieu| noi dung)?(?: ?\(? ?=? ?(?P<share>\d{1,3}(?:[.,]\d{1,2})?) ?% ?\)?)?"
)
_COUNT_OF = re.compile(r"(\d[\d.]{0,8}) ?/ ?(\d[\d.]{0,8}) ((?!điểm)[^\W\d]+(?: [^\W\d]+)?)")
_MOSTLY = 0.7  # of the rows of a table that name standards
_FEWEST_WORDS = 3  # of a cell that says more of its row than a name


@dataclass(frozen=True)
class Columns:
    """Where in a table the parts of a claim stand; -1: nowhere."""

    label: int
    ordinal: int
    maximum: int
    score: int
    met: int
    not_met: int
    judged: int
    result: int
    detail: int  # `Nội dung tiêu chí` beside `Tên tiêu chí`
    unit: int
    reached: int  # the share of the plan that was reached, beside plan and result
    further: tuple[int, ...]  # verdicts beside the one that is `judged`: of another judge, or of another unit
    checked: tuple[int, ...]  # scores given by those who checked, beside the one of the body itself
    by_unit: bool  # whether each column of verdicts is of the unit that its head names
    crossed: tuple[int, ...]  # levels from the lowest to the highest, with a cross where a criterion met it
    leveled: tuple[int, ...]  # columns that tell how many criteria of a row were met, at a level or at all: `10/10`

    @property
    def only_leveled(self) -> bool:
        """Whether the table tells how many criteria were met and nothing else of them but shares."""
        return bool(self.leveled) and self.score < 0 and self.judged < 0 and self.met < 0 and self.result < 0


def from_tables(context: Context, scope: Scope, rules: dict[str, Rule], lexicon: Lexicon) -> Iterator[tuple[Draft, Place]]:
    """One claim for each row of a table of scores or verdicts; sentences in its cells are read as prose."""
    for grid in grids_of(context):
        start = grid.start
        claims = scope.claims_at(start)
        if not claims and not scope.claims_at(start, told=True):
            continue
        columns = _columns(grid)
        voted = any(_VOTES.search(head) for head in grid.heads)  # a vote was taken, whatever it was on
        if not claims and not voted and not (columns and columns.judged >= 0 and columns.result >= 0):
            continue
        if columns:
            yield from Rows(context, scope, grid, columns, rules, lexicon).claims()
            if columns.only_leveled:
                yield from _rates(grid, scope.place_at(start), lexicon)
        elif len(years := _year_columns(context, grid)) > 1:
            yield from _over_years(grid, years, scope.place_at(start))
        else:
            yield from _rates(grid, scope.place_at(start), lexicon)
            yield from ((draft, scope.place_at(start)) for draft in _notes(context, grid, rules, lexicon))


def _notes(context: Context, grid: Grid, rules: dict[str, Rule], lexicon: Lexicon) -> Iterator[Draft]:
    """What a note says that a sheet keeps in rows of its own: `Ghi chú: 100% giáo viên đạt chuẩn`, and the sentences below it."""
    lead, noted = rules["note?"].pattern, False
    for row in grid.body:
        filled = {cell.span: cell for cell in grid.row(row) if cell.text}
        note = next(iter(filled.values())) if len(filled) == 1 else None
        noted = note is not None and (lead.match(note.fold) is not None or (noted and len(note.text.split()) >= SENTENCE))
        if note and noted:
            yield from Prose(Passage.of(context, note.span), rules, lexicon).claims()


def _rates(grid: Grid, group: Place, lexicon: Lexicon) -> Iterator[tuple[Draft, Place]]:
    """The shares of a table whose rows are offices or trades, under a head that says what they are shares of."""
    label = grid.label_column()
    label = label if label >= 0 else grid.column(_COUNTED_ON)
    reached = _reached(grid)
    for column in range(grid.width):
        if label < 0 or column == label:
            continue
        titled, head = _titled(grid, column) if column != reached else (column, grid.heads[column])
        result = (_IN_PERCENT.search(head) or _counts_shares(grid, column)) and not _NO_RESULT.search(head)
        rated = bool(
            result
            or _RATE.search(head)
            or ("%" in head and _OF_PLAN.search(head))
            or _is_of_title(grid.at(grid.head - 1, column), lexicon)
            or column == reached
        )
        if (
            not rated
            and not (alone := _SHARE_ALONE.fullmatch(grid.heads[column]))
            and not any(_SAID_REACHED.fullmatch(grid.at(row, column).fold) for row in grid.body)
        ):
            continue
        titles = [
            *(grid.at(0, c).text for c in (titled,) if c != column),
            *(grid.at(row, column).text for row in range(grid.head)),
        ]
        place = replace(group, criterion=" ".join(dict.fromkeys(filter(None, titles))))
        for row in grid.body:
            name, cell = _name_of(grid, row, label), grid.at(row, column)
            shares = [q for q in find_numbers(cell.text) if q.percent or ("%" in head and _BARE.fullmatch(cell.text))]
            said = rated or _SAID_REACHED.fullmatch(cell.fold) or (alone and _RATING.fullmatch(name.fold))
            if said and name.text and len(shares) == 1 and len(cell.text) <= _LONGEST_FIGURE:
                yield _share(grid.span_of_row(row), name, shares[0], "rate-table"), place


def _year_columns(context: Context, grid: Grid) -> list[int]:
    """The columns that hold the figures of a year each, none later than the document's own."""
    printed = [context.plain[span.start : span.end] for span in context.outline.zones.get("place_date", ())]
    own = max((int(year) for text in printed for year in _YEARS.findall(text)), default=9999)
    found = [(c, _YEAR.fullmatch(head)) for c, head in enumerate(grid.heads)]
    return [c for c, year in found if year and int(year[1]) <= own]


def _over_years(grid: Grid, years: list[int], place: Place) -> Iterator[tuple[Draft, Place]]:
    """The rates that a table gives for several years: the figures of a row that is named in percent, `Nợ quá hạn (%)`, or shares."""
    label = max(grid.label_column(), 0)
    for row in grid.body:
        name = grid.at(row, label)
        in_percent = _PERCENT_NAMED.search(name.text) is not None
        if not name.text or _MADE_UP.search(name.fold) or (not in_percent and _NO_RESULT_OF_YEARS.search(name.fold)):
            continue
        for column in years:
            cell = grid.at(row, column)
            bare = in_percent or _PERCENT_NAMED.search(grid.heads[column])
            shares = [q for q in find_numbers(cell.text) if q.percent or (bare and _BARE.fullmatch(cell.text))]
            shares = shares if len(cell.text) <= _LONGEST_FIGURE else []
            if len(shares) == 1:
                yield _share(cell.span, name, shares[0], "rate-table"), place


def _titled(grid: Grid, column: int) -> tuple[int, str]:
    """The column whose title holds for `column`, and the whole head: `Tham gia` over `Số lượng` and `Tỷ lệ (%)` stands over both."""
    head = grid.heads[column]
    if not column or not _SHARE_ALONE.fullmatch(head):
        return column, head
    beside = grid.heads[column - 1]
    if counted := _COUNT_LAST.fullmatch(beside):
        return column - 1, f"{counted['group']} (%)"
    return (column - 1, f"{beside} (%)") if _REACHED_BESIDE.search(beside) and not _NO_RESULT.search(beside) else (column, head)


def _is_of_title(head: GridCell, lexicon: Lexicon) -> bool:
    """Whether a column gives the share of those who have a title: `Tỷ lệ LĐTT (%)`."""
    rate = _RATE_OF_TITLE.match(head.fold)
    return rate is not None and lexicon.claimant(head.text[slice(*rate.span("title"))]) in ("TITLE", "RESULT")


def _counts_shares(grid: Grid, column: int) -> bool:
    """Whether the figures of a column are counts with their shares: `72 (86,7%)` under `Hài lòng`."""
    texts = [cell.text for row in grid.body if (cell := grid.at(row, column)).text]
    shared = sum(_COUNT_AND_SHARE.fullmatch(text) is not None for text in texts)
    return shared > 1 and shared >= _MOSTLY * len(texts)


def _name_of(grid: Grid, row: int, label: int) -> GridCell:
    """What a row is called; where its own cell is empty, its first words: `Tổng cộng` under the numbering."""
    named = grid.at(row, label)
    if named.text.isdigit() and _COUNTED_ON.match(grid.heads[label]):
        return replace(named, text=f"{grid.at(grid.head - 1, label).text} {named.text}")
    if named.text or label < 1:
        return named
    return next((cell for cell in grid.row(row)[:label] if _TOTAL.match(cell.fold)), named)


def _share(span: Span, label: GridCell, share: Quantity, rule: str) -> Draft:
    """The claim that a share in a cell is, of what its row is called."""
    columns: dict[str, Value] = {
        "measure": "percent", "value": share.value, "value_max": share.value_max, "unit": "%", "comparator": share.comparator,
        "verdict": None, "subject": clean(label.text) or label.text, "statement": label.text or None,
    }  # fmt: skip
    return Draft(columns, span, span, rule)


def _columns(grid: Grid) -> Columns | None:
    """The parts of a table of criteria, or None for other tables."""
    used = {
        "maximum": grid.column(_MAXIMUM), "met": grid.column(_MET), "not_met": grid.column(_NOT_MET), "ordinal": grid.column(_ORDINAL),
    }  # fmt: skip
    score = next((c for c, head in enumerate(grid.heads) if _SCORE.search(head) and c != used["maximum"]), -1)
    if score < 0 and any(_UNITS.search(head) for head in grid.heads):
        score = grid.column(_TOTAL_SCORE)
    crosses = used["not_met"] >= 0 and used["met"] >= 0
    levels = tuple(c for c in range(grid.width) if _is_crossed(grid, c))
    crosses = crosses or bool(levels)
    judged = -1 if crosses else _judged(grid)
    judges = [] if crosses else [c for c in _verdict_columns(grid) if _JUDGE.search(grid.heads[c])]
    units = [] if crosses or judged >= 0 else [c for c in _verdict_columns(grid) if not _SAYS_WHAT.search(grid.heads[c])]
    by_unit = len(units) > 1
    judged = units[0] if by_unit else judged
    further = tuple(c for c in (units if by_unit else judges if judged in judges else []) if c != judged)
    leveled = tuple(c for c in range(grid.width) if c not in (*used.values(), score, judged, *further) and _is_leveled(grid, c))
    label = next(
        (
            c
            for c, head in enumerate(grid.heads)
            if _CRITERIA.search(head) and c not in (*used.values(), score, judged, *further, *leveled)
        ),
        -1,
    )
    label = label if label >= 0 else grid.label_column()
    taken = (*used.values(), score, judged, *further, *leveled, label)
    result = next((c for c, head in enumerate(grid.heads) if _RESULT.search(head) and c not in taken), -1)
    if result < 0 and score >= 0:
        result = next((c for c, head in enumerate(grid.heads) if _TOLD.search(head) and c not in taken), -1)
    told = label >= 0 and _CRITERIA.search(grid.heads[label])
    if label < 0 or not (score >= 0 or crosses or judged >= 0 or leveled or (told and result >= 0)):
        return None
    detail = next((c for c in range(label + 1, grid.width) if c not in (*taken, result) and _says_more(grid, c)), -1)
    checked = (
        [c for c in range(grid.width) if c not in (*taken, result, detail) and _CHECKED.search(grid.heads[c])]
        if score >= 0
        else []
    )
    checked = [c for c in checked if all(_POINTS.fullmatch(grid.at(row, c).fold) for row in grid.body if grid.at(row, c).text)]
    return Columns(label, used["ordinal"], used["maximum"], score, used["met"] if crosses and not levels else -1, used["not_met"] if crosses else -1,
                   judged, result, detail, grid.column(_UNIT), _reached(grid), further, tuple(checked), by_unit, levels, leveled)  # fmt: skip


def unread(context: Context, scope: Scope, claimed: Sequence[Span]) -> Iterator[Span]:
    """The tables of criteria and what came of them that gave no claim: where none of the `claimed` stretches is."""
    for grid in grids_of(context):
        named = [c for c, head in enumerate(grid.heads) if _NUMBERS.search(head)]
        told = [c for c, head in enumerate(grid.heads) if c not in named and (_OUTCOME.search(head) or _LEVEL.search(head))]
        filled = any(sum(bool(grid.at(row, c).text) for row in grid.body) > 1 for c in told)
        if named and filled and scope.claims_at(grid.start):
            start, end = grid.span
            if not any(start <= span.start < end for span in claimed):
                yield grid.span


def _is_crossed(grid: Grid, column: int) -> bool:
    """Whether a column holds crosses for the criteria that met the level which its head names: `Đạt` over `Mức 1`, `Mức 2`."""
    head, texts = grid.heads[column], [text for row in grid.body if (text := grid.at(row, column).text)]
    crossed = sum(_CROSS.fullmatch(text) is not None for text in texts)
    level = (
        _LEVEL.search(head) is not None and not _NOT_MET.search(head) and head[-1:].isalnum() and head.rstrip("iv1234") != head
    )
    return level and crossed > 0 and all(_CROSS.fullmatch(text) or _EMPTY_CELL.fullmatch(text) for text in texts)


def _is_leveled(grid: Grid, column: int) -> bool:
    """Whether a column tells how many of the criteria of its rows were met: `Mức 1 | 10/10`, `Số tiêu chí đạt | 26/27`."""
    texts = [cell.text for row in grid.body if (cell := grid.at(row, column)).text]
    counted = sum(_part_of_criteria(text) is not None for text in texts)
    return counted > 0 and _LEVEL.search(grid.heads[column]) is not None and counted >= _MOSTLY * len(texts)


def _part_of_criteria(text: str) -> re.Match[str] | None:
    """How many of all, where the first is not the larger."""
    part = _OF_CRITERIA.fullmatch(text)
    return part if part and int(part["met"]) <= int(part["all"]) else None


def _reached(grid: Grid) -> int:
    """The column that says what share of the plan was reached, where plan and result stand beside it, or -1."""
    heads = [_BRACKETED.sub("", head) for head in grid.heads]
    planned, done = (next((c for c, head in enumerate(heads) if named.search(head)), -1) for named in (_PLAN, _DONE))
    points = planned < 0 and done < 0
    if points:  # that may be had, and that were
        planned = grid.column(_MAXIMUM)
        done = next((c for c, head in enumerate(grid.heads) if _SCORE.search(head) and c != planned), -1)
    signed = [c for c, head in enumerate(heads) if "%" in head or (not points and _says_percent(grid, c))]
    shares = [c for c in signed if _REACHED.search(heads[c])]
    return shares[0] if 0 <= planned < done and len(shares) == 1 and shares[0] > done else -1


def _says_percent(grid: Grid, column: int) -> bool:
    """Whether the figures of a column are printed with their sign: `51,7%` under `Tỷ lệ`."""
    texts = [cell.text for row in grid.body if (cell := grid.at(row, column)).text]
    return sum(text.endswith("%") and is_figure(text) for text in texts) * 2 > len(texts)


def _says_more(grid: Grid, column: int) -> bool:
    """Whether a column of criteria says in words what is to be reached, beside the one that names the standards."""
    texts = [cell.text for row in grid.body if (cell := grid.at(row, column)).text]
    worded = sum(
        (len(text.split()) >= _FEWEST_WORDS and not text[0].isdigit()) or len(text.split()) > _FEWEST_WORDS + 2
        for text in texts
    )
    return bool(texts) and _CRITERIA.search(grid.heads[column]) is not None and worded * 2 > len(texts)


def _judged(grid: Grid) -> int:
    """The column that says `Đạt` or `Chưa đạt`, or -1."""
    counts: list[int] = [
        sum(_VERDICT.fullmatch(grid.at(row, column).fold) is not None for row in grid.body)
        if _JUDGED.search(grid.heads[column])
        else 0
        for column in range(grid.width)
    ]
    most = max(counts, default=0)
    return counts.index(most) if most else -1


def _verdict_columns(grid: Grid) -> list[int]:
    """The columns that hold verdicts and nothing else."""
    texts = {c: [cell.fold for row in grid.body if (cell := grid.at(row, c)).text] for c in range(grid.width)}
    return [c for c, said in texts.items() if said and all(map(_VERDICT.fullmatch, said))]


@dataclass
class Rows:
    """Reads a table of criteria row by row, keeping the standard that the rows stand under."""

    context: Context
    scope: Scope
    grid: Grid
    columns: Columns
    rules: dict[str, Rule]
    lexicon: Lexicon

    def claims(self) -> Iterator[tuple[Draft, Place]]:
        group = self.scope.place_at(self.grid.start)
        for row in self.grid.body:
            name = self._name(row)
            group, place = self._place(row, name, group)
            label = self.grid.at(row, self.columns.detail) if self.columns.detail >= 0 else name
            label = label if label.text else name
            if label is not name and not _TOTAL.match(name.fold):
                place = replace(place, criterion=label.text)
            if score := self._score(row, label, self.columns.score):
                yield score, place
                further = (self._score(row, label, column) for column in self.columns.checked)
                yield from ((replace(draft, columns={**draft.columns, "verdict": None}), place) for draft in further if draft)
                if len(share := self._of_plan(row)) == 1:
                    yield _share(self.grid.span_of_row(row), label, share[0], "score-table"), place
                yield from ((draft, place) for draft in (*self._borne_out(label, score), *self._sentences(row)))
                continue
            yield from ((draft, place) for draft in self._judged(row, label))
            yield from self._leveled(row, place)
            yield from ((draft, place) for draft in self._further(row, label))

    def _judged(self, row: int, label: GridCell) -> Iterator[Draft]:
        """The verdict of a row and the figures beside it, which have it too, but for counts: `9/9 thôn có nhà văn hóa | Đạt`."""
        said = list(self._sentences(row))
        if all(draft.columns["measure"] == "count" for draft in said):
            figure = self._figure(row, label)
            said = [*([figure] if figure else []), *(replace(d, columns={**d.columns, "verdict": None}) for d in said)]
        if label.text and self._verdict(row):
            columns: dict[str, Value] = {
                "measure": "status", "verdict": self._verdict(row), **self._unit(self.columns.judged)
            }  # fmt: skip
            if level := self._level(row):
                columns["statement"] = f"{label.text}: {level}"
            yield self._draft(row, label, "status-table", columns)
        yield from said
        yield from self._counted(row)

    def _leveled(self, row: int, place: Place) -> Iterator[tuple[Draft, Place]]:
        """How many of the criteria of a row were met, at each level."""
        for column in self.columns.leveled:
            cell = self.grid.at(row, column)
            part = _part_of_criteria(cell.text)
            if part is None:
                continue
            level = " ".join(dict.fromkeys(filter(None, (self.grid.at(above, column).text for above in range(self.grid.head)))))
            name = self._name(row).text
            own = Place(place.framework, place.standard, level) if place.standard else Place(criterion=f"{name}: {level}")
            columns: dict[str, Value] = {
                "measure": "count", "value": int(part["met"]), "maximum": int(part["all"]), "unit": "tiêu chí", "subject": "tiêu chí",
                "statement": f"{name}: {level}: {cell.text}",
            }  # fmt: skip
            yield Draft(columns, cell.span, cell.span, "count-table"), own
            for share in (q for q in find_numbers(cell.text) if q.percent):
                yield _share(cell.span, self._name(row), share, "rate-table"), own

    def _counted(self, row: int) -> Iterator[Draft]:
        """The count that is a row's result, beside the verdict on it: `2/4 trường | Chưa đạt`."""
        cell = self.grid.at(row, self.columns.result) if self.columns.result >= 0 else None
        count = _COUNT_OF.fullmatch(cell.text) if cell else None
        value, whole = (parse_number(count[1]), parse_number(count[2])) if count else (None, None)
        if cell and count and value and whole and value <= whole and self._verdict(row) is not None:
            columns: dict[str, Value] = {
                "measure": "count", "value": value, "unit": count[3], "subject": count[3], "statement": cell.text,
            }  # fmt: skip
            yield Draft(columns, cell.span, cell.span, "count-table")

    def _further(self, row: int, label: GridCell) -> Iterator[Draft]:
        """The verdicts that stand beside the first one, each in a cell of its own; judges who say the same say it once."""
        first = self.grid.at(row, self.columns.judged).span
        for column in self.columns.further:
            cell = self.grid.at(row, column)
            verdict = self._verdict_in(cell)
            if label.text and verdict and cell.span != first and (self.columns.by_unit or verdict != self._verdict(row)):
                said: dict[str, Value] = {"measure": "status", "verdict": verdict, **self._unit(column)}
                draft = self._draft(row, label, "status-table", said)
                yield replace(draft, span=Span(draft.span.start, cell.span.end))

    def _unit(self, column: int) -> dict[str, Value]:
        """Whose verdicts a column holds."""
        named = " ".join(dict.fromkeys(self.grid.at(row, column).text for row in range(self.grid.head)))
        return {"subject": clean(named)} if self.columns.by_unit else {}

    def _name(self, row: int) -> GridCell:
        """What a row is called."""
        return _name_of(self.grid, row, self.columns.label)

    @cached_property
    def _in_parts(self) -> bool:
        """Whether Roman rows divide the table: the numbers of the rows between them are then no standards."""
        return any(_ROMAN.fullmatch(self._ordinal(row)) for row in self.grid.body)

    @cached_property
    def _numbers(self) -> dict[int, str]:
        """The number of the standard that is printed in front of each row: `14`, `14.2`; of a table in parts, none."""
        if self._in_parts or self.scope.place_at(self.grid.start).standard is not None:
            return {}
        rows = [row for row in self.grid.body if self._name(row).text and not _TOTAL.match(self._name(row).fold)]
        found = {row: _STANDARD_OF.match(self._ordinal(row) or self._name(row).text) for row in rows}
        nested = any(match and match["part"] for match in found.values())
        numbers = {
            row: str(int(match["number"]))
            for row, match in found.items()
            if match and (self._ordinal(row) or (nested and match["set_off"]))
        }
        goes_up = [int(number) for number, _ in groupby(numbers.values())]
        return numbers if goes_up == sorted(set(goes_up)) else {}

    @cached_property
    def _named(self) -> dict[int, Standard | None]:
        """The standard of the framework that each numbered row is called after."""
        return {row: self.scope.standards.named(self._name(row).text) for row in self._numbers}

    @cached_property
    def _own_numbers(self) -> bool:
        """Whether the table numbers standards in its own way: printed numbers are then not those of the framework whose titles it repeats.

        So they are where the standards are counted, 1 to n, and where they are those of another framework: with gaps, and not the
        numbers of their titles here.
        """
        known = {row: named.number for row, named in self._named.items() if named}
        counted = [number for number, _ in groupby(self._numbers.values())]
        if counted == [str(n + 1) for n in range(len(counted))]:
            return bool(counted) and len({self._numbers[row] for row in known}) >= _MOSTLY * len(counted)
        return any(self._numbers[row] != number for row, number in known.items())

    @cached_property
    def _numbered_alike(self) -> bool:
        """Whether the numbers of the rows are those of the framework: so they are in all rows whose names it knows, and these are many."""
        alike = [self._numbers[row] == named.number for row, named in self._named.items() if named]
        return len(alike) > 2 and all(alike)

    def _ordinal(self, row: int) -> str:
        return self.grid.at(row, self.columns.ordinal).text.rstrip(".") if self.columns.ordinal >= 0 else ""

    def _place(self, row: int, label: GridCell, group: Place) -> tuple[Place, Place]:
        """The group that now holds, and the place of this row in it."""
        if _TOTAL.match(label.fold):
            return Place(), Place(criterion=label.text)
        own, said = self._numbers.get(row), numbered(label.text)
        named = self.scope.standards.named(label.text)
        if named or said:
            printed = said[1] if said else named.number if named else None
            place = Place(named.framework if named else group.framework, printed)
            if not said and self._own_numbers and own and own != printed:
                place = Place(None, own)
            opens = not (said and said[2]) and not (said and said[0] == "tieu chi" and group.standard and not named)
            group = place if opens else group
            if said and said[2] and group.standard is None:  # `Tiêu chí 1.1` under no standard is of the first
                return group, Place(group.framework, said[1], label.text)
        elif _ROMAN.fullmatch(self._ordinal(row)):
            group = Place()
        elif own and (self._numbered_alike or self._own_numbers or own == group.standard):
            known = self._numbered_alike and not self._own_numbers
            group = group if own == group.standard else Place(self.scope.standards.framework if known else None, own)
        elif own and group.standard is None and _NUMBERS.search(self.grid.heads[self.columns.label]):
            return group, Place(group.framework, own, label.text or None)
        elif own and group.standard is not None and "." in self._ordinal(row):
            return group, Place(None, own, label.text or None)
        return group, Place(group.framework, group.standard, None if self._of_units else label.text or None)

    def _draft(self, row: int, label: GridCell, rule: str, columns: dict[str, Value]) -> Draft:
        span = self.grid.span_of_row(row)
        return Draft({"statement": label.text or None, "subject": None, **columns}, span, span, rule)

    def _score(self, row: int, label: GridCell, column: int) -> Draft | None:
        match = _POINTS.fullmatch(self.grid.at(row, column).fold) if column >= 0 else None
        value = parse_number(match[1]) if match else None
        if match is None or value is None:
            return None
        printed = match[2] or (self.grid.at(row, self.columns.maximum).text if self.columns.maximum >= 0 else "")
        maximum = parse_number(_POINT_WORD.sub("", printed)) if printed else self._scale
        columns: dict[str, Value] = {
            "measure": "score",
            "value": value,
            "maximum": maximum,
            "unit": "điểm",
            "verdict": self._verdict(row),
        }
        if self._of_units:
            columns["subject"] = clean(label.text)
        return self._draft(row, label, "score-table", columns)

    @cached_property
    def _of_units(self) -> bool:
        """Whether the rows are those that are scored: a claim is then of the row, not of a criterion of that name."""
        return _UNITS.search(self.grid.heads[self.columns.label]) is not None

    @cached_property
    def _scale(self) -> Value:
        """The scale that the document names, `thang điểm 100`, for totals without a column of maxima; None where it names several."""
        total = self.columns.score >= 0 and _TOTAL_SCORE.search(self.grid.heads[self.columns.score])
        named = set(_SCALE.findall(self.context.fold)) if total else set()
        return parse_number(named.pop()) if len(named) == 1 else None

    def _verdict(self, row: int) -> str | None:
        columns = self.columns
        if columns.crossed:
            failed = columns.not_met >= 0 and _CROSS.fullmatch(self.grid.at(row, columns.not_met).text) is not None
            return {(True, False): "met", (False, True): "not_met"}.get((bool(self._level(row)), failed))
        if columns.met >= 0:
            crossed = [_CROSS.fullmatch(self.grid.at(row, c).text) is not None for c in (columns.met, columns.not_met)]
            return {(True, False): "met", (False, True): "not_met"}.get((crossed[0], crossed[1]))
        return self._verdict_in(self.grid.at(row, columns.judged)) if columns.judged >= 0 else None

    def _level(self, row: int) -> str:
        """The highest level that a row met, of a table with crosses for each."""
        met = [c for c in self.columns.crossed if _CROSS.fullmatch(self.grid.at(row, c).text)]
        return self.grid.at(self.grid.head - 1, met[-1]).text if met else ""

    @staticmethod
    def _verdict_in(cell: GridCell) -> str | None:
        match = _VERDICT.fullmatch(cell.fold)
        return ("not_met" if match["not_met"] else "met") if match else None

    def _figure(self, row: int, label: GridCell) -> Draft | None:
        """The share or the nothing that is the result of a row, with its verdict where one is printed."""
        verdict = self._verdict(row)
        result = self.grid.at(row, self.columns.result).text if self.columns.result >= 0 else ""
        if none := self._none(row, label, verdict):
            return none
        shares = self._shares(row, label, result) or self._of_plan(row)
        judged = verdict is not None or self._in_percent(row, label) or self._of_plan(row)
        if not label.text or len(shares) != 1 or not judged:
            return None
        draft = _share(self.grid.span_of_row(row), label, shares[0], "status-table")
        draft.columns["verdict"] = verdict
        return draft

    def _none(self, row: int, label: GridCell, verdict: str | None) -> Draft | None:
        """`Không có khiếu kiện đông người | 0 vụ`: what may go wrong, and a result that says it did not."""
        result = self.grid.at(row, self.columns.result).fold if self.columns.result >= 0 else ""
        none = _NONE.fullmatch(result)
        if (
            not none
            or verdict == "not_met"
            or self._in_percent(row, label)
            or not (none["figure"] or _DENIED.match(label.fold))
        ):
            return None
        at = next((i for i in range(len(label.text)) if self._mishap_at(label.text, i)), -1)
        if at < 0:
            return None
        subject = clean(label.text[at : at + listed(label.text[at:], self._mishap_at(label.text, at), self.lexicon)])
        return self._draft(row, label, "zero-table", {
            "measure": "zero", "value": 0, "negated": True, "verdict": verdict, "subject": subject,
        })  # fmt: skip

    def _mishap_at(self, text: str, at: int) -> int:
        """How many letters at `at`, where a word begins, name what may go wrong; 0 when they do not."""
        if at and text[at - 1].isalnum():
            return 0
        ends = [last.end for last in syllables(text[at : at + 60])[:4]]
        return next((end for end in reversed(ends) if self.lexicon.mishap(text[at : at + end])), 0)

    def _in_percent(self, row: int, label: GridCell) -> bool:
        """Whether the figures of a row are percentages by its unit, its name or the head of the column."""
        unit = self.grid.at(row, self.columns.unit).text if self.columns.unit >= 0 else ""
        head = self.grid.heads[self.columns.result] if self.columns.result >= 0 else ""
        return unit == "%" or any(_PERCENT_NAMED.search(text) for text in (label.text, head))

    def _shares(self, row: int, label: GridCell, result: str) -> list[Quantity]:
        if len(result) > _LONGEST_FIGURE:
            return []
        if _BARE.fullmatch(result) and self._in_percent(row, label):
            return list(find_numbers(result))
        return [quantity for quantity in find_numbers(result) if quantity.percent]

    def _of_plan(self, row: int) -> list[Quantity]:
        """The share of its plan that a row reached, where a column of the table says so."""
        text = self.grid.at(row, self.columns.reached).text if self.columns.reached >= 0 else ""
        return [q for q in find_numbers(text) if q.percent or _BARE.fullmatch(text)] if len(text) <= _LONGEST_FIGURE else []

    def _borne_out(self, label: GridCell, score: Draft) -> Iterator[Draft]:
        """What the name of a scored row tells: a figure that was worked out, `đạt 103,4% dự toán`, `20/21 (95,2%)`; what else it
        asks for only where all points were given: `100% đoàn viên được phổ biến nghị quyết`, `Không có vi phạm tài chính`.
        """
        if len(label.text.split()) <= _FEWEST_WORDS or _ASKED.search(label.fold):
            return
        full = score.columns["value"] == score.columns["maximum"]
        for draft in Prose(Passage.of(self.context, label.span), self.rules, self.lexicon).claims():
            value = draft.columns["value"]
            worked_out = isinstance(value, float) or (value != 100 and _TOLD_REACHED.search(label.fold) is not None)
            if draft.columns["measure"] in ("percent", "zero", "all") and (full or (value and worked_out)):
                yield draft

    def _sentences(self, row: int) -> Iterator[Draft]:
        """Claims in the words of the result's cell, with the row's verdict."""
        cell = self.grid.at(row, self.columns.result) if self.columns.result >= 0 else None
        if cell and (len(cell.text) > _LONGEST_FIGURE or len(cell.text.split()) > _FEWEST_WORDS):
            verdict = self._verdict(row)
            for draft in Prose(Passage.of(self.context, cell.span), self.rules, self.lexicon).claims():
                if verdict is not None and draft.columns.get("verdict") is None:
                    draft.columns["verdict"] = verdict
                yield draft
