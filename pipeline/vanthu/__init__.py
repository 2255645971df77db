"""Vanthu: Vietnamese administrative reports in, normalised tables out."""

__version__ = "0.1.0"
