"""The command `vanthu`. Only this package reads arguments and the environment; imports are late so that `--help` is quick."""

from __future__ import annotations

import signal
import sys

from vanthu.errors import ExitCode, VanthuError, place


def _terminate(number: int, frame: object) -> None:
    sys.exit(128 + number)


def main() -> None:
    """Run the command; a `VanthuError` ends it with its message and exit code, never with a stack trace."""
    signal.signal(signal.SIGTERM, _terminate)  # so that workers are ended and the store is closed
    try:
        from vanthu.cli.app import app

        app()
    except VanthuError as error:
        print(f"vanthu: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except Exception as error:  # a stack trace tells a clerk nothing; the place does tell whoever is to mend it
        print(f"vanthu: a fault of vanthu itself: {type(error).__name__}: {error} ({place(error)})", file=sys.stderr)
        print("vanthu: what was read is kept; the same command goes on from here. Please report this line.", file=sys.stderr)
        sys.exit(ExitCode.INTERNAL)
    except KeyboardInterrupt:
        print("vanthu: stopped; the same command goes on from here", file=sys.stderr)
        sys.exit(ExitCode.INTERRUPTED)
