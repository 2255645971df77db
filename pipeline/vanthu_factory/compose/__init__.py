"""From dice to reports: facts are drawn, then written down the way clerks do."""

from vanthu_factory.compose.report import compose

__all__ = ["compose"]
