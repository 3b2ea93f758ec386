"""The formats of articles, a module each: a text becomes a doctree."""
