"""One page of a PDF: its text layer with annotations and ruled tables, or its image."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2 as pdfium

from vanthu.ocr.clean import is_blank
from vanthu.ocr.grid import grids_of
from vanthu.ocr.layout import Laid, in_reading_order, merged, turned
from vanthu.ocr.page import PageRead
from vanthu.ocr.scan import read_scan
from vanthu.ocr.stamps import is_signing_text, without_signing_text
from vanthu.readers.pdf_annotations import added_chars, annotation_boxes, flattened
from vanthu.readers.pdf_chars import chars_of, with_fonts, words_of
from vanthu.readers.pdf_fonts import decoded
from vanthu.readers.pdf_images import image_share, page_image, thumbnail
from vanthu.readers.pdf_layer import Verdict, judge
from vanthu.readers.pdf_lines import ruling_lines
from vanthu.readers.pdf_objects import PageObject, images_in, objects_of
from vanthu.readers.pdf_pictures import pictures_read
from vanthu.readers.pdf_repair import should_show_something
from vanthu.settings import Settings
from vanthu.types import Box, Mark, Page, Problem, Word

PAGE_SIZED = 0.6  # of the page under images: it is a scan
EMPTY = Verdict(True, "an empty page")
IMAGES = 16  # that pdfium may keep; to open a document anew takes as long as a hundredth of a scanned page
LETTERS = 50  # paths on a page without text: they may be letters drawn as shapes


class PdfFile:
    """An open PDF, and a copy of it (opened when needed) whose annotations are drawn into the pages."""

    def __init__(self, data: bytes, settings: Settings, encodings: set[str]) -> None:
        self.data, self.settings, self.encodings = data, settings, encodings
        self.document = self._open()
        self.images = 0  # of pages read since the document was opened
        self._copy: Any = None

    def _open(self) -> Any:
        return pdfium.PdfDocument(self.data, password=self.settings.password)

    def copy(self) -> Any:
        if self._copy is None:
            self._copy = self._open()
        return self._copy

    def page(self, index: int) -> Any:
        """A page, to be closed before the next is asked for.

        pdfium keeps the data of each image, half a megabyte of a scanned page, until the document is closed, which is done now and then.
        """
        if self.images >= IMAGES:
            self.close()
            self.document, self._copy, self.images = self._open(), None, 0
        return self.document[index]

    def close(self) -> None:
        if self._copy is not None:
            self._copy.close()
        self.document.close()


@dataclass
class _Layer:
    """The text layer of a page: words by quarter turns, the most first; what annotations add; signing stamps."""

    words: dict[int, list[Word]]
    added: list[Word]
    marks: list[Mark]

    def add_lines(self, words: Sequence[Word]) -> None:
        """Further lines of upright text."""
        own = self.words.setdefault(next(iter(self.words), 0), [])
        free = 1 + max((w.line for w in own), default=-1)
        own += [replace(w, line=free + w.line) for w in words]


def read_page(file: PdfFile, index: int) -> PageRead:
    """The words of one page; raises ReadError or PdfiumError when it cannot be read."""
    page = file.page(index)
    try:
        width, height = page.get_size()
        info = Page(index + 1, width, height, "text_layer")
        layer = _layer(file, page, index)
        objects = objects_of(page)
        file.images += len(images_in(objects))
        verdict = _verdict(layer, objects, image_share(page, objects), file.settings)
        if verdict is EMPTY:
            if is_blank(thumbnail(page)):
                return _empty(file, page, replace(info, reason=verdict.reason))
            verdict = Verdict(False, "no text layer, but ink")
        info = replace(info, reason=verdict.reason)
        if verdict.use:
            pictures = pictures_read(page, objects, [w for part in layer.words.values() for w in part], file.settings)
            layer.add_lines(pictures.words)
            layer.marks += pictures.marks(index + 1)
            info = replace(info, reason=info.reason + pictures.reason)
            return _from_layer(layer, ruling_lines(page, objects), info)
        scan = replace(info, source="ocr")
        read = read_scan(page_image(page, objects, file.settings), page=scan, settings=file.settings, added=layer.added)
        return replace(read, marks=(*layer.marks, *read.marks), page=_with_aside(read.page, layer.marks))
    finally:
        page.close()


def _empty(file: PdfFile, page: Any, info: Page) -> PageRead:
    """A page that shows nothing; a problem where it should."""
    drawn = pdfium.raw.FPDFPage_CountObjects(page.raw)
    if drawn or not should_show_something(file.data, info.number - 1, file.settings.password):
        return PageRead(info)
    message = f"Page {info.number} came out empty, though something should stand on it; it is damaged."
    return PageRead(info, problems=(Problem("read", "unreadable_page", message, info.number),))


def _verdict(layer: _Layer, objects: Sequence[PageObject], share: float, settings: Settings) -> Verdict:
    words = [w for part in layer.words.values() for w in part]
    if settings.force_ocr:
        return Verdict(False, "OCR was asked for")
    if not words and not share and len(objects) < LETTERS:
        return EMPTY
    if not words:
        return Verdict(False, "no text layer")
    return judge(words, over_scan=share > PAGE_SIZED)


def _layer(file: PdfFile, page: Any, index: int) -> _Layer:
    chars = chars_of(page, text := page.get_textpage())
    layer = _Layer({turn: _decoded(file, with_fonts(words, text)) for turn, words in words_of(chars).items()}, [], [])
    boxes = annotation_boxes(page)
    if boxes:
        flat = flattened(file.copy(), index)
        text = flat.get_textpage()
        after = chars_of(flat, text)
        new = after.where(added_chars(chars, after))
        added = [w for part in words_of(new).values() for w in _decoded(file, with_fonts(part, text))]
        flat.close()
        _sort_added(layer, added, boxes, index + 1)
    for turn, words in layer.words.items():
        layer.words[turn], marks = without_signing_text(words, page=index + 1)
        layer.marks += marks
    return layer


def _decoded(file: PdfFile, words: Any) -> list[Word]:
    plain, seen = decoded(words)
    file.encodings |= seen
    return plain


def _sort_added(layer: _Layer, added: Sequence[Word], boxes: Sequence[Box], number: int) -> None:
    """Text of annotations: a signing program's becomes a mark, other text (number, day, field values) joins the page's words."""
    left = list(added)
    for box in _apart(boxes):
        inside = [w for w in left if w.box and _within(w.box, box)]
        left = [w for w in left if w not in inside]
        text = _lines(inside)
        if inside and is_signing_text(text):
            layer.marks.append(Mark("digital_signature", number, box, text))
        else:
            layer.added += inside
    layer.added += left


def _apart(boxes: Sequence[Box]) -> list[Box]:
    """Boxes, those that overlap taken together: two stamps set over each other are read as one."""
    out: list[Box] = []
    for box in boxes:
        for other in [
            b
            for b in out
            if min(b.right, box.right) > max(b.left, box.left) and min(b.bottom, box.bottom) > max(b.top, box.top)
        ]:
            out.remove(other)
            box = box.union(other)
        out.append(box)
    return out


def _lines(words: Sequence[Word]) -> str:
    laid = in_reading_order(words)
    return "".join(w.before + w.text for w in laid.words).strip()


def _within(inner: Box, outer: Box) -> bool:
    x, y = (inner.left + inner.right) / 2, (inner.top + inner.bottom) / 2
    return outer.left - 1 <= x <= outer.right + 1 and outer.top - 1 <= y <= outer.bottom + 1


def _from_layer(layer: _Layer, lines: Sequence[Box], info: Page) -> PageRead:
    laid, rotation = Laid(()), 0
    parts = layer.words or {0: []}
    for turn, words in parts.items():
        first = not laid.words
        rotation = -turn * 90 % 360 if first else rotation
        words = merged(words, layer.added) if first else words
        grids = grids_of([turned(line, -turn) for line in lines]) if first and lines else []
        laid += in_reading_order(words, grids=grids, page=info.number, turns=turn)
    info = _with_aside(replace(info, rotation=rotation), layer.marks)
    return PageRead(info, laid.words, laid.tables, tuple(layer.marks))


def _with_aside(info: Page, marks: Sequence[Mark]) -> Page:
    return replace(info, aside=(*info.aside, *(m.text for m in marks if m.text)))
