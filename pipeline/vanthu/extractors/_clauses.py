"""The text of one block with its matching forms, cut into sentences and clauses."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from vanthu.catalogue import Catalogue, Rule
from vanthu.extractors import Context
from vanthu.language import norm, syllables, words
from vanthu.text.fold import plain
from vanthu.types import Span, value_class

# Each begins with the marks in question, so that only these are looked at: most letters of a line are none.
_SENTENCE_END = re.compile(r"[.!?;\n…](?:(?<=[;\n…])|(?=\s|$))")
_FULL_STOP = re.compile(r"[.!?\n…](?:(?<=[\n…])|(?=\s|$))")
_COMMA = re.compile(r"[,:](?:(?<=,)(?!\d)|(?<=:)(?=\s))")
_QUOTED = re.compile(r"“[^”\n]{0,80}”|\"[^\"\n]{0,80}\"")
_BRACKETED = re.compile(r"\([^()\n]{0,200}\)")
_LONGEST_CLAUSE = 700  # letters
_CLAUSE_END = re.compile(
    r"[.!?;\n…,](?:(?<=[;\n…])|(?<=[.!?])(?=\s|$)"
    r"|(?<=,)(?:(?<!\d,)|(?=\s))(?=\s{0,3}(?:(?i:trong đó|và|có|trên|gần|khoảng|từ|tăng|giảm|đạt|chiếm|còn|với)\s{1,2}){0,2}\d)"
    r"|(?<=,)(?=\s{0,3}(?i:không (?:có|để|xảy|còn|ghi|phát|xuất|tồn|nợ|tái)|không (?:[^\W\d]{1,9} ){1,3}nào|chưa (?:để|có|xảy|ghi|phát|xuất)|mỗi|từng|tất cả|toàn thể)\s))"
)
_LONGEST_SUBJECT = 120
_USUAL_SUBJECT = 56  # letters: segmenting costs time, and most subjects are shorter
_BRACKET = re.compile(r"[()]")
_LETTERS = re.compile(r"[^\W\d_]+(?:,? [^\W\d_]+){0,60}[ ,]{0,3}")
_ASIDE = re.compile(r"\([^()\n]{0,80}\)(?=\s{1,2}[^\W\d])")
_JOINTS = {",", "và", "hoặc", "hay", "các", "những", "cả", "từ", "của"}
_AND = re.compile(r"\s{0,2}(?:,|và(?!\w)|hoặc(?!\w)|hay(?!\w))\s{1,2}")
_NEVER_JOINED = {
    "đạt",
    "bị",
    "được",
    "có",
    "không",
    "chưa",
}  # predicates of one syllable that begin no other word behind a name
_LONGEST_PREDICATE, _PREDICATE_SYLLABLES = 60, 6
_SYLLABLE = re.compile(r"\w+|[^\w\s]")
_THREE_SYLLABLES = re.compile(r"(\S+\s+\S+)\s+(\S.*)")
_IN_A_NAME = re.compile(r"[\w/“”\"'-]")
_CLOSED = re.compile(r"[.;:()\n…]")


@value_class(frozen=True, slots=False)
class Passage:
    """A block's words: `raw` as printed with soft line breaks as spaces, `fold` and `plain` as long; `start` is its offset."""

    start: int
    raw: str
    fold: str
    plain: str

    @classmethod
    def of(cls, context: Context, span: Span) -> Passage:
        start, end = span
        return cls(start, context.flow[start:end], context.fold[start:end], context.plain[start:end])

    def form(self, rule: Rule) -> str:
        """The text in the form that `rule` reads."""
        return self.fold if rule.matching == "fold" else self.plain if rule.matching == "plain" else self.raw

    @cached_property
    def _unlisted(self) -> str:
        """The text, as long, with no semicolons inside brackets: `(Phòng Nội vụ; Phòng Tư pháp)` ends no sentence."""
        return _BRACKETED.sub(lambda aside: aside[0].replace(";", "_"), self.raw)

    @cached_property
    def _ends(self) -> list[int]:
        return [mark + 1 for mark in self._marks]

    @cached_property
    def _marks(self) -> list[int]:
        return [match.start() for match in _SENTENCE_END.finditer(self._unlisted)]

    @cached_property
    def _unquoted(self) -> str:
        """The text, as long, with no commas inside quotation marks: `“5 không, 3 sạch”` is one name."""
        return _QUOTED.sub(lambda quoted: quoted[0].replace(",", "_"), self.raw)

    @cached_property
    def _commas(self) -> list[int]:
        return [match.end() for match in _COMMA.finditer(self._unquoted)]

    def sentence_start(self, at: int) -> int:
        """Where the sentence that holds `at` begins."""
        return _last_to(self._ends, at)

    @cached_property
    def _stops(self) -> list[int]:
        return [match.end() for match in _FULL_STOP.finditer(self.raw)]

    def list_start(self, at: int) -> int:
        """Where the enumeration that holds `at` begins, whose parts are set off by semicolons."""
        return _last_to(self._stops, at)

    def list_end(self, at: int) -> int:
        """Where the enumeration that holds `at` ends, whose parts are set off by semicolons."""
        match = _FULL_STOP.search(self.raw, at)
        return match.start() if match else len(self.raw)

    def sentence_end(self, at: int) -> int:
        """Where the sentence that holds `at` ends, its mark left out."""
        i = bisect_left(self._marks, at)
        return self._marks[i] if i < len(self._marks) else len(self.raw)

    def comma_start(self, at: int) -> int:
        """Where the stretch between commas that holds `at` begins; a comma inside a number does not count."""
        return max(self.sentence_start(at), _last_to(self._commas, at))

    def clause_end(self, at: int) -> int:
        """Where the clause that begins at or before `at` ends; marks and spaces at its end left out."""
        furthest = min(len(self.raw), at + _LONGEST_CLAUSE)
        match = _CLAUSE_END.search(self._unquoted, at, furthest)
        end = match.start() if match else furthest
        closing = _unopened(self.raw, at, end)
        return at + len(self.raw[at:closing].rstrip(" ,:–-"))

    def closed(self, start: int, end: int) -> int:
        """`end`, or the place behind the bracket there that closes one opened since `start`."""
        opened = self.raw.count("(", start, end) > self.raw.count(")", start, end)
        return end + 1 if opened and self.raw.startswith(")", end) else end

    def span(self, start: int, end: int) -> Span:
        """The stretch without white space and bullets at its ends, as offsets into the document."""
        text = self.raw[start:end]
        lead = len(text) - len(text.lstrip(" \t\n-+*•–,:;."))
        return Span(self.start + start + lead, self.start + start + len(text.rstrip()))


