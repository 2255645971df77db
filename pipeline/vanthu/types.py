"""Values that cross a stage boundary. Standard library only.

Coordinates are points (1/72 inch) from the top left corner of the page as displayed. Offsets are half-open code-point
offsets into `Document.text`.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import accumulate
from json.encoder import encode_basestring
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from dataclasses import dataclass as value_class
else:

    def value_class(*, frozen: bool, slots: bool) -> Any:
        """A frozen data class for the type checker, which is where that is enforced: one that guards itself takes four times as long
        to make, and a page has hundreds of words, pieces and cells."""
        return dataclass(slots=slots, unsafe_hash=frozen)


Value = str | int | float | bool | None
_KEY = json.JSONEncoder(ensure_ascii=False)


def _json(value: Value) -> str:
    """`value` as JSON; an encoder's whole machinery costs more than most values."""
    if value is None:
        return "null"
    if isinstance(value, str):
        return encode_basestring(value)
    return str(value) if type(value) is int else _KEY.encode(value)


@lru_cache(1024)
def _keys(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """`names` in order, each with what stands before its value in JSON."""
    return tuple((name, f"{_json(name)}: ") for name in sorted(names))


class Box(NamedTuple):
    """A rectangle in points, origin top left."""

    left: float
    top: float
    right: float
    bottom: float

    def union(self, other: Box) -> Box:
        """The smallest box around both.

        >>> Box(0, 0, 2, 2).union(Box(1, 1, 3, 4))
        Box(left=0, top=0, right=3, bottom=4)
        """
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


class Span(NamedTuple):
    """Half-open code-point offsets into a document's text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Source:
    """One document to read. `name` is the path as reported, with `/` between parts; `data` its bytes."""

    name: str
    data: bytes
    path: Path | None = None

    @property
    def document_id(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


@value_class(frozen=True, slots=True)
class Word:
    """A run of characters without white space, as read: NFC, never respelled.

    `before` is the white space that stands between the word before and this one: `" "` inside a line, `"\\n"` at the start
    of a line, `"\\t"` between table cells of a row. `line` numbers lines through the whole document in reading order; two
    columns side by side are two lines. `page` is 1-based. `box` is None where the format has no pages. `size` is the font
    size in points and `bold` the weight, where the format tells. `raw` is what an OCR engine took it for, where its place or its
    shape shows that it is another (`VF` for `VT`, `chỉ` for `chi`).
    """

    text: str
    page: int = 1
    line: int = 0
    box: Box | None = None
    confidence: float = 1.0
    before: str = " "
    bold: bool = False
    italic: bool = False
    size: float | None = None
    raw: str = ""


@value_class(frozen=True, slots=True)
class Cell:
    """A table cell: its place in the grid and the words in it, `words[first:last]` of the document."""

    row: int
    column: int
    first: int
    last: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """A table in reading order. `ruled` is False for borderless layout tables (letterhead, signature block)."""

    page: int
    cells: tuple[Cell, ...]
    ruled: bool = True
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on the page that is not text to be read: seal, signature, digital_signature, incoming_stamp, handwriting, picture."""

    kind: str
    page: int
    box: Box
    text: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A page as displayed: size in points, where its words came from and why, and what was set aside of it."""

    number: int
    width: float
    height: float
    source: str  # text_layer | ocr | markup
    reason: str = ""  # why that source was chosen, for people
    aside: tuple[str, ...] = ()  # page number, running head, signing stamp: read, not part of the text
    rotation: int = 0  # degrees clockwise by which the page image was turned upright


@dataclass(frozen=True, slots=True)
class Problem:
    """What went wrong or needs a look, as data. `page` is 1-based; None when the whole file is meant."""

    stage: str  # read | ocr | outline | extract | relate | check | write
    code: str
    message: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of one file."""

    format: str  # txt, docx, pdf, png …
    words: tuple[Word, ...]
    pages: tuple[Page, ...] = ()  # empty where the format has no pages
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    problems: tuple[Problem, ...] = ()
    encoding: str = "unicode"  # unicode | tcvn3 | vni | viscii | vps | viqr | windows-1258 | mixed


@value_class(frozen=True, slots=True)
class Region:
    """A part of an evidence: one line's box on one page."""

    page: int
    box: Box | None


@value_class(frozen=True, slots=True)
class Evidence:
    """Where a value stands. `confidence` is the lowest of its words."""

    span: Span
    quote: str
    regions: tuple[Region, ...]
    confidence: float


@value_class(frozen=True, slots=True)
class Finding:
    """A row of one of the contract's tables (`documents`: one finding a column), with its evidence.

    `rule_confidence` says how sure the rule is, 0 to 1; the row's confidence is made from it and from the reading.
    """

    fact_id: str
    table: str
    columns: Mapping[str, Value]
    evidence: Evidence
    rule: str
    inferred: bool = False
    rule_confidence: float = 1.0

    def with_columns(self, **columns: Value) -> Finding:
        """The same fact (same `fact_id`) with further or changed columns."""
        return Finding(
            self.fact_id, self.table, {**self.columns, **columns}, self.evidence, self.rule, self.inferred, self.rule_confidence
        )

    @property
    def confidence(self) -> float:
        return round(self.evidence.confidence * self.rule_confidence, 3)


@dataclass(frozen=True, slots=True)
class Check:
    """A verdict over facts: `check` is its kind, `verdict` pass | fail | unknown, `message` one sentence with the numbers."""

    check: str
    verdict: str
    message: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class Document:
    """What was read of one file. The text is joined once from the words and never rewritten."""

    id: str
    name: str
    format: str
    words: tuple[Word, ...]
    pages: tuple[Page, ...] = ()
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    encoding: str = "unicode"

    @classmethod
    def from_reading(cls, source: Source, reading: Reading) -> Document:
        return cls(
            id=source.document_id, name=source.name, format=reading.format, words=reading.words, pages=reading.pages,
            tables=reading.tables, marks=reading.marks, encoding=reading.encoding,
        )  # fmt: skip

    @cached_property
    def text(self) -> str:
        """All words with the white space between them; white space before the first word is dropped."""
        return "".join([word.before + word.text for word in self.words])[len(self.words[0].before) if self.words else 0 :]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset in `text` at which each word starts."""
        parts = [part for word in self.words for part in (word.before, word.text)]
        ends = [*accumulate(map(len, parts))]
        dropped = ends[0] if ends else 0
        return tuple([end - dropped for end in ends[::2]])

    @property
    def text_source(self) -> str:
        """text_layer | ocr | mixed | markup."""
        sources = {page.source for page in self.pages}
        if not sources:
            return "markup"
        return sources.pop() if len(sources) == 1 else "mixed"

    @cached_property
    def _is_plain(self) -> bool:
        """The words have no boxes, no doubt about them, and stand line by line: as in all formats without pages."""
        if self.pages or [word for word in self.words if word.box is not None or word.confidence != 1.0]:
            return False
        lines = [word.line for word in self.words]
        return lines == sorted(lines) and len({word.page for word in self.words}) < 2

    def words_in(self, span: Span) -> range:
        """The indexes of the words that `span` touches."""
        starts, words = self.starts, self.words
        start, end = span
        first = (bisect_right(starts, start) or 1) - 1
        if first < len(words) and starts[first] + len(words[first].text) <= start:
            first += 1
        return range(first, bisect_left(starts, end, first))

    def span_of_words(self, first: int, last: int) -> Span:
        """The span of `words[first:last]`; empty at the place of `first` when there are none."""
        starts = self.starts
        if first >= last:
            at = starts[first] if first < len(starts) else len(self.text)
            return Span(at, at)
        return Span(starts[first], starts[last - 1] + len(self.words[last - 1].text))

    def evidence(self, span: Span) -> Evidence:
        """The only maker of Evidence: the text of `span`, a region a line, the lowest confidence of its words."""
        text, (start, end) = self.text, span
        if not 0 <= start <= end <= len(text):
            raise ValueError(f"span {span} is outside the text of {len(text)} characters")
        found = self.words_in(span)
        if found and self._is_plain:
            first, last = self.words[found.start], self.words[found.stop - 1]
            if first.line == last.line:  # all between would say the same
                return Evidence(span, text[start:end], (Region(first.page, None),), 1.0)
        regions: list[Region] = []
        page = line = -1
        confidence = 1.0
        for word in self.words[found.start : found.stop]:
            if word.confidence < confidence:
                confidence = word.confidence
            if line != word.line or page != word.page:
                regions.append(Region(word.page, word.box))
            elif word.box and regions[-1].box:
                regions[-1] = Region(word.page, regions[-1].box.union(word.box))
            page, line = word.page, word.line
        return Evidence(span, text[start:end], tuple(regions), confidence)

    def finding(
        self,
        table: str,
        columns: Mapping[str, Value],
        span: Span,
        rule: str,
        *,
        inferred: bool = False,
        confidence: float = 1.0,
    ) -> Finding:
        """A finding with its evidence. The same bytes, place and columns give the same `fact_id` in every run."""
        values = ", ".join([key + _json(columns[name]) for name, key in _keys(tuple(columns))])
        key = f"[{_json(self.id)}, {_json(table)}, [{span.start}, {span.end}], {{{values}}}]"
        fact_id = hashlib.blake2s(key.encode(), digest_size=10).hexdigest()
        return Finding(fact_id, table, columns, self.evidence(span), rule, inferred, confidence)


@value_class(frozen=True, slots=True)
class Line:
    """A line of the text in reading order; `words[first:last]`. Two columns side by side are two lines."""

    span: Span
    first: int
    last: int
    page: int
    box: Box | None = None


@value_class(frozen=True, slots=True)
class Block:
    """A paragraph, bullet, heading or table cell: what a clause or a citation never crosses.

    `marker` is the printed bullet or number (`-`, `+`, `a)`, `1.`, `I.`), `level` its depth (1 = outermost), `section` the
    index in `Outline.sections` of the section it stands in (-1: none), `parent` the index in `Outline.blocks` of the block
    that introduces it (the line that ends in a colon above its bullets; -1: none).
    """

    kind: str  # heading | paragraph | bullet | cell
    span: Span
    marker: str = ""
    level: int = 0
    section: int = -1
    parent: int = -1
    table: int = -1  # index in Document.tables for cells
    row: int = -1
    column: int = -1


@value_class(frozen=True, slots=True)
class Section:
    """A numbered part of the body: `Tiêu chuẩn 1: …`, `I. …`, `Điều 2. …`; from its heading to the next of its level or above."""

    marker: str
    title: str
    level: int
    heading: Span
    span: Span
    parent: int = -1


@dataclass(frozen=True)
class Outline:
    """The document's structure.

    `flow` is as long as the text: line breaks inside a paragraph are spaces, every break that a clause or citation cannot
    cross is a line feed. `zones` hold the cells of the layout (national_title, motto, parent_issuer, issuer, number, place_date,
    kind, title, addressee, basis, body, recipients, capacity, signer_title, signer, stamp) as spans in reading order.
    """

    flow: str
    lines: tuple[Line, ...] = ()
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    zones: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @cached_property
    def block_starts(self) -> tuple[int, ...]:
        return tuple(block.span.start for block in self.blocks)

    def block_at(self, offset: int) -> int:
        """The index of the block that holds `offset`, or -1."""
        i = bisect_right(self.block_starts, offset) - 1
        return i if i >= 0 and offset < self.blocks[i].span.end else -1

    @cached_property
    def _zoned(self) -> tuple[tuple[int, int, str], ...]:
        return tuple((*span, name) for name, spans in self.zones.items() for span in spans)

    def zone_at(self, offset: int) -> str:
        """The name of the zone that holds `offset`, or an empty string."""
        for start, end, name in self._zoned:
            if start <= offset < end:
                return name
        return ""

    def ancestors(self, block: int) -> Iterator[Block]:
        """The blocks that introduce `block`, nearest first."""
        while block >= 0 and (block := self.blocks[block].parent) >= 0:
            yield self.blocks[block]


@dataclass(frozen=True)
class Result:
    """All that came of one file. `status` is ok | partial | failed."""

    source_name: str
    document_id: str
    status: str
    document: Document | None = None
    outline: Outline | None = None
    findings: Sequence[Finding] = ()
    checks: Sequence[Check] = ()
    problems: Sequence[Problem] = ()
    format: str = ""
