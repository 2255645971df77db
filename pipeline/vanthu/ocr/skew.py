"""Pages that lie askew or sideways."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from vanthu.ocr.clean import ink_of
from vanthu.ocr.engines import Image

MOST = 6.0  # degrees
LEAST = 0.15  # degrees; less does not matter
_WIDTH = 700  # pixels of the image that is tried


def skew_of(grey: Image) -> float:
    """Degrees counter-clockwise by which the text lines rise to the right: by this the page must be turned clockwise."""
    ink = _small_ink(grey)
    coarse = _best(ink, np.arange(-MOST, MOST + 0.1, 1.0))
    middle = _best(ink, coarse + np.arange(-0.8, 0.81, 0.2))
    angle = _best(ink, middle + np.arange(-0.15, 0.16, 0.05))
    return angle if abs(angle) >= LEAST else 0.0


def lies_sideways(grey: Image) -> bool:
    """Whether text lines seem to run up or down: rows of ink and paper alternate along x rather than along y."""
    ink = _small_ink(grey)
    return _sharpness(ink.T) > 1.5 * _sharpness(ink)


def _small_ink(grey: Image) -> NDArray[np.float32]:
    scale = _WIDTH / max(1, min(grey.shape))
    small = cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else grey
    return ink_of(np.asarray(small, np.uint8)).astype(np.float32)


def _sharpness(ink: NDArray[np.float32]) -> float:
    """How sharply rows of ink and paper alternate from top to bottom."""
    return float((np.diff(ink.sum(1)) ** 2).sum() / max(1, ink.shape[1]))


def _best(ink: NDArray[np.float32], angles: NDArray[np.float64]) -> float:
    height, width = ink.shape
    scores = []
    for angle in angles.tolist():
        shear = np.array([[1, 0, 0], [np.tan(np.radians(angle)), 1, -np.tan(np.radians(angle)) * width / 2]], np.float32)
        scores.append(_sharpness(np.asarray(cv2.warpAffine(ink, shear, (width, height), flags=cv2.INTER_LINEAR), np.float32)))
    return float(angles[int(np.argmax(scores))])


def straightened(image: NDArray[np.uint8], angle: float) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The image turned clockwise by `angle` degrees about its middle, size kept, and the 3×3 matrix from it back to the original."""
    height, width = image.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    white = 255 if image.ndim == 2 else (255, 255, 255)
    turned = cv2.warpAffine(image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderValue=white)
    return np.asarray(turned, np.uint8), np.vstack([cv2.invertAffineTransform(matrix), [0, 0, 1]])
