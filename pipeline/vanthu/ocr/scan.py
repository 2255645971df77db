"""A page image → words in reading order, tables and marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from vanthu.errors import MissingProgramError, ReadError
from vanthu.ocr.bullets import with_bullets
from vanthu.ocr.cells import CellsRead, problems_of, read_cells, tables_of, without_tables
from vanthu.ocr.clean import is_blank
from vanthu.ocr.engines import Engine, Image, engine
from vanthu.ocr.frame import Frame
from vanthu.ocr.grid import Grid
from vanthu.ocr.handwriting import Field, bounds_of, without_handwriting
from vanthu.ocr.hooks import with_dots_seen
from vanthu.ocr.incoming import without_incoming_stamp
from vanthu.ocr.layout import Laid, in_reading_order, merged
from vanthu.ocr.noise import without_noise
from vanthu.ocr.page import PageRead
from vanthu.ocr.places import as_printed
from vanthu.ocr.prepare import Prepared, prepare
from vanthu.ocr.roman import with_strokes_counted
from vanthu.ocr.ruling import ruling_lines
from vanthu.ocr.second_look import read_again
from vanthu.ocr.signs import with_bars_seen
from vanthu.ocr.stamps import without_signing_text
from vanthu.settings import Settings
from vanthu.text.syllables import share_valid
from vanthu.types import Box, Mark, Page, Problem, Word

T = TypeVar("T")

UNDER_SEAL = 0.6  # confidence of a word that is kept where a seal was
CERTAIN, READABLE = 0.9, 6  # confidence of a word that is surely read; so many of them stand upright
DOUBTFUL = 0.55  # mean confidence below which a page may stand on its head


def read_scan(image: NDArray[np.uint8], *, page: Page, settings: Settings, added: Sequence[Word] = ()) -> PageRead:
    """Read one page image, grey or colour (BGR); it fills `page.width` × `page.height` points.

    `added`: words known to stand on the page and not in its image.
    """
    reader = engine(settings.engine)
    points = Frame.scale(page.width / image.shape[1], page.height / image.shape[0])
    dpi = image.shape[1] / page.width * 72
    attempt = _upright(image, reader, settings, dpi)
    to_page = points @ attempt.prepared.frame
    seen = _sorted_out(attempt, reader, settings, page.number)
    words = merged(seen.words, [_in(to_page, w) for w in added])
    laid = _placed(in_reading_order(words, grids=attempt.grids, page=page.number), to_page)
    blots = attempt.prepared.blots
    marks = [Mark(_mark_kind(b.colour, b.box, dpi), page.number, points.box(Box(*map(float, b.box)))) for b in blots]
    marks += [replace(m, box=to_page.box(m.box)) for m in seen.marks]
    problems = [replace(p, box=to_page.box(p.box)) if p.box else p for p in seen.problems]
    problems += _doubts(attempt, laid.words, page.number)
    aside = (*page.aside, *(m.text for m in seen.marks if m.text), *seen.noise)
    info = replace(page, rotation=attempt.prepared.turns * 90, aside=aside)
    return PageRead(info, laid.words, laid.tables, tuple(marks), tuple(problems))


def _doubts(attempt: Attempt, words: Sequence[Word], page: int) -> list[Problem]:
    """A page that is not blank and gave no words, or words that hardly make sense."""
    if is_blank(attempt.prepared.image):
        return []
    if not words:
        return [Problem("ocr", "no_text", f"Nothing could be read on page {page}, which is not blank.", page)]
    if _senseless(words):
        return [Problem("ocr", "doubtful_page", f"Page {page} is hardly legible; its words are doubtful.", page)]
    return []


@dataclass(frozen=True)
class _Seen:
    """What was read, told apart; boxes in pixels."""

    words: list[Word]
    marks: list[Mark]
    problems: list[Problem]
    noise: list[str]


def _sorted_out(attempt: Attempt, reader: Engine, settings: Settings, page: int) -> _Seen:
    """The document's own words; stamps, dirt and handwriting told from them; doubtful lines and table cells read again."""
    image, dpi = attempt.prepared.image, attempt.prepared.dpi
    steps = Guarded(page)
    words, signing = without_signing_text(attempt.words, page=page)
    words, stamps = without_incoming_stamp(words, attempt.lines, height=image.shape[0], dpi=dpi, page=page)
    words = with_dots_seen(image, with_bullets(image, words))
    words, noise = without_noise(_beside_blots(words, attempt.prepared))
    outside = without_tables(image, attempt.grids)
    words = steps.done(words, lambda: read_again(outside, words, reader, settings=settings, dpi=dpi))
    words = as_printed(steps.done(words, lambda: _shapes_seen(image, words)))
    written: list[Field] = []
    if page == 1:
        words, written = without_handwriting(words, image)
    specked = attempt.prepared.specked
    cells = steps.done(
        CellsRead((), ()), lambda: read_cells(image, attempt.grids, reader, settings=settings, dpi=dpi, specked=specked)
    )
    lines = 1 + max((w.line for w in words), default=-1)
    in_cells = steps.done(list(cells.words), lambda: _shapes_seen(image, cells.words))
    words += [replace(w, line=w.line + lines) for w in in_cells]
    marks = [*signing, *stamps, *(Mark("handwriting", page, bounds_of(f)) for f in written)]
    problems = [*steps.problems, *problems_of(cells.doubtful, page), *(_by_hand(f, page) for f in written)]
    return _Seen(words, marks, problems, noise)


