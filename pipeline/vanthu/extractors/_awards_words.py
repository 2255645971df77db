"""The award vocabulary at work: which title stands where, and what the words beside it say of it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache

from vanthu.catalogue import Catalogue, Rule
from vanthu.extractors import Context
from vanthu.extractors._person_names import mended
from vanthu.language import Phrase, Phrases
from vanthu.text.fold import fold
from vanthu.text.numbers import parse_number
from vanthu.types import Finding, Span, Value

_LONGEST_NAME = 60
GUESS = 0.6  # confidence in a code that was concluded
_LEVELS = {
    "BK.BT": ((re.compile(r"thu tuong|^ttg|^ttcp|^chinh phu"), "BK.TTg"),),
    "DH.CO.BT": ((re.compile(r"thu tuong|^chinh phu"), "DH.CO.CP"), (re.compile(r"quan khu|quan doan"), "DH.CO.QK")),
}
_FLAGS = "DH.CO."
_REACHED = ("danh_hieu_phong_trao", "cong_nhan", "danh_gia_dang", "hộ gia đình", "thôn")
_GUESSED = {"DH.CSTD": "DH.CSTD.CS"}  # `chiến sĩ thi đua` without its level is the lowest one, unless more is said
_OF_TEAMS = {"DH.LDTT": "DH.TTLDTT"}


@dataclass(frozen=True, eq=False)  # one for each catalogue, told apart by identity: what is remembered is remembered for it
class Vocabulary:
    """The phrases of the award vocabulary and the rules that judge their neighbourhood."""

    find: Callable[[str], list[Phrase]]  # remembers: a row's title is looked for by its group, its cell and its part
    rules: dict[str, Rule]
    people: dict[str, Rule]
    personal: frozenset[str]  # codes of what persons get
    titled: frozenset[str]  # codes of titles of emulation, flags left out: they are reached, not handed over
    reached: frozenset[str]  # codes of what households, villages and party cells reach: so many of so many is a claim

    @classmethod
    def of(cls, catalogue: Catalogue) -> Vocabulary:
        entries = catalogue.gazetteers["awards"]
        return cls(
            lru_cache(maxsize=256)(Phrases((e.code, e.forms) for e in entries).find),
            {rule.id: rule for rule in catalogue.rules["awards"]},
            {rule.id: rule for rule in catalogue.rules["people"]},
            frozenset(e.code for e in entries if "cá nhân" in e.extra["object"]),
            frozenset(e.code for e in entries if e.extra["kind"] == "danh_hieu" and not e.code.startswith(_FLAGS)),
            frozenset(e.code for e in entries if e.extra["kind"] in _REACHED or e.extra["object"] in _REACHED),
        )

    def titles(self, text: str) -> list[Phrase]:
        """Awards named in `text`; nothing is looked up where no word of the vocabulary stands."""
        if not self.rules["trigger?"].pattern.search(fold(text)):
            return []
        found = (_several_badges(text, _with_rank(text, _without_verb(text, title))) for title in self.find(text))
        titles: list[Phrase] = []
        quoted = "“" in text or '"' in text
        for title in found:
            # `Cờ “Đảng bộ trong sạch, vững mạnh”` is one title
            named = quoted and titles and title and title.span.start < quote_end(text, titles[-1].span)
            if title and not named and self._is_title(text, title.span):
                titles.append(title)
        return titles

    def _is_title(self, text: str, span: Span) -> bool:
        """BK and GK are titles only in capitals, and before the one who gives them or among abbreviations alone: `CSTĐCS, GK`."""
        printed = text[span.start : span.end]
        if printed.lower() not in ("bk", "gk"):
            return True
        after = self.search("short-title-after?", text[span.end : span.end + 40]) if printed.isupper() else None
        return after is not None or (printed.isupper() and _SHORT_TITLES.fullmatch(text) is not None)

    def person(self, words: str, *, addressed: bool) -> str | None:
        """The person that `words` name, by the family name, without degrees; behind a form of address any name will do."""
        rules = ("addressed", "called") if addressed else ("addressed",)
        matches = (self.people[rule].pattern.fullmatch(f"ông {words}") for rule in rules)
        return next((match["name"] for match in matches if match), None)

    def groups(self, text: str) -> list[tuple[int, str]]:
        """The groups that `text` counts: `02 tập thể và 03 cá nhân`."""
        return [(number, text[group.start("who") : group.end("who")]) for number, group in self.counted(text)]

    def counted(self, text: str) -> list[tuple[int, re.Match[str]]]:
        """As `groups`, with their places."""
        found = self.rules["counted?"].pattern.finditer(fold(text))
        numbered = ((number_of(text[group.start("number") : group.end("number")]), group) for group in found)
        return [(number, group) for number, group in numbered if number is not None]

    def search(self, rule: str, text: str) -> re.Match[str] | None:
        """The first match of a rule in `text` as printed."""
        return _first(self.rules[rule], _form(self.rules[rule], text))

    def last(self, rule: str, text: str) -> re.Match[str] | None:
        """The last match of a rule in `text` as printed."""
        return _last(self.rules[rule], _form(self.rules[rule], text))


_QUOTE_OPENED = re.compile(r"[\"“][^\"”]*$")
_QUOTE_CLOSED = re.compile(r"[^\"”\n.;]{0,60}[\"”]")


def quote_end(raw: str, title: Span) -> int:
    """Where a title ends in which a quotation begins: `Cờ “Đơn vị dẫn đầu phong trào thi đua năm 2019”`."""
    opened = _QUOTE_OPENED.search(raw, *title)
    closed = _QUOTE_CLOSED.match(raw, title.end) if opened else None
    return closed.end() if closed else title.end


_SHORT_TITLES = re.compile(r"\s*(?:[A-ZĐ]{2,8}\s{0,2}[,;/+]?\s{0,2}){2,5}")  # a cell of them
_REACHED_FIRST = re.compile(r"đạt\s{1,3}", re.IGNORECASE)


def _without_verb(text: str, title: Phrase) -> Phrase:
    """The title without the verb that some forms begin with, so that it says who got them: `xã A đạt chuẩn nông thôn mới`."""
    verb = _REACHED_FIRST.match(text, title.span.start)
    return Phrase(title.code, Span(verb.end(), title.span.end)) if verb else title


_RANK = re.compile(
    r"\s{1,2}hạng\s{1,2}(?:nhất|nhì|ba|[iv]{1,3}|[1-3])(?!\w)(?:(?:,|\s(?:và|,))\s{0,2}(?:hạng\s)?(?:nhất|nhì|ba|[iv]{1,3}|[1-3](?!\s{1,2}(?!và\s)[^\W\d_]))(?!\w)){0,2}",
    re.IGNORECASE,
)


def _with_rank(text: str, title: Phrase) -> Phrase:
    """The title with its class, or its classes: `Huân chương Lao động hạng Nhì, Ba`."""
    rank = _RANK.match(text, title.span.end)
    return Phrase(title.code, Span(title.span.start, rank.end())) if rank else title


_BADGES = re.compile(
    r"(?:\s?(?:,|;|-|và|đến)\s?\d\d){1,9}\s{1,2}(?:(?:năm\s{1,2})?tuổi\s{1,2}đảng|năm(?=[\s.,;:)]|$))", re.IGNORECASE
)


def _several_badges(text: str, title: Phrase) -> Phrase | None:
    """The title up to the last number of `Huy hiệu 30, 40 năm tuổi Đảng`; a badge by its number alone, `huy hiệu 30 đồng chí`, is none."""
    if title.code != "KNC" or not text[title.span.end - 1].isdigit():
        return title
    more = _BADGES.match(text, title.span.end)
    return Phrase(title.code, Span(title.span.start, more.end())) if more else None


def _form(rule: Rule, text: str) -> str:
    """`text` in the form that the rule reads; the words beside one title are judged by many rules."""
    return text if rule.matching == "raw" else _folded(text) if rule.matching == "fold" else rule.form(text)


remembered = lru_cache(maxsize=64)  # the words around one title are looked at by who gives, who gets and whether it was given
_folded = remembered(fold)


@remembered
def _first(rule: Rule, text: str) -> re.Match[str] | None:
    return rule.search(text)


@remembered
def _last(rule: Rule, text: str) -> re.Match[str] | None:
    """The last match, found by going through all of them: what may begin earlier decides where the next one begins."""
    found = None
    for match in rule.matches(text):
        found = match
    return found


@dataclass
class Award:
    """An award in the making."""

    code: str
    label: str
    span: Span
    rule: str
    columns: dict[str, Value] = field(default_factory=dict)
    inferred: bool = False
    confidence: float = 1.0

    def finding(self, context: Context) -> Finding:
        columns: dict[str, Value] = {
            "year": None, "award": self.code, "label": self.label, "recipient": None, "issuer": None, "number": None, "symbol": None,
            "issued_on": None, "count": None, **self.columns,
        }  # fmt: skip
        if columns["recipient"] is not None:
            columns["recipient"] = mended(context, self.span, str(columns["recipient"]))
        return context.document.finding(
            "awards", columns, self.span, self.rule, inferred=self.inferred, confidence=self.confidence
        )


def settled(code: str, issuer: str, before: str) -> tuple[str, bool]:
    """The code once it is known who awarded (`issuer`) and to whom (`before`), and whether it was concluded, not printed.

    >>> settled("BK.BT", "Thủ tướng Chính phủ", ""), settled("DH.LDTT", "", "Tập thể đạt danh hiệu "), settled("DH.CSTD", "", "")
    (('BK.TTg', False), ('DH.TTLDTT', False), ('DH.CSTD.CS', True))
    """
    for pattern, higher in _LEVELS.get(code, ()):
        if pattern.search(fold(issuer)):
            return higher, False
    if code in _OF_TEAMS and fold(before).rfind("tap the") > fold(before).rfind("ca nhan"):
        return _OF_TEAMS[code], False
    return (_GUESSED[code], True) if code in _GUESSED else (code, False)


def year_in(vocabulary: Vocabulary, text: str) -> int | None:
    """The year of achievement that `text` names; of a school year the last."""
    if not _YEAR.search(text):
        return None
    match = vocabulary.search("year?", _PERIOD.sub(lambda period: " " * len(period[0]), text))
    return int(match["last"] or match["year"]) if match else None


_YEAR = re.compile(r"(?:19|20)\d\d")
_PERIOD = re.compile(  # in which somebody earned it; no year of an award
    r"từ\s(?:năm\s)?(?:học\s)?\d{4}(?:\s?[-–]\s?\d{4})?\s(?:đến|tới)\s(?:năm\s)?(?:học\s)?\d{4}(?:\s?[-–]\s?\d{4})?",
    re.IGNORECASE,
)
_YEARS = re.compile(r"(?<![\d/.-])(?:19|20)\d\d(?:\s{0,2}(?:,|;|va|&)\s{0,2}(?:nam\s{1,2})?(?:19|20)\d\d){1,9}(?![\d/.-]\d)")


_SCHOOL_YEARS = re.compile(
    r"(?<![\d/.-])(?:19|20)\d\d\s?-\s?(?:19|20)\d\d(?:\s{0,2}(?:,|;|va|&)\s{0,2}(?:nam hoc )?(?:19|20)\d\d\s?-\s?(?:19|20)\d\d){1,9}"
)


def years_in(text: str) -> list[int]:
    """The years of a list: `Năm 2021, 2022:`; none where a single year is named, of school years the last.

    >>> years_in("Năm 2021, 2022 và 2023: "), years_in("Năm 2021: "), years_in("(2018, 2019) đạt")
    ([2021, 2022, 2023], [], [2018, 2019])
    >>> years_in("các năm học 2017-2018, 2018 - 2019"), years_in("năm học 2017-2018")
    ([2018, 2019], [])
    """
    if len(_YEAR.findall(text)) < 2:
        return []
    school = _SCHOOL_YEARS.search(_folded(text))
    if school:
        return [int(year) for year in re.findall(r"-\s?(\d{4})", school[0])]
    match = _YEARS.search(_folded(text))
    return [int(year) for year in re.findall(r"\d{4}", match[0])] if match else []


_JOINT_LAST = re.compile(r"\s(?:và|cùng)$")
_GIVER_INSIDE = re.compile(r"\s(?:của\s|(?=(?:Thủ tướng|Chính phủ|Quân khu|(?-i:Bộ))(?!\w)))", re.IGNORECASE)


def issuer_in(vocabulary: Vocabulary, before: str, after: str, label: str = "") -> str | None:
    """Who awarded: `được … tặng` in front of the title, or `của …` behind it or in its `label`."""
    inside = _GIVER_INSIDE.search(label)
    after = label[inside.start() :] + after if inside else after
    match = vocabulary.search("issuer-after?", after)
    if match:
        return _JOINT_LAST.sub("", " ".join(after[match.start("issuer") : match.end("issuer")].split()))
    match = vocabulary.last("issuer-before?", before)
    if match:
        return " ".join(before[match.start("issuer") : match.end("issuer")].split())
    match = vocabulary.search("issuer-behind?", after)
    return " ".join(after[match.start("issuer") : match.end("issuer")].split()) if match else None


_TWO_CAPITALS = re.compile(r"[A-ZÀ-ỸĐ]\w{0,7}\s{1,2}[A-ZÀ-ỸĐ]")  # as a name has; much cheaper than the rule


def name_in(vocabulary: Vocabulary, text: str) -> str | None:
    """A person named after `cá nhân`, `đồng chí` and the like."""
    match = vocabulary.search("named?", text) if _TWO_CAPITALS.search(text) else None
    return " ".join(match["name"].split())[:_LONGEST_NAME] if match else None


@dataclass(frozen=True, slots=True)
class Counted:
    """How many were awarded, and what they are called: `05 cá nhân`."""

    number: int
    who: str | None = None


_NAME_BEFORE = re.compile(r"\w,?\s[A-ZĐÀ-Ỹ][^\W\d_]*\s$|(?i:(?<!\w)(?:số|lớp|khối|thôn|ấp|xóm|bản|khu|tổ|quý)\s$)")


def count_in(vocabulary: Vocabulary, before: str, after: str) -> Counted | None:
    """How many were awarded: a number before the title, before those who got it, or behind a colon."""
    for rule, text, first in (("count-before?", before, True), ("count-after?", after, True), ("count-of?", before, False)):
        match = vocabulary.search(rule, text) if first else vocabulary.last(rule, text)
        number = number_of(text[match.start("number") : match.end("number")]) if match else None
        if (
            match
            and number is not None
            and not (first and rule == "count-before?" and _NAME_BEFORE.search(text, 0, match.start("number")))
        ):
            who = text[match.start("who") : match.end("who")] if match["who"] else None
            return Counted(number, " ".join(who.split()) if who else group_behind(vocabulary, after))
    return None


def group_behind(vocabulary: Vocabulary, after: str) -> str | None:
    """Who is meant where the number stands before the title: `28 Giấy khen tập thể`, `03 Bằng khen cho cá nhân`."""
    match = vocabulary.search("group-behind?", after)
    return " ".join(after[match.start("who") : match.end("who")].split()) if match else None


def number_of(printed: str) -> int | None:
    """The number that digits or words say; a word in other letters is none: `bà Trương` reads like `ba trường`.

    >>> number_of("1.250"), number_of("Năm"), number_of("mười hai"), number_of("bà")
    (1250, 5, 12, None)
    """
    number = parse_number(printed)
    return None if number is None else int(number)


def decision(context: Context, inside: Span, after: int) -> dict[str, Value]:
    """Number, symbol, day and issuer of the decision cited in `inside`, the nearest behind `after` first."""
    cited = _cited(context, inside)
    return _said_of(min(cited, key=lambda f: _distance(f, after))) if cited else {}


def decisions(context: Context, inside: Span) -> list[dict[str, Value]]:
    """Number, symbol, day and issuer of each decision cited in `inside`."""
    return [_said_of(finding) for finding in _cited(context, inside)]


def any_cited(context: Context) -> bool:
    """Whether the document cites any decision."""
    return bool(context.made(_decisions_cited))


def _distance(finding: Finding, after: int) -> tuple[bool, int]:
    start = finding.evidence.span.start
    return start < after, abs(start - after)


def _said_of(cited: Finding) -> dict[str, Value]:
    found: dict[str, Value] = {key: cited.columns.get(key) for key in ("number", "symbol", "issued_on")}
    return found | ({"issuer": cited.columns["issuer"]} if cited.columns.get("issuer") else {})


def _cited(context: Context, inside: Span) -> list[Finding]:
    """The decisions cited in a stretch, in the order of the text."""
    all_cited = context.made(_decisions_cited)
    first, last = (bisect_left(all_cited, at, key=_start) for at in inside)
    return all_cited[first:last]


def _start(finding: Finding) -> int:
    return finding.evidence.span.start


def _decisions_cited(context: Context) -> list[Finding]:
    cited = (f for f in context.of("references") if f.columns.get("number") and f.columns.get("kind_code") in ("QĐ", None))
    return sorted(cited, key=_start)
