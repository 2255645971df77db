"""Awards in sentences: `01 đồng chí được tặng giấy khen của …`, `04 chiến sĩ thi đua cấp cơ sở`, `đạt trong sạch, vững mạnh`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from vanthu.extractors import Context
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
from vanthu.extractors._clauses import Lexicon, Passage, subject_of
from vanthu.language import Phrase
from vanthu.text.fold import fold
from vanthu.types import Block, Span, Value

_OPENING = re.compile(
    r"[\s\-+*•–\"“(]*(?:[a-zđ\d]{1,2}[.)]\s*)?(?:(?:các )?năm(?: học)? (?:[\d\s,;&-]|và){4,60}[:|,]?\s*)?(?:tặng(?:\sthưởng)?\s+)?(?:danh hiệu\s*)?[\"“(]?\s*$",
    re.IGNORECASE,
)
_GLUE = re.compile(r"[\s,;:\"“”'()]*(?:(?:và|hoặc|danh hiệu|đạt|thưởng|được|tặng)\s+)*[\"“]?$")
_LONGEST_BODY = 60
_YEARS_REACH = 40
_YEAR_AND_DECISION = re.compile(
    r"[\"”)]?\s{0,2}nam (?:hoc )?[\d -]{4,11}[,(]? ?(?:theo |tai )?(?:cac )?(?:qd|quyet dinh)(?![a-z])"
)
_CITED_NEXT = re.compile(r"\s*\(?(?:theo|tại|số|quyết định|qđ|ngày)(?!\w)")
_GIVEN_TO = re.compile(
    r"[\"”)]?\s{0,2}(?:hạng\s\w{1,4}\s)?(?:(?:của|cho năm|năm)\s[^.;,:\n]{2,40}?\s)?(?:cho|đối với)\s{1,2}([^.;,:\n()]{2,80}?)"
    r"(?=\s{0,2}(?:[.;,:\n()]|$)|\s{1,2}(?:theo|vì|về|đã|có|năm|nhân|tại|do|trong)\s|\s{1,2}và\s{1,2}\d)"
)
_GROUPS = re.compile(
    r"[\"”)]?\s{0,2}(?:hạng\s\w{1,4}\s)?(?:của\s[^.;,:\n]{2,40}?\s)?(?:(?:cho|đối với)\s{1,2})?(?:các\s)?(?=\d{1,4}\s{1,2}(?!tháng|năm|ngày)[^\W\d])"
)
_NAMES = re.compile(
    r"[\"”)]?\s{0,2}(?:hạng\s\w{1,4}\s)?(?:của\s[^.;,:\n]{2,40}?\s)?cho\s(?:các\s)?(?:đồng chí|đ/c|ông|bà|em|cô|thầy)\s[^.;\n]{2,300}"
)
_BODIES = re.compile(
    r"(?:xã|phường|thị trấn|trường|thôn|chi bộ|đảng bộ|công đoàn|đơn vị|tập thể|cơ quan|phòng|ban|hội|đoàn)\s+(?=[A-ZĐÀ-Ỹ])"
)
_AND = re.compile(r"\s*(?:,|và|,\s*và|cùng)\s*")
_GOT = re.compile(r"\s*(?:da |vinh du )?(?:duoc|dat)(?![a-z])")
_LIST_YEAR = re.compile(r"\W{0,6}(?:trong |ket qua )?nam (?:hoc )?((?:19|20)\d\d)(?: ?[-–] ?((?:19|20)\d\d))?\s?[,:]")
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
        award = _award(context, vocabulary, passage, title, (start, end))
        listed_here = _groups_before(vocabulary, before)
        if not listed_here and award.columns["count"] is None:
            listed_here = _given_to_all(vocabulary, after)
        for own in listed_here:
            yield replace(award, rule="prose-listed", columns={**award.columns, **own})
        if listed_here:
            continue
        years = years_in(before) or years_in(after[:_YEARS_REACH])
        yield award if not years else replace(award, rule="prose-years", columns={**award.columns, "year": years[0]})
        for year in years[1:]:
            yield replace(award, rule="prose-years", columns={**award.columns, "year": year})


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
    told = vocabulary.search("count-after?", after) or _YEAR_AND_DECISION.match(fold(after))
    return opens and (listed or told is not None)


def _award(context: Context, vocabulary: Vocabulary, passage: Passage, title: Phrase, sentence: tuple[int, int]) -> Award:
    start, end = sentence
    before, after = passage.raw[start : title.span.start], passage.raw[title.span.end : end]
    clause = max(passage.comma_start(title.span.start), start)
    near = passage.raw[clause : title.span.start]
    subject, gives = _subject(vocabulary, before)
    own = near if vocabulary.search("granted?", near) else before  # `…, 12 đồng chí đạt LĐTT` says not who gave it
    issuer = issuer_in(vocabulary, own, after) or (subject if gives else None)
    code, inferred = settled(title.code, issuer or "", before)
    at = passage.start
    columns: dict[str, Value] = {
        "year": year_in(vocabulary, after) or year_in(vocabulary, before) or _year_of_list(passage, start),
        "count": count_in(vocabulary, near, after) or _counted(context, before),
        "issuer": issuer,
        **decision(
            context,
            Span(at + start, at + end + _broken_off(context, passage, end)),
            at + title.span.end,
        ),
    }
    if issuer:
        columns["issuer"] = issuer
    if columns["count"] is None:
        columns["recipient"] = (
            _given_to(vocabulary, after) if gives else name_in(vocabulary, before) or subject or _given_to(vocabulary, after)
        )
    span = passage.span(clause, max(passage.clause_end(title.span.end), title.span.end))
    label = " ".join(passage.raw[title.span.start : title.span.end].split())
    return Award(code, label, span, "prose", columns, inferred, GUESS if inferred else 1.0)


def _year_of_list(passage: Passage, start: int) -> int | None:
    """The year that a list begins with: `Năm 2018, tập thể …; 298 cá nhân đạt …`."""
    match = _LIST_YEAR.match(passage.fold, passage.list_start(start))
    return int(match[2] or match[1]) if match else None


def _counted(context: Context, before: str) -> int | None:
    """The number of those who are the sentence's subject: `05 khoa, phòng đạt danh hiệu …`."""
    for match in _NUMBER.finditer(before):
        rest = before[match.end() :]
        subject = subject_of(rest, context.catalogue.made(Lexicon.of))
        if subject.predicate == "DONE" and "," not in rest[subject.end :]:
            return int(match[1].replace(".", ""))
    return None


