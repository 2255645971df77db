"""Awards in tables, with or without a head, ruled or with the lines lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vanthu.extractors import Context
from vanthu.extractors._awards_named import MARKER, OF_WHOM, heads_list, named_in, one_named
from vanthu.extractors._awards_words import GUESS, Award, Vocabulary, decision, issuer_in, name_in, settled, year_in
from vanthu.extractors._grids import Grid, GridCell
from vanthu.text.fold import fold
from vanthu.text.numbers import parse_number
from vanthu.types import Block, Span, Value

_YEAR = re.compile(r"(?:năm (?:học )?)?((?:19|20)\d\d)(?: ?[-–/] ?((?:19|20)\d\d))?\.?", re.IGNORECASE)
_YEAR_HEAD = re.compile(r"^nam(?: hoc)?(?:$| khen| dat| duoc)|thoi gian|nien hoc")
_AWARD_HEAD = re.compile(r"khen|danh hieu|thi dua|hinh thuc")
_WHO_HEAD = re.compile(r"ho (?:va |, ?)?ten|ca nhan|tap the|^ten|don vi(?! tinh)|nguoi duoc")
_COUNT_HEAD = re.compile(r"so luong|^sl$|tong so")
_WORD = re.compile(r"\w")
_NAME = re.compile(r"[^\W\d]{2}")
_ROMAN = re.compile(r"[ivx]{1,5}\.?")
_SUM = re.compile(r"(?:tong|cong)(?: cong| so)?$")
_MOST_BLOCKS = 5
_LONGEST_BLOCK = 240
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
    """The column that names those who get something, or -1."""
    return grid.column(_WHO_HEAD)


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
        words = [c for c in dict.fromkeys(grid.row(row)) if _NAME.search(c.text) and not _ROMAN.fullmatch(c.fold)]
        alone = len(words) == 1 and not any(
            c.is_figure for c in dict.fromkeys(grid.row(row)) if c not in (words[0], grid.at(row, 0))
        )
        if alone and (words[0] != cell or heads_list(cell.text) or vocabulary.titles(cell.text)):
            own = next(iter(titles_of(vocabulary, words[0].text)), None)
            group = own or (None if _OTHER_AWARD.search(words[0].fold) else group)  # `Tập thể` parts the group of a title
        elif row >= grid.head and _NAME.search(cell.text) and not _SUM.match(cell.fold):
            own = next(iter(titles_of(vocabulary, grid.at(row, what).text)), None) if what >= 0 else None
            yield Row(row, grid.span_of_row(row), cell, own or group)


def caption_of(context: Context, grid: Grid) -> str:
    """The lines above a table, the nearest last."""
    index = context.outline.block_at(grid.start)
    blocks = context.outline.blocks[max(index - _CAPTION, 0) : max(index, 0)]
    return "\n".join(_text(context, block) for block in blocks if block.kind != "cell")


def lists_awarded(text: str) -> bool:
    """Whether a caption says `DANH SÁCH tập thể, cá nhân được tặng Giấy khen`, `… được khen thưởng năm 2015`."""
    return _CAPTION_SAYS.search(fold(" ".join(text.split()))) is not None


def in_grid(context: Context, vocabulary: Vocabulary, grid: Grid, *, listed: bool) -> Iterator[Award]:
    """The awards of a table: one for each title in its award column. Tables about other things, and of what is only wished for, give none."""
    lead = caption_of(context, grid).rpartition("\n")[2]
    if any(_WISHED.search(text) for text in (fold(lead), *grid.heads)):
        return
    about = listed or any(_AWARD_HEAD.search(head) for head in grid.heads)
    who, what = who_column(grid), award_column(grid)
    years, counts = grid.column(_YEAR_HEAD), grid.column(_COUNT_HEAD)
    opening = lead.rpartition(". ")[2]  # the sentence that introduces the table
    said = (year_in(vocabulary, opening) or year_in(vocabulary, lead)) if vocabulary.search("section?", lead) else None
    shared = next(iter(titles_of(vocabulary, lead)), None) if lists_awarded(lead) else title_heading(vocabulary, lead)
    if counted := _counted_columns(vocabulary, grid):
        yield from _of_counts(grid, counted, said)
        return
    if what >= 0 and (groups := _group_columns(grid)):
        yield from _of_groups(context, vocabulary, grid, groups, said)
        return
    named = {row.index: row for row in rows_of(vocabulary, grid)} if who >= 0 else {}
    for row in grid.body:
        cells = grid.row(row)
        year = _year(cells[years].text) if 0 <= years < len(cells) else _year_of(cells)
        span = grid.span_of_row(row)
        found = decision(context, span, span.start)
        if not (about or shared) and not (year and found):
            continue
        if who >= 0 and row not in named and what < 0 and not found:
            continue  # the name of a group
        chosen = [cells[what]] if what >= 0 else cells
        count = parse_number(cells[counts].text) if counts >= 0 else None
        name = _words(cells[who].text) if who >= 0 else None
        extra: dict[str, Value] = {"year": year, "count": count, "recipient": name and one_named(vocabulary, name)}
        extra = {"year": said, **{k: v for k, v in extra.items() if v is not None}}
        awards = list(_of_row(context, vocabulary, chosen, span, extra, name or ""))
        title = (named[row].title or shared) if row in named and not awards else None
        if title:
            code, inferred = settled(title.code, "", str(name))
            columns = {**extra, "issuer": issuer_in(vocabulary, lead, title.rest), **found}
            awards = [Award(code, title.label, span, "table", columns, inferred, GUESS if inferred else 1.0)]
        yield from awards


def _counted_columns(vocabulary: Vocabulary, grid: Grid) -> dict[int, Title]:
    """The columns that a title stands over, how many got it in the rows: `Đơn vị | LĐTT | CSTĐ cơ sở | Giấy khen`."""
    heads = {c: grid.at(grid.head - 1, c).text for c in range(grid.width)}
    found = {c: titles_of(vocabulary, head) for c, head in heads.items() if not _NO_COUNT.search(fold(head))}
    return {c: own[0] for c, own in found.items() if len(own) == 1 and len(heads[c]) - len(own[0].label) < TITLE_ALONE}


def _of_counts(grid: Grid, columns: dict[int, Title], year: int | None) -> Iterator[Award]:
    """The awards of a table of counts; a cross under a title gives it to the one in whose row it stands."""
    who = who_column(grid)
    who = who if who >= 0 else grid.label_column()
    for row in grid.body:
        name = grid.at(row, who).text if who >= 0 else ""
        if not _NAME.search(name) or _SUM.match(fold(name)):
            continue
        for column, title in columns.items():
            cell = grid.at(row, column)
            count = _COUNT.fullmatch(cell.text)
            if (count and int(cell.text)) or _CROSS.fullmatch(cell.text):
                code, inferred = settled(title.code, "", name)
                number = int(cell.text) if count else None
                columns_said: dict[str, Value] = {"year": year, "count": number, "recipient": name}
                span = Span(min(grid.at(row, who).span.start, cell.span.start), max(grid.at(row, who).span.end, cell.span.end))
                yield Award(code, title.label, span, "table", columns_said, inferred, GUESS if inferred else 1.0)


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
        cell, span = grid.at(row, award_column(grid)), grid.span_of_row(row)
        own = _year_of(grid.row(row)) or year
        for column in groups:
            count = _COUNT_FIRST.match(grid.at(row, column).text)
            group = _GROUP_HEAD.search(grid.heads[column])
            if count is None or not int(count[1]) or group is None:
                continue
            names = named_in(vocabulary, count[2] or "")
            word = "tập thể" if group[1] == "tap the" else "cá nhân"
            told: list[dict[str, Value]] = [{"recipient": name, "count": None} for name in names]
            for said in told or [{"recipient": word, "count": int(count[1])}]:
                for award in _of_row(context, vocabulary, [cell], span, {"year": own, **said}, word):
                    yield replace(award, rule="table-groups")


def _words(text: str) -> str | None:
    return text if _WORD.search(text) else None


def _year(text: str) -> int | None:
    match = _YEAR.fullmatch(text.strip())
    return int(match[2] or match[1]) if match else None


def _year_of(cells: Sequence[GridCell]) -> int | None:
    return next((year for cell in cells if (year := _year(cell.text))), None)


def _of_row(
    context: Context, vocabulary: Vocabulary, cells: Sequence[GridCell], span: Span, extra: dict[str, Value], who: str = ""
) -> Iterator[Award]:
    """Awards named in `cells`; what the row says beside them is in `extra`, `who` as printed."""
    seen: set[Span] = set()
    for cell in cells:
        if cell.span in seen:
            continue
        seen.add(cell.span)
        for title in vocabulary.titles(cell.text):
            before, after = cell.text[: title.span.start], cell.text[title.span.end :]
            issuer = issuer_in(vocabulary, before, after)
            code, inferred = settled(title.code, issuer or "", f"{who} {before}")
            label = cell.text[title.span.start : title.span.end]
            columns: dict[str, Value] = {
                "year": year_in(vocabulary, cell.text), "issuer": issuer, "recipient": _recipient(vocabulary, cell.text, label),
                **decision(context, span, span.start), **extra,
            }  # fmt: skip
            yield Award(code, label, span, "table", columns, inferred, GUESS if inferred else 1.0)


def _recipient(vocabulary: Vocabulary, text: str, label: str) -> Value:
    """A person named in the cell, or the commune that a title is given to: `xã đạt chuẩn nông thôn mới`."""
    first = label.split()[0]
    return name_in(vocabulary, text) or (first if first.lower() in ("xã", "thôn", "phường", "cơ quan") else None)


def in_lines(context: Context, vocabulary: Vocabulary, blocks: Sequence[Block]) -> Iterator[Award]:
    """Awards of a table that lost its lines: a year on a line of its own, then what was awarded, then the decision."""
    for i, block in enumerate(blocks):
        year = _year(_text(context, block))
        if year is None:
            continue
        record: list[Block] = [block]
        for following in blocks[i + 1 : i + _MOST_BLOCKS]:
            text = _text(context, following)
            if _year(text) or following.kind == "heading" or len(text) > _LONGEST_BLOCK or _CLOSES.match(text):
                break
            record.append(following)
        span = Span(record[0].span.start, record[-1].span.end)
        cells = [GridCell(" ".join(_text(context, b).split()), b.span) for b in record[1:]]
        yield from _of_row(context, vocabulary, cells, span, {"year": year})


def _text(context: Context, block: Block) -> str:
    return context.flow[block.span.start : block.span.end].strip()
