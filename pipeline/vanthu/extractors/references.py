"""Documents cited: `Quyết định số 46/QĐ-UBND ngày 28/6/2019 của UBND xã`, `Chỉ thị 35`, `Luật Kế toán ngày 20 tháng 11 năm 2015`."""

from __future__ import annotations

from collections.abc import Iterator

from vanthu.extractors import Context
from vanthu.extractors._reference_cells import read_rows
from vanthu.extractors._reference_laws import dated, marked, name_before, names_only
from vanthu.extractors._reference_neighbours import goes_on, share
from vanthu.extractors._reference_roles import Roles
from vanthu.extractors._reference_terms import terms_of
from vanthu.extractors._references import Citation, Reader
from vanthu.types import Finding, Span

ORDER = -30


def extract(context: Context) -> Iterator[Finding]:
    """A row for each place where a document is cited; the document's own number is none."""
    reader = Reader(context, context.catalogue.made(terms_of))
    roles = Roles(reader)
    before, role = None, ""
    for cited in citations(reader):
        role = role if before and role == "legal_basis" and goes_on(reader, before, cited) else roles.of(cited)
        before = cited
        columns = {
            "kind": cited.kind, "kind_code": cited.kind_code, "number": cited.number, "year": cited.year, "symbol": cited.symbol,
            "issued_on": cited.issued_on, "issuer": cited.issuer, "title": cited.title, "role": role,
        }  # fmt: skip
        yield context.document.finding(
            "references", columns, Span(cited.start, cited.end), f"references.{cited.form}", confidence=cited.sure
        )


def citations(reader: Reader) -> list[Citation]:
    """All citations in the order of the text."""
    found = sorted([*reader.with_symbols(), *reader.bare()], key=lambda c: c.head)
    share(reader, found)
    taken = marked(reader, found)
    for cited in found:
        if not cited.worded and (cited.form == "law" or (cited.symbol or "").startswith("PL-")):
            _name(reader, cited, taken)
    found = [c for c in found if not _is_own(reader, c)]
    read_rows(reader, found)
    found += dated(reader, found)
    found += names_only(reader, found)
    return sorted(found, key=lambda c: c.head)


def _is_own(reader: Reader, cited: Citation) -> bool:
    """The old heading `NGHỊ ĐỊNH của Chính phủ số 29/1998/NĐ-CP ngày …`: where no number stands in the head, it is the document's."""
    outline = reader.context.outline
    block = outline.block_at(cited.head)
    if outline.zones.get("number") or not cited.symbol or block < 0:
        return False
    head_end = min((span.start for name in ("basis", "body") for span in outline.zones.get(name, ())), default=0)
    start = outline.blocks[block].span.start
    opens = start == cited.start or reader.plain.startswith("của ", start)
    return cited.head < head_end and opens and (cited.worded or reader.context.outline.zone_at(cited.head) == "title")


def _name(reader: Reader, cited: Citation, taken: bytearray) -> None:
    """The name before a law's number: `Luật Phí và lệ phí số 97/2015/QH13`."""
    named = name_before(reader, cited.start, taken)
    if named:
        cited.start, cited.kind, cited.title = named
        cited.kind_code, cited.worded = None, True
