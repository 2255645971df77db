"""One page as read, and pages joined into a reading."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from pypdfium2 import PdfiumError

from vanthu.errors import MissingProgramError, ReadError
from vanthu.ocr.layout import placed
from vanthu.ocr.table_pages import over_pages
from vanthu.types import Mark, Page, Problem, Reading, Table, Word

_FOR_PAGES = 0.8  # of the time for a document; the rest is for what is made of them


@dataclass(frozen=True)
class PageRead:
    """A page's words in reading order; `line` and the word indexes of its tables count from 0 on this page."""

    page: Page
    words: tuple[Word, ...] = ()
    tables: tuple[Table, ...] = ()
    marks: tuple[Mark, ...] = ()
    problems: tuple[Problem, ...] = ()


def failed_page(error: Exception, number: int) -> PageRead:
    """A page that could not be read, with the problem that says why; `internal`: nobody foresaw what happened.

    >>> failed_page(ValueError("no image"), 3).problems[0].message
    'Page 3 cannot be read: no image'
    """
    code = (
        error.code
        if isinstance(error, ReadError)
        else "missing_program"
        if isinstance(error, MissingProgramError)
        else "unreadable_page"
        if isinstance(error, PdfiumError)
        else "internal"
    )
    problem = Problem("read", code, f"Page {number} cannot be read: {error}", number)
    return PageRead(Page(number, 0, 0, "text_layer", str(error)), problems=(problem,))


def pages_until(seconds: float) -> float:
    """The moment after which no further page is begun, of a document that may take so many seconds from now.

    A long scan then gives what was read, and the rest is a problem, where it would be set aside whole.
    """
    return time.monotonic() + _FOR_PAGES * seconds


def unread_pages(first: int, last: int) -> Iterator[PageRead]:
    """The pages that are left when the time for a document is nearly over: said once, counted all.

    >>> [p.message for page in unread_pages(3, 5) for p in page.problems]
    ['Pages 3 to 5 were not read within the time limit; allow more with --timeout and start again.']
    """
    message = f"Pages {first} to {last} were not read within the time limit; allow more with --timeout and start again."
    for number in range(first, last + 1):
        problems = (Problem("read", "time_limit", message, number),) if number == first else ()
        yield PageRead(Page(number, 0, 0, "text_layer", "not read: time limit"), problems=problems)


def raise_if_nothing(pages: Sequence[PageRead]) -> None:
    """A file of which no page could be read has failed: raises ReadError with the first page's reason."""
    if pages and all(not p.words and any(_is_failure(problem, p.page) for problem in p.problems) for p in pages):
        first = pages[0].problems[0]
        raise ReadError(first.code, first.message)


def _is_failure(problem: Problem, page: Page) -> bool:
    return not page.height or problem.code == "unreadable_page"


def joined(format: str, pages: Iterable[PageRead], *, problems: Iterable[Problem] = (), encoding: str = "unicode") -> Reading:
    """All pages as one reading: lines numbered through, table cells pointing into the whole document's words.

    >>> one = PageRead(Page(1, 595, 842, "ocr"), (Word("Kính", line=0), Word("gửi", line=0)))
    >>> two = PageRead(Page(2, 595, 842, "ocr"), (Word("Nơi", line=0),))
    >>> [(w.text, w.page, w.line) for w in joined("pdf", [one, two]).words]
    [('Kính', 1, 0), ('gửi', 1, 0), ('Nơi', 2, 1)]
    """
    words: list[Word] = []
    tables: list[Table] = []
    marks: list[Mark] = []
    found, shown = list(problems), []
    for read in pages:
        first = len(words)
        line = words[-1].line + 1 if words else 0
        number = read.page.number
        as_is = number == 1 and not line  # most documents have few pages
        words.extend(read.words if as_is else (placed(w, page=number, line=w.line + line, before=w.before) for w in read.words))
        for table in read.tables:
            cells = tuple(replace(c, first=c.first + first, last=c.last + first) for c in table.cells)
            tables.append(replace(table, cells=cells))
        marks.extend(read.marks)
        found.extend(read.problems)
        shown.append(read.page)
    words, tables = over_pages(words, tables)
    return Reading(format, tuple(words), tuple(shown), tuple(tables), tuple(marks), tuple(found), encoding)