def _last_to(ends: list[int], at: int) -> int:
    """The last of `ends` that is not behind `at`, or 0."""
    i = bisect_right(ends, at)
    return ends[i - 1] if i else 0


def _unopened(text: str, start: int, end: int) -> int:
    """The place of the first bracket that closes nothing opened since `start`, else `end`."""
    depth = 0
    for bracket in _BRACKET.finditer(text, start, end):
        depth += 1 if bracket[0] == "(" else -1
        if depth < 0:
            return bracket.start()
    return end


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The words that say who is claimed of and what is claimed: compared form → class."""

    claimants: dict[str, str]
    mishaps: dict[str, str]
    predicates: dict[str, str]
    wrongs: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, catalogue: Catalogue) -> Lexicon:
        def table(name: str) -> dict[str, str]:
            return {key: entry.code for entry in catalogue.gazetteers[name] for form in entry.forms for key in _keys(form)}

        return cls(table("claimants"), table("mishaps"), table("predicates"), table("wrongs"))

    def claimant(self, word: str) -> str:
        """The class of one who may be claimed of, or an empty string."""
        return _first_of(self.claimants, _keys(word)) or self.claimants.get(norm(word), "")

    def mishap(self, word: str) -> str:
        """The class of what may go wrong, or an empty string."""
        return _first_of(self.mishaps, _keys(word)) or self.mishaps.get(norm(word), "")

    def wrong(self, words: str) -> str:
        """The class of what is wrong with someone or something, or an empty string."""
        return _first_of(self.wrongs, _keys(words))

    def predicate(self, word: str) -> str:
        """The class of a word that is a predicate, or an empty string."""
        return _first_of(self.predicates, _keys(word))

    def may_be_predicate(self, syllable: str) -> bool:
        """Whether a predicate begins with `syllable`; most syllables begin none, and nothing longer need be looked up."""
        return not self._openings.isdisjoint(_openings(syllable))

    @cached_property
    def _openings(self) -> frozenset[str]:
        return frozenset(key[slice(*syllables(key)[0])] for key in self.predicates)


def _first_of(table: dict[str, str], keys: tuple[str, ...]) -> str:
    for key in keys:
        if key in table:
            return table[key]
    return ""


@lru_cache(maxsize=16384)
def _openings(syllable: str) -> tuple[str, str]:
    return plain(syllable), norm(syllable)


@lru_cache(maxsize=16384)
def _keys(word: str) -> tuple[str, ...]:
    """The forms under which a word is looked up: a single syllable only with its marks, for `có` is not `cô`, `đang` not `Đảng`."""
    marked = " ".join(plain(word).split())
    return (marked, norm(marked)) if " " in marked else (marked,)


@dataclass(frozen=True)
class Subject:
    """The words before a predicate: `text[:end]`; `predicate` is the class of the predicate, empty when none was found."""

    end: int
    predicate: str
    word: str = ""


def subject_of(text: str, lexicon: Lexicon, *, segment: Callable[[str], list[Span]] = words) -> Subject:
    """The subject that `text` begins with: its words up to the first one that is a predicate.

    Words, not syllables, decide: `học` in `học sinh` is no verb, in `học Đại học` it is. What stands in brackets in between is
    passed over: `cán bộ (kể cả hợp đồng) chấp hành`.
    """
    return _subject_of(text[:_LONGEST_SUBJECT], lexicon, segment)


@lru_cache(maxsize=2048)  # reports say the same of one group after the other
def _subject_of(text: str, lexicon: Lexicon, segment: Callable[[str], list[Span]]) -> Subject:
    text = _ASIDE.sub(lambda aside: " " * len(aside[0]), text)
    clause = _CLOSED.split(text, maxsplit=1)[0]
    if not clause or _said_plainly(clause, lexicon):
        return Subject(len(clause.rstrip(" ,")), "")
    if plain_subject := _named_and_said(clause, lexicon):
        return plain_subject
    if len(clause) > _USUAL_SUBJECT:
        head = clause[:_USUAL_SUBJECT].rsplit(" ", 1)[0]
        subject = _subject_in(head, segment(head), lexicon)
        if subject.predicate or subject.end < len(head.rstrip()):
            return subject
    return _subject_in(clause, segment(clause), lexicon)


def _said_plainly(clause: str, lexicon: Lexicon) -> bool:
    """Whether `clause` is words alone, none of which, however they are cut, is a predicate; cutting it decides nothing."""
    if not _LETTERS.fullmatch(clause):
        return False
    tokens = syllables(clause)
    return not any(_kind_at(clause, tokens[i : i + 3], lexicon)[0] for i in range(len(tokens)))


def _named_and_said(clause: str, lexicon: Lexicon) -> Subject | None:
    """The subject of a clause that names those claimed of and goes on with a word that is a predicate however words are cut.

    `cán bộ, công chức bị kỷ luật`, `chi bộ yếu kém`: cutting it into words would cost as much as all the rest and say the same.
    """
    at = 0
    while named := _claimant_at(clause, at, lexicon, single=True):
        if joint := _AND.match(clause, named):
            at = joint.end()
            continue
        tokens = syllables(clause[named : named + _LONGEST_PREDICATE])[:_PREDICATE_SYLLABLES]
        said = [Span(named + token.start, named + token.end) for token in tokens]
        if not said or not clause[named].isspace():
            return None
        kind, n = _kind_at(clause, said[:3], lexicon)
        if not kind or (n == 1 and clause[said[0].start : said[0].end].lower() not in _NEVER_JOINED):
            return None
        if kind == "ADVERB":
            return None
        return Subject(named, *_predicate(clause, said, lexicon))
    return None


def _subject_in(head: str, found: list[Span], lexicon: Lexicon) -> Subject:
    tokens = [piece for word in found for piece in _pieces(head, word, lexicon)]
    end, comma, joined = 0, -1, True
    for i, token in enumerate(tokens):
        if token.start < end:
            continue  # inside a claimant's name
        word = head[token.start : token.end]
        if word == ",":
            comma, joined = token.start, True
            continue
        if joined and (named := _claimant_at(head, token.start, lexicon)):
            end, comma, joined = named, -1, False
            continue
        joined = word.lower() in _JOINTS
        kind, _ = _kind_at(head, tokens[i : i + 3], lexicon)
        if kind and comma >= 0:
            return Subject(token.end if token.end == len(head.rstrip()) else end, "")  # `85% khá, giỏi`
        if kind:
            return Subject(end, *_predicate(head, tokens[i:], lexicon))
        if not _IN_A_NAME.match(head, token.start) or head[token.start].isdigit():
            return Subject(end, "")
        end, comma = token.end, -1
    return Subject(end, "")


def _claimant_at(text: str, at: int, lexicon: Lexicon, *, single: bool = False) -> int:
    """Where a claimant's name ends that begins at `at`, or 0: `tổ chức đảng` begins with no predicate.

    A name of one syllable may be the beginning of another word and counts only where a `single` one is asked for.
    """
    end = _claimant_end(text[at : at + 40], lexicon, 0 if single else 1)
    return at + end if end else 0


@lru_cache(maxsize=4096)
def _claimant_end(text: str, lexicon: Lexicon, fewest: int) -> int:
    ends = (last.end for last in reversed(syllables(text)[fewest:4]))
    return next((end for end in ends if lexicon.claimant(text[:end])), 0)


def _kind_at(text: str, tokens: list[Span], lexicon: Lexicon) -> tuple[str, int]:
    """The class of the predicate that begins with the first token, and how many tokens it is; `theo học` may be two."""
    first = _SYLLABLE.match(text, tokens[0].start)
    if first and not lexicon.may_be_predicate(first[0]):
        return "", 1
    for n in range(min(3, len(tokens)), 0, -1):
        kind = lexicon.predicate(text[tokens[0].start : tokens[n - 1].end])
        if kind:
            return kind, n
    return "", 1


def _predicate(text: str, tokens: list[Span], lexicon: Lexicon) -> tuple[str, str]:
    """The class and the words of the first predicate that is not an adverb; `đã được` is `được`."""
    at = 0
    while at < min(4, len(tokens)):
        kind, n = _kind_at(text, tokens[at:], lexicon)
        if kind != "ADVERB":
            return kind or "STATE", plain(text[tokens[at].start : tokens[at + n - 1].end])
        at += n
    return "STATE", ""


def _pieces(text: str, word: Span, lexicon: Lexicon) -> list[Span]:
    """`học sinh học`, taken for one word, is a claimant and a verb."""
    match = _THREE_SYLLABLES.fullmatch(text, *word)
    if match and norm(match[1]) in lexicon.claimants and lexicon.predicate(match[2]):
        return [Span(word.start, match.end(1)), Span(match.start(2), word.end)]
    return [word]
