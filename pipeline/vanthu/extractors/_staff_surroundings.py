"""What stands around a count of people: the headings above it, the dimension they name, the organisation whose staff is counted."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from vanthu.catalogue import Rule
from vanthu.extractors import Context
from vanthu.extractors._staff_categories import Setting
from vanthu.extractors._staff_grammar import Count
from vanthu.text.fold import plain
from vanthu.types import Block, Span

_LONGEST_LEAD = 120  # letters in front of a count in which an organisation is named
_LIST_REACH = 8  # a heading without bullets under it speaks for so many paragraphs
_CLAUSE = re.compile(r"[^).;]{1,120}")
# `01GV`, `12CBVC`, `05đ/c`: who is counted typed right behind the number.
GLUED = re.compile(r"(?<![\w/.,-])\d{1,4}(?=(?:[A-ZĐ]{2,9}|đ/c|người|đồng chí)(?!\w))")
_PIECE = re.compile(rf"{GLUED.pattern}|\S(?:(?!{GLUED.pattern})\S)*")
_BODY = ("", "body", "title")


@dataclass(frozen=True)
class Squeezed:
    """A block's text with single blanks, and where each character stands in the document."""

    text: str
    plain: str
    places: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        return Span(self.places[start], self.places[end - 1] + 1)

    def at(self, place: int) -> int:
        """The index of the first character at or behind `place` of the document."""
        return next((i for i, own in enumerate(self.places) if own >= place), len(self.places))


def squeezed(context: Context, span: Span) -> Squeezed:
    """The flow in `span` with every run of white space as one blank."""
    flow, own = context.flow, context.flow[span.start : span.end].strip()
    # As most are: of white space, only the blank is printable.
    if own.isprintable() and "  " not in own and not GLUED.search(own):
        start = flow.index(own, span.start)
        return Squeezed(own, context.plain[start : start + len(own)], range(start, start + len(own)))
    parts: list[str] = []
    places: list[int] = []
    for match in _PIECE.finditer(flow, span.start, span.end):
        if parts and places[-1] + 1 == match.start():
            parts.append(" ")  # between a number and the abbreviation glued to it
            places.append(match.start())
        elif parts:
            parts.append(" ")
            places.append(match.start() - 1)
        parts.append(match[0])
        places.extend(range(match.start(), match.end()))
    text = "".join(parts)
    return Squeezed(text, plain(text), tuple(places))


