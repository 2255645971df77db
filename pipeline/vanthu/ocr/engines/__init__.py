"""OCR engines: one module an engine. The folder is the registry.

An engine module has the functions of `Engine`. Words come in the engine's order, boxes in pixels of the image, `line` numbered
within an image, confidence 0 to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

import numpy as np
from numpy.typing import NDArray

from vanthu.errors import MissingProgramError
from vanthu.types import Word

Image = NDArray[np.uint8]  # grey (h, w), bilevel as 0 and 255


class Engine(Protocol):
    """What an engine module provides."""

    def is_available(self) -> bool:
        """Whether its program or library is installed."""
        ...

    def recognise(self, image: Image, *, languages: str, psm: int, dpi: int) -> list[Word]:
        """The words of one upright image."""
        ...

    def recognise_all(self, images: Sequence[Image], *, languages: str, psm: int, dpi: int) -> list[list[Word]]:
        """The words of each of several small images, in one go."""
        ...

    def orientation(self, image: Image, *, dpi: int) -> int:
        """Degrees clockwise by which the image must be turned to stand upright: 0, 90, 180, 270."""
        ...


@cache
def engine(name: str) -> Engine:
    """The engine of that name.

    >>> engine("no-such-engine")
    Traceback (most recent call last):
    vanthu.errors.MissingProgramError: There is no OCR engine 'no-such-engine'.
    """
    if not name.isidentifier() or find_spec(f"{__name__}.{name}") is None:
        raise MissingProgramError(f"There is no OCR engine {name!r}.")
    found = cast(Engine, import_module(f"{__name__}.{name}"))
    if not found.is_available():
        raise MissingProgramError(f"The OCR engine {name!r} is not installed; `vanthu doctor` says what mends it.")
    return found
