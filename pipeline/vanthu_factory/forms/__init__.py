"""How a report is put on paper or into a file: one module a format, each with `write(report, path, dice)`."""