def _shapes_seen(image: Image, words: Sequence[Word]) -> list[Word]:
    """The words, what an engine cannot tell apart told by its shape."""
    return with_bars_seen(image, with_dots_seen(image, with_strokes_counted(image, words)))


@dataclass
class Guarded:
    """Steps after the first reading of a page, whose failing is a problem of the page and loses nothing that was read before."""

    page: int
    problems: list[Problem] = field(default_factory=list)

    def done(self, before: T, step: Callable[[], T]) -> T:
        """What the step gives, or `before` where it fails."""
        try:
            return step()
        except (ReadError, MissingProgramError):
            raise
        except Exception as error:  # whatever a page does to a library
            message = f"A step of reading page {self.page} failed ({type(error).__name__}: {error}); something may be missing."
            self.problems.append(Problem("ocr", "internal", message, self.page))
            return before


def _beside_blots(words: Sequence[Word], prepared: Prepared) -> list[Word]:
    """The words without what was read, doubtfully, where a seal or a signature was taken off."""
    if not prepared.blots:
        return list(words)
    kept = []
    for word in words:
        box = prepared.frame.box(word.box) if word.box else Box(0, 0, 0, 0)
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        under = any(b.box[0] <= x <= b.box[2] and b.box[1] <= y <= b.box[3] for b in prepared.blots)
        if not under or word.confidence >= UNDER_SEAL:
            kept.append(word)
    return kept


def _by_hand(field: Field, page: int) -> Problem:
    message = f"The {field.name} in the head is written by hand, or not clear enough to be read; it was left empty."
    return Problem("ocr", "handwriting", message, page, bounds_of(field))


@dataclass(frozen=True)
class Attempt:
    """A page image as prepared, the words outside tables, its ruling lines and tables; all in its pixels."""

    prepared: Prepared
    words: list[Word]
    lines: list[Box]
    grids: list[Grid]


def _upright(image: NDArray[np.uint8], reader: Engine, settings: Settings, dpi: float) -> Attempt:
    """The image cleaned and read as its lines look upright; again where hardly a word makes sense and the engine says otherwise."""
    prepared = prepare(image, dpi=dpi)
    if is_blank(prepared.image):
        return Attempt(prepared, [], [], [])
    attempt = _read(prepared, reader, settings)
    if _is_upright(attempt.words):
        return attempt
    as_it_lies = np.ascontiguousarray(np.rot90(prepared.image, prepared.turns))
    turns = reader.orientation(as_it_lies, dpi=round(prepared.dpi)) // 90
    return attempt if turns == prepared.turns else _read(prepare(image, dpi=dpi, turns=turns), reader, settings)


def _read(prepared: Prepared, reader: Engine, settings: Settings) -> Attempt:
    lines = ruling_lines(prepared.image, dpi=prepared.dpi)
    grids = tables_of(lines, dpi=prepared.dpi)
    page = without_tables(prepared.image, grids)
    words = reader.recognise(page, languages=settings.languages, psm=3, dpi=round(prepared.dpi))
    return Attempt(prepared, words, lines, grids)


def _is_upright(words: Sequence[Word]) -> bool:
    """Whether words can be read: some surely, beside whatever shines through or stands askew, or most of them.

    Of pages read on their head or side none gave more than one syllable of three letters that was sure, of upright ones none fewer than 21.
    """
    sure = sum(w.confidence >= CERTAIN and len(w.text) > 2 and share_valid(w.text) == 1 for w in words)
    return sure >= READABLE or not _senseless(words)


def _senseless(words: Sequence[Word]) -> bool:
    """Whether what was read looks like a page on its head."""
    letters = [w for w in words if len(w.text) > 1]
    if not letters:
        return True
    sure = sum(w.confidence for w in letters) / len(letters)
    return sure < DOUBTFUL or share_valid(" ".join(w.text for w in letters)) < DOUBTFUL


def _mark_kind(colour: str, box: tuple[int, int, int, int], dpi: float) -> str:
    """Red ink over 15 mm is a seal or a part of one over a page's edge; blue ink was written. A rule of thumb."""
    width, height = (box[2] - box[0]) / dpi * 25.4, (box[3] - box[1]) / dpi * 25.4
    return "seal" if colour == "red" and max(width, height) > 15 else "signature" if colour == "blue" else "picture"


def _in(to_page: Frame, word: Word) -> Word:
    """A word of the page in the pixels that were read."""
    back = Frame(np.asarray(np.linalg.inv(to_page.matrix), np.float64))
    return replace(word, box=back.box(word.box)) if word.box else word


def _placed(laid: Laid, to_page: Frame) -> Laid:
    words = tuple(replace(w, box=to_page.box(w.box)) if w.box else w for w in laid.words)
    tables = tuple(replace(t, box=to_page.box(t.box)) if t.box else t for t in laid.tables)
    return Laid(words, tables)
