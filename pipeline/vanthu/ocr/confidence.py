"""What an engine's certainty is worth: of words with confidence 0.9, nine in ten are right."""

from __future__ import annotations

import numpy as np

# Fitted on 13,000 words: one report of six pages, rendered at 100 to 300 dpi with noise and blur; not checked on other pages.
_ENGINE = (0.0, 30.0, 60.0, 75.0, 85.0, 90.0, 92.0, 95.0, 96.0, 96.5, 97.0, 100.0)
_RIGHT = (0.1, 0.4, 0.52, 0.6, 0.74, 0.86, 0.92, 0.945, 0.975, 0.988, 0.996, 0.999)
DISAGREED = 0.6  # the most confidence of a word of which there are two readings


def calibrated(score: float, text: str) -> float:
    """The share of right words among words to which Tesseract gives `score` (0 to 100).

    >>> calibrated(96.5, "Ủy"), calibrated(40, "Uý") < 0.5
    (0.988, True)
    """
    return round(float(np.interp(score, _ENGINE, _RIGHT)), 3)


def agreed(one: float, other: float) -> float:
    """The confidence of a word that two readings have. Readings of one page are not independent: agreement takes four fifths of the doubt."""
    return round(max(one, other, 1 - (1 - max(one, other)) / 5), 3)
