"""From the pixels that were recognised back to points of the page as displayed."""

from __future__ import annotations

from dataclasses import dataclass

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
        a, b = self.matrix[0, 0], self.matrix[0, 1]
        c, d = self.matrix[1, 0], self.matrix[1, 1]
        x, y, _ = self.matrix @ np.array([(box.left + box.right) / 2, (box.top + box.bottom) / 2, 1.0])
        width, height = box.right - box.left, box.bottom - box.top
        if abs(b) > abs(a):
            half_x, half_y = abs(b) * height / 2, abs(c) * width / 2
        else:
            half_x, half_y = np.hypot(a, c) * width / 2, np.hypot(b, d) * height / 2
        return Box(*(round(float(v), 2) for v in (x - half_x, y - half_y, x + half_x, y + half_y)))
