"""Claims in sentences: percentages, what did not happen, what everyone did, counts of people and results, scores, verdicts."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from itertools import pairwise

from vanthu.catalogue import Catalogue, Rule
from vanthu.extractors._claims_subjects import before_figure, clean, happened, label_before, listed, named_at, own_end
from vanthu.extractors._clauses import Lexicon, Passage, Subject, subject_of
from vanthu.language import syllables, words
from vanthu.text.numbers import Quantity, find_numbers, parse_number
from vanthu.types import Span, Value

_LONGEST_LEAD = 160  # letters between a target word and its figure within one clause
_LONGEST_SUBJECT = 120  # letters
_LONGEST_STATEMENT = 400  # letters of a sentence in front of its verdict
_DIGIT = re.compile(r"\d")
_FEWEST_SHARES = 3  # without a word between them that make a row of figures
_NOT = re.compile(r"(?<!\w)không\s{1,9}$")  # `không` at the end of a line and `quá 0,3%` on the next one
_WORD = re.compile(r"[^\W\d_]{2}")
_OPENING = 60  # letters of a sentence in which such a word may begin
_LEAD_WORDS = 28  # a target word this near to the start of a sentence governs all of it
_BEFORE_COUNT = 28  # letters in front of a count that may compare it: `ít nhất`, `25 trên tổng số`
_MOST_CLAUSES = 40  # of one passage that are segmented into words, which takes half a millisecond each
_REACH = 60  # letters between the start of a clause and its figure that still belong to the claim
_NO_SUBJECT_AFTER = re.compile(  # with its marks: `đối tượng`, `cửa hàng`, `thí sinh` are subjects
    r"\s{0,3}(?:(?:so|số|với|đối|theo|trong|tổng|trở|và|hoặc|nhưng|khi|là|thì|vào|trên|của|tại|cao|thấp|mức|xếp|đứng|vượt|đề ra|(?:xã|huyện|tỉnh|phường|thành phố|trung ương|cấp trên|trên|bộ|sở|ngành) giao|kh|ctkh|nq|(?:kế|kê) hoạch|chỉ tiêu|dự toán"
    r"|nhu cầu|yêu cầu|nghị quyết|hợp đồng|định mức|mỗi năm|một năm|cùng kỳ|dân số|quy lương|giá trị|doanh thu|quân số)(?!\w)(?!(?<=đối) tượng)"
    r"|(?:năm|quý|tháng) (?:\d|học|nay|qua|trước)|[^\w\s]|\d|$)"
)
_OWNED = re.compile(r"\s{0,2}von (?:nha nuoc|dieu le|nuoc ngoai|gop)(?![a-z])")  # `doanh nghiệp 100% vốn nhà nước`
_SOME = re.compile(r"\s{0,3}(?:tổng\s)?số\s{1,2}(?P<who>\w+(?: \w+)?)")
_ASIDE = re.compile(r"\s{0,2}\([^()\n]{1,40}\)(?=\s{1,2}[^\W\d])")
_GOES_ON = re.compile(r"\s{1,2}[^\W\d]")
_SHARE_OF = re.compile(r"%\s{1,2}[a-z][^,]*$")
_PART_OF = re.compile(r"\d\s{0,2}\(\s{0,2}(?:trong đó |có )?$")
_NOT_DENIED = re.compile(r"(?<!\w)(?:hộ|người|trẻ em|trẻ|học sinh|em|những|các|nếu|khi|mà|để|nhằm|hoặc|do|vì)\s{1,2}$")
_NOT_EVERYONE = re.compile(
    r"(?<!\w)(?:đến|tới|cho|của|với|trong|vận động|kêu gọi|yêu cầu|đề nghị|động viên|giúp|ở|về|phát động|tuyên truyền|nhắc nhở|để|do)\s{1,2}$"
)
_REACHED = re.compile(r"[,;]\s{0,2}(?:ket qua|thuc te|da dat|da thuc hien|den nay|thuc hien dat)(?![a-z])")  # behind a target
_MET_SOON = re.compile(r"[^.;\n]{0,60}(?<![a-z])(?:dat|vuot|hoan thanh)(?![a-z])")
_IN_TIME = re.compile(  # `Nhiệm kỳ 2020-2025, chi bộ phấn đấu hàng năm đạt …`: the sentence is of that time
    r"\W{0,3}(?:trong )?(?:nhiem ky|nam(?: hoc)?|giai doan|den (?:nam|cuoi nam)) (?:\d{4}|toi)[^,;.\n]{0,20},(?: [a-z]{1,9}){1,5} phan dau$"
)
_JUDGED = re.compile(r"[:>→(-]\s{0,3}(?:(?:khong|chua)\s)?(?:dat|hoan)(?![a-z])")
_SET_OFF = {  # what stands in every match of a rule that would be tried at every word of a line; one of these, each found by its first letter
    "zero-figure": (
        re.compile(r"0(?<![\w/.,-]0)0?(?!\w)"),
        re.compile(r":\s{0,3}khong(?![a-z])"),
        re.compile(r"bang\s{1,2}khong(?![a-z])"),
    ),
    "count-labelled": (re.compile(r":\s{0,2}\d{1,5}\s?/\s?\d"),),
    "count-of": (re.compile(r"\d\s?/\s?\d[\d.]*\s"),),
    "verdict": (_JUDGED,),
    "verdict-listed": (_JUDGED,),
}
_DENIED = re.compile(
    r"(?<![a-z])(?:khong|chua)\s{1,2}(?:co|con|phat|xay|de)(?![a-z])"
)  # `không có hồ sơ phải xin lỗi` is no aim
_OWED = re.compile(
    r"/\s{0,2}\d[\d.,]{0,16}\s{0,2}(?:[^\W\d]{1,9}\s{1,2}){0,3}phải(?!\w)"
    r"|(?<![\w/.,])\d[\d.,]{0,16}\s{1,2}(?:[^\W\d]{1,9}\s{1,2}){1,3}phải\s{1,2}(?:giải quyết|thi hành|xử lý|thu|nộp|trả)(?!\w)"
)  # `12 việc/15 việc phải thi hành (đạt 80%)`
_HEDGED = re.compile(r"(?:hầu như|gần như|cơ bản)\s{1,2}$")
_OUT_OF = re.compile(
    r"(?<![\w/.,])(\d[\d.]{0,8})\s{1,2}trên\s{1,2}(?:tổng\s{1,2})?(?:số\s{1,2})?$"
)  # `25 trên tổng số 28 đảng viên`
_WHICH = re.compile(
    r"(?<=\s)\d{1,2}(?:(?<=[Ll]ớp \d)|(?<=[Ll]ớp \d\d)|(?<=khối \d)|(?<=khối \d\d)|(?<=tuổi \d\d)|(?=\stuổi))(?!\w)"
)
_FROM = re.compile(r"(?<![a-z])tu\s{1,2}$")
_TO = re.compile(r"[^\d.;]{0,24}(?:\d{4}[^\d.;]{0,12})?(?<![a-z])(?:xuong|len|con)(?![a-z])[^\d.;]{0,24}\d")
_AMOUNT = r"\d[\d.,]{0,14}\s{0,2}(?:(?:nghìn|ngàn|triệu|tr|tỷ)\s{0,2})?(?:đồng|đ)(?!\w)"
_MONEY = re.compile(rf"(?<![\w.,]){_AMOUNT}")
_YEAR = re.compile(r"[Nn]ăm\s{1,2}(?:19|20)\d\d\s{0,2}$")
_PRIZE = re.compile(
    rf"\s{{0,2}}[,:(x–-]?\s{{0,2}}(?:(?:mỗi|một|/)\s{{0,2}}giải|trị giá|giá trị|mức(?: thưởng)?)?\s{{0,2}}:?\s{{0,2}}{_AMOUNT}"
)
_FURTHER = re.compile(
    r"(?:\d[\d.]{0,8}\s{1,2}(?:[a-z]{1,8}\s{1,2}){0,3}[a-z]{1,8}\s{0,2}(?:,|(?<=\s)va)\s{1,2}){1,3}$"
)  # `tặng cho 5 tập thể và`
_AT_ALL = re.compile(r"(?<!\w)(?:tại|ở|cho|cả|khắp)\s$")
_RATED = re.compile(
    r"[^.;,\n]{0,30}?(?<![a-z])(?:hanh kiem|hoc luc|vung manh|trong sach|an toan|van hoa|(?:loai )?(?:xuat sac|tot|kha|gioi|tien tien))(?![a-z])"
)
_MAKES_UP = re.compile(r"^\s*(?:chiếm(?: tỷ lệ| tỉ lệ)?|(?:đạt )?(?:tỷ lệ|tỉ lệ) bao phủ)(?: (?:trên|gần|hơn|khoảng))?\s*$")
_HAS = re.compile(r"(\D{2,80}?)\s(?:hiện |hiện nay )?(?:có|gồm)\s\d[\d.]*\s(?:người|đồng chí|đ/c)\s*$")
_TOLD_TO = re.compile(
    r"(?<![a-z])(?:chi dao|huong dan|don doc|nhac nho)(?: cho)? (?:cac|cho|toan|moi|nhan dan|can bo|don vi|cap uy|chi bo)(?![a-z])[^,]{0,60}$"
)
_CLASSED = ("xep loai", "tu xep loai")
_SHARE = re.compile(r"(?<![\w/.,])(\d[\d.]{0,8})\s?/\s?(\d[\d.]{0,8})(?![\w/])")
_ROUNDED = 0.6  # percent, at most, by which a share that is worked out differs from the one printed
_NAMES_UNIT = re.compile(r"[^\W\d]+(?: [^\W\d]+)?\s{0,2}")  # and nothing else: `18/21 đám`
_AMONG = re.compile(
    r",?\s(?:trong đó|bằng hình thức|với hình thức|trong (?:phong trào|cuộc vận động|công tác|thực hiện)|có thành tích|đạt|xếp loại)(?!\w)",
    re.IGNORECASE,
)
_PRIZES = ("giai", "huy chuong")
_WON = re.compile(r"(?<!\w)(?:đạt|đoạt|giành|được|có)\s{1,2}$")
_FIGURE_LAST = re.compile(r":|\s(?:bằng|là)\s{1,2}(?=0|không)", re.IGNORECASE)  # `Nợ thuế bằng 0`
_AND_SHARE = re.compile(r"\s{0,2}(?:và\s{1,2})?\d[\d.,]{0,5}\s?%\s")  # `toàn bộ 04 huyện, thành phố và 100% xã đã kiện toàn`
_TIME_FIRST = re.compile(  # what may stand before the name of a body that a sentence begins with
    r"\W{0,5}(?:\d{1,2}[.)]\s+)?(?:(?:trong |ket qua )?(?:nam(?: hoc)?(?: \d{4}(?:\s?-\s?\d{4})?| qua)?|cuoi nam)[ ,:]{1,3}(?:ket qua,? )?)?[\s“\"]*"
)
_WHOEVER = re.compile(  # `cá nhân chưa đạt chuẩn được cử đi học`: what is done with whoever did not
    r"[^.;\n]{0,60}(?<!\w)(?:sẽ|thì|phải|bị|được (?:cử|xét|hỗ trợ|đào tạo|bồi dưỡng)|không được)(?!\w)"
)
_FIGURE_BEHIND = re.compile(r"[^.;\n(]{0,30}(?::|(?<!\w)(?:là|còn|chiếm|giảm|tăng)(?!\w))\s{0,2}\d")
_COUNTS = ("criteria-met", "criteria-labelled", "criteria-lacking", "count", "count-labelled", "count-of", "count-in-words")
_OF_CRITERIA = ("criteria-met", "criteria-labelled", "criteria-lacking")
_ZEROS = (
    "zero",
    "zero-happened",
    "zero-nobody",
    "zero-figure",
    "zero-suffered",
    "zero-any",
    "zero-wrong",
    "zero-never",
    "zero-often",
)
_ANY_KIND = ("zero-any", "zero-wrong")
_NO_MORE = re.compile(r"khong\s{1,2}con(?![a-z])")
_NONE_OF = re.compile(r"\s{1,2}(?:nào|phải|bị)(?!\w)")


@dataclass
class Draft:
    """A claim in the making: its columns, the numeral or words that made it, its whole clause, and the rule."""

    columns: dict[str, Value]
    core: Span
    span: Span
    rule: str
    confidence: float = 1.0


@dataclass
class Prose:
    """Finds the claims of one passage."""

    passage: Passage
    rules: dict[str, Rule]
    lexicon: Lexicon
    is_staff: Callable[[int, int], bool] = lambda start, end: False  # whether a count of staff stands there
    looked: int = 0  # how many subjects were looked for
    _leads: dict[tuple[int, int, int], int | None] = field(default_factory=dict)  # ends of words of targets that open sentences
    _listed: dict[int, int | None] = field(
        default_factory=dict
    )  # enumerations by their start: where their target is set off by a colon
    _rows: dict[int, bool] = field(default_factory=dict)  # sentences by their start: whether they are figures alone

    def claims(self, *, title: bool = False) -> list[Draft]:
        """All claims in order; of two over the same words the first found stays. A `title` only tells a score or a verdict."""
        found: list[Draft] = []
        finders = (self._scores, self._percents, self._zeros, self._everyone, self._counts, self._verdicts)
        for find in (self._scores, self._verdicts) if title else finders:
            for draft in find():
                start, end = draft.core.start - self.passage.start, draft.core.end - self.passage.start
                if self._free(start, end):
                    self._taken[start:end] = b"\1" * (end - start)
                    found.append(draft)
        return self._with_verdicts(self._with_subjects(sorted(found, key=lambda draft: draft.core)))

    @cached_property
    def _taken(self) -> bytearray:
        """The letters that made claims."""
        return bytearray(len(self.passage.raw))

    def _free(self, start: int, end: int) -> bool:
        """Whether no claim was made of these letters yet."""
        return self._taken.find(1, start, end) < 0

    def _with_subjects(self, drafts: list[Draft]) -> list[Draft]:
        """A share that only says what was reached is of whom the share before it is: `8,3% đảng viên xuất sắc, 91,7% hoàn thành tốt`."""
        for before, draft in pairwise(drafts):
            if draft.columns["measure"] == before.columns["measure"] == "percent" and draft.columns["subject"] is None:
                between = self.passage.raw[before.span.end - self.passage.start : draft.core.start - self.passage.start]
                if before.columns["subject"] and draft.span.start == draft.core.start and not between.strip(" ,;và"):
                    draft.columns["subject"] = before.columns["subject"]
        return drafts

    def _with_verdicts(self, drafts: list[Draft]) -> list[Draft]:
        """A verdict printed behind a claim of the same sentence is that claim's verdict, not a claim of its own.

        Behind another verdict it is of its own: `Tiêu chí 3.2: chưa đạt; Tiêu chí 7.4: đạt`; so is the class that a score comes to:
        `tự chấm 94,5/100 điểm, xếp loại: Đạt`.
        """
        kept: list[Draft] = []
        for draft in drafts:
            last = kept[-1] if draft.rule == "verdict" and kept else None
            classed = self.passage.fold.startswith(_CLASSED, draft.core.start - self.passage.start)
            beside = last and not last.rule.startswith("verdict") and last.span.end >= draft.core.start - 3
            if last and beside and not (classed and last.columns["measure"] == "score"):
                last.columns["verdict"] = draft.columns["verdict"]
            else:
                kept.append(draft)
        return kept

    def _draft(self, rule: str, core: tuple[int, int], start: int, end: int, **columns: Value) -> Draft:
        span = self.passage.span(start, end)
        at = self.passage.start
        columns["statement"] = " ".join(self.passage.raw[span.start - at : span.end - at].split())
        constants = self.rules[rule].set if rule in self.rules else {}
        confidence = self.rules[rule].confidence if rule in self.rules else 1.0
        return Draft({**constants, **columns}, Span(core[0] + at, core[1] + at), span, rule, confidence)

    def _subject(self, text: str) -> Subject:
        """The subject that `text` begins with; in a passage of very many clauses, syllables are taken for words.

        A number that says which of a kind is part of its name: `học sinh lớp 5`, `trẻ 5 tuổi`.
        """
        self.looked += 1
        head = text[:_LONGEST_SUBJECT]
        if _DIGIT.search(head):
            text = _WHICH.sub(lambda which: _DIGIT.sub("x", which[0]), head) + text[_LONGEST_SUBJECT:]
        return subject_of(text, self.lexicon, segment=words if self.looked <= _MOST_CLAUSES else syllables)

    def _matches(self, rule_id: str) -> Iterator[re.Match[str]]:
        """The matches of a rule in the passage that no claim was made of yet.

        They are looked for only where the passage has what a match is set off by.
        """
        rule = self.rules[rule_id]
        form = self.passage.form(rule)
        marks = _SET_OFF.get(rule_id)
        found = rule.matches(form) if marks is None or any(mark.search(form) for mark in marks) else iter(())
        return (match for match in found if self._free(*match.span()))

    @cached_property
    def _targets(self) -> list[tuple[Rule, str]]:
        """The rules for words of targets that may match the passage, each with its form; what is owed is no target."""
        rules = (self.rules["target?"], self.rules["target-marked?"])
        forms = [(rule, self.passage.form(rule)) for rule in rules]
        return [(rule, _OWED.sub(lambda owed: " " * len(owed[0]), form)) for rule, form in forms if rule.may_match(form)]

    @cached_property
    def _reached(self) -> list[tuple[int, int]]:
        """Where words stand behind which a figure was reached."""
        return [match.span() for match in _REACHED.finditer(self.passage.fold)]

    def _is_target(self, at: int) -> bool:
        """Whether the figure at `at` is wished for, ordered or a condition, not reached."""
        if not self._targets and not self._lists_targets:
            return False
        comma = max(self.passage.comma_start(at), at - _LONGEST_LEAD)
        listed = self.passage.list_start(at)
        starts = {self.passage.sentence_start(at), listed}
        return (self._lists_targets and self._is_listed(listed, at)) or any(
            rule.search(form[comma:at]) is not None or any(self._governs(i, start, at) for start in starts)
            for i, (rule, form) in enumerate(self._targets)
        )

    @cached_property
    def _lists_targets(self) -> bool:
        """Whether a word of a target with a colon behind it may stand in the passage."""
        return ":" in self.passage.raw and self.rules["targets-listed?"].search(self.passage.fold) is not None

    def _is_listed(self, start: int, at: int) -> bool:
        """Whether a word of a target with a colon behind it stands before `at` in its enumeration: `phấn đấu: 98% hộ …; 100% …`."""
        if start not in self._listed:
            pattern = self.rules["targets-listed?"].pattern
            found = pattern.search(self.passage.fold, start, self.passage.list_end(start))
            self._listed[start] = found.end() if found else None
        lead = self._listed[start]
        return lead is not None and lead <= at and not any(lead <= reached and end <= at for reached, end in self._reached)

    def _governs(self, index: int, start: int, at: int) -> bool:
        """Whether a word of a target at the beginning of the sentence at `start` governs the figure at `at`."""
        opening = min(at, start + _OPENING)
        if (index, start, opening) not in self._leads:
            self._leads[index, start, opening] = self._lead(index, start, opening)
        lead = self._leads[index, start, opening]
        if lead is None or not (opening == at or lead < opening):
            return False
        i = bisect_left(self._reached, (lead, 0))
        return not (i < len(self._reached) and self._reached[i][1] <= at)

    def _lead(self, index: int, start: int, opening: int) -> int | None:
        """Where the word of a target ends that the sentence at `start` begins with; None where there is none or it is denied."""
        rule, form = self._targets[index]
        lead = rule.search(form[start:opening])
        if lead is None or _DENIED.search(self.passage.fold, start, start + lead.start()):
            return None
        if lead.start() >= _LEAD_WORDS and not _IN_TIME.match(self.passage.fold, start, start + lead.end()):
            return None
        end = start + lead.end()
        met = lead[0] == "chi tieu" and _MET_SOON.match(self.passage.fold, end, self.passage.sentence_end(end))
        return None if met else end

    def _clause_start(self, at: int) -> int:
        comma = self.passage.comma_start(at)
        return comma if at - comma <= _REACH else at

    # percentages

    def _percents(self) -> Iterator[Draft]:
        if "%" not in self.passage.raw and "phần trăm" not in self.passage.plain:
            return
        for quantity in find_numbers(self.passage.raw, lowered=self.passage.plain):
            if not quantity.percent or self._in_row_of_figures(quantity.start) or _OWNED.match(self.passage.fold, quantity.end):
                continue
            if self._was(quantity) or (self._is_target(quantity.start) and not self._is_share_reached(quantity)):
                continue
            comma = self.passage.comma_start(quantity.start)
            if not self.rules["rate?"].search(self.passage.fold[max(comma, quantity.start - _LONGEST_LEAD) : quantity.start]):
                yield self._percent(quantity)

    def _is_share_reached(self, quantity: Quantity) -> bool:
        """Whether a share is worked out from a count beside it that was reached: `27/29 nhiệm vụ trong Kế hoạch (93,1%)`."""
        start = max(self.passage.comma_start(quantity.start), quantity.start - _LONGEST_LEAD)
        for share in _SHARE.finditer(self.passage.raw, start, quantity.start):
            number, whole = parse_number(share[1]), parse_number(share[2])
            if number and whole and isinstance(quantity.value, int | float):
                return abs(100 * number / whole - quantity.value) < _ROUNDED and not self._is_target(share.start())
        return False

    def _in_row_of_figures(self, at: int) -> bool:
        """Whether a sentence is shares alone, without a word: a row of a table that lost its lines, which claims nothing by itself."""
        start = self.passage.sentence_start(at)
        if start not in self._rows:
            sentence = self.passage.raw[start : self.passage.sentence_end(at)]
            self._rows[start] = sentence.count("%") >= _FEWEST_SHARES and not _WORD.search(sentence)
        return self._rows[start]

    def _was(self, quantity: Quantity) -> bool:
        """`giảm từ 5,2% (năm 2019) xuống còn 3,1%`: the first figure is of an earlier day, not claimed."""
        fold = self.passage.fold
        return bool(_FROM.search(fold[max(quantity.start - 4, 0) : quantity.start]) and _TO.match(fold, quantity.end))

    def _percent(self, quantity: Quantity) -> Draft:
        columns: dict[str, Value] = {
            "measure": "percent", "value": quantity.value, "value_max": quantity.value_max, "unit": "%", "comparator": quantity.comparator,
        }  # fmt: skip
        passage, core = self.passage, (quantity.start, quantity.end)
        negated = (
            _NOT.search(passage.plain, max(quantity.start - 16, 0), quantity.start) if quantity.comparator == ">" else None
        )
        if negated:
            columns["comparator"] = "<="
        if passage.raw.endswith("(-", 0, quantity.start) and quantity.value_max is None:  # `giảm 12 vụ (-21%)`
            columns["value"] = -quantity.value
        beside = _ASIDE.match(passage.raw, quantity.end)
        at = quantity.end
        if beside and not clean(passage.raw[passage.comma_start(quantity.start) : quantity.start]):
            at = beside.end()  # `98% (45/46) hộ gia đình đạt …`
        end = passage.clause_end(at)
        if self._names_who(at) and not self._is_base(quantity.start):
            after = passage.raw[at:end]
            start, subject = self._clause_start(quantity.start), clean(after[: self._subject(after).end].strip())
            if subject is None:
                labelled, subject = label_before(passage, quantity.start)
                start = min(start, labelled)
                subject = subject or self._named_before(quantity.start)
            return self._draft("percent", core, start, end, subject=subject, **columns)
        start, named = before_figure(passage, self.lexicon, negated.start() if negated else quantity.start)
        end = passage.closed(start, end)
        if passage.raw[end - 1 : end] == ")" and _GOES_ON.match(passage.raw, end):  # `36/38 hộ (đạt 94,7%) đạt danh hiệu …`
            end = passage.clause_end(end)
        return self._draft("percent", core, start, end, subject=named, **columns)

    def _named_before(self, at: int) -> Value:
        """Whom the words before the comma or bracket in front of a figure name: `Xã có 21 cán bộ, 100% đạt chuẩn`."""
        passage = self.passage
        if passage.raw.endswith("(", 0, at):
            return before_figure(passage, self.lexicon, at - 1)[1]
        comma = passage.comma_start(at)
        if comma == passage.sentence_start(at) or passage.raw[comma:at].strip() or not passage.raw.endswith(",", 0, comma):
            return None
        before = passage.raw[passage.comma_start(comma - 1) : comma - 1]
        if "%" in before or ")" in before:
            return None
        has = _HAS.match(before)
        subject = clean(has[1]) if has else None
        if subject is None or not named_at(str(subject), self.lexicon):
            subject = before_figure(passage, self.lexicon, comma - 1)[1]
        return subject if subject and named_at(str(subject), self.lexicon) else None

    def _is_base(self, at: int) -> bool:
        """Whether what follows the figure at `at` is what it is a share of: `BHXH 206.810 người, chiếm tỷ lệ 35,1% lực lượng lao động`."""
        lead = self.passage.plain[max(self.passage.comma_start(at), at - _REACH) : at]
        return _MAKES_UP.search(lead) is not None

    def _names_who(self, at: int) -> bool:
        """Whether the words at `at`, behind a figure, say whose share it is: `96% số hộ đạt …`, not `96% so với`."""
        some = _SOME.match(self.passage.plain, at)
        if some:
            first = some["who"].split(" ")[0]
            if any(self.lexicon.claimant(word) for word in (some["who"], first, f"số {first}")):
                return True
        return _NO_SUBJECT_AFTER.match(self.passage.plain, at) is None

    # what did not happen

    def _zeros(self) -> Iterator[Draft]:
        if not any(sign in self.passage.fold for sign in ("khong", "chua", "0")):
            return
        for rule_id in _ZEROS:
            for match in self._matches(rule_id):
                if self._is_of_some(match.start()) or self._is_target(match.start()) or self._is_told_to(match.start()):
                    continue
                if not _NOT_DENIED.search(self.passage.plain[max(match.start() - 20, 0) : match.start()]):
                    yield from self._zero(rule_id, match) if rule_id not in _ANY_KIND else self._none_of_any(rule_id, match)

    def _is_told_to(self, at: int) -> bool:
        """Whether it is what others were told: `chỉ đạo các đơn vị không để xảy ra cháy nổ`."""
        lead = self.passage.fold[max(self.passage.comma_start(at), at - _LONGEST_LEAD) : at]
        return _TOLD_TO.search(lead) is not None

    def _is_of_some(self, at: int) -> bool:
        """Whether only some are free of it: `12/14 tổ dân phố không có người mắc tệ nạn` counts those."""
        lead = self.passage.fold[max(self.passage.comma_start(at), at - _REACH) : at]
        before = self.passage.plain[max(self.passage.sentence_start(at), at - _REACH) : at]
        return (
            any(True for _ in self.rules["count"].matches(lead))
            or _SHARE_OF.search(lead) is not None
            or self.rules["some?"].pattern.search(before) is not None
        )

    def _none_of_any(self, rule_id: str, match: re.Match[str]) -> Iterator[Draft]:
        """`chưa có lô hàng nào bị trả về`, `không có quân nhân đào ngũ`: none of a kind that no vocabulary names."""
        raw, at = self.passage.raw, match.start("subject")
        subject = raw[at : match.end("subject")]
        wrong = self.lexicon.wrong(match["wrong"]) if rule_id == "zero-wrong" else ""
        if wrong == "THING" or not subject.strip():
            subject = raw[at : match.end()]
        elif wrong:
            subject = subject[: self._subject(subject).end] or subject
        end = self.passage.clause_end(match.end())
        yield self._draft(rule_id, match.span(), self._clause_start(match.start()), end, subject=clean(subject))

    def _zero(self, rule_id: str, match: re.Match[str]) -> Iterator[Draft]:
        groups = match.groupdict()
        at = match.start("subject") if groups.get("subject") else match.end()
        end = self.passage.clause_end(match.end())
        after = self.passage.raw[at:end]
        start = self._clause_start(match.start())
        labelled, label = label_before(self.passage, match.start()) if rule_id == "zero-figure" else (start, None)
        start = min(start, labelled)
        if groups.get("before"):
            subject = _FIGURE_LAST.split(self.passage.raw[match.start("before") : match.end()], maxsplit=1)[0]
        elif label is not None:  # `Số vụ khiếu nại: 0 vụ`
            subject = str(label)
        elif rule_id == "zero-happened":
            subject = happened(after, self.lexicon)
        elif rule_id == "zero-often":
            subject = self.passage.raw[at : match.end("subject")]
        elif rule_id == "zero-never":
            subject = after
        elif mishap := self.lexicon.mishap(after[: (length := named_at(after, self.lexicon))]):
            size = listed(after, length, self.lexicon)
            named = size > length or mishap != "CASE"
            vague = not named and not _NONE_OF.match(after, size)
            subject = after[: max(size, self._subject(after).end) if vague else size]  # `tình trạng thả rông gia súc`
        else:
            subject_words = self._subject(after)
            none = _NONE_OF.search(self.passage.plain, match.end(), min(match.end() + 40, end)) or rule_id == "zero-nobody"
            if self.lexicon.claimant(groups.get("subject") or "") == "PLACE" and not (none and subject_words.predicate):
                return  # `không có phòng họp` lacks one; `không xã nào vi phạm` is claimed
            rid = _NO_MORE.match(match[0]) and self._names_mishap(match.end(), end)
            anybody = groups.get("subject") == "ai"
            if rule_id == "zero" and not subject_words.predicate and not none and not rid and not anybody:
                return
            length = match.end("subject") - at
            subject = _NONE_OF.split(after[: length if anybody else max(subject_words.end, length)], maxsplit=1)[0]
        hedged = _HEDGED.search(self.passage.plain[max(match.start() - 12, 0) : match.start()])
        yield self._draft(rule_id, match.span(), start, end, subject=clean(subject), comparator="~" if hedged else "=")

    def _names_mishap(self, at: int, end: int) -> bool:
        """Whether the words go on to what may go wrong: `không còn hội viên ở nhà dột nát`."""
        text = self.passage.raw[at : min(end, at + _REACH)]
        found = syllables(text)
        return any(
            self.lexicon.mishap(text[first.start : last.end]) for i, first in enumerate(found) for last in found[i + 1 : i + 4]
        )

    # what everyone did

    def _everyone(self) -> Iterator[Draft]:
        for rule_id in ("all", "all-alike"):
            for match in self._matches(rule_id):
                before = self.passage.plain[max(match.start() - 24, 0) : match.start()]
                if not _NOT_EVERYONE.search(before) and not self._is_target(match.start()):
                    yield from self._all(rule_id, match)

    def _all(self, rule_id: str, match: re.Match[str]) -> Iterator[Draft]:
        end = self.passage.clause_end(match.end())
        at = match.start("subject")
        if rule_id == "all-alike":
            yield self._draft(
                rule_id, match.span(), match.start(), end, subject=clean(self.passage.raw[at : match.end("subject")])
            )
            return
        subject_words = self._subject(self.passage.raw[at:end])
        if match["part"] and parse_number(match["part"]) != parse_number(match["whole"]):
            return
        each = match[0].startswith(("mỗi", "từng")) and " đều " not in self.passage.plain[match.end() : end]
        if each and _MONEY.search(self.passage.plain, match.end(), end):
            return  # `mỗi hộ vay 5 triệu đồng` says how much, not that all did
        joined = _AND_SHARE.match(self.passage.raw, at + subject_words.end)
        if (subject_words.predicate or joined) and match["subject"] != "người":
            yield self._draft(
                rule_id, match.span(), match.start(), end, subject=clean(self.passage.raw[at : at + subject_words.end])
            )

    # counts of people and results

    def _counts(self) -> Iterator[Draft]:
        figures = _DIGIT.search(self.passage.raw) is not None
        for rule_id in _COUNTS if figures else _COUNTS[-1:]:
            for match in self._matches(rule_id):
                if not self._is_target(match.start()) and not self._is_staff(match):
                    yield from self._count(rule_id, match)

    def _is_staff(self, match: re.Match[str]) -> bool:
        """Whether the number is a count of staff, or a part of a number before it: `17 (02 đồng chí đang học)`."""
        at = self.passage.start
        part = _PART_OF.search(self.passage.raw[max(match.start() - 20, 0) : match.start()])
        return part is not None or self.is_staff(match.start() + at, match.end() + at)

    def _count(self, rule_id: str, match: re.Match[str]) -> Iterator[Draft]:
        groups, raw = match.groupdict(), self.passage.raw
        if _YEAR.search(raw, max(match.start() - 8, 0), match.start("subject")):
            return  # `năm 2019 xã An Lạc đạt …`
        value = parse_number(groups.get("value") or groups.get("number") or "")
        end = self.passage.clause_end(match.end())
        at = match.start("subject")
        lead = raw[max(match.start() - _BEFORE_COUNT, 0) : match.start()]
        if out_of := _OUT_OF.search(lead):
            value = parse_number(out_of[1])
        sign = next((q.comparator for q in find_numbers(lead + match[0]) if q.numeral.start == len(lead)), "=")
        draft = partial(
            self._draft, rule_id, match.span(), self._clause_start(match.start()), end, value=value, comparator=sign
        )
        if rule_id in _OF_CRITERIA:
            criteria = raw[at : match.end("subject")] if match["subject"] else "tiêu chí"
            yield draft(maximum=parse_number(groups.get("maximum") or ""), unit=criteria, subject=criteria)
            return
        if groups.get("whole") and self._is_no_share(match):
            return
        if rule_id == "count-of":
            yield from self._share_of(match, draft)
            return
        kind = self.lexicon.claimant(raw[at : match.end("subject")])
        subject_words = self._subject(raw[at:end])
        own = own_end(raw[at : at + subject_words.end], self.lexicon)
        if own < subject_words.end:  # `chia làm 2 tổ, hàng năm chi bộ đều đạt`: what follows is said of another
            subject_words = replace(subject_words, end=own, predicate="")
        whole = groups.get("whole")
        rated = whole is not None and _RATED.match(self.passage.fold, match.end("subject"), end)
        if _is_absence(subject_words):
            return
        shared = whole is not None and (subject_words.predicate != "" or bool(rated) or self._is_everywhere(match))
        if (
            kind == "RESULT"
            and _PRIZE.match(self.passage.plain, match.end())
            and not _WON.search(self.passage.plain, max(match.start() - 12, 0), match.start())
        ):
            return  # `02 giải Ba, mỗi giải 300 nghìn đồng` is what may be won
        if match["subject"] in _PRIZES and not _WON.search(self.passage.plain, max(match.start() - 12, 0), match.start()):
            return
        before = self.passage.fold[max(match.start() - 60, 0) : match.start()]
        led = is_led(self.rules, before) or (groups.get("whole") is not None and self._leads_to_share(match.start()))
        lacking = subject_words.predicate and self.rules["lacking?"].pattern.search(before)
        if value and (kind in ("TITLE", "RESULT") or subject_words.predicate == "DONE" or led or shared or lacking):
            prize = match["subject"] in _PRIZES
            named = match.end("subject") if prize else max(at + subject_words.end, match.end("subject"))
            yield draft(unit=raw[at : match.end("subject")], subject=clean(_AMONG.split(raw[at:named], maxsplit=1)[0]))

    def _is_no_share(self, match: re.Match[str]) -> bool:
        """Whether two figures with a stroke between them are a day, a rank or the number of something: `ngày 5/9`, `xếp thứ 3/15`."""
        at = match.start("number")
        before = self.passage.plain[max(at - 12, 0) : at]
        return self.rules["no-share?"].pattern.search(before) is not None

    def _is_everywhere(self, match: re.Match[str]) -> bool:
        """Whether all of a whole are where something was done: `bố trí công an chính quy tại 203/203 xã`."""
        before = self.passage.plain[max(match.start() - 8, 0) : match.start("number")]
        return match["number"] == match["whole"] and _AT_ALL.search(before) is not None

    def _leads_to_share(self, at: int) -> bool:
        """Whether the words before `at` say that what follows was reached: `đã giải quyết dứt điểm`."""
        return self.rules["share-led?"].pattern.search(self.passage.plain[max(at - _BEFORE_COUNT, 0) : at]) is not None

    def _is_worked_out(self, at: int, share: float) -> bool:
        """Whether the sentence goes on to the share that a count before `at` comes to: `cấp 49/50 thẻ, đạt 98%` claims that share."""
        rest = self.passage.raw[at : min(self.passage.sentence_end(at), at + _LONGEST_LEAD)]
        shares = [q for q in find_numbers(rest) if q.percent] if "%" in rest else []
        return any(isinstance(q.value, int | float) and abs(q.value - share) < _ROUNDED for q in shares[:1])

    def _share_of(self, match: re.Match[str], draft: Callable[..., Draft]) -> Iterator[Draft]:
        """A share of a kind that no vocabulary names: `8/11 cụm thủy nông đạt loại giỏi`, `hòa giải thành 3/4 vụ`."""
        raw, at = self.passage.raw, match.start("subject")
        number, whole = parse_number(match["number"]), parse_number(match["whole"])
        if not number or not whole or number > whole or self._is_worked_out(match.end(), 100 * number / whole):
            return
        end = self.passage.clause_end(match.end())
        subject_words = self._subject(raw[at:end])
        labelled, label = label_before(self.passage, match.start())
        alone = _NAMES_UNIT.fullmatch(raw, at, end)
        if self._leads_to_share(match.start()) or self._is_everywhere(match):
            yield draft(
                unit=raw[at : match.end("subject")], subject=clean(_AMONG.split(raw[at:end].split(",")[0], maxsplit=1)[0])
            )
        elif subject_words.predicate and subject_words.end and not _is_absence(subject_words):
            subject = _AMONG.split(raw[at : at + subject_words.end], maxsplit=1)[0]
            yield draft(unit=raw[at : match.end("subject")], subject=clean(subject))
        elif label is not None and alone:
            claim = draft(unit=raw[at : match.end("subject")], subject=label)
            yield (
                replace(claim, span=Span(self.passage.start + labelled, claim.span.end)) if labelled < match.start() else claim
            )

    # scores and verdicts

    def _scores(self) -> Iterator[Draft]:
        for rule_id in ("score-of", "score-average", "score-said"):
            for match in self._matches(rule_id):
                value, maximum = parse_number(match["value"]), parse_number(match["maximum"] or "")
                if value is not None and (maximum is None or value <= maximum) and not self._is_target(match.start("value")):
                    start = max(self.passage.comma_start(match.start()), match.start() - _LONGEST_LEAD)
                    end = max(match.end(), self.passage.clause_end(match.end()))
                    yield self._draft(
                        rule_id, match.span(), start, self.passage.closed(start, end), value=value, maximum=maximum
                    )

    def _verdicts(self) -> Iterator[Draft]:
        for match in self._matches("verdict"):
            verdict = "not_met" if match["not_met"] else "met"
            if not self._is_target(match.start()):
                start = max(self.passage.sentence_start(match.start()), match.start() - _LONGEST_STATEMENT)
                yield self._draft("verdict", match.span(), start, match.end(), verdict=verdict, negated=False)
        for match in self._matches("verdict-said"):
            if not self._is_target(match.start()):
                name = self.passage.raw[slice(*match.span("name"))] if match["name"] else None
                start = self._clause_start(match.start())
                yield self._draft("verdict-said", match.span(), start, match.end(), criterion=name)
        yield from self._bodies()
        yield from self._unmet()
        for match in self._matches("verdict-listed"):
            verdict, name = "not_met" if match["not_met"] else "met", self.passage.raw[slice(*match.span("name"))]
            if not self._is_target(match.end("name")):
                yield self._draft(
                    "verdict-listed", match.span(), match.start("name"), match.end(), verdict=verdict, criterion=name.strip()
                )

    def _bodies(self) -> Iterator[Draft]:
        """How a body did what it had to do, where a sentence or what a colon sets off begins with its name."""
        for match in self._matches("verdict-body"):
            start = max(self.passage.sentence_start(match.start()), self.passage.raw.rfind(":", 0, match.start()) + 1)
            opens = not match["name"] or _TIME_FIRST.fullmatch(self.passage.fold, start, match.start()) is not None
            if opens and not self._is_target(match.start()) and not self._is_target(match.end()):
                verdict = "not_met" if match["not_met"] else "met"
                name = clean(self.passage.raw[slice(*match.span("name"))]) if match["name"] else None
                yield self._draft("verdict-body", match.span(), match.start(), match.end(), verdict=verdict, subject=name)

    def _unmet(self) -> Iterator[Draft]:
        """What did not reach what it had to, but for where nobody, or nobody named, is meant."""
        for match in self._matches("verdict-unmet"):
            clause = self.passage.plain[
                max(self.passage.comma_start(match.start()), match.start() - _LONGEST_LEAD) : match.start()
            ]
            free = (
                self.rules["not-unmet?"].pattern.search(clause)
                or _FIGURE_BEHIND.match(self.passage.plain, match.end())
                or _WHOEVER.match(self.passage.plain, match.end())
            )
            aside = self.passage.raw.endswith("(", 0, match.start())  # `88,5% kế hoạch (chưa hoàn thành kế hoạch)`
            if not free and (aside or not self._is_target(match.start())):
                end = max(match.end(), self.passage.clause_end(match.end()))
                start = match.start() if aside else self._clause_start(match.start())
                yield self._draft("verdict-unmet", match.span(), start, end)


def _is_absence(subject: Subject) -> bool:
    """Whether a count is of those who were not there: `2/3 thành viên vắng mặt`."""
    return subject.word.startswith("vắng")


def is_led(rules: dict[str, Rule], before: str) -> bool:
    """Whether the folded words before a count say what was done to those counted: `kết nạp`, `tặng Giấy khen cho 5 tập thể và`."""
    return rules["led?"].pattern.search(_FURTHER.sub("", before)) is not None


def make_rules(catalogue: Catalogue) -> dict[str, Rule]:
    """The rules of `claims.toml` by id."""
    return {rule.id: rule for rule in catalogue.rules["claims"]}
