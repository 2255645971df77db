"""The award that a title in a sentence is: its year, number, giver, decision and evidence."""

from __future__ import annotations

import re

from vanthu.extractors import Context
from vanthu.extractors._awards_beside import LONGEST_BEFORE, NAMED_LEAD, NEXT_ITEM, Beside
from vanthu.extractors._awards_cells import year_lead
from vanthu.extractors._awards_givers import first_named, given_to, holder_before, holder_of, subject_and_gives, topic_of
from vanthu.extractors._awards_named import person_behind_post, person_of
from vanthu.extractors._awards_words import (
    GUESS,
    Award,
    Counted,
    Vocabulary,
    any_cited,
    count_in,
    decision,
    decisions,
    issuer_in,
    name_in,
    quote_end,
    settled,
    year_in,
)
from vanthu.extractors._awards_years import year_of_list
from vanthu.extractors._clauses import Lexicon, Passage, subject_of
from vanthu.text.fold import fold
from vanthu.text.printed import number_at
from vanthu.types import Span, Value

_LEADS_ON = re.compile(
    r"(?<![a-z])nam (?:hoc )?(?:19|20)\d\d(?: ?- ?\d{4})?,? (?:duoc|dat|d/c|dong chi|ong|ba|tap the|ca nhan|co|don vi|cong doan|truong)(?![a-z])"
)
MANY_YEARS = re.compile(r"[\"”)]?\s{0,2}(?:trong )?nhieu nam(?![a-z])")
_RUNNING = re.compile(  # each of the years: told is the last one
    r"\W*tu (?:nam )?(?:hoc )?\d{4}(?: ?- ?\d{4})? (?:den|toi) (?:het )?(?:nam )?(?:hoc )?(?:\d{4} ?- ?)?(?P<last>(?:19|20)\d\d)(?!\d).*"
    r"(?<![a-z])(?:lien tuc|nam nao cung|lien)(?![a-z])"
)
_ASIDE_FIRST = re.compile(r"^[\"”]?[^(),;]{0,40}\([^()]{0,300}\)")
_AND = re.compile(r"\svà\s(?=.{0,60}$)", re.DOTALL)
_GIVER_SPLIT = re.compile(r"(?<!\w)được\s[^,;]{2,60}$")  # `được Sở Giáo dục | và | Đào tạo tặng`
_GIVES_LAST = re.compile(r"^[^,;\d]{2,60}\s(?:tặng|trao|công nhận|khen)(?:\s[\w\s]{0,20})?[\"“]?\s*$")
_CITED_NEXT = re.compile(r"\s*\(?(?:theo|tại|số|quyết định|qđ|ngày)(?!\w)")
_READ_ON = 80
_DECIDED_FIRST = re.compile(  # the decision says what it gives: `Quyết định số 12/QĐ-UBND của UBND huyện tặng Giấy khen`
    r"(?:(?P<opens>^)|[;:.]|\s[-+•*]|,(?!\s(?:theo|tại)\s))\s*(?:(?:theo|tại)\s)?(?:quyết định|qđ)\s(?:[^;\n:]|:(?=\s?\d)){3,200}?"
    r"\s(?:tặng|truy tặng|công nhận|khen|trao|phong)(?:\s(?:tặng|thưởng|danh hiệu))*\s*[\"“]?$",
    re.IGNORECASE,
)
_LONGEST_LEAD = 60
_TO_ANOTHER = re.compile(r"[\"”)]?(?:\s[^\s.;]{1,20}){0,8}?\scho\s")
_HANDS_OVER = re.compile(r"\strao(?:\stặng)?\s[^,;]{0,20}$", re.IGNORECASE)
_PIECE_FIRST = re.compile(r",\s{1,2}(\w)")
_NUMBER = re.compile(
    r"(?<![\w/.,%-])(?!(?:19|20)\d\d\s)(\d{1,3}(?:\.\d{3})*|\d{4})(?:/\d[\d.]*)?\s(?=[^\W\d])(?!(?:tháng|năm|ngày|lần)\s)"
)


def own_words(beside: Beside) -> str:
    """The words since the award before, without the brackets right behind it: `Bằng khen (năm 2016 và năm 2019), năm 2018 được tặng Cờ`."""
    return _ASIDE_FIRST.sub("", beside.own, count=1) if beside.earlier else beside.own


def to_number(passage: Passage, clause: Span, count: Value, whom: str = "") -> Span:
    """The clause, reaching to the number of its sentence that it tells: `05 giáo viên, nhân viên được tặng Giấy khen`."""
    start = clause.start - passage.start
    if not isinstance(count, int):
        return clause
    end = clause.end - passage.start
    if any(number_at(count, passage.raw, start, end)):
        return clause
    earlier = list(number_at(count, passage.raw, passage.sentence_start(start), start))
    if earlier:
        return Span(passage.start + earlier[-1].start, clause.end)
    until = min(passage.sentence_end(end), end + LONGEST_BEFORE)
    later = next(number_at(count, passage.raw, end, until, whom=whom), None)
    return Span(clause.start, passage.start + later.end) if later else clause


