"""Awards that the document itself decides: `Điều 1. Tặng Giấy khen cho …`, those who get it listed below, counted or named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanthu.extractors import Context
from vanthu.extractors._awards_words import GUESS, Award, Vocabulary, issuer_in, name_in, settled, year_in
from vanthu.extractors._grids import Grid, grids_of
from vanthu.text.fold import fold
from vanthu.text.numbers import parse_number
from vanthu.types import Block, Span, Value

_ARTICLE = re.compile(r"^\W{0,3}dieu \d")
_MARKER = re.compile(r"^\s*(?:[-+*•–]|\d{1,3}[ ]?[.)/-]|[a-zđ][.)])\s*")
_TITLES = re.compile(r"^(?:tập thể|ông|bà|đồng chí|cá nhân|em|cháu|hộ)\s+(?=[A-ZĐÀ-Ỹ])", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:(?<=[:;,.]) ?|(?<=: )|(?<=; ))\d{1,2}[.)] {1,2}(?P<who>[A-ZĐÀ-Ỹ][^;\n]{2,120}?)(?=\s*[;.,]? *(?:\d{1,2}[.)] |$)|;)"
)
_SAID_BELOW = re.compile(r"sau day|(?:co )?ten sau|danh sach")
_NAME_HEAD = re.compile(r"ho (?:va |, ?)?ten|ca nhan|tap the|^ten|don vi(?! tinh)")
_NAME = re.compile(r"[^\W\d]{2}")
_ROMAN = re.compile(r"[ivx]{1,5}\.?")
_SUM = re.compile(r"(?:tong|cong)(?: cong| so)?$")
_AWARD_HEAD = re.compile(r"khen|danh hieu|hinh thuc")
_CAPTION_SAYS = re.compile(
    r"(?:danh sach|bieu|bang).{0,80}(?:(?:duoc|de nghi) (?:tang|khen|cong nhan)|khen thuong|thi dua)|(?:duoc|de nghi) (?:tang|khen|cong nhan)"
)
_CAPTION = 4  # blocks above a table of an annex that may say what it lists
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class _Listed:
    """One who is named below an article: the place, the name, and the title if the list or its heading says it."""

    span: Span
    name: Value
    title: _Title | None = None


@dataclass(frozen=True, slots=True)
class _Title:
    """A title as printed, and the words of the article from it to the next one."""

    code: str
    label: str
    rest: str = ""


def decided(context: Context, vocabulary: Vocabulary) -> Iterator[Award]:
    """The awards of a decision: a row for each one listed, else for each group counted, else one."""
    blocks = context.outline.blocks
    for i, block in enumerate(blocks):
        text = _text(context, block)
        heading = context.outline.zone_at(block.span.start) not in ("", "body")  # the title of a decision decides nothing
        if heading or block.kind == "cell" or not vocabulary.rules["decides?"].pattern.search(fold(text)):
            continue
        titles = _titles(vocabulary, " ".join(text.split()))
        if titles:
            yield from _rows(context, vocabulary, block, titles, _named_below(context, vocabulary, i, text))


def _titles(vocabulary: Vocabulary, text: str) -> list[_Title]:
    """The titles of `text`, each with what stands between it and the next."""
    found = vocabulary.titles(text)
    ends = [*(title.span.start for title in found[1:]), len(text)][: len(found)]
    return [
        _Title(title.code, text[title.span.start : title.span.end], text[title.span.end : end])
        for title, end in zip(found, ends, strict=True)
    ]


def _text(context: Context, block: Block) -> str:
    return context.flow[block.span.start : block.span.end].strip()


def _below(context: Context, index: int) -> Iterator[Block]:
    """The blocks between an article and the next one, signature and recipients left out."""
    for block in context.outline.blocks[index + 1 :]:
        if _ARTICLE.match(fold(_text(context, block))) or context.outline.zone_at(block.span.start) not in ("", "body"):
            return
        yield block


def _named_below(context: Context, vocabulary: Vocabulary, index: int, text: str) -> list[_Listed]:
    """Those whom an article's list, table, annex or sentence names: `… cho các đồng chí sau đây:`."""
    block = context.outline.blocks[index]
    inline = list(_NUMBERED.finditer(text))
    if inline:
        start = context.flow.index(text[:1], block.span.start)
        places = [Span(start + m.start("who"), start + m.start("who") + len(m["who"].rstrip())) for m in inline]
        return [_Listed(span, _recipient(vocabulary, m["who"])) for span, m in zip(places, inline, strict=True)]
    below = list(_below(context, index))
    if text.endswith(":") and (listed := _in_list(context, vocabulary, below)):
        return listed
    if text.endswith(":") or _SAID_BELOW.search(fold(text)):
        end = below[-1].span.end if below else block.span.end
        if listed := _in_tables(context, vocabulary, Span(block.span.end, end)):
            return listed
    return _in_tables(context, vocabulary, Span(block.span.end, len(context.flow)), annex=True)


