"""`python -m vanthu.evaluate OUT GOLD…` and `python -m vanthu.evaluate compare A.json B.json`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from vanthu.evaluate.commands import command, compare_command


def main(arguments: list[str]) -> int:
    if arguments[:1] == ["compare"]:
        parser = argparse.ArgumentParser(
            prog="vanthu.evaluate compare", description="Facts gained and lost between two reports."
        )
        parser.add_argument("before", type=Path)
        parser.add_argument("after", type=Path)
        two = parser.parse_args(arguments[1:])
        shown, code = compare_command(two.before, two.after)
    else:
        shown, code = command(**vars(_options(arguments)))
    print(shown)
    return code


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="vanthu.evaluate", description="Score the tables in OUT against gold files.")
    parser.add_argument("out", type=Path)
    parser.add_argument("golds", type=Path, nargs="+", help="*.gold.json files or folders of them")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.add_argument("--verbose", action="store_true", help="every document, every miss and false alarm")
    parser.add_argument("--all-files", action="store_true", help="score a document in each of its forms")
    parser.add_argument("--floors", type=Path, help="JSON of the least figures; exit code 1 below them")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
