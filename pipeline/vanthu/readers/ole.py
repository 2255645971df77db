"""The directory of an OLE2 compound file (.doc, .xls, .msg …): which streams stand at its top."""

from __future__ import annotations

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors
_NONE = 0xFFFFFFFF
_MAX_SECTORS = 1 << 16


def top_streams(data: bytes) -> frozenset[str]:
    """The names of the streams and storages of the root; empty when the file is damaged.

    >>> top_streams(b"not an OLE file")
    frozenset()
    """
    if not data.startswith(MAGIC) or len(data) < 512:
        return frozenset()
    shift = struct.unpack_from("<H", data, 30)[0]
    if shift not in (9, 12):
        return frozenset()
    size = 1 << shift
    table = _sector_table(data, size)
    directory = b"".join(_chain(data, table, struct.unpack_from("<I", data, 48)[0], size))
    return frozenset(_children_of_root(directory))


def _sector(data: bytes, number: int, size: int) -> bytes:
    return data[(number + 1) * size : (number + 2) * size]


def _sector_table(data: bytes, size: int) -> list[int]:
    numbers = list(struct.unpack_from("<109I", data, 76))
    more = struct.unpack_from("<I", data, 68)[0]
    seen = 0
    while more < _END and seen < _MAX_SECTORS:
        sector = _sector(data, more, size)
        if len(sector) < size:
            break
        *entries, more = struct.unpack(f"<{size // 4}I", sector)
        numbers += entries
        seen += 1
    table: list[int] = []
    for number in numbers:
        sector = _sector(data, number, size) if number < _END else b""
        table += struct.unpack(f"<{len(sector) // 4}I", sector[: len(sector) // 4 * 4])
    return table


def _chain(data: bytes, table: list[int], number: int, size: int) -> list[bytes]:
    sectors: list[bytes] = []
    while number < len(table) and len(sectors) < _MAX_SECTORS:
        sectors.append(_sector(data, number, size))
        number = table[number]
    return sectors


def _children_of_root(directory: bytes) -> list[str]:
    names: list[str] = []
    entries = [directory[i : i + 128] for i in range(0, len(directory) // 128 * 128, 128)]
    waiting = [struct.unpack_from("<I", entries[0], 76)[0]] if entries else []
    seen: set[int] = set()
    while waiting:
        number = waiting.pop()
        if number >= len(entries) or number in seen:
            continue
        seen.add(number)
        entry = entries[number]
        length = min(struct.unpack_from("<H", entry, 64)[0], 64)
        names.append(entry[: max(length - 2, 0)].decode("utf-16-le", "replace"))
        waiting += struct.unpack_from("<II", entry, 68)
    return names
