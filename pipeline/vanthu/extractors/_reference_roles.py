"""Why a document is cited: legal basis, award decision, attachment, or just mentioned."""

from __future__ import annotations

import re
from functools import cached_property

from vanthu.extractors._references import Citation, Reader
from vanthu.types import Block

# Opens a sentence of the head, also where its line was read on to the one before.
_OPENS = re.compile(r"(?:Theo|Thực hiện|Căn cứ|Thi hành)(?: các)? {1,2}\Z")
_DECISIONS = (None, "Quyết định")


class Roles:
    """The roles of one document's citations."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        outline = reader.context.outline
        self.basis = outline.zones.get("basis", ())
        self.body_start = min((s.heading.start for s in outline.sections), default=len(reader.plain))

    def of(self, cited: Citation) -> str:
        """legal_basis | award_decision | attachment | mention."""
        before = self.reader.clause_before(cited.start, 60)
        if any(span.start <= cited.start < span.end for span in self.basis) or self._in_basis_block(cited):
            return "legal_basis"
        if self.reader.matched("attachment_before", before):
            return "attachment"
        if self.reader.matched("basis_before", before):
            return "legal_basis"
        if cited.kind in _DECISIONS and (self._awards_in_section(cited) or self._awards_in_clause(cited)):
            return "award_decision"
        return "mention"

    def _in_basis_block(self, cited: Citation) -> bool:
        outline = self.reader.context.outline
        if cited.head < self.body_start and _OPENS.search(self.reader.forms.even, max(cited.start - 20, 0), cited.start):
            return True
        i = outline.block_at(cited.start)
        if i < 0:
            return False
        if self._in_basis_section(outline.blocks[i].section):
            return True
        for block in (outline.blocks[i], *(above for above in outline.ancestors(i) if self._lists(above))):
            opening = self.reader.matched("basis_block", self.reader.plain[block.span.start : block.span.start + 60])
            if opening and ("can cu" in opening[0] or self._opens_head(block.span.start, opening)):
                return True
        return False

    def _in_basis_section(self, section: int) -> bool:
        """Listed under `I. CĂN CỨ`."""
        while section >= 0:
            if self.reader.matched("basis_section", self._heading(section).strip()):
                return True
            section = self.reader.context.outline.sections[section].parent
        return False

    def _lists(self, block: Block) -> bool:
        """Whether a line that ends in a colon can list a basis: not so where its sentence reports (`… báo cáo như sau:`)."""
        return not self.reader.matched("basis_list_not", self.reader.plain[block.span.start : block.span.end][-200:].rstrip())

    def _opens_head(self, start: int, opening: re.Match[str]) -> bool:
        """`Thực hiện Kế hoạch …` is a basis only in the head, and where it opens the sentence."""
        first = start + len(opening[0]) - len(opening[0].lstrip(" -+*•_.\t"))
        return start < self.body_start and self.reader.forms.even[first].isupper()

    def _awards_in_section(self, cited: Citation) -> bool:
        """In a table or list of awards: the headings above say so."""
        outline = self.reader.context.outline
        i = outline.block_at(cited.head)
        if i < 0:
            return False
        block = outline.blocks[i]
        starts_block = not self.reader.plain[block.span.start : cited.start].strip(" -+*•.()0123456789")
        starts_block = starts_block and (not cited.worded or not self.reader.plain[cited.tail : block.span.end].strip(" .;,)"))
        section = block.section
        while section >= 0 and (starts_block or block.kind == "cell"):
            if self.reader.matched("award_section", self._heading(section)):
                return True
            section = outline.sections[section].parent
        if starts_block and self._award_before(i):
            return True
        return block.kind == "cell" and block.table in self._award_tables

    def _award_before(self, block: int) -> bool:
        """Whether the cell before, in a table whose cells are lines, names an award: `Giấy khen … | Số: 216/QĐ-UBND …`."""
        before = self.reader.context.outline.blocks[block - 1] if block else None
        if before is None or before.kind not in ("paragraph", "cell"):
            return False
        return self.reader.matched("award_words", self.reader.plain[before.span.start : before.span.end][:300]) is not None

    def _heading(self, section: int) -> str:
        span = self.reader.context.outline.sections[section].heading
        return self.reader.plain[span.start : span.end]

    @cached_property
    def _award_tables(self) -> set[int]:
        """The tables whose headings are about awards."""
        tops = (b for b in self.reader.context.outline.blocks if b.kind == "cell" and b.row == 0)
        return {
            b.table for b in tops if self.reader.matched("award_section", self.reader.plain[b.span.start : b.span.end][:200])
        }

    def _awards_in_clause(self, cited: Citation) -> bool:
        """`tặng Bằng khen tại Quyết định số …`, `Giấy khen … (Quyết định số …)`, `Quyết định số … về việc tặng …`."""
        before = self.reader.clause_before(cited.start, 200)
        after = self.reader.plain[cited.tail : cited.tail + 60].split(";")[0].split("\n")[0]
        if self.reader.matched("award_wished", before):
            return False
        return bool(self.reader.matched("award_words", before) or self.reader.matched("award_words", after))