def award_of(context: Context, vocabulary: Vocabulary, passage: Passage, beside: Beside, named: str | None) -> Award:
    """The award that a title is; `named` stands before it and a colon."""
    title, before, after, own = beside.title, beside.before, beside.after, beside.own
    clause = _clause_start(vocabulary, passage, beside)
    near = passage.raw[clause : title.span.start]
    if beside.earlier and not beside.chained:  # what is said of the award before it counts others
        near = _last_said(own[max(len(own) - len(near), 0) :])
    subject, gives = subject_and_gives(vocabulary, own)
    handed_by = person_of(vocabulary, subject) if gives and subject else None  # one who hands it over gives it for a body
    if gives and subject and not handed_by and (held := holder_of(vocabulary, subject)):
        subject = held if vocabulary.search("granted?", own) and not _HANDS_OVER.search(own) else None
    said = near if vocabulary.search("granted?", near) else before  # `…, 12 đồng chí đạt LĐTT` says not who gave it
    label = " ".join(passage.raw[title.span.start : quote_end(passage.raw, title.span)].split())
    if (
        said is before
        and title.code in vocabulary.titled
        and beside.earlier
        and beside.earlier.title.code not in vocabulary.titled
    ):
        said = own  # who gave a Giấy khen reached no `Lao động tiên tiến` behind it
    issuer = issuer_in(vocabulary, said, after, label) or (subject if gives and not handed_by else None)
    if gives and not issuer and beside.earlier and issuer_in(vocabulary, "", own) is None:
        giver = beside.earlier.awards[0].columns.get("issuer")  # `UBND tỉnh tặng Cờ thi đua cho …, tặng Bằng khen cho …`
        issuer = str(giver) if giver else None
    code, inferred = settled(title.code, issuer or "", before)
    counted = (
        count_in(vocabulary, near, after)
        or _counted(context, near if beside.earlier else before)
        or (_counted_first(vocabulary, own) if not beside.earlier else None)
    )
    columns: dict[str, Value] = {
        "year": _year(vocabulary, passage, beside),
        "count": counted.number if counted else None,
        "issuer": issuer,
        **_decision(context, passage, beside),
    }
    if issuer:
        columns["issuer"] = issuer
    columns["recipient"] = (
        (counted.who or given_to(vocabulary, after))
        if counted
        else named
        or _recipient(vocabulary, beside, None if gives else subject, gives=gives)
        or handed_by
        or topic_of(vocabulary, own)
    )
    span = to_number(passage, _evidence(passage, beside, clause, named), columns["count"])
    return Award(code, label, span, "prose", columns, inferred, GUESS if inferred else 1.0)


def _last_said(near: str) -> str:
    """What the words say of the next award: behind an `và` that joins two of them, not one inside a giver's name."""
    head, joint, tail = near.rpartition(near[m.start() : m.end()]) if (m := _AND.search(near)) else ("", "", near)
    return near if joint and _GIVER_SPLIT.search(head) and _GIVES_LAST.search(tail) else tail


def _year(vocabulary: Vocabulary, passage: Passage, beside: Beside) -> int | None:
    """The year behind a title, unless it leads on to the next one (`…, năm 2021 đạt`), else in front of it or of its list."""
    if MANY_YEARS.match(fold(beside.after)):
        return None  # `tặng Giấy khen năm 2012, Lao động tiên tiến nhiều năm`
    leads_on = None if beside.last else _LEADS_ON.search(fold(beside.after))
    behind = year_in(vocabulary, beside.after[: leads_on.start()] if leads_on else beside.after)
    lead = year_lead(beside.own)
    in_front = (
        year_in(vocabulary, own_words(beside))
        or (int(lead[2] or lead[1]) if lead else None)
        or year_in(vocabulary, beside.before)
    )
    running = _RUNNING.match(fold(beside.before))
    return behind or in_front or (int(running["last"]) if running else year_of_list(passage, beside.start))


def _clause_start(vocabulary: Vocabulary, passage: Passage, beside: Beside) -> int:
    """Where the stretch between commas begins that says that a title was given."""
    start = beside.title.span.start
    clause = max(passage.comma_start(start), beside.start)
    granted = vocabulary.last("granted?", beside.own)
    at = start - len(beside.own) + granted.start() if granted else clause
    if at < clause and ":" not in passage.raw[at:clause]:  # `được UBND tỉnh, Bộ, ngành tặng`
        return max(passage.comma_start(at), beside.start)
    return clause