def _groups_before(vocabulary: Vocabulary, before: str) -> list[dict[str, Value]]:
    """The groups that got it, counted in front of the title: `02 tập thể và 03 cá nhân được tặng`; none for a single one."""
    item = before[max(map(before.rfind, ";.:")) + 1 :]
    found = list(vocabulary.rules["counted?"].pattern.finditer(fold(item)))
    joined = all(_AND.fullmatch(item[a.end() : b.start()]) for a, b in pairwise(found))
    if len(found) < 2 or not joined or not _GOT.match(fold(item[found[-1].end() :])):
        return []
    return [{"count": int(group["number"]), "recipient": item[group.start("who") : group.end("who")]} for group in found]


def _given_to_all(vocabulary: Vocabulary, after: str) -> list[dict[str, Value]]:
    """All who get it, behind the title: `… Bằng khen cho 01 tập thể, 02 cá nhân`, `… cho đồng chí A, đồng chí B`."""
    opened = _GROUPS.match(after)
    if opened and after[opened.end() : opened.end() + 1].isdigit():
        found = list(vocabulary.rules["counted?"].pattern.finditer(fold(after), opened.end()))
        who = [after[group.start("who") : group.end("who")] if len(found) > 1 else None for group in found]
        return [{"count": int(group["number"]), "recipient": name} for group, name in zip(found, who, strict=True)]
    names = _NAMES.match(after)
    named = [" ".join(m["name"].split()) for m in vocabulary.rules["named?"].pattern.finditer(names[0])] if names else []
    return [{"recipient": name} for name in named] if len(named) > 1 else []


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


def _subject(vocabulary: Vocabulary, before: str) -> tuple[str | None, bool]:
    """The body that the sentence is about, and whether it gives the award (`UBND huyện tặng …`) instead of getting it."""
    granted = vocabulary.search("granted?", before)
    words = re.split(r"[,;:]", before[: granted.start()] if granted else "")[-1]
    words = re.sub(
        r"^[\s\-+*•–]*(?:(?:trong |hàng |từ )?năm (?:học )?[\d\s-]+(?:đến nay|trở lại đây)?)?", "", words, flags=re.IGNORECASE
    ).strip(' "“”')
    words = re.sub(r"\s+(?:(?:nhiều|hai|ba|[0-9]+) năm (?:liền|liên tục)|liên tục|luôn)$", "", words)
    gives = granted is not None and granted[0].startswith("tang")
    return (" ".join(words.split()) if 1 < len(words) <= _LONGEST_BODY and not words[0].isdigit() else None), gives
