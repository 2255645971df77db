"""Writes Vietnamese administrative documents together with their exact truth: a developer's tool, not part of vanthu.

Facts are drawn first, the text is composed from them, and every fact keeps the place where it was written. The truth
therefore never comes from reading the documents.
"""
