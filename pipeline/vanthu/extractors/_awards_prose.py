"""Awards in sentences: `01 đồng chí được tặng giấy khen của …`, `04 chiến sĩ thi đua cấp cơ sở`, `đạt trong sạch, vững mạnh`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import zip_longest

from vanthu.extractors import Context
from vanthu.extractors._awards_beside import LONGEST_BEFORE, NEXT_ITEM, Beside, Given
from vanthu.extractors._awards_cells import year_lead
from vanthu.extractors._awards_givers import given_to, gives, giving, subject_and_gives
from vanthu.extractors._awards_leads import giver_of, leading
from vanthu.extractors._awards_made import MANY_YEARS, award_of, own_words, to_number
from vanthu.extractors._awards_named import (
    MARKER,
    OF_WHOM,
    listed_below,
    named_in,
    person_of,
    told_before,
    told_behind,
    told_for,
)
from vanthu.extractors._awards_words import (
    Award,
    Vocabulary,
    decisions,
    group_behind,
    issuer_in,
    name_in,
    quote_end,
    settled,
    year_in,
    years_in,
)
from vanthu.extractors._awards_years import decided_often, decided_yearly, year_above
from vanthu.extractors._clauses import Lexicon, Passage, subject_of
from vanthu.extractors._grids import grids_of
from vanthu.language import Phrase
from vanthu.text.fold import fold
from vanthu.text.needed import Sought
from vanthu.text.printed import number_at, words_at
from vanthu.types import Block, Span, Value

_LEADS = r"(?:(?:ngoài ra|trong đó|cụ thể|bên cạnh đó|dịp này)[,:]?\s*)?(?:còn\s)?(?:(?:có|gồm)\s)?(?:(?:\d{1,2}(?:\.\d{1,2})*[./)]{1,2}\s?)?(?:(?:các|về|danh hiệu|hình thức|khen thưởng|thi đua|tập thể|cá nhân)\s?){1,5}:\s*[-+•*]?\s*){0,3}"
_OPENING = re.compile(
    rf"[\s\-+*•–\"“(]*(?:[a-zđ\d]{{1,2}}[.)/]\s*)?{_LEADS}(?P<year>(?:các )?năm(?: học)? (?:[\d\s,;&–-]|và){{4,60}}(?P<colon>[:|,])?\s*)?"
    r"(?:(?:trao\s+)?(?:tặng(?:\sthưởng)?|trao)\s+)?(?:danh hiệu\s*)?[\"“(]?\s*$",
    re.IGNORECASE,
)
_GLUE = re.compile(r"[\s,;:\"“”'()]*(?:(?:và|hoặc|danh hiệu|đạt|thưởng|được|tặng)\s+)*[\"“]?$")
_YEARS_REACH = 70
_YEAR_AND_DECISION = re.compile(
    r"[\"”)]?:?\s{0,2}nam (?:hoc )?[\d -]{4,11}[,(]? ?(?:theo |tai )?(?:cac )?(?:qd|quyet dinh)(?![a-z])"
)
_SAID = ("recipient", "count", "number")
_ONE: dict[str, Value] = {"count": None, "recipient": None}
_DENIED = Sought(
    r"(?<![a-z])(?:khong|chua) (?:co |mot )?(?:ca nhan|tap the|dong chi|ai|don vi|truong hop|to chuc|can bo|ho|hoi vien|doan vien|dang vien|nguoi|gia dinh|giao vien|cong doan|chi bo|chi hoi)(?: [a-z]+){0,6} nao(?![a-z])[^,;.]{0,60}$"
)
_NOT = Sought(  # right in front of the words that say that it was given: `chưa được tặng`, `không có cá nhân được tặng`
    r"(?<![a-z])(?:khong|chua)(?: (?:co|tung|he|ai|bao gio|lan nao|truong hop|ca nhan|tap the|don vi|dong chi|nao|mot|can bo|cong chuc|vien chuc|giao vien|doan vien|hoi vien|hoc sinh|ho|gia dinh|nguoi)){0,5} $"
)
_ASKS_FOR = Sought(  # `đã biểu quyết đề nghị tặng`
    r"(?<![a-z])(?:de nghi|kien nghi|de xuat)(?![a-z])(?!.*(?<![a-z])duoc(?![a-z]))"
)
_NONE = re.compile(  # `Bằng khen UBND tỉnh: không.`
    r"[\"”)]{0,2}[^.;:,\n(]{0,60}?(?::|\s[-–]|\()\s{0,2}(?:không|chưa)(?:\s(?:có|đạt|ai))?(?:\s[^.;:\n]{2,60}?\snào)?\s{0,2}(?:[.;,)/]|$)",
    re.IGNORECASE,
)
_LIST_ASKED = Sought(  # what is asked for holds for the whole enumeration
    r"(?<![a-z])(?:(?<!theo )(?<!xet )(?<!da )(?<!duoc )de nghi|kien nghi|de xuat|dang ky|xet duyet|(?<!qua )(?<!to )(?<!cong )(?<!chuong )(?<!lo )trinh(?! (?:do|bay))|(?<!trinh )phan dau)(?![a-z])"
    r"(?!.{0,300}(?<![a-z])da (?:duoc )?(?:[a-z]+ ){0,6}(?:tang|khen|cong nhan|nhan)(?![a-z]))",
    re.DOTALL,
)
_SENTENCE_OR_ASIDE = re.compile(r"[.;:)]|(?<!\w)(?:và|cùng)(?!\w)")
_LAST_ITEM = re.compile(r"[:;.)]\s|\s(?:cho|và)\s")
_ALREADY = re.compile(r"(?<![a-z])(?:da|duoc)(?![a-z])")
_WISHED = Sought(
    r"(?<![a-z])(?:phan dau|(?<!theo )(?<!xet )de nghi|dang ky|kien nghi|du kien|se|muc tieu|chi tieu)(?![a-z])"
    r"|(?<![a-z])(?<!tinh )(?<!\d{4} )(?<!\d{4}, )den (?:het )?nam (?:hoc )?\d{4}(?!.{0,60}(?<![a-z])da )"
)
_ASKED = Sought(
    r"(?<![a-z])(?:(?<!qua )(?<!to )(?<!cong )(?<!chuong )(?<!lo )trinh(?! (?:do|bay))|(?<!theo )(?<!xet )de nghi|kien nghi|de xuat)(?![a-z])[^,;:]{0,80}$"
)
_ASKED_FOR = Sought(
    r"(?<![a-z])(?:(?<!theo )(?<!da )de nghi|kien nghi|de xuat) (?:xet )?(?:cho )?\d[^,;:]{0,60}duoc[^,;:]{0,60}$"
)
_LONGEST_LEAD = 200
_LONGEST_NAMED = 100  # letters of a line that only names somebody
_LONGEST_TOPIC = 60
_NEXT_NAMED = re.compile(  # nothing but who gave the title in front
    r"[\"”)]?\s(?:(?:của|do)\s)?(?:[A-ZĐÀ-Ỹ][^\W\d_]*(?:\s[^\W\d_]+){0,8}|tỉnh|huyện|xã|ngành|cấp \w+),\s(?:và\s)?(?:danh hiệu\s{0,2})?[\"“]?"
)
_YEAR_LED = re.compile(r"\W{0,6}(?:trong |ket qua )?nam (?:hoc )?(?:19|20)\d\d(?: ?- ?(?:19|20)\d\d)?\s?:")
_NEXT_GIVEN = re.compile(r"[^.;]{0,80}\scho\s[^.;]{1,80}(?:,|\svà)\s{1,2}(?:danh hiệu\s{0,2})?[\"“]?")  # `… cho 5 đảng viên, `
_REACHED_LEAD = re.compile(
    r"(?<![a-z])(?:qua trinh (?:khen thuong|thi dua|phan dau)|(?:thanh tich|khen thuong|danh hieu)[^.:]{0,40} (?:da|duoc)|da (?:duoc )?(?:khen|ghi nhan|dat|tang))(?![a-z])[^.:]{0,40}:"
)
_BY_DECISION = re.compile(
    r"\W*(?:(?:theo|tại)\s)?(?:quyết định|qđ|số)(?!\w)[^;\n]{0,200}\scủa\s|\W*(?:quyết định|qđ|số)\s[^;\n]{0,20}\d",
    re.IGNORECASE,
)
_PART_OF = re.compile(
    r"(?<![\d/.])\d[\d.]*/(?!(?:19|20)\d\d\s)\d[\d.]*\s(?:[^,;.:]|,(?=\s(?:thôn|buôn|bản|ấp|khu|tổ|làng|xóm|khóm|phố|hộ|gia đình|cơ quan|đơn vị|$)|\s?$)){0,80}$",
    re.IGNORECASE,
)
_IS = re.compile(
    r"(?:\s{0,2}[,(–-][^.;:\n]{2,80})?\s(?:(?:đã|luôn|vừa|nhiều năm|liên tục)\s){0,3}là\s{1,2}(?:danh hiệu\s)?[\"“]?",
    re.IGNORECASE,
)
_TO_SO_MANY = re.compile(
    r"[\"”)]?\s(?:của\s[^.;,:\n]{2,40}?\s)?cho\s(?:các\s)?\d"
)  # says more than a number before: `39 tổ đạt …, tặng Giấy khen cho 15 tập thể`
_SO_MANY = re.compile(r"\d\s{1,2}(?:danh hiệu\s)?[\"“]?$")
_VOTED = re.compile(  # votes for nobody who is named
    r"[\"”]?\s{0,2}[:,]?\s{0,2}\d{1,4}/\d{1,4}\s{1,2}(?:số\s{1,2})?phiếu", re.IGNORECASE
)
_ABBREVIATED = re.compile(r"(?<!\w)(?:PGS|GS|TSKH|TS|ThS|BS|CN|KS|DS|TX|TP|TT|Tx|Tp|P|Q|H)\.")
_WISH_REACH = 40  # such a word near the start of a sentence governs all of it


def in_prose(context: Context, vocabulary: Vocabulary, index: int, block: Block, *, listed: bool) -> Iterator[Award]:
    """Awards granted in a block. `listed`: the block stands under a heading about awards, where a title alone is an award."""
    line = _Line(context, vocabulary, index, Passage.of(context, block.span), listed)
    given: Given | None = None
    for i in range(len(line.titles)):
        beside = line.beside(i, given)
        if made := line.awards(beside):
            given = Given(beside.title, made)
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
    def _starts(self) -> list[int]:
        return [title.span.start for title in self.titles]

    @cached_property
    def _wished(self) -> bool:
        """Whether a line above says that all of this is only wished for: `Đề nghị khen thưởng như sau:`."""
        above = self.context.outline.ancestors(self.index)
        return any(_WISHED.search(self.context.fold[b.span.start : b.span.end][:_LONGEST_LEAD]) for b in above)

    def beside(self, i: int, given: Given | None) -> Beside:
        """The title `i` of the line with the words beside it; `given` is the award before it."""
        raw, title = self.passage.raw, self.titles[i]
        start = max(self.passage.sentence_start(title.span.start), title.span.start - LONGEST_BEFORE)
        start = self._aside_start(start, title.span.start)
        end = self.passage.sentence_end(title.span.end)
        while end < len(raw) and _ABBREVIATED.search(raw, max(end - 5, 0), end + 1):  # `cho PGS.TS. Lò Văn Ín`, `(TX. Vĩnh An)`
            end = self.passage.sentence_end(end + 1)
        end = min(end, title.span.end + LONGEST_BEFORE)
        last = i + 1 == len(self.titles)
        following = len(raw) if last else self.titles[i + 1].span.start
        end = min(end, following)
        earlier = given if given and given.title.span.end > start else None
        listed = given if given and given.title.span.end > self.passage.list_start(title.span.start) else None
        own = raw[quote_end(raw, earlier.title.span) if earlier else start : title.span.start]
        chained = earlier is not None and _GLUE.fullmatch(own) is not None
        before, after = raw[start : title.span.start], raw[title.span.end : end]
        opens = self.titles[bisect_left(self._starts, start)].span.start
        return Beside(title, start, opens, end, before, after, own, following, last, earlier, listed, chained)

    def _aside_start(self, start: int, end: int) -> int:
        """`start`, or where the aside begins that says what had been given before: `… (năm trước đã được tặng Giấy khen)`."""
        opened = self.passage.raw.rfind("(", start, end)
        inside = opened >= 0 and ")" not in self.passage.raw[opened:end]
        return opened + 1 if inside and _ALREADY.search(self.passage.fold, opened, end) else start

    def _of_aside(self, start: int) -> str | None:
        """Who an aside that begins at `start` speaks of: `bà Lò Thị Ín, Trưởng trạm (năm 2015 đã được tặng Giấy khen)`."""
        before = self.passage.raw[: start - 1] if self.passage.raw[start - 1 : start] == "(" else ""
        named = self.vocabulary.last("named?", before)
        if named is not None and _SENTENCE_OR_ASIDE.search(before, named.end()) is None:
            return " ".join(named["name"].split())
        body = _LAST_ITEM.split(before)[-1].strip()
        return next(iter(named_in(self.vocabulary, body)), None) if body else None

    @cached_property
    def _year_above(self) -> int | None:
        return year_above(self.context, self.vocabulary, self.index)

    @cached_property
    def _led_by_year(self) -> bool:
        """Whether the block is what a year brought: `- Năm 2007: …`; a sentence that begins with a title then says it was given."""
        return not self._wished and _YEAR_LED.match(self.passage.fold) is not None

    @cached_property
    def _about(self) -> bool:
        """Whether the block stands under, or begins with, what says that it is about awards."""
        lead, colon, _ = self.passage.raw[:_LONGEST_LEAD].partition(":")
        return self.listed or (colon != "" and self.vocabulary.search("section?", lead) is not None)

    def _is_about(self, beside: Beside) -> bool:
        """Whether what the enumeration begins with says that it is about awards: `… Đạt Mức 1. Các danh hiệu: năm 2017 …`."""
        if ":" not in self.passage.raw:
            return False
        start = self.passage.list_start(beside.title.span.start)
        lead, colon, _ = self.passage.raw[start : min(start + _LONGEST_TOPIC, beside.title.span.start)].partition(":")
        return colon != "" and self.vocabulary.search("section?", lead) is not None and not _WISHED.search(fold(lead))

    @cached_property
    def _opened_by(self) -> str | None:
        """Who the line begins with, or names before its first title: `1. Đồng chí Lò Văn Ín - Chủ tịch …`."""
        opening = self.passage.raw[: self.titles[0].span.start]
        return person_of(self.vocabulary, MARKER.sub("", opening, count=1)) or name_in(self.vocabulary, opening)

    @cached_property
    def _named_above(self) -> str | None:
        """Who the line names that introduces the list: `* Bác sĩ Lò Văn Ín - Giám đốc:` over `- Năm 2008: …`."""
        outline = self.context.outline
        above = next(iter(outline.ancestors(self.index)), None)
        lead = self.context.flow[above.span.start : above.span.end].strip() if above else ""
        alone = self.listed and len(lead) < _LONGEST_NAMED and self.vocabulary.search("granted?", lead) is None
        says = lead.endswith(":") or self._reached is not None or alone
        return person_of(self.vocabulary, MARKER.sub("", lead, count=1)) if says else None

    def awards(self, beside: Beside) -> list[Award]:
        """The awards that a title is, none where it is not given."""
        told = self._told_behind(beside)
        counted = self.vocabulary.search("count-before?", beside.before)
        if counted and told and len(told) < int(counted["number"]):
            told = []  # some of them only: the number says more
        if beside.earlier and OF_WHOM.search(fold(beside.own)):
            return []  # `tặng Giấy khen cho 15 hộ gia đình văn hóa` says who gets it
        if not beside.chained and not self._is_given(beside, told=bool(told)):
            return []
        led = self.led_by(beside)
        named = next(iter(led), None) or (
            self._opened_by if self._behind_reached(beside) or self._reached_before(beside) else None
        )
        award = award_of(self.context, self.vocabulary, self.passage, beside, named)
        if award.columns["issuer"] is None and self._giver:
            award = replace(award, code=settled(beside.title.code, self._giver, "")[0])
            award.columns["issuer"] = self._giver
        if award.columns.get("recipient") == self._giver:
            award.columns["recipient"] = None
        if award.columns["count"] is None and award.columns.get("recipient") is None:
            award.columns["recipient"] = self._of_aside(beside.start) or self._named_above
        if award.columns["year"] is None and not MANY_YEARS.match(fold(beside.after)):
            award.columns["year"] = self._year_above
        if award.columns["count"] == 0:
            return []
        introduces = self.passage.raw.rstrip().endswith(":")  # its decision is said of every row
        known = award.columns["count"] is not None or any(map(str.isupper, str(award.columns.get("recipient") or "")))
        known = known or (not introduces and any(award.columns.get(c) for c in _SAID))
        if beside.last and not told and not known and self._heads_table:
            return []  # the rows say who
        if len(led) > 1 and not told and award.columns["count"] is None:
            told = [(None, {"recipient": name}) for name in led]
        told = told or [(None, columns) for columns in self._told(beside, counted=award.columns["count"] is not None)]
        if told:
            places = [at or _place(self.passage, beside.title, columns, award.span) for at, columns in told]
            return [
                replace(award, rule="prose-listed", span=at, columns={**award.columns, **_ONE, **columns})
                for at, (_, columns) in zip(places, told, strict=True)
            ]
        if award.columns["count"] is None and award.columns["recipient"] is None and self._goes_on(beside):
            award.columns.update({key: beside.earlier.awards[-1].columns.get(key) for key in _ONE} if beside.earlier else {})
        if MANY_YEARS.match(fold(beside.after)):
            return [award]
        lead = own_words(beside) if year_in(self.vocabulary, own_words(beside)) else beside.before
        yearly = decided_yearly(self.context, self.passage, beside.title.span.end, beside.end) or [
            {"year": year} for year in years_in(lead) or years_in(beside.after[:_YEARS_REACH])
        ]
        if len(yearly) > 1 and "number" not in yearly[0]:
            yearly = self._decided_by_year(beside, yearly)
        yearly = yearly or decided_often(self.context, self.passage, beside)
        return [
            replace(
                award,
                rule="prose-years",
                span=self._to_year(award.span, columns["year"]) if "year" in columns else award.span,
                columns={**award.columns, **columns},
            )
            for columns in yearly
        ] or [award]

    def _decided_by_year(self, beside: Beside, yearly: list[dict[str, Value]]) -> list[dict[str, Value]]:
        """The years of a title with the decision of each, none where they are not as many: `các năm 2019, 2020 (QĐ số 12 …, số 18 …)`."""
        start = self.passage.start
        cited = decisions(self.context, Span(start + beside.title.span.end, start + beside.end))
        if len(cited) < 2:
            return yearly
        unknown: dict[str, Value] = {"number": None, "symbol": None, "issued_on": None}
        each = cited if len(cited) == len(yearly) else [unknown] * len(yearly)
        return [year | decided for year, decided in zip(yearly, each, strict=True)]

    def _goes_on(self, beside: Beside) -> bool:
        """Whether those who got the award before a title got this one too: `31 hộ đạt Gia đình văn hóa được tặng Giấy khen`."""
        subject, gives_it = subject_and_gives(self.vocabulary, beside.own)
        if beside.earlier is None or self._giver is not None or subject or gives_it:
            return False
        end = beside.earlier.title.span.start
        return _SO_MANY.search(self.passage.raw, max(end - _WISH_REACH, 0), end) is None  # `01 Bằng khen của …, Cờ thi đua`

    def _to_year(self, span: Span, year: Value) -> Span:
        """The clause of a title up to the year that is meant: `… năm 2005, 2008`."""
        start, end = (at - self.passage.start for at in span)
        if str(year) in self.passage.raw[start:end]:
            return span
        before = self.passage.raw.rfind(str(year), self.passage.sentence_start(start), start)
        if before >= 0:
            return Span(self.passage.start + before, span.end)
        behind = self.passage.raw.find(str(year), end, min(end + _YEARS_REACH, self.passage.sentence_end(end)))
        return Span(span.start, self.passage.start + behind + 4) if behind >= 0 else span

    def _is_given(self, beside: Beside, *, told: bool) -> bool:
        if not self._is_said(beside, told=told) or _is_share(self.context.catalogue.made(Lexicon.of), beside.before):
            return False
        if ("không" in beside.after or "chưa" in beside.after) and _NONE.match(beside.after):
            return False
        if _VOTED.match(beside.after) and not self.vocabulary.search("granted?", beside.own):
            return False
        part = beside.title.code in self.vocabulary.reached and _PART_OF.search(beside.before) is not None
        return not part and not self._is_asked(beside)  # `09/12 thôn được công nhận thôn văn hóa` is a claim

    def _is_said(self, beside: Beside, *, told: bool) -> bool:
        """Whether the words beside a title say that somebody got it."""
        told = told or beside.listed is not None or _counted_for(self.vocabulary, beside.after)
        listed, told, led = (by and not self._wished for by in (self._about or self._is_about(beside), told, self._led_by_year))
        if _is_granted(self.vocabulary, beside.before, beside.after, listed=listed or led, told=told):
            return True
        if self._is_called(beside):
            return True
        if self._reached_before(beside) or (_BY_DECISION.match(beside.before) and giving(beside.before)):
            return True
        next_one = beside.earlier is not None and _NEXT_GIVEN.fullmatch(beside.own) is not None
        if (next_one or giving(beside.before)) and self._is_handed(beside):
            return True
        if listed and told_for(self.vocabulary, beside.after, gives=False) and self._is_handed(beside):
            return True  # `Khen thưởng đột xuất có Bằng khen cho đ/c A, ông B`
        if listed and beside.earlier and _NEXT_NAMED.fullmatch(beside.own):
            return True  # `Năm 2018: 01 Bằng khen Trung ương Đoàn, Cờ thi đua Tỉnh Đoàn`
        item = NEXT_ITEM.fullmatch(beside.own) and (listed or self.vocabulary.search("count-after?", beside.after))
        return bool(beside.listed and item) or (listed and (self._giver is not None or bool(leading(self.vocabulary, beside))))

    def _is_called(self, beside: Beside) -> bool:
        """Whether a person is said to be what the title says: `ông Lò Văn Ín là Chiến sĩ thi đua cơ sở 03 năm liền`."""
        named = None if self._wished or "là" not in beside.own.lower() else self.vocabulary.last("named?", beside.own)
        return named is not None and _IS.fullmatch(beside.own, named.end()) is not None

    def _reached_before(self, beside: Beside) -> bool:
        """Whether a title stands behind its year in what the line says was reached: `Thành tích đã được ghi nhận: 2020: Giấy khen.`."""
        lead = year_lead(beside.own)
        behind = self._behind_reached(beside) or (self._about and not self._wished and lead is not None and ":" in lead[0])
        said = self.passage.fold[
            max(
                beside.title.span.start - len(beside.own), self._reached.end() if self._reached else 0
            ) : beside.title.span.start
        ]
        return behind and lead is not None and not _WISHED.search(said)

    def _behind_reached(self, beside: Beside) -> bool:
        return self._reached is not None and self._reached.end() <= beside.title.span.start

    @cached_property
    def _reached(self) -> re.Match[str] | None:
        return _REACHED_LEAD.search(self.passage.fold)

    def _is_handed(self, beside: Beside) -> bool:
        """Whether somebody is said to get what the words in front hand out: `trao Huân chương … cho Hội Nông dân tỉnh`."""
        folded = fold(beside.before)
        wished = self._wished or any(rule.search(folded) for rule in (_WISHED, _DENIED, _ASKED, _ASKED_FOR))
        wished = wished or self.vocabulary.search("not-granted?", beside.own[-_WISH_REACH:]) is not None
        told = told_for(self.vocabulary, beside.after, gives=False) or given_to(self.vocabulary, beside.after)
        return not wished and bool(told)

    def _is_asked(self, beside: Beside) -> bool:
        """Whether the enumeration asks for what it lists: `Đề nghị tặng Giấy khen cho 02 tập thể; 05 chiến sĩ thi đua`."""
        opens = _OPENING.fullmatch(beside.before) is not None  # a sentence without a verb goes on from the one before it
        start = max(0 if opens else self.passage.list_start(beside.start), beside.start - LONGEST_BEFORE)
        asked = _LIST_ASKED.search(self.passage.fold, start, beside.start)
        return asked is not None and _ALREADY.search(fold(beside.before)) is None

    @cached_property
    def _giver(self) -> str | None:
        """The one before the colon of the line who gives what it lists."""
        raw, vocabulary = self.passage.raw, self.vocabulary
        behind = [
            raw[title.span.end : following.span.start if following else len(raw)]
            for title, following in zip_longest(self.titles, self.titles[1:])
        ]
        first = self.titles[0].span
        if issuer_in(vocabulary, "", behind[0], raw[first.start : first.end]) or ":" not in raw[: first.start]:
            return None
        told = any(told_for(vocabulary, after, gives=False) or given_to(vocabulary, after) for after in behind)
        return giver_of(self.context, vocabulary, raw, told=told or group_behind(vocabulary, behind[0]) is not None)

    def led_by(self, beside: Beside) -> list[str]:
        """Those who stand before the colon in front of a title and get it."""
        return [name for name in leading(self.vocabulary, beside) if not (self._giver and name.startswith(self._giver))]

    def _told_behind(self, beside: Beside) -> list[tuple[Span | None, dict[str, Value]]]:
        """Those whom the list under the line names, with their places, or the words behind the title."""
        raw, end = self.passage.raw, beside.title.span.end
        if beside.last and raw.rstrip().endswith(":"):
            below = listed_below(self.context, self.vocabulary, self.index, raw[end:])
            if below:
                return [(at, columns) for at, columns in below]
        behind = raw[end : self.passage.list_end(end) if beside.last else beside.next]
        listed, semicolon, following = behind.rpartition(";")
        if semicolon and not beside.last and self.vocabulary.search("granted?", following):
            behind = listed  # `…: xóm 7, xóm 8; ông A được Bằng khen`
        return [(None, columns) for columns in told_behind(self.vocabulary, behind)]

    def _told(self, beside: Beside, *, counted: bool) -> list[dict[str, Value]]:
        """Those who are named or counted in front of a title or behind `cho`, or who got the one that it is joined to."""
        told = told_before(self.vocabulary, beside.own)
        if not told and (not counted or (_TO_SO_MANY.match(beside.after) and not _SO_MANY.search(beside.own))):
            end = beside.title.span.end
            behind = self.passage.raw[end : self.passage.list_end(end)] if beside.last else beside.after
            told = told_for(self.vocabulary, behind, gives=gives(self.vocabulary, beside.own))
        return told or (beside.earlier.named if beside.chained and beside.earlier else [])

    @property
    def _heads_table(self) -> bool:
        """Whether a table stands right under the line."""
        following = self.context.outline.blocks[self.index + 1 : self.index + 2]
        return any(
            b.kind == "cell" or any(g.start <= b.span.start < g.span.end for g in grids_of(self.context)) for b in following
        )


def _counted_for(vocabulary: Vocabulary, after: str) -> bool:
    """Whether a number gets it: `Tặng Giấy khen cho 02 tập thể`."""
    return any("count" in told for told in told_for(vocabulary, after, gives=False))


def _place(passage: Passage, title: Phrase, columns: dict[str, Value], clause: Span) -> Span:
    """The words from a title to the one who is named, or the clause of the title where a group is counted."""
    raw, count, whom = passage.raw, columns.get("count"), str(columns["recipient"] or "")
    found = next(words_at(whom, raw, title.span.end), None) or next(words_at(whom, raw, 0, title.span.start), None)
    if isinstance(count, int):
        behind = next(number_at(count, raw, title.span.end, clause.end - passage.start, whom=whom), None)
        if behind:  # each group its own words: `tặng Giấy khen cho 03 tập thể`, `tặng Giấy khen cho 03 tập thể và 07 cá nhân`
            return Span(clause.start, passage.start + behind.end)
        if (
            found and found.end <= title.span.start and not any(number_at(count, raw))
        ):  # `Năm tập thể và mười hai cá nhân được …`
            return Span(passage.start + found.start, clause.end)
    if count is not None or found is None:
        return to_number(passage, clause, count, whom)
    return passage.span(min(found.start, title.span.start), max(found.end, title.span.end))


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
    if vocabulary.search("count-before?", before):
        wished = vocabulary.last("not-granted?", before)
        return wished is None or wished.end() < len(before) - 40
    granted = vocabulary.last("granted?", before)
    if granted and _ASKS_FOR.search(granted[0]):
        return False
    if granted and _NOT.search(folded[max(granted.start() - _WISH_REACH, 0) : granted.start()]):
        return False
    if granted and granted[0].startswith("tang") and _ASKED.search(folded[: granted.start()]):
        return False
    if _ASKED_FOR.search(folded):
        return False
    if granted and ((wished := vocabulary.last("not-granted?", before)) is None or wished.end() <= granted.end()):
        return True
    if _OPENING.fullmatch(before) is None:
        return False
    return listed or told or bool(vocabulary.search("count-after?", after) or _YEAR_AND_DECISION.match(fold(after)))
