"""The directory of an OLE2 compound file (.doc, .xls, .msg …): which streams stand at its top."""

from __future__ import annotations

import struct

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA  # sector numbers from here on are marks, not sectors
_NONE = 0xFFFFFFFF
_MAX_SECTORS = 1 << 16
_MIN_OWN = 4096  # smaller streams share the sectors of the mini stream


def top_streams(data: bytes) -> frozenset[str]:
    """The names of the streams and storages of the root; empty when the file is damaged.

    >>> top_streams(b"not an OLE file")
    frozenset()
    """
    return frozenset(_Compound(data).entries)


def stream(data: bytes, name: str) -> bytes:
    """The bytes of a stream of the root that is kept in sectors of its own (4096 bytes or more); else empty."""
    compound = _Compound(data)
    first, size = compound.entries.get(name, (_NONE, 0))
    return compound.chain(first)[:size] if size >= _MIN_OWN else b""


class _Compound:
    """The sectors of a compound file and the entries of its root: name → (first sector, size)."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.size = 0
        self.table: list[int] = []
        self.entries: dict[str, tuple[int, int]] = {}
        if not data.startswith(MAGIC) or len(data) < 512:
            return
        shift = struct.unpack_from("<H", data, 30)[0]
        if shift in (9, 12):
            self.size = 1 << shift
            self.table = _sector_table(data, self.size)
            self.entries = _children_of_root(self.chain(struct.unpack_from("<I", data, 48)[0]))

    def chain(self, number: int) -> bytes:
        """The sectors from `number` on, joined; a loop ends at the size of the file."""
        sectors: list[bytes] = []
        while number < len(self.table) and len(sectors) <= len(self.data) // self.size:
            sectors.append(_sector(self.data, number, self.size))
            number = self.table[number]
        return b"".join(sectors)


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


def _children_of_root(directory: bytes) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
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
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
        found[name] = struct.unpack_from("<II", entry, 116)
        waiting += struct.unpack_from("<II", entry, 68)
    return found
