"""A page image → what the engine is given: black on white, upright, straight, 200 to 300 dpi; and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from vanthu.ocr.clean import even_paper, scale_for, scaled, without_edges, without_specks
from vanthu.ocr.colour import Blot, without_colour
from vanthu.ocr.engines import Image
from vanthu.ocr.frame import Frame
from vanthu.ocr.skew import skew_of, straightened
from vanthu.types import Box


@dataclass(frozen=True)
class Prepared:
    """`frame` maps the prepared image's pixels to those of the image given; `blots` are in pixels of the image given."""

    image: Image
    frame: Frame
    dpi: float
    blots: tuple[Blot, ...] = ()
    turns: int = 0  # quarter turns clockwise by which the image was turned upright


def prepare(image: NDArray[np.uint8], *, dpi: float) -> Prepared:
    """Clean one page image of `dpi`, grey or BGR; turned pages are found out later, by what is read."""
    grey, blots = without_colour(image, dpi=dpi)
    paper = np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8) if blots else None
    grey = even_paper(without_edges(grey), paper_of=paper)
    grey = without_specks(grey, dpi=dpi)
    factor = scale_for(dpi)
    grey = scaled(grey, factor)
    prepared = Prepared(grey, Frame.scale(1 / factor, 1 / factor), dpi * factor, tuple(blots))
    return _straight(prepared)


def _straight(prepared: Prepared) -> Prepared:
    angle = skew_of(prepared.image)
    if not angle:
        return prepared
    image, back = straightened(prepared.image, angle)
    return replace(prepared, image=image, frame=prepared.frame @ Frame(back))


def turned_upright(image: NDArray[np.uint8], turns: int, *, dpi: float) -> Prepared:
    """As `prepare`, after quarter turns clockwise."""
    upright = np.ascontiguousarray(np.rot90(image, -turns))
    prepared = prepare(upright, dpi=dpi)
    unturn = Frame.unturn(turns, upright.shape[1], upright.shape[0])
    blots = tuple(Blot(b.colour, _pixels(unturn, b)) for b in prepared.blots)
    return replace(prepared, frame=unturn @ prepared.frame, blots=blots, turns=turns % 4)


def _pixels(frame: Frame, blot: Blot) -> tuple[int, int, int, int]:
    left, top, right, bottom = frame.box(Box(*map(float, blot.box)))
    return round(left), round(top), round(right), round(bottom)
