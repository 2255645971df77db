"""Persons who act in the document: the signer, who was commended, who is named with a post or form of address."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from vanthu.catalogue import Rule
from vanthu.extractors import Context
from vanthu.extractors._grids import grids_of
from vanthu.extractors._misread import overlaid, uncertain_syllable
from vanthu.extractors._person_names import mended, name_cell
from vanthu.extractors._signature import post_of_signer
from vanthu.extractors._zones import UNSURE_NAME, one_line, rule_of, spans
from vanthu.text.fold import plain, same_words
from vanthu.text.printed import words_at
from vanthu.types import Finding, Span, Value

ORDER = 5  # after awards, whose recipients are people

_LONGEST_LIST = 60  # persons
_ADDRESSED = ("addressed", "addressed_capitals", "called")
_READ = (*_ADDRESSED, "listed", "post", "told", "opinion")
_AREA = re.compile(r"(?<!\w)(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu)\s{1,2}$")
_AREA_NAMED = re.compile(r"(?<!\w)(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s{1,2}[A-ZĐÀ-Ỹ][^\W\d_]{0,6}\s*$")
_PLACED = ("issuer", "parent_issuer", "place_date")  # zones that name the document's own places
_JOINED = re.compile(r"\w['’‘`ʼ]\w")
_NAME_CELL = re.compile(r"(?<!\w)(?:ho va ten|ho (?:ten )?(?:dem|lot)|ho, ten|ho ten|ten ca nhan|ca nhan)(?!\w)")
_POST_CELL = re.compile(r"(?<!\w)(?:chuc (?:vu|danh)|cong viec)(?!\w)")
_PAYROLL = re.compile(r"(?<!\w)(?:luong|phu cap|thanh tien|so tien|thuc linh|ky nhan)(?!\w)")
_SENTENCE_ENDS = re.compile(r"(?<=[^\W\d]{3})[.!?][ ](?=[^\W\d_a-z])")  # no `BS. Huỳnh`
_LINE = re.compile(r"^", re.MULTILINE)
_COLON_ENDS = re.compile(r":[ ]{0,3}(?=\n)")
_MENDED = 0.85  # how sure such a name is
_NEAR = 600  # characters around an award within which its recipient is named
_FEMALE_MALE = ("thị", "văn")


def extract(context: Context) -> Iterator[Finding]:
    """One row a person and role; who signs is not named again."""
    known: set[str] = set()
    for zone, posts in (("signer", [_signer_title(context)]), ("second_signer", _second_titles(context))):
        for span, post in zip(spans(context, zone), posts, strict=False):
            if overlaid(context, span):
                continue
            name = one_line(context, [span])
            known.add(same_words(name))
            yield context.document.finding(
                "people", {"name": name, "role": "signer", "title": post}, span, zone, confidence=_sure(context, span)
            )
    signed = (*spans(context, "signer"), *spans(context, "second_signer"))
    awarded = [f" {same_words(str(f.columns['recipient']))} " for f in context.of("awards") if f.columns.get("recipient")]
    for span, title, rule in sorted(_named(context)):
        name = " ".join(context.flow[span.start : span.end].split())
        if same_words(name) in known or any(span.start < s.end and s.start < span.end for s in signed):
            continue
        known.add(same_words(name))
        commended = any(f" {same_words(name)} " in recipient for recipient in awarded)
        role = "award_recipient" if commended else _role(context, span)
        meant = mended(context, span, name)
        columns: dict[str, Value] = {"name": meant, "role": role, "title": title or None}
        sure = _sure(context, span) if meant == name else min(_sure(context, span), _MENDED)
        yield context.document.finding("people", columns, span, rule, confidence=sure)


def _sure(context: Context, span: Span) -> float:
    return UNSURE_NAME if uncertain_syllable(context, span) else 1.0


def _signer_title(context: Context) -> str | None:
    post = next((item for item in post_of_signer(context) if isinstance(item, Finding)), None)
    return str(post.columns["signer_title"]) if post else None


def _second_titles(context: Context) -> list[str | None]:
    """The posts of the others who sign, in the order of their names: read line by line, or each above its name."""
    names, posts = spans(context, "second_signer"), spans(context, "second_title")
    if len(names) == len(posts):
        return [_bare(context, [post]) for post in posts]
    above = [[p for p in posts if (names[i - 1].end if i else 0) <= p.start < name.start] for i, name in enumerate(names)]
    return [_bare(context, own) if own else None for own in above]


def _bare(context: Context, parts: Sequence[Span]) -> str:
    return one_line(context, parts).strip(" ().,;:")


class _Places:
    """Places in the text that lie apart; one is `in` them where it meets one of them."""

    def __init__(self) -> None:
        self._spans: list[Span] = []

    def add(self, span: Span) -> None:
        insort(self._spans, span)

    def __bool__(self) -> bool:
        return bool(self._spans)

    def __contains__(self, span: Span) -> bool:
        at = bisect_left(self._spans, span)
        return any(span.start < other.end and other.start < span.end for other in self._spans[max(at - 1, 0) : at + 1])


def _named(context: Context) -> Iterator[tuple[Span, str, str]]:
    """Name, title and rule of everybody named in the text."""
    taken = _Places()
    for id in _READ:
        rule = rule_of(context, "people", id)
        for match in _in_list(context, rule) if id == "listed" else rule.matches(context.form(rule)):
            span = Span(*match.span("name"))
            if span in taken:
                continue
            if id == "called" and rule_of(context, "people", "not_a_person").pattern.search(
                context.flow[max(match.start() - 40, 0) : match.start()]
            ):
                continue  # `đường Ông Cao Thắng`, `chùa Bà Thiên Hậu`
            if id == "post" and _names_a_place(context, span, match["title"], match.start()):
                continue
            if _is_person(context, span, id):
                taken.add(span)
                said, behind = _title_of(match["title"] or "", id), _post_behind(context, span)
                yield span, (behind or said) if id == "told" else (said or behind), id
    for span in (*_named_together(context, taken), *_listed(context)):
        if span not in taken and _is_person(context, span, "addressed"):
            taken.add(span)
            yield span, _post_behind(context, span), "list"
    yield from _in_tables(context, taken)
    yield from _awarded(context, taken)


def _in_list(context: Context, rule: Rule) -> Iterator[re.Match[str]]:
    """The matches of a rule that begins where a line begins: it need not be tried at each letter."""
    end = 0
    for line in _LINE.finditer(context.flow):
        if line.start() >= end and (match := rule.pattern.match(context.flow, line.start())):
            end = match.end()
            yield match


def _post_behind(context: Context, span: Span) -> str:
    """The post said behind a name: `Ông Lưu Đình Cẩn, Bí thư chi bộ`."""
    match = rule_of(context, "people", "post_behind").pattern.search(context.flow[span.end : span.end + 100])
    return _title_of(match["title"], "post") if match else ""


def _named_together(context: Context, named: _Places) -> Iterator[Span]:
    """Those behind the first of `các ông: Đinh Văn Tám, Hồ Sỹ Lâm và bà Trần Thị Ngọc`, and all of `gồm: Bùi Thị Thoa, Vũ Kiên Định`."""
    address, several, together, others = (
        rule_of(context, "people", id) for id in ("addressed", "several", "named_together", "next_of_several")
    )
    for match in address.matches(context.flow) if named else ():
        if Span(*match.span("name")) in named and several.pattern.search(
            context.plain[max(match.start() - 30, 0) : match.start()]
        ):
            yield from _next_ones(context, match.end(), others)
    places = rule_of(context, "people", "not_a_person").pattern
    for match in together.matches(context.flow):
        behind = list(_next_ones(context, match.end(), others))
        if behind and not places.search(context.flow[max(match.start() - 40, 0) : match.start()]):  # `Các xã gồm: Trần Phú, …`
            yield Span(*match.span("name"))
            yield from behind


def _next_ones(context: Context, at: int, others: Rule) -> Iterator[Span]:
    """The names that follow one that ends at `at`, each behind a comma or `và`."""
    for _ in range(_LONGEST_LIST):
        after = others.pattern.match(context.flow, at)
        if after is None:
            return
        yield Span(*after.span("name"))
        at = after.end()


def _listed(context: Context) -> Iterator[Span]:
    """One a line under `gồm các đồng chí:`."""
    item, opens = (rule_of(context, "people", id).pattern for id in ("list_item", "list_opens"))
    for colon in _COLON_ENDS.finditer(context.plain):
        opening = opens.match(context.plain, context.plain.rfind("\n", 0, colon.start()) + 1)
        found = item.match(context.flow, opening.end()) if opening else None
        for _ in range(_LONGEST_LIST):
            if found is None:
                break
            yield Span(*found.span("name"))
            found = item.match(context.flow, found.end())


def _title_of(title: str, id: str) -> str:
    """A post is a title, a form of address or what somebody did is none."""
    return "" if id in (*_ADDRESSED, "opinion") else " ".join(title.split()).strip(" ,.;:-–")


def _names_a_place(context: Context, span: Span, title: str, start: int) -> bool:
    """`Chủ tịch UBND tỉnh Yên Trạch`: behind a body of an area stands the area's name, unless something tells that it is a person's.

    It is where the document has it as a place elsewhere, or cites what that office issued; a deputy issues nothing, and who chairs or
    speaks is a person.
    """
    words = plain(context.flow[span.start : span.end]).split()
    if len(words) < 3 and context.outline.zone_at(span.start) == "addressee":
        return True  # `Kính gửi: Thường trực Tỉnh hội Cựu chiến binh Hà Trung`: a body is addressed
    if len(words) < 3 and _AREA_NAMED.search(title):
        return True  # `cán bộ huyện Bảo Lâm Hạ`
    if not _AREA.search(context.flow[max(span.start - 40, 0) : span.start]):
        return False
    name = " ".join(words)
    if any(name in plain(one_line(context, spans(context, zone))) for zone in _PLACED):
        return True
    if rule_of(context, "people", "cited_office").pattern.search(context.flow[max(start - 40, 0) : start]):
        return True
    acts = rule_of(context, "people", "acts").pattern.search(context.plain[span.end : span.end + 30])
    return len(words) < 3 and acts is None and not plain(title).startswith("phó")


def _is_person(context: Context, span: Span, id: str) -> bool:
    name = " ".join(context.flow[span.start : span.end].split())
    if rule_of(context, "people", "never_a_person").pattern.search(name):
        return False
    before = context.flow[max(span.start - 40, 0) : span.start]
    if before.rstrip(" ").endswith(("“", '"', "‘")):
        return False
    words = plain(name).split()
    if id == "addressed_capitals":
        surnames = context.catalogue.by_form("surnames", words[0])
        return surnames is not None and plain(surnames.name) == words[0]
    if id != "post":
        return True
    full = len(words) >= 3 and words[1] in _FEMALE_MALE
    if full:
        return True
    area = _AREA.search(before)
    if area and area[0].strip() != "tỉnh" and len(words) < 3:
        return False
    return area is not None or not rule_of(context, "people", "not_a_person").pattern.search(before)


def _in_tables(context: Context, taken: _Places) -> Iterator[tuple[Span, str, str]]:
    """The names in a column headed `Họ và tên`, with the post in another column; who is paid by a list does nothing in it."""
    for grid in grids_of(context):
        if grid.column(_PAYROLL) >= 0:
            continue
        names, posts = grid.column(_NAME_CELL), grid.column(_POST_CELL)
        for row in grid.body if names >= 0 else ():
            match = _full_name(context, name_cell(grid, row, names).span)
            if match and match not in taken:
                taken.add(match)
                yield match, grid.at(row, posts).text if posts >= 0 else "", "table"


def _awarded(context: Context, taken: _Places) -> Iterator[tuple[Span, str, str]]:
    """Whom an award names with three syllables or more, or as `H'Rin Mlô`, though no form of address stands before the name."""
    named = rule_of(context, "people", "addressed").pattern
    for award in context.of("awards"):
        text = str(award.columns.get("recipient") or "")
        match = named.fullmatch("ông " + text)
        if match is None or (len(text.split()) < 3 and not _JOINED.search(text)):
            continue
        start = max(award.evidence.span.start - _NEAR, 0)
        found: list[Span] = []
        for span in words_at(text, context.flow, start, award.evidence.span.end + _NEAR):
            if _is_letter(context.flow, span.start - 1) or _is_letter(context.flow, span.end):
                continue
            if span in taken:
                break
            found.append(span)
        else:
            if not found:
                continue
            span = min(found, key=lambda span: abs(span.start - award.evidence.span.start))
            taken.add(span)
            yield span, "", "award"


def _is_letter(text: str, at: int) -> bool:
    return 0 <= at < len(text) and (text[at].isalnum() or text[at] == "_")


def _full_name(context: Context, span: Span) -> Span | None:
    text = "ông " + context.flow[span.start : span.end].strip().replace("\t", " ").replace("\n", " ")
    known = rule_of(context, "people", "addressed").pattern.match(text)
    match = known or rule_of(context, "people", "called").pattern.match(text)
    if match is None or len(text) - match.end() > 40:
        return None
    if not known and text[match.end() :].lstrip(" ")[:1].isalpha():  # Khối Dân vận xã
        return None
    return Span(span.start + match.start("name") - 4, span.start + match.end("name") - 4)


def _role(context: Context, span: Span) -> str:
    """Who is named in a clause about commendation, or under such a heading, was commended."""
    award = rule_of(context, "people", "award_context").pattern
    start = max(context.flow.rfind("\n", 0, span.start) + 1, span.start - 160)
    start = max((ended.end() for ended in _SENTENCE_ENDS.finditer(context.flow, start, span.start)), default=start)
    end = context.flow.find("\n", span.end)
    end = min(end if end >= 0 else len(context.flow), span.end + 160)
    ended = _SENTENCE_ENDS.search(context.flow, span.end, end)
    if rule_of(context, "people", "hands_over").pattern.search(context.plain[span.end : span.end + 120]):
        return "mentioned"  # who hands an award over does not get it
    clause = context.fold[start : ended.start() if ended else end]
    clause = rule_of(context, "people", "award_office").pattern.sub("", clause)
    if award.search(clause):
        return "award_recipient"
    index = context.outline.block_at(span.start)
    section = context.outline.blocks[index].section if index >= 0 else -1
    return "award_recipient" if section >= 0 and award.search(plain_title(context, section)) else "mentioned"


def plain_title(context: Context, section: int) -> str:
    """The folded heading of a section."""
    heading = context.outline.sections[section].heading
    return context.fold[heading.start : heading.end]
