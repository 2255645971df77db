"""Damaged PDFs: opened as far as they go, and what is damaged in them said."""

from __future__ import annotations

import base64
import io
import re
import zlib
from collections.abc import Iterator
from itertools import islice
from typing import Any

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1

from vanthu.types import Problem

MOST_UNPACKED = 1 << 28  # bytes looked at; a file may unpack to a thousand times its size
_PIECE = 1 << 20
_STREAM = re.compile(rb"stream\r?\n")
_PAINTS = re.compile(rb"(?<![\w/])(?:T[jJ]|['\"]|Do|sh|[fFBbSs]\*?)(?!\w)")
_OBJECT = re.compile(rb"(\d{1,9}) (\d{1,5}) obj\b")
_NAMED = re.compile(rb"(\d{1,9}) \d{1,5} (?:obj|R)\b")
_PAGE = re.compile(rb"/Type\s{0,9}/Page\b")
_MOST_OBJECTS, _LONGEST_PAGE = 200_000, 4000  # bytes of a page's dictionary
_HEADER = 400  # bytes before a stream within which its filters are named


def without_tree(data: bytes) -> bytes | None:
    """The file with a new list of its pages, where the list (which stands at the end of many files) was cut off; None without pages."""
    objects = list(islice(_OBJECT.finditer(data), _MOST_OBJECTS))
    pages = [m for m in objects if _PAGE.search(data[m.end() : m.end() + _LONGEST_PAGE].partition(b"endobj")[0])]
    if not pages:
        return None
    free = 1 + max(int(m[1]) for m in _NAMED.finditer(data))
    kids = " ".join(dict.fromkeys(f"{int(m[1])} {int(m[2])} R" for m in pages))
    tree = f"{free} 0 obj <</Type/Catalog/Pages {free + 1} 0 R>> endobj\n"
    tree += f"{free + 1} 0 obj <</Type/Pages/Kids[{kids}]/Count {kids.count('R')}>> endobj\n"
    whole = data[
        : data.rfind(b"endobj") + len(b"endobj")
    ]  # a string or a dictionary left open would swallow what comes after it
    if b"stream" in data[len(whole) :]:
        whole = data + b"\nendstream endobj"
    return whole + f"\n{tree}trailer <</Root {free} 0 R/Size {free + 2}>>\nstartxref\n0\n%%EOF\n".encode()


def is_cut_off(data: bytes) -> bool:
    """Whether the file ends before its end mark.

    >>> is_cut_off(b"%PDF-1.4 1 0 obj <<>> endobj %%EOF"), is_cut_off(b"%PDF-1.4 %%EOF 7 0 obj << /Type")
    (False, True)
    """
    return b" obj" in data[max(data.rfind(b"%%EOF"), 0) :]


def damage(data: bytes) -> Iterator[Problem]:
    """What is wrong with the file as a whole: its end is missing, or something compressed in it does not unpack."""
    if is_cut_off(data):
        yield Problem("read", "truncated", "The PDF is cut off; what stood behind the break is missing. Ask for a new copy.")
        return
    if b"/Encrypt" not in data and (broken := sum(1 for part in _compressed(data) if not _unpacks(part))):
        yield Problem("read", "damaged", f"{broken} compressed parts of the PDF are damaged; text or pictures may be missing.")


def _compressed(data: bytes) -> Iterator[bytes]:
    """The streams packed with Flate alone or under ASCII85."""
    end = -9
    for match in _STREAM.finditer(data):
        if match.start() < end + 9:  # the word of its own end
            continue
        head = data[max(end, 0, match.start() - _HEADER) : match.start()].rpartition(b" obj")[2]
        end = data.find(b"endstream", match.end())
        if b"/FlateDecode" not in head or end < 0:
            continue
        part = data[match.end() : end]
        if b"/ASCII85Decode" in head:
            try:
                yield base64.a85decode(part.strip().removesuffix(b"~>"))
            except ValueError:
                yield b""
        elif re.search(rb"/Filter\s{0,9}(?:\[\s{0,9})?/FlateDecode", head):
            yield part


def _unpacks(part: bytes) -> bool:
    """Whether it unpacks to its end, in bounded memory."""
    unpacker, seen = zlib.decompressobj(), 0
    try:
        while not unpacker.eof and seen < MOST_UNPACKED:
            piece = unpacker.decompress(part, _PIECE)
            if not piece and not unpacker.unconsumed_tail:
                return unpacker.eof
            part, seen = unpacker.unconsumed_tail, seen + len(piece)
    except zlib.error:
        return False
    return True


def should_show_something(data: bytes, index: int, password: str | None) -> bool:
    """Whether the content of a page says that something is painted, or cannot be unpacked. Asked of pages that came out empty."""
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)), password=password or "")
        page = next(islice(PDFPage.create_pages(document), index, None), None)
        parts = [resolve1(part) for part in (page.contents if page else ())]
        return any(_paints(part) for part in parts)
    except Exception:  # whatever a damaged file does to the parser: it is no sound empty page
        return True


def _paints(part: Any) -> bool:
    packed = part.get_rawdata() or b""
    content = part.get_data()
    return bool(_PAINTS.search(content)) or (bool(packed.strip()) and not content)
