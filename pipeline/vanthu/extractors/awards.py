"""Titles and commendations: in tables of awards, in lists under a heading about awards, and in sentences that say they were given."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vanthu.extractors import Context
from vanthu.extractors._awards_back import is_asked, looks_back, parts_ahead
from vanthu.extractors._awards_decisions import decided
from vanthu.extractors._awards_leads import reporter
from vanthu.extractors._awards_prose import in_prose
from vanthu.extractors._awards_tables import caption_of, in_grid, in_lines
from vanthu.extractors._awards_words import Award, Vocabulary
from vanthu.extractors._claims_scope import Scope
from vanthu.extractors._grids import grids_of
from vanthu.types import Block, Finding

ORDER = 4
_SEVERAL = ("prose", "table-")  # rules that may give several awards of one place
_TELLING = ("year", "recipient", "issuer", "number", "count")  # what tells awards of one place apart


def extract(context: Context) -> Iterator[Finding]:
    """Of a decision what it decides; else awards of tables, of lines that were a table, of prose. A place gives an award once."""
    vocabulary = context.catalogue.made(Vocabulary.of)
    if not vocabulary.rules["trigger?"].pattern.search(context.fold):
        return
    given: dict[str, list[Award]] = {}
    own = reporter(context, vocabulary)
    for award in _awards(context, context.made(Scope), vocabulary):
        before = given.setdefault(award.code, [])
        if not any(_is_same(award, other) for other in before):
            before.append(award)
            yield (_of_reporter(vocabulary, award, own) if own else award).finding(context)


def _of_reporter(vocabulary: Vocabulary, award: Award, own: str) -> Award:
    """An award of nobody else, in the report of a person's own achievements; what only collectives get is left out."""
    if award.code not in vocabulary.personal or any(award.columns.get(c) is not None for c in ("recipient", "count")):
        return award
    return replace(award, columns={**award.columns, "recipient": own}, inferred=True)


def _is_same(award: Award, other: Award) -> bool:
    """Whether two rows are one award: of one place, and nothing that either says of it is said otherwise by the other."""
    if award.rule == "decision" or award.span.start >= other.span.end or other.span.start >= award.span.end:
        return False
    several = award.rule.startswith(_SEVERAL) and other.rule.startswith(_SEVERAL)
    if several and award.rule.startswith("prose") and award.label != other.label:
        return False  # `Huân chương Lao động hạng Nhì, Huân chương Lao động hạng Ba`
    return not several or all(award.columns.get(c) in (None, other.columns.get(c)) for c in _TELLING)


def _awards(context: Context, scope: Scope, vocabulary: Vocabulary) -> Iterator[Award]:
    if scope.orders:
        yield from decided(context, vocabulary) if scope.decides else _in_parts_ahead(context, scope, vocabulary)
        return
    for grid in grids_of(context):
        index = context.outline.block_at(grid.start)
        listed = index >= 0 and _is_listed(scope, vocabulary, index)
        ahead = not scope.claims_at(grid.start) and not looks_back(caption_of(context, grid).rpartition("\n")[2])
        yield from in_grid(context, vocabulary, grid, listed=listed, ahead=ahead)
    claiming = [
        (i, block, _is_listed(scope, vocabulary, i))
        for i, block, title in scope.claiming
        if not title and not is_asked(scope, block)
    ]
    yield from in_lines(context, vocabulary, [block for _, block, listed in claiming if listed])
    for i, block, listed in claiming:
        yield from in_prose(context, vocabulary, i, block, listed=listed)
    yield from _in_parts_ahead(context, scope, vocabulary)


def _in_parts_ahead(context: Context, scope: Scope, vocabulary: Vocabulary) -> Iterator[Award]:
    """What parts that plan or ask tell of awards given before: to whom, and when or by which decision."""
    for i, block, back in parts_ahead(context, scope):
        for award in in_prose(context, vocabulary, i, block, listed=back):
            year = award.columns.get("year")  # of the block's own: the one above it may be that of the request
            known = award.columns.get("number") or (year and context.flow.find(str(year), *block.span) >= 0)
            if back or (award.columns.get("recipient") is not None and known):
                yield award


def _is_listed(scope: Scope, vocabulary: Vocabulary, index: int) -> bool:
    """Whether a block stands under a heading, or a line that introduces it, about awards."""
    block: Block = scope.blocks[index]
    titles = [section.title for section in scope.chain(block.section)]
    if any(map(looks_back, titles)):  # `III. Tóm tắt thành tích`
        return True
    above = [scope.context.flow[b.span.start : b.span.end][:120] for b in scope.context.outline.ancestors(index)]
    return any(vocabulary.search("section?", title) for title in (*titles, *above))
