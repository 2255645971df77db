"""Awards in sentences: `01 đồng chí được tặng giấy khen của …`, `04 chiến sĩ thi đua cấp cơ sở`, `đạt trong sạch, vững mạnh`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from vanthu.extractors import Context
from vanthu.extractors._awards_named import OF_WHOM, listed_below, named_in, person_of, told_before, told_behind, told_for
from vanthu.extractors._awards_words import (
    GUESS,
    Award,
    Vocabulary,
    count_in,
    decision,
    issuer_in,
    name_in,
    settled,
    year_in,
    years_in,
)
from vanthu.extractors._awards_years import decided_yearly, year_above, year_of_list
from vanthu.extractors._clauses import Lexicon, Passage, subject_of
from vanthu.language import Phrase
from vanthu.text.fold import fold
from vanthu.types import Block, Span, Value

_LEADS = r"(?:(?:\d{1,2}(?:\.\d{1,2})*[./)]{1,2}\s?)?(?:(?:các|về|danh hiệu|hình thức|khen thưởng|thi đua|tập thể|cá nhân)\s?){1,5}:\s*[-+•*]?\s*){0,3}"
_OPENING = re.compile(
    rf"[\s\-+*•–\"“(]*(?:[a-zđ\d]{{1,2}}[.)]\s*)?{_LEADS}(?P<year>(?:các )?năm(?: học)? (?:[\d\s,;&–-]|và){{4,60}}(?P<colon>[:|,])?\s*)?"
    r"(?:(?:trao\s+)?(?:tặng(?:\sthưởng)?|trao)\s+)?(?:danh hiệu\s*)?[\"“(]?\s*$",
    re.IGNORECASE,
)
_AND = re.compile(r"\svà\s(?=.{0,60}$)", re.DOTALL)
_NEXT_ITEM = re.compile(
    r"[^.;\n]{0,60}(?P<mark>\s[-+•*])\s{1,3}(?:danh hiệu\s*)?[\"“]?$", re.IGNORECASE
)  # `…: 07 đ/c - Lao động tiên tiến`
_NAMED_LEAD = re.compile(
    r"(?:^|[:;.\n]|\s[-+•*])\s*[-+•*–]?\s*(?P<who>[^\W\d][^:;.,\n\d]{2,60}?)\s?:\s{1,3}(?:đạt\s|được\s)?(?:danh hiệu\s{0,2})?[\"“]?$"
)
_ONE_BODY = re.compile(
    r"(?:nhà trường|trường|chi bộ|đảng bộ|công đoàn|đơn vị|cơ quan|đoàn trường|liên đội|hội phụ nữ)", re.IGNORECASE
)
_GLUE = re.compile(r"[\s,;:\"“”'()]*(?:(?:và|hoặc|danh hiệu|đạt|thưởng|được|tặng)\s+)*[\"“]?$")
_LONGEST_BODY = 60
_YEARS_REACH = 70
_YEAR_AND_DECISION = re.compile(
    r"[\"”)]?:?\s{0,2}nam (?:hoc )?[\d -]{4,11}[,(]? ?(?:theo |tai )?(?:cac )?(?:qd|quyet dinh)(?![a-z])"
)
_CITED_NEXT = re.compile(r"\s*\(?(?:theo|tại|số|quyết định|qđ|ngày)(?!\w)")
_GIVEN_TO = re.compile(
    r"[\"”)]?\s{0,2}(?:hạng\s\w{1,4}\s)?(?:(?:của|cho năm|năm)\s[^.;,:\n]{2,40}?\s)?(?:cho|đối với)\s{1,2}([^.;,:\n()]{2,80}?)"
    r"(?=\s{0,2}(?:[.;,:\n()]|$)|\s{1,2}(?:theo|vì|về|đã|có|năm|nhân|tại|do|trong)\s|\s{1,2}và\s{1,2}\d)"
)
_QUOTE_OPENED = re.compile(r"[\"“][^\"”]*$")
_QUOTE_CLOSED = re.compile(r"[^\"”\n.;]{0,60}[\"”]")
_SAID = ("recipient", "count", "number")
_ONE: dict[str, Value] = {"count": None, "recipient": None}
_TIME_BEFORE = re.compile(
    r"^[\s\-+*•–]*(?:(?:trong |hàng |từ )?năm (?:học )?[\d\s-]{4,12}(?:đến nay|trở lại đây)?,?\s)?", re.IGNORECASE
)
_BEFORE_GIVER = re.compile(
    r"[,;:]|\sdo\s|\svà\s(?=(?:Thủ tướng|Chủ tịch|Phó |Bộ trưởng|Bộ |Giám đốc|Tổng |UBND|Ủy ban|Uỷ ban|Hội |Liên đoàn|Công đoàn|Đảng|Huyện|Tỉnh|Thành|Ban |Trung ương|Sở |Hiệu trưởng|Cục |Quân|Đoàn))"
)
_NO_BODY = re.compile(
    r"(?:và|là|năm|tặng|công nhận|danh sách|kết quả|trao|xét|các hình thức|đã|được|có|tổng số|số|gồm|trong đó|các danh hiệu|không|chưa)(?!\w)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?<![a-z])(?:khong|chua) (?:co |mot )?(?:ca nhan|tap the|dong chi|ai|don vi|truong hop|to chuc|can bo|ho)(?: [a-z]+){0,4} nao(?![a-z])[^,;.]{0,60}$"
)
_BODIES = re.compile(
    r"(?:xã|phường|thị trấn|trường|thôn|chi bộ|đảng bộ|công đoàn|đơn vị|tập thể|cơ quan|phòng|ban|hội|đoàn)\s+(?=[A-ZĐÀ-Ỹ])"
)
_HAVING = re.compile(r"^có\s(?=\d)", re.IGNORECASE)
_BY_DECISION = re.compile(r"^(?:Theo |Tại )?(?:Quyết định|QĐ)\s.{0,60}\scủa\s", re.IGNORECASE)
_READ_ON = 80
_LONGEST_BEFORE = 400  # letters of a sentence on either side of a title that are read
_NUMBER = re.compile(
    r"(?<![\w/.,%-])(?!(?:19|20)\d\d\s)(\d{1,3}(?:\.\d{3})*|\d{4})(?:/\d[\d.]*)?\s(?=[^\W\d])(?!(?:tháng|năm|ngày)\s)"
)
_LIST_ASKED = re.compile(  # what is asked for holds for the whole enumeration
    r"(?<![a-z])(?:(?<!theo )(?<!xet )(?<!da )(?<!duoc )de nghi|kien nghi|de xuat|dang ky|trinh)(?![a-z])"
    r"(?!.{0,300}(?<![a-z])da (?:duoc )?(?:[a-z]+ ){0,6}(?:tang|khen|cong nhan|nhan)(?![a-z]))",
    re.DOTALL,
)
_ALREADY = re.compile(r"(?<![a-z])(?:da|duoc)(?![a-z])")
_WISHED = re.compile(
    r"(?<![a-z])(?:phan dau|(?<!theo )(?<!xet )de nghi|dang ky|kien nghi|du kien|se|muc tieu|chi tieu)(?![a-z])"
)
_ASKED = re.compile(r"(?<![a-z])(?:(?<!to )trinh|(?<!theo )(?<!xet )de nghi|kien nghi|de xuat)(?![a-z])[^,;:]{0,80}$")
_ASKED_FOR = re.compile(
    r"(?<![a-z])(?:(?<!theo )(?<!da )de nghi|kien nghi|de xuat) (?:xet )?(?:cho )?\d[^,;:]{0,60}duoc[^,;:]{0,60}$"
)
_LONGEST_LEAD = 200
_YEAR_LED = re.compile(r"\W{0,6}(?:trong |ket qua )?nam (?:hoc )?(?:19|20)\d\d(?: ?- ?(?:19|20)\d\d)?\s?:")
_GIVEN_BY = re.compile(
    r"tang|da (?!.*(?<![a-z])duoc(?![a-z]))(?:[a-z]+ ){0,3}(?:tang|trao|phong tang)$"
)  # `UBND huyện đã tặng`, not `đã được tặng`
_WISH_REACH = 40  # such a word near the start of a sentence governs all of it


@dataclass(frozen=True)
class _Given:
    """A title that was granted, and the awards made of it: the next one of the sentence may go to the same."""

    title: Phrase
    awards: Sequence[Award]

    @property
    def named(self) -> list[dict[str, Value]]:
        """Those who got it, where they are named one by one."""
        return [
            {"recipient": a.columns["recipient"], "count": a.columns.get("count")}
            for a in self.awards
            if a.columns.get("recipient") and a.rule == "prose-listed"
        ]


@dataclass(frozen=True)
class _Beside:
    """A title, and the words of its sentence beside it; `own` are those since the award before it."""

    title: Phrase
    start: int
    end: int
    before: str
    after: str
    own: str
    next: int  # where the title behind it begins, or its line ends
    last: bool  # of its line
    earlier: _Given | None  # the award before it in its sentence
    listed: _Given | None  # the award before it in its enumeration
    chained: bool  # only joined to the one before: `Giấy khen và Bằng khen`


def in_prose(context: Context, vocabulary: Vocabulary, index: int, block: Block, *, listed: bool) -> Iterator[Award]:
    """Awards granted in a block. `listed`: the block stands under a heading about awards, where a title alone is an award."""
    line = _Line(context, vocabulary, index, Passage.of(context, block.span), listed)
    given: _Given | None = None
    for i in range(len(line.titles)):
        beside = line.beside(i, given)
        if made := line.awards(beside):
            given = _Given(beside.title, made)
            yield from made


@dataclass
class _Line:
    """A block that is read title by title."""

    context: Context
    vocabulary: Vocabulary
    index: int
    passage: Passage
    listed: bool

    @cached_property
    def titles(self) -> list[Phrase]:
        return self.vocabulary.titles(self.passage.raw)

    @cached_property
    def _wished(self) -> bool:
        """Whether a line above says that all of this is only wished for: `Đề nghị khen thưởng như sau:`."""
        above = self.context.outline.ancestors(self.index)
        return any(_WISHED.search(self.context.fold[b.span.start : b.span.end][:_LONGEST_LEAD]) for b in above)

    def beside(self, i: int, given: _Given | None) -> _Beside:
        """The title `i` of the line with the words beside it; `given` is the award before it."""
        raw, title = self.passage.raw, self.titles[i]
        start = max(self.passage.sentence_start(title.span.start), title.span.start - _LONGEST_BEFORE)
        start = self._aside_start(start, title.span.start)
        end = min(self.passage.sentence_end(title.span.end), title.span.end + _LONGEST_BEFORE)
        last = i + 1 == len(self.titles)
        following = len(raw) if last else self.titles[i + 1].span.start
        end = min(end, following)
        earlier = given if given and given.title.span.end > start else None
        listed = given if given and given.title.span.end > self.passage.list_start(title.span.start) else None
        own = raw[_quote_end(raw, earlier.title.span) if earlier else start : title.span.start]
        chained = earlier is not None and _GLUE.fullmatch(own) is not None
        before, after = raw[start : title.span.start], raw[title.span.end : end]
        return _Beside(title, start, end, before, after, own, following, last, earlier, listed, chained)

    def _aside_start(self, start: int, end: int) -> int:
        """`start`, or where the aside begins that says what had been given before: `… (năm trước đã được tặng Giấy khen)`."""
        opened = self.passage.raw.rfind("(", start, end)
        inside = opened >= 0 and ")" not in self.passage.raw[opened:end]
        return opened + 1 if inside and _ALREADY.search(self.passage.fold, opened, end) else start

    @cached_property
    def _led_by_year(self) -> bool:
        """Whether the block is what a year brought: `- Năm 2007: …`; a sentence that begins with a title then says it was given."""
        return not self._wished and _YEAR_LED.match(self.passage.fold) is not None

    @cached_property
    def _about(self) -> bool:
        """Whether the block stands under, or begins with, what says that it is about awards."""
        lead, colon, _ = self.passage.raw[:_LONGEST_LEAD].partition(":")
        return self.listed or (colon != "" and self.vocabulary.search("section?", lead) is not None)

    def awards(self, beside: _Beside) -> list[Award]:
        """The awards that a title is, none where it is not given."""
        told = self._told_behind(beside)
        if beside.earlier and OF_WHOM.search(fold(beside.own)):
            return []  # `tặng Giấy khen cho 15 hộ gia đình văn hóa` says who gets it
        if not beside.chained and not self._is_given(beside, told=bool(told)):
            return []
        award = _award(self.context, self.vocabulary, self.passage, beside, self.led_by_name(beside))
        if award.columns["year"] is None:
            award.columns["year"] = year_above(self.context, self.vocabulary, self.index)
        if beside.last and not told and not any(award.columns.get(c) for c in _SAID) and self._heads_table:
            return []  # the rows say who
        told = told or [(None, columns) for columns in self._told(beside, counted=award.columns["count"] is not None)]
        if told:
            places = [at or _place(self.passage, beside.title, columns, award.span) for at, columns in told]
            return [
                replace(award, rule="prose-listed", span=at, columns={**award.columns, **_ONE, **columns})
                for at, (_, columns) in zip(places, told, strict=True)
            ]
        yearly = decided_yearly(self.context, self.passage, beside.title.span.end, beside.end) or [
            {"year": year} for year in years_in(beside.before) or years_in(beside.after[:_YEARS_REACH])
        ]
        return [replace(award, rule="prose-years", columns={**award.columns, **columns}) for columns in yearly] or [award]

    def _is_given(self, beside: _Beside, *, told: bool) -> bool:
        if _is_share(self.context.catalogue.made(Lexicon.of), beside.before) or self._is_asked(beside):
            return False
        told = told or beside.listed is not None or _counted_for(self.vocabulary, beside.after)
        listed, told, led = (by and not self._wished for by in (self._about, told, self._led_by_year))
        if _is_granted(self.vocabulary, beside.before, beside.after, listed=listed or led, told=told):
            return True
        item = _NEXT_ITEM.fullmatch(beside.own) and (listed or self.vocabulary.search("count-after?", beside.after))
        return bool(beside.listed and item) or (listed and self.led_by_name(beside) is not None)

    def _is_asked(self, beside: _Beside) -> bool:
        """Whether the enumeration asks for what it lists: `Đề nghị tặng Giấy khen cho 02 tập thể; 05 chiến sĩ thi đua`."""
        opens = _OPENING.fullmatch(beside.before) is not None  # a sentence without a verb goes on from the one before it
        start = max(0 if opens else self.passage.list_start(beside.start), beside.start - _LONGEST_BEFORE)
        asked = _LIST_ASKED.search(self.passage.fold, start, beside.start)
        return asked is not None and _ALREADY.search(fold(beside.before)) is None

    def led_by_name(self, beside: _Beside) -> str | None:
        """Who stands before the colon in front of a title: `- Đại úy Lò Văn Ín: danh hiệu Chiến sĩ tiên tiến`."""
        lead = _NAMED_LEAD.search(beside.own)
        who = lead["who"].strip() if lead else ""
        return next(iter(named_in(self.vocabulary, who)), None) or (who if _ONE_BODY.fullmatch(who) else None)

    def _told_behind(self, beside: _Beside) -> list[tuple[Span | None, dict[str, Value]]]:
        """Those whom the list under the line names, with their places, or the words behind the title."""
        raw, end = self.passage.raw, beside.title.span.end
        if beside.last and raw.rstrip().endswith(":"):
            below = listed_below(self.context, self.vocabulary, self.index, raw[end:])
            if below:
                return [(at, columns) for at, columns in below]
        behind = raw[end : self.passage.list_end(end) if beside.last else beside.next]
        return [(None, columns) for columns in told_behind(self.vocabulary, behind)]

    def _told(self, beside: _Beside, *, counted: bool) -> list[dict[str, Value]]:
        """Those who are named or counted in front of a title or behind `cho`, or who got the one that it is joined to."""
        told = told_before(self.vocabulary, beside.own)
        if not told and not counted:
            told = told_for(self.vocabulary, beside.after, gives=_gives(self.vocabulary, beside.own))
        return told or (beside.earlier.named if beside.chained and beside.earlier else [])

    @property
    def _heads_table(self) -> bool:
        """Whether a table stands right under the line."""
        following = self.context.outline.blocks[self.index + 1 : self.index + 2]
        return bool(following) and following[0].kind == "cell"


def _counted_for(vocabulary: Vocabulary, after: str) -> bool:
    """Whether a number gets it: `Tặng Giấy khen cho 02 tập thể`."""
    return any("count" in told for told in told_for(vocabulary, after, gives=False))


def _place(passage: Passage, title: Phrase, columns: dict[str, Value], clause: Span) -> Span:
    """The words from a title to the one who is named, or the clause of the title where a group is counted."""
    name = re.compile(r"\s+".join(map(re.escape, str(columns["recipient"]).split())))
    found = name.search(passage.raw, title.span.end) or name.search(passage.raw, 0, title.span.start)
    if columns.get("count") is not None or found is None:
        return _to_number(passage, clause, columns.get("count"))
    return passage.span(min(found.start(), title.span.start), max(found.end(), title.span.end))


def _to_number(passage: Passage, clause: Span, count: Value) -> Span:
    """The clause, reaching back to the number of its sentence that it tells: `05 giáo viên, nhân viên được tặng Giấy khen`."""
    start = clause.start - passage.start
    if not isinstance(count, int):
        return clause
    digits = f"{count:,}".replace(",", r"\.?")
    printed = re.compile(rf"(?<![\d.,/])0?{digits}(?![\d/]|[.,]\d)")
    if printed.search(passage.raw, start, clause.end - passage.start):
        return clause
    earlier = list(printed.finditer(passage.raw, passage.sentence_start(start), start))
    return Span(passage.start + earlier[-1].start(), clause.end) if earlier else clause


def _is_share(lexicon: Lexicon, before: str) -> bool:
    """Whether a percentage got the title: `100% gia đình cán bộ, công chức đạt danh hiệu …` is a claim, not an award."""
    _, percent, rest = before.rpartition("%")
    subject = subject_of(rest, lexicon) if percent else None
    return subject is not None and bool(subject.predicate) and "," not in rest[subject.end :]


def _is_granted(vocabulary: Vocabulary, before: str, after: str, *, listed: bool, told: bool) -> bool:
    """Whether the words before a title say that somebody got it, and no later word says that it is only wished for.

    `told`: the words behind it say who; a title that opens its line is then given.
    """
    folded = fold(before)
    if _WISHED.search(folded[:_WISH_REACH]) or _DENIED.search(folded):
        return False
    wished = vocabulary.last("not-granted?", before)
    if vocabulary.search("count-before?", before):
        return wished is None or wished.end() < len(before) - 40
    granted = vocabulary.last("granted?", before)
    if granted and granted[0].startswith("tang") and _ASKED.search(folded[: granted.start()]):
        return False
    if _ASKED_FOR.search(folded):
        return False
    if granted and (wished is None or wished.end() <= granted.end()):
        return True
    if _OPENING.fullmatch(before) is None:
        return False
    return listed or told or bool(vocabulary.search("count-after?", after) or _YEAR_AND_DECISION.match(fold(after)))


def _award(context: Context, vocabulary: Vocabulary, passage: Passage, beside: _Beside, named: str | None) -> Award:
    """The award that a title is; `named` stands before it and a colon."""
    title, start, end, before, after, own = beside.title, beside.start, beside.end, beside.before, beside.after, beside.own
    earlier = beside.listed
    clause = max(passage.comma_start(title.span.start), start)
    near = passage.raw[clause : title.span.start]
    if beside.earlier and not beside.chained:  # what is said of the award before it counts others
        near = _AND.split(own[max(len(own) - len(near), 0) :])[-1]
    subject, gives = _subject(vocabulary, own)
    said = near if vocabulary.search("granted?", near) else before  # `…, 12 đồng chí đạt LĐTT` says not who gave it
    issuer = issuer_in(vocabulary, said, after) or (subject if gives else None)
    code, inferred = settled(title.code, issuer or "", before)
    at = passage.start
    cited_before = earlier is not None and any(
        earlier.title.span.end + at <= f.evidence.span.start < title.span.start + at for f in context.of("references")
    )
    columns: dict[str, Value] = {
        "year": year_in(vocabulary, after) or year_in(vocabulary, before) or year_of_list(passage, start),
        "count": count_in(vocabulary, near, after) or _counted(context, near if beside.earlier else before),
        "issuer": issuer,
        **decision(
            context,
            Span(at + (title.span.start if cited_before else start), at + end + _broken_off(context, passage, end)),
            at + title.span.end,
        ),
    }
    if issuer:
        columns["issuer"] = issuer
    if columns["count"] is None:
        same = earlier.awards[0].columns.get("recipient") if earlier else None  # `…, được UBND tỉnh tặng Bằng khen`
        person = person_of(vocabulary, subject) if subject else None
        before_it = named or (None if gives else name_in(vocabulary, own) or person or subject or name_in(vocabulary, before))
        columns["recipient"] = (
            before_it or _given_to(vocabulary, after) or same or (None if gives else _first_named(vocabulary, own))
        )
    item = _NEXT_ITEM.fullmatch(own) if earlier else None
    begins = title.span.start - len(own) + lead.start("who") if (lead := _NAMED_LEAD.search(own)) and named else clause
    following = _NEXT_ITEM.fullmatch(passage.raw, title.span.end, beside.next) if not beside.last else None
    ends = following.start("mark") if following else max(passage.clause_end(title.span.end), title.span.end)
    span = passage.span(title.span.start if item else begins, ends)
    label = " ".join(passage.raw[title.span.start : _quote_end(passage.raw, title.span)].split())
    span = _to_number(passage, span, columns["count"])
    return Award(code, label, span, "prose", columns, inferred, GUESS if inferred else 1.0)


def _quote_end(raw: str, title: Span) -> int:
    """Where a title ends in which a quotation begins: `Cờ “Đơn vị dẫn đầu phong trào thi đua năm 2019”`."""
    opened = _QUOTE_OPENED.search(raw, *title)
    closed = _QUOTE_CLOSED.match(raw, title.end) if opened else None
    return closed.end() if closed else title.end


def _first_named(vocabulary: Vocabulary, own: str) -> str | None:
    """Who a sentence begins with that goes on behind a comma: `Chi bộ Quân sự 5 năm liền hoàn thành nhiệm vụ, được Đảng ủy tặng …`."""
    first = _TIME_BEFORE.sub("", own, count=1).split(",")[0]
    return next(iter(named_in(vocabulary, re.split(r"\s(?=\d)|\s(?:luôn|đã|nhiều|liên tục|hoàn|có|là)\s", first)[0])), None)


def _counted(context: Context, before: str) -> int | None:
    """The number of those who are the sentence's subject: `05 khoa, phòng đạt danh hiệu …`."""
    for match in _NUMBER.finditer(before):
        rest = before[match.end() :]
        subject = subject_of(rest, context.catalogue.made(Lexicon.of))
        if subject.predicate == "DONE" and "," not in rest[subject.end :]:
            return int(match[1].replace(".", ""))
    return None


