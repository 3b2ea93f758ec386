"""Marks in LaTeX: visitors, code, the legend and page references."""
