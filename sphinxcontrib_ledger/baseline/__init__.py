"""A whole project is compared with an earlier version of itself, page by page.

No page changes its place, name or labels: the marks are put on the doctree that Sphinx makes of
it, by the same steps as those of an article.
"""