def _given_to(vocabulary: Vocabulary, after: str) -> str | None:
    """Who gets it, behind the title: `… tặng Giấy khen cho UBND xã theo Quyết định …`; a number of them is no name."""
    match = _GIVEN_TO.match(after)
    words = " ".join(match[1].split()) if match else ""
    if not words or words[0].isdigit():
        return None
    return name_in(vocabulary, words) or (words if words[0].isupper() or _BODIES.match(words) else None)


def _broken_off(context: Context, passage: Passage, end: int) -> int:
    """How far to read on where a sentence ends with its block and without a mark: a citation often begins a line."""
    if end != len(passage.raw) or passage.raw[-20:].rstrip().endswith((".", ";", ":", "!")):
        return 0
    after = passage.start + end
    return _READ_ON if _CITED_NEXT.match(context.plain, after, after + _READ_ON) else 0


def _subject(vocabulary: Vocabulary, own: str) -> tuple[str | None, bool]:
    """The body that the sentence is about, and whether it gives the award (`UBND huyện tặng …`) instead of getting it."""
    granted = vocabulary.last("granted?", own)
    words = _BEFORE_GIVER.split(own[: granted.start()] if granted else "")[-1]
    words = re.sub(
        r"^[\s\-+*•–]*(?:(?:trong |hàng |từ )?(?:giai đoạn (?:từ )?(?:năm )?|năm (?:học )?)[\d\s-]+(?:đến (?:năm )?\d{4}|đến nay|trở lại đây)?)?",
        "",
        words,
        flags=re.IGNORECASE,
    ).strip(' "“”')
    if _gives(vocabulary, own):
        words = _giver(_BY_DECISION.sub("", words))
    words = re.sub(r"\s+(?:(?:nhiều|hai|ba|[0-9]+) năm (?:liền|liên tục)|liên tục|luôn)$", "", words)
    named = 1 < len(words) <= _LONGEST_BODY and words[0].isalpha() and not _NO_BODY.match(words)
    return (" ".join(words.split()) if named else None), _gives(vocabulary, own)


def _giver(words: str) -> str:
    """The one who gives, without those who get it in front: `2 cá nhân UBND tỉnh` (tặng Bằng khen)."""
    parts = _HAVING.sub("", words).split()
    name = next((i for i, part in enumerate(parts) if part[0].isupper()), 0) if parts and parts[0][0].isdigit() else 0
    return " ".join(parts[name:])


def _gives(vocabulary: Vocabulary, own: str) -> bool:
    """Whether the words in front of a title say who gives it: `UBND huyện tặng …`, not `được UBND huyện tặng …`."""
    granted = vocabulary.last("granted?", own)
    return granted is not None and _GIVEN_BY.match(granted[0]) is not None
