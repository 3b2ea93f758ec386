"""Marks in HTML: visitors, code, bars, numbers of edits, the toolbar and its files."""
