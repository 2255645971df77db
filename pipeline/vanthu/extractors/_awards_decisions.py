"""Awards that the document itself decides: `Điều 1. Tặng Giấy khen cho …`, those who get it listed below, counted or named."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from vanthu.extractors import Context
from vanthu.extractors._awards_named import (
    MARKER,
    heads_list,
    lists_group,
    named_in,
    one_named,
    person_of,
    told_behind,
    told_for,
)
from vanthu.extractors._awards_tables import (
    Title,
    caption_of,
    is_cell,
    lists_awarded,
    rows_of,
    title_heading,
    titles_of,
    who_column,
)
from vanthu.extractors._awards_words import GUESS, Award, Vocabulary, decision, issuer_in, name_in, settled, year_in
from vanthu.extractors._awards_years import year_of_title
from vanthu.extractors._grids import grids_of
from vanthu.text.fold import fold
from vanthu.text.printed import words_at
from vanthu.types import Block, Span, Value

_ARTICLE = re.compile(r"^\W{0,3}dieu \d")
_NUMBERED = re.compile(
    r"(?:(?<=[:;,.]) ?|(?<=: )|(?<=; ))\d{1,2}[.)] {1,2}(?P<who>[A-ZĐÀ-Ỹ][^;\n]{2,120}?)(?=\s*[;.,]? *(?:\d{1,2}[.)] |$)|;)"
)
_CAPTION = re.compile(r"(?:danh sach|phu luc|bieu|bang)(?![a-z])")
_COUNTED_LINE = re.compile(r"\d{1,3}[ ]?[.)/-]\s")
_LIST_NUMBER = re.compile(
    r".{0,400}?(?<![a-z])(?:danh sach|phu luc|bieu|bang)(?: so)? (?P<number>\d{1,2}|[ivx]{1,4})(?![a-z\d])", re.DOTALL
)
_HANDED_OVER = re.compile(r"^\W{0,3}(?:dieu \d{1,2}\W{0,3})?trao(?! tang).{0,300}(?<![a-z])theo (?:quyet dinh|qd)(?![a-z])")
_CAPTION_LINES = 3  # a caption and what it says it is appended to
_OTHER = re.compile(r"(?<![a-z])(?:danh hieu|khen|bang|giay|co|huy|ky niem|giai|thu)(?![a-z])")
_SAID_BELOW = re.compile(r"sau day|(?:co )?ten sau|danh sach")


@dataclass(frozen=True, slots=True)
class _Listed:
    """One who is named below an article: the place, the name, and the title if the list or its heading says it."""

    span: Span
    name: Value
    title: Title | None = None


def decided(context: Context, vocabulary: Vocabulary) -> Iterator[Award]:
    """The awards of a decision: a row for each one listed, else for each group counted, else one."""
    blocks = context.outline.blocks
    for i, block in enumerate(blocks):
        text = _text(context, block)
        heading = context.outline.zone_at(block.span.start) not in ("", "body")  # the title of a decision decides nothing
        if heading or is_cell(context, block) or not vocabulary.rules["decides?"].pattern.search(fold(text)):
            continue
        titles = titles_of(vocabulary, " ".join(text.split())) or _form_below(context, vocabulary, i)
        listed = _named_below(context, vocabulary, i, text)
        if titles or any(one.title for one in listed):
            yield from _rows(context, vocabulary, block, titles, listed)


def _form_below(context: Context, vocabulary: Vocabulary, index: int) -> list[Title]:
    """What `Khen thưởng 02 tập thể …` gives, where a line of the article says it: `Hình thức khen thưởng: Giấy khen của …`."""
    lines = (_text(context, block) for block in _below(context, index) if not is_cell(context, block))
    return next((titles_of(vocabulary, line) for line in lines if fold(line).lstrip(" -+").startswith("hinh thuc")), [])


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
        return [_Listed(span, one_named(vocabulary, m["who"])) for span, m in zip(places, inline, strict=True)]
    under = list(_below(context, index))
    if text.endswith(":") and (listed := _in_list(context, vocabulary, under)):
        return listed
    if text.endswith(":") or _SAID_BELOW.search(fold(text)):
        end = under[-1].span.end if under else block.span.end
        if listed := _in_tables(context, vocabulary, Span(block.span.end, end)):
            return listed
    annexed = _in_annex(context, vocabulary, index, text)
    return annexed or _in_tables(context, vocabulary, Span(block.span.end, len(context.flow)), annex=True)


def _in_list(context: Context, vocabulary: Vocabulary, under: Sequence[Block], title: Title | None = None) -> list[_Listed]:
    """The names of a list and of the tables in it; a line that is a title or `Tập thể:` stands over a group."""
    listed: list[_Listed] = []
    read: list[Span] = []
    for block in under:
        text = _text(context, block)
        grid = next((grid for grid in grids_of(context) if grid.span.start <= block.span.start < grid.span.end), None)
        if grid and who_column(grid) >= 0:
            rows = list(rows_of(vocabulary, grid)) if grid.span not in read else []
            read.append(grid.span)
            listed += [_Listed(row.span, one_named(vocabulary, row.who.text), row.title or title) for row in rows]
            continue
        if is_cell(context, block) or context.outline.zone_at(block.span.start) not in ("", "body"):
            continue
        own = title_heading(vocabulary, text)
        if own or heads_list(text) or (_CAPTION.match(fold(text)) and titles_of(vocabulary, text)):
            own = own or next(iter(titles_of(vocabulary, text)), None)
            title = own or (title if block.kind != "heading" or not _OTHER.search(fold(text)) else None)
        elif MARKER.match(text) or lists_group(text) or person_of(vocabulary, text):
            names: Sequence[Value] = named_in(vocabulary, text) or [one_named(vocabulary, text)]
            if _COUNTED_LINE.match(text) and ";" not in text.rstrip(" .;"):
                names = names[:1]  # `1. Trường Mầm non Sơn Ca, xã Hòa Bình`: where it is
            said = next(
                iter(titles_of(vocabulary, text)), None
            )  # `1. Ông A: Giấy khen`; a line that begins with one names nobody
            listed += [_Listed(block.span, name, said or title) for name in names if not vocabulary.titles(str(name))]
    return listed


def _in_annex(context: Context, vocabulary: Vocabulary, index: int, article: str) -> list[_Listed]:
    """The names of the lists behind the articles that belong to `article`, under captions that say that they get something."""
    blocks = context.outline.blocks
    captions = [i for i in range(index + 1, len(blocks)) if _is_caption(context, blocks[i])]
    number, given = _LIST_NUMBER.search(fold(article)), {title.code for title in titles_of(vocabulary, article)}
    found: list[_Listed] = []
    for i, end in pairwise([*captions, len(blocks)]):
        caption = " ".join(_text(context, block) for block in blocks[i : min(i + _CAPTION_LINES, end)])
        own, titles = _LIST_NUMBER.match(fold(caption)), titles_of(vocabulary, caption)
        apart = number and own and number["number"] != own["number"]
        if apart or (given and titles and given.isdisjoint(title.code for title in titles)):
            continue  # the list of another article
        listed = _in_list(context, vocabulary, blocks[i + 1 : end], titles[0] if titles else None)
        found += listed if lists_awarded(caption) else [one for one in listed if one.title]
    return found


def _is_caption(context: Context, block: Block) -> bool:
    plain = block.kind in ("paragraph", "heading", "cell") and not is_cell(context, block)
    return plain and _CAPTION.match(fold(_text(context, block))) is not None


def _in_tables(context: Context, vocabulary: Vocabulary, within: Span, *, annex: bool = False) -> list[_Listed]:
    """The names in tables within a stretch; of an annex only in lists of those who get something."""
    listed: list[_Listed] = []
    for grid in grids_of(context):
        if who_column(grid) < 0 or not within.start <= grid.start < within.end:
            continue
        caption = caption_of(context, grid)
        shared = next((title for line in reversed(caption.splitlines()) for title in titles_of(vocabulary, line)), None)
        if not annex or lists_awarded(caption) or shared:
            listed += [
                _Listed(row.span, one_named(vocabulary, row.who.text), row.title or (shared if annex else None))
                for row in rows_of(vocabulary, grid)
            ]
    return listed


def _rows(
    context: Context, vocabulary: Vocabulary, block: Block, titles: Sequence[Title], listed: Sequence[_Listed]
) -> Iterator[Award]:
    text = " ".join(_text(context, block).split())
    handed = decision(context, block.span, block.span.start) if _HANDED_OVER.match(fold(text)) else {}
    # its own number stands in the head of the document, not beside the award: the row says that it was concluded
    own = {} if handed else _own(context)
    year = year_in(vocabulary, text) or year_of_title(context, vocabulary)

    def award(title: Title, span: Span, **columns: Value) -> Award:
        issuer = next((said for one in (title, *titles[:1]) if (said := issuer_in(vocabulary, "", one.rest, one.label))), None)
        code, inferred = settled(title.code, issuer or "", "")
        common: dict[str, Value] = {"year": year, "issuer": issuer, **own, **handed}
        return Award(code, title.label, span, "decision", {**common, **columns}, bool(own), GUESS if inferred else 0.95)

    groups = {title: vocabulary.counted(title.rest) for title in titles}
    shared = len(titles) == 1 or not titles or not all(groups[title] for title in titles[:-1])
    if listed and (shared or all(one.title for one in listed)):
        for one in listed:
            for title in (one.title,) if one.title else titles:
                yield award(title, one.span, recipient=one.name)
        return
    for title in titles:
        if groups[title] and (named := _all_named(vocabulary, title.rest, groups[title])):
            for name in named:
                yield award(title, _place(context, block, name), recipient=name)
            continue
        for number, group in groups[title]:
            yield award(title, block.span, count=number, recipient=title.rest[group.start("who") : group.end("who")])
        if not groups[title]:
            several = told_for(vocabulary, title.rest, gives=True)
            for told in several or [{"recipient": name_in(vocabulary, title.rest)}]:
                yield award(title, _place(context, block, str(told["recipient"] or "")) if several else block.span, **told)


def _all_named(vocabulary: Vocabulary, rest: str, groups: Sequence[tuple[int, re.Match[str]]]) -> list[str]:
    """The names of those whom an article counts, if it names all: `cho 02 tập thể: Tổ Văn; Tổ Toán và 01 cá nhân (ông A)`."""
    told = told_behind(vocabulary, rest) or told_for(vocabulary, rest, gives=True)
    names = [str(one["recipient"]) for one in told if one.get("count") is None and one.get("recipient")]
    return names if len(names) == len(told) == sum(number for number, _ in groups) else []


def _place(context: Context, block: Block, name: str) -> Span:
    """Where a block names somebody."""
    return next(words_at(name, context.flow, *block.span), block.span)


def _own(context: Context) -> dict[str, Value]:
    """Number, symbol and day of this document."""
    found: dict[str, Value] = {}
    for finding in context.of("documents"):
        found.update({k: v for k, v in finding.columns.items() if k in ("number", "symbol", "issued_on") and v is not None})
    return found
