"""The words of staff categories as a trie, and the marks that the words of a block get from it and from the rules."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from vanthu.catalogue import Catalogue, Entry, Rule
from vanthu.text.fold import fold, plain
from vanthu.text.needed import Sieve
from vanthu.text.numbers import Quantity, find_numbers, find_ratios, parse_number
from vanthu.types import Span, value_class

_WORD = re.compile(r"\S+")
_TOKEN = re.compile(r"[^\W\d_]\.?/[^\W\d_]\w*|\w+|[^\w\s]")
# In a mark's code: C category, U people unit, N number, R ratio, P percent, and the marks of `data/rules/staff_counts.toml`.
_SIGNS = {
    ";": "s",
    ":": "c",
    ",": "s",
    "(": "L",
    "[": "L",
    ")": "E",
    "]": "E",
    "-": "-",
    "–": "-",
    "—": "-",
    "+": "s",
    "/": "/",
    "*": "s",
    "|": "s",
    "•": "s",
    "▪": "s",
    "●": "s",
    "►": "s",
}
_WITH_I = {"ý": "í", "ỹ": "ĩ", "ỷ": "ỉ"}
_WITH_Y = {i: y for y, i in _WITH_I.items()}
_FINAL_Y = re.compile(r"(?<=[lks])[ýỹỷ](?!\w)")
_FINAL_I = re.compile(r"(?<=[lks])[íĩỉ](?!\w)")
_LETTER = re.compile(r"\w")
_SIGN = re.compile(r"[:,;(\[)\]+*|/•▪●►–—-]")
_SENTENCE_END = re.compile(r"[.!?…]+(?=\s|$)")
_LEADER = re.compile(r"(?:\.{3,}|…{1,60}|_{3,})(?=\s?\d)")  # the dots between a label and its number

# Small numbers in words, read only in front of people: "tám cán bộ", "ba nữ"; "một" and "năm" only where a count is expected.
_SMALL = re.compile(
    r"(?<![\w/])(?:(?:hai|ba|bốn|sáu|bảy|bẩy|tám|chín)|(?:(?<=có )|(?<=: )|(?<=gồm )|(?<=đó )|(?<=là )|(?<=và ))(?:một|năm))(?= )"
)
# `1.245 đoàn viên/1.260 lao động`: a number right behind the slash behind what was counted before it.
_SLASHED = re.compile(r"(?<=[^\W\d_]{2}/)(?:\d{1,3}(?:\.\d{3}){1,2}|\d{1,5})(?= [^\W\d_])")
_MOST_WORDS, _LONGEST_WORD = 1 << 14, 24  # of words whose tokens are remembered
_MOST_TEXTS = 256  # whose terms are remembered: a block is asked for more than once
_COMPARING = ("hơn", "trên", "dưới", "gần", "khoảng", "chừng", "từ", "đến", "quá", "hoặc", "thứ", "tháng", "lớp")


@value_class(frozen=True, slots=True)
class Mark:
    """What a stretch of a block is: its code, its place in the squeezed text, and the categories or the number it stands for."""

    code: str
    start: int
    end: int
    codes: tuple[str, ...] = ()
    quantity: Quantity | None = None
    whole: int | float | None = None
    weak: bool = False
    short: bool = False  # an abbreviation with other meanings, to be read only in its dimension
    dimension: str = ""
    several: bool = False  # groups or levels counted together: `cao đẳng, đại học`


@dataclass
class _Node:
    children: dict[str, _Node] = field(default_factory=dict)
    codes: tuple[str, ...] = ()
    form: str = ""
    weak: bool = False
    short: bool = False


class _Tokens(dict[str, tuple[list[str], list[str]]]):
    """The tokens of a word between blanks, folded and as printed, remembered: reports say the same few thousand words."""

    def __missing__(self, word: str) -> tuple[list[str], list[str]]:
        folded, capitals = fold(word), word.replace("Ð", "Đ").replace("Ɖ", "Đ")
        places = [token.span() for token in _TOKEN.finditer(word)]
        made = [folded[start:end] for start, end in places], [capitals[start:end] for start, end in places]
        if len(word) <= _LONGEST_WORD:
            if len(self) >= _MOST_WORDS:
                self.clear()
            self[word] = made
        return made

    def of(self, text: str) -> tuple[list[str], list[str]]:
        """All tokens of `text`, folded and as printed."""
        keys: list[str] = []
        raw: list[str] = []
        for word in text.split(" "):
            folded, printed = self[word]
            keys += folded
            raw += printed
        return keys, raw


@dataclass(frozen=True)
class Lexicon:
    """Category words by their folded tokens, abbreviations by their letters as printed, and the rules that mark the rest."""

    words: _Node
    letters: _Node
    units: _Node
    posts: _Node
    rules: tuple[Rule, ...]
    merged: Mapping[frozenset[str], str]
    entries: Mapping[str, Entry]
    unions: tuple[Rule, ...]  # the words that tell whose members `đoàn viên` are
    others: Rule  # the words for pupils, inhabitants and others who are no staff
    collectives: Rule  # the words for organisations, tasks and the like, which are rated as people are
    bodies: Rule  # the words for boards, teams and leaders, who are people
    organisations: Rule  # the words for organisations that have staff
    tokens: _Tokens = field(default_factory=_Tokens, repr=False, compare=False)
    _known: dict[tuple[str, bool], tuple[Mark, ...]] = field(default_factory=dict, repr=False, compare=False)

    def terms(self, text: str, *, scanned: bool) -> tuple[Mark, ...]:
        """Category words and people units of `text` (squeezed), the longest at each place."""
        known = self._known.get((text, scanned))
        if known is None:
            if len(self._known) >= _MOST_TEXTS:
                self._known.clear()
            known = self._known[text, scanned] = tuple(self._terms(text, scanned=scanned))
        return known

    def _terms(self, text: str, *, scanned: bool) -> Iterator[Mark]:
        keys, raw = self.tokens.of(text)
        begins_word, begins_letters = self.first_keys, self.letters.children
        sources = ((self.words, keys, "C"), (self.letters, raw, "C"), (self.units, keys, "U"), (self.posts, keys, "x"))
        places: list[tuple[int, int]] = []
        past = 0
        for i, key in enumerate(keys):
            if i < past or not (key in begins_word or raw[i] in begins_letters):
                continue
            mark = None
            for root, names, code in sources:
                found = _longest(root, names, i) if names[i] in root.children else None
                if found is None:
                    continue
                places = places or [token.span() for token in _TOKEN.finditer(text)]
                node, last = found
                start, end = places[i][0], places[last - 1][1]
                if mark is not None and end <= mark.end:
                    continue
                if root is self.letters or same_printed(text[start:end], node.form, scanned=scanned):
                    mark, past = Mark(code, start, end, node.codes, weak=node.weak, short=node.short), last
            if mark is not None:
                yield mark

    def may_name_category(self, text: str, *, scanned: bool) -> bool:
        """Whether words or a rule find a category in `text` (squeezed)."""
        if any(mark.code == "C" for mark in self.terms(text, scanned=scanned)):
            return True
        lowered = plain(text)
        return any(rule.search(lowered) for rule in self.rules if rule.set["mark"] == "C")

    @cached_property
    def sieve(self) -> Sieve:
        """Which of the rules may match a text."""
        return Sieve([rule.pattern for rule in self.rules])

    @cached_property
    def first_keys(self) -> Collection[str]:
        """The folded tokens that words of categories, units and posts begin with."""
        return {*self.words.children, *self.units.children, *self.posts.children}


def _longest(root: _Node, names: list[str], i: int) -> tuple[_Node, int] | None:
    node, found = root, None
    for j in range(i, len(names)):
        child = node.children.get(names[j])
        if child is None:
            break
        node = child
        if node.codes:
            found = (node, j + 1)
    return found


def same_printed(printed: str, form: str, *, scanned: bool) -> bool:
    """Whether `printed`, equal to `form` when folded, may stand for it: the same letters, or marks lost altogether or by OCR.

    >>> same_printed("Số cấp", "sơ cấp", scanned=False), same_printed("So cap", "sơ cấp", scanned=False)
    (False, True)
    >>> same_printed("dáng viên", "đảng viên", scanned=True), same_printed("Trung cãp", "trung cấp", scanned=True)
    (True, True)
    >>> same_printed("Năm", "nam", scanned=True)
    False
    """
    a, b = plain(" ".join(printed.split())), plain(form)
    if a == b or a.isascii():
        return True
    different = sum(x != y for x, y in zip(a, b, strict=False)) + abs(len(a) - len(b))
    return scanned and len(form) > 3 and different <= max(1, len(form) // 4)


def _add(root: _Node, keys: list[str], code: str, form: str, *, weak: bool, short: bool = False) -> None:
    node = root
    for key in keys:
        node = node.children.setdefault(key, _Node())
    if code not in node.codes:
        node.short = short and (node.short or not node.codes)
        node.weak = weak and (node.weak or not node.codes)
        node.codes, node.form = (*node.codes, code), node.form or form


def _tokens(form: str) -> list[str]:
    return _TOKEN.findall(form)


def _spellings(form: str) -> dict[str, None]:
    """`quản lý` and `quản lí`, `thạc sĩ` and `thạc sỹ`: both spellings of a final i are in use."""
    return dict.fromkeys((form, _FINAL_Y.sub(lambda y: _WITH_I[y[0]], form), _FINAL_I.sub(lambda i: _WITH_Y[i[0]], form)))


def lexicon_of(catalogue: Catalogue) -> Lexicon:
    """The lexicon of `catalogue`."""
    words, letters, people, posts = _Node(), _Node(), _Node(), _Node()
    categories = catalogue.gazetteers["staff_categories"]
    for entry in categories:
        for form in (spelled for own in entry.forms for spelled in _spellings(own)):
            _add(words, [fold(t) for t in _tokens(form)], entry.code, form, weak=False)
        for form in (spelled for own in filter(None, entry.extra["weak"].split(";")) for spelled in _spellings(own)):
            _add(words, [fold(t) for t in _tokens(form)], entry.code, form, weak=True)
        for form in filter(None, entry.extra["abbreviations"].split(";")):
            _add(letters, _tokens(form), entry.code, form, weak=len(form) < 3 and entry.code.startswith("STAFF."))
        for form in filter(None, entry.extra["short"].split(";")):
            _add(letters, _tokens(form), entry.code, form, weak=False, short=True)
    fields = [form for entry in catalogue.gazetteers["staff_fields"] for form in entry.forms]
    for entry in categories:
        if entry.code.startswith("EDU."):
            degrees = [form for form in entry.forms if form.count(" ") == 1]
            for form in (spelled for own in degrees for field in fields for spelled in _spellings(f"{own} {field}")):
                _add(words, [fold(t) for t in _tokens(form)], entry.code, form, weak=False)
            for form in (f"{own} {field}" for own in entry.extra["before_field"].split(";") if own for field in fields):
                _add(letters, _tokens(form), entry.code, form, weak=False)
    for entry in catalogue.gazetteers["staff_units"]:
        for form in entry.forms:
            _add(people, [fold(t) for t in _tokens(form)], entry.code, form, weak=False)
    for entry in catalogue.gazetteers["posts"]:
        for form in entry.forms:
            if not form.isupper():  # people counted by their post have no category: they are said, not counted
                _add(posts, [fold(t) for t in _tokens(form)], "none", form, weak=False)
    merged = {frozenset(e.extra["parts"].split("+")): e.code for e in categories if e.extra["parts"]}
    rules = tuple(rule for rule in catalogue.rules["staff_counts"] if "mark" in rule.set)
    unions = tuple(rule for rule in catalogue.rules["staff_counts"] if rule.id in ("union-words", "youth-words"))
    named = {rule.id: rule for rule in catalogue.rules["staff_counts"]}
    entries = {entry.code: entry for entry in categories}
    return Lexicon(
        words,
        letters,
        people,
        posts,
        rules,
        merged,
        entries,
        unions,
        named["population"],
        named["collectives"],
        named["bodies"],
        named["organisation"],
    )


def last_union(text: str, lexicon: Lexicon) -> str:
    """The category of the members of the union that `text` (plain) names last; empty where it names none."""
    return max(((m.end(), str(rule.set["code"])) for rule in lexicon.unions for m in rule.matches(text)), default=(0, ""))[1]


def marks_of(text: str, lexicon: Lexicon, *, scanned: bool, numberless: bool = False) -> list[Mark]:
    """The marks of a squeezed text, left to right without overlap: the longest at each place, numbers and categories first.

    Nothing for a text without category words, nor for one without numbers unless `numberless`.
    """
    terms = lexicon.terms(text, scanned=scanned)
    if not (numberless or terms):
        return []
    lowered = plain(text)
    found = list(_numbers(text, lowered))
    if not (numberless or any(map(_may_count, found)) or _SMALL.search(lowered)):
        return []
    found += [*terms, *_small_numbers(lowered, terms)]
    for index in lexicon.sieve.of(lowered):
        rule = lexicon.rules[index]
        found += [_marked(rule, m) for m in rule.matches(lowered) if m.end() > m.start()]
    found += [Mark(_SIGNS[m[0]], m.start(), m.end()) for m in _SIGN.finditer(text)]
    found += [Mark(".", m.start(), m.end()) for m in _SENTENCE_END.finditer(text)]
    found += [Mark("c", m.start(), m.end()) for m in _LEADER.finditer(text)]
    found.sort(key=lambda mark: (mark.start, -mark.end, "cMCU".find(mark.code) % 9, -len(mark.codes) * (mark.code == "x")))
    return list(_with_words(text, found))


def _marked(rule: Rule, match: re.Match[str]) -> Mark:
    codes = tuple(filter(None, str(rule.set.get("code", "")).split(";")))
    return Mark(
        str(rule.set["mark"]), match.start(), match.end(), codes=codes, weak=bool(rule.set.get("weak", False)),
        dimension=str(rule.set.get("dimension", "")), several=bool(rule.set.get("several", False)),
    )  # fmt: skip


def _may_count(mark: Mark) -> bool:
    """Whether a number can be one of people: not a share, a decimal or a year."""
    if mark.code == "N" and mark.quantity is not None:
        value = mark.quantity.value
        year = (
            1900 <= value <= 2100 and mark.quantity.numeral.end - mark.quantity.numeral.start == 4
        )  # no year is printed as 1.946
        return mark.quantity.value_max is None and value == int(value) and not year
    return mark.code == "R"


def _with_words(text: str, found: list[Mark]) -> Iterator[Mark]:
    """`found` without overlaps; a word that nothing explains is an `x`, or an `A` where it has a capital letter."""
    at, opens = 0, True
    for mark in found:
        if mark.start < at:
            continue
        for word in _plain_words(text, at, mark.start):
            yield replace(word, code="x") if opens else word
            opens = False
        yield mark
        at, opens = mark.end, mark.code in ".c-s"
    yield from _plain_words(text, at, len(text))


def _plain_words(text: str, start: int, end: int) -> Iterator[Mark]:
    """The words between marks; a capital letter makes a name of one, but for the word that opens a clause."""
    if text[start:end] in ("", " "):
        return
    for word in _WORD.finditer(text, start, end):
        name = word[0][0].isupper() and not word[0].isupper()
        if _LETTER.search(word[0]):
            yield Mark("A" if name else "x", word.start(), word.end())


def _small_numbers(lowered: str, terms: Sequence[Mark]) -> Iterator[Mark]:
    """`tám cán bộ`, `hai người`: numbers of one syllable right before people."""
    starts = {term.start for term in terms}
    for match in _SMALL.finditer(lowered):
        value = parse_number(match[0])
        compared = lowered[max(match.start() - 12, 0) : match.start()].rstrip().endswith(_COMPARING)
        if value is not None and match.end() + 1 in starts and not compared:
            quantity = Quantity(value, None, "=", *match.span(), False, Span(*match.span()), True)
            yield Mark("N", *match.span(), quantity=quantity)


def _numbers(text: str, lowered: str) -> Iterator[Mark]:
    for quantity in find_numbers(text, lowered=lowered):
        yield Mark("P" if quantity.percent else "N", quantity.start, quantity.end, quantity=quantity)
    for slashed in _SLASHED.finditer(lowered):
        value = parse_number(slashed[0])
        if value is not None:
            quantity = Quantity(value, None, "=", *slashed.span(), False, Span(*slashed.span()), False)
            yield Mark("N", *slashed.span(), quantity=quantity)
    for ratio in find_ratios(lowered):
        yield Mark("R", ratio.start, ratio.end, whole=ratio.whole)
