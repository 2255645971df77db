"""Errors that end a run or a file, each with an exit code and what to do next.

What goes wrong inside a document is data (`vanthu.types.Problem`), not an exception.
"""

from __future__ import annotations

from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """Exit codes of the command `vanthu`."""

    OK = 0
    SOME_FAILED = 1  # the run ended, but at least one file could not be read
    USAGE = 2  # wrong arguments
    NO_INPUT = 3  # nothing to read at the paths given
    MISSING_PROGRAM = 4  # a system program is needed and not there
    CANNOT_WRITE = 5  # the output folder or database cannot be written
    BELOW_FLOOR = 6  # an evaluation fell below its floor
    INTERNAL = 70  # a fault of vanthu itself
    INTERRUPTED = 130  # stopped by Ctrl-C


class VanthuError(Exception):
    """A message for the user that says what to do; ends the run with `exit_code`."""

    exit_code: ExitCode = ExitCode.USAGE


class NoInputError(VanthuError):
    exit_code = ExitCode.NO_INPUT


class MissingProgramError(VanthuError):
    exit_code = ExitCode.MISSING_PROGRAM


class CannotWriteError(VanthuError):
    exit_code = ExitCode.CANNOT_WRITE


class ReadError(Exception):
    """One file cannot be read. `run` turns it into a problem row and a failed document.

    `code` is one of the stable problem codes: empty, truncated, encrypted, unsupported, corrupt, too_large, hostile,
    missing_program, unreadable.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def place(error: BaseException) -> str:
    """The file and line an exception came from: what a stack trace says, in two words."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"


def fault(error: BaseException) -> str:
    """A fault of vanthu itself in one line: the error's type, its words and its place."""
    return f"{type(error).__name__}: {error} ({place(error)})"
