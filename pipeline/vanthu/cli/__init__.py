"""The command `vanthu`. Only this package reads arguments and the environment; imports are late so that `--help` is quick."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from vanthu.errors import ExitCode, VanthuError, place

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

# What the machine refuses, not what vanthu did wrong.
_REFUSED = (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EISDIR, errno.EFBIG)
_STOPPED = "stopped; what was done is kept, the same command goes on from here."


def _terminate(number: int, frame: object) -> None:
    sys.exit(128 + number)


def _send_again(ignored: UnraisableHookArgs) -> None:
    """Python swallows what a signal raises inside a destructor, and the run would never stop: the signal is sent again."""
    number = {KeyboardInterrupt: signal.SIGINT, SystemExit: signal.SIGTERM}.get(ignored.exc_type)
    if number is None:
        sys.__unraisablehook__(ignored)
    else:  # a moment later: sent from here, it would be swallowed too
        threading.Timer(0.05, os.kill, (os.getpid(), number)).start()


def main() -> None:
    """Run the command; a `VanthuError` ends it with its message and exit code, never with a stack trace."""
    signal.signal(signal.SIGTERM, _terminate)  # so that workers are ended and the store is closed
    sys.unraisablehook = _send_again
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # a terminal without Vietnamese letters ends no run
    try:
        from vanthu.cli.app import app

        app()
    except VanthuError as error:
        _end(str(error), error.exit_code)
    except KeyboardInterrupt:
        _end(_STOPPED, ExitCode.INTERRUPTED)
    except SystemExit as end:
        if end.code == ExitCode.INTERRUPTED:  # typer makes this of Ctrl-C, without a word
            _end(_STOPPED, ExitCode.INTERRUPTED)
        raise
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _REFUSED:
            sys.unraisablehook = lambda _: None  # what is cleared away fails in the same way, and Python would trace it
            where = error.filename or "the standard output"
            _end(f"{where} cannot be written: {error.strerror}. Make room, or give another place.", ExitCode.CANNOT_WRITE)
        # A stack trace tells a clerk nothing; the place does tell whoever is to mend it.
        print(f"vanthu: a fault of vanthu itself: {type(error).__name__}: {error} ({place(error)})", file=sys.stderr)
        _end("what was read is kept; the same command goes on from here. Please report this line.", ExitCode.INTERNAL)


def _end(message: str, code: ExitCode) -> NoReturn:
    shown = "".join(c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in message)
    print(f"vanthu: {shown}", file=sys.stderr)  # file names may hold what a terminal acts on
    try:
        sys.stdout.flush()
    except OSError:  # a full disk is said once, not again for what is left, nor by what is cleared away
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - it ends with the process
    sys.exit(code)
