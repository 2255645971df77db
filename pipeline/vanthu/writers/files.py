"""A file that stands under its name only when it is complete."""

from __future__ import annotations

from pathlib import Path


class PartFile:
    """Write to `part`; `keep` puts it in the place of `path` in one step, `drop` removes it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.part = path.with_name(path.name + ".part")

    def keep(self) -> None:
        self.part.replace(self.path)

    def drop(self) -> None:
        self.part.unlink(missing_ok=True)
