"""Which files there are to read. Links, pipes, sockets and devices are named, never opened."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from vanthu.errors import NoInputError, VanthuError
from vanthu.types import Problem
from vanthu.writers.sqlite import NAME as STORE

_KINDS = {
    stat.S_IFLNK: ("link", "a symbolic link"),
    stat.S_IFIFO: ("pipe", "a pipe"),
    stat.S_IFSOCK: ("socket", "a socket"),
    stat.S_IFCHR: ("device", "a device"),
    stat.S_IFBLK: ("device", "a device"),
}


_OPENED = "/proc/self/fd/{}"  # a link to what a descriptor stands for, where the system has it
SCRATCH = ".vanthu"
"""The folder for temporary files in every output folder; by it, and the store beside it, an output folder is known."""


@dataclass(frozen=True, slots=True)
class Input:
    """A regular file: `name` as reported, with size and time of change as they stood when it was listed."""

    name: str
    path: Path
    size: int
    mtime_ns: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Something at `name` that is not opened, and why."""

    name: str
    problem: Problem

    @property
    def closed(self) -> bool:
        """It should have been read: a folder that cannot be listed, a file that cannot be looked at."""
        return self.problem.code == "unreadable"


def printable(name: str) -> str:
    r"""A file name as it can be stored and shown: bytes that are no UTF-8 and control characters are written `\x..`.

    >>> printable("báo cáo.pdf"), printable("a\udcff\n.pdf")
    ('báo cáo.pdf', 'a\\xff\\n.pdf')
    """
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)


def find(paths: Sequence[Path], out: Path | None = None) -> Iterator[Input | Refused]:
    """All files at `paths`, folders searched in the order of names; the folder `out` is left out, those of other runs are refused.

    Names are relative to the folder when one folder is given; otherwise they start with the path as given.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise NoInputError(f"{path}: there is no such file or folder. Check the path; names with spaces need quotes.")
    own = out.resolve() if out else None
    for path in paths:
        resolved = path.resolve()
        if own and path.is_dir() and (own == resolved or own in resolved.parents):
            raise VanthuError(f"{path} is the output folder or lies in it. Choose another folder with --out.")
    for path in paths:
        alone = len(paths) == 1
        if path.is_dir():  # a folder given by hand may be a link to one
            yield from _walk(path.resolve(), "" if alone else path.as_posix().rstrip("/") + "/", own)
        else:
            yield _one(path.parent.resolve() / path.name, path.as_posix(), path.lstat())


def _one(path: Path, name: str, status: os.stat_result) -> Input | Refused:
    kind = stat.S_IFMT(status.st_mode)
    if kind == stat.S_IFREG:
        return Input(printable(name), path, status.st_size, status.st_mtime_ns)
    code, what = _KINDS.get(kind, ("device", "no regular file"))
    return Refused(printable(name), Problem("read", code, f"This is {what}; it was not opened."))


def _walk(folder: Path, prefix: str, own: Path | None) -> Iterator[Input | Refused]:
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as error:
        yield Refused(
            printable(prefix) or ".",
            Problem(
                "read", "unreadable", f"The folder cannot be listed: {error.strerror}. What was read of it before is kept."
            ),
        )
        return
    for entry in entries:
        name, path = prefix + entry.name, Path(entry.path)
        try:
            if entry.is_dir(follow_symlinks=False):
                if own is not None and path.resolve() == own:
                    continue
                if (path / SCRATCH).is_dir() and (path / STORE).is_file():
                    yield Refused(
                        printable(name), Problem("read", "output", "The folder holds the tables of a run; it was not read.")
                    )
                else:
                    yield from _walk(path, name + "/", own)
            else:
                yield _one(path, name, entry.stat(follow_symlinks=False))
        except OSError as error:  # gone or forbidden since it was listed
            yield Refused(printable(name), Problem("read", "unreadable", f"The file cannot be opened: {error.strerror}."))


def open_regular(path: Path) -> int:
    """A descriptor of a regular file; never waits for a pipe. Raises OSError, also where a link stands at the end of `path` or on the way.

    Where folders are no links when they are listed, one may be swapped for a link before its files are opened: what was opened says
    where it is.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError("it is no regular file any more")
    place = _OPENED.format(descriptor)
    if os.path.lexists(place) and Path(place).readlink() != path:
        os.close(descriptor)
        raise OSError("it was moved, or a folder on its way is a link now")
    return descriptor
