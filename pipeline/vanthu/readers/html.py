"""HTML pages: their blocks and tables. Markup is never executed, nothing it points to is fetched."""

from __future__ import annotations

import codecs
import re

from lxml import etree
from lxml import html as markup

from vanthu.errors import ReadError
from vanthu.readers.flow import Flow
from vanthu.readers.html_blocks import Page
from vanthu.readers.sniff import utf16
from vanthu.settings import Settings
from vanthu.text.legacy_maps import as_1252
from vanthu.types import Reading, Source

FORMATS = ("html",)

_CHARSET = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{1,40})""", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WESTERN = ("iso-8859-1", "windows-1252", "latin1", "us-ascii", "x-user-defined", "user-defined")
_LEGACY_NAMES = ("viscii", "x-viet-vps", "x-viet-tcvn", "x-viet-tcvn5712", "tcvn", "x-viet-vni")
# Characters that a number reference may name and XML cannot hold.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def read(source: Source, settings: Settings, format: str) -> Reading:
    """The words of an HTML page as a browser lays them out, scripts and styles left out."""
    text = _CONTROLS.sub(" ", _decoded(source.data))
    parser = markup.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, huge_tree=False, encoding="utf-8")
    try:
        root = markup.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("corrupt", "The page holds no markup that can be read.") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadError("hostile", "The page nests its elements deeper than any report; it was not read.")
    page = Page(Flow())
    try:
        page.read(root)
    except RecursionError as error:
        raise ReadError("hostile", "The page nests its elements deeper than any report; it was not read.") from error
    if not page.flow.words:
        raise ReadError("empty", "The page holds no text.")
    return page.reading(format)


def _decoded(data: bytes) -> str:
    for mark, codec in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(codec, "replace")
    wide = utf16(data) if b"\0" in data[:8192] else None
    if wide:
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    found = _CHARSET.search(data[:8192])
    name = found[1].decode("ascii").lower() if found else ""
    if not name or name in _WESTERN or name in _LEGACY_NAMES:
        return as_1252(data)  # the letters tell which old encoding it is
    try:
        return data.decode(name, "replace")
    except LookupError:
        return as_1252(data)
