"""Awards that the document itself decides: `Điều 1. Tặng Giấy khen cho …`, those who get it listed below, counted or named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.extractors import Context
from vanthu.extractors._awards_words import GUESS, Award, Vocabulary, issuer_in, name_in, settled, year_in
from vanthu.extractors._grids import grids_of
from vanthu.text.fold import fold
from vanthu.text.numbers import parse_number
from vanthu.types import Block, Span, Value

_ARTICLE = re.compile(r"^\W{0,3}dieu \d")
_MARKER = re.compile(r"^\s*(?:[-+*•–]|\d{1,3}[.)/]|[a-zđ][.)])\s*")
_TITLES = re.compile(r"^(?:tập thể|ông|bà|đồng chí|cá nhân|em|cháu|hộ)\s+(?=[A-ZĐÀ-Ỹ])", re.IGNORECASE)
_NUMBERED = re.compile(
    r"(?:(?<=[:;,.]) ?|(?<=: )|(?<=; ))\d{1,2}[.)] {1,2}(?P<who>[A-ZĐÀ-Ỹ][^;\n]{2,120}?)(?=\s*[;.,]? *(?:\d{1,2}[.)] |$)|;)"
)
_SAID_BELOW = re.compile(r"sau day|(?:co )?ten sau|danh sach")
_NAME_HEAD = re.compile(r"ho (?:va |, ?)?ten|ca nhan|tap the|^ten|don vi(?! tinh)")
_NAME = re.compile(r"[^\W\d]{2}")
_SUM = re.compile(r"(?:tong|cong)(?: cong| so)?$")
_LONGEST_NAME = 80


def decided(context: Context, vocabulary: Vocabulary) -> Iterator[Award]:
    """The awards of a decision: a row for each one listed, else for each group counted, else one."""
    blocks = context.outline.blocks
    for i, block in enumerate(blocks):
        text = _text(context, block)
        if block.kind == "cell" or not vocabulary.rules["decides?"].pattern.search(fold(text)):
            continue
        titles = vocabulary.titles(text)
        if titles:
            yield from _rows(context, vocabulary, block, _named_below(context, vocabulary, i, text))


def _text(context: Context, block: Block) -> str:
    return context.flow[block.span.start : block.span.end].strip()


def _below(context: Context, index: int) -> Iterator[Block]:
    """The blocks between an article and the next one, signature and recipients left out."""
    for block in context.outline.blocks[index + 1 :]:
        if _ARTICLE.match(fold(_text(context, block))) or context.outline.zone_at(block.span.start) not in ("", "body"):
            return
        yield block


def _named_below(context: Context, vocabulary: Vocabulary, index: int, text: str) -> list[tuple[Span, Value]]:
    """Place and name of each one that an article's list, table or sentence names: `… cho các đồng chí sau đây:`."""
    block = context.outline.blocks[index]
    inline = list(_NUMBERED.finditer(text))
    if inline:
        start = context.flow.index(text[:1], block.span.start)
        return [
            (Span(start + m.start("who"), start + m.start("who") + len(m["who"].rstrip())), _recipient(vocabulary, m["who"]))
            for m in inline
        ]
    if not text.endswith(":") and not _SAID_BELOW.search(fold(text)):
        return []
    below = list(_below(context, index))
    marked = [b for b in below if b.kind != "cell" and _MARKER.match(_text(context, b))] if text.endswith(":") else []
    listed = [b for b in marked if not _heads_list(_text(context, b))]
    if listed:
        return [(b.span, _recipient(vocabulary, _text(context, b))) for b in listed]
    end = below[-1].span.end if below else block.span.end
    return [
        (grid.span_of_row(row), " ".join(cell.text.split())[:_LONGEST_NAME])
        for grid in grids_of(context)
        if block.span.end <= grid.start < end and (who := grid.column(_NAME_HEAD)) >= 0
        for row in grid.body
        if _NAME.search((cell := grid.at(row, who)).text) and not _SUM.match(cell.fold)
    ]


def _heads_list(text: str) -> bool:
    """`1. Tập thể:` over the names of a group names none itself."""
    words = fold(_MARKER.sub("", text)).strip(" .:;")
    return text.endswith(":") or words in ("tap the", "ca nhan", "ho gia dinh", "gia dinh", "cac tap the", "cac ca nhan")


def _rows(context: Context, vocabulary: Vocabulary, block: Block, listed: list[tuple[Span, Value]]) -> Iterator[Award]:
    text = " ".join(_text(context, block).split())
    title = vocabulary.titles(text)[0]
    issuer = issuer_in(vocabulary, "", text[title.span.end :])
    code, inferred = settled(title.code, issuer or "", "")
    own = _own(context)  # stands in the head of the document, not beside the award: the row says that it was concluded
    common: dict[str, Value] = {"year": year_in(vocabulary, text), "issuer": issuer, **own}
    label = text[title.span.start : title.span.end]

    def award(span: Span, **columns: Value) -> Award:
        return Award(code, label, span, "decision", {**common, **columns}, bool(own), GUESS if inferred else 0.95)

    for span, name in listed:
        yield award(span, recipient=name)
    if listed:
        return
    groups = list(vocabulary.rules["counted?"].pattern.finditer(fold(text)))
    for group in groups:
        number = parse_number(group["number"])
        yield award(
            block.span, count=None if number is None else int(number), recipient=text[group.start("who") : group.end("who")]
        )
    if not groups:
        yield award(block.span, recipient=name_in(vocabulary, text))


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
