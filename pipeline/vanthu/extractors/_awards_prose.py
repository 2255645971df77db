"""Awards in sentences: `01 đồng chí được tặng giấy khen của …`, `04 chiến sĩ thi đua cấp cơ sở`, `đạt trong sạch, vững mạnh`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

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
    r"[\"”)]?:?\s{0,2}nam (?:hoc )?[\d -]{4,11}[,(]? ?(?:theo |tai )?(?:cac )?(?:qd|quyet dinh)(?![a-z])"
)
_CITED_NEXT = re.compile(r"\s*\(?(?:theo|tại|số|quyết định|qđ|ngày)(?!\w)")
_GIVEN_TO = re.compile(
    r"[\"”)]?\s{0,2}(?:hạng\s\w{1,4}\s)?(?:(?:của|cho năm|năm)\s[^.;,:\n]{2,40}?\s)?(?:cho|đối với)\s{1,2}([^.;,:\n()]{2,80}?)"
    r"(?=\s{0,2}(?:[.;,:\n()]|$)|\s{1,2}(?:theo|vì|về|đã|có|năm|nhân|tại|do|trong)\s|\s{1,2}và\s{1,2}\d)"
)
_ONE: dict[str, Value] = {"count": None, "recipient": None}
_TIME_BEFORE = re.compile(
    r"^[\s\-+*•–]*(?:(?:trong |hàng |từ )?năm (?:học )?[\d\s-]{4,12}(?:đến nay|trở lại đây)?,?\s)?", re.IGNORECASE
)
_ABOUT_AWARDS = re.compile(r"(?<![a-z])(?:thi dua|khen thuong|danh hieu)(?![a-z])")
_YEAR_DECIDED = re.compile(r"(?<!\d)((?:19|20)\d\d)\s?\((?:[^()\n]{0,40}\s)?(?:QĐ|Quyết định|số)\s[^()\n]{3,120}\)")
_YEAR_FIRST = re.compile(r"\W*(?:trong |ket qua |tong ket )?nam (?:hoc )?(?:19|20)\d\d(?!.{0,200}(?:phuong huong|phan dau|de nghi))")
_LIST_OF_YEAR = re.compile(r"\W{0,4}(?:(?:[a-z]|\d{1,2})[.)]\s)?(?:trong )?nam (?:hoc )?[\d -–]{4,13}:?\W*$")
_BEFORE_GIVER = re.compile(
    r"[,;:]|\sdo\s|\svà\s(?=(?:Thủ tướng|Chủ tịch|Phó |Bộ trưởng|Bộ |Giám đốc|Tổng |UBND|Ủy ban|Uỷ ban|Hội |Liên đoàn|Công đoàn|Đảng|Huyện|Tỉnh|Thành|Ban |Trung ương|Sở |Hiệu trưởng|Cục |Quân|Đoàn))"
)
_NO_BODY = re.compile(
    r"(?:danh sách|kết quả|trao|xét|các hình thức|đã|được|có|tổng số|số|gồm|trong đó|các danh hiệu|không|chưa)(?!\w)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?<![a-z])(?:khong|chua) (?:co |mot )?(?:ca nhan|tap the|dong chi|ai|don vi|truong hop|to chuc|can bo|ho)(?: [a-z]+){0,4} nao(?![a-z])[^,;.]{0,60}$"
)
_BODIES = re.compile(
    r"(?:xã|phường|thị trấn|trường|thôn|chi bộ|đảng bộ|công đoàn|đơn vị|tập thể|cơ quan|phòng|ban|hội|đoàn)\s+(?=[A-ZĐÀ-Ỹ])"
)
_LIST_YEAR = re.compile(r"\W{0,6}(?:trong |ket qua )?nam (?:hoc )?((?:19|20)\d\d)(?: ?[-–] ?((?:19|20)\d\d))?\s?[,:]")
_READ_ON = 80
_LONGEST_BEFORE = 400  # letters of a sentence on either side of a title that are read
_NUMBER = re.compile(
    r"(?<![\w/.,%-])(?!(?:19|20)\d\d\s)(\d{1,3}(?:\.\d{3})*|\d{4})(?:/\d[\d.]*)?\s(?=[^\W\d])(?!(?:tháng|năm|ngày)\s)"
)
_WISHED = re.compile(
    r"(?<![a-z])(?:phan dau|(?<!theo )(?<!xet )de nghi|dang ky|kien nghi|du kien|se|muc tieu|chi tieu)(?![a-z])"
)
_ASKED = re.compile(r"(?<![a-z])(?:(?<!to )trinh|(?<!theo )(?<!xet )de nghi|kien nghi|de xuat)(?![a-z])[^,;:]{0,80}$")
_MOST_LISTED = 60  # lines of a list under such a lead
_LONGEST_LEAD = 200
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
            {"recipient": a.columns["recipient"]}
            for a in self.awards
            if a.columns.get("recipient") and a.rule == "prose-listed"
        ]


def in_prose(context: Context, vocabulary: Vocabulary, index: int, block: Block, *, listed: bool) -> Iterator[Award]:
    """Awards granted in a block. `listed`: the block stands under a heading about awards, where a title alone is an award."""
    passage = Passage.of(context, block.span)
    lexicon = context.catalogue.made(Lexicon.of)
    given: _Given | None = None
    wished = any(
        _WISHED.search(context.fold[b.span.start : b.span.end][:_LONGEST_LEAD]) for b in context.outline.ancestors(index)
    )
    titles = vocabulary.titles(passage.raw)
    for i, title in enumerate(titles):
        start = max(passage.sentence_start(title.span.start), title.span.start - _LONGEST_BEFORE)
        end = min(passage.sentence_end(title.span.end), title.span.end + _LONGEST_BEFORE)
        end = min(end, titles[i + 1].span.start) if i + 1 < len(titles) else end
        before, after = passage.raw[start : title.span.start], passage.raw[title.span.end : end]
        stop = passage.list_start(title.span.start)
        earlier = given if given and given.title.span.end > start else None
        chained = earlier is not None and _GLUE.fullmatch(passage.raw[earlier.title.span.end : title.span.start]) is not None
        own = passage.raw[earlier.title.span.end : title.span.start] if earlier else before
        last = i + 1 == len(titles)
        below: list[tuple[Span, dict[str, Value]]] = []
        if last and passage.raw.rstrip().endswith(":"):
            below = listed_below(context, vocabulary, index, passage.raw[title.span.end :])
        behind = told_behind(
            vocabulary, passage.raw[title.span.end : passage.list_end(title.span.end) if last else titles[i + 1].span.start]
        )
        is_told = bool(below or behind) and not wished
        if earlier and OF_WHOM.search(fold(own)):
            continue  # `tặng Giấy khen cho 15 hộ gia đình văn hóa` says who gets it
        if not chained and (
            _is_share(lexicon, before) or not _is_granted(vocabulary, before, after, listed=listed and not wished, told=is_told)
        ):
            continue
        award = _award(
            context, vocabulary, passage, title, (start, end), own, given if given and given.title.span.end > stop else None
        )
        if award.columns["year"] is None:
            award.columns["year"] = _year_above(context, vocabulary, index)
        if last and not any(award.columns.get(c) for c in ("recipient", "count", "number")) and _heads_table(context, index):
            continue  # the rows say who
        named = below
        if not named:
            beside = (
                behind
                or told_before(vocabulary, own)
                or ([] if award.columns["count"] is not None else told_for(vocabulary, after, gives=_gives(vocabulary, own)))
            )
            shared = earlier.named if chained and earlier else []
            named = [(_place(passage, title, columns, award.span), columns) for columns in beside or shared]
        if named:
            made = [
                replace(award, rule="prose-listed", span=at, columns={**award.columns, **_ONE, **columns})
                for at, columns in named
            ]
        else:
            yearly = _yearly(context, passage, title, end) or [
                {"year": year} for year in years_in(before) or years_in(after[:_YEARS_REACH])
            ]
            made = [replace(award, rule="prose-years", columns={**award.columns, **told}) for told in yearly] or [award]
        given = _Given(title, made)
        yield from made


def _yearly(context: Context, passage: Passage, title: Phrase, end: int) -> list[dict[str, Value]]:
    """The years of a title, each with its decision: `… xuất sắc năm 2020 (QĐ số 98/QĐ-UBND …), năm 2021 (QĐ số 77/QĐ-UBND …)`."""
    found = list(_YEAR_DECIDED.finditer(passage.raw, title.span.end, end))
    spans = [Span(passage.start + match.start(), passage.start + match.end()) for match in found]
    return [
        {"year": int(match[1]), **decision(context, span, span.start)} for match, span in zip(found, spans, strict=True)
    ] if len(found) > 1 else []  # fmt: skip


def _heads_table(context: Context, index: int) -> bool:
    """Whether a table stands right under a block."""
    following = context.outline.blocks[index + 1 : index + 2]
    return bool(following) and following[0].kind == "cell"


def _place(passage: Passage, title: Phrase, columns: dict[str, Value], clause: Span) -> Span:
    """The words from a title to the one who is named, or the clause of the title where a group is counted."""
    name = re.compile(r"\s+".join(map(re.escape, str(columns["recipient"]).split())))
    found = name.search(passage.raw, title.span.end) or name.search(passage.raw, 0, title.span.start)
    if columns.get("count") is not None or found is None:
        return clause
    return passage.span(min(found.start(), title.span.start), max(found.end(), title.span.end))


def _year_above(context: Context, vocabulary: Vocabulary, index: int) -> int | None:
    """The year that a line above a list says for all of it: `Năm 2019:`, `Năm học 2022-2023, nhà trường có … được khen thưởng gồm:`."""
    blocks, outline = context.outline.blocks, context.outline
    section = blocks[index].section
    titles = (
        [outline.sections[section].heading] if section >= 0 and outline.sections[section].heading != blocks[index].span else []
    )
    for block in outline.ancestors(index):
        lead = context.flow[block.span.start : block.span.end]
        if len(vocabulary.rules["year?"].pattern.findall(fold(lead))) == 1 or _LIST_OF_YEAR.match(fold(lead)):
            return year_in(vocabulary, lead)
    for title in titles:
        text = context.flow[title.start : title.end]
        if vocabulary.search("section?", text) and (year := year_in(vocabulary, text)):
            return year
    opening = next((b for b in reversed(blocks[max(index - _MOST_LISTED, 0) : index]) if b.kind == "paragraph"), None)
    lead = context.flow[opening.span.start : opening.span.end].strip() if opening else ""
    if lead.endswith(":") and _YEAR_FIRST.match(fold(lead)) and (year := year_in(vocabulary, lead)):
        return year  # `Năm 2017, công đoàn đã được các cấp khen thưởng:` over numbered parts
    titled = " ".join(context.flow[span.start : span.end] for span in outline.zones.get("title", ()))
    return year_in(vocabulary, titled) if _ABOUT_AWARDS.search(fold(titled)) else None


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
    if granted and (wished is None or wished.end() <= granted.end()):
        return True
    if _OPENING.fullmatch(before) is None:
        return False
    return listed or told or bool(vocabulary.search("count-after?", after) or _YEAR_AND_DECISION.match(fold(after)))


def _award(
    context: Context,
    vocabulary: Vocabulary,
    passage: Passage,
    title: Phrase,
    sentence: tuple[int, int],
    own: str,
    earlier: _Given | None,
) -> Award:
    """The award that a title is; `own` are the words since the award before it in its sentence, `earlier` one of its enumeration."""
    start, end = sentence
    before, after = passage.raw[start : title.span.start], passage.raw[title.span.end : end]
    clause = max(passage.comma_start(title.span.start), start)
    near = passage.raw[clause : title.span.start]
    subject, gives = _subject(vocabulary, own)
    said = near if vocabulary.search("granted?", near) else before  # `…, 12 đồng chí đạt LĐTT` says not who gave it
    issuer = issuer_in(vocabulary, said, after) or (subject if gives else None)
    code, inferred = settled(title.code, issuer or "", before)
    at = passage.start
    cited_before = earlier is not None and any(
        earlier.title.span.end + at <= f.evidence.span.start < title.span.start + at for f in context.of("references")
    )
    columns: dict[str, Value] = {
        "year": year_in(vocabulary, after) or year_in(vocabulary, before) or _year_of_list(passage, start),
        "count": count_in(vocabulary, near, after) or _counted(context, before),
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
        before_it = None if gives else name_in(vocabulary, own) or person or subject or name_in(vocabulary, before)
        columns["recipient"] = (
            before_it or _given_to(vocabulary, after) or same or (None if gives else _first_named(vocabulary, own))
        )
    span = passage.span(clause, max(passage.clause_end(title.span.end), title.span.end))
    label = " ".join(passage.raw[title.span.start : title.span.end].split())
    return Award(code, label, span, "prose", columns, inferred, GUESS if inferred else 1.0)


def _first_named(vocabulary: Vocabulary, own: str) -> str | None:
    """Who a sentence begins with that goes on behind a comma: `Chi bộ Quân sự 5 năm liền hoàn thành nhiệm vụ, được Đảng ủy tặng …`."""
    first = _TIME_BEFORE.sub("", own, count=1).split(",")[0]
    return next(iter(named_in(vocabulary, re.split(r"\s(?=\d)|\s(?:luôn|đã|nhiều|liên tục|hoàn|có|là)\s", first)[0])), None)


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
        r"^[\s\-+*•–]*(?:(?:trong |hàng |từ )?năm (?:học )?[\d\s-]+(?:đến nay|trở lại đây)?)?", "", words, flags=re.IGNORECASE
    ).strip(' "“”')
    words = re.sub(r"\s+(?:(?:nhiều|hai|ba|[0-9]+) năm (?:liền|liên tục)|liên tục|luôn)$", "", words)
    named = 1 < len(words) <= _LONGEST_BODY and not words[0].isdigit() and not _NO_BODY.match(words)
    return (" ".join(words.split()) if named else None), _gives(vocabulary, own)


def _gives(vocabulary: Vocabulary, own: str) -> bool:
    """Whether the words in front of a title say who gives it: `UBND huyện tặng …`, not `được UBND huyện tặng …`."""
    granted = vocabulary.last("granted?", own)
    return granted is not None and granted[0].startswith("tang")
