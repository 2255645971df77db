"""Runs that take minutes and are not part of the tests: `python -m tests.stress.NAME` in the project's folder.

throughput: ten thousand one-page reports, documents a second, memory, second run. hostile_mix: five hundred files, twenty-five of them
hostile. killing: runs and workers killed at random moments end with the same tables. scaling: two workers against
one on scans.
"""
