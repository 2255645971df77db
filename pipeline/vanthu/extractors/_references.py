"""Reading one citation: its kind to the left, its date, issuer and title to the right, and what it shares with its neighbours."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from vanthu.extractors import Context
from vanthu.extractors._organisations import Forms
from vanthu.extractors._reference_terms import Terms
from vanthu.text.dates import DateMatch
from vanthu.text.fold import fold
from vanthu.text.symbols import Symbol, even

_OF_PARLIAMENT = ("Luật", "Bộ luật", "Pháp lệnh", "Nghị quyết")
_NAMED = ("Luật", "Bộ luật", "Pháp lệnh")  # whose name may stand before the number
_ISSUED_WITH = re.compile(
    r"(?<!\w)kèm theo (?:các )?[^\W\d]+(?: [^\W\d]+){0,3}\s{0,2}:?\s{0,2}\Z"
)  # `kèm theo Quyết định số 5`
_NUMBER_NEXT_LINE = re.compile(r"(?<=[ (]số)\s?\n\s?\Z")  # `Tờ trình số` at the end of a line, its number on the next
_JOINED = re.compile(r"[-/]")
_SHORT_KIND = re.compile(r"(?:^|[\s(,])([A-ZĐ][A-ZĐTr]{1,3})\ {0,2}\Z")
_SENTENCE = re.compile(r"\.\s(?=[A-ZĐ])")
_BY_NUMBER = ("cited_by_number", "cited_by_so")
_AND_THE = re.compile(r" {0,2}(?:,|;|và|,? và) {1,2}(?:các )?")
_MOST_LISTED = 6
_LIST = re.compile(
    r"(?P<so>\ {1,2}\(?(?:số|so)\ ?:?)?\ {1,2}(?P<numbers>\d{1,5}[a-z]?(?:\ {0,2}(?:,|;|và|&|,\ và)\ {0,2}\d{1,5}[a-z]?(?![\w]))*)"
    r"(?:/(?P<year>(?:19|20)\d\d)(?!\d))?(?![\w])",
    re.VERBOSE,
)


@dataclass
class Citation:
    """One place where a document is cited. `start`–`end` is its quote, `head` where its number stands, `tail` where reading it ended."""

    start: int
    head: int
    end: int
    tail: int
    number: str | None = None
    year: int | None = None
    symbol: str | None = None
    form: str = "bare"
    kind: str | None = None
    kind_code: str | None = None
    worded: bool = False  # its own kind word stands right before it
    issued_on: str | None = None
    issuer: str | None = None
    title: str | None = None
    sure: float = 1.0


class Reader:
    """Reads the citations of one document."""

    def __init__(self, context: Context, terms: Terms) -> None:
        self.context, self.terms = context, terms
        self.forms = Forms(even(context.flow), context.plain, context.fold)
        self.plain = self.forms.plain
        self.dates = context.dates
        self._date_starts = [date.start for date in self.dates]
        self.symbols: list[Symbol] = [s for s in terms.grammar.find(context.flow) if s.form != "copy" and not self._own(s)]

        self._symbol_starts = [symbol.start for symbol in self.symbols]

    def _own(self, symbol: Symbol) -> bool:
        """The document's own number, and what is not its text; an annex read on to the recipients says what it was issued with."""
        zone = self.context.outline.zone_at(symbol.start)
        annexed = zone == "recipients" and _ISSUED_WITH.search(self.plain, max(symbol.start - 50, 0), symbol.start)
        return zone in ("number", "stamp", "recipients") and not annexed

    def matched(self, rule: str, text: str) -> re.Match[str] | None:
        found = self.terms.rules[rule]
        return found.search(fold(text) if found.matching == "fold" else text)

    def at(self, rule: str, offset: int) -> re.Match[str] | None:
        found = self.terms.rules[rule]
        return found.pattern.match(self.forms.fold if found.matching == "fold" else self.plain, offset)

    def clause_before(self, offset: int, length: int) -> str:
        """The plain text of the clause before `offset`, at most `length` characters."""
        low = max(offset - length, 0)
        window, raw = self.plain[low:offset], self.forms.even[low:offset]
        if broken := _NUMBER_NEXT_LINE.search(window):
            gap = " " * len(broken[0])
            window, raw = (text[: broken.start()] + gap for text in (window, raw))
        cut = max(raw.rfind(";"), raw.rfind("\n")) + 1
        for sentence in _SENTENCE.finditer(raw, cut):
            cut = sentence.end()
        return window[cut:]

    # ---------------------------------------------------------------------------------------- with a symbol

    def with_symbols(self) -> Iterator[Citation]:
        """A citation for each symbol that surely is one."""
        for symbol in self.symbols:
            start = symbol.start if symbol.number else self.plain.rfind("số", 0, symbol.end)
            cited = Citation(
                start, start, symbol.end, symbol.end, symbol.number or None, symbol.year, symbol.symbol, symbol.form
            )
            named = self._kind_before(cited, symbol) or bool(cited.kind)
            if self.context.document.text_source != "markup":  # a scan, or the text layer that an earlier OCR left
                cited.symbol = self.terms.grammar.repaired(symbol.symbol, (cited.worded and cited.kind_code) or "")
            if not cited.kind and symbol.kind_code:
                cited.kind = self.terms.kind_of_code(symbol.kind_code, symbol.form)
                cited.kind_code, cited.sure = symbol.kind_code, 0.95
            if self._is_sure(cited, symbol, named=named):
                self.read_on(cited)
                yield cited

    def _is_sure(self, cited: Citation, symbol: Symbol, *, named: bool) -> bool:
        if not symbol.number:
            return cited.worded
        joined = _JOINED.search(symbol.symbol) is not None
        if not joined and self.plain[symbol.start + len(symbol.number) : symbol.end].lstrip()[:1] == "-":
            return bool(cited.kind) and named  # 25-HĐBT, where the kind of document stands before it
        apart = re.match(r" {1,2}\w", self.plain[symbol.start + len(symbol.number) : symbol.end])
        if apart and (symbol.kind_code is None or "/" not in symbol.symbol):
            return cited.worded  # 26 CP, 05 TT-BTC
        ambiguous = symbol.kind_code in self.terms.grammar.issuers or not joined
        if symbol.form in ("old", "irregular", "letter") or ambiguous:
            known = bool(set(symbol.issuers) & self.terms.grammar.issuers)
            return named or (known and symbol.form == "letter")
        return True

    def _kind_before(self, cited: Citation, symbol: Symbol) -> bool:
        """Set the kind from the words before; whether the word số stands before the number."""
        before = self.clause_before(cited.head, 170)
        base = cited.head - len(before)
        so = self.matched("number_word_before", before)
        if so:
            cited.start = base + so.start()
        short = _SHORT_KIND.search(self.forms.even[max(cited.start - 8, 0) : cited.start])
        if short and short[1] in self.terms.by_code:
            cited.kind, cited.kind_code = self.terms.kind_named(short[1])
            cited.start, cited.worded = cited.start - len(short[0].lstrip(" (,\n")), True
        elif words := self._kind_words(base, cited.start, symbol):
            self._take_kind(cited, symbol, words, so=bool(so))
        return bool(so)

    def _kind_words(self, start: int, end: int, symbol: Symbol) -> list[re.Match[str]]:
        """The last kind before a number; two where they make one name (`Thông báo kết luận số 345-TB/TU`) that the code names."""
        words = self.terms.kinds(self.forms, start, end)[-2:]
        if len(words) == 2 and self.plain[words[0].end() : words[1].start()] == " ":
            first, last = (self._fits(symbol, self.terms.kind_named(word[0])[0]) for word in words)
            if first and not last:
                return words
        return words[-1:]

    def _take_kind(self, cited: Citation, symbol: Symbol, words: list[re.Match[str]], *, so: bool) -> None:
        start, end = words[0].start(), words[-1].end()
        name, code = self.terms.kind_named(self.forms.even[start : words[0].end()])
        gap = self.plain[end : cited.start].strip(" :.(-–")
        issuer_end = self.issuer_in(end) if gap else 0
        if not gap or (issuer_end and not self.plain[issuer_end : cited.start].strip(" ,:(")):
            cited.kind, cited.kind_code, cited.worded, cited.start = name, code, True, start
            if gap:
                link = self.at("issuer_link", end)
                cited.issuer = self.clean(link.end() if link else end, issuer_end)
        elif so and len(gap) <= 110 and self._fits(symbol, name) and not self.symbols_in(end, cited.head):
            cited.kind, cited.kind_code, cited.sure = name, code, 0.9
            if name not in _NAMED and re.fullmatch(
                r"[^\W\d]+(?: [^\W\d]+){0,3}", gap
            ):  # Nghị quyết chuyên đề số 8, Báo cáo thẩm định số 56
                cited.worded, cited.start, cited.sure = True, start, 1.0

    def _fits(self, symbol: Symbol, kind: str) -> bool:
        if symbol.form == "law":
            return kind in _OF_PARLIAMENT
        return symbol.kind_code is None or symbol.kind_code in self.terms.codes_of(kind)

    def symbols_in(self, start: int, end: int) -> int:
        """How many symbols start in a stretch of text."""
        return bisect_left(self._symbol_starts, end) - bisect_left(self._symbol_starts, start)

    def issuer_in(self, offset: int) -> int:
        """The end of the issuer in `Quyết định của UBND tỉnh số 5`, whose `của` is at `offset`; 0 when there is none."""
        link = self.at("issuer_link", offset)
        if not link:
            return 0
        end = self.terms.names.end(self.forms, link.end())
        return end if end > link.end() else 0

    def clean(self, start: int, end: int) -> str:
        return " ".join(self.context.flow[start:end].split())

    # ---------------------------------------------------------------------------------------- what follows

    def read_on_issuer(self, cited: Citation) -> None:
        """Read the issuer alone: `Luật … ngày … của Quốc hội`."""
        if issuer := self._issuer_at(cited.tail, listed=False):
            cited.issuer, cited.end, cited.tail = self.clean(*issuer), issuer[1], issuer[1]

    def read_on(self, cited: Citation) -> None:
        """Read date, issuer and title after a citation, in either order."""
        at = cited.tail
        for _ in range(3):
            if cited.issued_on is None and (date := self._date_at(at)):
                cited.issued_on, at = date.value, date.end
            elif cited.issuer is None and (issuer := self._issuer_at(at, listed=cited.issued_on is not None)):
                cited.issuer, at = self.clean(*issuer), issuer[1]
            else:
                break
        cited.end = max(cited.end, at)
        cited.tail = at
        if (title := self.at("title", at)) and not self.matched("basis_before", self.plain[at : title.end()]):
            cited.title = self._title(title.end() - len(title[0].lstrip(" ,")))

    def _title(self, start: int) -> str | None:
        raw = self.forms.even[start : start + 320]
        stop = re.search(r"[;\n)]|\.(?:\s|\Z)|\./|:\s{0,3}(?:\Z|\n)", raw)
        end = start + (stop.start() if stop else len(raw))
        for comma in re.finditer(r", {1,2}(?=\w)", self.forms.even[start:end]):  # …, UBND xã báo cáo như sau
            body = self.terms.names.end(self.forms, start + comma.end())
            capital = self.forms.even[start + comma.end()].isupper()
            if capital and body > start + comma.end() and self.at("title_end", body):
                end = start + comma.start()
                break
        return self.clean(start, end) or None

    def _date_at(self, offset: int) -> DateMatch | None:
        """The date of issue that follows at `offset`: a day, what is left of one (`ngày … tháng 5 năm 2021`), or `năm 2014`."""
        i = bisect_left(self._date_starts, offset)
        if i >= len(self.dates) or self.dates[i].precision not in ("day", "month_day", "month", "year") or self.dates[i].bare:
            return None
        date = self.dates[i]
        between = self.plain[offset : date.start]
        if len(between) > 60 or not self.terms.rules["date_link"].pattern.fullmatch(fold(between)):
            return None
        if "\n" in between and not self._same_line(offset, date.start, between):
            return None
        said = date.precision == "day" or "ngay" in fold(between) or self.forms.fold.startswith("ngay", date.start)
        of_year = self.plain.startswith("năm", date.start) and self.at("year_of_issue_after", date.end) and not between.strip()
        return date if said or of_year else None

    def _same_line(self, offset: int, start: int, between: str) -> bool:
        """Whether a date on the next line goes on with the citation: in one table cell, or after a small `ngày`."""
        blocks, i = self.context.outline.blocks, self.context.outline.block_at(offset - 1)
        if i >= 0 and blocks[i].kind == "cell":
            return i == self.context.outline.block_at(start)
        return self.forms.even.startswith("ngày", start - len(between) + between.find("ngày")) and "ngày" in between

    def _issuer_at(self, offset: int, *, listed: bool) -> tuple[int, int] | None:
        """The issuer that follows: after `của`, or in a table cell right after the date, even on the next line."""
        link = self.at("issuer_link", offset)
        if link:
            end = self.terms.names.end(self.forms, link.end())
            end = end if end > link.end() else self.terms.names.office_end(self.forms, link.end())
            return (link.end(), end) if end > link.end() else None
        gap = re.compile(r"[ ]{0,3}(?:[,(\-–]|\n)?[ ]{0,40}").match(self.plain, offset)
        if listed and gap and gap.end() > offset:
            end = self.terms.names.end(self.forms, gap.end())
            title = self.at("title", end)
            if title and "," in gap[0] and not title[0].lstrip(" ,").startswith("v"):
                title = None  # …, Phòng Giáo dục hướng dẫn: the subject of the sentence
            rest = re.compile(r"[ )]{0,3}(?:\Z|[\n.;(])").match(self.plain, end) or title
            if end > gap.end() and rest and self.forms.even[gap.end()].isupper():
                return gap.end(), end
        return None

    # ---------------------------------------------------------------------------------------- without a symbol

    def bare(self) -> Iterator[Citation]:
        """`Chỉ thị 35`, `Quyết định 33, 52 của UBND Tỉnh`, `Thông tư 08/2021`; `Nghị quyết số 10, 11 và 12-NQ/TU` shares its symbol."""
        for rule, forms in (
            ("cited_by_number", self.forms.fold),
            ("cited_by_so", self.forms.fold),
            ("short_kind", self.forms.even),
        ):
            for word in self.terms.rules[rule].matches(forms):
                found = _LIST.match(self.plain, word.end())
                if found and self.context.outline.zone_at(found.start("numbers")) == "number":
                    continue
                if found and (found["so"] or rule != "cited_by_so" or self._is_cited(word.start(), found.end())):
                    yield from self._listed(word, found)

    def _is_cited(self, start: int, offset: int) -> bool:
        """Whether a kind and a bare number from `start` to `offset` cite a document: its day or its issuer follows, maybe behind others."""
        if self.terms.rules["cited_in_clause"].pattern.match(self.forms.even, start):
            return True
        date = self._date_at(offset)
        return (date is not None and date.precision == "day") or bool(self.issuer_in(self._end_of_list(offset)))

    def _end_of_list(self, offset: int) -> int:
        """Where the citations end that go on at `offset`, each with its kind and number: `Kế hoạch 67, Chương trình 22 của Tỉnh ủy`."""
        for _ in range(_MOST_LISTED):
            joint = _AND_THE.match(self.plain, offset)
            further = joint and next(
                (w for rule in _BY_NUMBER if (w := self.terms.rules[rule].pattern.match(self.forms.fold, joint.end()))), None
            )
            found = _LIST.match(self.plain, further.end()) if further else None
            if not found:
                break
            offset = found.end()
        return offset

    def _listed(self, word: re.Match[str], found: re.Match[str]) -> Iterator[Citation]:
        numbers = list(re.finditer(r"\d{1,5}[a-z]?", found["numbers"]))
        base = found.start("numbers")
        shared = self._symbol_after(found.end()) or self._symbol_at(base + numbers[-1].start())
        kind, code = self.terms.kind_named(self.forms.even[word.start() : word.end()])
        cited: list[Citation] = []
        for i, number in enumerate(numbers):
            start, end = base + number.start(), base + number.end()
            if word[0] == "CT" and not re.fullmatch(r"\d{1,2}", number[0]):
                break  # CT 135 is a programme
            if self._symbol_at(start) or (not shared and self._counts(start, end, numbered=bool(found["so"]))):
                break
            year = int(found["year"]) if found["year"] and i == len(numbers) - 1 else None
            one = Citation(start if i else word.start(), start, end, end, number[0], year, kind=kind, kind_code=code, sure=0.9)
            one.worded = i == 0
            cited.append(one)
        if not cited or (not shared and self._symbol_at(cited[-1].end)):
            return
        for one in cited:
            if shared:
                one.symbol, one.form, one.year = shared.symbol, shared.form, shared.year
        if not shared:
            cited[-1].end = cited[-1].tail = found.end() if cited[-1].year else cited[-1].end
            self.read_on(cited[-1])
        yield from cited

    def _counts(self, start: int, end: int, *, numbered: bool) -> bool:
        """Whether the number is a quantity or a year."""
        year = self.plain[end : end + 1] == "/" and self.plain[end + 1 : end + 3] in ("19", "20")
        if (self.at("quantity_after", end) and not year) or (not year and self.plain[end : end + 1] in ("/", "-")):
            return True
        year = not numbered and bool(re.fullmatch(r"(?:19|20)\d\d", self.plain[start:end]))
        return year and not self.issuer_in(end)  # QĐ 1980 của Thủ tướng Chính phủ

    def _symbol_at(self, offset: int) -> Symbol | None:
        i = bisect_right(self._symbol_starts, offset) - 1
        return self.symbols[i] if i >= 0 and offset < self.symbols[i].end else None

    def _symbol_after(self, offset: int) -> Symbol | None:
        """The symbol that ends a list of numbers: `10, 11 và 12-NQ/TU`."""
        i = bisect_left(self._symbol_starts, offset)
        if i == len(self.symbols) or self.symbols[i].start > offset + 14:
            return None
        return self.symbols[i] if self.matched("joint", self.plain[offset : self.symbols[i].start]) else None
