"""Texts for readers about the marks of an article: the legend, and the list of changes."""
