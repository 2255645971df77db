"""Persons who act in the document: the signer, who was commended, who is named with a post or form of address."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence

from vanthu.catalogue import Rule
from vanthu.extractors import Context
from vanthu.extractors._grids import Grid, grids_of
from vanthu.extractors._misread import overlaid, uncertain_syllable
from vanthu.extractors._person_names import mended, name_cell
from vanthu.extractors._signature import post_of_signer
from vanthu.extractors._zones import UNSURE_NAME, one_line, rule_of, spans
from vanthu.text.fold import plain, same_words
from vanthu.text.printed import words_at
from vanthu.types import Block, Finding, Span, Value

ORDER = 5  # after awards, whose recipients are people

_LONGEST_LIST = 60  # persons
_FURTHEST = 200  # blocks from a name to what stands over it
_ADDRESSED = ("addressed", "addressed_capitals", "called")
_READ = (*_ADDRESSED, "listed", "clause_opens", "speaks", "post", "told", "opinion")
_AREA = re.compile(r"(?<!\w)(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh|đặc khu)\s{1,2}$")
_AREA_NAMED = re.compile(r"(?<!\w)(?:xã|phường|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)\s{1,2}[A-ZĐÀ-Ỹ][^\W\d_]{0,6}\s*$")
_PLACED = ("issuer", "parent_issuer", "place_date")  # zones that name the document's own places
_JOINED = re.compile(r"\w['’‘`ʼ]\w")
_NAME_CELL = re.compile(
    r"(?<!\w)(?:ho ?(?:va|,|&|-|/)? ?ten|ho (?:ten )?(?:dem|lot)|ten (?:ca nhan|chu ho|nguoi|hoc sinh|giao vien|dang vien|hoi vien|dai bieu)|ca nhan)(?!\w)"
)
_ORDINAL_HEADS = frozenset(("tt", "stt", "so tt", "s.t.t"))
_NO_NAME_CELL = re.compile(
    r"(?<!\w)(?:duong|truong|xa|phuong|thon|xom|ap|co quan|don vi|tuyen|cong trinh|cha|me|vo|chong|nguoi ky)(?!\w)"
)
_POST_CELL = re.compile(r"(?<!\w)(?:chuc (?:vu|danh)|cong viec)(?!\w)")
_PAYROLL = re.compile(
    r"(?<!\w)(?:luong|phu cap|thanh tien|so tien(?! (?:da )?(?:ung ho|dong gop|quyen gop|thuong|hien))|thuc linh|ky nhan)(?!\w)"
)
_SENTENCE_ENDS = re.compile(r"(?<=[^\W\d]{3})[.!?][ ](?=[^\W\d_a-z])")  # no `BS. Huỳnh`
# A line that may begin with a name: its second word begins with no small letter; and one whose words have a colon behind them.
_LINE = re.compile(r"^(?=\W{0,8}(?:(?:\d{1,3}|\w)[.)]\W{0,3})?[^\W\d][\w'’./]*[ :]{1,3}[^a-z\n])", re.MULTILINE)
_SPOKEN_LINE = re.compile(r"^(?=[^\n:]{4,70}:[ ])" + _LINE.pattern[1:], re.MULTILINE)
_COLON_ENDS = re.compile(r":[ ]{0,3}(?=\n)")
_CLAUSE = re.compile(r"[;.][ ]{1,2}(?=[^\W\d_a-z])")
_ITEM = re.compile(r"\n(?=[ ]{0,4}(?:[-+*•]|\d{1,3}[.)])[ ])")
_OPENS = re.compile(r"[:(](?=[ ]{0,2}[^\W\d_])")
_LEAD = 160  # characters before a colon that tell what it announces
_LAST_WORDS = 14  # characters before a bracket that tell what it names
_LINES_ABOVE = 300  # characters above a list that tell what it lists
_MENDED = 0.85  # how sure such a name is
_NEAR = 600  # characters around an award within which its recipient is named
_WORD = re.compile(r"\S+")
_NUMBER = re.compile(r"(\d{1,2})([.)])")
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
    firsts: list[tuple[int, Span]] = []
    for id in _READ:
        rule = rule_of(context, "people", id)
        for match in _matches(context, rule):
            span = Span(*match.span("name"))
            if span in taken:
                continue
            if id == "post":
                span = _behind_place(context, span)
            if id == "called" and rule_of(context, "people", "not_a_person").pattern.search(
                context.flow[max(match.start() - 40, 0) : match.start()]
            ):
                continue  # `đường Ông Cao Thắng`, `chùa Bà Thiên Hậu`
            if id == "post" and _names_a_place(context, span, match["title"], match.start()):
                continue
            if _is_person(context, span, id):
                taken.add(span)
                firsts.append((match.start(), span))
                said, behind = _title_before(context, match, id), _post_behind(context, span)
                yield span, (behind or said) if id == "told" else (said or behind), id
    for span in (*_several(context, firsts), *_behind_colons(context), *_listed(context)):
        if span not in taken and _is_person(context, span, "addressed"):
            taken.add(span)
            yield span, _post_behind(context, span), "list"
    yield from _in_tables(context, taken)
    yield from _awarded(context, taken)


def _matches(context: Context, rule: Rule) -> Iterator[re.Match[str]]:
    """The matches of a rule. One that begins where a line or a clause begins need not be tried at each letter."""
    opens = {"listed": _LINE, "speaks": _SPOKEN_LINE, "clause_opens": _CLAUSE}.get(rule.id)
    if opens is None:
        yield from rule.matches(context.form(rule))
        return
    end = 0
    for place in opens.finditer(context.flow):
        if place.start() >= end and (match := rule.pattern.match(context.flow, place.start())):
            end = match.end()
            yield match


def _title_before(context: Context, match: re.Match[str], id: str) -> str:
    """The title that stands before a name, unless it belongs to the one named before: `Lưu Cẩn - Bí thư, Lê Thị Mai - Phó Bí thư`."""
    title = _title_of(match["title"] or "", id)
    if rule_of(context, "people", "no_title").pattern.search(plain(title)):
        return ""
    if id != "post" or not title:
        return title
    another = context.flow[match.end("title") : match.start("name")].lstrip().startswith(",") and (
        _post_behind(context, Span(*match.span("name")))
        or context.flow[max(match.start() - 3, 0) : match.start()].rstrip().endswith(("-", "–", ",", "("))
    )
    return "" if another else title


def _post_behind(context: Context, span: Span) -> str:
    """The post said behind a name: `Ông Lưu Đình Cẩn, Bí thư chi bộ`."""
    match = rule_of(context, "people", "post_behind").pattern.search(context.flow[span.end : span.end + 100])
    return _title_of(match["title"], "post") if match else ""


def _several(context: Context, firsts: Sequence[tuple[int, Span]]) -> Iterator[Span]:
    """Those behind the first of `các ông: Đinh Văn Tám, Hồ Sỹ Lâm và bà Trần Thị Ngọc`, each first one with the place of what is
    before it; behind one who is addressed alone, the full names only: `ý kiến đ/c Đinh Văn Tám, Hồ Sỹ Lâm`."""
    several = rule_of(context, "people", "several").pattern
    for start, first in firsts:
        many = several.search(context.plain[max(start - 30, 0) : start]) is not None
        for span in _next_ones(context, first.end):
            if not (many or _is_full(context, span)):
                break
            yield span


def _behind_colons(context: Context) -> Iterator[Span]:
    """Those of `gồm: Bùi Thị Thoa, Vũ Kiên Định` and `02 đảng viên (Bùi Thị Thoa, Vũ Kiên Định)`; one alone has a full name."""
    pattern = rule_of(context, "people", "behind_colon").pattern
    for opens in _OPENS.finditer(context.flow):
        match = pattern.match(context.flow, opens.start())
        if match and _announces(context, opens.start()):
            first, behind = Span(*match.span("name")), list(_next_ones(context, match.end("name")))
            if behind or _is_full(context, first):
                yield first
                yield from behind


def _announces(context: Context, at: int) -> bool:
    """Whether the clause before a colon announces persons; before a bracket, its last words."""
    start = max(context.flow.rfind("\n", 0, at) + 1, at - (_LEAD if context.flow[at] == ":" else _LAST_WORDS))
    start = max((ended.end() for ended in _SENTENCE_ENDS.finditer(context.flow, start, at)), default=start)
    return _names_persons(context, context.plain[start:at])


def _names_persons(context: Context, lead: str) -> bool:
    """Whether words that announce a list say that it is of persons: no streets, schools or heroes, which have names of persons."""
    persons, namesakes = (rule_of(context, "people", id).pattern for id in ("persons_announced", "namesakes_announced"))
    return persons.search(lead) is not None and namesakes.search(lead) is None


def _is_full(context: Context, span: Span) -> bool:
    """Whether a name has three syllables or more, or an apostrophe in it."""
    name = context.flow[span.start : span.end]
    return len(name.split()) > 2 or _JOINED.search(name) is not None


def _next_ones(context: Context, at: int) -> Iterator[Span]:
    """The names that follow one that ends at `at`, each behind a comma or `và`."""
    others = rule_of(context, "people", "next_of_several")
    for _ in range(_LONGEST_LIST):
        after = others.pattern.match(context.flow, at)
        if after is None:
            return
        yield Span(*after.span("name"))
        at = after.end()


def _listed(context: Context) -> Iterator[Span]:
    """One a line: under `gồm các đồng chí:`, or numbered below a line or heading that announces persons."""
    item = rule_of(context, "people", "list_item").pattern
    end = 0
    for begin in _ITEM.finditer(context.flow):
        if begin.start() < end:
            continue
        found = _items(context, item, begin.start())
        if found:
            end = found[-1].end()
            if _is_announced(context, begin.start(), found):
                yield from (Span(*match.span("name")) for match in found)
    for colon in _COLON_ENDS.finditer(context.flow):
        found = _items(context, item, colon.end())
        if found and _announces(context, colon.start()):
            yield from (Span(*match.span("name")) for match in found)


def _items(context: Context, item: re.Pattern[str], at: int) -> list[re.Match[str]]:
    """The names, one a line, that follow each other from `at` on."""
    found: list[re.Match[str]] = []
    while len(found) < _LONGEST_LIST and (match := item.match(context.flow, at)):
        found.append(match)
        at = match.end()
    return found


def _is_announced(context: Context, at: int, found: Sequence[re.Match[str]]) -> bool:
    """Whether two full names or more stand below a line or heading that announces persons."""
    if len(found) < 2 or not all(_is_full(context, Span(*match.span("name"))) for match in found):
        return False
    lines = context.plain[max(at - _LINES_ABOVE, 0) : at].rstrip(" \n:").split("\n")
    above = next((line for line in reversed(lines) if line.strip() and not line.lstrip().startswith("(")), "")
    index = context.outline.block_at(found[0].start("name"))
    section = context.outline.blocks[index].section if index >= 0 else -1
    namesakes = rule_of(context, "people", "namesakes_announced").pattern
    heading = context.plain[slice(*context.outline.sections[section].heading)] if section >= 0 else ""
    return _names_persons(context, above) or (_names_persons(context, heading) and not namesakes.search(above))


def _title_of(title: str, id: str) -> str:
    """A post is a title, a form of address or what somebody did is none."""
    return "" if id in (*_ADDRESSED, "opinion", "speaks") else " ".join(title.split()).strip(" ,.;:-–")


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


def _behind_place(context: Context, span: Span) -> Span:
    """The name behind the name of an area that was read with it: `Chủ tịch UBND tỉnh Lai Châu Nguyễn Văn An`."""
    words = list(_WORD.finditer(context.flow, span.start, span.end))
    if len(words) < 4:
        return span
    place = context.flow[span.start : words[1].end()]
    known = rule_of(context, "people", "never_a_person").pattern.search(place)
    if not known and not _AREA.search(context.flow[max(span.start - 40, 0) : span.start]):
        return span
    rest = Span(words[2].start(), span.end)
    surname = context.catalogue.by_form("surnames", words[2][0])
    return rest if surname is not None and (known or len(words) > 4 or words[3][0] in ("Văn", "Thị")) else span


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
    if len(words) > 2 and rule_of(context, "people", "never_a_person").pattern.search(" ".join(name.split()[:2])):
        return False
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
        names = names if names >= 0 else _column_of_names(context, grid)
        for row in grid.body:
            if grid.at(row, 0).fold in _ORDINAL_HEADS:  # in a sheet, another table begins
                heads = [cell.fold for cell in grid.row(row)]
                names, posts = _first_column(heads, _NAME_CELL), _first_column(heads, _POST_CELL)
            match = _full_name(context, name_cell(grid, row, names).span) if names >= 0 else None
            if match and match not in taken:
                taken.add(match)
                post = grid.at(row, posts).text if posts >= 0 and posts != names else _post_behind(context, match)
                yield match, post, "table"


def _first_column(heads: Sequence[str], pattern: re.Pattern[str]) -> int:
    return next((column for column, head in enumerate(heads) if pattern.search(head)), -1)


def _column_of_names(context: Context, grid: Grid) -> int:
    """The first column that holds nothing but full names, two at least, whatever is printed over it; -1 when there is none."""
    for column, head in enumerate(grid.heads):
        cells = [cell for row in grid.body if (cell := grid.at(row, column)).text]
        words = len(cells) > 1 and cells[0].text[0].isalpha() and not _NO_NAME_CELL.search(head)
        if words and all((name := _full_name(context, cell.span)) and _is_full(context, name) for cell in cells):
            return column
    return -1


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
    start, end = span.start + match.start("name") - 4, span.start + match.end("name") - 4
    wrapped = context.flow.rfind("\n", start, end)
    if wrapped >= 0 and context.flow[end : end + 1] == " " and context.flow[end + 1 : end + 2].islower():
        end = wrapped  # `Mai Công Chuyền` / `Chính trị viên phó`
    return Span(start, end)


def _role(context: Context, span: Span) -> str:
    """Who is named in a clause about commendation, or under such a heading, was commended."""
    start = max(context.flow.rfind("\n", 0, span.start) + 1, span.start - 160)
    start = max((ended.end() for ended in _SENTENCE_ENDS.finditer(context.flow, start, span.start)), default=start)
    end = context.flow.find("\n", span.end)
    end = min(end if end >= 0 else len(context.flow), span.end + 160)
    ended = _SENTENCE_ENDS.search(context.flow, span.end, end)
    if rule_of(context, "people", "hands_over").pattern.search(context.plain[span.end : span.end + 120]):
        return "mentioned"  # who hands an award over does not get it
    if (commended := _commends(context, Span(start, ended.start() if ended else end))) is not None:
        return "award_recipient" if commended else "mentioned"
    index = context.outline.block_at(span.start)
    section = _section_of(context, index)
    leads = [*_leads(context, index), *([context.outline.sections[section].heading] if section >= 0 else [])]
    told = (commended for lead in leads if (commended := _commends(context, lead)) is not None)
    return "award_recipient" if next(told, False) else "mentioned"


def _commends(context: Context, clause: Span) -> bool | None:
    """Whether a clause says that somebody was commended, False where it only wishes so; None where it says nothing of it."""
    award, office, wished = (rule_of(context, "people", id).pattern for id in ("award_context", "award_office", "award_wished"))
    if not award.search(office.sub("", context.fold[slice(*clause)])):
        return None
    return wished.search(context.plain[slice(*clause)]) is None


def _section_of(context: Context, index: int) -> int:
    """The section that a block stands under; behind `3. Khen thưởng`, a long `4. Thảo luận: …` is no heading, and under the one above."""
    blocks, sections = context.outline.blocks, context.outline.sections
    section = blocks[index].section if index >= 0 else -1
    heading = _NUMBER.fullmatch(sections[section].marker) if section >= 0 else None
    if heading is None:
        return section
    for block in (blocks[i] for i in range(index, max(index - _FURTHEST, -1), -1)):
        if block.section != section or block.kind == "heading":
            break
        number = _NUMBER.fullmatch(block.marker)
        if number and number[2] == heading[2] and int(number[1]) == int(heading[1]) + 1:
            return sections[section].parent
        if number and int(number[1]) <= int(heading[1]):
            break  # a list of its own
    return section


def _leads(context: Context, index: int) -> Iterator[Span]:
    """What stands over a line of a list, or over the table that a cell stands in."""
    blocks = context.outline.blocks
    if index < 0:
        return
    if blocks[index].kind == "cell":
        announces = context.made(_before_tables).get(blocks[index].table)
        if announces is not None:
            yield announces
        return
    if _section_of(context, index) == blocks[index].section:
        yield from (above.span for above in context.outline.ancestors(index))
    if blocks[index].kind == "bullet" and blocks[index].parent < 0:
        before = (blocks[i] for i in range(index - 1, max(index - _FURTHEST, -1), -1))
        above = next((block for block in before if block.kind != "bullet"), None)
        if above is not None and above.kind == "paragraph" and context.flow[slice(*above.span)].isupper():
            yield above.span  # the title of a list


def _before_tables(context: Context) -> dict[int, Span]:
    """The line before each table that announces it: one that ends with a colon."""
    found: dict[int, Span] = {}
    before: Block | None = None
    for block in context.outline.blocks:
        if block.kind == "cell" and block.table not in found and before is not None:
            span = before.span
            if context.flow[span.start : span.end].rstrip().endswith(":"):
                found[block.table] = span
        before = block if block.kind != "cell" else before
    return found
