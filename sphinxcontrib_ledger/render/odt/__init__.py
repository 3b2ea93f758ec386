"""Marks in OpenDocument."""
