"""Office Open XML packages: their parts, read within bounds, and XML that reaches for nothing outside itself."""

from __future__ import annotations

import io
import re
import zipfile
import zlib

from lxml import etree

from vanthu.errors import ReadError

_MAX_PART = 1 << 27  # bytes of one XML part; the largest real report seen has 12 MB
_MAX_RATIO = 500  # XML packs to 1/20, seldom 1/100
_SMALL = 1 << 22  # a part this small does no harm, whatever its ratio
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w{1,40})/")


class Package:
    """A zip file of named parts."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise ReadError("truncated", "The file ends too early or its directory is damaged; ask for a new copy.") from error
        self.names = frozenset(self._zip.namelist())

    def part(self, name: str) -> bytes:
        """The bytes of a part; raises ReadError when it is missing, damaged or swells beyond bounds."""
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 1:
                raise ReadError("encrypted", "The file is encrypted; save it without a password.")
            with self._zip.open(info) as stream:
                data = stream.read(_MAX_PART + 1)
        except KeyError as error:
            raise ReadError("corrupt", f"The file lacks its part {name}.") from error
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            OverflowError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise ReadError("corrupt", f"The part {name} of the file is damaged.") from error
        if len(data) > _MAX_PART:
            raise ReadError("too_large", f"The part {name} has more than {_MAX_PART:,} bytes; the file was not read.")
        if len(data) > _SMALL and len(data) > _MAX_RATIO * max(info.compress_size, 1):
            raise ReadError("hostile", f"The part {name} unpacks to far more than a report needs; the file was not read.")
        return _transitional(data)

    def xml(self, name: str) -> etree._Element:
        """The root element of an XML part."""
        return parse_xml(self.part(name), name)


def _transitional(data: bytes) -> bytes:
    """The strict variant of the format names the same things in other namespaces."""
    return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", data) if b"//purl.oclc.org/ooxml/" in data else data


def parse_xml(data: bytes, name: str = "") -> etree._Element:
    """The root element; no entities, no network, bounded depth and size.

    >>> parse_xml(b"<a><b/></a>").tag
    'a'
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        hostile = "xcessive depth" in str(error) or "ntity" in str(error)
        raise ReadError("hostile" if hostile else "corrupt", f"The part {name} is not well-formed XML.") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise ReadError("hostile", f"The part {name} declares entities, which no office file needs; it was not read.")
    return root
