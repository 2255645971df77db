"""A program kept running: names of image files go in, tables of words come out. To start it takes a tenth of a page's time.

Tesseract reads a list of files as it comes (`stream_filelist`). What it writes goes to a terminal, as to a pipe it would be sent only
when a few thousand letters have come together.
"""

from __future__ import annotations

import os
import subprocess
import threading
import tty
from collections.abc import Mapping, Sequence

AT_ONCE = 100  # names that it is given before what it writes is read: with more, either would wait for the other


class EndedError(Exception):
    """The program has ended, or cannot be started."""


class Program:
    """One running program. It ends when this process does, as nothing can come through the pipe any more."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str]) -> None:
        try:
            output, terminal = os.openpty()
        except (AttributeError, OSError) as error:
            raise EndedError(f"no terminal: {error}") from error
        self._output = os.fdopen(output, "rb", buffering=0)
        try:
            tty.setraw(terminal)  # line ends as they are written
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=terminal, stderr=subprocess.DEVNULL, env=environment
            )
        except OSError as error:
            self._output.close()
            raise EndedError(str(error)) from error
        finally:
            os.close(terminal)
        self._pages = 0
        self._lock = threading.Lock()

    def read(self, images: Sequence[str], blank: str) -> tuple[list[int], str]:
        """Its table of the words of the images, and the number that each of them has in it.

        `blank`: an image without words; that it has been read says that those before it have.
        """
        numbers: list[int] = []
        tables: list[str] = []
        with self._lock:
            try:
                for at in range(0, len(images), AT_ONCE):
                    some = images[at : at + AT_ONCE]
                    numbers += range(self._pages + 1, self._pages + 1 + len(some))
                    tables.append(self._answer([*some, blank]))
                return numbers, "".join(tables)
            except (OSError, ValueError) as error:
                self.end()
                raise EndedError(str(error)) from error
            except BaseException:  # what it goes on to write would be taken for the next answer
                self.end()
                raise

    def _answer(self, images: Sequence[str]) -> str:
        """What it writes until it begins with the last of the images."""
        assert self._process.stdin
        self._pages += len(images)
        self._process.stdin.write(os.fsencode("".join(f"{path}\n" for path in images)))
        self._process.stdin.flush()
        return self._until(b"\n1\t%d\t" % self._pages)

    def _until(self, end: bytes) -> str:
        """What it writes until the line that begins with `end`."""
        written = bytearray(b"\n")
        while end not in written:
            more = self._output.read(1 << 16)
            if not more:
                raise OSError("the program has ended")
            written += more
        return written.decode()

    def end(self) -> None:
        """End the program."""
        self._process.kill()
        self._process.communicate()
        self._output.close()
