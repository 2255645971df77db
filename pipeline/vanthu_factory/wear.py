"""What happens to paper: seal, signature, skew, noise, shade, photocopying. Composable and seeded."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vanthu_factory.words import Dice

Pixels = NDArray[np.uint8]


@dataclass(frozen=True)
class Wear:
    """How a page was scanned and what had happened to it before."""

    dpi: int = 200
    skew: float = 0.0  # degrees
    noise: float = 0.0  # standard deviation of grey levels
    grey: bool = False
    quality: int = 75
    shade: float = 0.0  # how much darker the dark side is, 0 to 1


def draw_wear(dice: Dice) -> Wear:
    """A scan as an office makes it."""
    return Wear(
        dpi=dice.pick([150, 200, 200, 300]),
        skew=dice.random.uniform(-1.2, 1.2) if dice.chance(0.6) else 0.0,
        noise=dice.pick([0, 4, 8]),
        grey=dice.chance(0.5),
        quality=dice.pick([60, 75, 85]),
        shade=dice.pick([0, 0, 0.15, 0.3]),
    )


def wear(image: Image.Image, how: Wear, dice: Dice, *, last: bool = False) -> Image.Image:
    """The page as scanned."""
    pixels: Pixels = np.asarray(image)
    generator = np.random.default_rng(dice.between(0, 2**31))
    if how.skew:
        height, width = pixels.shape[:2]
        turn = cv2.getRotationMatrix2D((width / 2, height / 2), how.skew, 1.0)
        pixels = cv2.warpAffine(pixels, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=(250, 250, 250)).astype(
            np.uint8
        )
    if how.shade:
        ramp = np.linspace(1.0, 1.0 - how.shade, pixels.shape[1])[None, :, None]
        pixels = (pixels * ramp).astype(np.uint8)
    if how.noise:
        noise = generator.normal(0, how.noise, pixels.shape[:2])[..., None]
        pixels = np.clip(pixels + noise, 0, 255).astype(np.uint8)
    result = Image.fromarray(pixels)
    return result.convert("L") if how.grey else result
