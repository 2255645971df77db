"""How right the tables are: precision, recall and F1 a table, accuracy a column, calibration, every miss with its words."""

from vanthu.evaluate.changes import changes
from vanthu.evaluate.evaluation import Evaluation, evaluate
from vanthu.evaluate.floors import below_floor
from vanthu.evaluate.report import text_report
from vanthu.evaluate.sources import read_json

__all__ = ["Evaluation", "below_floor", "changes", "evaluate", "read_json", "text_report"]
