"""What stands inside archives and mails: each member and attachment is a document of its own."""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from vanthu.errors import ReadError
from vanthu.readers.mail import parts_of
from vanthu.readers.sniff import sniff
from vanthu.settings import Settings
from vanthu.types import Source

CONTAINERS = ("zip", "eml")
MAX_DEPTH = 3
MAX_MEMBERS = 10_000
_MAX_RATIO = 300  # office files and texts pack to 1/20 at best
_SMALL = 1 << 20  # a member this small does no harm, whatever its ratio

_MAX_NAME, _MAX_PARTS = 200, 32  # characters of a name, folders above it

Found = Source | tuple[str, ReadError]

# What operating systems leave in archives; not documents of the sender.
_LITTER_FOLDERS = ("__MACOSX",)
_LITTER_NAMES = (".ds_store", "thumbs.db", "desktop.ini")


@dataclass
class _Budget:
    """Bytes and members that may still be unpacked, over all levels."""

    bytes: int
    members: int = MAX_MEMBERS

    def spend(self, size: int) -> None:
        self.bytes -= size
        if self.bytes < 0:
            raise ReadError("hostile", "The archive unpacks to more than the limit (--max-bytes); the rest was not read.")


def is_container(source: Source) -> bool:
    """Whether the file holds other files: a .zip archive or a mail.

    >>> is_container(Source("a.zip", b"PK\\x05\\x06" + bytes(18))), is_container(Source("a.txt", b"text"))
    (True, False)
    """
    try:
        return sniff(source) in CONTAINERS
    except ReadError:
        return False


def expand(name: str, data: bytes, settings: Settings) -> Iterator[Found]:
    """The documents inside an archive or a mail, or (name, why not) for a member that cannot be had.

    A member is named `reports.zip/folder/report.docx`. Raises ReadError when the archive itself cannot be opened.
    """
    yield from _expand(name, data, settings, _Budget(settings.max_bytes), depth=1)


def _expand(name: str, data: bytes, settings: Settings, budget: _Budget, *, depth: int) -> Iterator[Found]:
    kind = sniff(Source(name, data))
    if kind == "zip":
        members = _zip_members(name, data, settings, budget)
    elif kind == "eml":
        members = _mail_members(name, data, budget)
    else:
        raise ReadError("unsupported", f"Not an archive or a mail ({kind}).")
    for member in members:
        if not isinstance(member, Source) or not is_container(member):
            yield member
        elif depth >= MAX_DEPTH:
            yield member.name, ReadError("hostile", f"Archives are nested more than {MAX_DEPTH} deep; this one was not opened.")
        else:
            try:
                yield from _expand(member.name, member.data, settings, budget, depth=depth + 1)
            except ReadError as error:
                yield member.name, error


def _zip_members(name: str, data: bytes, settings: Settings, budget: _Budget) -> Iterator[Found]:
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise ReadError("truncated", "The archive ends too early or its directory is damaged; ask for a new copy.") from error
    seen: set[str] = set()
    for info in archive.infolist():
        path = unique(f"{name}/{safe_path(_member_name(info))}", seen)
        if info.filename.endswith("/") or _is_litter(path):
            continue
        budget.members -= 1
        if budget.members < 0:
            yield path, ReadError("hostile", f"The archive holds more than {MAX_MEMBERS:,} files; the rest was not read.")
            return
        try:
            content = _member(archive, info, settings, budget)
        except ReadError as error:
            yield path, error
            if budget.bytes < 0:
                return
        else:
            yield Source(path, content)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, settings: Settings, budget: _Budget) -> bytes:
    password = settings.password.encode() if settings.password and info.flag_bits & 1 else None
    if info.flag_bits & 1 and password is None:
        raise ReadError("encrypted", "This file of the archive is encrypted; give its password with --password.")
    if (info.external_attr >> 16) & 0o170000 == 0o120000:
        raise ReadError("unsupported", "This member of the archive is a link, not a file; links are not followed.")
    limit = min(budget.bytes, max(_MAX_RATIO * info.compress_size, _SMALL))
    try:
        with archive.open(info, pwd=password) as stream:
            content = stream.read(limit + 1)
    except NotImplementedError as error:
        raise ReadError(
            "unsupported", "This file of the archive is packed or encrypted in a way that cannot be read."
        ) from error
    except RuntimeError as error:
        raise ReadError("encrypted", "This file of the archive is encrypted and the password does not fit.") from error
    except MemoryError as error:
        raise ReadError(
            "hostile", "This file of the archive asks for more memory than a report needs; it was not read."
        ) from error
    except (zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, OSError, ValueError, LookupError) as error:
        code = "encrypted" if password else "corrupt"
        raise ReadError(code, "This file of the archive is damaged, or its password does not fit.") from error
    if len(content) > limit:
        budget.spend(len(content))
        raise ReadError("hostile", "This file of the archive unpacks to far more than a report needs; it was not read.")
    budget.spend(len(content))
    return content


def _member_name(info: zipfile.ZipInfo) -> str:
    """The name; without the UTF-8 flag many programs write UTF-8 all the same, others code page 437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return info.filename


def safe_path(name: str) -> str:
    """A relative path without `..`, drive or control characters, of bounded length; it is only ever a name, never a place to write.

    >>> safe_path("../../etc/passwd"), safe_path("C:\\\\tam\\\\báo cáo.docx"), safe_path("")
    ('etc/passwd', 'tam/báo cáo.docx', 'unnamed')
    """
    clean = "".join(char for char in name.replace("\\", "/") if char.isprintable())
    parts = [part for part in clean.split("/") if part not in ("", ".", "..") and not (len(part) == 2 and part[1] == ":")]
    return "/".join(_shortened(part) for part in parts[-_MAX_PARTS:]) or "unnamed"


def _shortened(part: str) -> str:
    """A name no longer than files have; its end stays.

    >>> _shortened("báo cáo.docx"), len(_shortened("x" * 999 + ".docx")), _shortened("x" * 999 + ".docx")[-6:]
    ('báo cáo.docx', 200, 'x.docx')
    """
    return part if len(part) <= _MAX_NAME else f"{part[: _MAX_NAME // 2]}…{part[-(_MAX_NAME - _MAX_NAME // 2 - 1) :]}"


def unique(path: str, seen: set[str]) -> str:
    """`path`, numbered if it is among `seen` already: two rows must not stand under one name.

    >>> seen: set[str] = set()
    >>> [unique("a.txt", seen) for _ in range(3)]
    ['a.txt', 'a.txt (2)', 'a.txt (3)']
    """
    number, candidate = 1, path
    while candidate in seen:
        number += 1
        candidate = f"{path} ({number})"
    seen.add(candidate)
    return candidate


def _is_litter(path: str) -> bool:
    parts = path.split("/")
    return any(part in _LITTER_FOLDERS for part in parts) or parts[-1].lower() in _LITTER_NAMES


def _mail_members(name: str, data: bytes, budget: _Budget) -> Iterator[Found]:
    seen: set[str] = set()
    for part, content in parts_of(data):
        path = unique(f"{name}/{safe_path(part)}", seen)
        budget.members -= 1
        if budget.members < 0:
            yield path, ReadError("hostile", f"The mail holds more than {MAX_MEMBERS:,} parts; the rest was not read.")
            return
        if isinstance(content, ReadError):
            yield path, content
            continue
        try:
            budget.spend(len(content))
        except ReadError as error:
            yield path, error
            return
        yield Source(path, content)
