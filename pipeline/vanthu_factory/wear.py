"""What happens to paper: seal and signature, skew, shade, noise, photocopying. Composable, seeded, and honest about geometry."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from vanthu_factory.words import Dice

Pixels = NDArray[np.uint8]
Matrix = NDArray[np.float64]
PAPER = 250


@dataclass(frozen=True)
class Wear:
    """How a page was scanned and what had happened to it before. Strengths are 0 (none) to 1."""

    dpi: int = 200
    turn: int = 0  # degrees clockwise: 0, 90, 180, 270
    skew: float = 0.0  # degrees
    perspective: float = 0.0
    noise: float = 0.0
    grey: bool = False
    quality: int = 75
    shade: float = 0.0
    photocopy: float = 0.0
    bleed: float = 0.0
    punch_holes: bool = False
    fold: bool = False
    fax: bool = False
    edges: bool = False
    seal: bool = True
    signature: bool = True
    incoming_stamp: bool = False
    handwritten: bool = False  # number and day filled in by hand


def draw_wear(dice: Dice) -> Wear:
    """A scan as an office makes it: mostly plain, seldom several faults at once."""
    fault = dice.pick(["none", "none", "photocopy", "shade", "perspective", "bleed", "fax", "fold"])
    return Wear(
        dpi=dice.pick([150, 200, 200, 300]),
        turn=dice.pick([0] * 14 + [90, 180]),
        skew=dice.random.uniform(-1.6, 1.6) if dice.chance(0.6) else 0.0,
        perspective=dice.random.uniform(0.2, 0.8) if fault == "perspective" else 0.0,
        noise=dice.pick([0, 0.2, 0.5]),
        grey=dice.chance(0.45) or fault in ("photocopy", "fax"),
        quality=dice.pick([55, 70, 80]),
        shade=dice.random.uniform(0.15, 0.5) if fault == "shade" else 0.0,
        photocopy=dice.random.uniform(0.2, 0.9) if fault == "photocopy" else 0.0,
        bleed=dice.random.uniform(0.1, 0.4) if fault == "bleed" else 0.0,
        punch_holes=dice.chance(0.15),
        fold=fault == "fold",
        fax=fault == "fax",
        edges=dice.chance(0.2),
        seal=dice.chance(0.85),
        signature=dice.chance(0.9),
        incoming_stamp=dice.chance(0.15),
        handwritten=dice.chance(0.35),
    )


@dataclass
class Sheet:
    """A page under way: its pixels, and the matrix that takes a place on the clean page (in pixels) to its place now."""

    pixels: Pixels
    matrix: Matrix

    def warped(self, matrix: Matrix, paper: int = PAPER) -> None:
        """Move every pixel by a 3 x 3 matrix; what comes in from outside has the grey level `paper`."""
        height, width = self.pixels.shape[:2]
        moved = cv2.warpPerspective(self.pixels, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(paper,) * 3)
        self.pixels, self.matrix = np.asarray(moved, np.uint8), matrix @ self.matrix

    def turned(self, degrees: int) -> None:
        """Turn the sheet clockwise by a multiple of 90 degrees."""
        for _ in range(degrees // 90 % 4):
            height = self.pixels.shape[0]
            self.pixels = np.ascontiguousarray(np.rot90(self.pixels, -1))
            self.matrix = np.array([[0.0, -1.0, height], [1.0, 0.0, 0.0], [0.0, 0.0, 1.0]]) @ self.matrix


def wear(pixels: Pixels, how: Wear, dice: Dice, *, back: Pixels | None = None) -> tuple[Pixels, Matrix]:
    """The page (RGB) as scanned, and where its places have gone; `back` is the other side of the sheet, which may shine through."""
    random = np.random.default_rng(dice.between(0, 2**31))
    if how.bleed and back is not None:
        pixels = _bleed(pixels, back, how.bleed)
    if how.punch_holes:
        pixels = _punch_holes(pixels, how.dpi)
    if how.fold:
        pixels = _fold(pixels, random)
    if how.photocopy:
        pixels = _photocopy(pixels, how.photocopy * min(how.dpi / 200, 1.0), random)
    if how.fax:
        pixels = _fax(pixels, random)
    sheet = Sheet(pixels, np.eye(3))
    if how.perspective:
        _perspective(sheet, how.perspective, random)
    if how.skew:
        _skew(sheet, how.skew)
    sheet.pixels = _exposed(sheet.pixels, how, random)
    sheet.turned(how.turn)
    return sheet.pixels, sheet.matrix


def _exposed(pixels: Pixels, how: Wear, random: np.random.Generator) -> Pixels:
    """What the scanner adds: its lid, its light, its grain, its grey."""
    if how.edges:
        pixels = _edges(pixels, random)
    if how.shade:
        pixels = _shade(pixels, how.shade, random)
    if how.noise:
        pixels = _noise(pixels, how.noise, random)
    if how.grey:
        pixels = np.asarray(cv2.cvtColor(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB), np.uint8)
    return pixels


def as_image(pixels: Pixels, how: Wear) -> Image.Image:
    image = Image.fromarray(pixels)
    return image.convert("L") if how.grey else image


def _skew(sheet: Sheet, degrees: float) -> None:
    height, width = sheet.pixels.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    sheet.warped(np.vstack([np.asarray(turn, float), [0.0, 0.0, 1.0]]))


def _perspective(sheet: Sheet, strength: float, random: np.random.Generator) -> None:
    """A photograph by hand: corners move inwards, the table shows at the edges."""
    height, width = sheet.pixels.shape[:2]
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    inward = np.array([[1, 1], [-1, 1], [-1, -1], [1, -1]], np.float32)
    moved = corners + inward * random.uniform(0, 0.035 * strength * width, (4, 2)).astype(np.float32)
    sheet.warped(np.asarray(cv2.getPerspectiveTransform(corners, moved), float), 70)


def _shade(pixels: Pixels, strength: float, random: np.random.Generator) -> Pixels:
    """Light from one side, and the shadow of a hand or a book's spine."""
    height, width = pixels.shape[:2]
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    angle = random.uniform(0, 2 * np.pi)
    ramp = (np.cos(angle) * (x - 0.5) + np.sin(angle) * (y - 0.5)) + 0.5
    spot = np.exp(-(((x - random.uniform(0, 1)) / 0.35) ** 2 + ((y - random.uniform(0, 1)) / 0.35) ** 2))
    light = 1 - strength * np.clip(0.7 * ramp + 0.5 * spot, 0, 1)
    return np.asarray(pixels * light[..., None], np.uint8)


