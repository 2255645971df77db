"""From the pixels that were recognised back to points of the page as displayed."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from vanthu.types import Box


@dataclass(frozen=True)
class Frame:
    """An affine map, 3×3, for column vectors (x, y, 1)."""

    matrix: NDArray[np.float64]

    def __matmul__(self, first: Frame) -> Frame:
        """The map that applies `first`, then this one."""
        return Frame(self.matrix @ first.matrix)

    @classmethod
    def scale(cls, x: float, y: float) -> Frame:
        return cls(np.diag([x, y, 1.0]))

    @classmethod
    def unturn(cls, turns: int, width: float, height: float) -> Frame:
        """From an image turned by quarter turns clockwise (now `width` × `height`) back to the image before.

        >>> Frame.unturn(1, 200, 100).box(Box(190, 0, 200, 10))  # top right now; it was top left
        Box(left=0.0, top=0.0, right=10.0, bottom=10.0)
        """
        back: dict[int, list[list[float]]] = {
            0: [[1, 0, 0], [0, 1, 0]],
            1: [[0, 1, 0], [-1, 0, width]],
            2: [[-1, 0, width], [0, -1, height]],
            3: [[0, -1, height], [1, 0, 0]],
        }
        return cls(np.array([*back[turns % 4], [0, 0, 1]], np.float64))

    def box(self, box: Box) -> Box:
        """The box's place: turned about its middle, size kept, so that a skewed page does not blow boxes up.

        >>> Frame.scale(0.5, 0.5).box(Box(10, 20, 30, 40))
        Box(left=5.0, top=10.0, right=15.0, bottom=20.0)
        """
        (a, b, x0), (c, d, y0), right_angled, wide, tall = self._parts
        x, y = (box.left + box.right) / 2, (box.top + box.bottom) / 2
        x, y = a * x + b * y + x0, c * x + d * y + y0
        width, height = box.right - box.left, box.bottom - box.top
        half_x, half_y = (wide * height / 2, tall * width / 2) if right_angled else (wide * width / 2, tall * height / 2)
        return Box(round(x - half_x, 2), round(y - half_y, 2), round(x + half_x, 2), round(y + half_y, 2))

    @cached_property
    def _parts(self) -> tuple[list[float], list[float], bool, float, float]:
        """The matrix as plain numbers, which are mapped ten times as fast; whether it turns by a quarter; how it scales what becomes width and height."""
        (a, b, _), (c, d, _) = rows = self.matrix[:2].tolist()
        if abs(b) > abs(a):
            return (*rows, True, abs(b), abs(c))
        return (*rows, False, math.hypot(a, c), math.hypot(b, d))
