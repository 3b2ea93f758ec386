"""Marks in formats without colour: text, manual pages, Texinfo."""
