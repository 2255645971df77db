"""What people put on the sheet after printing: seal, signature, incoming stamp, handwriting. Drawn, of nobody and no agency."""

from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

from vanthu_factory.words import Dice

SANS = "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"
HAND = "/usr/share/fonts/truetype/croscore/Tinos-Italic.ttf"
RED, BLUE = (205, 30, 40), (28, 44, 150)


def multiply(page: Image.Image, layer: Image.Image, at: tuple[int, int]) -> None:
    """Ink over print: where the layer is white the page stays as it is."""
    box = (at[0], at[1], min(at[0] + layer.width, page.width), min(at[1] + layer.height, page.height))
    if box[0] < 0 or box[1] < 0 or box[2] <= box[0] or box[3] <= box[1]:
        return
    under = np.asarray(page.crop(box), np.float32)
    over = np.asarray(layer.crop((0, 0, box[2] - box[0], box[3] - box[1])), np.float32)
    page.paste(Image.fromarray((under * over / 255).astype(np.uint8)), box[:2])


def seal(diameter: int, words: tuple[str, str], dice: Dice) -> Image.Image:
    """A round red seal: two rings, words on a circle, a star; ink that has not taken everywhere."""
    size = diameter * 2
    image = Image.new("RGB", (size, size), "white")
    draw = ImageDraw.Draw(image)
    for inset, width in ((2, size // 45), (size // 5, size // 90)):
        draw.ellipse((inset, inset, size - inset, size - inset), outline=RED, width=width)
    _on_circle(image, words[0].upper(), size * 0.40, 235, 250)
    font = ImageFont.truetype(SANS, size // 20)
    for i, line in enumerate(words[1].upper().split("|")):
        draw.text((size / 2, size * (0.62 + 0.07 * i)), line, RED, font, anchor="mm")
    _star(draw, (size / 2, size * 0.44), size * 0.12)
    image = image.rotate(dice.between(-18, 18), fillcolor="white", resample=Image.Resampling.BICUBIC).resize(
        (diameter, diameter)
    )
    return _uneven(image, dice)


def _on_circle(image: Image.Image, text: str, radius: float, sweep: float, size: float) -> None:
    font = ImageFont.truetype(SANS, image.width // 15)
    middle = image.width / 2
    for i, char in enumerate(text):
        angle = -90 + sweep * ((i + 0.5) / len(text) - 0.5)
        x, y = (middle + radius * f(math.radians(angle)) for f in (math.cos, math.sin))
        tile = Image.new("L", (image.width // 9,) * 2, 0)
        ImageDraw.Draw(tile).text((tile.width / 2, tile.height / 2), char, 255, font, anchor="mm")
        tile = tile.rotate(-angle - 90, resample=Image.Resampling.BICUBIC)
        image.paste(RED, (int(x - tile.width / 2), int(y - tile.height / 2)), tile)


def _star(draw: ImageDraw.ImageDraw, middle: tuple[float, float], radius: float) -> None:
    points = []
    for i in range(10):
        r = radius if i % 2 == 0 else radius * 0.38
        a = math.radians(-90 + 36 * i)
        points.append((middle[0] + r * math.cos(a), middle[1] + r * math.sin(a)))
    draw.polygon(points, fill=RED)


def _uneven(image: Image.Image, dice: Dice) -> Image.Image:
    """Patches where the pad was dry."""
    random = np.random.default_rng(dice.between(0, 2**31))
    patches = Image.fromarray((random.random((9, 9)) * 255).astype(np.uint8)).resize(image.size, Image.Resampling.BICUBIC)
    strength = 0.35 + 0.65 * np.clip(np.asarray(patches, np.float32) / 150, 0, 1)
    pixels = np.asarray(image, np.float32)
    return Image.fromarray((255 - (255 - pixels) * strength[..., None]).astype(np.uint8))


def signature(width: int, dice: Dice) -> Image.Image:
    """Loops and a flourish in blue ink, with a pen that presses more or less."""
    height = width // 2
    image = Image.new("RGB", (width * 2, height * 2), "white")
    draw = ImageDraw.Draw(image)
    points = _strokes(dice, image.size)
    for i, (a, b) in enumerate(pairwise(points)):
        pressure = 2 + 2.2 * abs(math.sin(i / 9 + dice.between(0, 1)))
        draw.line((*a, *b), fill=BLUE, width=max(2, int(pressure * width / 170)))
    return image.filter(ImageFilter.GaussianBlur(0.8)).resize((width, height))


def _strokes(dice: Dice, size: tuple[int, int]) -> list[tuple[float, float]]:
    width, height = size
    loops, phase = dice.random.uniform(3.2, 6.5), dice.random.uniform(0, 6)
    lean = dice.random.uniform(0.2, 0.6)
    points = []
    for i in range(260):
        t = i / 260
        swing = math.sin(2 * math.pi * loops * t + phase) * (0.32 - 0.2 * t)
        x = 0.08 + 0.72 * t + 0.07 * math.cos(2 * math.pi * loops * t) + lean * 0.2 * (0.5 - swing)
        points.append((x * width, (0.5 - swing) * height))
    tail = points[-1]
    points += [(tail[0] - k * width * 0.011, tail[1] + k * height * 0.004 + 6 * math.sin(k / 5)) for k in range(55)]
    return points


def incoming_stamp(width: int, office: str, day: tuple[int, int], dice: Dice) -> Image.Image:
    """The box stamped on letters that come in: CÔNG VĂN ĐẾN, number and `day` (day, month) by hand."""
    height = int(width * 0.42)
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    draw.rectangle((2, 2, width - 3, height - 3), outline=RED, width=max(2, width // 130))
    font = ImageFont.truetype(SANS, width // 15)
    draw.text((width / 2, height * 0.16), office.upper(), RED, font, anchor="mm")
    draw.text((width / 2, height * 0.38), "CÔNG VĂN ĐẾN", RED, font, anchor="mm")
    for y, label in ((0.62, "Số:.............."), (0.84, "Ngày:.............")):
        draw.text((width * 0.08, height * y), label, RED, font, anchor="lm")
    for y, text in ((0.58, str(dice.between(20, 990))), (0.80, f"{day[0]}/{day[1]}")):
        layer = handwriting(text, int(height * 0.24), dice)
        multiply(image, layer, (int(width * 0.38), int(height * y - layer.height / 2)))
    return image.rotate(dice.random.uniform(-4, 4), fillcolor="white", resample=Image.Resampling.BICUBIC, expand=True)


def handwriting(text: str, height: int, dice: Dice) -> Image.Image:
    """Figures as a pen writes them: each leaning, lifted and sized a little differently, in blue or black."""
    colour = dice.pick([BLUE, BLUE, (40, 40, 60)])
    image = Image.new("RGB", (int(height * 0.62 * len(text)) + height, int(height * 1.8)), "white")
    left = 2.0
    for char in text:
        size = int(height * dice.random.uniform(1.0, 1.25))
        font = ImageFont.truetype(HAND, size)
        tile = Image.new("L", (size * 2, size * 2), 0)
        ImageDraw.Draw(tile).text((size, size), char, 255, font, anchor="mm", stroke_width=max(1, size // 28))
        shear = dice.random.uniform(-0.25, 0.1)
        tile = tile.transform(tile.size, Image.Transform.AFFINE, (1, shear, -shear * size, 0, 1, 0), Image.Resampling.BICUBIC)
        tile = tile.rotate(dice.random.uniform(-9, 7), resample=Image.Resampling.BICUBIC)
        at = (int(left - size * 0.65), int(image.height / 2 - size + dice.random.uniform(-0.08, 0.08) * height))
        image.paste(colour, at, tile)
        left += font.getlength(char) * dice.random.uniform(1.0, 1.2)
    return image.filter(ImageFilter.GaussianBlur(0.7))
