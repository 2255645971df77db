"""What an engine's certainty is worth: of words with confidence 0.9, nine in ten are right."""

from __future__ import annotations

import numpy as np

_ENGINE = (0.0, 30.0, 60.0, 80.0, 90.0, 95.0, 97.0, 100.0)
_RIGHT = (0.05, 0.2, 0.5, 0.75, 0.92, 0.985, 0.995, 0.999)


def calibrated(score: float, text: str) -> float:
    """The share of right words among words to which Tesseract gives `score` (0 to 100).

    >>> calibrated(96.5, "Ủy"), calibrated(40, "Uý") < 0.5
    (0.992, True)
    """
    return round(float(np.interp(score, _ENGINE, _RIGHT)), 3)
