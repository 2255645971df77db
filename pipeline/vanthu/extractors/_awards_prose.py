"""Awards in sentences: `01 đồng chí được tặng giấy khen của …`, `04 chiến sĩ thi đua cấp cơ sở`, `đạt trong sạch, vững mạnh`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.extractors import Context
from vanthu.extractors._awards_words import GUESS, Award, Vocabulary, count_in, decision, issuer_in, name_in, settled, year_in
from vanthu.extractors._clauses import Lexicon, Passage, subject_of
from vanthu.language import Phrase
from vanthu.text.fold import fold
from vanthu.types import Block, Span, Value

_OPENING = re.compile(
    r"[\s\-+*•–\"“(]*(?:[a-zđ\d]{1,2}[.)]\s*)?(?:năm(?: học)? [\d\s-]{4,12}[:|,]?\s*)?(?:danh hiệu\s*)?[\"“(]?\s*$",
    re.IGNORECASE,
)
_GLUE = re.compile(r"[\s,;:\"“”'()]*(?:(?:và|hoặc|danh hiệu|đạt|thưởng|được|tặng)\s+)*[\"“]?$")
_LONGEST_BODY = 60
_READ_ON = 80
_LONGEST_BEFORE = 400  # letters of a sentence on either side of a title that are read
_NUMBER = re.compile(
    r"(?<![\w/.,%-])(?!(?:19|20)\d\d\s)(\d{1,3}(?:\.\d{3})*|\d{4})(?:/\d[\d.]*)?\s(?=[^\W\d])(?!(?:tháng|năm|ngày)\s)"
)
_WISHED = re.compile(r"(?<![a-z])(?:phan dau|de nghi|dang ky|kien nghi|du kien|se|muc tieu|chi tieu)(?![a-z])")
_WISH_REACH = 40  # such a word near the start of a sentence governs all of it


def in_prose(context: Context, vocabulary: Vocabulary, block: Block, *, listed: bool) -> Iterator[Award]:
    """Awards granted in a block. `listed`: the block stands under a heading about awards, where a title alone is an award."""
    passage = Passage.of(context, block.span)
    lexicon = context.catalogue.made(Lexicon.of)
    granted_before: Phrase | None = None
    for title in vocabulary.titles(passage.raw):
        start = max(passage.sentence_start(title.span.start), title.span.start - _LONGEST_BEFORE)
        end = min(passage.sentence_end(title.span.end), title.span.end + _LONGEST_BEFORE)
        before, after = passage.raw[start : title.span.start], passage.raw[title.span.end : end]
        chained = granted_before is not None and granted_before.span.end > start and _GLUE.fullmatch(
            passage.raw[granted_before.span.end : title.span.start]
        )  # fmt: skip
        if not chained and (_is_share(lexicon, before) or not _is_granted(vocabulary, before, after, listed=listed)):
            continue
        granted_before = title
        yield _award(context, vocabulary, passage, title, (start, end))


def _is_share(lexicon: Lexicon, before: str) -> bool:
    """Whether a percentage got the title: `100% gia đình cán bộ, công chức đạt danh hiệu …` is a claim, not an award."""
    _, percent, rest = before.rpartition("%")
    subject = subject_of(rest, lexicon) if percent else None
    return subject is not None and bool(subject.predicate) and "," not in rest[subject.end :]


def _is_granted(vocabulary: Vocabulary, before: str, after: str, *, listed: bool) -> bool:
    """Whether the words before a title say that somebody got it, and no later word says that it is only wished for."""
    if _WISHED.search(fold(before[:_WISH_REACH])):
        return False
    wished = vocabulary.last("not-granted?", before)
    if vocabulary.search("count-before?", before):
        return wished is None or wished.end() < len(before) - 40
    granted = vocabulary.last("granted?", before)
    if granted and (wished is None or wished.end() <= granted.end()):
        return True
    opens = _OPENING.fullmatch(before) is not None
    return opens and (listed or vocabulary.search("count-after?", after) is not None)


def _award(context: Context, vocabulary: Vocabulary, passage: Passage, title: Phrase, sentence: tuple[int, int]) -> Award:
    start, end = sentence
    before, after = passage.raw[start : title.span.start], passage.raw[title.span.end : end]
    clause = max(passage.comma_start(title.span.start), start)
    near = passage.raw[clause : title.span.start]
    subject, gives = _subject(vocabulary, before)
    issuer = issuer_in(vocabulary, before, after) or (subject if gives else None)
    code, inferred = settled(title.code, issuer or "", before)
    at = passage.start
    columns: dict[str, Value] = {
        "year": year_in(vocabulary, after) or year_in(vocabulary, before),
        "count": count_in(vocabulary, near, after) or _counted(context, before),
        "issuer": issuer,
        **decision(context, Span(at + start, at + end + _broken_off(passage, end)), at + title.span.end),
    }
    if issuer:
        columns["issuer"] = issuer
    columns["recipient"] = None if gives or columns["count"] is not None else name_in(vocabulary, before) or subject
    span = passage.span(clause, max(passage.clause_end(title.span.end), title.span.end))
    label = " ".join(passage.raw[title.span.start : title.span.end].split())
    return Award(code, label, span, "prose", columns, inferred, GUESS if inferred else 1.0)


def _counted(context: Context, before: str) -> int | None:
    """The number of those who are the sentence's subject: `05 khoa, phòng đạt danh hiệu …`."""
    for match in _NUMBER.finditer(before):
        rest = before[match.end() :]
        subject = subject_of(rest, context.catalogue.made(Lexicon.of))
        if subject.predicate == "DONE" and "," not in rest[subject.end :]:
            return int(match[1].replace(".", ""))
    return None


def _broken_off(passage: Passage, end: int) -> int:
    """How far to read on where a sentence ends with its block and without a mark: a citation often begins a line."""
    return _READ_ON if end == len(passage.raw) and not passage.raw[-20:].rstrip().endswith((".", ";", ":", "!")) else 0


def _subject(vocabulary: Vocabulary, before: str) -> tuple[str | None, bool]:
    """The body that the sentence is about, and whether it gives the award (`UBND huyện tặng …`) instead of getting it."""
    granted = vocabulary.search("granted?", before)
    words = re.split(r"[,;:]", before[: granted.start()] if granted else "")[-1]
    words = re.sub(r"^[\s\-+*•–]*(?:(?:trong |hàng |từ )?năm (?:học )?[\d\s-]+)?", "", words, flags=re.IGNORECASE).strip(' "“”')
    words = re.sub(r"\s+(?:nhiều|hai|ba|[0-9]+) năm (?:liền|liên tục)$", "", words)
    gives = granted is not None and granted[0].startswith("tang")
    return (" ".join(words.split()) if 1 < len(words) <= _LONGEST_BODY and not words[0].isdigit() else None), gives