class Surroundings:
    """Follows a document block by block; remembers the last heading and the last block with counts."""

    def __init__(self, context: Context) -> None:
        self.context, self.outline = context, context.outline
        self.rules: dict[str, Rule] = {rule.id: rule for rule in context.catalogue.rules["staff_counts"]}
        self.dimensions = [rule for rule in self.rules.values() if "dimension" in rule.set]
        self.lists = (self.rules["allotted-list"], self.rules["staff-list"])
        self.scanned = context.document.text_source in ("ocr", "mixed")
        self._excluded = self.rules["excluded"].pattern
        self._last_targets: tuple[str, list[int]] = ("", [])
        self._dated: tuple[Squeezed, list[tuple[int, str]]] | None = None  # the days named in the block read last
        # The same few texts stand above many blocks.
        self._said: dict[tuple[str, str], bool] = {}
        self._dimensions: dict[str, str] = {}
        self._unit_names: dict[tuple[int, int], str] = {}  # by block and how much of it stands in front
        self._above: dict[tuple[int, int], list[str]] = {}
        self._headings: deque[tuple[str, int]] = deque(
            maxlen=_LIST_REACH + 1
        )  # short blocks without numbers, and their indices
        self._last = ("", -1, -_LIST_REACH - 1)  # group, parent and index of the last block with a count

    def says(self, rule: str, text: str) -> bool:
        """Whether `text` (plain) holds the words of a rule."""
        key = (rule, text)
        if key not in self._said:
            self._said[key] = self.rules[rule].search(text) is not None
        return self._said[key]

    def dimension_of(self, text: str) -> str:
        """The dimension named last in `text` (plain); words at the end of a heading count as words before a colon."""
        if text not in self._dimensions:
            ended = " ".join(text.split()).rstrip(" :") + ": x"
            found = [(m.end(), str(rule.set["dimension"])) for rule in self.dimensions for m in rule.matches(ended)]
            self._dimensions[text] = max(found)[1] if found else ""
        return self._dimensions[text]

    def remember_heading(self, index: int, text: str) -> None:
        self._headings.append((text, index))

    def remember_count(self, index: int, category: str) -> None:
        self._last = (category.split(".")[0], self.outline.blocks[index].parent, index)

    def near_counts(self, index: int) -> bool:
        """Whether counts of staff were read a few blocks above, in the same section."""
        last = self._last[2]
        return (
            last >= 0
            and index - last <= _LIST_REACH
            and self.outline.blocks[last].section == self.outline.blocks[index].section
        )

    def above(self, index: int) -> list[str]:
        """The plain texts of what introduces a block, nearest first: bullets and paragraphs above it, then its sections."""
        block = self.outline.blocks[index]
        place = (block.parent, block.section)
        if place not in self._above:
            texts = [self.context.plain[b.span.start : b.span.end] for b in self.outline.ancestors(index)]
            section = block.section
            while section >= 0:
                texts.append(plain(self.outline.sections[section].title))
                section = self.outline.sections[section].parent
            self._above[place] = [" ".join(text.split()) for text in texts]
        return self._above[place]

    def before_table(self, start: int) -> list[str]:
        """The plain texts of the two blocks above a table that starts at `start`, and of the sections it stands in."""
        first = self.outline.block_at(start)
        blocks = self.outline.blocks[max(first - 2, 0) : max(first, 0)]
        texts = [" ".join(self.context.plain[b.span.start : b.span.end].split()) for b in reversed(blocks)]
        return texts + (self.above(first) if first >= 0 else [])

    def setting(self, index: int, above: list[str], own: str) -> Setting:
        """What is known before a block is read."""
        block = self.outline.blocks[index]
        dimension = next(filter(None, map(self.dimension_of, above)), "")
        if not dimension:
            dimension = self._heading_dimension(index, block)
        group, parent, last = self._last
        goes_on = not dimension and last == index - 1 and parent == block.parent
        near = self.near_counts(index)
        staff = index - last <= _LIST_REACH or any(self.says("staff-context", text) for text in (own, *above))
        previous = self.outline.blocks[index - 1].span if index > 0 and last != index - 1 else Span(0, 0)
        others = self.says("population", self.context.plain[previous.start : previous.end])
        listed = next((str(rule.set["category"]) for rule in self.lists if above and rule.pattern.search(above[0])), "")
        texts = " ".join(reversed(above))
        return Setting(
            group if goes_on else dimension, staff, self.scanned, near, texts, others=others, goes_on=goes_on, listed=listed
        )

    def _heading_dimension(self, index: int, block: Block) -> str:
        """The dimension of the last heading-like block that names one, where it speaks for this block: near, of its section, no sibling."""
        for text, at in reversed(self._headings):
            if index - at > _LIST_REACH:
                break
            if dimension := self.dimension_of(text):
                heading = self.outline.blocks[at]
                speaks = heading.section == block.section and (heading.level < block.level or not heading.marker)
                return dimension if speaks else ""
        return ""

    def is_plan(self, index: int, above: list[str]) -> bool:
        """Whether a block stands outside the body or under a heading of plans and proposals."""
        if self.outline.zone_at(self.outline.blocks[index].span.start) not in _BODY:
            return True
        return any(self.says("plan-heading", text) and "kết quả" not in text for text in above)

    def stands(self, count: Count, text: str, above: list[str], setting: Setting) -> bool:
        """Whether a count is of staff as they are: not a target, not pupils or inhabitants, and weak words only beside staff."""
        sentence = max(text.rfind(". ", 0, count.start), text.rfind("; ", 0, count.start)) + 1
        targets = self._targets(text)
        if bisect_left(targets, sentence) < bisect_left(targets, count.start):
            return False
        if above and self.says("population", above[0]) and not self.says("staff-context", above[0]):
            return False
        if text[slice(*count.label)].removeprefix("tổng số ") == "lao động" and self.says("population", text):
            return False  # a commune's working people
        if count.category.startswith("EVAL."):
            if not count.unit and self._rates_collectives([text[: count.start], *above[:2]]):
                return False
            dimension = self.dimension_of(text[: count.start]) or setting.dimension
            of_people = count.linked or (count.unit and self.says("members", text[: count.start]))
            named = count.weak or (count.linked and count.unit)  # "Hoàn thành tốt nhiệm vụ: 131 người"
            return dimension == "EVAL" or bool(of_people and named and setting.staff)
        return setting.staff or not count.weak

    def _targets(self, text: str) -> list[int]:
        """Where a block speaks of plans and targets."""
        if self._last_targets[0] != text:
            self._last_targets = (text, [match.start() for match in self.rules["target"].matches(text)])
        return self._last_targets[1]

    def _rates_collectives(self, texts: Sequence[str]) -> bool:
        """Whether what is rated is organisations: the nearest of `texts` that says who is rated names them and no people."""
        for text in texts:
            rated = text[max((m.start() for m in self.rules["dimension-eval"].matches(text)), default=0) :]
            if self.says("members", rated):
                return False
            if self.says("collectives", rated):
                return True
        return False

    def category(self, count: Count, above: list[str]) -> str:
        """A bare total counts what the nearest heading speaks of."""
        if not count.generic:
            return count.category
        nearest = next((text for text in above if self.says("staff-context", text)), "")
        members = "đảng viên" in nearest and not re.search("cán bộ|công chức|viên chức", nearest)
        return "POL.DV" if members else count.category

    def unit_name(self, index: int, piece: Squeezed, count: Count) -> str:
        """`Chi bộ thôn 1: 12 đảng viên`, or a bullet `- Trường Mầm non:` above the count."""
        place = (index, min(count.start, _LONGEST_LEAD))
        if place not in self._unit_names:
            self._unit_names[place] = self._unit_name(index, piece.text[: place[1]])
        return self._unit_names[place]

    def _unit_name(self, index: int, lead: str) -> str:
        rule, texts = self.rules["unit-name"].pattern, [lead]
        for block in self.outline.ancestors(index):
            text = self.context.flow[block.span.start + len(block.marker) : block.span.end].strip()
            texts += [text] if text.endswith(":") and len(text) < 90 else []
        match = next(filter(None, (rule.match(text) for text in texts)), None)
        return " ".join(match["name"].split()) if match else ""

    def excluded(self, piece: Squeezed, end: int) -> tuple[int, int] | None:
        """Where `không tính 5 công an chính quy` stands right behind a count that ends at `end`."""
        lowered = piece.plain
        behind = lowered[end : end + 3]
        start = end + len(behind) - len(behind.lstrip(" ("))
        if not self._excluded.match(lowered, start):
            return None
        until = _CLAUSE.match(lowered, start)
        return (start, until.end()) if until else None

    def as_of(self, piece: Squeezed, count: Count) -> str | None:
        """The date of `Tính đến ngày 31/12/2020` last in front of the count."""
        if self._dated is None or self._dated[0] is not piece:
            self._dated = (piece, list(self._days(piece)))
        if not self._dated[1]:
            return None
        end = piece.places[max(count.start, count.end - 1)]
        return next((value for at, value in reversed(self._dated[1]) if at < end), None)

    def _days(self, piece: Squeezed) -> Iterator[tuple[int, str]]:
        """Where dates stand in a block that say as of when people are counted, and what they are."""
        for date in self.context.of("dates"):
            at = date.evidence.span.start
            if piece.places[0] <= at <= piece.places[-1] and date.columns.get("value"):
                start = piece.at(at)
                # The date's own words may begin with "ngày" or "tháng".
                if any(self.says("as-of", piece.plain[max(end - 40, 0) : end]) for end in (start, start + 5)):
                    yield at, str(date.columns["value"])
