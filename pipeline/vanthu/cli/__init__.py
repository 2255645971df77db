"""The command `vanthu`. Only this package reads arguments and the environment; imports are late so that `--help` is quick."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command; a `VanthuError` ends it with its message and exit code, never with a stack trace."""
    from vanthu.cli.app import app
    from vanthu.errors import ExitCode, VanthuError

    try:
        app()
    except VanthuError as error:
        print(f"vanthu: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        print("vanthu: stopped", file=sys.stderr)
        sys.exit(ExitCode.INTERRUPTED)
