"""From a document to findings: one module a table of the contract, with its rules in `data/rules/<table>.toml`.

An extractor module has `extract(context) -> Iterable[Finding | Problem]`. The folder is the registry; `ORDER` in a module
(default 0) says when it runs, and `context.found` holds what the ones before found.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from importlib import import_module
from typing import Any, Protocol, TypeVar, cast

from vanthu.catalogue import Catalogue, Rule
from vanthu.errors import fault
from vanthu.text.dates import DateMatch
from vanthu.text.dates import find as find_dates
from vanthu.text.fold import fold, plain
from vanthu.types import Document, Finding, Outline, Problem

T = TypeVar("T")


@dataclass
class Context:
    """What an extractor sees: the document, its outline, the domain data, and the findings of the extractors before it."""

    document: Document
    outline: Outline
    catalogue: Catalogue
    found: list[Finding] = field(default_factory=list)
    _made: dict[Callable[[Context], Any], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def made(self, make: Callable[[Context], T]) -> T:
        """What `make` makes of this context (grids of the tables, where claims may stand), made once."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])

    def forget(self) -> None:
        """Let go of what was made, some of which refers to this context: a circle keeps a whole document until the collector of
        cycles comes by."""
        self._made.clear()

    @cached_property
    def flow(self) -> str:
        return self.outline.flow

    @cached_property
    def plain(self) -> str:
        return plain(self.outline.flow)

    @cached_property
    def fold(self) -> str:
        return fold(self.outline.flow)

    @cached_property
    def dates(self) -> tuple[DateMatch, ...]:
        """Every date in the text, in order."""
        return tuple(find_dates(self.outline.flow))

    def form(self, rule: Rule) -> str:
        """The text in the form that `rule` reads."""
        return self.fold if rule.matching == "fold" else self.plain if rule.matching == "plain" else self.flow

    def of(self, table: str) -> Iterator[Finding]:
        """What was found for `table` so far."""
        return (finding for finding in self.found if finding.table == table)


class Extractor(Protocol):
    """What an extractor module provides."""

    def extract(self, context: Context) -> Iterable[Finding | Problem]: ...


@cache
def extractors() -> tuple[Extractor, ...]:
    modules = [import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    ready = [m for m in modules if hasattr(m, "extract")]
    return tuple(cast(Extractor, m) for m in sorted(ready, key=lambda m: (getattr(m, "ORDER", 0), m.__name__)))


def extract(document: Document, outline: Outline, catalogue: Catalogue) -> tuple[list[Finding], list[Problem]]:
    """Run every extractor. A fact found twice at one place is kept once; an extractor that fails leaves its table empty, and says so."""
    context, problems = Context(document, outline, catalogue), []
    seen: set[str] = set()
    for extractor in extractors():
        try:
            items = list(extractor.extract(context))
        except MemoryError:  # what a caller limits, and knows how to say
            raise
        except Exception as error:  # a fault of ours; half a table would be taken for a whole one
            table = getattr(extractor, "__name__", "").rpartition(".")[2]
            problems.append(Problem("extract", "internal", f"The table {table} stays empty: {fault(error)}"))
            continue
        for item in items:
            if isinstance(item, Problem):
                problems.append(item)
            elif item.fact_id not in seen:
                seen.add(item.fact_id)
                context.found.append(item)
    context.forget()
    return context.found, problems