def _in_list(context: Context, vocabulary: Vocabulary, below: Sequence[Block]) -> list[_Listed]:
    listed: list[_Listed] = []
    title: _Title | None = None
    for block in below:
        text = _text(context, block)
        if block.kind == "cell":
            continue
        if _heads_list(text):
            title = next(iter(_titles(vocabulary, text)), None)
        elif _MARKER.match(text):
            listed.append(_Listed(block.span, _recipient(vocabulary, text), title))
    return listed


def _in_tables(context: Context, vocabulary: Vocabulary, within: Span, *, annex: bool = False) -> list[_Listed]:
    """The names in tables within a stretch; of an annex only in lists of those who get something."""
    listed: list[_Listed] = []
    for grid in grids_of(context):
        who = grid.column(_NAME_HEAD)
        if who < 0 or not within.start <= grid.start < within.end or (annex and not _lists_awarded(context, grid)):
            continue
        what = next((c for c, head in enumerate(grid.heads) if c != who and _AWARD_HEAD.search(head)), -1)
        title: _Title | None = None
        for row in range(1, grid.height):  # a group's name may stand right below the head and be taken for a part of it
            cell = grid.at(row, who)
            words = [c for c in dict.fromkeys(grid.row(row)) if _NAME.search(c.text) and not _ROMAN.fullmatch(c.fold)]
            if len(words) == 1 and (words[0] != cell or _heads_list(cell.text) or vocabulary.titles(cell.text)):
                title = next(iter(_titles(vocabulary, words[0].text)), None)
            elif row >= grid.head and _NAME.search(cell.text) and not _SUM.match(cell.fold):
                own = next(iter(_titles(vocabulary, grid.at(row, what).text)), None) if what >= 0 else None
                listed.append(_Listed(grid.span_of_row(row), _recipient(vocabulary, cell.text), own or title))
    return listed


def _lists_awarded(context: Context, grid: Grid) -> bool:
    """Whether a table stands under `DANH SÁCH tập thể, cá nhân được tặng Giấy khen`, `… được khen thưởng năm 2015`."""
    index = context.outline.block_at(grid.start)
    above = " ".join(_text(context, b) for b in context.outline.blocks[max(index - _CAPTION, 0) : max(index, 0)])
    return _CAPTION_SAYS.search(fold(above)) is not None


def _heads_list(text: str) -> bool:
    """`1. Tập thể:` over the names of a group names none itself."""
    words = fold(_MARKER.sub("", text)).strip(" .:;")
    return text.endswith(":") or words in ("tap the", "ca nhan", "ho gia dinh", "gia dinh", "cac tap the", "cac ca nhan")


def _rows(
    context: Context, vocabulary: Vocabulary, block: Block, titles: Sequence[_Title], listed: Sequence[_Listed]
) -> Iterator[Award]:
    text = " ".join(_text(context, block).split())
    own = _own(context)  # stands in the head of the document, not beside the award: the row says that it was concluded

    def award(title: _Title, span: Span, **columns: Value) -> Award:
        issuer = issuer_in(vocabulary, "", titles[0].rest)
        code, inferred = settled(title.code, issuer or "", "")
        common: dict[str, Value] = {"year": year_in(vocabulary, text), "issuer": issuer, **own}
        return Award(code, title.label, span, "decision", {**common, **columns}, bool(own), GUESS if inferred else 0.95)

    groups = {title: list(vocabulary.rules["counted?"].pattern.finditer(fold(title.rest))) for title in titles}
    shared = len(titles) == 1 or not all(groups[title] for title in titles[:-1])
    if listed and (shared or all(one.title for one in listed)):
        for one in listed:
            for title in (one.title,) if one.title else titles:
                yield award(title, one.span, recipient=one.name)
        return
    for title in titles:
        for group in groups[title]:
            number = parse_number(group["number"])
            who = title.rest[group.start("who") : group.end("who")]
            yield award(title, block.span, count=None if number is None else int(number), recipient=who)
        if not groups[title]:
            yield award(title, block.span, recipient=name_in(vocabulary, title.rest))


def _recipient(vocabulary: Vocabulary, text: str) -> Value:
    """Who is named in a line of the list: up to the first comma, without the word of address."""
    name = name_in(vocabulary, text)
    if name:
        return name
    words = _TITLES.sub("", re.split(r"[,;:(]", _MARKER.sub("", text), maxsplit=1)[0].strip(" ."))
    return " ".join(words.split())[:_LONGEST_NAME] or None


def _own(context: Context) -> dict[str, Value]:
    """Number, symbol and day of this document."""
    found: dict[str, Value] = {}
    for finding in context.of("documents"):
        found.update({k: v for k, v in finding.columns.items() if k in ("number", "symbol", "issued_on") and v is not None})
    return found
