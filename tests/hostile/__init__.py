"""Hostile input for the tests of bulk work."""
