"""Awards in tables, with or without a head, ruled or with the lines lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from vanthu.extractors import Context
from vanthu.extractors._awards_cells import Part, parts_of, share_of, years_alone
from vanthu.extractors._awards_givers import given_to
from vanthu.extractors._awards_named import MARKER, OF_WHOM, heads_list, named_in, one_named
from vanthu.extractors._awards_words import GUESS, Award, Vocabulary, decisions, issuer_in, name_in, settled, year_in
from vanthu.extractors._awards_years import often_in
from vanthu.extractors._grids import Grid, GridCell, grids_of
from vanthu.extractors._person_names import name_cell
from vanthu.text.fold import fold
from vanthu.text.numbers import parse_number
from vanthu.types import Block, Span, Value

_REACHED_HEAD = re.compile(r"(?<![a-z])(?:thanh tich|(?:khen thuong|danh hieu).{0,30} da|da (?:dat|duoc|nhan))(?![a-z])")
_YEAR_HEAD = re.compile(r"^nam(?: hoc)?(?:$| khen| dat| duoc)|thoi gian|nien hoc")
_HEAD_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)(?: ?- ?((?:19|20)\d\d))?(?!\d)")
_YEAR_OPENS = re.compile(r"\W*(?:\d{1,2}[.)] |[a-z][.)] )?\W*(?:trong )?nam (?:hoc )?(?:19|20)\d\d")
_AWARD_HEAD = re.compile(r"khen|danh hieu|thi dua|hinh thuc")
_NAME_HEAD = re.compile(r"ho (?:va |, ?)?ten|^ho (?:ten )?(?:dem|lot)|chu ho|nguoi duoc")
_WHO_HEAD = re.compile(r"ca nhan|tap the|^ten|don vi(?! tinh)|ho gia dinh")
_COUNT_HEAD = re.compile(r"so luong|^sl$|tong so|^so (?:nguoi|ca nhan|tap the|don vi|luot|ho)(?: dat| duoc|$)")
_WORD = re.compile(r"\w")
_NAME = re.compile(r"[^\W\d]{2}")
_ROMAN = re.compile(r"[ivx]{1,5}\.?")
_SUM = re.compile(r"(?:tong|cong)(?: cong| so)?$")
_MOST_BLOCKS = 5
_LONGEST_BLOCK = 240
_ASKED_ROW = re.compile(r"(?:da |dang |se )?(?:de nghi|trinh|kien nghi|dang ky|du kien)(?! (?:do|bay))(?![a-z])")
_CLOSES = re.compile(r"^(?:căn cứ|nơi nhận|trên đây|đề nghị|kính đề nghị)", re.IGNORECASE)
_NO_COUNT = re.compile(r"(?<![a-z])(?:ty le|ti le|de nghi|dang ky|ke hoach|chi tieu|so phieu|so quyet dinh)(?![a-z])|%")
_COUNT = re.compile(r"\d{1,4}")
_CROSS = re.compile(r"[xX×✓✔+]")
_GROUP_HEAD = re.compile(r"(tap the|ca nhan)$")
_COUNT_FIRST = re.compile(r"(\d{1,4})(?:\s?\(([^()]{3,300})\))?$")
TITLE_ALONE = 12  # letters of a line or a head that are not the title which it is
_CAPTION = 4  # blocks above a table that may say what it lists
_CAPTION_SAYS = re.compile(
    r"(?:danh sach|bieu|bang).{0,80}(?:(?:duoc|de nghi) (?:tang|khen|cong nhan)|khen thuong|thi dua)|(?:duoc|de nghi) (?:tang|khen|cong nhan)"
    r"|(?:ca nhan|tap the|dong chi|ho|nguoi|don vi)(?![a-z])[^.;:]{0,60} duoc (?:[a-z,]+ ){1,10}(?:tang|khen|cong nhan)(?![a-z])"
)
_SAYS_TITLE = re.compile(
    r"[\s\"“”]*(?:(?:ve|cac|danh hieu|hinh thuc|khen thuong|tang|tang thuong|cong nhan|dat|thi dua)[\s:]*){0,4}[\"“]?\s*"
)
_GROUP_BEHIND = re.compile(
    r"[\"”»]{0,2}\s{0,2}(?:hang \w{1,4}\s{0,2})?(?:(?:cua|do|cap) [^.;:()\d]{3,90}?\s{0,2})?(?:nam (?:hoc )?[\d –-]{4,11}\s{0,2})?"
    r"[-–:(]{0,2}\s{0,2}(?:(?:cho|doi voi|gom|co|so luong|tong so|cac|nhung)[\s:]{1,2}){0,3}"
    r"(?:\d{1,4}(?: \([a-z ]{1,20}\))?[^\d.;:()]{0,40}|(?:tap the|ca nhan|dong chi|ong,? ba|ho gia dinh)(?: sau(?: day)?)?)?(?:,? (?:gom|co ten sau|sau day))?[\s):.;,]*"
)
_OTHER_AWARD = re.compile(r"(?<![a-z])(?:danh hieu|khen|bang|giay|co|huy|ky niem|giai|thu)(?![a-z])")
_ROMAN_MARKER = re.compile(r"^\s*(?:[IVX]{1,5}|[A-ZĐ])\s?[./)-]\s*")
_WISHED = re.compile(
    r"(?<![a-z])(?:de nghi|kien nghi|dang ky|du kien|de xuat|trinh)(?![a-z])(?!.{0,80}(?:da|duoc) (?:tang|khen|cong nhan))"
)


@dataclass(frozen=True)
class Title:
    """A title as printed, and the words from it to the next one."""

    code: str
    label: str
    rest: str = ""


@dataclass(frozen=True)
class Row:
    """A row of a table of those who get something: who, and the title of the row or of the group that it stands in."""

    index: int
    span: Span
    who: GridCell
    title: Title | None


def titles_of(vocabulary: Vocabulary, text: str) -> list[Title]:
    """The titles of `text`, each with what stands between it and the next."""
    found = vocabulary.titles(text)
    found = [
        title
        for i, title in enumerate(found)
        if not i or not OF_WHOM.search(fold(text[found[i - 1].span.end : title.span.start]))
    ]
    ends = [*(title.span.start for title in found[1:]), len(text)][: len(found)]
    return [
        Title(title.code, text[title.span.start : title.span.end], text[title.span.end : end])
        for title, end in zip(found, ends, strict=True)
    ]


def title_heading(vocabulary: Vocabulary, text: str) -> Title | None:
    """The title that a line or a row is, nothing beside it but who gave it, when, and to how many: `II/ Giấy khen (03 người):`."""
    words = _ROMAN_MARKER.sub("", MARKER.sub("", " ".join(text.split()), count=1), count=1)
    found = titles_of(vocabulary, words)
    if len(found) != 1:
        return None
    title = found[0]
    before = words[: len(words) - len(title.rest) - len(title.label)]
    alone = _SAYS_TITLE.fullmatch(fold(before)) and _GROUP_BEHIND.fullmatch(fold(title.rest))
    return title if alone else None


def who_column(grid: Grid) -> int:
    """The column that names those who get something, or -1; persons before the units that they are of: `Đơn vị | Họ và tên`."""
    persons = grid.column(_NAME_HEAD)
    return persons if persons >= 0 else grid.column(_WHO_HEAD)


def award_column(grid: Grid) -> int:
    """The column that says what they get, or -1."""
    who = who_column(grid)
    return next(
        (c for c, head in enumerate(grid.heads) if _AWARD_HEAD.search(head) and c != who and "quyet dinh" not in head), -1
    )


def rows_of(vocabulary: Vocabulary, grid: Grid) -> Iterator[Row]:
    """Those whom a table names, row by row; a row that is a title or `Tập thể` alone stands over a group."""
    who, what = who_column(grid), award_column(grid)
    group: Title | None = None
    for row in range(1, grid.height):  # a group's name may stand right below the head and be taken for a part of it
        cell = grid.at(row, who)
        words = _worded(grid, row)
        alone = len(words) == 1 and not any(
            c.is_figure for c in dict.fromkeys(grid.row(row)) if c not in (words[0], grid.at(row, 0))
        )
        if alone and (words[0] != cell or heads_list(cell.text) or vocabulary.titles(cell.text)):
            own = next(iter(titles_of(vocabulary, words[0].text)), None)
            group = own or (None if _OTHER_AWARD.search(words[0].fold) else group)  # `Tập thể` parts the group of a title
        elif row >= grid.head and _NAME.search(cell.text) and not _SUM.match(cell.fold):
            own = next(iter(titles_of(vocabulary, grid.at(row, what).text)), None) if what >= 0 else None
            yield Row(row, grid.own_span_of_row(row), name_cell(grid, row, who), own or group)


def _worded(grid: Grid, row: int) -> list[GridCell]:
    """The cells of a row that hold words."""
    return [c for c in dict.fromkeys(grid.row(row)) if _NAME.search(c.text) and not _ROMAN.fullmatch(c.fold)]


def is_cell(context: Context, block: Block) -> bool:
    """Whether a block is a cell of a table; to a sheet, its paragraphs are cells too."""
    return block.kind == "cell" and any(g.span.start <= block.span.start < g.span.end for g in grids_of(context))


def _above(context: Context, grid: Grid) -> list[Block]:
    """The lines above a table, the nearest last."""
    index = context.outline.block_at(grid.start)
    blocks = context.outline.blocks[max(index - _CAPTION, 0) : max(index, 0)]
    return [block for block in blocks if not is_cell(context, block)]


def caption_of(context: Context, grid: Grid) -> str:
    """What the lines above a table say, the nearest last."""
    return "\n".join(_text(context, block) for block in _above(context, grid))


def lists_awarded(text: str) -> bool:
    """Whether a caption says `DANH SÁCH tập thể, cá nhân được tặng Giấy khen`, `… được khen thưởng năm 2015`."""
    return _CAPTION_SAYS.search(fold(" ".join(text.split()))) is not None


def in_grid(context: Context, vocabulary: Vocabulary, grid: Grid, *, listed: bool, ahead: bool) -> Iterator[Award]:
    """The awards of a table: one for each title in its award column. Tables about other things give none.

    Of a table of what is only wished for, and of one in a part that looks `ahead`, the columns count that say what was reached before.
    """
    caption = caption_of(context, grid)
    lead = caption.rpartition("\n")[2]
    wished = ahead or any(_WISHED.search(text) for text in (fold(lead), *grid.heads))
    reached = [c for c, head in enumerate(grid.heads) if _REACHED_HEAD.search(head)] if wished else []
    if wished and not reached:
        return
    roll = not listed and lists_awarded(caption)  # `DANH SÁCH … ĐƯỢC TẶNG THƯỞNG NĂM 2022 (Kèm theo Quyết định số 12/QĐ-UBND)`
    about = listed or roll or any(_AWARD_HEAD.search(head) for head in grid.heads)
    who, what = who_column(grid), award_column(grid)
    years, counts = grid.column(_YEAR_HEAD), grid.column(_COUNT_HEAD)
    opening = lead.rpartition(". ")[2]  # the sentence that introduces the table
    dated = listed or vocabulary.search("section?", lead)  # `2. Cá nhân năm học 2018 - 2019:` under such a heading
    whole = lead == opening or _YEAR_OPENS.match(fold(lead))  # of several sentences a year inside is of something else
    said = (year_in(vocabulary, opening) or (year_in(vocabulary, lead) if whole else None)) if dated else None
    if roll:
        said = said or year_in(vocabulary, "\n".join(line.rpartition(". ")[2] for line in caption.split("\n")))
    above = _above(context, grid)
    listing = max(
        (i for i, block in enumerate(above) if lists_awarded(_text(context, block))), default=0 if roll else len(above)
    )
    above = (
        above[listing:] if roll else above[-1:] if listing + 1 == len(above) else []
    )  # `Các hộ được tặng Giấy khen (QĐ số 77/QĐ-UBND):`
    annexed = [found for block in above for found in decisions(context, block.span)]
    shared = next(iter(titles_of(vocabulary, lead)), None) if lists_awarded(lead) else title_heading(vocabulary, lead)
    if counted := {} if wished else _counted_columns(vocabulary, grid):
        yield from _of_counts(vocabulary, grid, counted, said, annexed[0] if len(annexed) == 1 else {})
        return
    if what >= 0 and not wished and (groups := _group_columns(grid)):
        yield from _of_groups(context, vocabulary, grid, groups, said)
        return
    if not wished and (titles := _titled_columns(vocabulary, grid)):
        yield from _of_titled(context, vocabulary, grid, titles, said)
        return
    if who >= 0 and not wished and (annual := _annual_columns(vocabulary, grid)):
        yield from _of_annual(context, vocabulary, grid, annual)
        return
    named = {row.index: row for row in rows_of(vocabulary, grid)} if who >= 0 and not wished else {}
    for row in grid.body:
        cells = grid.row(row)
        own = years_alone(_down(grid, row, years).text) if years >= 0 else _years_of(cells)
        span = grid.own_span_of_row(row)
        cited = _decisions_of(context, cells)
        if not (about or shared or wished) and not (own and cited):
            continue
        if who >= 0 and row not in named and what < 0 and not cited:
            continue  # the name of a group
        if not reached and any(_ASKED_ROW.match(cell.fold) for cell in cells):
            continue  # `Bằng khen | 2 | đề nghị UBND tỉnh`
        cited = cited or annexed
        titled = _down(grid, row, what) if what >= 0 and who < 0 and (own or cited) else grid.at(row, what)
        chosen = [cells[c] for c in reached] or ([titled] if what >= 0 else cells)
        figures = [cell for cell in dict.fromkeys(cells[1:]) if cell.is_figure] if what < 0 and who < 0 else []
        number = cells[counts] if counts >= 0 else figures[0] if len(figures) == 1 else None
        count = parse_number(number.text) if number and not wished else None
        name = _words((name_cell(grid, row, who) if cells[who].text else _down(grid, row, who)).text) if who >= 0 else None
        extra: dict[str, Value] = {"count": count, "recipient": name and one_named(vocabulary, name)}
        beside = _Beside(span, own, said, cited, {k: v for k, v in extra.items() if v is not None}, name or "")
        awards = list(_of_row(context, vocabulary, chosen, beside))
        title = (named[row].title or shared) if row in named and not awards else None
        if title:
            code, inferred = settled(title.code, "", str(name))
            issuer = issuer_in(vocabulary, lead, title.rest, title.label)
            columns: dict[str, Value] = {
                "year": next(iter(own), said),
                "issuer": issuer,
                **beside.extra,
                **next(iter(cited), {}),
            }
            awards = [Award(code, title.label, span, "table", columns, inferred, GUESS if inferred else 1.0)]
        for award in awards:
            carried = any(
                c >= 0 and not cells[c].text and _down(grid, row, c).text for c in (years, who, what if who < 0 else -1)
            )
            yield replace(award, inferred=True, confidence=min(award.confidence, GUESS)) if carried else award


def _down(grid: Grid, row: int, column: int) -> GridCell:
    """A cell of the columns that say when and who, or where it is empty, and so is the numbering, the one it goes on from."""
    numbered = bool(grid.at(row, grid.numbering).text)
    for above in range(row, grid.head - 1, -1):
        if (cell := grid.at(above, column)).text or numbered:
            return cell
    return grid.at(row, column)


def _decisions_of(context: Context, cells: Sequence[GridCell]) -> list[dict[str, Value]]:
    """The decisions that a row cites, from left to right."""
    return [found for span in dict.fromkeys(cell.span for cell in cells) for found in decisions(context, span)]


def _counted_columns(vocabulary: Vocabulary, grid: Grid) -> dict[int, Title]:
    """The columns that a title stands over, how many got it in the rows: `Đơn vị | LĐTT | CSTĐ cơ sở | Giấy khen`."""
    rows = [row for row in reversed(range(grid.head)) if not row or len(_worded(grid, row)) > 1]  # one alone names a group
    heads = {c: next((text for row in rows if _NAME.search(text := grid.at(row, c).text)), "") for c in range(grid.width)}
    found = {c: titles_of(vocabulary, head) for c, head in heads.items() if not _NO_COUNT.search(fold(head))}
    return {c: own[0] for c, own in found.items() if len(own) == 1 and len(heads[c]) - len(own[0].label) < TITLE_ALONE}


def _of_counts(
    vocabulary: Vocabulary, grid: Grid, columns: dict[int, Title], year: int | None, annexed: dict[str, Value]
) -> Iterator[Award]:
    """The awards of a table of counts, by who got them or by year; a cross under a title gives it to the one in whose row it stands."""
    who, years = who_column(grid), grid.column(_YEAR_HEAD)
    who = who if who >= 0 else grid.label_column()
    for row in grid.body:
        named = grid.at(row, who if who not in columns else -1)
        name = None if years_alone(named.text) or not _NAME.search(named.text) else name_cell(grid, row, who).text
        own = years_alone(named.text) or (years_alone(_down(grid, row, years).text) if years >= 0 else [])
        if _SUM.match(fold(name or "")) or not (name or own) or len(own) > 1:
            continue
        first = named if named.text else grid.at(row, years)
        for column, title in columns.items():
            cell = grid.at(row, column)
            count = _COUNT.fullmatch(cell.text)
            if (count and int(cell.text)) or _CROSS.fullmatch(cell.text):
                issuer = issuer_in(vocabulary, "", title.rest, title.label)
                code, inferred = settled(title.code, issuer or "", name or "")
                number = int(cell.text) if count else None
                said: dict[str, Value] = {"year": next(iter(own), year), "count": number, "recipient": name, "issuer": issuer}
                span = Span(min(first.span.start, cell.span.start), max(first.span.end, cell.span.end))
                decided = {k: v for k, v in annexed.items() if said.get(k) is None}  # by the decision that the roll belongs to
                yield Award(code, title.label, span, "table", {**said, **decided}, inferred, GUESS if inferred else 1.0)


def _group_columns(grid: Grid) -> list[int]:
    """The columns of a table that say how many collectives and how many persons got what the row names."""
    found = [c for c, head in enumerate(grid.heads) if _GROUP_HEAD.search(head)]
    filled = [grid.at(row, c).text for row in grid.body for c in found if grid.at(row, c).text]
    return found if filled and all(_COUNT_FIRST.match(text) or not _NAME.search(text) for text in filled) else []


def _of_groups(
    context: Context, vocabulary: Vocabulary, grid: Grid, groups: Sequence[int], year: int | None
) -> Iterator[Award]:
    """The awards of such a table: a row for each group that is counted, or for each one whom its cell names."""
    for row in grid.body:
        cell, span = grid.at(row, award_column(grid)), grid.own_span_of_row(row)
        years, cited = _years_of(grid.row(row)), _decisions_of(context, grid.row(row))
        for column in groups:
            count = _COUNT_FIRST.match(grid.at(row, column).text)
            group = _GROUP_HEAD.search(grid.heads[column])
            if count is None or not int(count[1]) or group is None:
                continue
            names = named_in(vocabulary, count[2] or "")
            word = "tập thể" if group[1] == "tap the" else "cá nhân"
            told: list[dict[str, Value]] = [{"recipient": name, "count": None} for name in names]
            for said in told or [{"recipient": word, "count": int(count[1])}]:
                for award in _of_row(context, vocabulary, [cell], _Beside(span, years, year, cited, said, word)):
                    yield replace(award, rule="table-groups")


def _titled_columns(vocabulary: Vocabulary, grid: Grid) -> list[int]:
    """The columns that say what collectives and what persons got: `Năm | Tập thể | Cá nhân`, titles in the cells."""
    groups = [c for c, head in enumerate(grid.heads) if _GROUP_HEAD.search(head)]
    filled = {c: [text for row in grid.body if _NAME.search(text := grid.at(row, c).text)] for c in groups}
    return [c for c, texts in filled.items() if texts and sum(bool(vocabulary.titles(text)) for text in texts) * 2 > len(texts)]


def _of_titled(
    context: Context, vocabulary: Vocabulary, grid: Grid, columns: Sequence[int], year: int | None
) -> Iterator[Award]:
    """The awards of such a table: a row for each title of a cell, with its number and the decisions of its own cell."""
    for row in grid.body:
        cells = grid.row(row)
        years = _years_of(cells)
        others = _decisions_of(context, [cell for c, cell in enumerate(cells) if c not in columns])
        for column in columns:
            group = _GROUP_HEAD.search(grid.heads[column])
            word = "tập thể" if group and group[1] == "tap the" else "cá nhân"
            cited = _decisions_of(context, [cells[column]]) or others
            beside = _Beside(cells[column].span, years, year, cited, who=word, counted=word)
            for award in _of_row(context, vocabulary, [cells[column]], beside):
                yield replace(award, rule="table-groups")


def _annual_columns(vocabulary: Vocabulary, grid: Grid) -> dict[int, int]:
    """The columns of a year each, with titles in their cells: `Họ và tên | 2019 | 2020`, `Danh hiệu năm 2019 | Danh hiệu năm 2020`."""
    years = {c: _HEAD_YEARS.findall(head) for c, head in enumerate(grid.heads) if not _WISHED.search(head)}
    annual = {c: int(found[0][1] or found[0][0]) for c, found in years.items() if len(found) == 1}
    held = [c for c in annual if any(vocabulary.titles(grid.at(row, c).text) for row in grid.body)]
    return annual if len(held) > 1 and len(set(annual.values())) == len(annual) else {}


def _of_annual(context: Context, vocabulary: Vocabulary, grid: Grid, annual: dict[int, int]) -> Iterator[Award]:
    """The titles of each one in the years that stand over them."""
    for row in rows_of(vocabulary, grid):
        recipient = one_named(vocabulary, row.who.text)
        for column, year in annual.items():
            cell = grid.at(row.index, column)
            cited = decisions(context, cell.span)
            yield from _of_row(
                context, vocabulary, [cell], _Beside(cell.span, [year], year, cited, {"recipient": recipient}, row.who.text)
            )


def _words(text: str) -> str | None:
    return text if _WORD.search(text) else None


def _years_of(cells: Sequence[GridCell]) -> list[int]:
    return next((years for cell in cells if (years := years_alone(cell.text))), [])


@dataclass(frozen=True)
class _Beside:
    """What a row says beside the titles in it: `years` and `cited` of its own, `said` the year above the table, `who` as printed."""

    span: Span
    years: Sequence[int] = ()
    said: int | None = None
    cited: Sequence[dict[str, Value]] = ()
    extra: dict[str, Value] = field(default_factory=dict)
    who: str = ""
    counted: str | None = None  # who is meant by the numbers in front of the titles


def _of_row(context: Context, vocabulary: Vocabulary, cells: Sequence[GridCell], beside: _Beside) -> Iterator[Award]:
    """The awards named in `cells`: of a title by itself what the row says, of several in a cell each with its own years and decisions."""
    for cell in dict.fromkeys(cells):
        parts = parts_of(vocabulary, context.flow[cell.span.start : cell.span.end])
        inner = decisions(context, cell.span) if len(parts) > 1 else []  # with years apart each is of its own title
        for i, part in enumerate(parts):
            inside = Span(cell.span.start + part.start, cell.span.start + part.end)
            issuer = issuer_in(vocabulary, part.before, part.after, part.label)
            code, inferred = settled(part.title.code, issuer or "", f"{beside.who} {part.before}")
            base: dict[str, Value] = {"issuer": issuer, "recipient": _recipient(vocabulary, part)}
            if beside.counted and (count := vocabulary.search("count-before?", part.before)):
                base |= {"recipient": beside.counted, "count": int(count["number"])}
            of_row = share_of(beside.years, i, len(parts)) if len(parts) > 1 else beside.years
            own = part.years(vocabulary)
            years: Sequence[int | None] = (own or of_row if len(parts) > 1 else of_row or own) or [beside.said]
            cited = decisions(context, inside) or (
                share_of(beside.cited, i, len(parts))
                if len(parts) > 1 and not (own and inner)
                else beside.cited
                if not inner
                else []
            )
            if (
                len(years) == 1 and len(cited) > 1 and often_in(part.text) == len(cited)
            ):  # `Giấy khen (02 lần)`, each by its decision
                years = [*years] * len(cited)
            for n, year in enumerate(years):
                decided = cited[:1] if len(years) == 1 else share_of(cited, n, len(years))
                columns = {**base, **next(iter(decided), {}), **beside.extra, "year": year}
                rule = "table" if len(parts) == len(years) == 1 else "table-listed"
                yield Award(code, part.label, beside.span, rule, columns, inferred, GUESS if inferred else 1.0)


def _recipient(vocabulary: Vocabulary, part: Part) -> Value:
    """Who is named in the cell, or the commune that a title is given to: `Bằng khen cho tập thể Phòng`, `xã đạt chuẩn nông thôn mới`."""
    first = part.label.split()[0]
    area = first if first.lower() in ("xã", "thôn", "phường", "cơ quan") else None
    return name_in(vocabulary, part.text) or given_to(vocabulary, part.after) or area


def in_lines(context: Context, vocabulary: Vocabulary, blocks: Sequence[Block]) -> Iterator[Award]:
    """Awards of a table that lost its lines: a year on a line of its own, then what was awarded, then the decision."""
    for i, block in enumerate(blocks):
        years = years_alone(_text(context, block))
        if not years:
            continue
        record: list[Block] = [block]
        for following in blocks[i + 1 : i + _MOST_BLOCKS]:
            text = _text(context, following)
            if years_alone(text) or following.kind == "heading" or len(text) > _LONGEST_BLOCK or _CLOSES.match(text):
                break
            record.append(following)
        span = Span(record[0].span.start, record[-1].span.end)
        cells = [GridCell(" ".join(_text(context, b).split()), b.span) for b in record[1:]]
        yield from _of_row(context, vocabulary, cells, _Beside(span, years, cited=decisions(context, span)))


def _text(context: Context, block: Block) -> str:
    return context.flow[block.span.start : block.span.end].strip()
