"""The directives and transforms that Sphinx and docutils call, and the articles that wait."""
