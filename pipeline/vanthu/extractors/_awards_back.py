"""What parts that ask or plan say of awards given before: `Tóm tắt thành tích` below a request, `(đã được công nhận … năm 2016)`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanthu.extractors import Context
from vanthu.extractors._claims_scope import Scope
from vanthu.extractors._grids import grids_of
from vanthu.text.fold import fold
from vanthu.types import Block

_LONGEST_LEAD = 160
_BACK = re.compile(
    r"(?<![a-z])(?:(?:tom tat|bao cao|trich ngang|neu ro|qua trinh) (?:ve )?(?:cac )?thanh tich|thanh tich (?:da|dat|duoc|cua|noi bat|tieu bieu|chu yeu|chinh)"
    r"|(?:khen thuong|danh hieu(?: thi dua)?|ghi nhan)[^.;]{0,40} (?:da|duoc)|da (?:duoc )?(?:khen|ghi nhan|tang))(?![a-z])"
)
_YEARS_BACK = re.compile(  # `PHỤ LỤC: KHEN THƯỞNG CÁ NHÂN 03 NĂM`
    r"(?<![a-z])(?:khen thuong|danh hieu|thanh tich)(?![a-z])[^.;]{0,40}(?<![a-z])(?:\d{1,2} nam|(?:cac|nhung) nam|nam truoc)(?![a-z])"
)
_ASKS = re.compile(  # a heading, whatever stands in front of the word: `4. Nội dung đề nghị năm 2022`
    r"(?<![a-z])(?<!theo )(?<!xet )(?<!da )(?<!duoc )(?:de nghi|kien nghi|de xuat|dang ky)(?![a-z])(?!.{0,80}(?<![a-z])(?:da|duoc) (?:tang|khen|cong nhan))"
)
_AHEAD = re.compile(
    r"(?<![a-z])(?:de nghi|kien nghi|de xuat|phuong huong|muc tieu|nhiem vu|giai phap|ke hoach|dang ky|to chuc thuc hien|kinh phi|du kien)(?![a-z])"
)


def looks_back(text: str) -> bool:
    """Whether a line introduces what was achieved, and asks for nothing: `c) Các hình thức khen thưởng đã được ghi nhận:`."""
    folded = fold(text[:_LONGEST_LEAD])
    back = _BACK.search(folded) or _YEARS_BACK.search(folded)
    return len(text) < _LONGEST_LEAD and back is not None and _AHEAD.search(folded) is None


def asks(title: str) -> bool:
    """Whether the heading of a part says that it asks for what it lists."""
    folded = fold(title[:_LONGEST_LEAD])
    return _ASKS.search(folded) is not None and "thanh tich" not in folded and "ket qua" not in folded


def is_asked(scope: Scope, block: Block) -> bool:
    """Whether a block stands in a part that asks."""
    return any(asks(section.title) for section in scope.chain(block.section))


def parts_ahead(context: Context, scope: Scope) -> Iterator[tuple[int, Block, bool]]:
    """The blocks of the body that do not report, and whether one above them says that here it tells of what was achieved."""
    reporting = {index for index, block, _ in scope.claiming if not is_asked(scope, block)}
    tables = [grid.span for grid in grids_of(context)]
    back = False
    for i, block in enumerate(scope.blocks):
        text = context.flow[block.span.start : block.span.end].strip()
        if i in reporting or block.kind == "cell" or context.outline.zone_at(block.span.start) not in ("", "body"):
            continue
        if any(span.start <= block.span.start < span.end for span in tables):
            continue
        if looks_back(text):
            back = True
        elif block.kind == "heading" and _AHEAD.search(fold(text[:_LONGEST_LEAD])):
            back = False
        yield i, block, back
