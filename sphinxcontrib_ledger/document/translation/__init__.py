"""Texts of translated documents: what was written, and what Sphinx puts around it."""
