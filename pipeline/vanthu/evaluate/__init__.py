"""How right the tables are: precision, recall and F1 a table, accuracy a column, calibration, every miss with its words.

>>> from pathlib import Path
>>> shown, code = command(Path("no-such-output"), [])
>>> code
1
"""

from vanthu.evaluate.changes import changes
from vanthu.evaluate.commands import command, compare_command
from vanthu.evaluate.evaluation import Evaluation, evaluate
from vanthu.evaluate.floors import below_floor
from vanthu.evaluate.report import text_report

__all__ = ["Evaluation", "below_floor", "changes", "command", "compare_command", "evaluate", "text_report"]