def _noise(pixels: Pixels, strength: float, random: np.random.Generator) -> Pixels:
    grain = np.asarray(random.normal(0, 16 * strength, pixels.shape[:2]), np.float32)
    return np.asarray(np.clip(pixels + grain[..., None], 0, 255), np.uint8)


def _photocopy(pixels: Pixels, strength: float, random: np.random.Generator) -> Pixels:
    """Broken strokes, black specks, and a background that is grey in clouds."""
    grey = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), np.float32)
    height, width = grey.shape
    clouds = cv2.resize(random.normal(0, 1, (12, 9)).astype(np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    holes = np.asarray(random.normal(0, 1, grey.shape), np.float32)
    worn = cv2.GaussianBlur(grey, (3, 3), 0.6) + 28 * strength * clouds * (grey < 128) + 45 * strength * holes * (grey < 150)
    hard = np.asarray(np.clip((worn - 128) * (1.5 + strength) + 140, 0, 255), np.float32)
    seeds = np.asarray(random.random(grey.shape) < 0.0006 * strength, np.uint8)
    hard[np.asarray(cv2.dilate(seeds, np.ones((2, 2), np.uint8))) > 0] = 30
    return np.asarray(cv2.cvtColor(np.asarray(hard, np.uint8), cv2.COLOR_GRAY2RGB), np.uint8)


def _bleed(pixels: Pixels, back: Pixels, strength: float) -> Pixels:
    mirrored = cv2.resize(np.ascontiguousarray(back[:, ::-1]), (pixels.shape[1], pixels.shape[0]))
    shine = 255 - (255 - cv2.GaussianBlur(mirrored, (5, 5), 1.6).astype(np.float32)) * strength
    return np.asarray(np.minimum(pixels, shine), np.uint8)


def _punch_holes(pixels: Pixels, dpi: int) -> Pixels:
    height = pixels.shape[0]
    holed = pixels.copy()
    for at in (0.5 - 0.135, 0.5 + 0.135):
        cv2.circle(holed, (int(0.45 * dpi), int(at * height)), int(0.11 * dpi), (60, 60, 62), -1, cv2.LINE_AA)
    return holed


def _fold(pixels: Pixels, random: np.random.Generator) -> Pixels:
    """Two creases across the sheet, each a soft shadow with a light line."""
    folded = pixels.astype(np.float32)
    rows = np.arange(pixels.shape[0])
    for at in (1 / 3, 2 / 3):
        middle = pixels.shape[0] * at + random.uniform(-20, 20)
        shadow = 0.12 * np.exp(-(((rows - middle) / 22.0) ** 2)) + 0.2 * np.exp(-(((rows - middle) / 1.6) ** 2))
        folded *= (1 - shadow)[:, None, None]
    return np.asarray(folded, np.uint8)


def _fax(pixels: Pixels, random: np.random.Generator) -> Pixels:
    """Black and white only; lines waver sideways and one is missing now and then."""
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    sharp = np.where(grey < 150, 0, 255).astype(np.uint8)
    shifts = (1.6 * np.sin(np.arange(grey.shape[0]) / random.uniform(60, 140))).astype(int)
    for y in range(grey.shape[0]):
        if shifts[y]:
            sharp[y] = np.roll(sharp[y], shifts[y])
    sharp[random.integers(0, grey.shape[0], 3)] = 255
    return np.asarray(cv2.cvtColor(sharp, cv2.COLOR_GRAY2RGB), np.uint8)


def _edges(pixels: Pixels, random: np.random.Generator) -> Pixels:
    """The dark border of an open scanner lid on one or two sides."""
    worn = pixels.copy()
    size = int(random.uniform(0.006, 0.02) * pixels.shape[1])
    worn[:, -size:] = (worn[:, -size:] * 0.25).astype(np.uint8)
    if random.random() < 0.5:
        worn[:size] = (worn[:size] * 0.35).astype(np.uint8)
    return worn
