"""Awards in tables, with or without a head, ruled or with the lines lost."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from vanthu.extractors import Context
from vanthu.extractors._awards_words import GUESS, Award, Vocabulary, decision, issuer_in, name_in, settled, year_in
from vanthu.extractors._grids import Grid, GridCell
from vanthu.text.numbers import parse_number
from vanthu.types import Block, Span, Value

_YEAR = re.compile(r"(?:năm (?:học )?)?((?:19|20)\d\d)(?: ?[-–/] ?((?:19|20)\d\d))?\.?", re.IGNORECASE)
_YEAR_HEAD = re.compile(r"^nam(?: hoc)?(?:$| khen| dat| duoc)|thoi gian|nien hoc")
_AWARD_HEAD = re.compile(r"khen|danh hieu|thi dua|hinh thuc")
_WHO_HEAD = re.compile(r"ho (?:va )?ten|ca nhan|tap the|^ten|don vi(?! tinh)|nguoi duoc")
_COUNT_HEAD = re.compile(r"so luong|^sl$|tong so")
_WORD = re.compile(r"\w")
_MOST_BLOCKS = 5
_LONGEST_BLOCK = 240
_CLOSES = re.compile(r"^(?:căn cứ|nơi nhận|trên đây|đề nghị|kính đề nghị)", re.IGNORECASE)


def in_grid(context: Context, vocabulary: Vocabulary, grid: Grid, *, listed: bool) -> Iterator[Award]:
    """The awards of a table: one for each title in its award column. Tables about other things give none."""
    head = " ".join(grid.heads)
    about = listed or (_AWARD_HEAD.search(head) is not None)
    who = grid.column(_WHO_HEAD)
    award_column = next(
        (c for c, text in enumerate(grid.heads) if _AWARD_HEAD.search(text) and c != who and "quyet dinh" not in text), -1
    )
    years = grid.column(_YEAR_HEAD)
    counts = grid.column(_COUNT_HEAD)
    for row in grid.body:
        cells = grid.row(row)
        year = _year(cells[years].text) if 0 <= years < len(cells) else _year_of(cells)
        span = grid.span_of_row(row)
        found = decision(context, span, span.start)
        if not about and not (year and found):
            continue
        chosen = [cells[award_column]] if award_column >= 0 else cells
        count = parse_number(cells[counts].text) if counts >= 0 else None
        extra: dict[str, Value] = {"year": year, "count": count, "recipient": _words(cells[who].text) if who >= 0 else None}
        yield from _of_row(context, vocabulary, chosen, span, {k: v for k, v in extra.items() if v is not None})


def _words(text: str) -> str | None:
    return text if _WORD.search(text) else None


def _year(text: str) -> int | None:
    match = _YEAR.fullmatch(text.strip())
    return int(match[2] or match[1]) if match else None


def _year_of(cells: Sequence[GridCell]) -> int | None:
    return next((year for cell in cells if (year := _year(cell.text))), None)


def _of_row(
    context: Context, vocabulary: Vocabulary, cells: Sequence[GridCell], span: Span, extra: dict[str, Value]
) -> Iterator[Award]:
    """Awards named in `cells`; what the row says beside them is in `extra`."""
    seen: set[Span] = set()
    for cell in cells:
        if cell.span in seen:
            continue
        seen.add(cell.span)
        for title in vocabulary.titles(cell.text):
            before, after = cell.text[: title.span.start], cell.text[title.span.end :]
            issuer = issuer_in(vocabulary, before, after)
            code, inferred = settled(title.code, issuer or "", f"{extra.get('recipient') or ''} {before}")
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