def _decision(context: Context, passage: Passage, beside: Beside) -> dict[str, Value]:
    """The decision cited beside a title; one in front that an award before it has is not its own."""
    at, title = passage.start, beside.title.span
    first = _DECIDED_FIRST.search(beside.own)
    if first and not (first["opens"] is not None and beside.earlier):  # right behind an award it is of that one
        said = Span(at + title.start - len(beside.own) + first.start(), at + title.start)
        if decisions(context, said):
            return decision(context, said, said.end)
    if not any_cited(context):
        return {}
    behind = beside.end + _broken_off(context, passage, beside.end)
    if found := decision(context, Span(at + title.start, at + behind), at + title.end):
        return found
    if beside.earlier and decisions(context, Span(at + beside.earlier.title.span.end, at + title.start)):
        return {}
    in_front = beside.opens if beside.earlier else title.start
    return decision(context, Span(at + beside.start, at + in_front), at + title.end)


def _recipient(vocabulary: Vocabulary, beside: Beside, subject: str | None, *, gives: bool) -> Value:
    """Who got it: the subject of the sentence or whoever is named in it, or the one who got the award before it."""
    own = beside.own
    handed = (
        beside.earlier is not None
        and " cho " in own
        and _TO_ANOTHER.match(own) is not None
        and not vocabulary.search("granted?", own)
    )
    if handed and (to := given_to(vocabulary, beside.after)):
        return to  # `… Huy hiệu 55 năm tuổi Đảng cho bà A và Huy hiệu 40 năm tuổi Đảng cho ông B`
    person = (person_of(vocabulary, subject) or person_behind_post(vocabulary, subject)) if subject else None
    person = person or (None if gives else holder_before(vocabulary, own))
    got = None if gives else name_in(vocabulary, own) or person or subject or name_in(vocabulary, beside.before)
    before_it = beside.listed.awards[0].columns if beside.listed else {}
    since = own.partition(",")[2] if beside.earlier else own  # the words up to the comma are of the award before it
    same = None if before_it.get("count") else before_it.get("recipient")  # `…, được UBND tỉnh tặng Bằng khen`
    return got or given_to(vocabulary, beside.after) or same or (None if gives else first_named(vocabulary, since))


def _evidence(passage: Passage, beside: Beside, clause: int, named: str | None) -> Span:
    """The words that say that a title was given: its clause, or its item of a list in one line."""
    title, own = beside.title.span, beside.own
    lead = NAMED_LEAD.search(own) if named else None
    begins = title.start - len(own) + lead.start("who") if lead else clause
    item = beside.listed is not None and NEXT_ITEM.fullmatch(own) is not None
    following = None if beside.last else NEXT_ITEM.fullmatch(passage.raw, title.end, beside.next)
    ends = following.start("mark") if following else max(passage.clause_end(title.end), title.end)
    return passage.span(title.start if item else begins, ends)


def _counted(context: Context, before: str) -> Counted | None:
    """Those who are the sentence's subject, by their number: `05 khoa, phòng đạt danh hiệu …`."""
    for match in _NUMBER.finditer(before):
        rest = before[match.end() :]
        subject = subject_of(rest, context.catalogue.made(Lexicon.of))
        who = " ".join(rest[: subject.end].split())
        if who and not who.startswith("trong ") and subject.predicate == "DONE" and "," not in rest[subject.end :]:
            return Counted(int(match[1].replace(".", "")), who)
    return None


def _counted_first(vocabulary: Vocabulary, own: str) -> Counted | None:
    """Those whom a sentence begins with: `17 đồng chí công tác tại các cơ quan, đơn vị của huyện được nhận …`."""
    granted = vocabulary.last("granted?", own)
    number, first = next(iter(vocabulary.counted(own[: granted.start()] if granted else "")), (0, None))
    lead = own[: first.start()] if first else ""
    if (
        first is None
        or len(lead) > _LONGEST_LEAD
        or ":" in lead
        or vocabulary.search("granted?", own[first.end() : granted.start() if granted else 0])
    ):
        return None
    between = own[first.end() : granted.start() if granted else 0]
    if "," not in between or any(char.isupper() for char in _PIECE_FIRST.findall(between)) or ";" in between:
        return None
    return Counted(number, own[first.start("who") : first.end("who")])


def _broken_off(context: Context, passage: Passage, end: int) -> int:
    """How far to read on where a sentence ends with its block and without a mark: a citation often begins a line."""
    if end != len(passage.raw) or passage.raw[-20:].rstrip().endswith((".", ";", ":", "!")):
        return 0
    after = passage.start + end
    return _READ_ON if _CITED_NEXT.match(context.plain, after, after + _READ_ON) else 0
