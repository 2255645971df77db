"""The command `vanthu`. Only this package reads arguments and the environment; imports are late so that `--help` is quick."""

from __future__ import annotations

import signal
import sys


def _terminate(number: int, frame: object) -> None:
    sys.exit(128 + number)


def main() -> None:
    """Run the command; a `VanthuError` ends it with its message and exit code, never with a stack trace."""
    from vanthu.cli.app import app
    from vanthu.errors import ExitCode, VanthuError

    signal.signal(signal.SIGTERM, _terminate)  # so that workers are ended and the store is closed
    try:
        app()
    except VanthuError as error:
        print(f"vanthu: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("vanthu: stopped", file=sys.stderr)
        sys.exit(ExitCode.INTERRUPTED)
