"""A page image → what the engine is given: black on white, upright, straight, 200 to 300 dpi; and the way back."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from vanthu.ocr.clean import even_paper, is_blank, scale_for, scaled, without_edges, without_specks
from vanthu.ocr.colour import Blot, without_colour
from vanthu.ocr.engines import Image
from vanthu.ocr.frame import Frame
from vanthu.ocr.skew import lie_of, skew_of, stands_on_its_head, straightened


@dataclass(frozen=True)
class Prepared:
    """`frame` maps the prepared image's pixels to those of the image given; `blots` are in pixels of the image given.

    `turns`: quarter turns clockwise by which the image was turned upright. `specked`: it had specks all over.
    """

    image: Image
    frame: Frame
    dpi: float
    blots: tuple[Blot, ...] = ()
    turns: int = 0
    specked: bool = False


def prepare(image: NDArray[np.uint8], *, dpi: float, turns: int | None = None) -> Prepared:
    """Clean one page image of `dpi`, grey or BGR, and turn it upright: by so many quarter turns clockwise, or as its lines look.

    The looks of lines may deceive, on a page of pictures or a form: what is read then shows it.
    """
    cleaned = _cleaned(image, dpi)
    if turns is not None:
        turned = _turned(cleaned, turns)
        return _straight(turned, skew_of(turned.image))
    if is_blank(cleaned.image):
        return cleaned
    quarter, skew = lie_of(cleaned.image)
    prepared = _straight(_turned(cleaned, quarter), skew)
    return _turned(prepared, 2) if stands_on_its_head(prepared.image, dpi=prepared.dpi) else prepared


def _cleaned(image: NDArray[np.uint8], dpi: float) -> Prepared:
    grey, blots = without_colour(image, dpi=dpi)
    paper = np.asarray(cv2.cvtColor(image, cv2.COLOR_BGR2GRAY), np.uint8) if blots else None
    grey = even_paper(without_edges(grey), paper_of=paper)
    clean = without_specks(grey, dpi=dpi)
    factor = scale_for(dpi)
    frame = Frame.scale(1 / factor, 1 / factor)
    return Prepared(scaled(clean, factor), frame, dpi * factor, tuple(blots), specked=clean is not grey)


def _straight(prepared: Prepared, angle: float) -> Prepared:
    if not angle:
        return prepared
    image, back = straightened(prepared.image, angle)
    return replace(prepared, image=image, frame=prepared.frame @ Frame(back))


def _turned(prepared: Prepared, turns: int) -> Prepared:
    """The same after quarter turns clockwise."""
    if not turns:
        return prepared
    image = np.ascontiguousarray(np.rot90(prepared.image, -turns))
    unturn = Frame.unturn(turns, image.shape[1], image.shape[0])
    return replace(prepared, image=image, frame=prepared.frame @ unturn, turns=(prepared.turns + turns) % 4)
